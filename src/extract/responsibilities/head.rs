//! Units that an organ heads: `（二）区财政局。负责…`, a line `区公安局：` with its list, `市应急局：负责…`, and several of them on a
//! line: `市教育局：制定方案；市财政局：落实经费`.
//!
//! The head holds nothing but organs, and what follows sets tasks: it begins with `负责`, `牵头`, `组织` or another verb
//! of work, or it stands in a section of duties (`职责分工`) behind a colon. Lists of members, addressees and signatures are no such heads.

use std::ops::Range;

use super::{Find, headings_around};
use crate::extract::View;
use crate::grammar::duty::follow::is_task;
use crate::grammar::duty::proper::{self, Kind};
use crate::grammar::duty::{Duty, list};
use crate::model::{BlockKind, Origin, Paragraph, Role};
use crate::text::words::words;

/// No head is longer, in bytes.
const LONGEST: usize = 240;

/// The heads of a paragraph: the one with which it begins, and those behind its semicolons.
pub(super) fn finds(view: View<'_>, paragraphs: &[Paragraph], index: usize) -> Vec<Find> {
    let text = paragraphs[index].str();
    let start = label_len(view, paragraphs, index);
    let divides = is_of_duties(view, paragraphs[index].section);
    let Some(first) = find(view, paragraphs, index, start..text.len(), divides) else { return Vec::new() };
    let mut finds = vec![first];
    let more = text[start..].match_indices('；').map(|(at, mark)| start + at + mark.len());
    for start in more.filter(|&start| begins_unit(&text[start..])) {
        let Some(next) = find(view, paragraphs, index, start..text.len(), true) else { continue };
        // A semicolon inside of a head parts no tasks.
        let before = finds.last_mut().and_then(|before| before.task.as_mut());
        let Some(task) = before.filter(|task| task.start < start) else { continue };
        task.end = start - '；'.len_utf8();
        finds.push(next);
    }
    finds
}

/// True for a text that may begin with a head and its colon.
fn begins_unit(text: &str) -> bool {
    text.find(['：', '；', '，', '。']).is_some_and(|at| text[at..].starts_with('：'))
}

/// True inside of a section that says who does what: `二、职责分工`.
fn is_of_duties(view: View<'_>, section: Option<usize>) -> bool {
    headings_around(view, section).any(|head| words!["职责", "分工"].stand_in(head))
}

/// The head with which the text at `at` begins; where a section `divides` duties, whatever stands behind its colon is one.
fn find(
    view: View<'_>,
    paragraphs: &[Paragraph],
    index: usize,
    at: Range<usize>,
    divides: bool,
) -> Option<Find> {
    let text = paragraphs[index].str();
    let start = at.start;
    let body = &text[at];
    let end = body.find(['：', '。']).unwrap_or(body.len());
    if end == 0 || end > LONGEST {
        return None;
    }
    let head = &body[..end];
    let head = ["主要职责", "工作职责", "职责分工", "职责", "职能"]
        .iter()
        .find_map(|end| head.strip_suffix(end))
        .unwrap_or(head);
    let rest = body[end..].trim_start_matches(['：', '。']);
    let tasked =
        if rest.is_empty() { goes_on(view, paragraphs, index, end < body.len()) } else { is_task(rest) };
    let divided = divides && !rest.is_empty() && body[end..].starts_with('：');
    if !tasked && !divided {
        return None;
    }
    // `管控组（区公安局牵头）：…` says who leads the group, and the bracket gives it.
    if words!["牵头）", "负责）"].stand_in(head) {
        return None;
    }
    let organs = list::organs(head);
    let charged = rest.starts_with("负责") || divided;
    let sure = rest.is_empty() && end < body.len() || charged;
    // `财政部门：市财政局负责…` says who is meant.
    let named = |name: &str| tasked || proper::kind(name) != Some(Kind::Function);
    if organs.is_empty()
        || !organs.iter().all(|organ| named(&head[organ.at.clone()]))
        || !organs.iter().all(|organ| is_head(&head[organ.at.clone()], sure, charged && end < body.len()))
        || !covers(head, &organs)
    {
        return None;
    }
    let shift = |range: Range<usize>| start + range.start..start + range.end;
    let organs =
        organs.into_iter().map(|organ| list::Named { at: shift(organ.at), role: organ.role }).collect();
    let duty = Duty { role: Role::Responsible, wording: start..start, labelled: true, organs };
    let task = (!rest.is_empty()).then(|| text.len() - rest.len()..text.len());
    Some(Find {
        at: start..start + head.len(),
        duties: vec![duty],
        origin: Origin::Field,
        rule: "unit-head",
        task,
    })
}

/// Length of the label of the section that begins with this paragraph.
pub(super) fn label_len(view: View<'_>, paragraphs: &[Paragraph], index: usize) -> usize {
    let paragraph = &paragraphs[index];
    let first = index == 0 || paragraphs[index - 1].section != paragraph.section;
    let label = paragraph
        .section
        .filter(|_| first)
        .and_then(|i| view.document.sections[i].label_raw.as_deref())
        .unwrap_or("");
    let text = paragraph.str();
    let end = text.char_indices().nth(label.chars().count()).map_or(text.len(), |(at, _)| at);
    let len = if paragraph.text.head_as_printed(end) == label { end } else { 0 };
    len + text[len..].len() - text[len..].trim_start().len()
}

/// True for an organ that may head a unit: one of its own name, a collective, a class of departments; any organ when
/// the head is `sure` to be one, since a colon ends its line or `负责` follows; and whatever ends as an organ does when it
/// is `charged`, with `负责` behind the mark.
fn is_head(name: &str, sure: bool, charged: bool) -> bool {
    match proper::kind(name) {
        Some(Kind::Proper | Kind::Collective) => true,
        Some(Kind::Function) => sure || words!["部门", "单位", "机关"].end(name),
        None => charged && list::is_organ_like(name) && !name.ends_with('组'),
    }
}

/// True when a head is nothing but its organs and what parts them.
fn covers(head: &str, organs: &[list::Named]) -> bool {
    let named: usize = organs.iter().map(|organ| organ.at.len()).sum();
    head.len() - named <= organs.len() * 6
}

/// True when the paragraphs behind a head that stands alone say tasks.
fn goes_on(view: View<'_>, paragraphs: &[Paragraph], index: usize, stopped: bool) -> bool {
    let next = paragraphs[index + 1..].iter().find(|p| p.table.is_none());
    let Some(next) =
        next.filter(|p| !matches!(p.kind, BlockKind::Title | BlockKind::Signature | BlockKind::DateLine))
    else {
        return false;
    };
    let inside = next.section.is_some()
        && (next.section == paragraphs[index].section
            || next.section.is_some_and(|s| view.document.sections[s].parent == paragraphs[index].section));
    let offset = label_len(view, paragraphs, index + 1).min(next.str().len());
    (inside || stopped) && is_task(&next.str()[offset..])
}
