//! Writes many small notices, to see how a run behaves when there are very many: `many_sources COUNT FOLDER [SEED]`.
//!
//! The same call writes the same files.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../benches/layer/notices.rs"]
mod notices;

use notices::{Dice, notice};

/// Files of one folder.
const FOLDER: usize = 1_000;

fn write(folder: &Path, number: usize, dice: &mut Dice) -> std::io::Result<()> {
    let folder = folder.join(format!("{:04}", number / FOLDER));
    if number.is_multiple_of(FOLDER) {
        fs::create_dir_all(&folder)?;
    }
    fs::write(folder.join(format!("{number:07}.txt")), notice(number, dice))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(count), Some(folder)) = (words.next(), words.next()) else {
        return Err("expected a count and a folder: many_sources 100000 /tmp/many".into());
    };
    let count: usize = count.parse()?;
    let seed = words.next().map_or(Ok(1), |seed| seed.parse())?;
    let (folder, mut dice) = (PathBuf::from(folder), Dice(seed));
    for number in 0..count {
        write(&folder, number, &mut dice)?;
    }
    Ok(())
}
