//! Generated issues: in every style, the parse of an issue gives its truth, nothing less and nothing more.
//!
//! `examples/gen_corpus` writes them; it says there which columns of which datasets it knows.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;

use gongbao::extract::SourceRecords;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde::Serialize;
use serde_json::{Map, Value};

#[path = "../examples/gen_corpus/corpus/mod.rs"]
mod corpus;

use corpus::dice::Dice;
use corpus::issue::issue;
use corpus::script::traditional_row;
use corpus::style::{self, Style};
use corpus::truth::{KNOWN, Row, known};
use corpus::typeset::typeset;

/// Columns whose values are closed sets, which records hold by the names of their variants.
const CLOSED: &[&str] = &[
    "action",
    "capacity",
    "comparator",
    "end_precision",
    "genre",
    "kind",
    "origin",
    "relation",
    "role",
    "row_kind",
    "style",
];

/// Any style; what is found wrong is shown in the plainest style in which it is wrong.
fn any_style() -> impl Strategy<Value = Style> {
    let lines =
        (select(style::WRAPS), select(style::PARAGRAPHS), select(style::PAGES), select(style::LINE_ENDS));
    let characters =
        (select(style::DIGITS), select(style::BRACKETS), select(style::DATES), select(style::CONTENTS));
    (lines, characters, any::<[bool; 7]>()).prop_map(|(lines, characters, flags)| {
        let (wrap, paragraphs, pages, line_end) = lines;
        let (digits, brackets, dates, contents) = characters;
        let [half_width, wide_dot, pipes, spaced, pushed, zero_width, traditional] = flags;
        Style {
            wrap,
            paragraphs,
            pages,
            half_width,
            digits,
            brackets,
            dates,
            contents,
            dot: style::DOTS[usize::from(wide_dot)],
            pipes,
            spaced,
            pushed,
            zero_width,
            traditional,
            line_end,
        }
    })
}

/// The same issues and styles on every run; others, and more of them, where the environment asks for them
/// (`PROPTEST_CASES`).
fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(20_261_127), ..config },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_generated_issue_is_read_as_it_was_meant(
        seed in 0..1_000_000_u64,
        index in 0..200_000_usize,
        style in any_style(),
    ) {
        let differences = read(seed, index, None, &style);
        prop_assert!(differences.is_empty(), "seed {seed}, issue {index}, {style:?}\n{}", differences.join("\n"));
    }
}

#[test]
fn a_long_issue_is_read_as_it_was_meant() {
    let style = Style::by_chance(&mut Dice::new(7));
    let differences = read(7, 7, Some(200_000), &style);
    assert!(differences.is_empty(), "{style:?}\n{}", differences.join("\n"));
}

#[test]
fn the_same_call_gives_the_same_text() {
    let text = |index| {
        let mut dice = Dice::of(3, index);
        let style = Style::by_chance(&mut dice);
        typeset(&issue(3, 5, None).0, &style, dice)
    };
    assert_eq!(text(5), text(5));
    assert_ne!(text(5), text(6));
}

/// What is read otherwise than it was meant: rows that are missing, and rows too much.
fn read(seed: u64, index: usize, bytes: Option<usize>, style: &Style) -> Vec<String> {
    let (content, rows) = issue(seed, index, bytes);
    let records = gongbao::parse(&typeset(&content, style, Dice::new(seed)));
    assert_blocks_tile(&records);
    differences(&printed(rows, style), &found(&records))
}

/// The truth as it is printed in a style.
fn printed(rows: Vec<Row>, style: &Style) -> Vec<Row> {
    if style.traditional { rows.into_iter().map(traditional_row).collect() } else { rows }
}

fn assert_blocks_tile(records: &SourceRecords) {
    let mut at = 0;
    for block in &records.structure.blocks {
        assert_eq!(block.span.start(), at, "blocks tile the text");
        at = block.span.end();
    }
    assert_eq!(at, records.source.text.len(), "blocks tile the text");
}

/// The rows that are only in the truth (`-`) or only in what was found (`+`).
fn differences(truth: &[Row], found: &[Row]) -> Vec<String> {
    let mut counts: BTreeMap<String, i32> = BTreeMap::new();
    truth.iter().for_each(|row| *counts.entry(shown(row)).or_default() -= 1);
    found.iter().for_each(|row| *counts.entry(shown(row)).or_default() += 1);
    let signed = |(row, count): (String, i32)| {
        (count != 0).then(|| format!("{} {row}", if count < 0 { '-' } else { '+' }))
    };
    counts.into_iter().filter_map(signed).collect()
}

fn shown(row: &Row) -> String {
    format!("{} {}", row.dataset, Value::from(row.columns.clone()))
}

/// All rows of the known datasets, with their known columns.
fn found(records: &SourceRecords) -> Vec<Row> {
    let structure = &records.structure;
    let documents = &structure.documents;
    let mut rows = Vec::new();
    for (dataset, _) in KNOWN {
        match *dataset {
            "issues" => add(&mut rows, dataset, &structure.issue),
            "toc_entries" => add(&mut rows, dataset, &structure.toc),
            "documents" => add(&mut rows, dataset, documents),
            "attachments" => {
                add(&mut rows, dataset, documents.iter().flat_map(|document| &document.attachments))
            }
            "sections" => add(&mut rows, dataset, documents.iter().flat_map(|document| &document.sections)),
            "tables" => add(&mut rows, dataset, documents.iter().flat_map(|document| &document.tables)),
            "table_cells" => {
                let tables = documents.iter().flat_map(|document| &document.tables);
                add(&mut rows, dataset, tables.flat_map(|table| &table.cells));
            }
            "responsibilities" => add(&mut rows, dataset, &records.responsibilities),
            "citations" => add(&mut rows, dataset, &records.citations),
            "appointments" => add(&mut rows, dataset, &records.appointments),
            "people" => add(&mut rows, dataset, &records.people),
            "targets" => add(&mut rows, dataset, &records.targets),
            "milestones" => add(&mut rows, dataset, &records.milestones),
            "events" => add(&mut rows, dataset, &records.events),
            "contacts" => add(&mut rows, dataset, &records.contacts),
            other => panic!("nobody says where the rows of {other} are"),
        }
    }
    rows
}

fn add<R: Serialize>(rows: &mut Vec<Row>, dataset: &'static str, records: impl IntoIterator<Item = R>) {
    rows.extend(records.into_iter().map(|record| {
        let mut all = serde_json::to_value(record).unwrap();
        let column = |column: &&str| ((*column).to_owned(), value(column, all[*column].take()));
        let columns: Map<String, Value> = known(dataset).iter().map(column).collect();
        Row { dataset, columns }
    }));
}

/// A value as the datasets have it.
fn value(column: &str, value: Value) -> Value {
    match value {
        Value::String(name) if CLOSED.contains(&column) => snake_case(&name).into(),
        value => value,
    }
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
