//! [`Digest`]: what the other sources of a run need to know of one.
//!
//! It is made once, when the source is read, and kept beside its records: what adds up across sources is worked out from
//! digests alone, one after the other, however many there are.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::lent::Lent;
use super::organs::{Name, Uses, names, regions};
use crate::extract::SourceRecords;
use crate::model::{Action, Date, Document, Issue, Relation};
use crate::text::Span;

/// The ids under which a source and its issue stand in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Id of the source.
    pub source_id: String,
    /// Id of the issue, when the source prints one.
    pub issue_id: Option<String>,
}

impl Home {
    /// Where the records of a source say that they are.
    pub fn of(records: &SourceRecords) -> Self {
        let issue_id = records.structure.issue.as_ref().map(|issue| issue.issue_id.clone());
        Self { source_id: records.source.source_id.clone(), issue_id }
    }

    /// What the ids of its documents begin with.
    pub fn base(&self) -> &str {
        self.issue_id.as_deref().unwrap_or(&self.source_id)
    }

    /// Id of a document.
    pub fn document_id(&self, document: &DocumentDigest<'_>) -> String {
        document_id(self.base(), document.ordinal)
    }

    /// True when it is given a second time as a whole.
    pub fn is_again(&self) -> bool {
        self.source_id.contains('~') || self.issue_id.as_ref().is_some_and(|id| id.contains('~'))
    }
}

/// Id of a document, by what the ids of a source begin with and its number there.
pub(super) fn document_id(base: &str, ordinal: i32) -> String {
    format!("{base}#{ordinal}")
}

/// What the other sources of a run need to know of one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
pub struct Digest<'b> {
    /// Path of the source.
    pub path: Lent<'b>,
    /// Its id, if nothing in the run bears it before it.
    pub source_id: Lent<'b>,
    /// The id of its issue, if nothing in the run bears it before it.
    pub issue_id: Option<Lent<'b>>,
    /// Its issue.
    pub issue: Option<IssueDigest<'b>>,
    /// Its documents.
    pub documents: Vec<DocumentDigest<'b>>,
    /// Its citations, in the order of its records.
    pub citations: Vec<CitationDigest<'b>>,
    /// Its appointments, in the order of its records.
    pub appointments: Vec<AppointmentDigest<'b>>,
    /// The distinct names of organs in each document, in the order in which records name them.
    pub(super) names: Vec<Name<'b>>,
}

/// An issue, as far as others need to know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
#[allow(missing_docs)] // the fields are those of [`Issue`]
pub struct IssueDigest<'b> {
    pub gazette: Lent<'b>,
    pub supervisor: Option<Lent<'b>>,
    pub sponsor: Option<Lent<'b>>,
    pub region_code: Option<Lent<'b>>,
    pub span: Span,
}

/// A document, as far as others need to know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
#[allow(missing_docs)] // the fields are those of [`Document`]
pub struct DocumentDigest<'b> {
    pub ordinal: i32,
    pub title: Lent<'b>,
    pub title_span: Span,
    pub number: Option<Lent<'b>>,
    pub number_prefix: Option<Lent<'b>>,
    pub number_span: Option<Span>,
    pub organ_header: Option<Lent<'b>>,
    pub issuers: Vec<Lent<'b>>,
    pub addressees: Vec<Lent<'b>>,
    pub signatories: Vec<Lent<'b>>,
    pub printed_by: Option<Lent<'b>>,
    pub signed_date: Option<Date>,
    pub region_code: Option<Lent<'b>>,
    /// Its number, or else its title, as printed, where it is read in another script.
    pub printed: Option<Lent<'b>>,
    /// Hash of its text without blanks; `None` when it is too short to show that two documents are one.
    pub text: Option<u64>,
    /// Codes of the regions that its text names, and how often; empty when it says otherwise whose it is.
    pub regions: Vec<(Lent<'b>, u32)>,
}

/// A citation, as far as others need to know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
#[allow(missing_docs)] // the fields are those of [`crate::model::Citation`]
pub struct CitationDigest<'b> {
    /// Index of the citing document.
    pub document: usize,
    pub number: Option<Lent<'b>>,
    pub title: Option<Lent<'b>>,
    /// Its number, or else its title, as printed, where it is read in another script.
    pub printed: Option<Lent<'b>>,
    pub relation: Relation,
}

/// An appointment, as far as others need to know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
#[allow(missing_docs)] // the fields are those of [`crate::model::Appointment`]
pub struct AppointmentDigest<'b> {
    /// Index of its document.
    pub document: Option<usize>,
    /// Index of its organ among the names of the source.
    pub organ: Option<usize>,
    pub person: Lent<'b>,
    pub action: Action,
    pub post: Lent<'b>,
    pub effective_date: Option<Date>,
    pub span: Span,
}

