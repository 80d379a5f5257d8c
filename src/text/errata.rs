//! [`Errata`]: what was printed where corrections made another text of it, and the way back.
//!
//! A text with corrections is read as if it had been printed so; when all is read, every place in it is taken back to
//! the errata. What stands in a correction is taken to all of the print that it corrects.

use super::Span;
use super::repair::is_blank;

/// A printed text with its errata: where the text that is read instead of it differs.
///
/// ```
/// use gongbao::text::{Errata, Span};
/// let (read, errata) = Errata::correct("定于2O19年3月".into(), &[(Span::new(6, 13), "2019年")]);
/// assert_eq!(read, "定于2019年3月");
/// assert_eq!(errata.span(Span::new(6, 13)).slice(errata.text()), "2O19年");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errata {
    text: String,
    /// In text order.
    edits: Vec<Edit>,
}

/// A stretch that is read otherwise than it is printed; as short as it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    read: Span,
    printed: Span,
}

impl Errata {
    /// The text with `corrections`, and what was printed; they stand in text order, do not overlap, and none is empty.
    pub fn correct(printed: String, corrections: &[(Span, &str)]) -> (String, Errata) {
        let (mut read, mut edits, mut at) = (String::with_capacity(printed.len()), Vec::new(), 0);
        for &(whole, new) in corrections {
            let (span, new) = shortest(&printed, whole, new);
            read.push_str(&printed[at..span.start()]);
            let start = read.len();
            read.push_str(new);
            edits.push(Edit { read: Span::new(start, read.len()), printed: span });
            at = span.end();
        }
        read.push_str(&printed[at..]);
        (read, Errata { text: printed, edits })
    }

    /// The printed text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The printed text, for good.
    pub fn into_text(self) -> String {
        self.text
    }

    /// True when a correction lies in `read` or at its ends.
    pub fn touches(&self, read: Span) -> bool {
        let first = self.edits.partition_point(|edit| edit.read.end() < read.start());
        self.edits.get(first).is_some_and(|edit| edit.read.start() <= read.end())
    }

    /// What was printed for a span of the text that is read.
    pub fn span(&self, read: Span) -> Span {
        if read.is_empty() {
            let at = self.border(read.start());
            return Span::new(at, at);
        }
        Span::new(self.start(read.start()), self.end(read.end()))
    }

    /// What was printed for spans that tile the text that is read, so that they tile the errata.
    ///
    /// A border inside a correction goes to its start: what stands between two such borders becomes empty.
    pub fn tile(&self, read: Span) -> Span {
        let end = if read.end() == self.read_len() { self.text.len() } else { self.border(read.end()) };
        Span::new(self.border(read.start()), end)
    }

    /// What was printed for `words`, which are read within the span `within` of `read`, joins of lines closed.
    ///
    /// Words that stand there twice are taken to the first place; words that do not stand there stay.
    pub fn raw(&self, read: &str, within: Span, words: &str) -> String {
        if !self.touches(within) {
            return words.to_owned();
        }
        let Some(places) = places(within.slice(read), words) else { return words.to_owned() };
        let (mut raw, mut last) = (String::with_capacity(words.len()), None::<usize>);
        for (c, place) in words.chars().zip(places) {
            let Some(at) = place.map(|at| within.start() + at) else {
                raw.push(c);
                continue;
            };
            for edit in self.between(last, at) {
                raw.extend(
                    edit.printed.slice(&self.text).chars().filter(|c| !matches!(c, '\n' | '\r' | '\x0c')),
                );
            }
            if !self.is_corrected(at) {
                raw.push(c);
            }
            last = Some(at);
        }
        raw
    }

    /// The stretches of `read` that are read as they are printed, and those that are not, each with its errata.
    pub(super) fn parts(&self, read: Span) -> Vec<Part> {
        let (mut parts, mut at) = (Vec::new(), read.start());
        let as_printed = |from: usize, to: usize| {
            let start = self.start(from);
            Part {
                read: Span::new(from, to),
                printed: Span::new(start, start + (to - from)),
                corrected: false,
            }
        };
        for edit in self.edits_from(at).take_while(|edit| edit.read.start() < read.end()) {
            if at < edit.read.start() {
                parts.push(as_printed(at, edit.read.start()));
            }
            let (from, to) = (edit.read.start().max(at), edit.read.end().min(read.end()));
            if from < to {
                parts.push(Part { read: Span::new(from, to), printed: edit.printed, corrected: true });
            }
            at = to;
        }
        if at < read.end() {
            parts.push(as_printed(at, read.end()));
        }
        parts
    }

