//! `number-reused`, `duplicate-document`: the documents of a run against each other.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::across::Findings;
use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::resolve::{Digest, DocumentDigest, Home, Lent};
use crate::structure::fold::fold;

/// Two documents with different titles bear the same number.
///
/// One of the numbers is misprinted, or misread. Example: `云政发〔2021〕3号` over a notice and over a reply.
pub static NUMBER_REUSED: Code = Code {
    name: "number-reused",
    family: Family::Source,
    severity: Severity::Warning,
    about: "two documents with different titles bear the same number",
};

/// A document is printed twice, in two sources or in one.
///
/// Both are kept; citations point to the first by path. Example: a notice of the city in its gazette and in that of a district.
pub static DUPLICATE_DOCUMENT: Code = Code {
    name: "duplicate-document",
    family: Family::Source,
    severity: Severity::Note,
    about: "the same document is printed twice; citations point to the first, by path and place",
};

/// The documents of the sources so far, by what tells that two are one.
#[derive(Default)]
pub(crate) struct Printings {
    /// The first title of each number, and others that bear it too, folded.
    numbers: HashMap<Box<str>, (Box<str>, BTreeSet<String>)>,
    /// Where each title and number, or title and day, or title and text, stood first, and its text; by their hash.
    printed: HashMap<[u8; 16], First>,
    /// Paths of the sources.
    paths: Vec<Box<str>>,
    pub(super) found: Findings,
}

/// Where a document stood first, and the hash of its text.
#[derive(Clone, Copy)]
struct First {
    source: usize,
    at: usize,
    text: Option<u64>,
}

impl Printings {
    /// Takes in a source by its place among all.
    pub(crate) fn add(&mut self, source: usize, digest: &Digest<'_>, home: &Home) {
        self.paths.resize(source, Box::default());
        self.paths.push(digest.path.as_str().into());
        if !home.is_again() {
            for (at, document) in digest.documents.iter().enumerate() {
                let folded = fold(&document.title);
                self.number(source, at, document, &folded);
                self.duplicate(source, at, document, &folded);
            }
        }
    }

    /// A document of another title under the number of an earlier one.
    fn number(&mut self, source: usize, at: usize, document: &DocumentDigest<'_>, folded: &str) {
        let Some(number) = document.number.as_deref() else { return };
        let Some((first, others)) = self.numbers.get_mut(number) else {
            self.numbers.insert(number.into(), (document.title.as_str().into(), BTreeSet::new()));
            return;
        };
        if fold(first) != folded && others.insert(folded.to_owned()) {
            let message = format!("{number} is also the number of “{first}”");
            let span = document.number_span.unwrap_or(document.title_span);
            self.found.tell(source, Diagnostic::new(&NUMBER_REUSED, Some(at), span, message));
        }
    }

    /// A document of the number and title, or the title and day, or the title and text, of an earlier one.
    fn duplicate(&mut self, source: usize, at: usize, document: &DocumentDigest<'_>, folded: &str) {
        let mark = document
            .number
            .as_ref()
            .map(Lent::to_string)
            .or_else(|| document.signed_date.map(|d| d.to_string()));
        let Some(mark) = mark.or_else(|| document.text.map(|text| format!("{text:016x}"))) else { return };
        let own = First { source, at, text: document.text };
        let first = *self.printed.entry(hash(folded, &mark)).or_insert(own);
        // Two texts of one source that share title and day alone may differ.
        let same = document.number.is_some() || document.text.is_some() && first.text == document.text;
        if first.source != source {
            let message = format!("“{}” is also in {}", document.title, self.paths[first.source]);
            self.found
                .tell(source, Diagnostic::new(&DUPLICATE_DOCUMENT, Some(at), document.title_span, message));
        } else if first.at != at && same {
            let message = format!(
                "“{}” is printed before in this source; leave one of the two out to count it once",
                document.title
            );
            self.found
                .tell(source, Diagnostic::new(&DUPLICATE_DOCUMENT, Some(at), document.title_span, message));
        }
    }
}

/// Hash of a title and what marks a document beside it.
fn hash(title: &str, mark: &str) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(title.len() as u64).to_le_bytes()).update(title.as_bytes()).update(mark.as_bytes());
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}
