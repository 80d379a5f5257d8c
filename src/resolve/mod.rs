//! What adds up across sources: organs and the citation graph. Changes no span.
//!
//! Sources may be more than memory holds, so each is known here by its [`Digest`], and the digests go by three times, in
//! the order of the paths:
//!
//! ```text
//! Survey::add       what all names and titles say: full names of organs, numbers and titles of documents
//! Resolver::count   which organs there are
//! Resolver::resolve what follows for one source: a Resolution, to be filled into its records
//! ```

use serde::Serialize;

use crate::extract::SourceRecords;
use crate::model::{DocumentLink, Organ};

mod digest;
mod lent;
mod links;
mod organs;

pub use digest::{AppointmentDigest, CitationDigest, Digest, DocumentDigest, Home, IssueDigest};
pub use lent::Lent;
pub use organs::{Dictionary, Named, Unresolved, Uses};

/// All records of a run, or of a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The sources by path.
    pub sources: Vec<SourceRecords>,
    /// The organs that they name, by id.
    pub organs: Vec<Organ>,
    /// The citation graph, by citing document.
    pub links: Vec<DocumentLink>,
    /// What each source gave to the others, and what follows for it from them; of sources that were joined in memory.
    pub joined: Vec<(Digest<'static>, Resolution)>,
}

impl Records {
    /// The names of organs that could not be resolved, by source.
    pub fn unresolved(&self) -> impl Iterator<Item = &Unresolved> {
        self.joined.iter().flat_map(|(_, resolution)| &resolution.unresolved)
    }
}

/// The first pass: what all sources together say.
pub struct Survey<'d> {
    pub(crate) organs: organs::Survey<'d>,
    pub(crate) links: links::Survey,
}

impl<'d> Survey<'d> {
    /// Nothing known yet but the dictionary.
    pub fn new(dictionary: &'d Dictionary) -> Self {
        Self { organs: organs::Survey::new(dictionary), links: links::Survey::default() }
    }

    /// Takes in what a source says.
    pub fn add(&mut self, digest: &Digest<'_>, home: &Home) {
        self.organs.add(digest, home);
        self.links.add(digest, home);
    }

    /// Everything was taken in.
    pub fn close(self) -> Resolver<'d> {
        Resolver { organs: self.organs.close(), links: self.links.close() }
    }
}

/// The second and third pass: what follows from it.
pub struct Resolver<'d> {
    pub(crate) organs: organs::Resolver<'d>,
    pub(crate) links: links::Index,
}

impl Resolver<'_> {
    /// Counts the organs of a source; gives them by the names of the digest.
    pub fn count(&mut self, digest: &Digest<'_>, home: &Home) -> Named {
        self.organs.count(digest, home)
    }

    /// What follows for a source, when all are counted.
    pub fn resolve(&mut self, digest: &Digest<'_>, home: &Home) -> Resolution {
        Resolution::of(self.organs.resolve(digest, home), self.links.resolve(digest, home))
    }

    /// All organs, by id, when all sources are resolved.
    pub fn organs(self) -> Vec<Organ> {
        self.organs.rows()
    }
}

/// What follows for one source from all.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Resolution {
    /// The id of the organ that each name of the digest stands for.
    pub organs: Vec<Option<String>>,
    /// The id of the document to which each citation points.
    targets: Vec<Option<String>>,
    /// The edges of the citation graph that begin in the source.
    pub links: Vec<DocumentLink>,
    /// Its names of organs that could not be resolved.
    pub unresolved: Vec<Unresolved>,
}

impl Resolution {
    /// What follows for its organs and what for its citations.
    pub(crate) fn of(
        (organs, unresolved): (Vec<Option<String>>, Vec<Unresolved>),
        (targets, links): (Vec<Option<String>>, Vec<DocumentLink>),
    ) -> Self {
        Self { organs, unresolved, targets, links }
    }

    /// Fills the ids of organs and cited documents into the records of the source.
    pub fn apply(&self, records: &mut SourceRecords, uses: &Uses) {
        uses.fill(records, &self.organs);
        for (citation, target) in records.citations.iter_mut().zip(&self.targets) {
            citation.target_document_id.clone_from(target);
        }
    }

    /// How many citations there are, and how many point to a document of the run.
    pub fn funnel(&self) -> (usize, usize) {
        (self.targets.len(), self.targets.iter().flatten().count())
    }
}

/// Joins sources that are all in memory: gives organs and cited documents their ids.
pub fn resolve(sources: Vec<SourceRecords>, dictionary: &Dictionary) -> Records {
    let digested = sources.into_iter().map(|records| {
        let (digest, uses) = Digest::of(&records);
        (records, digest, uses)
    });
    resolve_digested(digested.collect(), dictionary)
}

/// Joins sources that are all in memory, each with the digest that was made when it was read.
pub fn resolve_digested(
    sources: Vec<(SourceRecords, Digest<'static>, Uses)>,
    dictionary: &Dictionary,
) -> Records {
    let homes: Vec<Home> = sources.iter().map(|(records, ..)| Home::of(records)).collect();
    let mut survey = Survey::new(dictionary);
    sources.iter().zip(&homes).for_each(|((_, digest, _), home)| survey.add(digest, home));
    let mut resolver = survey.close();
    for ((_, digest, _), home) in sources.iter().zip(&homes) {
        resolver.count(digest, home);
    }
    let mut run = Records::default();
    for ((mut records, digest, uses), home) in sources.into_iter().zip(&homes) {
        let resolution = resolver.resolve(&digest, home);
        resolution.apply(&mut records, &uses);
        run.sources.push(records);
        run.links.extend_from_slice(&resolution.links);
        run.joined.push((digest, resolution));
    }
    run.organs = resolver.organs();
    run
}
