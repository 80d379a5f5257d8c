//! `unresolved-organ`: an organ whose full name is not known.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::resolve::Unresolved;

/// A record names an organ whose full name is neither printed anywhere nor in the dictionary, or may be one of several.
///
/// It stays an organ by itself. A line in a dictionary for `--organs` resolves it. Told once for each document and name.
/// Example: `区创投公司`, of which no source prints the registered name.
pub static UNRESOLVED_ORGAN: Code = Code {
    name: "unresolved-organ",
    family: Family::Parser,
    severity: Severity::Note,
    about: "the full name of an organ is not known; a dictionary given with --organs can say it",
};

/// Tells of a name that could not be resolved.
pub(super) fn diagnostic(unresolved: &Unresolved) -> Diagnostic {
    let name = &unresolved.name;
    let message = match &unresolved.candidates[..] {
        [] => format!("no full name is known for “{name}”"),
        several => format!("“{name}” may be {}", several.join(" or ")),
    };
    Diagnostic::new(&UNRESOLVED_ORGAN, unresolved.document, unresolved.span, message)
}
