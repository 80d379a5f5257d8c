//! A notice around a body, for the tests of the passes.

use super::View;
use crate::model::{Format, Source};
use crate::structure::{Structure, analyse, ids};

/// What `pass` finds in a notice of an invented district with `body` as its text.
pub(super) fn in_notice<T>(body: &str, pass: impl Fn(View<'_>) -> Vec<T>) -> Vec<T> {
    let head = "临江市云溪区人民政府办公室关于做好节水工作的通知\n\n云溪府办发〔2021〕12号\n\n各街道办事处，各镇人民政府：";
    in_text(&format!("{head}\n\n{body}\n\n临江市云溪区人民政府办公室\n\n2021年3月2日\n"), pass)
}

/// What `pass` finds in the documents of `text`, with the source for its spans.
pub(super) fn in_text<T>(text: &str, pass: impl Fn(View<'_>) -> Vec<T>) -> Vec<T> {
    let (source, structure) = analysed(text);
    let documents = structure.documents.iter();
    documents.flat_map(|document| pass(View { source: &source, structure: &structure, document })).collect()
}

/// `text` as a source, with its structure and ids.
pub(super) fn analysed(text: &str) -> (Source, Structure) {
    let source = Source {
        source_id: "s".into(),
        path: "a.txt".into(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: 0,
        blake3: String::new(),
        metadata: None,
        text: text.to_owned(),
        fixups: Vec::new(),
        errata: None,
    };
    let mut structure = analyse(&source);
    ids::assign(&source, &mut structure);
    (source, structure)
}

/// What stands at the spans of the rows, beside something said of each row.
pub(super) fn printed<T>(text: &str, rows: &[T], span: impl Fn(&T) -> crate::text::Span) -> Vec<String> {
    rows.iter().map(|row| span(row).slice(text).to_owned()).collect()
}
