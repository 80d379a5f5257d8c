//! What stands around a place in a document: the year that it gives to a date without one, the headings above it.

use super::View;
use crate::grammar::date;
use crate::model::Date;
use crate::text::words::{WordList, words};

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

/// The headings of a section and of those around it, the innermost first.
pub(super) fn headings_around<'v>(view: View<'v>, section: Option<usize>) -> impl Iterator<Item = &'v str> {
    const DEEPEST: usize = 12;
    let at = move |i: usize| view.document.sections.get(i);
    let around = std::iter::successors(section.and_then(at), move |section| section.parent.and_then(at));
    around.take(DEEPEST).filter_map(|section| section.heading.as_deref())
}

/// True inside of a section that tells of what was done: `一、2022年工作回顾`; in a report or a summing-up also `一、工作完成情况`.
pub(super) fn looks_back(view: View<'_>, section: Option<usize>) -> bool {
    static HEADS: WordList = WordList::new(&["回顾", "主要成效", "工作成效", "取得的成绩", "取得的成效"]);
    static OF_REPORTS: WordList = WordList::new(&[
        "完成情况",
        "开展情况",
        "进展情况",
        "落实情况",
        "执行情况",
        "推进情况",
        "工作情况",
        "工作总结",
        "主要做法",
        "主要工作",
        "工作成绩",
        "主要成绩",
        "工作亮点",
        "经验做法",
    ]);
    let title = view.document.title.as_str();
    let reports = words!["总结", "情况", "汇报"].stand_in(title);
    headings_around(view, section).any(|head| HEADS.end(head) || reports && OF_REPORTS.end(head))
}
