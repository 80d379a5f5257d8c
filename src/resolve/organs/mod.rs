//! Which organ is which: one row for each organisation of all sources, and its id in every record that names it.
//!
//! ```text
//! 区人力社保局   in a text of 青岚省临江市云溪区 → 青岚省临江市云溪区人力资源和社会保障局   by the dictionary
//! 市大数据局     in the same text              → 青岚省临江市大数据局                    区, 市, 省: up the chain
//! 发展改革委     in a text of the State Council → 国家发展和改革委员会
//! 区防指         where a text says 云溪区防汛抗旱指挥部（以下简称“区防指”）→ what the full name stands for there
//! ```
//! A name is resolved by evidence alone: by its region and the dictionary, or because its characters stand in their order
//! in exactly one full name that is printed for the same region. Else it stays an organ by itself, not resolved,
//! under the name of its region, so that one name in two regions is never one organ. Collectives (`各街镇`) are no organs.

use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::HashMap;
use serde::Serialize;

use super::digest::{Digest, Home};
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
pub use uses::Uses;
pub(super) use uses::{Name, names, regions};

use context::{Context, Own, Owners, contexts};
use evidence::{Around, Evidence};
use place::{PlaceId, Places};
use verdict::{Found, Verdict};

/// A name that could not be resolved, at the first record of a document that has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unresolved {
    /// Index of the document in its source.
    pub document: Option<usize>,
    /// The name, normalised.
    pub name: String,
    /// The full names that it may stand for, when there are several.
    pub candidates: Vec<String>,
    /// Where the record is printed.
    pub span: Span,
}

/// The organs of a source's names, by the names of its digest.
pub struct Named(Vec<Arc<Found>>);

impl Named {
    /// The id of the organ that a name stands for.
    pub fn id(&self, name: usize) -> Option<&str> {
        self.0.get(name)?.id.as_deref()
    }
}

/// So many verdicts are remembered before all are forgotten: memory stays bounded, whatever the number of sources.
const REMEMBERED: usize = 50_000;

/// What makes two contexts read a name in the same way: whose text it is, and the regions that it names.
type Alike = (Own, Vec<(PlaceId, usize)>);

/// A name as texts of one region read it.
#[derive(Clone)]
struct Known {
    verdict: Arc<Verdict>,
    /// Its organ, when the name says of which region that is, and everything was taken in.
    placed: Option<Arc<Found>>,
}

impl Known {
    /// With its organ, once there is all evidence.
    fn placed_by(&mut self, evidence: Option<&Evidence>, context: &Context<'_>, places: &Places) -> &Self {
        if let (Some(evidence), None) = (evidence, &self.placed) {
            self.placed = self.verdict.placed(context.place(), evidence, places).map(Arc::new);
        }
        self
    }
}

/// Reads the names of sources by their regions and the dictionary.
struct Reader<'d> {
    dictionary: &'d Dictionary,
    places: Places,
    owners: Owners,
    /// Texts of one region read a name in the same way.
    known: HashMap<Alike, HashMap<String, Known>>,
    remembered: usize,
}

impl<'d> Reader<'d> {
    fn new(dictionary: &'d Dictionary) -> Self {
        Self {
            dictionary,
            places: Places::default(),
            owners: Owners::default(),
            known: HashMap::default(),
            remembered: 0,
        }
    }

    /// The contexts of a source, and what is known of each of its names by itself; once there is all evidence, also the
    /// organs of those that say their region.
    fn read<'h>(
        &mut self,
        digest: &Digest<'_>,
        home: &'h Home,
        evidence: Option<&Evidence>,
    ) -> (Vec<Context<'h>>, Vec<Known>) {
        self.forget();
        let contexts = contexts(digest, home, &mut self.places, &mut self.owners, self.dictionary);
        let mut known = Vec::with_capacity(digest.names.len());
        // The names of a document stand together.
        for names in digest.names.chunk_by(|a, b| a.context == b.context) {
            let context = &contexts[names[0].context];
            let alike = self.known.entry((context.own, context.named.clone())).or_default();
            for Name { name, .. } in names {
                if let Some(one) = alike.get_mut(name.as_str()) {
                    known.push(one.placed_by(evidence, context, &self.places).clone());
                    continue;
                }
                let verdict = Verdict::of(name, context, &mut self.places, self.dictionary);
                let mut one = Known { verdict: Arc::new(verdict), placed: None };
                known.push(one.placed_by(evidence, context, &self.places).clone());
                alike.insert(name.to_string(), one);
                self.remembered += 1;
            }
        }
        (contexts, known)
    }

    fn forget(&mut self) {
        if self.remembered > REMEMBERED {
            (self.known, self.owners, self.remembered) = (HashMap::default(), Owners::default(), 0);
        }
    }
}

