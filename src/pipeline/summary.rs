//! [`Summary`]: what a run did, in short.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, Serializer};

use super::ingest::Counts;
use super::report::Report;
use crate::error::Error;

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failure {
    /// The file or folder.
    pub path: String,
    /// Why, and what to do, in one sentence.
    pub message: String,
    /// BLAKE3 hash of the content, when that could be read.
    #[serde(default)]
    pub blake3: Option<String>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { path: error.path().display().to_string(), message: error.message(), blake3: None }
    }
}

impl Failure {
    /// Tells the path that was given instead of the name below it.
    pub(super) fn of(self, name: &str, path: &Path) -> Self {
        if self.path == name { Self { path: path.display().to_string(), ..self } } else { self }
    }
}

/// What is told of a panic: that the fault is ours, and its words.
pub(super) fn bug(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let words = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it left no words");
    format!("this is a bug of gongbao, please report it: {words}")
}

/// What a run did, in short.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The folder that got the datasets.
    pub output: PathBuf,
    /// Sources in the datasets.
    pub sources: usize,
    /// What became of the inputs, against the last run.
    pub inputs: Counts,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Documents in the sources.
    pub documents: usize,
    /// Rows of each dataset, in the order of the datasets.
    #[serde(serialize_with = "as_map")]
    pub rows: Vec<(&'static str, u64)>,
    /// How often each diagnostic code was given.
    pub diagnostics: BTreeMap<String, usize>,
    /// Diagnostics that are warnings or errors.
    pub warnings: usize,
    /// Size of the sources in bytes.
    pub bytes: u64,
    /// Time in seconds.
    pub seconds: f64,
    /// Throughput from input to finished datasets.
    pub bytes_per_second: f64,
}

impl Summary {
    pub(super) fn new(report: &Report, output: &Path, bytes: u64, seconds: f64) -> Self {
        let datasets = crate::dataset::all();
        let rows = |name: &'static str| report.datasets.get(name).map_or(0, |rows| rows.rows);
        Self {
            output: output.to_owned(),
            sources: report.totals.sources,
            inputs: report.inputs,
            failures: report.failures.clone(),
            documents: report.totals.documents,
            rows: datasets.iter().map(|dataset| (dataset.name(), rows(dataset.name()))).collect(),
            diagnostics: report.totals.diagnostics.clone(),
            warnings: report.totals.warnings,
            bytes,
            seconds,
            bytes_per_second: if seconds > 0.0 { bytes as f64 / seconds } else { 0.0 },
        }
    }
}

fn as_map<S: Serializer>(rows: &[(&'static str, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().copied())
}
