//! Rosters of leading groups (领导小组): a role, names and positions, aligned by blanks.
//!
//! ```text
//! 组　长：林　远　　区委常委、宣传部部长
//! 副组长：周砚秋　　区政府办公室主任
//! 　　　　沈　舟　　区水利局局长                -- the role of the line above
//! 成　员：区财政局、区教委等单位负责人           -- no persons
//! ```
//! The blanks decide, so the printed line is read, not the repaired one.

use super::super::View;
use super::person;
use crate::grammar::appointment::position;
use crate::grammar::citation::remark;
use crate::grammar::organ::is_organ;
use crate::grammar::surname::{is_name, name_at};
use crate::model::{BlockKind, Capacity, Paragraph, Person};
use crate::text::repair::{is_blank, is_han, normal};
use crate::text::{Lines, Span};

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
    let mut pass = Pass { view, role: None, group: None, members: Vec::new() };
    for paragraph in view.paragraphs() {
        match paragraph.kind {
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Contact
            | BlockKind::Clause
            | BlockKind::Unknown => {
                pass.read(paragraph);
            }
            BlockKind::Heading | BlockKind::Title => pass.note_group(paragraph.str()),
            _ => pass.role = None,
        }
    }
    pass.members
}

struct Pass<'a> {
    view: View<'a>,
    /// The role of the line above.
    role: Option<String>,
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

    fn read_line(&mut self, line: Printed<'_>) {
        let (role, entries) = match role(line) {
            Some((role, rest)) => (Some(role), rest),
            None => (self.role.clone(), line),
        };
        let named = role.is_some() && line.at != entries.at;
        let found = if role.is_some() { entries_of(entries, named) } else { Vec::new() };
        let empty = named && entries.text.trim_matches(is_blank).is_empty();
        for entry in &found {
            let name = entry.name.clone();
            let member = person(self.view, name, Capacity::Member, "roster", entry.span);
            let position = entry.position.clone();
            self.members.push(Person {
                group_role: role.clone(),
                group_name: self.group.clone(),
                position,
                ..member
            });
        }
        self.role = if found.is_empty() && !empty { None } else { role };
    }

    fn note_group(&mut self, text: &str) {
        self.group = group_in(text).or(self.group.take());
    }
}

/// The group named most fully in a text: `成立秋季旅游活动领导小组` gives `秋季旅游活动领导小组`.
fn group_in(text: &str) -> Option<String> {
    const GROUPS: &[&str] =
        &["领导小组", "指挥部", "委员会", "联席会议", "工作专班", "协调小组", "工作小组", "工作组", "专班"];
    let ends = GROUPS.iter().flat_map(|g| text.match_indices(g).map(|(at, g)| (at, at + g.len())));
    let names = ends.map(|(at, end)| &text[group_start(text, at)..end]);
    let fits = |name: &&str| (3..=40).contains(&name.chars().count()) && !name.contains("简称");
    names.filter(fits).max_by_key(|name| name.len()).map(str::to_owned)
}

/// Where the name of the group whose kind stands at `at` begins: behind punctuation, and behind a verb.
fn group_start(text: &str, at: usize) -> usize {
    const LEADS: &[&str] = &["特成立", "成立", "建立", "设立", "组建", "调整", "决定对", "关于"];
    let near =
        text[..at].char_indices().rev().take(48).take_while(|(_, c)| !"，。；：（）、“”《》".contains(*c));
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

/// The role before the colon, without blanks, and what follows.
fn role(line: Printed<'_>) -> Option<(String, Printed<'_>)> {
    let colon = line.text.char_indices().take(16).find(|(_, c)| matches!(c, '：' | ':'))?;
    let role: String = line.text[..colon.0].chars().filter(|c| !is_blank(*c)).collect();
    let bare = RANKS.iter().filter_map(|r| role.strip_prefix(r)).min_by_key(|r| r.len());
    let known = |r: &str| ROLES.contains(&r);
    (known(&role) || bare.is_some_and(known)).then(|| (role, line.from(colon.0 + colon.1.len_utf8())))
}

struct Entry {
    name: String,
    position: Option<String>,
    span: Span,
}

/// The persons of a line; `named` is true when the line begins with a role.
fn entries_of(line: Printed<'_>, named: bool) -> Vec<Entry> {
    let tokens = tokens(line);
    if tokens.is_empty() {
        return Vec::new();
    }
    let names = names_only(&tokens);
    if named && !names.is_empty() {
        return names;
    }
    aligned(line, &tokens).or_else(|| if named { run_in(line) } else { None }).unwrap_or_default()
}

/// The stretches between blanks.
fn tokens<'a>(line: Printed<'a>) -> Vec<Printed<'a>> {
    let text = line.text;
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_blank(c), start) {
            (true, Some(from)) => {
                tokens.push(Printed { text: &text[from..at], at: line.at + from });
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    tokens
}

/// A name in one token, or in two or three tokens of one character (`林 远`), and the number of tokens.
fn name_of(tokens: &[Printed<'_>]) -> Option<(String, usize)> {
    let first = tokens.first()?;
    let count = first.text.chars().count();
    if count == 1 {
        let singles = tokens.iter().take(3).take_while(|t| t.text.chars().count() == 1).count();
        let name: String = tokens[..singles].iter().map(|t| t.text).collect();
        return (singles >= 2 && may_be_name(&name)).then_some((name, singles));
    }
    may_be_name(first.text).then(|| (first.text.to_owned(), 1))
}

/// In the place of a name: Han characters that are no organ and no post; the surname need not be a known one.
fn may_be_name(text: &str) -> bool {
    let han = text.chars().all(|c| is_han(c) || c == '·');
    let short = (2..=4).contains(&text.chars().count()) || text.contains('·');
    han && short
        && (is_name(text) || !is_organ(text) && position(text).is_none() && text.chars().count() <= 3)
}

/// `林知远　周砚秋`, `林知远、周砚秋`: names without positions.
fn names_only(tokens: &[Printed<'_>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        if let Some((name, used)) = name_of(rest).filter(|(n, _)| is_name(n)) {
            let end = rest[used - 1].at + rest[used - 1].text.len();
            entries.push(Entry { name, position: None, span: Span::new(rest[0].at, end) });
            rest = &rest[used..];
            continue;
        }
        let mut at = rest[0].at;
        for part in rest[0].text.split(['、', '，']) {
            if !part.is_empty() && !is_name(part) {
                return Vec::new();
            }
            if !part.is_empty() {
                entries.push(Entry {
                    name: part.to_owned(),
                    position: None,
                    span: Span::new(at, at + part.len()),
                });
            }
            at += part.len() + '、'.len_utf8();
        }
        rest = &rest[1..];
    }
    entries
}

/// `林知远　　区水利局局长`: a name, and behind blanks a position.
fn aligned(line: Printed<'_>, tokens: &[Printed<'_>]) -> Option<Vec<Entry>> {
    let (name, used) = name_of(tokens)?;
    let rest = tokens.get(used)?;
    let printed = line.text[rest.at - line.at..].trim_end_matches(is_blank);
    let position = normal(printed);
    let holds = is_position(&position) && !position.ends_with('。');
    holds.then(|| {
        vec![Entry { name, position: Some(position), span: Span::new(tokens[0].at, rest.at + printed.len()) }]
    })
}

