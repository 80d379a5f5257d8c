//! Rosters of leading groups (领导小组): a role, names and positions, aligned by blanks, in brackets, or in a table.
//!
//! ```text
//! 组　长：林　远　　区委常委、宣传部部长
//! 副组长：周砚秋（区政府办公室主任）；陈望舒（区教委主任）
//! 　　　　沈　舟　　区水利局局长                -- the role of the line above
//! 成　员：区卫生局局长方若水、区民政局副局长林秋
//! 成　员：区财政局、区教委等单位负责人           -- no persons
//! 一、组长                                       -- a role alone: its persons stand below
//! 组长 ⇥ 林远 ⇥ 区长                             -- a table without a head
//! 姓名 | 单位及职务 | 小组职务                   -- see `table`
//! ```
//! The blanks decide, so the printed line is read, not the repaired one. What is said in a sentence (`林知远同志任组长`) is
//! read by `prose`.

use std::ops::Range;

use super::super::View;
use super::person;
use crate::grammar::label::label;
use crate::model::{BlockKind, Capacity, Paragraph, Person};
use crate::text::Lines;
use crate::text::repair::is_blank;
use crate::text::words::{chars, words};

mod attendance;
mod group;
mod line;
mod many;
mod names;
mod prose;
mod table;

pub(super) use attendance::attendance;
use group::{GROUPS, Group, group_in, group_told_of, is_part_of_group};
use line::{Entry, entries_of, is_position, names_at_all};

/// Roles in a group, without `副` and the like before them.
const ROLES: &[&str] = &[
    "组长",
    "组员",
    "成员",
    "委员",
    "主任",
    "秘书长",
    "召集人",
    "总召集人",
    "总指挥",
    "指挥长",
    "指挥",
    "政委",
    "顾问",
    "会长",
    "理事长",
    "理事",
    "联络员",
    "总协调人",
    "协调人",
    "主席",
    "总负责人",
    "双组长",
    "主任委员",
    "总监",
    "总顾问",
    "组 长",
    "干事",
    "总干事",
    "河长",
    "总河长",
    "河湖长",
    "总河湖长",
    "林长",
    "总林长",
    "链长",
    "总链长",
    "田长",
    "总田长",
];

/// Longest list behind a role that is read over several lines, in bytes.
const LONGEST_LIST: usize = 1500;

/// Longest entry that is read over two lines, in bytes.
const LONGEST_ENTRY: usize = 400;

/// Words in front of a role.
const RANKS: &[&str] = &[
    "常务副",
    "第一副",
    "执行副",
    "副",
    "常务",
    "第一",
    "执行",
    "名誉",
    "总",
    "办公室",
    "专职副",
    "办公室副",
    "联席",
];

/// The members that the rosters of a document name, in text order.
pub(super) fn members(view: View<'_>) -> Vec<Person> {
    let mut pass = Pass::new(view);
    for paragraph in view.paragraphs() {
        match paragraph.kind {
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Contact
            | BlockKind::Clause
            | BlockKind::Unknown => {
                pass.read(paragraph);
            }
            BlockKind::Heading if pass.begins_with_role(paragraph) => pass.read(paragraph),
            BlockKind::Heading | BlockKind::Title => pass.group.note(paragraph.str(), true),
            BlockKind::Table => pass.read_table(paragraph),
            _ => pass.end(),
        }
    }
    pass.members
}

/// A line that may go on below.
#[derive(Clone, Copy)]
struct Unread {
    /// Where it begins.
    at: usize,
    /// True when a person was read in it, whose position stops short of a post.
    begun: bool,
    /// True when it is a list behind a role: `成员：林知远（区水利局`.
    named: bool,
}

