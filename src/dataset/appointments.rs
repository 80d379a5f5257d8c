//! `appointments`: one row for each person and post gained or lost.

use super::column::Column;
use super::common::{document_id, organ_id, rule, span};
use super::table::{Table, rows};
use crate::model::Appointment;

type C = Column<Appointment>;

pub(super) fn table() -> Table<Appointment> {
    Table::new("appointments", "One row for each person and post gained or lost.", columns(), |records| {
        rows(records, |s| &s.appointments)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("appointment_id", |a| &a.appointment_id)
            .key()
            .about("{document_id}/p{n}.")
            .example("云溪区人民政府公报/2023/4#5/p1"),
        document_id(|a: &Appointment| &a.document_id),
        C::text("person", |a| &a.person).about("Name of the person.").example("周砚秋"),
        C::term("action", |a| a.action).about("What happens to the post."),
        C::text("action_raw", |a| &a.action_raw).about("The wording of the action.").example("任命"),
        C::text("organ", |a| &a.organ)
            .about("Organ of the post.")
            .example("云溪区财政局")
            .null("when the post names none"),
        organ_id(|a: &Appointment| &a.organ_id),
        C::text("post", |a| &a.post).about("The post, without its organ.").example("副局长"),
        C::text("position_raw", |a| &a.position_raw)
            .about("Organ and post as printed.")
            .example("云溪区财政局副局长"),
        C::int("probation_months", |a| a.probation_months)
            .unit("months")
            .about("Probation in months (试用期一年 is 12).")
            .example("12")
            .null("when none is printed"),
        C::date("effective_date", |a| a.effective_date)
            .about("Day from which it holds.")
            .example("2023-04-06")
            .null("when none is printed"),
        rule(|a: &Appointment| &a.rule),
    ];
    columns.extend(span(|a: &Appointment| a.span));
    columns
}
