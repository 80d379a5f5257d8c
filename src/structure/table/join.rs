//! Joins rows that line ends or page ends have cut, where running numbers show what belongs together.
//!
//! ```text
//! 3 ⇥ 区教委 ⇥ 负责职业院            3 ⇥ 区教委 ⇥ 负责职业院校学生培训 ⇥ 600
//! 校学生培训 ⇥ 600              →    4 ⇥ …
//! 4 ⇥ …
//! ```

use crate::model::RowKind;

use super::row::Row;
use super::{shape, wrapped};

/// No row is cut into more lines.
const MOST_LINES: usize = 12;

/// The data rows of a table with cut rows joined.
pub(super) fn join(text: &str, rows: Vec<Row>) -> Vec<Row> {
    over_pages(text, over_lines(text, wrapped::join(text, rows)))
}

fn number(row: &Row) -> Option<u32> {
    shape::running_number(row.text(0)).filter(|_| !row.bare)
}

/// Joins the lines between the row numbered n and that numbered n + 1 when together they have the table's columns.
fn over_lines(text: &str, rows: Vec<Row>) -> Vec<Row> {
    let columns = rows.iter().filter(|row| !row.bare).map(Row::filled_width).max().unwrap_or(0);
    let printed = rows.iter().filter(|row| !row.bare).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let mut row = rows[at].clone();
        let rest = match rest_of_row(&rows, at, columns) {
            0 if printed > columns => rest_of_row(&rows, at, printed),
            rest => rest,
        };
        for part in &rows[at + 1..at + 1 + rest] {
            append(text, &mut row, part);
        }
        joined.push(row);
        at += 1 + rest;
    }
    joined
}

/// How many lines behind the row at `at` belong to it.
fn rest_of_row(rows: &[Row], at: usize, columns: usize) -> usize {
    let Some(first) = number(&rows[at]) else { return 0 };
    let behind = &rows[at + 1..rows.len().min(at + 1 + MOST_LINES)];
    let is_next = |row: &Row| number(row).is_some() || shape::row_kind(row.text(0)) != RowKind::Data;
    let rest = behind.iter().position(is_next).unwrap_or(behind.len());
    let (rest, next) = behind.split_at(rest);
    let runs_on = next.first().is_none_or(|row| number(row).is_none_or(|n| n == first + 1));
    let parts = |row: &Row| row.cells.len().saturating_sub(1);
    let width = rows[at].cells.len() + rest.iter().map(parts).sum::<usize>();
    let texts = rest.iter().all(|row| !row.text(0).is_empty() && !shape::is_unit_head(row.text(0)));
    let cut = rest.iter().any(|row| row.bare) || rows[at].cells.len() < columns;
    if runs_on && texts && cut && width == columns { rest.len() } else { 0 }
}

/// The first cell of `part` goes on with the last cell of `row`.
fn append(text: &str, row: &mut Row, part: &Row) {
    let mut cells = part.cells.iter();
    if let (Some(last), Some(first)) = (row.cells.last_mut(), cells.next()) {
        last.append(text, first);
    }
    row.cells.extend(cells.cloned());
}

/// Joins the first row of a page to the last of the page before when it has no number and all others have one.
fn over_pages(text: &str, rows: Vec<Row>) -> Vec<Row> {
    let unnumbered = |row: &Row| number(row).is_none() && shape::row_kind(row.text(0)) == RowKind::Data;
    let is_rest = |before: &Row, row: &Row| {
        row.piece != before.piece && row.text(0).is_empty() && number(before).is_some() && !row.bare
    };
    let all_others = rows.windows(2).all(|pair| !unnumbered(&pair[1]) || is_rest(&pair[0], &pair[1]));
    if !all_others {
        return rows;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match joined
            .last_mut()
            .filter(|before| is_rest(before, &row) && row.cells.len() <= before.cells.len())
        {
            Some(before) => before.cells.iter_mut().zip(&row.cells).for_each(|(a, b)| a.append(text, b)),
            None => joined.push(row),
        }
    }
    joined
}
