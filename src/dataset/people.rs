//! `people`: one row for each mention of a person in a capacity.

use super::column::Column;
use super::common::{document_id, issue_id, organ_id, rule, span};
use super::table::{Table, rows};
use crate::model::Person;

type C = Column<Person>;

pub(super) fn table() -> Table<Person> {
    Table::new("people", "One row for each mention of a person in a capacity.", columns(), |records| {
        rows(records, |s| &s.people)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        document_id(|p: &Person| &p.document_id),
        issue_id(|p: &Person| &p.issue_id),
        C::text("person", |p| &p.person).about("Name of the person.").example("林知远"),
        C::term("capacity", |p| p.capacity).about("In what capacity the person is named."),
        C::text("group_name", |p| &p.group_name)
            .about("The leading group to which a member belongs.")
            .example("云溪区河长制工作领导小组")
            .null("for persons who are named outside a group"),
        C::text("group_role", |p| &p.group_role)
            .about("Role in that group.")
            .example("副组长")
            .null("for persons who are named outside a group"),
        C::text("position", |p| &p.position)
            .about("Position as printed.")
            .example("区委常委、副区长")
            .null("when none is printed"),
        organ_id(|p: &Person| &p.organ_id),
        rule(|p: &Person| &p.rule),
    ];
    columns.extend(span(|p: &Person| p.span));
    columns
}
