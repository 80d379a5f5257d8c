//! Lines and pages, scripts, repaired paragraphs, sentences.

use gongbao::text::script;
use gongbao::text::sentence::sentences;
use gongbao::text::{Lines, Repaired};

use super::Work;

pub(crate) const WORK: &[Work] = &[
    ("lines", |corpus| {
        let lines = corpus.sources().iter().map(|source| {
            let lines = Lines::new(&source.text).lines;
            assert_eq!(lines.last().map(|line| line.span.end()), Some(source.text.len()));
            lines.len()
        });
        lines.sum()
    }),
    ("script", |corpus| {
        let simplified = corpus.sources().iter().filter(|source| script::reading(&source.text).is_none());
        simplified.count()
    }),
    ("repair", |corpus| {
        let repaired = corpus.lines().flat_map(|(source, lines)| {
            let printed = lines.lines.iter().filter(|line| !line.is_blank());
            printed.map(|line| Repaired::paragraph(&source.text, &[line.content]).text().len())
        });
        repaired.sum()
    }),
    ("sentences", |corpus| corpus.paragraphs().map(|text| sentences(text).count()).sum()),
];
