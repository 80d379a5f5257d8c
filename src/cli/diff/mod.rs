//! `gongbao diff`: what changed between two outputs.

mod compare;
mod key;
mod report;
mod side;

use std::io::Write;
use std::path::PathBuf;

use self::compare::{Difference, compare};
use self::side::Side;
use super::{Status, Stop};
use crate::dataset;

/// Compare two outputs: rows gained, lost and changed in each dataset
///
/// Rows are matched by what they say and where they are printed, not by their ids.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Output folder of the earlier run
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// Output folder of the later run
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// Write Markdown
    #[arg(long)]
    markdown: bool,

    /// Exit with 1 when the outputs differ
    #[arg(long)]
    exit_code: bool,

    /// So many examples of each kind of difference in each dataset
    #[arg(long, value_name = "N", default_value_t = 5)]
    examples: usize,
}

const EXAMPLES: &str = "\
Examples:
  gongbao run raw -o before; …; gongbao run raw -o after
  gongbao diff before after
  gongbao diff before after --exit-code --examples 0
  gongbao diff before after --markdown >> $GITHUB_STEP_SUMMARY";

pub(super) fn diff(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let (old, new) = (Side::open(&args.old)?, Side::open(&args.new)?);
    let mut differences: Vec<Difference> = Vec::new();
    for dataset in dataset::all() {
        let key = key::key(dataset.name());
        differences.push(compare(
            dataset.name(),
            &old.rows(dataset.as_ref())?,
            &new.rows(dataset.as_ref())?,
            key,
        ));
    }
    let report = report::Report { old: &args.old, new: &args.new, examples: args.examples };
    if args.markdown {
        report.markdown(&differences, out)?;
    } else {
        report.text(&differences, out)?;
    }
    let differ = differences.iter().any(Difference::is_any);
    Ok(if differ && args.exit_code { Status::Differ } else { Status::Clean })
}
