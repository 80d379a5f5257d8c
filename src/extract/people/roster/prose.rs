//! Members whom a sentence names: `林知远同志任组长，周砚秋、沈舟任副组长`, `组长由副区长林知远担任`, `沈舟（区水利局局长）为成员`.
//!
//! The role is one of a group (`组长`, `总指挥`), or one in its office where the text speaks of a group
//! (`领导小组办公室设在区水利局，沈舟兼任办公室主任`); `主任`, `主席` and their like are posts as well and are left to others.
//! Not accepted: roles that an office gives (`组长由区长担任`, `各镇镇长任组长`).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::grammar::appointment::{has_office_of_group, position};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::grammar::surname::{is_name, is_name_in_prose, is_name_of_three};
use crate::text::words::{WordList, chars, words};

/// A member; ranges are of the text.
#[derive(Debug, PartialEq)]
pub(super) struct Member {
    pub(super) name: Range<usize>,
    pub(super) role: Range<usize>,
    pub(super) position: Option<Range<usize>>,
    pub(super) range: Range<usize>,
}

static GIVEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:任|担任|兼任|兼|为)(?:[^，。；：、任为]+(?:小组|指挥部|专班|联席会议|委员会))?((?:常务|第一|执行)?副?(?:组长|总指挥|指挥长|召集人|总召集人)|副?主任委员|委员|(?:办公室)?(?:常务)?副?主任)(?:[，。；、）的]|$)",
    )
    .ok()
});

static HELD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"((?:常务|第一|执行)?副?(?:组长|总指挥|指挥长|召集人|总召集人)|办公室(?:常务)?副?主任|(?:常务)?副?主任(?:委员)?|成员|组员)(?:分别)?由([^，。；：（）]+?)(?:同志)?(?:分别)?(?:担任|兼任|(?:等同志|等人|等)?(?:共同)?组成)").ok()
});

/// `组长为林知远`, `副组长为周砚秋、沈舟`.
static CALLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"((?:常务|第一|执行)?副?(?:组长|总指挥|指挥长|召集人|总召集人))(?:为|是)((?:[^，。；：（）]|（[^（）。]*）)+?)(?:同志)?(?:[，。；）]|$)").ok()
});

/// The members whom a text names, in text order.
///
/// `titled` is true in a document about a group, whose `委员` are its members.
pub(super) fn find(text: &str, titled: bool) -> Vec<Member> {
    if !text.contains(['任', '为', '成', '是']) || !text.contains(['组', '指', '召', '成', '主', '委'])
    {
        return Vec::new();
    }
    let of_group = |role: &str| {
        if role.ends_with("委员") { titled } else { !role.ends_with("主任") || has_group(text) }
    };
    let mut found = Vec::new();
    for held in [HELD.as_ref().filter(|_| text.contains('由')), CALLED.as_ref()].into_iter().flatten() {
        for captures in held.captures_iter(text) {
            let (Some(all), Some(role), Some(who)) = (captures.get(0), captures.get(1), captures.get(2))
            else {
                continue;
            };
            // `主任委员` is one of a committee.
            if of_group(role.as_str()) || role.as_str().ends_with("委员") {
                found.extend(persons(text, who.range(), role.range(), &all.range()));
            }
        }
    }
    if let Some(given) = GIVEN.as_ref() {
        for captures in given.captures_iter(text) {
            let (Some(all), Some(role)) = (captures.get(0), captures.get(1)) else { continue };
            // `增补沈舟为区绿化委员会委员`; others are posts: `区发展和改革委员会主任`.
            let seat = role.as_str().ends_with("委员");
            let of_committee = text[..role.start()].ends_with("委员会");
            let added = of_committee && seat && ADDS.end(&text[..clause_start(text, all.start())]);
            if of_committee && !added {
                continue;
            }
            // `沈舟任副主任`: the office was named before.
            let bare = role.as_str().trim_start_matches(['常', '务', '副']) == "主任";
            if !added && !of_group(role.as_str()) || bare && !has_office_of_group(&text[..role.start()]) {
                continue;
            }
            // `沈舟（区水利局局长）任副组长`
            let bracket = text[..all.start()].ends_with('）');
            let start = if bracket { list_start } else { clause_start }(text, all.start());
            found.extend(persons(text, start..all.start(), role.range(), &(start..role.end())));
        }
    }
    found.extend(listed(text));
    found.sort_by_key(|member: &Member| member.name.start);
    found
}

