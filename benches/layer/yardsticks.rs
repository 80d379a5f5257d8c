//! What others do to the same bytes: one pass that only looks, one that only understands Markdown, one that only packs.

use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use arrow_array::{RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use pulldown_cmark::{Options, Parser};

use super::Work;
use super::corpus::Corpus;

/// How the datasets are packed.
const LEVEL: i32 = 3;

/// Rows of a batch.
const ROWS: usize = 4_096;

/// Words of which a gazette is full: the last words of organs, and marks of dates, numbers and titles.
static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let table = include_str!("../../data/organ_suffixes.tsv");
    let suffixes =
        table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
    let marks = ["《", "〔", "（", "第", "年", "月", "日", "万", "亿", "%", "号", "条"];
    let mut search = AhoCorasick::builder();
    search.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::DFA));
    search.build(suffixes.chain(marks)).expect("words")
});

pub(crate) const WORK: &[Work] = &[
    ("memchr-newlines", |corpus| {
        corpus.files.iter().map(|(_, bytes)| memchr::memchr_iter(b'\n', bytes).count()).sum()
    }),
    ("utf-8", |corpus| corpus.files.iter().filter(|(_, bytes)| std::str::from_utf8(bytes).is_ok()).count()),
    ("aho-corasick", |corpus| corpus.texts().map(|text| WORDS.find_iter(text).count()).sum()),
    ("pulldown-cmark", |corpus| {
        corpus.texts().map(|text| Parser::new_ext(text, Options::all()).count()).sum()
    }),
    ("zstd", |corpus| {
        let packed =
            corpus.files.iter().map(|(_, bytes)| zstd::bulk::compress(bytes, LEVEL).expect("memory").len());
        packed.sum()
    }),
    ("parquet", |corpus| parquet(corpus).len()),
];

/// The lines as one column of text, packed as the datasets are.
fn parquet(corpus: &Corpus) -> Vec<u8> {
    let schema = Arc::new(Schema::new(vec![Field::new("text", DataType::Utf8, false)]));
    let level = ZstdLevel::try_new(LEVEL).expect("a level");
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, schema.clone(), Some(properties)).expect("a writer");
    let lines: Vec<&str> = corpus.texts().flat_map(str::lines).collect();
    for lines in lines.chunks(ROWS) {
        let column = Arc::new(StringArray::from_iter_values(lines));
        let batch = RecordBatch::try_new(schema.clone(), vec![column]).expect("a column of text");
        writer.write(&batch).expect("memory");
    }
    writer.close().expect("memory");
    file
}
