//! A printed row and its cells.

use std::sync::LazyLock;

use memchr::{memchr, memchr_iter, memchr2};
use regex::Regex;

use crate::model::TableSyntax;
use crate::text::lines::LINE_ENDS;
use crate::text::repair::is_blank;
use crate::text::{Line, Lines, Repaired, Span};

use super::{aligned, boxed};

/// A cell of a printed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Where it is printed, without blanks around it; more than one piece when lines were joined. Never empty:
    /// an empty cell has one empty piece.
    pub(super) pieces: Vec<Span>,
    /// Its text, normalised.
    pub(super) text: String,
}

impl Cell {
    /// The cell printed at `pieces`.
    pub(super) fn new(text: &str, pieces: Vec<Span>) -> Self {
        let repaired = Repaired::new(text, &pieces).text().to_owned();
        Self { pieces, text: repaired }
    }

    /// An empty cell at `at`.
    pub(super) fn empty(at: usize) -> Self {
        Self { pieces: vec![Span::new(at, at)], text: String::new() }
    }

    /// True when nothing is printed in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The smallest span that holds all of it.
    pub(super) fn span(&self) -> Span {
        let first = self.pieces.first().copied().unwrap_or_default();
        self.pieces.last().map_or(first, |last| first.cover(*last))
    }

    /// Appends what `other` holds, when it holds something.
    pub(super) fn append(&mut self, text: &str, other: &Cell) {
        if self.is_empty() {
            *self = other.clone();
        } else if !other.is_empty() {
            self.pieces.extend(&other.pieces);
            self.text = Repaired::new(text, &self.pieces).text().to_owned();
        }
    }
}

/// A row as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its cells, empty ones too.
    pub(super) cells: Vec<Cell>,
    /// Index of its piece.
    pub(super) piece: usize,
    /// True for a line without a separator between rows: a title of rows, or the rest of a cell.
    pub(super) bare: bool,
}

impl Row {
    /// Number of cells up to the last that is not empty.
    pub(super) fn filled_width(&self) -> usize {
        self.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1)
    }

    /// Number of cells in which something is printed.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !c.is_empty()).count()
    }

    /// Text of a cell; empty when the row has no such cell.
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |c| &c.text)
    }

    /// The texts of the cells in which something is printed.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().filter(|c| !c.is_empty()).map(|c| c.text.as_str())
    }

    /// The text that the row repeats in all of its cells, when it has two or more.
    pub(super) fn spanning(&self) -> Option<&str> {
        let first = self.cells.first().filter(|c| !c.is_empty())?;
        let all = self.cells.len() > 1 && self.cells.iter().all(|c| c.text == first.text);
        all.then_some(first.text.as_str())
    }
}

/// The printed line without its line break and form feed.
pub(super) fn body(text: &str, line: &Line) -> Span {
    let printed = line.span.slice(text);
    let kept = printed.trim_end_matches(LINE_ENDS).trim_start_matches('\x0c');
    let start = line.span.start() + printed.len() - printed.trim_start_matches('\x0c').len();
    Span::new(start, start + kept.len())
}

/// Cells of a line with tabs; `None` when it has no tab or is a heading.
pub(super) fn tab_cells(text: &str, line: &Line) -> Option<Vec<Span>> {
    let body = body(text, line);
    if line.is_blank() || line.heading > 0 || memchr(b'\t', body.slice(text).as_bytes()).is_none() {
        return None;
    }
    Some(split(text, body, b'\t'))
}

/// Cells of a line between bars; `None` when it does not begin with a bar.
pub(super) fn pipe_cells(text: &str, line: &Line) -> Option<Vec<Span>> {
    let printed = line.content.slice(text);
    let inner = printed.strip_prefix('|')?;
    let closed = inner.ends_with('|') && !inner.ends_with("\\|");
    let inner = if closed { &inner[..inner.len() - 1] } else { inner };
    let start = line.content.start() + 1;
    let cells = split(text, Span::new(start, start + inner.len()), b'|');
    (cells.len() > 1 || closed).then_some(cells)
}

/// Cells of a line with bars between them and none around them; `None` when it has none or is a heading.
pub(super) fn open_cells(text: &str, line: &Line) -> Option<Vec<Span>> {
    let printed = line.content.slice(text);
    if line.heading > 0 || printed.starts_with('|') || memchr(b'|', printed.as_bytes()).is_none() {
        return None;
    }
    Some(split(text, line.content, b'|')).filter(|cells| cells.len() > 1)
}

/// Cells of a line with bars, around them or only between them.
pub(super) fn bar_cells(text: &str, line: &Line) -> Option<Vec<Span>> {
    pipe_cells(text, line).or_else(|| open_cells(text, line))
}

/// True for the rule below the header of a pipe table: `|---|:--:|`.
pub(super) fn is_rule(text: &str, cells: &[Span]) -> bool {
    let rule = |cell: &Span| {
        let cell = cell.slice(text);
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
    };
    !cells.is_empty() && cells.iter().all(rule)
}

