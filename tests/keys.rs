//! What is written can be read again, keys are unique, and every foreign key holds.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use gongbao::dataset::{Dataset, Rows, all, read};
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

/// The rows of a dataset, whose files have its schema.
fn rows(dataset: &dyn Dataset, output: &Path) -> Rows {
    for part in output.join(dataset.name()).read_dir().unwrap() {
        let file = File::open(part.unwrap().path()).unwrap();
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
        assert_eq!(reader.schema().fields(), dataset.schema().fields(), "{}", dataset.name());
        let made_by = reader.metadata().file_metadata().created_by().unwrap_or_default().to_owned();
        assert!(made_by.starts_with("gongbao version"), "{made_by}");
    }
    read(dataset.name(), output).unwrap().unwrap()
}

/// The values of `columns`, row by row; rows in which one is null are left out.
fn values(rows: &Rows, columns: &[&str]) -> Vec<Vec<String>> {
    let of = |row: &Vec<_>| columns.iter().map(|column| Some(rows.value(row, column)?.to_owned())).collect();
    rows.rows.iter().filter_map(of).collect()
}

#[test]
fn keys_hold_in_a_finished_run() {
    let folder = output();
    let datasets = all();
    let there: BTreeMap<&str, Rows> =
        datasets.iter().map(|d| (d.name(), rows(d.as_ref(), &folder.path().join("out")))).collect();
    let mut breaches = Vec::new();
    for dataset in &datasets {
        let (name, fields) = (dataset.name(), dataset.fields());
        let key: Vec<&str> = fields.iter().filter(|f| f.key).map(|f| f.name).collect();
        let mut seen = BTreeSet::new();
        let again =
            values(&there[name], &key).into_iter().find(|k| !key.is_empty() && !seen.insert(k.clone()));
        breaches.extend(again.map(|key| format!("{name}: {key:?} is a key twice")));
        for field in fields.iter().filter(|f| f.references.is_some()) {
            let (target, column) = field.references.and_then(|r| r.split_once('.')).unwrap();
            let known: BTreeSet<_> = values(&there[target], &[column]).into_iter().collect();
            let lost = values(&there[name], &[field.name]).into_iter().find(|v| !known.contains(v));
            breaches.extend(lost.map(|v| format!("{name}.{}: {v:?} is not in {target}", field.name)));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}
