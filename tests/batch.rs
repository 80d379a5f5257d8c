//! Runs over a growing folder: read once, changed all at once, whatever kills them.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gongbao::dataset;
use gongbao::pipeline::{Options, Progress, Report, Summary, run};
use tempfile::TempDir;

/// A folder with inputs and an output.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        Self { folder }
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.input().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn input(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    fn output(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn options(&self, name: &str) -> Options {
        Options { inputs: vec![self.input()], output: self.output(name), ..Options::default() }
    }

    fn run(&self, name: &str) -> Summary {
        run(&self.options(name), &|_| ()).unwrap()
    }

    fn breaches(&self, name: &str) -> Vec<dataset::Breach> {
        let input = self.input();
        let found =
            dataset::verify(&self.output(name), &mut |path| fs::read_to_string(input.join(path)).ok());
        found.unwrap().breaches
    }
}

/// A notice that cites another one, names organs by their short forms, and gives a post.
fn notice(number: usize, cites: usize) -> String {
    let matter = ["河道保洁", "防汛抗旱", "秋季绿化", "智慧养老"][number % 4];
    format!(
        "青岚省临江市云溪区人民政府文件\n\n云溪府发〔2023〕{number}号\n\n青岚省临江市云溪区人民政府关于做好{matter}工作的通知\n\n\
         各镇人民政府、街道办事处：\n\n根据《关于做好防汛抗旱工作的通知》（云溪府发〔2023〕{cites}号），现将有关事项通知如下。\n\n\
         一、明确分工\n\n到2024年底，完成投资{number}万元。（责任单位：区水利局、区人力社保局）\n\n\
         青岚省临江市云溪区人民政府\n\n2023年5月8日\n"
    )
}

/// The files of an output, without those that tell of the run itself.
fn files(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for folder in fs::read_dir(output).unwrap().map(|entry| entry.unwrap().path()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if folder.is_dir() && name != ".gongbao" {
            for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()) {
                let path = format!("{name}/{}", file.file_name().to_string_lossy());
                found.insert(path, fs::read(file.path()).unwrap());
            }
        } else if name == "datapackage.json" {
            found.insert(name, fs::read(folder).unwrap());
        }
    }
    found
}

/// Numbers without end that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn steps_lead_to_what_a_full_run_gives() {
    let desk = Desk::new();
    let mut dice = Dice(7);
    for number in 0..12 {
        desk.write(&format!("{number}.txt"), notice(number, dice.roll(12)));
    }
    desk.run("steps");
    for step in 0..8 {
        for _ in 0..=dice.roll(3) {
            let name = format!("{}.txt", dice.roll(16));
            match dice.roll(4) {
                0 => drop(fs::remove_file(desk.input().join(&name))),
                // The same content under two names: ids end in ~2.
                1 => desk.write(&name, notice(3, 1)),
                2 => desk.write(&name, b"\0\x01\x02\xff"),
                _ => desk.write(&name, notice(dice.roll(20), dice.roll(20))),
            }
        }
        let steps = desk.run("steps");
        let full = format!("full-{step}");
        let anew = run(&Options { full: true, ..desk.options(&full) }, &|_| ()).unwrap();
        assert_eq!(files(&desk.output("steps")), files(&desk.output(&full)), "step {step}");
        assert_eq!(steps.rows, anew.rows);
        assert_eq!(steps.failures, anew.failures);
        assert_eq!(desk.breaches("steps"), []);
    }
}

#[test]
fn only_what_is_new_is_read() {
    let desk = Desk::new();
    for number in 0..5 {
        desk.write(&format!("{number}.txt"), notice(number, 1));
    }
    desk.write("bad.txt", b"\0\x01\x02\xff");
    let first = desk.run("out").inputs;
    assert_eq!((first.new, first.unchanged, first.failed, first.sources_read), (6, 0, 1, 6));
    let since = quarantined(&desk);
    fs::remove_file(desk.input().join("0.txt")).unwrap();
    desk.write("1.txt", notice(30, 1));
    desk.write("2024/6.txt", notice(6, 1));
    let second = desk.run("out");
    let counts = second.inputs;
    let found = (counts.new, counts.changed, counts.unchanged, counts.gone, counts.sources_read);
    assert_eq!(found, (1, 1, 4, 1, 2));
    assert_eq!((second.sources, second.failures.len()), (5, 1));
    let report = Report::read(&desk.output("out")).unwrap();
    assert_eq!(report.datasets["sources"].change, Some(0));
    assert_eq!(quarantined(&desk), since, "a failure keeps the time at which it was first seen");
    fs::remove_file(desk.input().join("bad.txt")).unwrap();
    assert_eq!(desk.run("out").inputs.failed, 0);
    assert_eq!(quarantined(&desk), "");
    let third = desk.run("out").inputs;
    assert_eq!((third.unchanged, third.sources_read), (5, 0));
    assert_eq!(Report::read(&desk.output("out")).unwrap().parts_made, 0);
}

fn quarantined(desk: &Desk) -> String {
    fs::read_to_string(desk.output("out").join("quarantine.jsonl")).unwrap()
}

