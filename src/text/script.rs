//! Traditional characters (繁體字): a text in them is read in Simplified ones, and its values are written as printed.
//!
//! Grammar and its lists of words are written in Simplified characters. The characters in which the two scripts differ
//! stand for each other one by one and have three bytes each, so the reading of a text has the byte offsets of the text
//! itself: structure and passes see the [`reading`], and every span that they find holds in what was printed. When all
//! is found, [`Printed`] gives each value the characters that stand at its span.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::Span;
use super::fold::fold_radical;
use super::repair::is_han;
use crate::text::words::chars;

/// The pairs, as data.
const PAIRS: &str = include_str!("../../data/traditional.txt");

/// For each Han character from [`FIRST`] on the Simplified one, and whether the character tells the scripts apart.
struct Table {
    simplified: Vec<char>,
    telling: Vec<Script>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Traditional,
    Simplified,
    Both,
}

/// The first Han character of the table.
const FIRST: char = '\u{4e00}';
/// How many characters the table has.
const SIZE: usize = 0x5200;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { simplified: vec!['\0'; SIZE], telling: vec![Script::Both; SIZE] };
    let mut only = false;
    for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            only = line == "[only]";
            continue;
        }
        let mut chars = line.chars();
        while let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) {
            table.add(traditional, simplified, only);
        }
    }
    table
});

impl Table {
    fn add(&mut self, traditional: char, simplified: char, only: bool) {
        let Some(at) = place(traditional) else { return };
        self.simplified[at] = simplified;
        self.telling[at] = Script::Traditional;
        if let Some(at) = place(simplified).filter(|_| only) {
            self.telling[at] = Script::Simplified;
        }
    }
}

fn place(c: char) -> Option<usize> {
    (c as usize).checked_sub(FIRST as usize).filter(|&at| at < SIZE)
}

/// The Simplified character for which a Traditional one is read; `None` for all other characters.
///
/// ```
/// use gongbao::text::script::simplified;
/// assert_eq!((simplified('號'), simplified('里')), (Some('号'), None));
/// ```
pub fn simplified(c: char) -> Option<char> {
    place(c).map(|at| TABLE.simplified[at]).filter(|&c| c != '\0')
}

/// The text in Simplified characters, with the byte offsets of `text`; `None` when it is not in Traditional ones.
///
/// ```
/// use gongbao::text::script::reading;
/// assert_eq!(reading("臺北市政府　函").as_deref(), Some("台北市政府　函"));
/// assert_eq!(reading("台北市政府　函"), None);
/// ```
pub fn reading(text: &str) -> Option<String> {
    is_traditional(text).then(|| {
        let read: String = text.chars().map(|c| simplified(c).unwrap_or(c)).collect();
        read.replace("计画", "计划").replace("规画", "规划")
    })
}

/// True when most characters that tell the scripts apart are Traditional, in the whole text or on one of its lines:
/// among texts in Simplified characters there may be one that is not.
fn is_traditional(text: &str) -> bool {
    /// So many characters make a line that is no misprint and no name.
    const LINE: usize = 6;
    let mut whole = (0, 0);
    for line in text.lines() {
        let (traditional, simplified) = tally(line);
        if traditional >= LINE && traditional > 2 * simplified {
            return true;
        }
        whole = (whole.0 + traditional, whole.1 + simplified);
    }
    whole.0 > whole.1
}

/// How many characters of a line are of one script only: Traditional, Simplified.
fn tally(line: &str) -> (usize, usize) {
    let (mut tally, telling) = ((0, 0), &TABLE.telling);
    for at in line.chars().filter_map(place) {
        match telling[at] {
            Script::Traditional => tally.0 += 1,
            Script::Simplified => tally.1 += 1,
            Script::Both => {}
        }
    }
    tally
}

/// A printed text whose reading differs from it: gives values that were read the characters that were printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    text: String,
    reading: String,
    /// The characters of the reading.
    read: BTreeSet<char>,
    forms: BTreeMap<char, Form>,
}

/// In which form a character of the reading is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Everywhere in this one.
    One(char),
    /// In several, of which this is the first: the place decides.
    Several(char),
}

impl Printed {
    /// What was printed, and what is read for it, character by character.
    pub fn new(text: String, reading: String) -> Self {
        let mut forms = BTreeMap::new();
        for (printed, read) in text.chars().zip(reading.chars()).filter(|&(_, read)| is_kept(read)) {
            let form = forms.entry(read).or_insert(Form::One(printed));
            if let Form::One(first) = *form
                && first != printed
            {
                *form = Form::Several(first);
            }
        }
        let read = forms.keys().copied().collect();
        forms.retain(|&read, form| *form != Form::One(read));
        Self { text, reading, read, forms }
    }

