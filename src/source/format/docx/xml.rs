//! A small tree of an XML part: local names, attributes, text.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deeper elements are no document.
const MAX_DEPTH: usize = 256;

/// A part has at most so many elements, texts and ends of elements; a thousand printed pages have some millions.
const MAX_EVENTS: usize = 16_000_000;

/// An element has at most so many attributes; those that are read come early.
const MAX_ATTRIBUTES: usize = 64;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix.
    pub(super) name: String,
    /// Names without prefix, and values.
    attributes: Vec<(String, String)>,
    /// The elements inside it.
    pub(super) children: Vec<Element>,
    /// The text directly inside it.
    pub(super) text: String,
}

impl Element {
    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of this name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of the attribute `val` of a child, as most properties are written.
    pub(super) fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.attribute("val")
    }

    /// The same as a number.
    pub(super) fn number(&self, child: &str) -> Option<usize> {
        self.value(child)?.trim().parse().ok()
    }

    /// True when the child is there and does not say no.
    pub(super) fn flag(&self, child: &str) -> bool {
        self.child(child)
            .is_some_and(|flag| !matches!(flag.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// True when `test` holds of an element inside.
    pub(super) fn any(&self, test: &impl Fn(&Element) -> bool) -> bool {
        self.children.iter().any(|child| test(child) || child.any(test))
    }
}

/// The tree of `xml`, under an element without a name; what is damaged ends it.
pub(super) fn parse(xml: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut open, mut events) = (vec![Element::default()], 0);
    loop {
        events += 1;
        if events > MAX_EVENTS {
            return Err(format!("more than {MAX_EVENTS} elements and texts"));
        }
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) if open.len() < MAX_DEPTH => open.push(element(&start)),
            Event::Start(_) => return Err(format!("elements nested more than {MAX_DEPTH} deep")),
            Event::Empty(start) => top(&mut open).children.push(element(&start)),
            Event::End(_) => close(&mut open),
            Event::Text(text) => top(&mut open).text.push_str(&text),
            Event::CData(text) => top(&mut open).text.push_str(&text),
            Event::GeneralRef(name) => {
                let c = name.resolve_char_ref().ok().flatten().or_else(|| predefined(&name));
                top(&mut open).text.extend(c);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    Ok(open.pop().unwrap_or_default())
}

fn top(open: &mut [Element]) -> &mut Element {
    let last = open.len() - 1;
    &mut open[last]
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        top(open).children.push(element);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let name = start.local_name().into_inner().to_owned();
    let mut attributes = start.attributes();
    // To look for names that come twice takes long where there are many.
    let attributes = attributes.with_checks(false).flatten().take(MAX_ATTRIBUTES).map(|attribute| {
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| String::new(), |value| value.into_owned());
        (attribute.key.local_name().into_inner().to_owned(), value)
    });
    Element { name, attributes: attributes.collect(), ..Element::default() }
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_built() {
        let tree = parse(
            "<?xml version='1.0'?><w:a w:x='1&amp;2'><w:b/>甲&amp;&#x4e59;<w:b w:val='0'>丙</w:b></w:a>",
        )
        .unwrap();
        let a = tree.child("a").unwrap();
        assert_eq!((a.attribute("x"), a.text.as_str(), a.named("b").count()), (Some("1&2"), "甲&乙", 2));
        assert!(a.flag("b") && !tree.flag("b"));
        assert!(parse(&"<a>".repeat(1000)).is_err());
        let many: String = (0..100_000).map(|n| format!(" a{n}='{n}'")).collect();
        assert_eq!(parse(&format!("<a{many}/>")).unwrap().children[0].attribute("a63"), Some("63"));
        assert_eq!(parse("<a><b>甲").unwrap().children[0].children[0].text, "甲");
    }
}
