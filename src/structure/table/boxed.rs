//! Tables drawn with lines: `│ 街道 │ 户数 │` between `├──┼──┤`.
//!
//! ```text
//! table  = border { row { row } border } ;        # the lines between two borders are one row
//! border = line of ─ ━ ═ ┌ ├ └ ┼ ┬ ┴ ┐ ┤ ┘ and their like ;
//! row    = "│" cell { "│" cell } [ "│" ] ;
//! ```
//!
//! A border across some columns only, as beside a cell that spans rows, begins a new row in those columns. A table that draws no
//! borders between its rows, or none at all, has a row in each line ([`wrapped`] tells which are none).

use unicode_width::UnicodeWidthChar;

use crate::text::repair::is_blank;
use crate::text::{Line, Span};

use super::row::{Cell, Row, trimmed};
use super::{value, wrapped};

/// Bars between cells.
const BARS: [char; 3] = ['│', '┃', '║'];

/// Lines across.
const HORIZONTAL: [char; 6] = ['─', '━', '═', '┄', '┈', '╌'];

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

/// True for a bar, or where one meets a line across.
fn is_bar(c: char) -> bool {
    is_drawn(c) && !HORIZONTAL.contains(&c)
}

/// Cells of a line between bars; none for a border. A cell closed off below holds a line.
pub(super) fn cells(text: &str, line: &Line) -> Vec<Span> {
    let printed = line.content.slice(text);
    if is_border(printed) {
        return Vec::new();
    }
    let inner = printed.strip_prefix(is_bar).unwrap_or(printed);
    let mut start = line.content.end() - inner.len();
    let inner = inner.strip_suffix(is_bar).unwrap_or(inner);
    let cell = |part: &str| {
        let span = trimmed(text, start, start + part.len());
        // The bars take three bytes each.
        start += part.len() + '│'.len_utf8();
        span
    };
    inner.split(is_bar).map(cell).collect()
}

/// What a printed line holds in each column.
struct Drawn {
    cells: Vec<Cell>,
    /// Where a line closes the column off from what stands below.
    closed: Vec<bool>,
}

/// The rows of a drawn table, and how many stand above its second border.
pub(super) fn rows(text: &str, lines: &[Line], piece: usize) -> (Vec<Row>, Option<usize>) {
    let lines: Vec<&Line> = lines.iter().filter(|line| !line.is_blank()).collect();
    let bars = lines.iter().map(|line| bars(text, line)).max_by_key(Vec::len).unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    let (mut borders, mut above) = (0, None);
    for band in lines.chunk_by(|a, b| is_border(a.content.slice(text)) == is_border(b.content.slice(text))) {
        if is_border(band[0].content.slice(text)) {
            borders += band.len();
            if !rows.is_empty() {
                above = above.or(Some(rows.len()));
            }
            continue;
        }
        let drawn: Vec<Drawn> = band.iter().map(|line| drawn(text, line, &bars)).collect();
        let bordered = lines.len() > band.len();
        if is_of_rows(&drawn, bordered) {
            let single = drawn.into_iter().map(|line| Row { cells: line.cells, piece, bare: false });
            rows.extend(wrapped::join(text, single.collect()));
        } else {
            rows.extend(joined(text, drawn, piece));
        }
    }
    (rows, above.filter(|_| borders > 1))
}

/// True when each line between two borders is a row: the table draws none between its rows. A number in the same column of
/// two lines that have a first cell shows it, or three lines or more without an empty cell.
fn is_of_rows(band: &[Drawn], bordered: bool) -> bool {
    let cut = band.iter().any(|line| line.closed.contains(&true));
    let columns = band[0].cells.len();
    if band.len() < 2 || cut || band.iter().any(|line| line.cells.len() != columns) {
        return false;
    }
    let value =
        |line: &&Drawn, c: usize| !line.cells[0].is_empty() && value::value(&line.cells[c].text).is_some();
    let counted = (1..columns).any(|c| band.iter().filter(|line| value(line, c)).count() > 1);
    let full = || band.len() > 2 && band.iter().all(|line| !line.cells.iter().any(Cell::is_empty));
    !bordered || counted || full()
}

