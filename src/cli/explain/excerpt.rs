//! The printed text around a span, with the span marked.

use crate::text::Span;

/// What stands before and behind the marked text.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    open: &'static str,
    close: &'static str,
}

impl Marks {
    /// For files and pipes.
    pub(super) const BRACKETS: Self = Self { open: "⟦", close: "⟧" };
    /// For terminals: bold and yellow.
    pub(super) const COLOUR: Self = Self { open: "\u{1b}[1;33m", close: "\u{1b}[0m" };
}

/// The lines that a span touches.
pub(super) struct Excerpt {
    /// Number of the first line, from 1.
    pub(super) line: usize,
    /// The lines, the span marked; the middle of a long one is left out.
    pub(super) lines: Vec<String>,
}

/// So many lines are shown at most.
const LINES: usize = 7;
/// So many characters of a line are shown before and behind the ends of the span.
const AROUND: usize = 60;

/// The lines of `text` that `span` touches.
pub(super) fn excerpt(text: &str, span: Span, marks: Marks) -> Excerpt {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count();
    let mut at = start;
    let mut lines: Vec<String> = Vec::new();
    for printed in text[start..end].split('\n') {
        let here = Span::new(at, at + printed.len());
        lines.push(marked(text, here, span, marks));
        at = here.end() + 1;
    }
    if lines.len() > LINES {
        let left_out = lines.len() - LINES + 1;
        lines.splice(LINES / 2..LINES / 2 + left_out, [format!("… {left_out} lines …")]);
    }
    Excerpt { line, lines }
}

/// One line with the part of the span that stands on it between marks.
fn marked(text: &str, line: Span, span: Span, marks: Marks) -> String {
    let inside =
        Span::new(span.start().clamp(line.start(), line.end()), span.end().clamp(line.start(), line.end()));
    let part = |from: usize, to: usize| whole_part(&text[from..to]);
    let (before, within, behind) = (
        part(line.start(), inside.start()),
        part(inside.start(), inside.end()),
        part(inside.end(), line.end()),
    );
    let (before, behind) = (last(&before), first(&behind));
    if within.trim().is_empty() {
        return format!("{before}{within}{behind}").trim_end().to_owned();
    }
    format!("{before}{}{}{}{behind}", marks.open, middle(&within), marks.close).trim_end().to_owned()
}

/// Control characters as blanks; blanks at the ends stay.
fn whole_part(text: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(blank).collect()
}

fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, c)) => format!("…{}", &text[at + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

/// A long stretch without its middle.
fn middle(text: &str) -> String {
    const LONGEST: usize = 400;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let end = text.char_indices().nth(LONGEST / 2).map_or(text.len(), |(at, _)| at);
    let start = text.char_indices().rev().nth(LONGEST / 2).map_or(0, |(at, _)| at);
    format!("{}…{}", &text[..end], &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, part: &str) -> (usize, Vec<String>) {
        let at = text.find(part).unwrap();
        let excerpt = excerpt(text, Span::new(at, at + part.len()), Marks::BRACKETS);
        (excerpt.line, excerpt.lines)
    }

    #[test]
    fn the_span_is_marked_on_each_of_its_lines() {
        let text = "一、总则\n由区水利局\n负责巡河。\n二、其他";
        assert_eq!(shown(text, "区水利局"), (2, vec!["由⟦区水利局⟧".to_owned()]));
        let two = vec!["由⟦区水利局⟧".to_owned(), "⟦负责⟧巡河。".to_owned()];
        assert_eq!(shown(text, "区水利局\n负责"), (2, two));
        assert_eq!(shown("巡\t河", "河"), (1, vec!["巡 ⟦河⟧".to_owned()]));
    }

    #[test]
    fn long_spans_lose_their_middle() {
        let text = "河\n".repeat(100);
        let (line, lines) = shown(&text, &text);
        assert_eq!((line, lines.len()), (1, LINES));
        assert!(lines[LINES / 2].contains("lines"));
        let text = "河".repeat(5000);
        assert!(shown(&text, &text).1[0].chars().count() < 500);
        assert!(shown(&text, &text[..3]).1[0].chars().count() < 100);
    }
}
