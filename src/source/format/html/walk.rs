//! The walk over a page in source order.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

use super::super::flow::Flow;
use super::list::Lists;
use super::table;

type Tag<'a> = NodeRef<'a, Node>;

/// Elements that print nothing of their own, or nothing of the text.
const DROPPED: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "map", "menu",
    "nav", "noframes", "noscript", "object", "rp", "rt", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Parts of a page that stand around its text, where they are not a part of an article.
const AROUND: &[&str] = &["aside", "footer", "header"];

/// Words in a class, id or role that say so too, when the element is made of links.
const NAVIGATION: &[&str] = &[
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "foot",
    "footer",
    "menu",
    "menus",
    "nav",
    "navbar",
    "navi",
    "navigation",
    "pager",
    "pagination",
    "share",
    "sidebar",
    "sitemap",
    "topbar",
];

/// The decoded text of a page.
pub(super) fn text(root: Tag<'_>) -> String {
    let mut flow = Flow::default();
    Walk::default().run(root, &mut flow);
    flow.finish()
}

/// The text of one cell, on one line.
pub(super) fn cell_text(cell: Tag<'_>) -> String {
    let mut flow = Flow::cell();
    Walk::default().run(cell, &mut flow);
    flow.finish()
}

#[derive(Default)]
struct Walk {
    lists: Lists,
    /// Number of open `<pre>`.
    preformatted: usize,
    /// Number of open `<article>` and `<main>`.
    articles: usize,
}

impl Walk {
    fn run(&mut self, root: Tag<'_>, flow: &mut Flow) {
        let mut skipped = None;
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) if skipped.is_none() && !self.open(node, flow) => skipped = Some(node.id()),
                Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
                Edge::Close(node) if skipped.is_none() => self.close(node, flow),
                Edge::Open(_) | Edge::Close(_) => {}
            }
        }
    }

    /// Writes what stands at the head of `node`; false when what is inside must not be visited.
    fn open(&mut self, node: Tag<'_>, flow: &mut Flow) -> bool {
        let element = match node.value() {
            Node::Text(text) if self.preformatted > 0 => {
                flow.preformatted(text);
                return true;
            }
            Node::Text(text) => {
                flow.inline(text);
                return true;
            }
            Node::Element(element) => element,
            _ => return true,
        };
        let name = element.name();
        if self.is_dropped(node, element) {
            return false;
        }
        if is_block(name) {
            flow.paragraph();
        }
        match name {
            "br" => flow.line_break(),
            "pre" => self.preformatted += 1,
            "article" | "main" => self.articles += 1,
            "ol" | "ul" => self.lists.open(element),
            "li" => flow.label(self.lists.item(node, element)),
            "table" => {
                if let Some(lines) = table::lines(node) {
                    write_table(&lines, flow);
                    return false;
                }
            }
            _ => {}
        }
        true
    }

    fn close(&mut self, node: Tag<'_>, flow: &mut Flow) {
        let Node::Element(element) = node.value() else { return };
        match element.name() {
            "pre" => self.preformatted -= 1,
            "article" | "main" => self.articles -= 1,
            "ol" | "ul" => self.lists.close(),
            "li" => flow.label(None),
            _ => {}
        }
        if is_block(element.name()) {
            flow.paragraph();
        }
    }

    fn is_dropped(&self, node: Tag<'_>, element: &Element) -> bool {
        let name = element.name();
        let around = self.articles == 0 && AROUND.contains(&name) && !is_prose(node);
        DROPPED.binary_search(&name).is_ok() || around || is_hidden(element) || is_navigation(node, element)
    }
}

fn write_table(table: &table::Lines, flow: &mut Flow) {
    if let Some(caption) = &table.caption {
        flow.inline(caption);
    }
    flow.table(&table.rows);
}

/// True for elements that begin and end a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    element.attr("hidden").is_some()
        || style.contains("display") && style.replace([' ', '\t', '\n'], "").contains("display:none")
}

/// True when class, id or role name a part of the navigation, and the element reads like one.
fn is_navigation(node: Tag<'_>, element: &Element) -> bool {
    let words = ["class", "id", "role"].into_iter().filter_map(|name| element.attr(name));
    let named = words
        .flat_map(|value| value.split([' ', '-', '_']))
        .any(|word| NAVIGATION.iter().any(|navigation| word.eq_ignore_ascii_case(navigation)));
    named && is_block(element.name()) && has_link(node) && !is_prose(node)
}

/// So many nodes are looked at to tell prose from links.
const PROSE_NODES: usize = 400;

/// True when a sentence ends in `node`, or a title stands in it.
fn is_prose(node: Tag<'_>) -> bool {
    node.descendants().take(PROSE_NODES).any(|inner| match inner.value() {
        Node::Text(text) => text.contains('。'),
        Node::Element(element) => element.name() == "h1",
        _ => false,
    })
}

fn has_link(node: Tag<'_>) -> bool {
    let is_link = |inner: Tag<'_>| inner.value().as_element().is_some_and(|e| e.name() == "a");
    node.descendants().take(PROSE_NODES).any(is_link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(DROPPED.is_sorted() && BLOCKS.is_sorted());
    }
}
