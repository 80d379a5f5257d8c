//! The order of the stages, from inputs to datasets; the only place that knows rayon.
//!
//! ```text
//! workplace  one run at a time on an output folder
//! ingest     each input to its records and its digest, in parallel, into the store; nothing is read twice
//! passes     ids that are unique in the run, and what adds up across sources, from their digests alone
//! parts      records with all that is known to Parquet, some sources at a time; parts that stay are linked
//! workplace  the new datasets take the place of the old ones, all at once
//! ```
//! At no time are all records in memory. The number of threads, and what earlier runs kept, show in nothing but the time.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use rayon::ThreadPool;

use crate::dataset::{self, Dataset, Written};
use crate::error::{Error, Result};
use crate::model::Organ;
use crate::resolve::{Dictionary, Records};
use crate::source::{Input, ReadOptions};

mod fresh;
mod ingest;
mod keeper;
mod parts;
mod passes;
mod prepare;
mod printed;
mod quarantine;
mod reading;
mod report;
mod settle;
mod squeeze;
mod store;
mod summary;
mod totals;
mod workplace;

pub use ingest::Counts;
pub use parts::Part;
pub use quarantine::Quarantined;
pub use reading::{decode, parse, parse_source, read, read_runs, resolved};
pub use report::{Report, Rows, Stage, Versions};
pub use summary::{Failure, Summary};
pub use totals::{Funnel, Totals};

use ingest::Ingested;
use keeper::Keeper;
use parts::PartWriter;
use passes::Joined;
use store::{Reader, Store};
use workplace::Workplace;

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
    /// Read everything anew, whatever earlier runs kept.
    pub full: bool,
    /// Stop at the first input that cannot be read, and leave the datasets as they are.
    pub fail_fast: bool,
    /// Set by anyone who wants the run to stop; it then leaves the datasets as they are, and the next run goes on.
    pub stop: Arc<AtomicBool>,
}

