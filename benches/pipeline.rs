//! Throughput of each layer in bytes of text a second, on a sample issue, on a generated one that is long, and, where it is there,
//! on a real one.
//!
//! `cargo bench`; the results are asserted, so a layer cannot be fast by finding nothing.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gongbao::model::{Format, Source};
use gongbao::structure;
use gongbao::text::{Lines, Repaired, Span};

#[path = "../examples/gen_corpus/corpus/mod.rs"]
mod corpus;

use corpus::dice::Dice;
use corpus::issue::issue;
use corpus::style::Style;
use corpus::typeset::typeset;

/// Name and path from the project's root of the texts; those that are not there are left out.
const TEXTS: [(&str, &str); 2] =
    [("sample", "raw/yunxi-2021-03.txt"), ("real", "../shared/seeds/qijiang-2019-09.txt")];

/// Bytes of the generated issue, so many that growth with size is seen beside the sample.
const LONG: usize = 1_000_000;

/// The least number of documents that an issue must show.
const DOCUMENTS: usize = 8;

fn texts() -> Vec<(&'static str, String)> {
    let read = |path| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let mut texts: Vec<_> = TEXTS.iter().filter_map(|&(name, path)| Some((name, read(path).ok()?))).collect();
    let mut dice = Dice::new(1);
    let style = Style::by_chance(&mut dice);
    texts.push(("generated", typeset(&issue(1, 0, Some(LONG)).0, &style, dice)));
    texts
}

/// One printed paragraph per line that is not blank.
fn paragraphs(text: &str) -> Vec<Span> {
    let lines = Lines::new(text).lines;
    lines.into_iter().filter(|line| !line.is_blank()).map(|line| line.content).collect()
}

fn source(text: &str) -> Source {
    Source {
        source_id: "0123456789abcdef".into(),
        path: "bench.txt".into(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: text.len() as u64,
        blake3: String::new(),
        metadata: None,
        text: text.to_owned(),
        fixups: Vec::new(),
        errata: None,
    }
}

fn layers(c: &mut Criterion) {
    for (name, text) in texts() {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("lines", |b| {
            b.iter(|| {
                let lines = Lines::new(black_box(&text));
                assert_eq!(lines.lines.last().map(|line| line.span.end()), Some(text.len()));
            });
        });
        let printed = paragraphs(&text);
        group.bench_function("repair", |b| {
            b.iter(|| {
                let repaired = printed.iter().map(|&span| Repaired::new(black_box(&text), &[span]));
                assert!(repaired.map(|r| r.text().len()).sum::<usize>() > text.len() / 2);
            });
        });
        let source = source(&text);
        group.bench_function("structure", |b| {
            b.iter(|| {
                let structure = structure::analyse(black_box(&source));
                assert!(structure.documents.len() >= DOCUMENTS);
            });
        });
        group.bench_function("parse", |b| {
            b.iter(|| {
                let records = gongbao::parse(black_box(&text));
                assert!(records.structure.documents.len() >= DOCUMENTS);
            });
        });
        group.finish();
    }
}

criterion_group!(benches, layers);
criterion_main!(benches);
