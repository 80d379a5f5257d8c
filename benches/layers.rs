//! Throughput of each layer in bytes of text a second, on the samples, on a real issue, and on many texts; in the same group
//! what others do to the same bytes. `benches/layer/` has a file per layer.
//!
//! `cargo bench -- seed/leaves` times the leaves on the real issue. Results are asserted: on the samples there is something to
//! find for every piece of work, and each must find the same every time.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput};

mod layer;

use layer::corpus::{Corpus, corpora};
use layer::{LAYERS, RUN, Work, YARDSTICKS};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn time(group: &mut BenchmarkGroup<'_, WallTime>, layer: &str, &(name, work): &Work, corpus: &Corpus) {
    group.bench_function(format!("{layer}/{name}"), |b| {
        // What the work is given is made before it is timed.
        let mut known = (!is_test()).then(|| work(corpus));
        b.iter(|| {
            let found = work(black_box(corpus));
            assert_eq!(*known.get_or_insert(found), found);
        });
        assert!(known > Some(0) || corpus.name != "samples", "{layer}/{name} finds nothing");
    });
}

/// True when each piece of work is only to be done, once.
fn is_test() -> bool {
    std::env::args().any(|word| word == "--test")
}

fn main() {
    layer::on_one_thread();
    let criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    let mut criterion = criterion.configure_from_args();
    for corpus in &corpora() {
        let mut group = criterion.benchmark_group(&corpus.name);
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        for (layer, works) in LAYERS.into_iter().chain([RUN, YARDSTICKS]) {
            works.iter().for_each(|work| time(&mut group, layer, work, corpus));
        }
        group.finish();
    }
    criterion.final_summary();
}
