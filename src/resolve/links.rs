//! Which cited document is among the documents of the run, and the citation graph.
//!
//! ```text
//! 云政发〔2021〕3号         the document of that number
//! 《关于保护云溪河的意见》    the document of that title, with or without its issuer in front
//! 《云溪河保护方案》         the notice that issues it, when there is one only: 云溪区人民政府关于印发云溪河保护方案的通知
//! ```
//! A number or title that several documents bear points to the first printed, if all of them are one document printed
//! again, else to none: nothing is guessed. A document never cites itself.

use std::collections::{BTreeSet, HashMap};

use aho_corasick::AhoCorasick;

use super::digest::{CitationDigest, Digest, DocumentDigest, Home};
use crate::model::DocumentLink;
use crate::structure::fold::fold;

/// What is needed of a document to find it.
struct Target {
    document_id: String,
    number: Option<String>,
    /// Number or else title, as printed.
    key: String,
    folded: String,
}

/// The first pass: all documents, and the titles that are cited.
#[derive(Default)]
pub(super) struct Survey {
    index: Index,
    cited: BTreeSet<String>,
}

impl Survey {
    /// Takes in the documents and the cited titles of a source.
    pub(super) fn add(&mut self, digest: &Digest, home: &Home) {
        for document in &digest.documents {
            self.index.add(document, home.document_id(document));
        }
        let titles = digest.citations.iter().filter_map(|citation| citation.title.as_deref()).map(fold);
        self.cited.extend(titles.filter(|title| title.chars().nth(SHORTEST - 1).is_some()));
    }

    /// Everything was taken in.
    pub(super) fn close(mut self) -> Index {
        self.cited.retain(|title| !self.index.by_title.contains_key(title));
        self.index.find_issued(&self.cited.into_iter().collect::<Vec<_>>());
        self.index
    }
}

/// Where documents are found by number and title.
#[derive(Default)]
pub(super) struct Index {
    documents: Vec<Target>,
    by_number: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Bearers>,
    by_issued: HashMap<String, Bearers>,
}

/// The documents that bear a title, in the order in which they stand.
#[derive(Default)]
struct Bearers {
    numbered: Vec<usize>,
    unnumbered: Vec<usize>,
}

impl Bearers {
    fn push(&mut self, at: usize, document: &Target) {
        let list = if document.number.is_some() { &mut self.numbered } else { &mut self.unnumbered };
        list.push(at);
    }
}

impl Index {
    /// The document to which each citation of a source points, and the edges of the graph that begin in it.
    pub(super) fn resolve(&self, digest: &Digest, home: &Home) -> (Vec<Option<String>>, Vec<DocumentLink>) {
        let ids: Vec<String> = digest.documents.iter().map(|document| home.document_id(document)).collect();
        let own = |citation: &CitationDigest| ids.get(citation.document).map_or("", String::as_str);
        let found: Vec<Option<&Target>> = digest
            .citations
            .iter()
            .map(|citation| self.target(citation, own(citation)).map(|at| &self.documents[at]))
            .collect();
        let citing = digest.citations.iter().map(|citation| (own(citation), citation));
        let links = graph(citing.zip(&found).map(|((from, citation), target)| (from, citation, *target)));
        (found.into_iter().map(|target| target.map(|t| t.document_id.clone())).collect(), links)
    }

    fn add(&mut self, document: &DocumentDigest, document_id: String) {
        let at = self.documents.len();
        let folded = fold(&document.title);
        if let Some(number) = &document.number {
            self.by_number.entry(number.clone()).or_default().push(at);
        }
        let matter = without_issuer(&folded, document).map(str::to_owned);
        let key = document.printed.as_ref().or(document.number.as_ref()).unwrap_or(&document.title).clone();
        let target = Target { document_id, number: document.number.clone(), key, folded: folded.clone() };
        for title in matter.into_iter().chain([folded]) {
            self.by_title.entry(title).or_default().push(at, &target);
        }
        self.documents.push(target);
    }

    /// Looks for the cited titles in the titles of documents that issue something, all in one pass.
    fn find_issued(&mut self, cited: &[String]) {
        let Ok(words) = AhoCorasick::new(cited) else { return };
        for (at, document) in self.documents.iter().enumerate() {
            for found in words.find_overlapping_iter(&document.folded) {
                let (before, after) = (&document.folded[..found.start()], &document.folded[found.end()..]);
                if ISSUES.iter().any(|verb| before.ends_with(verb)) && ends_issued(after) {
                    self.by_issued
                        .entry(cited[found.pattern().as_usize()].clone())
                        .or_default()
                        .push(at, document);
                }
            }
        }
    }

    /// The document that a citation points to.
    fn target(&self, citation: &CitationDigest, own: &str) -> Option<usize> {
        let title = citation.title.as_deref().map(fold);
        let by_number = citation.number.as_ref().and_then(|number| self.by_number.get(number));
        let found = match (by_number, &title) {
            (Some(same), title) => self.one_of(same, title.as_deref()),
            (None, Some(title)) => {
                let bearers = self.by_title.get(title).or_else(|| self.by_issued.get(title))?;
                self.titled(bearers, citation.number.is_some())
            }
            (None, None) => None,
        };
        found.filter(|&at| self.documents[at].document_id != own)
    }

    /// The only document of a title, or the first of several printings of one. A citation with a number that nothing bears
    /// contradicts every document that has one of its own. Thousands may bear a title: the first that differs decides.
    fn titled(&self, bearers: &Bearers, has_number: bool) -> Option<usize> {
        let numbered = if has_number { &[][..] } else { &bearers.numbered[..] };
        let mut all = numbered.iter().chain(&bearers.unnumbered).copied();
        let first = all.next()?;
        all.all(|at| self.is_printed_again(at, first)).then_some(first)
    }

    /// True when a document is another printing of the first.
    fn is_printed_again(&self, at: usize, first: usize) -> bool {
        let (a, b) = (&self.documents[at], &self.documents[first]);
        b.number.is_some() && a.folded == b.folded && a.number == b.number
    }

    /// The first of several printings of one document, or of those the one with the cited title.
    fn one_of(&self, found: &[usize], title: Option<&str>) -> Option<usize> {
        let first = *found.first()?;
        if found[1..].iter().all(|&at| self.is_printed_again(at, first)) {
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
fn without_issuer<'t>(folded: &'t str, document: &DocumentDigest) -> Option<&'t str> {
    let at = folded.find("关于").filter(|&at| at > 0)?;
    let before = &folded[..at];
    document.issuers.iter().any(|issuer| before.contains(fold(issuer).as_str())).then(|| &folded[at..])
}

/// One edge for each citing document, cited document and relation.
fn graph<'a>(
    citations: impl Iterator<Item = (&'a str, &'a CitationDigest, Option<&'a Target>)>,
) -> Vec<DocumentLink> {
    let mut links: Vec<DocumentLink> = Vec::new();
    let mut known = HashMap::new();
    for (from, citation, target) in citations {
        let own = target.map(|t| &t.key).or(citation.printed.as_ref());
        let Some(key) = own.or(citation.number.as_ref()).or(citation.title.as_ref()) else { continue };
        let at = *known.entry((from, key, citation.relation)).or_insert_with(|| {
            links.push(DocumentLink {
                from_document_id: from.to_owned(),
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
