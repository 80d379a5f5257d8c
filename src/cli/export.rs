//! `gongbao export`: an output as files for other programs.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::steps::Steps;
use super::{Status, Stop, width};
use crate::export::{self, Format, Options};

/// Write an output as CSV, NDJSON, a workbook, a graph or XML, for other programs
///
/// The place is taken at once, when all is written. Nothing else than an earlier export is replaced, unless --force says so;
/// even then other files in a folder stay.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Output folder of a run
    #[arg(value_name = "OUTPUT")]
    output: PathBuf,

    /// What to write
    #[arg(long, value_name = "FORMAT")]
    format: Form,

    /// Folder for csv, ndjson and akn, file for xlsx and graphml; - writes to standard output (graphml; csv or ndjson of one dataset)
    #[arg(short = 'o', long = "output", value_name = "PLACE")]
    place: PathBuf,

    /// Only these datasets (csv, ndjson, xlsx); all when none is named, but for texts in a workbook
    #[arg(long, value_name = "NAME", num_args = 1..)]
    dataset: Vec<String>,

    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,

    /// Write also where something else than an earlier export lies
    #[arg(long)]
    force: bool,

    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A file for each dataset, as RFC 4180 has it, in UTF-8: a null is empty, an empty text is "", a list is a JSON array
    Csv,
    /// A file for each dataset, an object on each line: numbers with all their digits, lists as arrays
    Ndjson,
    /// A workbook with a sheet for each dataset, and one about them
    Xlsx,
    /// Documents and organs as a graph: who cites what, who issued it, who answers for what
    Graphml,
    /// A file of Akoma Ntoso 3.0 for each document: what it is, its outline, tables and attachments
    Akn,
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Csv => Self::Csv,
            Form::Ndjson => Self::Ndjson,
            Form::Xlsx => Self::Xlsx,
            Form::Graphml => Self::Graphml,
            Form::Akn => Self::Akn,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  gongbao export output --format xlsx -o gazettes.xlsx
  gongbao export output --format csv -o tables --dataset responsibilities organs --bom
  gongbao export output --format ndjson -o - --dataset targets | head
  gongbao export output --format graphml -o gazettes.graphml      for Gephi, yEd, networkx
  gongbao export output --format akn -o akn

What to know:
  csv   a cell may begin with =, +, - or @, as the value does; import such columns as text
  xlsx  such cells are text, never formulas; a text over 32 767 characters is cut, a sheet over
        1 048 576 rows goes on in another; numbers of more than 15 digits, and dates before
        March 1900, are text
  akn   legislation is act, all else doc: meta (identification, publication, references), preface,
        preamble, body or mainBody with part, chapter, section, article, paragraph, point, indent
        and hcontainer, tables, conclusions, attachments; left out are contents, page numbers and
        running heads; citations and organs in the text are not marked
  In xlsx, graphml and akn a character that XML does not allow is U+FFFD.";

pub(super) fn export(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let (format, datasets) = (args.format.into(), args.dataset.clone());
    let options = Options { format, datasets, bom: args.bom, force: args.force };
    let steps = Steps::new(args.quiet, "exporting");
    let watch = |step| match step {
        export::Progress::Found(count) => steps.found(count),
        export::Progress::Done => steps.done(),
    };
    let is_stdout = args.place == Path::new("-");
    let done = match is_stdout {
        true => export::stream(&args.output, &options, out, &watch),
        false => export::export(&args.output, &args.place, &options, &watch),
    };
    steps.finish();
    let summary = done?;
    let counts: Vec<String> =
        summary.counts.iter().map(|(what, count)| format!("{} {what}", width::grouped(*count))).collect();
    if !args.quiet && !is_stdout {
        writeln!(out, "{} in {}", counts.join(", "), args.place.display())?;
        summary.notes.iter().try_for_each(|note| writeln!(out, "{note}"))?;
    }
    Ok(Status::Clean)
}
