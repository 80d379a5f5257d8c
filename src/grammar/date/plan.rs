//! Five-year plans as periods: `“十四五”期间` is 2021 to 2025, `到“十四五”末` ends with 2025.
//!
//! ```text
//! plan     = name ("期间" | "时期" | "规划期间" | "规划期内") | ["到" | "至"] name ("末" | "期末" | "规划期末")
//! name     = "“" nth "五”" | nth "五"                -- 九五, 十四五
//! nth      = 一 … 九 | 十 | 十一 … 十九
//! ```
//!
//! Not accepted: a plan as such (`“十四五”规划`, `“十四五”以来`), years of it (`“十四五”开局之年`).

use std::ops::Range;

use super::{DateBound, DateExpr, DatePart, PartialDate};
use crate::text::words::words;

/// The cheap test of a text: no plan stands in one without these.
pub fn may_hold_plan(text: &str) -> bool {
    text.contains("五”") || text.contains("五期间") || text.contains("五时期")
}

/// Every plan of `text` that stands for its years, in order.
///
/// ```
/// use gongbao::grammar::date::find_plans;
/// let text = "“十四五”期间新增绿地，到“十四五”末建成公园";
/// let found: Vec<&str> = find_plans(text).into_iter().map(|(range, _)| &text[range]).collect();
/// assert_eq!(found, ["“十四五”期间", "到“十四五”末"]);
/// ```
pub fn find_plans(text: &str) -> Vec<(Range<usize>, DateExpr)> {
    if !may_hold_plan(text) {
        return Vec::new();
    }
    text.match_indices('五').filter_map(|(at, five)| plan(text, at, at + five.len())).collect()
}

/// The plan whose 五 stands from `at` to `end`.
fn plan(text: &str, at: usize, end: usize) -> Option<(Range<usize>, DateExpr)> {
    let (before, nth) = nth(&text[..at])?;
    let closed = text[end..].strip_prefix('”');
    let (before, behind) = match closed {
        Some(behind) => (before.strip_suffix('“')?, behind),
        None => (before.strip_suffix('第').is_none().then_some(before)?, &text[end..]),
    };
    let (first, last) = years(nth);
    let whole = |year| PartialDate { year: Some(year), shift: 0, part: DatePart::Year };
    let last = whole(last);
    if let Some(word) = words!["期间", "时期", "规划期间", "规划期内"].before(behind) {
        let span = before.len()..text.len() - behind.len() + word.len();
        return Some((span, DateExpr::Range(whole(first), last)));
    }
    let word = words!["期末", "规划期末", "末期", "末"].before(behind).filter(|_| closed.is_some())?;
    let start = before.strip_suffix(['到', '至']).unwrap_or(before).len();
    let bound = DateBound { date: last, recurring: false };
    Some((start..text.len() - behind.len() + word.len(), DateExpr::By(bound)))
}

/// The number of a plan at the end of `text`, and what stands before it.
fn nth(text: &str) -> Option<(&str, i16)> {
    let digit = |text: &str| {
        let c = text.chars().next_back()?;
        let n = "一二三四五六七八九".chars().position(|d| d == c)?;
        Some((text.len() - c.len_utf8(), i16::try_from(n).ok()? + 1))
    };
    let (rest, ones) = digit(text).map_or((text, 0), |(at, n)| (&text[..at], n));
    match rest.strip_suffix('十') {
        Some(rest) => Some((rest, 10 + ones)),
        None => (ones > 0).then_some((rest, ones)),
    }
}

/// First and last year of the plan: five years each, from the third on without a gap.
fn years(nth: i16) -> (i16, i16) {
    let first = if nth < 3 { 1948 + 5 * nth } else { 1951 + 5 * nth };
    (first, first + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_their_years() {
        for (text, words, expected) in [
            ("“十四五”期间，新增", "“十四五”期间", Some("2021-01-01 2025-12-31")),
            ("在“九五”时期", "“九五”时期", Some("1996-01-01 2000-12-31")),
            ("“十五”期间", "“十五”期间", Some("2001-01-01 2005-12-31")),
            ("“一五”期间", "“一五”期间", Some("1953-01-01 1957-12-31")),
            ("到“十三五”期末，", "到“十三五”期末", Some("- 2020-12-31")),
            ("力争“十四五”末建成", "“十四五”末", Some("- 2025-12-31")),
            ("十二五期间", "十二五期间", Some("2011-01-01 2015-12-31")),
            ("“十四五”规划", "", None),
            ("“十四五”开局之年", "", None),
            ("第十五期间", "", None),
            ("十四五末端", "", None),
            ("五期间", "", None),
        ] {
            let show = |d: Option<crate::model::Date>| d.map_or("-".to_owned(), |d| d.to_string());
            let found = find_plans(text).pop().map(|(range, expr)| {
                let (a, b) = expr.period(2023);
                (&text[range], format!("{} {}", show(a), show(b)))
            });
            assert_eq!(found, expected.map(|e| (words, e.to_owned())), "{text}");
        }
        assert_eq!(find_plans(&"“五”期间五”".repeat(20_000)).len(), 0);
    }
}