impl Options {
    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// What a run is doing, for whoever watches it. Comes from any thread.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// So many inputs were found.
    Found(usize),
    /// An input is done with, whether all of it could be read or not.
    Read {
        /// The input.
        path: &'a Path,
        /// Bytes of the texts in it.
        bytes: u64,
    },
    /// What runs keep for the next one is damaged, or cannot be kept: everything is read anew.
    Damaged(&'a Error),
    /// An input failed; the run goes on without it.
    Failed(&'a Failure),
    /// All inputs are read; what so many sources say is held together.
    Resolving(usize),
    /// The datasets are being written, in so many parts.
    Writing(usize),
    /// A part is written, or was there already.
    Written,
}

/// Whoever watches a run.
pub type Watch<'a> = &'a (dyn Fn(Progress<'_>) + Sync);

/// Stack of a worker: outlines and web pages may nest deeply.
const STACK_BYTES: usize = 16 << 20;
/// Brings the datasets in the output folder up to date with the inputs.
///
/// Only what is new or changed is read; the result is that of reading everything. An input that cannot be read is told to
/// `progress`, listed in the summary and in `quarantine.jsonl`, and left out. The datasets in the output change all at once,
/// when everything is written, or not at all.
///
/// # Errors
/// When another run holds the output, when it cannot be written, or when the run is stopped.
///
/// ```no_run
/// use gongbao::pipeline::{Options, Progress, run};
/// let options = Options { inputs: vec!["raw".into()], output: "output".into(), ..Options::default() };
/// let summary = run(&options, &|step| {
///     if let Progress::Read { path, .. } = step {
///         println!("{} is read", path.display());
///     }
/// })?;
/// println!("{} documents", summary.documents);
/// # Ok::<(), gongbao::error::Error>(())
/// ```
pub fn run(options: &Options, progress: Watch<'_>) -> Result<Summary> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .stack_size(STACK_BYTES)
        .build()
        .map_err(|e| Error::config(&options.output, format!("cannot start the worker threads: {e}")))?;
    prepare::prepare(&pool);
    let dictionary = dictionary(options.organs.as_deref())?;
    let mut workplace = Workplace::open(&options.output)?;
    let mut run = || {
        let clock = Clock::start();
        let run = Run { options, dictionary: &dictionary, progress, clock, pool: &pool };
        let done = run.run(&mut workplace);
        if done.is_err() {
            workplace.abandon();
        }
        (done, workplace.state())
    };
    match run() {
        (Err(error), state) if error.is_damaged() => {
            progress(Progress::Damaged(&error));
            Store::remove(&state)?;
            run().0
        }
        (done, _) => done,
    }
}

/// Our dictionary of organs, with the user's lines before ours.
fn dictionary(user: Option<&Path>) -> Result<Dictionary> {
    let Some(path) = user else { return Ok(Dictionary::standard()) };
    let text = std::fs::read_to_string(path).map_err(|e| Error::io(path, e))?;
    Dictionary::with(&text).map_err(|what| Error::config(path, what))
}

/// Measures the stages.
struct Clock {
    started: String,
    begun: Instant,
    last: Instant,
    stages: Vec<Stage>,
}

impl Clock {
    fn start() -> Self {
        let now = Instant::now();
        let started = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        Self { started, begun: now, last: now, stages: Vec::new() }
    }

    /// A stage ends here.
    fn lap(&mut self, name: &str, bytes: u64) {
        let seconds = self.last.elapsed().as_secs_f64();
        self.last = Instant::now();
        let bytes_per_second = if seconds > 0.0 { bytes as f64 / seconds } else { 0.0 };
        self.stages.push(Stage { name: name.to_owned(), seconds, bytes_per_second });
    }
}

/// One run, under way.
struct Run<'r> {
    options: &'r Options,
    dictionary: &'r Dictionary,
    progress: Watch<'r>,
    clock: Clock,
    pool: &'r ThreadPool,
}

impl<'r> Run<'r> {
    /// What waits for the disk alone is done here, while the pool makes ready; all else by the pool.
    fn run(self, workplace: &mut Workplace) -> Result<Summary> {
        let store = Store::open(&workplace.state())?;
        let (found, failures) = self.discover(workplace.output());
        self.fail_if_asked(&failures)?;
        self.pool.install(|| self.bring_up_to_date(workplace, &store, &found, failures))
    }

    fn bring_up_to_date(
        mut self,
        workplace: &mut Workplace,
        store: &Store,
        found: &[Input],
        failures: Vec<Failure>,
    ) -> Result<Summary> {
        let (report, ingested, bytes) = std::thread::scope(|scope| {
            let (keeper, shelf) = Keeper::start(scope, store);
            let mut keeper = Some(keeper);
            let mut ingested = ingest::ingest(self.options, found, store, shelf, self.progress)?;
            ingested.failures.splice(0..0, failures);
            // What a small run read is at hand, and is kept while it goes on.
            if ingested.cut || !store.has_all_at_hand() {
                keeper.take().map_or(Ok(()), Keeper::finish)?;
            }
            self.go_on(&ingested)?;
            let bytes = ingested.sources.iter().map(|source| source.bytes).sum();
            self.clock.lap("read", bytes);
            let report = self.make(&ingested, store, workplace, bytes)?;
            keeper.map_or(Ok(()), Keeper::finish)?;
            Ok((report, ingested, bytes))
        })?;
        workplace.publish()?;
        // The datasets are the new ones by now, whatever becomes of what the next run would not need to read.
        if let Err(error) = store.retain(&ingested) {
            (self.progress)(Progress::Damaged(&error));
        }
        Ok(Summary::new(&report, &self.options.output, bytes, self.clock.begun.elapsed().as_secs_f64()))
    }

    /// Makes the next datasets, with all that stands beside them.
    fn make(
        &mut self,
        ingested: &Ingested<'_>,
        store: &Store,
        workplace: &mut Workplace,
        bytes: u64,
    ) -> Result<Report> {
        let last = Report::read(workplace.output()).filter(|last| last.versions == Versions::current());
        let next = workplace.begin()?;
        let reader = store.reader()?;
        let mut report = self.write(ingested, &reader, workplace.output(), last.as_ref(), &next, bytes)?;
        report.compare(last.as_ref());
        quarantine::write(&report.failures, &self.clock.started, workplace.output(), &next)?;
        self.stop_if_asked()?;
        report.write(&next)?;
        Ok(report)
    }

    /// The inputs, without what earlier runs wrote into the output folder: whoever reads `.` into `./output` means it once.
    fn discover(&self, output: &Path) -> (Vec<Input>, Vec<Failure>) {
        let (mut found, failures) = reading::discover(&self.options.inputs);
        found.retain(|input| !is_output(input, output));
        failures.iter().for_each(|failure| (self.progress)(Progress::Failed(failure)));
        (self.progress)(Progress::Found(found.len()));
        (found, failures)
    }

    /// Stops when not everything was read that was asked for.
    fn go_on(&self, ingested: &Ingested<'_>) -> Result<()> {
        self.fail_if_asked(&ingested.failures)?;
        if ingested.cut {
            let done = ingested.seen.len();
            let what = format!(
                "stopped after {done} inputs were read; the datasets are as before, and the next run goes on"
            );
            return Err(Error::stopped(&self.options.output, what));
        }
        Ok(())
    }

    fn fail_if_asked(&self, failures: &[Failure]) -> Result<()> {
        match failures.first().filter(|_| self.options.fail_fast) {
            Some(failure) => Err(Error::input(&failure.path, &failure.message)),
            None => Ok(()),
        }
    }

    fn stop_if_asked(&self) -> Result<()> {
        if self.options.is_stopped() {
            let what =
                "stopped while the datasets were written; they are as before, and the next run goes on";
            return Err(Error::stopped(&self.options.output, what));
        }
        Ok(())
    }

    /// Writes all datasets into `next`, or links those files that are in `output` already.
    fn write(
        &mut self,
        ingested: &Ingested<'_>,
        store: &Reader<'_>,
        output: &Path,
        last: Option<&Report>,
        next: &Path,
        bytes: u64,
    ) -> Result<Report> {
        let sources = &ingested.sources;
        (self.progress)(Progress::Resolving(sources.len()));
        let mut joined = Joined::new(sources, store, self.dictionary, || self.stop_if_asked())?;
        self.clock.lap("resolve", bytes);
        let datasets = dataset::all();
        for dataset in &datasets {
            let folder = next.join(dataset.name());
            std::fs::create_dir(&folder).map_err(|e| Error::io(&folder, e))?;
        }
        let mut report = Report {
            versions: Versions::current(),
            started: self.clock.started.clone(),
            inputs: ingested.counts,
            failures: ingested.failures.clone(),
            ..Report::default()
        };
        let plan = parts::plan(sources);
        (self.progress)(Progress::Writing(plan.len()));
        let writer = PartWriter { datasets: &datasets, sources, store, last, output, next };
        let (mut plan, mut written, mut settled) = (plan.into_iter(), Vec::new(), None);
        loop {
            self.stop_if_asked()?;
            // The next part is settled while this one is written.
            let settle = |range: Range<usize>| Ok((joined.settle(&range, sources, store)?, range));
            let write = |(settled, range)| writer.part(written.len(), range, settled);
            let (next, part) =
                rayon::join(|| plan.next().map(settle).transpose(), || settled.take().map(write).transpose());
            if let Some((part, is_new)) = part? {
                report.parts_made += usize::from(is_new);
                written.push(part);
                (self.progress)(Progress::Written);
            }
            settled = next?;
            if settled.is_none() {
                break;
            }
        }
        report.add_parts(written);
        self.finish(&mut report, joined.organs(), &datasets, next)?;
        self.clock.lap("write", bytes);
        report.stages.clone_from(&self.clock.stages);
        Ok(report)
    }

    /// What is written once for all parts: the organs, empty datasets, the package, the views.
    fn finish(
        &self,
        report: &mut Report,
        organs: Vec<Organ>,
        datasets: &[Box<dyn Dataset>],
        next: &Path,
    ) -> Result<()> {
        report.totals.resolution.organs = organs.len();
        report.totals.resolution.organs_resolved = organs.iter().filter(|organ| organ.resolved).count();
        let run = Records { organs, ..Records::default() };
        let hash = blake3::hash(
            report.parts.iter().map(|part| part.fingerprint.as_str()).collect::<String>().as_bytes(),
        );
        let name = parts::file_name(0, &hash.to_hex()[..16]);
        let mut written = Vec::new();
        for dataset in datasets {
            let of = |part: &Part| part.files.get(dataset.name()).cloned();
            let mut files: Vec<_> = report.parts.iter().filter_map(of).collect();
            if files.is_empty() {
                files.push(dataset::write(dataset.as_ref(), &run, next, &name)?);
            }
            let rows = files.iter().map(|file| file.rows).sum();
            report.datasets.insert(dataset.name().to_owned(), Rows { rows, change: None });
            written.push(Written { dataset: dataset.name(), files });
        }
        dataset::write_package(datasets, &written, next)?;
        dataset::write_views(datasets, &written, next)
    }
}

/// True for what an earlier run wrote into the output folder.
fn is_output(input: &Input, output: &Path) -> bool {
    let below = |input: PathBuf| Some(dataset::is_output(input.strip_prefix(output).ok()?));
    let named_so = input.name.rsplit('/').next().is_some_and(dataset::is_output_file);
    named_so && input.path.canonicalize().ok().and_then(below).unwrap_or(false)
}
