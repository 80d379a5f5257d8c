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
use uses::{Use, fill, place_of, uses};
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
    let contexts = all_contexts(sources, &uses, &mut places, dictionary);
    let mut names = Names::default();
    let keys: Vec<Vec<usize>> =
        uses.iter().zip(&contexts).map(|(uses, offset)| names.add(uses, offset.first)).collect();
    let contexts: Vec<Context> = contexts.into_iter().flat_map(|c| c.contexts).collect();
    let found = names.resolve(&contexts, &mut places, dictionary);
    let mut organs = Organs::default();
    let mut unresolved = Vec::new();
    for (at, source) in sources.iter_mut().enumerate() {
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (used, &key) in uses[at].iter().zip(&keys[at]) {
            let found = &found[key];
            if let Some(id) = &found.id {
                fill(source, used.row, id);
                organs.add(found, &used.name);
            }
            let Some(span) = place_of(source, used.row).filter(|_| !found.resolved && told.insert(key))
            else {
                continue;
            };
            unresolved.push(Unresolved {
                source: at,
                document: (used.context < source.structure.documents.len()).then_some(used.context),
                name: used.name.clone(),
                candidates: found.candidates.clone(),
                span,
            });
        }
    }
    (organs.rows(&places), unresolved)
}

/// The contexts of one source, and how many stand before them.
struct SourceContexts {
    first: usize,
    contexts: Vec<Context>,
}

fn all_contexts(
    sources: &[SourceRecords],
    uses: &[Vec<Use>],
    places: &mut Places,
    dictionary: &Dictionary,
) -> Vec<SourceContexts> {
    let mut first = 0;
    let mut all = Vec::new();
    for (source, uses) in sources.iter().zip(uses) {
        let mut contexts = contexts(source, places, dictionary);
        let mut by_context: Vec<Vec<&str>> = vec![Vec::new(); contexts.len()];
        uses.iter().for_each(|used| by_context[used.context].push(&used.name));
        for (i, context) in contexts.iter_mut().enumerate() {
            let document = source.structure.documents.get(i);
            let title = document.map(|d| d.title.as_str());
            let addressees = document.into_iter().flat_map(|d| &d.addressees).map(String::as_str);
            context.name_places(
                title.into_iter().chain(addressees).chain(by_context[i].iter().copied()),
                places,
            );
        }
        let count = contexts.len();
        all.push(SourceContexts { first, contexts });
        first += count;
    }
    all
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
        let verdicts: Vec<Verdict> = self
            .all
            .iter()
            .map(|(context, name)| Verdict::of(name, &contexts[*context], places, dictionary))
            .collect();
        let mut evidence = Evidence::default();
        for ((context, _), verdict) in self.all.iter().zip(&verdicts) {
            evidence.add(*context, verdict);
        }
        let settled = self.all.iter().zip(&verdicts);
        settled
            .map(|((at, name), verdict)| verdict.settle(name, *at, &contexts[*at], &evidence, places))
            .collect()
    }
}

/// The organs found so far.
#[derive(Default)]
struct Organs {
    by_id: HashMap<String, usize>,
    all: Vec<(Found, BTreeSet<String>, i32)>,
}

impl Organs {
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
