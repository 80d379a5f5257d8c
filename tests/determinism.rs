//! The same input gives the same bytes, whatever the number of threads.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gongbao::pipeline::{Options, run};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Folders with texts, those that are there.
fn inputs() -> Vec<PathBuf> {
    let folders = ["raw", "../shared/seeds", "../shared/corpus/dev", "../shared/corpus/unlabelled/fujian"];
    folders.iter().map(|folder| Path::new(ROOT).join(folder)).filter(|folder| folder.exists()).collect()
}

/// A few texts of our own, so that the test has work where no folder is there; one of them twice.
fn texts(folder: &Path) {
    let plan = "云溪区人民政府办公室文件\n\n云溪府办发〔2023〕17号\n\n关于印发河道保洁工作方案的通知\n\n各镇人民政府：\n\
                一、总体要求\n（一）到2023年底，覆盖率达到95%以上。（牵头单位：区水利局；配合单位：各镇人民政府）\n";
    for (name, text) in
        [("a.txt", plan), ("b.txt", plan), ("c.txt", "随笔。\n"), ("d.txt", "\u{c}\n\n\n\n一是")]
    {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// Every file below `folder` with its bytes.
fn files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else if !["run.json", "cache.redb", "holder"].contains(&name.rsplit('/').next().unwrap()) {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

fn output(inputs: &[PathBuf], threads: usize) -> BTreeMap<String, Vec<u8>> {
    let folder = TempDir::new().unwrap();
    let options = Options {
        inputs: inputs.to_vec(),
        output: folder.path().into(),
        threads: Some(threads),
        ..Options::default()
    };
    let summary = run(&options, &|_| ()).unwrap();
    assert!(summary.failures.is_empty(), "{:?}", summary.failures);
    let mut found = BTreeMap::new();
    files(folder.path(), "", &mut found);
    found
}

#[test]
fn one_and_eight_threads_write_the_same_bytes() {
    let own = TempDir::new().unwrap();
    texts(own.path());
    let mut inputs = inputs();
    inputs.push(own.path().into());
    let one = output(&inputs, 1);
    let datasets: std::collections::BTreeSet<&str> =
        one.keys().filter_map(|name| Some(name.split_once('/')?.0)).collect();
    assert_eq!(datasets.len(), 22, "{datasets:?}");
    assert!(one.contains_key("datapackage.json") && one.contains_key("quarantine.jsonl"));
    for run in 0..2 {
        let eight = output(&inputs, 8);
        assert!(one.keys().eq(eight.keys()));
        let differing: Vec<&String> = one.keys().filter(|name| one[*name] != eight[*name]).collect();
        assert!(differing.is_empty(), "run {run}: {differing:?} differ");
    }
}
