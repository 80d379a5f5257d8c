//! [`Report`]: what a run did, as `run.json` in the output says it: for machines, and for the next run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Failure;
use super::ingest::Counts;
use super::parts::Part;
use super::totals::Totals;
use crate::dataset::SCHEMA_VERSION;
use crate::error::{Error, Result};

/// Name of the file.
pub(super) const FILE: &str = "run.json";

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which gongbao it was.
    pub versions: Versions,
    /// When it began, in UTC.
    pub started: String,
    /// Time and throughput of each stage.
    pub stages: Vec<Stage>,
    /// What became of the inputs.
    pub inputs: Counts,
    /// Inputs and texts that could not be read.
    pub failures: Vec<Failure>,
    /// What is in all sources.
    #[serde(flatten)]
    pub totals: Totals,
    /// The share of the text that was not recognised, from 0 to 1.
    pub unknown_share: f64,
    /// Rows of each dataset.
    pub datasets: BTreeMap<String, Rows>,
    /// Parts that were made in this run; the others were there already.
    pub parts_made: usize,
    /// The parts, in the order of their sources.
    pub parts: Vec<Part>,
}

/// Which gongbao it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Version of the program.
    pub gongbao: String,
    /// Version of the schemas.
    pub schema: String,
    /// Hash of the rules and dictionaries.
    pub rules: String,
}

/// One stage of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Time in seconds.
    pub seconds: f64,
    /// Bytes of input in a second.
    pub bytes_per_second: f64,
}

/// Rows of a dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Rows now.
    pub rows: u64,
    /// Rows more, or fewer, than after the last run; null at the first.
    pub change: Option<i64>,
}

impl Versions {
    /// This gongbao.
    pub(super) fn current() -> Self {
        let [gongbao, schema, rules] =
            [env!("CARGO_PKG_VERSION"), SCHEMA_VERSION, env!("GONGBAO_RULES")].map(str::to_owned);
        Self { gongbao, schema, rules }
    }
}

impl Report {
    /// The report of the last run in `output`; `None` when there is none that can be read.
    pub fn read(output: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(output.join(FILE)).ok()?).ok()
    }

    /// Writes it into `output`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self, output: &Path) -> Result<()> {
        let path = output.join(FILE);
        let text = serde_json::to_string_pretty(self).map_err(|e| Error::write(&path, e))?;
        fs::write(&path, text + "\n").map_err(|e| Error::io(&path, e))
    }

    /// Adds up the parts.
    pub(super) fn add_parts(&mut self, parts: Vec<Part>) {
        parts.iter().for_each(|part| self.totals.add(&part.totals));
        self.unknown_share = self.totals.unknown_share();
        self.parts = parts;
    }

    /// The changed number of rows against the last run.
    pub(super) fn compare(&mut self, last: Option<&Report>) {
        for (dataset, rows) in &mut self.datasets {
            let before = last.and_then(|last| last.datasets.get(dataset));
            rows.change = before.map(|before| rows.rows.cast_signed() - before.rows.cast_signed());
        }
    }
}
