//! Whole runs, from files to Parquet files.

use std::path::Path;

use gongbao::pipeline::{self, Options, Summary};
use tempfile::TempDir;

use super::Work;
use super::corpus::Corpus;

pub(crate) const WORK: &[Work] = &[
    ("one-thread", |corpus| run(corpus, 1)),
    ("two-threads", |corpus| run(corpus, 2)),
    ("nothing-changed", |corpus| into(corpus, &corpus.folder().join("out"), 1).documents),
];

/// The number of documents of a run that no other was before.
pub(crate) fn run(corpus: &Corpus, threads: usize) -> usize {
    let output = TempDir::new().expect("a folder");
    into(corpus, output.path(), threads).documents
}

fn into(corpus: &Corpus, output: &Path, threads: usize) -> Summary {
    let input = corpus.folder().join("in");
    let options = Options {
        inputs: vec![input],
        output: output.to_owned(),
        threads: Some(threads),
        ..Options::default()
    };
    let summary = pipeline::run(&options, &|_| ()).expect("a run");
    assert_eq!(summary.bytes as usize, corpus.bytes);
    summary
}
