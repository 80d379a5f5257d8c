//! What is written can be read again, keys are unique, and every foreign key holds.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use gongbao::dataset::{Dataset, all};
use gongbao::pipeline::{Options, run};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The folders with texts that are there, and one text twice.
fn output() -> TempDir {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("in");
    fs::create_dir(&own).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(own.join(name), "关于做好河道保洁工作的通知\n\n各镇人民政府：\n一、总体要求\n每月巡河。\n")
            .unwrap();
    }
    let folders = ["raw", "../shared/seeds", "../shared/corpus/dev", "../shared/corpus/unlabelled/hubei"];
    let there = folders.iter().map(|f| Path::new(ROOT).join(f)).filter(|f| f.exists());
    let inputs: Vec<PathBuf> = there.chain([own]).collect();
    let options = Options { inputs, output: folder.path().join("out"), ..Options::default() };
    let summary = run(&options, &|_| ()).unwrap();
    assert!(summary.failures.is_empty(), "{:?}", summary.failures);
    folder
}

fn batches(dataset: &dyn Dataset, output: &Path) -> Vec<RecordBatch> {
    let folder = output.join(dataset.name());
    let mut parts: Vec<PathBuf> = folder.read_dir().unwrap().map(|part| part.unwrap().path()).collect();
    parts.sort();
    parts.iter().flat_map(|part| batches_of(dataset, part)).collect()
}

fn batches_of(dataset: &dyn Dataset, part: &Path) -> Vec<RecordBatch> {
    let file = File::open(part).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    assert_eq!(reader.schema().fields(), dataset.schema().fields(), "{}", dataset.name());
    let made_by = reader.metadata().file_metadata().created_by().unwrap_or_default().to_owned();
    assert!(made_by.starts_with("gongbao version"), "{made_by}");
    reader.build().unwrap().map(Result::unwrap).collect()
}

/// The values of `columns`, row by row; rows in which one is null are left out.
fn values(batches: &[RecordBatch], columns: &[&str]) -> Vec<Vec<String>> {
    let mut values = Vec::new();
    for batch in batches {
        let arrays: Vec<_> = columns.iter().map(|c| batch.column_by_name(c).unwrap()).collect();
        let options = FormatOptions::default();
        let cells: Vec<_> = arrays.iter().map(|a| ArrayFormatter::try_new(a, &options).unwrap()).collect();
        let full = (0..batch.num_rows()).filter(|row| arrays.iter().all(|a| !a.is_null(*row)));
        values.extend(full.map(|row| cells.iter().map(|c| c.value(row).to_string()).collect::<Vec<_>>()));
    }
    values
}

#[test]
fn keys_hold_in_a_finished_run() {
    let folder = output();
    let datasets = all();
    let read: BTreeMap<&str, Vec<RecordBatch>> =
        datasets.iter().map(|d| (d.name(), batches(d.as_ref(), &folder.path().join("out")))).collect();
    let mut breaches = Vec::new();
    for dataset in &datasets {
        let (name, fields) = (dataset.name(), dataset.fields());
        let key: Vec<&str> = fields.iter().filter(|f| f.key).map(|f| f.name).collect();
        let mut seen = BTreeSet::new();
        let again =
            values(&read[name], &key).into_iter().find(|k| !key.is_empty() && !seen.insert(k.clone()));
        breaches.extend(again.map(|key| format!("{name}: {key:?} is a key twice")));
        for field in fields.iter().filter(|f| f.references.is_some()) {
            let (target, column) = field.references.and_then(|r| r.split_once('.')).unwrap();
            let there: BTreeSet<_> = values(&read[target], &[column]).into_iter().collect();
            let lost = values(&read[name], &[field.name]).into_iter().find(|v| !there.contains(v));
            breaches.extend(lost.map(|v| format!("{name}.{}: {v:?} is not in {target}", field.name)));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}
