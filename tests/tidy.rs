//! What the compiler does not check: who may use whom, names of rules, sizes, and what must not stand in the project.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use walkdir::WalkDir;

/// The modules in the order in which text flows through them; each may use only those to its left.
const ORDER: [&str; 16] = [
    "error",
    "text",
    "diagnostic",
    "model",
    "grammar",
    "source",
    "structure",
    "extract",
    "resolve",
    "check",
    "dataset",
    "place",
    "site",
    "export",
    "pipeline",
    "cli",
];

/// What only some modules may know: a pattern and the modules.
const RESERVED: [(&str, &[&str]); 7] = [
    (r"\bnom::", &["grammar", "structure"]),
    (r"\b(arrow_\w+|parquet)::", &["dataset"]),
    (
        r"\b(anstream|anstyle|clap(_complete|_mangen)?|comfy_table|ctrlc|indicatif|terminal_size|tracing(_subscriber)?)::",
        &["cli"],
    ),
    (r"\b(postcard|redb|rustix|zstd)::", &["pipeline"]),
    (r"\brayon::", &["pipeline"]),
    (r"\bminijinja::", &["site"]),
    (r"\bstd::(fs|\{[^}]*\bfs\b)", &["source", "dataset", "place", "site", "export", "pipeline", "cli"]),
];

/// Lines that a file of `src` may have.
const LONGEST: usize = 600;

/// Files which may be longer, with the reason.
const LONG: [(&str, &str); 1] = [(
    "src/grammar/organ.rs",
    "a third is its table of tests: every form of an organ's name and what looks like one",
)];

