//! What a person should look at: a diagnostic code per file, checked when all of a source has been read.

use crate::diagnostic::Diagnostic;
use crate::extract::SourceRecords;
use crate::resolve::{Digest, Home, Records, Unresolved};

pub mod attachment_missing;
pub mod cross_source;
pub mod date_order;
pub mod duplicate;
pub mod fixup_applied;
pub mod flattened_table;
pub mod number_bracket;
pub mod numbering_gap;
pub mod ocr_suspect;
pub mod table_total;
pub mod text_table;
pub mod toc;
pub mod undecodable;
pub mod unknown_block;
pub mod unresolved_organ;

pub use cross_source::Across;

/// The checks of one source, in the order in which they run.
const CHECKS: &[fn(&SourceRecords) -> Vec<Diagnostic>] = &[
    toc::find,
    number_bracket::find,
    date_order::find,
    attachment_missing::find,
    numbering_gap::find,
    table_total::find,
    flattened_table::find,
    text_table::find,
    ocr_suspect::find,
    unknown_block::find,
];

/// Checks a source and gathers all its diagnostics in text order, with their ids.
///
/// `earlier` are the findings of stages that knew more than this source.
pub fn check(records: &mut SourceRecords, earlier: Vec<Diagnostic>) {
    let mut found = earlier;
    found.append(&mut records.structure.diagnostics);
    found.extend(CHECKS.iter().flat_map(|check| check(records)));
    records.diagnostics = found;
    number(records);
}

/// Tells of the corrections of a source, when its records are those of the print.
pub fn corrected(records: &mut SourceRecords) {
    if !records.source.fixups.is_empty() {
        records.diagnostics.extend(fixup_applied::find(records));
        number(records);
    }
}

/// Adds what was found when all sources were known to the findings of one.
pub fn add(records: &mut SourceRecords, unresolved: &[Unresolved], across: Vec<Diagnostic>) {
    records.diagnostics.extend(unresolved.iter().map(unresolved_organ::diagnostic).chain(across));
    number(records);
}

/// Checks sources that are all in memory against each other, when organs and links are resolved.
pub fn across(records: &mut Records) {
    let mut across = Across::default();
    for (at, source) in records.sources.iter().enumerate() {
        let (digest, _) = Digest::of(source);
        let highest = digest.appointments.iter().filter_map(|row| row.organ).max();
        let mut organs = vec![None; highest.map_or(0, |at| at + 1)];
        for (digest, row) in digest.appointments.iter().zip(&source.appointments) {
            if let Some(at) = digest.organ {
                organs[at].clone_from(&row.organ_id);
            }
        }
        across.add(at, &digest, &Home::of(source), &organs);
    }
    across.close();
    let unresolved = records.unresolved.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
    for ((at, source), unresolved) in records.sources.iter_mut().enumerate().zip(unresolved) {
        add(source, unresolved, across.take(at));
    }
}

/// Sorts the diagnostics of a source by their place and gives them their ids.
fn number(records: &mut SourceRecords) {
    let found = &mut records.diagnostics;
    found.sort_by_key(|d| (d.span, d.code.name));
    for (i, diagnostic) in found.iter_mut().enumerate() {
        diagnostic.diagnostic_id = format!("{}/x{}", records.source.source_id, i + 1);
        let document = diagnostic.document.and_then(|at| records.structure.documents.get(at));
        diagnostic.document_id = document.map(|d| d.document_id.clone());
    }
}

#[cfg(test)]
mod tests {
    /// The codes that a text gives.
    pub(super) fn codes(text: &str) -> Vec<&'static str> {
        crate::parse(text).diagnostics.iter().map(|d| d.code.name).collect()
    }
}
