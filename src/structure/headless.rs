//! Documents that no head shows: news items, what stands before the first head, a text that is one document without any,
//! a text that is printed twice.

use std::collections::HashSet;

use super::contents::is_news_part;
use super::fold::fold;
use super::line::addressee::addressees;
use super::line::attachment::is_bare_mark;
use super::line::note::note;
use super::line::print_line::print_line;
use super::listing::undecorated;
use super::node::Node;
use super::segment::{Start, Starts, changes_posts, insert, is_date, is_title_part};
use crate::grammar::date::whole_date;
use crate::grammar::label::label;
use crate::grammar::title;
use crate::model::BlockKind;
use crate::text::repair::is_han;
use crate::text::words::{CharSet, words};

/// Marks before news.
pub(super) static NEWS: CharSet = CharSet::new("△▲●◆★");
/// Marks of other lists, which head news only within a gazette.
pub(super) static GAZETTE_NEWS: CharSet = CharSet::new("◎■◇☆▪►▶❖");

/// News items, marked by △ or the like; inside of a numbered document, before its date, these are the marks of a list, and
/// below a day of a chronicle they stand for the same day.
pub(super) fn add_news(nodes: &[Node], free: &[bool], gazette: bool, starts: &mut Starts) {
    let is_mark = |c: char| NEWS.has(c) || gazette && GAZETTE_NEWS.has(c);
    let is_marked = |i: usize| free[i] && nodes[i].str().starts_with(is_mark);
    let marked: Vec<usize> = (0..nodes.len()).filter(|&i| is_marked(i)).collect();
    if !gazette && marked.len() < 2 {
        return;
    }
    let chronicled = in_chronicles(nodes, free);
    // Without a gazette around them, marks below a numbered heading are those of a list.
    let is_label = |node: &Node| !node.is_table() && label(node.str()).is_ok();
    let labelled = if gazette { None } else { nodes.iter().position(is_label) };
    let (mut seen, mut ended) = (0, None);
    let mut listed = |at: usize| {
        // The last node before it that is dated, or no part of a document.
        ended = (seen..at).rfind(|&i| !free[i] || is_date(&nodes[i])).or(ended);
        seen = at;
        let number = starts.range(..at).next_back().and_then(|(_, document)| document.number);
        number.is_some_and(|from| from < at && ended.is_none_or(|ended| ended < from))
            || chronicled.get(at) == Some(&true)
            || labelled.is_some_and(|label| label < at)
    };
    let marked: Vec<usize> = marked.into_iter().filter(|&at| !listed(at)).collect();
    for at in marked {
        starts.entry(at).or_insert(Start { at, ..Start::default() }).news = true;
    }
}

/// News below the heading of their part, none of whose titles the contents print: a short line with the report below, which says
/// when it was.
pub(super) fn add_reports(nodes: &[Node], free: &[bool], listed: &HashSet<String>, starts: &mut Starts) {
    let headings = (0..nodes.len()).filter(|&i| nodes[i].kind == BlockKind::Heading && !nodes[i].is_table());
    for heading in headings
        .filter(|&i| is_news_part(nodes[i].str()) && !listed.contains(&fold(undecorated(nodes[i].str()))))
    {
        let until = (heading + 1..nodes.len()).find(|&i| !free[i]).unwrap_or(nodes.len());
        for at in heading + 1..until.saturating_sub(1) {
            let ended = at == heading + 1 || nodes[at - 1].str().ends_with(['。', '）']);
            if ended && is_headline(&nodes[at]) && reports(&nodes[at + 1]) {
                insert(starts, Start { at, ..Start::default() });
            }
        }
    }
}

fn is_headline(node: &Node) -> bool {
    (5..=40).contains(&node.width()) && is_title_part(node)
}

/// `5月12日，全县…会召开。`, `近日，…。`
fn reports(node: &Node) -> bool {
    const SHORTEST: usize = 20;
    let line = node.str();
    let dated = || {
        let lead: String = line.chars().take(12).collect();
        lead.contains('月') && lead.contains('日')
    };
    !node.is_table()
        && node.width() >= SHORTEST
        && line.contains('。')
        && (words!["近日", "日前", "近期", "本报讯", "今日", "昨日"].begin(line) || dated())
}

/// Which nodes stand below the head of a chronicle and a day of it; empty when no text is one.
fn in_chronicles(nodes: &[Node], free: &[bool]) -> Vec<bool> {
    let mut inside = false;
    let mut found = Vec::new();
    for (i, node) in nodes.iter().enumerate() {
        let heads = node.str().ends_with("大事记") && nodes[i + 1..].iter().take(2).any(begins_day);
        inside = heads || inside && free[i];
        if inside || !found.is_empty() {
            found.resize(i, false);
            found.push(inside);
        }
    }
    found
}

