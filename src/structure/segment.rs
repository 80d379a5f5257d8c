//! Where documents begin: at letterheads, numbers, titles of the table of contents, news marks.

use std::collections::HashSet;
use std::ops::Range;

use super::fold::fold;
use super::front::{Front, join};
use super::line::addressee::addressees;
use super::line::note::note;
use super::line::organ_header::organ_header;
use super::line::print_line::print_line;
use super::line::signature::{Signature, signature};
use super::node::Node;
use crate::grammar::date::whole_date;
use crate::grammar::doc_number::{order_serial, proclamation_serial, whole};
use crate::grammar::label::label;
use crate::grammar::title;
use crate::model::BlockKind;

/// A document in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its nodes.
    pub(crate) nodes: Range<usize>,
    /// The node that prints its number.
    pub(crate) number: Option<usize>,
    /// So many nodes from the start are the title that the table of contents prints.
    pub(crate) toc_title: Option<Range<usize>>,
    /// Begins with a news mark (△).
    pub(crate) news: bool,
}

/// How a document begins.
#[derive(Clone, Debug, Default)]
struct Start {
    at: usize,
    number: Option<usize>,
    toc_title: Option<Range<usize>>,
    news: bool,
}

/// The documents of a source; sets the kind of headings that stand between them.
pub(crate) fn segment(nodes: &mut [Node], front: Option<&Front>) -> Vec<Draft> {
    let none = HashSet::new();
    let categories = front.map_or(&none, |f| &f.categories);
    let outside = |i: usize| front.is_none_or(|f| !f.nodes.contains(&i));
    mark_categories(nodes, categories, &outside);
    let free: Vec<bool> =
        (0..nodes.len()).map(|i| outside(i) && nodes[i].kind != BlockKind::Heading).collect();
    let mut starts = numbered_starts(nodes, &free);
    add_toc_titles(nodes, &free, front, &mut starts);
    add_news(nodes, &free, front.is_some(), &mut starts);
    add_titles(nodes, &free, &mut starts);
    add_beginning(nodes, &free, front.is_some(), &mut starts);
    drafts(nodes, &free, starts)
}

fn drafts(nodes: &[Node], free: &[bool], starts: Vec<Start>) -> Vec<Draft> {
    let ends: Vec<usize> = starts.iter().skip(1).map(|s| s.at).chain([nodes.len()]).collect();
    let draft = |(start, limit): (Start, usize)| {
        let end = (start.at..limit).find(|&i| !free[i]).unwrap_or(limit);
        Draft {
            nodes: start.at..end,
            number: start.number.filter(|&n| n < end),
            toc_title: start.toc_title,
            news: start.news,
        }
    };
    starts.into_iter().zip(ends).map(draft).filter(|d| !d.nodes.is_empty()).collect()
}

/// Headings that group the documents of an issue, also when they are set one character a line.
fn mark_categories(nodes: &mut [Node], categories: &HashSet<String>, outside: &dyn Fn(usize) -> bool) {
    let mut i = 0;
    while i < nodes.len() {
        let single = nodes[i..].iter().take(12).take_while(|n| !n.is_table() && n.width() == 1).count();
        let span = single.max(1);
        let key = fold(&join(&nodes[i..i + span]));
        let next_is_header = nodes.get(i + span).is_some_and(|n| whole(n.str()).is_some());
        if outside(i) && categories.contains(&key) && !next_is_header {
            for node in &mut nodes[i..i + span] {
                node.kind = BlockKind::Heading;
            }
        }
        i += span;
    }
}

/// Starts at document numbers: with the letterhead above, else with the title above, else at the number itself.
fn numbered_starts(nodes: &[Node], free: &[bool]) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut floor = 0;
    for i in 0..nodes.len() {
        if !free[i] || nodes[i].is_table() || !is_number(nodes, i) {
            continue;
        }
        if starts.last().is_some_and(|s| s.number.is_some_and(|n| same_head(nodes, n, i))) {
            continue;
        }
        let at = head_start(nodes, free, i, floor);
        if at == i && !title_follows(nodes, i) && !starts.is_empty() {
            continue;
        }
        starts.push(Start { at, number: Some(i), ..Start::default() });
        floor = i + 1;
    }
    starts
}

fn is_number(nodes: &[Node], i: usize) -> bool {
    let line = nodes[i].str();
    let serial = order_serial(line).is_some() || proclamation_serial(line).is_some();
    whole(line).is_some()
        || serial && i > 0 && (organ_header(nodes[i - 1].str()).is_some() || is_form(nodes[i - 1].str()))
}

/// The word of a letterhead on a line of its own: `公　告`.
pub(crate) fn is_form(line: &str) -> bool {
    matches!(line, "公告" | "通告" | "令" | "命令" | "文件")
}

