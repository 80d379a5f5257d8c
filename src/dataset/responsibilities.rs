//! `responsibilities`: who answers for what.

use super::column::Column;
use super::common::{document_id, organ_id, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Responsibility;

type C = Column<Responsibility>;

pub(super) fn table() -> Table<Responsibility> {
    let about =
        "One row for each organ that a clause, sentence, field or cell names as answering for something.";
    Table::new("responsibilities", about, columns(), |records| rows(records, |s| &s.responsibilities))
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("responsibility_id", |r| &r.responsibility_id)
            .key()
            .about("{document_id}/r{n}.")
            .example("云溪区人民政府公报/2023/4#2/r5"),
        document_id(|r: &Responsibility| &r.document_id),
        section_id(|r: &Responsibility| &r.section_id),
        C::int("clause", |r| r.clause).about("Place of its clause in the document, from 1.").example("2"),
        C::term("role", |r| r.role).about("How the organ answers for the task."),
        C::text("role_raw", |r| &r.role_raw)
            .about("The wording of the role.")
            .example("牵头单位")
            .null("when the role follows from the place alone"),
        C::text("organ_raw", |r| &r.organ_raw).about("The organ as printed.").example("区水利局"),
        C::text("organ", |r| &r.organ).about("Its name, normalised.").example("区水利局"),
        organ_id(|r: &Responsibility| &r.organ_id),
        C::int("ordinal", |r| r.ordinal).about("Place in the list of its clause, from 1.").example("1"),
        C::text("task", |r| &r.task)
            .about("Heading or sentence for which the clause answers.")
            .example("完善河道巡查制度")
            .null("when no heading or sentence stands before it"),
        C::term("origin", |r| r.origin).about("Where it is printed."),
        rule(|r: &Responsibility| &r.rule),
    ];
    columns.extend(span(|r: &Responsibility| r.span));
    columns
}
