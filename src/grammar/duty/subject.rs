//! The subject of a duty sentence: organs, up to the verb behind them.

use std::ops::Range;

use super::follow::{Force, follow, is_cut, may_be_noun, starts_follow};
use super::list;
use super::proper::{Kind, acts, is_places, kind};
use super::role;
use crate::model::Role;
use crate::text::words::{CharSet, chars};

/// Organs as the subject of a verb; ranges count from the start of the text.
pub(super) struct Subject {
    pub(super) organs: Vec<Range<usize>>,
    /// Organs with which those that lead work.
    pub(super) partners: Vec<Range<usize>>,
    pub(super) role: Role,
    pub(super) wording: Range<usize>,
    pub(super) force: Force,
}

/// No name of an organ is longer, in bytes.
const LONGEST_NAME: usize = 120;

/// No longer stretch is tried as a list of organs, in bytes.
const LONGEST: usize = 900;

/// The organs at the start of `text` with the verb behind them; `free` when any verb will do. `beyond` is the rest of
/// the sentence. Organs by function alone are a subject only `beside` others.
pub(super) fn subject(text: &str, free: bool, beyond: &str, beside: bool) -> Option<Subject> {
    let (end, named) = organs_before_verb(text)?;
    if !beside && named.iter().all(|(_, kind)| *kind == Kind::Function) {
        return None;
    }
    let mut organs = own(named, 0);
    let rest = &text[end..];
    if let Some((before, tail)) = joined(rest)
        && let Some((more, named)) = organs_before_verb(tail)
            .or_else(|| all_organs(tail).map(|named| (tail.len(), named)))
            .or_else(|| founders(tail))
    {
        let start = text.len() - tail.len();
        let partners = own(named, start);
        let (_, role, force) =
            follow(&tail[more..], true, beyond).unwrap_or((0, Role::Responsible, Force::Duty));
        let wording = end..start;
        if before.contains("牵头") {
            return Some(Subject { organs, partners, role: Role::Lead, wording, force: Force::Duty });
        }
        organs.extend(partners);
        let force = if before.is_empty() { force } else { Force::Must };
        return Some(Subject { organs, partners: Vec::new(), role, wording, force });
    }
    let (len, role, force) = follow(rest, free, beyond)?;
    // `各县（市、区）建设进度`: a place goes on with a noun where an organ does not.
    let places =
        || organs.iter().all(|at| text[at.clone()].split_once('各').is_some_and(|(_, of)| is_places(of)));
    if force == Force::Plain && may_be_noun(rest) && places() {
        return None;
    }
    Some(Subject { organs, partners: Vec::new(), role, wording: end..end + len, force })
}

/// The organs before `成立` and `组建`, which alone lay no duty on who stands before them.
fn founders(tail: &str) -> Option<(usize, Kinds)> {
    let at = ["成立", "组建", "组成"].iter().filter_map(|word| tail.find(word)).min()?;
    (at <= LONGEST).then(|| all_organs(&tail[..at]).map(|named| (at, named)))?
}

/// The organs of their own name and the collectives, moved by `offset`.
pub(super) fn own(named: Kinds, offset: usize) -> Vec<Range<usize>> {
    let own = named.into_iter().filter(|(_, kind)| *kind != Kind::Function);
    own.map(|(range, _)| offset + range.start..offset + range.end).collect()
}

/// At `会同`, `要会同`, `牵头会同`: what stands before the word, and the text behind it.
fn joined(rest: &str) -> Option<(&str, &str)> {
    const BEFORE: &[&str] = &[
        "",
        "要",
        "应",
        "应当",
        "须",
        "将",
        "需",
        "负责",
        "牵头",
        "要牵头",
        "应牵头",
        "负责牵头",
        "要及时",
        "及时",
        "具体负责",
    ];
    let at = rest.find("会同").filter(|at| *at <= 18)?;
    BEFORE.contains(&&rest[..at]).then(|| (&rest[..at], &rest[at + "会同".len()..]))
}

/// The organs with which whoever writes will act: `我厅将会同省农业农村厅开展评价`.
pub(super) fn with_us(text: &str) -> Option<Subject> {
    let mut us = text.strip_prefix('我')?.chars();
    us.next().filter(|c| chars!("部委局厅办院省市区县会署行").has(*c))?;
    let (before, tail) = joined(us.as_str())?;
    let (_, named) = organs_before_verb(tail)?;
    let start = text.len() - tail.len();
    let organs = own(named, start);
    (!before.is_empty() && !organs.is_empty()).then(|| Subject {
        organs,
        partners: Vec::new(),
        role: Role::Responsible,
        wording: start - "会同".len()..start,
        force: Force::Must,
    })
}

