//! What adds up across sources: organs and the citation graph. Changes no span.

use crate::extract::SourceRecords;
use crate::model::{DocumentLink, Organ};

/// All records of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The sources by path.
    pub sources: Vec<SourceRecords>,
    /// The organs that they name, by id.
    pub organs: Vec<Organ>,
    /// The citation graph, by citing document.
    pub links: Vec<DocumentLink>,
}

/// Joins the sources of a run. Organs and links are still to be resolved: both lists stay empty.
pub fn resolve(sources: Vec<SourceRecords>) -> Records {
    Records { sources, organs: Vec::new(), links: Vec::new() }
}
