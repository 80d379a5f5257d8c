//! The command line: a file per command. Knows clap.
//!
//! Exit codes: 0 when all went well, 1 when an input failed, compared outputs differ or a question was refused, 2 for a wrong call or an output that cannot be written.
//! A reader that closes the pipe early is no error.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;
use crate::pipeline::Failure;

mod check;
mod diff;
mod explain;
mod export;
mod progress;
mod query;
mod reading;
mod report;
mod run;
mod schema;
mod shell;
mod show;
mod steps;
mod text;
mod view;
mod width;

/// Turns the text of Chinese government gazettes (公报) into linked, typed Parquet datasets.
///
/// Every value points back to the bytes where it was printed.
#[derive(Parser)]
#[command(name = "gongbao", version, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(Box<run::Args>),
    Check(check::Args),
    /// Print the options that a run would use: command line, environment, gongbao.toml, defaults
    Config(Box<run::Args>),
    Show(show::Args),
    Explain(explain::Args),
    Diff(diff::Args),
    Query(query::Args),
    Export(export::Args),
    Text(text::Args),
    Schema(schema::Args),
    Report(report::Args),
    Completions(shell::Completions),
    Man(shell::Man),
}

const EXAMPLES: &str = "\
Examples:
  gongbao run gazettes/ -o output      read a folder, write all datasets
  gongbao show gazettes/2023-04.txt    see how one file is understood
  gongbao explain gazettes/2023-04.txt:118
                                       see where the values of a line come from
  gongbao diff before after            see what changed between two outputs
  gongbao check output --input gazettes
                                       see that an output is whole and points to what is printed
  gongbao text gazettes/2023-04.docx   print the text into which spans point
  gongbao query output 'FROM duty_load'
                                       ask an output in SQL, by an installed DuckDB
  gongbao export output --format xlsx -o gazettes.xlsx
                                       write an output as a workbook, or csv, ndjson, graphml, akn
  gongbao schema                       describe every column as JSON
  gongbao report output -o report      look at an output in a browser

Exit codes:
  0  all inputs were read
  1  some inputs failed, the others are in the output; or --strict, and there are warnings;
     or check found a breach; or diff --exit-code found differences;
     or DuckDB did not take a question
  2  wrong usage, or the output cannot be written, or another run holds it
  130  stopped by a signal; the output is as before, and the next run goes on";

/// Exit code of a run that was stopped.
const STOPPED: u8 = 130;

/// How a command ended when nothing stopped it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Clean,
    InputsFailed,
    /// The outputs that were compared differ.
    Differ,
    /// An output is not whole.
    Broken,
    /// DuckDB did not take the question.
    Refused,
}

/// What stopped a command.
enum Stop {
    /// An input, of a command that reads only one.
    Input(Failure),
    /// The output or the configuration.
    Run(Error),
    /// Standard output.
    Stdout(io::Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Run(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Stdout(error)
    }
}

/// Runs the command that the arguments of the process name.
pub fn main() -> ExitCode {
    let command = Cli::parse().command;
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match command {
        Command::Run(args) => run::run(&args, &mut out),
        Command::Check(args) => check::check(&args, &mut out),
        Command::Config(args) => run::config(&args, &mut out),
        Command::Show(args) => show::show(&args),
        Command::Text(args) => text::text(&args, &mut out),
        Command::Explain(args) => explain::explain(&args),
        Command::Diff(args) => diff::diff(&args, &mut out),
        Command::Query(args) => query::query(&args, &mut out),
        Command::Export(args) => export::export(&args, &mut out),
        Command::Schema(args) => schema::schema(&args, &mut out),
        Command::Report(args) => report::report(&args, &mut out),
        Command::Completions(args) => shell::completions(&args, &mut out),
        Command::Man(args) => shell::man(&args, &mut out),
    };
    let flushed = done.and_then(|status| out.flush().map(|()| status).map_err(Stop::Stdout));
    ExitCode::from(match flushed {
        Ok(Status::Clean) => 0,
        Ok(Status::InputsFailed | Status::Differ | Status::Broken | Status::Refused) => 1,
        Err(Stop::Stdout(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(Stop::Stdout(error)) => complain(&format!("cannot write to standard output: {error}"), 2),
        Err(Stop::Input(failure)) => complain(&format!("{}: {}", failure.path, failure.message), 1),
        Err(Stop::Run(error)) if error.is_broken_pipe() => 0,
        Err(Stop::Run(error)) if error.is_stopped() => complain(&error.to_string(), STOPPED),
        Err(Stop::Run(error)) => complain(&error.to_string(), 2),
    })
}

/// Says on standard error what went wrong.
fn complain(sentence: &str, code: u8) -> u8 {
    // When standard error is gone too, nobody is left to be told.
    let _ = writeln!(io::stderr(), "error: {sentence}");
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
