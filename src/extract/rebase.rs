//! Gives the records of a source other ids, when its content or its issue stands a second time in a run.

use super::SourceRecords;
use crate::model::Document;

/// What the ids of a source begin with, before and after.
struct Rebase<'a> {
    source: (&'a str, &'a str),
    issue: (&'a str, &'a str),
}

impl Rebase<'_> {
    /// Puts the new beginning before what follows the old one.
    fn id(&self, id: &mut String) {
        for (old, new) in [self.issue, self.source] {
            let rest = id.strip_prefix(old).filter(|rest| rest.is_empty() || rest.starts_with(['#', '/']));
            if let Some(rest) = rest.filter(|_| !old.is_empty()) {
                *id = format!("{new}{rest}");
                return;
            }
        }
    }

    fn maybe(&self, id: &mut Option<String>) {
        if let Some(id) = id {
            self.id(id);
        }
    }

    fn document(&self, document: &mut Document) {
        self.id(&mut document.document_id);
        self.maybe(&mut document.issue_id);
        for attachment in &mut document.attachments {
            self.id(&mut attachment.attachment_id);
            self.id(&mut attachment.document_id);
        }
        for section in &mut document.sections {
            self.id(&mut section.section_id);
            self.id(&mut section.document_id);
            self.maybe(&mut section.parent_id);
            self.maybe(&mut section.attachment_id);
        }
        for table in &mut document.tables {
            self.id(&mut table.table_id);
            self.id(&mut table.document_id);
            self.maybe(&mut table.section_id);
            self.maybe(&mut table.attachment_id);
            table.cells.iter_mut().for_each(|cell| self.id(&mut cell.table_id));
        }
    }
}

/// Puts the ids of a list of records under their new beginning: those that are always there, and those that may be.
macro_rules! rebase {
    ($rebase:ident, $list:expr, [$($id:ident)*], [$($maybe:ident)*]) => {
        for row in &mut $list {
            $($rebase.id(&mut row.$id);)*
            $($rebase.maybe(&mut row.$maybe);)*
        }
    };
}

impl SourceRecords {
    /// Puts every id under `source_id` and, where the source prints an issue, under `issue_id`.
    pub fn rebase(&mut self, source_id: &str, issue_id: Option<&str>) {
        let old_source = self.source.source_id.clone();
        let old_issue = self.structure.issue.as_ref().map_or(String::new(), |issue| issue.issue_id.clone());
        let issue = (old_issue.as_str(), issue_id.unwrap_or(&old_issue));
        let r = Rebase { source: (&old_source, source_id), issue };
        r.id(&mut self.source.source_id);
        if let Some(issue) = &mut self.structure.issue {
            r.id(&mut issue.issue_id);
        }
        rebase!(r, self.structure.toc, [issue_id], [document_id]);
        rebase!(r, self.structure.blocks, [block_id], [document_id section_id continues_block_id]);
        self.structure.documents.iter_mut().for_each(|document| r.document(document));
        rebase!(r, self.structure.diagnostics, [diagnostic_id], [document_id]);
        rebase!(r, self.responsibilities, [responsibility_id document_id], [section_id]);
        rebase!(r, self.citations, [citation_id document_id], [section_id]);
        rebase!(r, self.appointments, [appointment_id document_id], []);
        rebase!(r, self.people, [], [document_id issue_id]);
        rebase!(r, self.targets, [target_id document_id], [section_id]);
        rebase!(r, self.milestones, [milestone_id document_id], [section_id]);
        rebase!(r, self.events, [event_id document_id], [section_id table_id]);
        rebase!(r, self.contacts, [], [document_id issue_id]);
        rebase!(r, self.mentions, [mention_id block_id], [document_id section_id]);
        rebase!(r, self.diagnostics, [diagnostic_id], [document_id]);
    }
}

#[cfg(test)]
mod tests {
    /// Every text in the fields of the records that begins with `start`.
    fn found(records: &super::SourceRecords, start: &str) -> usize {
        format!("{records:?}").matches(&format!("\"{start}")).count()
    }

    #[test]
    fn every_id_gets_the_new_beginning() {
        let text = std::fs::read_to_string("raw/yunxi-2021-03.txt").unwrap();
        let mut records = crate::parse(&text);
        let (source, issue) =
            (records.source.source_id.clone(), records.structure.issue.as_ref().unwrap().issue_id.clone());
        let organs = found(&records, &format!("{source}~"));
        assert_eq!(organs, 0);
        // The hash of the content, of which the id is a part, stays.
        let (sources, issues) = (found(&records, &source) - 1, found(&records, &issue));
        records.rebase(&format!("{source}~2"), Some(&format!("{issue}~2")));
        assert_eq!(found(&records, &format!("{source}~2")), sources);
        assert_eq!(found(&records, &format!("{issue}~2")), issues);
    }
}
