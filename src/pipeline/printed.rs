//! Values of a text in Traditional characters, which was read in Simplified ones, as they are printed.
//!
//! Structure and passes saw the reading, whose offsets are those of the printed text (see [`crate::text::script`]).
//! What they copied out of it gets the printed characters here, record by record, when the digest for all others is made; what
//! they typed stays: numbers, dates, closed sets, units of quantities, names and codes out of our tables.

use crate::extract::SourceRecords;
use crate::model::{Block, Document, Issue, Mention, MentionKind, Paragraph, Section, Table, TocEntry};
use crate::structure::Structure;
use crate::text::Span;
use crate::text::script::Printed;

/// Gives a source that was read in another script its printed text back, and all that was read in it.
///
/// Organs are resolved in the reading, and keep its characters: one organ in two scripts is one.
pub(super) fn as_printed(records: &mut SourceRecords, printed: Printed) {
    structure(&mut records.structure, &printed);
    duties_and_posts(records, &printed);
    quantities_and_dates(records, &printed);
    records.mentions.iter_mut().for_each(|m| mention(m, &printed));
    for diagnostic in &mut records.diagnostics {
        printed.fill(diagnostic.span, [&mut diagnostic.message]);
    }
    records.source.text = printed.into_text();
}

impl Printed {
    fn fill<'a>(&self, span: Span, values: impl IntoIterator<Item = &'a mut String>) {
        for value in values {
            *value = self.value(value, span);
        }
    }
}

fn structure(structure: &mut Structure, printed: &Printed) {
    structure.issue.iter_mut().for_each(|i| issue(i, printed));
    structure.toc.iter_mut().for_each(|e| toc_entry(e, printed));
    structure.documents.iter_mut().for_each(|d| document(d, printed));
    for block in &mut structure.blocks {
        let paragraph = block.paragraph.and_then(|at| structure.paragraphs.get(at));
        block_text(block, paragraph, printed);
    }
    for paragraph in &mut structure.paragraphs {
        paragraph.text = paragraph.text.in_characters_of(printed.text());
    }
}

/// The text of a block: that of its whole paragraph, or of its part of it.
fn block_text(block: &mut Block, paragraph: Option<&Paragraph>, printed: &Printed) {
    match paragraph.filter(|paragraph| paragraph.str() == block.text) {
        Some(paragraph) => block.text = paragraph.text.in_characters_of(printed.text()).text().to_owned(),
        None => printed.fill(block.span, [&mut block.text]),
    }
}

fn issue(issue: &mut Issue, printed: &Printed) {
    let fields = [
        &mut issue.supervisor,
        &mut issue.sponsor,
        &mut issue.publisher,
        &mut issue.address,
        &mut issue.phone,
        &mut issue.fax,
        &mut issue.website,
        &mut issue.licence,
    ];
    printed.fill(issue.span, fields.into_iter().flatten().chain([&mut issue.gazette]));
}

fn toc_entry(entry: &mut TocEntry, printed: &Printed) {
    printed.fill(entry.span, [&mut entry.title, &mut entry.title_raw].into_iter().chain(&mut entry.category));
}

fn document(document: &mut Document, printed: &Printed) {
    printed.fill(document.title_span, [&mut document.title, &mut document.title_raw]);
    let numbers = [&mut document.number_raw, &mut document.number, &mut document.number_prefix];
    printed.fill(document.number_span.unwrap_or(document.span), numbers.into_iter().flatten());
    let fields = [
        &mut document.organ_header,
        &mut document.printed_by,
        &mut document.disclosure,
        &mut document.meeting,
        &mut document.source_note,
        &mut document.copy_number,
        &mut document.secrecy,
        &mut document.urgency,
        &mut document.approver,
        &mut document.index_number,
    ];
    let lists = [
        &mut document.issuers,
        &mut document.addressees,
        &mut document.signatories,
        &mut document.cc,
        &mut document.subject_words,
    ];
    printed.fill(document.span, fields.into_iter().flatten().chain(lists.into_iter().flatten()));
    document.sections.iter_mut().for_each(|s| section(s, printed));
    document.attachments.iter_mut().for_each(|a| printed.fill(a.span, [&mut a.title]));
    document.tables.iter_mut().for_each(|t| table(t, document.span, printed));
}

fn section(section: &mut Section, printed: &Printed) {
    let labelled = [&mut section.label_raw, &mut section.heading];
    printed.fill(section.span, labelled.into_iter().flatten().chain([&mut section.text]));
}

/// The caption stands above the table, headers and names of rows beside a cell.
fn table(table: &mut Table, document: Span, printed: &Printed) {
    printed.fill(document, &mut table.caption);
    for cell in &mut table.cells {
        printed.fill(cell.span, [&mut cell.text]);
        printed.fill(table.span, cell.row_label.iter_mut().chain([&mut cell.header]));
    }
}

fn duties_and_posts(records: &mut SourceRecords, printed: &Printed) {
    for duty in &mut records.responsibilities {
        let named = [&mut duty.role_raw, &mut duty.task].into_iter().flatten();
        printed.fill(duty.span, named.chain([&mut duty.organ_raw, &mut duty.organ]));
    }
    for citation in &mut records.citations {
        let fields = [
            &mut citation.number,
            &mut citation.number_raw,
            &mut citation.title,
            &mut citation.issuer,
            &mut citation.provision,
        ];
        printed.fill(citation.span, fields.into_iter().flatten());
    }
    for post in &mut records.appointments {
        let fields = [&mut post.person, &mut post.action_raw, &mut post.post, &mut post.position_raw];
        printed.fill(post.span, fields.into_iter().chain(&mut post.organ));
    }
    for person in &mut records.people {
        let fields = [&mut person.group_name, &mut person.group_role, &mut person.position];
        printed.fill(person.span, fields.into_iter().flatten().chain([&mut person.person]));
    }
    for contact in &mut records.contacts {
        printed.fill(contact.span, contact.label_raw.iter_mut().chain([&mut contact.value]));
    }
}

fn quantities_and_dates(records: &mut SourceRecords, printed: &Printed) {
    for target in &mut records.targets {
        let fields = [&mut target.subject, &mut target.period_raw].into_iter().flatten();
        printed.fill(target.span, fields.chain([&mut target.value_raw, &mut target.sentence]));
    }
    for milestone in &mut records.milestones {
        let fields = [&mut milestone.date_raw, &mut milestone.task];
        printed.fill(milestone.span, fields.into_iter().chain(&mut milestone.label));
    }
    for event in &mut records.events {
        let fields = [&mut event.place, &mut event.content].into_iter().flatten();
        printed.fill(event.span, fields.chain(&mut event.hosts).chain([&mut event.name]));
    }
}

/// The normal forms of dates and quantities are typed.
fn mention(mention: &mut Mention, printed: &Printed) {
    let typed = matches!(
        mention.kind,
        MentionKind::Date | MentionKind::Money | MentionKind::Quantity | MentionKind::Percent
    );
    let normal = Some(&mut mention.normalized).filter(|_| !typed);
    printed.fill(mention.span, normal.into_iter().chain([&mut mention.text_raw]));
}
