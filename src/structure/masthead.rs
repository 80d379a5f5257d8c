//! The masthead (刊头): the gazette's title and, on the same line or on lines near it, the number of the issue.
//!
//! ```text
//! masthead = title [number] { part }             -- 云溪市人民政府公报 / 第3期 / （总第125号） / 二〇二〇年六月
//! title    = organ ("公报" | "政报")
//! ```
//! Not a masthead: a title that names no issue, and yearbooks of facts, as a 统计公报.

use super::front::{is_contents_head, is_publication};
use super::line::issue_number::{IssueNumber, bare_issue, issue_number, leading_issue, year_alone};
use super::line::toc_entry::page_alone;
use super::node::Node;
use super::segment::marks_of_line;
use crate::grammar::date::date;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars};

/// Nodes after which a masthead is no longer looked for.
pub(super) const SEARCH: usize = 400;

/// Only the first lines of a text print the number of the issue before its name, or that in 《》; later ones are running heads
/// or name where a text was printed.
const FIRST: usize = 2;

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
pub(super) fn masthead(text: &str, nodes: &[Node]) -> Option<Masthead> {
    nodes.iter().enumerate().take(SEARCH).find_map(|(i, _)| masthead_at(text, nodes, i))
}

fn masthead_at(text: &str, nodes: &[Node], title: usize) -> Option<Masthead> {
    let line = nodes[title].str();
    let same = match number_before(line).filter(|_| title < FIRST) {
        Some((number, _)) => Some(number),
        None if line.starts_with('《') && title >= FIRST => return None,
        None => {
            let (_, behind) = gazette_title(line)?;
            let behind = behind.trim_start_matches([' ', '·']);
            let same = issue_number(behind).or_else(|| bare_issue(behind));
            if same.is_none() && behind.contains(is_han) && !is_remark(behind) {
                return None;
            }
            same
        }
    };
    let mut found = Masthead { title, start: title, end: title, number: same.unwrap_or_default() };
    below(nodes, &mut found);
    if !is_complete(&found.number) {
        above(text, nodes, &mut found);
    }
    is_complete(&found.number).then_some(found)
}

/// The name of the gazette that a line of the masthead prints: `《云溪县人民政府公报》2020年第3期`.
pub(super) fn gazette_name(line: &str) -> Option<&str> {
    number_before(line).map(|(_, name)| name).or_else(|| Some(gazette_title(line)?.0))
}

/// The number of the issue before the name of the gazette, which ends the line: `2020年第3期（总第45期）　云溪县人民政府公报`.
fn number_before(line: &str) -> Option<(IssueNumber, &str)> {
    if !line.starts_with(|c: char| chars!("0123456789第二总").has(c)) || !line.ends_with("报") {
        return None;
    }
    let (number, name) = leading_issue(line)?;
    let (name, behind) = gazette_title(name.trim())?;
    behind.is_empty().then_some((number, name))
}

/// The title of the gazette that `line` begins with, perhaps in 《》, and what stands behind it.
pub(super) fn gazette_title(line: &str) -> Option<(&str, &str)> {
    if let Some((name, behind)) = line.strip_prefix('《').and_then(|line| line.split_once('》')) {
        return gazette_title(name).filter(|(_, rest)| rest.is_empty()).map(|(name, _)| (name, behind));
    }
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
    let mut alone = None;
    for (i, node) in nodes.iter().enumerate().take(first + NEAR).skip(first) {
        let line = node.str();
        if node.is_table() || is_contents_head(line) {
            return;
        }
        let named = line.find('（').filter(|&at| is_remark(&line[at..])).map_or(line, |at| &line[..at]);
        let year = || year_alone(named).or_else(|| year_of_month(line));
        if let Some(year) = Some(()).filter(|()| found.number.year.is_none()).and_then(|()| year()) {
            found.number.year = Some(year);
            found.number.number = found.number.number.or(alone.take());
            found.end = found.end.max(i);
            continue;
        }
        // `3` on its own line, above `2020年（月刊）`.
        alone = page_alone(line).filter(|_| !line.contains(['（', '—']));
        let number = issue_number(line).or_else(|| bare_issue(line));
        match number.filter(|n| adds(&found.number, n)) {
            Some(number) => merge(found, number, i),
            None if is_remark(line) || !line.contains(is_han) || is_publication(line) => {}
            None if is_complete(&found.number) => return,
            None => {}
        }
    }
}

/// The year of `二〇二〇年六月` on a line of its own.
pub(super) fn year_of_month(line: &str) -> Option<i32> {
    let (rest, date) = date(line).ok()?;
    rest.is_empty().then_some(date.year).flatten().map(i32::from)
}

fn above(text: &str, nodes: &[Node], found: &mut Masthead) {
    for i in (found.title.saturating_sub(3)..found.title).rev() {
        let among = || marks_of_line(text, &nodes[i]).iter().find_map(|part| issue_number(part));
        if let Some(number) = issue_number(nodes[i].str()).or_else(among) {
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
