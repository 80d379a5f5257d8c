//! [`verify`]: what must hold of every output, whatever the inputs were.
//!
//! Every dataset is there with its columns and types; what may not be null is not; keys are unique, and what points to a key
//! finds it; the blocks of a source cover its text, each byte once; spans lie in their source,
//! on borders of characters, and what is given as printed (`*_raw`) is printed there. With the inputs at hand: the dataset
//! `texts` has their texts.

mod span;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};

use super::all;
use super::read::{each_batch, open, parts};
use super::shelf::Shelf;
use super::table::Dataset;
use crate::error::{Error, Result};
use span::Spans;

/// The decoded text of the input at a path; `None` when it is not at hand.
pub type Texts<'t> = &'t mut dyn FnMut(&str) -> Option<String>;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// What does not hold: `citations.document_id: not in documents`.
    pub what: String,
    /// How often.
    pub count: u64,
    /// Where it was found first.
    pub example: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Values and spans that were looked at.
    pub checks: u64,
    /// What does not hold, each once.
    pub breaches: Vec<Breach>,
}

impl Findings {
    fn breach(&mut self, what: impl Into<String>, example: impl Into<String>) {
        let what = what.into();
        match self.breaches.iter_mut().find(|breach| breach.what == what) {
            Some(breach) => breach.count += 1,
            None => self.breaches.push(Breach { what, count: 1, example: example.into() }),
        }
    }
}

/// Checks the datasets in `output`.
///
/// # Errors
/// When `output` is no folder, or a file in it cannot be read.
pub fn verify(output: &Path, texts: Texts<'_>) -> Result<Findings> {
    if !output.is_dir() {
        return Err(Error::config(output, "expected the output folder of a run, found none"));
    }
    let datasets = all();
    let mut findings = Findings::default();
    let mut keys = Keys::default();
    let mut listed = Vec::with_capacity(datasets.len());
    for dataset in &datasets {
        let parts = parts_of(dataset.as_ref(), output, &mut findings)?;
        for part in &parts {
            each_batch(part, None, |batch| keys.add(dataset.as_ref(), batch, &mut findings))?;
        }
        listed.push((dataset, parts));
    }
    let mut spans = Spans::new(texts, Shelf::open(output)?);
    for (dataset, parts) in listed {
        for part in parts {
            each_batch(&part, None, |batch| {
                keys.references(dataset.as_ref(), batch, &mut findings);
                spans.look(dataset.name(), batch, &mut findings);
            })?;
        }
    }
    spans.close(&mut findings);
    Ok(findings)
}

/// The files of a dataset whose columns are those of its schema.
fn parts_of(dataset: &dyn Dataset, output: &Path, findings: &mut Findings) -> Result<Vec<PathBuf>> {
    let folder = output.join(dataset.name());
    let mut found = Vec::new();
    for path in if folder.is_dir() { parts(&folder)? } else { Vec::new() } {
        if has_schema(dataset, &path, findings)? {
            found.push(path);
        }
    }
    if found.is_empty() {
        findings.breach(format!("{}: no Parquet file", dataset.name()), folder.display().to_string());
    }
    Ok(found)
}

/// True when all columns of the schema are there with their types; what is there beside them does no harm.
fn has_schema(dataset: &dyn Dataset, path: &Path, findings: &mut Findings) -> Result<bool> {
    let found = open(path)?.schema().clone();
    let mut holds = true;
    for field in dataset.schema().fields() {
        findings.checks += 1;
        let what = match found.field_with_name(field.name()) {
            Err(_) => "no such column".to_owned(),
            Ok(there) if there.data_type() != field.data_type() => {
                format!("{}, not {}", there.data_type(), field.data_type())
            }
            Ok(_) => continue,
        };
        holds = false;
        findings.breach(format!("{}.{}: {what}", dataset.name(), field.name()), path.display().to_string());
    }
    Ok(holds)
}

/// The keys of all datasets, as hashes: two of many millions are alike less often than a disk fails.
#[derive(Default)]
struct Keys {
    hasher: RandomState,
    known: HashMap<String, HashSet<u64>>,
}

impl Keys {
    /// Takes in the keys of a dataset, and looks for nulls where none may be.
    fn add(&mut self, dataset: &dyn Dataset, batch: &RecordBatch, findings: &mut Findings) {
        let fields = dataset.fields();
        let single = fields.iter().filter(|field| field.key).count() == 1;
        for field in fields {
            let Some(column) = batch.column_by_name(field.name) else { continue };
            findings.checks += 1;
            let name = format!("{}.{}", dataset.name(), field.name);
            if !field.nullable && column.null_count() > 0 {
                findings.breach(format!("{name}: null"), format!("{} rows", column.null_count()));
            }
            if let Some(values) = column.as_string_opt::<i32>().filter(|_| field.key && single) {
                let known = self.known.entry(name.clone()).or_default();
                for value in values.iter().flatten() {
                    findings.checks += 1;
                    if !known.insert(self.hasher.hash_one(value)) {
                        findings.breach(format!("{name}: not unique"), value);
                    }
                }
            }
        }
    }

    /// Looks whether what points to a key finds it.
    fn references(&self, dataset: &dyn Dataset, batch: &RecordBatch, findings: &mut Findings) {
        for field in dataset.fields() {
            let Some((target, known)) =
                field.references.and_then(|target| Some((target, self.known.get(target)?)))
            else {
                continue;
            };
            let column = batch.column_by_name(field.name).and_then(|column| column.as_string_opt::<i32>());
            for value in column.into_iter().flatten().flatten() {
                findings.checks += 1;
                if !known.contains(&self.hasher.hash_one(value)) {
                    let target = target.split('.').next().unwrap_or(target);
                    findings.breach(format!("{}.{}: not in {target}", dataset.name(), field.name), value);
                }
            }
        }
    }
}
