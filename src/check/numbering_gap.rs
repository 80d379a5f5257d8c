//! `numbering-gap`: the numbers of siblings leave one out, or print one twice.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Document, Section, SectionStyle};

/// Sibling units of one style do not count on: a number is left out or printed twice.
///
/// A page may be missing, or a label was misprinted. Example: （一）（二）（四）.
pub static NUMBERING_GAP: Code = Code {
    name: "numbering-gap",
    family: Family::Source,
    severity: Severity::Warning,
    about: "the numbers of sibling units leave one out or repeat one",
};

/// Compares each unit's number with that of the sibling before it.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, document) in records.structure.documents.iter().enumerate() {
        found.extend(
            breaks(document)
                .map(|(section, message)| Diagnostic::new(&NUMBERING_GAP, Some(at), section.span, message)),
        );
    }
    found
}

fn breaks(document: &Document) -> impl Iterator<Item = (&Section, String)> {
    let mut last: HashMap<(Option<usize>, Option<usize>, SectionStyle), &Section> = HashMap::new();
    let mut articles: HashMap<Option<usize>, &Section> = HashMap::new();
    document.sections.iter().filter_map(move |section| {
        let before = if section.style == SectionStyle::Article {
            articles.insert(section.attachment, section)
        } else {
            last.insert((section.attachment, section.parent, section.style), section)
        };
        let (before, a, b) = (before?, before?.number?, section.number?);
        let counted = !matches!(
            section.style,
            SectionStyle::Dash
                | SectionStyle::Unnumbered
                | SectionStyle::Box
                | SectionStyle::Decimal
                | SectionStyle::HanShi
        );
        let inserted = section.path.contains('-') || before.path.contains('-');
        (counted && !inserted && b != a + 1 && b != 1).then(|| {
            let labels = (label(before), label(section));
            let message = if b == a {
                format!("{} is printed twice", labels.1)
            } else {
                format!("{} follows {}", labels.1, labels.0)
            };
            (section, message)
        })
    })
}

fn label(section: &Section) -> &str {
    section.label_raw.as_deref().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn gaps_and_repeats() {
        let document = |text: &str| format!("云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n{text}\n");
        assert_eq!(codes(&document("一、甲事\n\n二、乙事\n\n四、丙事")), ["numbering-gap"]);
        assert_eq!(codes(&document("一、甲事\n\n二、乙事\n\n二、丙事")), ["numbering-gap"]);
        assert_eq!(
            codes(&document("一、甲事\n\n1.甲\n\n2.乙\n\n二、乙事\n\n3.丙\n\n三、丙事\n\n1.甲")),
            Vec::<&str>::new()
        );
    }
}