/// So many Han characters in a row may not stand in a text of `../shared/`, lest it be a copy.
const COPY: usize = 30;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A text file of the project.
struct File {
    /// Path from the project's root, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The top module to which the file belongs; `None` for the crate root and `main.rs`.
    fn module(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?;
        let name = name.strip_suffix(".rs").unwrap_or(name);
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// How many modules lie between the file's items and the crate root.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count() - 1;
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// The code without its tests, which stand last, and without comment lines.
    fn code(&self) -> String {
        static TESTS: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"(?m)^#\[cfg\(test\)\]\s+mod ").unwrap());
        let end = TESTS.find(&self.text).map_or(self.text.len(), |found| found.start());
        let lines = self.text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The text files below `folders` (or single files) with one of the endings, by path.
fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for folder in folders {
        for entry in WalkDir::new(Path::new(ROOT).join(folder)).into_iter().filter_map(Result::ok) {
            let path = entry.path().strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/");
            if entry.file_type().is_file() && endings.iter().any(|ending| path.ends_with(ending)) {
                let bytes = std::fs::read(entry.path()).unwrap();
                found.push(File { path, text: String::from_utf8_lossy(&bytes).into_owned() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn sources() -> Vec<File> {
    files(&["src"], &[".rs"])
}

/// All that we write by hand, but for the sample gazettes and fixtures, which are data.
fn hand_written() -> Vec<File> {
    let folders = ["src", "tests", "benches", "examples", "fuzz/fuzz_targets", ".ci"];
    let mut all = files(&folders, &[".rs", ".ci/run", ".ci/floors", ".ci/instructions"]);
    let top = std::fs::read_dir(ROOT).unwrap().filter_map(Result::ok).map(|entry| entry.file_name());
    let top: Vec<String> = top.map(|name| name.to_string_lossy().into_owned()).collect();
    let top: Vec<&str> = top.iter().map(String::as_str).collect();
    let plain: Vec<&str> =
        top.into_iter().filter(|name| name.ends_with(".md") || name.ends_with(".toml")).collect();
    all.extend(files(&plain, &["md", "toml"]));
    all
}

#[track_caller]
fn none(offences: Vec<String>) {
    assert!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
}

/// The top modules that `code` names by `crate::` or by climbing to the crate root with `super::`.
fn used_modules(code: &str, depth: usize) -> BTreeSet<String> {
    static CRATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bcrate::(\w+|\{)").unwrap());
    static SUPER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"((?:\bsuper::)+)(\w+)").unwrap());
    let mut used = BTreeSet::new();
    for found in CRATE.captures_iter(code) {
        if &found[1] == "{" {
            used.extend(heads(&code[found.get(0).unwrap().end()..]));
        } else {
            used.insert(found[1].to_owned());
        }
    }
    for found in SUPER.captures_iter(code) {
        if found[1].len() == depth * "super::".len() {
            used.insert(found[2].to_owned());
        }
    }
    used
}

/// The first names of a brace list: `a::{b, c}, d}` gives `a` and `d`.
fn heads(list: &str) -> Vec<String> {
    let (mut heads, mut head, mut depth, mut open) = (Vec::new(), String::new(), 0, true);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(std::mem::take(&mut head));
                open = true;
            }
            ':' if depth == 0 => open = false,
            _ if depth == 0 && open && (c.is_alphanumeric() || c == '_') => head.push(c),
            _ => {}
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}

#[test]
fn brace_lists_are_read() {
    let code = "use crate::{model::{Block, Span}, text, diagnostic::Diagnostic};\nsuper::error::x";
    let used: Vec<String> = used_modules(code, 1).into_iter().collect();
    assert_eq!(used, ["diagnostic", "error", "model", "text"]);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = sources().into_iter().filter(|file| !file.text.starts_with("//! "));
    none(silent.map(|file| format!("{}: begins without a `//!` doc", file.path)).collect());
}

#[test]
fn modules_use_only_those_to_their_left() {
    let place = |name: &str| ORDER.iter().position(|&known| known == name);
    let mut offences = Vec::new();
    for file in sources() {
        let Some(module) = file.module() else { continue };
        let Some(own) = place(module) else {
            offences.push(format!("{}: module `{module}` is not in ORDER", file.path));
            continue;
        };
        for used in used_modules(&file.code(), file.depth()) {
            if place(&used).is_some_and(|at| at > own) {
                offences.push(format!("{}: `{module}` may not use `{used}`", file.path));
            }
        }
    }
    none(offences);
}

#[test]
fn crates_stay_where_they_belong() {
    let mut offences = Vec::new();
    for (pattern, modules) in RESERVED {
        let pattern = Regex::new(pattern).unwrap();
        for file in sources() {
            let outside = file.module().is_some_and(|module| !modules.contains(&module));
            if outside && let Some(found) = pattern.find(&file.code()) {
                offences.push(format!(
                    "{}: `{}` belongs to {}",
                    file.path,
                    found.as_str(),
                    modules.join(", ")
                ));
            }
        }
    }
    none(offences);
}

#[test]
fn rule_names_are_kebab_case_and_live_in_one_file() {
    let name =
        Regex::new(r#"(?:\brule:\s*|\brule\(|\bRULE\w*:\s*&(?:'static )?str\s*=\s*)"([^"]*)""#).unwrap();
    let kebab = Regex::new(r"^[a-z0-9]+(-[a-z0-9]+)*$").unwrap();
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources() {
        for found in name.captures_iter(&file.code()) {
            homes.entry(found[1].to_owned()).or_default().insert(file.path.clone());
        }
    }
    let mut offences = Vec::new();
    for (rule, places) in homes {
        if !kebab.is_match(&rule) {
            offences.push(format!("`{rule}` in {places:?} is not kebab-case"));
        }
        if places.len() > 1 {
            offences.push(format!("`{rule}` stands in more than one file: {places:?}"));
        }
    }
    none(offences);
}

#[test]
fn lines_have_no_tabs_and_no_trailing_blanks() {
    let mut offences = Vec::new();
    for file in hand_written() {
        for (number, line) in (1..).zip(file.text.split('\n')) {
            if line.contains('\t') || line.ends_with([' ', '\r', '\u{3000}']) {
                offences.push(format!("{}:{number}: tab or trailing blank", file.path));
            }
        }
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            offences.push(format!("{}: no line break at the end", file.path));
        }
    }
    none(offences);
}

#[test]
fn files_stay_short() {
    let excused = |path: &str| LONG.iter().any(|(long, _)| *long == path);
    let mut offences = Vec::new();
    for file in sources() {
        let lines = file.text.lines().count();
        if lines > LONGEST && !excused(&file.path) {
            offences.push(format!("{}: {lines} lines, more than {LONGEST}", file.path));
        }
        if lines <= LONGEST && excused(&file.path) {
            offences.push(format!("{}: no longer needs its excuse in LONG", file.path));
        }
    }
    none(offences);
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    // Put together here, lest the list find itself.
    let paths = [["/wo", "rk/"], ["/tm", "p/"], ["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"]];
    let mut offences = Vec::new();
    for file in hand_written() {
        for path in paths.map(|parts| parts.concat()) {
            if file.text.contains(&path) {
                offences.push(format!("{}: {path}", file.path));
            }
        }
    }
    none(offences);
}

#[test]
fn no_text_of_shared_stands_in_the_project() {
    let shared = PathBuf::from(ROOT).join("../shared");
    if !shared.is_dir() {
        println!("no ../shared beside the project: nothing to compare with");
        return;
    }
    let mut known = HashSet::new();
    for folder in ["seeds", "corpus/dev"] {
        for entry in WalkDir::new(shared.join(folder)).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() {
                let text = std::fs::read(entry.path()).unwrap();
                for line in String::from_utf8_lossy(&text).lines() {
                    known.extend(windows(line));
                }
            }
        }
    }
    let ours = files(
        &[
            "src",
            "raw",
            "tests",
            "benches",
            "examples",
            "data",
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
        ],
        &[".rs", ".txt", ".md", ".expect", ".html", ".csv", ".tsv", ".json"],
    );
    let mut offences = Vec::new();
    for file in ours {
        for (number, line) in (1..).zip(file.text.lines()) {
            if let Some(copied) = windows(line).into_iter().find(|window| known.contains(window)) {
                offences.push(format!("{}:{number}: {copied}", file.path));
            }
        }
    }
    none(offences);
}

/// Every run of [`COPY`] Han characters of a line, punctuation and blanks left out.
fn windows(line: &str) -> Vec<String> {
    let han: Vec<char> = line.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).collect();
    han.windows(COPY).map(|window| window.iter().collect()).collect()
}
