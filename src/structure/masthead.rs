//! The masthead (刊头): the gazette's title and, on the same line or on lines near it, the number of the issue.
//!
//! ```text
//! masthead = title [number] { part }             -- 云溪市人民政府公报 / 第3期 / （总第125号） / 二〇二〇年六月
//! title    = organ ("公报" | "政报")
//! ```
//! Not a masthead: a title that names no issue, and yearbooks of facts, as a 统计公报.

use super::front::is_contents_head;
use super::line::issue_number::{IssueNumber, bare_issue, issue_number, year_alone};
use super::node::Node;
use crate::text::repair::is_han;
use crate::text::words::WordList;

/// Nodes after which a masthead is no longer looked for.
pub(super) const SEARCH: usize = 400;

/// Where the gazette and its issue are named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Masthead {
    /// Node of the title.
    pub(super) title: usize,
    /// First node of title and number.
    pub(super) start: usize,
    /// Last node of title and number.
    pub(super) end: usize,
    /// The number of the issue, from all its lines.
    pub(super) number: IssueNumber,
}

/// The first masthead.
pub(super) fn masthead(nodes: &[Node]) -> Option<Masthead> {
    nodes.iter().enumerate().take(SEARCH).find_map(|(i, _)| masthead_at(nodes, i))
}

fn masthead_at(nodes: &[Node], title: usize) -> Option<Masthead> {
    let (_, behind) = gazette_title(nodes[title].str())?;
    let behind = behind.trim_start_matches([' ', '·']);
    let same = issue_number(behind).or_else(|| bare_issue(behind));
    if same.is_none() && behind.contains(is_han) && !is_remark(behind) {
        return None;
    }
    let mut found = Masthead { title, start: title, end: title, number: same.unwrap_or_default() };
    below(nodes, &mut found);
    if !is_complete(&found.number) {
        above(nodes, &mut found);
    }
    is_complete(&found.number).then_some(found)
}

/// The title of the gazette that `line` begins with, and what stands behind it.
pub(super) fn gazette_title(line: &str) -> Option<(&str, &str)> {
    static FACTS: WordList = WordList::new(&["统计", "状况", "普查", "调查", "会议", "全会", "资源", "质量"]);
    const LONGEST: usize = 60;
    if line.len() > 4 * LONGEST
        || line.chars().count() > LONGEST
        || line.contains(['。', '，', '《', '…', '：'])
    {
        return None;
    }
    let at = ["公报", "政报"].iter().filter_map(|w| Some(line.rfind(w)? + w.len())).max()?;
    let named = line[..at].chars().count() >= 4 && !FACTS.stand_in(&line[..at]);
    named.then_some((&line[..at], &line[at..]))
}

/// How often it comes out, in brackets: `（季刊）`.
fn is_remark(line: &str) -> bool {
    line.starts_with('（') && line.ends_with("刊）") && line.chars().count() <= 8
}

/// An issue is named by its number or its running number.
fn is_complete(number: &IssueNumber) -> bool {
    number.number.is_some() || number.serial.is_some()
}

/// Reads the lines below the title: parts of the number, with remarks and Latin letters between them.
fn below(nodes: &[Node], found: &mut Masthead) {
    const NEAR: usize = 6;
    let first = found.title + 1;
    for (i, node) in nodes.iter().enumerate().take(first + NEAR).skip(first) {
        let line = node.str();
        if node.is_table() || is_contents_head(line) {
            return;
        }
        if let Some(year) = year_alone(line).filter(|_| found.number.year.is_none()) {
            found.number.year = Some(year);
            found.end = found.end.max(i);
            continue;
        }
        let number = issue_number(line).or_else(|| bare_issue(line));
        match number.filter(|n| adds(&found.number, n)) {
            Some(number) => merge(found, number, i),
            None if is_remark(line) || !line.contains(is_han) => {}
            None if is_complete(&found.number) => return,
            None => {}
        }
    }
}

fn above(nodes: &[Node], found: &mut Masthead) {
    for i in (found.title.saturating_sub(3)..found.title).rev() {
        if let Some(number) = issue_number(nodes[i].str()) {
            merge(found, number, i);
            return;
        }
    }
}

/// True when a line tells a part of the number that is not known yet.
fn adds(known: &IssueNumber, new: &IssueNumber) -> bool {
    let open = |known: Option<i32>, new: Option<i32>| known.is_none() && new.is_some();
    open(known.number, new.number) || open(known.serial, new.serial)
}

fn merge(found: &mut Masthead, part: IssueNumber, at: usize) {
    let number = &mut found.number;
    number.year = number.year.or(part.year);
    number.number = number.number.or(part.number);
    number.serial = number.serial.or(part.serial);
    found.start = found.start.min(at);
    found.end = found.end.max(at);
}
