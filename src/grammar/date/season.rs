//! Ends that a holiday or a season names: `国庆节前`, `“五一”前`, `春节前`, `汛前`.
//!
//! ```text
//! end = (holiday | season) ("前" | "之前" | "以前")
//! ```
//!
//! A holiday of the civil calendar is a day; the Spring Festival and a season are none, since only other calendars know them.
//! Not accepted: `春节前后`, `节前` of a holiday that is not named.

use std::ops::Range;

use super::DatePart;
use crate::text::words::{words, words_of};

/// Holidays with the month and day of their own, and seasons and holidays whose days only their year knows.
const NAMES: &[(&str, Option<(i8, i8)>)] = &[
    ("国庆节", Some((10, 1))),
    ("国庆", Some((10, 1))),
    ("“十一”", Some((10, 1))),
    ("元旦", Some((1, 1))),
    ("劳动节", Some((5, 1))),
    ("“五一”", Some((5, 1))),
    ("五一", Some((5, 1))),
    ("“七一”", Some((7, 1))),
    ("“八一”", Some((8, 1))),
    ("汛", None),
    ("汛期", None),
    ("入汛", None),
    ("主汛期", None),
    ("主汛", None),
    ("汛期来临", None),
    ("汛期到来", None),
    ("春节", None),
    ("中秋节", None),
    ("中秋", None),
    ("端午节", None),
    ("清明节", None),
    ("入冬", None),
    ("冬季", None),
    ("封冻", None),
    ("上冻", None),
    ("采暖期", None),
    ("供暖期", None),
    ("采暖季", None),
    ("供暖季", None),
    ("雨季", None),
    ("春耕", None),
    ("秋收", None),
    ("开学", None),
];

/// The end that a holiday or a season names at the start of `input`, with its day when it has one.
pub(super) fn season(input: &str) -> Option<(&str, Option<DatePart>)> {
    NAMES.iter().find_map(|(name, day)| {
        let rest = end(input.strip_prefix(name)?)?;
        Some((rest, day.map(|(month, day)| DatePart::Day { month, day })))
    })
}

fn end(rest: &str) -> Option<&str> {
    let rest = words!["之前", "以前", "前"].before(rest).map(|word| &rest[word.len()..])?;
    (!rest.starts_with(['后', '期', '夕', '往', '来'])).then_some(rest)
}

/// Every end of a text that a holiday or a season names, in order, with its day when it has one.
///
/// ```
/// use gongbao::grammar::date::find_seasons;
/// let text = "汛前完成加固，国庆节前通车。";
/// let found: Vec<&str> = find_seasons(text).map(|(range, _)| &text[range]).collect();
/// assert_eq!(found, ["汛前", "国庆节前"]);
/// ```
pub fn find_seasons(text: &str) -> impl Iterator<Item = (Range<usize>, Option<DatePart>)> {
    // Most texts hold none of them, and no end is without this word.
    let text = if text.contains('前') { text } else { "" };
    words_of!(NAMES).all_in(text).filter_map(|at| {
        let (rest, day) = season(&text[at.start..])?;
        Some((at.start..text.len() - rest.len(), day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_that_holidays_and_seasons_name() {
        for (text, expected) in [
            ("国庆节前完工", vec![("国庆节前", Some((10, 1)))]),
            ("“五一”之前、元旦前", vec![("“五一”之前", Some((5, 1))), ("元旦前", Some((1, 1)))]),
            (
                "主汛期前、入汛前、汛期来临前",
                vec![("主汛期前", None), ("入汛前", None), ("汛期来临前", None)],
            ),
            ("春节前后、春节期间、汛期、国庆前夕、开学前期", vec![]),
        ] {
            let day = |part| match part {
                Some(DatePart::Day { month, day }) => Some((month, day)),
                _ => None,
            };
            let found: Vec<_> = find_seasons(text).map(|(range, part)| (&text[range], day(part))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