/// True for a text that speaks of a group, whose office `任办公室主任` means.
fn has_group(text: &str) -> bool {
    words![
        "领导小组",
        "指挥部",
        "专班",
        "联席会议",
        "协调小组",
        "工作小组",
        "工作组",
        "委员会主任",
        "委员会副主任",
        "办公室设在",
        "设办公室",
    ]
    .stand_in(text)
        || has_office_of_group(text)
}

/// Verbs that bring somebody into a group that stands already: `增补沈舟为成员`.
static ADDS: WordList = WordList::new(&["增补", "增加", "新增", "补充", "吸收"]);

/// `沈舟（区水利局局长）、区财政局局长林秋、各镇镇长为成员`: those of the list who are named; behind `增补` without a post too.
fn listed(text: &str) -> Vec<Member> {
    let ends = text.match_indices("成员").filter(|(at, word)| {
        let before = text[..*at].ends_with(['为', '任']);
        before && text[at + word.len()..].chars().next().is_none_or(|c| chars!("，。；、）").has(c))
    });
    ends.flat_map(|(at, word)| {
        let end = at - '为'.len_utf8();
        let start = list_start(text, end);
        let added = ADDS.before(&text[start..end]).map(str::len);
        let start = start + added.unwrap_or(0);
        let role = at..at + word.len();
        let part = |part: Range<usize>| {
            let (name, position) = bracketed(text, part.clone()).or_else(|| {
                let piece = &text[part.clone()];
                let person = piece.strip_suffix("同志").filter(|_| added.is_some()).unwrap_or(piece);
                let len = split(person, false).filter(|len| *len > 0 || added.is_some())?;
                Some((part.start + len..part.start + person.len(), part.start..part.start + len))
            })?;
            let range = start..role.end;
            let position = Some(position).filter(|position| !position.is_empty());
            Some(Member { name, role: role.clone(), position, range })
        };
        parts(text, start..end).into_iter().filter_map(part).collect::<Vec<_>>()
    })
    .collect()
}

/// Name and position of `沈舟（区水利局局长）`.
fn bracketed(text: &str, part: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let inner = text[part.clone()].strip_suffix('）')?;
    let open = inner.find('（')?;
    let name = part.start..part.start + open;
    let inside = name.end + '（'.len_utf8()..part.start + inner.len();
    let fits = is_name(&text[name.clone()]) && position(&text[inside.clone()]).is_some();
    fits.then_some((name, inside))
}

/// Where the list that ends at `end` begins; marks inside of brackets end none.
fn list_start(text: &str, end: usize) -> usize {
    const LONGEST: usize = 400;
    let mut depth = 0;
    let mut start = end;
    for (at, c) in text[..end].char_indices().rev().take(LONGEST) {
        match c {
            '）' => depth += 1,
            '（' if depth == 0 => break,
            '（' => depth -= 1,
            '，' | '。' | '；' | '：' if depth == 0 => break,
            _ => {}
        }
        start = at;
    }
    text[start..end].strip_prefix('由').map_or(start, |rest| end - rest.len())
}

/// The parts of a list between commas outside of brackets.
fn parts(text: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut start, mut depth) = (Vec::new(), list.start, 0usize);
    for (at, c) in text[list.clone()].char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                found.push(start..list.start + at);
                start = list.start + at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(start..list.end);
    found
}

/// Where the clause that ends at `end` begins.
fn clause_start(text: &str, end: usize) -> usize {
    const LONGEST: usize = 60;
    let stop = |c: char| chars!("，。；：（）“”").has(c);
    // `林知远任组长、周砚秋任副组长`
    let given = ["组长、", "总指挥、", "指挥长、", "召集人、"];
    let near = text[..end].char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let last = given.iter().filter_map(|role| Some(near + text[near..end].rfind(role)? + role.len())).max();
    if let Some(at) = last
        && !text[at..end].contains(stop)
        && text[..at].chars().rev().take(12).any(|c| c == '任' || c == '为')
    {
        return at;
    }
    let back = text[..end].char_indices().rev().take(LONGEST).take_while(|(_, c)| !stop(*c));
    let start = back.last().map_or(end, |(at, _)| at);
    // `三、成立由林知远任组长的领导小组`
    let start = if start == 0 { label(&text[..end]).map_or(0, |(rest, _)| end - rest.len()) } else { start };
    // `由林知远同志任组长`, `成立由副区长林知远为组长`
    let lead = ["由", "成立由", "建立由", "成立以", "建立以", "组建由", "以", "明确", "确定", "指定"]
        .iter()
        .find_map(|w| text[start..end].strip_prefix(w));
    // `联席会议由林知远同志担任召集人`
    let group = || {
        let (group, rest) = text[start..end].split_once('由')?;
        words!["小组", "指挥部", "专班", "会议", "工作组", "委员会", "办公室"].end(group).then_some(rest)
    };
    let added = || {
        let clause = &text[start..end];
        let clause = clause.strip_prefix("决定").unwrap_or(clause);
        ADDS.before(clause).map(|word| &clause[word.len()..])
    };
    lead.or_else(added).or_else(group).map_or(start, |rest| end - rest.len())
}

