//! Each leaf's search in all paragraphs.

use gongbao::grammar::appointment::clause;
use gongbao::grammar::citation::{provision, quoted, remark};
use gongbao::grammar::duty::{duties, sentence::charges};
use gongbao::grammar::label::label;
use gongbao::grammar::numeral::{han_digit, number};
use gongbao::grammar::person::name_list;
use gongbao::grammar::region::region_at;
use gongbao::grammar::scan::matches;
use gongbao::grammar::surname::surname;
use gongbao::grammar::title::{book_titles, looks_like_title};
use gongbao::grammar::{contact, date, doc_number, meeting, money, organ, quantity};
use gongbao::text::sentence::sentences;

use super::Work;
use super::corpus::Corpus;

pub(crate) const WORK: &[Work] = &[
    ("appointment", |corpus| {
        let clauses =
            |text: &str| sentences(text).filter(|s| clause(&text[s.clone()], false, None).is_some()).count();
        sum(corpus, clauses)
    }),
    ("citation", |corpus| sum(corpus, |text| at(text, "《", |rest| quoted(rest).is_ok()))),
    ("contact", |corpus| sum(corpus, |text| contact::find_all(text).len())),
    ("date", |corpus| sum(corpus, |text| date::find_all(text).len())),
    ("doc-number", |corpus| sum(corpus, |text| doc_number::find_all(text).len())),
    ("duty", |corpus| sum(corpus, |text| at(text, "（", is_duty))),
    ("duty-sentence", |corpus| sum(corpus, |text| charges(text).len())),
    ("label", |corpus| sum(corpus, |text| usize::from(label(text).is_ok()))),
    ("meeting", |corpus| sum(corpus, |text| meeting::find_all(text).len())),
    ("money", |corpus| sum(corpus, |text| money::find_all(text).len())),
    ("number", |corpus| sum(corpus, |text| matches(text, may_start_number, number).len())),
    ("organ", |corpus| sum(corpus, |text| organ::find_all(text).len())),
    ("person", |corpus| sum(corpus, |text| name_list(text).len())),
    ("provision", |corpus| sum(corpus, |text| at(text, "第", |rest| provision(rest).is_ok()))),
    ("quantity", |corpus| sum(corpus, |text| quantity::find_all(text).len())),
    ("region", |corpus| sum(corpus, |text| everywhere(text, |rest| region_at(rest).map(|found| found.len)))),
    ("surname", |corpus| sum(corpus, |text| everywhere(text, surname))),
    ("title", |corpus| sum(corpus, |text| usize::from(looks_like_title(text)))),
    ("title-in-marks", |corpus| sum(corpus, |text| book_titles(text).len())),
];

fn sum(corpus: &Corpus, found: impl Fn(&str) -> usize) -> usize {
    corpus.paragraphs().map(found).sum()
}

/// How often a leaf that begins with `mark` is there.
fn at(text: &str, mark: &str, is: impl Fn(&str) -> bool) -> usize {
    text.match_indices(mark).filter(|&(at, _)| is(&text[at..])).count()
}

/// How often a leaf is there that may begin at any character; it gives the length of what it reads.
fn everywhere(text: &str, leaf: impl Fn(&str) -> Option<usize>) -> usize {
    let (mut found, mut read) = (0, 0);
    for (at, _) in text.char_indices() {
        if at >= read
            && let Some(len) = leaf(&text[at..])
        {
            (found, read) = (found + 1, at + len);
        }
    }
    found
}

fn is_duty(bracket: &str) -> bool {
    remark(bracket).is_ok_and(|(_, inside)| duties(inside).is_ok())
}

fn may_start_number(text: &str, at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || han_digit(c).is_some();
    text[at..].starts_with(is_digit) && !text[..at].ends_with(is_digit)
}
