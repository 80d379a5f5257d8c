//! `toc-title-mismatch`, `toc-entry-unmatched`, `document-not-in-toc`: the table of contents against the documents.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Block, BlockKind, Document};
use crate::structure::Structure;

/// An entry of the table of contents and its document bear different titles.
///
/// One of the two was changed after the other was set. Example: `·牢记使命·` in the table, `·牢使命·` above the text.
pub static TOC_TITLE_MISMATCH: Code = Code {
    name: "toc-title-mismatch",
    family: Family::Source,
    severity: Severity::Warning,
    about: "the table of contents and the document print different titles",
};

/// An entry of the table of contents points to nothing that was found.
///
/// The text is missing from the source, or its head was not recognised. Example: a list of appointments that the
/// table names and no page prints.
pub static TOC_ENTRY_UNMATCHED: Code = Code {
    name: "toc-entry-unmatched",
    family: Family::Source,
    severity: Severity::Warning,
    about: "an entry of the table of contents has no document",
};

/// A document of an issue stands in no table of contents.
///
/// Example: a correction that was added after the table was set; or text that was taken for a document.
pub static DOCUMENT_NOT_IN_TOC: Code = Code {
    name: "document-not-in-toc",
    family: Family::Source,
    severity: Severity::Note,
    about: "the table of contents of the issue does not name the document",
};

/// Compares the table of contents with the documents.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let structure = &records.structure;
    let mut found = Vec::new();
    let parts = Parts::of(structure);
    for entry in &structure.toc {
        match (entry.document, entry.title_matches) {
            (None, _) if parts.lists(&entry.title) => {}
            (None, _) => found.push(Diagnostic::new(
                &TOC_ENTRY_UNMATCHED,
                None,
                entry.span,
                format!("no document has the title “{}”", entry.title),
            )),
            (Some(at), Some(false)) => {
                let title = &structure.documents[at].title;
                let message =
                    format!("the table of contents prints “{}”, the document “{title}”", entry.title);
                found.push(Diagnostic::new(&TOC_TITLE_MISMATCH, Some(at), entry.span, message));
            }
            _ => {}
        }
    }
    if !structure.toc.is_empty() {
        let named: HashSet<usize> = structure.toc.iter().filter_map(|e| e.document).collect();
        let unnamed = structure.documents.iter().enumerate().filter(|(at, _)| !named.contains(at));
        for (at, document) in unnamed.filter(|(_, document)| !parts.have(document)) {
            let message = format!("no entry of the table of contents names “{}”", document.title);
            found.push(Diagnostic::new(&DOCUMENT_NOT_IN_TOC, Some(at), document.title_span, message));
        }
    }
    found
}

/// The headings between documents, in text order, and whether the contents list each with a page, as a whole.
struct Parts<'s>(Vec<(&'s Block, bool)>);

impl<'s> Parts<'s> {
    fn of(structure: &'s Structure) -> Self {
        let titles: HashSet<&str> =
            structure.toc.iter().filter(|e| e.document.is_none()).map(|e| e.title.as_str()).collect();
        if titles.is_empty() {
            return Self(Vec::new());
        }
        let headings =
            structure.blocks.iter().filter(|b| b.kind == BlockKind::Heading && b.document_id.is_none());
        Self(headings.map(|part| (part, titles.contains(part.text.as_str()))).collect())
    }

    /// True for the title of a part that the contents list.
    fn lists(&self, title: &str) -> bool {
        self.0.iter().any(|(part, listed)| *listed && part.text == title)
    }

    /// True for a document below one of those parts, and above the next one.
    fn have(&self, document: &Document) -> bool {
        let above = self.0.partition_point(|(part, _)| part.span.start() < document.span.start());
        self.0[..above].last().is_some_and(|(_, listed)| *listed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    const ISSUE: &str = "云溪区人民政府公报\n\n2021年第3期\n\n目 录\n\n- 1 云溪区人民政府关于甲事的通知\n- 3 云溪区人民政府关于乙项工作的通知\n\n";

    fn document(number: u32, title: &str) -> String {
        format!(
            "云溪区人民政府文件\n\n云溪府发〔2021〕{number}号\n\n{title}\n\n各镇人民政府：\n\n请认真执行。\n\n云溪区人民政府\n\n2021年3月2日\n\n"
        )
    }

    #[test]
    fn titles_that_differ_and_entries_without_a_document() {
        let text = ISSUE.to_owned()
            + &document(1, "云溪区人民政府关于甲事的通知")
            + &document(2, "云溪区人民政府关于乙项的工作通知");
        assert_eq!(codes(&text), ["toc-title-mismatch"]);
        let text = ISSUE.to_owned() + &document(1, "云溪区人民政府关于甲事的通知");
        assert_eq!(codes(&text), ["toc-entry-unmatched"]);
        let text = ISSUE.to_owned()
            + &document(1, "云溪区人民政府关于甲事的通知")
            + &document(2, "云溪区人民政府关于乙项工作的通知")
            + &document(3, "云溪区人民政府关于修建水库大坝的意见");
        assert_eq!(codes(&text), ["document-not-in-toc"]);
    }

    #[test]
    fn a_part_that_is_listed_as_a_whole() {
        let news = "政务要闻\n\n区防汛会议召开\n\n3月8日，全区防汛会议召开，部署有关工作，区长出席会议。\n";
        let text = ISSUE.replace("乙项工作的通知\n", "乙项工作的通知\n- 5 政务要闻\n")
            + &document(1, "云溪区人民政府关于甲事的通知")
            + &document(2, "云溪区人民政府关于乙项工作的通知")
            + news;
        assert_eq!(codes(&text), Vec::<&str>::new());
    }

    #[test]
    fn a_table_that_agrees() {
        let text = ISSUE.to_owned()
            + &document(1, "云溪区人民政府关于甲事的通知")
            + &document(2, "云溪区人民政府关于乙项工作的通知");
        assert_eq!(codes(&text), Vec::<&str>::new());
    }
}
