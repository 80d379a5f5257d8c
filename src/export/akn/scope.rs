//! [`Scope`]: what stands in the main text of a document, or in one of its attachments, in the order of print.

use std::collections::{BTreeSet, HashMap};

use super::part::{Document, Table};
use crate::export::output::Row;

/// The main text, or an attachment.
pub(super) struct Scope<'a> {
    pub(super) items: Vec<Item<'a>>,
    /// Blocks behind the main text: signature, date, copies.
    pub(super) ends: Vec<Row<'a>>,
}

pub(super) enum Item<'a> {
    Section(Section<'a>),
    /// A block outside every section.
    Text(Row<'a>),
    Table(&'a Table<'a>),
}

/// A section with what is in it.
pub(super) struct Section<'a> {
    pub(super) row: Row<'a>,
    /// Blocks that belong to it without being its text: tables that nobody could take apart.
    pub(super) texts: Vec<Row<'a>>,
    pub(super) tables: Vec<&'a Table<'a>>,
    pub(super) children: Vec<Section<'a>>,
}

/// Blocks that are typesetting.
const TYPESETTING: [&str; 6] = ["masthead", "toc", "imprint", "page_break", "furniture", "blank"];
/// Blocks that the preface has, where they stand before all others.
const HEAD: [&str; 3] = ["organ_header", "document_number", "title"];
/// Blocks that stand in the conclusions.
const ENDS: [&str; 5] = ["attachment_list", "signature", "date_line", "cc", "print_line"];

impl<'a> Scope<'a> {
    /// The main text of a document, or an attachment of it.
    pub(super) fn of(document: &'a Document<'a>, attachment: Option<Row<'a>>) -> Self {
        let id = attachment.and_then(|row| row.text("attachment_id"));
        let is_here = |row: &Row<'_>| row.text("attachment_id") == id;
        let sections: Vec<Row<'a>> = document.sections.iter().copied().filter(is_here).collect();
        let tables: Vec<&'a Table<'a>> = document.tables.iter().filter(|table| is_here(&table.row)).collect();
        let told = Told::of(document, attachment);
        let here = document.blocks.iter().filter(|block| block.attachment == id).map(|block| block.row);
        let blocks: Vec<Row<'a>> = here.filter(|block| !told.has(*block)).collect();
        let (texts, ends) = loose(&blocks, attachment.is_none());
        let uncut: Vec<Row<'a>> =
            blocks.into_iter().filter(|block| block.text("kind") == Some("table")).collect();
        let mut placed: Vec<(usize, Item<'a>)> = Vec::new();
        placed.extend(texts.into_iter().map(|block| (start(block), Item::Text(block))));
        let ids: BTreeSet<_> = sections.iter().map(|row| row.text("section_id")).collect();
        let outside = tables.iter().filter(|table| !ids.contains(&table.row.text("section_id")));
        placed.extend(outside.map(|table| (start(table.row), Item::Table(table))));
        let tree = tree(&sections, &tables, &uncut).into_iter();
        placed.extend(tree.map(|section| (start(section.row), Item::Section(section))));
        placed.sort_by_key(|(at, _)| *at);
        Self { items: placed.into_iter().map(|(_, item)| item).collect(), ends }
    }
}

/// The blocks outside every section: those of the text, and those of the conclusions, which only a main text has.
fn loose<'a>(blocks: &[Row<'a>], is_main: bool) -> (Vec<Row<'a>>, Vec<Row<'a>>) {
    let (mut texts, mut ends) = (Vec::new(), Vec::new());
    let mut is_head = is_main;
    for block in blocks {
        let kind = block.text("kind").unwrap_or_default();
        let is_in_section = block.text("section_id").is_some();
        if TYPESETTING.contains(&kind) || is_head && HEAD.contains(&kind) {
            continue;
        }
        if !is_in_section {
            let list = if is_main && !is_head && ENDS.contains(&kind) { &mut ends } else { &mut texts };
            list.push(*block);
        }
        is_head = false;
    }
    (texts, ends)
}

fn start(row: Row<'_>) -> usize {
    row.number("byte_start")
}

/// What stands elsewhere than in its block: in a table, its caption, the heading of an attachment.
struct Told<'a> {
    /// Where the tables are, from the first.
    tables: Vec<(usize, usize)>,
    captions: BTreeSet<&'a str>,
    attachment: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of(document: &Document<'a>, attachment: Option<Row<'a>>) -> Self {
        let rows = || document.tables.iter().map(|table| table.row);
        let mut tables: Vec<_> = rows().map(|row| (start(row), row.number("byte_end"))).collect();
        tables.sort_unstable();
        let captions = rows().filter_map(|row| row.text("caption")).collect();
        Self { tables, captions, attachment: attachment.map(|row| row.text("title").unwrap_or_default()) }
    }

    /// True for a block whose text stands elsewhere; that of one which goes on behind a page stands in the first.
    fn has(&self, block: Row<'_>) -> bool {
        let text = block.text("text").unwrap_or_default();
        block.text("continues_block_id").is_some()
            || match block.text("kind").unwrap_or_default() {
                "table" => self.is_table(start(block), block.number("byte_end")),
                "table_caption" => self.captions.contains(text),
                "attachment_mark" => self.attachment.is_some(),
                "title" => self.attachment == Some(text),
                _ => false,
            }
    }

    /// True when a table is printed there, at least in part.
    fn is_table(&self, from: usize, to: usize) -> bool {
        let before = self.tables.partition_point(|(start, _)| *start < to);
        before.checked_sub(1).and_then(|at| self.tables.get(at)).is_some_and(|(_, end)| from < *end)
    }
}

/// The sections at the top, with those below them.
fn tree<'a>(sections: &[Row<'a>], tables: &[&'a Table<'a>], texts: &[Row<'a>]) -> Vec<Section<'a>> {
    let place: HashMap<&str, usize> =
        sections.iter().enumerate().filter_map(|(at, row)| Some((row.text("section_id")?, at))).collect();
    let of = |row: Row<'a>, column| row.text(column).and_then(|id| place.get(id).copied());
    let mut all: Vec<Option<Section<'a>>> = sections
        .iter()
        .map(|row| Some(Section { row: *row, texts: Vec::new(), tables: Vec::new(), children: Vec::new() }))
        .collect();
    for table in tables {
        if let Some(Some(section)) = of(table.row, "section_id").and_then(|at| all.get_mut(at)) {
            section.tables.push(table);
        }
    }
    for text in texts {
        if let Some(Some(section)) = of(*text, "section_id").and_then(|at| all.get_mut(at)) {
            section.texts.push(*text);
        }
    }
    let mut top = Vec::new();
    // From the last: whatever is below a section stands behind it, and is in it by then, the last first.
    for at in (0..all.len()).rev() {
        let Some(mut section) = all[at].take() else { continue };
        section.children.reverse();
        match of(section.row, "parent_id")
            .filter(|parent| *parent < at)
            .and_then(|parent| all.get_mut(parent))
        {
            Some(Some(parent)) => parent.children.push(section),
            _ => top.push(section),
        }
    }
    top.reverse();
    top
}
