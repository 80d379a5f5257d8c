//! Document numbers on lines of their own, and those that are set over several.

use super::LineClass;
use crate::grammar::doc_number::whole;
use crate::structure::line::signature::{Signature, signature};
use crate::text::Line;
use crate::text::repair::normal;

/// A document number on a line of its own.
pub(super) fn is_number(line: &str) -> bool {
    line.ends_with('号') && line.chars().count() <= 40 && whole(&normal(line)).is_some()
}

/// Behind the last line of a document number that is set over two or three lines, when one begins at `at`.
pub(super) fn cut_number(text: &str, lines: &[Line], class: &[LineClass], at: usize) -> Option<usize> {
    let content = |i: usize| lines[i].content.slice(text);
    let short = |i: usize| class[i] == LineClass::Text && content(i).len() <= 60 && lines[i].heading == 0;
    if !short(at) || is_number(content(at)) || matches!(signature(content(at)), Some(Signature::Organ(_))) {
        return None;
    }
    let mut joined = content(at).to_owned();
    for end in at + 1..lines.len().min(at + 3) {
        if !short(end) || !(begins_number_part(content(end)) || joined.ends_with(['第', '字', '〔', '[']))
        {
            return None;
        }
        // What stands above a whole number is a title.
        if is_number(content(end)) && content(end).contains(['〔', '[', '［', '（', '(']) {
            return None;
        }
        joined.push_str(content(end));
        if is_number(&joined) {
            return Some(end + 1);
        }
    }
    None
}

/// `〔2021〕3号`, `3号`, `年第3号`: what may stand on the second line of a number.
fn begins_number_part(line: &str) -> bool {
    line.starts_with(['〔', '[', '［', '（', '(', '【', '﹝', '〕', ']', '第']) || line.ends_with('号')
}
