//! `gongbao check`: that an output is whole.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::reading::Reading;
use super::{Status, Stop, width};
use crate::dataset::{self, Breach};
use crate::pipeline;
use crate::source::{Input, ReadOptions, discover};

/// Check that an output is whole: columns, keys, references, blocks without a gap, spans
///
/// Spans lie on borders of characters, and what is given as printed is printed there; with the inputs at hand, also in them.
/// Says each breach once, with a count and an example.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Output folder of a run
    #[arg(value_name = "OUTPUT")]
    output: PathBuf,

    /// The file or folder that was read, to compare its texts with those of the output
    #[arg(short, long, value_name = "INPUT")]
    input: Vec<PathBuf>,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  gongbao check output
  gongbao check output --input gazettes";

pub(super) fn check(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    let mut library = Library::new(&args.input, args.reading.options());
    let found = dataset::verify(&args.output, &mut |path| library.text(path))?;
    for Breach { what, count, example } in &found.breaches {
        writeln!(out, "{what} ({}): {example}", width::grouped(*count))?;
    }
    let breaches = found.breaches.iter().map(|breach| breach.count).sum();
    writeln!(out, "{} checks, {} breaches", width::grouped(found.checks), width::grouped(breaches))?;
    Ok(if found.breaches.is_empty() { Status::Clean } else { Status::Broken })
}

/// The inputs, by the paths of the sources in them.
struct Library {
    options: ReadOptions,
    inputs: HashMap<String, Input>,
    /// The texts of the archive that was opened last.
    shelf: (String, HashMap<String, String>),
}

impl Library {
    fn new(inputs: &[PathBuf], options: ReadOptions) -> Self {
        let found = discover(inputs).0.into_iter().map(|input| (input.name.clone(), input));
        Self { options, inputs: found.collect(), shelf: (String::new(), HashMap::new()) }
    }

    /// The decoded text of the source at `path`: of a file, or of a text in an archive `path` begins with.
    fn text(&mut self, path: &str) -> Option<String> {
        let borders = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let name = borders.map(|end| &path[..end]).find(|name| self.inputs.contains_key(*name))?;
        if self.shelf.0 != name {
            let texts = texts(&self.inputs[name].path, name, &self.options);
            self.shelf = (name.to_owned(), texts);
        }
        self.shelf.1.get(path).cloned()
    }
}

/// The texts of one input, by their paths.
fn texts(file: &Path, name: &str, options: &ReadOptions) -> HashMap<String, String> {
    let sources = pipeline::decode(file, options).into_iter().flatten();
    let own = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let path =
        |path: &str| path.strip_prefix(&own).map_or_else(|| path.to_owned(), |rest| format!("{name}{rest}"));
    sources.map(|source| (path(&source.path), source.printed().to_owned())).collect()
}
