//! Labels without brackets: a line `责任单位：区教委` in a list of fields, or behind the text it closes.
//!
//! A label counts at the start of a paragraph or sentence, or behind a short head (`（三）活动组牵头单位：…`).
//! Where other lines of the section are labelled too (`时间：`, `地点：`, `工作职责：`), it is a field, else a clause.

use std::cell::LazyCell;
use std::ops::Range;

use super::Find;
use super::bracket::shift;
use crate::grammar::duty::proper::{Kind, kind};
use crate::grammar::duty::{Duty, duties, role};
use crate::grammar::label::label_len;
use crate::model::{BlockKind, Origin, Paragraph};

/// The fields of a paragraph.
pub(super) fn finds(paragraphs: &[Paragraph], index: usize) -> Vec<Find> {
    let text = paragraphs[index].str();
    let mut finds: Vec<Find> = Vec::new();
    // The imprint and the contacts of a text name who issues it so.
    let bare = paragraphs[index].section.is_some() && paragraphs[index].kind != BlockKind::Contact;
    for part in parts(text, bare) {
        let Ok((_, mut found)) = duties(&text[part.clone()]) else { continue };
        found.retain(|duty| duty.labelled);
        if let Some(word) = joint(&text[part.clone()]) {
            // `主管部门为…` may go on with anything: only names of organs count, and behind other words only their own.
            let of_class = word == "为" && !text[..part.start].ends_with('的');
            let names = |duty: &Duty| {
                duty.organs.iter().all(|organ| {
                    let kind = kind(&text[part.start + organ.at.start..part.start + organ.at.end]);
                    kind.is_some_and(|kind| of_class || kind != Kind::Function)
                })
            };
            found.retain(names);
        }
        if found.is_empty() {
            continue;
        }
        for duty in &mut found {
            shift(duty, part.start);
        }
        let origin = if is_list(paragraphs, index) { Origin::Field } else { Origin::Clause };
        let rule = if origin == Origin::Field { "field-label" } else { "line-label" };
        finds.push(Find { at: part, duties: found, origin, rule, task: None });
    }
    finds
}

/// The word that joins a label to its list: `为`, `是` or `包括`.
fn joint(part: &str) -> Option<&'static str> {
    part.find(['：', '为', '是', '包']).and_then(|at| role::joint(&part[at..]))
}

/// From each label outside of brackets to the end of its sentence; `bare` ones need no noun: `主办：`.
fn parts(text: &str, bare: bool) -> Vec<Range<usize>> {
    // `三、主办单位：…`: the label of the unit says nothing of the field.
    let numbered = LazyCell::new(|| label_len(text));
    let (mut out, mut depth, mut end) = (Vec::new(), 0usize, 0);
    let stop = |at: usize| text[at..].find('。').map_or(text.len(), |stop| at + stop);
    for (at, c) in text.char_indices() {
        match c {
            '【' if depth == 0 && at >= end && names_organs(&text[at..]) => {
                end = stop(at);
                out.push(at..end);
                depth += 1;
            }
            '（' | '《' | '“' | '【' | '［' => depth += 1,
            '）' | '》' | '”' | '】' | '］' => depth = depth.saturating_sub(1),
            '：' | '为' | '是' | '包' if depth == 0 && at >= end => {
                let word = role::joint(&text[at..]);
                if word.is_none() && c != '：' {
                    continue;
                }
                let before = &text[end..at];
                let from = before.char_indices().rev().nth(40).map_or(end, |(i, _)| end + i);
                let alone = || {
                    let from = from.max((*numbered).min(at));
                    role::alone_start(&text[from..at]).map(|start| from + start)
                };
                let start = role::label_start(&text[from..at]).map(|start| from + start);
                let start = start.or_else(|| if bare && word.is_none() { alone() } else { None });
                let Some(start) = start else { continue };
                let before = &text[(*numbered).min(start)..start];
                // `各项任务的牵头单位为…`: the word tells the label from a mention.
                let joined = word.is_some() && (before.is_empty() || is_subject(before));
                if opens(before) && word.is_none_or(|word| word == "为") || joined {
                    end = stop(at);
                    out.push(start..end);
                }
            }
            _ => {}
        }
    }
    out
}

/// True for what a label belongs to: a short head with `的`.
fn is_subject(before: &str) -> bool {
    before.ends_with('的')
        && (2..=20).contains(&before.chars().count())
        && !before.contains(['，', '；', '。', '：', '、', '“'])
}

/// True for a label in brackets that names organs: `【责任单位】`.
fn names_organs(text: &str) -> bool {
    role::boxed(text).is_some_and(|(words, _)| role::label_role(words).is_some())
}

/// No field that stands before another on its line is longer, in bytes.
const LONGEST_FIELD: usize = 90;

/// True when a label may stand behind `before`: at the start, behind a sentence, behind a short head, or behind another
/// field on its line (`责任领导：林知远；`).
fn opens(before: &str) -> bool {
    let near = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_FIELD));
    let last = before[near..].rfind('。').map_or(near, |at| near + at + '。'.len_utf8());
    let field = Some(&before[last..]).filter(|_| last > near || near == 0);
    let is_field =
        |field: &&str| field.find('：').is_some_and(|at| role::other_label_start(&field[..at]) == Some(0));
    if let Some(field) = field.filter(is_field) {
        return !field.trim_end_matches(['，', '；']).contains(['，', '；']);
    }
    let short = before.len() <= 90 && !before.contains(['，', '；', '、', '“', '：']);
    // `抢险组：牵头单位：…`
    let named = before.strip_suffix('：').is_some_and(|name| {
        (2..=10).contains(&name.chars().count()) && !name.contains(['，', '；', '、', '：', '。'])
    });
    named
        || before.is_empty()
        || before.ends_with(['。', '；', '）', '！', '】', '，', ' '])
        || short && !before.ends_with(['的', '各', '由', '和', '及', '与'])
}

/// True when other paragraphs of the section begin with a label: the line is one of a list of fields.
fn is_list(paragraphs: &[Paragraph], index: usize) -> bool {
    let section = paragraphs[index].section;
    let near = index.saturating_sub(8)..(index + 9).min(paragraphs.len());
    let other = |i: usize| {
        i != index
            && paragraphs[i].section == section
            && paragraphs[i].table.is_none()
            && is_labelled(paragraphs[i].str())
    };
    section.is_some() && near.into_iter().any(other)
}

/// True for a line that begins with a label of its own.
fn is_labelled(text: &str) -> bool {
    let text = &text[..text.char_indices().nth(30).map_or(text.len(), |(at, _)| at)];
    text.find('：').is_some_and(|at| {
        (2..=8).contains(&text[..at].chars().count()) && !text[..at].contains(['，', '。', '（', '、'])
    }) || role::label(text).is_ok_and(|(_, label)| label.role.is_some())
}
