//! The command line as a stranger uses it: good input, bad input, exit codes.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const NOTICE: &str = "云溪区人民政府办公室\n关于做好河道保洁工作的通知\n\n云溪府办发〔2023〕17号\n\n各镇人民政府：\n\
                      \u{3000}\u{3000}一、总体要求\n　　各镇每月巡河不少于2次。\n\n云溪区人民政府办公室\n2023年4月6日\n";

fn gongbao() -> Command {
    Command::cargo_bin("gongbao").unwrap()
}

/// A folder with the files given, and a place for output that is not there yet.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join("in").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self { folder }
    }

    fn run(&self, inputs: &[&str]) -> Command {
        let mut command = gongbao();
        command.current_dir(self.folder.path()).arg("run").args(inputs).args(["-o", "out"]);
        command
    }

    /// Runs with `--json` and gives the exit code and the summary.
    fn summary(&self, inputs: &[&str]) -> (i32, Value) {
        let output = self.run(inputs).arg("--json").output().unwrap();
        let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"));
        (output.status.code().unwrap(), json)
    }

    fn out(&self) -> std::path::PathBuf {
        self.folder.path().join("out")
    }
}

fn datasets_in(output: &Path) -> usize {
    let folders = fs::read_dir(output).unwrap().map(|e| e.unwrap().path());
    let is_part = |path: &Path| path.extension().is_some_and(|extension| extension == "parquet");
    folders
        .filter(|folder| {
            folder.read_dir().is_ok_and(|mut files| files.any(|file| is_part(&file.unwrap().path())))
        })
        .count()
}

#[test]
fn the_readme_shows_what_a_run_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    let mut run = gongbao();
    run.current_dir(folder.path()).arg("run").arg(root.join("raw")).args(["-o", "output"]);
    let printed = String::from_utf8(run.output().unwrap().stdout).unwrap();
    // The first line says how long it took.
    let (_, rows) = printed.split_once("\n\n").unwrap();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains(rows.trim_end()), "README.md is to show:\n{rows}");
}

#[test]
fn help_has_examples_and_exit_codes() {
    gongbao().arg("--help").assert().success().stdout(contains("Examples:").and(contains("Exit codes:")));
    for command in ["run", "show", "text", "schema", "report"] {
        gongbao().args([command, "--help"]).assert().success().stdout(contains("Examples:"));
    }
}

#[test]
fn a_wrong_call_exits_with_2() {
    for call in [&["run"][..], &["run", "x"], &["walk"], &["run", "x", "-o", "y", "--threads", "0"], &[]] {
        gongbao()
            .args(call)
            .assert()
            .code(2)
            .stderr(contains("Usage:").or(contains("invalid value")).or(contains("name it with --output")));
    }
}

#[test]
fn settings_are_printed_before_a_folder_is_named() {
    gongbao().args(["config", "x"]).assert().code(0).stdout(contains("# output"));
    gongbao().args(["run", "x"]).assert().code(2).stderr(contains("--output: expected a folder"));
}

#[test]
fn a_run_writes_every_dataset_and_a_summary() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes()), ("deep/er/b.txt", b"\xef\xbb\xbfabc\n")]);
    desk.run(&["in"]).assert().code(0).stdout(contains("2 sources").and(contains("blocks")));
    assert_eq!(datasets_in(&desk.out()), 22);
    let package: Value =
        serde_json::from_slice(&fs::read(desk.out().join("datapackage.json")).unwrap()).unwrap();
    assert_eq!(package["resources"].as_array().unwrap().len(), 22);
    assert_eq!(package["resources"][0]["rows"], 2);
    let path = package["resources"][0]["path"].as_str().unwrap();
    assert!(path.starts_with("sources/part-00000-") && desk.out().join(path).is_file(), "{path}");
}

#[test]
fn the_summary_is_json_for_programs() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    let (code, summary) = desk.summary(&["in"]);
    assert_eq!((code, &summary["sources"], &summary["rows"]["sources"]), (0, &1.into(), &1.into()));
    assert_eq!(summary["bytes"], NOTICE.len());
    assert_eq!(summary["rows"].as_object().unwrap().len(), 22);
    assert!(summary["bytes_per_second"].as_f64().unwrap() > 0.0);
}

#[test]
fn quiet_says_nothing_but_failures() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    desk.run(&["in", "--quiet"]).assert().code(0).stdout("").stderr("");
    desk.run(&["in", "gone.txt", "--quiet"]).assert().code(1).stdout("").stderr(contains("gone.txt"));
}

#[test]
fn standard_input_is_read() {
    let desk = Desk::new(&[]);
    desk.run(&["-"]).write_stdin(NOTICE).assert().code(0).stdout(contains("1 source and 1 document"));
    gongbao().args(["show", "-"]).write_stdin(NOTICE).assert().code(0).stdout(contains("河道保洁"));
}

