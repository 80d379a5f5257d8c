//! Records to rows: as Arrow, as text, as Parquet files.

use std::fs;

use gongbao::dataset::{all, rows, write};
use gongbao::resolve::Records;

use super::Work;

pub(crate) const WORK: &[Work] = &[
    ("arrow", |corpus| arrow(corpus.records())),
    ("text", |corpus| text(corpus.records())),
    ("parquet", |corpus| {
        let (records, output) = (corpus.records(), corpus.folder());
        let written = all().into_iter().map(|dataset| {
            fs::create_dir_all(output.join(dataset.name())).expect("a folder");
            let part = write(dataset.as_ref(), records, output, "part-00000.parquet").expect("a file");
            assert_eq!(part.rows, dataset.rows(records) as u64);
            part.bytes as usize
        });
        written.sum()
    }),
];

/// The number of rows of all datasets, built as Arrow.
pub(crate) fn arrow(records: &Records) -> usize {
    let rows = all().into_iter().map(|dataset| {
        let batches = dataset.batches(records).map(|batch| batch.expect("values that fit").num_rows());
        batches.sum::<usize>()
    });
    rows.sum()
}

/// The number of rows of all datasets, each value as text.
pub(crate) fn text(records: &Records) -> usize {
    all().iter().map(|dataset| rows(dataset.as_ref(), records).expect("values that fit").rows.len()).sum()
}
