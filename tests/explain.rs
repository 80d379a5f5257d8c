//! `gongbao explain`: a row by its id, the rows of a line, and what is said where there is none.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

const NOTICE: &str = "云溪区人民政府办公室\n关于做好河道保洁工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n\
                      \u{3000}\u{3000}一、重点任务\n　　6月底前完成清淤120公里。（责任单位：区水利局、石桥镇）\n\n\
                      云溪区人民政府办公室\n2023年4月6日\n";

/// Runs `gongbao explain` on the notice, with `{}` for its path.
fn explain(args: &[&str]) -> assert_cmd::assert::Assert {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notice.txt");
    fs::write(&path, NOTICE).unwrap();
    let path = path.display().to_string();
    let args = args.iter().map(|arg| arg.replace("{}", &path));
    Command::cargo_bin("gongbao").unwrap().arg("explain").args(args).assert()
}

/// The source's id: the same bytes have the same.
fn source_id() -> String {
    gongbao::parse(NOTICE).source.source_id
}

#[test]
fn a_line_tells_its_rows_with_their_rules() {
    explain(&["{}:8"])
        .code(0)
        .stdout(contains("section").and(contains("一、重点任务")))
        .stdout(contains("⟦责任单位：区水利局、石桥镇⟧"))
        .stdout(contains("rule              clause-label: A clause in brackets"))
        .stdout(contains("organ_raw         石桥镇"))
        .stdout(contains("⟦120公里⟧"));
}

#[test]
fn a_year_from_the_context_is_accounted_for() {
    explain(&["{}:8"])
        .code(0)
        .stdout(contains("end_date          2023-06-30"))
        .stdout(contains("year              2023 from the date of the document: 2023-04-06"));
}

#[test]
fn an_id_tells_one_row_of_any_dataset() {
    let document = format!("{}#1", source_id());
    explain(&["{}", "--id", &document])
        .code(0)
        .stdout(contains("documents").and(contains("number            云溪府办发〔2023〕17号")));
    explain(&["{}", "--id", &format!("{document}/r2")])
        .code(0)
        .stdout(contains("responsibilities").and(contains("石桥镇")).and(contains("区水利局\n").not()))
        .stdout(contains("section           ").and(contains("一、重点任务")));
}

#[test]
fn what_is_not_there_is_said() {
    explain(&["{}:999"]).code(1).stderr(contains("expected a line from 1 to 11, found 999"));
    explain(&["{}:0"]).code(1).stderr(contains("from 1 to 11"));
    explain(&["{}"]).code(1).stderr(contains("expected a line").and(contains("--id")));
    explain(&["{}", "--id", "x#9/r1"]).code(1).stderr(contains("found none with id x#9/r1"));
    explain(&["{}", "--id", "x#9~2"]).code(1).stderr(contains("under the id of the first, x#9"));
    explain(&["gone.txt:1"]).code(1).stderr(contains("gone.txt"));
    explain(&["{}:3"]).code(0).stdout(contains("no row of a dataset points to this line"));
}

#[test]
fn pipes_get_no_colours() {
    explain(&["{}:8"]).code(0).stdout(contains("\u{1b}").not());
}