/// The first pass: the full names that the sources print for each region.
pub(crate) struct Survey<'d> {
    reader: Reader<'d>,
    evidence: Evidence,
}

impl<'d> Survey<'d> {
    pub(super) fn new(dictionary: &'d Dictionary) -> Self {
        Self { reader: Reader::new(dictionary), evidence: Evidence::default() }
    }

    /// Takes in the names of a source.
    pub(crate) fn add(&mut self, digest: &Digest<'_>, home: &Home) {
        let (_, known) = self.reader.read(digest, home, None);
        known.iter().for_each(|known| self.evidence.add(&known.verdict));
    }

    /// Everything was taken in.
    pub(super) fn close(self) -> Resolver<'d> {
        Resolver { reader: self.reader, evidence: self.evidence, organs: Organs::default() }
    }
}

/// The second and the third pass: which organs there are, and which of them each name stands for.
pub(crate) struct Resolver<'d> {
    reader: Reader<'d>,
    evidence: Evidence,
    organs: Organs,
}

impl Resolver<'_> {
    /// Takes in the organs of a source; gives those that its names have if anything bears them out.
    pub(crate) fn count(&mut self, digest: &Digest<'_>, home: &Home) -> Named {
        let found = self.found(digest, home);
        for (name, found) in digest.names.iter().zip(&found) {
            self.organs.add(found, &name.name, name.records);
            // Running text holds much that only looks like a name: what nothing else bears out makes no organ.
            if found.resolved || found.marked {
                self.organs.add(found, &name.name, name.mentions);
            }
        }
        Named(found)
    }

    /// The ids of a source's names, and those names that could not be resolved, when all sources are counted.
    pub(crate) fn resolve(
        &mut self,
        digest: &Digest<'_>,
        home: &Home,
    ) -> (Vec<Option<String>>, Vec<Unresolved>) {
        let (mut ids, mut unresolved) = (Vec::with_capacity(digest.names.len()), Vec::new());
        for (name, found) in digest.names.iter().zip(self.found(digest, home)) {
            if !(found.resolved || found.marked) && self.organs.has(&found) {
                self.organs.add(&found, &name.name, name.mentions);
            }
            let open = name.place.filter(|_| !found.resolved);
            unresolved.extend(open.map(|span| Unresolved {
                document: digest.document_of(name),
                name: name.name.to_string(),
                candidates: found.candidates.clone(),
                span,
            }));
            ids.push(found.id.clone().filter(|_| self.organs.has(&found)));
        }
        (ids, unresolved)
    }

    /// All organs, by id.
    pub(super) fn rows(self) -> Vec<Organ> {
        self.organs.rows(&self.reader.places)
    }

    fn found(&mut self, digest: &Digest<'_>, home: &Home) -> Vec<Arc<Found>> {
        let (contexts, known) = self.reader.read(digest, home, Some(&self.evidence));
        let places = &self.reader.places;
        let verdicts = known.iter().map(|known| known.verdict.as_ref());
        let around = Around::of(digest.names.iter().map(|name| name.context).zip(verdicts));
        let settle = |(name, known): (&Name<'_>, &Known)| {
            known.placed.clone().unwrap_or_else(|| {
                let (at, context) = (name.context, &contexts[name.context]);
                let around = (&self.evidence, &around);
                Arc::new(known.verdict.settle((at, &name.name), context, around, places))
            })
        };
        let mut found: Vec<Arc<Found>> = digest.names.iter().zip(&known).map(settle).collect();
        for (at, name) in digest.names.iter().enumerate() {
            let full = name.short_for.and_then(|full| found.get(full)).filter(|full| full.id.is_some());
            if let Some(full) = full.cloned() {
                found[at] = full;
            }
        }
        found
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

    /// Counts so many rows that name an organ.
    fn add(&mut self, found: &Found, printed: &str, times: u32) {
        let Some(id) = found.id.as_ref().filter(|_| times > 0) else { return };
        let at = self.by_id.get(id).copied().unwrap_or_else(|| {
            self.by_id.insert(id.clone(), self.all.len());
            self.all.push((found.clone(), BTreeSet::new(), 0));
            self.all.len() - 1
        });
        let (organ, aliases, mentions) = &mut self.all[at];
        organ.resolved |= found.resolved;
        if printed != organ.name && !aliases.contains(printed) {
            aliases.insert(printed.to_owned());
        }
        *mentions = mentions.saturating_add(i32::try_from(times).unwrap_or(i32::MAX));
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
