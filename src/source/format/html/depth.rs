//! How deep the elements of a page are nested, before it is parsed, and how often they are opened anew.
//!
//! For each element the parser may look at all that are open; a page of nothing but open elements would keep it busy
//! for hours. Browsers stop at 512. And what is never closed, as `<font>`, goes on in the next paragraph: the parser
//! copies it there, and a thousand of them in a thousand paragraphs fill the memory. Both counts are estimates: they
//! know which elements end others, as the parser does, but not every case.

use super::walk::is_block;

/// Deeper pages are refused.
const LIMIT: usize = 2_000;

/// Pages are refused whose copied elements take more bytes than this.
const COPIED: usize = 64 << 20;

/// A copied element takes at least so many bytes.
const ELEMENT: usize = 100;

/// An element has at most so many attributes, each of which the parser compares with all before.
const ATTRIBUTES: usize = 50_000;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that go on behind the paragraph in which they were opened.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// True when more elements are open at once than any real page has, or copied.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut nesting = Nesting::default();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        nesting.text(text);
        rest = tag;
        let (end, name) = match tag.strip_prefix('/') {
            Some(tag) => (true, name(tag)),
            None => (false, name(tag)),
        };
        if name.is_empty() {
            continue;
        }
        // A tag reaches to the next `>`, whatever stands in it.
        let (inner, behind) = tag.split_once('>').unwrap_or((tag, ""));
        match end {
            true => nesting.close(name),
            false => nesting.start(name, inner),
        }
        if nesting.open.len() > LIMIT || nesting.copied > COPIED || attributes(inner) > ATTRIBUTES {
            return true;
        }
        rest = behind;
    }
    false
}

/// The name of the element at the head of `rest`; empty when there is none.
fn name(rest: &str) -> &str {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-:_".contains(c))).unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) { &rest[..end] } else { "" }
}

/// So many attributes may a tag have: what parts them counts, outside of quoted values.
fn attributes(tag: &str) -> usize {
    if tag.len() <= ATTRIBUTES {
        return 0;
    }
    let mut quote = None;
    let parts = tag.bytes().filter(|&byte| match (quote, byte) {
        (Some(open), _) => {
            quote = quote.filter(|_| byte != open);
            false
        }
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            true
        }
        (None, byte) => byte.is_ascii_whitespace() || byte == b'/',
    });
    parts.count()
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open<'a> {
    name: &'a str,
    is_block: bool,
    is_cell: bool,
    is_formatting: bool,
}

impl<'a> Open<'a> {
    fn new(name: &'a str) -> Self {
        let lower = name.to_ascii_lowercase();
        Self {
            name,
            is_block: is_block(&lower),
            is_cell: ["td", "th"].contains(&lower.as_str()),
            is_formatting: FORMATTING.contains(&lower.as_str()),
        }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn is_among(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }
}

/// What is open while the tags of a page are read.
#[derive(Default)]
struct Nesting<'a> {
    open: Vec<Open<'a>>,
    /// The formatting elements that were not closed, with their tags; an empty name where a cell of a table begins.
    formatting: Vec<(&'a str, &'a str)>,
    /// Bytes of elements that were opened anew.
    copied: usize,
}

impl<'a> Nesting<'a> {
    fn start(&mut self, name: &'a str, tag: &'a str) {
        let started = Open::new(name);
        if started.is_among(VOID) {
            return;
        }
        for (items, list) in
            [(["li", "li"], ["ol", "ul"]), (["dt", "dd"], ["dl", "dl"]), (["td", "th"], ["tr", "table"])]
        {
            if started.is_among(&items) {
                self.end_one_of(&items, &list);
            }
        }
        if started.is_among(&["tr", "tbody", "thead", "tfoot"]) {
            let items: &[&str] = if started.is("tr") { &["tr"] } else { &["tbody", "thead", "tfoot"] };
            self.end_one_of(items, &["table"]);
        }
        // A link ends where the next begins.
        if started.is("a") && self.formatting[self.of_cell()..].iter().any(|(open, _)| started.is(open)) {
            self.close(name);
        }
        if started.is_block {
            let last = self.open.iter().rposition(|inner| inner.is_block);
            if let Some(last) = last.filter(|&last| self.open[last].is("p")) {
                self.truncate(last);
            }
        } else {
            self.copy();
        }
        if started.is_cell {
            self.formatting.push(("", ""));
        } else if started.is_formatting {
            self.format(name, tag);
        }
        self.open.push(started);
    }

