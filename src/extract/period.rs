//! When things are to happen: the dates of a paragraph, and the year that only their context knows.
//!
//! A date without a year takes it from what was stated before it in its paragraph, then from the sections around it
//! (`2023年工作安排`, `第一阶段（2023年3月—6月）`), then from the document: a year in its title, its date of signature,
//! its number, its issue.

use std::iter;
use std::ops::Range;

use jiff::ToSpan;

use super::View;
use super::clause::Clauses;
use crate::grammar::date::{DateExpr, DatePart, PartialDate, find_all, find_plans, may_hold_plan};
use crate::grammar::label::label_len;
use crate::model::{BlockKind, Date, Document, Genre, Paragraph, Precision};
use crate::text::Marks;
use crate::text::words::{WordList, words};

/// When a document was written, as far as it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    /// The day of signature, of printing, or of the issue.
    pub(super) day: Option<Date>,
    /// Its year (今年).
    this_year: Option<i16>,
    /// The year of which the document speaks: a later one in its title, else the year in which it was written.
    pub(super) year: Option<i16>,
    /// The year of which a communique reports: that of its title.
    reported: Option<i16>,
}

impl Clock {
    /// The clock of a document.
    pub(super) fn new(view: View<'_>) -> Self {
        let document = view.document;
        let issue = view.structure.issue.as_ref();
        let day = document.signed_date.or(document.printed_date);
        let year = day.map(Date::year).or(document.number_year.and_then(|y| i16::try_from(y).ok()));
        let published = issue.and_then(|i| i.published_date);
        let issued = published.map(Date::year).or(issue.and_then(|i| i16::try_from(i.year?).ok()));
        let titled = title_year(document);
        let this_year = year.or(issued).or(titled).or_else(|| supposed_year(view));
        let day = day.or(published.filter(|p| this_year.is_none_or(|y| p.year() == y)));
        let reported = titled.filter(|_| document.genre == Some(Genre::Communique));
        let year = this_year.max(titled.filter(|t| this_year.is_none_or(|y| *t <= y + 1)));
        Self { day, this_year, year, reported }
    }

    /// Sets the day on which the text says that it was written.
    pub(super) fn written_on(&mut self, day: Date) {
        self.day = Some(day);
        self.this_year.get_or_insert(day.year());
        self.year.get_or_insert(day.year());
    }

    /// True when the last day lies before the document was written, or in the time of which it reports.
    pub(super) fn is_past(&self, last: Date) -> bool {
        match self.day {
            _ if self.is_reported(last) => true,
            Some(day) => last < day,
            None => self.is_past_year(last),
        }
    }

    /// True when the last day lies in a year before that of the document, or in one of which it reports.
    pub(super) fn is_past_year(&self, last: Date) -> bool {
        self.is_reported(last) || self.this_year.is_some_and(|y| last.year() < y)
    }

    /// True for a day in the year of which a communique reports, or before it.
    fn is_reported(&self, last: Date) -> bool {
        self.reported.is_some_and(|year| last.year() <= year)
    }
}

/// The year in which a text without any date was written at the earliest: the first year of the plan that its title
/// names, or the year of the newest document that it cites.
fn supposed_year(view: View<'_>) -> Option<i16> {
    let title = view.document.title.as_str();
    let planned = find_all(title).into_iter().find_map(|(_, expr)| match expr {
        DateExpr::Range(from, _) => from.year,
        _ => None,
    });
    let numbered = |p: &&Paragraph| p.marks.have(Marks::NUMBER);
    let cited = || view.paragraphs().iter().filter(numbered).filter_map(|p| newest_number(p.str())).max();
    planned.or_else(|| five_year_plan(title)).or_else(cited)
}

/// The first year of a five-year plan: `“十四五”` began in 2021.
fn five_year_plan(title: &str) -> Option<i16> {
    let (_, behind) = title.split_once("“十").or_else(|| title.split_once("第十"))?;
    let nth = "一二三四五六七八九".chars().position(|c| behind.starts_with(c))?;
    let named = behind.chars().skip(1).take(3).collect::<String>();
    let is_plan = named.starts_with('五') || named.starts_with("个五");
    (is_plan && nth > 0).then(|| 2006 + 5 * nth as i16)
}

