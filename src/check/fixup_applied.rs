//! `fixup-applied`: a correction of the fixups file of the input.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;

/// A correction was made to the printed text before it was read.
///
/// Normalised values have the correction, `*_raw` what was printed. Example: `2O19年`, read as `2019年`.
pub static FIXUP_APPLIED: Code = Code {
    name: "fixup-applied",
    family: Family::Source,
    severity: Severity::Note,
    about: "a correction of the fixups file was made before the text was read",
};

/// Tells of each correction at the place where it was made.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let documents = &records.structure.documents;
    let found = records.source.fixups.iter().map(|fixup| {
        let document = documents.iter().position(|document| document.span.contains(fixup.span));
        let message = format!("“{}” is read as “{}”: {}", fixup.old, fixup.new, fixup.reason);
        Diagnostic::new(&FIXUP_APPLIED, document, fixup.span, message)
    });
    found.collect()
}