/// Two numbers in one head: a joint issue prints one for each organ.
fn same_head(nodes: &[Node], first: usize, second: usize) -> bool {
    second - first <= 3
        && nodes[first + 1..second]
            .iter()
            .all(|n| organ_header(n.str()).is_some() || title::looks_like_title(n.str()) && n.width() < 8)
}

/// A title or addressees stand within a few nodes behind the number.
fn title_follows(nodes: &[Node], i: usize) -> bool {
    (i + 1..nodes.len().min(i + 6))
        .any(|j| addressees(nodes[j].str()).is_some() || title::looks_like_title(&join(&nodes[i + 1..=j])))
}

fn head_start(nodes: &[Node], free: &[bool], number: usize, floor: usize) -> usize {
    let above = |i: usize| (i > floor && free[i - 1]).then(|| &nodes[i - 1]);
    let mut at = number;
    let mut letterhead = false;
    while let Some(node) = above(at).filter(|n| {
        organ_header(n.str()).is_some() || letterhead_part(n) || letterhead && is_signing_organ(n)
    }) {
        letterhead |= organ_header(node.str()).is_some() || is_form(node.str());
        at -= 1;
    }
    if letterhead {
        return at;
    }
    // A bare organ above the number is a letterhead when the title follows below.
    at = number;
    if above(at).is_some_and(|n| is_signing_organ(n) && title::genre(n.str()).is_none())
        && title_follows(nodes, number)
    {
        while above(at).is_some_and(is_signing_organ) {
            at -= 1;
        }
        return at;
    }
    while at > floor && number - at < 8 && above(at).is_some_and(is_title_part) {
        at -= 1;
    }
    at
}

/// A line that is only an organ: a signature, or a letterhead without 文件.
pub(crate) fn is_signing_organ(node: &Node) -> bool {
    !node.is_table() && matches!(signature(node.str()), Some(Signature::Organ(_)))
}

/// A line beside the letterhead: 份号, 密级, 紧急程度, or the second organ of a joint issue before 文件.
fn letterhead_part(node: &Node) -> bool {
    let line = node.str();
    is_form(line)
        || matches!(line, "特急" | "加急" | "平急" | "特提" | "秘密" | "机密" | "绝密")
        || line.starts_with("秘密★")
        || line.starts_with("机密★")
}

/// A line that may be part of a title: short, no sentence, no label, no date.
pub(crate) fn is_title_part(node: &Node) -> bool {
    let line = node.str();
    !node.is_table()
        && (2..=80).contains(&node.width())
        && !line.ends_with(['。', '；', '：', '，', '！', '？'])
        && !line.starts_with(['（', '△'])
        && !line.contains('。')
        && whole_date(line).is_none()
        && print_line(line).is_none()
        && note(line).is_none()
        && whole(line).is_none()
        && label(line).is_err()
        && !line.starts_with("附件")
}

/// Titles of the table of contents, printed over their documents.
fn add_toc_titles(nodes: &[Node], free: &[bool], front: Option<&Front>, starts: &mut Vec<Start>) {
    let Some(front) = front else { return };
    let titles: HashSet<String> =
        front.toc.iter().map(|e| fold(&e.title)).filter(|k| k.chars().count() >= 4).collect();
    let mut i = 0;
    while i < nodes.len() {
        let Some(n) = (1..=4).rev().find(|&n| is_toc_title(nodes, free, i, n, &titles)) else {
            i += 1;
            continue;
        };
        let range = i..i + n;
        match head_around(nodes, starts, i) {
            Some(start) => starts[start].toc_title = Some(range),
            None => insert(
                starts,
                Start { at: with_letterhead(nodes, free, i), toc_title: Some(range), ..Start::default() },
            ),
        }
        i += n;
    }
}

/// True when `n` nodes from `i` on together are a title of the table of contents.
fn is_toc_title(nodes: &[Node], free: &[bool], i: usize, n: usize, titles: &HashSet<String>) -> bool {
    i + n <= nodes.len()
        && (i..i + n).all(|j| free[j] && !nodes[j].is_table() && nodes[j].str().len() <= 360)
        && titles.contains(&fold(&join(&nodes[i..i + n])))
}

/// The start whose head holds node `i`; `starts` are in order.
fn head_around(nodes: &[Node], starts: &[Start], i: usize) -> Option<usize> {
    let start = starts.partition_point(|s| s.at <= i).checked_sub(1)?;
    let from = &starts[start];
    let last = from.number.unwrap_or(from.at);
    let in_head = i <= last + 6
        && !nodes[from.at..i].iter().any(|n| n.str().ends_with('。') || addressees(n.str()).is_some());
    in_head.then_some(start)
}

