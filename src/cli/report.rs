//! `gongbao report`: an output as pages for a browser.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use indicatif::ProgressBar;

use super::{Status, Stop, progress, width};
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
    let watcher = Watcher::new(args.quiet);
    let done = site::build(&args.output, &args.folder, &|step| watcher.on(step));
    watcher.finish();
    let summary = done?;
    if !args.quiet {
        let sources = width::grouped(summary.sources as u64);
        writeln!(out, "pages of sources: {sources}; open {}", args.folder.join("index.html").display())?;
    }
    Ok(Status::Clean)
}

/// Shows how many pages are written: a bar on a terminal, elsewhere a line for every tenth of many.
struct Watcher {
    bar: Option<ProgressBar>,
    tells: bool,
    found: Cell<usize>,
    done: Cell<usize>,
}

/// Fewer pages need no lines.
const MANY: usize = 100;

impl Watcher {
    fn new(quiet: bool) -> Self {
        let bar = (!quiet && io::stderr().is_terminal()).then(progress::bar);
        Self { tells: !quiet && bar.is_none(), bar, found: Cell::new(0), done: Cell::new(0) }
    }

    fn on(&self, step: Progress) {
        match step {
            Progress::Found(count) => {
                self.found.set(count);
                if let Some(bar) = &self.bar {
                    bar.set_length(count as u64);
                    bar.set_message("writing pages");
                }
            }
            Progress::Written => {
                self.done.set(self.done.get() + 1);
                match &self.bar {
                    Some(bar) => bar.inc(1),
                    None => self.tell(),
                }
            }
        }
    }

    fn tell(&self) {
        let (found, done) = (self.found.get(), self.done.get());
        if self.tells && found >= MANY && done * 10 / found > (done - 1) * 10 / found {
            // When standard error is closed, the report itself is still wanted.
            let _ = writeln!(io::stderr(), "{done} of {found} pages");
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
