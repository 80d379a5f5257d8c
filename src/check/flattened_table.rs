//! `flattened-table`: a table whose cells ran together.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::BlockKind;

/// The cells of a table stand without a mark between them.
///
/// The text was copied out of a page or a PDF that had them. The lines are one block of kind `table`, and no cell is
/// guessed. Example: `序号项目名称责任单位`, and below it `1河道清淤区水利局`.
pub static FLATTENED_TABLE: Code = Code {
    name: "flattened-table",
    family: Family::Source,
    severity: Severity::Warning,
    about: "the cells of a table ran together; it is kept as one block without cells",
};

/// Every table of which no cells were read.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let paragraphs = records.structure.paragraphs.iter();
    let flattened = paragraphs.filter(|p| p.kind == BlockKind::Table && p.table.is_none());
    let say = |words: &str| {
        let head: String = words.lines().next().unwrap_or_default().chars().take(40).collect();
        format!(
            "the cells of the table “{head}” ran together; take it from a form that marks them, as HTML or DOCX"
        )
    };
    flattened.map(|p| Diagnostic::new(&FLATTENED_TABLE, p.document, p.span(), say(p.str()))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn cells_that_ran_together() {
        let head = "云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n现公布如下。\n\n";
        let rows = "序号项目责任单位\n1河道清淤区水利局\n2学校扩建区教委\n";
        assert_eq!(codes(&format!("{head}{rows}")), ["flattened-table"]);
        let marked = "序号\t项目\t责任单位\n1\t河道清淤\t区水利局\n2\t学校扩建\t区教委\n";
        assert!(!codes(&format!("{head}{marked}")).contains(&"flattened-table"));
    }
}