impl Digest<'static> {
    /// The digest of a source, and which of its names each record names.
    pub fn of(records: &SourceRecords) -> (Self, Uses) {
        let documents = &records.structure.documents;
        let index: HashMap<&str, usize> =
            documents.iter().enumerate().map(|(at, document)| (document.document_id.as_str(), at)).collect();
        let (names, uses) = names(records);
        let organs = uses.of_appointments(records.appointments.len());
        let mut digest = Self {
            path: Lent::own(&records.source.path),
            source_id: Lent::own(&records.source.source_id),
            issue_id: Lent::some(records.structure.issue.as_ref().map(|issue| &issue.issue_id)),
            issue: records.structure.issue.as_ref().map(IssueDigest::of),
            documents: documents.iter().map(DocumentDigest::of).collect(),
            citations: citations(records, &index),
            appointments: appointments(records, &index, &organs),
            names,
        };
        for (at, document) in documents.iter().enumerate() {
            digest.documents[at].regions = regions(records, &digest, at);
            digest.documents[at].text = text(document.span.slice(&records.source.text));
        }
        (digest, uses)
    }

    /// Takes in how numbers and titles are printed, when the source was read in another script.
    pub fn print(&mut self, records: &SourceRecords) {
        for (digest, document) in self.documents.iter_mut().zip(&records.structure.documents) {
            digest.printed = Some(Lent::own(document.number.as_ref().unwrap_or(&document.title)));
        }
        for (digest, citation) in self.citations.iter_mut().zip(&records.citations) {
            digest.printed = Lent::some(citation.number.as_ref().or(citation.title.as_ref()));
        }
    }
}

impl Digest<'_> {
    /// Index of the document to which a name belongs; `None` for what stands outside of all.
    pub(super) fn document_of(&self, name: &Name<'_>) -> Option<usize> {
        (name.context < self.documents.len()).then_some(name.context)
    }
}

impl IssueDigest<'static> {
    fn of(issue: &Issue) -> Self {
        Self {
            gazette: Lent::own(&issue.gazette),
            supervisor: Lent::some(issue.supervisor.as_ref()),
            sponsor: Lent::some(issue.sponsor.as_ref()),
            region_code: Lent::some(issue.region_code.as_ref()),
            span: issue.span,
        }
    }
}

impl DocumentDigest<'static> {
    fn of(document: &Document) -> Self {
        Self {
            ordinal: document.ordinal,
            title: Lent::own(&document.title),
            title_span: document.title_span,
            number: Lent::some(document.number.as_ref()),
            number_prefix: Lent::some(document.number_prefix.as_ref()),
            number_span: document.number_span,
            organ_header: Lent::some(document.organ_header.as_ref()),
            issuers: Lent::all(&document.issuers),
            addressees: Lent::all(&document.addressees),
            signatories: Lent::all(&document.signatories),
            printed_by: Lent::some(document.printed_by.as_ref()),
            signed_date: document.signed_date,
            region_code: Lent::some(document.region_code.as_ref()),
            printed: None,
            text: None,
            regions: Vec::new(),
        }
    }
}

/// Hash of a text without blanks, when it has words enough.
fn text(printed: &str) -> Option<u64> {
    /// So many bytes at least show that two documents are one.
    const FEW: usize = 120;
    let mut words = String::with_capacity(printed.len());
    for line in printed.lines().map(str::trim) {
        if may_be_spaced(line) {
            words.extend(line.split_whitespace());
        } else {
            words.push_str(line);
        }
    }
    let hash = blake3::hash(words.as_bytes());
    let first = hash.as_bytes().first_chunk().copied().map(u64::from_le_bytes);
    first.filter(|_| words.len() >= FEW)
}

/// False where no blank stands in a line: all but the wide one are ASCII or begin with one of three bytes, of which the last also
/// begins quotes and dashes.
fn may_be_spaced(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_mark = |at: usize| matches!(bytes[at + 1..], [0x80, 0x90..=0xa7, ..]);
    bytes.iter().any(|byte| *byte <= b' ' || matches!(byte, 0xc2 | 0xe1))
        || memchr::memchr_iter(0xe2, bytes).any(|at| !is_mark(at))
        || line.contains('\u{3000}')
}

fn citations(records: &SourceRecords, index: &HashMap<&str, usize>) -> Vec<CitationDigest<'static>> {
    let digest = |citation: &crate::model::Citation| CitationDigest {
        document: index.get(citation.document_id.as_str()).copied().unwrap_or_default(),
        number: Lent::some(citation.number.as_ref()),
        title: Lent::some(citation.title.as_ref()),
        printed: None,
        relation: citation.relation,
    };
    records.citations.iter().map(digest).collect()
}

fn appointments(
    records: &SourceRecords,
    index: &HashMap<&str, usize>,
    organs: &[Option<usize>],
) -> Vec<AppointmentDigest<'static>> {
    let digest = |(row, &organ): (&crate::model::Appointment, &Option<usize>)| AppointmentDigest {
        document: index.get(row.document_id.as_str()).copied(),
        organ,
        person: Lent::own(&row.person),
        action: row.action,
        post: Lent::own(&row.post),
        effective_date: row.effective_date,
        span: row.span,
    };
    records.appointments.iter().zip(organs).map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_kind_make_no_other_text() {
        let plain = "云溪河的保护由各镇负责。".repeat(5);
        for blank in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            let spaced = plain.replace('由', &format!("{blank}由"));
            assert_eq!(text(&spaced), text(&plain), "{blank:?}");
        }
        assert!(text(&plain).is_some() && text("云溪河").is_none());
        assert_ne!(text(&plain), text(&plain.replace('由', "归")));
    }
}