/// The latest year in the brackets of a document number: `〔2023〕`.
fn newest_number(text: &str) -> Option<i16> {
    let years = text.match_indices('〔').filter_map(|(at, open)| {
        let (year, rest) = text[at + open.len()..].split_at_checked(4)?;
        rest.starts_with('〕').then(|| year.parse().ok()).flatten()
    });
    years.filter(|y| (1949..2200).contains(y)).max()
}

/// True for a report that tells how one year went: `关于2023年预算执行情况的报告`.
fn is_review(title: &str) -> bool {
    title.contains("情况") && find_all(title).len() == 1 && !title.contains("计划")
}

/// The only year that a title names as such; a span of years is none.
pub(super) fn title_year(document: &Document) -> Option<i16> {
    let mut years = find_all(&document.title).into_iter().filter_map(|(_, expr)| match expr {
        DateExpr::Point(d) => d.year,
        _ => None,
    });
    years.next().filter(|y| years.all(|other| other == *y))
}

/// A period with its first and last day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Period {
    /// First day and how exactly it is printed.
    pub(super) start: Option<(Date, Precision)>,
    /// Last day and how exactly it is printed.
    pub(super) end: Option<(Date, Precision)>,
    /// True when the year comes from the context.
    pub(super) inferred: bool,
    /// The words.
    pub(super) raw: String,
}

/// A date in a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) expr: DateExpr,
    /// Its clause.
    pub(super) clause: usize,
    /// True for a five-year plan, whose years are none in which the dates behind it must lie.
    pub(super) plan: bool,
}

impl Dated {
    /// The year that it prints for the dates behind it.
    pub(super) fn stated(&self) -> Option<i16> {
        self.expr.year().filter(|_| !self.plan)
    }
}

/// A paragraph with its clauses and dates.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The repaired text.
    pub(super) text: &'a str,
    /// Where the text behind its label begins.
    pub(super) body: usize,
    /// Its clauses.
    pub(super) clauses: Clauses,
    /// Its dates outside of titles and quotes, in order.
    pub(super) dates: Vec<Dated>,
}

impl<'a> Reading<'a> {
    /// Reads a paragraph's text.
    pub(super) fn new(text: &'a str) -> Self {
        Self::behind(text, label_len(text))
    }

    /// Reads a text whose label is so long.
    pub(super) fn behind(text: &'a str, body: usize) -> Self {
        let clauses = Clauses::new(text);
        // Behind its label, so that `2.6月底前` is the item 2.
        let found = find_all(&text[body..]).into_iter();
        let dated = |range: Range<usize>, expr, plan| {
            let range = body + range.start..body + range.end;
            clauses.at(range.start).map(|clause| Dated { range, expr, clause, plan })
        };
        let found = found.filter(|(range, _)| !clauses.in_name(body + range.start));
        let mut dates: Vec<Dated> = found.filter_map(|(range, expr)| dated(range, expr, false)).collect();
        let plans = find_plans(&text[body..]).into_iter();
        dates.extend(plans.filter_map(|(range, expr)| dated(range, expr, true)));
        dates.sort_by_key(|date| date.range.start);
        Self { text, body, clauses, dates }
    }

    /// The words of a date.
    pub(super) fn raw(&self, date: &Dated) -> &'a str {
        &self.text[date.range.clone()]
    }

    /// The words between the start of the clause, or an enumeration comma, and the date.
    pub(super) fn before(&self, date: &Dated) -> &str {
        let words = self.subject(date);
        words.rfind('、').map_or(words, |at| &words[at + '、'.len_utf8()..]).trim_start()
    }

    /// The words between the start of the clause and the date.
    pub(super) fn subject(&self, date: &Dated) -> &str {
        let start = self.clauses.clauses[date.clause].range.start.max(self.body.min(date.range.start));
        self.tail(start.min(date.range.start), date.range.start).trim_start()
    }

    /// The words between the date and the end of its clause, or the first of them when they are many.
    pub(super) fn after(&self, date: &Dated) -> &str {
        const LONGEST: usize = 600;
        let end = self.clauses.clauses[date.clause].range.end.max(date.range.end);
        let near = end.min(date.range.end + LONGEST);
        let near = (date.range.end..=near).rev().find(|&at| self.text.is_char_boundary(at));
        &self.text[date.range.end..near.unwrap_or(date.range.end)]
    }

    /// True when nothing but a head stands before the date: `2023年：…`, `（二）目标。到2025年，…`, `力争到2025年，…`.
    pub(super) fn leads(&self, date: &Dated) -> bool {
        const LONGEST_HEAD: usize = 120;
        let before = &self.text[self.body.min(date.range.start)..date.range.start];
        let hope = words!["力争", "争取", "确保", "预计", "力求"].behind(before);
        let before = hope.map_or(before, |hope| &before[..before.len() - hope.len()]);
        let head = before.strip_suffix(['。', '：']).unwrap_or(before);
        before.trim().is_empty()
            || head.len() < before.len()
                && head.len() <= LONGEST_HEAD
                && !head.contains(['，', '。', '；', '：'])
    }
}