fn split(text: &str, span: Span, separator: u8) -> Vec<Span> {
    let bytes = span.slice(text).as_bytes();
    let mut cells = Vec::new();
    let mut start = 0;
    for at in memchr_iter(separator, bytes) {
        if separator == b'|' && at > 0 && bytes[at - 1] == b'\\' {
            continue;
        }
        cells.push(trimmed(text, span.start() + start, span.start() + at));
        start = at + 1;
    }
    cells.push(trimmed(text, span.start() + start, span.end()));
    cells
}

/// `start..end` without the blanks around it; an empty span at `start` when nothing else is there.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let printed = &text[start..end];
    let kept = printed.trim_start_matches(is_blank);
    let from = if kept.is_empty() { start } else { end - kept.len() };
    Span::new(from, from + kept.trim_end_matches(is_blank).len())
}

/// The rows of a run, in order, without the rule of a pipe table; and how many rows stand above that rule.
pub(super) fn rows(
    text: &str,
    lines: &Lines,
    run: &super::RowRun,
    piece: usize,
) -> (Vec<Row>, Option<usize>) {
    if run.syntax == TableSyntax::Aligned {
        return (aligned::rows(text, lines, run.lines.clone(), piece), None);
    }
    if boxed::is_boxed(text, &lines.lines[run.lines.start]) {
        return boxed::rows(text, &lines.lines[run.lines.clone()], piece);
    }
    let (mut rows, mut above) = (Vec::new(), None);
    for line in lines.lines[run.lines.clone()].iter().filter(|line| !line.is_blank()) {
        let cells = match run.syntax {
            TableSyntax::Pipe => bar_cells(text, line),
            _ => tab_cells(text, line),
        };
        if run.syntax == TableSyntax::Pipe && cells.as_ref().is_some_and(|cells| is_rule(text, cells)) {
            above = above.or(Some(rows.len()));
            continue;
        }
        let bare = cells.is_none();
        let cells = cells.unwrap_or_else(|| vec![line.content]);
        let cells = cells.into_iter().map(|cell| Cell::new(text, without_breaks(text, cell))).collect();
        rows.push(Row { cells, piece, bare });
    }
    (rows, above)
}

/// The pieces of a cell between its `<br>` marks and without the `\` before a bar.
fn without_breaks(text: &str, cell: Span) -> Vec<Span> {
    static BREAK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)<br\s*/?>|\\\|").expect("a regular expression"));
    if memchr2(b'<', b'\\', cell.slice(text).as_bytes()).is_none() {
        return vec![cell];
    }
    let mut start = cell.start();
    let mut pieces = Vec::new();
    for found in BREAK.find_iter(cell.slice(text)) {
        pieces.push(trimmed(text, start, cell.start() + found.start()));
        let bar = usize::from(found.as_str().ends_with('|'));
        start = cell.start() + found.end() - bar;
    }
    pieces.push(trimmed(text, start, cell.end()));
    if pieces.len() > 1 {
        pieces.retain(|piece| !piece.is_empty());
    }
    if pieces.is_empty() { vec![Span::new(cell.start(), cell.start())] } else { pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, cells: fn(&str, &Line) -> Option<Vec<Span>>, expected: Option<&[&str]>) {
        let lines = Lines::new(text);
        let found = cells(text, &lines.lines[0]);
        let found: Option<Vec<&str>> = found.map(|cells| cells.iter().map(|c| c.slice(text)).collect());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn cells_of_tab_lines() {
        check("甲\t 乙 \t\n", tab_cells, Some(&["甲", "乙", ""]));
        check("\t\t2019年\t2020年", tab_cells, Some(&["", "", "2019年", "2020年"]));
        check("\x0c1\t甲", tab_cells, Some(&["1", "甲"]));
        check("甲　乙", tab_cells, None);
        check("## 第一章\t总则", tab_cells, None);
    }

    #[test]
    fn cells_of_pipe_lines() {
        check("| 甲 |乙|\n", pipe_cells, Some(&["甲", "乙"]));
        check("|  |  |", pipe_cells, Some(&["", ""]));
        check("| 甲 | 乙", pipe_cells, Some(&["甲", "乙"]));
        check("| a\\|b | c |", pipe_cells, Some(&["a\\|b", "c"]));
        check("首页 | 新闻", pipe_cells, None);
        check("|甲", pipe_cells, None);
    }

    #[test]
    fn rules_of_pipe_tables() {
        let rule = |text: &str| is_rule(text, &pipe_cells(text, &Lines::new(text).lines[0]).unwrap());
        assert!(rule("|---|:--:|"));
        assert!(!rule("| — | -- |"));
        assert!(!rule("|  | -- |"));
    }

    #[test]
    fn breaks_in_cells_join() {
        let text = "区教委<br>区财政局<br/>";
        let cell = Cell::new(text, without_breaks(text, Span::new(0, text.len())));
        assert_eq!(cell.text, "区教委区财政局");
    }
}
