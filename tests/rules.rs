//! Every rule has examples for and against it: `tests/rules/<dataset>/<rule>.txt`.
//!
//! ```text
//! # what the file shows
//! in: notice                 the frame in which the examples stand, see `frame`
//! + text                     the rule makes a row in this text
//! - text                     it makes none
//!   text                     the example goes on on another line; so it does behind an empty one
//! ```

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gongbao::dataset::{Dataset, all, rows};
use gongbao::extract::rules::RULES;
use gongbao::resolve::Records;
use regex::Regex;
use walkdir::WalkDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A text with the answer to whether the rule reads it.
struct Example {
    line: usize,
    fires: bool,
    text: String,
}

/// The examples of a file and their frame.
struct Corpus {
    frame: String,
    examples: Vec<Example>,
}

fn corpus(path: &Path) -> Corpus {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut corpus = Corpus { frame: "notice".into(), examples: Vec::new() };
    for (number, line) in (1..).zip(text.lines()) {
        let place = || format!("{}:{number}", path.display());
        match line.split_at_checked(2) {
            _ if line.starts_with('#') => {}
            _ if line.is_empty() => {
                // A blank line belongs to the example around it; one at its end says nothing.
                corpus.examples.last_mut().into_iter().for_each(|example| example.text.push('\n'));
            }
            Some(("in", name)) => corpus.frame = name.trim_start_matches(':').trim().to_owned(),
            Some((mark @ ("+ " | "- "), text)) => {
                let example = Example { line: number, fires: mark == "+ ", text: text.to_owned() };
                corpus.examples.push(example);
            }
            Some(("  ", text)) => {
                let example = corpus.examples.last_mut().unwrap_or_else(|| panic!("{}: goes on?", place()));
                example.text.push('\n');
                example.text.push_str(text);
            }
            _ => panic!("{}: expected +, -, in: or two blanks", place()),
        }
    }
    corpus.examples.iter_mut().for_each(|example| example.text.truncate(example.text.trim_end().len()));
    corpus
}

/// What stands before and behind an example.
fn frame(name: &str) -> (&'static str, &'static str) {
    match name {
        "notice" => (
            "云溪区人民政府办公室\n关于做好有关工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n",
            "\n\n云溪区人民政府办公室\n2023年4月6日\n",
        ),
        "minutes" => (
            "云溪区人民政府\n第12次常务会议纪要\n\n云溪府纪〔2023〕5号\n\n2023年4月6日，区政府召开第12次常务会议。\n\n",
            "\n",
        ),
        "alone" => ("", "\n"),
        "issue" => (
            "云溪区人民政府公报\n\n2023年第4号（总第64期）\n\n目录\n\n区政府办公室文件\n关于做好有关工作的通知……（3）\n\n",
            "\n\n云溪区人民政府办公室\n关于做好有关工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n\
             \u{3000}\u{3000}请认真做好巡河工作。\n\n云溪区人民政府办公室\n2023年4月6日\n",
        ),
        "news" => (
            "云溪区人民政府公报\n\n2023年第4期（总第64期）\n\n目 录\n\n区政府办公室文件\n\n\
             云溪区人民政府办公室关于做好有关工作的通知……1\n\n政务要闻\n\n云溪河畔换了新颜……2\n\n\
             云溪区人民政府办公室\n\n关于做好有关工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇：\n\n请认真做好巡河工作。\n\n\
             云溪区人民政府办公室\n\n2023年4月6日\n\n**政务要闻**\n\n△云溪河畔换了新颜\n\n",
            "\n\n△石桥镇开展清淤\n\n近日，石桥镇组织村民清理河道。\n",
        ),
        name => panic!("no frame {name}"),
    }
}

/// True when `rule` makes a row of `dataset` inside of the example.
fn fires(dataset: &dyn Dataset, rule: &str, frame_name: &str, text: &str) -> bool {
    let (before, behind) = frame(frame_name);
    let records = gongbao::parse(&format!("{before}{text}{behind}"));
    let records = Records { sources: vec![records], ..Records::default() };
    let rows = rows(dataset, &records).unwrap();
    rows.rows.iter().any(|row| {
        let offset = |name| rows.value(row, name).unwrap().parse::<usize>().unwrap();
        let inside = before.len() <= offset("byte_start") && offset("byte_end") <= before.len() + text.len();
        rows.value(row, "rule") == Some(rule) && inside
    })
}

fn path_of(dataset: &str, rule: &str) -> PathBuf {
    Path::new(ROOT).join("tests/rules").join(dataset).join(format!("{rule}.txt"))
}

