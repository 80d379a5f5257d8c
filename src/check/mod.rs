//! What a person should look at: a diagnostic code per file, checked when all of a source has been read.

use crate::diagnostic::Diagnostic;
use crate::extract::SourceRecords;

pub mod duplicate;
pub mod undecodable;

/// Checks a source and gathers all its diagnostics in text order, with their ids.
///
/// `earlier` are the findings of stages that knew more than this source.
pub fn check(records: &mut SourceRecords, earlier: Vec<Diagnostic>) {
    let mut found = earlier;
    found.append(&mut records.structure.diagnostics);
    found.sort_by_key(|d| (d.span, d.code.name));
    for (i, diagnostic) in found.iter_mut().enumerate() {
        diagnostic.diagnostic_id = format!("{}/x{}", records.source.source_id, i + 1);
        let document = diagnostic.document.and_then(|at| records.structure.documents.get(at));
        diagnostic.document_id = document.map(|d| d.document_id.clone());
    }
    records.diagnostics = found;
}
