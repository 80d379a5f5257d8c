//! Area `target`: the quantities that a text sets or reports, with subject and period.

use gongbao::model::Target;

/// The targets of a text, a line each.
pub(super) fn render(text: &str) -> String {
    gongbao::parse(text).targets.iter().map(show).collect()
}

fn show(t: &Target) -> String {
    format!(
        "{} | {} | {} {}{}{} | {}{} | {}\n",
        t.rule,
        t.value_raw,
        t.comparator,
        t.value,
        t.value_max.map_or(String::new(), |max| format!("..{max}")),
        t.unit,
        t.period_end.or(t.period_start).map_or("-".to_owned(), |d| d.to_string()),
        if t.cumulative == Some(true) { " cumulative" } else { "" },
        t.subject.as_deref().unwrap_or("-"),
    )
}
