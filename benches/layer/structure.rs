//! Rows of tables, kinds of line, and all of the structure: paragraphs, documents, outline, tables, blocks.
//!
//! Outline and blocks are made of the paragraphs as the passes before left them, so they cannot be asked for alone.

use gongbao::structure::line::{
    addressee::addressees, attachment::attachment, cc::cc, head_mark::head_mark, imprint::imprint_field,
    issue_number::issue_number, note::note, organ_header::organ_header, print_line::print_line,
    signature::signature, toc_entry::toc_entries,
};
use gongbao::structure::table::row_runs;
use gongbao::structure::{Structure, analyse};

use super::Work;

pub(crate) const WORK: &[Work] = &[
    ("table-rows", |corpus| {
        // A text without tables is looked through as well.
        let runs = corpus.lines().map(|(source, lines)| row_runs(&source.text, lines, source.format).len());
        1 + runs.sum::<usize>()
    }),
    ("kinds-of-line", |corpus| corpus.paragraphs().map(kinds).sum()),
    ("analyse", |corpus| {
        let blocks = corpus.sources().iter().map(|source| covering(&analyse(source), source.text.len()));
        blocks.sum()
    }),
];

/// How many kinds of line a paragraph may be.
fn kinds(line: &str) -> usize {
    let kinds = [
        addressees(line).is_some(),
        attachment(line).is_some(),
        cc(line).is_some(),
        head_mark(line).is_some(),
        imprint_field(line).is_some(),
        issue_number(line).is_some(),
        note(line).is_some(),
        organ_header(line).is_some(),
        print_line(line).is_some(),
        signature(line).is_some(),
        !toc_entries(line).is_empty(),
    ];
    kinds.into_iter().filter(|is_kind| *is_kind).count()
}

/// The number of blocks, which cover the text.
fn covering(structure: &Structure, len: usize) -> usize {
    assert_eq!(structure.blocks.iter().map(|block| block.span.len()).sum::<usize>(), len);
    structure.blocks.len()
}