struct Pass<'a> {
    view: View<'a>,
    /// The role of the line above.
    role: Option<String>,
    /// True when the line above stood in a roster and was no entry that we can read.
    missed: bool,
    /// The line above, when it does not read as a whole entry.
    unread: Option<Unread>,
    /// True below a role alone, or a list of names that goes on: names without posts may follow.
    open: bool,
    /// True when the name stood behind its post in the line above: `副区长　林知远`.
    behind: bool,
    /// True below a list of persons with brackets, which may go on: `成员：林知远（区水利局）、周砚秋（区教委）`.
    lists: bool,
    /// True when nothing parted the name from its position in the line above: `林知远区长`.
    joined: bool,
    /// The group of which the text spoke last.
    group: Group<'a>,
    members: Vec<Person>,
}

impl<'a> Pass<'a> {
    fn new(view: View<'a>) -> Self {
        let (role, unread, members) = (None, None, Vec::new());
        let (missed, open, behind, lists) = (false, false, false, false);
        let group = Group::new(&view.document.title);
        Pass { view, role, missed, unread, open, behind, lists, joined: false, group, members }
    }

    fn read(&mut self, paragraph: &'a Paragraph) {
        let source = &self.view.source.text;
        let names_role = || paragraph.text.pieces().iter().any(|piece| may_name_role(piece.slice(source)));
        if self.role.is_some() || names_role() {
            printed_lines(self.view, paragraph).into_iter().for_each(|line| self.read_line(line));
        } else {
            self.end();
        }
        if self.role.is_none() {
            self.group.note(paragraph.str(), false);
        }
    }

    /// True for a paragraph whose first line begins with a role and names somebody, or is a role alone.
    fn begins_with_role(&self, paragraph: &Paragraph) -> bool {
        let at = paragraph.span().start();
        let text = paragraph.span().slice(&self.view.source.text);
        role(without_label(Printed { text, at }))
            .is_some_and(|(_, rest)| names_at_all(rest) || rest.text.trim_matches(is_blank).is_empty())
    }

    fn end(&mut self) {
        (self.role, self.missed, self.unread) = (None, false, None);
        (self.open, self.behind, self.lists, self.joined) = (false, false, false, false);
    }

    /// Reads a line, role by role: `组长：林知远；副组长：周砚秋`.
    fn read_line(&mut self, line: Printed<'a>) {
        roles_apart(line).into_iter().for_each(|part| self.read_part(part));
    }

    fn read_part(&mut self, line: Printed<'a>) {
        let bare = without_label(line);
        let (role, entries) = match role(bare) {
            Some((role, rest)) => (Some(role), rest),
            None if is_part_of_group(bare.text) => {
                self.end();
                return self.group.note(bare.text, false);
            }
            None => (self.role.clone(), bare),
        };
        let named = role.is_some() && bare.at != entries.at;
        let goes_on = self.lists && bare.text.contains(['（', '(']);
        let listed = named || self.open || self.behind || self.joined || goes_on;
        let mut found = if role.is_some() { entries_of(entries, listed) } else { Vec::new() };
        if found.is_empty() && !named {
            found = self.over_lines(entries);
            if !found.is_empty() && self.unread.is_some_and(|line| line.begun) {
                self.members.pop();
            }
        }
        let empty = named && (entries.text.trim_matches(is_blank).is_empty() || is_order(entries.text));
        for entry in &found {
            let member = person(self.view, entry.name.clone(), Capacity::Member, "roster", entry.span);
            let position = entry.position.as_deref().map(|p| p.trim_end_matches(['、', '，']).to_owned());
            self.push(role.clone(), Person { position, ..member });
        }
        if !found.is_empty() || empty {
            let begun = matches!(&found[..], [entry] if stops_short(entry));
            self.unread = begun.then_some(Unread { at: entries.at, begun, named: false });
            self.open = empty || is_open_list(&found, entries.text, self.open && !named);
            self.behind = found.iter().any(|entry| self.stands_behind(entry));
            self.joined = matches!(&found[..], [entry] if self.is_joined(entry));
            self.lists = is_bracketed_list(&found, entries.text, goes_on);
            (self.role, self.missed) = (role, false);
        } else if self.role.is_some() && is_collective(bare.text) {
            self.unread = None;
        } else if named {
            self.unread = Some(Unread { at: entries.at, begun: false, named });
            (self.open, self.behind, self.lists) = (false, false, false);
            (self.role, self.missed) = (role, true);
        } else if self.role.is_some() && self.may_go_on(bare) {
            self.missed = true;
        } else if self.role.is_some() && !self.missed && may_be_entry(bare) {
            (self.missed, self.unread) = (true, Some(Unread { at: entries.at, begun: false, named: false }));
        } else {
            self.end();
        }
    }

