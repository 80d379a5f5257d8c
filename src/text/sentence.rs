//! Sentences of a repaired paragraph, as byte ranges.

use std::ops::Range;

/// The sentences of `text`, in order; they end behind `。！？；` outside of brackets and quotes, and cover the text.
///
/// ```
/// use gongbao::text::sentence::sentences;
/// let text = "甲局负责此事。乙局（见附件。）配合；丙局参加";
/// let parts: Vec<&str> = sentences(text).map(|r| &text[r]).collect();
/// assert_eq!(parts, ["甲局负责此事。", "乙局（见附件。）配合；", "丙局参加"]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    split(text, |c| matches!(c, '。' | '！' | '？' | '；'))
}

/// As [`sentences`], ending only behind `。！？`: a statement with all its `；` clauses.
pub fn statements(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    split(text, |c| matches!(c, '。' | '！' | '？'))
}

fn split<'a>(text: &'a str, ends: impl Fn(char) -> bool + 'a) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let mut depth = 0usize;
        for (at, c) in text[start..].char_indices() {
            match c {
                '（' | '“' | '《' | '〈' | '「' | '【' => depth += 1,
                '）' | '”' | '》' | '〉' | '」' | '】' => depth = depth.saturating_sub(1),
                _ if depth == 0 && ends(c) => {
                    let range = start..start + at + c.len_utf8();
                    start = range.end;
                    return Some(range);
                }
                _ => {}
            }
        }
        let range = start..text.len();
        start = text.len();
        Some(range)
    })
}
