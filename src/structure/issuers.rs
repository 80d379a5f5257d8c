//! Who issues a document: the organs of its letterhead, of its title, or of its signature.

use super::head::Head;
use super::line::signature::{Signature, organs_before, signature};
use super::node::Node;
use crate::grammar::organ::is_organ;
use crate::grammar::title::issuer_in_title;
use crate::model::Document;
use crate::text::repair::is_blank;

/// The organs in whose name it is issued: from the letterhead, else from the title, else from the signature.
pub(crate) fn issuers(text: &str, nodes: &[Node], head: &Head, document: &Document) -> Vec<String> {
    if !head.header_organs.is_empty() {
        return head.header_organs.clone();
    }
    if let Some(issuer) = issuer_in_title(&document.title).filter(|_| !head.title.is_empty()) {
        let lines = head.title.clone().map(|i| nodes[i].span().slice(text));
        return organs_above(lines, issuer.chars().count())
            .unwrap_or_else(|| organs_before(&document.title_raw, issuer.chars().count()));
    }
    // An order is signed by a person, and issued by an organ.
    let is_person = |name: &str| matches!(signature(name), Some(Signature::Person { .. }));
    document.signatories.iter().filter(|name| !is_person(name)).cloned().collect()
}

/// Organs of which each fills lines of its own at the start of a title: of a joint issue.
fn organs_above<'a>(lines: impl Iterator<Item = &'a str>, mut chars: usize) -> Option<Vec<String>> {
    /// `办公室` on a line of its own goes on with the organ above it.
    const SHORTEST: usize = 5;
    let mut organs = Vec::new();
    for line in lines {
        let width = line.chars().filter(|c| !is_blank(*c)).count();
        let part = organs_before(line, chars.min(width));
        if chars.min(width) < SHORTEST || !part.iter().all(|organ| is_organ(organ)) {
            return None;
        }
        organs.extend(part);
        chars = chars.saturating_sub(width);
        if chars == 0 {
            break;
        }
    }
    (organs.len() > 1).then_some(organs)
}
