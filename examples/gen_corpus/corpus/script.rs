//! Texts in Traditional characters (繁體字).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::truth::Row;

/// Each Traditional character, and behind it the Simplified one; those of which the second is written in Traditional texts
/// too come last.
const PAIRS: &str = include_str!("../../../data/traditional.txt");

/// The Traditional character of a Simplified one; the first that is listed where there are several.
static TRADITIONAL: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    let lines = PAIRS.lines().take_while(|line| *line != "[both]");
    for line in lines.filter(|line| !line.starts_with(['#', '['])) {
        let characters: Vec<char> = line.chars().collect();
        for pair in characters.chunks_exact(2) {
            table.entry(pair[1]).or_insert(pair[0]);
        }
    }
    table
});

/// A text in Traditional characters.
pub(crate) fn traditional(text: &str) -> String {
    text.chars().map(|c| TRADITIONAL.get(&c).copied().unwrap_or(c)).collect()
}

/// A row as it must be where the issue is printed in Traditional characters: values are as printed, but for units,
/// which are normalised.
pub(crate) fn traditional_row(mut row: Row) -> Row {
    for (column, value) in &mut row.columns {
        match value {
            Value::String(text) if column != "unit" => *text = traditional(text),
            Value::Array(list) => {
                for text in list {
                    *text = traditional(text.as_str().unwrap_or_default()).into();
                }
            }
            _ => {}
        }
    }
    row
}
