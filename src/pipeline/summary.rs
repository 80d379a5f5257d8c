//! [`Summary`]: what a run did.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::dataset::Written;
use crate::error::Error;
use crate::resolve::Records;
use crate::source::Input;

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Failure {
    /// The file or folder.
    pub path: String,
    /// Why, and what to do, in one sentence.
    pub message: String,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { path: error.path().display().to_string(), message: error.message() }
    }
}

impl Failure {
    /// Tells the path that was given instead of the name below it.
    pub(super) fn of(self, input: &Input) -> Self {
        if self.path == input.name { Self { path: input.path.display().to_string(), ..self } } else { self }
    }
}

/// What is told of a panic: that the fault is ours, and its words.
pub(super) fn bug(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let words = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it left no words");
    format!("this is a bug of gongbao, please report it: {words}")
}

/// What a run did.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The folder that got the datasets.
    pub output: PathBuf,
    /// Sources that were read.
    pub sources: usize,
    /// Inputs that were not.
    pub failures: Vec<Failure>,
    /// Documents in the sources.
    pub documents: usize,
    /// Rows of each dataset, in the order of the datasets.
    #[serde(serialize_with = "as_map")]
    pub rows: Vec<(&'static str, u64)>,
    /// How often each diagnostic code was given.
    pub diagnostics: BTreeMap<&'static str, usize>,
    /// Size of the sources in bytes.
    pub bytes: u64,
    /// Time in seconds.
    pub seconds: f64,
    /// Throughput from input to finished datasets.
    pub bytes_per_second: f64,
}

impl Summary {
    pub(super) fn new(
        records: &Records,
        mut failures: Vec<Failure>,
        written: &[Written],
        output: &Path,
        time: Duration,
    ) -> Self {
        failures.sort();
        let bytes = records.sources.iter().map(|s| s.source.bytes).sum();
        let seconds = time.as_secs_f64();
        let mut diagnostics = BTreeMap::new();
        for found in records.sources.iter().flat_map(|s| &s.diagnostics) {
            *diagnostics.entry(found.code.name).or_default() += 1;
        }
        Self {
            output: output.to_owned(),
            sources: records.sources.len(),
            failures,
            documents: records.sources.iter().map(|s| s.structure.documents.len()).sum(),
            rows: written.iter().map(|w| (w.dataset, w.rows)).collect(),
            diagnostics,
            bytes,
            seconds,
            bytes_per_second: if seconds > 0.0 { bytes as f64 / seconds } else { 0.0 },
        }
    }
}

fn as_map<S: Serializer>(rows: &[(&'static str, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().copied())
}
