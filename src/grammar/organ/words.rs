//! The words by which organs are known, read from `data/organ_suffixes.tsv` and `data/organ_words.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::text::WordList;

/// The last word of a name.
pub(super) struct Suffix {
    word: &'static str,
    /// Characters that never stand before it: 格 in 格局.
    never_after: &'static str,
    /// Characters that never follow it: 员 in 委员.
    never_before: &'static str,
}

/// Words that make a class of organs out of a noun: 各, 有关.
pub(super) static MARKS: LazyLock<WordList> = LazyLock::new(|| words("mark"));
/// Nouns of classes of organs: 部门, 单位.
pub(super) static CLASSES: LazyLock<WordList> = LazyLock::new(|| words("class"));
/// Nouns of a class that share the mark of the class before them.
pub(super) static SECOND_CLASSES: LazyLock<WordList> = LazyLock::new(|| words("second-class"));
/// Words that do not begin a name.
pub(super) static FIRST_VERBS: LazyLock<WordList> = LazyLock::new(|| words("first-verb"));
/// Words behind an organ that end its name.
pub(super) static BEHIND: LazyLock<WordList> = LazyLock::new(|| words("behind"));
/// Last words of organs that may follow a verb at once.
pub(super) static OF_NAMES: LazyLock<WordList> = LazyLock::new(|| words("of-name"));

/// True when `text` holds a word that never stands in a name.
pub(super) fn has_verb(text: &str) -> bool {
    static VERBS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(list("verb")).ok());
    VERBS.as_ref().is_some_and(|verbs| verbs.is_match(text))
}

/// True when `text` ends in the last word of a name.
pub(super) fn ends_in_suffix(text: &str) -> bool {
    suffixes_of(text)
        .any(|suffix| !text[..text.len() - suffix.word.len()].ends_with(|c| suffix.never_after.contains(c)))
}

/// True when a name or a class may end at `end`, and the next character does not make another word of it.
pub(super) fn ends_here(text: &str, end: usize) -> bool {
    const NEVER_BEHIND_CLASS: &str = "长域民化级";
    let (before, after) = text.split_at(end);
    let next = after.chars().next();
    let free = |never: &str| next.is_none_or(|next| never.chars().all(|c| c != next));
    let suffix = suffixes_of(before).any(|suffix| free(suffix.never_before));
    suffix || CLASSES.end(before) && free(NEVER_BEHIND_CLASS)
}

/// False for characters with which no name and no class ends.
pub(super) fn may_end_with(c: char) -> bool {
    static ENDS: LazyLock<WordList> = LazyLock::new(|| {
        let suffixes = suffixes().into_values().flatten().map(|suffix| suffix.word);
        WordList::new(suffixes.chain(CLASSES.iter().copied()).collect::<Vec<_>>().leak())
    });
    ENDS.may_end_with(c)
}

/// The suffixes in which `text` ends.
fn suffixes_of(text: &str) -> impl Iterator<Item = &'static Suffix> {
    static BY_LAST: LazyLock<BTreeMap<char, Vec<Suffix>>> = LazyLock::new(suffixes);
    let rows = text.chars().next_back().and_then(|last| BY_LAST.get(&last));
    rows.into_iter().flatten().filter(move |row| text.ends_with(row.word))
}

/// The suffixes by their last character.
fn suffixes() -> BTreeMap<char, Vec<Suffix>> {
    let mut rows: BTreeMap<char, Vec<Suffix>> = BTreeMap::new();
    for line in include_str!("../../../data/organ_suffixes.tsv").lines().filter(|line| !line.starts_with('#'))
    {
        let mut fields = line.split('\t').map(|field| if field == "-" { "" } else { field });
        let mut next = || fields.next().unwrap_or_default();
        let row = Suffix { word: next(), never_after: next(), never_before: next() };
        if let Some(last) = row.word.chars().next_back() {
            rows.entry(last).or_default().push(row);
        }
    }
    rows
}

fn words(name: &str) -> WordList {
    WordList::new(list(name).leak())
}

/// The words of a list, in the order of the file.
fn list(name: &str) -> Vec<&'static str> {
    let lines = include_str!("../../../data/organ_words.txt").lines();
    let of_list = lines.filter_map(|line| line.split_once(": ")).filter(|(list, _)| *list == name);
    of_list.flat_map(|(_, words)| words.split(' ')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read() {
        assert!(suffixes().values().flatten().count() > 60);
        for name in ["mark", "class", "second-class", "verb", "first-verb", "behind", "of-name"] {
            assert!(list(name).len() > 3 && list(name).iter().all(|word| !word.is_empty()), "{name}");
        }
    }

    #[test]
    fn neighbours_make_other_words() {
        assert!(ends_in_suffix("云溪区财政局") && !ends_in_suffix("新格局"));
        assert!(ends_here("区委召开", "区委".len()) && !ends_here("区委员会", "区委".len()));
    }
}
