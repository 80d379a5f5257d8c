//! `ocr-suspect`: characters that no author of a gazette wrote.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{BlockKind, Paragraph};
use crate::text::Marks;
use crate::text::repair::{Restored, is_han};

/// A foreign word or character stands inside Chinese text, as scanning and machine reading leave them.
///
/// A character whose place leaves no other reading is read as the one that the place demands; `*_raw` says what is
/// printed. Example: `改革发展稳定 and 党的建设`; a dash for 一 in a label (`—、总体要求`), a letter in `2O19年`.
pub static OCR_SUSPECT: Code = Code {
    name: "ocr-suspect",
    family: Family::Source,
    severity: Severity::Note,
    about: "a foreign word inside Chinese text, or a character in a place that demands another",
};

/// Reads the paragraphs for what scanning leaves behind: one foreign word in each, and every character restored.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for paragraph in records.structure.paragraphs.iter().filter(|p| p.kind != BlockKind::Table) {
        let text = paragraph.str();
        if paragraph.marks.have(Marks::LATIN)
            && let Some(range) = foreign_word(text)
        {
            found.push(suspect(
                paragraph,
                range.clone(),
                format!("the word “{}” stands inside Chinese text", &text[range]),
            ));
        }
        found.extend(paragraph.text.restored().iter().map(|&Restored { at, printed, read }| {
            let message = format!("“{printed}” stands where “{read}” should be, and is read so");
            suspect(paragraph, at..at + read.len_utf8(), message)
        }));
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
        assert_eq!(codes(&document("自2O21年3月2曰起施行。")), ["ocr-suspect", "ocr-suspect"]);
        assert_eq!(codes(&document("兄弟一条心，2021年未完成。")), Vec::<&str>::new());
        assert_eq!(codes(&document("推广APP和web应用，建设app服务。")), Vec::<&str>::new());
    }
}
