//! The outline of a source: its documents with their sections, attachments and tables, in the order of the text.

use serde::Serialize;

use crate::site::link::anchor;
use crate::site::part::{Record, Source};

/// A line of the outline.
#[derive(Serialize)]
pub(super) struct Entry<'p> {
    /// 0 for a document.
    depth: usize,
    dataset: &'static str,
    anchor: String,
    start: usize,
    label: &'p str,
    text: String,
}

/// Deeper levels are no longer told apart.
const DEEPEST: usize = 6;
/// So many characters stand for a section without a heading.
const START: usize = 24;

/// The outline of a source.
pub(super) fn outline(source: Source<'_>) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for record in source.records("documents") {
        push("documents", 0, record, record.get("title").unwrap_or_default(), &mut entries);
    }
    for record in source.records("attachments") {
        let at = record.number("body_start");
        push("attachments", 1, record, record.get("title").unwrap_or_default(), &mut entries);
        if let (Some(at), Some(entry)) = (at, entries.last_mut()) {
            (entry.start, entry.label) = (at, "附件");
        }
    }
    for record in source.records("sections") {
        let inner = usize::from(record.get("attachment_id").is_some());
        let depth = record.number::<usize>("depth").unwrap_or(1) + inner;
        let text = record.get("heading").or(record.get("text")).unwrap_or_default();
        push("sections", depth.min(DEEPEST), record, text, &mut entries);
    }
    for record in source.records("tables") {
        let caption = record.get("caption").unwrap_or_default();
        push("tables", 2, record, caption, &mut entries);
        if let Some(entry) = entries.last_mut() {
            entry.label = "表";
        }
    }
    entries.sort_by_key(|entry| (entry.start, entry.depth));
    entries
}

fn push<'p>(
    dataset: &'static str,
    depth: usize,
    record: Record<'p>,
    text: &str,
    entries: &mut Vec<Entry<'p>>,
) {
    let Some(span) = record.span() else { return };
    let text = match text.char_indices().nth(START).filter(|_| dataset == "sections") {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    let label = record.get("label_raw").unwrap_or_default();
    entries.push(Entry { depth, dataset, anchor: anchor(dataset, record.n), start: span.start, label, text });
}
