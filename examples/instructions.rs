//! The work of each layer on the samples, once, for a tool that counts instructions: `instructions [BEGINNING]`, of those
//! whose names begin so. `.ci/instructions` calls it.
//!
//! It prints the names of the pieces of work in the order in which they are counted. What is built once and kept, such as
//! tables and patterns, is counted as the first of them.

#![allow(clippy::print_stdout)] // whoever counts reads the names

use std::hint::black_box;

#[path = "../benches/layer/mod.rs"]
mod layer;

use layer::LAYERS;
use layer::corpus::{Corpus, samples};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// All instructions between the beginning and the end of this function are counted; the name is known to `.ci/instructions`.
#[inline(never)]
fn counted(name: &str, work: impl Fn(&Corpus) -> usize, corpus: &Corpus) {
    let found = work(black_box(corpus));
    assert!(found > 0, "{name} finds nothing");
    println!("{name}");
}

fn main() {
    layer::on_one_thread();
    let (corpus, asked) = (samples(), std::env::args().nth(1).unwrap_or_default());
    let named = LAYERS
        .iter()
        .flat_map(|(layer, works)| works.iter().map(move |&(name, work)| (format!("{layer}/{name}"), work)));
    let works: Vec<_> = named.filter(|(name, _)| name.starts_with(&asked)).collect();
    // What is whole is made of the same pieces.
    let pieces = works.iter().filter(|(name, _)| !name.starts_with("whole/"));
    let first = |corpus: &Corpus| corpus.bytes + pieces.clone().map(|(_, work)| work(corpus)).sum::<usize>();
    counted("first", first, &corpus);
    for (name, work) in &works {
        counted(name, work, &corpus);
    }
}
