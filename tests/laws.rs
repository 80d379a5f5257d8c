//! Self-checks over some 3,500 real statutes: what we read equals what a plain search of the text finds.
//!
//! Every seventh file is read, all of them with the environment variable `LAWS=all`. The exceptions are always read:
//! one that no longer differs has to leave its list.

#![allow(clippy::print_stdout)] // says what it leaves out

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use gongbao::extract::SourceRecords;
use gongbao::model::{Date, SectionStyle};
use gongbao::pipeline::parse_source;
use gongbao::source::{ReadOptions, discover, open};
use regex::Regex;

const ARCHIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/laws-3504.tar.gz");

/// One file out of so many is read unless all are asked for.
const STEP: usize = 7;

/// Ends of paths, each of one file, and why what we read differs from the plain search.
type Exceptions = &'static [(&'static str, &'static str)];

const ARTICLES: Exceptions = &[
    (
        "行政法/文物保护法(2017-11-04).md",
        "a broken line of its history begins with an article of the statute amended",
    ),
    (
        "行政法规/飞行基本规则(2007-10-18).md",
        "most of its articles run on in one line, where the plain search finds none",
    ),
    (
        "彭水苗族土家族自治县城乡建设管理条例(2013-05-31).md",
        "two labels print a dash for 一 (`第三十－条`), which we read and the plain search does not find",
    ),
];

const DATES: Exceptions = &[
    (
        "相互委托送达司法文书和调取证据的安排(2020-01-14).md",
        "it prints its first day and that of its amended text, which we read and the plain search does not find",
    ),
    (
        "若干问题的解释（二）的补充规定(2017-02-28).md",
        "the day is that of the text it supplements, which it prints as an attachment",
    ),
];

/// The statutes to read, or nothing when the archive is not there.
fn statutes() -> Vec<SourceRecords> {
    if !Path::new(ARCHIVE).exists() {
        return Vec::new();
    }
    let all = std::env::var("LAWS").is_ok_and(|which| which == "all");
    let (inputs, _) = discover(&[ARCHIVE.into()]);
    let options = ReadOptions::default();
    let members = open(&inputs[0], &options);
    assert_eq!(members.len(), 3504);
    let members = members.into_iter().map(|member| member.expect("a member")).enumerate();
    let members = members.filter(|(at, member)| all || at % STEP == 0 || is_excepted(&member.name));
    members.map(|(_, member)| parse_source(member.load(&options).expect("a text").source)).collect()
}

fn is_excepted(path: &str) -> bool {
    [ARTICLES, DATES].concat().iter().any(|(name, _)| path.ends_with(name))
}

/// Compares the files that differ with those of which it is known.
fn offences(what: &str, differing: &[(String, String)], exceptions: Exceptions) -> Vec<String> {
    let known = |path: &str| exceptions.iter().any(|(name, _)| path.ends_with(name));
    let unknown = differing.iter().filter(|(path, _)| !known(path));
    let mut offences: Vec<String> = unknown.map(|(path, how)| format!("{what} of {path}: {how}")).collect();
    let gone = exceptions.iter().filter(|(name, _)| !differing.iter().any(|(path, _)| path.ends_with(name)));
    offences.extend(
        gone.map(|(name, _)| format!("{what} of {name}: differs no longer, so strike it off the list")),
    );
    offences
}

/// The blocks cover the text without gap or overlap.
fn tiling(records: &SourceRecords) -> Option<String> {
    let mut end = 0;
    for block in &records.structure.blocks {
        if block.span.start() != end {
            return Some(format!("block {} starts at {}, not {end}", block.ordinal, block.span.start()));
        }
        end = block.span.end();
    }
    (end != records.source.text.len()).then(|| format!("the blocks end at {end}"))
}

/// The labels of the articles are those that stand at the beginning of lines: none lost, none invented, no other gap.
fn articles(records: &SourceRecords) -> Option<String> {
    static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^[#* \u{3000}]*(第[ \u{3000}]*[一二三四五六七八九十百千零〇0-9]+[ \u{3000}]*条)")
            .expect("a pattern")
    });
    let sections = records.structure.documents.iter().flat_map(|document| &document.sections);
    let found = sections.filter(|section| section.style == SectionStyle::Article);
    let found: Vec<String> = found.filter_map(|section| Some(bare(section.label_raw.as_deref()?))).collect();
    let printed: Vec<String> = PRINTED.captures_iter(&records.source.text).map(|m| bare(&m[1])).collect();
    let same =
        found.iter().zip(&printed).take_while(|(found, printed)| found.starts_with(printed.as_str())).count();
    (found.len() != printed.len() || same < found.len()).then(|| {
        let (f, p) = (found.get(same), printed.get(same));
        format!("{} found, {} printed; first {f:?} for {p:?}", found.len(), printed.len())
    })
}

fn bare(label: &str) -> String {
    label.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A day on which the text says that it comes into force itself is the first day in force.
fn effective(records: &SourceRecords) -> Option<String> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"本\p{Han}{1,4}自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|生效)").expect("a pattern")
    });
    let day =
        |m: regex::Captures<'_>| Date::new(m[1].parse().ok()?, m[2].parse().ok()?, m[3].parse().ok()?).ok();
    let said: BTreeSet<Date> = SAID.captures_iter(&records.source.text).filter_map(day).collect();
    let found: BTreeSet<Date> =
        records.structure.documents.iter().filter_map(|document| document.effective_date).collect();
    (!said.is_empty() && said.is_disjoint(&found)).then(|| format!("{found:?} found, {said:?} said"))
}

#[test]
fn statutes_are_read_as_a_plain_search_reads_them() {
    let statutes = statutes();
    if statutes.is_empty() {
        println!("skipped: no {ARCHIVE}");
        return;
    }
    println!("{} statutes are read", statutes.len());
    let differing = |check: fn(&SourceRecords) -> Option<String>| -> Vec<(String, String)> {
        statutes.iter().filter_map(|records| Some((records.source.path.clone(), check(records)?))).collect()
    };
    let all = [
        offences("blocks", &differing(tiling), &[]),
        offences("articles", &differing(articles), ARTICLES),
        offences("days", &differing(effective), DATES),
    ]
    .concat();
    assert!(all.is_empty(), "{} offences\n{}", all.len(), all.join("\n"));
}
