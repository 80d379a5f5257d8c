//! The head of a letter (函, 令, 公告) whose date, number and addressees stand in fields below the letterhead.

use std::ops::Range;

use super::head::Head;
use super::line::cc::organs;
use super::line::letter::{LetterField as F, letter_field};
use super::line::organ_header::organ_header;
use super::node::Node;
use super::segment::{is_form, is_signing_organ};
use crate::grammar::date::full_date;
use crate::model::BlockKind;
use crate::text::words::WordList;

/// Where a letter begins to speak.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letter {
    /// Where its text begins.
    pub(crate) text: usize,
    /// The node that says what it is about, and what it says.
    pub(crate) subject: Option<(usize, Range<usize>)>,
}

/// So many fields can stand between letterhead and text.
const FIELDS: usize = 24;

/// The node at which the letter begins whose number stands in a field at `number`: its letterhead, else its first field.
pub(super) fn letter_start(nodes: &[Node], free: &[bool], number: usize, floor: usize) -> Option<usize> {
    field(&nodes[number]).filter(|field| *field == F::Number)?;
    let above = |at: usize| (at > floor && free[at - 1]).then(|| &nodes[at - 1]);
    let mut at = number;
    while above(at).and_then(field).is_some_and(is_in_head) && number - at < FIELDS {
        at -= 1;
    }
    let fields = at;
    let header = |n: &&Node| organ_header(n.str()).is_some() || is_form(n.str()) || is_signing_organ(n);
    while above(at).filter(header).is_some() {
        at -= 1;
    }
    (at < fields || fields < number).then_some(at)
}

/// Reads the fields from `at` on into `head`, sets their kinds, and gives where the text begins; `None` for no letter.
pub(super) fn read(nodes: &mut [Node], at: usize, end: usize, head: &mut Head) -> Option<usize> {
    let run: Vec<F> = nodes[at..end.min(at + FIELDS)].iter().map_while(field).collect();
    let fields = run.iter().take_while(|field| is_in_head(**field)).count();
    let has = |wanted: F| run[..fields].contains(&wanted);
    let sent = has(F::Addressee) || run.get(fields) == Some(&F::Subject) || !head.header.is_empty();
    if !(has(F::Number) && sent || has(F::Addressee) && has(F::Date)) {
        return None;
    }
    for i in at..at + fields {
        read_field(nodes, i, head);
    }
    let subject = (at + fields..end.min(at + fields + 2)).find_map(|i| subject(&nodes[i], i));
    head.letter = Some(Letter { text: at + fields, subject });
    // Attachments are listed among the fields: the body begins there.
    Some((at..at + fields).find(|&i| nodes[i].kind == BlockKind::Unknown).unwrap_or(at + fields))
}

fn read_field(nodes: &mut [Node], i: usize, head: &mut Head) {
    let line = nodes[i].str().to_owned();
    let Some((field, value)) = letter_field(&line) else { return };
    let text = || Some(line[value..].to_owned()).filter(|text| !text.is_empty());
    nodes[i].kind = match field {
        F::Date => {
            head.date = full_date(&line[value..]).ok().map(|(_, date)| date);
            BlockKind::DateLine
        }
        F::Number => BlockKind::DocumentNumber,
        F::Addressee => {
            head.addressees = Some((i, organs(&line, value..line.len())));
            BlockKind::Addressee
        }
        F::Contact => BlockKind::Contact,
        F::Attachment if names_attachment(&line[value..]) => return,
        F::Urgency => {
            head.urgency = text();
            BlockKind::Note
        }
        F::Secrecy => {
            head.secrecy = text();
            BlockKind::Note
        }
        _ => BlockKind::Note,
    };
}

/// False for a reference to the text of the letter: `如主旨`, `如说明二`, `随文`, `无`.
fn names_attachment(value: &str) -> bool {
    static REFERS: WordList = WordList::new(&["如", "随", "见", "无", "详", "检附"]);
    !value.is_empty() && !REFERS.begin(value)
}

fn subject(node: &Node, at: usize) -> Option<(usize, Range<usize>)> {
    let line = node.str();
    let (_, value) = letter_field(line).filter(|(field, _)| *field == F::Subject)?;
    Some((at, value..line.trim_end_matches(['。', '；']).len().max(value)))
}

fn field(node: &Node) -> Option<F> {
    (!node.is_table()).then(|| letter_field(node.str())).flatten().map(|(field, _)| field)
}

/// True for what stands above the text of a letter.
fn is_in_head(field: F) -> bool {
    !matches!(field, F::Subject | F::Part | F::Original | F::Copy)
}
