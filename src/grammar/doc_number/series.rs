//! Numbers of a series that leave out what the number before them says: the second of `云政发〔2015〕22号、〔2016〕8号`.
//!
//! ```text
//! further  = ("、" | "和" | "及" | "与" | "以及" | "，") ( year serial | ["第"] ( serial behind | listed ) )
//!          | ("—" | "-" | "至" | "到" | "~") ( serial behind | listed )      -- all up to it, from the one before
//! listed   = digits                               -- where further numbers follow up to one with its 号: 12、15、19号
//! year     = "〔" digit{4} "〕" ["第"]              -- of an annual number only
//! behind   = the end, a mark, 文件 废止 规定 …       -- 3号 goes on a series, 3号线 and 3号楼 do not
//! ```
//!
//! The code or the organ is printed once for all of them, and the year where it is the same. Not accepted: serials behind
//! numbers of files, and behind anything but a number.

use std::ops::Range;

use nom::bytes::complete::take_while_m_n;
use nom::character::complete::char;
use nom::combinator::{map_opt, opt};
use nom::{IResult, Parser};

use super::{DocNumber, NumberForm, blanks, bracketed_year, no_match, number, serial};
use crate::text::words::{WordList, chars};

/// Joints between the ends of a run of numbers: `1—5号`.
static TO: WordList = WordList::new(&["—", "－", "–", "-", "～", "~", "至", "到"]);

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
        && let Some((at, next)) = next(text, end, &last).or_else(|| up_to(text, end, &last))
    {
        if TO.begin(&text[end..]) {
            found.extend(between(&last, &next).map(|number| (at.clone(), number)));
        }
        end = at.end;
        last = next.clone();
        found.push((at, next));
    }
    found
}

/// A serial without its 号, which a later one of the same list has: the 12 of `12、15、19号`.
pub(super) fn listed(input: &str) -> IResult<&str, u32> {
    const LONGEST: usize = 40;
    static BETWEEN: WordList = WordList::new(&["、", "，", "和", "及", "与", "第", "号"]);
    let (rest, serial) = digits(input)?;
    let mut behind = rest;
    while rest.len() - behind.len() < LONGEST
        && let Some(joint) = BETWEEN.before(behind).or_else(|| TO.before(behind))
    {
        let next = behind[joint.len()..].trim_start_matches('第');
        let Ok((left, _)) = digits(next) else { break };
        if left.starts_with('号') {
            return Ok((rest, serial));
        }
        behind = left;
    }
    Err(no_match(input))
}

fn digits(input: &str) -> IResult<&str, u32> {
    map_opt(take_while_m_n(1, 4, |c: char| c.is_ascii_digit()), |d: &str| d.parse().ok()).parse(input)
}

/// The number at the end of a run: the `—5号` of `1—5号`.
fn up_to(text: &str, end: usize, last: &DocNumber) -> Option<(Range<usize>, DocNumber)> {
    const LONGEST_RUN: i32 = 20;
    let start = end + TO.before(&text[end..])?.len();
    let (rest, next) = bare(&text[start..], last)?;
    let run = next.seq? - last.seq?;
    ((1..=LONGEST_RUN).contains(&run)).then(|| (start..text.len() - rest.len(), next))
}

/// The numbers of a run between its ends.
fn between(first: &DocNumber, last: &DocNumber) -> impl Iterator<Item = DocNumber> {
    let (first, last, year) = (first.clone(), last.seq.unwrap_or_default(), first.year);
    let inner = first.seq.unwrap_or_default() + 1..last;
    inner.filter_map(move |seq| same_series(&first, year, false, u32::try_from(seq).ok()?))
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
    let whole = (opt(char('第')), serial).parse(input).ok().filter(|(rest, _)| goes_on(rest));
    let (rest, (nth, seq)) = whole.or_else(|| (opt(char('第')), listed).parse(input).ok())?;
    Some((rest, same_series(last, last.year, nth.is_some(), seq)?))
}

/// The number of the series of `last` with another serial.
fn same_series(last: &DocNumber, year: Option<i32>, nth: bool, seq: u32) -> Option<DocNumber> {
    match (last.form, year) {
        (NumberForm::Annual, Some(year)) => Some(annual_number(last, year, nth, seq)),
        (NumberForm::Order | NumberForm::Proclamation, year) => {
            let year_word = year.map(|y| format!("{y}年")).unwrap_or_default();
            let text = format!("{}{year_word}第{seq}号", last.prefix);
            Some(number(text, last.prefix.clone(), year, seq, last.form))
        }
        _ => None,
    }
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
            ("云政发〔2015〕3、8和12号文件", vec!["云政发〔2015〕8号", "云政发〔2015〕12号"]),
            (
                "云政发〔2015〕1—4号、9号文件",
                vec!["云政发〔2015〕2号", "云政发〔2015〕3号", "云政发〔2015〕4号", "云政发〔2015〕9号"],
            ),
            ("云政发〔2015〕3号至5号文件", vec!["云政发〔2015〕4号", "云政发〔2015〕5号"]),
            ("云政发〔2015〕22号至3号文件", vec![]),
            ("云政发〔2015〕22号至30号楼", vec![]),
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
