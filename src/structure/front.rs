//! The front matter of a gazette issue: masthead (刊名、期号), table of contents (目录), imprint (版权页).
//!
//! They may stand in any order and be mixed; what holds them together is that no document has begun.

use std::collections::HashSet;

use super::fold::{fold, is_unclosed};
use super::line::imprint::{ImprintField, imprint_field};
use super::line::issue_number::{IssueNumber, issue_number};
use super::line::organ_header::organ_header;
use super::line::toc_entry::{bare_title, toc_entries};
use super::node::Node;
use crate::grammar::date::{full_date, whole_date};
use crate::grammar::region::region_of;
use crate::grammar::{doc_number, title};
use crate::model::{BlockKind, Date, Issue, TocEntry};
use crate::text::Span;
use crate::text::repair::normal;

/// What the front matter tells.
#[derive(Debug)]
pub(crate) struct Front {
    pub(crate) issue: Issue,
    pub(crate) toc: Vec<TocEntry>,
    /// Headings of the table of contents, folded.
    pub(crate) categories: HashSet<String>,
    /// Indices of the nodes that are front matter: `start..end`.
    pub(crate) nodes: std::ops::Range<usize>,
}

/// Nodes after which a masthead is no longer looked for.
const SEARCH: usize = 400;

/// Finds the front matter and sets the kinds of its nodes.
pub(crate) fn front(text: &str, nodes: &mut [Node]) -> Option<Front> {
    let (title_at, number_at, number) = masthead(nodes)?;
    let start = title_at.min(number_at);
    let contents = (start..nodes.len().min(start + SEARCH)).find(|&i| is_contents_head(nodes[i].str()));
    let contents = contents.or_else(|| (0..start).rev().take(5).find(|&i| is_contents_head(nodes[i].str())));
    let from = contents.map_or(start, |c| start.min(c));
    let mut reader = Reader::new(text, contents);
    let end = reader.read(nodes, from, title_at.max(number_at));
    let issue = issue(nodes, from..end, title_at, number, &reader);
    Some(Front { issue, toc: reader.toc, categories: reader.categories, nodes: from..end })
}

/// True for the head of a table of contents.
fn is_contents_head(line: &str) -> bool {
    matches!(line, "目录" | "目次" | "本期目录" | "要目" | "本期要目")
}

/// The nodes of the gazette's title and of the issue number, which stand close together.
fn masthead(nodes: &[Node]) -> Option<(usize, usize, IssueNumber)> {
    for (i, node) in nodes.iter().enumerate().take(SEARCH) {
        let line = node.str();
        if !line.contains("公报") || node.width() > 60 || line.contains(['。', '，', '《']) {
            continue;
        }
        let at = line.rfind("公报")? + "公报".len();
        if let Some(number) = issue_number(line[at..].trim_start_matches([' ', '（', '·'])) {
            return Some((i, i, number));
        }
        let near = (i + 1..nodes.len().min(i + 5)).chain((i.saturating_sub(3)..i).rev());
        let found = near.into_iter().find_map(|j| issue_number(nodes[j].str()).map(|n| (j, n)));
        if let (true, Some((j, number))) = (line[at..].is_empty(), found) {
            return Some((i, j, number));
        }
    }
    None
}

/// Reads front matter node by node.
struct Reader<'a> {
    text: &'a str,
    contents: Option<usize>,
    toc: Vec<TocEntry>,
    /// The titles of `toc`, folded once.
    keys: Vec<String>,
    categories: HashSet<String>,
    category: Option<String>,
    /// Titles printed without a page number, folded: one that comes again begins its document.
    bare: HashSet<String>,
    /// A title whose page number is still to come.
    pending: Option<Pending>,
    /// The table prints page numbers before titles.
    page_first: bool,
    last_line: usize,
}

