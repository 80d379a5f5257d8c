//! Numbers of a series that leave out what the number before them says: the second of `云政发〔2015〕22号、〔2016〕8号`.
//!
//! ```text
//! further  = ("、" | "和" | "及" | "与" | "以及" | "，") ( year serial | ["第"] serial behind )
//! year     = "〔" digit{4} "〕" ["第"]              -- of an annual number only
//! behind   = the end, a mark, 文件 废止 规定 …       -- 3号 goes on a series, 3号线 and 3号楼 do not
//! ```
//!
//! The code or the organ is printed once for all of them, and the year where it is the same. Not accepted: serials behind
//! numbers of files, and behind anything but a number.

use std::ops::Range;

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::opt;

use super::{DocNumber, NumberForm, blanks, bracketed_year, number, serial};
use crate::text::words::{WordList, chars};

/// The numbers with which a series goes on behind `first`, which ends at `end`; their ranges are of what is printed.
///
/// ```
/// use gongbao::grammar::doc_number::{doc_number, further};
/// let text = "云政发〔2015〕22号、〔2016〕8号文件";
/// let (rest, first) = doc_number(text).unwrap();
/// let found = further(text, text.len() - rest.len(), &first);
/// assert_eq!(found.iter().map(|(_, n)| n.text.as_str()).collect::<Vec<_>>(), ["云政发〔2016〕8号"]);
/// ```
pub fn further(text: &str, end: usize, first: &DocNumber) -> Vec<(Range<usize>, DocNumber)> {
    const MOST: usize = 30;
    let (mut found, mut end, mut last) = (Vec::new(), end, first.clone());
    while found.len() < MOST
        && let Some((at, next)) = next(text, end, &last)
    {
        end = at.end;
        last = next.clone();
        found.push((at, next));
    }
    found
}

fn next(text: &str, end: usize, last: &DocNumber) -> Option<(Range<usize>, DocNumber)> {
    static JOINTS: WordList = WordList::new(&["、", "和", "及", "与", "以及", "，"]);
    let behind = &text[end..];
    let start = end + JOINTS.before(behind)?.len();
    let (rest, next) = dated(&text[start..], last).or_else(|| bare(&text[start..], last))?;
    Some((start..text.len() - rest.len(), next))
}

/// `〔2016〕8号`.
fn dated<'a>(input: &'a str, last: &DocNumber) -> Option<(&'a str, DocNumber)> {
    let annual = last.form == NumberForm::Annual && input.starts_with('〔');
    let (rest, (year, _, nth, seq)) =
        (bracketed_year, blanks, opt(char('第')), serial).parse(input).ok().filter(|_| annual)?;
    Some((rest, annual_number(last, year, nth.is_some(), seq)))
}

/// `23号`, `第220号`.
fn bare<'a>(input: &'a str, last: &DocNumber) -> Option<(&'a str, DocNumber)> {
    if !input.starts_with(|c: char| c == '第' || c.is_ascii_digit() || chars!("一二三四五六七八九十").has(c))
    {
        return None;
    }
    let (rest, (nth, seq)) = (opt(char('第')), serial).parse(input).ok().filter(|(rest, _)| goes_on(rest))?;
    let next = match (last.form, last.year) {
        (NumberForm::Annual, Some(year)) => annual_number(last, year, nth.is_some(), seq),
        (NumberForm::Order | NumberForm::Proclamation, year) => {
            let year_word = year.map(|y| format!("{y}年")).unwrap_or_default();
            let text = format!("{}{year_word}第{seq}号", last.prefix);
            number(text, last.prefix.clone(), year, seq, last.form)
        }
        _ => return None,
    };
    Some((rest, next))
}

fn annual_number(last: &DocNumber, year: i32, nth: bool, seq: u32) -> DocNumber {
    let text = format!("{}〔{year}〕{}{seq}号", last.prefix, if nth { "第" } else { "" });
    number(text, last.prefix.clone(), Some(year), seq, NumberForm::Annual)
}

/// True where a serial ends that is one of a document: `3号线`, `3号楼` and `3号召开` go on otherwise.
fn goes_on(rest: &str) -> bool {
    static BEHIND: WordList = WordList::new(&[
        "、",
        "，",
        "。",
        "；",
        "）",
        "》",
        "和",
        "及",
        "与",
        "以及",
        "文",
        "令",
        "公告",
        "通告",
        "等",
        "同时",
        "废止",
        "予以",
        "停止",
        "失效",
        "规定",
        "要求",
        "精神",
        "执行",
        "办理",
        "的规定",
        "的要求",
        "的有关规定",
    ]);
    rest.is_empty() || BEHIND.begin(rest)
}

#[cfg(test)]
mod tests {
    use super::super::find_all;
    use super::*;

    fn series(text: &str) -> Vec<String> {
        let (at, first) = find_all(text).remove(0);
        further(text, at.end, &first).into_iter().map(|(_, n)| n.text).collect()
    }

    #[test]
    fn what_is_printed_once_holds_for_all() {
        for (text, expected) in [
            ("云政发〔2015〕22号、〔2016〕8号文件", vec!["云政发〔2016〕8号"]),
            (
                "云政发〔2015〕22号、23号和〔2016〕8号、9号文件",
                vec!["云政发〔2015〕23号", "云政发〔2016〕8号", "云政发〔2016〕9号"],
            ),
            ("云溪市水利局公告第16号和第22号废止", vec!["云溪市水利局公告第22号"]),
            ("云溪市水利局公告2018年第16号、第22号", vec!["云溪市水利局公告2018年第22号"]),
            ("云溪省人民政府令第12号、第三十四号楼", vec![]),
            ("云溪省人民政府令第12号、第三十四号令", vec!["云溪省人民政府令第34号"]),
            ("云政发〔2015〕22号、3号线延长", vec![]),
            ("云政发〔2015〕22号，5号前报送", vec![]),
            ("云政发〔2015〕22号、〔2016〕云财字第8号", vec![]),
            ("云政发〔2015〕22号、云财发〔2016〕8号", vec![]),
            ("云府水字第12号、13号函", vec![]),
        ] {
            assert_eq!(series(text), expected, "{text}");
        }
    }

    #[test]
    fn long_series_end() {
        assert_eq!(series(&format!("云政发〔2015〕22号{}", "、3号".repeat(5_000))).len(), 30);
    }
}
