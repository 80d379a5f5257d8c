//! Decides whether a run of rows goes on with the table before it.

use std::ops::Range;

use crate::model::TableSyntax;
use crate::text::Lines;
use crate::text::repair::normal;
use crate::text::words::chars;

use super::row::Row;
use super::{RowRun, negative, row, shape, unit_line};

/// A running head between two pieces is no longer than this.
const LONGEST_RUNNING_HEAD: usize = 40;

/// So many lines at the ends of a piece are read to compare it.
const LINES_READ: usize = 16;

/// A text and what is known of its lines.
pub(super) struct Pages<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a Lines,
    /// Lines that are page numbers and running heads, as far as they are known.
    pub(super) furniture: &'a [bool],
}

/// Whether `next` goes on with `previous`, the pieces of a table so far.
pub(super) fn continues(pages: &Pages<'_>, previous: &[RowRun], next: &RowRun) -> bool {
    let (Some(first), Some(last)) = (previous.first(), previous.last()) else { return false };
    if last.syntax != next.syntax {
        return false;
    }
    let first_rows = pages.head(first);
    let (last_rows, next_rows) = (pages.tail(last), pages.head(next));
    let (Some(header), Some(next_header)) = (first_rows.first(), next_rows.first()) else { return false };
    let numbers = numbers_run_on(&last_rows, &next_rows);
    if numbers == Some(false) || next.syntax == TableSyntax::Html && numbers.is_none() {
        return false;
    }
    let clean = pages.between(last, next).all(|at| pages.is_between(first, at));
    if same_texts(header, next_header) {
        return clean
            || numbers.is_some() && pages.is_running_head(last, next)
            || pages.is_repeated_head(last, next);
    }
    let headed = negative::is_header_like(&next_header.texts().collect::<Vec<_>>());
    let same_columns = widest(&next_rows) == widest(&first_rows)
        || last_rows.last().is_some_and(|row| row.filled_width() == next_header.filled_width());
    clean && !headed && same_columns && (numbers.is_some() || pages.is_break(last, next))
}

impl Pages<'_> {
    /// The first rows of a piece.
    fn head(&self, run: &RowRun) -> Vec<Row> {
        let Range { start, end } = run.lines.clone();
        self.rows(run, start..end.min(start + LINES_READ))
    }

    /// The last rows of a piece.
    fn tail(&self, run: &RowRun) -> Vec<Row> {
        let Range { start, end } = run.lines.clone();
        self.rows(run, start.max(end.saturating_sub(LINES_READ))..end)
    }

    fn rows(&self, run: &RowRun, part: Range<usize>) -> Vec<Row> {
        let part = RowRun { lines: part, syntax: run.syntax };
        let (mut rows, _) = row::rows(self.text, self.lines, &part, 0);
        rows.retain(|row| row.filled() > 0);
        rows
    }

    /// A line without the blanks around it.
    fn line(&self, at: usize) -> &str {
        self.lines.lines[at].content.slice(self.text)
    }

    /// The printed lines between two runs which are not known as furniture.
    fn between(&self, last: &RowRun, next: &RowRun) -> impl Iterator<Item = usize> {
        let known = |at: usize| self.furniture.get(at).copied().unwrap_or(false);
        (last.lines.end..next.lines.start).filter(move |&at| !self.lines.lines[at].is_blank() && !known(at))
    }

    /// True when a page ends between two runs, or something is printed there.
    fn is_break(&self, last: &RowRun, next: &RowRun) -> bool {
        self.ends_page(last, next)
            || (last.lines.end..next.lines.start).any(|at| !self.lines.lines[at].is_blank())
    }

    fn ends_page(&self, last: &RowRun, next: &RowRun) -> bool {
        self.lines.lines[last.lines.end - 1].page != self.lines.lines[next.lines.start].page
    }

    /// True for a line that may stand between two pieces: a page number, `续表`, a unit, or the caption once more.
    fn is_between(&self, first: &RowRun, at: usize) -> bool {
        let line = self.line(at);
        is_furniture(line) || unit_line(&normal(line)).is_some() || self.is_caption(first, line)
    }

    /// True for one of the lines directly above the table, with or without `（续）`.
    fn is_caption(&self, first: &RowRun, line: &str) -> bool {
        const LINES_ABOVE: usize = 3;
        let bare = without_continued(&normal(line));
        let above = (0..first.lines.start).rev().filter(|&at| !self.lines.lines[at].is_blank());
        above.take(LINES_ABOVE).any(|at| normal(self.line(at)) == bare)
    }

    /// True when a short line or two, as a running head, stand between the pieces, at a page break.
    fn is_running_head(&self, last: &RowRun, next: &RowRun) -> bool {
        let short = |at: usize| {
            let line = self.line(at);
            line.chars().count() <= LONGEST_RUNNING_HEAD && !line.contains('。')
        };
        let own = || self.between(last, next).filter(|&at| !is_furniture(self.line(at)));
        self.ends_page(last, next) && own().take(3).count() <= 2 && own().all(short)
    }

    /// True when a page number stands between the pieces, and beside it a short line that comes again on other pages.
    fn is_repeated_head(&self, last: &RowRun, next: &RowRun) -> bool {
        let own: Vec<&str> =
            self.between(last, next).map(|at| self.line(at)).filter(|line| !is_furniture(line)).collect();
        let numbered = || {
            (last.lines.end..next.lines.start)
                .any(|at| !self.lines.lines[at].is_blank() && is_furniture(self.line(at)))
        };
        let again = |head: &str| {
            let same = self.lines.lines.iter().filter(|line| line.content.slice(self.text) == head);
            same.take(2).count() > 1
        };
        let head = |head: &&str| {
            head.chars().count() <= LONGEST_RUNNING_HEAD
                && !head.contains('。')
                && !head.ends_with(['表', '）', '：'])
                && again(head)
        };
        own.len() == 1 && own.iter().all(head) && (self.ends_page(last, next) || numbered())
    }
}

