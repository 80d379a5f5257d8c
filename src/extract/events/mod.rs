//! Activities with a time and a place: from fields (`时间：… 地点：… 内容：…`), from tables of activities, from news that
//! say when a named activity was held, from sentences that announce one (`定于5月10日在市体育馆举行`), and from the times of
//! examinations (`笔试时间为…`).
//!
//! A date without a year takes that of the headings above it, of the name of the activity, or of the document. What is
//! planned for a day that lies half a year or more before the document's own date is meant for the next year.

use super::{View, context};
use crate::grammar::date::{self, DateExpr};
use crate::model::{Date, Event, Precision};
use crate::text::Span;

mod exam;
mod field;
mod list;
mod news;
mod planned;
mod table;

/// The events of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Event> {
    let mut events = list::events(view);
    events.extend(table::events(view));
    events.extend(news::events(view));
    events.extend(exam::events(view));
    let announced = planned::events(view);
    events.extend(announced.into_iter().filter(|event| !is_known(&events, event)).collect::<Vec<_>>());
    events.sort_by_key(|event| event.span);
    for (i, event) in events.iter_mut().enumerate() {
        event.event_id = format!("{}/e{}", view.document.document_id, i + 1);
    }
    events
}

/// True when fields or a table tell of the activity that a sentence announces.
fn is_known(events: &[Event], announced: &Event) -> bool {
    events.iter().any(|event| event.name == announced.name)
}

/// When something takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct When {
    start: Option<(Date, Precision)>,
    end: Option<(Date, Precision)>,
}

impl When {
    /// The time that a text gives, from its first date on; dates without a year are of `year`.
    fn read(text: &str, year: Option<i16>) -> Option<Self> {
        let (_, expr) = date::find_all(text).into_iter().next()?;
        let year = expr.year().or(year)?;
        let (start, end) = expr.period(year);
        let (first, last) = match expr {
            DateExpr::Range(first, last) => (first, last),
            other => (other.last(), other.last()),
        };
        let when = Self {
            start: start.map(|day| (day, first.precision())),
            end: end.map(|day| (day, last.precision())),
        };
        (when.start.is_some() || when.end.is_some()).then_some(when)
    }

    /// As [`When::read`], for something that a document of this date plans.
    fn planned(text: &str, years: &Years) -> Option<Self> {
        let when = Self::read(text, years.year)?;
        let day = when.end.or(when.start)?.0;
        let printed = date::find_all(text).into_iter().next().and_then(|(_, expr)| expr.year()).is_some();
        let past = years.signed.is_some_and(|signed| months(signed) - months(day) >= MONTHS_BACK);
        if printed || !past {
            return Some(when);
        }
        Self::read(text, years.year.map(|year| year + 1))
    }
}

/// A plan does not set a date that lies so many months back.
const MONTHS_BACK: i32 = 6;

fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

/// What the context of a date without a year says.
struct Years {
    /// The year to take.
    year: Option<i16>,
    /// The date of the document, when the year is taken from it.
    signed: Option<Date>,
}

impl Years {
    /// Of a place in `section`, for an activity of this name.
    fn at(view: View<'_>, section: Option<usize>, name: &str) -> Self {
        match context::only_year(name).or_else(|| context::heading_year(view, section)) {
            Some(year) => Self { year: Some(year), signed: None },
            None => Self { year: context::document_year(view), signed: view.document.signed_date },
        }
    }
}

/// An event with a name and a time and nothing else.
fn event(view: View<'_>, name: &str, when: When, rule: &'static str, span: Span) -> Event {
    Event {
        event_id: String::new(),
        document_id: view.document.document_id.clone(),
        section_id: None,
        table_id: None,
        name: name.to_owned(),
        start_date: when.start.map(|(day, _)| day),
        start_precision: when.start.map(|(_, precision)| precision),
        end_date: when.end.map(|(day, _)| day),
        end_precision: when.end.map(|(_, precision)| precision),
        place: None,
        content: None,
        hosts: Vec::new(),
        rule,
        span,
    }
}

/// A value without the punctuation that ends it; `None` when nothing is left.
fn value(text: &str) -> Option<String> {
    let value = text.trim().trim_end_matches(['。', '；', '，']);
    (!value.is_empty()).then(|| value.to_owned())
}
