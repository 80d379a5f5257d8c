//! `gongbao report`: an output as pages for a browser.

use std::io::Write;
use std::path::PathBuf;

use super::steps::Steps;
use super::{Status, Stop, width};
use crate::site::{self, Progress};

/// Write an output as a static site: every text beside what was read out of it, and charts
///
/// Open index.html of the folder in a browser: it needs no server and no network. Each source gets a page with its printed text,
/// coloured by what it was recognised as, and its records; a click on either finds the other.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Output folder of a run
    #[arg(value_name = "OUTPUT")]
    output: PathBuf,

    /// Folder for the report: a new or empty one, or an earlier report, which is replaced
    #[arg(short = 'o', long = "output", value_name = "FOLDER", default_value = "report")]
    folder: PathBuf,

    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  gongbao run gazettes -o output
  gongbao report output -o report

The address of a record is that of its page with its place, as sources/9f86d081884c7d65.html#responsibilities-12, or with
its id, as sources/9f86d081884c7d65.html#id=9f86d081884c7d65%231/r12.";

pub(super) fn report(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let steps = Steps::new(args.quiet, "writing pages");
    let watch = |step| match step {
        Progress::Found(count) => steps.found(count),
        Progress::Written => steps.done(),
    };
    let done = site::build(&args.output, &args.folder, &watch);
    steps.finish();
    let summary = done?;
    if !args.quiet {
        let sources = width::grouped(summary.sources as u64);
        writeln!(out, "pages of sources: {sources}; open {}", args.folder.join("index.html").display())?;
    }
    Ok(Status::Clean)
}
