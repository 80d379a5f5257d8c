//! `gongbao diff`: rows gained, lost and changed between two outputs.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use gongbao::pipeline::{Options, run};
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

const OLD: &str = "云溪区人民政府办公室\n关于做好河道保洁工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n\
                   \u{3000}\u{3000}一、重点任务\n　　完成清淤120公里。（责任单位：区水利局、石桥镇）\n　　根据《云溪河保护办法》执行。\n\n\
                   云溪区人民政府办公室\n2023年4月6日\n";

/// Writes `before` and `after`, the outputs of two texts, into a folder.
fn outputs(old: &str, new: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("before", old), ("after", new)] {
        let input = folder.path().join(format!("{name}-in"));
        fs::create_dir(&input).unwrap();
        fs::write(input.join("a.txt"), text).unwrap();
        let output = folder.path().join(name);
        run(&Options { inputs: vec![input], output, ..Options::default() }, &|_| ()).unwrap();
    }
    folder
}

fn diff(folder: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("gongbao").unwrap();
    command.current_dir(folder).env("COLUMNS", "400").arg("diff").args(args).assert()
}

#[test]
fn equal_outputs_have_no_differences() {
    let folder = outputs(OLD, OLD);
    diff(folder.path(), &["before", "after", "--exit-code"]).code(0).stdout(contains("no differences"));
    diff(folder.path(), &["before", "after", "--markdown"]).code(0).stdout(contains("No differences."));
}

#[test]
fn rows_are_gained_lost_and_changed() {
    let new = OLD
        .replace("、石桥镇）", "）")
        .replace("120公里", "150公里")
        .replace("根据《", "按照《云溪区章程》和《");
    let folder = outputs(OLD, &new);
    diff(folder.path(), &["before", "after"])
        .code(0)
        .stdout(contains("responsibilities"))
        .stdout(contains("- ").and(contains("organ_raw=石桥镇")))
        .stdout(contains("+ ").and(contains("title=云溪区章程")))
        .stdout(contains("other datasets have the same rows"));
    diff(folder.path(), &["before", "after", "--exit-code"]).code(1);
}

#[test]
fn a_text_that_moved_is_the_same() {
    let folder = outputs(OLD, &format!("\n\n{OLD}"));
    diff(folder.path(), &["before", "after"])
        .code(0)
        .stdout(contains("responsibilities").not())
        .stdout(contains("sources").and(contains("blake3")));
}

#[test]
fn markdown_has_a_table_and_as_many_examples_as_wished() {
    let folder = outputs(OLD, &OLD.replace("石桥镇", "青山镇"));
    diff(folder.path(), &["before", "after", "--markdown", "--examples", "1"])
        .code(0)
        .stdout(contains("| dataset | old | new | gained | lost | changed |"))
        .stdout(contains("### responsibilities").and(contains("organ_raw=青山镇")));
    diff(folder.path(), &["before", "after", "--markdown", "--examples", "0"])
        .code(0)
        .stdout(contains("###").not());
}

#[test]
fn a_folder_without_datasets_is_said() {
    let folder = outputs(OLD, OLD);
    diff(folder.path(), &["before", "before-in"]).code(2).stderr(contains("expected the output folder"));
    diff(folder.path(), &["gone", "after"]).code(2).stderr(contains("gone"));
    fs::write(folder.path().join("after/organs/part-00001.parquet"), "no Parquet").unwrap();
    diff(folder.path(), &["before", "after"]).code(2).stderr(contains("expected a Parquet file"));
}

#[test]
fn a_dataset_of_one_side_only_counts_as_gained() {
    let folder = outputs(OLD, OLD);
    fs::remove_dir_all(folder.path().join("before/mentions")).unwrap();
    diff(folder.path(), &["before", "after"]).code(0).stdout(contains("mentions").and(contains("—")));
}
