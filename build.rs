//! Tells the version of the rules: a hash of the code, the dictionaries and the dependencies.
//!
//! What was read of a source is kept between runs, and is read anew when any of these has changed.

#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::path::Path;

fn main() {
    let mut hasher = blake3::Hasher::new();
    for part in ["src", "data", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={part}");
        add(Path::new(part), &mut hasher);
    }
    println!("cargo:rustc-env=GONGBAO_RULES={}", hasher.finalize().to_hex());
}

/// Adds a file, or all files below a folder by name; what is not there adds nothing.
fn add(path: &Path, hasher: &mut blake3::Hasher) {
    if let Ok(entries) = path.read_dir() {
        let mut below: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        below.sort();
        below.iter().for_each(|path| add(path, hasher));
    } else if let Ok(bytes) = std::fs::read(path) {
        hasher.update(path.to_string_lossy().as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
}
