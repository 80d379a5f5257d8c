//! A pass per dataset: from the structure of one document to what it says. Knows no other source.

use crate::model::{Document, Paragraph, Source};
use crate::structure::Structure;
use crate::text::Span;
use std::ops::Range;

pub mod appointments;
pub mod citations;
mod clause;
pub mod contacts;
mod context;
mod errata;
pub mod events;
#[cfg(test)]
mod fixture;
pub mod mentions;
pub mod milestones;
pub mod people;
mod period;
mod rebase;
pub mod records;
pub mod responsibilities;
pub mod rules;
pub mod targets;

pub use records::{DocumentRecords, SourceRecords};

/// One document with the source in which it stands: what every pass reads.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The source, with its text.
    pub source: &'a Source,
    /// All that was recognised in it.
    pub structure: &'a Structure,
    /// The document.
    pub document: &'a Document,
}

impl<'a> View<'a> {
    /// The document's paragraphs, in text order, tables included.
    pub fn paragraphs(&self) -> &'a [Paragraph] {
        &self.structure.paragraphs[self.document.paragraphs.clone()]
    }

    /// Id of the innermost section of a paragraph.
    pub fn section_id(&self, paragraph: &Paragraph) -> Option<String> {
        paragraph.section.map(|i| self.document.sections[i].section_id.clone())
    }

    /// What was printed for `range` of a paragraph's repaired text, line joins closed.
    pub fn raw(&self, paragraph: &Paragraph, range: Range<usize>) -> String {
        paragraph.text.raw(&self.source.text, range)
    }

    /// Where `range` of a paragraph's repaired text was printed.
    pub fn span(&self, paragraph: &Paragraph, range: Range<usize>) -> Span {
        paragraph.text.printed(range)
    }
}
