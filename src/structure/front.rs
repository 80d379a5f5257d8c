//! The front matter of a gazette issue: masthead (刊名、期号), table of contents (目录), imprint (版权页).
//!
//! They may stand in any order and be mixed; what holds them together is that no document has begun.

use std::collections::HashSet;

use super::line::addressee::addressees;
use super::line::imprint::{ImprintField, imprint_field, organ_in_role};
use super::listing::{Reader, Unfolded, contents_line, is_imprint, unfolded};
use super::masthead::{Masthead, SEARCH, colophon, gazette_name, gazette_title, masthead, year_of_month};
use super::node::Node;
use crate::grammar::date::{full_date, whole_date};
use crate::grammar::doc_number;
use crate::grammar::label::label;
use crate::grammar::region::region_of;
use crate::model::{BlockKind, Date, Issue, TocEntry};
use crate::text::lines::LINE_ENDS;
use crate::text::repair::normal;
use crate::text::words::{chars, words};

/// What the front matter tells.
#[derive(Debug)]
pub(crate) struct Front {
    pub(crate) issue: Issue,
    pub(crate) toc: Vec<TocEntry>,
    /// Headings of the table of contents, folded.
    pub(crate) categories: HashSet<String>,
    /// Indices of the nodes that are front matter: `start..end`.
    pub(crate) nodes: std::ops::Range<usize>,
    /// Indices of the nodes of an imprint behind all documents.
    pub(crate) tail: std::ops::Range<usize>,
}

/// Finds the front matter and sets the kinds of its nodes.
pub(crate) fn front(text: &str, nodes: &mut [Node]) -> Option<Front> {
    let Some(head) = masthead(text, nodes) else { return named_behind(text, nodes) };
    let start = head.start;
    let contents = (start..nodes.len().min(start + SEARCH))
        .take_while(|&i| i <= head.end || !begins_text(nodes[i].str()))
        .find(|&i| {
            is_contents_head(nodes[i].str())
                || is_split_head(nodes, i)
                || i <= head.end && heads_contents(nodes[i].str())
                || contents_line(text, &nodes[i]).is_some()
        });
    let contents = contents.or_else(|| (0..start).rev().take(5).find(|&i| is_contents_head(nodes[i].str())));
    let from = contents.map_or(start, |c| start.min(c));
    let mut reader = Reader::new(text, contents);
    let end = match contents.filter(|&c| c >= head.end).and_then(|c| unfolded(text, nodes, c)) {
        Some(columns) => read_columns(&mut reader, nodes, columns, from, head.end),
        None => reader.read(nodes, from, head.end),
    };
    let mut issue = issue(text, nodes, from..end, &head);
    let behind = if contents.is_none() { contents_behind(text, nodes, end) } else { None };
    let tail = tail(text, nodes, end);
    for node in &mut nodes[tail.clone()] {
        node.kind = BlockKind::Imprint;
        fill(text, node, &mut issue);
    }
    let tail = behind.as_ref().map_or(tail.start, |(at, _)| tail.start.min(*at))..tail.end;
    let reader = behind.map_or(reader, |(_, reader)| reader);
    Some(Front { issue, toc: reader.toc, categories: reader.categories, nodes: from..end, tail })
}

