//! What a person should look at: a diagnostic code per file, checked when all of a source has been read.

use crate::diagnostic::Diagnostic;
use crate::extract::SourceRecords;
use crate::resolve::{Home, Records, Unresolved};

mod across;
pub mod attachment_missing;
pub mod date_order;
pub mod duplicate;
pub mod fixup_applied;
pub mod flattened_table;
pub mod number_bracket;
pub mod numbering_gap;
pub mod ocr_suspect;
pub mod posts;
pub mod printings;
pub mod table_total;
pub mod text_table;
pub mod toc;
pub mod undecodable;
pub mod unknown_block;
pub mod unresolved_organ;

pub use across::Across;
pub(crate) use across::Findings;

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

/// Checks sources that were joined in memory against each other.
pub fn across(records: &mut Records) {
    let Records { sources, joined, .. } = records;
    let mut across = Across::default();
    for (at, (source, (digest, resolution))) in sources.iter().zip(joined.iter()).enumerate() {
        across.add(at, digest, &Home::of(source), |name| resolution.organs.get(name)?.as_deref());
    }
    across.close();
    for (at, (source, (_, resolution))) in sources.iter_mut().zip(joined.iter()).enumerate() {
        add(source, &resolution.unresolved, across.take(at));
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
