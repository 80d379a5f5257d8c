//! Golden files: `tests/golden/<area>/{ok,err}/NNNN_name.txt` is read, and what is found must equal `.expect` beside it.
//!
//! `ok` holds texts in which something is found, `err` near misses in which nothing of the area is.
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the `.expect` files; the diff is then read.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::fs;
use std::path::{Path, PathBuf};

#[path = "golden/document.rs"]
mod document;
#[path = "golden/event.rs"]
mod event;
#[path = "golden/milestone.rs"]
mod milestone;
#[path = "golden/table.rs"]
mod table;
#[path = "golden/target.rs"]
mod target;

/// What reads a text of an area and writes what it found, one thing per line; nothing when nothing is found.
type Render = fn(&str) -> String;

/// The areas: folder and reader.
const AREAS: &[(&str, Render)] = &[
    ("document", document::render),
    ("event", event::render),
    ("milestone", milestone::render),
    ("table", table::render),
    ("target", target::render),
];

#[test]
fn golden_files_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for (area, render) in AREAS {
        for (folder, finds) in [("ok", true), ("err", false)] {
            for path in texts(&root.join(area).join(folder)) {
                wrong.extend(compare(&path, *render, finds, update));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sample issues are their own fixtures: what is read out of them stands in `tests/golden/raw`.
#[test]
fn sample_issues_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for path in texts(&root.join("raw")) {
        let expect = root.join("tests/golden/raw").join(path.file_name().unwrap()).with_extension("expect");
        wrong.extend(compare_with(&path, &expect, document::render, true, update));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The texts of a folder, by name.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "expect"));
    paths.sort();
    paths
}

/// What is wrong with a golden file, if anything.
fn compare(path: &Path, render: Render, finds: bool, update: bool) -> Option<String> {
    compare_with(path, &path.with_extension("expect"), render, finds, update)
}

fn compare_with(path: &Path, expect: &Path, render: Render, finds: bool, update: bool) -> Option<String> {
    let name = path.display();
    let text = fs::read_to_string(path).unwrap();
    let found = render(&text);
    if update {
        fs::write(expect, &found).unwrap();
    }
    if finds == found.is_empty() {
        return Some(format!("{name}: something should be found only in ok, found\n{found}"));
    }
    let expected = fs::read_to_string(expect).unwrap_or_default();
    (found != expected).then(|| format!("{name}: expected\n{expected}\nfound\n{found}"))
}
