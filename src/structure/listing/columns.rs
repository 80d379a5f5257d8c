//! Contents in two columns side by side, as a converter of pages prints them line by line.
//!
//! ```text
//! 市政府文件                              部门文件
//! 关于防汛的通知 ………………（3）      市水利局关于节水的
//! 关于供水的通知 ………………（5）        通知 ………………（9）
//! ```
//! The left column goes before the right one. Not two columns: titles with their authors and pages behind wide blanks.

use std::ops::Range;

use crate::structure::line::addressee::addressees;
use crate::structure::line::toc_entry::toc_entries;
use crate::structure::node::Node;
use crate::text::lines::LINE_ENDS;
use crate::text::repair::{is_blank, is_han};
use crate::text::{Repaired, Span};

/// Nodes with a piece of a column in place of each line that has two.
pub(in crate::structure) struct Unfolded {
    /// All nodes up to some way behind the contents.
    pub(in crate::structure) nodes: Vec<Node>,
    /// Which of them are pieces of columns.
    pub(in crate::structure) pieces: Range<usize>,
    /// The nodes of the text that they stand for.
    pub(in crate::structure) printed: Range<usize>,
}

/// A piece of a line, in columns of the page; a Chinese character takes two.
struct Piece {
    columns: Range<usize>,
    span: Span,
}

/// The nodes with the columns of the contents below `head` one after the other, when they are set in two.
pub(in crate::structure) fn unfolded(text: &str, nodes: &[Node], head: usize) -> Option<Unfolded> {
    const SEARCHED: usize = 60;
    const FEWEST: usize = 3;
    let ahead = &nodes[head + 1..nodes.len().min(head + 1 + SEARCHED)];
    let ahead = &ahead[..ahead.iter().position(|n| addressees(n.str()).is_some()).unwrap_or(ahead.len())];
    let lines: Vec<Vec<Vec<Piece>>> = ahead.iter().map(|node| pieces_of(text, node.span())).collect();
    let words = |piece: &Piece| piece.span.slice(text).chars().filter(|c| is_han(*c)).count();
    let begins: Vec<usize> = lines
        .iter()
        .flatten()
        .filter_map(|line| line.get(1))
        .filter(|p| words(p) >= 4)
        .map(|p| p.columns.start)
        .take(SEARCHED)
        .collect();
    let near = |at: usize, other: usize| at.abs_diff(other) <= 1;
    let border = *begins.iter().max_by_key(|&&at| begins.iter().filter(|&&other| near(at, other)).count())?;
    let is_right = |piece: &Piece| piece.columns.start + 1 >= border;
    let crosses =
        |node: &Vec<Vec<Piece>>| node.iter().flatten().any(|p| !is_right(p) && p.columns.end >= border);
    let within = lines.iter().position(crosses).unwrap_or(lines.len());
    let last = lines[..within].iter().rposition(|node| node.iter().flatten().any(is_right))?;
    // The left column may be the longer one.
    let goes_on = |at: &usize| {
        let between = ahead[at - 1].span().end()..ahead[*at].span().start();
        text[between].chars().filter(|c| LINE_ENDS.contains(c)).count() <= 1
    };
    let last = (last + 1..within).take_while(goes_on).last().unwrap_or(last);
    let (right, left): (Vec<&Piece>, Vec<&Piece>) =
        lines[..=last].iter().flatten().flatten().partition(|p| is_right(p));
    let paged =
        |pieces: &[&Piece]| pieces.iter().filter(|p| !toc_entries(p.span.slice(text)).is_empty()).count();
    let titled = right.iter().filter(|piece| words(piece) >= 4).count();
    if titled < FEWEST || paged(&left) < 2 || paged(&right) == 0 {
        return None;
    }
    let as_node = |(at, piece): (usize, &&Piece)| Node {
        text: Repaired::paragraph(text, &[piece.span]),
        lines: vec![usize::MAX / 2 + at],
        rows: None,
        flattened: false,
        heading: 0,
        ..nodes[head].clone()
    };
    let pieces: Vec<Node> = left.iter().chain(&right).enumerate().map(as_node).collect();
    let end = head + 2 + last;
    let behind = &nodes[end..nodes.len().min(end + SEARCHED)];
    Some(Unfolded {
        pieces: head + 1..head + 1 + pieces.len(),
        printed: head + 1..end,
        nodes: nodes[..=head].iter().chain(&pieces).chain(behind).cloned().collect(),
    })
}

/// The pieces between wide blanks of each printed line.
fn pieces_of(text: &str, span: Span) -> Vec<Vec<Piece>> {
    let mut from = line_start(text, span.start());
    let printed = &text[from..span.end()];
    let mut lines = Vec::new();
    for line in printed.split_inclusive(LINE_ENDS) {
        lines.push(pieces(line, from));
        from += line.len();
    }
    lines
}

/// Where the line begins in which `at` stands, when only blanks stand before it.
fn line_start(text: &str, at: usize) -> usize {
    at - text[..at].chars().rev().take_while(|c| is_blank(*c)).map(char::len_utf8).sum::<usize>()
}

fn pieces(line: &str, from: usize) -> Vec<Piece> {
    const WIDE: usize = 3;
    let mut found: Vec<Piece> = Vec::new();
    let mut column = 0;
    for (at, c) in line.char_indices() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if !is_blank(c) && !LINE_ENDS.contains(&c) {
            let end = from + at + c.len_utf8();
            match found.last_mut().filter(|last| column < last.columns.end + WIDE) {
                Some(last) => {
                    last.columns.end = column + width;
                    last.span = Span::new(last.span.start(), end);
                }
                None => {
                    found.push(Piece { columns: column..column + width, span: Span::new(from + at, end) })
                }
            }
        }
        column += width;
    }
    found
}
