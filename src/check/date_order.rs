//! `date-order`: dates of a document that cannot follow each other so.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Date, Document, Issue};

/// Dates of a document contradict each other.
///
/// A document is numbered, signed, printed, published in this order, and takes effect not before it is signed.
/// Example: signed on 2021-03-02 and printed on 2021-02-28.
pub static DATE_ORDER: Code = Code {
    name: "date-order",
    family: Family::Source,
    severity: Severity::Warning,
    about: "the year of the number, the dates of signature, printing and publication, or the meeting's date do not follow each other",
};

/// Compares the dates of each document with one another and with the issue's.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let issue = records.structure.issue.as_ref();
    let documents = records.structure.documents.iter().enumerate();
    documents
        .filter_map(|(at, d)| {
            Some(Diagnostic::new(
                &DATE_ORDER,
                Some(at),
                d.number_span.unwrap_or(d.title_span),
                contradiction(d, issue)?,
            ))
        })
        .collect()
}

fn contradiction(document: &Document, issue: Option<&Issue>) -> Option<String> {
    let published = issue.and_then(|i| i.published_date);
    let year_after =
        |date: Option<Date>| date.zip(document.number_year).filter(|(d, year)| i32::from(d.year()) < *year);
    if let Some((signed, year)) = year_after(document.signed_date) {
        return Some(format!("numbered in {year} and signed on {signed}"));
    }
    let pairs = [
        (document.signed_date, "signed", document.printed_date, "printed"),
        (document.signed_date, "signed", published, "published"),
        (document.printed_date, "printed", published, "published"),
    ];
    pairs.into_iter().find_map(|(first, a, second, b)| {
        let (first, second) = first.zip(second)?;
        (second < first).then(|| format!("{a} on {first} and {b} on {second}, which is earlier"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn signed_before_printed() {
        let document = |signed: &str, printed: &str| {
            format!(
                "云溪区人民政府文件\n\n云溪府发〔2021〕3号\n\n云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n请认真执行。\n\n云溪区人民政府\n\n{signed}\n\n抄送：区委办公室。\n\n云溪区人民政府办公室{printed}印发\n"
            )
        };
        assert_eq!(codes(&document("2021年3月2日", "2021年2月28日")), ["date-order"]);
        assert_eq!(codes(&document("2020年3月2日", "2021年3月2日")), ["date-order"]);
        assert_eq!(codes(&document("2021年3月2日", "2021年3月2日")), Vec::<&str>::new());
    }
}
