//! What a row depends on beyond its own words: its section, and the context that gave its year.

use super::entry::Value;
use crate::extract::SourceRecords;
use crate::grammar::date::find_all;
use crate::model::{Date, Document, Section};
use crate::text::Span;

/// What must be known of a row.
pub(super) struct Row<'a> {
    /// Where it is printed.
    pub(super) span: Option<Span>,
    /// Id of its document.
    pub(super) document: Option<&'a str>,
    /// Id of its section.
    pub(super) section: Option<&'a str>,
    /// Its columns with their values.
    pub(super) values: &'a [Value],
}

impl Row<'_> {
    /// The first value of one of the columns `names`.
    fn first_of(&self, names: &[&str]) -> Option<&str> {
        let value = |name: &&str| self.values.iter().find(|(column, _)| column == name)?.1.as_deref();
        names.iter().find_map(value)
    }
}

/// The document and the section of a row, under their labels.
pub(super) fn context(source: &SourceRecords, row: &Row<'_>) -> Vec<(&'static str, String)> {
    let Some(document) = document(source, row) else { return Vec::new() };
    let section = section(document, row).map(|s| ("section", format!("{}  {}", s.section_id, name(s))));
    let document = ("document", format!("{}  {}", document.document_id, document.title));
    [document].into_iter().chain(section).collect()
}

/// What gave the row its year, when its own words do not print it.
pub(super) fn year(source: &SourceRecords, row: &Row<'_>) -> Option<String> {
    let year = unprinted_year(source, row)?;
    let document = document(source, row)?;
    let origin = year_origin(source, document, section(document, row), row.span, year);
    Some(origin.unwrap_or_else(|| format!("{year} follows from the dates around it")))
}

fn document<'a>(source: &'a SourceRecords, row: &Row<'_>) -> Option<&'a Document> {
    source.structure.documents.iter().find(|document| Some(document.document_id.as_str()) == row.document)
}

fn section<'a>(document: &'a Document, row: &Row<'_>) -> Option<&'a Section> {
    document.sections.iter().find(|section| Some(section.section_id.as_str()) == row.section)
}

/// The label and the head of a section.
fn name(section: &Section) -> String {
    let heading = section.heading.as_deref().unwrap_or_default();
    format!("{}{heading}", section.label_raw.as_deref().unwrap_or_default())
}

/// The year of the row's dates, when it is not printed in the row's words.
fn unprinted_year(source: &SourceRecords, row: &Row<'_>) -> Option<i16> {
    const DATES: &[&str] = &["end_date", "start_date", "period_end", "period_start"];
    let date: Date = row.first_of(DATES)?.parse().ok()?;
    let words = row.first_of(&["date_raw", "period_raw"]);
    let printed = words.or(row.span.map(|span| span.slice(&source.source.text))).unwrap_or_default();
    (!states(printed, date.year())).then(|| date.year())
}

/// True when a text states the year; `2021—2023年` states all three.
fn states(text: &str, year: i16) -> bool {
    let covers = |(from, to): (Option<Date>, Option<Date>)| {
        from.or(to).is_some_and(|d| d.year() <= year) && to.or(from).is_some_and(|d| year <= d.year())
    };
    let normal = crate::text::repair::normal(text);
    find_all(&normal).into_iter().any(|(_, expr)| expr.year().is_some_and(|y| covers(expr.period(y))))
}

/// Where the year was stated: in the paragraph before the row, in a head above it, or by the document.
fn year_origin(
    source: &SourceRecords,
    document: &Document,
    section: Option<&Section>,
    span: Option<Span>,
    year: i16,
) -> Option<String> {
    let text = &source.source.text;
    let from = |what: &str, words: &str| Some(format!("{year} from {what}: {words}"));
    if let Some(span) = span {
        let paragraph = source.structure.paragraphs.iter().find(|p| p.span().contains(span));
        let before = paragraph.map_or("", |p| &text[p.span().start()..span.start()]);
        if states(before, year) {
            return from("what stands before it in its paragraph", before.trim());
        }
    }
    let mut above = section;
    while let Some(section) = above {
        if states(&name(section), year) {
            return from("the head of its section", &name(section));
        }
        above = section.parent.and_then(|at| document.sections.get(at));
    }
    if states(&document.title, year) {
        return from("the title of the document", &document.title);
    }
    let signed = document.signed_date.or(document.printed_date);
    if let Some(date) = signed.filter(|date| date.year() == year) {
        return from("the date of the document", &date.to_string());
    }
    if document.number_year == Some(year.into()) {
        return from("the number of the document", document.number.as_deref().unwrap_or_default());
    }
    let issue = source.structure.issue.as_ref().filter(|issue| issue.year == Some(year.into()))?;
    from("the issue", &issue.issue_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_stated_by_dates_and_periods() {
        for (text, year, expected) in [
            ("2023年重点工作", 2023, true),
            ("2021—2023年", 2022, true),
            ("6月底前", 2023, false),
            ("2022年", 2023, false),
            ("到 2023 年底", 2023, true),
        ] {
            assert_eq!(states(text, year), expected, "{text}");
        }
    }
}
