//! Deadlines along the time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart::{Columns, columns};
use crate::site::link::{anchor, reading_page};
use crate::site::part::Source;
use crate::site::reading::short;

/// Deadlines by year and month.
#[derive(Default)]
pub(super) struct Deadlines {
    months: BTreeMap<(i32, u32), Month>,
}

#[derive(Default)]
struct Month {
    count: u64,
    items: Vec<Item>,
}

#[derive(Clone, Serialize)]
struct Item {
    date: String,
    text: String,
    document: String,
    link: String,
}

/// So many deadlines of a month are told.
const TOLD: usize = 20;
/// Over more years than this a column is a year, not a month.
const YEARS_OF_MONTHS: i32 = 8;

#[derive(Serialize)]
pub(super) struct Page {
    columns: Columns,
    years: Vec<Year>,
    count: u64,
}

#[derive(Serialize)]
struct Year {
    year: i32,
    count: u64,
    months: Vec<MonthView>,
}

#[derive(Serialize)]
struct MonthView {
    month: u32,
    count: u64,
    items: Vec<Item>,
    left_out: u64,
}

impl Deadlines {
    pub(super) fn add(&mut self, source: Source<'_>) {
        let documents = source.records("documents");
        let title = |id: Option<&str>| {
            let document = documents.iter().find(|document| document.get("document_id") == id);
            document.and_then(|document| document.get("title")).unwrap_or_default()
        };
        for record in source.records("milestones") {
            let Some(date) = record.get("end_date").or(record.get("start_date")) else { continue };
            let Some((year, month)) = year_and_month(date) else { continue };
            let of_month = self.months.entry((year, month)).or_default();
            of_month.count += 1;
            if of_month.items.len() < TOLD {
                let text = record.get("task").filter(|task| !task.is_empty()).or(record.get("label"));
                of_month.items.push(Item {
                    date: date.to_owned(),
                    text: short(text.unwrap_or_default()),
                    document: title(record.get("document_id")).to_owned(),
                    link: format!("{}#{}", reading_page(source.id()), anchor("milestones", record.n)),
                });
            }
        }
    }

    /// A column for each month, or for each year when there are many.
    pub(super) fn columns(&self) -> Columns {
        let (Some((first, _)), Some((last, _))) =
            (self.months.first_key_value(), self.months.last_key_value())
        else {
            return Columns::default();
        };
        let link = |year: i32| format!("deadlines.html#y{year}");
        let by_year = last.0 - first.0 > YEARS_OF_MONTHS;
        let count = |year, month| self.months.get(&(year, month)).map_or(0, |month| month.count);
        let steps = (first.0..=last.0).flat_map(|year| match by_year {
            true => vec![(year.to_string(), (1..=12).map(|month| count(year, month)).sum(), link(year))],
            false => {
                (1..=12).map(|month| (format!("{year}-{month:02}"), count(year, month), link(year))).collect()
            }
        });
        columns(trimmed(steps.collect()))
    }

    pub(super) fn page(&self) -> Page {
        let mut years: Vec<Year> = Vec::new();
        for (&(year, month), found) in &self.months {
            if years.last().is_none_or(|last| last.year != year) {
                years.push(Year { year, count: 0, months: Vec::new() });
            }
            let Some(last) = years.last_mut() else { continue };
            let mut items = found.items.clone();
            items.sort_by(|a, b| a.date.cmp(&b.date));
            let left_out = found.count - items.len() as u64;
            last.count += found.count;
            last.months.push(MonthView { month, count: found.count, items, left_out });
        }
        Page { columns: self.columns(), years, count: self.months.values().map(|month| month.count).sum() }
    }
}

/// Steps without those at both ends that count nothing.
fn trimmed(steps: Vec<(String, u64, String)>) -> Vec<(String, u64, String)> {
    let is_some = |step: &(String, u64, String)| step.1 > 0;
    let Some(first) = steps.iter().position(is_some) else { return Vec::new() };
    let last = steps.iter().rposition(is_some).unwrap_or(first);
    steps.into_iter().take(last + 1).skip(first).collect()
}

/// Year and month of `2023-04-06`, of the years in which gazettes set deadlines.
fn year_and_month(date: &str) -> Option<(i32, u32)> {
    let (year, rest) = date.split_once('-')?;
    let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    Some((year, rest.split('-').next()?.parse().ok().filter(|month| (1..=12).contains(month))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read() {
        assert_eq!(year_and_month("2023-04-06"), Some((2023, 4)));
        for date in ["", "2023", "-0001-01-01", "9999-01-01", "2023-13-01"] {
            assert_eq!(year_and_month(date), None, "{date}");
        }
    }

    #[test]
    fn empty_ends_are_cut() {
        let step = |count| (String::new(), count, String::new());
        let counts = |steps: Vec<(String, u64, String)>| steps.iter().map(|step| step.1).collect::<Vec<_>>();
        assert_eq!(counts(trimmed(vec![step(0), step(1), step(0), step(2), step(0)])), [1, 0, 2]);
        assert!(trimmed(vec![step(0)]).is_empty());
    }
}
