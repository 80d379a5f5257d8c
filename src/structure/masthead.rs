//! The masthead (刊头): the gazette's title and, on the same line or on lines near it, the number of the issue.
//!
//! ```text
//! masthead = title [number] { part }             -- 云溪市人民政府公报 / 第3期 / （总第125号） / 二〇二〇年六月
//! title    = organ ("公报" | "政报") | name
//! ```
//! Not a masthead: a title that names no issue, and yearbooks of facts, as a 统计公报.

use super::front::{is_contents_head, is_publication};
use super::line::addressee::addressees;
use super::line::imprint::{ImprintField, imprint_field, organ_in_role};
use super::line::issue_number::{IssueNumber, bare_issue, issue_number, leading_issue, year_alone};
use super::line::toc_entry::page_alone;
use super::node::Node;
use super::segment::marks_of_line;
use crate::grammar::date::date;
use crate::grammar::organ::is_organ;
use crate::grammar::title::looks_like_title;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

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
    /// It stands outside of the numbers of its year: 增刊.
    special: bool,
}

/// The first masthead.
pub(super) fn masthead(text: &str, nodes: &[Node]) -> Option<Masthead> {
    let named = nodes.iter().enumerate().take(SEARCH).find_map(|(i, _)| masthead_at(text, nodes, i));
    named.or_else(|| (0..nodes.len().min(NAMED_WITHIN)).find_map(|i| named_otherwise(nodes, i)))
}

/// The gazette and its issue as the last page names them, where the first one does not.
pub(super) fn colophon(nodes: &[Node]) -> Option<Masthead> {
    const NEAR: usize = 16;
    (nodes.len().saturating_sub(NEAR)..nodes.len()).find_map(|title| {
        let (_, behind) = gazette_title(nodes[title].str()).filter(|_| !nodes[title].is_table())?;
        let number = issue_number(behind);
        if number.is_none() && !behind.is_empty() {
            return None;
        }
        let number = number.unwrap_or_default();
        let mut found = Masthead { title, start: title, end: title, number, special: false };
        below(nodes, &mut found);
        is_complete(&found.number).then_some(found)
    })
}

/// A gazette that is not called one is named by one of so many first lines.
const NAMED_WITHIN: usize = 3;

/// The masthead of a gazette of any name, as `云溪政务`, `云溪人大`: it begins the text, counts its issues in a year, and its table
/// of contents, or who publishes it, stands below. Papers that tell of work and go out by number are none.
fn named_otherwise(nodes: &[Node], title: usize) -> Option<Masthead> {
    const CONTENTS_WITHIN: usize = 30;
    const IMPRINT_WITHIN: usize = 8;
    let name = other_name(nodes[title].str())?;
    let behind = nodes[title].str()[name.end..].trim_start_matches(['》', ' ']);
    let number = if behind.is_empty() { IssueNumber::default() } else { issue_number(behind)? };
    let mut found = Masthead { title, start: title, end: title, number, special: false };
    below(nodes, &mut found);
    let counted = found.number.number.is_some() && found.number.year.is_some();
    let ahead = |most: usize| nodes[title + 1..].iter().take(most).filter(|node| !node.is_table());
    let contents = || {
        let mut front = ahead(CONTENTS_WITHIN).take_while(|node| addressees(node.str()).is_none());
        front.any(|node| is_contents_head(node.str()))
    };
    let is_published = |line: &str| {
        let field = imprint_field(line).or_else(|| organ_in_role(line)).map(|(field, _)| field);
        matches!(field, Some(ImprintField::Supervisor | ImprintField::Sponsor | ImprintField::Publisher))
    };
    let published = || {
        words!["政务", "公开", "文告", "会刊", "汇编", "选编"].end(&nodes[title].str()[name.clone()])
            && ahead(IMPRINT_WITHIN).any(|node| is_published(node.str()))
    };
    (counted && (contents() || published())).then_some(found)
}

