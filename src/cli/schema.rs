//! `gongbao schema`: the schemas of all datasets as files.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::{Status, Stop};
use crate::dataset;
use crate::error::Error;

/// Describe every dataset and column as Frictionless Table Schemas
///
/// Writes one JSON file for each dataset: columns with their types and meanings, closed sets with all their words,
/// primary and foreign keys. With --dictionary also a page that says the same to people.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Folder for the schemas; it is made when it is missing
    #[arg(short, long, value_name = "FOLDER", default_value = "schemas")]
    output: PathBuf,

    /// Markdown file for the data dictionary
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  gongbao schema
  gongbao schema -o docs/schemas --dictionary docs/datasets.md";

pub(super) fn schema(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let folder = &args.output;
    fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    let files = dataset::schema_files();
    for (name, text) in &files {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|e| Error::io(&path, e))?;
    }
    if let Some(page) = &args.dictionary {
        fs::write(page, dataset::data_dictionary()).map_err(|e| Error::io(page, e))?;
    }
    writeln!(out, "{} files in {}", files.len(), folder.display())?;
    Ok(Status::Clean)
}