/// True when only blanks, page numbers and the like stand between two runs.
pub(super) fn is_close(text: &str, lines: &Lines, previous: &RowRun, next: &RowRun) -> bool {
    let pages = Pages { text, lines, furniture: &[] };
    pages.between(previous, next).all(|at| is_furniture(pages.line(at)))
}

fn without_continued(line: &str) -> String {
    let line = line.trim_start_matches("续").trim_end_matches(['）', '〕', ')']);
    line.strip_suffix("（续").or(line.strip_suffix("（续表")).unwrap_or(line).to_owned()
}

/// True for a page number, alone or between dashes, and for `续表`.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim();
    let is_beside = |c: char| chars!("-—–－─_·~").has(c) || c.is_whitespace();
    if number(line.trim_matches(is_beside), 3) == Some("") {
        return true;
    }
    if !line.starts_with(|c: char| c.is_ascii_digit() || chars!("第（(续接转上下").has(c)) {
        return false;
    }
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let of = |text: &str| {
        let pages = text.trim_start_matches(['，', ',', '/']).strip_prefix('共');
        pages.and_then(|pages| number(pages, 4)) == Some("页")
    };
    let behind = bare.strip_prefix('第').and_then(|text| number(text, 4)?.strip_prefix('页'));
    let is_short =
        |number: &str| (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    behind.is_some_and(|rest| rest.is_empty() || of(rest))
        || bare.split_once('/').is_some_and(|(page, pages)| is_short(page) && is_short(pages))
        || is_turn(&bare)
}

/// What stands behind a number of at most so many digits.
fn number(text: &str, most: usize) -> Option<&str> {
    shape::behind_digits(text, chars!("0123456789０１２３４５６７８９"), most)
}

/// `续表`, `（续表二）`, `接上页`, `下转第3版`.
fn is_turn(line: &str) -> bool {
    const LONGEST: usize = 8;
    let line = line.strip_prefix(['（', '(']).unwrap_or(line);
    let line = line.strip_suffix([')', '）']).unwrap_or(line);
    let line = line.trim_end_matches(|c: char| chars!("0123456789一二三四五六七八九十").has(c));
    let place = line.strip_prefix("上接").or(line.strip_prefix("下转"));
    matches!(line, "续" | "续表" | "接上页" | "接上表" | "转下页")
        || place.is_some_and(|place| place.chars().count() <= LONGEST)
}

fn same_texts(a: &Row, b: &Row) -> bool {
    a.filled() > 1 && a.texts().eq(b.texts())
}

fn widest(rows: &[Row]) -> usize {
    rows.iter().map(Row::filled_width).max().unwrap_or(0)
}

/// Whether the running numbers of `next` go on where those of `last` end; `None` when one has none.
fn numbers_run_on(last: &[Row], next: &[Row]) -> Option<bool> {
    let number = |row: &Row| shape::running_number(row.text(0));
    let before = last.iter().rev().find_map(number)?;
    let after = next.iter().find_map(number)?;
    Some(after == before + 1 || after == before && after > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_pages() {
        for line in ["3", "— 3 —", "- 12 -", "3/5", "3 / 5", "第3页 共5页", "第 ３ 页，共5页"] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["续表", "（续表）", "续表 2", "（接上页）", "上接第3版", "（下转 第12页）"]
        {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["", "/", "1/", "3.加强领导", "3455", "注：含街道", "2019年", "续签合同", "附件3"]
        {
            assert!(!is_furniture(line), "{line}");
        }
        for line in ["第3章", "第3页共页", "上接会议研究决定的事项"] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
