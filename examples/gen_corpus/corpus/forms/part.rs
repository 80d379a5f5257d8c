//! Parts of which plans, notices and opinions are made.

use super::super::draft::Draft;
use super::super::page::{Day, Label};
use super::super::sentence::{by_number, clause, deadline, duties, duty, goals, quantities, year_plan};
use super::super::words::{PARTS, TASKS, persons, remarks};

/// Parts with tasks, each with a few of the things that a task may say.
pub(super) fn tasks(draft: &mut Draft<'_>, parts: usize) {
    let heads = draft.dice.choose(PARTS, parts);
    for head in heads {
        draft.heading(Label::HanComma, head);
        let count = draft.dice.between(3, 5);
        for (task, words) in draft.dice.choose(TASKS, count) {
            draft.section(Label::HanParen, Some(task), |draft| {
                let count = draft.dice.between(3, 6);
                let mut text = words.to_owned() + &remarks(&mut draft.dice, count);
                text += &match draft.dice.roll(5) {
                    0 => goals(draft),
                    3 => by_number(draft),
                    1 => quantities(draft),
                    2 => duty(draft),
                    _ => deadline(draft),
                };
                if draft.dice.once_in(2) { text + &clause(draft) } else { text }
            });
            if draft.dice.once_in(4) {
                steps(draft);
            }
        }
    }
}

/// Numbered steps below a task, some with steps of their own.
fn steps(draft: &mut Draft<'_>) {
    for (task, words) in draft.dice.choose(TASKS, 2) {
        let after = remarks(&mut draft.dice, 2);
        draft.section(Label::ArabicDot, Some(task), |_| words.to_owned() + &after);
        if draft.dice.once_in(3) {
            for label in [Label::ArabicParen, Label::ArabicParen, Label::Circled, Label::Circled] {
                let remark = remarks(&mut draft.dice, 1);
                draft.section(label, None, |_| remark);
            }
        }
    }
}

/// Principles behind dashes.
pub(super) fn principles(draft: &mut Draft<'_>) {
    draft.heading(Label::HanParen, "基本原则");
    for (heading, text) in [
        ("保护优先、自然恢复", "尊重客观规律，宜林则林、宜草则草，不搞大拆大建。"),
        ("统筹兼顾、分类施策", "区分轻重缓急，因地制宜确定技术路线，一村一策推进。"),
        ("公众参与、科学决策", "在方案论证、成果公示各阶段听取专家和群众意见。"),
    ] {
        draft.section(Label::Dash, Some(heading), |_| text.to_owned());
    }
}

/// Demands that begin with 一是.
pub(super) fn demands(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "有关要求");
    for (task, words) in draft.dice.choose(TASKS, 3) {
        draft.section(Label::HanShi, Some(task), |_| words.to_owned());
    }
}

/// A box with a paragraph for each of three years.
pub(super) fn years(draft: &mut Draft<'_>) {
    draft.boxed("重点任务年度计划");
    for year in 1..=3 {
        let text = year_plan(draft, draft.work.signed.year + year);
        draft.text(text);
    }
}

/// Stages with their months.
pub(super) fn stages(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "实施步骤");
    let year = draft.work.signed.year + 1;
    let names = ["动员部署阶段", "组织实施阶段", "总结评估阶段"];
    let words = ["召开动员会议，制定实施细则。", "对照任务清单推进落实。", "总结经验做法，完善长效机制。"];
    for ((name, words), month) in names.into_iter().zip(words).zip([3, 9, 12]) {
        let end = Day { year, month, day: 1 }.month_end();
        let heading = format!("{name}（{year}年{month}月底前）");
        draft.section(Label::HanParen, Some(&heading), |draft| {
            let row = draft.row("milestones").with("end_date", end.iso()).with("end_precision", "month");
            draft.rows.push(row);
            words.to_owned()
        });
    }
}

/// The roster of a leading group.
pub(super) fn group(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "组织机构");
    draft.text("成立工作领导小组，统筹推进各项工作。");
    let level = draft.place.level;
    let persons = persons(&mut draft.dice, 3);
    let roles = ["组长", "副组长", "副组长"];
    let positions = [
        format!("{level}政府副{level}长"),
        draft.place.organ("水利局局长"),
        draft.place.organ("财政局副局长"),
    ];
    for (at, ((person, role), position)) in persons.iter().zip(roles).zip(&positions).enumerate() {
        let label = if at > 0 && roles[at - 1] == role { String::new() } else { format!("{role}：") };
        draft.text(format!("{label}{person}　{position}"));
        let row = draft.row("people").with("person", person.as_str()).with("capacity", "member");
        draft.rows.push(row.with("group_role", role).with("position", position.as_str()));
    }
}

/// The division of duties: an organ heads each unit.
pub(super) fn division(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "职责分工");
    for organ in draft.place.organs(&mut draft.dice, 4) {
        draft.section(Label::HanParen, Some(&organ), |draft| {
            duties(draft, std::slice::from_ref(&organ), "responsible", "field");
            let (_, words) = draft.dice.pick(TASKS);
            format!("负责业务指导和统计汇总。{words}")
        });
    }
}

/// How an emergency is answered, by decimal numbers.
pub(super) fn responses(draft: &mut Draft<'_>) {
    for (heading, parts) in [("预防和预警", ["预防", "预警"]), ("应急响应", ["速报制度", "分级响应"])]
    {
        draft.decimal(1, heading);
        for part in parts {
            draft.decimal(2, part);
            let remarks = remarks(&mut draft.dice, 3);
            draft.text(remarks);
        }
    }
    for level in ["一般响应", "较大响应"] {
        draft.decimal(3, level);
        let (_, words) = draft.dice.pick(TASKS);
        draft.text(words);
    }
}
