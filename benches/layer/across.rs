//! What sources say to each other, what follows from it, and what is found to be wrong in each.

use gongbao::check::check;
use gongbao::resolve::{Dictionary, Digest, Survey};

use super::Work;

pub(crate) const WORK: &[Work] = &[
    ("digest", |corpus| {
        corpus.records().sources.iter().map(|records| Digest::of(records).0.documents.len()).sum()
    }),
    ("resolve", |corpus| {
        let dictionary = Dictionary::standard();
        let mut survey = Survey::new(&dictionary);
        corpus.digests().iter().for_each(|(digest, home)| survey.add(digest, home));
        let mut resolver = survey.close();
        corpus.digests().iter().for_each(|(digest, home)| drop(resolver.count(digest, home)));
        let links = corpus.digests().iter().map(|(digest, home)| resolver.resolve(digest, home).links.len());
        links.sum::<usize>() + resolver.organs().len()
    }),
    ("check", |corpus| {
        let mut checked = corpus.checked().lock().expect("no other thread");
        let found = checked.iter_mut().map(|records| {
            check(records, Vec::new());
            records.diagnostics.len()
        });
        found.sum()
    }),
];
