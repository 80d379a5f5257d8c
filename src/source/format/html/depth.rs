//! How deep the elements of a page are nested, before it is parsed.
//!
//! For each element the parser may look at all that are open; a page of nothing but open elements would keep it busy
//! for hours. Browsers stop at 512. The count is an estimate: it knows which elements end others, as the parser does,
//! but not every case.

use super::walk::is_block;

/// Deeper pages are refused.
const LIMIT: usize = 2_000;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// True when more elements are open at once than any real page has.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        let (end, name) = match tag.strip_prefix('/') {
            Some(tag) => (true, name(tag)),
            None => (false, name(tag)),
        };
        if name.is_empty() {
            continue;
        }
        if end {
            close(name, &mut open)
        } else {
            start(name, &mut open)
        }
        if open.len() > LIMIT {
            return true;
        }
        // A tag reaches to the next `>`, whatever stands in it.
        rest = tag.split_once('>').map_or("", |(_, rest)| rest);
    }
    false
}

/// The name of the element at the head of `rest`; empty when there is none.
fn name(rest: &str) -> &str {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-:_".contains(c))).unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) { &rest[..end] } else { "" }
}

fn start<'a>(name: &'a str, open: &mut Vec<&'a str>) {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    if VOID.iter().any(|void| is(void)) {
        return;
    }
    for (items, list) in
        [(["li", "li"], ["ol", "ul"]), (["dt", "dd"], ["dl", "dl"]), (["td", "th"], ["tr", "table"])]
    {
        if items.iter().any(|item| is(item)) {
            end_one_of(&items, &list, open);
        }
    }
    if ["tr", "tbody", "thead", "tfoot"].iter().any(|part| is(part)) {
        end_one_of(if is("tr") { &["tr"] } else { &["tbody", "thead", "tfoot"] }, &["table"], open);
    }
    if is_block(&name.to_ascii_lowercase()) {
        let last = open.iter().rposition(|inner| is_block(&inner.to_ascii_lowercase()));
        if let Some(last) = last.filter(|&last| open[last].eq_ignore_ascii_case("p")) {
            open.truncate(last);
        }
    }
    open.push(name);
}

/// Ends the innermost of `items`, when no `list` was opened inside it.
fn end_one_of(items: &[&str], list: &[&str], open: &mut Vec<&str>) {
    let among = |names: &[&str], name: &str| names.iter().any(|other| other.eq_ignore_ascii_case(name));
    let last = open.iter().rposition(|name| among(items, name) || among(list, name));
    if let Some(last) = last.filter(|&last| among(items, open[last])) {
        open.truncate(last);
    }
}

fn close(name: &str, open: &mut Vec<&str>) {
    if let Some(at) = open.iter().rposition(|inner| inner.eq_ignore_ascii_case(name)) {
        open.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
