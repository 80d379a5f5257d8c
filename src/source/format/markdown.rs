//! Markdown: recognised here, read by the structure pass; its marks stay in the text.

use std::sync::LazyLock;

use regex::RegexSet;

use super::has_extension;

/// Marks of Markdown that stand on lines of their own; two kinds of them make a text Markdown.
static MARKS: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    RegexSet::new([
        r"(?m)^#{1,6} \S.*\n(?:.*\n)*?#{1,6} \S",
        r"\*\*[^*\n]{1,80}\*\*",
        r"(?m)^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$",
        r"\A---\n(?:[\w-]+:.*\n)+---\n",
        r"\]\([^)\s]{1,200}\)",
        r"(?m)^```",
    ])
    .ok()
});

/// So much of a text is searched for marks.
const WINDOW: usize = 64 << 10;

/// False for a text without the signs of which two kinds of marks are made, as most texts are.
fn may_hold_marks(text: &str) -> bool {
    // A line of --- may be a rule of a table and the border of front matter.
    let kinds = [("#", 1), ("**", 1), ("---", 2), ("](", 1), ("```", 1)];
    kinds.into_iter().filter(|(sign, _)| text.contains(sign)).map(|(_, marks)| marks).sum::<usize>() >= 2
}

/// True for a name of Markdown, and for a text with marks of two kinds.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    if has_extension(name, &["md", "markdown", "mdown", "mkd"]) {
        return true;
    }
    let head = &text[..text.floor_char_boundary(WINDOW)];
    may_hold_marks(head) && MARKS.as_ref().is_some_and(|marks| marks.matches(head).iter().count() >= 2)
}
