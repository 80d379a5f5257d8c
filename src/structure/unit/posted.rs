//! Changes of post that stand one below the other without a mark at their ends.

use crate::text::repair::is_han;
use crate::text::words::{chars, words};

/// True when a change of post ends `line` and another begins `next`: `…免去其县信访局副局长职务` `周砚秋同志任县水利局副局长`.
pub(super) fn parts_changes(line: &str, next: &str) -> bool {
    let ends = words!["职务", "待遇"].end(line) || line.ends_with(|c| chars!("长任员师记席").has(c));
    ends && (next.starts_with("免去") || begins_with_comrade(next))
}

/// `周砚秋同志任`.
fn begins_with_comrade(line: &str) -> bool {
    const LONGEST_NAME: usize = 4;
    let mut places = line.char_indices().skip(2).take(LONGEST_NAME - 1);
    let name = places.find(|(at, _)| line[*at..].starts_with("同志")).map(|(at, _)| &line[..at]);
    name.is_some_and(|name| {
        let behind = &line[name.len() + "同志".len()..];
        name.chars().all(is_han)
            && words!["任", "不再", "兼任", "挂职", "的", "聘", "晋升", "试用"].begin(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_post_below_each_other() {
        let line = "林知远同志任县人民政府办公室副主任，免去其县信访局副局长职务";
        assert!(parts_changes(line, "周砚秋同志任县水利局副局长"));
        assert!(parts_changes("周砚秋同志任县水利局副局长", "免去沈舟同志县水利局副局长职务"));
        assert!(!parts_changes(line, "，周砚秋同志任县水利局副局长"));
        assert!(!parts_changes("林知远同志任县人民政府办公", "室副主任"));
        assert!(!parts_changes("由主要负责", "同志任组长"));
    }
}