impl Reading<'_> {
    /// The year that a statement before gave to one that goes on telling: `2021年1月，…印发。当年12月，…`,
    /// `2022年3月10日，…。4月5日，…`.
    pub(super) fn told_before(&self, date: &Dated) -> Option<i16> {
        const REACH: usize = 6;
        let raw = self.raw(date);
        let linked = words!["当年", "同年", "次年", "翌年"].begin(raw);
        let month = month_told(date.expr);
        if !linked && (month.is_none() || date.expr.year().is_some()) {
            return None;
        }
        let clauses = &self.clauses.clauses;
        let at = self.dates.partition_point(|d| d.range.start < date.range.start);
        let relative = |d: &Dated| words!["今年", "本年", "明年", "去年"].stand_in(self.raw(d));
        let mut before = self.dates[..at].iter().rev().take(REACH).filter(|d| !d.plan);
        let told = before.find(|d| d.expr.year().is_some() || relative(d)).filter(|d| !relative(d))?;
        let open = clauses[told.clause].bracket.is_none();
        let leads =
            self.subject(told).is_empty() && self.after(told).is_empty() && clauses[told.clause].end == '，';
        let goes_on = leads && month_told(told.expr).is_some_and(|first| month.is_some_and(|m| first <= m));
        (open && (linked || goes_on)).then(|| told.expr.year()).flatten()
    }
}

/// The month of a day or a month in which something was or is; an end or a beginning tells of none.
fn month_told(expr: DateExpr) -> Option<i8> {
    let (DateExpr::Point(date) | DateExpr::Range(date, _)) = expr else { return None };
    match date.part {
        DatePart::Month { month, .. } | DatePart::Day { month, .. } => Some(month),
        _ => None,
    }
}

/// So many bytes of a statement are shown; of a longer one the sentence or the clause is taken.
pub(super) const LONGEST_EXCERPT: usize = 3000;

impl Reading<'_> {
    /// The statement of a clause, or as much around `at` as is bearable.
    pub(super) fn excerpt(&self, clause: usize, at: usize) -> Range<usize> {
        let clause = &self.clauses.clauses[clause];
        let statement = self.clauses.statements[clause.statement].clone();
        let sentence = self.clauses.sentences[clause.sentence].clone();
        let bearable = [statement, sentence].into_iter().find(|r| r.len() <= LONGEST_EXCERPT);
        bearable.unwrap_or_else(|| self.cut(clause.range.start.max(at.saturating_sub(LONGEST_EXCERPT / 12))))
    }

    /// The words from `start` to `end`, or the last of them when they are many.
    pub(super) fn tail(&self, start: usize, end: usize) -> &str {
        const LONGEST: usize = 360;
        let from = start.max(end.saturating_sub(LONGEST));
        let from = (from..=end).find(|&at| self.text.is_char_boundary(at)).unwrap_or(end);
        &self.text[from.min(end)..end]
    }

    /// At most so many bytes from `start` on, on character borders.
    fn cut(&self, start: usize) -> Range<usize> {
        let border = |at: usize| (0..=at).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let start = border(start);
        start..border((start + LONGEST_EXCERPT / 6).min(self.text.len())).max(start)
    }

    /// True for a date in the bracket with which its paragraph ends: `（6月底完成，责任单位：…）`.
    pub(super) fn closes_paragraph(&self, date: &Dated) -> bool {
        let Some(bracket) = &self.clauses.clauses[date.clause].bracket else { return false };
        ["）", "】", "］", "〕"].contains(&self.text[bracket.end..].trim_end_matches('。').trim_end())
    }
}

/// Nothing that reads as a date is printed without one of these.
pub(super) fn may_hold_date(paragraph: &Paragraph) -> bool {
    let marks = paragraph.marks;
    marks.have(Marks::DATE) || marks.have(Marks::FIVE) && may_hold_plan(paragraph.str())
}

