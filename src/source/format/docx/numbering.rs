//! Automatic numbers: what `numbering.xml` says, and the counters while a document is read.

use std::collections::HashMap;

use super::super::numeral;
use super::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and how far they have counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<usize, List>,
    definitions: HashMap<usize, Vec<Option<Level>>>,
    /// By definition: lists that share one go on counting.
    counters: HashMap<usize, [Option<i64>; LEVELS]>,
    /// Levels of a list whose own start was used.
    started: HashMap<(usize, usize), ()>,
}

#[derive(Clone, Debug, Default)]
struct List {
    definition: usize,
    levels: Vec<Option<Level>>,
    starts: Vec<(usize, i64)>,
}

#[derive(Clone, Debug)]
struct Level {
    start: i64,
    format: String,
    /// The label, with `%1` for the number of the first level.
    text: String,
    /// True when nothing stands between label and text.
    close: bool,
    /// All numbers of this label are written 1, 2, 3.
    legal: bool,
    style: Option<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn new(part: &Element) -> Self {
        let Some(root) = part.child("numbering") else { return Self::default() };
        let id = |element: &Element, name| element.attribute(name).and_then(|id| id.parse::<usize>().ok());
        let definitions: Vec<(usize, &Element)> =
            root.named("abstractNum").filter_map(|d| Some((id(d, "abstractNumId")?, d))).collect();
        let linked = |style: &str| definitions.iter().find(|(_, d)| d.value("styleLink") == Some(style));
        let lists = root.named("num").filter_map(|list| {
            let own = list.number("abstractNumId")?;
            let link =
                definitions.iter().find(|(id, _)| *id == own).and_then(|(_, d)| d.value("numStyleLink"));
            let definition = link.and_then(linked).map_or(own, |(id, _)| *id);
            Some((id(list, "numId")?, overridden(list, definition)))
        });
        Self {
            lists: lists.collect(),
            definitions: definitions.iter().map(|(id, d)| (*id, levels(d.named("lvl")))).collect(),
            ..Self::default()
        }
    }

    /// Counts a paragraph of `list` at `level`, or at the level that belongs to its style, and gives its label.
    pub(super) fn label(&mut self, list: usize, level: Option<usize>, style: Option<&str>) -> Option<String> {
        let known = self.lists.get(&list)?;
        let definition = self.definitions.get(&known.definition)?;
        let of_style = || {
            definition
                .iter()
                .position(|l| l.as_ref().is_some_and(|l| style.is_some() && l.style.as_deref() == style))
        };
        let at = level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let level = |n: usize| {
            let own = known.levels.get(n).and_then(Option::as_ref);
            own.or_else(|| definition.get(n).and_then(Option::as_ref))
        };
        let counters = self.counters.entry(known.definition).or_default();
        let restart = known
            .starts
            .iter()
            .find(|(n, _)| *n == at)
            .filter(|_| self.started.insert((list, at), ()).is_none());
        let start = |n: usize| level(n).map_or(1, |l| l.start);
        counters[at] = Some(match (restart, counters[at]) {
            (Some((_, start)), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start(at),
        });
        counters[at + 1..].fill(None);
        for (n, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert_with(|| start(n));
        }
        level(at).and_then(|own| write(own, |n| (counters[n].unwrap_or(1), level(n))))
    }
}

fn overridden(list: &Element, definition: usize) -> List {
    let mut own = List { definition, ..List::default() };
    for change in list.named("lvlOverride") {
        let at = change.attribute("ilvl").and_then(|n| n.parse().ok()).unwrap_or(0usize);
        if let Some(start) = change.number("startOverride") {
            own.starts.push((at, start as i64));
        }
    }
    own.levels = levels(list.named("lvlOverride").flat_map(|change| change.named("lvl")));
    own
}

fn levels<'a>(found: impl Iterator<Item = &'a Element>) -> Vec<Option<Level>> {
    let mut levels = vec![None; LEVELS];
    for level in found {
        let at = level.attribute("ilvl").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
        if let Some(place) = levels.get_mut(at) {
            *place = Some(Level {
                start: level.number("start").map_or(0, |n| n as i64),
                format: level.value("numFmt").unwrap_or("decimal").to_owned(),
                text: level.value("lvlText").unwrap_or_default().to_owned(),
                close: level.value("suff") == Some("nothing"),
                legal: level.flag("isLgl"),
                style: level.value("pStyle").map(str::to_owned),
            });
        }
    }
    levels
}

/// The label of a level; none for bullets, which are no part of the text.
fn write<'a>(own: &Level, count: impl Fn(usize) -> (i64, Option<&'a Level>)) -> Option<String> {
    if own.format == "bullet" {
        let dashes = !own.text.is_empty() && own.text.chars().all(|c| matches!(c, '—' | '–' | '－'));
        return dashes.then(|| own.text.clone());
    }
    let mut label = String::new();
    let mut chars = own.text.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next().and_then(|digit| digit.to_digit(10))) {
            ('%', Some(n @ 1..=9)) => {
                chars.next();
                let (number, level) = count(n as usize - 1);
                let format = level.filter(|_| !own.legal).map_or("decimal", |level| level.format.as_str());
                label.push_str(&numeral::write(format, number));
            }
            _ => label.push(c),
        }
    }
    let label = label.trim_end();
    // A blank parts label and text, unless the label ends with punctuation as wide as one.
    let blank = !own.close && !label.ends_with(['、', '）', '．', '：', '】', '〕', '—']);
    (!label.is_empty()).then(|| if blank { format!("{label} ") } else { label.to_owned() })
}
