//! Where organs are named: every field of a record that holds the name of one, and the record to which its id goes.

use std::collections::BTreeMap;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::context::{is_of_a_level, is_open};
use super::name::is_generic;
use super::place::Places;
use crate::extract::SourceRecords;
use crate::grammar::citation;
use crate::grammar::organ::{is_collective, is_organ};
use crate::model::{Document, MentionKind, Paragraph};
use crate::resolve::digest::Digest;
use crate::resolve::lent::Lent;
use crate::text::Span;
use crate::text::repair::normal;
use crate::text::words::WordList;

/// A name of an organ in one document, with all places where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'b"))]
pub(in crate::resolve) struct Name<'b> {
    /// Index of the document in its source, or the number of documents for what stands outside of all.
    pub(in crate::resolve) context: usize,
    /// The name, normalised.
    pub(in crate::resolve) name: Lent<'b>,
    /// How many records other than mentions name it.
    pub(super) records: u32,
    /// How many mentions name it.
    pub(super) mentions: u32,
    /// The first record that may hold its id.
    pub(super) place: Option<Span>,
    /// The number of the name that the document says it is short for: `云溪区防汛抗旱指挥部（以下简称“区防指”）`.
    pub(super) short_for: Option<usize>,
}

/// Which name each record of a source names, as numbers of the names in its digest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Uses(Vec<(Row, usize)>);

impl Uses {
    /// Writes the ids of organs, by the names of the digest, into the records that name them.
    pub(in crate::resolve) fn fill(&self, source: &mut SourceRecords, ids: &[Option<String>]) {
        for (row, at) in &self.0 {
            let Some(id) = ids.get(*at).cloned().flatten() else { continue };
            let place = match *row {
                Row::Responsibility(i) => source.responsibilities.get_mut(i).map(|row| &mut row.organ_id),
                Row::Appointment(i) => source.appointments.get_mut(i).map(|row| &mut row.organ_id),
                Row::Person(i) => source.people.get_mut(i).map(|row| &mut row.organ_id),
                Row::Mention(i) => source.mentions.get_mut(i).map(|row| &mut row.organ_id),
                Row::Other => None,
            };
            if let Some(place) = place {
                *place = Some(id);
            }
        }
    }

    /// The name that each of so many appointments names.
    pub(in crate::resolve) fn of_appointments(&self, count: usize) -> Vec<Option<usize>> {
        let mut organs = vec![None; count];
        for (row, at) in &self.0 {
            if let Row::Appointment(row) = *row {
                organs[row] = Some(*at);
            }
        }
        organs
    }
}

/// The distinct names of a source, and which record names which.
pub(in crate::resolve) fn names(source: &SourceRecords) -> (Vec<Name<'static>>, Uses) {
    let (mut names, mut rows): (Vec<Name<'static>>, _) = (Vec::new(), Vec::new());
    let mut numbers: HashMap<(usize, String), usize> = HashMap::default();
    for Use { context, name, row } in uses(source) {
        let at = *numbers.entry((context, name)).or_insert_with_key(|(context, name)| {
            let (context, name) = (*context, Lent::own(name));
            names.push(Name { context, name, records: 0, mentions: 0, place: None, short_for: None });
            names.len() - 1
        });
        let name = &mut names[at];
        match row {
            Row::Mention(_) => name.mentions += 1,
            _ => name.records += 1,
        }
        name.place = name.place.or_else(|| place_of(source, row));
        if row != Row::Other {
            rows.push((row, at));
        }
    }
    let uses = Uses(rows);
    for (row, at) in &uses.0 {
        let short = short_name(source, *row).and_then(|short| numbers.get(&(names[*at].context, short)));
        let Some(&short) = short.filter(|short| *short != at) else { continue };
        // The first that says so counts, and no short name stands for another.
        if names[short].short_for.is_none() && names[*at].short_for.is_none() {
            names[short].short_for = Some(*at);
        }
    }
    (names, uses)
}

/// The short name that a remark right behind a mention gives its organ.
fn short_name(source: &SourceRecords, row: Row) -> Option<String> {
    const LONGEST: usize = 30;
    let Row::Mention(i) = row else { return None };
    let behind = source.source.text.get(source.mentions.get(i)?.span.end()..)?;
    let inside = behind.strip_prefix(['（', '('])?;
    let near = inside.char_indices().nth(LONGEST).map_or(inside.len(), |(at, _)| at);
    let (remark, _) = inside[..near].split_once(['）', ')'])?;
    let remark = normal(remark);
    let says = ["以下", "下称", "简称"].iter().any(|word| remark.starts_with(word));
    citation::short_name(&remark).filter(|_| says).map(|name| name.trim_matches('"').to_owned())
}

/// Codes of the regions that a document names in its text, and how often: what its context may need when it does not
/// say otherwise whose it is.
pub(in crate::resolve) fn regions(
    source: &SourceRecords,
    digest: &Digest<'_>,
    at: usize,
) -> Vec<(Lent<'static>, u32)> {
    let asks = digest.names.iter().any(|name| name.context == at && is_of_a_level(&name.name));
    if !asks || !is_open(&digest.documents[at], digest.issue.as_ref()) {
        return Vec::new();
    }
    let document = &source.structure.documents[at];
    let (mut places, mut named) = (Places::default(), BTreeMap::<&str, u32>::new());
    for id in text_of(source, document).flat_map(|text| places.named_in(text)).collect::<Vec<_>>() {
        if let Some(code) = places.get(id).code {
            *named.entry(code).or_default() += 1;
        }
    }
    named.into_iter().map(|(code, times)| (Lent::own(code), times)).collect()
}

/// The paragraphs of a document's first pages, where it says whose it is.
fn text_of<'s>(source: &'s SourceRecords, document: &Document) -> impl Iterator<Item = &'s str> {
    const REACH: usize = 100_000;
    let paragraphs = &source.structure.paragraphs[document.paragraphs.clone()];
    let mut read = 0;
    paragraphs.iter().map(Paragraph::str).take_while(move |text| {
        read += text.len();
        read <= REACH
    })
}