/// A place that leads or answers: `交由云溪旗牵头落实`.
pub(super) fn place(text: &str) -> Option<Subject> {
    let verb = ["牵头", "负责"].iter().filter_map(|verb| text.find(verb)).min()?;
    let name = &text[..verb];
    let (_, (words, role)) = role::phrase(&text[verb..]).ok()?;
    let fits = (3..=8).contains(&name.chars().count())
        && !name.starts_with(['所', '本', '该', '各', '其', '当'])
        && name.ends_with(['旗', '县', '区', '市', '镇', '乡'])
        && list::is_organ_like(name);
    fits.then(|| Subject {
        organs: std::iter::once(0..verb).collect(),
        partners: Vec::new(),
        role,
        wording: verb..verb + words.len(),
        force: Force::Duty,
    })
}

/// Organs of a list, each with its kind.
pub(super) type Kinds = Vec<(Range<usize>, Kind)>;

/// Characters with which names of organs and lists of them end.
static LAST: CharSet = CharSet::new(
    "委局厅部署办室处科站所队心馆校院会府组班镇乡道街区县市旗州盟司团行关门位构业织联社台）公位体等厂指总学",
);

/// True for a text that ends as a list of organs may.
pub(super) fn ends_like_organs(text: &str) -> bool {
    text.ends_with(|c| LAST.has(c))
}

/// The shortest list of organs at the start of `text` behind which a verb stands: its end, and each with its kind.
pub(super) fn organs_before_verb(text: &str) -> Option<(usize, Kinds)> {
    let (mut before, mut parted) = (' ', 0);
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        if at - parted > LONGEST_NAME || matches!(c, '。' | '；' | '！' | '？' | '：' | '《' | '》') {
            break;
        }
        let meets = c == '会' && text[at..].starts_with("会同");
        if meets || matches!(before, '、' | '，' | '）' | '及' | '和' | '与') {
            parted = at;
        }
        if at > 0
            && (meets || LAST.has(before))
            && starts_follow(&text[at..])
            && !(before == '所' && (c == '需' || is_seat(&text[at..])))
            && let Some(named) = all_organs(&text[..at]).filter(|_| !is_cut(&text[at..]))
        {
            return Some((at, named));
        }
        before = c;
    }
    None
}

/// True behind 所 for the 在 of `所在区`, `所在单位`.
fn is_seat(text: &str) -> bool {
    text.strip_prefix('在')
        .is_some_and(|place| place.starts_with(|c| chars!("地省市区县州旗盟乡镇村街单学社的").has(c)))
}

/// The organs of a list when it holds nothing else. Beside two organs of their own name, and no more of its kind than
/// of theirs, a name that only ends as organs do is one too: `区文明办、区妇联、区关工委`.
pub(super) fn all_organs(list: &str) -> Option<Kinds> {
    let named = list::organs(list);
    let mut kinds: Vec<(Range<usize>, Option<Kind>)> =
        named.into_iter().map(|organ| (organ.at.clone(), kind(&list[organ.at]))).collect();
    // `各市、县（市）公安机关`: the kind of place leans on what stands behind.
    for i in 1..kinds.len() {
        let (before, next) = (&list[kinds[i - 1].0.clone()], &list[kinds[i].0.clone()]);
        let leans = || before.strip_prefix('各').is_some_and(is_places) && begins_with_kind(next);
        if kinds[i].1 == Some(Kind::Function) && leans() {
            kinds[i - 1].1 = Some(Kind::Function);
        }
    }
    let proper = kinds.iter().filter(|(_, kind)| *kind == Some(Kind::Proper)).count();
    let unknown = kinds.iter().filter(|(_, kind)| kind.is_none()).count();
    let vouched = proper > 1 && unknown <= proper;
    let sure = |(at, kind): (Range<usize>, Option<Kind>)| {
        let name = &list[at.clone()];
        let like = || vouched && list::is_organ_like(name) && may_be_name(name) && !acts(name);
        let kind = kind.or_else(|| like().then_some(Kind::Proper))?;
        Some((at, kind))
    };
    let kinds: Option<Kinds> = kinds.into_iter().map(sure).collect();
    // `具体范围可以由区政府确定` lets it be done so.
    let allowed = || list.contains("可由") || list.contains("可以由");
    kinds.filter(|kinds| !kinds.is_empty() && !allowed())
}

/// True for a kind of place that begins the name of a class: `区林业主管部门`, not `市直部门`.
fn begins_with_kind(name: &str) -> bool {
    name.starts_with(|c| chars!("省市县区旗盟州镇乡自直").has(c))
        && !name.chars().nth(1).is_some_and(|c| chars!("直级属").has(c))
}

/// True for what may be a name that this module does not know: no more than a name is long, and without words of a
/// statement.
fn may_be_name(name: &str) -> bool {
    (3..=16).contains(&name.chars().count())
        && !name.contains(['的', '将', '把', '要', '由', '被', '在', '组'])
}
