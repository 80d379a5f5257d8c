//! The year that a place in a document gives to a date without one.

use super::View;
use crate::grammar::date;
use crate::model::Date;

/// The year of the headings above a section, from the innermost outwards, when they name just one.
pub(super) fn heading_year(view: View<'_>, section: Option<usize>) -> Option<i16> {
    let sections = &view.document.sections;
    let mut at = section.and_then(|i| sections.get(i));
    while let Some(section) = at {
        if let Some(year) = section.heading.as_deref().and_then(only_year) {
            return Some(year);
        }
        at = section.parent.and_then(|i| sections.get(i));
    }
    None
}

/// The year of the document: that of its date, its number, its title, or the issue that prints it.
pub(super) fn document_year(view: View<'_>) -> Option<i16> {
    let document = view.document;
    let dated = document.signed_date.or(document.printed_date).map(Date::year);
    let issue = view.structure.issue.as_ref().and_then(|issue| issue.year);
    let numbered = document.number_year.or(issue).and_then(|year| i16::try_from(year).ok());
    dated.or(document.number_year.and(numbered)).or_else(|| only_year(&document.title)).or(numbered)
}

/// The year that a text names, when it names one and no other.
pub(super) fn only_year(text: &str) -> Option<i16> {
    let mut years = date::find_all(text).into_iter().filter_map(|(_, expr)| expr.year());
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}