struct Pending {
    title: String,
    raw: String,
    span: Span,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, contents: Option<usize>) -> Self {
        Self {
            text,
            contents,
            toc: Vec::new(),
            keys: Vec::new(),
            categories: HashSet::new(),
            category: None,
            bare: HashSet::new(),
            pending: None,
            page_first: false,
            last_line: 0,
        }
    }

    /// Sets the kinds of front-matter nodes from `from` on; the index of the first node behind them.
    fn read(&mut self, nodes: &mut [Node], from: usize, masthead_end: usize) -> usize {
        let numbered = self.contents.is_some_and(|c| {
            nodes[c + 1..nodes.len().min(c + 15)]
                .iter()
                .any(|n| !n.is_table() && !toc_entries(n.str()).is_empty())
        });
        let mut i = from;
        while i < nodes.len() {
            if i > masthead_end
                && self.contents.is_none_or(|c| i > c)
                && self.begins_document(nodes, i, numbered)
            {
                break;
            }
            let kind = self.kind(nodes, i, numbered, masthead_end);
            self.last_line = *nodes[i].lines.last().unwrap_or(&0);
            nodes[i].kind = kind;
            i += 1;
        }
        i
    }

    fn begins_document(&self, nodes: &[Node], i: usize, numbered: bool) -> bool {
        let node = &nodes[i];
        let line = node.str();
        if doc_number::whole(line).is_some() {
            return true;
        }
        if !toc_entries(line).is_empty() && self.contents.is_some() {
            return false;
        }
        let number_follows = (i + 1..nodes.len().min(i + 4)).any(|j| {
            doc_number::whole(nodes[j].str()).is_some() || doc_number::order_serial(nodes[j].str()).is_some()
        });
        if organ_header(line).is_some() && number_follows && toc_entries(nodes[i + 1].str()).is_empty() {
            return true;
        }
        let key = fold(line);
        if self.keys.contains(&key) && (numbered || self.bare.contains(&key)) {
            return true;
        }
        let paragraph = node.width() >= 60 && line.ends_with(['。', '：']) && imprint_field(line).is_none();
        let joined = |n: usize| i + n <= nodes.len() && self.keys.contains(&fold(&join(&nodes[i..i + n])));
        paragraph || numbered && (2..=3).any(joined)
    }

    fn kind(&mut self, nodes: &[Node], i: usize, numbered: bool, masthead_end: usize) -> BlockKind {
        let line = nodes[i].str();
        if is_contents_head(line) {
            return BlockKind::Toc;
        }
        if i <= masthead_end || is_publication(line) || issue_number(line).is_some() {
            return BlockKind::Masthead;
        }
        if imprint_field(line).is_some() || self.contents.is_none_or(|c| i < c) {
            return BlockKind::Imprint;
        }
        let entries = toc_entries(line);
        if !entries.is_empty() {
            for entry in entries {
                self.push(&nodes[i], entry.title, Some(entry.page));
            }
            self.page_first =
                line.trim_start_matches(['-', ' ', '·', '•']).starts_with(|c: char| c.is_ascii_digit());
            return BlockKind::Toc;
        }
        self.unnumbered(nodes, i, numbered)
    }

    /// A line without a page number: a heading, the rest of the title above, the start of the title below, or no entry.
    fn unnumbered(&mut self, nodes: &[Node], i: usize, numbered: bool) -> BlockKind {
        let node = &nodes[i];
        let line = node.str();
        let adjacent = node.lines[0] == self.last_line + 1;
        let next_is_entry = nodes.get(i + 1).is_some_and(|n| !toc_entries(n.str()).is_empty());
        if numbered
            && self.page_first
            && adjacent
            && organ_header(line).is_none()
            && self.toc.last().is_some_and(|e| is_open(&e.title))
        {
            self.extend(node);
            return BlockKind::Toc;
        }
        if numbered && !self.page_first && !is_category(line) && next_is_entry {
            self.hold(node);
            return BlockKind::Toc;
        }
        let heading = if numbered { next_is_entry } else { is_category(line) };
        if heading && node.width() <= 40 {
            self.categories.insert(fold(line));
            self.category = Some(line.to_owned());
            return BlockKind::Toc;
        }
        if !numbered
            && (title::looks_like_title(line)
                || node.width() >= 8 && !line.contains('：') && !line.ends_with('。'))
        {
            self.bare.insert(fold(line));
            let whole = bare_title(line, 0..line.len());
            self.push(node, whole, None);
            return BlockKind::Toc;
        }
        BlockKind::Imprint
    }

    fn push(&mut self, node: &Node, range: std::ops::Range<usize>, page: Option<i32>) {
        let mut entry = TocEntry {
            ordinal: self.toc.len() as i32 + 1,
            category: self.category.clone(),
            title: node.str()[range.clone()].to_owned(),
            title_raw: node.text.raw(self.text, range.clone()),
            page,
            span: node.text.printed(range),
            ..TocEntry::default()
        };
        if let Some(pending) = self.pending.take() {
            entry.title = pending.title + &entry.title;
            entry.title_raw = pending.raw + &entry.title_raw;
            entry.span = pending.span.cover(entry.span);
        }
        self.keys.push(fold(&entry.title));
        self.toc.push(entry);
    }

    fn hold(&mut self, node: &Node) {
        let range = bare_title(node.str(), 0..node.str().len());
        let held = Pending {
            title: node.str()[range.clone()].to_owned(),
            raw: node.text.raw(self.text, range.clone()),
            span: node.text.printed(range),
        };
        self.pending = Some(match self.pending.take() {
            Some(before) => Pending {
                title: before.title + &held.title,
                raw: before.raw + &held.raw,
                span: before.span.cover(held.span),
            },
            None => held,
        });
    }

    fn extend(&mut self, node: &Node) {
        let whole = 0..node.str().len();
        if let (Some(entry), Some(key)) = (self.toc.last_mut(), self.keys.last_mut()) {
            entry.title.push_str(node.str());
            *key = fold(&entry.title);
            entry.title_raw.push_str(&node.text.raw(self.text, whole));
            entry.span = entry.span.cover(node.span());
        }
    }
}

