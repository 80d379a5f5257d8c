//! Entries of the table of contents and the documents that they point to.

use std::collections::HashMap;

use super::fold::{fold, likeness};
use super::listing::undecorated;
use super::node::Node;
use crate::grammar::doc_number::whole;
use crate::grammar::organ::is_organ;
use crate::model::{BlockKind, Document, DocumentKind, TocEntry};
use crate::text::words::words;

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

/// True when an entry prints a title without the organ with which it begins, perhaps with its number behind it.
fn leaves_out_organ(entry: &str, title: &str) -> bool {
    let begins = |entry: &str| title.strip_suffix(entry).is_some_and(is_organ);
    let unnumbered = || without_number(entry).is_some_and(|entry| begins(&fold(entry)));
    entry.starts_with("关于") && (begins(&fold(entry)) || unnumbered())
}

/// True when a folded title is known without the organ with which it begins: `关于节水的通知` of
/// `云溪县人民政府关于节水的通知`.
pub(super) fn is_known_without_organ(key: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let about = key.find("关于").filter(|&at| at > 0);
    about.is_some_and(|at| is_known(&key[at..]) && is_organ(&key[..at]))
}

/// True for an entry that is only the number of an order: `云溪市人民政府令（第88号）`, which may leave out the name of the
/// state. Its text may be an entry of its own.
fn is_number_of(entry: &str, document: &Document) -> bool {
    let Some(number) = document.number.as_deref().filter(|_| entry.trim_end_matches('）').ends_with('号'))
    else {
        return false;
    };
    let bare: String = entry.chars().filter(|c| !matches!(c, '（' | '）')).collect();
    whole(&bare)
        .is_some_and(|own| own.text == number || number.strip_prefix("中华人民共和国") == Some(&own.text))
}

/// An article is news where the contents list it in a part of that name, or, where they do not list it, below the heading of one.
pub(crate) fn name_news(toc: &[TocEntry], nodes: &[Node], documents: &mut [Document]) {
    let mut listed = vec![None; documents.len()];
    for entry in toc.iter().filter(|entry| entry.category.is_some()) {
        if let Some(at) = entry.document {
            listed[at] = entry.category.as_deref().map(is_news_part);
        }
    }
    let mut below = false;
    for node in nodes.iter().filter(|node| !node.is_table()) {
        match node.document {
            None if node.kind == BlockKind::Heading => below = is_news_part(node.str()),
            Some(at) if documents[at].kind == DocumentKind::Article && listed[at].unwrap_or(below) => {
                documents[at].kind = DocumentKind::News;
            }
            _ => {}
        }
    }
}

/// `政务要闻`, `【工作动态】`.
pub(super) fn is_news_part(name: &str) -> bool {
    words!["要闻", "动态", "新闻", "简讯", "快讯", "政务活动", "领导活动", "重要活动"].end(undecorated(name))
}

/// Points an entry that prints a title shortened to its document: the contents and the documents go in one order, and between
/// those around the entry only one title ends as it does and has all its characters in their order.
fn match_shortened(toc: &mut [TocEntry], keys: &[String], taken: &mut [bool]) {
    const SHORTEST: usize = 4;
    let in_order = toc.iter().filter_map(|e| e.document).is_sorted();
    for i in (0..toc.len()).filter(|_| in_order) {
        let key = fold(&toc[i].title);
        if toc[i].document.is_some() || key.chars().count() < SHORTEST {
            continue;
        }
        let from = toc[..i].iter().rev().find_map(|e| e.document).map_or(0, |last| last + 1);
        let to = toc[i..].iter().find_map(|e| e.document).unwrap_or(keys.len());
        let mut shortened = (from..to).filter(|&at| !taken[at] && shortens(&key, &keys[at]));
        if let (Some(at), None) = (shortened.next(), shortened.next()) {
            taken[at] = true;
            toc[i].document = Some(at);
            toc[i].title_matches = Some(false);
        }
    }
}

/// True when the characters of an entry stand in a title in their order, the last two at its end.
fn shortens(entry: &str, title: &str) -> bool {
    let last = entry.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let mut characters = title.chars();
    title.ends_with(&entry[last..]) && entry.chars().all(|c| characters.any(|other| other == c))
}

/// Points each entry to its document: equal titles first, then the one whose organ alone the entry leaves out, or the only
/// one that is nearly equal, then the order with the number that is all of the entry.
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
        if let Some(i) = (0..documents.len()).find(|&i| !taken[i] && leaves_out_organ(&entry.title, &keys[i]))
        {
            taken[i] = true;
            entry.document = Some(i);
            entry.title_matches = Some(false);
            continue;
        }
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
    match_shortened(toc, &keys, &mut taken);
    for entry in toc.iter_mut().filter(|e| e.document.is_none()) {
        let mut orders = (0..documents.len()).filter(|&i| is_number_of(&entry.title, &documents[i]));
        if let (Some(i), None) = (orders.next(), orders.next()) {
            entry.document = Some(i);
            entry.title_matches = Some(true);
        }
    }
}
