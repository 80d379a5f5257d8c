//! [`Masked`]: a text in which titles are hidden, so that what they say is not taken for what the sentence says.

use std::ops::Range;

use crate::grammar::citation::LONGEST;
use crate::grammar::title::book_titles;

/// How far from a citation its lead-in or its verb may stand, in characters.
const REACH: usize = 160;

/// The titles of a text, and the text around them.
#[derive(Debug)]
pub(super) struct Masked {
    titles: Vec<Range<usize>>,
}

/// Stands for a title in what [`Masked::before`] and [`Masked::after`] give.
pub(super) const TITLE: char = '\u{1}';

impl Masked {
    /// Finds the titles of `text`.
    pub(super) fn new(text: &str) -> Self {
        let marks = '《'.len_utf8() + '》'.len_utf8();
        let titles =
            book_titles(text).into_iter().filter(|t| (marks + 1..=LONGEST * 3).contains(&t.len())).collect();
        Self { titles }
    }

    /// Where the titles stand, marks included.
    pub(super) fn titles(&self) -> &[Range<usize>] {
        &self.titles
    }

    /// True when `at` lies in a title.
    pub(super) fn in_title(&self, at: usize) -> bool {
        self.title_at(at).is_some()
    }

    fn title_at(&self, at: usize) -> Option<&Range<usize>> {
        let i = self.titles.partition_point(|t| t.end <= at);
        self.titles.get(i).filter(|t| t.start <= at)
    }

    /// Where the last title before `at` ends, 0 when there is none.
    pub(super) fn titles_end_before(&self, at: usize) -> usize {
        self.titles[..self.titles.partition_point(|t| t.end <= at)].last().map_or(0, |t| t.end)
    }

    /// Where the clause around `at` starts: behind `，。；：！？`, or inside the bracket that is open at `at`.
    pub(super) fn clause_start(&self, text: &str, at: usize) -> usize {
        self.walk_back(text, at).0
    }

    /// The clause in front of `at`, titles masked and brackets left out.
    pub(super) fn before(&self, text: &str, at: usize) -> Clause {
        let (start, words) = self.walk_back(text, at);
        let comma = text[..start].ends_with('，');
        Clause { start, words, comma }
    }

    fn walk_back(&self, text: &str, at: usize) -> (usize, String) {
        let (mut start, mut depth) = (at, 0usize);
        let mut words: Vec<char> = Vec::new();
        for _ in 0..REACH {
            if let Some(title) = start.checked_sub(1).and_then(|last| self.title_at(last)) {
                start = title.start;
                if depth == 0 {
                    words.push(TITLE);
                }
                continue;
            }
            let Some(c) = text[..start].chars().next_back() else { break };
            match c {
                '）' => depth += 1,
                '（' if depth == 0 => break,
                '（' => depth -= 1,
                '，' | '。' | '；' | '：' | '！' | '？' if depth == 0 => break,
                _ if depth == 0 => words.push(c),
                _ => {}
            }
            start -= c.len_utf8();
        }
        (start, words.into_iter().rev().collect())
    }

    /// What follows `at` in its statement, titles masked and brackets left out; commas stay.
    pub(super) fn after(&self, text: &str, at: usize) -> String {
        let (mut at, mut depth) = (at, 0usize);
        let mut words = String::new();
        for _ in 0..REACH {
            if let Some(title) = self.title_at(at) {
                at = title.end;
                if depth == 0 {
                    words.push(TITLE);
                }
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            match c {
                '（' => depth += 1,
                '）' if depth == 0 => break,
                '）' => depth -= 1,
                '。' | '；' | '！' | '？' if depth == 0 => break,
                _ if depth == 0 => words.push(c),
                _ => {}
            }
            at += c.len_utf8();
        }
        words
    }
}

/// What stands in front of a citation in its clause.
#[derive(Debug)]
pub(super) struct Clause {
    /// Where the clause starts.
    pub(super) start: usize,
    /// Its words, titles masked.
    pub(super) words: String,
    /// True when a comma stands before it.
    pub(super) comma: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_brackets_are_left_out() {
        let text = "为了改革，根据省政府《关于落实〈甲〉的通知》（云政发〔2019〕3号）和《乙办法》第三条（略）执行。后文";
        let masked = Masked::new(text);
        let second = masked.titles()[1].clone();
        assert_eq!(masked.before(text, second.start).words, "根据省政府\u{1}和");
        assert_eq!(masked.after(text, second.end), "第三条执行");
        assert!(masked.in_title(text.find("落实").unwrap()));
    }

    #[test]
    fn a_million_marks_stay_cheap() {
        let text = "《".repeat(100_000);
        assert!(Masked::new(&text).titles().is_empty());
    }
}
