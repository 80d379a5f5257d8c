//! The records beside the text: cards, words and tables, by dataset.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::{Grid, grids};
use crate::dataset;
use crate::site::catalog::{Form, GROUPS, Group, Terms, chinese};
use crate::site::link::{Pages, anchor};
use crate::site::part::{Record, Source};

/// The records of a dataset.
#[derive(Serialize)]
pub(super) struct GroupView<'p> {
    dataset: &'static str,
    label: &'static str,
    chinese: &'static str,
    open: bool,
    count: usize,
    cards: Vec<Card<'p>>,
    words: Vec<Words<'p>>,
    tables: Vec<Grid<'p>>,
}

/// A record that is shown in a few lines.
#[derive(Serialize)]
struct Card<'p> {
    anchor: String,
    start: usize,
    end: usize,
    head: String,
    tags: Vec<Tag<'p>>,
    more: String,
    /// The page of the document to which it points, from the top of the report.
    target: Option<String>,
}

/// A word of a closed set.
#[derive(Serialize)]
struct Tag<'p> {
    word: &'p str,
    chinese: &'static str,
    meaning: &'static str,
}

/// Records of one kind, each in a word.
#[derive(Serialize)]
struct Words<'p> {
    kind: &'p str,
    chinese: &'static str,
    words: Vec<Word<'p>>,
}

#[derive(Serialize)]
struct Word<'p> {
    anchor: String,
    start: usize,
    end: usize,
    text: &'p str,
}

/// So many characters of a column stand on a card; the rest is in the text beside it.
const LONGEST: usize = 120;

/// The groups that have records, in their order.
pub(super) fn groups<'p>(source: Source<'p>, terms: &Terms, pages: &Pages) -> Vec<GroupView<'p>> {
    let shown = GROUPS.iter().filter(|group| group.form != Form::Elsewhere);
    let views = shown.map(|group| {
        let records = source.records(group.dataset);
        let mut view = GroupView {
            dataset: group.dataset,
            label: group.label,
            chinese: group.chinese,
            open: group.open,
            count: records.len(),
            cards: Vec::new(),
            words: Vec::new(),
            tables: Vec::new(),
        };
        match group.form {
            Form::Tables => view.tables = grids(&records, &source.records("table_cells")),
            Form::Words => view.words = words(&records, terms),
            _ => view.cards = cards(group, &records, terms, pages),
        }
        view
    });
    views.filter(|view| view.count > 0).collect()
}

fn cards<'p>(group: &Group, records: &[Record<'p>], terms: &Terms, pages: &Pages) -> Vec<Card<'p>> {
    let mut cards: Vec<Card<'p>> = Vec::new();
    let mut before = String::new();
    for record in records {
        let Some(span) = record.span() else { continue };
        let more = joined(record, group.more, " · ");
        let again = !more.is_empty() && more == before && group.dataset == "responsibilities";
        let target = record
            .get("target_document_id")
            .or(record.get("document_id").filter(|_| group.dataset == "toc_entries"));
        cards.push(Card {
            anchor: anchor(group.dataset, record.n),
            start: span.start,
            end: span.end,
            head: head(group, record),
            tags: group.tags.iter().filter_map(|column| tag(group.dataset, column, record, terms)).collect(),
            // The organs of one clause share its task.
            more: if again { String::new() } else { more.clone() },
            target: target.and_then(|id| pages.document(id)),
        });
        before = more;
    }
    cards
}

fn head(group: &Group, record: &Record<'_>) -> String {
    let head = joined(record, group.head, " ");
    match group.dataset {
        "targets" => format!("{head} {}", amount(record)),
        "sections" if record.get("heading").is_none() && record.get("label_raw").is_none() => "…".to_owned(),
        _ => head,
    }
}

/// What a target says, as `≥ 95.5 %`.
pub(in crate::site) fn amount(record: &Record<'_>) -> String {
    let value = record.get("value").unwrap_or_default();
    let most = record.get("value_max").map(|most| format!("–{most}")).unwrap_or_default();
    let unit = record.get("unit").unwrap_or_default();
    format!("{}{value}{most} {unit}", sign(record)).trim_end().to_owned()
}

/// The comparator of a target as a sign; empty when it is a plain value.
pub(in crate::site) fn sign(record: &Record<'_>) -> &'static str {
    match record.get("comparator").unwrap_or_default() {
        "ge" => "≥ ",
        "gt" => "> ",
        "le" => "≤ ",
        "lt" => "< ",
        "approx" => "≈ ",
        _ => "",
    }
}

fn tag<'p>(dataset: &str, column: &str, record: &Record<'p>, terms: &Terms) -> Option<Tag<'p>> {
    let word = record.get(column)?;
    let meaning = terms.meaning(dataset, column, word);
    Some(Tag { word, chinese: chinese(meaning), meaning })
}

/// The values of some columns, each shortened.
fn joined(record: &Record<'_>, columns: &[&str], with: &str) -> String {
    let values = columns.iter().filter_map(|column| record.get(column));
    let values = values.map(dataset::listed).filter(|value| !value.is_empty());
    values.map(|value| short(&value)).collect::<Vec<_>>().join(with)
}

/// The start of a long text.
pub(in crate::site) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn words<'p>(records: &[Record<'p>], terms: &Terms) -> Vec<Words<'p>> {
    let mut by_kind: BTreeMap<&str, Vec<Word<'p>>> = BTreeMap::new();
    for record in records {
        let (Some(kind), Some(span)) = (record.get("kind"), record.span()) else { continue };
        let word = Word {
            anchor: anchor("mentions", record.n),
            start: span.start,
            end: span.end,
            text: record.get("text_raw").unwrap_or_default(),
        };
        by_kind.entry(kind).or_default().push(word);
    }
    let named =
        |(kind, words)| Words { kind, chinese: chinese(terms.meaning("mentions", "kind", kind)), words };
    by_kind.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shortened() {
        assert_eq!(short("区财政局"), "区财政局");
        let shortened = short(&"区".repeat(LONGEST + 1));
        assert_eq!(shortened.chars().count(), LONGEST + 1);
        assert!(shortened.ends_with('…'));
    }
}
