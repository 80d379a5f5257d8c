//! Area `event`: the activities of a text, with the printed text in which each stands.

use gongbao::extract::SourceRecords;
use gongbao::model::Event;

/// The events of a text, a line each.
pub(super) fn render(text: &str) -> String {
    let records = gongbao::parse(text);
    records.events.iter().map(|event| show(&records, event)).collect()
}

fn show(records: &SourceRecords, event: &Event) -> String {
    let when = |date: Option<_>, precision: Option<gongbao::model::Precision>| match (date, precision) {
        (Some(date), Some(precision)) => format!("{date:?} {precision}"),
        _ => "-".to_owned(),
    };
    let printed = event.span.slice(&records.source.text);
    let start: String = printed.chars().take(12).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    format!(
        "{} | {} | {}..{} | {} | {} | {} | {start}…\n",
        event.rule,
        event.name,
        when(event.start_date, event.start_precision),
        when(event.end_date, event.end_precision),
        event.place.as_deref().unwrap_or("-"),
        event.content.as_deref().unwrap_or("-"),
        event.hosts.join("+"),
    )
}
