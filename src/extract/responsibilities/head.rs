//! Units that an organ heads: `（二）区财政局。负责…`, a line `区公安局：` with its list, `市应急局：负责…`.
//!
//! The head holds nothing but organs, and what follows sets tasks: it begins with `负责`, `牵头`, `组织` or another verb
//! of work. Lists of members, addressees and signatures are no such heads.

use std::ops::Range;

use super::Find;
use crate::extract::View;
use crate::grammar::duty::follow::is_task;
use crate::grammar::duty::proper::{self, Kind};
use crate::grammar::duty::{Duty, list};
use crate::model::{BlockKind, Origin, Paragraph, Role};
use crate::text::words::words;

/// No head is longer, in bytes.
const LONGEST: usize = 240;

/// The head of a paragraph.
pub(super) fn find(view: View<'_>, paragraphs: &[Paragraph], index: usize) -> Option<Find> {
    let paragraph = &paragraphs[index];
    let text = paragraph.str();
    let start = label_len(view, paragraphs, index);
    let body = &text[start..];
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
    if !tasked {
        return None;
    }
    let organs = list::organs(head);
    let charged = rest.starts_with("负责");
    let sure = rest.is_empty() && end < body.len() || charged;
    if organs.is_empty()
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