/// The persons of a list, each with the position before the name; none when a part of it is no person.
fn persons(text: &str, who: Range<usize>, role: Range<usize>, all: &Range<usize>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = who.start;
    for part in names_apart(&text[who.clone()]) {
        let start = at;
        at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        if let Some((name, held)) = bracketed(text, start..start + part.len()).filter(|_| open.is_none()) {
            members.push(Member { name, role: role.clone(), position: Some(held), range: all.clone() });
            continue;
        }
        let marked = part.ends_with("同志") || text[who.end..].starts_with("同志");
        let piece = part.strip_suffix("同志").unwrap_or(part);
        match split(piece, marked) {
            Some(len) => {
                let first = open.take().unwrap_or(start);
                let name = start + len..start + piece.len();
                let position = Some(first..name.start).filter(|p| !p.is_empty());
                members.push(Member { name, role: role.clone(), position, range: all.clone() });
            }
            None => match office_behind(piece).filter(|_| open.is_none()) {
                Some(len) => {
                    let (name, held) = (start..start + len, start + len..start + piece.len());
                    let (role, range) = (role.clone(), all.clone());
                    members.push(Member { name, role, position: Some(held), range });
                }
                None if position(piece).is_some() => open = open.or(Some(start)),
                None => return Vec::new(),
            },
        }
    }
    if open.is_some() { Vec::new() } else { members }
}

/// The parts of a list between `、`, and at 和 behind a person: `周砚秋和市发展和改革委员会主任沈舟`.
fn names_apart(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in list.match_indices(['、', '和']) {
        let before = &list[start..at];
        if before.contains('（') && !before.ends_with('）') {
            continue;
        }
        let person = before.strip_suffix("同志").unwrap_or(before);
        if mark == "、" || split(person, person.len() < before.len()).is_some() {
            parts.push(before);
            start = at + mark.len();
        }
    }
    parts.push(&list[start..]);
    parts
}

/// Where the name begins in `副区长林知远`, in `林知远`.
fn split(piece: &str, marked: bool) -> Option<usize> {
    let held = |name: &str| is_name_in_prose(name) || is_name_of_three(name);
    let whole = if marked { is_name(piece) } else { held(piece) };
    if whole && position(piece).is_none() {
        return Some(0);
    }
    let starts: Vec<usize> = piece.char_indices().rev().take(4).map(|(at, _)| at).collect();
    [2, 1].into_iter().filter_map(|i| starts.get(i).copied()).find(|at| {
        let (post, name) = piece.split_at(*at);
        held(name) && position(post).is_some()
    })
}