/// The front matter of a text that begins with its contents, or with a document, and names the gazette on its last page, above the
/// fields of the imprint. Contents of an issue that nothing names are told from the title below.
fn named_behind(text: &str, nodes: &mut [Node]) -> Option<Front> {
    const FIRST: usize = 3;
    const FEWEST: usize = 2;
    let head = colophon(nodes).filter(|head| {
        last_fields(text, nodes, head.end + 1)
            .is_some_and(|(from, lines)| from <= head.end + 2 && lines > FEWEST)
    });
    let end = head.map_or(nodes.len(), |head| head.start);
    let contents = (0..end.min(FIRST)).find(|&i| !nodes[i].is_table() && is_contents_head(nodes[i].str()));
    let mut reader = Reader::new(text, contents);
    let front = contents.map_or(0..0, |at| at..reader.read(nodes, at, at));
    let listed = reader.toc.iter().filter(|entry| entry.title.contains("关于")).count() >= FEWEST;
    if front.end >= end || !listed {
        nodes[front]
            .iter_mut()
            .for_each(|n| n.kind = if n.is_table() { BlockKind::Table } else { BlockKind::Unknown });
        return None;
    }
    let head = head?;
    for (i, node) in nodes.iter_mut().enumerate().skip(head.start) {
        node.kind = if i <= head.end { BlockKind::Masthead } else { BlockKind::Imprint };
    }
    let issue = issue(text, nodes, head.start..nodes.len(), &head);
    Some(Front {
        issue,
        toc: reader.toc,
        categories: reader.categories,
        nodes: front,
        tail: head.start..nodes.len(),
    })
}

/// Reads front matter whose contents stand in two columns.
fn read_columns(
    reader: &mut Reader,
    nodes: &mut [Node],
    mut columns: Unfolded,
    from: usize,
    masthead_end: usize,
) -> usize {
    let end = reader.read(&mut columns.nodes, from, masthead_end);
    let (pieces, printed) = (columns.pieces, columns.printed);
    let behind = end.saturating_sub(pieces.end);
    for (i, node) in nodes[..printed.end + behind].iter_mut().enumerate().skip(from) {
        node.kind = match i.checked_sub(printed.end) {
            Some(at) => columns.nodes[pieces.end + at].kind,
            None if i >= printed.start => BlockKind::Toc,
            None => columns.nodes[i].kind,
        };
    }
    printed.end + behind
}

/// Contents behind all documents: from their head on nothing but entries and lines of the imprint stands, and at least one of
/// the entries is the title of a document above. Where the head stands, and what it lists.
fn contents_behind<'a>(text: &'a str, nodes: &mut [Node], floor: usize) -> Option<(usize, Reader<'a>)> {
    let mut heads = (floor..nodes.len()).rev().take(SEARCH);
    let at = heads.find(|&i| !nodes[i].is_table() && is_contents_head(nodes[i].str()))?;
    let mut reader = Reader::new(text, Some(at));
    let end = reader.read(nodes, at, at);
    let listed = |i: usize| !nodes[i].is_table() && reader.begins_title(nodes, i);
    if end == nodes.len() && reader.is_numbered() && (floor..at).any(listed) {
        return Some((at, reader));
    }
    nodes[at..end]
        .iter_mut()
        .for_each(|node| node.kind = if node.is_table() { BlockKind::Table } else { BlockKind::Unknown });
    None
}

/// An imprint on the last page: at least three lines of its fields, with who answers for it, or its licence, among them.
fn tail(text: &str, nodes: &[Node], floor: usize) -> std::ops::Range<usize> {
    const FEWEST: usize = 3;
    let Some((from, lines)) = last_fields(text, nodes, floor) else { return nodes.len()..nodes.len() };
    let named = nodes[from..].iter().any(|n| {
        let field = |p: &String| imprint_field(p).or_else(|| organ_in_role(p)).map(|(f, _)| f);
        let who = |f| matches!(f, ImprintField::Supervisor | ImprintField::Publisher | ImprintField::Licence);
        fields_of_line(text, n).iter().filter_map(field).any(who)
    });
    if lines >= FEWEST && named {
        floor + from_readers(&nodes[floor..from])..nodes.len()
    } else {
        nodes.len()..nodes.len()
    }
}

