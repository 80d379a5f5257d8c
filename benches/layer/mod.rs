//! The work of each layer on a corpus, a file per layer: timed by `cargo bench`, counted in instructions by
//! `examples/instructions.rs`, compared with yardsticks by `examples/ratios.rs`.

#![allow(dead_code)] // each of these programs uses a part

pub(crate) mod across;
pub(crate) mod corpus;
pub(crate) mod dataset;
pub(crate) mod decode;
#[path = "../../examples/gen_corpus/corpus/mod.rs"]
pub(crate) mod generator;
pub(crate) mod leaves;
pub(crate) mod lines;
pub(crate) mod passes;
pub(crate) mod run;
pub(crate) mod structure;
pub(crate) mod whole;
pub(crate) mod yardsticks;

use corpus::Corpus;

/// A piece of work by its name; it gives how much it found, so that it cannot be fast by finding nothing.
pub(crate) type Work = (&'static str, fn(&Corpus) -> usize);

/// What happens in memory, in the order in which text flows through it.
pub(crate) const LAYERS: [(&str, &[Work]); 8] = [
    ("decode", decode::WORK),
    ("lines", lines::WORK),
    ("structure", structure::WORK),
    ("leaves", leaves::WORK),
    ("passes", passes::WORK),
    ("across", across::WORK),
    ("dataset", dataset::WORK),
    ("whole", whole::WORK),
];

/// What also waits for the disk.
pub(crate) const RUN: (&str, &[Work]) = ("run", run::WORK);

/// What others do to the same bytes.
pub(crate) const YARDSTICKS: (&str, &[Work]) = ("yardsticks", yardsticks::WORK);

/// Has all work done on the thread that asks for it, and as the command does it: documents are read in parallel otherwise.
pub(crate) fn on_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("no thread was started before");
}