    /// Takes a formatting element down; of four that are the same the first is forgotten.
    fn format(&mut self, name: &'a str, tag: &'a str) {
        let here = self.of_cell();
        let mut same = (here..self.formatting.len()).filter(|&at| self.formatting[at].1 == tag);
        if let (Some(first), Some(_), Some(_)) = (same.next(), same.next(), same.next()) {
            self.formatting.remove(first);
        }
        self.formatting.push((name, tag));
    }

    fn text(&mut self, text: &str) {
        if !text.trim_ascii().is_empty() {
            self.copy();
        }
    }

    /// Where the formatting elements of the innermost cell begin.
    fn of_cell(&self) -> usize {
        self.formatting.iter().rposition(|(name, _)| name.is_empty()).map_or(0, |at| at + 1)
    }

    /// Opens the formatting elements anew that ended with something around them.
    fn copy(&mut self) {
        let here = self.of_cell();
        if here == self.formatting.len() {
            return;
        }
        let inner = self.open.iter().rev().take_while(|inner| !inner.is_cell);
        let open = inner.filter(|inner| inner.is_formatting).count();
        for at in (here + open).min(self.formatting.len())..self.formatting.len() {
            let (name, tag) = self.formatting[at];
            self.copied += ELEMENT + tag.len();
            self.open.push(Open::new(name));
        }
    }

    /// Ends the innermost of `items`, when no `list` was opened inside it.
    fn end_one_of(&mut self, items: &[&str], list: &[&str]) {
        let last = self.open.iter().rposition(|inner| inner.is_among(items) || inner.is_among(list));
        if let Some(last) = last.filter(|&last| self.open[last].is_among(items)) {
            self.truncate(last);
        }
    }

    fn close(&mut self, name: &str) {
        if FORMATTING.iter().any(|other| name.eq_ignore_ascii_case(other))
            && let Some(at) = self.formatting.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name))
        {
            self.formatting.remove(at);
        }
        if let Some(at) = self.open.iter().rposition(|inner| inner.is(name)) {
            self.truncate(at);
        }
    }

    /// Ends all from the place `at` on; with a cell goes what was formatted in it.
    fn truncate(&mut self, at: usize) {
        let cells = self.open[at..].iter().filter(|inner| inner.is_cell).count();
        for _ in 0..cells {
            while self.formatting.pop().is_some_and(|(name, _)| !name.is_empty()) {}
        }
        self.open.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_that_are_never_closed_go_on() {
        let fonts: String = (0..1500).map(|n| format!("<font size={n}>")).collect();
        assert!(is_too_deep(&format!("<p>{fonts}甲{}", "<p>甲".repeat(2_000))));
        for page in [
            "<p><font size=1>甲".repeat(9000),
            "<p><b><i>甲</i></b></p>".repeat(9000),
            "<p><a name=1>甲<a name=2>乙".repeat(9000),
            format!("<table>{}", "<tr><td><font><b>甲<td>".repeat(9000)),
            format!("<p>{fonts}{}甲{}", "</font>".repeat(1500), "<p>甲".repeat(2_000)),
        ] {
            assert!(!is_too_deep(&page), "{}", &page[..30]);
        }
    }

    #[test]
    fn attributes_are_counted_outside_of_their_values() {
        let many: String = (0..60_000).map(|n| format!(" a{n}=1")).collect();
        assert!(is_too_deep(&format!("<p{many}>甲")));
        assert!(!is_too_deep(&format!(
            "<p>甲<img alt='' src=\"data:image/png;base64,{}\">",
            "Aa/ ".repeat(60_000)
        )));
    }

    #[test]
    fn only_open_elements_count() {
        for page in [
            "<p>甲".repeat(9000),
            "<ol>".to_owned() + &"<li>甲".repeat(9000),
            "<table>".to_owned() + &"<tr><td>甲<td><p>乙".repeat(9000),
            "<dl>".to_owned() + &"<dt>甲<dd>乙".repeat(9000),
            "<p>甲<o:p/></p>".repeat(9000),
            "<DIV><br>甲<span></span></div>".repeat(9000),
            "a < b && c<d;".repeat(9000),
        ] {
            assert!(!is_too_deep(&page), "{}", &page[..30]);
        }
        for page in ["<div>", "<ol><li>", "<table><tr><td>", "<b a=1>"] {
            assert!(is_too_deep(&page.repeat(9000)), "{page}");
        }
    }
}