/// True for a position in the widest sense: it ends in a post, or in `负责人`, `同志`; several are separated by `、`.
fn is_position(text: &str) -> bool {
    let last = text.rsplit(['、', '，', '；']).next().unwrap_or(text);
    let bare = last.strip_suffix('）').and_then(|t| t.rfind('（')).map_or(last, |open| &last[..open]);
    position(text).is_some()
        || position(bare).is_some()
        || ["负责人", "负责同志", "院士", "教授", "专家", "同志"].iter().any(|w| bare.ends_with(w))
}

/// `林知远（区水利局局长）、周砚秋（区教委主任）`, `林知远，区水利局局长`, `林知远区水利局局长`.
fn run_in(line: Printed<'_>) -> Option<Vec<Entry>> {
    let text = line.text.trim_end_matches(|c| is_blank(c) || matches!(c, '。' | '；' | ';'));
    let starts = |rest: &str| {
        const STARTS: &[&str] = &[
            "国务院",
            "区",
            "市",
            "县",
            "省",
            "镇",
            "州",
            "乡",
            "党",
            "政",
            "副",
            "中央",
            "中共",
            "国家",
            "全国",
            "自治",
        ];
        rest.starts_with(['（', '(', '，', ','])
            || STARTS.iter().any(|s| rest.starts_with(s)) && is_position(rest)
    };
    let mut entries = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let len = name_at(&text[at..], starts)?;
        let after = at + len;
        let name = text[at..after].to_owned();
        let start = line.at + at;
        if let Ok((rest, inside)) = remark(&text[after..]) {
            let end = text.len() - rest.len();
            entries.push(Entry {
                name,
                position: Some(normal(inside)),
                span: Span::new(start, line.at + end),
            });
            at = end + rest.len() - rest.trim_start_matches(['、', '，', '；']).len();
            continue;
        }
        let printed = text[after..].trim_start_matches(['，', ',']);
        let position = normal(printed);
        if !is_position(&position) {
            return None;
        }
        entries.push(Entry { name, position: Some(position), span: Span::new(start, line.at + text.len()) });
        break;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, named: bool) -> Vec<(String, Option<String>)> {
        let printed = Printed { text: line, at: 0 };
        entries_of(printed, named).into_iter().map(|e| (e.name, e.position)).collect()
    }

    #[test]
    fn roles_before_a_colon() {
        for (line, expected) in [
            ("组 长:林 远 区委常委", Some("组长")),
            ("常务副组长：周砚秋", Some("常务副组长")),
            ("成　　员：", Some("成员")),
            ("副召集人：周砚秋　区教委主任", Some("副召集人")),
            ("联系人：林知远", None),
            ("责任单位：区教委", None),
        ] {
            let found = role(Printed { text: line, at: 0 }).map(|(role, _)| role);
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn names_and_positions() {
        let pair = |name: &str, position: &str| {
            (name.to_owned(), Some(position.to_owned()).filter(|p| !p.is_empty()))
        };
        for (line, named, expected) in [
            ("林 远 区委常委、宣传部部长", true, vec![pair("林远", "区委常委、宣传部部长")]),
            ("周砚秋　　国务院副秘书长", false, vec![pair("周砚秋", "国务院副秘书长")]),
            ("林知远　周砚秋", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            ("林知远、周砚秋", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            (
                "林知远（区水利局局长）、周砚秋（区教委主任）",
                true,
                vec![pair("林知远", "区水利局局长"), pair("周砚秋", "区教委主任")],
            ),
            ("林知远，区水利局局长", true, vec![pair("林知远", "区水利局局长")]),
            ("林知远区政府副区长", true, vec![pair("林知远", "区政府副区长")]),
            ("区委宣传部、区财政局等单位负责人。", true, vec![]),
            ("领导小组下设 办公室主任", false, vec![]),
            ("区财政局 负责人", false, vec![]),
        ] {
            assert_eq!(read(line, named), expected, "{line}");
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
        assert_eq!(group_in("加强组织领导"), None);
    }
}