/// A heading of a table of contents rather than a part of a title.
fn is_category(line: &str) -> bool {
    organ_header(line).is_some()
        || line.chars().count() <= 12
            && !line.contains("关于")
            && title::genre(line).is_none_or(|_| line.chars().count() <= 6)
}

/// A title that cannot end here: a bracket is open, or no kind of document has been named.
fn is_open(title: &str) -> bool {
    is_unclosed(title)
        || title::genre(title).is_none()
        || !title.contains("的通知") && title.contains("关于印发")
}

/// `2019年10月10日出版`.
fn is_publication(line: &str) -> bool {
    published(line).is_some()
}

fn published(line: &str) -> Option<Date> {
    let line = line.strip_prefix("出版日期：").unwrap_or(line);
    if let Some(date) = whole_date(line) {
        return Some(date);
    }
    let (rest, date) = full_date(line).ok()?;
    ["出版", "出刊", "发行", "编印", "印发"].iter().any(|w| rest.starts_with(w)).then_some(date)
}

fn issue(
    nodes: &[Node],
    range: std::ops::Range<usize>,
    title_at: usize,
    number: IssueNumber,
    reader: &Reader<'_>,
) -> Issue {
    let title = nodes[title_at].str();
    let end = title.rfind("公报").map_or(title.len(), |at| at + "公报".len());
    let first = nodes[range.start].span();
    let last =
        nodes[range.clone()].iter().rev().find(|n| n.kind != BlockKind::Unknown).map_or(first, Node::span);
    let mut issue = Issue {
        gazette: title[..end].to_owned(),
        year: number.year,
        number: number.number,
        serial: number.serial,
        span: first.cover(last),
        ..Issue::default()
    };
    for node in &nodes[range] {
        let line = node.str();
        if issue.published_date.is_none() && node.kind == BlockKind::Masthead {
            issue.published_date =
                published(line).or_else(|| line.find("期").and_then(|_| trailing_date(line)));
        }
        for part in fields_of_line(reader.text, node) {
            if let Some((field, value)) = imprint_field(&part) {
                set(&mut issue, field, value);
            }
        }
    }
    if let Some(region) = region_of(&issue.gazette) {
        issue.region_name = Some(region.full_name());
        issue.region_code = Some(region.code.to_owned());
    }
    issue.year = issue.year.or(issue.published_date.map(|d| i32::from(d.year())));
    issue
}

/// The fields of an imprint line: several may stand on one, divided by wide blanks.
fn fields_of_line(text: &str, node: &Node) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in node
        .span()
        .slice(text)
        .split(['\u{3000}', '\t', '\n'])
        .flat_map(|w| w.split("  "))
        .filter(|w| !w.trim().is_empty())
    {
        let word = normal(word);
        let label = word.split('：').next().is_some_and(|l| l.len() < word.len() && l.chars().count() >= 2);
        match parts.last_mut() {
            Some(last) if !label => last.push_str(&word),
            _ => parts.push(word),
        }
    }
    parts
}

/// A date behind the issue number on the same line.
fn trailing_date(line: &str) -> Option<Date> {
    let starts =
        line.char_indices().map(|(i, _)| i).filter(|&i| line[i..].starts_with(|c: char| c.is_ascii_digit()));
    starts.into_iter().find_map(|i| published(&line[i..]))
}

fn set(issue: &mut Issue, field: ImprintField, value: &str) {
    let place = match field {
        ImprintField::Supervisor => &mut issue.supervisor,
        ImprintField::Sponsor => &mut issue.sponsor,
        ImprintField::Publisher => &mut issue.publisher,
        ImprintField::Address => &mut issue.address,
        ImprintField::Postcode => &mut issue.postcode,
        ImprintField::Phone => &mut issue.phone,
        ImprintField::Fax => &mut issue.fax,
        ImprintField::Website => &mut issue.website,
        ImprintField::Email => &mut issue.email,
        ImprintField::Licence => &mut issue.licence,
    };
    place.get_or_insert_with(|| value.to_owned());
}

/// The text of several nodes as one line.
pub(crate) fn join(nodes: &[Node]) -> String {
    nodes.iter().map(Node::str).collect()
}
