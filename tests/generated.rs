//! Generated issues: in every style, the parse of an issue gives its truth, nothing less and nothing more.
//!
//! `examples/gen_corpus` writes them; it says there which columns of which datasets it knows.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::{BTreeMap, BTreeSet};

use gongbao::dataset;
use gongbao::extract::SourceRecords;
use gongbao::resolve::{Dictionary, Records, resolve};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::Value;

#[path = "../examples/gen_corpus/corpus/mod.rs"]
mod corpus;

use corpus::dice::Dice;
use corpus::issue::issue;
use corpus::script::traditional_row;
use corpus::style::{self, Style};
use corpus::truth::{KNOWN, Row};
use corpus::typeset::typeset;

/// Any style; what is found wrong is shown in the plainest style in which it is wrong.
fn any_style() -> impl Strategy<Value = Style> {
    let lines =
        (select(style::WRAPS), select(style::PARAGRAPHS), select(style::PAGES), select(style::LINE_ENDS));
    let characters = (
        select(style::DIGITS),
        select(style::BRACKETS),
        select(style::DATES),
        select(style::CONTENTS),
        select(style::DOTS),
    );
    (lines, characters, any::<[bool; 6]>()).prop_map(|(lines, characters, flags)| {
        let (wrap, paragraphs, pages, line_end) = lines;
        let (digits, brackets, dates, contents, dot) = characters;
        let [half_width, pipes, spaced, pushed, zero_width, traditional] = flags;
        Style {
            wrap,
            paragraphs,
            pages,
            half_width,
            digits,
            brackets,
            dates,
            contents,
            dot,
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
fn citations_point_to_documents_of_earlier_issues() {
    let style = Style { traditional: false, ..Style::by_chance(&mut Dice::new(1)) };
    let (contents, rows): (Vec<_>, Vec<_>) = (12..20).map(|index| issue(5, index, None)).unzip();
    let records =
        contents.iter().map(|content| gongbao::parse(&typeset(content, &style, Dice::new(1)))).collect();
    let differences = differences(&truth(rows), &found(&resolve(records, &Dictionary::standard())));
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
    differences(&truth(vec![printed(rows, style)]), &found(&resolve(vec![records], &Dictionary::standard())))
}

/// The rows of issues that are read in one run. A document that none of them prints cannot be pointed to.
fn truth(issues: Vec<Vec<Row>>) -> Vec<String> {
    let of = |row: &Row, column| row.columns.get(column).and_then(Value::as_str).map(str::to_owned);
    let mut rows: Vec<Row> = issues.into_iter().flatten().collect();
    let printed: BTreeSet<String> = rows
        .iter()
        .filter(|row| row.dataset == "documents")
        .filter_map(|row| of(row, "document_id"))
        .collect();
    for row in &mut rows {
        if of(row, "target_document_id").is_some_and(|target| !printed.contains(&target)) {
            row.columns.insert("target_document_id".to_owned(), Value::Null);
        }
    }
    rows.iter().map(meant).collect()
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
fn differences(truth: &[String], found: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    truth.iter().for_each(|row| *counts.entry(row).or_default() -= 1);
    found.iter().for_each(|row| *counts.entry(row).or_default() += 1);
    let signed = |(row, count): (&str, i32)| {
        (count != 0).then(|| format!("{} {row}", if count < 0 { '-' } else { '+' }))
    };
    counts.into_iter().filter_map(signed).collect()
}

/// All rows of the known datasets, with their known columns.
fn found(records: &Records) -> Vec<String> {
    let mut found = Vec::new();
    for (name, columns) in KNOWN {
        let dataset = dataset::all().into_iter().find(|dataset| dataset.name() == *name).unwrap();
        let rows = dataset::rows(dataset.as_ref(), records).unwrap();
        assert!(columns.iter().all(|column| rows.column(column).is_some()), "{name} has a column less");
        let value = |row, column: &&'static str| (*column, rows.value(row, column).map(str::to_owned));
        found.extend(rows.rows.iter().map(|row| shown(name, columns.iter().map(|c| value(row, c)))));
    }
    found
}

/// A row of the truth, as it is found.
fn meant(row: &Row) -> String {
    let text = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    shown(row.dataset, row.columns.iter().map(|(column, value)| (column.as_str(), text(value))))
}

/// A row in one line: its dataset and the values that it has, by the names of their columns.
fn shown<'a>(dataset: &str, values: impl Iterator<Item = (&'a str, Option<String>)>) -> String {
    let mut values: Vec<_> = values.filter_map(|(column, value)| Some((column, value?))).collect();
    values.sort();
    let values: Vec<String> = values.into_iter().map(|(column, value)| format!("{column}={value}")).collect();
    format!("{dataset} {}", values.join(" "))
}
