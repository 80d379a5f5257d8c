//! Which organ is which: one row for each organisation of all sources, and its id in every record that names it.
//!
//! ```text
//! 区人力社保局   in a text of 青岚省临江市云溪区 → 青岚省临江市云溪区人力资源和社会保障局   by the dictionary
//! 市大数据局     in the same text              → 青岚省临江市大数据局                    区, 市, 省: up the chain
//! 发展改革委     in a text of the State Council → 国家发展和改革委员会
//! ```
//! A name is resolved by evidence alone: by its region and the dictionary, or because its characters stand in their order
//! in exactly one full name that is printed for the same region. Else it stays an organ by itself, not resolved,
//! under the name of its region, so that one name in two regions is never one organ. Collectives (`各街镇`) are no organs.

use std::collections::{BTreeSet, HashMap};

use crate::extract::SourceRecords;
use crate::model::{Level, Organ};
use crate::text::Span;

mod context;
mod dictionary;
mod evidence;
mod kind;
mod name;
mod place;
mod uses;
mod verdict;

pub use dictionary::Dictionary;

use context::{Context, contexts};
use evidence::Evidence;
use place::Places;
use uses::{Row, Use, fill, place_of, uses};
use verdict::{Found, Verdict};

/// A name that could not be resolved, at the first record of a document that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unresolved {
    /// Index of the source.
    pub source: usize,
    /// Index of the document in its source.
    pub document: Option<usize>,
    /// The name, normalised.
    pub name: String,
    /// The full names that it may stand for, when there are several.
    pub candidates: Vec<String>,
    /// Where the record is printed.
    pub span: Span,
}

/// Resolves all organs that the sources name, and fills their ids into the records.
pub(super) fn resolve(
    sources: &mut [SourceRecords],
    dictionary: &Dictionary,
) -> (Vec<Organ>, Vec<Unresolved>) {
    let mut places = Places::default();
    let uses: Vec<Vec<Use>> = sources.iter().map(uses).collect();
    let mut contexts: Vec<Context> = Vec::new();
    let mut names = Names::default();
    let mut keys: Vec<Vec<usize>> = Vec::new();
    for (source, uses) in sources.iter().zip(&uses) {
        keys.push(names.add(uses, contexts.len()));
        contexts.extend(contexts_of(source, uses, &mut places, dictionary));
    }
    let found = names.resolve(&contexts, &mut places, dictionary);
    let mut organs = Organs::default();
    for (used, &key) in uses.iter().flatten().zip(keys.iter().flatten()).filter(|(used, _)| !is_mention(used))
    {
        organs.add(&found[key], &used.name);
    }
    // Running text holds much that only looks like a name: where nothing else bears it out, it makes no organ.
    for (used, &key) in uses.iter().flatten().zip(keys.iter().flatten()).filter(|(used, _)| is_mention(used))
    {
        let found = &found[key];
        if found.resolved || found.marked || organs.has(found) {
            organs.add(found, &used.name);
        }
    }
    let mut unresolved = Vec::new();
    for (at, source) in sources.iter_mut().enumerate() {
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (used, &key) in uses[at].iter().zip(&keys[at]) {
            let found = &found[key];
            if let Some(id) = found.id.as_ref().filter(|_| organs.has(found)) {
                fill(source, used.row, id);
            }
            let open = place_of(source, used.row).filter(|_| !found.resolved && told.insert(key));
            unresolved.extend(open.map(|span| Unresolved {
                source: at,
                document: (used.context < source.structure.documents.len()).then_some(used.context),
                name: used.name.clone(),
                candidates: found.candidates.clone(),
                span,
            }));
        }
    }
    (organs.rows(&places), unresolved)
}

fn is_mention(used: &Use) -> bool {
    matches!(used.row, Row::Mention(_))
}

