//! [`Lines`]: the printed lines of a source with their pages.
//!
//! A page ends at a form feed; in a text without form feeds, at a gap of three blank lines or more.

use memchr::{memchr_iter, memchr2, memmem};

use super::Span;
use super::repair::is_blank;

/// One printed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The whole line with its line break.
    pub span: Span,
    /// The line without the blanks around it and without the mark of a Markdown heading or list; empty when blank.
    pub content: Span,
    /// Page on which it stands, from 1.
    pub page: u32,
    /// Width of the blanks before the content in columns; a full-width blank is two.
    pub indent: u32,
    /// Level of a Markdown heading, 0 when it is none.
    pub heading: u8,
}

impl Line {
    /// True when nothing is printed on the line.
    pub fn is_blank(&self) -> bool {
        self.content.is_empty()
    }
}

/// All lines of a text, in order; their spans cover it.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The lines.
    pub lines: Vec<Line>,
    /// Number of pages; 1 for an empty text.
    pub pages: u32,
}

/// So many blank lines in a row are a page break where no form feeds are printed.
const PAGE_GAP: usize = 3;

/// What ends a line, `\r\n` being one end: word processors also write `\r` and `\x0b`, pages and databases the last three.
pub(crate) const LINE_ENDS: [char; 6] = ['\n', '\r', '\x0b', '\u{85}', '\u{2028}', '\u{2029}'];

/// Where the lines of `text` end, each behind its line break.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    // Most texts have but one of them.
    let bytes = text.as_bytes();
    let several = memchr2(b'\r', b'\x0b', bytes).is_some()
        || ["\u{85}", "\u{2028}", "\u{2029}"]
            .iter()
            .any(|mark| memmem::find(bytes, mark.as_bytes()).is_some());
    let feeds = (!several).then(|| memchr_iter(b'\n', bytes).map(|at| at + 1)).into_iter().flatten();
    let marks = several.then(|| text.match_indices(LINE_ENDS)).into_iter().flatten();
    let others = marks.map(|(at, mark)| at + mark.len());
    let others = others.filter(|&end| !(text[end..].starts_with('\n') && text[..end].ends_with('\r')));
    feeds.chain(others).chain([text.len()])
}

impl Lines {
    /// Splits `text` behind each line break and around each form feed.
    pub fn new(text: &str) -> Self {
        let mut lines = Vec::with_capacity(text.len() / 40);
        let mut start = 0;
        for end in ends(text) {
            if end > start {
                push_between_feeds(text, start, end, &mut lines);
                start = end;
            }
        }
        let pages = number_pages(text, &mut lines);
        Self { lines, pages }
    }
}

/// A form feed ends the line before it and starts the one behind it.
fn push_between_feeds(text: &str, start: usize, end: usize, lines: &mut Vec<Line>) {
    let mut from = start;
    for at in memchr_iter(b'\x0c', &text.as_bytes()[start..end]).map(|at| start + at) {
        if at > from {
            lines.push(line(text, from, at));
        }
        from = at;
    }
    lines.push(line(text, from, end));
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let printed = &text[start..end];
    let body = without_lead(printed);
    let lead = &printed[..printed.len() - body.len()];
    let indent = lead
        .chars()
        .map(|c| match c {
            '\u{3000}' => 2,
            '\u{200b}'..='\u{200f}' | '\u{feff}' => 0,
            c => u32::from(is_blank(c) || c == '&'),
        })
        .sum();
    let marks = body.len() - body.trim_start_matches('#').len();
    let heading = if (1..=6).contains(&marks) && body[marks..].starts_with(' ') { marks } else { 0 };
    let content = without_bullet(body[heading..].trim_start_matches(is_blank));
    let from = end - content.len();
    let content = without_tail(content);
    Line {
        span: Span::new(start, end),
        content: Span::new(from, from + content.len()),
        page: 1,
        indent,
        heading: heading as u8,
    }
}

/// Blanks as a web page writes them, which a copy of its text may keep.
const ENTITIES: [&str; 4] = ["&nbsp;", "&emsp;", "&ensp;", "&sp;"];

