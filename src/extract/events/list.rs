//! Activities of field lists: a unit headed by the name, and below it `时间：… 地点：… 内容：…`.

use super::field::{self, Field, Kind};
use super::{When, Years, event, value};
use crate::extract::View;
use crate::grammar::organ::split_list;
use crate::model::{BlockKind, Event, Paragraph};
use crate::text::words::WordList;
use crate::text::{Marks, Span};

/// A unit headed by the name of an activity, with its fields.
const RULE: &str = "event-fields";

/// A notice that calls to an activity, with fields for all of it.
const NOTICE_RULE: &str = "event-notice";

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    let mut units: Vec<Unit> = Vec::new();
    for (index, paragraph) in view.paragraphs().iter().enumerate() {
        if matches!(paragraph.kind, BlockKind::Table | BlockKind::Blank | BlockKind::Furniture) {
            continue;
        }
        match headed(view, index) {
            Some((below, field)) => {
                Unit::add(&mut units, below, &field);
                units.last_mut().into_iter().for_each(|unit| unit.headed = true);
            }
            None => {
                let labelled = paragraph.marks.have(Marks::COLON);
                for field in if labelled { field::fields(paragraph.str()) } else { Vec::new() } {
                    Unit::add(&mut units, paragraph, &field);
                }
            }
        }
    }
    let mut events: Vec<Event> = units.iter().filter_map(|unit| unit.event(view)).collect();
    // Beside its parts the activity as a whole counts where heads of their own give its time and its place.
    let top = |unit: &&Unit| {
        let section = unit.section.and_then(|i| view.document.sections.get(i));
        events.is_empty() || unit.headed && section.is_some_and(|section| section.parent.is_none())
    };
    let whole: Vec<&Unit> = units.iter().filter(top).collect();
    if let Some(whole) = notice(view, &whole) {
        events.insert(0, whole);
    }
    events
}

/// A heading that is a label, `二、活动地点`, with the paragraph below it as its value.
fn headed(view: View<'_>, index: usize) -> Option<(&Paragraph, Field)> {
    let heading = view.paragraphs().get(index).filter(|paragraph| paragraph.kind == BlockKind::Heading)?;
    let below = view.paragraphs().get(index + 1).filter(|next| next.section == heading.section)?;
    let label = view.document.sections.get(heading.section?)?.heading.as_deref()?;
    let kind = field::kind(label).filter(|kind| matches!(kind, Kind::Time | Kind::Place))?;
    let plain = matches!(below.kind, BlockKind::Paragraph) && !below.str().contains('：');
    plain.then(|| (below, Field { kind, label: 0..0, value: 0..below.str().len() }))
}

/// The fields of one unit of the outline.
#[derive(Default)]
struct Unit {
    section: Option<usize>,
    name: Option<String>,
    time: Option<String>,
    place: Option<String>,
    content: Option<String>,
    hosts: Vec<String>,
    /// A heading is the label of one of its fields.
    headed: bool,
    span: Span,
}

impl Unit {
    /// Adds a field to the last unit; to a new one in another section or when the last has that field.
    fn add(units: &mut Vec<Unit>, paragraph: &Paragraph, found: &Field) {
        let Some(text) = value(&paragraph.str()[found.value.clone()]) else { return };
        let span = paragraph.text.printed(found.label.start..found.value.end);
        let goes_on =
            units.last().is_some_and(|unit| unit.section == paragraph.section && !unit.has(found.kind));
        if !goes_on {
            units.push(Unit { section: paragraph.section, span, ..Unit::default() });
        }
        if let Some(unit) = units.last_mut() {
            unit.span = unit.span.cover(span);
            unit.set(found.kind, text);
        }
    }

    fn has(&self, kind: Kind) -> bool {
        match kind {
            Kind::Name => self.name.is_some() || self.time.is_some(),
            Kind::Time => self.time.is_some(),
            Kind::Place => self.place.is_some(),
            Kind::Content => self.content.is_some(),
            Kind::Host | Kind::Other => false,
        }
    }

    fn set(&mut self, kind: Kind, text: String) {
        match kind {
            Kind::Name => self.name = Some(text),
            Kind::Time => self.time = Some(text),
            Kind::Place => self.place = Some(text),
            Kind::Content => self.content = Some(text),
            Kind::Host => self.hosts = split_list(&text).into_iter().map(|r| text[r].to_owned()).collect(),
            Kind::Other => {}
        }
    }