/// Text before the first start belongs to the first document when it is a few short lines, else it is one of its own.
pub(super) fn add_beginning(nodes: &[Node], free: &[bool], gazette: bool, starts: &mut Starts) {
    let Some(first) = (0..nodes.len()).find(|&i| free[i]) else { return };
    let until = starts.first_key_value().map_or(nodes.len(), |(&at, _)| at);
    if first >= until {
        return;
    }
    let before: Vec<&Node> =
        nodes[first..until].iter().zip(&free[first..until]).filter(|(_, f)| **f).map(|(n, _)| n).collect();
    let prose = before.iter().any(|n| n.width() >= 60 && n.str().contains('。'));
    // A title with a statement below it is a text of its own.
    let titled = before.iter().any(|n| !n.is_table() && n.str().contains('。')) && begins_with_title(&before);
    let few = !prose && !titled && before.len() <= 12 && free[first..until].iter().all(|f| *f);
    match starts.first_entry() {
        Some(start) if !gazette && few && !start.get().news => {
            let start = start.remove();
            insert(starts, Start { at: first, ..start });
        }
        Some(_) if prose || titled => insert(starts, Start { at: first, ..Start::default() }),
        None if reads_as_document(&before) => insert(starts, Start { at: first, ..Start::default() }),
        _ => {}
    }
}

/// Nodes from the start of a text that show, when they come again, that all of it is printed twice.
const REPEATED: usize = 4;

/// A text that is printed again below itself is another document; a title that comes again alone is none.
pub(super) fn add_repeats(nodes: &[Node], free: &[bool], starts: &mut Starts) {
    let ends: Vec<usize> = starts.keys().skip(1).copied().chain([nodes.len()]).collect();
    let mut found = Vec::new();
    for (start, end) in starts.values().zip(ends) {
        let head = &nodes[start.at..end.min(start.at + REPEATED)];
        if start.news || head.len() < REPEATED || head[0].width() < 6 {
            continue;
        }
        let again = (start.at + REPEATED..(end + 1).saturating_sub(REPEATED))
            .filter(|&i| free[i] && nodes[i..i + REPEATED].iter().zip(head).all(|(a, b)| a.str() == b.str()));
        found.extend(again.map(|at| Start { at, toc_title: None, number: None, news: false }));
    }
    found.into_iter().for_each(|start| insert(starts, start));
}

/// A text without any head is a document when something of its body is that of one.
fn reads_as_document(nodes: &[&Node]) -> bool {
    let labels = nodes.iter().filter(|n| !n.is_table() && label(n.str()).is_ok()).count();
    let words: Vec<&Node> = nodes.iter().copied().filter(|n| !is_date(n)).collect();
    let chinese = words.iter().filter(|n| n.is_table() || is_chinese(n.str())).count();
    let marks = nodes.iter().any(|n| {
        !n.is_table()
            && (whole_date(n.str()).is_some()
                || addressees(n.str()).is_some()
                || print_line(n.str()).is_some()
                || note(n.str()).is_some()
                || n.heading > 0
                || title::looks_like_title(n.str())
                || changes_posts(n))
    });
    let chronicle = nodes.iter().filter(|n| begins_day(n)).count() >= 2;
    let marks = marks || chronicle;
    let prose = nodes.iter().any(|n| n.width() >= 40 && n.str().contains('。'));
    // A list or a table below its title: 名单, 清单, 分工表.
    let mut below_mark = nodes.iter().skip_while(|n| !n.is_table() && is_bare_mark(n.str()));
    let titled_table =
        nodes.iter().any(|n| n.is_table()) && below_mark.next().is_some_and(|n| is_title_part(n));
    let marks = marks || titled_table;
    chinese * 2 > words.len() && (labels >= 2 || marks || prose && labels >= 1 || prose && nodes.len() <= 60)
}

/// True for a line most of whose characters are Chinese; digits count neither way.
fn is_chinese(line: &str) -> bool {
    let counted = line.chars().filter(|c| !c.is_ascii_digit()).count();
    line.chars().filter(|c| is_han(*c)).count() * 2 > counted
}

/// True when the first lines are a title.
fn begins_with_title(nodes: &[&Node]) -> bool {
    const LINES: usize = 3;
    let mut title = String::new();
    let lines = nodes.iter().take(LINES).take_while(|node| is_title_part(node));
    lines.into_iter().any(|node| {
        title.push_str(node.str());
        title::looks_like_title(&title)
    })
}

/// True for a line of a chronicle: `3日  全市春季造林现场会召开`, `5日至7日`, `3月5日上午`.
pub(super) fn begins_day(node: &Node) -> bool {
    let rest = |line: &'_ str, unit: char| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let behind = line[digits..].strip_prefix(unit).filter(|_| (1..=2).contains(&digits))?;
        Some(line.len() - behind.len())
    };
    let line = node.str();
    let month = rest(line, '月').unwrap_or(0);
    !node.is_table() && rest(&line[month..], '日').is_some_and(|day| month + day < line.len())
}
