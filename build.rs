//! What is worked out when the program is built.
//!
//! - The version of the rules: a hash of the code, the dictionaries and the dependencies. What was read of a source is kept
//!   between runs, and is read anew when any of these has changed.
//! - The tables of regions, from `data/regions.tsv`: to make them took each run a quarter of what it makes once.
//! - On Linux the program stands at a fixed address: to correct those of its many words took half the time of its start.

#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut hasher = blake3::Hasher::new();
    for part in ["src", "data", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={part}");
        add(Path::new(part), &mut hasher);
    }
    println!("cargo:rustc-env=GONGBAO_RULES={}", hasher.finalize().to_hex());
    let out: PathBuf = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?.into();
    fs::write(out.join("regions.rs"), regions(&fs::read_to_string("data/regions.tsv")?)?)?;
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    Ok(())
}

/// Adds a file, or all files below a folder by name; what is not there adds nothing.
fn add(path: &Path, hasher: &mut blake3::Hasher) {
    if let Ok(entries) = path.read_dir() {
        let mut below: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        below.sort();
        below.iter().for_each(|path| add(path, hasher));
    } else if let Ok(bytes) = fs::read(path) {
        hasher.update(path.to_string_lossy().as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
}

/// What an autonomous region or a province is called without, in texts: `内蒙古`, `广西`.
const AUTONOMOUS: [&str; 4] = ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区"];

/// The tables that `src/grammar/region.rs` includes, from lines of a code, a name, its first and its last year.
fn regions(table: &str) -> Result<String, Box<dyn Error>> {
    let mut rows: Vec<(&str, &str, bool)> = Vec::new();
    for line in table.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
        let [code, name, _, until] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("expected four columns in data/regions.tsv, found “{line}”").into());
        };
        rows.push((code, name, until.is_empty()));
    }
    rows.sort_by_key(|(code, ..)| *code);
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (at, (code, name, _)) in rows.iter().enumerate() {
        names.push((name, at));
        let short = AUTONOMOUS.iter().find_map(|suffix| name.strip_suffix(suffix));
        names.extend(short.filter(|_| code.ends_with("0000")).map(|short| (short, at)));
    }
    names.sort_unstable();
    let mut out = String::new();
    writeln!(out, "static REGIONS: [Region; {}] = [", rows.len())?;
    for (code, name, current) in &rows {
        writeln!(out, "    Region {{ code: {code:?}, name: {name:?}, current: {current} }},")?;
    }
    writeln!(out, "];\nstatic NAMES: [Name; {}] = [", names.len())?;
    for (name, region) in &names {
        writeln!(out, "    Name {{ region: {region}, len: {} }},", name.len())?;
    }
    let first = |name: &str| name.chars().next().map_or(0, u32::from);
    let (least, most) = (names.first().map_or(0, |n| first(n.0)), names.last().map_or(0, |n| first(n.0)));
    writeln!(out, "];\nconst LEAST: u32 = {least};\nstatic FIRST: [u16; {}] = [", most - least + 2)?;
    for c in least..=most + 1 {
        writeln!(out, "    {},", names.partition_point(|(name, _)| first(name) < c))?;
    }
    writeln!(out, "];")?;
    Ok(out)
}
