//! `attachment-missing`: an attachment is announced and not printed.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;

/// A list names an attachment that is not printed, and does not say that it is left out.
///
/// Example: `附件：1.甲表 2.乙表`, and only one 附件 behind the signature.
pub static ATTACHMENT_MISSING: Code = Code {
    name: "attachment-missing",
    family: Family::Source,
    severity: Severity::Warning,
    about: "an attachment is listed, not marked 略, and not printed",
};

/// Looks for the body of each attachment.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, document) in records.structure.documents.iter().enumerate() {
        for attachment in document.attachments.iter().filter(|a| !a.omitted && a.body.is_none()) {
            let message = format!(
                "attachment {} “{}” is announced and not printed",
                attachment.ordinal, attachment.title
            );
            found.push(Diagnostic::new(&ATTACHMENT_MISSING, Some(at), attachment.span, message));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn announced_and_printed() {
        let head = "云溪区人民政府文件\n\n云溪府发〔2021〕3号\n\n云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n请认真执行。\n\n";
        let signature = "云溪区人民政府\n\n2021年3月2日\n\n";
        assert_eq!(codes(&format!("{head}附件：任务分工表\n\n{signature}")), ["attachment-missing"]);
        assert_eq!(codes(&format!("{head}附件：任务分工表（略）\n\n{signature}")), Vec::<&str>::new());
        assert_eq!(
            codes(&format!("{head}附件：任务分工表\n\n{signature}附件\n\n任务分工表\n\n一、由甲镇办理。\n")),
            Vec::<&str>::new()
        );
    }
}
