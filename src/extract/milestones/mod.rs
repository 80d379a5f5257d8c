//! Dated pieces of work: stages, deadlines, year paragraphs, dates of tables.
//!
//! `（一）动员部署阶段（2023年3月底前）`, `到2025年底，建成…`, `2024年：…`, `（6月底完成，…）`, `预计今年12月投用`. Rules:
//! - `stage-heading`: a date in brackets behind a head, or alone below one;
//! - `year-paragraph`: a paragraph or a statement that a date leads;
//! - `deadline`: the end of a period in a sentence or in brackets;
//! - `planned-date`: a year, month or day in which work is to be done;
//! - `season-deadline`: a holiday or a season before which work is to be done, without its year (`汛前`, `国庆节前`);
//! - `work-start`: a beginning without an end (`从2024年起`);
//! - `deadline-field`, `deadline-column`: a field or a column of deadlines.
//!
//! Not taken: what was over when the document was signed, days in force, dates of meetings and documents, the
//! `时间：` of an activity.

mod condition;
mod field;
mod judge;
mod label;
mod promise;
mod review;
mod season;
mod table;

use super::View;
use super::period::{Dated, Period, Reading, Scope, is_whole_year, may_hold_date};
use crate::grammar::date::{DateExpr, find_seasons, full_date};
use crate::model::{BlockKind, Date, Genre, Milestone, Paragraph, SectionStyle};
use crate::text::Span;

/// The milestones of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Milestone> {
    let mut scope = Scope::new(view);
    if let Some(day) = delivered(view).or_else(|| met(view)).filter(|_| scope.clock.day.is_none()) {
        scope.clock.written_on(day);
    }
    let statute = has_articles(view);
    let mut pass = Pass { view, scope, statute, milestones: Vec::new() };
    for paragraph in view.paragraphs() {
        pass.scope.enter(paragraph);
        match paragraph.kind {
            BlockKind::Table => paragraph.table.iter().for_each(|t| pass.read_table(*t)),
            kind if is_text(kind) && may_hold_deadline(paragraph) => pass.read(paragraph),
            _ => {}
        }
    }
    pass.milestones
}

/// The day on which a report was given, of the line below its title: `——2024年1月20日在县第十八届人民代表大会第三次会议上`.
fn delivered(view: View<'_>) -> Option<Date> {
    const HEAD: usize = 6;
    view.paragraphs().iter().take(HEAD).find_map(|paragraph| {
        let line = paragraph.str().trim_matches(['—', '─', '-', '（', '）']);
        let (place, day) = full_date(line).ok()?;
        (place.starts_with('在') && place.ends_with('上')).then_some(day)
    })
}

/// The day of a meeting of which minutes without a date of their own tell first: `2023年4月6日，区长主持召开第12次常务会议。`
fn met(view: View<'_>) -> Option<Date> {
    const HEAD: usize = 6;
    let minutes = view.document.genre == Some(Genre::Minutes);
    view.paragraphs().iter().take(if minutes { HEAD } else { 0 }).find_map(|paragraph| {
        let text = paragraph.str();
        let (rest, day) = full_date(text).ok()?;
        let opening = &rest[..rest.find('。').unwrap_or(rest.len())];
        (opening.contains("召开") || opening.ends_with("会议")).then_some(day)
    })
}

/// True for a text of articles.
fn has_articles(view: View<'_>) -> bool {
    const FEW: usize = 3;
    view.document.sections.iter().filter(|section| section.style == SectionStyle::Article).nth(FEW).is_some()
}

/// True for blocks that say what is to be done.
fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Box, Clause, Heading, ListItem, News, Note, Paragraph};
    matches!(kind, Paragraph | ListItem | Heading | Clause | Box | Note | News)
}

/// Nothing that dates work is printed without one of these.
fn may_hold_deadline(paragraph: &Paragraph) -> bool {
    let text = paragraph.str();
    may_hold_date(paragraph) || text.contains('前') && find_seasons(text).next().is_some()
}

/// True for the end of a year: in a later one (`2025年底通车`) it is a goal, and what the next statement dates comes before it.
fn is_goal(expr: DateExpr) -> bool {
    matches!(expr, DateExpr::By(_)) && is_whole_year(expr)
}

struct Pass<'a> {
    view: View<'a>,
    scope: Scope<'a>,
    /// True in a text of articles.
    statute: bool,
    milestones: Vec<Milestone>,
}

/// What a milestone says beside its dates.
struct Found {
    rule: &'static str,
    label: Option<String>,
    date_raw: String,
    task: String,
    section_id: Option<String>,
    span: Span,
}