#[track_caller]
fn none(offences: Vec<String>) {
    assert!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn every_rule_has_examples_for_and_against_it() {
    let mut offences = Vec::new();
    for rule in RULES {
        let path = path_of(rule.dataset, rule.name);
        let examples = corpus(&path).examples;
        for (fires, kind) in [(true, "positive"), (false, "negative")] {
            if !examples.iter().any(|example| example.fires == fires) {
                offences.push(format!("{}: no {kind} example", path.display()));
            }
        }
    }
    none(offences);
}

#[test]
fn examples_hold() {
    let datasets = all();
    let mut offences = Vec::new();
    for rule in RULES {
        let dataset = datasets.iter().find(|dataset| dataset.name() == rule.dataset).unwrap();
        let path = path_of(rule.dataset, rule.name);
        let Corpus { frame, examples } = corpus(&path);
        for Example { line, fires: expected, text } in examples {
            if fires(dataset.as_ref(), rule.name, &frame, &text) != expected {
                let wrong = if expected { "makes no row of" } else { "makes a row of" };
                offences.push(format!("{}:{line}: {} {wrong} {text:?}", path.display(), rule.name));
            }
        }
    }
    none(offences);
}

/// The code below `src`, without tests and without comment lines, but for the table of rules.
fn code() -> Vec<String> {
    static TESTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^#\[cfg\(test\)\]").unwrap());
    let files = WalkDir::new(Path::new(ROOT).join("src")).sort_by_file_name().into_iter();
    let paths = files.filter_map(Result::ok).map(|entry| entry.into_path());
    let paths =
        paths.filter(|path| path.extension().is_some_and(|e| e == "rs") && !path.ends_with("rules.rs"));
    let code = paths.map(|path| {
        let text = fs::read_to_string(path).unwrap();
        let end = TESTS.find(&text).map_or(text.len(), |found| found.start());
        let lines = text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    });
    code.collect()
}

/// The names of rules that code writes as such: `rule: "…"`, `RULE: &str = "…"`, `let rule = …;`.
fn names_in(code: &str) -> BTreeSet<String> {
    static PLACES: LazyLock<Regex> = LazyLock::new(|| {
        let given = r#"\brule:\s*"[^"]*""#;
        let constant = r#"\w*RULE\w*:\s*&(?:'static )?str\s*=\s*"[^"]*""#;
        Regex::new(&format!(r"{given}|{constant}|\blet rule =[^;]*;|\.rule = [^;]*;")).unwrap()
    });
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""([a-z]+(?:-[a-z]+)*)""#).unwrap());
    let places = PLACES.find_iter(code).map(|found| found.as_str());
    places.flat_map(|place| NAME.captures_iter(place).map(|name| name[1].to_owned())).collect()
}

#[test]
fn rules_of_the_code_are_in_the_table() {
    let code = code();
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    let named: BTreeSet<String> = code.iter().flat_map(|code| names_in(code)).collect();
    let unknown = named.iter().filter(|name| !known.contains(name.as_str()));
    none(unknown.map(|name| format!("`{name}` is not in src/extract/rules.rs")).collect());
    let gone = known.iter().filter(|name| !code.iter().any(|code| code.contains(&format!("\"{name}\""))));
    none(gone.map(|name| format!("`{name}` of src/extract/rules.rs stands nowhere in the code")).collect());
}

#[test]
fn rules_of_rows_are_in_the_table() {
    let folders = ["raw", "../shared/seeds", "../shared/corpus/dev"];
    let inputs: Vec<PathBuf> =
        folders.iter().map(|folder| Path::new(ROOT).join(folder)).filter(|path| path.exists()).collect();
    let mut unknown = BTreeSet::new();
    for entry in inputs.iter().flat_map(WalkDir::new).filter_map(Result::ok).filter(|e| e.path().is_file()) {
        for run in gongbao::pipeline::read_runs(entry.path(), &Default::default()).unwrap() {
            for dataset in all().iter().filter(|dataset| dataset.fields().iter().any(|f| f.name == "rule")) {
                let rows = rows(dataset.as_ref(), &run).unwrap();
                let rules = rows.rows.iter().filter_map(|row| rows.value(row, "rule"));
                let is_known =
                    |name: &str| RULES.iter().any(|r| r.name == name && r.dataset == dataset.name());
                unknown.extend(
                    rules.filter(|name| !is_known(name)).map(|name| format!("{}: {name}", dataset.name())),
                );
            }
        }
    }
    none(unknown.into_iter().collect());
}

#[test]
fn no_file_of_examples_is_left_behind() {
    let files = WalkDir::new(Path::new(ROOT).join("tests/rules")).sort_by_file_name().into_iter();
    let files = files.filter_map(Result::ok).map(|entry| entry.into_path()).filter(|path| path.is_file());
    let known: BTreeSet<PathBuf> = RULES.iter().map(|rule| path_of(rule.dataset, rule.name)).collect();
    none(files.filter(|path| !known.contains(path)).map(|path| format!("{}", path.display())).collect());
}
