//! Notices of activities, with whom to ask.

use super::super::draft::Draft;
use super::super::page::{Day, Label};
use super::super::sentence::duties;
use super::super::truth::Row;
use super::super::words::{ACTIVITIES, VENUES, person};
use super::{addressees, sign};

/// Activities, each with its fields.
pub(super) fn campaign(draft: &mut Draft<'_>, row: Row) -> Row {
    let row = addressees(draft, row);
    draft.text("为丰富群众文化生活，现将活动安排通知如下。");
    draft.heading(Label::HanComma, "主要活动");
    let year = draft.work.signed.year;
    let month = draft.work.signed.month % 12 + 1;
    let year = if month == 1 { year + 1 } else { year };
    let count = draft.dice.between(2, 4);
    for (name, content) in draft.dice.choose(ACTIVITIES, count) {
        draft.heading(Label::HanParen, name);
        let start = Day { year, month, day: draft.dice.between(1, 20) };
        let (venue, organs) = (draft.dice.pick(VENUES), draft.place.organs(&mut draft.dice, 2));
        draft.text(format!("时间：{start}"));
        draft.text(format!("地点：{venue}"));
        draft.text(format!("内容：{content}"));
        draft.text(format!("责任单位：{}", organs.join("、")));
        duties(draft, &organs, "responsible", "field");
        let event = draft.row("events").with("name", name).with("place", venue).with("content", content);
        draft.rows.push(event.with("start_date", start.iso()).with("end_date", start.iso()));
    }
    contacts(draft);
    let title = "活动安排表";
    draft.list_attachments(&[], title);
    sign(draft);
    draft.attach(title);
    event_table(draft, title, Day { year, month, day: 1 });
    row
}

/// A table of the activities.
fn event_table(draft: &mut Draft<'_>, caption: &str, first: Day) {
    let header = vec!["序号", "活动名称", "活动内容", "活动地点", "活动时间", "主办单位"];
    let mut rows = Vec::new();
    for (number, (name, content)) in (1..).zip(draft.dice.choose(ACTIVITIES, 3)) {
        let day = Day { day: draft.dice.between(1, 28), ..first };
        let (venue, organs) = (draft.dice.pick(VENUES), draft.place.organs(&mut draft.dice, 2));
        duties(draft, &organs, "host", "table");
        let event = draft.row("events").with("name", name).with("place", venue).with("content", content);
        draft.rows.push(event.with("start_date", day.iso()).with("end_date", day.iso()));
        rows.push(
            [&number.to_string(), name, content, venue, &day.to_string(), &organs.join("、")]
                .map(str::to_owned)
                .to_vec(),
        );
    }
    draft.table(caption, None, &[header], rows);
}

/// Whom to ask.
fn contacts(draft: &mut Draft<'_>) {
    draft.end_sections();
    let (person, phone) = (person(&mut draft.dice), draft.dice.between(20_000_000, 89_999_999).to_string());
    let email = format!("office{}@example.cn", draft.dice.between(1, 99));
    draft.text(format!("联系人：{person}，联系电话：{phone}，电子邮箱：{email}。"));
    for (kind, value) in [("person", &person), ("phone", &phone), ("email", &email)] {
        let row = draft.row("contacts").with("kind", kind).with("value", value.as_str());
        draft.rows.push(row);
    }
    let row = draft.row("people").with("person", person.as_str()).with("capacity", "contact");
    draft.rows.push(row);
}
