//! Writes gazettes of invented places: `gen_corpus --issues 1000 --seed 1 --output FOLDER --truth`.
//!
//! The same call writes the same files. The issues stand in `FOLDER/text`, a thousand in a folder; `FOLDER/truth.ndjson` has
//! a line for each row that they must give, with the path of its source below `FOLDER/text`.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Parser;
use serde_json::{Map, Value};

mod corpus;

use corpus::dice::Dice;
use corpus::issue::{is_traditional, issue};
use corpus::script::traditional_row;
use corpus::style::Style;
use corpus::truth::Row;
use corpus::typeset::typeset;

/// Files of one folder.
const FOLDER: usize = 1_000;

/// Writes gazettes of invented places, in many typographies.
#[derive(Parser)]
struct Args {
    /// How many issues
    #[arg(long, default_value_t = 1)]
    issues: usize,
    /// What all is chosen by
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write to
    #[arg(long)]
    output: PathBuf,
    /// Write as many issues as make so many bytes, instead of --issues
    #[arg(long, conflicts_with = "issues")]
    bytes: Option<usize>,
    /// About how many bytes an issue has
    #[arg(long)]
    issue_bytes: Option<usize>,
    /// Write truth.ndjson: a line for each row that the issues must give
    #[arg(long)]
    truth: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    fs::create_dir_all(&args.output)?;
    let truth = args.truth.then(|| fs::File::create(args.output.join("truth.ndjson"))).transpose()?;
    let mut truth = truth.map(BufWriter::new);
    let (mut written, mut index) = (0, 0);
    while args.bytes.map_or(index < args.issues, |bytes| written < bytes) {
        let (issue, rows) = issue(args.seed, index, args.issue_bytes);
        let mut dice = Dice::of(!args.seed, index as u64);
        let traditional = is_traditional(args.seed, index);
        let style = Style { traditional, ..Style::by_chance(&mut dice) };
        let text = typeset(&issue, &style, dice);
        let path = PathBuf::from(format!("{:04}/{index:07}.txt", index / FOLDER));
        write(&args.output.join("text").join(&path), &text)?;
        if let Some(truth) = &mut truth {
            for row in rows {
                let row = if style.traditional { traditional_row(row) } else { row };
                writeln!(truth, "{}", line(&row, &path))?;
            }
        }
        written += text.len();
        index += 1;
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, text)
}

/// A row as a line: its dataset, its source, and its columns.
fn line(row: &Row, path: &Path) -> Value {
    let mut line = Map::new();
    line.insert("dataset".to_owned(), row.dataset.into());
    line.insert("source".to_owned(), path.to_string_lossy().into());
    line.extend(row.columns.clone());
    line.into()
}
