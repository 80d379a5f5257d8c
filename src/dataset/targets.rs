//! `targets`: one row for each quantity that a document sets, plans or reports.

use super::column::Column;
use super::common::{document_id, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Target;

type C = Column<Target>;

pub(super) fn table() -> Table<Target> {
    let about = "One row for each quantity that a document sets, plans or reports.";
    Table::new("targets", about, columns(), |records| rows(records, |s| &s.targets))
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("target_id", |t| &t.target_id)
            .key()
            .about("{document_id}/q{n}.")
            .example("云溪区人民政府公报/2023/4#2/q3"),
        document_id(|t: &Target| &t.document_id),
        section_id(|t: &Target| &t.section_id),
        C::text("subject", |t| &t.subject)
            .about("What is measured.")
            .example("河道保洁覆盖率")
            .null("when the sentence does not say"),
        C::date("period_start", |t| t.period_start)
            .about("First day of the time for which it holds.")
            .example("2023-01-01")
            .null("when only an end, or no time, is known"),
        C::date("period_end", |t| t.period_end)
            .about("Last day of the time for which it holds.")
            .example("2023-12-31")
            .null("when no time is known"),
        C::text("period_raw", |t| &t.period_raw)
            .about("That time as printed.")
            .example("到2023年底")
            .null("when no time is printed"),
    ];
    columns.extend(quantity());
    columns.push(rule(|t: &Target| &t.rule));
    columns.extend(span(|t: &Target| t.span));
    columns
}

fn quantity() -> Vec<C> {
    vec![
        C::term("comparator", |t| t.comparator).about("How the value bounds what is measured."),
        C::bool("cumulative", |t| t.cumulative)
            .about("True when it counts from the beginning (累计).")
            .example("true")
            .null("when the text does not say"),
        C::decimal("value", |t| t.value)
            .unit("as in column unit")
            .about("The value in its base unit: 6.5亿元 is 650000000, 八成 is 80.")
            .example("95"),
        C::decimal("value_max", |t| t.value_max)
            .unit("as in column unit")
            .about("Upper end of a range (1—2个).")
            .example("98")
            .null("when it is no range"),
        C::text("unit", |t| &t.unit).about("Base unit: money in 元, shares in %.").example("%"),
        C::text("value_raw", |t| &t.value_raw).about("Value and unit as printed.").example("95%以上"),
        C::text("sentence", |t| &t.sentence)
            .about("The sentence in which it stands.")
            .example("到2023年底，河道保洁覆盖率达到95%以上。"),
    ]
}
