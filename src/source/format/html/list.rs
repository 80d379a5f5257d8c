//! The numbers that a browser prints before the items of ordered lists.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::super::numeral;

/// The lists that are open, the innermost last.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

struct List {
    style: Style,
    next: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// No number is printed.
    Bare,
    Decimal,
    Lower,
    Upper,
    Chinese,
}

impl Lists {
    /// A list begins.
    pub(super) fn open(&mut self, list: &Element) {
        let next = list.attr("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        self.open.push(List { style: style(list), next });
    }

    /// The innermost list ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// An item begins; its number, unless it begins with one of its own.
    pub(super) fn item(&mut self, item: NodeRef<'_, Node>, element: &Element) -> Option<String> {
        let list = self.open.last_mut()?;
        let number = element.attr("value").and_then(|n| n.trim().parse().ok()).unwrap_or(list.next);
        list.next = number.saturating_add(1);
        (!is_numbered(item)).then(|| label(list.style, number)).flatten()
    }
}

fn style(list: &Element) -> Style {
    let css = list.attr("style").unwrap_or_default();
    let css = css.find("list-style").map_or("", |at| &css[at..]);
    if list.name() == "ul" || css.split(';').next().is_some_and(|css| css.contains("none")) {
        return Style::Bare;
    }
    if css.contains("cjk") || css.contains("chinese") {
        return Style::Chinese;
    }
    match list.attr("type") {
        Some("a") => Style::Lower,
        Some("A") => Style::Upper,
        _ => Style::Decimal,
    }
}

fn label(style: Style, number: i64) -> Option<String> {
    let letter = |first: u8| {
        let n = u8::try_from(number).ok().filter(|n| (1..=26).contains(n))?;
        Some(char::from(first + n - 1))
    };
    match style {
        Style::Bare => None,
        Style::Lower => letter(b'a').map(|c| format!("{c}. ")),
        Style::Upper => letter(b'A').map(|c| format!("{c}. ")),
        Style::Chinese => numeral::chinese(number).map(|n| format!("{n}、")),
        Style::Decimal => Some(format!("{number}. ")),
    }
}

/// So many nodes are looked at to find the first text of an item.
const NODES: usize = 20;

/// True when the text of an item begins with a number of its own, as `1.`, `（一）`, `①`, `第一条`.
fn is_numbered(item: NodeRef<'_, Node>) -> bool {
    let texts = item.descendants().take(NODES).filter_map(|node| node.value().as_text());
    let start: String = texts.flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).take(4).collect();
    let rest = start.trim_start_matches(['（', '(', '第']);
    let number =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十〇百".contains(c));
    let marked = number.starts_with(['、', '.', '．', '）', ')', '条', '章', '款']);
    rest.starts_with(|c| matches!(c, '①'..='⒛')) || number.len() < rest.len() && marked
}
