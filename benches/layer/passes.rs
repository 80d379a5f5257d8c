//! Each extraction pass on all documents.

use gongbao::extract::{
    View, appointments, citations, contacts, events, mentions, milestones, people, responsibilities, targets,
};

use super::Work;
use super::corpus::Corpus;

pub(crate) const WORK: &[Work] = &[
    ("appointments", |corpus| sum(corpus, |view| appointments::extract(view).len())),
    ("citations", |corpus| sum(corpus, |view| citations::extract(view).len())),
    ("contacts", |corpus| sum(corpus, |view| contacts::extract(view).len())),
    ("events", |corpus| sum(corpus, |view| events::extract(view).len())),
    ("mentions", |corpus| sum(corpus, |view| mentions::extract(view, &[]).len())),
    ("milestones", |corpus| sum(corpus, |view| milestones::extract(view).len())),
    ("people", |corpus| sum(corpus, |view| people::extract(view).len())),
    ("responsibilities", |corpus| sum(corpus, |view| responsibilities::extract(view).len())),
    ("targets", |corpus| sum(corpus, |view| targets::extract(view).len())),
];

fn sum(corpus: &Corpus, found: impl Fn(View<'_>) -> usize) -> usize {
    corpus.views().map(found).sum()
}
