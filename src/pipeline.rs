//! The order of the stages, from inputs to datasets; the only place that knows rayon.
//!
//! Sources are read and analysed in parallel, get their ids one after the other in the order of their paths, and are
//! then searched in parallel, document by document. Records are collected in input order: the number of threads
//! shows in nothing but the time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::check;
use crate::dataset::{self, Written};
use crate::error::{Error, Result};
use crate::extract::{DocumentRecords, SourceRecords, View};
use crate::model::{Format, Source};
use crate::resolve::{self, Records};
use crate::structure::Structure;

mod settle;
mod standin;
mod summary;

use settle::Settled;
use standin as source;
pub use summary::{Failure, Summary};

/// What to read, where to write, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files and folders; folders are read with all that is in them.
    pub inputs: Vec<PathBuf>,
    /// The folder that gets the datasets; it is made when it is missing.
    pub output: PathBuf,
    /// Threads to use; `None` for one per core.
    pub threads: Option<usize>,
}

/// What a run is doing, for whoever watches it. Comes from any thread.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// So many inputs were found.
    Found(usize),
    /// An input was read and its structure recognised.
    Read(&'a Path),
    /// An input failed; the run goes on without it.
    Failed(&'a Failure),
    /// All inputs are read; what so many documents say is looked for.
    Extracting(usize),
    /// The datasets are being written.
    Writing,
}

/// Stack of a worker: outlines and web pages may nest deeply.
const STACK_BYTES: usize = 16 << 20;
/// A larger text does not fit into one value of a text column.
const MAX_TEXT_BYTES: usize = 1 << 30;

/// Reads all inputs and writes every dataset and `datapackage.json` into the output folder.
///
/// An input that cannot be read is told to `progress`, listed in the summary, and left out.
///
/// # Errors
/// When the output cannot be written or no threads can be started.
///
/// ```no_run
/// use gongbao::pipeline::{Options, run};
/// let options = Options { inputs: vec!["raw".into()], output: "output".into(), ..Options::default() };
/// let summary = run(&options, &|_| ())?;
/// println!("{} documents", summary.documents);
/// # Ok::<(), gongbao::error::Error>(())
/// ```
pub fn run(options: &Options, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Summary> {
    let started = Instant::now();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .stack_size(STACK_BYTES)
        .build()
        .map_err(|e| Error::config(&options.output, format!("cannot start the worker threads: {e}")))?;
    pool.install(|| {
        std::fs::create_dir_all(&options.output).map_err(|e| Error::io(&options.output, e))?;
        let (records, failures) = read_all(&options.inputs, progress);
        progress(Progress::Writing);
        let written = write_all(&records, &options.output)?;
        Ok(Summary::new(&records, failures, &written, &options.output, started.elapsed()))
    })
}

/// Reads one text to its records, without any disk.
///
/// ```
/// let records = gongbao::parse("一、总体要求\n保护好云溪河。\n");
/// let covered: usize = records.structure.blocks.iter().map(|b| b.span.len()).sum();
/// assert_eq!(covered, records.source.text.len());
/// ```
pub fn parse(text: &str) -> SourceRecords {
    let blake3 = blake3::hash(text.as_bytes()).to_hex().to_string();
    parse_source(Source {
        source_id: blake3[..settle::SOURCE_ID_DIGITS].to_owned(),
        path: "text".into(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: text.len() as u64,
        blake3,
        text: text.to_owned(),
    })
}

/// Reads one decoded source to its records, as if nothing else were in the run.
pub fn parse_source(source: Source) -> SourceRecords {
    let structure = source::analyse(&source);
    let settled = settle::settle(vec![(source, structure)]);
    let records = settled.into_iter().map(|one| {
        let (source, structure) = (one.source, one.structure);
        let documents = (0..structure.documents.len()).map(|at| document(&source, &structure, at)).collect();
        finish(SourceRecords::new(source, structure, documents), one.diagnostics)
    });
    let mut resolved = resolve::resolve(records.collect());
    // One source went in, so one comes out.
    resolved.sources.remove(0)
}

/// Reads one file to its records, each of its texts by itself; `-` is standard input.
///
/// # Errors
/// When the file cannot be read.
pub fn read(file: &Path) -> std::result::Result<Vec<SourceRecords>, Failure> {
    let (found, failures) = discover(&[file.to_owned()]);
    if let Some(failure) = failures.into_iter().next() {
        return Err(failure);
    }
    let read = |input| guarded(file, || Ok(parse_source(source::read(input)?)));
    found.iter().map(read).collect()
}

/// From inputs to all records; what failed comes beside them.
fn read_all(inputs: &[PathBuf], progress: &(dyn Fn(Progress<'_>) + Sync)) -> (Records, Vec<Failure>) {
    let (found, mut failures) = discover(inputs);
    failures.iter().for_each(|failure| progress(Progress::Failed(failure)));
    progress(Progress::Found(found.len()));
    let read: Vec<_> = found.par_iter().map(|input| read_one(input, progress)).collect();
    let mut sources = keep(read, &mut failures);
    sources.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    progress(Progress::Extracting(sources.iter().map(|(_, s)| s.documents.len()).sum()));
    let read: Vec<_> =
        settle::settle(sources).into_par_iter().map(|one| extract_one(one, progress)).collect();
    (resolve::resolve(keep(read, &mut failures)), failures)
}

/// The inputs below what was asked for; a missing file hides no other.
fn discover(inputs: &[PathBuf]) -> (Vec<source::Input>, Vec<Failure>) {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for input in inputs {
        match source::discover(std::slice::from_ref(input)) {
            Ok(below) if below.is_empty() => failures.push(nothing_in(input)),
            Ok(below) => found.extend(below),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    (found, failures)
}

fn nothing_in(input: &Path) -> Failure {
    Failure {
        path: input.display().to_string(),
        message: "expected gazette texts, found none in this folder".into(),
    }
}

fn read_one(input: &source::Input, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Outcome<(Source, Structure)> {
    let outcome = guarded(&input.path, || {
        let source = source::read(input)?;
        if source.text.len() > MAX_TEXT_BYTES {
            return Err(Error::input(
                &input.path,
                "expected a text below 1 GiB, found a larger one; split it",
            ));
        }
        let structure = source::analyse(&source);
        Ok((source, structure))
    });
    match &outcome {
        Ok(_) => progress(Progress::Read(&input.path)),
        Err(failure) => progress(Progress::Failed(failure)),
    }
    outcome
}

fn extract_one(one: Settled, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Outcome<SourceRecords> {
    let path = PathBuf::from(&one.source.path);
    let outcome = guarded(&path, || {
        let (source, structure) = (one.source, one.structure);
        let documents = (0..structure.documents.len())
            .into_par_iter()
            .map(|at| document(&source, &structure, at))
            .collect();
        Ok(finish(SourceRecords::new(source, structure, documents), one.diagnostics))
    });
    outcome.inspect_err(|failure| progress(Progress::Failed(failure)))
}

fn document(source: &Source, structure: &Structure, at: usize) -> DocumentRecords {
    DocumentRecords::of(View { source, structure, document: &structure.documents[at] })
}

fn finish(mut records: SourceRecords, earlier: Vec<crate::diagnostic::Diagnostic>) -> SourceRecords {
    // A column of decimals holds 22 digits before the point; no real quantity has more.
    records.targets.retain(|target| dataset::fits(target.value));
    check::check(&mut records, earlier);
    records
}

type Outcome<T> = std::result::Result<T, Failure>;

/// Runs `work` on one input; neither its error nor its panic ends the run.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Outcome<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(Failure::from),
        Err(panic) => Err(Failure::from_panic(path, panic.as_ref())),
    }
}

fn keep<T>(outcomes: Vec<Outcome<T>>, failures: &mut Vec<Failure>) -> Vec<T> {
    let kept =
        outcomes.into_iter().filter_map(|outcome| outcome.map_err(|failure| failures.push(failure)).ok());
    kept.collect()
}

fn write_all(records: &Records, output: &Path) -> Result<Vec<Written>> {
    let datasets = dataset::all();
    let written: Result<Vec<Written>> =
        datasets.par_iter().map(|dataset| dataset::write(dataset.as_ref(), records, output)).collect();
    let written = written?;
    dataset::write_package(&datasets, &written, output)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_of_its_input() {
        let outcome: Outcome<()> = guarded(Path::new("a.txt"), || panic!("index out of bounds"));
        let failure = outcome.unwrap_err();
        assert_eq!(failure.path, "a.txt");
        assert_eq!(failure.message, "this is a bug of gongbao, please report it: index out of bounds");
    }

    #[test]
    fn any_text_is_parsed() {
        for text in ["", "\n", "\u{feff}", "公报", "a\0b", "（一）\n（一）\n（一）"] {
            let records = parse(text);
            let covered: usize = records.structure.blocks.iter().map(|b| b.span.len()).sum();
            assert_eq!(covered, text.len(), "{text:?}");
        }
    }
}
