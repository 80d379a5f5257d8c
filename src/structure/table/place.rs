//! Puts the cells of rows that are printed with too few of them in their columns.
//!
//! A cell that spans rows or columns may be printed once and then left out; which columns are missing is read from
//! what the complete rows hold there.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::RowKind;

use super::row::{Cell, Row};
use super::shape::{self, Shape};

/// Brings each row to `columns` cells. A cell that is left out spans rows, and is taken from the row above. Only at the
/// end of a row it may be empty cells that are left out; not where all lines end with a tab, as empty cells show.
pub(super) fn place(rows: &mut [Row], columns: usize) {
    let printed = Printed::new(rows, columns);
    for at in 0..rows.len() {
        let len = printed.len(&rows[at]);
        let (done, rest) = rows.split_at_mut(at);
        let row = &mut rest[0];
        let total = shape::row_kind(row.text(0)) != RowKind::Data;
        let end = row.cells.last().map_or(0, |cell| cell.span().end());
        let (gap, missing) = match columns.checked_sub(len) {
            Some(missing) if missing > 0 && len > 1 && !row.bare && !printed.heads_group(row, len) => {
                (printed.gap(row, len, total), missing)
            }
            _ => (row.cells.len(), 0),
        };
        row.cells.truncate(columns.min(if missing > 0 { len } else { columns }));
        if missing > 0 && (gap < len || printed.trailing > 0) {
            let above = done.last().filter(|_| !total);
            let carried = (gap..gap + missing)
                .map(|c| above.and_then(|row| row.cells.get(c)).cloned().unwrap_or_else(|| Cell::empty(end)));
            row.cells.splice(gap..gap, carried.collect::<Vec<_>>());
        }
        while row.cells.len() < columns {
            row.cells.push(Cell::empty(end));
        }
    }
}

/// What the complete rows of a table hold.
struct Printed {
    columns: Vec<Column>,
    /// Empty cells that end every row.
    trailing: usize,
}

/// What a column holds in the complete rows.
#[derive(Default)]
struct Column {
    texts: BTreeSet<String>,
    shapes: BTreeMap<Shape, usize>,
    rows: usize,
    chars: usize,
}

impl Printed {
    fn new(rows: &[Row], columns: usize) -> Self {
        let rows_of_cells = || rows.iter().filter(|row| !row.bare);
        let trailing = rows_of_cells().map(|row| row.cells.len() - row.filled_width()).min().unwrap_or(0);
        let mut printed = Self { columns: Vec::new(), trailing };
        if rows_of_cells().all(|row| printed.len(row) >= columns) {
            return printed;
        }
        printed.columns.resize_with(columns, Column::default);
        for row in rows_of_cells().filter(|row| row.cells.len() >= columns + trailing) {
            for (column, cell) in printed.columns.iter_mut().zip(&row.cells) {
                column.add(&cell.text);
            }
        }
        printed
    }

    /// True for a Han number and a label among rows of Arabic numbers: `二 | 城乡建设` heads those below it.
    fn heads_group(&self, row: &Row, len: usize) -> bool {
        let Some(first) = self.columns.first() else { return false };
        let han = |text: &str| {
            shape::running_number(text).is_some() && !text.contains(|c: char| c.is_ascii_digit())
        };
        let counted = |text: &String| shape::running_number(text).is_some() && !han(text);
        len == 2
            && self.columns.len() > 3
            && han(row.text(0))
            && !row.text(1).is_empty()
            && !first.texts.is_empty()
            && first.texts.iter().all(counted)
    }

    /// Number of cells with which a row is printed.
    fn len(&self, row: &Row) -> usize {
        row.cells.len().saturating_sub(self.trailing)
    }

    /// Number of cells before those that are left out.
    fn gap(&self, row: &Row, len: usize, total: bool) -> usize {
        let shift = self.columns.len() - len;
        let score = |cell: usize, column: usize| self.columns[column].score(row.text(cell));
        // Moving the gap one cell to the right moves that cell to the left.
        let mut gain = 0.0;
        let mut best = (0, 0.0);
        for gap in 1..=len {
            gain += score(gap - 1, gap - 1) - score(gap - 1, gap - 1 + shift);
            if gain >= best.1 {
                best = (gap, gain);
            }
        }
        if total && best.0 == 0 { 1 } else { best.0 }
    }
}

impl Column {
    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.rows += 1;
        *self.shapes.entry(shape::shape(text)).or_default() += 1;
        self.chars += text.chars().count();
        self.texts.insert(text.to_owned());
    }

    /// How well a text fits the column, from 0: by its shape, by its length, and better still when it stands there.
    fn score(&self, text: &str) -> f64 {
        if self.rows == 0 || text.is_empty() {
            return 0.0;
        }
        let rows = self.rows as f64;
        let alike = self.shapes.get(&shape::shape(text)).copied().unwrap_or(0) as f64 / rows;
        let (length, usual) = (text.chars().count() as f64, self.chars as f64 / rows);
        let seen = if self.texts.contains(text) { 2.0 } else { 0.0 };
        3.0 * alike + length.min(usual) / length.max(usual) + seen
    }
}
