//! The characters with which a text is printed.

use super::dice::Dice;
use super::style::{Digits, Style};

/// A text with the punctuation, digits and brackets of a style.
pub(crate) fn printed(text: &str, style: &Style) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        if style.digits == Digits::Spaced && is_border(before, c) {
            out.push(' ');
        }
        out.push(glyph(c, style));
        before = c;
    }
    out
}

fn glyph(c: char, style: &Style) -> char {
    match c {
        '〔' => style.brackets[0],
        '〕' => style.brackets[1],
        '，' | '：' | '；' | '（' | '）' if style.half_width => shifted(c, -WIDTH),
        '0'..='9' if style.digits == Digits::FullWidth => shifted(c, WIDTH),
        _ => c,
    }
}

/// From ASCII to its full-width forms.
const WIDTH: i32 = 0xFEE0;

fn shifted(c: char, by: i32) -> char {
    u32::from(c).checked_add_signed(by).and_then(char::from_u32).unwrap_or(c)
}

/// The characters of the names of roles, but for their last.
const ROLES: &str = "牵头配合责任参加主办承单";

/// A line with characters without a width between some of its characters. None stand in rosters, contacts and names of
/// roles: it is known that they are taken for blanks there. Nor do more than two, since they count as wide.
pub(crate) fn sprinkled(line: &str, dice: &mut Dice) -> String {
    if line.trim_start().contains('　') || line.contains("联系人") {
        return line.to_owned();
    }
    let (mut out, mut before, mut left) = (String::with_capacity(line.len()), ' ', 2);
    for c in line.chars() {
        if left > 0 && is_han(before) && is_han(c) && !ROLES.contains(before) && dice.once_in(60) {
            out.push('\u{200b}');
            left -= 1;
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn is_border(a: char, b: char) -> bool {
    is_han(a) && b.is_ascii_digit() || a.is_ascii_digit() && is_han(b)
}
