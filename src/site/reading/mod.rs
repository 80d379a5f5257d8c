//! The reading page of a source: its printed text, the records that were read out of it, and its outline.

mod outline;
mod record;
mod table;
mod text;

pub(super) use record::{amount, short, sign};

use std::collections::BTreeMap;

use serde::Serialize;

use super::catalog::{FAMILIES, GROUPS, Terms, chinese};
use super::folder::Folder;
use super::link::{Pages, reading_page, slug};
use super::page::{Templates, call};
use super::part::Source;
use crate::error::Result;

/// What a reading page shows.
#[derive(Serialize)]
struct Page<'p> {
    title: &'p str,
    facts: Vec<(&'static str, String)>,
    /// Share of the bytes that were not recognised, in percent.
    unknown: String,
    lines: Vec<text::Line<'p>>,
    groups: Vec<record::GroupView<'p>>,
    outline: Vec<outline::Entry<'p>>,
    legend: Vec<Family>,
    data: String,
    before: Option<String>,
    after: Option<String>,
}

/// Kinds of blocks of a family that the text has.
#[derive(Serialize)]
struct Family {
    name: &'static str,
    kinds: Vec<KindCount>,
}

#[derive(Serialize)]
struct KindCount {
    kind: String,
    chinese: &'static str,
    count: usize,
}

/// What all reading pages share.
pub(super) struct Library<'l> {
    pub(super) terms: &'l Terms,
    pub(super) pages: &'l Pages,
    pub(super) templates: &'l Templates,
    pub(super) folder: &'l Folder,
}

impl Library<'_> {
    /// Writes the page of a source, and its rows for whoever asks for all that is known of a record.
    pub(super) fn write(&self, source: Source<'_>, title: &str) -> Result<()> {
        let blocks = source.records("blocks");
        let (before, after) = self.pages.beside(source.id());
        let page = Page {
            title,
            facts: facts(source),
            unknown: percent(unknown_bytes(source), source.text().len() as u64),
            lines: text::lines(source, &blocks),
            groups: record::groups(source, self.terms, self.pages),
            outline: outline::outline(source),
            legend: legend(blocks.iter().filter_map(|block| block.get("kind")), self.terms),
            data: format!("data/{}.js", slug(source.id())),
            before: before.map(reading_page),
            after: after.map(reading_page),
        };
        self.folder.write(&page.data, &call("rows", &rows(source))?)?;
        self.templates.write("reading.html", &page, &reading_page(source.id()), self.folder)
    }
}

/// The issue or first document of a source, else its path.
pub(super) fn title(source: Source<'_>) -> String {
    if let Some(issue) = source.first("issues") {
        let part = |column, around: [&str; 2]| {
            issue.get(column).map(|value| format!("{}{value}{}", around[0], around[1])).unwrap_or_default()
        };
        return format!(
            "{}{}{}",
            issue.get("gazette").unwrap_or_default(),
            part("year", [" ", "年"]),
            part("number", ["第", "期"])
        );
    }
    let first = source.first("documents").and_then(|document| document.get("title"));
    let path = source.first("sources").and_then(|record| record.get("path"));
    first.filter(|title| !title.is_empty()).or(path).unwrap_or(source.id()).to_owned()
}

/// Bytes of a source in blocks that were not recognised.
pub(super) fn unknown_bytes(source: Source<'_>) -> u64 {
    let record = source.first("sources");
    let covered: u64 = record.and_then(|record| record.number("covered_bytes")).unwrap_or_default();
    (source.text().len() as u64).saturating_sub(covered)
}

/// A share in percent with one digit behind the point.
pub(super) fn percent(part: u64, whole: u64) -> String {
    match 100.0 * part as f64 / whole.max(1) as f64 {
        share if part > 0 && share < 0.05 => "< 0.1".to_owned(),
        share => format!("{share:.1}"),
    }
}

fn facts(source: Source<'_>) -> Vec<(&'static str, String)> {
    let Some(record) = source.first("sources") else { return Vec::new() };
    let columns = [
        ("file 文件", "path"),
        ("kind 类别", "kind"),
        ("format 格式", "format"),
        ("encoding 编码", "encoding"),
        ("bytes 字节", "bytes"),
        ("pages 页", "pages"),
        ("source", "source_id"),
    ];
    columns.into_iter().filter_map(|(label, column)| Some((label, record.get(column)?.to_owned()))).collect()
}

fn legend<'p>(kinds: impl Iterator<Item = &'p str>, terms: &Terms) -> Vec<Family> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    let families = FAMILIES.into_iter().chain([("not recognised 未识别", &["unknown"][..])]);
    let family = |(name, kinds): (&'static str, &[&str])| Family {
        name,
        kinds: kinds
            .iter()
            .filter_map(|&kind| {
                let chinese = chinese(terms.meaning("blocks", "kind", kind));
                counts.get(kind).map(|&count| KindCount { kind: kind.to_owned(), chinese, count })
            })
            .collect(),
    };
    families.map(family).filter(|family| !family.kinds.is_empty()).collect()
}

/// All rows of a source: columns and values of each dataset.
fn rows(source: Source<'_>) -> BTreeMap<&'static str, Sheet<'_>> {
    let shown = GROUPS.iter().filter(|group| group.dataset != "texts");
    let sheets = shown.filter_map(|group| {
        let records = source.records(group.dataset);
        let columns = records.first()?.columns();
        Some((group.dataset, Sheet { columns, rows: records.iter().map(|record| record.values()).collect() }))
    });
    sheets.collect()
}

#[derive(Serialize)]
struct Sheet<'p> {
    columns: &'p [String],
    rows: Vec<&'p [Option<String>]>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_nothing() {
        for (part, whole, text) in
            [(0, 0, "0.0"), (0, 9, "0.0"), (1, 3, "33.3"), (1, 9_999, "< 0.1"), (9, 9, "100.0")]
        {
            assert_eq!(percent(part, whole), text);
        }
    }
}
