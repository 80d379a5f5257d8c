//! What must hold of any input: shared by the fuzz targets and by `tests/fuzz_smoke.rs`.

#![allow(dead_code)] // each target calls one of them

use std::collections::{BTreeMap, BTreeSet};

use gongbao::dataset::{Dataset, Rows, all, rows};
use gongbao::extract::SourceRecords;
use gongbao::model::{Format, Source};
use gongbao::source::{ReadOptions, members};

/// Bytes are read or refused, and what is read is text that stays in its place.
pub(crate) fn decode(bytes: &[u8]) {
    let options = ReadOptions { max_file_size: 1 << 20, ..ReadOptions::default() };
    for member in members("fuzz", bytes.to_vec(), &options) {
        let Ok(loaded) = member.and_then(|member| member.load(&options)) else { continue };
        let source = loaded.source;
        assert!(!source.text.is_empty(), "an empty text was read");
        assert_eq!(source.blake3.len(), 64);
        assert!(!source.text.starts_with('\u{feff}') || source.bytes > 3, "a byte order mark is no text");
        assert!(source.path.starts_with("fuzz"), "{} lies outside of the input", source.path);
        assert!(!source.path.split(['/', '\\']).any(|part| part == ".."), "{} leads upwards", source.path);
        let object = |text: &String| text.starts_with('{') && text.ends_with('}');
        assert!(source.metadata.as_ref().is_none_or(object), "{:?} is no object", source.metadata);
    }
}

/// Any text gives all datasets: its blocks cover it, sections nest, and every row holds in itself and with the others.
pub(crate) fn parse(text: &str) {
    let records = gongbao::pipeline::resolved(source(text));
    covered(&records.sources[0]);
    nested(&records.sources[0]);
    let datasets = all();
    let tables: BTreeMap<&str, (&dyn Dataset, Rows)> = datasets
        .iter()
        .map(|dataset| {
            let rows = rows(dataset.as_ref(), &records);
            (dataset.name(), (dataset.as_ref(), rows.unwrap_or_else(|e| panic!("{}: {e}", dataset.name()))))
        })
        .collect();
    let keys: BTreeMap<String, BTreeSet<&str>> =
        tables.values().flat_map(|(d, rows)| keys(*d, rows)).collect();
    for (dataset, rows) in tables.values() {
        unique(*dataset, rows);
        pointing(*dataset, rows, &keys);
        printed(dataset.name(), rows, text);
    }
}

fn source(text: &str) -> Source {
    Source {
        source_id: "0123456789abcdef".into(),
        path: "fuzz".into(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: text.len() as u64,
        blake3: "0123456789abcdef".repeat(4),
        metadata: None,
        text: text.to_owned(),
        fixups: Vec::new(),
        errata: None,
    }
}

fn covered(records: &SourceRecords) {
    let mut end = 0;
    for block in &records.structure.blocks {
        assert_eq!(block.span.start(), end, "the blocks have a gap or an overlap");
        end = block.span.end();
    }
    assert_eq!(end, records.source.text.len(), "the blocks do not reach the end");
}

fn nested(records: &SourceRecords) {
    for document in &records.structure.documents {
        for section in &document.sections {
            let parent = section.parent.map_or(document.span, |parent| document.sections[parent].span);
            assert!(parent.contains(section.span), "section {} lies outside of its parent", section.path);
        }
    }
}

/// The values of a column that others may point to.
fn keys<'a>(dataset: &dyn Dataset, rows: &'a Rows) -> Vec<(String, BTreeSet<&'a str>)> {
    let fields = dataset.fields();
    let keys = fields.iter().enumerate().filter(|(_, field)| field.key);
    let values = |at: usize| rows.rows.iter().filter_map(|row| row[at].as_deref()).collect();
    keys.map(|(at, field)| (format!("{}.{}", dataset.name(), field.name), values(at))).collect()
}

fn unique(dataset: &dyn Dataset, rows: &Rows) {
    let fields = dataset.fields();
    let key: Vec<usize> = (0..fields.len()).filter(|&at| fields[at].key).collect();
    let mut seen = BTreeSet::new();
    for row in rows.rows.iter().filter(|_| !key.is_empty()) {
        let values: Vec<Option<&str>> = key.iter().map(|&at| row[at].as_deref()).collect();
        assert!(seen.insert(values.clone()), "{}: {values:?} comes twice", dataset.name());
    }
}

fn pointing(dataset: &dyn Dataset, rows: &Rows, keys: &BTreeMap<String, BTreeSet<&str>>) {
    for (at, field) in dataset.fields().into_iter().enumerate() {
        let Some(target) = field.references else { continue };
        for value in rows.rows.iter().filter_map(|row| row[at].as_deref()) {
            let found = keys.get(target).is_some_and(|values| values.contains(value));
            assert!(found, "{}.{}: {value} is not in {target}", dataset.name(), field.name);
        }
    }
}

/// Raw columns whose words may stand outside of the span of their row.
const ELSEWHERE: &[&str] = &["action_raw", "role_raw", "period_raw", "label_raw"];

/// Spans lie in the text on the borders of characters, and what is raw is printed there.
fn printed(dataset: &str, rows: &Rows, text: &str) {
    let raw = |name: &&String| name.ends_with("_raw") && !ELSEWHERE.contains(&name.as_str());
    let columns: Vec<&String> = rows.columns.iter().filter(raw).collect();
    for row in &rows.rows {
        let offset = |name| rows.value(row, name).and_then(|value| value.parse::<usize>().ok());
        let (Some(start), Some(end)) = (offset("byte_start"), offset("byte_end")) else { continue };
        let span = text.get(start..end);
        let span = span.unwrap_or_else(|| panic!("{dataset}: {start}..{end} cuts a character or the text"));
        for column in &columns {
            let words = rows.value(row, column).unwrap_or_default();
            assert!(stands_in(words, span), "{dataset}.{column}: {words:?} is not printed in {span:?}");
        }
    }
}

/// True when the characters of `words` stand in `printed` in their order; page numbers and blanks may stand between.
fn stands_in(words: &str, printed: &str) -> bool {
    let mut rest = printed.chars();
    words.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c))
}
