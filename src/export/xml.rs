//! [`Xml`]: XML as it is written: a line for each element that is no part of a sentence, everything escaped.
//!
//! A character that XML does not allow, as most control characters, becomes U+FFFD.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// An XML document under way.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
    open: Vec<&'static str>,
}

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub(super) fn begin(out: W) -> io::Result<Self> {
        let mut writer = Writer::new(out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer, open: Vec::new() })
    }

    /// A comment of our own words.
    pub(super) fn comment(&mut self, text: &str) -> io::Result<()> {
        self.break_line()?;
        self.writer.write_event(Event::Comment(BytesText::new(text)))
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.break_line()?;
        self.open.push(name);
        self.start(name, attributes)
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) -> io::Result<()> {
        match self.open.pop() {
            Some(name) => self.break_line().and_then(|()| self.end(name)),
            None => Ok(()),
        }
    }

    /// An element with text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.break_line()?;
        self.inline(name, attributes, text)
    }

    /// An element with text, alone in another.
    pub(super) fn leaf_in(
        &mut self,
        outer: (&str, &[Attribute<'_>]),
        name: &str,
        attributes: &[Attribute<'_>],
        text: &str,
    ) -> io::Result<()> {
        self.break_line()?;
        self.start(outer.0, outer.1)?;
        self.inline(name, attributes, text)?;
        self.end(outer.0)
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.break_line()?;
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// Closes what is open, and gives back where it was written.
    pub(super) fn finish(mut self) -> io::Result<W> {
        while !self.open.is_empty() {
            self.close()?;
        }
        self.break_line()?;
        Ok(self.writer.into_inner())
    }

    fn inline(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.end(name)
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn break_line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }
}

fn start<'n>(name: &'n str, attributes: &[Attribute<'_>]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// `text` with U+FFFD for each character that XML does not allow.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    match text.chars().all(is_allowed) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let mut xml = Xml::begin(Vec::new()).unwrap();
        xml.open("a", &[("title", "“<b>\" & '")]).unwrap();
        xml.leaf("p", &[], "<script>\u{7}&\"\u{ffff}").unwrap();
        xml.leaf_in(("p", &[]), "date", &[("date", "2023-04-06")], "4月6日").unwrap();
        xml.empty("e", &[]).unwrap();
        let text = String::from_utf8(xml.finish().unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<a title=\"“&lt;b&gt;&quot; &amp; &apos;\">",
                "<p>&lt;script&gt;\u{fffd}&amp;&quot;\u{fffd}</p>",
                "<p><date date=\"2023-04-06\">4月6日</date></p>",
                "<e/>",
                "</a>"
            ]
        );
    }
}
