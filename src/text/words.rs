//! Lists of words and of characters that are asked of every phrase.
//!
//! Most texts begin, end and go on with none of the words of a list. So a list knows, in a bit for each of 2048 kinds of
//! characters, with which its words begin and end, and with which pairs of them they begin: one look at a bit or two answers
//! most questions, and words are compared only where it does not. The bits are worked out when the program is compiled.

use std::iter;
use std::ops::{Deref, Range};

/// A list of words; the first that fits is the one that is found.
///
/// ```
/// use gongbao::text::WordList;
/// static OFFICES: WordList = WordList::new(&["办公厅", "办公室"]);
/// assert!(OFFICES.end("区政府办公室") && !OFFICES.begin("区政府办公室"));
/// assert!(OFFICES.stand_in("区政府办公室主任") && OFFICES.have("办公厅"));
/// assert_eq!(OFFICES.before("办公室主任"), Some("办公室"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct WordList {
    words: &'static [&'static str],
    first: Bits,
    /// Of the first two characters; a word of one character goes with all.
    pairs: Bits,
    last: Bits,
    /// Of the last two characters.
    last_pairs: Bits,
}

impl WordList {
    /// A list of `words`, none of which is empty.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut first, mut pairs, mut i) = (Bits::NONE, Bits::NONE, 0);
        let (mut last, mut last_pairs) = (Bits::NONE, Bits::NONE);
        while i < words.len() {
            let word = words[i].as_bytes();
            let (kind, behind) = (first_kind(word), width(word[0]));
            first = first.with(kind);
            pairs = if behind < word.len() {
                pairs.with(pair(kind, kind_at(word, behind)))
            } else {
                pairs.with_all_beside(kind)
            };
            let (kind, before) = (last_kind(word), last_start(word));
            last = last.with(kind);
            last_pairs = if before > 0 {
                last_pairs.with(pair(kind, kind_before(word, before)))
            } else {
                last_pairs.with_all_beside(kind)
            };
            i += 1;
        }
        Self { words, first, pairs, last, last_pairs }
    }

    /// True when `text` begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.before(text).is_some()
    }

    /// True when `text` ends with one of them.
    pub fn end(&self, text: &str) -> bool {
        self.behind(text).is_some()
    }

    /// True when `text` is one of them.
    pub fn have(&self, text: &str) -> bool {
        self.may_begin(text.as_bytes()) && self.words.contains(&text)
    }

    /// True when one of them stands anywhere in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// Where the first of them stands in `text`.
    pub fn first_in(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        loop {
            let (kind, behind) = first_and_rest(rest)?;
            if self.first.has(kind)
                && self.pairs.has(pair(kind, kind_or_end(behind, 0)))
                && self.words.iter().any(|word| begins(rest, word))
            {
                return Some(text.len() - rest.len());
            }
            rest = behind;
        }
    }

    /// Where they stand in `text`, from the left and none within another; the longest of those that begin at one place.
    pub fn all_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        iter::from_fn(move || {
            let at = from + self.first_in(&text[from..])?;
            from = at + self.longest_before(&text[at..])?.len();
            Some(at..from)
        })
    }

    /// The first of them with which `text` begins.
    pub fn before(&self, text: &str) -> Option<&'static str> {
        if !self.may_begin(text.as_bytes()) {
            return None;
        }
        self.words.iter().copied().find(|word| begins(text.as_bytes(), word))
    }

    /// The first of them with which `text` ends.
    pub fn behind(&self, text: &str) -> Option<&'static str> {
        if !self.may_end(text.as_bytes()) {
            return None;
        }
        self.words.iter().copied().find(|word| ends(text.as_bytes(), word))
    }

    /// The longest of them with which `text` begins.
    pub fn longest_before(&self, text: &str) -> Option<&'static str> {
        if !self.may_begin(text.as_bytes()) {
            return None;
        }
        let fit = self.words.iter().copied().filter(|word| begins(text.as_bytes(), word));
        fit.max_by_key(|word| word.len())
    }

    /// True when one of them ends with `c`, or with a character of its kind.
    #[inline]
    pub fn may_end_with(&self, c: char) -> bool {
        self.last.has(kind_of(c))
    }

    #[inline]
    fn may_end(&self, text: &[u8]) -> bool {
        if text.is_empty() {
            return false;
        }
        let kind = last_kind(text);
        self.last.has(kind) && self.last_pairs.has(pair(kind, kind_before(text, last_start(text))))
    }

    #[inline]
    fn may_begin(&self, text: &[u8]) -> bool {
        if text.is_empty() {
            return false;
        }
        let here = first_kind(text);
        self.first.has(here) && self.pairs.has(pair(here, kind_or_end(text, width(text[0]))))
    }
}

