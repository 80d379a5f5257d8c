//! The search: every match of a leaf in a text, from the left, without overlaps.
//!
//! [`matches()`] tries a leaf wherever it may begin. [`around`] does the same for a leaf with an anchor inside, such as the
//! `〔` of a document number: it walks left from each anchor, so that text without anchors costs nothing.

use std::ops::Range;

use nom::IResult;

/// Every match of `leaf` at the places that `may_start` admits, leftmost first.
///
/// ```
/// use gongbao::grammar::label::label;
/// use gongbao::grammar::scan::matches;
/// let text = "（一）甲；（二）乙";
/// let found = matches(text, |text, at| at == 0 || text[..at].ends_with('；'), label);
/// assert_eq!(found.iter().map(|(range, _)| &text[range.clone()]).collect::<Vec<_>>(), ["（一）", "（二）"]);
/// ```
pub fn matches<'a, T>(
    text: &'a str,
    may_start: impl Fn(&str, usize) -> bool,
    leaf: impl Fn(&'a str) -> IResult<&'a str, T>,
) -> Vec<(Range<usize>, T)> {
    let (mut found, mut floor) = (Vec::new(), 0);
    for (at, _) in text.char_indices() {
        if at < floor || !may_start(text, at) {
            continue;
        }
        if let Ok((rest, value)) = leaf(&text[at..]) {
            floor = (text.len() - rest.len()).max(at);
            found.push((at..floor, value));
        }
    }
    found
}

/// Where a leaf with an anchor inside can begin.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// How many characters it can begin before its anchor.
    pub chars: usize,
    /// The characters that can stand between its start and its anchor.
    pub inside: fn(char) -> bool,
    /// True where it may begin, judged by what stands before.
    pub may_start: fn(&str, usize) -> bool,
}

/// As [`matches()`], for a leaf that holds one of the `anchors`, which stand in order.
pub fn around<'a, T>(
    text: &'a str,
    anchors: impl Iterator<Item = Range<usize>>,
    reach: Reach,
    leaf: impl Fn(&'a str) -> IResult<&'a str, T>,
) -> Vec<(Range<usize>, T)> {
    let (mut found, mut floor) = (Vec::new(), 0);
    for anchor in anchors {
        if anchor.start < floor {
            continue;
        }
        let hit = reach.starts(text, floor, anchor.start).into_iter().find_map(|at| {
            let (rest, value) = leaf(&text[at..]).ok()?;
            let end = text.len() - rest.len();
            (end >= anchor.end).then_some((at..end, value))
        });
        if let Some(hit) = hit {
            floor = hit.0.end;
            found.push(hit);
        }
    }
    found
}

impl Reach {
    /// The places, from the left, where a leaf may begin whose anchor stands at `anchor`.
    fn starts(&self, text: &str, floor: usize, anchor: usize) -> Vec<usize> {
        let back = text[floor..anchor].char_indices().rev().take(self.chars);
        let before = back.take_while(|&(_, c)| (self.inside)(c)).map(|(at, _)| floor + at);
        let mut starts: Vec<usize> =
            std::iter::once(anchor).chain(before).filter(|&at| (self.may_start)(text, at)).collect();
        starts.reverse();
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nom::Parser;
    use nom::bytes::complete::take_while1;
    use nom::character::complete::char;
    use nom::sequence::terminated;

    /// Letters a and b before a full stop.
    fn word(input: &str) -> IResult<&str, &str> {
        terminated(take_while1(|c| c == 'a' || c == 'b'), char('.')).parse(input)
    }

    fn anywhere(_: &str, _: usize) -> bool {
        true
    }

    proptest::proptest! {
        #[test]
        fn anchors_lose_nothing(text in "[ab.甲]{0,40}") {
            let anchors = text.match_indices('.').map(|(at, dot)| at..at + dot.len());
            let reach = Reach { chars: 40, inside: |c| c != '.', may_start: anywhere };
            proptest::prop_assert_eq!(around(&text, anchors, reach, word), matches(&text, anywhere, word));
        }
    }
}
