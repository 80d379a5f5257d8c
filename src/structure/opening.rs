//! What shows, behind the front matter of an issue, that its first document begins: a letterhead, a title with what stands
//! below it.

use super::front::join;
use super::line::addressee::addressees;
use super::line::letter::{LetterField, letter_field};
use super::line::organ_header::organ_header;
use super::node::Node;
use super::segment::is_title_part;
use super::unnumbered::begins_told;
use crate::grammar::organ::is_organ;
use crate::grammar::{doc_number, title};

/// A letterhead with its number, a title with its number, or a title with its addressees below.
pub(super) fn begins_with_head(nodes: &[Node], i: usize) -> bool {
    const LINES: usize = 4;
    if begins_letter(nodes, i) {
        return true;
    }
    (1..=LINES).take_while(|n| i + n < nodes.len()).any(|n| {
        let lines = &nodes[i..i + n];
        let next = nodes[i + n].str();
        let follows = is_number(next) || addressees(next).is_some();
        follows && lines.iter().all(|l| !l.is_table()) && title::looks_like_title(&join(lines))
    })
}

/// A letterhead above the fields of a letter, its number among them.
fn begins_letter(nodes: &[Node], i: usize) -> bool {
    const FIELDS: usize = 12;
    let field = |n: &Node| letter_field(n.str()).map(|(field, _)| field);
    let fields = || nodes[i + 1..].iter().take(FIELDS).map_while(field);
    organ_header(nodes[i].str()).is_some() && fields().any(|field| field == LetterField::Number)
}

/// A text without a number: who adopted it or where it was spoken stands below its title, or its first statement does.
pub(super) fn begins_stated(nodes: &[Node], i: usize) -> bool {
    const LINES: usize = 3;
    if begins_told(nodes, i) {
        return true;
    }
    let is_statement =
        |line: &str| line.ends_with('。') || line.ends_with('：') && line.contains(['。', '，']);
    let stated = |at: usize| nodes.get(at).is_some_and(|n| !n.is_table() && is_statement(n.str()));
    let Some(n) = (1..=LINES).find(|n| stated(i + n)) else { return false };
    nodes[i..i + n].iter().all(is_title_part) && is_one_title(&nodes[i..i + n])
}

/// One title with its number or its addressees below.
pub(super) fn begins_with_whole_head(nodes: &[Node], i: usize) -> bool {
    const LINES: usize = 4;
    let follows =
        |at: usize| nodes.get(at).is_some_and(|n| is_number(n.str()) || addressees(n.str()).is_some());
    let Some(n) = (1..=LINES).find(|n| follows(i + n)) else { return false };
    let lines = &nodes[i..i + n];
    lines.iter().all(|line| !line.is_table()) && is_one_title(lines)
}

/// True for the lines of one title: below a whole title no other one begins, nor an organ.
fn is_one_title(lines: &[Node]) -> bool {
    let is_title = |lines: &[Node]| title::looks_like_title(&join(lines));
    let organs = lines.iter().take_while(|line| is_organ(line.str())).count();
    is_title(lines)
        && !lines[organs..].iter().any(|line| is_organ(line.str()))
        && !(1..lines.len()).any(|at| is_title(&lines[..at]) && is_title(&lines[at..]))
}

pub(super) fn is_number(line: &str) -> bool {
    doc_number::whole(line).is_some() || doc_number::order_serial(line).is_some()
}
