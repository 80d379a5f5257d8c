//! The printed text as pieces: cut wherever a block or a record begins or ends, so that any of them can be marked.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::site::catalog::{Form, GROUPS};
use crate::site::link::anchor;
use crate::site::part::{Record, Source};

/// One block, or several that share a printed line.
#[derive(Serialize)]
pub(super) struct Line<'p> {
    blocks: Vec<Block<'p>>,
}

/// A block.
#[derive(Serialize)]
struct Block<'p> {
    anchor: String,
    kind: &'p str,
    start: usize,
    end: usize,
    /// The page, where another one begins.
    page: Option<&'p str>,
    pieces: Vec<Piece<'p>>,
    notes: Vec<Note<'p>>,
}

/// A stretch of text in which no record begins or ends.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Piece<'p> {
    at: usize,
    /// Dataset of the records in it that matter most; empty for none.
    mark: &'static str,
    text: &'p str,
}

/// A diagnostic beside its block.
#[derive(Serialize)]
struct Note<'p> {
    anchor: String,
    at: usize,
    severity: Option<&'p str>,
    code: Option<&'p str>,
    message: Option<&'p str>,
}

/// Datasets whose records are marked in the text, from the one that matters most.
const MARKED: [&str; 12] = [
    "responsibilities",
    "citations",
    "appointments",
    "targets",
    "milestones",
    "events",
    "people",
    "contacts",
    "diagnostics",
    "table_cells",
    "toc_entries",
    "mentions",
];

/// The text of a source, block by block.
pub(super) fn lines<'p>(source: Source<'p>, blocks: &[Record<'p>]) -> Vec<Line<'p>> {
    let text = source.text();
    let spans = spans(source, text);
    let mut cutter = Cutter::new(text, &spans, blocks);
    let mut notes = notes(source);
    let mut lines: Vec<Line<'p>> = Vec::new();
    let (mut page, last) = (None, blocks.len());
    for (at, record) in blocks.iter().enumerate() {
        let Some(span) = record.span().map(|span| whole(text, span)) else { continue };
        let turned = record.get("page").filter(|&new| page != Some(new));
        page = turned.or(page);
        let later = notes.split_off(&span.end);
        let block = Block {
            anchor: anchor("blocks", record.n),
            kind: record.get("kind").unwrap_or("unknown"),
            start: span.start,
            end: span.end,
            page: turned,
            pieces: cutter.pieces(span.clone(), at + 1 == last),
            notes: std::mem::replace(&mut notes, later).into_values().flatten().collect(),
        };
        match lines.last_mut() {
            Some(line) if !text[..span.start].ends_with(['\n', '\r', '\u{c}']) => line.blocks.push(block),
            _ => lines.push(Line { blocks: vec![block] }),
        }
    }
    lines
}

/// The span of each record, with the place of its dataset in [`MARKED`].
fn spans(source: Source<'_>, text: &str) -> Vec<(Range<usize>, Option<usize>)> {
    let shown = GROUPS.iter().filter(|group| group.form != Form::Elsewhere || group.dataset == "table_cells");
    let mut spans = Vec::new();
    for group in shown {
        let rank = MARKED.iter().position(|&name| name == group.dataset);
        let found = source.records(group.dataset).into_iter().filter_map(Record::span);
        spans.extend(found.map(|span| (whole(text, span), rank)));
    }
    spans
}

/// The diagnostics by where they begin.
fn notes(source: Source<'_>) -> BTreeMap<usize, Vec<Note<'_>>> {
    let mut notes: BTreeMap<usize, Vec<Note<'_>>> = BTreeMap::new();
    for record in source.records("diagnostics") {
        let Some(span) = record.span() else { continue };
        let [severity, code, message] = ["severity", "code", "message"].map(|column| record.get(column));
        let note = Note { anchor: anchor("diagnostics", record.n), at: span.start, severity, code, message };
        notes.entry(span.start).or_default().push(note);
    }
    notes
}

/// The span, on borders of characters: an output that was tampered with is still shown.
fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.floor_char_boundary(span.end).max(start)
}

/// Cuts the text from its start to its end.
struct Cutter<'p> {
    text: &'p str,
    /// Where a piece begins, in order.
    borders: Vec<usize>,
    /// Where marked records begin (+1) and end (-1), in order.
    turns: Vec<(usize, usize, isize)>,
    next_border: usize,
    next_turn: usize,
    /// Records around the place, by the place of their dataset in [`MARKED`].
    around: [isize; MARKED.len()],
}

