//! `number-bracket`: a document's own number has other brackets than `〔〕`.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;

/// The year of a document's own number stands in other brackets than `〔〕`.
///
/// GB/T 9704 asks for 〔〕; other brackets are typed or scanned in their place. Example: `云溪府办发[2021]21号`.
pub static NUMBER_BRACKET: Code = Code {
    name: "number-bracket",
    family: Family::Source,
    severity: Severity::Note,
    about: "the document number is printed with other brackets than 〔〕",
};

/// Looks at the printed form of each document's number.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let documents = records.structure.documents.iter().enumerate();
    let odd = documents.filter_map(|(at, d)| {
        let (raw, normal, span) = (d.number_raw.as_ref()?, d.number.as_ref()?, d.number_span?);
        let nonstandard = normal.contains('〔') && !(raw.contains('〔') && raw.contains('〕'));
        nonstandard.then(|| {
            Diagnostic::new(
                &NUMBER_BRACKET,
                Some(at),
                span,
                format!("printed {raw}, the standard form is {normal}"),
            )
        })
    });
    odd.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn brackets() {
        let document = |number: &str| {
            format!(
                "云溪区人民政府文件\n\n{number}\n\n云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n请认真执行。\n"
            )
        };
        assert_eq!(codes(&document("云溪府发[2021]3号")), ["number-bracket"]);
        assert_eq!(codes(&document("云溪府发（2021）3号")), ["number-bracket"]);
        assert_eq!(codes(&document("云溪府发〔2021〕3号")), Vec::<&str>::new());
    }
}
