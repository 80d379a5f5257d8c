//! What a person should look at: a diagnostic code per file, checked when all of a source has been read.

use crate::diagnostic::Diagnostic;
use crate::extract::SourceRecords;

pub mod attachment_missing;
pub mod date_order;
pub mod duplicate;
pub mod number_bracket;
pub mod numbering_gap;
pub mod ocr_suspect;
pub mod table_total;
pub mod toc;
pub mod undecodable;
pub mod unknown_block;

/// The checks of one source, in the order in which they run.
const CHECKS: &[fn(&SourceRecords) -> Vec<Diagnostic>] = &[
    toc::find,
    number_bracket::find,
    date_order::find,
    attachment_missing::find,
    numbering_gap::find,
    table_total::find,
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
    found.sort_by_key(|d| (d.span, d.code.name));
    for (i, diagnostic) in found.iter_mut().enumerate() {
        diagnostic.diagnostic_id = format!("{}/x{}", records.source.source_id, i + 1);
        let document = diagnostic.document.and_then(|at| records.structure.documents.get(at));
        diagnostic.document_id = document.map(|d| d.document_id.clone());
    }
    records.diagnostics = found;
}

#[cfg(test)]
mod tests {
    /// The codes that a text gives.
    pub(super) fn codes(text: &str) -> Vec<&'static str> {
        crate::parse(text).diagnostics.iter().map(|d| d.code.name).collect()
    }
}
