//! Tables whose cells are set off by one blank, as a program prints them that reads a page word by word.
//!
//! ```text
//! spaced = "序号" cell { cell } { row } [ total ] ;
//! row    = running number cell { cell } ;            # as many cells as the header, counting on from 1
//! total  = "合计" number { number } ;                 # a number for each column that holds numbers
//! ```
//! Not taken are rows without running numbers, and a table of which one row has a blank within a cell: where its cells
//! end is not printed, and the rows before it alone are no table.

use std::ops::Range;

use crate::model::{RowKind, TableSyntax};
use crate::text::repair::{is_blank, normal};
use crate::text::{Line, Lines, Span};

use super::row::{Cell, Row};
use super::{RowRun, negative, shape, value};

/// A table has so many columns.
const FEWEST_COLUMNS: usize = 3;

/// A line of cells is no longer than this, in bytes.
const LONGEST_LINE: usize = 600;

/// Adds to `found` the tables in `range`, which holds no row of another one.
pub(super) fn find(text: &str, lines: &Lines, range: Range<usize>, found: &mut Vec<RowRun>) {
    let mut at = range.start;
    while at < range.end {
        let table = is_header(text, &lines.lines[at]).then(|| table(text, lines, at..range.end)).flatten();
        at = table.as_ref().map_or(at + 1, |lines| lines.end);
        found.extend(table.map(|lines| RowRun { lines, syntax: TableSyntax::Aligned }));
    }
}

/// True for the header of such a table.
pub(super) fn is_header(text: &str, line: &Line) -> bool {
    let content = line.content.slice(text);
    // No name of a running number has so many bytes.
    let head = &content[..content.floor_char_boundary(16)];
    let first = head.split(is_blank).next().unwrap_or_default();
    if content.len() > LONGEST_LINE || !shape::names_running_number(first) {
        return false;
    }
    let cells = cells(text, line);
    let texts: Vec<&str> = cells.iter().map(|cell| cell.slice(text)).collect();
    texts.len() >= FEWEST_COLUMNS && negative::is_header_like(&texts)
}

/// The cells of a line; none of one in which a wide blank shows another setting.
fn cells(text: &str, line: &Line) -> Vec<Span> {
    let content = line.content.slice(text);
    let wide = content.contains("  ") || content.contains(['\t', '|']);
    if wide || content.len() > LONGEST_LINE || line.heading > 0 {
        return Vec::new();
    }
    let mut end = line.content.start();
    let pieces = content.split_inclusive(is_blank).map(|piece| {
        end += piece.len();
        Span::new(end - piece.len(), end - piece.len() + piece.trim_end_matches(is_blank).len())
    });
    pieces.filter(|cell| !cell.is_empty()).collect()
}

/// The lines of the table whose header begins `range`; `None` when its rows do not count on or have other columns.
fn table(text: &str, lines: &Lines, range: Range<usize>) -> Option<Range<usize>> {
    let header = &lines.lines[range.start];
    let columns = cells(text, header).len();
    let mut rows: Vec<Vec<Span>> = Vec::new();
    let mut end = range.start + 1;
    for at in range.start + 1..range.end {
        let line = &lines.lines[at];
        if line.is_blank() {
            continue;
        }
        let cells = if line.page == header.page { cells(text, line) } else { Vec::new() };
        let Some(first) = cells.first().map(|cell| normal(cell.slice(text))) else { break };
        let next = shape::running_number(&first).is_some_and(|number| number as usize == rows.len() + 1);
        if next && cells.len() == columns {
            rows.push(cells);
        } else if next || !is_total(text, &cells, &rows) {
            // A row that counts on and has other cells says that cells cannot be told apart.
            return (!next && rows.len() > 1).then_some(range.start..end);
        }
        end = at + 1;
    }
    (rows.len() > 1).then_some(range.start..end)
}

/// True for a row that sums up, with a number for each column that holds numbers.
fn is_total(text: &str, cells: &[Span], rows: &[Vec<Span>]) -> bool {
    let Some((label, numbers)) = cells.split_first() else { return false };
    let number = |cell: &Span| value::value(&normal(cell.slice(text))).is_some();
    shape::row_kind(&normal(label.slice(text))) != RowKind::Data
        && !numbers.is_empty()
        && numbers.iter().all(number)
        && numbers.len() == numeric(text, rows).len()
}

/// The columns behind the first that hold numbers in all rows.
fn numeric(text: &str, rows: &[Vec<Span>]) -> Vec<usize> {
    let holds = |c: usize| {
        let number = |row: &Vec<Span>| {
            row.get(c).is_some_and(|cell| value::value(&normal(cell.slice(text))).is_some())
        };
        !rows.is_empty() && rows.iter().all(number)
    };
    (1..rows.first().map_or(0, Vec::len)).filter(|&c| holds(c)).collect()
}

/// The rows of a run.
pub(super) fn rows(text: &str, lines: &Lines, range: Range<usize>, piece: usize) -> Vec<Row> {
    let filled = lines.lines[range].iter().filter(|line| !line.is_blank());
    let printed: Vec<Vec<Span>> = filled.map(|line| cells(text, line)).collect();
    let columns = printed.first().map_or(0, Vec::len);
    let full = printed.iter().skip(1).filter(|row| row.len() == columns);
    let body: Vec<Vec<Span>> =
        full.filter(|row| shape::row_kind(&normal(row[0].slice(text))) == RowKind::Data).cloned().collect();
    let numeric = numeric(text, &body);
    let cell = |span: &Span| Cell::new(text, vec![*span]);
    let row = |spans: &Vec<Span>| {
        let mut cells: Vec<Cell> = spans.iter().map(cell).collect();
        if is_total(text, spans, &body) {
            let values = cells.split_off(1);
            let end = |cells: &[Cell]| cells.last().map_or(0, |cell| cell.span().end());
            for (column, value) in numeric.iter().zip(values) {
                while cells.len() < *column {
                    cells.push(Cell::empty(end(&cells)));
                }
                cells.push(value);
            }
            while cells.len() < columns {
                cells.push(Cell::empty(end(&cells)));
            }
        }
        Row { cells, piece, bare: false }
    };
    printed.iter().map(row).collect()
}
