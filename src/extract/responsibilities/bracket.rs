//! Clauses in brackets, anywhere in a paragraph: `（责任单位：区教委）`, `…（区教委牵头，区财政局配合）。`

use std::ops::Range;

use super::Find;
use crate::grammar::duty::proper::{Kind, kind};
use crate::grammar::duty::{Duty, duties, list, role};
use crate::model::{Origin, Role};
use crate::text::repair::is_han;
use crate::text::words::words;

/// Brackets in which clauses are printed.
const PAIRS: &[(char, char)] = &[('（', '）'), ('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕')];

/// The clauses of a paragraph whose label ends at `label`.
pub(super) fn finds(text: &str, label: usize) -> Vec<Find> {
    let mut done = label;
    let mut finds = Vec::new();
    for inside in brackets(text) {
        let Some(mut found) = clause(text, &inside) else { continue };
        for duty in &mut found {
            shift(duty, inside.start);
        }
        let rule = match &found[0] {
            duty if duty.labelled => "clause-label",
            duty if duty.wording.is_empty() => "clause-list",
            _ => "clause-verb",
        };
        let open = text[..inside.start].char_indices().next_back().map_or(0, |(at, _)| at);
        let before = trimmed(text, done.min(open)..open);
        done = inside.end + text[inside.end..].chars().next().map_or(0, char::len_utf8);
        let task = Some(before).filter(|range| !range.is_empty());
        finds.push(Find { at: inside, duties: found, origin: Origin::Clause, rule, task });
    }
    finds
}

/// The duties of what stands inside a bracket. A list of organs alone counts at the end of a paragraph, behind a full stop or
/// when it names several.
fn clause(text: &str, inside: &Range<usize>) -> Option<Vec<Duty>> {
    let content = &text[inside.clone()];
    if let Ok((_, found)) = duties(content) {
        return Some(found);
    }
    let open = text[..inside.start].trim_end_matches(['（', '【', '［', '[', '〔']);
    let behind = text[inside.end..].trim_start_matches(['）', '】', '］', ']', '〕']);
    let last = ["", "；", "。"].contains(&behind);
    let mut organs = list::organs_of_persons(content);
    let items = organs.len();
    organs.retain(|organ| {
        let item = &content[organ.at.clone()];
        !is_date(item) && !is_pace(item) && !is_other_field(item)
    });
    // `加强巡查（2021年6月底前，区水利局）`: what stands beside a date or a pace answers for the work.
    let dated = organs.len() < items;
    let closes = last && (open.ends_with('。') || organs.len() > 1 || dated);
    let proper = |organ: &list::Named| kind(&content[organ.at.clone()]);
    // `…，组建团队。（基教处、教科院）`: in the plan of one office its own units answer.
    let unit = |organ: &list::Named| open.ends_with('。') && last && is_unit(&content[organ.at.clone()]);
    // One name that is sure vouches for those beside it: `（区统计局、云溪调查队、各级河长）`.
    let like = |organ: &list::Named| {
        let name = &content[organ.at.clone()];
        list::is_organ_like(name) || name.starts_with("各级") && name.chars().all(is_han)
    };
    let sure = organs.iter().any(|organ| proper(organ) == Some(Kind::Proper) || unit(organ));
    let all = |organ: &list::Named| {
        let name = &content[organ.at.clone()];
        kind(name) == Some(Kind::Collective) || name.starts_with('各') && words!["部门", "单位"].end(name)
    };
    let classes = open.ends_with('。') && last && (organs.len() > 1 || organs.iter().any(all));
    let known = organs.iter().all(|organ| proper(organ).is_some() || unit(organ));
    let named = known && (sure || classes) || closes && sure && organs.iter().all(like);
    let marked = organs.iter().any(|organ| organ.role.is_some());
    ((closes || marked) && named)
        .then(|| vec![Duty { role: Role::Responsible, wording: 0..0, labelled: false, organs }])
}

/// True for the name of a unit inside an office: `基教处`, `办公室`.
fn is_unit(item: &str) -> bool {
    const ENDS: &[char] = &['处', '科', '室', '股', '院', '队', '所', '站'];
    let long = (3..=8).contains(&item.chars().count());
    long && item.chars().all(is_han) && (item.ends_with(ENDS) || item.ends_with("中心"))
}

/// True for a date in a list of organs: `（区教委；2021年8月）`.
fn is_date(item: &str) -> bool {
    item.starts_with(|c: char| c.is_ascii_digit()) && item.contains(['年', '月', '日'])
}

/// True for a field beside a list of organs: `（区教委；完成时限：6月底）`.
fn is_other_field(item: &str) -> bool {
    item.find('：').is_some_and(|at| role::other_label_start(&item[..at]) == Some(0))
}

/// True for words in a list of organs that say how long or how fast: `（持续推进；区教委、区财政局）`.
fn is_pace(item: &str) -> bool {
    words![
        "持续推进",
        "持续实施",
        "持续开展",
        "长期推进",
        "长期坚持",
        "长期",
        "常态化推进",
        "全年",
        "全年推进",
        "年内完成",
        "年底前",
        "年底前完成",
        "立行立改",
        "即知即改",
    ]
    .have(item)
}

/// Moves the ranges of a duty by `offset`.
pub(super) fn shift(duty: &mut Duty, offset: usize) {
    let moved = |range: &Range<usize>| offset + range.start..offset + range.end;
    duty.wording = moved(&duty.wording);
    for organ in &mut duty.organs {
        organ.at = moved(&organ.at);
    }
}

/// What stands inside the outermost brackets; a bracket which is not closed reaches to the end.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some(&(_, close)) = PAIRS.iter().find(|pair| pair.0 == c) {
            open.push((close, at + c.len_utf8()));
        } else if let Some(&(close, start)) = open.last()
            && c == close
        {
            open.pop();
            if open.is_empty() {
                out.push(start..at);
            }
        }
    }
    if let [(_, start)] = open[..] {
        out.push(start..text.len());
    }
    out
}

/// A range without the full stops and blanks around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let left = part.trim_start_matches(['。', '；', '，', ' ']);
    let right = left.trim_end_matches(['。', '；', ' ']);
    let start = range.end - left.len();
    start..start + right.len()
}