    /// The corrections that end at or behind `at`.
    fn edits_from(&self, at: usize) -> impl Iterator<Item = &Edit> {
        let first = self.edits.partition_point(|edit| edit.read.end() < at);
        self.edits[first..].iter()
    }

    fn is_corrected(&self, at: usize) -> bool {
        let mut near = self.edits_from(at).take_while(|edit| edit.read.start() <= at);
        near.any(|edit| at < edit.read.end())
    }

    /// Corrections to write out when words go on from the character at `last` to that at `at`: the one in which `at`
    /// stands, unless `last` stands there too, and what was dropped between the two.
    fn between(&self, last: Option<usize>, at: usize) -> impl Iterator<Item = &Edit> {
        let from = last.unwrap_or(at);
        self.edits_from(from).take_while(move |edit| edit.read.start() <= at).filter(move |edit| {
            let inside = at < edit.read.end() && last.is_none_or(|last| last < edit.read.start());
            let dropped = edit.read.is_empty() && last.is_some_and(|last| last < edit.read.start());
            inside || dropped
        })
    }

    fn start(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.read.start() <= at);
        match before.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) if at < edit.read.end() => edit.printed.start(),
            edit => behind(edit, at),
        }
    }

    fn end(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.read.start() < at);
        match before.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) if at < edit.read.end() => edit.printed.end(),
            edit => behind(edit, at),
        }
    }

    fn border(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.read.start() < at);
        match before.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) if at < edit.read.end() => edit.printed.start(),
            edit => behind(edit, at),
        }
    }

    fn read_len(&self) -> usize {
        let last = self.edits.last();
        last.map_or(self.text.len(), |edit| edit.read.end() + (self.text.len() - edit.printed.end()))
    }
}

/// A stretch of the text that is read.
pub(super) struct Part {
    pub(super) read: Span,
    pub(super) printed: Span,
    /// True when it stands in a correction, and so for all of what was printed there.
    pub(super) corrected: bool,
}

/// Where a place behind a correction, and before the next one, was printed.
fn behind(edit: Option<Edit>, at: usize) -> usize {
    edit.map_or(at, |edit| edit.printed.end() + (at - edit.read.end()))
}

/// A correction without what is the same at its ends; at least one printed character stays, lest what is only read
/// stand nowhere.
fn shortest<'n>(printed: &str, whole: Span, new: &'n str) -> (Span, &'n str) {
    let old = whole.slice(printed);
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tails = old_rest.chars().rev().zip(new_rest.chars().rev());
    let tail: usize = tails.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (mut from, mut to) = (head, old.len() - tail);
    if from == to {
        match (old[..from].chars().next_back(), old[to..].chars().next()) {
            (Some(c), _) => from -= c.len_utf8(),
            (None, Some(c)) => to += c.len_utf8(),
            (None, None) => {}
        }
    }
    let span = Span::new(whole.start() + from, whole.start() + to);
    (span, &new[from..new.len() - (old.len() - to)])
}

