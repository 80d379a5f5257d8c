//! [`Totals`]: what is in the sources of a part, and of a run, counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::extract::SourceRecords;
use crate::model::BlockKind;
use crate::resolve::Resolution;

/// What is in some sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Sources.
    pub sources: usize,
    /// Documents in them.
    pub documents: usize,
    /// Bytes of decoded text.
    pub text_bytes: u64,
    /// Bytes of it that were not recognised.
    pub unknown_bytes: u64,
    /// How often each diagnostic code was given.
    pub diagnostics: BTreeMap<String, usize>,
    /// Diagnostics that are warnings or errors.
    pub warnings: usize,
    /// How many names and citations found what they stand for.
    pub resolution: Funnel,
}

/// How many names and citations found what they stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// Organs; they are counted for all sources together, not by part.
    pub organs: usize,
    /// Organs whose full name is known.
    pub organs_resolved: usize,
    /// Citations.
    pub citations: usize,
    /// Citations of a document of the run.
    pub citations_resolved: usize,
}

impl Totals {
    /// Counts a source.
    pub(super) fn count(&mut self, records: &SourceRecords, resolution: &Resolution) {
        self.sources += 1;
        self.documents += records.structure.documents.len();
        for block in &records.structure.blocks {
            self.text_bytes += block.span.len() as u64;
            if block.kind == BlockKind::Unknown {
                self.unknown_bytes += block.span.len() as u64;
            }
        }
        for diagnostic in &records.diagnostics {
            *self.diagnostics.entry(diagnostic.code.name.to_owned()).or_default() += 1;
            self.warnings += usize::from(diagnostic.code.severity != Severity::Note);
        }
        let (citations, linked) = resolution.funnel();
        self.resolution.citations += citations;
        self.resolution.citations_resolved += linked;
    }

    /// Adds what is in other sources.
    pub(super) fn add(&mut self, other: &Self) {
        self.sources += other.sources;
        self.documents += other.documents;
        self.text_bytes += other.text_bytes;
        self.unknown_bytes += other.unknown_bytes;
        for (code, count) in &other.diagnostics {
            *self.diagnostics.entry(code.clone()).or_default() += count;
        }
        self.warnings += other.warnings;
        self.resolution.organs += other.resolution.organs;
        self.resolution.organs_resolved += other.resolution.organs_resolved;
        self.resolution.citations += other.resolution.citations;
        self.resolution.citations_resolved += other.resolution.citations_resolved;
    }

    /// The share of the text that was not recognised, from 0 to 1.
    pub fn unknown_share(&self) -> f64 {
        self.unknown_bytes as f64 / self.text_bytes.max(1) as f64
    }
}
