//! The letterhead of a document as it is printed, also where its last line runs into the number.

use std::ops::Range;

use super::head::Head;
use super::line::organ_header::organ_header;
use super::node::Node;
use super::segment::is_form;
use crate::text::lines::LINE_ENDS;
use crate::text::repair::is_blank;
use crate::text::words::chars;

/// The letterhead as one string, with what is read as the line of the number and stands above it.
pub(super) fn letterhead(text: &str, nodes: &[Node], head: &Head) -> Option<String> {
    let last = form_of_number(nodes, head).filter(|(node, at)| {
        let printed = node.text.printed(0..at.end).end();
        let own_line = text[printed..].trim_start_matches(is_blank).starts_with(LINE_ENDS);
        !head.header.is_empty() || own_line
    });
    let lines = head.header.iter().map(|&i| nodes[i].str());
    let lines: String = lines.chain(last.map(|(node, at)| &node.str()[at])).collect();
    Some(lines).filter(|lines| !lines.is_empty())
}

/// What stands before the number on its line, below bare organs or none: `商务部令` of `商务部令第47号`, `公告` of `公告第15号`.
pub(super) fn form_of_number<'n>(nodes: &'n [Node], head: &Head) -> Option<(&'n Node, Range<usize>)> {
    let node = &nodes[head.number_at.as_ref()?.0];
    let line = node.str();
    let form = line.find(|c: char| c.is_ascii_digit() || chars!("第〔（").has(c))?;
    let bare = || head.header.iter().all(|&i| organ_header(nodes[i].str()).is_none());
    let ends = is_form(&line[..form])
        || (head.order || head.proclamation) && organ_header(&line[..form]).is_some() && bare();
    ends.then_some((node, 0..form))
}