/// The contexts of one source.
fn contexts_of(
    source: &SourceRecords,
    uses: &[Use],
    places: &mut Places,
    dictionary: &Dictionary,
) -> Vec<Context> {
    let mut contexts = contexts(source, places, dictionary);
    let mut names: Vec<Vec<&str>> = vec![Vec::new(); contexts.len()];
    uses.iter().for_each(|used| names[used.context].push(&used.name));
    for ((document, context), names) in source.structure.documents.iter().zip(&mut contexts).zip(&names) {
        context.read_places(source, document, names, places);
    }
    contexts
}

/// The distinct names of each context.
#[derive(Default)]
struct Names {
    keys: HashMap<(usize, String), usize>,
    all: Vec<(usize, String)>,
}

impl Names {
    /// The keys of names, in their order.
    fn add(&mut self, uses: &[Use], first: usize) -> Vec<usize> {
        let key = |used: &Use| {
            let name = (first + used.context, used.name.clone());
            *self.keys.entry(name).or_insert_with_key(|name| {
                self.all.push(name.clone());
                self.all.len() - 1
            })
        };
        uses.iter().map(key).collect()
    }

    /// First what the region and the dictionary say, then what follows from all that this found.
    fn resolve(&self, contexts: &[Context], places: &mut Places, dictionary: &Dictionary) -> Vec<Found> {
        let (mut alike, mut known) = (HashMap::new(), HashMap::new());
        let mut verdicts: Vec<Verdict> = Vec::new();
        let mut evidence = Evidence::default();
        let mut read = Vec::new();
        for (at, name) in &self.all {
            // Texts of one region read a name in the same way.
            let context = &contexts[*at];
            let like = *alike.entry((context.own, &context.named)).or_insert(*at);
            let verdict = *known.entry((like, name)).or_insert_with(|| {
                verdicts.push(Verdict::of(name, context, places, dictionary));
                verdicts.len() - 1
            });
            evidence.add(*at, &verdicts[verdict]);
            read.push(verdict);
        }
        let settled = self.all.iter().zip(read);
        let settle = |((at, name), verdict): (&(usize, String), usize)| {
            verdicts[verdict].settle(name, *at, &contexts[*at], &evidence, places)
        };
        settled.map(settle).collect()
    }
}

/// The organs found so far.
#[derive(Default)]
struct Organs {
    by_id: HashMap<String, usize>,
    all: Vec<(Found, BTreeSet<String>, i32)>,
}

impl Organs {
    fn has(&self, found: &Found) -> bool {
        found.id.as_ref().is_some_and(|id| self.by_id.contains_key(id))
    }

    fn add(&mut self, found: &Found, printed: &str) {
        let Some(id) = &found.id else { return };
        let at = *self.by_id.entry(id.clone()).or_insert_with(|| {
            self.all.push((found.clone(), BTreeSet::new(), 0));
            self.all.len() - 1
        });
        let (organ, aliases, mentions) = &mut self.all[at];
        organ.resolved |= found.resolved;
        if printed != organ.name && !aliases.contains(printed) {
            aliases.insert(printed.to_owned());
        }
        *mentions = mentions.saturating_add(1);
    }

    fn rows(self, places: &Places) -> Vec<Organ> {
        let row = |(found, aliases, mentions): (Found, BTreeSet<String>, i32)| {
            let place = found.place.map(|id| places.get(id));
            let level = place.map(|p| p.level).or(found.central.then_some(Level::National));
            let kind = kind::kind(&found.name);
            Some(Organ {
                organ_id: found.id?,
                aliases: aliases.into_iter().collect(),
                region_code: place.and_then(|p| p.code).map(str::to_owned),
                level: kind::level(kind, level),
                kind,
                name: found.name,
                mentions,
                resolved: found.resolved,
                successor: found.successor,
                succeeded_year: found.year,
            })
        };
        let mut rows: Vec<Organ> = self.all.into_iter().filter_map(row).collect();
        rows.sort_by(|a, b| a.organ_id.cmp(&b.organ_id));
        rows
    }
}
