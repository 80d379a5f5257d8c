//! `unknown-block`: text of which nothing was recognised.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{BlockKind, SourceKind};

/// A block of text belongs to no document and to no front matter.
///
/// Our grammar does not know the form, or the text is no gazette. Example: a letter to the editor between two documents.
pub static UNKNOWN_BLOCK: Code = Code {
    name: "unknown-block",
    family: Family::Parser,
    severity: Severity::Note,
    about: "a block was recognised as nothing",
};

/// Every unknown block of a source that is otherwise understood; one for a source that is not.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let structure = &records.structure;
    let unknown = structure.blocks.iter().filter(|b| b.kind == BlockKind::Unknown && !b.span.is_empty());
    let most = if structure.kind == SourceKind::Unknown { 1 } else { usize::MAX };
    let say =
        |words: &str| format!("nothing was recognised in “{}”", words.chars().take(40).collect::<String>());
    unknown.take(most).map(|b| Diagnostic::new(&UNKNOWN_BLOCK, None, b.span, say(&b.text))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn text_that_is_no_gazette() {
        assert_eq!(codes("lorem ipsum\n\ndolor sit amet\n"), ["unknown-block"]);
        assert_eq!(
            codes("云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n请认真执行。\n"),
            Vec::<&str>::new()
        );
    }
}
