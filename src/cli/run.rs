//! `gongbao run`: inputs to datasets, and a summary.

use std::io::Write;
use std::path::PathBuf;

use super::progress::Watcher;
use super::reading::Reading;
use super::{Status, Stop, width};
use crate::pipeline::{self, Options, Summary};

/// Read gazettes and write every dataset as Parquet
///
/// An input that cannot be read is reported and left out; the run goes on.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files or folders to read, folders with all that is in them; - reads standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Folder for the datasets; it is made when it is missing, datasets in it are replaced
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,

    /// Threads to use [default: one per core]; their number never changes the output
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Dictionary of organs, tab-separated: short forms, full name, scope, successor, year; its lines come before ours
    #[arg(long, value_name = "FILE")]
    organs: Option<PathBuf>,

    /// Say nothing but what failed
    #[arg(short, long)]
    quiet: bool,

    /// Print the summary as JSON on standard output
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  gongbao run raw -o output
  gongbao run 2022/ 2023/ extra.html -o output --threads 4
  curl -s https://example.org/gazette.txt | gongbao run - -o output
  gongbao run raw -o output --json | jq .rows
  gongbao run archive.zip -o output --encoding gb18030 --max-file-size 1G

Then, for instance, with DuckDB:
  select title, signed_date from 'output/documents/*.parquet' order by signed_date;";

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let options = Options {
        inputs: args.inputs.clone(),
        output: args.output.clone(),
        threads: args.threads.map(usize::from),
        organs: args.organs.clone(),
        read: args.reading.options(),
    };
    let watcher = Watcher::new(args.quiet);
    let summary = pipeline::run(&options, &|step| watcher.on(step));
    watcher.finish();
    let summary = summary?;
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &summary).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else if !args.quiet {
        print(&summary, out)?;
    }
    Ok(if summary.failures.is_empty() { Status::Clean } else { Status::InputsFailed })
}

/// The summary as a person wants it.
fn print(summary: &Summary, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{} and {}, {} in {:.2} s ({}/s)",
        counted(summary.sources, "source"),
        counted(summary.documents, "document"),
        width::bytes(summary.bytes as f64),
        summary.seconds,
        width::bytes(summary.bytes_per_second)
    )?;
    writeln!(out, "\nrows in {}", summary.output.display())?;
    for (dataset, rows) in &summary.rows {
        writeln!(out, "  {dataset:<20}{:>12}", width::grouped(*rows))?;
    }
    if !summary.diagnostics.is_empty() {
        writeln!(out, "\ndiagnostics")?;
    }
    for (code, count) in &summary.diagnostics {
        writeln!(out, "  {code:<24}{:>8}", width::grouped(*count as u64))?;
    }
    if !summary.failures.is_empty() {
        writeln!(out, "\n{} failed", counted(summary.failures.len(), "input"))?;
    }
    for failure in &summary.failures {
        writeln!(out, "  {}: {}", failure.path, failure.message)?;
    }
    Ok(())
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", width::grouped(count as u64))
}
