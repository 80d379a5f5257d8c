//! Finds the runs of lines that are rows of tables.

use std::ops::Range;

use crate::model::{Format, TableSyntax};
use crate::text::repair::{is_blank, normal};
use crate::text::{Lines, Span};

use super::band::{self, Band};
use super::{RowRun, aligned, boxed, negative, piece, row, shape, unit_line};

/// So many blank lines in a row end a run.
const PAGE_GAP: usize = 3;

/// So many lines without a separator may stand between two rows.
const MAX_BARE: usize = 6;

pub(super) fn row_runs(text: &str, lines: &Lines, format: Format) -> Vec<RowRun> {
    let tab =
        if matches!(format, Format::Html | Format::Docx) { TableSyntax::Html } else { TableSyntax::Tab };
    let finder = Finder { text, lines, tab };
    let mut runs: Vec<RowRun> = Vec::new();
    let mut at = 0;
    while at < lines.lines.len() {
        let Some(syntax) = finder.syntax(at) else {
            at += 1;
            continue;
        };
        let end = finder.end_of_run(at, syntax);
        runs.extend(finder.table(at..end, syntax, runs.last()));
        at = end;
    }
    aligned::add_runs(text, lines, &mut runs);
    runs
}

struct Finder<'a> {
    text: &'a str,
    lines: &'a Lines,
    /// Syntax of a line with tabs.
    tab: TableSyntax,
}

impl<'a> Finder<'a> {
    fn syntax(&self, at: usize) -> Option<TableSyntax> {
        let line = self.lines.lines.get(at)?;
        match line.content.slice(self.text).as_bytes().first()? {
            b'|' => row::pipe_cells(self.text, line).map(|_| TableSyntax::Pipe),
            // The first byte of box drawings.
            0xe2 if boxed::is_boxed(self.text, line) => Some(TableSyntax::Pipe),
            _ => row::tab_cells(self.text, line)
                .map(|_| self.tab)
                .or_else(|| row::open_cells(self.text, line).map(|_| TableSyntax::Pipe)),
        }
    }

    /// True for a line with bars between its cells and none around them.
    fn is_open(&self, at: usize) -> bool {
        row::open_cells(self.text, &self.lines.lines[at]).is_some()
    }

    fn cells(&self, at: usize, syntax: TableSyntax) -> Vec<Span> {
        let line = &self.lines.lines[at];
        let cells = match syntax {
            TableSyntax::Pipe if boxed::is_boxed(self.text, line) => Some(boxed::cells(self.text, line)),
            TableSyntax::Pipe => row::bar_cells(self.text, line),
            _ => row::tab_cells(self.text, line),
        };
        cells.unwrap_or_default()
    }

