//! From text to structure: paragraphs, documents, outlines, tables, and the lossless blocks.

use crate::diagnostic::Diagnostic;
use crate::model::{Block, Document, Issue, Paragraph, SourceKind, TocEntry};

pub mod ids;
pub mod line;
pub mod table;

/// A source and what was recognised in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// What the source holds.
    pub kind: SourceKind,
    /// Number of pages.
    pub pages: u32,
    /// Number of lines.
    pub lines: usize,
    /// All paragraphs, in text order.
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