/// Where the name ends in `林知远副市长`.
fn office_behind(piece: &str) -> Option<usize> {
    let end = piece.char_indices().nth(3)?.0;
    let (name, office) = piece.split_at(end);
    let bare = position(office).is_some_and(|position| position.organ.is_none());
    (bare && is_name_of_three(name) && !is_organ(name)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_in_sentences() {
        for (text, expected) in [
            (
                "林知远同志任组长，周砚秋、沈舟同志任副组长。",
                vec![("林知远", "组长", ""), ("周砚秋", "副组长", ""), ("沈舟", "副组长", "")],
            ),
            ("组长由副区长林知远同志担任", vec![("林知远", "组长", "副区长")]),
            (
                "由区委常委、副区长林知远任组长，区水利局局长周砚秋任副组长",
                vec![("林知远", "组长", "区委常委、副区长"), ("周砚秋", "副组长", "区水利局局长")],
            ),
            (
                "沈舟（区水利局局长）、区财政局局长林秋、各镇镇长为成员。",
                vec![("沈舟", "成员", "区水利局局长"), ("林秋", "成员", "区财政局局长")],
            ),
            ("区教委、区财政局为成员单位", vec![]),
            ("吸收区教委（主任单位）、区财政局为成员", vec![]),
            (
                "成立由副区长林知远为组长，区水利局局长周砚秋、区教委主任沈舟为副组长的领导小组",
                vec![
                    ("林知远", "组长", "副区长"),
                    ("周砚秋", "副组长", "区水利局局长"),
                    ("沈舟", "副组长", "区教委主任"),
                ],
            ),
            (
                "三、成立由区长林知远任组长、副区长周砚秋任副组长的领导小组",
                vec![("林知远", "组长", "区长"), ("周砚秋", "副组长", "副区长")],
            ),
            (
                "由副区长尹有万任组长，周砚秋和区发展和改革委员会主任沈舟任副组长",
                vec![
                    ("尹有万", "组长", "副区长"),
                    ("周砚秋", "副组长", ""),
                    ("沈舟", "副组长", "区发展和改革委员会主任"),
                ],
            ),
            ("由区长和分管副区长任组长", vec![]),
            (
                "领导小组办公室设在区水利局，沈舟兼任办公室主任，尹有万兼办公室副主任。",
                vec![("沈舟", "办公室主任", ""), ("尹有万", "办公室副主任", "")],
            ),
            (
                "指挥部下设办公室，办公室主任由区水利局局长沈舟兼任",
                vec![("沈舟", "办公室主任", "区水利局局长")],
            ),
            ("领导小组办公室主任由区水利局局长兼任", vec![]),
            ("沈舟（区水利局局长、党组书记）任副组长", vec![("沈舟", "副组长", "区水利局局长、党组书记")]),
            ("成立以区长为组长的领导小组", vec![]),
            ("由区长任组长，分管副区长任副组长", vec![]),
            ("组长由区委书记、区长担任", vec![]),
            ("各镇镇长任组长", vec![]),
            ("由主要负责同志任组长", vec![]),
            ("办公室主任由周砚秋兼任", vec![]),
            (
                "办公室设在区水利局，指挥部办公室主任由沈舟兼任，副主任由周砚秋、尹有万同志担任",
                vec![("沈舟", "办公室主任", ""), ("周砚秋", "副主任", ""), ("尹有万", "副主任", "")],
            ),
            (
                "组长为副区长林知远，副组长为周砚秋、沈舟。",
                vec![("林知远", "组长", "副区长"), ("周砚秋", "副组长", ""), ("沈舟", "副组长", "")],
            ),
            ("联席会议由林知远同志担任召集人，", vec![("林知远", "召集人", "")]),
            (
                "成员由区财政局局长林秋、区水利局局长沈舟等组成",
                vec![("林秋", "成员", "区财政局局长"), ("沈舟", "成员", "区水利局局长")],
            ),
            ("组长为副区长", vec![]),
            (
                "办公室设在区水利局，沈舟兼任办公室主任，尹有万任副主任",
                vec![("沈舟", "办公室主任", ""), ("尹有万", "副主任", "")],
            ),
            (
                "领导小组办公室主任由沈舟同志兼任，林秋同志任副主任。",
                vec![("沈舟", "办公室主任", ""), ("林秋", "副主任", "")],
            ),
            ("沈舟任区教委主任，林秋任副主任", vec![]),
            ("成员由区财政局、区水利局组成", vec![]),
            ("成员为区财政局、区水利局主要负责同志", vec![]),
            ("主任由本级人民政府负责人担任，成员由有关部门组成", vec![]),
            ("联席会议由林知远副市长担任总召集人", vec![("林知远", "总召集人", "副市长")]),
            (
                "调整区绿化委员会：沈舟同志任主任委员；增补周砚秋、林秋同志为委员。",
                vec![("沈舟", "主任委员", ""), ("周砚秋", "委员", ""), ("林秋", "委员", "")],
            ),
            ("沈舟同志任委员", vec![]),
            ("周砚秋同志任区防汛抗旱指挥部副指挥长，", vec![("周砚秋", "副指挥长", "")]),
            (
                "增补区教委主任林秋为副组长，增补周砚秋、沈舟同志为成员。",
                vec![("林秋", "副组长", "区教委主任"), ("周砚秋", "成员", ""), ("沈舟", "成员", "")],
            ),
            ("增补区教委、区财政局为成员", vec![]),
            ("决定增补沈舟为区绿化委员会委员。", vec![("沈舟", "委员", "")]),
            ("沈舟任区发展和改革委员会主任", vec![]),
            ("由白石镇镇长任组长", vec![]),
        ] {
            let found: Vec<(&str, &str, &str)> = find(text, text.contains("委员会"))
                .into_iter()
                .map(|m| (&text[m.name], &text[m.role], m.position.map_or("", |p| &text[p])))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
