//! Which cited document is among the documents of the run, and the citation graph.
//!
//! ```text
//! 云政发〔2021〕3号         the document of that number
//! 《关于保护云溪河的意见》    the document of that title, with or without its issuer in front
//! 《云溪河保护方案》         the notice that issues it, when there is one only: 云溪区人民政府关于印发云溪河保护方案的通知
//! ```
//! A number or title that several documents bear points to the first printed, if all of them are one document printed
//! again, else to none: nothing is guessed. A document never cites itself.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::extract::SourceRecords;
use crate::model::{Citation, Document, DocumentLink};
use crate::structure::fold::fold;

/// Fills the targets of all citations in and gives the graph.
pub(super) fn resolve(sources: &mut [SourceRecords]) -> Vec<DocumentLink> {
    let index = Index::new(sources);
    let targets: Vec<Vec<Option<usize>>> = sources
        .iter()
        .map(|source| source.citations.iter().map(|citation| index.target(citation)).collect())
        .collect();
    for (source, targets) in sources.iter_mut().zip(&targets) {
        for (citation, target) in source.citations.iter_mut().zip(targets) {
            citation.target_document_id = target.map(|at| index.documents[at].document_id.clone());
        }
    }
    graph(sources, &targets, &index)
}

/// What is needed of a document to find it.
struct Target {
    document_id: String,
    number: Option<String>,
    title: String,
    folded: String,
}

/// Where documents are found by number and title.
struct Index {
    documents: Vec<Target>,
    by_number: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    by_issued: HashMap<String, Vec<usize>>,
}

impl Index {
    fn new(sources: &[SourceRecords]) -> Self {
        let mut index = Self {
            documents: Vec::new(),
            by_number: HashMap::new(),
            by_title: HashMap::new(),
            by_issued: HashMap::new(),
        };
        sources
            .iter()
            .flat_map(|source| &source.structure.documents)
            .for_each(|document| index.add(document));
        index.find_issued(sources);
        index
    }

    fn add(&mut self, document: &Document) {
        let at = self.documents.len();
        let folded = fold(&document.title);
        if let Some(number) = &document.number {
            self.by_number.entry(number.clone()).or_default().push(at);
        }
        if let Some(matter) = without_issuer(&folded, document) {
            self.by_title.entry(matter.to_owned()).or_default().push(at);
        }
        self.by_title.entry(folded.clone()).or_default().push(at);
        self.documents.push(Target {
            document_id: document.document_id.clone(),
            number: document.number.clone(),
            title: document.title.clone(),
            folded,
        });
    }

    /// Looks for the cited titles in the titles of documents that issue something, all in one pass.
    fn find_issued(&mut self, sources: &[SourceRecords]) {
        let mut cited: Vec<String> =
            sources.iter().flat_map(|s| &s.citations).filter_map(|c| c.title.as_deref()).map(fold).collect();
        cited.retain(|title| title.chars().nth(SHORTEST - 1).is_some() && !self.by_title.contains_key(title));
        cited.sort_unstable();
        cited.dedup();
        let Ok(words) = AhoCorasick::new(&cited) else { return };
        for (at, document) in self.documents.iter().enumerate() {
            for found in words.find_overlapping_iter(&document.folded) {
                let (before, after) = (&document.folded[..found.start()], &document.folded[found.end()..]);
                if ISSUES.iter().any(|verb| before.ends_with(verb)) && ends_issued(after) {
                    self.by_issued.entry(cited[found.pattern().as_usize()].clone()).or_default().push(at);
                }
            }
        }
    }

    /// The document that a citation points to.
    fn target(&self, citation: &Citation) -> Option<usize> {
        let title = citation.title.as_deref().map(fold);
        let by_number = citation.number.as_ref().and_then(|number| self.by_number.get(number));
        let found = match (by_number, &title) {
            (Some(same), title) => self.one_of(same, title.as_deref()),
            (None, Some(title)) => {
                let bearers = self.by_title.get(title).or_else(|| self.by_issued.get(title))?;
                let fits = |at: &&usize| !self.contradicts(citation, **at);
                self.one_of(&bearers.iter().filter(fits).copied().collect::<Vec<_>>(), None)
            }
            (None, None) => None,
        };
        found.filter(|&at| self.documents[at].document_id != citation.document_id)
    }

    /// True when the citation gives a number and the document bears another.
    fn contradicts(&self, citation: &Citation, at: usize) -> bool {
        let numbers = citation.number.as_ref().zip(self.documents[at].number.as_ref());
        numbers.is_some_and(|(cited, own)| cited != own)
    }

    /// The first of several printings of one document, or of those the one with the cited title.
    fn one_of(&self, found: &[usize], title: Option<&str>) -> Option<usize> {
        let first = *found.first()?;
        let same = |at: &&usize| {
            let (a, b) = (&self.documents[**at], &self.documents[first]);
            a.folded == b.folded && (a.number == b.number)
        };
        if found.len() == 1 || found.iter().all(|at| same(&at) && self.documents[first].number.is_some()) {
            return Some(first);
        }
        let title = title?;
        let mut titled = found.iter().filter(|&&at| self.documents[at].folded.contains(title));
        titled.next().filter(|_| titled.next().is_none()).copied()
    }
}

/// Verbs in front of the name of an issued text.
const ISSUES: &[&str] = &["印发", "公布", "发布", "颁布", "颁发"];
/// The fewest characters by which a title is found inside of another.
const SHORTEST: usize = 6;

/// True when behind the name of an issued text only its trial mark and the kind of document follow.
fn ends_issued(after: &str) -> bool {
    let after = after.strip_prefix("试行").or_else(|| after.strip_prefix("暂行")).unwrap_or(after);
    ["的通知", "的公告", "的通告", "的令", "的决定", "通知"].contains(&after) || after.is_empty()
}

/// A folded title from 关于 on, when its issuers stand in front.
fn without_issuer<'t>(folded: &'t str, document: &Document) -> Option<&'t str> {
    let at = folded.find("关于").filter(|&at| at > 0)?;
    let before = &folded[..at];
    document.issuers.iter().any(|issuer| before.contains(fold(issuer).as_str())).then(|| &folded[at..])
}

/// One edge for each citing document, cited document and relation.
fn graph(sources: &[SourceRecords], targets: &[Vec<Option<usize>>], index: &Index) -> Vec<DocumentLink> {
    let mut links: Vec<DocumentLink> = Vec::new();
    let mut known = HashMap::new();
    let citations =
        sources.iter().zip(targets).flat_map(|(source, targets)| source.citations.iter().zip(targets));
    for (citation, target) in citations {
        let target = target.map(|at| &index.documents[at]);
        let own = target.map(|t| t.number.as_ref().unwrap_or(&t.title));
        let Some(key) = own.or(citation.number.as_ref()).or(citation.title.as_ref()) else { continue };
        let edge = (citation.document_id.as_str(), key.clone(), citation.relation);
        let at = *known.entry(edge).or_insert_with(|| {
            links.push(DocumentLink {
                from_document_id: citation.document_id.clone(),
                to_document_id: None,
                to_key: key.clone(),
                relation: citation.relation,
                count: 0,
            });
            links.len() - 1
        });
        let link = &mut links[at];
        link.count = link.count.saturating_add(1);
        if link.to_document_id.is_none() {
            link.to_document_id = target.map(|t| t.document_id.clone());
        }
    }
    links
}
