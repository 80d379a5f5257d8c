//! Who answers for what (责任单位、牵头单位、职责分工): one row for each organ named in a clause, field, cell or sentence.
//!
//! | rule | form |
//! | --- | --- |
//! | `clause-label` | `（责任单位：区教委、区财政局）` |
//! | `clause-verb` | `（区教委牵头，区财政局配合）` |
//! | `clause-list` | `…改造校舍。（区教委、区财政局）` |
//! | `line-label` | `…加强宣传。责任单位：区教委` |
//! | `field-label` | in a list of fields, a line `责任单位：区教委` |
//! | `unit-head` | a unit that an organ heads: `（二）区财政局。负责…` |
//! | `table-column` | a column `牵头单位` |
//! | `table-duty` | columns `成员单位` and `主要职责` |
//! | `sentence-duty` | `区财政局要确保…` |
//!
//! A setting such as `列第一位者为牵头单位，下同` holds from where it stands to the end of the document, one without `下同` for
//! all of it. In a document on awards a `完成单位` is who has won one.

use std::ops::Range;

use super::View;
use super::context::{headings_around, looks_back};
use super::period::LONGEST_EXCERPT;
use crate::grammar::duty::{Duty, first_leads};
use crate::grammar::label::label_len;
use crate::model::{BlockKind, DocumentKind, Genre, Origin, Paragraph, Responsibility, Role};
use crate::text::repair::normal;
use crate::text::words::words;
use crate::text::{Marks, Span};

mod bracket;
mod field;
mod head;
mod sentence;
mod table;

/// The responsibilities of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Responsibility> {
    let paragraphs = view.paragraphs();
    let first_leads = paragraphs.iter().any(|paragraph| sets_for_all(paragraph.str()));
    let awards = words!["奖", "科技成果"].stand_in(&view.document.title);
    let mut pass = Pass { view, first_leads, awards, clauses: 0, rows: Vec::new() };
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if let Some(index) = paragraph.table {
            if let Some(table) = view.document.tables.get(index) {
                table::read(&mut pass, table);
            }
        } else if is_text(paragraph.kind) {
            read(&mut pass, paragraphs, i);
        }
    }
    pass.rows
}

/// True for a note that the first organ of a list leads, outside of clauses and without `下同`: it holds for all clauses, also
/// those before it.
fn sets_for_all(text: &str) -> bool {
    let Some(at) = text.find("牵头").filter(|_| first_leads(text) && !text.contains("下同")) else {
        return false;
    };
    let open = text[..at].rfind('（').filter(|open| !text[*open..at].contains('）'));
    open.is_none_or(|open| open == 0)
}

/// True for the kinds of paragraph that can say who answers for what.
fn is_text(kind: BlockKind) -> bool {
    use BlockKind::*;
    matches!(kind, Heading | Paragraph | ListItem | Clause | Box | Note | Contact | News | Unknown)
}

/// True for the title of a text that tells what was done or meant.
fn is_account(title: &str) -> bool {
    words!["解读", "起草说明", "编制说明", "新闻发布会"].stand_in(title)
}

/// True for the label of who has done the work that wins an award: `主要完成单位`.
fn is_achieved(label: &str) -> bool {
    label.ends_with("完成单位")
}

/// Reads a paragraph: its clauses and fields, its head, and the sentences between them.
fn read(pass: &mut Pass<'_>, paragraphs: &[Paragraph], index: usize) {
    let paragraph = &paragraphs[index];
    let text = paragraph.str();
    let document = pass.view.document;
    let told = matches!(document.kind, DocumentKind::News | DocumentKind::Article)
        || is_account(&document.title)
        || looks_back(pass.view, paragraph.section);
    let label = head::label_len(pass.view, paragraphs, index);
    let bracketed = paragraph.marks.have(Marks::BRACKET);
    let mut finds = if bracketed { bracket::finds(text, label) } else { Vec::new() };
    let fields: Vec<Find> =
        field::finds(paragraphs, index).into_iter().filter(|find| !covers(&finds, &find.at)).collect();
    finds.extend(fields);
    if pass.awards {
        finds.retain(|find| !find.duties.iter().all(|duty| is_achieved(&text[duty.wording.clone()])));
    }
    let law = document.kind == DocumentKind::Legislation;
    let strict = law || matches!(document.genre, Some(Genre::Report | Genre::Communique));
    // `第三条 区公安局。负责…` of provisions on who has which duties.
    let divides = !law || document.title.contains("职责");
    let heads = if !divides { Vec::new() } else { head::finds(pass.view, paragraphs, index) };
    let headed = !heads.is_empty();
    finds.extend(heads);
    finds.sort_by_key(|find| find.at.start);
    if !told && !headed {
        finds.extend(sentence::finds(text, label, strict, &finds));
    }
    finds.sort_by_key(|find| find.at.start);
    for find in finds {
        pass.take(paragraph, &find);
    }
    if !pass.first_leads && text.contains("牵头") && first_leads(text) {
        pass.first_leads = true;
    }
}

