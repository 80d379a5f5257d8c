//! Which cited document is among the documents of the run, and the citation graph.
//!
//! ```text
//! 云政发〔2021〕3号         the document of that number
//! 《关于保护云溪河的意见》    the document of that title, with or without its issuer in front
//! 《云溪河保护方案》         the notice that issues it, when there is one only: 云溪区人民政府关于印发云溪河保护方案的通知
//! ```
//! A number or title that several documents bear points to the first printed, if all of them are one document printed
//! again, else to none: nothing is guessed. A document never cites itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use foldhash::HashMap;

use super::digest::{CitationDigest, Digest, DocumentDigest, Home};
use crate::model::DocumentLink;
use crate::structure::fold::fold;
use crate::text::words::WordList;

/// What is needed of a document to find it.
struct Target {
    document_id: Box<str>,
    number: Option<Arc<str>>,
    /// Number or else title, as printed; `None` where that is the number as it is read.
    printed: Option<Box<str>>,
    folded: Arc<str>,
}

impl Target {
    /// Number or else title, as printed.
    fn key(&self) -> &str {
        self.printed.as_deref().or(self.number.as_deref()).unwrap_or_default()
    }
}

/// The first pass: all documents, and the titles that are cited.
#[derive(Default)]
pub(crate) struct Survey {
    index: Index,
    cited: BTreeSet<String>,
}

impl Survey {
    /// Takes in the documents and the cited titles of a source.
    pub(crate) fn add(&mut self, digest: &Digest<'_>, home: &Home) {
        for document in &digest.documents {
            self.index.add(document, home.document_id(document));
        }
        let titles = digest.citations.iter().filter_map(|citation| citation.title.as_deref()).map(fold);
        self.cited.extend(titles.filter(|title| title.chars().nth(SHORTEST - 1).is_some()));
    }

    /// Everything was taken in.
    pub(super) fn close(mut self) -> Index {
        self.cited.retain(|title| !self.index.by_title.contains_key(title.as_str()));
        self.index.find_issued(&self.cited.into_iter().collect::<Vec<_>>());
        self.index
    }
}

/// Where documents are found by number and title.
#[derive(Default)]
pub(crate) struct Index {
    documents: Vec<Target>,
    by_number: HashMap<Arc<str>, Group>,
    by_title: HashMap<Arc<str>, Bearers>,
    by_issued: HashMap<String, Bearers>,
}

/// Documents in the order in which they stand; most are alone.
#[derive(Default)]
struct Group {
    first: Option<u32>,
    others: Vec<u32>,
}

impl Group {
    fn push(&mut self, at: usize) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        match self.first {
            None => self.first = Some(at),
            Some(_) => self.others.push(at),
        }
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.first.iter().chain(&self.others).map(|&at| at as usize)
    }
}

/// The documents that bear a title.
#[derive(Default)]
struct Bearers {
    numbered: Group,
    unnumbered: Group,
}

impl Bearers {
    fn push(&mut self, at: usize, document: &Target) {
        let group = if document.number.is_some() { &mut self.numbered } else { &mut self.unnumbered };
        group.push(at);
    }
}

impl Index {
    /// The document to which each citation of a source points, and the edges of the graph that begin in it.
    pub(crate) fn resolve(
        &self,
        digest: &Digest<'_>,
        home: &Home,
    ) -> (Vec<Option<String>>, Vec<DocumentLink>) {
        let ids: Vec<String> = digest.documents.iter().map(|document| home.document_id(document)).collect();
        let own = |citation: &CitationDigest<'_>| ids.get(citation.document).map_or("", String::as_str);
        let found: Vec<Option<&Target>> = digest
            .citations
            .iter()
            .map(|citation| self.target(citation, own(citation)).map(|at| &self.documents[at]))
            .collect();
        let citing = digest.citations.iter().map(|citation| (own(citation), citation));
        let links = graph(citing.zip(&found).map(|((from, citation), target)| (from, citation, *target)));
        (found.into_iter().map(|target| target.map(|t| t.document_id.to_string())).collect(), links)
    }

    fn add(&mut self, document: &DocumentDigest<'_>, document_id: String) {
        let at = self.documents.len();
        let folded = shared(&fold(&document.title), &self.by_title);
        let number = document.number.as_deref().map(|number| shared(number, &self.by_number));
        if let Some(number) = &number {
            self.by_number.entry(Arc::clone(number)).or_default().push(at);
        }
        let printed = document.printed.as_ref().or(Some(&document.title).filter(|_| number.is_none()));
        let printed = printed.map(|printed| printed.as_str().into());
        let matter = without_issuer(&folded, document).map(|matter| shared(matter, &self.by_title));
        let target = Target { document_id: document_id.into(), number, printed, folded: Arc::clone(&folded) };
        for title in matter.into_iter().chain([folded]) {
            self.by_title.entry(title).or_default().push(at, &target);
        }
        self.documents.push(target);
    }