    /// The activity, when the unit has a name, a time, and a place or content.
    fn event(&self, view: View<'_>) -> Option<Event> {
        let section = self.section.and_then(|i| view.document.sections.get(i));
        let heading = section.and_then(|section| section.heading.as_deref()).filter(|h| is_name(h));
        let name = self.name.as_deref().or(heading)?;
        if self.place.is_none() && self.content.is_none() {
            return None;
        }
        let when = When::planned(self.time.as_deref()?, &Years::at(view, self.section, name))?;
        let start = section.map_or(self.span.start(), |section| section.span.start().min(self.span.start()));
        Some(self.with_details(event(view, name, when, RULE, Span::new(start, self.span.end())), view))
    }

    fn with_details(&self, event: Event, view: View<'_>) -> Event {
        let section = self.section.and_then(|i| view.document.sections.get(i));
        Event {
            section_id: section.map(|section| section.section_id.clone()),
            place: self.place.clone(),
            content: self.content.clone(),
            hosts: self.hosts.clone(),
            ..event
        }
    }
}

/// True for a heading that names an activity, not a part of a plan: `篮球比赛`, not `活动时间` or `时间安排`.
fn is_name(heading: &str) -> bool {
    static PARTS: WordList = WordList::new(&["时间", "地点", "内容", "安排", "要求", "事项", "日程", "议程"]);
    let activity = || heading.starts_with(['“', '《']) || heading.chars().count() > 8;
    activity() && !heading.ends_with("事项") || !PARTS.stand_in(heading)
}

/// The activity to which a notice calls, when it gives its time and place.
fn notice(view: View<'_>, units: &[&Unit]) -> Option<Event> {
    let name = called_to(&view.document.title).or_else(|| planned_in_text(view))?;
    let time = units.iter().find(|unit| unit.time.is_some())?;
    let place = units.iter().find(|unit| unit.place.is_some())?;
    let when = When::planned(time.time.as_deref()?, &Years::at(view, time.section, name))?;
    let event = event(view, name, when, NOTICE_RULE, time.span.cover(place.span));
    Some(Event { place: place.place.clone(), ..event })
}

/// The activity in the title of a notice: `关于举办第三届茶博会的通知`.
fn called_to(title: &str) -> Option<&str> {
    const VERBS: &[&str] = &["召开", "举办", "举行", "组织举办", "组织开展", "开展"];
    let (_, about) = title.split_once("关于")?;
    let name = VERBS.iter().find_map(|verb| about.strip_prefix(verb))?;
    let name = ["的通知", "的通告", "的公告", "的函"].iter().find_map(|end| name.strip_suffix(end))?;
    (!name.is_empty()).then_some(name)
}

/// The activity that the first paragraphs of a notice announce: `定于4月20日举办茶博会`.
fn planned_in_text(view: View<'_>) -> Option<&str> {
    let paragraphs = view.paragraphs().iter().filter(|paragraph| paragraph.kind == BlockKind::Paragraph);
    paragraphs.take(3).find_map(|paragraph| planned(paragraph.str()))
}

/// The name behind `定于…举办` or `决定召开`.
fn planned(text: &str) -> Option<&str> {
    const PLANNED: &[&str] = &["定于", "决定", "拟于", "将于", "计划于"];
    const VERBS: &[&str] = &["召开", "举办", "举行"];
    let behind = PLANNED.iter().filter_map(|word| text.find(word)).min().map(|at| &text[at..])?;
    let clause = &behind[..behind.find(['。', '；']).unwrap_or(behind.len())];
    let (_, name) =
        VERBS.iter().filter_map(|verb| clause.split_once(verb)).min_by_key(|(head, _)| head.len())?;
    let name = name.split(['，', '（', '：']).next()?;
    (4..=40).contains(&name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn activities_in_texts() {
        assert_eq!(planned("经研究，定于4月20日举办第三届茶博会。现通知如下："), Some("第三届茶博会"));
        assert_eq!(planned("区政府决定召开安全生产工作会议，现通知如下："), Some("安全生产工作会议"));
        for text in ["去年举办了第三届茶博会。", "区政府决定举办。", "决定如下：举行"]
        {
            assert_eq!(planned(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_activities() {
        for heading in ["篮球比赛", "“三月茶香”采茶节", "第二届乡村文化艺术节开幕式及时间胶囊封存仪式"]
        {
            assert!(is_name(heading), "{heading}");
        }
        for heading in ["活动时间", "时间安排", "活动内容", "有关事项"] {
            assert!(!is_name(heading), "{heading}");
        }
    }

    #[test]
    fn activities_in_titles() {
        assert_eq!(called_to("云溪区教育委员会关于举办第三届茶博会的通知"), Some("第三届茶博会"));
        assert_eq!(called_to("关于召开全区安全生产工作会议的通知"), Some("全区安全生产工作会议"));
        assert_eq!(called_to("关于开展2021年茶文化周的通知"), Some("2021年茶文化周"));
        assert_eq!(called_to("关于印发茶博会方案的通知"), None);
        assert_eq!(called_to("关于举办的通知"), None);
    }
}