/// True when `at` shares text with one of `finds`, which stand in text order side by side.
fn covers(finds: &[Find], at: &Range<usize>) -> bool {
    let behind = finds.partition_point(|find| find.at.start < at.end);
    behind.checked_sub(1).is_some_and(|last| finds[last].at.end > at.start)
}

/// A clause, field, head or sentence in a paragraph; ranges count from the start of its repaired text.
struct Find {
    /// All of it: what the row points to.
    at: Range<usize>,
    /// Its duties.
    duties: Vec<Duty>,
    origin: Origin,
    rule: &'static str,
    /// What it answers for, where the paragraph says so; else the heading of the section.
    task: Option<Range<usize>>,
}

impl Find {
    /// True when it says itself who leads.
    fn names_leader(&self) -> bool {
        let organs = || self.duties.iter().flat_map(|duty| &duty.organs);
        self.duties.iter().any(|duty| duty.role == Role::Lead)
            || organs().any(|organ| organ.role == Some(Role::Lead))
    }
}

/// The rows of a document while they are made.
struct Pass<'a> {
    view: View<'a>,
    /// True from where the document says that the first organ of a list leads.
    first_leads: bool,
    /// True in a document on awards.
    awards: bool,
    clauses: i32,
    rows: Vec<Responsibility>,
}

impl Pass<'_> {
    fn take(&mut self, paragraph: &Paragraph, find: &Find) {
        let text = paragraph.str();
        self.first_leads |= find.origin == Origin::Clause && first_leads(&text[find.at.clone()]);
        let leads = self.first_leads && !find.names_leader();
        let section_id = self.view.section_id(paragraph);
        let heading = || paragraph.section.and_then(|i| self.view.document.sections[i].heading.clone());
        let before = || {
            let words = text.get(label_len(text)..find.at.start)?;
            let words = words.trim_end_matches(['，', '。', ' ', '的']);
            // Every row of the paragraph has a copy of its own.
            Some(words).filter(|words| (1..=LONGEST_EXCERPT).contains(&words.len()))
        };
        let task = find.task.clone().map(|range| text[range].to_owned()).or_else(heading);
        let task = task.or_else(|| before().map(str::to_owned));
        let place = Place {
            section_id,
            task,
            origin: find.origin,
            rule: find.rule,
            span: self.view.span(paragraph, find.at.clone()),
        };
        let mut clause = Vec::new();
        for duty in &find.duties {
            let wording = self.view.raw(paragraph, duty.wording.clone());
            for (i, organ) in duty.organs.iter().enumerate() {
                let shared = leads && find.origin != Origin::Sentence && find.origin != Origin::Field;
                let role = organ.role.unwrap_or_else(|| role(duty.role, shared, i));
                clause.push((role, wording.clone(), self.view.raw(paragraph, organ.at.clone())));
            }
        }
        self.push(&place, clause);
    }

    /// Adds the rows of one clause: role, its wording, and the organ as printed.
    fn push(&mut self, place: &Place, organs: Vec<(Role, String, String)>) {
        if organs.is_empty() {
            return;
        }
        self.clauses += 1;
        for (i, (role, wording, organ_raw)) in organs.into_iter().enumerate() {
            let document_id = self.view.document.document_id.clone();
            self.rows.push(Responsibility {
                responsibility_id: format!("{document_id}/r{}", self.rows.len() + 1),
                document_id,
                section_id: place.section_id.clone(),
                clause: self.clauses,
                role,
                role_raw: Some(wording).filter(|words| !words.is_empty()),
                organ: normal(&organ_raw),
                organ_raw,
                organ_id: None,
                ordinal: i as i32 + 1,
                task: place.task.clone(),
                origin: place.origin,
                rule: place.rule,
                span: place.span,
            });
        }
    }
}

/// What the rows of one clause share.
struct Place {
    section_id: Option<String>,
    task: Option<String>,
    origin: Origin,
    rule: &'static str,
    span: Span,
}

/// The role of the organ at place `i` of a list when the first of a list may lead the others.
fn role(role: Role, first_leads: bool, i: usize) -> Role {
    match role {
        Role::Responsible if first_leads && i == 0 => Role::Lead,
        Role::Responsible if first_leads => Role::Support,
        _ => role,
    }
}

#[cfg(test)]
mod tests;