/// For each character of `words` where it stands in `text`: in one piece, blanks aside, else in several; blanks stand
/// nowhere. `None` when the words are not there.
fn places(text: &str, words: &str) -> Option<Vec<Option<usize>>> {
    let printed =
        |text: &str| -> Vec<(usize, char)> { text.char_indices().filter(|&(_, c)| !is_blank(c)).collect() };
    let (there, wanted) = (printed(text), printed(words));
    let whole: String = there.iter().map(|&(_, c)| c).collect();
    let piece: String = wanted.iter().map(|&(_, c)| c).collect();
    let at: Vec<usize> = match whole.find(&piece) {
        Some(start) => {
            let first = whole[..start].chars().count();
            there[first..].iter().take(wanted.len()).map(|&(at, _)| at).collect()
        }
        None => {
            let mut rest = there.iter();
            let mut next = |&(_, c): &(usize, char)| rest.find(|&&(_, there)| there == c).map(|&(at, _)| at);
            wanted.iter().map(&mut next).collect::<Option<_>>()?
        }
    };
    let mut at = at.into_iter();
    Some(words.chars().map(|c| if is_blank(c) { None } else { at.next() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errata of a text in which `old` is read as `new`, one after the other.
    fn corrected(printed: &str, corrections: &[(&str, &str)]) -> (String, Errata) {
        let place = |old: &str| {
            let at = printed.find(old).unwrap();
            Span::new(at, at + old.len())
        };
        let corrections: Vec<(Span, &str)> =
            corrections.iter().map(|&(old, new)| (place(old), new)).collect();
        Errata::correct(printed.to_owned(), &corrections)
    }

    fn spans(printed: &str, corrections: &[(&str, &str)], cases: &[(&str, &str)]) {
        let (read, errata) = corrected(printed, corrections);
        for (words, expected) in cases {
            let at = read.find(words).unwrap();
            let span = errata.span(Span::new(at, at + words.len()));
            assert_eq!(span.slice(printed), *expected, "{words} in {read}");
        }
    }

    #[test]
    fn places_go_back_to_the_print() {
        let printed = "定于2O19年3月，由区则政局负责，见附件件。";
        let corrections = [("2O19年", "2019年"), ("区则政局", "区财政局"), ("附件件", "附件")];
        let cases = [
            ("2019年3月", "2O19年3月"),
            ("定于2", "定于2"),
            ("0", "O"),
            ("19年", "19年"),
            ("区财政局", "区则政局"),
            ("政局", "政局"),
            ("附件。", "附件件。"),
            ("附件", "附件"),
            ("。", "。"),
            ("定于2019年3月，由区财政局负责，见附件。", printed),
        ];
        spans(printed, &corrections, &cases);
    }

    #[test]
    fn what_is_only_read_stands_for_what_is_printed_beside_it() {
        spans("自二月起", &[("自二月", "自2月")], &[("2", "二"), ("2月", "二月")]);
        spans("到2019年底", &[("2019年", "2019年3月")], &[("3月", "年"), ("2019年", "2019年"), ("底", "底")]);
        spans("甲。一、乙", &[("甲。一", "甲。\n一")], &[("甲。", "甲。"), ("一、", "一、")]);
        spans("一、乙", &[("一", "\n一")], &[("一、", "一、"), ("\n", "一")]);
    }

    #[test]
    fn tiles_stay_tiles() {
        let printed = "甲件件。\n乙O。丙\n";
        let (read, errata) = corrected(printed, &[("件件", "件"), ("O。丙", "0。\n丁\n丙")]);
        let mut end = 0;
        for line in read.split_inclusive('\n') {
            let start = line.as_ptr() as usize - read.as_ptr() as usize;
            let tile = errata.tile(Span::new(start, start + line.len()));
            assert_eq!(tile.start(), end, "{line:?}");
            end = tile.end();
        }
        assert_eq!(end, printed.len());
    }

    #[test]
    fn raw_words_are_what_was_printed() {
        let printed = "由区则\n政局于2O19年\n3月办附件件，区水利局参加";
        let (read, errata) = corrected(printed, &[("则\n政", "财政"), ("2O19", "2019"), ("附件件", "附件")]);
        let all = Span::new(0, read.len());
        for (words, raw) in [
            ("区财政局", "区则政局"),
            ("2019年3月", "2O19年3月"),
            ("19年3月", "19年3月"),
            ("区水利局", "区水利局"),
            ("办附件，", "办附件件，"),
            ("2019年办", "2O19年办"),
            ("不在", "不在"),
        ] {
            assert_eq!(errata.raw(&read, all, words), raw, "{words}");
        }
    }

    #[test]
    fn parts_tell_what_is_corrected() {
        let (read, errata) = corrected("甲乙丙丁戊", &[("乙", "二二"), ("丁", "")]);
        let parts = errata.parts(Span::new(3, read.len()));
        let told: Vec<_> = parts
            .iter()
            .map(|p| (p.read.slice(&read), p.printed.slice(errata.text()), p.corrected))
            .collect();
        assert_eq!(told, [("二二", "乙", true), ("丙", "丙", false), ("戊", "戊", false)]);
    }
}
