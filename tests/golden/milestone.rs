//! Area `milestone`: the dated pieces of work of a text, with their rules.

use gongbao::model::{Date, Milestone};

/// The milestones of a text, a line each.
pub(super) fn render(text: &str) -> String {
    let records = gongbao::parse(text);
    records.milestones.iter().map(|m| show(m, &records.source.text)).collect()
}

fn show(m: &Milestone, text: &str) -> String {
    let printed: String =
        m.span.slice(text).chars().take(12).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let day = |d: Option<Date>| d.map_or("-".to_owned(), |d| d.to_string());
    let precision = m.end_precision.or(m.start_precision).map_or("-".to_owned(), |p| p.to_string());
    format!(
        "{} | {}..{} {precision}{} | {} | {} | {printed}…\n",
        m.rule,
        day(m.start_date),
        day(m.end_date),
        if m.inferred { " inferred" } else { "" },
        m.date_raw,
        m.label.as_deref().unwrap_or("-"),
    )
}