/// Where the name stands in a line that holds a name and perhaps the number of an issue.
pub(super) fn other_name(line: &str) -> Option<std::ops::Range<usize>> {
    static PAPERS: WordList = WordList::new(&[
        "简报", "快报", "专报", "通报", "要报", "月报", "周报", "日报", "信息", "动态", "简讯", "快讯",
        "通讯", "参考", "纪要", "通知", "公告", "通告", "文件", "目录", "要目", "目次",
    ]);
    const LONGEST: usize = 60;
    if line.chars().count() > LONGEST {
        return None;
    }
    let from = if line.starts_with('《') { '《'.len_utf8() } else { 0 };
    let numbered = |&(at, c): &(usize, char)| {
        chars!("0123456789二第总（》").has(c) && (c == '》' || issue_number(&line[at..]).is_some())
    };
    let end = line.char_indices().skip(1).find(numbered).map_or(line.len(), |(at, _)| at);
    let name = line.get(from..end)?.trim_end();
    let words = (3..=16).contains(&name.chars().count()) && name.chars().all(is_han);
    let is_name = words
        && !PAPERS.end(name)
        && !name.contains("关于")
        && (!is_organ(name) || name.ends_with("人大"))
        && !looks_like_title(name);
    is_name.then_some(from..from + name.len())
}

fn masthead_at(text: &str, nodes: &[Node], title: usize) -> Option<Masthead> {
    let line = nodes[title].str();
    let same = match number_before(line).filter(|_| title < FIRST) {
        Some((number, _)) => Some(number),
        None if line.starts_with('《') && title >= FIRST => return None,
        None => {
            let (_, behind) = gazette_title(line)?;
            let behind = behind.trim_start_matches(|c: char| chars!(" ·○●★☆◎※◆◇■□").has(c));
            let same = issue_number(behind).or_else(|| bare_issue(behind));
            if same.is_none() && behind.contains(is_han) && !is_remark(behind) && !behind.contains("刊") {
                return None;
            }
            same
        }
    };
    let mut found =
        Masthead { title, start: title, end: title, number: same.unwrap_or_default(), special: false };
    below(nodes, &mut found);
    if !is_complete(&found.number) {
        above(text, nodes, &mut found);
    }
    if !is_complete(&found.number) {
        special(nodes, &mut found);
    }
    (is_complete(&found.number) || found.special).then_some(found)
}

/// An issue outside of the numbers of its year, with the contents below: `（2018年增刊）`.
fn special(nodes: &[Node], found: &mut Masthead) {
    const NEAR: usize = 3;
    const CONTENTS_WITHIN: usize = 12;
    for (i, node) in
        nodes.iter().enumerate().skip(found.title).take(NEAR).filter(|(_, node)| !node.is_table())
    {
        let line = if i == found.title {
            gazette_title(node.str()).map_or("", |(_, behind)| behind)
        } else {
            node.str()
        };
        let line = line.trim_matches(|c: char| chars!("（） ").has(c));
        let year = ["增刊", "特刊", "专刊"].iter().find_map(|word| year_alone(line.strip_suffix(word)?));
        let contents =
            || nodes[i..].iter().take(CONTENTS_WITHIN).any(|n| !n.is_table() && is_contents_head(n.str()));
        if let Some(year) = year.filter(|_| contents()) {
            found.number.year = Some(year);
            (found.end, found.special) = (found.end.max(i), true);
            return;
        }
    }
}

/// The name of the gazette that a line of the masthead prints: `《云溪县人民政府公报》2020年第3期`.
pub(super) fn gazette_name(line: &str) -> Option<&str> {
    let named = number_before(line).map(|(_, name)| name).or_else(|| Some(gazette_title(line)?.0));
    named.or_else(|| line.get(other_name(line)?))
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
    // Ornaments around the name: `○云溪政报○`.
    let line = line.trim_start_matches(|c: char| chars!("○●★☆◎※◆◇■□").has(c));
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
        // `3` on its own line, above `2020年（月刊）`, or between `2020` and `总第45期`.
        alone = page_alone(line).filter(|_| !line.contains(['（', '—']));
        if alone.is_some() && i > first && year_alone(nodes[i - 1].str()).is_some() && counts_on(nodes, i + 1)
        {
            found.number.number = found.number.number.or(alone.take());
        }
        let number = issue_number(line).or_else(|| bare_issue(line));
        match number.filter(|n| adds(&found.number, n)) {
            Some(number) => merge(found, number, i),
            None if is_remark(line) || !line.contains(is_han) || is_publication(line) => {}
            None if is_complete(&found.number) => return,
            None => {}
        }
    }
}

/// True for a line with nothing but the running number of the issue.
fn counts_on(nodes: &[Node], at: usize) -> bool {
    nodes
        .get(at)
        .and_then(|node| issue_number(node.str()))
        .is_some_and(|n| n.serial.is_some() && n.number.is_none())
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
