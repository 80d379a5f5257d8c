//! Exports, read back: the same rows and values in each format, well-formed and as its readers want it.
//!
//! Workbooks are read with Python's openpyxl and graphs with networkx, where these are there; what is skipped says so.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a test fails by panicking, and says what it skips

mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use assert_cmd::cargo::CommandCargoExt;
use gongbao::dataset::{Dataset, Kind, all, read};
use serde_json::value::RawValue;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Outputs, and what is exported of them.
struct Desk {
    folder: TempDir,
}

/// The output of `raw/`, and of a text that is full of what files must not be broken by.
static SAMPLES: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    let hostile = desk.path("in/hostile.txt");
    fs::create_dir_all(hostile.parent().unwrap()).unwrap();
    fs::write(&hostile, HOSTILE).unwrap();
    desk.run(&[&format!("{ROOT}/raw"), desk.path("in").to_str().unwrap()]);
    desk
});

static EMPTY: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("in")).unwrap();
    fs::write(desk.path("in/empty.txt"), "").unwrap();
    desk.run(&[desk.path("in").to_str().unwrap()]);
    desk
});

const HOSTILE: &str = "云溪区人民政府办公室\n关于印发<script>alert(\"1\")</script>&_x0041_方案的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n　　\
    =1+1，@总数，“一”，\"二\"\u{7}。\n　　一、总体要求\n　　-各镇每月巡河不少于2次，A&B<C。\n　　（责任单位：区水利局、区“财政”局）\n\n\
    云溪区人民政府办公室\n2023年4月6日\n";

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, inputs: &[&str]) {
        let mut run = Command::cargo_bin("gongbao").unwrap();
        run.arg("run").args(inputs).arg("-o").arg(self.path("output")).arg("--quiet");
        assert!(run.status().unwrap().code().is_some_and(|code| code < 2));
    }

    fn try_export(&self, format: &str, place: &str, options: &[&str]) -> Output {
        let mut export = Command::cargo_bin("gongbao").unwrap();
        export.current_dir(self.folder.path()).args(["export", "output", "--format", format, "-o", place]);
        export.args(options).output().unwrap()
    }

    fn export(&self, format: &str, place: &str, options: &[&str]) -> PathBuf {
        let done = self.try_export(format, place, options);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        self.path(place)
    }

    fn rows(&self, dataset: &dyn Dataset) -> Vec<Vec<Option<String>>> {
        read(dataset.name(), &self.path("output")).unwrap().unwrap().rows
    }
}

/// Runs a script of this folder, when Python has the module that it needs.
fn python(script: &str, module: &str, paths: &[&Path]) {
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let has = Command::new(&python).args(["-c", &format!("import {module}")]).output();
    if !has.is_ok_and(|done| done.status.success()) {
        println!("skipped: Python has no {module}; pip install {module}");
        return;
    }
    let done =
        Command::new(&python).arg(format!("{ROOT}/tests/export/{script}")).args(paths).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    println!("{said}");
}

/// The fields of each line of a CSV file; `None` for a null.
fn parse_csv(text: &str) -> Vec<Vec<Option<String>>> {
    let (mut rows, mut row, mut field, mut is_quoted) = (Vec::new(), Vec::new(), None, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.get_or_insert_with(String::new).push('"');
            }
            '"' => {
                is_quoted = !is_quoted;
                field.get_or_insert_with(String::new);
            }
            ',' if !is_quoted => row.push(field.take()),
            '\r' if !is_quoted => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(field.take());
                rows.push(std::mem::take(&mut row));
            }
            c => field.get_or_insert_with(String::new).push(c),
        }
    }
    assert!(row.is_empty() && field.is_none(), "the last line ends");
    rows
}

#[test]
fn csv_has_every_row_and_value() {
    for desk in [&*SAMPLES, &*EMPTY] {
        let folder = desk.export("csv", "csv", &[]);
        for dataset in all() {
            let file = fs::read_to_string(folder.join(format!("{}.csv", dataset.name()))).unwrap();
            let mut rows = parse_csv(&file).into_iter();
            let names: Vec<_> = dataset.fields().iter().map(|field| Some(field.name.to_owned())).collect();
            assert_eq!(rows.next(), Some(names), "{}", dataset.name());
            assert_eq!(rows.collect::<Vec<_>>(), desk.rows(dataset.as_ref()), "{}", dataset.name());
        }
    }
}

#[test]
fn ndjson_has_every_row_and_value() {
    for desk in [&*SAMPLES, &*EMPTY] {
        let folder = desk.export("ndjson", "ndjson", &[]);
        for dataset in all() {
            let file = fs::read_to_string(folder.join(format!("{}.ndjson", dataset.name()))).unwrap();
            let rows = file.lines().map(|line| {
                let object: BTreeMap<String, Box<RawValue>> = serde_json::from_str(line).unwrap();
                assert_eq!(object.len(), dataset.fields().len());
                let value = |name: &str, kind| match (object[name].get(), kind) {
                    ("null", _) => None,
                    (json, Kind::Text | Kind::Term | Kind::Date) => serde_json::from_str(json).unwrap(),
                    (json, _) => Some(json.to_owned()),
                };
                dataset.fields().iter().map(|field| value(field.name, field.kind)).collect::<Vec<_>>()
            });
            assert_eq!(rows.collect::<Vec<_>>(), desk.rows(dataset.as_ref()), "{}", dataset.name());
        }
    }
}

