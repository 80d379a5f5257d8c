//! Notices with a table of duties, and opinions.

use super::super::draft::Draft;
use super::super::page::{Day, Label};
use super::super::sentence::{basis, duties, goals};
use super::super::truth::Row;
use super::super::words::{TASKS, TOWNS};
use super::super::work::Work;
use super::part::{demands, tasks};
use super::{addressees, disclosure, print_line, sign};

/// A notice whose attachment is a table of duties.
pub(super) fn notice(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let row = addressees(draft, row);
    let basis = basis(draft, cited);
    draft.text(format!("{basis}现将有关事项通知如下。"));
    tasks(draft, 2);
    let title = format!("{}任务分工表", draft.work.matter);
    let omitted: &[&str] = if draft.dice.once_in(2) { &["工作台账样表"] } else { &[] };
    draft.list_attachments(omitted, &title);
    sign(draft);
    draft.attach(&title);
    duty_table(draft, &title);
    print_line(draft, row)
}

/// A table of tasks with who answers for them, and what each year costs.
fn duty_table(draft: &mut Draft<'_>, caption: &str) {
    let year = draft.work.signed.year;
    let [first, second] = [1, 2].map(|later| format!("{}年", year + later));
    let header = [
        ["序号", "任务", "地点", "牵头单位", "配合单位", "计划投资", ""],
        ["", "", "", "", "", &first, &second],
    ];
    let (mut rows, mut sums) = (Vec::new(), [0, 0]);
    let count = draft.dice.between(3, 8);
    for (number, (task, _)) in (1..).zip(draft.dice.choose(TASKS, count)) {
        let organs = draft.place.organs(&mut draft.dice, 3);
        duties(draft, &organs[..1], "lead", "table");
        duties(draft, &organs[1..], "support", "table");
        let amounts = [0, 0].map(|_| draft.dice.between(10, 990));
        sums = [sums[0] + amounts[0], sums[1] + amounts[1]];
        let mut row = vec![number.to_string(), task.to_owned(), draft.dice.pick(TOWNS).to_owned()];
        row.extend([organs[0].clone(), organs[1..].join("、")]);
        row.extend(amounts.map(|amount| amount.to_string()));
        rows.push(row);
    }
    let mut total = vec!["合计".to_owned()];
    total.resize(header[0].len() - sums.len(), String::new());
    total.extend(sums.map(|sum| sum.to_string()));
    rows.push(total);
    draft.text("单位：万元");
    draft.table(caption, Some("万元"), &header.map(|row| row.to_vec()), rows);
}

/// An opinion.
pub(super) fn opinion(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let row = addressees(draft, row);
    let basis = basis(draft, cited);
    draft.text(format!("{basis}结合实际，提出如下实施意见。"));
    draft.heading(Label::HanComma, "总体要求");
    let goals = goals(draft);
    draft.text(goals);
    tasks(draft, 3);
    demands(draft);
    let row = validity(draft, row);
    sign(draft);
    disclosure(draft, row)
}

/// From when to when the opinion holds.
fn validity(draft: &mut Draft<'_>, row: Row) -> Row {
    let signed = draft.work.signed;
    let (start, years) = (Day { year: signed.year + 1, month: 1, day: 1 }, draft.dice.between(2, 5));
    let end = Day { year: signed.year + years, month: 12, day: 31 };
    let period =
        draft.row("targets").with("subject", "有效期").with("comparator", "eq").with("cumulative", false);
    draft.rows.push(period.with("value", years.to_string()).with("unit", "年"));
    draft.text(format!("本意见自{start}起施行，有效期{years}年。"));
    row.with("effective_date", start.iso()).with("expiry_date", end.iso())
}