/// What the sections and paragraphs before say about the time of the text that is read.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    view: View<'a>,
    /// When the document was written.
    pub(super) clock: Clock,
    /// For each section the period of its head, or of the nearest section around it that has one.
    sections: Vec<Option<Period>>,
    /// The year in the title of a communique or of a report on a year, of which it reports outside of its plans.
    reported: Option<Period>,
    /// A period that a paragraph announced for those behind it: `到2025年，实现以下目标：`.
    announced: Option<(Option<usize>, Period)>,
}

impl<'a> Scope<'a> {
    /// Reads the heads of all sections.
    pub(super) fn new(view: View<'a>) -> Self {
        let clock = Clock::new(view);
        let mut sections: Vec<Option<Period>> = Vec::with_capacity(view.document.sections.len());
        for section in &view.document.sections {
            let around = section.parent.and_then(|p| sections.get(p).cloned().flatten());
            let own = section.heading.as_deref().and_then(|head| head_period(head, clock, around.as_ref()));
            sections.push(own.or(around));
        }
        let title = &view.document.title;
        let is_report = view.document.genre == Some(Genre::Report);
        let reports = clock.reported.is_some() || is_report && is_review(title);
        let titled = if reports { find_all(title).into_iter().next() } else { None };
        let reported = titled.and_then(|(range, expr)| resolve(&title[range], expr, None, None, clock));
        Self { view, clock, sections, reported, announced: None }
    }

    /// Moves on to a paragraph: what was announced ends with its section.
    pub(super) fn enter(&mut self, paragraph: &Paragraph) {
        let ends = self.announced.as_ref().is_some_and(|(section, _)| {
            section.is_some() && !self.is_inside(paragraph.section, *section)
                || paragraph.kind == BlockKind::Heading && paragraph.section == *section
        });
        if ends {
            self.announced = None;
        }
    }

    /// Keeps the period that a paragraph which ends with a colon announces.
    pub(super) fn announce(&mut self, paragraph: &Paragraph, reading: &Reading<'_>) {
        let Some(lead) = reading.dates.iter().find(|d| reading.leads(d)) else { return };
        let only = reading.dates.len() == 1 && !is_opening(reading, lead);
        self.announced = match self.resolve(reading, lead, None, paragraph.section) {
            Some(period)
                if only
                    && !is_day(lead.expr)
                    && reading.text.ends_with('：')
                    && lead.range.end < reading.text.len() - 3 =>
            {
                Some((paragraph.section, period))
            }
            _ => None,
        };
    }

    /// The period in which the text of a section stands; in a communique the year of which it reports, where none is nearer.
    pub(super) fn around(&self, section: Option<usize>) -> Option<&Period> {
        self.period(section).or_else(|| self.reported.as_ref().filter(|_| !self.looks_ahead(section)))
    }

    /// True below a head of what is still to be done: `三、下一步工作打算`.
    pub(super) fn looks_ahead(&self, section: Option<usize>) -> bool {
        let sections = &self.view.document.sections;
        let mut above =
            iter::successors(section, |at| sections.get(*at)?.parent).filter_map(|at| sections.get(at));
        above.any(|section| {
            let head = section.heading.as_deref().unwrap_or("");
            words!["下一步", "下步", "打算", "工作计划", "工作安排", "今后", "建议", "展望"].stand_in(head)
        })
    }

    fn period(&self, section: Option<usize>) -> Option<&Period> {
        let of = |section: Option<usize>| section.and_then(|s| self.sections.get(s)?.as_ref());
        match &self.announced {
            Some((announcer, period)) if of(section).is_none() || of(section) == of(*announcer) => {
                Some(period)
            }
            _ => of(section),
        }
    }

    /// The year that 全年 means: that of the section, else that of the title, else that of which the document speaks; a report may
    /// speak of the year before.
    pub(super) fn whole_year(&self, section: Option<usize>) -> Option<Period> {
        let around = self.around(section);
        let document = self.view.document;
        let known = around.is_some() || document.genre != Some(Genre::Report);
        // `关于2023年度安全生产工作情况的通报`
        let circular = document.genre == Some(Genre::Circular) && is_review(&document.title);
        let speaks_of = around.is_none() || circular && !self.looks_ahead(section);
        let titled = if speaks_of { title_year(document) } else { None };
        let year = DateExpr::Point(PartialDate::yearless(DatePart::Year));
        known.then(|| resolve("全年", year, titled, around, self.clock)).flatten()
    }

