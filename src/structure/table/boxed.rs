//! Tables drawn with lines: `│ 街道 │ 户数 │` between `├──┼──┤`.
//!
//! ```text
//! table  = border { row { row } border } ;        # the lines between two borders are one row
//! border = line of ─ ━ ═ ┌ ├ └ ┼ ┬ ┴ ┐ ┤ ┘ and their like ;
//! row    = "│" cell { "│" cell } [ "│" ] ;
//! ```
//!
//! A border across some columns only, as beside a cell that spans rows, is no border: such rows stay together.

use crate::text::repair::is_blank;
use crate::text::{Line, Span};

use super::row::{Cell, Row, trimmed};

/// Bars between cells.
const BARS: [char; 3] = ['│', '┃', '║'];

/// True for a character of the block of box drawings.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

/// True for a line that begins with a bar or the corner of a border.
pub(super) fn is_boxed(text: &str, line: &Line) -> bool {
    let printed = line.content.slice(text);
    printed.starts_with(is_drawn) && (printed.starts_with(BARS) || is_border(printed))
}

/// True for a line with nothing but drawn lines.
fn is_border(printed: &str) -> bool {
    printed.chars().count() > 2 && printed.chars().all(|c| is_drawn(c) || is_blank(c))
}

/// Cells of a line between bars; none for a border.
pub(super) fn cells(text: &str, line: &Line) -> Vec<Span> {
    let printed = line.content.slice(text);
    if is_border(printed) {
        return Vec::new();
    }
    let inner = printed.strip_prefix(BARS).unwrap_or(printed);
    let mut start = line.content.end() - inner.len();
    let inner = inner.strip_suffix(BARS).unwrap_or(inner);
    let cell = |part: &str| {
        let span = trimmed(text, start, start + part.len());
        // The bars take three bytes each.
        start += part.len() + '│'.len_utf8();
        span
    };
    inner.split(BARS).map(cell).collect()
}

/// The rows of a drawn table, and how many stand above its second border.
pub(super) fn rows(text: &str, lines: &[Line], piece: usize) -> (Vec<Row>, Option<usize>) {
    let mut rows: Vec<Row> = Vec::new();
    let (mut open, mut borders, mut above) = (false, 0, None);
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let cells = cells(text, line);
        if cells.is_empty() {
            (open, borders) = (false, borders + 1);
            if !rows.is_empty() {
                above = above.or(Some(rows.len()));
            }
            continue;
        }
        let cells: Vec<Cell> = cells.into_iter().map(|cell| drawn_cell(text, cell)).collect();
        match rows.last_mut().filter(|row| open && row.cells.len() == cells.len()) {
            Some(row) => row.cells.iter_mut().zip(&cells).for_each(|(cell, more)| cell.append(text, more)),
            None => rows.push(Row { cells, piece, bare: false }),
        }
        open = true;
    }
    (rows, above.filter(|_| borders > 1))
}

/// A cell; a drawn line inside it, beside a cell that spans rows, is nothing.
fn drawn_cell(text: &str, cell: Span) -> Cell {
    if cell.slice(text).chars().all(is_drawn) {
        Cell::empty(cell.start())
    } else {
        Cell::new(text, vec![cell])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lines;

    fn check(text: &str, expected: &[&[&str]]) {
        let lines = Lines::new(text);
        assert!(lines.lines.iter().all(|line| is_boxed(text, line)));
        let (rows, _) = rows(text, &lines.lines, 0);
        let found: Vec<Vec<&str>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn rows_between_borders() {
        check(
            "┌───┬───┐\n│街 道 │户数 │\n├───┼───┤\n│东湖 │ 12 │\n│街道 │ │\n├───┼───┤\n│合计│12│\n└───┴───┘\n",
            &[&["街道", "户数"], &["东湖街道", "12"], &["合计", "12"]],
        );
    }

    #[test]
    fn other_lines() {
        for text in ["─", "——————", "- - - -", "甲│乙"] {
            assert!(!is_boxed(text, &Lines::new(text).lines[0]), "{text}");
        }
    }
}
