//! Entries of the table of contents and the documents that they point to.

use std::collections::HashMap;

use super::fold::{fold, likeness};
use crate::model::{Document, TocEntry};

/// Below this two titles are not taken for two printings of one.
const ALIKE: f64 = 0.75;

/// A title without the number that the table prints behind it: `…办法（市人民政府令第37号）`.
pub(super) fn without_number(title: &str) -> Option<&str> {
    let open = title.strip_suffix("号）")?.rfind('（')?;
    (open > 0 && title[open..].len() <= 120).then(|| &title[..open])
}

/// True for `云溪市人民政府令（第88号）云溪市绿化管理办法`: the order, and the rules that it promulgates.
fn names_order_of(entry: &str, key: &str, document: &Document) -> bool {
    const SHORTEST: usize = 6;
    let order = entry.strip_suffix(key).filter(|order| order.contains('令') && order.contains('号'));
    order.is_some()
        && key.chars().count() >= SHORTEST
        && document.number.as_deref().is_some_and(|number| number.contains('令'))
}

/// Points each entry to its document: equal titles first, then the only one that is nearly equal.
pub(crate) fn match_entries(toc: &mut [TocEntry], documents: &[Document]) {
    let keys: Vec<String> = documents.iter().map(|d| fold(&d.title)).collect();
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, key) in keys.iter().enumerate() {
        by_key.entry(key).or_default().push(i);
    }
    let mut taken = vec![false; documents.len()];
    for entry in toc.iter_mut() {
        let free =
            |key: String| by_key.get(key.as_str()).and_then(|all| all.iter().copied().find(|&i| !taken[i]));
        let found = free(fold(&entry.title)).or_else(|| free(fold(without_number(&entry.title)?)));
        let found = found.or_else(|| {
            let key = fold(&entry.title);
            (0..documents.len()).find(|&i| !taken[i] && names_order_of(&key, &keys[i], &documents[i]))
        });
        if let Some(i) = found {
            taken[i] = true;
            entry.document = Some(i);
            entry.title_matches = Some(true);
        }
    }
    for entry in toc.iter_mut().filter(|e| e.document.is_none()) {
        let key = fold(&entry.title);
        let mut near: Vec<(f64, usize)> = (0..documents.len())
            .filter(|&i| !taken[i])
            .map(|i| (likeness(&key, &keys[i]), i))
            .filter(|(l, _)| *l >= ALIKE)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        if let [(_, i)] | [(_, i), ..] = near[..]
            && near.get(1).is_none_or(|second| second.0 < near[0].0)
        {
            taken[i] = true;
            entry.document = Some(i);
            entry.title_matches = Some(false);
        }
    }
}