#[test]
fn lists_are_lists() {
    let folder = SAMPLES.export("ndjson", "lists", &["--dataset", "documents"]);
    let file = fs::read_to_string(folder.join("documents.ndjson")).unwrap();
    assert!(file.contains("\"addressees\":[\"各镇人民政府\"]"), "{file}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "the dataset and the marker");
}

#[test]
fn workbooks_open() {
    for desk in [&*SAMPLES, &*EMPTY] {
        let rows = desk.export("ndjson", "rows", &[]);
        let book = desk.export("xlsx", "book.xlsx", &[]);
        python("xlsx.py", "openpyxl", &[&book, &rows]);
        let again = desk.export("xlsx", "again.xlsx", &[]);
        assert!(fs::read(&book).unwrap() == fs::read(&again).unwrap(), "not the same bytes");
    }
    let sheets = |options: &[&str]| {
        let book = SAMPLES.export("xlsx", "sheets.xlsx", options);
        let archive = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
        archive.file_names().flatten().filter(|name| name.starts_with("xl/worksheets/")).count()
    };
    assert_eq!(sheets(&[]), all().len(), "all but texts, and one about them");
    assert_eq!(sheets(&["--dataset", "texts", "organs"]), 3);
}

#[test]
fn graphs_open() {
    for desk in [&*SAMPLES, &*EMPTY] {
        let rows = desk.export("ndjson", "rows-of-graph", &[]);
        let graph = desk.export("graphml", "graph.graphml", &[]);
        python("graph.py", "networkx", &[&graph, &rows]);
        let printed = desk.try_export("graphml", "-", &[]);
        assert_eq!(printed.stdout, fs::read(&graph).unwrap());
    }
}

#[test]
fn documents_are_akoma_ntoso() {
    let folder = SAMPLES.export("akn", "akn", &[]);
    let documents = all().into_iter().find(|dataset| dataset.name() == "documents").unwrap();
    let files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let files: Vec<_> = files.iter().filter(|path| path.extension().is_some_and(|e| e == "xml")).collect();
    assert_eq!(files.len(), SAMPLES.rows(documents.as_ref()).len());
    let mut elements = BTreeMap::new();
    for file in files {
        let faults = rules::check(&fs::read_to_string(file).unwrap(), &mut elements);
        assert!(faults.is_empty(), "{}: {faults:#?}", file.display());
    }
    for name in [
        "act",
        "doc",
        "publication",
        "chapter",
        "article",
        "paragraph",
        "point",
        "hcontainer",
        "intro",
        "table",
        "attachment",
    ] {
        assert!(elements.contains_key(name), "no {name} in the samples: {elements:?}");
    }
    assert!(fs::read_dir(EMPTY.export("akn", "akn", &[])).unwrap().count() <= 1);
}

#[test]
fn the_text_of_documents_is_whole() {
    let folder = SAMPLES.export("akn", "whole", &[]);
    let read = |part: &str| {
        let mut files =
            fs::read_dir(&folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
        files.find(|text| text.contains(part)).unwrap()
    };
    let hostile = read("_x0041_");
    for expected in [
        "<docTitle>云溪区人民政府办公室关于印发&lt;script&gt;alert",
        "<docNumber>云溪府办发〔2023〕17号</docNumber>",
        "<p class=\"addressee\">各镇人民政府：</p>",
        "<num>一、</num>",
        "<heading>总体要求</heading>",
        "A&amp;B&lt;C",
        "<date date=\"2023-04-06\">2023年4月6日</date>",
    ] {
        assert!(hostile.contains(expected), "no {expected} in {hostile}");
    }
    assert!(!hostile.contains("<script>") && !hostile.contains('\u{7}'));
}

#[test]
fn standard_output_takes_one_dataset() {
    let printed = SAMPLES.try_export("csv", "-", &["--dataset", "organs", "--bom"]);
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.starts_with("\u{feff}organ_id,name,"), "{text}");
    for (format, options) in
        [("csv", &[][..]), ("csv", &["--dataset", "organs", "issues"]), ("xlsx", &[]), ("akn", &[])]
    {
        let refused = SAMPLES.try_export(format, "-", options);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("standard output: expected"));
    }
}

#[test]
fn wrong_calls_exit_with_2_and_change_nothing() {
    let thesis = SAMPLES.path("mine/thesis.txt");
    fs::create_dir_all(thesis.parent().unwrap()).unwrap();
    fs::write(&thesis, "云").unwrap();
    for (format, place, options, said) in [
        ("csv", "mine", &[][..], "expected a new place or an earlier export, found other files"),
        ("csv", "output", &[], "expected a new place or an earlier export"),
        ("xlsx", "mine", &[], "expected a file for xlsx"),
        ("xlsx", "mine/thesis.txt", &[], "expected a new place or an earlier export"),
        ("csv", "new", &["--dataset", "organz"], "expected one of sources, texts,"),
        ("graphml", "new", &["--dataset", "organs"], "expected csv, ndjson or xlsx"),
    ] {
        let refused = SAMPLES.try_export(format, place, options);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{error}");
        assert!(error.contains(said), "{error}");
    }
    assert!(!SAMPLES.path("new").exists());
    assert_eq!(fs::read_to_string(&thesis).unwrap(), "云");
    SAMPLES.export("csv", "mine", &["--force", "--dataset", "organs"]);
    assert!(thesis.is_file() && SAMPLES.path("mine/organs.csv").is_file());
    let desk = Desk::new();
    fs::create_dir(desk.path("output")).unwrap();
    let refused = desk.try_export("csv", "new", &[]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("expected the output folder of gongbao run"));
}