    /// Looks for the cited titles in the titles of documents that issue something, all in one pass.
    fn find_issued(&mut self, cited: &[String]) {
        // The titles are looked for once, so what is quickly built is quickest.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let Ok(words) = AhoCorasick::builder().kind(kind).build(cited) else { return };
        for (at, document) in self.documents.iter().enumerate() {
            for found in words.find_overlapping_iter(&*document.folded) {
                let (before, after) = (&document.folded[..found.start()], &document.folded[found.end()..]);
                if ISSUES.end(before) && ends_issued(after) {
                    self.by_issued
                        .entry(cited[found.pattern().as_usize()].clone())
                        .or_default()
                        .push(at, document);
                }
            }
        }
    }

    /// The document that a citation points to.
    fn target(&self, citation: &CitationDigest<'_>, own: &str) -> Option<usize> {
        let title = citation.title.as_deref().map(fold);
        let by_number = citation.number.as_deref().and_then(|number| self.by_number.get(number));
        let found = match (by_number, &title) {
            (Some(same), title) => self.one_of(same, title.as_deref()),
            (None, Some(title)) => {
                let title = title.as_str();
                let bearers = self.by_title.get(title).or_else(|| self.by_issued.get(title))?;
                self.titled(bearers, citation.number.is_some())
            }
            (None, None) => None,
        };
        found.filter(|&at| *self.documents[at].document_id != *own)
    }

    /// The only document of a title, or the first of several printings of one. A citation with a number that nothing bears
    /// contradicts every document that has one of its own. Thousands may bear a title: the first that differs decides.
    fn titled(&self, bearers: &Bearers, has_number: bool) -> Option<usize> {
        let numbered = (!has_number).then_some(&bearers.numbered);
        let mut all = numbered.into_iter().chain([&bearers.unnumbered]).flat_map(Group::iter);
        let first = all.next()?;
        all.all(|at| self.is_printed_again(at, first)).then_some(first)
    }

    /// True when a document is another printing of the first.
    fn is_printed_again(&self, at: usize, first: usize) -> bool {
        let (a, b) = (&self.documents[at], &self.documents[first]);
        b.number.is_some() && a.folded == b.folded && a.number == b.number
    }

    /// The first of several printings of one document, or of those the one with the cited title.
    fn one_of(&self, found: &Group, title: Option<&str>) -> Option<usize> {
        let first = found.iter().next()?;
        if found.iter().skip(1).all(|at| self.is_printed_again(at, first)) {
            return Some(first);
        }
        let title = title?;
        let mut titled = found.iter().filter(|&at| self.documents[at].folded.contains(title));
        titled.next().filter(|_| titled.next().is_none())
    }
}

/// The words as one of the keys already has them, so that they are in memory once.
fn shared<V>(words: &str, keys: &HashMap<Arc<str>, V>) -> Arc<str> {
    keys.get_key_value(words).map_or_else(|| words.into(), |(known, _)| Arc::clone(known))
}

/// Verbs in front of the name of an issued text.
static ISSUES: WordList = WordList::new(&["印发", "公布", "发布", "颁布", "颁发"]);
/// The fewest characters by which a title is found inside of another.
const SHORTEST: usize = 6;

/// True when behind the name of an issued text only its trial mark and the kind of document follow.
fn ends_issued(after: &str) -> bool {
    let after = after.strip_prefix("试行").or_else(|| after.strip_prefix("暂行")).unwrap_or(after);
    ["的通知", "的公告", "的通告", "的令", "的决定", "通知"].contains(&after) || after.is_empty()
}

/// A folded title from 关于 on, when its issuers stand in front.
fn without_issuer<'t>(folded: &'t str, document: &DocumentDigest<'_>) -> Option<&'t str> {
    let at = folded.find("关于").filter(|&at| at > 0)?;
    let before = &folded[..at];
    document.issuers.iter().any(|issuer| before.contains(fold(issuer).as_str())).then(|| &folded[at..])
}

/// One edge for each citing document, cited document and relation.
fn graph<'a>(
    citations: impl Iterator<Item = (&'a str, &'a CitationDigest<'a>, Option<&'a Target>)>,
) -> Vec<DocumentLink> {
    let mut links: Vec<DocumentLink> = Vec::new();
    let mut known = HashMap::default();
    for (from, citation, target) in citations {
        let own = target.map(Target::key).or(citation.printed.as_deref());
        let Some(key) = own.or(citation.number.as_deref()).or(citation.title.as_deref()) else { continue };
        let at = *known.entry((from, key, citation.relation)).or_insert_with(|| {
            links.push(DocumentLink {
                from_document_id: from.to_owned(),
                to_document_id: None,
                to_key: key.to_owned(),
                relation: citation.relation,
                count: 0,
            });
            links.len() - 1
        });
        let link = &mut links[at];
        link.count = link.count.saturating_add(1);
        if link.to_document_id.is_none() {
            link.to_document_id = target.map(|t| t.document_id.to_string());
        }
    }
    links
}
