//! Every entity that the text of a document names: organs, persons, places, dates, amounts, numbers and titles of
//! documents, meetings, telephones and addresses.
//!
//! | rule | form |
//! | --- | --- |
//! | `mention-organ` | `云溪区财政局`; an organ of its own name, no collective |
//! | `mention-person` | a name where the text marks it as one, see [`people`](super::people) |
//! | `mention-place` | a region of the table with its suffix, and a township behind it |
//! | `mention-document-number` | `云溪府办发〔2023〕17号` |
//! | `mention-document-title` | `《云溪河保护办法》` |
//! | `mention-date` | `2023年4月`, `6月底前` |
//! | `mention-money`, `mention-quantity`, `mention-percent` | `6.48亿元`, `120公里`, `百分之二十` |
//! | `mention-phone`, `mention-email`, `mention-url` | `029-61270000` |
//! | `mention-meeting` | `区政府第12次常务会议` |
//!
//! Each place is read once, by one scan (`scan`); the longest entity wins, and none overlap. Nothing is taken from its
//! context: a date without a printed year has no days, an amount in a table's cell only the unit of the cell.

use std::collections::BTreeSet;
use std::ops::Range;

use super::View;
use crate::model::{Date, Decimal, Mention, MentionKind, Paragraph, Person};
use crate::text::Repaired;

mod leaf;
mod marked;
mod name;
mod scan;

use marked::Marked;

/// The `mentions` of a document, in text order; `people` are the persons whom the document marks.
pub fn extract(view: View<'_>, people: &[Person]) -> Vec<Mention> {
    let mut rows = Rows { view, people: Marked::new(people), mentions: Vec::new() };
    for paragraph in view.paragraphs() {
        match paragraph.table {
            Some(table) => rows.read_table(paragraph, table),
            None => rows.read(paragraph, &paragraph.text),
        }
    }
    rows.mentions
}

/// An entity in a text; the range is of the text.
#[derive(Clone, Debug, PartialEq)]
struct Entity {
    range: Range<usize>,
    kind: MentionKind,
    /// Its normal form, where that is not the text of the range.
    normal: Option<String>,
    value: Option<Decimal>,
    unit: Option<String>,
    /// First and last day.
    days: (Option<Date>, Option<Date>),
}

impl Entity {
    /// An entity whose normal form is its text.
    fn plain(kind: MentionKind, range: Range<usize>) -> Self {
        Self { range, kind, normal: None, value: None, unit: None, days: (None, None) }
    }
}

/// The rows of a document while they are made.
struct Rows<'a> {
    view: View<'a>,
    people: Marked<'a>,
    mentions: Vec<Mention>,
}

impl Rows<'_> {
    /// Reads the cells of a table; a cell that spans several is printed once.
    fn read_table(&mut self, paragraph: &Paragraph, table: usize) {
        let Some(table) = self.view.document.tables.get(table) else { return };
        let own = paragraph.span();
        let mut seen = BTreeSet::new();
        for cell in table.cells.iter().filter(|cell| own.contains(cell.span)) {
            if !cell.span.is_empty() && seen.insert(cell.span) {
                self.read(paragraph, &Repaired::new(&self.view.source.text, &[cell.span]));
            }
        }
    }

    fn read(&mut self, paragraph: &Paragraph, text: &Repaired) {
        let persons = self.people.places(text);
        let entities = scan::entities(text.text(), &persons);
        if entities.is_empty() {
            return;
        }
        let section_id = self.view.section_id(paragraph);
        for entity in entities {
            let mention = self.mention(paragraph, text, entity);
            self.mentions.push(Mention { section_id: section_id.clone(), ..mention });
        }
    }

    fn mention(&self, paragraph: &Paragraph, text: &Repaired, entity: Entity) -> Mention {
        let Entity { range, kind, normal, value, unit, days } = entity;
        let document_id = &self.view.document.document_id;
        let block = self.view.structure.blocks.get(paragraph.block);
        Mention {
            mention_id: format!("{document_id}/m{}", self.mentions.len() + 1),
            document_id: Some(document_id.clone()),
            section_id: None,
            block_id: block.map(|block| block.block_id.clone()).unwrap_or_default(),
            kind,
            text_raw: text.raw(&self.view.source.text, range.clone()),
            normalized: normal.unwrap_or_else(|| text.text()[range.clone()].to_owned()),
            organ_id: None,
            value,
            unit,
            date_start: days.0,
            date_end: days.1,
            rule: rule(kind),
            span: text.printed(range),
        }
    }
}

/// The name of the rule for a kind.
fn rule(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Organ => "mention-organ",
        MentionKind::Person => "mention-person",
        MentionKind::Place => "mention-place",
        MentionKind::DocumentNumber => "mention-document-number",
        MentionKind::DocumentTitle => "mention-document-title",
        MentionKind::Date => "mention-date",
        MentionKind::Money => "mention-money",
        MentionKind::Quantity => "mention-quantity",
        MentionKind::Percent => "mention-percent",
        MentionKind::Phone => "mention-phone",
        MentionKind::Email => "mention-email",
        MentionKind::Url => "mention-url",
        MentionKind::Meeting => "mention-meeting",
    }
}
