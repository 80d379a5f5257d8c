//! Area `table`: the tables of a text, with their cells.

use std::fmt::Write;

use gongbao::model::{Format, Table};
use gongbao::structure::table::{RowRun, build, continues, row_runs};
use gongbao::text::Lines;

/// The tables of a text. A first line `#!html` says that the text was decoded from HTML.
pub(super) fn render(text: &str) -> String {
    let (format, text) = match text.strip_prefix("#!html\n") {
        Some(text) => (Format::Html, text),
        None => (Format::Text, text),
    };
    tables(text, format).iter().map(|table| show(text, table)).collect()
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

fn show(text: &str, table: &Table) -> String {
    let mut out = format!(
        "table {} rows={} columns={} header_rows={} pieces={}",
        table.syntax, table.rows, table.columns, table.header_rows, table.pieces
    );
    for (name, value) in [("caption", &table.caption), ("unit", &table.unit)] {
        if let Some(value) = value {
            write!(out, " {name}={value}").unwrap();
        }
    }
    out.push('\n');
    check_spans(text, table);
    let columns = usize::try_from(table.columns).unwrap();
    for (r, row) in table.cells.chunks(columns).enumerate() {
        if r == 0 {
            let headers: Vec<&str> = row.iter().map(|cell| cell.header.as_str()).collect();
            writeln!(out, "  header | {} |", headers.join(" | ")).unwrap();
        }
        let label = row[0].row_label.as_deref().unwrap_or("");
        let cells: Vec<String> = row.iter().map(show_cell).collect();
        writeln!(out, "  {} [{label}] | {} |", row[0].row_kind, cells.join(" | ")).unwrap();
    }
    out
}

/// The text of a cell; with its value and unit where the text alone does not say them.
fn show_cell(cell: &gongbao::model::TableCell) -> String {
    let value = cell.number.map(|n| n.to_string()).unwrap_or_default();
    let unit = cell.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    match format!("{value}{unit}") {
        value if value.is_empty() || value == cell.text => cell.text.clone(),
        value => format!("{} = {value}", cell.text),
    }
}

/// Cells lie inside their table and hold what was printed.
fn check_spans(text: &str, table: &Table) {
    for cell in &table.cells {
        assert!(table.span.contains(cell.span), "{cell:?} lies outside of {:?}", table.span);
        let printed: String = cell.span.slice(text).chars().filter(|c| !c.is_whitespace()).collect();
        let first = cell.text.chars().next().filter(char::is_ascii_alphanumeric);
        assert!(first.is_none_or(|c| printed.starts_with(c) || !printed.is_ascii()), "{cell:?}");
        assert_eq!(printed.is_empty(), cell.text.is_empty(), "{cell:?}");
    }
}