    /// True for a line of a list behind a role that is not at its end yet.
    fn may_go_on(&self, line: Printed<'_>) -> bool {
        let end = line.at + line.text.len();
        let list = self.unread.filter(|above| above.named && end - above.at <= LONGEST_LIST);
        list.is_some() && !line.text.contains(['。', '：', ':', '《'])
    }

    /// True for an entry whose name was printed behind the post.
    fn stands_behind(&self, entry: &Entry) -> bool {
        let printed = entry.span.slice(&self.view.source.text);
        let (first, last) = (entry.name.chars().next(), entry.name.chars().next_back());
        entry.position.is_some() && printed.chars().next_back() == last && printed.chars().next() != first
    }

    /// True for an entry in which no blank and no mark parts the name from the position behind it.
    fn is_joined(&self, entry: &Entry) -> bool {
        let printed = entry.span.slice(&self.view.source.text);
        let behind = printed.strip_prefix(entry.name.as_str());
        behind.is_some_and(|behind| {
            !behind.is_empty() && !behind.contains(|c| is_blank(c) || chars!("，,（(").has(c))
        })
    }

    /// The persons of a list behind a role that goes on from the lines above, or the one whose position does.
    fn over_lines(&self, line: Printed<'_>) -> Vec<Entry> {
        let end = line.at + line.text.len();
        let Some(above) = self.unread.filter(|_| self.role.is_some()) else { return Vec::new() };
        let longest = if above.named { LONGEST_LIST } else { LONGEST_ENTRY };
        if end - above.at > longest {
            return Vec::new();
        }
        let text = self.view.source.text.get(above.at..end).unwrap_or_default();
        let found = entries_of(Printed { text, at: above.at }, above.named);
        let whole = match &found[..] {
            [entry] => !stops_short(entry) && (above.named || printed_lines_in(text) == 2),
            _ => above.named,
        };
        if whole { found } else { Vec::new() }
    }

    fn push(&mut self, role: Option<String>, member: Person) {
        let group_name = self.group.name();
        self.members.push(Person { group_role: role, group_name, ..member });
    }

    /// The rows of a table that is a roster, with a head or without one.
    fn read_table(&mut self, paragraph: &Paragraph) {
        let table = paragraph.table.and_then(|t| self.view.document.tables.get(t));
        let group = self.group.name();
        let listed = table.map_or(Vec::new(), |table| table::members(table, group.as_deref()));
        if listed.is_empty() && self.goes_on_in_columns(paragraph) && group.is_some() {
            printed_lines(self.view, paragraph).into_iter().for_each(|line| self.read_line(line));
            return;
        }
        self.end();
        for member in listed {
            let entry = person(self.view, member.name, Capacity::Member, "roster-table", member.span);
            self.push(member.role, Person { position: member.position, ..entry });
        }
    }

    /// True for columns without a head that begin as the lines of a roster do.
    fn goes_on_in_columns(&self, paragraph: &Paragraph) -> bool {
        let lines = printed_lines(self.view, paragraph);
        lines.first().is_some_and(|line| {
            let begins = role(without_label(*line)).is_some_and(|(_, rest)| names_at_all(rest));
            begins || self.role.is_some() && !entries_of(*line, false).is_empty()
        })
    }
}

