//! What adds up across sources: organs and the citation graph. Changes no span.

use crate::extract::SourceRecords;
use crate::model::{DocumentLink, Organ};

mod links;
mod organs;

pub use organs::{Dictionary, Unresolved};

/// All records of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The sources by path.
    pub sources: Vec<SourceRecords>,
    /// The organs that they name, by id.
    pub organs: Vec<Organ>,
    /// The citation graph, by citing document.
    pub links: Vec<DocumentLink>,
    /// Names of organs that could not be resolved, in the order of the sources.
    pub unresolved: Vec<Unresolved>,
}

/// Joins the sources of a run: gives organs and cited documents their ids.
pub fn resolve(mut sources: Vec<SourceRecords>, dictionary: &Dictionary) -> Records {
    let (organs, unresolved) = organs::resolve(&mut sources, dictionary);
    let links = links::resolve(&mut sources);
    Records { sources, organs, links, unresolved }
}