/// Where the fields of the imprint begin that end the text, with short remarks among them and the name of the gazette above; and
/// how many lines have fields. The day above the first of them is that of a document.
fn last_fields(text: &str, nodes: &[Node], floor: usize) -> Option<(usize, usize)> {
    const REMARKS: usize = 2;
    const LONGEST: usize = 24;
    let is_remark = |n: &Node| {
        n.width() <= LONGEST
            && !n.is_table()
            && !n.str().ends_with(['。', '；', '：'])
            && label(n.str()).is_err()
    };
    let (mut from, mut lines, mut remarks) = (None, 0, 0);
    for i in (floor..nodes.len()).rev() {
        if is_imprint(text, &nodes[i]) {
            (from, lines, remarks) = (Some(i), lines + 1, 0);
        } else if remarks < REMARKS && is_remark(&nodes[i]) {
            remarks += 1;
        } else {
            break;
        }
    }
    let days = nodes[from?..].iter().take_while(|n| whole_date(n.str()).is_some()).count();
    let from = from? + days;
    let named =
        |n: &Node| !n.is_table() && gazette_title(n.str()).is_some_and(|(_, behind)| !behind.contains('第'));
    Some((from - usize::from(from > floor && named(&nodes[from - 1])), lines - days))
}

/// Where what the gazette tells its readers of itself begins above the imprint, perhaps below a short head: `敬告读者`.
fn from_readers(nodes: &[Node]) -> usize {
    const PARAGRAPHS: usize = 4;
    const LONGEST_HEAD: usize = 12;
    let of_itself = |n: &Node| {
        let names = |name: &str| words!["公报", "政报"].end(name);
        let line = n.str();
        let named =
            || line.split('《').skip(1).filter_map(|part| part.split_once('》')).any(|(name, _)| names(name));
        !n.is_table()
            && line.ends_with('。')
            && (words!["本刊", "本公报"].stand_in(line) || line.starts_with('《') && named())
    };
    let told = nodes.iter().rev().take(PARAGRAPHS).take_while(|n| of_itself(n)).count();
    let from = nodes.len() - told;
    let head = |n: &Node| {
        n.width() <= LONGEST_HEAD && words!["读者", "说明", "启事", "声明", "订阅", "须知"].stand_in(n.str())
    };
    from - usize::from(told > 0 && from > 0 && !nodes[from - 1].is_table() && head(&nodes[from - 1]))
}

/// Sets the fields of the issue that a line of the imprint tells.
fn fill(text: &str, node: &Node, issue: &mut Issue) {
    for part in fields_of_line(text, node) {
        if let Some((field, value)) = imprint_field(&part).or_else(|| organ_in_role(&part)) {
            set(issue, field, value);
            if field == ImprintField::Sponsor && part.starts_with("主管") {
                set(issue, ImprintField::Supervisor, value);
            }
        }
    }
}

/// True for a line that only a document has: the table of contents behind it is that of the document.
fn begins_text(line: &str) -> bool {
    doc_number::whole(line).is_some() || addressees(line).is_some()
}

/// True for the head of a table of contents, also with its name in Latin letters beside it.
pub(super) fn is_contents_head(line: &str) -> bool {
    let han = line.trim_matches(|c: char| c.is_ascii_alphabetic() || chars!(" /·-—*【】").has(c));
    line.len() <= 60 && matches!(han, "目录" | "目次" | "本期目录" | "要目" | "本期要目" | "总目录")
}

/// True for the second line of a head whose characters stand below each other.
pub(super) fn is_split_head(nodes: &[Node], i: usize) -> bool {
    matches!(nodes.get(i).map(Node::str), Some("录" | "次")) && i > 0 && nodes[i - 1].str() == "目"
}

/// `2019年第10期目录`: a line of the masthead that is the head of the contents too.
fn heads_contents(line: &str) -> bool {
    words!["目录", "目次", "要目"].end(line) && line.contains(['期', '）'])
}

/// `2019年10月10日出版`.
pub(super) fn is_publication(line: &str) -> bool {
    published(line).is_some()
}

fn published(line: &str) -> Option<Date> {
    let line = line.strip_prefix("出版日期：").unwrap_or(line);
    if let Some(date) = whole_date(line) {
        return Some(date);
    }
    let (rest, date) = full_date(line).ok()?;
    words!["出版", "出刊", "发行", "编印", "印发"].begin(rest).then_some(date)
}

