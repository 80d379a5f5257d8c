//! The rows of a dataset as an aligned table.

use std::io::Write;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};

use super::super::width::{fit, terminal};
use super::super::{Status, Stop};
use crate::dataset::{self, Dataset, Field, Kind, Rows};
use crate::resolve::Records;

/// A cell is cut behind so many columns …
const CELL: usize = 72;
/// … and, of a table of many columns, behind so many.
const NARROW: usize = 28;
/// So many columns are many.
const MANY: usize = 6;

/// Which columns are shown.
pub(super) struct Choice<'a> {
    /// Names of columns; those that tell most, when there is none.
    pub(super) columns: &'a [String],
    /// Cells are shown whole.
    pub(super) whole: bool,
}

/// Prints the rows that a dataset has in `run`.
pub(super) fn rows(
    dataset: &dyn Dataset,
    run: &Records,
    choice: &Choice<'_>,
    out: &mut dyn Write,
) -> Result<Status, Stop> {
    let rows = dataset::rows(dataset, run)?;
    let columns = columns(dataset, &rows, choice.columns)?;
    let room = match (choice.whole, columns.len() > MANY) {
        (true, _) => usize::MAX,
        (false, true) => NARROW,
        (false, false) => CELL,
    };
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(terminal()).unwrap_or(u16::MAX));
    let lines = Lines::of(run);
    let head = columns.iter().map(|field| field.name);
    table.set_header(lines.is_some().then_some("line").into_iter().chain(head));
    for row in &rows.rows {
        let line = lines.as_ref().map(|lines| lines.at(rows.value(row, "byte_start")));
        let cells = columns
            .iter()
            .map(|field| fit(&dataset::listed(rows.value(row, field.name).unwrap_or_default()), room));
        table.add_row(line.into_iter().chain(cells));
    }
    writeln!(out, "{table}")?;
    writeln!(out, "{} rows", rows.rows.len())?;
    Ok(Status::Clean)
}

/// The columns that were asked for, else those that say something and are no ids or places.
fn columns<'d>(dataset: &'d dyn Dataset, rows: &Rows, asked: &[String]) -> Result<Vec<&'d Field>, Stop> {
    let fields = dataset.fields();
    if asked.is_empty() {
        return Ok(fields.iter().copied().filter(|field| tells(field, &fields, rows)).collect());
    }
    let named = asked.iter().map(|name| {
        let found = fields.iter().copied().find(|field| field.name == name);
        found.ok_or_else(|| {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let what =
                format!("expected columns of {}, found {name}; it has {}", dataset.name(), names.join(", "));
            super::refused(what)
        })
    });
    named.collect()
}

fn tells(field: &Field, all: &[&Field], rows: &Rows) -> bool {
    let is_place = field.key || field.references.is_some() || field.kind == Kind::Offset;
    let is_mark = matches!(field.name, "rule" | "ordinal");
    let normal = field.name.strip_suffix("_raw");
    let is_twice = normal.is_some_and(|normal| all.iter().any(|other| other.name == normal));
    let says = rows
        .rows
        .iter()
        .any(|row| rows.value(row, field.name).is_some_and(|cell| !matches!(cell, "" | "[]")));
    !is_place && !is_mark && !is_twice && says
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    /// Of the only text of a run.
    fn of(run: &Records) -> Option<Self> {
        let [source] = run.sources.as_slice() else { return None };
        let ends = memchr::memchr_iter(b'\n', source.source.text.as_bytes()).map(|at| at + 1);
        Some(Self(std::iter::once(0).chain(ends).collect()))
    }

    /// Number of the line at an offset, from 1; empty for a row without a place.
    fn at(&self, offset: Option<&str>) -> String {
        let offset = offset.and_then(|offset| offset.parse::<usize>().ok());
        offset.map_or_else(String::new, |at| self.0.partition_point(|start| *start <= at).to_string())
    }
}