#[test]
fn bad_inputs_are_reported_and_the_others_complete() {
    let binary: Vec<u8> = (0..4096u32).map(|i| (i * 37 % 256) as u8).collect();
    let desk = Desk::new(&[("good.txt", NOTICE.as_bytes()), ("empty.txt", b""), ("binary.txt", &binary)]);
    let (code, summary) = desk.summary(&["in", "missing.txt"]);
    assert_eq!((code, &summary["sources"]), (1, &1.into()), "{summary}");
    let failures = summary["failures"].as_array().unwrap();
    let told = |name: &str| failures.iter().any(|f| f["path"].as_str().unwrap().ends_with(name));
    assert!(told("empty.txt") && told("binary.txt") && told("missing.txt"), "{summary}");
    assert!(failures.iter().all(|f| !f["message"].as_str().unwrap().contains("bug")), "{summary}");
    assert_eq!(datasets_in(&desk.out()), 22);
}

#[test]
fn a_folder_without_files_is_a_failure() {
    let desk = Desk::new(&[]);
    fs::create_dir(desk.folder.path().join("in")).unwrap();
    desk.run(&["in"]).assert().code(1).stderr(contains("expected files"));
    assert_eq!(datasets_in(&desk.out()), 22);
}

#[test]
fn an_output_that_cannot_be_written_exits_with_2() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    fs::write(desk.out(), "a file").unwrap();
    desk.run(&["in"]).assert().code(2).stderr(contains("out").and(contains("found a file")));
}

#[test]
fn show_prints_the_outline_or_the_blocks() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    let show = |args: &[&str]| {
        let mut command = gongbao();
        command.current_dir(desk.folder.path()).arg("show").args(args);
        command.assert()
    };
    show(&["in/a.txt"]).code(0).stdout(contains("云溪府办发〔2023〕17号"));
    show(&["in/a.txt", "--blocks"]).code(0).stdout(contains("0.."));
    show(&["in/gone.txt"]).code(1).stderr(contains("gone.txt"));
}

#[test]
fn files_are_read_as_asked() {
    let gbk = encoding_rs::GB18030.encode(NOTICE).0.into_owned();
    let desk = Desk::new(&[("a.txt", &gbk), ("b.ndjson", "{\"body\":\"巡河\",\"no\":1}\n".as_bytes())]);
    let wrong = desk.run(&["in", "--encoding", "klingon"]).assert();
    wrong
        .code(2)
        .stderr(contains("invalid value 'klingon'").and(contains("expected the name of an encoding")));
    let wrong = desk.run(&["in", "--max-file-size", "64Q"]).assert();
    wrong.code(2).stderr(contains("expected a size as 64M"));
    let (code, summary) = desk.summary(&["in/a.txt", "--encoding", "gbk"]);
    assert_eq!((code, &summary["documents"]), (0, &1.into()), "{summary}");
    desk.run(&["in/a.txt", "--max-file-size", "8"]).assert().code(1).stderr(contains("at most 8 bytes"));
    desk.run(&["in/b.ndjson"]).assert().code(1);
    desk.run(&["in/b.ndjson", "--text-column", "body"]).assert().code(0);
    let show = |encoding: &str| {
        let mut command = gongbao();
        command.current_dir(desk.folder.path()).args(["show", "in/a.txt", "--encoding", encoding]).assert()
    };
    show("gb18030").code(0).stdout(contains("云溪府办发〔2023〕17号"));
    show("big5").code(0).stdout(contains("云溪府办发").not());
}

#[test]
fn text_prints_the_bytes_into_which_spans_point() {
    let page = "<html><body><h1>公告</h1><p>巡河&emsp;两次。</p></body></html>";
    let gbk = encoding_rs::GB18030.encode(NOTICE).0.into_owned();
    let desk = Desk::new(&[("a.txt", &gbk), ("b.html", page.as_bytes())]);
    let text = |args: &[&str]| {
        let mut command = gongbao();
        command.current_dir(desk.folder.path()).arg("text").args(args).assert()
    };
    text(&["in/a.txt"]).code(0).stdout(NOTICE).stderr("");
    let decoded = gongbao::pipeline::decode(&desk.folder.path().join("in/b.html"), &Default::default());
    text(&["in/b.html"]).code(0).stdout(decoded[0].as_ref().unwrap().text.clone()).stderr("");
    text(&["in/a.txt", "--encoding", "big5"]).code(0).stdout(contains("云溪").not());
    text(&["in/gone.txt"]).code(1).stderr(contains("gone.txt"));
}

#[test]
fn text_prints_one_member_of_an_archive_or_all() {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in [("a.txt", "巡河。"), ("b.txt", "清淤。")] {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        archive.append_data(&mut header, name, bytes.as_bytes()).unwrap();
    }
    let desk = Desk::new(&[("both.tar", &archive.into_inner().unwrap())]);
    let text = |args: &[&str]| {
        let mut command = gongbao();
        command.current_dir(desk.folder.path()).args(["text", "in/both.tar"]).args(args).assert()
    };
    text(&[]).code(0).stdout("巡河。清淤。").stderr("both.tar/a.txt\nboth.tar/b.txt\n");
    text(&["--member", "b.txt"]).code(0).stdout("清淤。").stderr("");
    text(&["--member", "both.tar/b.txt"]).code(0).stdout("清淤。");
    text(&["--member", "c.txt"]).code(1).stderr(contains("expected a text named c.txt, found 2 others"));
}