#[test]
fn files_of_others_stay() {
    let desk = Desk::new();
    desk.write("a.txt", notice(1, 2));
    desk.run("out");
    for name in ["notes.txt", "report/index.html", "blocks/mine.csv"] {
        fs::create_dir_all(desk.output("out").join(name).parent().unwrap()).unwrap();
        fs::write(desk.output("out").join(name), "mine").unwrap();
    }
    desk.write("b.txt", notice(2, 1));
    desk.run("out");
    for name in ["notes.txt", "report/index.html", "blocks/mine.csv"] {
        assert_eq!(fs::read_to_string(desk.output("out").join(name)).unwrap(), "mine", "{name}");
    }
    let left: Vec<_> =
        fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn one_run_at_a_time() {
    let desk = Desk::new();
    desk.write("a.txt", notice(1, 2));
    let second = AtomicBool::new(false);
    run(&desk.options("out"), &|step| {
        if let Progress::Found(_) = step {
            let error = run(&desk.options("out"), &|_| ()).unwrap_err().to_string();
            assert!(error.contains("another run writes here (process "), "{error}");
            second.store(true, Ordering::Relaxed);
        }
    })
    .unwrap();
    assert!(second.load(Ordering::Relaxed));
    desk.run("out");
}

#[test]
fn a_stopped_run_leaves_the_datasets_and_the_next_goes_on() {
    let desk = Desk::new();
    desk.write("0.txt", notice(0, 1));
    desk.run("out");
    let before = files(&desk.output("out"));
    for number in 1..60 {
        desk.write(&format!("{number}.txt"), notice(number, 1));
    }
    let stop = Arc::new(AtomicBool::new(false));
    let options = Options { stop: Arc::clone(&stop), threads: Some(1), ..desk.options("out") };
    let error = run(&options, &|step| {
        if matches!(step, Progress::Read { path, .. } if path.ends_with("30.txt")) {
            stop.store(true, Ordering::Relaxed);
        }
    })
    .unwrap_err();
    assert!(error.is_stopped() && error.to_string().contains("the next run goes on"), "{error}");
    assert_eq!(files(&desk.output("out")), before);
    let next = desk.run("out");
    assert_eq!(next.sources, 60);
    assert!(next.inputs.sources_read < 59, "{:?}", next.inputs);
}

#[test]
fn fail_fast_leaves_the_datasets() {
    let desk = Desk::new();
    desk.write("a.txt", notice(1, 2));
    desk.run("out");
    let before = files(&desk.output("out"));
    desk.write("b.txt", b"\0\x01\x02\xff");
    let error = run(&Options { fail_fast: true, ..desk.options("out") }, &|_| ()).unwrap_err();
    assert!(error.to_string().contains("binary file"), "{error}");
    assert_eq!(files(&desk.output("out")), before);
}

/// How often the program is killed; the environment may ask for more.
fn kills() -> usize {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

#[test]
fn killed_at_any_moment_the_datasets_are_the_old_or_the_new() {
    let desk = Desk::new();
    let mut dice = Dice(1);
    for number in 0..40 {
        desk.write(&format!("{number}.txt"), notice(number, dice.roll(40)));
    }
    desk.run("out");
    let mut old = files(&desk.output("out"));
    for kill in 0..kills() {
        for _ in 0..5 {
            desk.write(&format!("{}.txt", dice.roll(40)), notice(dice.roll(80), dice.roll(80)));
        }
        let expected = format!("expected-{kill}");
        desk.run(&expected);
        let new = files(&desk.output(&expected));
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongbao"))
            .args(["run", "in", "-o", "out", "--quiet"])
            .current_dir(desk.folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(dice.roll(400) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let there = files(&desk.output("out"));
        assert!(there == old || there == new, "kill {kill}: neither the old nor the new datasets");
        assert_eq!(desk.breaches("out").iter().filter(|b| b.what.contains("no Parquet")).count(), 0);
        desk.run("out");
        assert_eq!(files(&desk.output("out")), new, "kill {kill}: the next run ends with the full result");
        fs::remove_dir_all(desk.output(&expected)).unwrap();
        old = new;
    }
}

#[test]
fn any_folder_is_read_or_refused() {
    let desk = Desk::new();
    let mut dice = Dice(3);
    for number in 0..60 {
        let name: String = (0..=dice.roll(6)).map(|_| char::from(b"ab\x01 .~$"[dice.roll(7)])).collect();
        let bytes: Vec<u8> = (0..dice.roll(900)).map(|_| dice.roll(256) as u8).collect();
        desk.write(&format!("{number}{name}"), bytes);
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        symlink(desk.input(), desk.input().join("around")).unwrap();
        symlink(desk.input().join("nowhere"), desk.input().join("broken")).unwrap();
        let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.txt");
        fs::write(desk.input().join(name), notice(1, 2)).unwrap();
    }
    let summary = desk.run("out");
    assert!(
        summary.failures.iter().all(|failure| !failure.message.contains("bug")),
        "{:?}",
        summary.failures
    );
    assert_eq!(desk.breaches("out").len(), 0);
    assert_eq!(desk.run("out").inputs.sources_read, 0);
}
