//! How a table of contents prints its pages: before its titles or behind them, on lines of their own, all of it on one line.

use crate::grammar::title;
use crate::structure::line::toc_entry::{TocLine, bracketed_first, page_alone, spaced_entries, toc_entries};
use crate::structure::node::Node;
use crate::text::words::words;

use super::is_bare_entry;

/// The entries of a table of contents that is one line with its head: `目录　关于节水的通知…1　关于防汛的通知…3`.
pub(in crate::structure) fn contents_line(text: &str, node: &Node) -> Option<Vec<TocLine>> {
    const FEWEST: usize = 2;
    let line = node.str();
    let head = words!["目录", "目次", "要目", "本期目录", "本期要目"]
        .longest_before(line)
        .filter(|_| !node.is_table())?;
    let printed = node.span().slice(text);
    let last = head.chars().next_back()?;
    let behind = &printed[printed.find(last)? + last.len_utf8()..];
    let rest = line[head.len()..].trim_start_matches([' ', '：']);
    let found = match toc_entries(rest) {
        found if found.len() < FEWEST => spaced_entries(behind.trim_start_matches(['：', ':']), rest),
        found => found,
    };
    let from = line.len() - rest.len();
    let moved = found.into_iter().map(|e| TocLine { title: e.title.start + from..e.title.end + from, ..e });
    Some(moved.collect()).filter(|found: &Vec<TocLine>| found.len() >= FEWEST)
}

/// True when titles stand behind numbers in brackets that are pages: ordinals would count from 1.
pub(super) fn prints_bracketed_pages(nodes: &[Node]) -> bool {
    let entry = |n: &Node| bracketed_first(n.str()).filter(|_| !n.is_table());
    let pages: Vec<i32> = nodes.iter().filter_map(entry).map(|entry| entry.page).collect();
    pages.len() > 1 && pages.is_sorted() && !pages.iter().zip(1..).all(|(page, ordinal)| *page == ordinal)
}

/// Where pages stand on lines of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// Each below its title.
    Below,
    /// Each above its title.
    Above,
}

/// Where pages stand on lines of their own, when they do.
pub(super) fn pages_alone(nodes: &[Node]) -> Option<Alone> {
    let page = |n: &Node| page_alone(n.str()).filter(|_| !n.is_table());
    let pages: Vec<i32> = nodes.iter().filter_map(page).collect();
    if pages.len() < 2 || !pages.is_sorted() {
        return None;
    }
    let first = nodes.iter().find(|n| page(n).is_some() || title::looks_like_title(n.str()))?;
    if page(first).is_none() {
        let below =
            nodes.windows(2).filter(|pair| page(&pair[1]).is_some()).all(|pair| is_bare_entry(&pair[0]));
        return below.then_some(Alone::Below);
    }
    let above = nodes.windows(2).filter(|pair| page(&pair[0]).is_some()).all(|pair| is_bare_entry(&pair[1]));
    above.then_some(Alone::Above)
}