    fn is_inside(&self, inner: Option<usize>, outer: Option<usize>) -> bool {
        let mut at = inner;
        while at.is_some() && at != outer {
            at = at.and_then(|i| self.view.document.sections.get(i)?.parent);
        }
        at == outer
    }

    /// The period of a date; `stated` is the year that the text before it named. `None` when no year is known.
    pub(super) fn resolve(
        &self,
        reading: &Reading<'_>,
        date: &Dated,
        stated: Option<i16>,
        section: Option<usize>,
    ) -> Option<Period> {
        resolve(reading.raw(date), date.expr, stated, self.period(section), self.clock)
    }
}

/// True for the opening of a notice, whose orders do not lie in the time of which it tells before: `2023年，…。现将结果通报如下：`.
fn is_opening(reading: &Reading<'_>, lead: &Dated) -> bool {
    let clauses = &reading.clauses.clauses;
    let apart = clauses.last().is_some_and(|last| last.statement != clauses[lead.clause].statement);
    let text = reading.text.trim_end_matches('：');
    static SAID: WordList = WordList::new(&[
        "通知", "通告", "公告", "通报", "公布", "公示", "批复", "决定", "意见", "要求", "答复", "函复",
    ]);
    let said = text.strip_suffix("如下").is_some_and(|said| SAID.end(said));
    apart && (said || words!["如下决定", "如下意见", "如下要求"].end(text))
}

/// The period of a head that begins with a date or holds one in brackets at its end.
fn head_period(head: &str, clock: Clock, around: Option<&Period>) -> Option<Period> {
    let (range, expr) = find_all(head).into_iter().find(|(range, _)| {
        let bracketed = head[..range.start].ends_with('（')
            && head[range.end..]
                .trim_end_matches(['。', '：'])
                .strip_suffix('）')
                .is_some_and(|r| r.len() < 12);
        range.start == 0 || bracketed
    })?;
    resolve(&head[range], expr, None, around, clock)
}

/// The period of a date without its own year in the year of its context.
fn resolve(
    raw: &str,
    expr: DateExpr,
    stated: Option<i16>,
    around: Option<&Period>,
    clock: Clock,
) -> Option<Period> {
    let relative = words!["今年", "本年", "明年", "去年"].stand_in(raw);
    let own = match expr {
        DateExpr::Range(a, b) => a.year.or(b.year),
        other => other.year(),
    };
    let context = if relative {
        clock.this_year
    } else {
        stated.or_else(|| around.and_then(|p| fitting_year(expr, p))).or(clock.reported).or(clock.year)
    };
    let year = own.or(context)?;
    let (mut start, mut end) = expr.period(year);
    let recurring = matches!(expr, DateExpr::By(bound) if bound.recurring);
    if own.is_none()
        && !relative
        && clock.reported.is_none()
        && (recurring || stated.is_none() && around.is_none())
    {
        (start, end) = next_year_if_past(expr, (start, end), clock);
    }
    if start.is_none() && end.is_none() || matches!((start, end), (Some(a), Some(b)) if b < a) {
        return None;
    }
    let first = match expr {
        DateExpr::Range(a, _) => a,
        other => other.last(),
    };
    Some(Period {
        start: start.map(|d| (d, first.precision())),
        end: end.map(|d| (d, expr.last().precision())),
        inferred: own.is_none(),
        raw: raw.to_owned(),
    })
}

/// A year of the period around in which the date falls into it; its last year when none does.
fn fitting_year(expr: DateExpr, around: &Period) -> Option<i16> {
    let last = around.end.or(around.start)?.0;
    let first = around.start.map_or(last, |s| s.0);
    let years = first.year()..=last.year();
    let fits = |year: i16| {
        let (start, end) = expr.period(year);
        end.or(start).is_some_and(|d| first <= d && d <= last)
    };
    let found = if first.year() == last.year() { None } else { years.take(10).find(|y| fits(*y)) };
    found.or(Some(last.year()))
}

