//! Notices that issue a plan.

use super::super::draft::Draft;
use super::super::page::{Label, Piece};
use super::super::sentence::{basis, goals};
use super::super::truth::Row;
use super::super::work::Work;
use super::part::{division, group, principles, responses, stages, tasks, years};
use super::{addressees, disclosure, sign};

/// The notice, and the plan below its signature.
pub(super) fn plan(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let name = format!("{}工作方案", draft.work.matter);
    let row = issued(draft, row, &name);
    let basis = basis(draft, cited);
    draft.text(format!("{basis}制定本方案。"));
    draft.heading(Label::HanComma, "总体要求");
    principles(draft);
    draft.heading(Label::HanComma, "工作目标");
    let goals = goals(draft);
    draft.text(goals);
    years(draft);
    tasks(draft, 2);
    stages(draft);
    if draft.dice.once_in(2) {
        group(draft)
    } else {
        division(draft)
    }
    row
}

/// The notice, and an emergency plan with decimal numbers.
pub(super) fn emergency(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let name = format!("{}应急预案", draft.work.matter);
    let row = issued(draft, row, &name);
    draft.decimal(1, "总则");
    draft.decimal(2, "编制目的");
    draft.text("规范突发情况处置工作，最大限度减少损失，保障群众正常生产生活秩序。");
    draft.decimal(2, "编制依据");
    let basis = basis(draft, cited);
    draft.text(format!("{basis}制定本预案。"));
    responses(draft);
    row
}

/// A notice that issues something, to the note below its signature and the title of what it issues.
fn issued(draft: &mut Draft<'_>, row: Row, name: &str) -> Row {
    let row = addressees(draft, row);
    let meeting = format!("{}政府第{}次常务会议", draft.place.level, draft.dice.between(2, 99));
    draft.text(format!("《{name}》已经{meeting}审议通过，现印发给你们，请认真组织实施。"));
    sign(draft);
    let row = disclosure(draft, row);
    draft.pieces.push(Piece::Title(name.to_owned()));
    row.with("meeting", meeting)
}
