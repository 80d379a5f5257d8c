//! Runs over a growing folder: read once, changed all at once, whatever kills them.

#![allow(clippy::unwrap_used)] // a test fails by panicking

mod desk;
mod disk;

use std::fs;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use desk::{Desk, Dice, files, notice};
use gongbao::pipeline::{Options, Progress, Report, run};

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
fn a_damaged_store_is_begun_anew() {
    let desk = Desk::new();
    (1..6).for_each(|number| desk.write(&format!("{number}.txt"), notice(number, 1)));
    desk.run("out");
    let (expected, store) = (files(&desk.output("out")), desk.output("out").join(".gongbao/cache.redb"));
    let whole = fs::read(&store).unwrap();
    let mut damaged: Vec<Vec<u8>> = Vec::new();
    for part in 1..12 {
        // A stretch in the middle of what is kept, as a bad disk leaves it.
        let mut bytes = whole.clone();
        let at = bytes.len() * part / 12;
        let end = (at + bytes.len() / 12).min(bytes.len());
        bytes[at..end].fill(0x5a);
        damaged.push(bytes);
    }
    for (change, bytes) in damaged.into_iter().enumerate() {
        fs::write(&store, bytes).unwrap();
        desk.write("1.txt", notice(1, 2 + change));
        desk.run("out");
        desk.write("1.txt", notice(1, 1));
        desk.run("out");
        assert_eq!(files(&desk.output("out")), expected, "stretch {change}");
    }
}

#[test]
fn a_damaged_entry_is_told_and_read_anew() {
    const PACKED: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    let desk = Desk::new();
    (1..6).for_each(|number| desk.write(&format!("{number}.txt"), notice(number, 1)));
    desk.run("out");
    let store = desk.output("out").join(".gongbao/cache.redb");
    let mut bytes = fs::read(&store).unwrap();
    let starts: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..].starts_with(&PACKED)).collect();
    assert!(starts.len() >= 5, "the records are packed");
    starts.into_iter().for_each(|at| bytes[at..at + 4].fill(0));
    fs::write(&store, bytes).unwrap();
    desk.write("1.txt", notice(1, 2));
    let told = AtomicUsize::new(0);
    let progress = |step: Progress<'_>| {
        if let Progress::Damaged(error) = step {
            assert!(error.to_string().contains("cache.redb: expected what earlier runs kept"), "{error}");
            told.fetch_add(1, Ordering::Relaxed);
        }
    };
    run(&desk.options("out"), &progress).unwrap();
    assert_eq!(told.into_inner(), 1);
    run(&Options { full: true, ..desk.options("other") }, &|_| ()).unwrap();
    assert_eq!(files(&desk.output("out")), files(&desk.output("other")));
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
    // One that is known to fail, too.
    desk.run("out");
    let error = run(&Options { fail_fast: true, ..desk.options("out") }, &|_| ()).unwrap_err();
    assert!(error.to_string().contains("binary file"), "{error}");
}

#[test]
fn fail_fast_reads_no_more_behind_a_failure() {
    let desk = Desk::new();
    for number in 0..60 {
        desk.write(&format!("{number:02}.txt"), notice(number, 1));
    }
    desk.write("05.txt", b"\0\x01\x02\xff");
    let read = AtomicUsize::new(0);
    let options = Options { fail_fast: true, threads: Some(1), ..desk.options("out") };
    let count = |step: Progress<'_>| {
        if let Progress::Read { .. } = step {
            read.fetch_add(1, Ordering::Relaxed);
        }
    };
    run(&options, &count).unwrap_err();
    assert!((1..=6).contains(&read.load(Ordering::Relaxed)), "{read:?}");
    fs::remove_file(desk.input().join("05.txt")).unwrap();
    let missing = Options { inputs: vec![desk.input(), desk.output("nowhere")], ..options };
    read.store(0, Ordering::Relaxed);
    run(&missing, &count).unwrap_err();
    assert_eq!(read.load(Ordering::Relaxed), 0);
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
        symlink(desk.input().join("self"), desk.input().join("self")).unwrap();
        // Where it can be made, a pipe to which nobody writes.
        let _ = Command::new("mkfifo").arg(desk.input().join("pipe")).status();
        desk.write(&("x".repeat(251) + ".txt"), notice(3, 4));
        let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.txt");
        fs::write(desk.input().join(name), notice(1, 2)).unwrap();
    }
    let summary = desk.run("out");
    assert!(
        summary.failures.iter().all(|failure| !failure.message.contains("bug")),
        "{:?}",
        summary.failures
    );
    assert!(summary.failures.iter().all(|failure| !failure.path.contains("xxx")), "{:?}", summary.failures);
    assert_eq!(desk.breaches("out").len(), 0);
    assert_eq!(desk.run("out").inputs.sources_read, 0);
}
