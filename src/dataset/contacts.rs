//! `contacts`: one row for each way to reach somebody.

use super::column::Column;
use super::common::{document_id, issue_id, rule, span};
use super::table::{Table, rows};
use crate::model::Contact;

type C = Column<Contact>;

pub(super) fn table() -> Table<Contact> {
    Table::new("contacts", "One row for each way to reach somebody.", columns(), |records| {
        rows(records, |s| &s.contacts)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        document_id(|c: &Contact| &c.document_id),
        issue_id(|c: &Contact| &c.issue_id),
        C::term("kind", |c| c.kind).about("How to reach somebody."),
        C::text("value", |c| &c.value).about("The name, number or address.").example("0990-5550134"),
        C::text("label_raw", |c| &c.label_raw)
            .about("The label before it, as printed.")
            .example("联系电话")
            .null("when none is printed"),
        rule(|c: &Contact| &c.rule),
    ];
    columns.extend(span(|c: &Contact| c.span));
    columns
}
