//! Rosters of leading groups (领导小组): a role, names and positions, aligned by blanks, in brackets, or in a table.
//!
//! ```text
//! 组　长：林　远　　区委常委、宣传部部长
//! 副组长：周砚秋（区政府办公室主任）；陈望舒（区教委主任）
//! 　　　　沈　舟　　区水利局局长                -- the role of the line above
//! 成　员：区卫生局局长方若水、区民政局副局长林秋
//! 成　员：区财政局、区教委等单位负责人           -- no persons
//! 姓名 | 单位及职务 | 小组职务                   -- see `table`
//! ```
//! The blanks decide, so the printed line is read, not the repaired one. What is said in a sentence (`林知远同志任组长`) is
//! read by `prose`.

use std::ops::Range;

use super::super::View;
use super::person;
use crate::grammar::label::label;
use crate::model::{BlockKind, Capacity, Genre, Paragraph, Person};
use crate::text::Lines;
use crate::text::repair::is_blank;
use crate::text::words::{WordList, chars, words};

mod line;
mod prose;
mod table;

use line::{Entry, entries_of, entries_with_organs, is_position, names_at_all};

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
];

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
    let mut pass = Pass { view, role: None, missed: false, unread: None, group: None, members: Vec::new() };
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
            BlockKind::Heading | BlockKind::Title => pass.note_group(paragraph.str()),
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
}

struct Pass<'a> {
    view: View<'a>,
    /// The role of the line above.
    role: Option<String>,
    /// True when the line above stood in a roster and was no entry that we can read.
    missed: bool,
    /// The line above, when it does not read as a whole entry.
    unread: Option<Unread>,
    /// The group of which the text spoke last.
    group: Option<String>,
    members: Vec<Person>,
}

impl Pass<'_> {
    fn read(&mut self, paragraph: &Paragraph) {
        let source = &self.view.source.text;
        for piece in paragraph.text.pieces() {
            let lines = Lines::new(piece.slice(source)).lines;
            for line in lines.iter().filter(|l| !l.is_blank()) {
                let at = piece.start() + line.content.start();
                self.read_line(Printed { text: line.content.slice(piece.slice(source)), at });
            }
        }
        if self.role.is_none() {
            self.note_group(paragraph.str());
        }
    }

    /// True for a paragraph whose first line begins with a role and names somebody.
    fn begins_with_role(&self, paragraph: &Paragraph) -> bool {
        let at = paragraph.span().start();
        let text = paragraph.span().slice(&self.view.source.text);
        role(without_label(Printed { text, at })).is_some_and(|(_, rest)| names_at_all(rest))
    }

    fn end(&mut self) {
        (self.role, self.missed, self.unread) = (None, false, None);
    }

    fn read_line(&mut self, line: Printed<'_>) {
        let bare = without_label(line);
        let (role, entries) = match role(bare) {
            Some((role, rest)) => (Some(role), rest),
            None => (self.role.clone(), bare),
        };
        let named = role.is_some() && bare.at != entries.at;
        let mut found = if role.is_some() { entries_of(entries, named) } else { Vec::new() };
        if found.is_empty() && !named {
            found = self.over_two_lines(entries);
            if !found.is_empty() && self.unread.is_some_and(|line| line.begun) {
                self.members.pop();
            }
        }
        let empty = named && (entries.text.trim_matches(is_blank).is_empty() || is_order(entries.text));
        for entry in &found {
            let member = person(self.view, entry.name.clone(), Capacity::Member, "roster", entry.span);
            self.push(role.clone(), Person { position: entry.position.clone(), ..member });
        }
        if !found.is_empty() || empty {
            let begun = matches!(&found[..], [entry] if stops_short(entry));
            self.unread = begun.then_some(Unread { at: entries.at, begun });
            (self.role, self.missed) = (role, false);
        } else if self.role.is_some() && is_collective(bare.text) {
            self.unread = None;
        } else if self.role.is_some() && !self.missed && may_be_entry(bare) {
            (self.missed, self.unread) = (true, Some(Unread { at: entries.at, begun: false }));
        } else if named {
            self.unread = Some(Unread { at: entries.at, begun: false });
            (self.role, self.missed) = (role, true);
        } else {
            self.end();
        }
    }

    /// The person whose position goes on from the line above, which says nothing whole.
    fn over_two_lines(&self, line: Printed<'_>) -> Vec<Entry> {
        const LONGEST: usize = 400;
        let end = line.at + line.text.len();
        let above = self.unread.filter(|above| self.role.is_some() && end - above.at <= LONGEST);
        let Some(Unread { at, .. }) = above else { return Vec::new() };
        let text = self.view.source.text.get(at..end).filter(|text| text.matches('\n').count() == 1);
        let found = text.map_or(Vec::new(), |text| entries_of(Printed { text, at }, false));
        if matches!(&found[..], [entry] if !stops_short(entry)) { found } else { Vec::new() }
    }

    fn push(&mut self, role: Option<String>, member: Person) {
        self.members.push(Person { group_role: role, group_name: self.group.clone(), ..member });
    }

    /// The rows of a table that is a roster.
    fn read_table(&mut self, paragraph: &Paragraph) {
        self.end();
        let Some(table) = paragraph.table.and_then(|t| self.view.document.tables.get(t)) else { return };
        for member in table::members(table, self.group.as_deref()) {
            let entry = person(self.view, member.name, Capacity::Member, "roster-table", member.span);
            self.push(member.role, Person { position: member.position, ..entry });
        }
    }

    fn note_group(&mut self, text: &str) {
        let found = group_in(text);
        let known = self.group.take();
        // `领导小组办公室设在…` says nothing new of the group that was named in full.
        let shorter = |new: &String| known.as_deref().is_some_and(|known| known.ends_with(new.as_str()));
        self.group = found.filter(|new| !shorter(new)).or(known);
    }
}

