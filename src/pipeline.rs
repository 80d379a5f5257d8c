//! The order of the stages, from inputs to datasets; the only place that knows rayon.
//!
//! Sources are read and analysed in parallel, get their ids one after the other in the order of their paths, and are
//! then searched in parallel, document by document. Records are collected in input order: the number of threads
//! shows in nothing but the time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::check::{self, undecodable::undecodable};
use crate::dataset::{self, Written};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::extract::{DocumentRecords, SourceRecords, View};
use crate::grammar::title;
use crate::model::{Format, Source};
use crate::resolve::{self, Dictionary, Records};
use crate::source::{self, Input, Loaded, Member, ReadOptions};
use crate::structure::{self, Structure};
use crate::text::script::{self, Printed};

mod printed;
mod settle;
mod summary;

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
    /// A dictionary of organs in the format of `data/organs.tsv`, whose lines come before ours.
    pub organs: Option<PathBuf>,
    /// How files are read: encoding, column of NDJSON, largest size.
    pub read: ReadOptions,
}

/// What a run is doing, for whoever watches it. Comes from any thread.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// So many inputs were found.
    Found(usize),
    /// An input is done with, whether all of it could be read or not.
    Read(&'a Path),
    /// An input failed; the run goes on without it.
    Failed(&'a Failure),
    /// All inputs are read; what so many documents say is looked for.
    Extracting(usize),
    /// The datasets are being written.
    Writing,
}

/// Whoever watches a run.
pub type Watch<'a> = &'a (dyn Fn(Progress<'_>) + Sync);

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
pub fn run(options: &Options, progress: Watch<'_>) -> Result<Summary> {
    let started = Instant::now();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .stack_size(STACK_BYTES)
        .build()
        .map_err(|e| Error::config(&options.output, format!("cannot start the worker threads: {e}")))?;
    let dictionary = dictionary(options.organs.as_deref())?;
    pool.install(|| {
        std::fs::create_dir_all(&options.output).map_err(|e| Error::io(&options.output, e))?;
        let (records, failures) = read_all(options, &dictionary, progress);
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
        metadata: None,
        text: text.to_owned(),
        fixups: Vec::new(),
        errata: None,
    })
}

/// Reads one decoded source to its records, as if nothing else were in the run.
pub fn parse_source(source: Source) -> SourceRecords {
    // One source went in, so one comes out.
    resolved(source).sources.remove(0)
}

/// All records of a run over one decoded source, without any disk.
pub fn resolved(source: Source) -> Records {
    let read = Read::new(source, Vec::new());
    let records = settle::settle(vec![read]).into_iter().map(|read| {
        let documents = (0..read.structure.documents.len()).map(|at| read.document(at)).collect();
        finish(read, documents)
    });
    let mut resolved = resolve::resolve(records.collect(), &Dictionary::standard());
    check::across(&mut resolved);
    printed::as_printed(&mut resolved);
    resolved
}

/// Reads one file to its records, each of its texts by itself; `-` is standard input.
///
/// # Errors
/// When the file cannot be read.
pub fn read(file: &Path, options: &ReadOptions) -> std::result::Result<Vec<SourceRecords>, Failure> {
    let runs = read_runs(file, options)?;
    Ok(runs.into_iter().flat_map(|run| run.sources).collect())
}

/// As [`read`], with the organs and links that each text gives by itself.
///
/// # Errors
/// When the file cannot be read.
pub fn read_runs(file: &Path, options: &ReadOptions) -> std::result::Result<Vec<Records>, Failure> {
    let parse = |source| guarded(file, || Ok(resolved(source)));
    decode(file, options).into_iter().map(|source| parse(source?)).collect()
}

/// The decoded texts of one file, into which spans point, each with its own failure; `-` is standard input.
pub fn decode(file: &Path, options: &ReadOptions) -> Vec<std::result::Result<Source, Failure>> {
    let (found, failures) = discover(&[file.to_owned()]);
    let members = found.iter().flat_map(|input| open(input, options));
    let decoded = members.map(|member| guarded(file, || Ok(load(member?, options)?.source)));
    failures.into_iter().map(Err).chain(decoded).collect()
}

/// A source between reading and extraction.
struct Read {
    source: Source,
    /// What was printed, when the text of `source` is only a reading of it.
    printed: Option<Printed>,
    structure: Structure,
    diagnostics: Vec<Diagnostic>,
}

impl Read {
    /// The structure of a source; a text in Traditional characters is read in Simplified ones from here on.
    fn new(mut source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        let printed = script::reading(&source.text).map(|reading| {
            let reading = title::with_book_marks(&reading);
            Printed::new(std::mem::replace(&mut source.text, reading.clone()), reading)
        });
        Self { structure: structure::analyse(&source), source, printed, diagnostics }
    }

    fn document(&self, at: usize) -> DocumentRecords {
        let document = &self.structure.documents[at];
        DocumentRecords::of(View { source: &self.source, structure: &self.structure, document })
    }
}

/// From inputs to all records; what failed comes beside them.
fn read_all(options: &Options, dictionary: &Dictionary, progress: Watch<'_>) -> (Records, Vec<Failure>) {
    let (mut found, mut failures) = discover(&options.inputs);
    found.retain(|input| !is_output(&input.path, &options.output));
    failures.iter().for_each(|failure| progress(Progress::Failed(failure)));
    progress(Progress::Found(found.len()));
    let read: Vec<_> =
        found.par_iter().flat_map(|input| read_input(input, &options.read, progress)).collect();
    let mut sources = keep(read, &mut failures);
    sources.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    progress(Progress::Extracting(sources.iter().map(|read| read.structure.documents.len()).sum()));
    let read: Vec<_> =
        settle::settle(sources).into_par_iter().map(|read| extract_one(read, progress)).collect();
    let mut records = resolve::resolve(keep(read, &mut failures), dictionary);
    check::across(&mut records);
    printed::as_printed(&mut records);
    (records, failures)
}

/// Our dictionary of organs, with the user's lines before ours.
fn dictionary(user: Option<&Path>) -> Result<Dictionary> {
    let Some(path) = user else { return Ok(Dictionary::standard()) };
    let text = std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?;
    Dictionary::with(&text).map_err(|what| Error::config(path, what))
}

/// The files below what was asked for; a missing one hides no other.
fn discover(inputs: &[PathBuf]) -> (Vec<Input>, Vec<Failure>) {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for input in source::discover(inputs) {
        match input {
            Ok(input) => found.push(input),
            Err(error) => failures.push(Failure::from(error)),
        }
    }
    if let (true, true, Some(first)) = (found.is_empty(), failures.is_empty(), inputs.first()) {
        failures.push(
            Error::input(first, "expected files with gazette texts, found none below this folder").into(),
        );
    }
    (found, failures)
}

/// True for what an earlier run wrote into the same folder: whoever reads `.` into `./output` means it once.
fn is_output(input: &Path, output: &Path) -> bool {
    let below =
        |input: PathBuf| Some(dataset::is_output(input.strip_prefix(output.canonicalize().ok()?).ok()?));
    let named_so = input.extension().is_some_and(|e| e == "parquet" || e == "json");
    named_so && input.canonicalize().ok().and_then(below).unwrap_or(false)
}

/// All texts of one input, with their structure.
fn read_input(input: &Input, options: &ReadOptions, progress: Watch<'_>) -> Vec<Outcome<Read>> {
    let members = open(input, options).into_par_iter();
    let read: Vec<_> = members
        .map(|member| {
            guarded(&input.path, || analysed(load(member?, options)?)).map_err(|failure| failure.of(input))
        })
        .collect();
    read.iter().filter_map(|one| one.as_ref().err()).for_each(|failure| progress(Progress::Failed(failure)));
    progress(Progress::Read(&input.path));
    read
}

fn open(input: &Input, options: &ReadOptions) -> Vec<Result<Member>> {
    let guarded = catch_unwind(|| source::open(input, options));
    guarded.unwrap_or_else(|panic| vec![Err(Error::input(&input.path, summary::bug(panic.as_ref())))])
}

fn load(member: Member, options: &ReadOptions) -> Result<Loaded> {
    let name = member.name.clone();
    let loaded = member.load(options)?;
    if loaded.source.text.len() > MAX_TEXT_BYTES {
        return Err(Error::input(name, "expected a text below 1 GiB, found a larger one; split it"));
    }
    Ok(loaded)
}

fn analysed(loaded: Loaded) -> Result<Read> {
    let Loaded { source, replaced } = loaded;
    let diagnostics = Vec::from_iter(undecodable(&source.text, replaced));
    Ok(Read::new(source, diagnostics))
}

fn extract_one(read: Read, progress: Watch<'_>) -> Outcome<SourceRecords> {
    let path = PathBuf::from(&read.source.path);
    let outcome = guarded(&path, || {
        let documents =
            (0..read.structure.documents.len()).into_par_iter().map(|at| read.document(at)).collect();
        Ok(finish(read, documents))
    });
    outcome.inspect_err(|failure| progress(Progress::Failed(failure)))
}

fn finish(read: Read, documents: Vec<DocumentRecords>) -> SourceRecords {
    let mut records = SourceRecords::new(read.source, read.structure, documents);
    // A column of decimals holds 22 digits before the point; no real quantity has more.
    records.targets.retain(|target| dataset::fits(target.value));
    check::check(&mut records, read.diagnostics);
    printed::keep(&mut records, read.printed);
    records.take_to_print();
    check::corrected(&mut records);
    records
}

type Outcome<T> = std::result::Result<T, Failure>;

/// Runs `work` on one input; neither its error nor its panic ends the run.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Outcome<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(Failure::from),
        Err(panic) => Err(Error::input(path, summary::bug(panic.as_ref())).into()),
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
