//! `organs`: one row for each organisation.

use super::column::Column;
use super::common::region_code;
use super::table::{Table, rows_of_run};
use crate::model::Organ;

type C = Column<Organ>;

pub(super) fn table() -> Table<Organ> {
    Table::new("organs", "One row for each organisation that the sources name.", columns(), |records| {
        rows_of_run(&records.organs)
    })
}

fn columns() -> Vec<C> {
    vec![
        C::text("organ_id", |o| &o.organ_id)
            .key()
            .about("Its full name.")
            .example("青岚省临江市云溪区财政局"),
        C::text("name", |o| &o.name).about("Its full name.").example("青岚省临江市云溪区财政局"),
        C::text_list("aliases", |o| &o.aliases)
            .about("Other forms of the name that are printed.")
            .example("[\"云溪区财政局\", \"区财政局\"]"),
        region_code(|o: &Organ| &o.region_code),
        C::term("level", |o| o.level).about("Level of government.").null("when no level applies"),
        C::term("kind", |o| o.kind).about("What the organ is.").null("when it is not known"),
        C::int("mentions", |o| o.mentions).unit("rows").about("How many rows name it: documents by their issuers, addressees and the like, and extracted rows.").example("17"),
        C::bool("resolved", |o| o.resolved)
            .about("True when the full name is printed somewhere or known from the dictionary.")
            .example("true"),
        C::text("successor", |o| &o.successor)
            .about("Full name of the organ that took its work over; a predecessor is another organ, no alias.")
            .example("青岚省临江市云溪区应急管理局")
            .null("when it goes on, or its end is not known"),
        C::int("succeeded_year", |o| o.succeeded_year)
            .about("Year in which the reform that ended it was decided.")
            .example("2018")
            .null("when it goes on, or its end is not known"),
    ]
}