/// Without the blanks in front.
fn without_lead(mut printed: &str) -> &str {
    loop {
        printed = printed.trim_start_matches(is_blank);
        let entity = printed.starts_with('&').then(|| ENTITIES.iter().find_map(|e| printed.strip_prefix(e)));
        match entity.flatten() {
            Some(rest) => printed = rest,
            None => return printed,
        }
    }
}

/// Without the blanks behind.
fn without_tail(mut printed: &str) -> &str {
    loop {
        printed = printed.trim_end_matches(is_blank);
        let entity = printed.ends_with("sp;").then(|| ENTITIES.iter().find_map(|e| printed.strip_suffix(e)));
        match entity.flatten() {
            Some(rest) => printed = rest,
            None => return printed,
        }
    }
}

/// Without the bullet of a Markdown list; `- 3 -` is a page number.
fn without_bullet(content: &str) -> &str {
    let rest = ["- ", "* ", "+ "].iter().find_map(|b| content.strip_prefix(b));
    rest.filter(|r| !r.trim_end_matches(is_blank).ends_with(['-', '*']))
        .map_or(content, |r| r.trim_start_matches(is_blank))
}

fn number_pages(text: &str, lines: &mut [Line]) -> u32 {
    let feeds = text.contains('\x0c');
    let (mut page, mut blanks, mut printed) = (1, 0, false);
    for line in lines {
        if feeds {
            if printed && text.as_bytes()[line.span.start()] == b'\x0c' {
                page += 1;
            }
        } else if line.is_blank() {
            blanks += 1;
        } else {
            if printed && blanks >= PAGE_GAP {
                page += 1;
            }
            blanks = 0;
        }
        printed |= !line.is_blank();
        line.page = page;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cover_the_text_and_count_pages() {
        let text = "一\n\n　　二 \n\n\n\n三\n";
        let lines = Lines::new(text);
        assert_eq!(lines.pages, 2);
        let printed: String = lines.lines.iter().map(|l| l.span.slice(text)).collect();
        assert_eq!(printed, text);
        let second = lines.lines[2];
        assert_eq!((second.content.slice(text), second.indent, second.page), ("二", 4, 1));
    }

    #[test]
    fn blanks_of_web_pages_are_no_content() {
        let text = "&nbsp;&nbsp; 一、甲&nbsp; &emsp;\n&nbsp;\n甲&nbsp;乙&amp;";
        let lines = Lines::new(text);
        let contents: Vec<&str> = lines.lines.iter().map(|l| l.content.slice(text)).collect();
        assert_eq!((contents, lines.lines[0].indent), (vec!["一、甲", "", "甲&nbsp;乙&amp;"], 3));
    }

    #[test]
    fn form_feeds_end_lines_and_pages() {
        let text = "甲\x0c乙\n丙";
        let lines = Lines::new(text);
        let contents: Vec<&str> = lines.lines.iter().map(|l| l.content.slice(text)).collect();
        assert_eq!(contents, ["甲", "乙", "丙"]);
        assert_eq!(lines.pages, 2);
    }

    #[test]
    fn lines_end_with_any_line_break() {
        let text = "甲\r\n\r\n乙\r丙\r\r丁\x0b戊\u{2028}己\u{2029}庚\u{85}辛";
        let lines = Lines::new(text);
        let contents: Vec<&str> = lines.lines.iter().map(|l| l.content.slice(text)).collect();
        assert_eq!(contents, ["甲", "", "乙", "丙", "", "丁", "戊", "己", "庚", "辛"]);
    }

    #[test]
    fn markdown_heading_marks_are_no_content() {
        let text = "## 第一章 总则\n#标签\n- 1.负责\n- 3 -";
        let lines = Lines::new(text);
        assert_eq!((lines.lines[0].content.slice(text), lines.lines[0].heading), ("第一章 总则", 2));
        assert_eq!((lines.lines[1].content.slice(text), lines.lines[1].heading), ("#标签", 0));
        assert_eq!(lines.lines[2].content.slice(text), "1.负责");
        assert_eq!(lines.lines[3].content.slice(text), "- 3 -");
    }
}