#[test]
fn a_text_that_is_no_gazette_is_kept_in_blocks() {
    let desk = Desk::new(&[("a.txt", "今天的天气很好。\n".as_bytes())]);
    let (code, summary) = desk.summary(&["in"]);
    assert_eq!(code, 0);
    assert!(summary["rows"]["blocks"].as_u64().unwrap() > 0, "{summary}");
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let line = "（一）各镇要按照《云溪河保护办法》完成清淤2次，".repeat(10_000_000 / 69);
    let desk = Desk::new(&[("long.txt", line.as_bytes()), ("good.txt", NOTICE.as_bytes())]);
    let (code, summary) = desk.summary(&["in"]);
    assert_eq!((code, &summary["sources"]), (0, &2.into()), "{summary}");
}

#[test]
fn a_thousand_levels_of_numbering_are_read() {
    let labels = ["一、", "（一）", "1.", "（1）", "①", "第一章 ", "第一条 ", "一是", "——", "1.1 "];
    let text: String = (0..1000).map(|i| format!("{}巡河\n", labels[i % labels.len()])).collect();
    let brackets = format!("{}巡河{}\n", "（".repeat(1000), "）".repeat(1000));
    let decimals: String = (1..=1000).map(|i| format!("{} 巡河\n", vec!["1"; i].join("."))).collect();
    let files = [("a.txt", text.as_bytes()), ("b.txt", brackets.as_bytes()), ("c.txt", decimals.as_bytes())];
    let (code, summary) = Desk::new(&files).summary(&["in"]);
    assert_eq!((code, &summary["sources"]), (0, &3.into()), "{summary}");
}

#[test]
fn schemas_are_written_where_asked() {
    let desk = Desk::new(&[]);
    gongbao().current_dir(desk.folder.path()).args(["schema", "-o", "s"]).assert().success();
    assert_eq!(fs::read_dir(desk.folder.path().join("s")).unwrap().count(), 22);
}

#[test]
fn a_second_run_does_not_read_the_output_of_the_first() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    for _ in 0..2 {
        let (code, summary) = desk.summary(&["."]);
        assert_eq!((code, &summary["sources"]), (0, &1.into()), "{summary}");
    }
}

#[test]
fn a_reader_that_closes_the_pipe_is_no_error() {
    let desk = Desk::new(&[("a.txt", "巡河。\n\n".repeat(50_000).as_bytes())]);
    let mut show = std::process::Command::new(assert_cmd::cargo::cargo_bin("gongbao"))
        .current_dir(desk.folder.path())
        .args(["show", "in/a.txt", "--blocks"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(show.stdout.take());
    assert_eq!(show.wait().unwrap().code(), Some(0));
}

#[test]
fn a_dictionary_of_organs_is_read_or_refused() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    let organs = desk.folder.path().join("organs.tsv");
    fs::write(&organs, "河长办\t{}河长制办公室\n").unwrap();
    desk.run(&["in", "--organs", "organs.tsv"]).assert().code(0);
    fs::write(&organs, "# ours\n河长办\n").unwrap();
    let sentence = "organs.tsv: line 2: expected forms, a tab and a name, found “河长办”";
    desk.run(&["in", "--organs", "organs.tsv"]).assert().code(2).stderr(contains(sentence));
    desk.run(&["in", "--organs", "none.tsv"]).assert().code(2).stderr(contains("none.tsv: "));
}

#[test]
fn show_prints_the_rows_of_a_dataset_as_a_table() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    let show = |args: &[&str]| {
        let mut command = gongbao();
        command.current_dir(desk.folder.path()).env("COLUMNS", "100").args(["show", "in/a.txt"]).args(args);
        command.assert()
    };
    show(&["--dataset", "targets"]).code(0).stdout(contains("subject").and(contains("1 rows")));
    show(&["--dataset", "targets", "--columns", "value,unit"]).code(0).stdout(contains("次"));
    show(&["--dataset", "tragets"]).code(1).stderr(contains("there are sources, texts"));
    show(&["--dataset", "targets", "--columns", "worth"]).code(1).stderr(contains("found worth"));
}

#[test]
fn colours_are_printed_where_they_are_asked_for() {
    let desk = Desk::new(&[("a.txt", NOTICE.as_bytes())]);
    for (color, expected) in [("always", true), ("never", false), ("auto", false)] {
        let mut show = gongbao();
        show.current_dir(desk.folder.path()).args(["show", "in/a.txt", "--color", color]);
        let printed = show.output().unwrap().stdout;
        assert_eq!(printed.contains(&0x1b), expected, "{color}");
    }
}

#[test]
fn shells_and_man_are_served() {
    let desk = Desk::new(&[]);
    for shell in ["bash", "zsh", "fish"] {
        gongbao().args(["completions", shell]).assert().code(0).stdout(contains("gongbao"));
    }
    gongbao().current_dir(desk.folder.path()).arg("man").assert().code(0);
    let page = fs::read_to_string(desk.folder.path().join("man/gongbao-run.1")).unwrap();
    assert!(page.contains("fail"), "{page}");
}