/// A place where an organ is named.
#[derive(Clone, Debug, PartialEq)]
struct Use {
    /// Index of the context in its source: that of a document, or the last for what stands outside of all.
    context: usize,
    /// The name, normalised.
    name: String,
    /// The record that names it.
    row: Row,
}

/// A record by its index in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Row {
    Responsibility(usize),
    Appointment(usize),
    Person(usize),
    Mention(usize),
    /// A document or an issue, which hold no ids of organs.
    Other,
}

/// All places of a source that name a proper organ.
fn uses(source: &SourceRecords) -> Vec<Use> {
    let documents = &source.structure.documents;
    let index: HashMap<&str, usize> =
        documents.iter().enumerate().map(|(i, d)| (d.document_id.as_str(), i)).collect();
    let context = |id: Option<&str>| id.and_then(|id| index.get(id).copied()).unwrap_or(documents.len());
    let mut uses = Vec::new();
    let mut add = |context: usize, name: &str, row: Row| {
        let name = normal(name);
        if !is_collective(&name) && !is_generic(&name) {
            uses.push(Use { context, name, row });
        }
    };
    for (i, document) in documents.iter().enumerate() {
        let organs = document.issuers.iter().chain(&document.signatories).chain(&document.printed_by);
        let organs = organs.chain(&document.addressees).chain(&document.cc);
        organs.filter(|name| is_organ(name)).for_each(|name| add(i, name, Row::Other));
    }
    for (i, row) in source.responsibilities.iter().enumerate().filter(|(_, row)| is_organ(&row.organ)) {
        add(context(Some(&row.document_id)), &row.organ, Row::Responsibility(i));
    }
    for (i, row) in source.appointments.iter().enumerate() {
        if let Some(organ) = &row.organ {
            add(context(Some(&row.document_id)), organ, Row::Appointment(i));
        }
    }
    for (i, row) in source.people.iter().enumerate() {
        if let Some(organ) = row.position.as_deref().and_then(organ_of_position) {
            add(context(row.document_id.as_deref()), organ, Row::Person(i));
        }
    }
    for (i, row) in source.mentions.iter().enumerate().filter(|(_, row)| row.kind == MentionKind::Organ) {
        add(context(row.document_id.as_deref()), &row.normalized, Row::Mention(i));
    }
    uses
}

/// Where a record that may hold an organ's id names it; mentions are too many to be looked at one by one.
fn place_of(source: &SourceRecords, row: Row) -> Option<Span> {
    match row {
        Row::Responsibility(i) => Some(source.responsibilities[i].span),
        Row::Appointment(i) => Some(source.appointments[i].span),
        Row::Person(i) => Some(source.people[i].span),
        Row::Mention(_) | Row::Other => None,
    }
}

/// The organ at the start of a position: `区政府办公室` of `区政府办公室副主任`.
fn organ_of_position(position: &str) -> Option<&str> {
    static POSTS: WordList = WordList::new(&[
        "长",
        "任",
        "书记",
        "委",
        "员",
        "主席",
        "总编辑",
        "总编",
        "经理",
        "董事",
        "监事",
        "师",
        "顾问",
        "秘书",
        "主编",
        "组长",
        "司令",
        "干部",
        "总监",
    ]);
    const LONGEST: usize = 40;
    let first = position.split(['、', '，', '；']).next()?;
    let ends: Vec<usize> = first.char_indices().map(|(at, _)| at).skip(2).take(LONGEST).collect();
    let is_post = |post: &str| post.chars().nth(1).is_some() && POSTS.end(post);
    let mut parts = ends.into_iter().rev().map(|end| first.split_at(end));
    parts.find(|(organ, post)| is_post(post) && is_organ(organ)).map(|(organ, _)| organ)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_of_positions() {
        let cases = [
            ("区政府办公室副主任", Some("区政府办公室")),
            ("区财政局局长、一级调研员", Some("区财政局")),
            ("云溪区文化旅游委主任", Some("云溪区文化旅游委")),
            ("副区长", None),
            ("总书记", None),
            ("", None),
        ];
        for (position, organ) in cases {
            assert_eq!(organ_of_position(position), organ, "{position}");
        }
    }
}
