//! [`Marked`]: the persons whom a document marks, found again in each of its texts without a search of the whole text for
//! each: a text of fifty thousand appointments has as many of them.

use std::ops::Range;

use crate::model::Person;
use crate::text::{Repaired, Span};

/// The persons of a document by the places where they are marked.
pub(super) struct Marked<'a> {
    /// In the order of their places.
    people: Vec<&'a Person>,
    /// The last end of the places up to each.
    ends: Vec<usize>,
}

impl<'a> Marked<'a> {
    pub(super) fn new(people: &'a [Person]) -> Self {
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by_key(|person| person.span);
        let mut last = 0;
        let ends = people.iter().map(|person| {
            last = last.max(person.span.end());
            last
        });
        let ends = ends.collect();
        Self { people, ends }
    }

    /// Where a text prints the names of the persons that are marked in it, in order.
    pub(super) fn places(&self, text: &Repaired) -> Vec<Range<usize>> {
        let span = text.span();
        let mut places: Vec<Range<usize>> =
            self.around(span).filter_map(|person| place(text, person)).collect();
        places.sort_by_key(|range| range.start);
        places
    }

    /// The persons whose places lie in `span`, or around all of it.
    fn around(&self, span: Span) -> impl Iterator<Item = &'a Person> + '_ {
        let first = self.people.partition_point(|p| p.span.start() < span.start());
        let last = self.people.partition_point(|p| p.span.start() <= span.end());
        let reach = self.ends[..first].iter().rev().take_while(|end| **end >= span.end()).count();
        let near = self.people[first - reach..last].iter().copied();
        near.filter(move |p| span.contains(p.span) || p.span.contains(span))
    }
}

/// Where the name of a person stands first in the part of the text that marks it.
fn place(text: &Repaired, person: &Person) -> Option<Range<usize>> {
    let name = person.person.as_str();
    let from = at_or_behind(text, person.span.start());
    let to = at_or_behind(text, person.span.end());
    let found =
        text.text().get(from..to)?.match_indices(name).map(|(at, _)| from + at..from + at + name.len());
    found.filter(|range| !range.is_empty()).find(|range| person.span.contains(text.printed(range.clone())))
}

/// The first character of a repaired text that is printed at `place` or behind it.
fn at_or_behind(text: &Repaired, place: usize) -> usize {
    let printed = |at: usize| text.printed(at..at).start();
    let (mut low, mut high) = (0, text.text().len());
    while low < high {
        let middle = low + (high - low) / 2;
        if printed(middle) < place { low = middle + 1 } else { high = middle }
    }
    while !text.text().is_char_boundary(low) {
        low += 1;
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Capacity;

    fn marked(name: &str, start: usize, end: usize) -> Person {
        Person {
            document_id: None,
            issue_id: None,
            person: name.to_owned(),
            capacity: Capacity::Member,
            group_name: None,
            group_role: None,
            position: None,
            organ_id: None,
            rule: "roster",
            span: Span::new(start, end),
        }
    }

    #[test]
    fn names_are_found_where_they_are_marked() {
        let source = "林知远说，周 砚秋、林知远";
        let text = Repaired::new(source, &[Span::new(0, source.len())]);
        let second = source.rfind("林").unwrap();
        let spaced = source.find('周').unwrap();
        let people = [
            marked("林知远", second, source.len()),
            marked("周砚秋", spaced, second),
            marked("沈舟", 0, source.len()),
        ];
        let places = Marked::new(&people).places(&text);
        let found: Vec<(usize, &str)> = places.iter().map(|r| (r.start, &text.text()[r.clone()])).collect();
        let at = |name: &str| text.text().rfind(name).unwrap();
        assert_eq!(found, [(at("周砚秋"), "周砚秋"), (at("林知远"), "林知远")]);
    }
}
