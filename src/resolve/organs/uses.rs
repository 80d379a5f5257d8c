//! Where organs are named: every field of a record that holds the name of one, and the record to which its id goes.

use std::collections::HashMap;

use super::name::is_generic;
use crate::extract::SourceRecords;
use crate::grammar::organ::{is_collective, is_organ};
use crate::model::MentionKind;
use crate::text::Span;
use crate::text::repair::normal;

/// A place where an organ is named.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Use {
    /// Index of the context in its source: that of a document, or the last for what stands outside of all.
    pub(super) context: usize,
    /// The name, normalised.
    pub(super) name: String,
    /// The record that names it.
    pub(super) row: Row,
}

/// A record by its index in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Responsibility(usize),
    Appointment(usize),
    Person(usize),
    Mention(usize),
    /// A document or an issue, which hold no ids of organs.
    Other,
}

/// All places of a source that name a proper organ.
pub(super) fn uses(source: &SourceRecords) -> Vec<Use> {
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

/// Writes the id of an organ into the record that names it.
pub(super) fn fill(source: &mut SourceRecords, row: Row, organ_id: &str) {
    let id = Some(organ_id.to_owned());
    match row {
        Row::Responsibility(i) => source.responsibilities[i].organ_id = id,
        Row::Appointment(i) => source.appointments[i].organ_id = id,
        Row::Person(i) => source.people[i].organ_id = id,
        Row::Mention(i) => source.mentions[i].organ_id = id,
        Row::Other => {}
    }
}

/// Where a record that may hold an organ's id names it; mentions are too many to be looked at one by one.
pub(super) fn place_of(source: &SourceRecords, row: Row) -> Option<Span> {
    match row {
        Row::Responsibility(i) => Some(source.responsibilities[i].span),
        Row::Appointment(i) => Some(source.appointments[i].span),
        Row::Person(i) => Some(source.people[i].span),
        Row::Mention(_) | Row::Other => None,
    }
}

/// The organ at the start of a position: `区政府办公室` of `区政府办公室副主任`.
fn organ_of_position(position: &str) -> Option<&str> {
    const POSTS: &[&str] = &[
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
    ];
    const LONGEST: usize = 40;
    let first = position.split(['、', '，', '；']).next()?;
    let ends: Vec<usize> = first.char_indices().map(|(at, _)| at).skip(2).take(LONGEST).collect();
    let is_post = |post: &str| post.chars().nth(1).is_some() && POSTS.iter().any(|end| post.ends_with(end));
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