/// Who was at a meeting, from the lists of its minutes: `出席：林知远、周砚秋`, `列席：沈舟（区水利局）`.
pub(super) fn attendance(view: View<'_>) -> Vec<Person> {
    let minutes = view.document.genre == Some(Genre::Minutes) || view.document.title.ends_with("纪要");
    let texts = view.paragraphs().iter().filter(|p| {
        minutes
            && !matches!(p.kind, BlockKind::Table | BlockKind::Title | BlockKind::Furniture | BlockKind::Toc)
    });
    let source = &view.source.text;
    let pieces = texts.flat_map(|p| p.text.pieces());
    let lines = pieces.flat_map(|piece| {
        let lines = Lines::new(piece.slice(source)).lines.into_iter().filter(|l| !l.is_blank());
        lines.map(move |l| Printed {
            text: l.content.slice(piece.slice(source)),
            at: piece.start() + l.content.start(),
        })
    });
    let entries = lines.filter_map(attendants).flat_map(|rest| {
        let found = entries_of(rest, true);
        if found.is_empty() { entries_with_organs(rest) } else { found }
    });
    entries
        .map(|entry| Person {
            position: entry.position,
            ..person(view, entry.name, Capacity::Official, "attendance", entry.span)
        })
        .collect()
}

/// What stands behind the head of a list of those who were at a meeting.
fn attendants(line: Printed<'_>) -> Option<Printed<'_>> {
    const HEADS: &[&str] = &["出席", "列席", "参会", "参加", "请假", "缺席", "主持", "记录", "与会"];
    const WHO: &[&str] = &["", "人", "人员", "者", "同志", "领导", "单位及人员", "会议人员"];
    let bare = without_label(line);
    let (at, mark) = bare.text.char_indices().take(12).find(|(_, c)| matches!(c, '：' | ':'))?;
    let head = bare.text[..at].replace(is_blank, "");
    let who = HEADS.iter().find_map(|word| head.strip_prefix(word))?;
    WHO.contains(&who).then(|| bare.from(at + mark.len_utf8()))
}

/// The members whom the sentences of a paragraph name.
pub(super) fn told(view: View<'_>, paragraph: &Paragraph) -> Vec<Person> {
    let text = paragraph.str();
    let found = prose::find(text);
    let people = found.into_iter().map(|member| {
        let prose::Member { name, role, position, range } = member;
        let position = position.map(|p: Range<usize>| text[p].to_owned());
        let entry =
            person(view, text[name].to_owned(), Capacity::Member, "role-given", view.span(paragraph, range));
        Person { group_role: Some(text[role].to_owned()), group_name: group_in(text), position, ..entry }
    });
    people.collect()
}

/// True for a person whose position does not end in a post: the rest of it stands below.
fn stops_short(entry: &Entry) -> bool {
    let last = entry.position.as_deref().and_then(|position| position.rsplit(['、', '，']).next());
    last.is_some_and(|last| !is_position(last))
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

/// The group named most fully in a text: `成立秋季旅游活动领导小组` gives `秋季旅游活动领导小组`.
fn group_in(text: &str) -> Option<String> {
    #[rustfmt::skip]
    static GROUPS: WordList = WordList::new(&[
        "领导小组", "指挥部", "委员会", "联席会议", "工作专班", "协调小组", "工作小组", "工作组", "专班",
    ]);
    if !GROUPS.stand_in(text) {
        return None;
    }
    let ends = GROUPS.iter().flat_map(|g| text.match_indices(g).map(|(at, g)| (at, at + g.len())));
    let names = ends.map(|(at, end)| &text[group_start(text, at)..end]);
    let fits = |name: &&str| {
        (3..=40).contains(&name.chars().count())
            && !words!["简称", "为成员", "组长", "总指挥", "指挥长", "召集人"].stand_in(name)
    };
    names.filter(fits).max_by_key(|name| name.len()).map(str::to_owned)
}

/// Where the name of the group whose kind stands at `at` begins: behind punctuation, and behind a verb.
fn group_start(text: &str, at: usize) -> usize {
    const LEADS: &[&str] = &[
        "特成立",
        "成立",
        "建立",
        "设立",
        "组建",
        "调整",
        "决定对",
        "关于",
        "现将",
        "现对",
        "决定将",
        "报送",
        "印发",
        "组成",
    ];
    let near =
        text[..at].char_indices().rev().take(48).take_while(|(_, c)| !chars!("，。；：（）、“”《》").has(*c));
    let start = near.last().map_or(at, |(i, _)| i);
    LEADS.iter().filter_map(|l| text[start..at].rfind(l).map(|i| start + i + l.len())).max().unwrap_or(start)
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

/// The role before the colon, or before blanks and a name, without blanks; and what follows.
fn role(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    let colon = line.text.char_indices().take(24).find(|(_, c)| matches!(c, '：' | ':'));
    let Some((at, mark)) = colon else { return role_before_blank(line) };
    let mut role = line.text[..at].replace(is_blank, "");
    if let Some(open) = role.find(['（', '(']).filter(|&open| is_order(&role[open..])) {
        role.truncate(open);
    }
    is_role(&role).then(|| (role, line.from(at + mark.len_utf8())))
}

/// `组　长　　林知远　　区长`: nothing but blanks parts the role from the name.
fn role_before_blank(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    const LONGEST: usize = 24;
    let mut role = String::new();
    for (at, c) in line.text.char_indices().take(LONGEST) {
        if !is_blank(c) {
            role.push(c);
        } else if is_role(&role) {
            let rest = line.from(at);
            return names_at_all(rest).then_some((role, rest));
        }
    }
    None
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
            ("联系人：林知远", None),
            ("责任单位：区教委", None),
            ("组　长　　林知远　　区长", Some("组长")),
            ("副组长 林知远 周砚秋", Some("副组长")),
            ("委员 会议事规则", None),
            ("主任 办公会议", None),
        ] {
            let found = role(Printed { text: line, at: 0 }).map(|(role, _)| role);
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn groups() {
        assert_eq!(
            group_in("为保证活动开展，特成立秋季旅游活动领导小组："),
            Some("秋季旅游活动领导小组".to_owned())
        );
        let text = "决定对云溪区节水领导小组（以下简称领导小组）进行调整";
        assert_eq!(group_in(text), Some("云溪区节水领导小组".to_owned()));
        assert_eq!(group_in("成立由区长林知远任组长、副区长周砚秋任副组长的领导小组"), None);
        assert_eq!(group_in("加强组织领导，成立区教委负责人为成员的领导小组"), None);
    }
}
