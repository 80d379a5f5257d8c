//! Rows gained, lost and changed in one dataset.

use std::collections::{BTreeMap, VecDeque};

use super::key::{Key, PLACE};
use super::side::Table;

/// What differs in a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Name of the dataset.
    pub(super) dataset: &'static str,
    /// Rows of each side; `None` where the dataset is not there.
    pub(super) sizes: (Option<usize>, Option<usize>),
    /// Rows of the new side alone.
    pub(super) gained: Vec<Shown>,
    /// Rows of the old side alone.
    pub(super) lost: Vec<Shown>,
    /// Rows of both sides with other values.
    pub(super) changed: Vec<Shown>,
}

/// A row that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// Path of the source and bytes, where the row has a place.
    pub(super) place: Option<String>,
    /// What is known of it: its values, or the columns that changed as `old → new`.
    pub(super) values: Vec<(String, String)>,
}

impl Difference {
    /// True when the sides differ here.
    pub(super) fn is_any(&self) -> bool {
        !(self.gained.is_empty() && self.lost.is_empty() && self.changed.is_empty())
    }
}

/// Compares a dataset of two outputs.
pub(super) fn compare(dataset: &'static str, old: &Table, new: &Table, key: Key) -> Difference {
    let (pairs, lost, gained) = pairs(old, new, key);
    let size = |table: &Table| table.is_there.then_some(table.rows.rows.len());
    Difference {
        dataset,
        sizes: (size(old), size(new)),
        gained: gained.into_iter().map(|at| shown(new, at, key)).collect(),
        lost: lost.into_iter().map(|at| shown(old, at, key)).collect(),
        changed: pairs.into_iter().filter_map(|pair| change(old, new, pair, key)).collect(),
    }
}

/// Pairs of rows, and the rows of each side without a partner.
type Matched = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Matches rows by each key in turn, in their order where several have the same.
fn pairs(old: &Table, new: &Table, key: Key) -> Matched {
    let mut lost: Vec<usize> = (0..old.rows.rows.len()).collect();
    let mut gained: Vec<usize> = (0..new.rows.rows.len()).collect();
    let mut pairs = Vec::new();
    for columns in key.tries {
        let mut waiting: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for &at in &lost {
            if let Some(value) = key_of(old, at, columns) {
                waiting.entry(value).or_default().push_back(at);
            }
        }
        let mut found = vec![false; old.rows.rows.len()];
        gained.retain(|&at| {
            let value = key_of(new, at, columns);
            let partner = value.and_then(|value| waiting.get_mut(&value)?.pop_front());
            if let Some(partner) = partner {
                found[partner] = true;
                pairs.push((partner, at));
            }
            partner.is_none()
        });
        lost.retain(|&at| !found[at]);
    }
    pairs.sort_unstable_by_key(|(_, new)| *new);
    (pairs, lost, gained)
}

/// The values of the key; `None` when the row has none of them but its path.
fn key_of(table: &Table, at: usize, columns: &[&str]) -> Option<String> {
    let row = &table.rows.rows[at];
    let path = table.paths[at].as_deref();
    let mut parts = Vec::with_capacity(columns.len());
    for column in columns {
        parts.push(match *column {
            PLACE => place(table, at),
            "path" if table.rows.column("path").is_none() => path.map(str::to_owned),
            column => table.rows.value(row, column).map(str::to_owned),
        });
    }
    let said = columns
        .iter()
        .zip(&parts)
        .any(|(column, part)| part.is_some() && (*column != "path" || columns.len() == 1));
    said.then(|| parts.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("\u{1f}"))
}

/// `path 2048..2096`.
fn place(table: &Table, at: usize) -> Option<String> {
    let row = &table.rows.rows[at];
    let offset = |name| table.rows.value(row, name);
    Some(format!("{} {}..{}", table.paths[at].as_deref()?, offset("byte_start")?, offset("byte_end")?))
}