    /// The printed texts of the cells of a line that are not empty.
    fn texts(&self, at: usize, syntax: TableSyntax) -> Vec<&'a str> {
        let cells = self.cells(at, syntax);
        cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.slice(self.text)).collect()
    }

    /// Behind the last line of the run that begins at `start`.
    fn end_of_run(&self, start: usize, syntax: TableSyntax) -> usize {
        let drawn = |at: usize| boxed::is_boxed(self.text, &self.lines.lines[at]);
        let header = self.texts(start, syntax);
        let mut last = start;
        let next_row = |last| self.next_row(last, syntax).or_else(|| self.over_bands(start, last, syntax));
        while let Some(next) = next_row(last) {
            let repeats = header.len() > 1 && self.texts(next, syntax) == header;
            let gap = next > last + 1;
            let other = syntax == TableSyntax::Pipe
                && (gap && self.is_ruled(next)
                    || drawn(start) != drawn(next)
                    || self.is_open(start) != self.is_open(next)
                    || self.is_open(start)
                        && self.cells(start, syntax).len() != self.cells(next, syntax).len());
            if repeats || other {
                break;
            }
            last = next;
        }
        last + 1
    }

    /// The next row behind the one at `last`, over blank lines or over lines that belong to cells.
    fn next_row(&self, last: usize, syntax: TableSyntax) -> Option<usize> {
        let lines = &self.lines.lines;
        let mut at = last + 1;
        while lines.get(at)?.is_blank() {
            at += 1;
        }
        let close = at - last <= PAGE_GAP && lines[at].page == lines[last].page;
        match self.syntax(at) {
            Some(found) => (close && found == syntax).then_some(at),
            None => (at == last + 1).then(|| self.over_bare_lines(last, syntax)).flatten(),
        }
    }

    /// The row behind lines without a separator, when its running number shows that they stand inside the table.
    fn over_bare_lines(&self, last: usize, syntax: TableSyntax) -> Option<usize> {
        if syntax != TableSyntax::Tab {
            return None;
        }
        let next = (last + 1..self.lines.lines.len().min(last + 2 + MAX_BARE)).find(|&at| {
            let line = &self.lines.lines[at];
            line.is_blank()
                || line.heading > 0
                || line.page != self.lines.lines[last].page
                || self.syntax(at).is_some()
        })?;
        let bare = last + 1..next;
        let inside = self.syntax(next) == Some(syntax)
            && self.number(next, syntax)? == self.last_number(last, syntax)? + 1
            && !bare.clone().any(|at| piece::is_furniture(self.lines.lines[at].content.slice(self.text)));
        inside.then_some(next)
    }

    /// The row behind bands, in a table whose first row names the columns.
    fn over_bands(&self, start: usize, last: usize, syntax: TableSyntax) -> Option<usize> {
        let lines = &self.lines.lines;
        let next = (last + 1..lines.len().min(last + 2 + band::MOST + PAGE_GAP))
            .find(|&at| self.syntax(at).is_some())?;
        if self.syntax(next) != Some(syntax)
            || syntax == TableSyntax::Html
            || !self.names_columns(start, syntax)
        {
            return None;
        }
        let mut bands = (last + 1..next).filter(|&at| !lines[at].is_blank());
        let touching = next == last + 2;
        let is_band = |at: usize| {
            let found = band::band(lines[at].content.slice(self.text))?;
            let told = found == Band::Numbered || touching && self.is_first(start, last, next, syntax);
            (told && lines[at].page == lines[last].page).then_some(())
        };
        let all = bands.clone().count() <= band::MOST && bands.all(|at| is_band(at).is_some());
        let columns = |at| self.cells(at, syntax).len();
        let headed = negative::is_header_like(&self.texts(next, syntax));
        let row = columns(next) == columns(start) && self.texts(next, syntax).len() > 1 && !headed;
        (all && row && lines[next].page == lines[last].page).then_some(next)
    }

    /// True when the first row names columns, or a rule says so.
    fn names_columns(&self, start: usize, syntax: TableSyntax) -> bool {
        negative::is_header_like(&self.texts(start, syntax))
            || syntax == TableSyntax::Pipe && self.is_ruled(start)
    }

    /// True when no data row stands between the header and a line, or the row behind it counts from 1.
    fn is_first(&self, start: usize, last: usize, next: usize, syntax: TableSyntax) -> bool {
        let header = last == start || syntax == TableSyntax::Pipe && last == start + 1;
        header && self.number(next, syntax).is_none_or(|number| number == 1)
    }

    /// The running number with which a row begins.
    fn number(&self, at: usize, syntax: TableSyntax) -> Option<u32> {
        let cells = self.cells(at, syntax);
        shape::running_number(&normal(cells.first()?.slice(self.text)))
    }

    /// The running number of the row at `last`, or of one shortly before it that lines have cut.
    fn last_number(&self, last: usize, syntax: TableSyntax) -> Option<u32> {
        (0..=MAX_BARE).find_map(|back| self.number(last.checked_sub(back)?, syntax))
    }

    fn is_ruled(&self, at: usize) -> bool {
        self.syntax(at + 1) == Some(TableSyntax::Pipe)
            && row::is_rule(self.text, &self.cells(at + 1, TableSyntax::Pipe))
    }

    /// The run at `range` without lines at its ends that are no rows; `None` when it is no table.
    fn table(&self, range: Range<usize>, syntax: TableSyntax, previous: Option<&RowRun>) -> Option<RowRun> {
        let range = self.without_ends(range, syntax)?;
        let rows: Vec<Vec<&str>> =
            range.clone().map(|at| self.texts(at, syntax)).filter(|r| r.len() > 1).collect();
        let run = RowRun { lines: range, syntax };
        let ruled = syntax == TableSyntax::Pipe && run.lines.clone().any(|at| self.is_ruled(at));
        let rows_enough = rows.len() > 1 && !negative::is_no_table(&rows);
        let goes_on = || {
            let same = previous.is_some_and(|previous| {
                let last = previous.lines.end - 1;
                previous.syntax == syntax
                    && self.cells(last, syntax).len() == self.cells(run.lines.start, syntax).len()
            });
            same && !rows.is_empty()
                && rows.iter().all(|row| {
                    row.len() > 2 || shape::row_kind(&normal(row[0])) != crate::model::RowKind::Data
                })
                && previous.is_some_and(|previous| piece::is_close(self.text, self.lines, previous, &run))
        };
        // Bars between words alone are as often those of a menu.
        if syntax == TableSyntax::Pipe && self.is_open(run.lines.start) {
            let told = ruled || rows.len() > 2 && rows_enough && negative::is_header_like(&rows[0]);
            return told.then_some(run);
        }
        (ruled || rows_enough || goes_on()).then_some(run)
    }

    /// Drops lines with one cell before the first row and notes behind the last.
    fn without_ends(&self, mut range: Range<usize>, syntax: TableSyntax) -> Option<Range<usize>> {
        if syntax == TableSyntax::Pipe {
            return Some(range);
        }
        let filled = |at: usize| self.texts(at, syntax).len();
        while !range.is_empty() && filled(range.start) < 2 && !self.begins_table(range.start, syntax) {
            range.start += 1;
        }
        while !range.is_empty() && filled(range.end - 1) < 2 && !self.ends_table(range.end - 1, syntax) {
            range.end -= 1;
        }
        (!range.is_empty()).then_some(range)
    }

    /// True for a first row whose one label stands in the middle, above those of the next row.
    fn begins_table(&self, at: usize, syntax: TableSyntax) -> bool {
        let cells = self.cells(at, syntax);
        let unit = || self.texts(at, syntax).iter().all(|text| unit_line(&normal(text)).is_some());
        cells.len() > 2 && cells[0].is_empty() && !unit()
    }

    /// True for a last row with one cell that stands below others: the rest of a cut cell or a number.
    fn ends_table(&self, at: usize, syntax: TableSyntax) -> bool {
        let texts = self.texts(at, syntax);
        let short =
            |text: &str| text.chars().filter(|c| !is_blank(*c)).count() <= 12 && !text.ends_with('。');
        texts.len() == 1 && self.cells(at, syntax).len() > 2 && short(texts[0])
    }
}
