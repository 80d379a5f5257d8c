//! `ocr-suspect`: characters that no author of a gazette wrote.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{BlockKind, Paragraph};
use crate::text::repair::is_han;

/// A foreign word or character stands inside Chinese text, as scanning and machine reading leave them.
///
/// Example: `改革发展稳定 and 党的建设`; a dash in the place of 一 in a label (`—、总体要求`).
pub static OCR_SUSPECT: Code = Code {
    name: "ocr-suspect",
    family: Family::Source,
    severity: Severity::Note,
    about: "a foreign word, a dash for 一, or a replaced character inside Chinese text",
};

/// Reads the paragraphs for what scanning leaves behind; each kind once in a paragraph.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for paragraph in records.structure.paragraphs.iter().filter(|p| p.kind != BlockKind::Table) {
        let text = paragraph.str();
        if let Some(range) = foreign_word(text) {
            found.push(suspect(
                paragraph,
                range.clone(),
                format!("the word “{}” stands inside Chinese text", &text[range]),
            ));
        }
        if text.starts_with("—、") || text.starts_with("－、") {
            found.push(suspect(
                paragraph,
                0.."—、".len(),
                "a dash stands where the numeral 一 should be".to_owned(),
            ));
        }
    }
    found
}

fn suspect(paragraph: &Paragraph, range: std::ops::Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(&OCR_SUSPECT, paragraph.document, paragraph.text.printed(range), message)
}

/// A word of lower-case Latin letters between two Han characters that joins them as a conjunction or preposition would.
fn foreign_word(text: &str) -> Option<std::ops::Range<usize>> {
    const WORDS: &[&str] =
        &["and", "or", "of", "the", "to", "in", "for", "with", "by", "on", "is", "are", "as", "at", "from"];
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_lowercase() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_lowercase()).count();
        let before = text[..at].chars().next_back().is_some_and(is_han);
        let after = text[end..].chars().next().is_some_and(is_han);
        if before && after && WORDS.contains(&&text[at..end]) {
            return Some(at..end);
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn foreign_words() {
        let document = |text: &str| format!("云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n{text}\n");
        assert_eq!(codes(&document("推进改革发展 and 稳定各项工作。")), ["ocr-suspect"]);
        assert_eq!(codes(&document("—、总体要求")), ["ocr-suspect"]);
        assert_eq!(codes(&document("推广APP和web应用，建设app服务。")), Vec::<&str>::new());
    }
}