/// The rows of the lines between two borders: one, or as many as lines across some of the columns part it into.
fn joined(text: &str, band: Vec<Drawn>, piece: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // The row to which each column belongs.
    let mut own: Vec<usize> = Vec::new();
    for Drawn { cells, closed } in band {
        if cells.len() != own.len() {
            own = vec![rows.len(); cells.len()];
        }
        let filled = (0..cells.len()).filter(|&c| !cells[c].is_empty());
        let last = filled.clone().map(|c| own[c]).max().unwrap_or(0);
        while rows.len() <= last {
            let empty = cells.iter().map(|cell| Cell::empty(cell.span().start()));
            rows.push(Row { cells: empty.collect(), piece, bare: false });
        }
        filled.for_each(|c| rows[own[c]].cells[c].append(text, &cells[c]));
        for (c, _) in closed.iter().enumerate().filter(|(_, closed)| **closed) {
            own[c] = rows.len();
        }
    }
    rows
}

/// The cells of a line in the columns whose left bars stand at `bars`; in the order of print where its bars stand elsewhere.
fn drawn(text: &str, line: &Line, bars_of_table: &[usize]) -> Drawn {
    let printed = cells(text, line);
    let closed = |span: &Span| !span.is_empty() && span.slice(text).chars().all(is_drawn);
    let columns = bars_of_table.len().saturating_sub(1);
    let own = bars(text, line);
    let place = |bar: &usize| bars_of_table.iter().position(|other| other.abs_diff(*bar) <= 1);
    let places: Option<Vec<usize>> = own.iter().map(place).collect();
    let fewer = printed.len() < columns && own.len() == printed.len() + 1;
    let places = places.filter(|places| fewer && places.is_sorted_by(|a, b| a < b));
    let mut drawn = Drawn { cells: Vec::new(), closed: Vec::new() };
    for (i, span) in printed.iter().enumerate() {
        drawn.cells.push(drawn_cell(text, *span));
        drawn.closed.push(closed(span));
        if let Some(places) = &places {
            drawn.cells.resize_with(places[i + 1], || Cell::empty(span.end()));
            drawn.closed.resize(places[i + 1], closed(span));
        }
    }
    drawn
}

/// The columns of the page at which the bars of a line stand.
fn bars(text: &str, line: &Line) -> Vec<usize> {
    let mut column = 0;
    let mut bars = Vec::new();
    for c in line.content.slice(text).chars() {
        if is_bar(c) {
            bars.push(column);
        }
        column += c.width_cjk().unwrap_or(0);
    }
    bars
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
    fn rows_without_borders_between_them() {
        check(
            "┃县区┃任务┃\n┃云溪区┃42┃\n┃青田县┃86┃\n",
            &[&["县区", "任务"], &["云溪区", "42"], &["青田县", "86"]],
        );
        check(
            "┌──┬──┐\n│类别│标准│\n├──┼──┤\n│水田│58元│\n│旱地│32元│\n└──┴──┘\n",
            &[&["类别", "标准"], &["水田", "58元"], &["旱地", "32元"]],
        );
        check(
            "├──┼──┼──┤\n│一  │清淤│水利│\n│二  │扩建│教育│\n│三  │绿化│林业│\n└──┴──┴──┘\n",
            &[&["一", "清淤", "水利"], &["二", "扩建", "教育"], &["三", "绿化", "林业"]],
        );
    }

    #[test]
    fn borders_across_some_columns() {
        check(
            "┌────┬────┬─────────┐\n\
             │        │        │计划投资          │\n\
             │单  位  │项  目  ├────┬────┤\n\
             │        │        │2018年  │2019年  │\n\
             ├────┼────┼────┼────┤\n\
             │水利    │堤防    │120     │130     │\n\
             │局      ├────┼────┼────┤\n\
             │        │泵站    │60      │50      │\n\
             └────┴────┴────┴────┘\n",
            &[
                &["单位", "项目", "计划投资", ""],
                &["", "", "2018年", "2019年"],
                &["水利局", "堤防", "120", "130"],
                &["", "泵站", "60", "50"],
            ],
        );
    }

    #[test]
    fn other_lines() {
        for text in ["─", "——————", "- - - -", "甲│乙"] {
            assert!(!is_boxed(text, &Lines::new(text).lines[0]), "{text}");
        }
    }
}
