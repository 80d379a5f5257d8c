//! How long gongbao takes beside what others do to the same bytes: `cargo run --release --example ratios [FOLDER]`.
//!
//! Prints a table in Markdown for the statutes in `../shared` and for the texts in UTF-8 of a folder; where neither is there, for the
//! samples. Work on one thread is measured by the time of the processor where the system tells it, so it may be measured on a
//! busy machine; whole runs by the clock.

#![allow(clippy::print_stdout)] // the table is what it is for

use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../benches/layer/mod.rs"]
mod layer;

use layer::corpus::{Corpus, folder, laws, samples};
use layer::{Work, YARDSTICKS, run, whole};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is soon done is done again until it has taken so long: the system tells times in steps of some milliseconds.
const LEAST: Duration = Duration::from_secs(1);

/// Ours, on one thread, by the time of the processor.
const OURS: [Work; 3] = [
    ("text → records", whole::records),
    ("text → rows of all datasets, as Arrow", whole::rows),
    ("text → rows of all datasets, as text", whole::rows_as_text),
];

/// Ours, with the disk, by the clock.
const RUNS: [Work; 2] = [
    ("files → datasets, 1 thread", |corpus| run::run(corpus, 1)),
    ("files → datasets, 2 threads", |corpus| run::run(corpus, 2)),
];

/// The yardsticks to which ours are held.
const PEERS: [&str; 2] = ["pulldown-cmark", "parquet"];

/// Time that this thread has had on a processor; by the clock where the system does not tell.
fn processor(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn clock(since: Instant) -> Duration {
    since.elapsed()
}

/// How long a piece of work takes, on average when it is short.
fn time(work: fn(&Corpus) -> usize, corpus: &Corpus, now: fn(Instant) -> Duration) -> Duration {
    let begun = Instant::now();
    let before = now(begun);
    let mut times = 0;
    loop {
        assert!(work(corpus) > 0, "nothing is found");
        times += 1;
        let taken = now(begun) - before;
        if taken >= LEAST {
            return taken / times;
        }
    }
}

fn table(corpus: &Corpus) {
    // The texts are decoded and laid out as files before a clock runs.
    assert!(!corpus.sources().is_empty() && corpus.folder().is_dir());
    let times = |works: &[Work], now: fn(Instant) -> Duration| -> Vec<(&'static str, Duration)> {
        works.iter().map(|&(name, work)| (name, time(work, corpus, now))).collect()
    };
    let (others, ours, runs) = (times(YARDSTICKS.1, processor), times(&OURS, processor), times(&RUNS, clock));
    let peer =
        |name: &str| others.iter().find(|(other, _)| *other == name).map_or(Duration::ZERO, |row| row.1);
    println!("\n{}: {} texts, {:.1} MB\n", corpus.name, corpus.files.len(), corpus.bytes as f64 / 1e6);
    println!("| work | s | MB/s | × {} | × {} |\n| --- | ---: | ---: | ---: | ---: |", PEERS[0], PEERS[1]);
    for (name, time) in others.iter().chain(&ours).chain(&runs) {
        let seconds = time.as_secs_f64();
        let ratios = PEERS.map(|name| format!("{:.2}", seconds / peer(name).as_secs_f64()));
        println!(
            "| {name} | {seconds:.5} | {:.1} | {} |",
            corpus.bytes as f64 / 1e6 / seconds,
            ratios.join(" | ")
        );
    }
    let [one, two] = [0, 1].map(|at| runs[at].1.as_secs_f64());
    println!("\nTwo threads are {:.2} times as fast as one.", one / two);
}

fn main() {
    layer::on_one_thread();
    let given = std::env::args().nth(1).map(|path| folder(&path, Path::new(&path)));
    let mut corpora: Vec<Corpus> = laws(1).into_iter().chain(given).collect();
    if corpora.is_empty() {
        corpora.push(samples());
    }
    corpora.iter().for_each(table);
}
