//! Names that only printed blanks part: `县人民政府副县长：沈　舟　林知远（女）`.

use std::ops::Range;

use crate::grammar::surname::is_name;
use crate::model::Paragraph;
use crate::text::words::chars;

/// The names in a part of a paragraph that is nothing but names, with remarks or without; ranges are of the part.
pub(super) fn printed_names(paragraph: &Paragraph, part: Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = &paragraph.str()[part.clone()];
    let pieces = pieces(paragraph, part);
    let is_single = |piece: &Range<usize>| text[piece.clone()].chars().count() == 1;
    let mut names = Vec::new();
    let mut rest = &pieces[..];
    while let Some((first, _)) = rest.first() {
        // `沈　舟`, `林　知　远`; `沈　舟　林　远` are two.
        let more = rest[1..].iter().take_while(|(piece, marked)| is_single(piece) && !marked).count();
        let used = match more {
            _ if !is_single(first) => 1,
            2 => 3,
            more => 1 + more.min(1),
        };
        let (last, _) = &rest[used - 1];
        let name = first.start..last.end;
        if !is_name(&text[name.clone()]) {
            return None;
        }
        names.push(name);
        rest = &rest[used..];
    }
    (!names.is_empty()).then_some(names)
}

/// What stands between blanks, as they are printed, and marks, each with whether a mark stands before it; remarks in
/// brackets are left out.
fn pieces(paragraph: &Paragraph, part: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let text = &paragraph.str()[part.clone()];
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    let (mut inside, mut marked, mut before) = (false, true, None);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let printed = paragraph.text.printed(part.start + at..part.start + end);
        let apart = before.take().is_none_or(|before| before < printed.start());
        if inside || chars!("、，；。 （").has(c) {
            inside = c != '）' && (inside || c == '（');
            marked |= c != ' ';
            continue;
        }
        match pieces.last_mut() {
            Some((last, _)) if !apart => last.end = end,
            _ => pieces.push((at..end, std::mem::take(&mut marked))),
        }
        before = Some(printed.end());
    }
    pieces
}
