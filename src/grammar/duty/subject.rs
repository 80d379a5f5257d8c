//! The subject of a duty sentence: organs, up to the verb behind them.

use std::ops::Range;

use super::follow::{Force, follow, is_cut, starts_follow};
use super::list;
use super::proper::{Kind, kind};
use super::role;
use crate::model::Role;

/// Organs as the subject of a verb; ranges count from the start of the text.
pub(super) struct Subject {
    pub(super) organs: Vec<Range<usize>>,
    pub(super) role: Role,
    pub(super) wording: Range<usize>,
    pub(super) force: Force,
}

/// No name of an organ is longer, in bytes.
const LONGEST_NAME: usize = 120;

/// No longer stretch is tried as a list of organs, in bytes.
const LONGEST: usize = 900;

/// The organs at the start of `text` with the verb behind them; `free` when any verb will do. `beyond` is the rest of
/// the sentence.
pub(super) fn subject(text: &str, free: bool, beyond: &str) -> Option<Subject> {
    let (end, named) = organs_before_verb(text)?;
    if named.iter().all(|(_, kind)| *kind == Kind::Function) {
        return None;
    }
    let mut organs: Vec<Range<usize>> =
        named.into_iter().filter(|(_, kind)| *kind != Kind::Function).map(|(range, _)| range).collect();
    let rest = &text[end..];
    if let Some(tail) = rest.strip_prefix("会同")
        && let Some((more, named)) =
            organs_before_verb(tail).or_else(|| all_organs(tail).map(|named| (tail.len(), named)))
    {
        let start = text.len() - tail.len();
        let own = named.into_iter().filter(|(_, kind)| *kind != Kind::Function);
        organs.extend(own.map(|(range, _)| start + range.start..start + range.end));
        let (_, role, force) =
            follow(&tail[more..], true, beyond).unwrap_or((0, Role::Responsible, Force::Duty));
        return Some(Subject { organs, role, wording: end..end + "会同".len(), force });
    }
    let (len, role, force) = follow(rest, free, beyond)?;
    Some(Subject { organs, role, wording: end..end + len, force })
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
        role,
        wording: verb..verb + words.len(),
        force: Force::Duty,
    })
}

/// Organs of a list, each with its kind.
pub(super) type Kinds = Vec<(Range<usize>, Kind)>;

/// The shortest list of organs at the start of `text` behind which a verb stands: its end, and each with its kind.
pub(super) fn organs_before_verb(text: &str) -> Option<(usize, Kinds)> {
    const LAST: &str =
        "委局厅部署办室处科站所队心馆校院会府组班镇乡道街区县市旗州盟司团行关门位构业织联社台）公位体等厂";
    let (mut before, mut parted) = (' ', 0);
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        let here = &text[at..];
        if at - parted > LONGEST_NAME || "。；！？：《》".contains(c) {
            break;
        }
        if "、，）及和与".contains(before) || here.starts_with("会同") {
            parted = at;
        }
        if at > 0
            && (LAST.contains(before) || here.starts_with("会同"))
            && starts_follow(here)
            && let Some(named) = all_organs(&text[..at]).filter(|_| !is_cut(here))
        {
            return Some((at, named));
        }
        before = c;
    }
    None
}

/// The organs of a list when it holds nothing else.
pub(super) fn all_organs(list: &str) -> Option<Kinds> {
    let named = list::organs(list);
    let kinds: Option<Kinds> =
        named.into_iter().map(|organ| kind(&list[organ.at.clone()]).map(|kind| (organ.at, kind))).collect();
    kinds.filter(|kinds| !kinds.is_empty())
}
