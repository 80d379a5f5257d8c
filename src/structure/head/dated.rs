//! The days in a head, with the organs beside them: below the title of a communiqué, above that of minutes, below the number.

use super::Head;
use crate::grammar::date::whole_date;
use crate::grammar::title::looks_like_title;
use crate::model::{BlockKind, Date};
use crate::structure::line::addressee::addressees;
use crate::structure::line::signature::{Signature, organs_of_line, signature};
use crate::structure::node::Node;
use crate::structure::segment::is_signing_organ;

/// Organs below the title of a communiqué, and the day in brackets below or above them: they issue it on that day.
pub(super) fn organs_and_day_below(text: &str, nodes: &mut [Node], end: usize, head: &mut Head) {
    const MOST: usize = 4;
    let day = |i: usize| {
        nodes[..end].get(i).filter(|node| !node.is_table()).and_then(|node| bracketed_date(node.str()))
    };
    let above = day(head.body);
    let start = head.body + usize::from(above.is_some());
    let organs =
        nodes[start.min(end)..end].iter().take(MOST).take_while(|node| is_signing_organ(node)).count();
    if head.title.is_empty() || organs == 0 || above.or_else(|| day(start + organs)).is_none() {
        return;
    }
    if above.is_some() {
        head.date = above;
        nodes[head.body].kind = BlockKind::DateLine;
    }
    for node in &mut nodes[start..start + organs] {
        node.kind = BlockKind::OrganHeader;
        head.header_organs.extend(organs_of_line(node.span().slice(text)));
    }
    head.body = start + organs;
}

/// An organ and a date on one line.
pub(super) fn is_organ_and_date(node: &Node) -> bool {
    !node.is_table() && organ_and_date(node.str()).is_some()
}

fn organ_and_date(line: &str) -> Option<(&str, Date)> {
    let at = line.find(|c: char| c.is_ascii_digit())?;
    let organ = line[..at].trim();
    let date = whole_date(&line[at..])?;
    matches!(signature(organ), Some(Signature::Organ(_))).then_some((organ, date))
}

/// Keeps what the line above the title of minutes tells: `云溪县人民政府办公室　2021年7月8日`.
pub(super) fn issued_on(nodes: &mut [Node], at: usize, head: &mut Head) {
    let Some((organ, date)) = organ_and_date(nodes[at].str()).map(|(o, d)| (o.to_owned(), d)) else { return };
    if head.header_organs.is_empty() {
        head.header_organs.push(organ);
    }
    head.date = Some(date);
    nodes[at].kind = BlockKind::OrganHeader;
}

/// `（2021年9月8日）`.
pub(super) fn bracketed_date(line: &str) -> Option<Date> {
    whole_date(line.strip_prefix('（')?.strip_suffix('）')?)
}

/// The day of signature below the number, above those who are addressed or the title; the index behind it.
pub(super) fn day_below(nodes: &mut [Node], at: usize, end: usize, head: &mut Head) -> usize {
    let next = nodes[..end].get(at + 1).filter(|next| !next.is_table()).map(Node::str);
    let Some(next) = next.filter(|_| !nodes[at].is_table()) else { return at };
    let Some(date) = whole_date(nodes[at].str()) else { return at };
    if addressees(next).is_none() && !looks_like_title(next) {
        return at;
    }
    nodes[at].kind = BlockKind::DateLine;
    head.date = Some(date);
    at + 1
}
