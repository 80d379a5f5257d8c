//! Bare numbers that only what stands near them shows to be those of pages: beside running heads, and at the end of the text.

use crate::text::Line;

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
