//! Replies to the requests of towns.

use super::super::draft::Draft;
use super::super::page::{Label, Piece};
use super::super::sentence::cite;
use super::super::truth::Row;
use super::super::words::{TOWNS, remarks};
use super::sign;

/// What is replied; each point is a statement and has no heading.
const POINTS: [&str; 3] = [
    "原则同意你镇开展试点，请按程序组织实施。",
    "试点范围不得擅自变更，确需调整的，应当按程序报批。",
    "请你镇及时总结试点经验，重大事项按程序报告。",
];

/// A reply, numbered point by point.
pub(super) fn reply(draft: &mut Draft<'_>, row: Row) -> Row {
    let (town, work) = (draft.dice.pick(TOWNS), draft.work);
    let addressee = format!("{town}人民政府");
    draft.pieces.push(Piece::Margin(format!("{addressee}：")));
    let request = format!("关于开展{}试点的请示", work.matter);
    let town_code: String = town.chars().take(2).collect();
    let number = format!("{town_code}府文〔{}〕{}号", work.signed.year, draft.dice.between(1, 90));
    cite(draft, Some(&request), Some(&number), "mentions");
    draft.text(format!("来文收悉，对你镇《{request}》（{number}），经研究，现批复如下。"));
    for point in POINTS {
        let remarks = remarks(&mut draft.dice, 2);
        draft.section(Label::HanComma, None, |_| format!("{point}{remarks}"));
    }
    draft.end_sections();
    draft.text("此复。");
    sign(draft);
    row.with("addressees", vec![addressee])
}