/// Adds a start in its place, unless a document begins there already.
fn insert(starts: &mut Vec<Start>, start: Start) {
    let place = starts.partition_point(|s| s.at < start.at);
    if starts.get(place).is_none_or(|s| s.at != start.at) {
        starts.insert(place, start);
    }
}

fn with_letterhead(nodes: &[Node], free: &[bool], at: usize) -> usize {
    let mut from = at;
    while from > 0 && free[from - 1] && organ_header(nodes[from - 1].str()).is_some() {
        from -= 1;
    }
    from
}

/// News items, marked by △ or the like.
fn add_news(nodes: &[Node], free: &[bool], gazette: bool, starts: &mut Vec<Start>) {
    let marked: Vec<usize> = (0..nodes.len())
        .filter(|&i| free[i] && nodes[i].str().starts_with(['△', '▲', '●', '◆', '★']))
        .collect();
    if !gazette && marked.len() < 2 {
        return;
    }
    for at in marked {
        match starts.binary_search_by_key(&at, |s| s.at) {
            Ok(start) => starts[start].news = true,
            Err(_) => insert(starts, Start { at, news: true, ..Start::default() }),
        }
    }
}

/// Documents without a number: letterhead and title, or a title of an organ with addressees below.
fn add_titles(nodes: &[Node], free: &[bool], starts: &mut Vec<Start>) {
    let found: Vec<usize> = (0..nodes.len())
        .filter(|&i| free[i] && !nodes[i].is_table() && head_around(nodes, starts, i).is_none())
        .filter(|&i| begins_with_title(nodes, i))
        .collect();
    found.into_iter().for_each(|at| insert(starts, Start { at, ..Start::default() }));
}

fn begins_with_title(nodes: &[Node], i: usize) -> bool {
    let header = organ_header(nodes[i].str()).is_some();
    let from = if header { i + 1 } else { i };
    let titled = is_title_part(&nodes[i]) && title::issuer_in_title(nodes[i].str()).is_some();
    if !header && !titled {
        return false;
    }
    let lines = (1..=4).find(|&n| {
        from + n <= nodes.len()
            && is_title_part(&nodes[from + n - 1])
            && title::looks_like_title(&join(&nodes[from..from + n]))
    });
    let Some(n) = lines else { return false };
    let own_issuer = title::issuer_in_title(&join(&nodes[from..from + n])).is_some();
    let addressed = nodes.get(from + n).is_some_and(|n| addressees(n.str()).is_some());
    header || own_issuer && addressed
}

/// Text before the first start belongs to the first document when it is a few short lines, else it is one of its own.
fn add_beginning(nodes: &[Node], free: &[bool], gazette: bool, starts: &mut Vec<Start>) {
    let Some(first) = (0..nodes.len()).find(|&i| free[i]) else { return };
    let until = starts.first().map_or(nodes.len(), |s| s.at);
    if first >= until {
        return;
    }
    let before: Vec<&Node> =
        nodes[first..until].iter().zip(&free[first..until]).filter(|(_, f)| **f).map(|(n, _)| n).collect();
    let prose = before.iter().any(|n| n.width() >= 60 && n.str().contains('。'));
    match starts.first_mut() {
        Some(_) if gazette && prose => starts.insert(0, Start { at: first, ..Start::default() }),
        Some(start) if !gazette && !prose && before.len() <= 12 && free[first..until].iter().all(|f| *f) => {
            start.at = first
        }
        Some(_) if !gazette && prose => starts.insert(0, Start { at: first, ..Start::default() }),
        None if reads_as_document(&before) => starts.push(Start { at: first, ..Start::default() }),
        _ => {}
    }
}

/// A text without any head is a document when something of its body is that of one.
fn reads_as_document(nodes: &[&Node]) -> bool {
    let labels = nodes.iter().filter(|n| !n.is_table() && label(n.str()).is_ok()).count();
    let chinese = nodes
        .iter()
        .filter(|n| n.str().chars().filter(|c| crate::text::repair::is_han(*c)).count() * 2 > n.width())
        .count();
    let marks = nodes.iter().any(|n| {
        !n.is_table()
            && (whole_date(n.str()).is_some()
                || addressees(n.str()).is_some()
                || print_line(n.str()).is_some()
                || note(n.str()).is_some()
                || n.heading > 0
                || title::looks_like_title(n.str()))
    });
    let prose = nodes.iter().any(|n| n.width() >= 40 && n.str().contains('。'));
    chinese * 2 > nodes.len() && (labels >= 2 || marks || prose && labels >= 1 || prose && nodes.len() <= 60)
}
