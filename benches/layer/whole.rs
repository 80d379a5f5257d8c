//! Each text by itself, from its characters to records, and to the rows of all datasets.

use gongbao::pipeline::{parse, resolved};

use super::Work;
use super::dataset::{arrow, text};

pub(crate) const WORK: &[Work] = &[
    ("records", |corpus| corpus.texts().map(|text| parse(text).structure.blocks.len()).sum()),
    ("arrow", |corpus| corpus.sources().iter().map(|source| arrow(&resolved(source.clone()))).sum()),
    ("text", |corpus| corpus.sources().iter().map(|source| text(&resolved(source.clone()))).sum()),
];
