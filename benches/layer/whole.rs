//! Each text by itself, from its characters to records, and to the rows of all datasets.

use gongbao::pipeline::{parse, resolved};

use super::corpus::Corpus;
use super::{Work, dataset};

pub(crate) const WORK: &[Work] = &[("records", records), ("rows", rows)];

/// The number of blocks of all records.
pub(crate) fn records(corpus: &Corpus) -> usize {
    corpus.texts().map(|text| parse(text).structure.blocks.len()).sum()
}

/// The number of rows of all datasets, built as Arrow.
pub(crate) fn rows(corpus: &Corpus) -> usize {
    corpus.sources().iter().map(|source| dataset::arrow(&resolved(source.clone()))).sum()
}

/// The number of rows of all datasets, each value as text.
pub(crate) fn rows_as_text(corpus: &Corpus) -> usize {
    corpus.sources().iter().map(|source| dataset::text(&resolved(source.clone()))).sum()
}
