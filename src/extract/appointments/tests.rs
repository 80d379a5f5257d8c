//! Texts with the rows that they must give.

use super::*;
use crate::extract::fixture::{in_notice, printed};

/// Person, action, organ, post, probation, day of effect and rule of a row.
type Row<'a> = (&'a str, &'a str, Option<&'a str>, &'a str, Option<i32>, Option<&'a str>, &'a str);

fn check(body: &str, expected: &[Row<'_>]) {
    let rows = in_notice(body, extract);
    let days: Vec<Option<String>> = rows.iter().map(|r| r.effective_date.map(|d| d.to_string())).collect();
    let found: Vec<_> = rows
        .iter()
        .zip(&days)
        .map(|(r, day)| {
            let months = r.probation_months;
            (
                r.person.as_str(),
                r.action.as_str(),
                r.organ.as_deref(),
                r.post.as_str(),
                months,
                day.as_deref(),
                r.rule,
            )
        })
        .collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn chained_statements() {
    let day = Some("2021-02-28");
    check(
        "经2021年2月28日第三届区人民政府第18次常务会研究，决定：\n\n林知远同志任云溪区水利局局长(试用期1年),免去其云溪区教委副主任职务;\n\n免去周砚秋同志的云溪中学校长职务。",
        &[
            ("林知远", "appoint", Some("云溪区水利局"), "局长", Some(12), day, "post-changed"),
            ("林知远", "remove", Some("云溪区教委"), "副主任", None, day, "post-goes-on"),
            ("周砚秋", "remove", Some("云溪中学"), "校长", None, day, "post-taken"),
        ],
    );
}

#[test]
fn lists_below_headers_and_terms() {
    check(
        "任命：\n\n林知远为云溪区水利局局长；\n\n周砚秋、沈舟为云溪区人民检察院检察员。\n\n以上同志试用期一年，任职时间从2020年9月1日算起。",
        &[
            ("林知远", "appoint", Some("云溪区水利局"), "局长", Some(12), Some("2020-09-01"), "post-listed"),
            (
                "周砚秋",
                "appoint",
                Some("云溪区人民检察院"),
                "检察员",
                Some(12),
                Some("2020-09-01"),
                "post-listed",
            ),
            (
                "沈舟",
                "appoint",
                Some("云溪区人民检察院"),
                "检察员",
                Some(12),
                Some("2020-09-01"),
                "post-listed",
            ),
        ],
    );
}

#[test]
fn terms_behind_a_comma_are_those_of_their_statement() {
    check(
        "任命林知远为区水利局局长；任命周砚秋为区民政局副局长，试用期一年。",
        &[
            ("林知远", "appoint", Some("区水利局"), "局长", None, None, "post-given"),
            ("周砚秋", "appoint", Some("区民政局"), "副局长", Some(12), None, "post-given"),
        ],
    );
    check(
        "任命林知远为区水利局局长；任命周砚秋为云溪区人民法院人民陪审员，试用期均为一年。",
        &[
            ("林知远", "appoint", Some("区水利局"), "局长", Some(12), None, "post-given"),
            ("周砚秋", "appoint", Some("云溪区人民法院"), "人民陪审员", Some(12), None, "post-given"),
        ],
    );
}

#[test]
fn results_of_an_election_name_the_post_first() {
    let day = Some("2023-01-12");
    let (organ, rule) = (Some("县人民政府"), "post-listed");
    check(
        "云河县第十七届人民代表大会第三次会议于2023年1月12日选举：\n\n县人民政府县长：林　远\n\n县人民政府副县长：周砚秋（女）　沈　舟　方若水",
        &[
            ("林远", "appoint", organ, "县长", None, day, rule),
            ("周砚秋", "appoint", organ, "副县长", None, day, rule),
            ("沈舟", "appoint", organ, "副县长", None, day, rule),
            ("方若水", "appoint", organ, "副县长", None, day, rule),
        ],
    );
    check("任命：\n\n联系人：沈舟", &[]);
}

#[test]
fn one_row_for_each_organ() {
    check(
        "任命林知远为青岚江山有限公司总经理、青岚省人民政府驻江山办事处副主任。",
        &[
            ("林知远", "appoint", Some("青岚江山有限公司"), "总经理", None, None, "post-given"),
            ("林知远", "appoint", Some("青岚省人民政府驻江山办事处"), "副主任", None, None, "post-given"),
        ],
    );
}

#[test]
fn lists_go_on_behind_a_verb() {
    let rows = in_notice(
        "任命林知远为区水利局局长，周砚秋为区教育局局长、林秋为区民政局局长；免去沈舟的区水利局局长职务、陈望舒的区教育局局长职务。\n\n方若水同志任区医院院长；不再担任区卫生局副局长；免去区档案局局长职务。\n\n任命顾长风为区政府办公室主任，区信访局局长（兼）。",
        extract,
    );
    let found: Vec<_> =
        rows.iter().map(|r| (r.person.as_str(), r.action.as_str(), r.position_raw.as_str())).collect();
    assert_eq!(
        found,
        [
            ("林知远", "appoint", "区水利局局长"),
            ("周砚秋", "appoint", "区教育局局长"),
            ("林秋", "appoint", "区民政局局长"),
            ("沈舟", "remove", "区水利局局长"),
            ("陈望舒", "remove", "区教育局局长"),
            ("方若水", "appoint", "区医院院长"),
            ("方若水", "remove", "区卫生局副局长"),
            ("顾长风", "appoint", "区政府办公室主任"),
            ("顾长风", "appoint", "区信访局局长"),
        ]
    );
}

#[test]
fn names_below_a_post_have_it_in_their_span() {
    let text = "关于聘任参事的通知\n\n云溪府人〔2021〕2号\n\n区政府各部门:\n\n聘任下列同志为区政府参事：\n\n林知远、周砚秋\n\n云溪区人民政府\n\n2021年3月2日\n";
    let rows = crate::extract::fixture::in_text(text, extract);
    let whole = "聘任下列同志为区政府参事：\n\n林知远、周砚秋";
    assert_eq!(printed(text, &rows, |r| r.span), [whole, whole]);
}

#[test]
fn terms_hold_for_those_whom_they_name() {
    let rows =
        in_notice("任命林知远为区水利局局长，周砚秋为区教育局局长。\n\n林知远同志试用期一年。", extract);
    let found: Vec<_> = rows.iter().map(|r| (r.person.as_str(), r.probation_months)).collect();
    assert_eq!(found, [("林知远", Some(12)), ("周砚秋", None)]);
}

#[test]
fn a_header_yields_to_verbs() {
    let rows = in_notice(
        "免去：\n\n林知远的区水利局局长职务；\n\n周砚秋区教育局局长职务。\n\n沈舟任区信访局局长。\n\n批准方若水辞去区统计局局长职务的请求。",
        extract,
    );
    let found: Vec<_> = rows.iter().map(|r| (r.person.as_str(), r.action.as_str())).collect();
    assert_eq!(
        found,
        [("林知远", "remove"), ("周砚秋", "remove"), ("沈舟", "appoint"), ("方若水", "resign")]
    );
}

#[test]
fn who_retires_has_a_row_for_it() {
    for body in [
        "免去林知远同志区水利局局长职务，退休。",
        "同意林知远同志退休，免去其区水利局局长职务。",
        "林知远同志因到龄退休，不再担任区水利局局长职务。",
        "免去林知远的区水利局局长职务（退休）。",
    ] {
        let rows = in_notice(body, extract);
        let found: Vec<_> =
            rows.iter().map(|r| (r.person.as_str(), r.action.as_str(), r.post.as_str())).collect();
        assert_eq!(found, [("林知远", "remove", "局长"), ("林知远", "retire", "局长")], "{body}");
    }
    let kept = in_notice("免去林知远的区退休干部局局长职务，退休待遇不变。", extract);
    assert_eq!(kept.iter().map(|r| r.action.as_str()).collect::<Vec<_>>(), ["remove"]);
}

#[test]
fn rosters_and_duties_give_no_post() {
    check("成立以区长任组长的领导小组，办公室主任由区水利局局长兼任。\n\n组　长：林知远　区长", &[]);
}

#[test]
fn spans_hold_the_statement() {
    let text = "关于林知远任职的通知\n\n云溪府人〔2021〕2号\n\n区政府各部门:\n\n经2021年2月28日第三届区人民政府第18次常务会议研究,决定林知远同志任云溪\n区水利局局长(试用期1年)。\n\n云溪区人民政府\n\n2021年3月2日\n";
    let rows = crate::extract::fixture::in_text(text, extract);
    assert_eq!(printed(text, &rows, |r| r.span), ["林知远同志任云溪\n区水利局局长(试用期1年)"]);
    assert_eq!(rows[0].position_raw, "云溪区水利局局长");
}