impl<'p> Cutter<'p> {
    fn new(text: &'p str, spans: &[(Range<usize>, Option<usize>)], blocks: &[Record<'_>]) -> Self {
        let blocks = blocks.iter().filter_map(|block| block.span()).map(|span| whole(text, span));
        let ends = |span: Range<usize>| [span.start, span.end];
        let mut borders: Vec<usize> =
            spans.iter().map(|(span, _)| span.clone()).chain(blocks).flat_map(ends).collect();
        borders.sort_unstable();
        borders.dedup();
        let marked = spans.iter().filter_map(|(span, rank)| Some((span, (*rank)?)));
        let mut turns: Vec<(usize, usize, isize)> =
            marked.flat_map(|(span, rank)| [(span.start, rank, 1), (span.end, rank, -1)]).collect();
        turns.sort_unstable();
        Self { text, borders, turns, next_border: 0, next_turn: 0, around: [0; MARKED.len()] }
    }

    /// The pieces of the next block; behind the last one stands an empty piece, for records without extent at the end.
    fn pieces(&mut self, block: Range<usize>, is_last: bool) -> Vec<Piece<'p>> {
        let mut pieces = Vec::new();
        while let Some(&start) = self.borders.get(self.next_border).filter(|&&start| start < block.end) {
            self.next_border += 1;
            let end = self.borders.get(self.next_border).map_or(block.end, |&next| next.min(block.end));
            // A gap between blocks, which no run leaves, is shown with the block behind it.
            pieces.push(Piece { at: start, mark: self.mark(start), text: &self.text[start..end] });
        }
        if is_last {
            pieces.push(Piece { at: block.end, mark: "", text: "" });
        }
        pieces
    }

    /// The dataset that matters most of the records around a place.
    fn mark(&mut self, at: usize) -> &'static str {
        while let Some(&(_, rank, step)) = self.turns.get(self.next_turn).filter(|turn| turn.0 <= at) {
            self.around[rank] += step;
            self.next_turn += 1;
        }
        self.around.iter().position(|&count| count > 0).map_or("", |rank| MARKED[rank])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text that is one block, each as `at:mark:text`.
    fn cut(text: &str, spans: &[(Range<usize>, &str)]) -> Vec<String> {
        let rank = |name: &str| MARKED.iter().position(|&known| known == name);
        let mut spans: Vec<_> = spans.iter().map(|(span, name)| (span.clone(), rank(name))).collect();
        spans.push((0..text.len(), None));
        let pieces = Cutter::new(text, &spans, &[]).pieces(0..text.len(), true);
        pieces.iter().map(|piece| format!("{}:{}:{}", piece.at, piece.mark, piece.text)).collect()
    }

    #[test]
    fn text_is_cut_at_every_border() {
        assert_eq!(cut("区财政局", &[]), ["0::区财政局", "12::"]);
        let nested =
            cut("由区财政局负责", &[(3..15, "mentions"), (3..21, "responsibilities"), (9..12, "sections")]);
        let expected = [
            "0::由",
            "3:responsibilities:区财",
            "9:responsibilities:政",
            "12:responsibilities:局",
            "15:responsibilities:负责",
            "21::",
        ];
        assert_eq!(nested, expected);
        let overlapping = cut("abcdef", &[(0..4, "mentions"), (2..6, "citations")]);
        assert_eq!(overlapping, ["0:mentions:ab", "2:citations:cd", "4:citations:ef", "6::"]);
        assert_eq!(cut("ab", &[(1..1, "table_cells")]), ["0::a", "1::b", "2::"]);
        assert_eq!(cut("", &[]), ["0::"]);
    }

    #[test]
    fn spans_stay_on_borders_of_characters() {
        assert_eq!(whole("区政", 1..4), 0..3);
        assert_eq!(whole("区政", 3..99), 3..6);
    }
}
