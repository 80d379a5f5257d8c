//! The margin of a page that was copied with its layout.

use std::borrow::Cow;

use super::unit::{LONG_LINE, LineClass, width};
use crate::text::Line;

/// The lines without the margin that stands before all of them, as where a page was copied with its layout: long lines begin at
/// the margin where they go on, and further in where a paragraph begins.
pub(super) fn without_margin<'l>(text: &str, lines: &'l [Line], class: &[LineClass]) -> Cow<'l, [Line]> {
    /// Wider indents belong to centred lines.
    const WIDEST: usize = 48;
    const FEWEST: usize = 3;
    let mut counts = [0usize; WIDEST];
    let long = lines
        .iter()
        .zip(class)
        .filter(|(line, class)| **class == LineClass::Text && width(line.content.slice(text)) >= LONG_LINE);
    for (line, _) in long {
        if let Some(count) = counts.get_mut(line.indent as usize) {
            *count += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let margin = (2..WIDEST - 5).max_by_key(|&at| counts[at]).unwrap_or_default();
    let (left, set_in) = (
        counts[..margin.saturating_sub(1)].iter().sum::<usize>(),
        counts[margin + 3..=margin + 5].iter().sum::<usize>(),
    );
    if counts[margin] < FEWEST || set_in < FEWEST || left * 10 > all {
        return Cow::Borrowed(lines);
    }
    let moved = |line: &Line| Line { indent: line.indent.saturating_sub(margin as u32), ..*line };
    Cow::Owned(lines.iter().map(moved).collect())
}