/// The lines of a paragraph as they are printed, without blank ones.
fn printed_lines<'a>(view: View<'a>, paragraph: &Paragraph) -> Vec<Printed<'a>> {
    let source = view.source.text.as_str();
    let pieces = paragraph.text.pieces().iter();
    let lines = pieces.flat_map(|piece| {
        let lines = Lines::new(piece.slice(source)).lines.into_iter().filter(|l| !l.is_blank());
        lines.map(move |l| Printed {
            text: l.content.slice(piece.slice(source)),
            at: piece.start() + l.content.start(),
        })
    });
    lines.collect()
}

/// How many lines of a printed text are not blank.
fn printed_lines_in(text: &str) -> usize {
    text.lines().filter(|line| !line.trim_matches(is_blank).is_empty()).count()
}

/// The members whom the sentences of a paragraph name.
pub(super) fn told(view: View<'_>, paragraph: &Paragraph) -> Vec<Person> {
    let text = paragraph.str();
    let titled = group_in(&view.document.title);
    let found = prose::find(text, titled.is_some());
    if found.is_empty() {
        return Vec::new();
    }
    let group = group_told_of(view, text);
    let person_of = |prose::Member { name, role, position, range }| {
        let (role, position) = (text[role].to_owned(), position.map(|p: Range<usize>| text[p].to_owned()));
        // The office is that of the group which the document is about.
        let group_name = titled.clone().filter(|_| role.ends_with("主任")).or_else(|| group.clone());
        let span = view.span(paragraph, range);
        let entry = person(view, text[name].to_owned(), Capacity::Member, "role-given", span);
        Person { group_role: Some(role), group_name, position, ..entry }
    };
    found.into_iter().map(person_of).collect()
}

/// True for a person whose position does not end in a post: the rest of it stands below.
fn stops_short(entry: &Entry) -> bool {
    let last = entry.position.as_deref().and_then(|position| position.rsplit(['、', '，']).next());
    last.is_some_and(|last| !is_position(last))
}

/// True for names without posts that go on below: behind a comma, in columns, or as the lines above did.
fn is_open_list(found: &[Entry], printed: &str, open: bool) -> bool {
    const FEWEST: usize = 3;
    let names = !found.is_empty() && found.iter().all(|entry| entry.position.is_none());
    let columns = || found.len() >= FEWEST && !printed.contains(['、', '，', '；', '。']);
    names && (open || printed.trim_end_matches(is_blank).ends_with(['、', '，']) || columns())
}

/// True for persons with brackets that are parted by marks, and may go on below.
fn is_bracketed_list(found: &[Entry], printed: &str, goes_on: bool) -> bool {
    let end = printed.trim_end_matches(is_blank);
    let open = end.ends_with(['、', '，', ',']) && end.contains(['（', '(']);
    !found.is_empty() && (open || end.ends_with(['）', ')']) && (goes_on || found.len() > 1))
}

/// True for what says how the names below are ordered: `（按姓氏笔画为序）`.
fn is_order(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    let inside = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| words!["姓氏", "笔画", "笔划", "排序", "为序", "排名"].stand_in(inside))
}

/// True for members that are no persons: `各乡镇人民政府乡镇长`.
fn is_collective(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    text.chars().count() <= 40 && !text.contains('。') && words!["各", "有关", "相关", "其他"].begin(text)
}

/// True for a short line in columns: an entry that a machine misread, or the post of somebody without a name.
fn may_be_entry(line: Printed<'_>) -> bool {
    const LONGEST: usize = 40;
    let text = line.text.trim_matches(is_blank);
    !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(['。', '：', ':', '《'])
}

/// Without the label of a list: `1.组长：林知远`.
fn without_label(line: Printed<'_>) -> Printed<'_> {
    let text = line.text.trim_start_matches(is_blank);
    let start = line.text.len() - text.len();
    let rest = label(text).map_or(text, |(rest, _)| rest);
    if rest.len() == text.len() { line } else { line.from(start + text.len() - rest.len()) }
}

/// A stretch of the source as printed, and where it stands.
#[derive(Clone, Copy)]
struct Printed<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Printed<'a> {
    fn from(self, start: usize) -> Self {
        Self { text: &self.text[start..], at: self.at + start }
    }
}