impl Pass<'_> {
    fn read(&mut self, paragraph: &Paragraph) {
        let reading = Reading::new(paragraph.str());
        let heading = paragraph.section.and_then(|s| self.view.document.sections[s].heading.as_deref());
        // The statement that named a year, the year, and whether it is a goal.
        let mut stated: Option<(usize, i16, bool)> = None;
        let mut statement = None;
        let is_report = matches!(self.view.document.genre, Some(Genre::Report | Genre::Communique));
        let mut seasons = season::deadlines(&reading, is_report).into_iter().peekable();
        let mut review = None;
        let dates = if condition::tells_case(reading.text) { &[] } else { &reading.dates[..] };
        for date in dates {
            while let Some((end, known)) = seasons.next_if(|(end, _)| end.range.start < date.range.start) {
                self.season(paragraph, &reading, &end, known, heading);
            }
            let here = reading.clauses.clauses[date.clause].statement;
            let told = stated.filter(|(place, _, goal)| *place == here || !*goal);
            let before = told.map(|(_, year, _)| year).filter(|_| !reading.closes_paragraph(date));
            let before = before.or_else(|| reading.told_before(date));
            let period = self.scope.resolve(&reading, date, before, paragraph.section);
            let unit = judge::Unit { paragraph, heading, clock: self.scope.clock, statute: self.statute };
            let rule = period.as_ref().and_then(|p| judge::rule(&reading, date, p, &unit));
            let told = |p: &Period| {
                let section = || review::Review::of(self.view, &self.scope, paragraph.section);
                review.get_or_insert_with(section).tells(&reading, date, p, self.scope.clock)
            };
            let rule = rule.filter(|_| !period.as_ref().is_some_and(told));
            // A report tells of its year under the date that leads a sentence.
            let frames = self.view.document.genre == Some(Genre::Report) && judge::frames(&reading, date);
            if rule.is_some() || statement == Some(here) || frames {
                let goal = |year| is_goal(date.expr) && self.scope.clock.year.is_some_and(|now| year > now);
                stated = date.stated().map(|year| (here, year, goal(year))).or(stated);
            }
            if let (Some(period), Some(rule)) = (period, rule) {
                statement = Some(here);
                let found = self.found(paragraph, &reading, date, rule, heading);
                self.push(period, found);
            }
        }
        seasons.for_each(|(end, known)| self.season(paragraph, &reading, &end, known, heading));
        self.scope.announce(paragraph, &reading);
    }

    /// Only the day of a holiday is known when its year is not printed; of a season nothing but its name.
    fn season(
        &mut self,
        paragraph: &Paragraph,
        reading: &Reading<'_>,
        end: &Dated,
        known: bool,
        heading: Option<&str>,
    ) {
        let resolved = self.scope.resolve(reading, end, None, paragraph.section).filter(|_| known);
        let none = || Period { start: None, end: None, inferred: false, raw: reading.raw(end).to_owned() };
        let period = resolved.unwrap_or_else(none);
        if period.end.is_none_or(|(last, _)| !self.scope.clock.is_past(last)) {
            let found = self.found(paragraph, reading, end, "season-deadline", heading);
            self.push(period, found);
        }
    }

    fn found(
        &self,
        paragraph: &Paragraph,
        reading: &Reading<'_>,
        date: &Dated,
        rule: &'static str,
        heading: Option<&str>,
    ) -> Found {
        let task = label::task(reading, date, rule);
        Found {
            rule,
            label: label::label(reading, date, rule, heading),
            date_raw: self.view.raw(paragraph, date.range.clone()),
            task: reading.text[task.clone()].trim().to_owned(),
            section_id: self.view.section_id(paragraph),
            span: self.view.span(paragraph, task.start.min(date.range.start)..task.end.max(date.range.end)),
        }
    }

    fn push(&mut self, period: Period, found: Found) {
        let document_id = &self.view.document.document_id;
        self.milestones.push(Milestone {
            milestone_id: format!("{document_id}/m{}", self.milestones.len() + 1),
            document_id: document_id.clone(),
            section_id: found.section_id,
            label: found.label,
            start_date: period.start.map(|s| s.0),
            start_precision: period.start.map(|s| s.1),
            end_date: period.end.map(|e| e.0),
            end_precision: period.end.map(|e| e.1),
            date_raw: found.date_raw,
            inferred: period.inferred,
            task: found.task,
            rule: found.rule,
            span: found.span,
        });
    }
}
