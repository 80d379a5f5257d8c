//! [`Part`]: the rows of some sources, as one file of each dataset holds them; a report has one part in memory at a time.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use crate::dataset::{self, Rows};
use crate::error::Result;

/// The rows of some sources.
pub(super) struct Part {
    sheets: HashMap<&'static str, Sheet>,
}

/// The rows of one dataset.
struct Sheet {
    rows: Rows,
    /// Places of the rows of a source, by its id.
    by_source: HashMap<String, Vec<usize>>,
}

/// One source of a part.
#[derive(Clone, Copy)]
pub(super) struct Source<'p> {
    part: &'p Part,
    id: &'p str,
}

/// A row.
#[derive(Clone, Copy)]
pub(super) struct Record<'p> {
    rows: &'p Rows,
    row: &'p [Option<String>],
    /// Place among the rows of its dataset and source, from 1.
    pub(super) n: usize,
}

impl Part {
    /// Reads the files of a name.
    pub(super) fn read(output: &Path, name: &str) -> Result<Self> {
        let sheets = dataset::all().into_iter().map(|dataset| {
            let rows = dataset::read_part(dataset.name(), output, name)?;
            Ok((dataset.name(), Sheet::new(rows)))
        });
        Ok(Self { sheets: sheets.collect::<Result<_>>()? })
    }

    /// The sources, in order.
    pub(super) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        self.all("sources").filter_map(|record| Some(Source { part: self, id: record.get("source_id")? }))
    }

    /// All rows of a dataset.
    pub(super) fn all(&self, dataset: &str) -> impl Iterator<Item = Record<'_>> {
        let sheet = self.sheets.get(dataset).into_iter();
        sheet.flat_map(|sheet| {
            let rows = sheet.rows.rows.iter().enumerate();
            rows.map(|(at, row)| Record { rows: &sheet.rows, row, n: at + 1 })
        })
    }
}

impl Sheet {
    fn new(rows: Rows) -> Self {
        let mut by_source: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.rows.iter().enumerate() {
            if let Some(source) = rows.value(row, "source_id") {
                match by_source.get_mut(source) {
                    Some(places) => places.push(at),
                    None => _ = by_source.insert(source.to_owned(), vec![at]),
                }
            }
        }
        Self { rows, by_source }
    }
}

impl<'p> Source<'p> {
    /// Its id.
    pub(super) fn id(self) -> &'p str {
        self.id
    }

    /// Its rows of a dataset, as they are printed.
    pub(super) fn records(self, dataset: &str) -> Vec<Record<'p>> {
        let Some(sheet) = self.part.sheets.get(dataset) else { return Vec::new() };
        let places = sheet.by_source.get(self.id).into_iter().flatten();
        let rows = places.enumerate();
        rows.map(|(at, place)| Record { rows: &sheet.rows, row: &sheet.rows.rows[*place], n: at + 1 })
            .collect()
    }

    /// Its first row of a dataset.
    pub(super) fn first(self, dataset: &str) -> Option<Record<'p>> {
        self.records(dataset).into_iter().next()
    }

    /// Its decoded text.
    pub(super) fn text(self) -> &'p str {
        self.first("texts").and_then(|record| record.get("text")).unwrap_or_default()
    }
}

impl<'p> Record<'p> {
    /// The value of a column; `None` when it is null or when there is no such column.
    pub(super) fn get(self, column: &str) -> Option<&'p str> {
        self.row.get(self.rows.column(column)?)?.as_deref()
    }

    /// The value of a column of numbers.
    pub(super) fn number<N: std::str::FromStr>(self, column: &str) -> Option<N> {
        self.get(column)?.parse().ok()
    }

    /// The values of a column of lists.
    pub(super) fn list(self, column: &str) -> Vec<String> {
        self.get(column).and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default()
    }

    /// Where it is printed: bytes of the text of its source.
    pub(super) fn span(self) -> Option<Range<usize>> {
        Some(self.number("byte_start")?..self.number("byte_end")?)
    }

    /// Names of its columns.
    pub(super) fn columns(self) -> &'p [String] {
        &self.rows.columns
    }

    /// Its values, in the order of the columns.
    pub(super) fn values(self) -> &'p [Option<String>] {
        self.row
    }
}
