//! Back to the print: every place and all raw words of a source that was read with corrections.
//!
//! Structure and extraction read the text with its corrections as if it had been printed so, and know nothing of them.
//! When a source is read, this takes its records to what was printed, in one place: spans, and what `*_raw` says.
//! Normalised values keep the corrections.

use super::SourceRecords;
use crate::model::{Document, Section, Table};
use crate::structure::{Structure, printed_lines};
use crate::text::{Errata, Span};

impl SourceRecords {
    /// Takes every span and all raw words to the print, which becomes the text of the source.
    ///
    /// Nothing happens to a source without corrections.
    pub fn take_to_print(&mut self) {
        let Some(errata) = self.source.errata.take() else { return };
        let read = std::mem::take(&mut self.source.text);
        let way = Way { read: &read, errata: &errata };
        way.structure(&mut self.structure);
        way.records(self);
        self.structure.lines = printed_lines(errata.text());
        self.source.text = errata.into_text();
    }
}

/// The way from the text that was read to the print.
struct Way<'a> {
    read: &'a str,
    errata: &'a Errata,
}

impl Way<'_> {
    fn structure(&self, structure: &mut Structure) {
        structure.paragraphs.iter_mut().for_each(|paragraph| paragraph.text.take_to_print(self.errata));
        structure.blocks.iter_mut().for_each(|block| block.span = self.errata.tile(block.span));
        structure.issue.iter_mut().for_each(|issue| self.place(&mut issue.span));
        structure.toc.iter_mut().for_each(|entry| self.row(&mut entry.span, [&mut entry.title_raw]));
        structure.documents.iter_mut().for_each(|document| self.document(document));
        structure.diagnostics.iter_mut().for_each(|found| self.place(&mut found.span));
    }

    fn document(&self, document: &mut Document) {
        self.row(&mut document.title_span, [&mut document.title_raw]);
        if let Some(span) = &mut document.number_span {
            self.row(span, &mut document.number_raw);
        }
        self.place(&mut document.span);
        for attachment in &mut document.attachments {
            self.place(&mut attachment.span);
            attachment.body.iter_mut().for_each(|body| self.place(body));
        }
        let section = |section: &mut Section| self.row(&mut section.span, &mut section.label_raw);
        document.sections.iter_mut().for_each(section);
        document.tables.iter_mut().for_each(|table| self.table(table));
    }

    fn table(&self, table: &mut Table) {
        self.place(&mut table.span);
        table.cells.iter_mut().for_each(|cell| self.place(&mut cell.span));
    }

    fn records(&self, records: &mut SourceRecords) {
        for row in &mut records.responsibilities {
            self.row(&mut row.span, row.role_raw.iter_mut().chain([&mut row.organ_raw]));
        }
        for row in &mut records.citations {
            self.row(&mut row.span, &mut row.number_raw);
        }
        for row in &mut records.appointments {
            self.row(&mut row.span, [&mut row.action_raw, &mut row.position_raw]);
        }
        for row in &mut records.targets {
            self.row(&mut row.span, row.period_raw.iter_mut().chain([&mut row.value_raw]));
        }
        for row in &mut records.milestones {
            self.row(&mut row.span, [&mut row.date_raw]);
        }
        for row in &mut records.contacts {
            self.row(&mut row.span, &mut row.label_raw);
        }
        for row in &mut records.mentions {
            self.row(&mut row.span, [&mut row.text_raw]);
        }
        records.people.iter_mut().for_each(|row| self.place(&mut row.span));
        records.events.iter_mut().for_each(|row| self.place(&mut row.span));
        records.diagnostics.iter_mut().for_each(|found| self.place(&mut found.span));
    }

    /// Takes the raw words of a row, then its span.
    fn row<'r>(&self, span: &mut Span, raws: impl IntoIterator<Item = &'r mut String>) {
        for raw in raws {
            *raw = self.errata.raw(self.read, *span, raw);
        }
        self.place(span);
    }

    fn place(&self, span: &mut Span) {
        *span = self.errata.span(*span);
    }
}
