//! `number-reused`, `duplicate-document`, `post-two-holders`, `post-left-open`: the documents of a run against each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Across;
use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Action, Appointment, Document};
use crate::resolve::Records;
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

/// A document is printed in two sources.
///
/// Both are kept; citations point to the first by path. Example: a notice of the city in its gazette and in that of a district.
pub static DUPLICATE_DOCUMENT: Code = Code {
    name: "duplicate-document",
    family: Family::Source,
    severity: Severity::Note,
    about: "the same document is printed in two sources; citations point to the first by path",
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

/// A document by the indices of its source and its place there.
type Place = (usize, usize);

/// Documents of other titles under one number.
pub(super) fn numbers(records: &Records) -> Vec<Across> {
    let mut by_number: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (place, document) in firsts(records) {
        if let Some(number) = &document.number {
            by_number.entry(number).or_default().push(place);
        }
    }
    let mut found = Vec::new();
    for (number, places) in by_number {
        let mut titles: BTreeSet<String> = BTreeSet::new();
        let first = document(records, places[0]);
        for &place in &places {
            let document = document(records, place);
            if titles.insert(fold(&document.title)) && titles.len() > 1 {
                let message = format!("{number} is also the number of “{}”", first.title);
                let span = document.number_span.unwrap_or(document.title_span);
                found.push((place.0, Diagnostic::new(&NUMBER_REUSED, Some(place.1), span, message)));
            }
        }
    }
    found
}

/// Documents of one number and title, or of one title and day, in several sources.
pub(super) fn duplicates(records: &Records) -> Vec<Across> {
    let mut seen: BTreeMap<(String, String), Place> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, document) in firsts(records) {
        let Some(mark) = document.number.clone().or_else(|| document.signed_date.map(|d| d.to_string()))
        else {
            continue;
        };
        let first = *seen.entry((fold(&document.title), mark)).or_insert(place);
        if first.0 != place.0 {
            let path = &records.sources[first.0].source.path;
            let message = format!("“{}” is also in {path}", document.title);
            found.push((
                place.0,
                Diagnostic::new(&DUPLICATE_DOCUMENT, Some(place.1), document.title_span, message),
            ));
        }
    }
    found
}

/// All documents but those of sources and issues that are given twice as a whole.
fn firsts(records: &Records) -> impl Iterator<Item = (Place, &Document)> {
    let again = |source: &SourceRecords| {
        let issue = source.structure.issue.as_ref();
        source.source.source_id.contains('~') || issue.is_some_and(|issue| issue.issue_id.contains('~'))
    };
    let sources = records.sources.iter().enumerate().filter(move |(_, source)| !again(source));
    sources.flat_map(|(at, source)| {
        source.structure.documents.iter().enumerate().map(move |(i, document)| ((at, i), document))
    })
}

fn document(records: &Records, (source, at): Place) -> &Document {
    &records.sources[source].structure.documents[at]
}

/// What happens to one post, in the order of time.
#[derive(Default)]
struct Post<'r> {
    gained: Vec<Step<'r>>,
    lost: Vec<Step<'r>>,
}

#[derive(Clone, Copy)]
struct Step<'r> {
    source: usize,
    row: &'r Appointment,
}

/// Posts with two holders, and posts that were left and not taken.
pub(super) fn posts(records: &Records) -> Vec<Across> {
    let index = documents(records);
    let mut found = Vec::new();
    for ((_, title), mut post) in all_posts(records) {
        post.gained.sort_by_key(|step| step.row.effective_date);
        post.lost.sort_by_key(|step| step.row.effective_date);
        let left: BTreeSet<&str> = post.lost.iter().map(|step| step.row.person.as_str()).collect();
        let mut holders = post.gained.iter().filter(|step| !left.contains(step.row.person.as_str()));
        if let Some(first) = holders.next() {
            for second in holders.filter(|step| step.row.person != first.row.person) {
                let message = format!(
                    "{title}: {} is appointed, and {} has not left the post",
                    second.row.person, first.row.person
                );
                found.push(step(&index, second, &POST_TWO_HOLDERS, message));
            }
        }
        if let (true, Some(last)) = (post.gained.is_empty(), post.lost.last()) {
            let message =
                format!("{title}: {} leaves the post, and nobody is named who takes it", last.row.person);
            found.push(step(&index, last, &POST_LEFT_OPEN, message));
        }
    }
    found
}

/// The finding of a step, in its document.
fn step(index: &HashMap<&str, usize>, step: &Step<'_>, code: &'static Code, message: String) -> Across {
    let at = index.get(step.row.document_id.as_str()).copied();
    (step.source, Diagnostic::new(code, at, step.row.span, message))
}

/// The documents of all sources by their id, as indices into their source.
fn documents(records: &Records) -> HashMap<&str, usize> {
    let all = records.sources.iter().flat_map(|source| source.structure.documents.iter().enumerate());
    all.map(|(at, document)| (document.document_id.as_str(), at)).collect()
}

/// Posts that one person holds, by organ and name.
fn all_posts(records: &Records) -> BTreeMap<(&str, &str), Post<'_>> {
    let mut posts: BTreeMap<(&str, &str), Post<'_>> = BTreeMap::new();
    for (source, records) in records.sources.iter().enumerate() {
        for row in &records.appointments {
            let Some(organ) = row.organ_id.as_deref() else { continue };
            for title in row.post.split('、').filter(|title| is_single(title)) {
                let post = posts.entry((organ, title)).or_default();
                let step = Step { source, row };
                match row.action {
                    Action::Appoint | Action::Hire => post.gained.push(step),
                    Action::Remove | Action::Retire | Action::Resign => post.lost.push(step),
                    Action::Nominate => {}
                }
            }
        }
    }
    posts
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
