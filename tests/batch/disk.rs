//! Disks that fill up while a run writes: the datasets are the old or the new, and the next run with room ends with all.
//!
//! A small file system of memory is filled to a point, where the test may mount one; and files are limited in their size,
//! which needs no rights.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::desk::{Desk, Dice, files, notice};

/// Notices in the input.
const NOTICES: usize = 30;

/// How often each disk is filled; the environment may ask for more.
fn times() -> usize {
    std::env::var("FULL").ok().and_then(|times| times.parse().ok()).unwrap_or(7)
}

/// A file system in memory, which goes with its owner.
struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// `None` where it may not be mounted.
    fn new(folder: PathBuf) -> Option<Self> {
        fs::create_dir(&folder).unwrap();
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(&folder).output();
        mount.is_ok_and(|mount| mount.status.success()).then_some(Self { folder })
    }

    /// Fills it, but for so many KiB.
    fn leave(&self, free: usize) {
        let taken = Command::new("df").args(["--output=avail", "-k"]).arg(&self.folder).output().unwrap();
        let taken = String::from_utf8(taken.stdout).unwrap();
        let available: usize = taken.lines().last().unwrap().trim().parse().unwrap();
        fs::write(self.folder.join("filler"), vec![1; available.saturating_sub(free) << 10]).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.folder.join("filler")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.folder).status();
    }
}

fn gongbao(desk: &Desk, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.arg("run").arg(desk.input()).arg("-o").arg(output).arg("--quiet");
    command
}

/// Either all went well, or the run says what is full and what to do.
fn told(output: &Output, what: &str) -> bool {
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return true;
    }
    assert_eq!(output.status.code(), Some(2), "{what}: {said}");
    assert!(said.contains("there is no room left to write") && said.contains("run again"), "{what}: {said}");
    assert_eq!(said.lines().count(), 1, "{what}: {said}");
    false
}

/// Other notices than before, and what they give.
fn change(desk: &Desk, dice: &mut Dice, number: usize) -> BTreeMap<String, Vec<u8>> {
    for _ in 0..5 {
        desk.write(&format!("{}.txt", dice.roll(NOTICES)), notice(dice.roll(80), dice.roll(80)));
    }
    let expected = format!("expected-{number}");
    desk.run(&expected);
    files(&desk.output(&expected))
}

fn desk(dice: &mut Dice) -> Desk {
    let desk = Desk::new();
    for number in 0..NOTICES {
        desk.write(&format!("{number}.txt"), notice(number, dice.roll(NOTICES)));
    }
    desk
}

/// The datasets are the old or the new ones, the next run ends with the new ones, and nothing else is left.
fn goes_on(
    desk: &Desk,
    output: &Path,
    old: &BTreeMap<String, Vec<u8>>,
    new: &BTreeMap<String, Vec<u8>>,
    what: &str,
) {
    let there = if output.exists() { files(output) } else { BTreeMap::new() };
    assert!(there == *old || there == *new, "{what}: neither the old nor the new datasets");
    let checked = Command::new(env!("CARGO_BIN_EXE_gongbao")).arg("check").arg(output).output().unwrap();
    assert!(there.is_empty() || checked.status.success(), "{what}: {checked:?}");
    let next = output.with_file_name(format!(".{}.next", output.file_name().unwrap().to_string_lossy()));
    assert!(!next.exists(), "{what}: the next datasets are left");
    assert!(gongbao(desk, output).status().unwrap().success(), "{what}: with room again");
    assert_eq!(files(output), *new, "{what}: the next run ends with the full result");
}

#[test]
fn on_a_disk_that_fills_the_datasets_are_the_old_or_the_new() {
    let mut dice = Dice(11);
    let desk = desk(&mut dice);
    let Some(disk) = Disk::new(desk.output("disk")) else {
        return eprintln!("no file system may be mounted here: a disk that fills is not tested");
    };
    desk.run("sized");
    let need = Command::new("du").args(["-sk"]).arg(desk.output("sized")).output().unwrap().stdout;
    let need: usize = String::from_utf8(need).unwrap().split('\t').next().unwrap().parse().unwrap();
    let (fresh, output) = (disk.folder.join("fresh"), disk.folder.join("out"));
    assert!(gongbao(&desk, &output).status().unwrap().success());
    let mut old = files(&output);
    let mut full = 0;
    for time in 0..times() {
        let new = change(&desk, &mut dice, time);
        let free = (time + 1) * need / times();
        for (output, old, free) in [(&fresh, &BTreeMap::new(), free), (&output, &old, free / 3)] {
            disk.leave(free);
            let what = format!("{} KiB free for {}", free, output.display());
            full += usize::from(!told(&gongbao(&desk, output).output().unwrap(), &what));
            disk.make_room();
            goes_on(&desk, output, old, &new, &what);
        }
        old = new;
        let _ = fs::remove_dir_all(&fresh);
    }
    assert!(full > times() / 2, "the disk was never full");
}

#[test]
fn where_files_may_not_grow_the_datasets_are_the_old_or_the_new() {
    let mut dice = Dice(12);
    let desk = desk(&mut dice);
    let output = desk.output("out");
    desk.run("out");
    let mut old = files(&output);
    let mut full = 0;
    for time in 0..times() {
        let new = change(&desk, &mut dice, time);
        // In blocks of 512 bytes. The signal for what is too large would end the run at once.
        let limit = 1 << (time * 14 / times());
        let run = gongbao(&desk, &output);
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\""), "sh"]);
        limited.arg(run.get_program()).args(run.get_args());
        let what = format!("files of at most {limit} blocks");
        full += usize::from(!told(&limited.output().unwrap(), &what));
        goes_on(&desk, &output, &old, &new, &what);
        old = new;
    }
    assert!(full > 0, "no file was too large");
}
