//! Clauses that change no post and name whose post changes: `林知远同志任职试用期满`, `沈舟退休`.

use std::ops::Range;

use super::{position, without_lead};
use crate::grammar::surname::{is_name, is_plain_name, name_at, surname};
use crate::text::words::WordList;

/// The person of whom a clause speaks that changes no post itself: `林知远同志任职试用期满`.
pub fn subject(text: &str) -> Option<Range<usize>> {
    let (body, start) = without_lead(text);
    if let Some(name) = described(body) {
        return Some(start + name.start..start + name.end);
    }
    let end = body.find("同志").or_else(|| confirmed(body))?;
    is_name(&body[..end]).then(|| start..start + end)
}

/// Where the name ends in `林知远按期转正`, `林知远任职试用期满`.
fn confirmed(body: &str) -> Option<usize> {
    const SAYS: &[&str] = &["按期转正", "任职试用期满", "试用期满", "任职期满"];
    body.ends_with(['正', '满']).then(|| SAYS.iter().find_map(|says| body.strip_suffix(says)))?.map(str::len)
}

/// `林知远（女）`, alone in its clause: the clauses behind it tell who that is, as a notice before an appointment does.
fn described(body: &str) -> Option<Range<usize>> {
    let name = body.split_once('（').map_or(body, |(name, _)| name);
    let bare = body.len() == name.len() || matches!(&body[name.len()..], "（女）" | "（男）");
    (bare && is_name(name) && surname(name).is_some()).then_some(0..name.len())
}

/// The person of whom a clause says why a post is given up or taken for good: `沈舟退休`, `林知远因工作调动`.
pub fn leaving(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 24;
    #[rustfmt::skip]
    static REASONS: WordList = WordList::new(&[
        "退休", "已退休", "到龄", "已到龄", "因到龄", "因年龄原因", "因达到退休年龄", "达到退休年龄", "因工作调动", "因工作变动", "因工作需要",
        "工作调动", "调离", "已调离", "因身体原因", "因个人原因", "试用期满", "任职试用期满", "挂职期满", "任期届满",
    ]);
    let (body, start) = without_lead(text);
    if body.chars().count() > LONGEST {
        return None;
    }
    let len = name_at(body, |rest| REASONS.begin(rest)).filter(|&len| is_plain_name(&body[..len]))?;
    Some(start..start + len)
}

/// Where the word stands with which a clause sends a person into retirement: `退休`, `同意其退休`, `办理退休手续`.
pub fn retirement(text: &str) -> Option<Range<usize>> {
    const WORD: &str = "退休";
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "同意", "准予", "批准", "予以", "同时", "并", "按规定", "按有关规定", "按照规定", "按照有关规定", "按国家有关规定", "按程序", "依法", "正常", "办理", "其", "到龄", "因到龄", "因年龄原因", "现", "已",
        "拟",
    ];
    let core = text.trim_end_matches(['。', '；', '，', ' ']);
    let mut rest = core;
    while let Some(next) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)) {
        rest = next;
    }
    let at = core.len() - rest.len();
    matches!(rest, "退休" | "退休手续").then(|| at..at + WORD.len())
}

/// Where the name begins in `副区长林知远`.
pub(super) fn behind_office(text: &str) -> Option<usize> {
    let starts: Vec<usize> = text.char_indices().rev().take(3).map(|(at, _)| at).collect();
    let starts = [2, 1].into_iter().filter_map(|i| starts.get(i).copied());
    let mut names = starts.filter(|&at| is_plain_name(&text[at..]));
    names.find(|&at| position(&text[..at]).is_some())
}
