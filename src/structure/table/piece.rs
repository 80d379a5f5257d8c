//! Decides whether a run of rows goes on with the table before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::TableSyntax;
use crate::text::repair::normal;
use crate::text::{Lines, Span};

use super::row::Row;
use super::{RowRun, negative, row, shape, unit_line};

/// A running head between two pieces is no longer than this.
const LONGEST_RUNNING_HEAD: usize = 40;

/// So many lines at the ends of a piece are read to compare it.
const LINES_READ: usize = 16;

pub(super) fn continues(text: &str, lines: &Lines, previous: &[RowRun], next: &RowRun) -> bool {
    let (Some(first), Some(last)) = (previous.first(), previous.last()) else { return false };
    if last.syntax != next.syntax {
        return false;
    }
    let first_rows = head(text, lines, first);
    let (last_rows, next_rows) = (tail(text, lines, last), head(text, lines, next));
    let (Some(header), Some(next_header)) = (first_rows.first(), next_rows.first()) else { return false };
    let numbers = numbers_run_on(&last_rows, &next_rows);
    if numbers == Some(false) || next.syntax == TableSyntax::Html && numbers.is_none() {
        return false;
    }
    let clean = between(lines, last, next).all(|at| is_between(text, lines, first, at));
    if same_texts(header, next_header) {
        return clean || numbers.is_some() && is_running_head(text, lines, last, next);
    }
    let headed = negative::is_header_like(&next_header.texts().collect::<Vec<_>>());
    let same_columns = widest(&next_rows) == widest(&first_rows)
        || last_rows.last().is_some_and(|row| row.filled_width() == next_header.filled_width());
    clean && !headed && same_columns && (numbers.is_some() || is_page_break(lines, last, next))
}

fn head(text: &str, lines: &Lines, run: &RowRun) -> Vec<Row> {
    let Range { start, end } = run.lines.clone();
    read(text, lines, run, start..end.min(start + LINES_READ))
}

fn tail(text: &str, lines: &Lines, run: &RowRun) -> Vec<Row> {
    let Range { start, end } = run.lines.clone();
    read(text, lines, run, start.max(end.saturating_sub(LINES_READ))..end)
}

fn read(text: &str, lines: &Lines, run: &RowRun, part: Range<usize>) -> Vec<Row> {
    let (mut rows, _) = row::rows(text, lines, &RowRun { lines: part, syntax: run.syntax }, 0);
    rows.retain(|row| row.filled() > 0);
    rows
}

/// True when only blanks, page numbers and the like stand between two runs.
pub(super) fn is_close(text: &str, lines: &Lines, previous: &RowRun, next: &RowRun) -> bool {
    between(lines, previous, next).all(|at| is_furniture(lines.lines[at].content.slice(text)))
}

/// The printed lines between two runs.
fn between<'a>(lines: &'a Lines, last: &RowRun, next: &RowRun) -> impl Iterator<Item = usize> + 'a {
    (last.lines.end..next.lines.start).filter(|&at| !lines.lines[at].is_blank())
}

fn is_page_break(lines: &Lines, last: &RowRun, next: &RowRun) -> bool {
    let page = |at: usize| lines.lines[at].page;
    page(last.lines.end - 1) != page(next.lines.start) || between(lines, last, next).next().is_some()
}

/// True for a line that may stand between two pieces: a page number, `续表`, a unit, or the caption once more.
fn is_between(text: &str, lines: &Lines, first: &RowRun, at: usize) -> bool {
    let line = lines.lines[at].content.slice(text);
    is_furniture(line) || unit_line(&normal(line)).is_some() || is_caption(text, lines, first, line)
}

/// True for one of the lines directly above the table, with or without `（续）`.
fn is_caption(text: &str, lines: &Lines, first: &RowRun, line: &str) -> bool {
    const LINES_ABOVE: usize = 3;
    let bare = without_continued(&normal(line));
    let above = lines.lines[..first.lines.start].iter().rev().filter(|line| !line.is_blank());
    above.take(LINES_ABOVE).any(|line| normal(line.content.slice(text)) == bare)
}

fn without_continued(line: &str) -> String {
    let line = line.trim_start_matches("续").trim_end_matches(['）', '〕', ')']);
    line.strip_suffix("（续").or(line.strip_suffix("（续表")).unwrap_or(line).to_owned()
}

/// True for a page number, alone or between dashes, and for `续表`.
pub(super) fn is_furniture(line: &str) -> bool {
    static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x)^\s* (?: [-—–－─_·~\s]* [0-9０-９]{1,3} [-—–－─_·~\s]*
            | 第\s*[0-9０-９]{1,4}\s*页 (?: [\s，,/]* 共\s*[0-9０-９]{1,4}\s*页 )?
            | [0-9]{1,4}\s*/\s*[0-9]{1,4}
            | [（(]?\s*(?:续\s*表|接\s*上\s*[页表]|转\s*下\s*页|上\s*接[^\s]{0,8}|下\s*转[^\s]{0,8}|续)\s*[0-9一二三四五六七八九十]*\s*[)）]? ) \s*$",
        )
        .expect("a regular expression")
    });
    FURNITURE.is_match(line)
}

/// True when a short line or two, as a running head, stand between the pieces, at a page break.
fn is_running_head(text: &str, lines: &Lines, last: &RowRun, next: &RowRun) -> bool {
    let content = |at: usize| -> Span { lines.lines[at].content };
    let short = |at: usize| {
        let line = content(at).slice(text);
        line.chars().count() <= LONGEST_RUNNING_HEAD && !line.contains('。')
    };
    let pages = lines.lines[last.lines.end - 1].page != lines.lines[next.lines.start].page;
    pages && between(lines, last, next).count() <= 2 && between(lines, last, next).all(short)
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
        for line in ["3", "— 3 —", "- 12 -", "第3页 共5页", "续表", "（续表）", "3/5", "第 3 页"]
        {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["3.加强领导", "注：含街道", "2019年", "续签合同", "附件3"] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
