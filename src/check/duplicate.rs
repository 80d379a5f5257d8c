//! `duplicate-source` and `duplicate-issue`: two sources of a run hold the same.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::text::Span;

/// Two inputs have the same content, byte for byte.
///
/// Both are kept, so that counts still add up to what was given; the id of the later one by path ends in `~2`.
/// Example: the same file in two folders of an archive.
pub static DUPLICATE_SOURCE: Code = Code {
    name: "duplicate-source",
    family: Family::Source,
    severity: Severity::Warning,
    about: "two inputs have the same content; the later one by path has an id that ends in ~2",
};

/// Two inputs are the same issue of the same gazette, by title, year and number.
///
/// Both are kept; the id of the later one by path ends in `~2`.
/// Example: an issue once as a text file and once as a web page.
pub static DUPLICATE_ISSUE: Code = Code {
    name: "duplicate-issue",
    family: Family::Source,
    severity: Severity::Warning,
    about: "two inputs print the same issue; the later one by path has an id that ends in ~2",
};

/// Says that the content of a source was given before, at `first`.
pub fn duplicate_source(first: &str) -> Diagnostic {
    let message = format!("the same content as {first}; leave one of the two out to count it once");
    Diagnostic::new(&DUPLICATE_SOURCE, None, Span::default(), message)
}

/// Says that the issue `issue_id`, printed at `span`, was given before, at `first`.
pub fn duplicate_issue(issue_id: &str, first: &str, span: Span) -> Diagnostic {
    let message =
        format!("the issue {issue_id} is also in {first}; leave one of the two out to count it once");
    Diagnostic::new(&DUPLICATE_ISSUE, None, span, message)
}