/// An end without a year that lies more than half a year before the signature is meant for the year behind it:
/// `于1月10日前报送` of a notice of December. One that comes back every year is meant for the first time to come.
fn next_year_if_past(
    expr: DateExpr,
    period: (Option<Date>, Option<Date>),
    clock: Clock,
) -> (Option<Date>, Option<Date>) {
    let (DateExpr::By(bound), Some(end), Some(day)) = (expr, period.1, clock.day) else { return period };
    let delay = if bound.recurring { 0 } else { 183 };
    let past = end.checked_add(delay.days()).is_ok_and(|later| later < day);
    let whole_year = bound.date.part == DatePart::Year;
    if past && !whole_year { expr.period(end.year().saturating_add(1)) } else { period }
}

fn is_day(expr: DateExpr) -> bool {
    matches!(expr.last().part, DatePart::Day { .. })
}

/// True for a time of which more than one statement may tell: a year, a half of it, quarters, a span of months, a time since.
pub(super) fn is_frame(expr: DateExpr, raw: &str) -> bool {
    let long =
        |d: PartialDate| matches!(d.part, DatePart::Year | DatePart::HalfYear(_) | DatePart::Quarter(_));
    match expr {
        DateExpr::Point(date) => long(date),
        DateExpr::Range(first, last) => !is_day(DateExpr::Range(first, last)),
        DateExpr::From(_) => raw.ends_with("以来") || is_whole_year(expr),
        DateExpr::By(_) => is_whole_year(expr),
    }
}

/// True for a year or a span of years, whole ones.
pub(super) fn is_whole_year(expr: DateExpr) -> bool {
    let year = |d: PartialDate| d.part == DatePart::Year;
    match expr {
        DateExpr::Range(a, b) => year(a) && year(b),
        other => year(other.last()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(day: &str) -> Clock {
        let day: Date = day.parse().unwrap();
        Clock { day: Some(day), this_year: Some(day.year()), year: Some(day.year()), reported: None }
    }

    fn period(words: &str, stated: Option<i16>, around: Option<&Period>, clock: Clock) -> String {
        let (range, expr) = find_all(words).remove(0);
        let show = |d: Option<(Date, Precision)>| d.map_or("-".to_owned(), |d| d.0.to_string());
        let found = resolve(&words[range], expr, stated, around, clock);
        found.map_or("none".to_owned(), |p| format!("{}..{} {}", show(p.start), show(p.end), p.inferred))
    }

    #[test]
    fn the_context_gives_the_year() {
        let signed = clock("2021-03-08");
        for (words, stated, expected) in [
            ("6月底前", None, "-..2021-06-30 true"),
            ("6月底前", Some(2022), "-..2022-06-30 true"),
            ("2023年6月底前", Some(2022), "-..2023-06-30 false"),
            ("今年12月", Some(2022), "2021-12-01..2021-12-31 true"),
            ("明年6月底前", Some(2022), "-..2022-06-30 true"),
            ("每年1月底前", None, "-..2022-01-31 true"),
            ("1月底前", None, "-..2021-01-31 true"),
            ("上半年", None, "2021-01-01..2021-06-30 true"),
        ] {
            assert_eq!(period(words, stated, None, signed), expected, "{words} {stated:?}");
        }
        assert_eq!(period("1月10日前", None, None, clock("2020-12-20")), "-..2021-01-10 true");
        assert_eq!(period("6月底前", None, None, Clock::default()), "none");
    }

    #[test]
    fn a_stage_over_two_years_takes_the_year_that_fits() {
        let signed = clock("2021-03-08");
        let stage = head_period("总结阶段（2021年11月—2022年2月）", signed, None).unwrap();
        assert_eq!(period("12月15日前", None, Some(&stage), signed), "-..2021-12-15 true");
        assert_eq!(period("1月15日前", None, Some(&stage), signed), "-..2022-01-15 true");
        assert!(head_period("编制规划（2021—2035年）的要求", signed, None).is_none());
        assert!(head_period("2022年重点工作", signed, None).is_some());
    }

    #[test]
    fn a_text_without_a_date_was_written_with_its_plan() {
        assert_eq!(five_year_plan("云溪区“十四五”水利规划"), Some(2021));
        assert_eq!(five_year_plan("云溪区第十三个五年规划纲要"), Some(2016));
        for title in ["第十四届运动会", "“十”字路口", "十四五", "“十一”假期"] {
            assert_eq!(five_year_plan(title), None, "{title}");
        }
        assert_eq!(newest_number("云政发〔2018〕3号、云政发〔2020〕12号"), Some(2020));
        assert_eq!(newest_number("〔20〕〔3020〕〔"), None);
    }
}
