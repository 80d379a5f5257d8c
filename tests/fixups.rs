//! Corrections as data: what a fixups file does to values, raw words and spans, and what is said of one that does not fit.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use gongbao::extract::SourceRecords;
use gongbao::pipeline;
use gongbao::source::ReadOptions;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

const NOTICE: &str = "云溪区人民政府办公室\n关于做好河道保吉工作的通知\n\n云溪府办发〔2032〕17号\n\n各镇人民政府：\n\
                      \u{3000}\u{3000}一、重点任务\n　　6月底前完成清淤12O公里。（责任单位：区水刑局、石桥镇）\n\
                      \u{3000}\u{3000}二、保障措施\n　　区财\n政局安排经费1.3亿元。\n\n云溪区人民政府办公室\n2023年4月6日\n";

/// What is corrected, and to what.
const CORRECTIONS: &[(&str, &str)] = &[
    ("保吉", "保洁"),
    ("〔2032〕", "〔2023〕"),
    ("12O公里", "120公里"),
    ("水刑局", "水利局"),
    ("财\n政局", "财政局"),
    ("1.3亿", "13亿"),
];

fn fixups(bytes: &[u8], corrections: &[(&str, &str)]) -> String {
    let text = |words: &str| serde_json::to_string(words).unwrap();
    let each = corrections.iter().map(|(old, new)| {
        format!("[[corrections]]\nold = {}\nnew = {}\nreason = \"scan\"\n", text(old), text(new))
    });
    format!("blake3 = \"{}\"\n{}", blake3::hash(bytes).to_hex(), each.collect::<String>())
}

/// A folder with the notice, or other bytes, and a fixups file.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(name: &str, bytes: &[u8], fixups: &str) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        fs::create_dir(desk.path("in")).unwrap();
        fs::write(desk.path(&format!("in/{name}")), bytes).unwrap();
        fs::write(desk.path(&format!("in/{name}.fixups.toml")), fixups).unwrap();
        desk
    }

    fn notice(corrections: &[(&str, &str)]) -> Self {
        Self::new("a.txt", NOTICE.as_bytes(), &fixups(NOTICE.as_bytes(), corrections))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn gongbao(&self, args: &[&str]) -> assert_cmd::assert::Assert {
        Command::cargo_bin("gongbao").unwrap().current_dir(self.folder.path()).args(args).assert()
    }

    fn read(&self) -> SourceRecords {
        pipeline::read(&self.path("in/a.txt"), &ReadOptions::default()).unwrap().remove(0)
    }
}

#[test]
fn values_have_the_correction_and_raw_words_the_print() {
    let records = Desk::notice(CORRECTIONS).read();
    assert_eq!(records.source.text, NOTICE);
    let document = &records.structure.documents[0];
    assert_eq!(document.title, "云溪区人民政府办公室关于做好河道保洁工作的通知");
    assert_eq!(document.title_raw, "云溪区人民政府办公室关于做好河道保吉工作的通知");
    assert!(document.title_span.slice(NOTICE).ends_with("关于做好河道保吉工作的通知"));
    assert_eq!(document.number.as_deref(), Some("云溪府办发〔2023〕17号"));
    assert_eq!(document.number_raw.as_deref(), Some("云溪府办发〔2032〕17号"));
    let duties: Vec<(&str, &str)> =
        records.responsibilities.iter().map(|r| (r.organ.as_str(), r.organ_raw.as_str())).collect();
    assert!(duties.contains(&("区水利局", "区水刑局")), "{duties:?}");
    assert!(
        records
            .responsibilities
            .iter()
            .any(|r| r.organ_id.as_deref().is_some_and(|id| id.ends_with("云溪区水利局")))
    );
    let quantities: Vec<(String, &str)> = records
        .targets
        .iter()
        .inspect(|target| assert!(target.span.slice(NOTICE).contains(&target.value_raw)))
        .map(|target| (target.value.normalize().to_string(), target.value_raw.as_str()))
        .collect();
    assert_eq!(quantities, [("120".into(), "12O公里"), ("1300000000".into(), "1.3亿元")]);
}

#[test]
fn a_correction_over_a_line_break_joins_its_lines() {
    let broken = "云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n　　由区财\n政局安排经费。\n";
    let desk = Desk::new("a.txt", broken.as_bytes(), &fixups(broken.as_bytes(), &[("财\n政", "财政")]));
    let records = desk.read();
    let organ = records.mentions.iter().find(|mention| mention.normalized == "区财政局").unwrap();
    assert_eq!((organ.text_raw.as_str(), organ.span.slice(broken)), ("区财政局", "区财\n政局"));
    let plain = gongbao::parse(broken);
    assert!(plain.mentions.iter().all(|mention| mention.normalized != "区财政局"));
}

