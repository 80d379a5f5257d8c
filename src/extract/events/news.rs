//! Activities of news: `9月19日—20日，第五届茶产业大会在云溪区召开`.
//!
//! Taken only when a sentence prints the date, a name that stands for one activity (`第五届…`, `2019年…`, `“…”…`) and
//! the verb of holding it.

use super::{When, event};
use crate::extract::{View, context};
use crate::grammar::date;
use crate::model::{DocumentKind, Event, Paragraph};
use crate::text::sentence::statements;

/// A sentence of news that says when an activity was held.
const RULE: &str = "event-news";

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    if view.document.kind != DocumentKind::News {
        return Vec::new();
    }
    let year = context::document_year(view);
    let paragraphs = view.paragraphs().iter().filter(|paragraph| paragraph.table.is_none());
    paragraphs.flat_map(|paragraph| of_paragraph(view, paragraph, year)).collect()
}

fn of_paragraph(view: View<'_>, paragraph: &Paragraph, year: Option<i16>) -> Vec<Event> {
    let text = paragraph.str();
    let held = statements(text).filter_map(|range| {
        let sentence = &text[range.clone()];
        let held = held(sentence)?;
        let when = When::read(held.time, year)?;
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

/// `DATE，NAME在PLACE召开` at the start of a sentence or behind a headline.
fn held(sentence: &str) -> Option<Held<'_>> {
    const VERBS: &[&str] = &["召开", "举行", "举办", "开幕", "开赛", "启动", "落幕", "闭幕"];
    const MANNERS: &[&str] = &["隆重", "成功", "顺利", "正式", "圆满", "盛大", "如期", "胜利"];
    let (range, _) = date::find_all(sentence).into_iter().next()?;
    let time = &sentence[range.clone()];
    let rest = sentence[range.end..].trim_start_matches(['，', '上', '下', '午', '晚']);
    let clause = rest.split(['，', '。', '；']).next()?;
    let clause = VERBS.iter().find_map(|verb| clause.strip_suffix(verb))?;
    let clause = MANNERS.iter().find_map(|manner| clause.strip_suffix(manner)).unwrap_or(clause);
    let (name, place) = clause.rsplit_once('在').map_or((clause, None), |(name, place)| (name, Some(place)));
    is_one_activity(name).then_some(Held { time, name, place })
}

/// True for the name of one activity: it says which.
fn is_one_activity(name: &str) -> bool {
    let counted = name.contains('届') || name.contains('“') || context::only_year(name).is_some();
    counted && (4..=50).contains(&name.chars().count()) && !name.contains(['由', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activities_held() {
        let expected =
            Held { time: "9月19日—20日", name: "第五届茶产业大会", place: Some("云溪区") };
        assert_eq!(held("9月19日—20日，第五届茶产业大会在云溪区召开，大会以茶为题。"), Some(expected));
        let expected = Held { time: "10月1日", name: "“茶香云溪”采茶节", place: None };
        assert_eq!(held("10月1日上午，“茶香云溪”采茶节隆重开幕。"), Some(expected));
    }

    #[test]
    fn nothing_held() {
        for sentence in [
            "9月19日，区政府召开会议，研究茶产业。",
            "9月19日，副区长林知远到东湖街道调研。",
            "第五届茶产业大会在云溪区召开。",
            "9月起，各镇陆续启动",
        ] {
            assert_eq!(held(sentence), None, "{sentence}");
        }
    }
}
