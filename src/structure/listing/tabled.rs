//! Contents that are set as a table.

use crate::structure::node::Node;
use crate::structure::segment::is_group_heading;
use crate::text::Span;
use crate::text::lines::LINE_ENDS;
use crate::text::repair::{is_blank, is_han, normal};
use crate::text::words::chars;

use super::is_category;

/// A row of a table of contents that is set as a table.
pub(super) struct TableRow {
    /// Where its words stand.
    pub(super) words: Span,
    /// Its page, where one is printed.
    pub(super) page: Option<i32>,
    /// It names a part of the issue.
    pub(super) heads: bool,
}

/// Titles and pages, and the names of parts of the issue between them; the pages stand behind the titles or before them. Nothing
/// where no row has a page.
pub(super) fn table_rows(node: &Node, text: &str) -> Vec<TableRow> {
    let base = node.span().start();
    let printed = node.span().slice(text);
    let number = |s: &Span| normal(s.slice(text)).trim_matches(|c| chars!("（）").has(c)).parse::<i32>().ok();
    let page = |s: &Span| number(s).filter(|p| (0..1000).contains(p));
    let words = |s: &Span| s.slice(text).chars().filter(|c| is_han(*c)).count();
    let (mut behind, mut before, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    for line in printed.split_inclusive(LINE_ENDS) {
        let cells = cells(line, base + at);
        at += line.len();
        let Some((last, others)) = cells.split_last() else { continue };
        let title = others.iter().max_by_key(|s| words(s)).filter(|s| words(s) >= 4);
        if let (Some(title), Some(page)) = (title, page(last)) {
            // The name of the part may stand in a column of its own.
            let part =
                others.first().filter(|part| *part != title && is_group_heading(&normal(part.slice(text))));
            heads.extend(part.map(|part| TableRow { words: *part, page: None, heads: true }));
            behind.push(TableRow { words: *title, page: Some(page), heads: false });
        } else if let ([first], Some(page)) = (others, others.first().and_then(page))
            && words(last) >= 4
            && words(first) == 0
        {
            before.push(TableRow { words: *last, page: Some(page), heads: false });
        } else if let ([], true) = (others, words(last) >= 2 && is_category(&normal(last.slice(text)))) {
            heads.push(TableRow { words: *last, page: None, heads: true });
        }
    }
    let rows_begin_with_pages = behind.is_empty();
    let mut rows =
        if !behind.is_empty() || !before.is_sorted_by_key(|row| row.page) { behind } else { before };
    let ordinals = rows.iter().zip(1..).all(|(row, ordinal)| row.page == Some(ordinal));
    if ordinals && rows_begin_with_pages {
        rows.iter_mut().for_each(|row| row.page = None);
    }
    if !rows.is_empty() {
        rows.extend(heads);
        rows.sort_by_key(|row| row.words.start());
    }
    rows
}

/// The cells of a printed row, without the blanks around them; `base` is where it begins.
fn cells(line: &str, base: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for cell in line.split(['\t', '|']) {
        let body = cell.trim_matches(|c: char| is_blank(c) || c == '\r');
        let lead = cell.len() - cell.trim_start_matches(is_blank).len();
        if !body.is_empty() {
            found.push(Span::new(base + at + lead, base + at + lead + body.len()));
        }
        at += cell.len() + 1;
    }
    found
}
