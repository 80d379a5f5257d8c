//! `diagnostics`: what a person should look at.

use super::column::Column;
use super::common::{document_id, span};
use super::table::{Table, rows};
use crate::diagnostic::Diagnostic;

type C = Column<Diagnostic>;

pub(super) fn table() -> Table<Diagnostic> {
    let about =
        "One row for each finding that a person should look at, in the gazette or in our reading of it.";
    Table::new("diagnostics", about, columns(), |records| rows(records, |s| &s.diagnostics))
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("diagnostic_id", |d| &d.diagnostic_id)
            .key()
            .about("{source_id}/x{n}.")
            .example("9f86d081884c7d65/x1"),
        C::term("family", |d| d.code.family).about("Who is at fault."),
        document_id(|d: &Diagnostic| &d.document_id).about("The document concerned."),
        C::term("severity", |d| d.code.severity).about("How much it matters."),
        C::text("code", |d| &d.code.name)
            .about("What kind of finding it is.")
            .example("table-total-mismatch"),
        C::text("message", |d| &d.message)
            .about("What was found, with the values.")
            .example("the total prints 48, its rows add up to 47"),
    ];
    columns.extend(span(|d: &Diagnostic| d.span));
    columns
}