fn issue(text: &str, nodes: &[Node], range: std::ops::Range<usize>, head: &Masthead) -> Issue {
    let title = nodes[head.title].str();
    let (title, number) = (gazette_name(title).unwrap_or(title), head.number);
    let first = nodes[range.start].span();
    let last =
        nodes[range.clone()].iter().rev().find(|n| n.kind != BlockKind::Unknown).map_or(first, Node::span);
    let mut issue = Issue {
        gazette: title.to_owned(),
        year: number.year,
        number: number.number,
        serial: number.serial,
        span: first.cover(last),
        ..Issue::default()
    };
    for node in &nodes[range.clone()] {
        let line = node.str();
        if issue.published_date.is_none() && node.kind == BlockKind::Masthead {
            issue.published_date =
                published(line).or_else(|| line.find("期").and_then(|_| trailing_date(line)));
        }
        for part in fields_of_line(text, node) {
            if issue.published_date.is_none()
                && node.kind == BlockKind::Imprint
                && organ_in_role(line).is_none()
            {
                issue.published_date = published(&part);
            }
        }
        fill(text, node, &mut issue);
    }
    if let Some(region) = region_of(&issue.gazette) {
        issue.region_name = Some(region.full_name());
        issue.region_code = Some(region.code.to_owned());
    }
    let month = || {
        let printed = |n: &&Node| matches!(n.kind, BlockKind::Masthead | BlockKind::Imprint) && !n.is_table();
        nodes[range.clone()].iter().filter(printed).find_map(|n| year_of_month(n.str()))
    };
    issue.year = issue.year.or(issue.published_date.map(|d| i32::from(d.year()))).or_else(month);
    let year = issue.year;
    let day = || nodes[range.clone()].iter().filter(|n| !n.is_table()).find_map(|n| day_in(n.str(), year?));
    issue.published_date = issue.published_date.or_else(day);
    issue
}

/// `4月30日出版`, or only the day, in the year that the issue prints elsewhere.
fn day_in(line: &str, year: i32) -> Option<Date> {
    let printed = ["出版", "出刊"].iter().find_map(|word| line.strip_suffix(word));
    // The number of the issue may stand before it.
    let printed =
        printed.or(Some(line).filter(|line| line.ends_with('日')))?.rsplit(['）', '期', ' ']).next()?;
    whole_date(&format!("{year}年{printed}"))
}

/// The fields of an imprint line: several may stand on one, divided by wide blanks.
pub(super) fn fields_of_line(text: &str, node: &Node) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in node
        .span()
        .slice(text)
        .split(|c| matches!(c, '\u{3000}' | '\t') || LINE_ENDS.contains(&c))
        .flat_map(|w| w.split("  "))
        .flat_map(before_labels)
        .filter(|w| !w.trim().is_empty())
    {
        let word = normal(word);
        let label = word.split('：').next().is_some_and(|l| l.len() < word.len() && l.chars().count() >= 2)
            || organ_in_role(&word).is_some()
            || is_publication(&word);
        match parts.last_mut() {
            Some(last) if !label => last.push_str(&word),
            _ => parts.push(word),
        }
    }
    parts
}

/// The parts of a line before whose labels a single blank stands: `主办：县政府办公室 电话：5550101`.
fn before_labels(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(' ') {
        let word = line[at + 1..].split(' ').next().unwrap_or_default();
        let labelled = word.contains(['：', ':']) && line[from..at].contains(['：', ':', '期', '办', '编']);
        if labelled && imprint_field(&normal(word)).is_some() {
            parts.push(&line[from..at]);
            from = at + 1;
        }
    }
    parts.push(&line[from..]);
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
        ImprintField::Other => return,
    };
    place.get_or_insert_with(|| value.to_owned());
}

/// The text of several nodes as one line.
pub(crate) fn join(nodes: &[Node]) -> String {
    nodes.iter().map(Node::str).collect()
}
