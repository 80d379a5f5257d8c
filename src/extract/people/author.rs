//! Authors of articles and news: `作者：林知远`, `本报记者 林知远`, `文/林知远`, `（林知远）` at the end.

use super::super::View;
use super::person;
use crate::grammar::surname::{is_name, name_at};
use crate::model::{Capacity, DocumentKind, Paragraph, Person};

/// Labels before the name of an author.
const LABELS: &[&str] = &[
    "作者：",
    "作者/",
    "文/",
    "文：",
    "本报记者",
    "本刊记者",
    "（记者",
    "通讯员",
    "撰稿：",
    "供稿：",
    "执笔：",
];

/// The authors of a document, when it is an article or a news item.
pub(super) fn authors(view: View<'_>) -> Vec<Person> {
    if !matches!(view.document.kind, DocumentKind::Article | DocumentKind::News) {
        return Vec::new();
    }
    let paragraphs = view.paragraphs();
    let mut authors: Vec<Person> = paragraphs.iter().flat_map(|p| labelled(view, p)).collect();
    if let Some(last) = paragraphs.last() {
        authors.extend(in_brackets(view, last));
    }
    authors
}

fn labelled(view: View<'_>, paragraph: &Paragraph) -> Vec<Person> {
    let text = paragraph.str();
    let starts = LABELS.iter().filter_map(|label| text.find(label).map(|at| at + label.len()));
    starts
        .filter_map(|at| {
            let ends = |rest: &str| {
                rest.is_empty()
                    || rest.starts_with([' ', '，', '。', '）', '、', '；', '/', '报', '摄'])
                    || rest.starts_with("通讯员")
            };
            let len = name_at(&text[at..], ends)?;
            let name = text[at..at + len].to_owned();
            Some(person(view, name, Capacity::Author, "byline", view.span(paragraph, at..at + len)))
        })
        .collect()
}

/// `（林知远 周砚秋）` behind the last sentence.
fn in_brackets(view: View<'_>, paragraph: &Paragraph) -> Vec<Person> {
    let text = paragraph.str();
    let Some(open) = text.ends_with('）').then(|| text.rfind('（')).flatten() else { return Vec::new() };
    let start = open + '（'.len_utf8();
    let inside = &text[start..text.len() - '）'.len_utf8()];
    let mut at = start;
    let mut authors = Vec::new();
    for name in inside.split(['、', ' ', '，']) {
        if !is_name(name) {
            return Vec::new();
        }
        let span = view.span(paragraph, at..at + name.len());
        authors.push(person(view, name.to_owned(), Capacity::Author, "byline", span));
        at += name.len() + text[at + name.len()..].chars().next().map_or(0, char::len_utf8);
    }
    authors
}
