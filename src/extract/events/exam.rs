//! Examinations whose time a sentence, a field or a head states: `笔试时间为2023年7月8日上午9:00—11:30`, `一、面试时间`.
//!
//! ```text
//! exam = name "时间" ("为" | "是" | "：" | "定于" | "定为") date ;
//! name = "笔试" | "面试" | "考试" | "体检" … ;
//! ```
//!
//! The place is that of the paragraph or of the head of the same name. Not accepted: other times of a selection
//! (`报名时间为…`), which are milestones, and a time without a date (`考试时间为120分钟`).

use super::{When, Years, event, value};
use crate::extract::View;
use crate::grammar::date;
use crate::model::{BlockKind, Event, Paragraph};
use crate::text::Marks;
use crate::text::words::{WordList, words};

/// An examination with its time.
const RULE: &str = "event-exam";

static TIMES: WordList = WordList::new(&[
    "笔试时间",
    "面试时间",
    "考试时间",
    "体检时间",
    "体能测试时间",
    "技能测试时间",
    "专业测试时间",
    "试讲时间",
    "统考时间",
    "初试时间",
    "复试时间",
]);

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    use BlockKind::{ListItem, Paragraph};
    let mut events: Vec<Event> = Vec::new();
    for (index, paragraph) in view.paragraphs().iter().enumerate() {
        let told = match paragraph.kind {
            Paragraph | ListItem if paragraph.marks.have(Marks::DATE) => stated(view, paragraph),
            BlockKind::Heading => headed(view, index).into_iter().collect(),
            _ => Vec::new(),
        };
        for exam in told {
            if !events.iter().any(|known| known.name == exam.name && known.start_date == exam.start_date) {
                events.push(exam);
            }
        }
    }
    events
}

/// The examinations that a paragraph states.
fn stated(view: View<'_>, paragraph: &Paragraph) -> Vec<Event> {
    let text = paragraph.str();
    let found = TIMES.all_in(text).filter_map(|label| {
        let rest = &text[label.end..];
        let link = words!["为", "是", "：", "定于", "定为", "拟定于"].before(rest)?;
        let time = &rest[link.len()..];
        let sentence = &time[..time.find(['。', '；']).unwrap_or(time.len())];
        let end = text.len() - time.len() + sentence.len();
        exam(view, paragraph, &text[label.start..label.end], sentence, label.start..end)
    });
    found.collect()
}

/// The examination of a head `一、笔试时间` with nothing but its time below.
fn headed(view: View<'_>, index: usize) -> Option<Event> {
    let heading = view.paragraphs().get(index)?;
    let label =
        view.document.sections.get(heading.section?)?.heading.as_deref().filter(|label| TIMES.have(label))?;
    let below = view.paragraphs().get(index + 1).filter(|below| below.section == heading.section)?;
    exam(view, below, label, below.str(), 0..below.str().len())
}

fn exam(
    view: View<'_>,
    paragraph: &Paragraph,
    label: &str,
    time: &str,
    range: std::ops::Range<usize>,
) -> Option<Event> {
    let name = label.strip_suffix("时间")?;
    date::find_all(time).first().filter(|(day, _)| day.start == 0)?;
    let when = When::planned(time, &Years::at(view, paragraph.section, name))?;
    let place = place(paragraph.str(), name).or_else(|| place_below_head(view, name));
    let event = event(view, name, when, RULE, view.span(paragraph, range));
    Some(Event { section_id: view.section_id(paragraph), place, ..event })
}

/// The place of `name` that a text states.
fn place(text: &str, name: &str) -> Option<String> {
    let at = text
        .find("地点")
        .filter(|&at| text[..at].ends_with(name) || text[..at].ends_with(['；', '，', '。']))?;
    let rest = &text[at + "地点".len()..];
    let link = words!["为", "：", "设在"].before(rest)?;
    known(rest[link.len()..].split(['。', '；', '，']).next()?)
}

/// The place below the head `二、笔试地点`.
fn place_below_head(view: View<'_>, name: &str) -> Option<String> {
    let mut pairs = view.paragraphs().windows(2).filter(|pair| pair[0].kind == BlockKind::Heading);
    pairs.find_map(|pair| {
        let head = view.document.sections.get(pair[0].section?)?.heading.as_deref()?;
        let told = head.strip_suffix("地点")? == name && pair[1].kind == BlockKind::Paragraph;
        told.then(|| known(pair[1].str())).flatten()
    })
}

/// A place, unless it is told elsewhere: `见准考证`.
fn known(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let elsewhere = words!["另行", "准考证", "通知", "详见", "待定", "见附件"].stand_in(text);
    value(text).filter(|place| !elsewhere && place.chars().count() <= LONGEST && !place.contains('。'))
}