    /// The printed text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The printed text, for good.
    pub fn into_text(self) -> String {
        self.text
    }

    /// True when every Han character of `value` is printed, or read, somewhere in the text.
    pub fn has_all(&self, value: &str) -> bool {
        let has = |c: char| self.read.contains(&simplified(c).unwrap_or(c));
        value.chars().filter(|&c| is_kept(c)).all(has)
    }

    /// `value`, which was read at `span`, in the characters that were printed.
    ///
    /// ```
    /// use gongbao::text::{Span, script::Printed};
    /// let printed = Printed::new("臺北市政府（台北）".to_owned(), "台北市政府（台北）".to_owned());
    /// assert_eq!(printed.value("台北市政府", Span::new(0, 15)), "臺北市政府");
    /// ```
    pub fn value(&self, value: &str, span: Span) -> String {
        let several = |c: char| matches!(self.forms.get(&c), Some(Form::Several(_)));
        if value.chars().any(several)
            && let Some(aligned) = self.aligned(value, span)
        {
            return aligned;
        }
        value.chars().map(|c| self.first_form(c)).collect()
    }

    fn first_form(&self, c: char) -> char {
        match self.forms.get(&c) {
            Some(Form::One(printed) | Form::Several(printed)) => *printed,
            None => c,
        }
    }

    /// `value` with the characters that stand at its place in the span, typesetting between them left out.
    fn aligned(&self, value: &str, span: Span) -> Option<String> {
        let kept = |text: &str| -> Vec<char> {
            text.chars().map(|c| fold_radical(c).unwrap_or(c)).filter(|&c| is_kept(c)).collect()
        };
        let (printed, read) = (kept(span.slice(&self.text)), kept(span.slice(&self.reading)));
        let (read, wanted) =
            (read.into_iter().collect::<String>(), kept(value).into_iter().collect::<String>());
        let at = read[..read.find(&wanted)?].chars().count();
        let mut found = printed.get(at..)?.iter();
        let form = |c: char| if is_kept(c) { found.next().copied().unwrap_or(c) } else { c };
        Some(value.chars().map(form).collect())
    }
}

/// True for the characters in which a reading may differ and that no repair touches.
fn is_kept(c: char) -> bool {
    is_han(c) || chars!("「」『』《》〈〉“”‘’").has(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_have_the_same_length() {
        for (at, &simplified) in TABLE.simplified.iter().enumerate().filter(|(_, c)| **c != '\0') {
            let traditional = char::from_u32(FIRST as u32 + at as u32).unwrap();
            assert_eq!(traditional.len_utf8(), simplified.len_utf8(), "{traditional}{simplified}");
            assert_eq!(super::simplified(simplified), None, "{traditional}{simplified}");
        }
    }

    #[test]
    fn lines_of_pairs_are_whole() {
        for line in PAIRS.lines().filter(|l| !l.starts_with(['#', '['])) {
            assert_eq!(line.chars().count() % 2, 0, "{line}");
        }
    }

    #[test]
    fn texts_in_traditional_characters_are_read() {
        for (text, read) in [
            ("雲溪縣政府令　中華民國九十九年", Some("云溪县政府令　中华民国九十九年")),
            ("公　報", Some("公　报")),
            ("治水計畫圖", Some("治水计划图")),
            (
                "关于印发办法的通知\n關於訂定雲溪縣獎勵辦法之公告\n",
                Some("关于印发办法的通知\n关于订定云溪县奖励办法之公告\n"),
            ),
        ] {
            assert_eq!(reading(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn simplified_texts_are_left_alone() {
        for text in [
            "云溪区人民政府",
            "沈瀋（号東籬）任云溪县县长。关于号召",
            "里程、以后、台面、余下、乾坤、著作",
            "abc",
            "",
        ] {
            assert_eq!(reading(text), None, "{text}");
        }
    }

    #[test]
    fn values_get_the_printed_characters() {
        let text = "臺灣省雲溪縣政府　台南路一號";
        let printed = Printed::new(text.to_owned(), reading(text).unwrap());
        let all = Span::new(0, text.len());
        assert_eq!(printed.value("云溪县政府", all), "雲溪縣政府");
        assert_eq!(printed.value("台南路1号", all), "臺南路1號"); // not printed so: the first form
        assert_eq!(printed.value("台南路一号", all), "台南路一號");
        assert_eq!(printed.value("台湾省", all), "臺灣省");
        assert_eq!(printed.value("公里", all), "公里");
        assert!(printed.has_all("云溪县政府@雲溪縣") && !printed.has_all("云溪县人民政府"));
    }
}