impl Deref for WordList {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

/// The words of a table that says something of each.
pub(crate) const fn names<T, const N: usize>(table: &[(&'static str, T)]) -> [&'static str; N] {
    let (mut names, mut i) = ([""; N], 0);
    while i < N {
        names[i] = table[i].0;
        i += 1;
    }
    names
}

/// A list of words that is used in one place.
macro_rules! words {
    ($($word:expr),+ $(,)?) => {
        const { &$crate::text::WordList::new(&[$($word),+]) }
    };
}

/// The words of a table that says something of each, as a list: whether a text has one is asked before the table is read.
macro_rules! words_of {
    ($table:ident) => {
        const {
            &$crate::text::WordList::new(const { &$crate::text::words::names::<_, { $table.len() }>($table) })
        }
    };
}

/// A set of characters that is used in one place.
macro_rules! chars {
    ($chars:expr) => {
        const { &$crate::text::CharSet::new($chars) }
    };
}

pub(crate) use {chars, words, words_of};

/// A set of characters.
///
/// ```
/// use gongbao::text::CharSet;
/// static LEVELS: CharSet = CharSet::new("省市县区");
/// assert!(LEVELS.has('省') && !LEVELS.has('局'));
/// assert!("区政府".starts_with(|c| LEVELS.has(c)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CharSet {
    chars: &'static str,
    bits: Bits,
    /// How many kinds stand in the words of bits before each.
    before: [u8; WORDS],
    /// Of each kind, in the order of their bits, the other bits of its character, or [`SEVERAL`].
    rest: [u16; MOST],
}

/// No set has more characters.
const MOST: usize = 64;

/// Stands for the other bits of a kind that several characters of a set have.
const SEVERAL: u16 = u16::MAX;

impl CharSet {
    /// The characters of `chars`, of which there are at most 64.
    pub const fn new(chars: &'static str) -> Self {
        let (bytes, mut bits, mut at) = (chars.as_bytes(), Bits::NONE, 0);
        while at < bytes.len() {
            bits = bits.with(kind_at(bytes, at));
            at += width(bytes[at]);
        }
        let (mut before, mut word) = ([0; WORDS], 1);
        while word < WORDS {
            before[word] = before[word - 1] + bits.0[word - 1].count_ones() as u8;
            word += 1;
        }
        let mut set = Self { chars, bits, before, rest: [0; MOST] };
        let mut known = Bits::NONE;
        at = 0;
        while at < bytes.len() {
            let kind = kind_at(bytes, at);
            set.rest[set.place(kind)] = if known.has(kind) { SEVERAL } else { rest_at(bytes, at) };
            known = known.with(kind);
            at += width(bytes[at]);
        }
        set
    }

    /// True when `c` is one of them.
    #[inline]
    pub fn has(&self, c: char) -> bool {
        let kind = kind_of(c);
        if !self.bits.has(kind) {
            return false;
        }
        let rest = self.rest[self.place(kind)];
        rest as u32 == c as u32 / KINDS as u32 || rest == SEVERAL && self.chars.contains(c)
    }

    /// The place of a kind whose bit is set.
    #[inline]
    const fn place(&self, kind: usize) -> usize {
        let below = self.bits.0[kind / 64] & ((1 << (kind % 64)) - 1);
        self.before[kind / 64] as usize + below.count_ones() as usize
    }
}

/// Characters with the same low bits are of one kind.
const KINDS: usize = 2048;

/// Words that hold a bit for each kind.
const WORDS: usize = KINDS / 64;

/// A bit for each kind of character.
#[derive(Clone, Copy, Debug)]
struct Bits([u64; WORDS]);

impl Bits {
    const NONE: Self = Self([0; WORDS]);

    const fn with(mut self, kind: usize) -> Self {
        self.0[kind / 64] |= 1 << (kind % 64);
        self
    }

    /// With the pairs of `kind` and any other.
    const fn with_all_beside(mut self, kind: usize) -> Self {
        let mut other = 0;
        while other < NEIGHBOURS {
            self = self.with(pair(kind, other));
            other += 1;
        }
        self
    }

    #[inline]
    const fn has(&self, kind: usize) -> bool {
        self.0[kind / 64] >> (kind % 64) & 1 == 1
    }
}

/// True when `text` begins with `word`: the last byte of a word tells most apart.
#[inline]
fn begins(text: &[u8], word: &str) -> bool {
    let last = word.len() - 1;
    text.len() > last && text[last] == word.as_bytes()[last] && text.starts_with(word.as_bytes())
}

/// True when `text`, which is not empty, ends with `word`: the last byte tells most apart.
#[inline]
fn ends(text: &[u8], word: &str) -> bool {
    text[text.len() - 1] == word.as_bytes()[word.len() - 1] && text.ends_with(word.as_bytes())
}

/// True for the first byte of a character.
#[inline]
const fn is_border(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Bytes of the character that begins with a byte.
#[inline]
const fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

#[inline]
const fn kind_of(c: char) -> usize {
    c as usize & (KINDS - 1)
}

/// The kind of the first character of a text that is not empty.
#[inline]
const fn first_kind(text: &[u8]) -> usize {
    kind_at(text, 0)
}

/// The kind of the character that begins at `at`: its last eleven bits are those of its last two bytes.
#[inline(always)]
const fn kind_at(text: &[u8], at: usize) -> usize {
    match text[at] {
        byte @ 0..0x80 => byte as usize,
        byte @ 0x80..0xe0 => low_bits(byte, text[at + 1]),
        0xe0..0xf0 => low_bits(text[at + 1], text[at + 2]),
        _ => low_bits(text[at + 2], text[at + 3]),
    }
}

/// The kind of the first character, and what stands behind it.
#[inline(always)]
fn first_and_rest(text: &[u8]) -> Option<(usize, &[u8])> {
    Some(match text {
        [0xe0..0xf0, second, third, rest @ ..] => (low_bits(*second, *third), rest),
        [byte @ 0..0x80, rest @ ..] => (*byte as usize, rest),
        [byte @ 0x80..0xe0, second, rest @ ..] => (low_bits(*byte, *second), rest),
        [_, _, third, fourth, rest @ ..] => (low_bits(*third, *fourth), rest),
        _ => return None,
    })
}

/// The bits of the character that begins at `at` which are not those of its kind.
const fn rest_at(text: &[u8], at: usize) -> u16 {
    match text[at] {
        0..0xe0 => 0,
        byte @ 0xe0..0xf0 => (byte as u16 & 0xf) << 1 | text[at + 1] as u16 >> 5 & 1,
        byte => (byte as u16 & 0x7) << 7 | (text[at + 1] as u16 & 0x3f) << 1 | text[at + 2] as u16 >> 5 & 1,
    }
}

/// The kind of the character that begins at `at`, or that of no character at the end of a text.
#[inline(always)]
fn kind_or_end(text: &[u8], at: usize) -> usize {
    if at < text.len() { kind_at(text, at) } else { 0 }
}

/// The kinds of neighbours that a pair tells apart.
const NEIGHBOURS: usize = 32;

/// The kind of a character of `kind` with a neighbour, of which less is told apart.
#[inline(always)]
const fn pair(kind: usize, neighbour: usize) -> usize {
    (kind * NEIGHBOURS + ((neighbour ^ neighbour >> 5) & (NEIGHBOURS - 1))) & (KINDS - 1)
}

/// The kind of the last character of a text that is not empty.
#[inline]
const fn last_kind(text: &[u8]) -> usize {
    kind_before(text, text.len())
}

/// Where the last character of a text that is not empty begins.
#[inline]
const fn last_start(text: &[u8]) -> usize {
    let mut at = text.len() - 1;
    while !is_border(text[at]) {
        at -= 1;
    }
    at
}

/// The kind of the character that ends at `end`, or that of no character at the start of a text.
#[inline]
const fn kind_before(text: &[u8], end: usize) -> usize {
    match end {
        0 => 0,
        _ if text[end - 1] < 0x80 => text[end - 1] as usize,
        _ => low_bits(text[end - 2], text[end - 1]),
    }
}

#[inline]
const fn low_bits(last_but_one: u8, last: u8) -> usize {
    ((last_but_one & 0x1f) as usize) << 6 | (last & 0x3f) as usize
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};

    use super::*;

    const LIST: &[&str] = &["a", "ab", "é", "甲乙", "乙", "𠀀甲", "丙丁戊"];
    static WORDS: WordList = WordList::new(LIST);
    /// None of them has a single character.
    const LONG: &[&str] = &["ab", "éa", "甲乙", "甲乙丙", "乙丁", "𠀀甲", "丙丁戊"];
    static LONG_WORDS: WordList = WordList::new(LONG);

    proptest::proptest! {
        #[test]
        fn words_are_found_as_a_plain_search_finds_them(text in "[abcé甲乙丙丁戊𠀀𠁀丂]{0,6}") {
            proptest::prop_assert_eq!(WORDS.before(&text), LIST.iter().copied().find(|w| text.starts_with(w)));
            proptest::prop_assert_eq!(WORDS.behind(&text), LIST.iter().copied().find(|w| text.ends_with(w)));
            proptest::prop_assert_eq!(WORDS.stand_in(&text), LIST.iter().any(|w| text.contains(w)));
            proptest::prop_assert_eq!(WORDS.first_in(&text), LIST.iter().filter_map(|w| text.find(w)).min());
            proptest::prop_assert_eq!(WORDS.have(&text), LIST.contains(&text.as_str()));
            let plain = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(LIST).unwrap();
            let plain = plain.find_iter(&text).map(|found| found.range());
            proptest::prop_assert_eq!(Vec::from_iter(WORDS.all_in(&text)), Vec::from_iter(plain));
        }

        #[test]
        fn longer_words_are_found_by_their_first_and_last_pairs(text in "[abcé甲乙丙丁戊𠀀𠁀丂]{0,6}") {
            proptest::prop_assert_eq!(LONG_WORDS.behind(&text), LONG.iter().copied().find(|w| text.ends_with(w)));
            proptest::prop_assert_eq!(LONG_WORDS.before(&text), LONG.iter().copied().find(|w| text.starts_with(w)));
            proptest::prop_assert_eq!(LONG_WORDS.first_in(&text), LONG.iter().filter_map(|w| text.find(w)).min());
            proptest::prop_assert_eq!(LONG_WORDS.have(&text), LONG.contains(&text.as_str()));
        }
    }

    #[test]
    fn characters_are_those_of_the_list() {
        // 甲 and the letter before it are of one kind.
        const LIST: &str = "aé甲\u{532}乙𠀀";
        static CHARS: CharSet = CharSet::new(LIST);
        for c in '\0'..=char::MAX {
            assert_eq!(CHARS.has(c), LIST.contains(c), "{c}");
        }
    }

    #[test]
    fn every_kind_of_character_is_told_from_its_bytes() {
        for c in ['a', 'é', '甲', '𠀀', '\u{7ff}', '\u{800}', '\u{ffff}'] {
            let text = c.to_string();
            assert_eq!(first_kind(text.as_bytes()), c as usize & (KINDS - 1), "{c}");
            assert_eq!(last_kind(text.as_bytes()), c as usize & (KINDS - 1), "{c}");
            assert!(CharSet::new("aé甲𠀀\u{7ff}\u{800}\u{ffff}").has(c));
        }
    }
}
