//! From text to structure: paragraphs, documents, outlines, tables, and the lossless blocks.
//!
//! [`analyse`] runs the passes in order. Nothing fails here: what no pass understands stays a plain paragraph of its
//! document, or an `unknown` block outside of all documents.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::model::{Block, Document, Issue, Paragraph, Source, SourceKind, TocEntry};
use crate::text::{Lines, Marks};

mod approval;
mod aside;
mod attached;
mod block;
mod body;
mod contents;
mod document;
mod edges;
mod flat;
pub mod fold;
mod front;
mod furniture;
mod head;
mod headless;
pub mod ids;
mod issuers;
mod letter;
mod letterhead;
pub mod line;
mod listing;
mod margin;
mod masthead;
mod node;
mod number_line;
mod opening;
mod outline;
mod paragraph;
mod segment;
pub mod table;
mod unit;
mod unnumbered;
mod validity;
mod web_head;

/// A source and what was recognised in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// What the source holds.
    pub kind: SourceKind,
    /// Number of pages.
    pub pages: u32,
    /// Number of lines.
    pub lines: usize,
    /// Number of characters.
    pub chars: usize,
    /// All paragraphs, in text order. Not kept with stored records, which have all that is made of them.
    #[serde(skip)]
    pub paragraphs: Vec<Paragraph>,
    /// All blocks, in text order; they cover the text.
    pub blocks: Vec<Block>,
    /// The gazette issue, when there is a masthead.
    pub issue: Option<Issue>,
    /// Entries of the table of contents.
    pub toc: Vec<TocEntry>,
    /// The documents, in text order.
    pub documents: Vec<Document>,
    /// What the structure pass found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Recognises the structure of `source`; ids are left empty, see [`ids::assign`].
pub fn analyse(source: &Source) -> Structure {
    let text = &source.text;
    let lines = number_line::apart(text, flat::unflatten(text, Lines::new(text)));
    let furniture = furniture::furniture(text, &lines);
    let (mut nodes, class) = node::nodes(source, &lines, &furniture);
    let front = front::front(text, &mut nodes);
    let drafts = segment::segment(text, &mut nodes, front.as_ref());
    let issue = front.as_ref().map(|f| f.issue.clone());
    let mut documents: Vec<Document> = drafts
        .iter()
        .enumerate()
        .map(|(i, d)| document::document(source, &lines, &mut nodes, d, i, issue.as_ref()))
        .collect();
    let mut toc = front.map_or(Vec::new(), |f| f.toc);
    contents::match_entries(&mut toc, &documents);
    contents::name_news(&toc, &nodes, &mut documents);
    let (blocks, first) = block::blocks(text, &lines, &class, &nodes);
    let kind = match (&issue, documents.is_empty()) {
        (Some(_), _) => SourceKind::Gazette,
        (None, false) => SourceKind::Documents,
        (None, true) => SourceKind::Unknown,
    };
    Structure {
        kind,
        pages: lines.pages,
        lines: printed_lines(text),
        chars: text.chars().count(),
        paragraphs: paragraphs(nodes, &first),
        blocks,
        issue,
        toc,
        documents,
        diagnostics: Vec::new(),
    }
}

/// Number of lines of a text.
pub(crate) fn printed_lines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
        + usize::from(!text.is_empty() && !text.ends_with('\n'))
}

fn paragraphs(nodes: Vec<node::Node>, first: &[usize]) -> Vec<Paragraph> {
    let paragraph = |(i, n): (usize, node::Node)| Paragraph {
        kind: n.kind,
        marks: Marks::of(n.text.text()),
        text: n.text,
        page: n.page,
        document: n.document,
        section: n.section,
        attachment: n.attachment,
        table: n.table,
        block: first[i],
    };
    nodes.into_iter().enumerate().map(paragraph).collect()
}
