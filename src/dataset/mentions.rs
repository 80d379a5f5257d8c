//! `mentions`: every entity named in the text.

use super::column::Column;
use super::common::{document_id, organ_id, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Mention;

type C = Column<Mention>;

/// What the normal form of each kind is.
const NORMAL: &str = "In its normal form: dates as 2023-04-06, 2023-04, 2023-Q2, 2023-H1, 2023, periods as \
    2023-04/2023-06, an end as ../2023-06, XXXX for a year that is not printed; quantities with their unit in base \
    units; titles without 《》; regions from their province down.";

pub(super) fn table() -> Table<Mention> {
    Table::new("mentions", "One row for each entity that the text names.", columns(), |records| {
        rows(records, |s| &s.mentions)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("mention_id", |m| &m.mention_id)
            .key()
            .about("{document_id}/m{n}.")
            .example("云溪区人民政府公报/2023/4#2/m7"),
        document_id(|m: &Mention| &m.document_id),
        section_id(|m: &Mention| &m.section_id),
        C::text("block_id", |m| &m.block_id)
            .references("blocks.block_id")
            .about("The block in which it is printed.")
            .example("9f86d081884c7d65/b12"),
        C::term("kind", |m| m.kind).about("What is named."),
        C::text("text_raw", |m| &m.text_raw).about("As printed.").example("2023 年4月6日"),
        C::text("normalized", |m| &m.normalized).about(NORMAL).example("2023-04-06"),
        organ_id(|m: &Mention| &m.organ_id),
        C::decimal("value", |m| m.value)
            .unit("as in column unit")
            .about("Value of an amount, quantity or share.")
            .example("650000000")
            .null("for other kinds"),
        C::text("unit", |m| &m.unit)
            .about("Unit of the value.")
            .example("元")
            .null("without a value, and for a fraction"),
        C::date("date_start", |m| m.date_start)
            .about("First day of a date.")
            .example("2023-04-06")
            .null("for other kinds, for an end, and when no year is printed"),
        C::date("date_end", |m| m.date_end)
            .about("Last day of a date.")
            .example("2023-04-06")
            .null("for other kinds, for a beginning, and when no year is printed"),
        rule(|m: &Mention| &m.rule),
    ];
    columns.extend(span(|m: &Mention| m.span));
    columns
}
