//! From bytes to text: hashing, encoding, format.

use gongbao::source::format::html;

use super::Work;
use super::corpus::{Corpus, loaded};

pub(crate) const WORK: &[Work] = &[
    ("utf-8", |corpus| whole(corpus, loaded(&corpus.files).map(|source| source.text.len()).sum())),
    ("gb18030", |corpus| whole(corpus, loaded(corpus.gb18030()).map(|source| source.text.len()).sum())),
    ("html", |corpus| {
        let texts = corpus.pages().iter().map(|page| html::decode(page).expect("a page").len());
        texts.sum()
    }),
];

/// All of the text is there.
fn whole(corpus: &Corpus, bytes: usize) -> usize {
    assert_eq!(bytes, corpus.bytes);
    bytes
}
