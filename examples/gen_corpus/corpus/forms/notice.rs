//! Notices with a table of duties, and opinions.

use super::super::draft::Draft;
use super::super::page::Label;
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

/// A table of tasks with who answers for them.
fn duty_table(draft: &mut Draft<'_>, caption: &str) {
    let header = ["序号", "任务", "地点", "牵头单位", "配合单位", "计划投资"];
    let (mut rows, mut sum) = (Vec::new(), 0);
    let count = draft.dice.between(3, 8);
    for (number, (task, _)) in (1..).zip(draft.dice.choose(TASKS, count)) {
        let organs = draft.place.organs(&mut draft.dice, 3);
        duties(draft, &organs[..1], "lead", "table");
        duties(draft, &organs[1..], "support", "table");
        let amount = draft.dice.between(10, 990);
        sum += amount;
        let cells = [number.to_string(), task.to_owned(), draft.dice.pick(TOWNS).to_owned()];
        rows.push(
            [cells.as_slice(), &[organs[0].clone(), organs[1..].join("、"), amount.to_string()]].concat(),
        );
    }
    let mut total = vec![String::new(); header.len()];
    total[0] = "合计".to_owned();
    total[header.len() - 1] = sum.to_string();
    rows.push(total);
    draft.text("单位：万元");
    draft.table(caption, Some("万元"), &header, rows);
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
    sign(draft);
    disclosure(draft, row)
}
