//! Fills in the ids of a source's records once its source and issue ids are settled.

use super::Structure;
use crate::model::{Document, Source};

/// Sets every id and foreign key inside `structure`; `source.source_id` and `structure.issue.issue_id` are final.
pub fn assign(source: &Source, structure: &mut Structure) {
    let issue_id = structure.issue.as_ref().map(|i| i.issue_id.clone());
    for document in &mut structure.documents {
        let home = issue_id.as_deref().unwrap_or(&source.source_id);
        document.document_id = format!("{home}#{}", document.ordinal);
        document.issue_id = issue_id.clone();
        assign_document(document);
    }
    assign_blocks(source, structure);
    for entry in &mut structure.toc {
        entry.issue_id = issue_id.clone().unwrap_or_default();
        entry.document_id = entry.document.map(|i| structure.documents[i].document_id.clone());
    }
    for (i, diagnostic) in structure.diagnostics.iter_mut().enumerate() {
        diagnostic.diagnostic_id = format!("{}/x{}", source.source_id, i + 1);
        diagnostic.document_id = diagnostic.document.map(|d| structure.documents[d].document_id.clone());
    }
}

fn assign_document(document: &mut Document) {
    let id = document.document_id.clone();
    for attachment in &mut document.attachments {
        attachment.attachment_id = format!("{id}/a{}", attachment.ordinal);
        attachment.document_id = id.clone();
    }
    for i in 0..document.sections.len() {
        let attachment =
            document.sections[i].attachment.map(|a| document.attachments[a].attachment_id.clone());
        let parent = document.sections[i].parent.map(|p| document.sections[p].section_id.clone());
        let section = &mut document.sections[i];
        section.section_id = format!("{}/{}", attachment.as_deref().unwrap_or(&id), section.path);
        section.document_id = id.clone();
        section.attachment_id = attachment;
        section.parent_id = parent;
    }
    for (i, table) in document.tables.iter_mut().enumerate() {
        table.table_id = format!("{id}/t{}", i + 1);
        table.document_id = id.clone();
        table.section_id = table.section.map(|s| document.sections[s].section_id.clone());
        table.attachment_id = table.attachment.map(|a| document.attachments[a].attachment_id.clone());
        for cell in &mut table.cells {
            cell.table_id = table.table_id.clone();
        }
    }
}

fn assign_blocks(source: &Source, structure: &mut Structure) {
    let mut last_of: Vec<Option<usize>> = vec![None; structure.paragraphs.len()];
    for i in 0..structure.blocks.len() {
        structure.blocks[i].block_id = [source.source_id.as_str(), "/b", &(i + 1).to_string()].concat();
        let Some(p) = structure.blocks[i].paragraph else { continue };
        let paragraph = &structure.paragraphs[p];
        let document = paragraph.document.map(|d| &structure.documents[d]);
        let section = document.zip(paragraph.section).map(|(d, s)| d.sections[s].section_id.clone());
        let continues = last_of[p].map(|b| structure.blocks[b].block_id.clone());
        last_of[p] = Some(i);
        let block = &mut structure.blocks[i];
        block.document_id = document.map(|d| d.document_id.clone());
        block.section_id = section;
        block.continues_block_id = continues;
    }
}
