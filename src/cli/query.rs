//! `gongbao query`: a question in SQL, answered by an installed DuckDB.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Status, Stop};
use crate::dataset::VIEWS;
use crate::error::Error;

/// Ask an output in SQL, by an installed DuckDB
///
/// Every dataset is a view of its name, and there are views and macros for common questions: duties, duty_load, officials,
/// deadlines, status_as_of(day), source_of(id), search(words) and others; `views.sql` in the output has all, with comments.
/// Uses the program `duckdb`, else the Python package.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Output folder of a run
    #[arg(value_name = "OUTPUT")]
    output: PathBuf,

    /// The question; without one, an interactive session
    #[arg(value_name = "SQL")]
    sql: Option<String>,

    /// Form of the answer
    #[arg(long, value_name = "FORM", default_value = "box")]
    format: Form,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A table with frames
    Box,
    /// Comma-separated values with a head
    Csv,
    /// An array of objects
    Json,
}

const EXAMPLES: &str = "\
Examples:
  gongbao query output \"FROM duty_load ORDER BY duties DESC LIMIT 10\"
  gongbao query output \"FROM duties_of('区水利局')\" --format csv
  gongbao query output

How to get DuckDB: pip install duckdb, or a package of your system; see https://duckdb.org.";

const NO_DUCKDB: &str = "expected DuckDB, found neither the program `duckdb` nor the Python package; \
    install one: `pip install duckdb-cli` or `pip install duckdb`";

/// Asks by the Python package: folder, form and question are its arguments.
const BY_PYTHON: &str = include_str!("query.py");

pub(super) fn query(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let views = args.output.join(VIEWS);
    if !views.is_file() {
        let what = format!("expected the output folder of a run, found no {VIEWS} in it");
        return Err(Error::config(&args.output, what).into());
    }
    // What was printed before comes before the answer.
    out.flush()?;
    let folder = std::path::absolute(&args.output).map_err(|e| Error::io(&args.output, e))?;
    let engines: [fn(&Args, &Path) -> Command; 2] = [by_program, by_python];
    for engine in engines {
        let mut command = engine(args, &folder);
        if !answers(command.get_program(), &command) {
            continue;
        }
        let status = command.status().map_err(|e| Error::io(Path::new(command.get_program()), e))?;
        return Ok(if status.success() { Status::Clean } else { Status::Refused });
    }
    Err(Error::config(&args.output, NO_DUCKDB).into())
}

/// True when an engine is installed.
fn answers(program: &std::ffi::OsStr, command: &Command) -> bool {
    let is_python = command.get_args().next().is_some_and(|first| first == "-c");
    let probe: &[&str] = if is_python { &["-c", "import duckdb"] } else { &["--version"] };
    Command::new(program).args(probe).output().is_ok_and(|probe| probe.status.success())
}

/// The program `duckdb`, told where the output is before it reads the views.
fn by_program(args: &Args, folder: &Path) -> Command {
    let mut command = Command::new("duckdb");
    // A start-up file of the user may print or change anything.
    command.args(["-no-init", "-bail"]).arg(match args.format {
        Form::Box => "-box",
        Form::Csv => "-csv",
        Form::Json => "-json",
    });
    command.arg("-cmd").arg(folder_is(folder)).arg("-cmd").arg(read(folder));
    if let Some(sql) = &args.sql {
        command.arg("-c").arg(sql);
    }
    command
}

fn by_python(args: &Args, folder: &Path) -> Command {
    let mut command = Command::new("python3");
    let form = format!("{:?}", args.format).to_lowercase();
    command.args(["-c", BY_PYTHON]).arg(folder).arg(form).args(&args.sql);
    command
}

fn folder_is(folder: &Path) -> String {
    format!("SET VARIABLE gongbao_folder = '{}';", folder.display().to_string().replace('\'', "''"))
}

fn read(folder: &Path) -> OsString {
    let mut command = OsString::from(".read '");
    command.push(folder.join(VIEWS).display().to_string().replace('\'', "''"));
    command.push("'");
    command
}
