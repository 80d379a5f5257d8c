//! Activities that a sentence announces with their day and place: `定于2024年5月10日至12日在市会展中心举办第三届茶博会`,
//! `第三届茶博会定于5月10日在市体育馆举行`.
//!
//! ```text
//! announced = [ name ] planned date [ time of day ] "在" place verb [ name ] ;
//! planned   = "定于" | "拟于" | "将于" … ;
//! verb      = "召开" | "举办" | "举行" ;
//! ```
//!
//! The date stands right behind the word that plans. Not accepted: activities without a place, or held everywhere
//! (`在全市举办`), and meetings without a name (`召开会议`).

use super::{When, Years, event};
use crate::extract::View;
use crate::grammar::date;
use crate::model::{BlockKind, Event, Paragraph};
use crate::text::sentence::statements;
use crate::text::words::{WordList, words};

/// A sentence that announces an activity with its day and place.
const RULE: &str = "event-planned";

/// Words that announce what is planned for a day.
static PLANNED: WordList = WordList::new(&["定于", "拟于", "将于", "计划于", "拟定于"]);

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    use BlockKind::{ListItem, News, Paragraph};
    let paragraphs = view.paragraphs().iter().filter(|p| matches!(p.kind, Paragraph | ListItem | News));
    let announcing = paragraphs.filter(|paragraph| PLANNED.stand_in(paragraph.str()));
    announcing.flat_map(|paragraph| of_paragraph(view, paragraph)).collect()
}

fn of_paragraph(view: View<'_>, paragraph: &Paragraph) -> Vec<Event> {
    let text = paragraph.str();
    let announced = statements(text).filter_map(|range| {
        let found = announced(&text[range.clone()])?;
        let when = When::planned(found.time, &Years::at(view, paragraph.section, found.name))?;
        let event = event(view, found.name, when, RULE, view.span(paragraph, range));
        Some(Event { section_id: view.section_id(paragraph), place: Some(found.place.to_owned()), ..event })
    });
    announced.collect()
}

/// What a sentence says of an activity to come.
#[derive(Debug, PartialEq, Eq)]
struct Announced<'a> {
    time: &'a str,
    name: &'a str,
    place: &'a str,
}

/// `NAME定于DATE在PLACE举行`, `定于DATE在PLACE举办NAME`.
fn announced(sentence: &str) -> Option<Announced<'_>> {
    const VERBS: &[&str] = &["召开", "举办", "举行"];
    let word = PLANNED.all_in(sentence).next()?;
    let behind = &sentence[word.end..];
    let (day, _) = date::find_all(behind).into_iter().next().filter(|(day, _)| day.start == 0)?;
    let clause = behind[day.end..].split(['。', '；']).next()?;
    let places = VERBS.iter().filter_map(|verb| Some((clause.find(verb)?, verb.len())));
    let (at, len) = places.min()?;
    let (hour, place) = clause[..at].split_once('在')?;
    let place = place.trim_end_matches('，').trim_end_matches("隆重");
    let named = clause[at + len..].split(['，', '（', '：']).next().unwrap_or_default();
    let subject = sentence[..word.start].rsplit(['，', '：', '。', '；', '）']).next().unwrap_or_default();
    let name = if named.is_empty() { subject } else { named.trim_start_matches('的') };
    let fits = is_time_of_day(hour) && is_place(place) && (4..=40).contains(&name.chars().count());
    fits.then_some(Announced { time: &behind[day], name, place })
}

/// What may stand between the day and the place: `上午9：00`, `（星期五）`, `，`.
fn is_time_of_day(text: &str) -> bool {
    const LONGEST: usize = 20;
    text.chars().count() <= LONGEST && !words!["会", "部门", "单位", "组织"].stand_in(text)
}

fn is_place(text: &str) -> bool {
    let all = words!["全", "各", "我", "本"].begin(text);
    (2..=30).contains(&text.chars().count()) && !all && !text.contains(['，', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activities_announced() {
        let fair = Announced {
            time: "2024年5月10日至12日", name: "第三届茶博会", place: "市会展中心"
        };
        assert_eq!(
            announced("经研究，市政府定于2024年5月10日至12日在市会展中心举办第三届茶博会。"),
            Some(fair)
        );
        let fair = Announced { time: "5月10日", name: "第三届茶博会", place: "市体育馆" };
        assert_eq!(announced("第三届茶博会将于5月10日上午9：00在市体育馆举行，请参加。"), Some(fair));
    }

    #[test]
    fn nothing_announced() {
        for sentence in [
            "定于5月10日召开安全生产工作会议。",
            "定于5月10日在全市举办第三届茶博会。",
            "将于5月10日在市体育馆召开会议。",
            "本办法将于5月10日起施行，在市体育馆举行仪式。",
            "第三届茶博会已在市体育馆举行。",
        ] {
            assert_eq!(announced(sentence), None, "{sentence}");
        }
    }
}