/// Columns that say where a row stands, not what it says.
const PLACES: [&str; 3] = ["source_id", "byte_start", "byte_end"];

/// A row with its values: what it is known by first, ids last.
fn shown(table: &Table, at: usize, key: Key) -> Shown {
    let columns = table.rows.columns.iter().zip(&table.rows.rows[at]);
    let told = columns.filter(|(name, _)| !PLACES.contains(&name.as_str()));
    let mut values: Vec<(String, String)> =
        told.filter_map(|(name, value)| Some((name.clone(), value.clone()?))).collect();
    values.sort_by_key(|(name, _)| (name.ends_with("_id"), !key.names(name)));
    Shown { place: place(table, at), values }
}

/// What the row of a pair is known by, and the columns that differ among those that both sides have.
fn change(old: &Table, new: &Table, (a, b): (usize, usize), key: Key) -> Option<Shown> {
    // In another text the same words stand elsewhere.
    let same_text = old.sources[a] == new.sources[b];
    let counts = |name: &str| !key.ignored.contains(&name) && (same_text || !PLACES.contains(&name));
    let (mut known, mut changed) = (Vec::new(), Vec::new());
    for (name, value) in new.rows.columns.iter().zip(&new.rows.rows[b]) {
        let before = old.rows.column(name).map(|at| &old.rows.rows[a][at]);
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "∅".to_owned());
        match before {
            Some(before) if before != value && counts(name) => {
                changed.push((name.clone(), format!("{} → {}", text(before), text(value))));
            }
            _ if key.names(name) && !name.ends_with("_id") => {
                known.extend(value.clone().map(|value| (name.clone(), value)));
            }
            _ => {}
        }
    }
    (!changed.is_empty()).then(|| Shown { place: place(new, b), values: [known, changed].concat() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Rows;

    /// Rows of `id, byte_start, name, value` of one source.
    fn table(rows: &[[&str; 3]]) -> Table {
        let columns = ["byte_start", "byte_end", "name", "value"].map(str::to_owned).to_vec();
        let cells = |[start, name, value]: &[&str; 3]| {
            [start, start, name, value].iter().map(|v| Some((**v).to_owned()).filter(|v| v != "-")).collect()
        };
        let rows = Rows { columns, rows: rows.iter().map(cells).collect() };
        let all = |text: &str| vec![Some(text.to_owned()); rows.rows.len()];
        Table { sources: all("9f86"), paths: all("a.txt"), rows, is_there: true }
    }

    const KEY: Key = Key { tries: &[&[PLACE, "name"], &["path", "name"]], ignored: &[] };

    fn counts(old: &[[&str; 3]], new: &[[&str; 3]]) -> (usize, usize, usize) {
        let found = compare("x", &table(old), &table(new), KEY);
        (found.gained.len(), found.lost.len(), found.changed.len())
    }

    #[test]
    fn rows_are_gained_lost_and_changed() {
        let old = [["1", "河", "3"], ["5", "库", "4"]];
        assert_eq!(counts(&old, &old), (0, 0, 0));
        assert_eq!(counts(&old, &[["1", "河", "3"]]), (0, 1, 0));
        assert_eq!(counts(&old, &[["1", "河", "3"], ["5", "库", "4"], ["5", "库", "4"]]), (1, 0, 0));
        assert_eq!(counts(&old, &[["1", "河", "-"], ["5", "库", "4"]]), (0, 0, 1));
        assert_eq!(counts(&old, &[["2", "河", "3"], ["5", "库", "4"]]), (0, 0, 1), "moved");
        assert_eq!(counts(&[], &[]), (0, 0, 0));
    }

    #[test]
    fn a_change_tells_both_values() {
        let found = compare("x", &table(&[["1", "河", "3"]]), &table(&[["1", "河", "-"]]), KEY);
        let value = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(found.changed[0].values, [value("name", "河"), value("value", "3 → ∅")]);
        assert_eq!(found.changed[0].place.as_deref(), Some("a.txt 1..1"));
    }
}
