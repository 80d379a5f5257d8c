//! Tables of examples: what is read, and what is not.

use super::*;
use crate::extract::fixture::analysed;

/// The rows of a notice with `body` as its text: section path, role, organ, origin, rule.
fn rows(body: &str) -> Vec<Responsibility> {
    let head = "云溪区人民政府办公室关于印发方案的通知\n\n云溪府办发〔2021〕12号\n\n各街道办事处：\n\n";
    let (source, structure) = analysed(&format!("{head}{body}\n\n云溪区人民政府办公室\n\n2021年3月2日\n"));
    let view = |document| View { source: &source, structure: &structure, document };
    let rows: Vec<Responsibility> = structure.documents.iter().flat_map(|d| extract(view(d))).collect();
    for row in &rows {
        let blank = |text: &str| text.split_whitespace().collect::<String>();
        assert!(blank(row.span.slice(&source.text)).contains(&blank(&row.organ_raw)), "{row:?}");
    }
    rows
}

fn check(body: &str, expected: &[(&str, &str, &str, &str)]) {
    let rows = rows(body);
    let path = |row: &Responsibility| {
        row.section_id.as_deref().and_then(|id| id.rsplit('/').next()).unwrap_or("").to_owned()
    };
    let found: Vec<(String, &str, &str, &str)> =
        rows.iter().map(|row| (path(row), row.role.as_str(), row.organ_raw.as_str(), row.rule)).collect();
    let expected: Vec<(String, &str, &str, &str)> =
        expected.iter().map(|&(path, role, organ, rule)| (path.to_owned(), role, organ, rule)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn clauses_stand_in_their_section() {
    check(
        "一、任务\n\n（一）减税。落实政策。（区税务局牵头，区财政局配合）开展宣传。（区司法局负责）\n\n（二）就业。组织培训。\n\n（责任单位：区人社局、区教委；各街镇）",
        &[
            ("1.1", "lead", "区税务局", "clause-verb"),
            ("1.1", "support", "区财政局", "clause-verb"),
            ("1.1", "responsible", "区司法局", "clause-verb"),
            ("1.2", "responsible", "区人社局", "clause-label"),
            ("1.2", "responsible", "区教委", "clause-label"),
            ("1.2", "responsible", "各街镇", "clause-label"),
        ],
    );
}

#[test]
fn a_clause_has_an_ordinal_and_its_organs_have_places() {
    let rows = rows(
        "一、任务\n\n（一）减税。落实政策。（区税务局牵头，区财政局配合）\n\n（二）就业。（区人社局负责）",
    );
    let places: Vec<(i32, i32)> = rows.iter().map(|row| (row.clause, row.ordinal)).collect();
    assert_eq!(places, [(1, 1), (1, 2), (2, 1)]);
    assert_eq!(rows[0].task.as_deref(), Some("减税。落实政策"));
    assert_eq!(rows[0].role_raw.as_deref(), Some("牵头"));
    assert!(rows.iter().all(|row| row.origin == Origin::Clause));
}

#[test]
fn a_setting_holds_from_where_it_stands() {
    check(
        "一、任务\n\n（一）甲。（区教委、区财政局负责）\n\n（二）乙。（区税务局、区商务局负责，列第一位者为牵头单位，下同）\n\n（三）丙。（责任单位：区水利局、区城管局）\n\n（四）丁。（区司法局牵头，区公安局配合）",
        &[
            ("1.1", "responsible", "区教委", "clause-verb"),
            ("1.1", "responsible", "区财政局", "clause-verb"),
            ("1.2", "lead", "区税务局", "clause-verb"),
            ("1.2", "support", "区商务局", "clause-verb"),
            ("1.3", "lead", "区水利局", "clause-label"),
            ("1.3", "support", "区城管局", "clause-label"),
            ("1.4", "lead", "区司法局", "clause-verb"),
            ("1.4", "support", "区公安局", "clause-verb"),
        ],
    );
}

#[test]
fn labelled_lines_are_fields_of_a_list_or_close_a_text() {
    check(
        "一、活动\n\n1.云溪河龙舟赛\n\n时间：6月14日\n\n地点：云溪河\n\n责任单位：县教体委（文化局）、青溪镇\n\n2.采摘节\n\n时间：7月1日\n\n地点：青溪镇\n\n责任单位：青溪镇\n\n二、任务\n\n加强宣传。责任单位：区委宣传部。",
        &[
            ("1.1", "responsible", "县教体委（文化局）", "field-label"),
            ("1.1", "responsible", "青溪镇", "field-label"),
            ("1.2", "responsible", "青溪镇", "field-label"),
            ("2", "responsible", "区委宣传部", "line-label"),
        ],
    );
}

#[test]
fn a_list_alone_counts_behind_the_last_full_stop() {
    check(
        "一、任务\n\n（一）教育。改造校舍。（区教委、区财政局）\n\n（二）上报区旅游办公室（区文化旅游委），再行审定。（此件公开发布）",
        &[("1.1", "responsible", "区教委", "clause-list"), ("1.1", "responsible", "区财政局", "clause-list")],
    );
}

#[test]
fn organs_head_units() {
    check(
        "一、职责分工\n\n（一）区财政局。负责资金保障。\n\n（二）各街道办事处、各镇人民政府。配合开展工作。\n\n（三）大力培育创新企业。支持企业上市。",
        &[
            ("1.1", "responsible", "区财政局", "unit-head"),
            ("1.2", "responsible", "各街道办事处", "unit-head"),
            ("1.2", "responsible", "各镇人民政府", "unit-head"),
        ],
    );
}

#[test]
fn sentences_lay_duties() {
    check(
        "一、保障\n\n区财政局要确保资金到位；各街镇应当落实专人；区级有关部门要密切配合。本方案由区教委负责解释。",
        &[("1", "responsible", "区财政局", "sentence-duty"), ("1", "responsible", "各街镇", "sentence-duty")],
    );
}

#[test]
fn columns_name_organs() {
    check(
        "一、任务\n\n任务如下表。\n\n序号\t任务\t责任单位（第一个为牵头单位）\t配合单位\n1\t减税\t区税务局、区财政局\t各街镇\n2\t就业\t区人社局\t/",
        &[
            ("", "lead", "区税务局", "table-column"),
            ("", "support", "区财政局", "table-column"),
            ("", "support", "各街镇", "table-column"),
            ("", "lead", "区人社局", "table-column"),
        ],
    );
}

#[test]
fn long_texts_take_no_longer_than_they_are_long() {
    for unit in [
        "（",
        "（区教委负责）",
        "责任单位：区教委，",
        "由",
        "2019年3月底前区教委建立制度，",
        "区教委、",
        "《",
        "和",
        "区教委要加强，",
    ] {
        let _ = rows(&unit.repeat(4_000));
    }
}

#[test]
fn a_note_at_the_end_holds_for_all() {
    check(
        "一、任务\n\n（一）甲。（区教委、区财政局负责）\n\n二、要求\n\n列在首位的部门为牵头部门。",
        &[("1.1", "lead", "区教委", "clause-verb"), ("1.1", "support", "区财政局", "clause-verb")],
    );
}

#[test]
fn who_won_an_award_answers_for_nothing() {
    let text = |title: &str| {
        format!(
            "云溪区人民政府关于{title}的决定\n\n云溪府发〔2021〕12号\n\n各镇：\n\n一、清淤技术\n\n主要完成单位：云溪水利公司\n\n\
             主要完成人：林知远\n\n云溪区人民政府\n\n2021年3月2日\n"
        )
    };
    let count = |title| {
        let (source, structure) = analysed(&text(title));
        let view = |document| View { source: &source, structure: &structure, document };
        structure.documents.iter().flat_map(|d| extract(view(d))).count()
    };
    assert_eq!((count("2020年度科学技术奖励"), count("2021年重点任务")), (0, 1));
}
