//! Persons named in a capacity.
//!
//! - `appointee`: who gains or loses a post (rule `appointee`);
//!   also in a table;
//! - `member`: members of leading groups, from rosters (`roster`), tables (`roster-table`) and sentences (`role-given`);
//! - `contact`: whom to ask (`contact`);
//! - `official`: who signs (`signature`), who is named with an office in running text (`office-name`, `name-office`) or
//!   with the work that is his (`name-office`), who answers for something in a table with offices (`office-column`), and
//!   who was at a meeting (`attendance`);
//! - `author`: who wrote an article or a news item (`byline`);
//! - `editor`: who makes the gazette (`imprint`); these belong to the issue, see [`editors`].
//!
//! Names are never guessed from prose: an office, a role or a label stands beside each.

mod author;
mod column;
mod imprint;
mod official;
mod portfolio;
mod roster;

use std::collections::HashMap;

use super::appointments::Found;
use super::{View, appointments, contacts};
use crate::model::{BlockKind, Capacity, Contact, ContactKind, Paragraph, Person, Source};
use crate::structure::Structure;
use crate::structure::line::signature::{Signature, signature};
use crate::text::Span;

/// The persons of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Person> {
    named_in(view, &appointments::changes(view), &contacts::extract(view))
}

/// The persons of a document whose changes of post and contacts are known.
pub(super) fn named_in(view: View<'_>, changes: &[Found<'_>], contacts: &[Contact]) -> Vec<Person> {
    let mut people = appointees(view, changes);
    people.extend(appointees_of_tables(view));
    people.extend(column::holders(view));
    let elected = Places::of(&people);
    let members: Vec<Person> = roster::members(view).into_iter().filter(|m| !elected.hold(m)).collect();
    people.extend(members);
    people.extend(roster::attendance(view));
    people.sort_by_key(|p| p.span);
    let named: Vec<Span> = people.iter().map(|p| p.span).collect();
    people.extend(asked(view, contacts));
    people.extend(signers(view));
    people.extend(author::authors(view));
    let prose = view.paragraphs().iter().filter(|p| is_prose(p.kind));
    for paragraph in prose.filter(|p| !holds_any(p.span(), &named)) {
        let mut told = roster::told(view, paragraph);
        told.extend(portfolio::holder(view, paragraph));
        let within = Places::of(&told);
        let officials = official::officials(view, paragraph).into_iter();
        people.extend(officials.filter(|p| !within.hold(p)));
        people.extend(told);
    }
    people.sort_by_key(|p| p.span);
    people
}

/// Where persons are named: the starts of their places in order, with the last end up to each.
struct Places<'a>(HashMap<&'a str, Vec<(usize, usize)>>);

impl<'a> Places<'a> {
    fn of(people: &'a [Person]) -> Self {
        let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by_key(|person| person.span);
        for person in people {
            let of_name = places.entry(&person.person).or_default();
            let end = of_name.last().map_or(0, |&(_, end)| end).max(person.span.end());
            of_name.push((person.span.start(), end));
        }
        Self(places)
    }

    /// True when one of the places of a person of the same name lies around that of `person`.
    fn hold(&self, person: &Person) -> bool {
        let Some(places) = self.0.get(person.person.as_str()) else { return false };
        let before = places.partition_point(|&(start, _)| start <= person.span.start());
        before.checked_sub(1).is_some_and(|last| places[last].1 >= person.span.end())
    }
}

/// True when one of `spans`, which are in order, begins inside `span`.
fn holds_any(span: Span, spans: &[Span]) -> bool {
    let first = spans.partition_point(|s| s.start() < span.start());
    spans.get(first).is_some_and(|s| s.start() < span.end())
}

/// The editors of a gazette issue, in text order.
pub fn editors(source: &Source, structure: &Structure) -> Vec<Person> {
    imprint::editors(source, structure)
}

fn is_prose(kind: BlockKind) -> bool {
    use BlockKind::{Heading, ListItem, News, Paragraph};
    matches!(kind, Paragraph | ListItem | Heading | News)
}

/// A person of this document with a name and a place; the rest is left to the caller.
fn person(view: View<'_>, name: String, capacity: Capacity, rule: &'static str, span: Span) -> Person {
    Person {
        document_id: Some(view.document.document_id.clone()),
        issue_id: view.document.issue_id.clone(),
        person: name,
        capacity,
        group_name: None,
        group_role: None,
        position: None,
        organ_id: None,
        rule,
        span,
    }
}

/// Who gains or loses a post: one row for each time that a name is printed, with the first position beside it.
fn appointees(view: View<'_>, changes: &[Found<'_>]) -> Vec<Person> {
    let naming = changes.iter().filter(|c| c.names_them);
    naming
        .flat_map(|change| {
            let text = change.paragraph.str();
            change.persons.iter().map(move |range| {
                let name = text[range.clone()].to_owned();
                let span = view.span(change.paragraph, range.start..change.range.end);
                let post = &change.head.str()[change.position.clone()];
                let position = Some([change.under.unwrap_or_default(), post].concat());
                Person { position, ..person(view, name, Capacity::Appointee, "appointee", span) }
            })
        })
        .collect()
}

/// Who gains or loses a post in a column of a table: one row for each time that a name is printed.
fn appointees_of_tables(view: View<'_>) -> Vec<Person> {
    let mut rows: Vec<Person> = Vec::new();
    for post in appointments::table::posts(view) {
        let same = |last: &Person| last.person == post.name() && last.span.start() == post.span().start();
        if rows.last().is_some_and(same) {
            continue;
        }
        let row = person(view, post.name().to_owned(), Capacity::Appointee, "appointee", post.span());
        rows.push(Person { position: Some(post.position().to_owned()), ..row });
    }
    rows
}

/// Whom to ask.
fn asked(view: View<'_>, contacts: &[Contact]) -> Vec<Person> {
    let contacts = contacts.iter().filter(|c| c.kind == ContactKind::Person);
    contacts.map(|c| person(view, c.value.clone(), Capacity::Contact, "contact", c.span)).collect()
}

/// Who signs an order or a bill: `省长　林知远`.
fn signers(view: View<'_>) -> Vec<Person> {
    let signed = view.paragraphs().iter().filter(|p| p.kind == BlockKind::Signature);
    signed.filter_map(|paragraph| signer(view, paragraph)).collect()
}

fn signer(view: View<'_>, paragraph: &Paragraph) -> Option<Person> {
    let Signature::Person { office, name } = signature(paragraph.str())? else { return None };
    let position = Some(office.to_owned());
    Some(Person {
        position,
        ..person(view, name.to_owned(), Capacity::Official, "signature", paragraph.span())
    })
}

#[cfg(test)]
mod tests;
