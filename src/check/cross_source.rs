//! `number-reused`, `duplicate-document`, `post-two-holders`, `post-left-open`: the documents of a run against each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::model::{Action, Date};
use crate::resolve::{AppointmentDigest, Digest, DocumentDigest, Home};
use crate::structure::fold::fold;
use crate::text::Span;

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

/// A post that one person holds is given to a second one, and no source says that the first left it.
///
/// The removal is printed elsewhere, or was not read. Example: two heads of one school within a year.
pub static POST_TWO_HOLDERS: Code = Code {
    name: "post-two-holders",
    family: Family::Source,
    severity: Severity::Note,
    about: "a post is given to a second person, and no source says that the first left it",
};

/// A person leaves a post that one person holds, and no source says who takes it.
///
/// The appointment is printed elsewhere, or was not read, or the post is vacant. Example: the head of a bureau is
/// removed, and no later issue names another.
pub static POST_LEFT_OPEN: Code = Code {
    name: "post-left-open",
    family: Family::Source,
    severity: Severity::Note,
    about: "a person leaves a post, and no source says who takes it",
};

/// What the documents of a run say against each other; sources are taken in one after the other, by path.
#[derive(Default)]
pub struct Across {
    /// The first title of each number, and others that bear it too, folded.
    numbers: HashMap<Box<str>, (Box<str>, BTreeSet<String>)>,
    /// Where each title and number, or title and day, or title and text, stood first, and its text; by their hash.
    printed: HashMap<[u8; 16], First>,
    /// Paths of the sources.
    paths: Vec<Box<str>>,
    posts: BTreeMap<(String, String), Post>,
    found: HashMap<usize, Vec<Diagnostic>>,
}

/// Where a document stood first, and the hash of its text.
#[derive(Clone, Copy)]
struct First {
    source: usize,
    at: usize,
    text: Option<u64>,
}

/// What happens to one post, in the order of time.
#[derive(Default)]
struct Post {
    gained: Vec<Step>,
    lost: Vec<Step>,
}

/// Somebody gains or loses a post.
struct Step {
    source: usize,
    document: Option<usize>,
    person: String,
    effective_date: Option<Date>,
    span: Span,
}

