//! Activities of news: `9月19日—20日，第五届茶产业大会在云溪区召开`.
//!
//! Taken only when a sentence prints the date, a name that stands for one activity (`第五届…`, `2019年…`, `“…”…`) and
//! the verb of holding it. In a chronicle (大事记) each entry is one activity: a place is enough there, and days without a month
//! are of the one that the title names.

use super::{When, event};
use crate::extract::{View, context};
use crate::grammar::date;
use crate::model::{DocumentKind, Event, Paragraph, Precision};
use crate::text::sentence::statements;

/// A sentence of news that says when an activity was held.
const RULE: &str = "event-news";

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    let title = view.document.title.as_str();
    let chronicle = title.contains("大事记");
    if view.document.kind != DocumentKind::News && !chronicle {
        return Vec::new();
    }
    // `（2019年8月）` below `云溪区大事记`
    let below =
        || view.paragraphs().iter().map(Paragraph::str).find(|text| !text.is_empty() && *text != title);
    let bracket = || below().filter(|text| text.starts_with('（') && text.ends_with('）'));
    let head = Some(title).filter(|title| month_of(title).is_some()).or_else(bracket).filter(|_| chronicle);
    let times = Times {
        year: head.and_then(context::only_year).or_else(|| context::document_year(view)),
        month: head.and_then(month_of),
        chronicle,
    };
    let paragraphs = view.paragraphs().iter().filter(|paragraph| paragraph.table.is_none());
    paragraphs.flat_map(|paragraph| of_paragraph(view, paragraph, &times)).collect()
}

/// What the days of a document lack.
struct Times {
    year: Option<i16>,
    /// The month of days that name none.
    month: Option<i8>,
    chronicle: bool,
}

/// The one month that a title names: `2019年8月大事记`.
fn month_of(title: &str) -> Option<i8> {
    let (day, precision) = When::read(title, None)?.start?;
    (precision == Precision::Month).then(|| day.month())
}

fn of_paragraph(view: View<'_>, paragraph: &Paragraph, times: &Times) -> Vec<Event> {
    let text = paragraph.str();
    let held = statements(text).filter_map(|range| {
        let sentence = &text[range.clone()];
        let digits = sentence.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let day = times.month.filter(|_| matches!(digits, 1 | 2) && sentence[digits..].starts_with('日'));
        let dated = day.map_or_else(|| sentence.to_owned(), |month| format!("{month}月{sentence}"));
        let held = held(&dated, times.chronicle)?;
        let when = When::read(held.time, times.year)?;
        let event = event(view, held.name, when, RULE, view.span(paragraph, range));
        Some(Event {
            section_id: view.section_id(paragraph),
            place: held.place.filter(|place| !place.contains('我')).map(str::to_owned),
            ..event
        })
    });
    held.collect()
}

/// What a sentence says of an activity that was held.
#[derive(Debug, PartialEq, Eq)]
struct Held<'a> {
    time: &'a str,
    name: &'a str,
    place: Option<&'a str>,
}

/// `DATE，NAME在PLACE召开` at the start of a sentence or behind a headline; in a `chronicle` the place may stand for what
/// else tells that it is one activity.
fn held(sentence: &str, chronicle: bool) -> Option<Held<'_>> {
    const VERBS: &[&str] = &["召开", "举行", "举办", "开幕", "开赛", "启动", "落幕", "闭幕"];
    const MANNERS: &[&str] = &["隆重", "成功", "顺利", "正式", "圆满", "盛大", "如期", "胜利"];
    let (range, _) = date::find_all(sentence).into_iter().next()?;
    let time = &sentence[range.clone()];
    let rest = sentence[range.end..].trim_start_matches(['，', '上', '下', '午', '晚']);
    let clause = rest.split(['，', '。', '；']).next()?;
    let clause = VERBS.iter().find_map(|verb| clause.strip_suffix(verb))?;
    let clause = MANNERS.iter().find_map(|manner| clause.strip_suffix(manner)).unwrap_or(clause);
    let (name, place) = clause.rsplit_once('在').map_or((clause, None), |(name, place)| (name, Some(place)));
    let placed = chronicle && place.is_some() && range.start == 0 && is_name(name);
    (placed || is_one_activity(name)).then_some(Held { time, name, place })
}

/// True for the name of one activity: it says which.
fn is_one_activity(name: &str) -> bool {
    let counted = name.contains('届') || name.contains('“') || context::only_year(name).is_some();
    counted && is_name(name)
}

fn is_name(name: &str) -> bool {
    (4..=50).contains(&name.chars().count()) && !name.contains(['由', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activities_held() {
        let expected =
            Held { time: "9月19日—20日", name: "第五届茶产业大会", place: Some("云溪区") };
        assert_eq!(held("9月19日—20日，第五届茶产业大会在云溪区召开，大会以茶为题。", false), Some(expected));
        let entry = "8月6日全区茶产业推进会在石门镇召开。";
        let expected = Held { time: "8月6日", name: "全区茶产业推进会", place: Some("石门镇") };
        assert_eq!(held(entry, true), Some(expected));
        assert_eq!(held(entry, false), None);
        assert_eq!((month_of("云溪区2019年8月大事记"), month_of("2019年大事记")), (Some(8), None));
        let expected = Held { time: "10月1日", name: "“茶香云溪”采茶节", place: None };
        assert_eq!(held("10月1日上午，“茶香云溪”采茶节隆重开幕。", false), Some(expected));
    }

    #[test]
    fn nothing_held() {
        for sentence in [
            "9月19日，区政府召开会议，研究茶产业。",
            "9月19日，副区长林知远到东湖街道调研。",
            "第五届茶产业大会在云溪区召开。",
            "9月起，各镇陆续启动",
        ] {
            assert_eq!(held(sentence, true), None, "{sentence}");
        }
    }
}
