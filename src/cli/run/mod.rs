//! `gongbao run`: inputs to datasets, and a summary.

mod markdown;
mod settings;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::progress::{Watcher, log_as_json};
use super::reading::Reading;
use super::{Status, Stop, width};
use crate::error::Error;
use crate::pipeline::{self, Counts, Options, Report, Summary};
use settings::{LogFormat, Settings};

/// Read gazettes and write every dataset as Parquet
///
/// Only inputs that are new or changed are read; the datasets are those of reading all. They change all at once when
/// everything is written. An input that cannot be read is reported, listed in quarantine.jsonl, and left out.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files or folders to read, folders with all that is in them; - reads standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Folder for the datasets; it is made when it is missing, datasets in it are replaced
    #[arg(short, long, value_name = "FOLDER", env = "GONGBAO_OUTPUT")]
    output: Option<PathBuf>,

    /// Threads to use [default: one per core]; their number never changes the output
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), env = "GONGBAO_THREADS")]
    threads: Option<u16>,

    /// Dictionary of organs, tab-separated: short forms, full name, scope, successor, year; its lines come before ours
    #[arg(long, value_name = "FILE", env = "GONGBAO_ORGANS")]
    organs: Option<PathBuf>,

    /// Read everything anew, whatever earlier runs kept
    #[arg(long, env = "GONGBAO_FULL")]
    full: bool,

    /// Exit with 1 also when the datasets have diagnostics of severity warning or error
    #[arg(long, env = "GONGBAO_STRICT")]
    strict: bool,

    /// Stop at the first input that cannot be read, and leave the datasets as they are
    #[arg(long, env = "GONGBAO_FAIL_FAST")]
    fail_fast: bool,

    /// Write a report for people, as Markdown; run.json in the output says the same to machines
    #[arg(long, value_name = "FILE", env = "GONGBAO_REPORT")]
    report: Option<PathBuf>,

    /// Say nothing but what failed
    #[arg(short, long, env = "GONGBAO_QUIET")]
    quiet: bool,

    /// Print the summary as JSON on standard output
    #[arg(long, env = "GONGBAO_JSON")]
    json: bool,

    /// How to tell on standard error what happens
    #[arg(long, value_name = "FORMAT", env = "GONGBAO_LOG_FORMAT")]
    log_format: Option<LogFormat>,

    /// Options for all runs over these inputs [default: gongbao.toml in the first folder, or beside the first file]
    #[arg(long, value_name = "FILE", env = "GONGBAO_CONFIG")]
    config: Option<PathBuf>,

    /// Print the options as they would be used, and do nothing
    #[arg(long)]
    print_config: bool,

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
  gongbao run archive/ -o output --quiet --log-format json --report report.md     (from cron)

What the command line does not say comes from the environment (GONGBAO_THREADS=4), then from gongbao.toml
(threads = 4), then from the defaults.

Then, for instance, with DuckDB:
  select title, signed_date from 'output/documents/*.parquet' order by signed_date;";

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let settings = Settings::of(args)?;
    if args.print_config {
        write!(out, "{}", settings.print())?;
        return Ok(Status::Clean);
    }
    let options = settings.for_run()?;
    stop_on_signals(options);
    let json_log = settings.log_format == LogFormat::Json;
    if json_log {
        log_as_json();
    }
    let watcher = Watcher::new(settings.quiet, json_log);
    let summary = pipeline::run(options, &|step| watcher.on(step));
    watcher.finish();
    let summary = summary?;
    if let Some(path) = &settings.report {
        let report = Report::read(&summary.output).unwrap_or_default();
        fs::write(path, markdown::markdown(&report)).map_err(|e| Error::io(path, e))?;
    }
    if settings.json {
        serde_json::to_writer_pretty(&mut *out, &summary).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else if !settings.quiet {
        print(&summary, out)?;
    }
    let failed = !summary.failures.is_empty() || settings.strict && summary.warnings > 0;
    Ok(if failed { Status::InputsFailed } else { Status::Clean })
}

/// `gongbao config`: what a run would use.
pub(super) fn config(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    write!(out, "{}", Settings::of(args)?.print())?;
    Ok(Status::Clean)
}

/// The first SIGINT or SIGTERM asks the run to stop; a second one ends it at once, which harms nothing either.
fn stop_on_signals(options: &Options) {
    let stop = Arc::clone(&options.stop);
    // Where signals cannot be caught the run is ended by them, and the next one goes on.
    let _ = ctrlc::set_handler(move || {
        if stop.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(super::STOPPED));
        }
    });
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
    print_inputs(summary.inputs, out)?;
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

/// What became of the inputs, when not all of them are new.
fn print_inputs(inputs: Counts, out: &mut dyn Write) -> std::io::Result<()> {
    let Counts { new, changed, unchanged, gone, .. } = inputs;
    if changed + unchanged + gone > 0 {
        writeln!(out, "inputs: {new} new, {changed} changed, {unchanged} unchanged, {gone} gone")?;
    }
    Ok(())
}

fn counted(count: usize, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", width::grouped(count as u64))
}