impl Across {
    /// Takes in a source by its place among all; `organ` gives the id of the organ of a name in its digest.
    pub fn add<'o>(
        &mut self,
        source: usize,
        digest: &Digest,
        home: &Home,
        organ: impl Fn(usize) -> Option<&'o str>,
    ) {
        self.paths.resize(source, Box::default());
        self.paths.push(digest.path.as_str().into());
        if !home.is_again() {
            for (at, document) in digest.documents.iter().enumerate() {
                let folded = fold(&document.title);
                self.number(source, at, document, &folded);
                self.duplicate(source, at, document, &folded);
            }
        }
        for row in &digest.appointments {
            if let Some(organ) = row.organ.and_then(&organ) {
                self.step(source, row, organ);
            }
        }
    }

    /// Everything was taken in.
    pub fn close(&mut self) {
        for ((_, title), mut post) in std::mem::take(&mut self.posts) {
            post.gained.sort_by_key(|step| step.effective_date);
            post.lost.sort_by_key(|step| step.effective_date);
            self.two_holders(&title, &post);
            if let (true, Some(last)) = (post.gained.is_empty(), post.lost.last()) {
                let message =
                    format!("{title}: {} leaves the post, and nobody is named who takes it", last.person);
                self.tell(last.source, Diagnostic::new(&POST_LEFT_OPEN, last.document, last.span, message));
            }
        }
    }

    /// What was found in a source.
    pub fn take(&mut self, source: usize) -> Vec<Diagnostic> {
        self.found.remove(&source).unwrap_or_default()
    }

    fn tell(&mut self, source: usize, diagnostic: Diagnostic) {
        self.found.entry(source).or_default().push(diagnostic);
    }

    /// A document of another title under the number of an earlier one.
    fn number(&mut self, source: usize, at: usize, document: &DocumentDigest, folded: &str) {
        let Some(number) = document.number.as_deref() else { return };
        let Some((first, others)) = self.numbers.get_mut(number) else {
            self.numbers.insert(number.into(), (document.title.as_str().into(), BTreeSet::new()));
            return;
        };
        if fold(first) != folded && others.insert(folded.to_owned()) {
            let message = format!("{number} is also the number of “{first}”");
            let span = document.number_span.unwrap_or(document.title_span);
            self.tell(source, Diagnostic::new(&NUMBER_REUSED, Some(at), span, message));
        }
    }

    /// A document of the number and title, or the title and day, or the title and text, of an earlier one.
    fn duplicate(&mut self, source: usize, at: usize, document: &DocumentDigest, folded: &str) {
        let mark = document.number.clone().or_else(|| document.signed_date.map(|d| d.to_string()));
        let Some(mark) = mark.or_else(|| document.text.map(|text| format!("{text:016x}"))) else { return };
        let own = First { source, at, text: document.text };
        let first = *self.printed.entry(hash(folded, &mark)).or_insert(own);
        // Two texts of one source that share title and day alone may differ.
        let same = document.number.is_some() || document.text.is_some() && first.text == document.text;
        if first.source != source {
            let message = format!("“{}” is also in {}", document.title, self.paths[first.source]);
            self.tell(source, Diagnostic::new(&DUPLICATE_DOCUMENT, Some(at), document.title_span, message));
        } else if first.at != at && same {
            let message = format!(
                "“{}” is printed before in this source; leave one of the two out to count it once",
                document.title
            );
            self.tell(source, Diagnostic::new(&DUPLICATE_DOCUMENT, Some(at), document.title_span, message));
        }
    }

    /// A person gains or loses posts that one person holds.
    fn step(&mut self, source: usize, row: &AppointmentDigest, organ: &str) {
        for title in row.post.split('、').filter(|title| is_single(title)) {
            let step = Step {
                source,
                document: row.document,
                person: row.person.clone(),
                effective_date: row.effective_date,
                span: row.span,
            };
            let post = self.posts.entry((organ.to_owned(), title.to_owned())).or_default();
            match row.action {
                Action::Appoint | Action::Hire => post.gained.push(step),
                Action::Remove | Action::Retire | Action::Resign => post.lost.push(step),
                Action::Nominate => {}
            }
        }
    }

    fn two_holders(&mut self, title: &str, post: &Post) {
        let left: BTreeSet<&str> = post.lost.iter().map(|step| step.person.as_str()).collect();
        let mut holders = post.gained.iter().filter(|step| !left.contains(step.person.as_str()));
        let Some(first) = holders.next() else { return };
        for second in holders.filter(|step| step.person != first.person) {
            let message = format!(
                "{title}: {} is appointed, and {} has not left the post",
                second.person, first.person
            );
            let diagnostic = Diagnostic::new(&POST_TWO_HOLDERS, second.document, second.span, message);
            self.tell(second.source, diagnostic);
        }
    }
}

/// Hash of a title and what marks a document beside it.
fn hash(title: &str, mark: &str) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(title.len() as u64).to_le_bytes()).update(title.as_bytes()).update(mark.as_bytes());
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}

/// True for the head of an organ, of whom there is one.
fn is_single(title: &str) -> bool {
    const HEADS: &[&str] = &[
        "局长",
        "厅长",
        "部长",
        "主任",
        "校长",
        "院长",
        "园长",
        "馆长",
        "台长",
        "站长",
        "所长",
        "处长",
        "科长",
        "队长",
        "支队长",
        "大队长",
        "书记",
        "党委书记",
        "党组书记",
        "省长",
        "市长",
        "区长",
        "县长",
        "镇长",
        "乡长",
        "州长",
        "检察长",
        "董事长",
        "总经理",
        "主席",
        "会长",
        "秘书长",
        "理事长",
        "社长",
        "总编辑",
        "行长",
        "关长",
    ];
    HEADS.contains(&title)
}