/// The parts of a line of which each begins with a role, behind a mark that ends the part before.
fn roles_apart(line: Printed<'_>) -> Vec<Printed<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    if line.text.contains(['：', ':']) {
        for (at, mark) in line.text.match_indices(['；', ';', '。']) {
            let next = at + mark.len();
            if role_before_colon(line.from(next)).is_some() {
                parts.push(Printed { text: &line.text[start..next], at: line.at + start });
                start = next;
            }
        }
    }
    parts.push(line.from(start));
    parts
}

/// The role before the colon, or before blanks and a name, without blanks; and what follows.
fn role(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    let colon = line.text.chars().take(LONGEST_ROLE).any(|c| matches!(c, '：' | ':'));
    if colon { role_before_colon(line) } else { role_before_blank(line) }
}

/// A role ends within so many characters, with its blanks.
const LONGEST_ROLE: usize = 24;

/// False for a text in which nothing stands as a role does, before a colon, a blank, a bracket or the end of its line.
fn may_name_role(text: &str) -> bool {
    let mut ends_role = false;
    for c in text.chars() {
        if ends_role && (matches!(c, '：' | ':' | '（' | '(') || is_blank(c)) {
            return true;
        }
        ends_role = chars!("长员任人挥委问事席监").has(c);
    }
    ends_role
}

fn role_before_colon(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    let (at, mark) = line.text.char_indices().take(LONGEST_ROLE).find(|(_, c)| matches!(c, '：' | ':'))?;
    let mut role = line.text[..at].replace(is_blank, "");
    if let Some(open) = role.find(['（', '(']).filter(|&open| is_order(&role[open..])) {
        role.truncate(open);
    }
    // `领导小组组长：`
    if let Some(own) =
        GROUPS.before(&role).map(|group| role[group.len()..].to_owned()).filter(|own| is_role(own))
    {
        role = own;
    }
    is_role(&role).then(|| (role, line.from(at + mark.len_utf8())))
}

/// `组　长　　林知远　　区长`: nothing but blanks parts the role from the name; or the role alone.
fn role_before_blank(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    let mut role = String::new();
    for (at, c) in line.text.char_indices().take(LONGEST_ROLE) {
        if !is_blank(c) {
            role.push(c);
        } else if is_role(&role) {
            let rest = line.from(at);
            return names_at_all(rest).then_some((role, rest));
        }
    }
    // `三、成员`: the line is the role.
    let whole = line.text.chars().count() <= LONGEST_ROLE && is_role(&role);
    whole.then(|| (role, line.from(line.text.len())))
}

/// True for a role in a group, with its rank.
fn is_role(role: &str) -> bool {
    let bare = RANKS.iter().filter_map(|r| role.strip_prefix(r)).min_by_key(|r| r.len());
    ROLES.contains(&role) || bare.is_some_and(|r| ROLES.contains(&r))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_before_a_colon() {
        for (line, expected) in [
            ("组 长:林 远 区委常委", Some("组长")),
            ("常务副组长：周砚秋", Some("常务副组长")),
            ("成　　员：", Some("成员")),
            ("成员（按姓氏笔画为序）：", Some("成员")),
            ("副召集人：周砚秋　区教委主任", Some("副召集人")),
            ("领导小组组长：林知远", Some("组长")),
            ("水利局组长：林知远", None),
            ("联系人：林知远", None),
            ("责任单位：区教委", None),
            ("组　长　　林知远　　区长", Some("组长")),
            ("副组长 林知远 周砚秋", Some("副组长")),
            ("委员 会议事规则", None),
            ("主任 办公会议", None),
        ] {
            let found = role(Printed { text: line, at: 0 }).map(|(role, _)| role);
            assert!(found.is_none() || may_name_role(line), "{line}");
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }
}
