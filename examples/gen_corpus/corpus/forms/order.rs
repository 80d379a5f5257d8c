//! Orders that publish a statute in chapters and articles.

use super::super::draft::Draft;
use super::super::page::{Day, Label, Piece};
use super::super::sentence::{basis, cite_work};
use super::super::truth::Row;
use super::super::words::{TASKS, person, remarks};
use super::super::work::{Kind, Work};

/// The order with its signature, and the statute.
pub(super) fn order(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let (work, level) = (draft.work, draft.place.level);
    let start = Day { year: work.signed.year + 1, month: draft.dice.between(1, 12), day: 1 };
    let meeting = format!("{level}政府第{}次常务会议", draft.dice.between(2, 99));
    draft.text(format!("《{}》已经{meeting}审议通过，现予公布，自{start}起施行。", work.title));
    let (person, office) = (person(&mut draft.dice), format!("{level}长"));
    draft.sign(&format!("{office}　{person}"), work.signed);
    let signer = draft.row("people").with("person", person.as_str()).with("capacity", "official");
    draft.rows.push(signer.with("position", office.as_str()));
    draft.pieces.push(Piece::Title(work.title.clone()));
    draft.chapter("总则");
    draft.section(Label::Article, None, |draft| format!("{}制定本办法。", basis(draft, &[])));
    draft.section(Label::Article, None, |_| "本行政区域内的相关活动，适用本办法。".to_owned());
    for chapter in ["规划与建设", "管理与服务"] {
        draft.chapter(chapter);
        for (task, words) in draft.dice.choose(TASKS, 3) {
            let remarks = remarks(&mut draft.dice, 2);
            draft.section(Label::Article, None, |_| format!("{task}工作坚持统筹推进。{words}{remarks}"));
        }
        items(draft);
    }
    draft.chapter("附则");
    let repealed = cited.iter().find(|work| work.kind != Kind::Order);
    draft.section(Label::Article, None, |draft| match repealed {
        Some(work) => {
            cite_work(draft, work, "repeals");
            format!("本办法自{start}起施行。《{}》（{}）同时废止。", work.title, work.number)
        }
        None => format!("本办法自{start}起施行。"),
    });
    let row = row.with("signatories", vec![format!("{office}{person}")]).with("effective_date", start.iso());
    row.with("meeting", meeting)
}

/// An article with a list.
fn items(draft: &mut Draft<'_>) {
    draft.section(Label::Article, None, |_| "公示牌载明下列内容：".to_owned());
    for item in ["设施名称和位置；", "养护标准；", "监督方式。"] {
        draft.section(Label::HanParen, None, |_| item.to_owned());
    }
}