#[test]
fn each_correction_is_told_where_it_was_made() {
    let records = Desk::notice(CORRECTIONS).read();
    let told: Vec<(&str, &str, bool)> = records
        .diagnostics
        .iter()
        .filter(|d| d.code.name == "fixup-applied")
        .map(|d| (d.span.slice(NOTICE), d.message.as_str(), d.document == Some(0)))
        .collect();
    assert_eq!(told.len(), CORRECTIONS.len());
    assert_eq!(told[0], ("保吉", "“保吉” is read as “保洁”: scan", true));
    assert_eq!(told[4].0, "财\n政局");
}

#[test]
fn every_command_knows_them() {
    let desk = Desk::notice(CORRECTIONS);
    desk.gongbao(&["run", "in", "-o", "out"]).code(0).stdout(contains("fixup-applied                  6"));
    desk.gongbao(&["run", "in/a.txt", "in/a.txt.fixups.toml", "-o", "out"])
        .code(0)
        .stdout(contains("1 source and 1 document"));
    desk.gongbao(&["text", "in/a.txt"]).code(0).stdout(NOTICE);
    desk.gongbao(&["show", "in/a.txt"])
        .code(0)
        .stdout(contains("云溪府办发〔2023〕17号"))
        .stdout(contains("fixup-applied at byte 49: “保吉” is read as “保洁”: scan"));
    desk.gongbao(&["explain", "in/a.txt:8"])
        .code(0)
        .stdout(contains("⟦12O公里⟧"))
        .stdout(contains("value             120\n"))
        .stdout(contains("fixup             “12O公里” is read as “120公里”: scan"));
}

#[test]
fn what_does_not_fit_fails_its_input_alone() {
    let cases: [(&[(&str, &str)], &str); 3] = [
        (&[("镇", "乡")], "expected one place for the correction of “镇”, found more than one; give more"),
        (&[("没有", "无")], "expected one place for the correction of “没有”, found none; its words must"),
        (&[("保吉", "保洁"), ("吉工", "洁工")], "expected corrections apart from each other"),
    ];
    for (corrections, message) in cases {
        let desk = Desk::notice(corrections);
        fs::write(desk.path("in/b.txt"), "一、总则\n").unwrap();
        let failed = desk.gongbao(&["run", "in", "-o", "out"]).code(1);
        failed.stderr(contains("a.txt: ").and(contains(message))).stdout(contains("1 source"));
        desk.gongbao(&["text", "in/a.txt"]).code(0).stdout(NOTICE);
    }
    let other = Desk::new("a.txt", NOTICE.as_bytes(), &fixups(b"other", CORRECTIONS));
    other.gongbao(&["run", "in", "-o", "out"]).code(1).stderr(contains(
        "a.txt: expected the file for which the corrections were made, found one with blake3 = ",
    ));
    let malformed = Desk::new("a.txt", NOTICE.as_bytes(), "blake3 = 1\n[[corrections]]\n");
    malformed
        .gongbao(&["show", "in/a.txt"])
        .code(1)
        .stderr(contains("expected corrections in TOML, found an error in line 1: "));
    let orphan = Desk::notice(CORRECTIONS);
    fs::rename(orphan.path("in/a.txt"), orphan.path("in/b.txt")).unwrap();
    orphan
        .gongbao(&["run", "in", "-o", "out"])
        .code(1)
        .stderr(contains("a.txt.fixups.toml: expected a.txt beside it, which it corrects, found none"));
}

#[test]
fn texts_of_archives_and_lines_of_ndjson_are_named_by_path() {
    let line = serde_json::json!({ "text": NOTICE }).to_string();
    let lines = format!("{{\"text\":\"一、总则\"}}\n{line}\n");
    let with = |path: &str| {
        fixups(lines.as_bytes(), &[("保吉", "保洁")]).replace("reason", &format!("{path}reason"))
    };
    let desk = Desk::new("a.txt", lines.as_bytes(), &with("path = \"2\"\n"));
    let read = pipeline::read(&desk.path("in/a.txt"), &ReadOptions::default()).unwrap();
    assert!(read[1].structure.documents[0].title.ends_with("关于做好河道保洁工作的通知"));
    assert_eq!((read[0].source.fixups.len(), read[1].source.fixups.len()), (0, 1));
    for (path, message) in
        [("path = \"3\"\n", "expected a text 3 for the correction"), ("", "expected a path in")]
    {
        let desk = Desk::new("a.txt", lines.as_bytes(), &with(path));
        desk.gongbao(&["run", "in", "-o", "out"])
            .code(1)
            .stderr(contains(message))
            .stdout(contains("2 sources"));
    }
}
