//! Quantities over the years.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::chart::{self, Series, Value};
use crate::grammar::region;
use crate::site::link::{anchor, reading_page};
use crate::site::part::{Record, Source};
use crate::site::reading::{amount, short, sign};

/// Targets by place, subject and unit, and by year.
#[derive(Default)]
pub(super) struct Targets {
    series: BTreeMap<Key, Vec<Value>>,
    years: BTreeMap<i32, Year>,
}

/// Region code, or a document without one; subject, unit: values of one government only are compared.
type Key = (String, String, String);

#[derive(Default)]
struct Year {
    count: u64,
    items: Vec<Item>,
}

#[derive(Clone, Serialize)]
struct Item {
    subject: String,
    amount: String,
    link: String,
}

/// So many values of a series are kept, so many series shown, so many targets of a year told.
const VALUES: usize = 24;
const SHOWN: usize = 48;
const TOLD: usize = 40;

#[derive(Serialize)]
pub(super) struct Page {
    series: Vec<Series>,
    years: Vec<YearView>,
}

#[derive(Serialize)]
struct YearView {
    year: i32,
    count: u64,
    items: Vec<Item>,
    left_out: u64,
}

impl Targets {
    pub(super) fn add(&mut self, source: Source<'_>) {
        let documents = source.records("documents");
        let regions: BTreeMap<&str, &str> = documents
            .iter()
            .filter_map(|document| Some((document.get("document_id")?, document.get("region_code")?)))
            .collect();
        for record in source.records("targets") {
            let Some(year) = year(&record) else { continue };
            let link = format!("{}#{}", reading_page(source.id()), anchor("targets", record.n));
            let of_year = self.years.entry(year).or_default();
            of_year.count += 1;
            let subject = short(record.get("subject").unwrap_or_default());
            if of_year.items.len() < TOLD {
                let (subject, amount, link) = (subject.clone(), amount(&record), link.clone());
                of_year.items.push(Item { subject, amount, link });
            }
            let region =
                record.get("document_id").and_then(|id| regions.get(id)).copied().unwrap_or_default();
            self.add_value(region, subject, year, &record, link);
        }
    }

    fn add_value(&mut self, place: &str, subject: String, year: i32, record: &Record<'_>, link: String) {
        let Some(value) = record.number::<f64>("value").filter(|_| !subject.is_empty()) else { return };
        let unit = record.get("unit").unwrap_or_default().to_owned();
        let values = self.series.entry((place.to_owned(), subject, unit)).or_default();
        let label = format!("{}{}", sign(record), chart::said(value));
        let is_known = values.iter().any(|known| known.year == year && known.label == label);
        if values.len() < VALUES && !is_known {
            let is_bound = matches!(record.get("comparator"), Some("ge" | "gt" | "le" | "lt"));
            values.push(Value { year, value, label, is_bound, link });
        }
    }

    /// The series with the most years.
    pub(super) fn series(&self, most: usize) -> Vec<Series> {
        let years = |values: &[Value]| values.iter().map(|value| value.year).collect::<BTreeSet<_>>().len();
        let mut found: Vec<_> =
            self.series.iter().map(|(key, values)| (years(values), key, values)).collect();
        found.retain(|(years, ..)| *years > 1);
        found.sort_by_key(|(years, key, _)| (std::cmp::Reverse(*years), *key));
        let drawn = |(_, (code, subject, unit), values): (usize, &Key, &Vec<Value>)| {
            let place = region::by_code(code).map(|region| region.full_name()).unwrap_or_default();
            chart::series([subject, &place, unit], values)
        };
        found.into_iter().take(most).map(drawn).collect()
    }

    pub(super) fn page(&self) -> Page {
        let year = |(&year, found): (&i32, &Year)| YearView {
            year,
            count: found.count,
            items: found.items.clone(),
            left_out: found.count - found.items.len() as u64,
        };
        Page { series: self.series(SHOWN), years: self.years.iter().map(year).collect() }
    }
}

/// The year for which a quantity is set.
fn year(record: &Record<'_>) -> Option<i32> {
    let date = record.get("period_end").or(record.get("period_start"))?;
    date.split('-').next()?.parse().ok().filter(|year| (1900..=2200).contains(year))
}
