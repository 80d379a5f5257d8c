//! The tables of real texts, compared with what a careful reader found in them.
//!
//! Needs the folder `shared` beside the project; without it the test says so and checks nothing.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::path::{Path, PathBuf};

use gongbao::model::{Format, Table};
use gongbao::structure::table::{RowRun, build, continues, row_runs};
use gongbao::text::Lines;
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.is_dir() {
        eprintln!("no folder {}: real texts are not checked", shared.display());
    }
    shared.is_dir().then_some(shared)
}

fn tables(text: &str, format: Format) -> Vec<Table> {
    let lines = Lines::new(text);
    let mut tables: Vec<Vec<RowRun>> = Vec::new();
    for run in row_runs(text, &lines, format) {
        match tables.last_mut().filter(|pieces| continues(text, &lines, &[], pieces, &run)) {
            Some(pieces) => pieces.push(run),
            None => tables.push(vec![run]),
        }
    }
    tables.iter().map(|pieces| build(text, &lines, pieces)).collect()
}

/// A text as the scorer compares it: no blanks, one width of the minus sign.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '－' { '-' } else { c }).collect()
}

fn compare(table: &Table, gold: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: String, found: Value, expected: &Value| {
        let same = match (&found, expected) {
            (Value::String(a), Value::String(b)) => folded(a) == folded(b),
            (found, expected) => found == expected,
        };
        if !same {
            wrong.push(format!("{what}: {found} instead of {expected}"));
        }
    };
    for (name, value) in [("rows", table.rows), ("columns", table.columns), ("pieces", table.pieces)] {
        check(name.into(), value.into(), &gold[name]);
    }
    check("header_rows".into(), table.header_rows.into(), &gold["header_rows"]);
    let columns = usize::try_from(table.columns).unwrap();
    let headers: Vec<&str> = table.cells[..columns].iter().map(|cell| cell.header.as_str()).collect();
    check("headers".into(), headers.into(), &gold["headers"]);
    for (r, row) in table.cells.chunks(columns).enumerate() {
        check(format!("kind of row {r}"), row[0].row_kind.as_str().into(), &gold["row_kinds"][r]);
        for (c, cell) in row.iter().enumerate() {
            check(format!("cell {r},{c}"), cell.text.as_str().into(), &gold["cells"][r][c]);
        }
    }
    wrong
}

fn check(text: &str, format: Format, gold: &Path) {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let gold = gold["tables"].as_array().unwrap();
    let tables = tables(text, format);
    assert_eq!(tables.len(), gold.len(), "{tables:#?}");
    let wrong: Vec<String> = tables.iter().zip(gold).flat_map(|(table, gold)| compare(table, gold)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_of_a_gazette_are_read() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(shared.join("seeds/qijiang-2019-09.txt")).unwrap();
    check(&text, Format::Text, &shared.join("eval/gold/qijiang-2019-09.json"));
}

#[test]
fn the_table_of_a_web_page_is_read() {
    let Some(shared) = shared() else { return };
    let name = "guoban-2019-4-hospital-assessment";
    let page = std::fs::read_to_string(shared.join(format!("corpus/dev/{name}.html"))).unwrap();
    let text = gongbao::source::format::decode(Format::Html, page).unwrap();
    check(&text, Format::Html, &shared.join(format!("eval/gold/{name}.json")));
}
