//! `events`: one row for each activity with a time and a place.

use super::column::Column;
use super::common::{document_id, period, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Event;

type C = Column<Event>;

pub(super) fn table() -> Table<Event> {
    Table::new("events", "One row for each activity with a time and a place.", columns(), |records| {
        rows(records, |s| &s.events)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("event_id", |e| &e.event_id)
            .key()
            .about("{document_id}/e{n}.")
            .example("云溪区人民政府公报/2023/4#3/e1"),
        document_id(|e: &Event| &e.document_id),
        section_id(|e: &Event| &e.section_id),
        C::text("table_id", |e| &e.table_id)
            .references("tables.table_id")
            .about("The table that lists it.")
            .example("云溪区人民政府公报/2023/4#3/t1")
            .null("when it is not listed in a table"),
        C::text("name", |e| &e.name).about("Name of the activity.").example("云溪区第六届读书节开幕式"),
    ];
    columns.extend(period(|e: &Event| (e.start_date, e.start_precision), |e| (e.end_date, e.end_precision)));
    columns.extend([
        C::text("place", |e| &e.place)
            .about("Where it takes place.")
            .example("区图书馆")
            .null("when none is printed"),
        C::text("content", |e| &e.content)
            .about("What happens there.")
            .example("经典诵读、图书捐赠")
            .null("when none is printed"),
        C::text_list("hosts", |e| &e.hosts).about("Who holds it.").example("[\"区文化旅游委\"]"),
        rule(|e: &Event| &e.rule),
    ]);
    columns.extend(span(|e: &Event| e.span));
    columns
}
