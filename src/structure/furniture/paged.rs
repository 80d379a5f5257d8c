//! Page numbers and running heads that only what stands near them shows to be some: bare numbers beside running heads and at the end
//! of the text, the name of the gazette or of a part in the middle of a sentence.

use crate::structure::line::issue_number::issue_number;
use crate::structure::masthead::gazette_title;
use crate::structure::segment::is_group_heading;
use crate::text::Line;
use crate::text::repair::{is_han, normal};
use crate::text::words::chars;

/// The number of a line that is nothing else.
fn number(text: &str, line: &Line) -> Option<u32> {
    let content = line.content.slice(text);
    let digits = (1..=3).contains(&content.len()) && content.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| content.parse().ok()).flatten()
}

/// The bare numbers beside running heads, when one stands at each of several, the first or the last one aside, and they rise:
/// those of the pages. The number of an empty page may stand beside that of the next one.
pub(super) fn mark_numbers_beside(text: &str, lines: &[Line], heads: &[usize], is: &mut [bool]) {
    const FEWEST: usize = 2;
    let above = |at: usize| {
        let i = (0..at).rev().find(|&i| !lines[i].is_blank())?;
        Some((i, number(text, &lines[i])?))
    };
    let below = |at: usize| {
        let i = (at + 1..lines.len()).find(|&i| !lines[i].is_blank())?;
        Some((i, number(text, &lines[i])?))
    };
    let beside: Vec<Option<(usize, u32)>> = heads.iter().map(|&head| above(head).xor(below(head))).collect();
    let inner = match &beside[..] {
        [None, inner @ .., None] | [None, inner @ ..] | [inner @ .., None] => inner,
        all => all,
    };
    let found: Vec<(usize, u32)> = inner.iter().flatten().copied().collect();
    if found.len() < FEWEST || found.len() != inner.len() || !found.is_sorted_by(|a, b| a.1 < b.1) {
        return;
    }
    for (i, page) in found {
        is[i] = true;
        let near = above(i)
            .filter(|(_, other)| other + 1 == page)
            .or(below(i).filter(|(_, other)| *other == page + 1));
        if let Some((other, _)) = near {
            is[other] = true;
        }
    }
}

/// A bare number that ends the text, when it goes on with the pages whose numbers were found.
pub(super) fn mark_last_number(text: &str, lines: &[Line], is: &mut [bool]) {
    const FEWEST: usize = 2;
    let Some(last) = lines.iter().rposition(|line| !line.is_blank()).filter(|&last| !is[last]) else {
        return;
    };
    let Some(page) = number(text, &lines[last]) else { return };
    let mut pages = (0..last).rev().filter(|&i| is[i]).filter_map(|i| number(text, &lines[i]));
    let before: Vec<u32> = pages.by_ref().take(FEWEST).collect();
    is[last] =
        before.len() == FEWEST && before[0] > before[1] && (1..=2).contains(&page.saturating_sub(before[0]));
}

/// The name of the gazette, or of a part of it, where a page ends in the middle of a sentence, perhaps with a bare number beside it.
pub(super) fn mark_cutting_heads(text: &str, lines: &[Line], is: &mut [bool]) {
    const LONGEST: usize = 120;
    const NEAR: usize = 12;
    let content = |i: usize| lines[i].content.slice(text);
    for i in 1..lines.len() {
        if lines[i].content.len() > LONGEST || !content(i).contains(['件', '报', '任', '刊', '期']) {
            continue;
        }
        let passed = |at: &usize| is[*at] || lines[*at].is_blank() || number(text, &lines[*at]).is_some();
        let (Some(above), Some(below)) = (
            (0..i).rev().take(NEAR).find(|at| !passed(at)),
            (i + 1..lines.len()).take(NEAR).find(|at| !passed(at)),
        ) else {
            continue;
        };
        let numbers: Vec<usize> = (above + 1..below).filter(|&at| at != i && !lines[at].is_blank()).collect();
        let paged = !numbers.is_empty() || lines[above].page != lines[below].page;
        if paged && is_cut(content(above), content(below)) && names(&normal(content(i))) {
            is[i] = true;
            numbers.into_iter().for_each(|at| is[at] = true);
        }
    }
}

/// True for two lines of one sentence.
fn is_cut(above: &str, below: &str) -> bool {
    const LONG: usize = 20;
    let running = |line: &str| line.contains(|c: char| chars!("，。；").has(c));
    above.chars().nth(LONG).is_some()
        && running(above)
        && above.ends_with(|c: char| is_han(c) || matches!(c, '，' | '、'))
        && running(below)
        && below.starts_with(|c: char| is_han(c) || c == '“')
}

/// `市政府文件`, `云溪市人民政府公报2020年第3期`.
fn names(line: &str) -> bool {
    let gazette = |(_, behind): (&str, &str)| behind.is_empty() || issue_number(behind).is_some();
    is_group_heading(line) || gazette_title(line).is_some_and(gazette)
}
