//! Lines that sign a text and go on with nothing that stands above them.

use crate::grammar::date::{ends_like_date, whole_date};
use crate::structure::line::signature::{Signature, organs_of_line, signature};
use crate::text::Line;
use crate::text::repair::{is_blank, normal};

/// Organs on a line, and below them the date on which they sign.
pub(super) fn is_dated_signature(line: &str, next: &str) -> bool {
    is_date(next) && is_organ(line)
}

fn is_date(line: &str) -> bool {
    const LONGEST: usize = 200;
    line.len() <= LONGEST && ends_like_date(line) && whole_date(&normal(line)).is_some()
}

fn is_organ(line: &str) -> bool {
    matches!(signature(&normal(line)), Some(Signature::Organ(_)))
}

/// True when an organ signs on the first of `lines`, and the date stands on the next.
pub(super) fn signs(text: &str, lines: &[Line]) -> bool {
    let mut printed = lines.iter().filter(|line| !line.is_blank()).map(|line| line.content.slice(text));
    printed.next().zip(printed.next()).is_some_and(|(line, next)| is_dated_signature(line, next))
}

/// True when organs that blanks set apart sign on the first of `lines`, and the date stands below them or below further organs.
pub(super) fn sign_together(text: &str, lines: &[Line]) -> bool {
    const MOST: usize = 4;
    /// A line of organs is no longer, in bytes.
    const LONGEST: usize = 180;
    let first = lines.first().map_or("", |line| line.content.slice(text));
    if first.len() > LONGEST || !first.contains(is_blank) || organs_of_line(first).len() < 2 {
        return false;
    }
    let printed = lines.iter().filter(|line| !line.is_blank()).map(|line| line.content.slice(text));
    printed.skip(1).take(MOST).find(|line| !is_organ(line)).is_some_and(is_date)
}
