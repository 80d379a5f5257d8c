//! `milestones`: one row for each dated piece of work.

use super::column::Column;
use super::common::{document_id, period, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Milestone;

type C = Column<Milestone>;

pub(super) fn table() -> Table<Milestone> {
    Table::new("milestones", "One row for each dated stage or task.", columns(), |records| {
        rows(records, |s| &s.milestones)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("milestone_id", |m| &m.milestone_id)
            .key()
            .about("{document_id}/m{n}.")
            .example("云溪区人民政府公报/2023/4#2/m1"),
        document_id(|m: &Milestone| &m.document_id),
        section_id(|m: &Milestone| &m.section_id),
        C::text("label", |m| &m.label)
            .about("Name of the stage or task.")
            .example("集中整治阶段")
            .null("when it has no name"),
    ];
    columns
        .extend(period(|m: &Milestone| (m.start_date, m.start_precision), |m| (m.end_date, m.end_precision)));
    columns.extend([
        C::text("date_raw", |m| &m.date_raw).about("The dates as printed.").example("2023年5月至9月"),
        C::bool("inferred", |m| m.inferred)
            .about("True when a part of the dates, as the year, comes from the context.")
            .example("false"),
        C::text("task", |m| &m.task).about("The work that is dated.").example("完成辖区河道清淤。"),
        rule(|m: &Milestone| &m.rule),
    ]);
    columns.extend(span(|m: &Milestone| m.span));
    columns
}
