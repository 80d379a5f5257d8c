//! Tables: runs of rows in the printed lines, joined over page breaks, read to header paths, data rows and values.
//!
//! ```text
//! table = { title } { header } { row } ;              # pages cut it into pieces, each may repeat its header
//! row   = cell { TAB cell } [ TAB ]                   # `tab`; as `html` when a page or word processor gave it
//!       | "|" cell { "|" cell } [ "|" ]               # `pipe`, with a rule `|---|---|` below its header
//!       | "│" cell { "│" cell } "│"                   # `pipe` too, drawn with `├──┼──┤` between its rows
//!       | cell "|" cell { "|" cell }                  # `pipe` without outer bars, below a header
//!       | cell { two or more blanks, cell }           # `aligned`, columns that stand below each other
//!       | number { blank cell }                       # `aligned` too, where numbers count the rows (`spaced`)
//!       | number { line break cell } ;                # and where each cell has a line of its own (`stacked`)
//! ```
//!
//! A line without separators may stand between the rows: a band, which heads those behind it (`band`).
//!
//! A cell may go on in the line below, in which the other columns are empty (`wrapped`), or around its number (`centred`).
//!
//! A cell that spans columns is printed once, with empty cells behind it; a cell that spans rows is printed in its
//! first row. Tables of HTML come with both repeated.
//!
//! Not tables: prose with a tab, list labels set off by a tab, fields (`电话：… TAB 传真：…`), entries of a table of
//! contents, names in columns, and padded signatures. A table whose cells ran together is found and not read
//! ([`flattened`]).

use std::ops::Range;

use crate::model::{Format, Table, TableSyntax};
use crate::text::Lines;

mod aligned;
mod band;
mod boxed;
mod build;
mod centred;
mod flattened;
mod header;
mod join;
mod negative;
mod piece;
mod place;
mod row;
mod run;
mod shape;
mod spaced;
mod stacked;
mod tiered;
mod unit;
mod value;
mod wrapped;

pub use flattened::flattened;
pub use unit::{set_unit, unit_line};

/// A run of rows in the printed lines, before it is known to which document it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRun {
    /// Its lines, as indices into [`Lines::lines`]: from its first row to behind its last.
    pub lines: Range<usize>,
    /// How it is written.
    pub syntax: TableSyntax,
}

/// All runs of table rows in a text, in order.
pub fn row_runs(text: &str, lines: &Lines, format: Format) -> Vec<RowRun> {
    run::row_runs(text, lines, format)
}

/// True when `next` goes on with the table of `previous`, its pieces so far: its header repeats, or it has the same
/// columns and the row numbers run on, or its rows follow over a page break with no prose between. `furniture` says
/// which lines are page numbers and running heads; it may be shorter than the lines.
pub fn continues(text: &str, lines: &Lines, furniture: &[bool], previous: &[RowRun], next: &RowRun) -> bool {
    piece::continues(&piece::Pages { text, lines, furniture }, previous, next)
}

/// Joins runs that are page pieces of one table and reads its header, rows and cells.
///
/// Ids, section and attachment are left empty. Caption and unit are set only when they are printed in rows of the
/// table itself.
pub fn build(text: &str, lines: &Lines, pieces: &[RowRun]) -> Table {
    build::build(text, lines, pieces)
}
