//! Who issues a document: the organs of its letterhead, of its title, or of its signature.

use super::head::Head;
use super::line::deed::is_deed;
use super::line::signature::{Signature, organs_before, organs_of_line, signature};
use super::node::Node;
use super::segment::is_signing_organ;
use crate::grammar::organ::is_organ;
use crate::grammar::title::issuer_in_title;
use crate::model::Document;
use crate::text::repair::is_blank;
use crate::text::words::words;

/// The organs in whose name it is issued: from the letterhead, else from the title, else from the signature.
pub(crate) fn issuers(text: &str, nodes: &[Node], head: &Head, document: &Document) -> Vec<String> {
    if !head.header_organs.is_empty() {
        return head.header_organs.clone();
    }
    // `云溪市关于促进消费的若干措施` names a place.
    let is_place = |name: &str| name.ends_with(['市', '县', '区']);
    let titled =
        issuer_in_title(&document.title).filter(|issuer| !head.title.is_empty() && !is_place(issuer));
    if let Some(issuer) = titled {
        let lines = head.title.clone().map(|i| nodes[i].span().slice(text));
        return organs_above(lines, issuer.chars().count())
            .unwrap_or_else(|| organs_before(&document.title_raw, issuer.chars().count()));
    }
    if let Some(court) = above_deed(text, nodes, head) {
        return court;
    }
    // An order is signed by a person, and issued by an organ.
    let is_person = |name: &str| matches!(signature(name), Some(Signature::Person { .. }));
    document.signatories.iter().filter(|name| !is_person(name)).cloned().collect()
}

/// The organs on the lines above the name of a deed: `云溪市人民法院` above `民事判决书`.
fn above_deed(text: &str, nodes: &[Node], head: &Head) -> Option<Vec<String>> {
    let (deed, organs) = nodes[head.title.clone()].split_last()?;
    let above = !organs.is_empty() && is_deed(deed.str()) && organs.iter().all(is_signing_organ);
    above.then(|| organs.iter().flat_map(|organ| organs_of_line(organ.span().slice(text))).collect())
}

/// Organs of which each fills lines of its own at the start of a title: of a joint issue.
fn organs_above<'a>(lines: impl Iterator<Item = &'a str>, mut chars: usize) -> Option<Vec<String>> {
    /// `办公室` on a line of its own goes on with the organ above it, and so does `常务委员会`.
    const SHORTEST: usize = 5;
    let mut organs = Vec::new();
    for line in lines {
        let width = line.chars().filter(|c| !is_blank(*c)).count();
        let part = organs_before(line, chars.min(width));
        let goes_on = |organ: &String| words!["常务委员会", "主席团"].have(organ);
        if chars.min(width) < SHORTEST || !part.iter().all(|organ| is_organ(organ) && !goes_on(organ)) {
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
