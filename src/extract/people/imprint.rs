//! Editors in the imprint (版权页): `副主任 林知远 周砚秋`, `主　编：沈舟`, and lines of names that go on with the role above.

use crate::grammar::surname::is_name;
use crate::model::{BlockKind, Capacity, Person, Source};
use crate::structure::Structure;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::chars;
use crate::text::{Lines, Span};

/// Roles of editors, the longer ones before those that they begin with.
const ROLES: &[&str] = &[
    "名誉主任",
    "常务副主任",
    "副主任委员",
    "主任委员",
    "编委会主任",
    "编委会副主任",
    "编辑部主任",
    "编辑部副主任",
    "副主任",
    "主任",
    "顾问",
    "委员",
    "编委",
    "执行副主编",
    "常务副主编",
    "执行主编",
    "副主编",
    "主编",
    "副总编辑",
    "总编辑",
    "副总编",
    "总编",
    "责任编辑",
    "特约编辑",
    "特邀编辑",
    "执行编辑",
    "文字编辑",
    "美术编辑",
    "编辑人员",
    "编辑",
    "责任校对",
    "校对",
    "终审",
    "审核",
    "审校",
    "编审",
    "主审",
    "统稿",
    "社长",
    "副社长",
    "采编",
    "美编",
    "摄影",
    "版式设计",
    "设计",
    "值班编辑",
];

/// Words that stand in an imprint and are no names.
const NO_NAMES: &str = "出版编辑印刷发行准印地址电话邮箱传真网目录期公报政府机构主管主办单位内部资料";

/// The editors of the issue that `structure` shows.
pub(super) fn editors(source: &Source, structure: &Structure) -> Vec<Person> {
    let issue_id = structure.issue.as_ref().map(|i| i.issue_id.clone());
    let mut role: Option<&'static str> = None;
    let mut people = Vec::new();
    for paragraph in structure.paragraphs.iter().filter(|p| p.kind == BlockKind::Imprint) {
        for piece in paragraph.text.pieces() {
            let printed = piece.slice(&source.text);
            for line in Lines::new(printed).lines.iter().filter(|l| !l.is_blank()) {
                let names = read(line.content.slice(printed), role);
                role = names.last().map(|(role, _)| *role);
                let at = piece.start() + line.content.start();
                people.extend(names.into_iter().map(|(role, (name, range))| Person {
                    document_id: None,
                    issue_id: issue_id.clone(),
                    person: name,
                    capacity: Capacity::Editor,
                    group_name: None,
                    group_role: Some(role.to_owned()),
                    position: None,
                    organ_id: None,
                    rule: "imprint-editor",
                    span: Span::new(at + range.start, at + range.end),
                }));
            }
        }
    }
    people
}

type Name = (String, std::ops::Range<usize>);

/// The names of a line with their roles: its own, or the one above when it names none. Several roles may stand side by
/// side: `责任编辑：林知远　校对：周砚秋`.
fn read(line: &str, above: Option<&'static str>) -> Vec<(&'static str, Name)> {
    let mut heads: Vec<(usize, usize, &'static str)> = Vec::new();
    for start in word_starts(line) {
        if heads.last().is_some_and(|(_, end, _)| start < *end) {
            continue;
        }
        let head =
            ROLES.iter().find_map(|role| Some((start, start + after_role(&line[start..], role)?, *role)));
        heads.extend(head);
    }
    let mut found = Vec::new();
    let first = heads.first().map_or(line.len(), |h| h.0);
    if let Some(role) = above.filter(|_| first > 0) {
        found.extend(names(&line[..first], 0).into_iter().map(|name| (role, name)));
        if found.is_empty() {
            return Vec::new();
        }
    }
    for (i, (_, start, role)) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(line.len(), |next| next.0);
        found.extend(names(&line[..end], *start).into_iter().map(|name| (*role, name)));
    }
    found
}

/// Where the words between blanks begin.
fn word_starts(line: &str) -> Vec<usize> {
    let mut blank = true;
    let starts = line.char_indices().filter(|(_, c)| {
        let start = blank && !is_blank(*c);
        blank = is_blank(*c);
        start
    });
    starts.map(|(at, _)| at).collect()
}

/// Where `role` ends, when the line begins with it; blanks may stand inside, a blank or a colon stands behind.
fn after_role(line: &str, role: &str) -> Option<usize> {
    let mut wanted = role.chars().peekable();
    for (at, c) in line.char_indices() {
        match wanted.peek() {
            None if is_blank(c) || matches!(c, '：' | ':') => return Some(at),
            Some(w) if *w == c => {
                wanted.next();
            }
            Some(_) if is_blank(c) => {}
            _ => return None,
        }
    }
    None
}

/// The names from `start` on; none when something else stands between them.
fn names(line: &str, start: usize) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut single: Option<Name> = None;
    let gap = |c: char| is_blank(c) || matches!(c, '：' | ':' | '、' | '，' | ',');
    let mut at = start;
    for token in line[start..].split(gap) {
        let range = at..at + token.len();
        at = range.end + line[range.end..].chars().next().map_or(0, char::len_utf8);
        if token.is_empty() {
            continue;
        }
        if token.chars().count() == 1 && token.chars().all(is_han) {
            let (text, from) = single.take().map_or((String::new(), range.start), |(t, r)| (t, r.start));
            let joined = format!("{text}{token}");
            if joined.chars().count() >= 2 {
                names.push((joined, from..range.end));
            } else {
                single = Some((joined, from..range.end));
            }
            continue;
        }
        names.push((token.to_owned(), range));
    }
    if single.is_some() || names.iter().any(|(name, _)| !may_be_name(name)) {
        return Vec::new();
    }
    names
}

fn may_be_name(text: &str) -> bool {
    let short = (2..=3).contains(&text.chars().count());
    is_name(text)
        || short
            && text.chars().all(|c| is_han(c) && !NO_NAMES.contains(c) && !chars!("会员局部室处委").has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_names() {
        for (line, above, expected) in [
            ("副主任 林知远 周砚秋", None, vec![("副主任", "林知远"), ("副主任", "周砚秋")]),
            ("沈舟 陈砚", Some("副主任"), vec![("副主任", "沈舟"), ("副主任", "陈砚")]),
            ("主　编：沈 舟", Some("副主任"), vec![("主编", "沈舟")]),
            ("责任编辑：周瑶　校对：林知远", None, vec![("责任编辑", "周瑶"), ("校对", "林知远")]),
            ("编辑委员会", None, vec![]),
            ("编 辑 委 员 会", None, vec![]),
            ("编辑出版：云溪区人民政府公报室", None, vec![]),
            ("邮编：401420", Some("编辑"), vec![]),
            ("传达政令 宣传政策", None, vec![]),
        ] {
            let names = read(line, above);
            let names: Vec<(&str, &str)> =
                names.iter().map(|(role, (name, _))| (*role, name.as_str())).collect();
            assert_eq!(names, expected, "{line}");
        }
    }
}
