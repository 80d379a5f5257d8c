//! The group (领导小组) of which a text speaks, by its own name: `秋季旅游活动领导小组`.

use super::super::super::View;
use crate::text::words::{WordList, chars, words};

/// Kinds of groups, with which their names end.
#[rustfmt::skip]
pub(super) static GROUPS: WordList = WordList::new(&[
    "领导小组", "指挥部", "委员会", "联席会议", "工作专班", "协调小组", "工作小组", "工作组", "专班",
]);

/// The group named most fully in a text: `成立秋季旅游活动领导小组` gives `秋季旅游活动领导小组`.
pub(super) fn group_in(text: &str) -> Option<String> {
    if !GROUPS.stand_in(text) {
        return None;
    }
    let ends = GROUPS.iter().flat_map(|g| text.match_indices(g).map(|(at, g)| (at, at + g.len())));
    let names = ends.map(|(at, end)| (&text[group_start(text, at)..end], end));
    let fits = |name: &str| {
        (3..=40).contains(&name.chars().count())
            && !words!["简称", "为成员", "组长", "总指挥", "指挥长", "召集人", "负责人"].stand_in(name)
            && !words!["办公室", "提出", "参加", "召开", "按要求", "认真"].stand_in(name)
    };
    // `市发展和改革委员会主任` is the office of a person.
    let has_post = |end: usize| words!["主任", "副主任", "委员", "书记", "党组"].begin(&text[end..]);
    let names = names.filter(|(name, _)| fits(name));
    names.max_by_key(|(name, end)| (!has_post(*end), name.len())).map(|(name, _)| name.to_owned())
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
        "由",
        "向",
    ];
    let near =
        text[..at].char_indices().rev().take(48).take_while(|(_, c)| !chars!("，。；：（）、“”《》").has(*c));
    let start = near.last().map_or(at, |(i, _)| i);
    let lead = LEADS.iter().filter_map(|l| text[start..at].rfind(l).map(|i| start + i + l.len())).max();
    let start = lead.unwrap_or(start);
    // `报领导小组`: one character is no name, but may be a level.
    let mut name = text[start..at].chars();
    let one = name.next().filter(|_| name.next().is_none());
    if one.is_some_and(|c| !chars!("国省市区县州旗盟镇乡").has(c)) { at } else { start }
}

/// The group of which a text speaks: by the name that the title gives it where the text has only the end of that,
/// `领导小组`, or none.
pub(super) fn group_told_of(view: View<'_>, text: &str) -> Option<String> {
    let told = group_in(text);
    let titled = group_in(&view.document.title);
    let full = titled.filter(|full| told.as_deref().is_none_or(|told| full.ends_with(told)));
    full.or(told)
}
