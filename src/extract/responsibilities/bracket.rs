//! Clauses in brackets, anywhere in a paragraph: `（责任单位：区教委）`, `…（区教委牵头，区财政局配合）。`

use std::ops::Range;

use super::Find;
use crate::grammar::duty::duties;
use crate::model::Origin;

/// Brackets in which clauses are printed.
const PAIRS: &[(char, char)] = &[('（', '）'), ('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕')];

/// The clauses of a paragraph.
pub(super) fn finds(text: &str) -> Vec<Find> {
    let mut done = 0;
    let mut finds = Vec::new();
    for inside in brackets(text) {
        let Ok((_, mut found)) = duties(&text[inside.clone()]) else { continue };
        for duty in &mut found {
            shift(duty, inside.start);
        }
        let rule = if found[0].labelled { "clause-label" } else { "clause-verb" };
        let before =
            trimmed(text, done..text[..inside.start].char_indices().next_back().map_or(0, |(at, _)| at));
        done = inside.end + text[inside.end..].chars().next().map_or(0, char::len_utf8);
        let task = Some(before).filter(|range| !range.is_empty());
        finds.push(Find { at: inside, duties: found, origin: Origin::Clause, rule, task });
    }
    finds
}

/// Moves the ranges of a duty by `offset`.
pub(super) fn shift(duty: &mut crate::grammar::duty::Duty, offset: usize) {
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
