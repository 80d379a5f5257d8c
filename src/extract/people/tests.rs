//! Persons in whole notices.

use super::*;
use crate::extract::fixture::{in_notice, in_text};

/// Name, capacity, role, position and rule of a person.
type Row<'a> = (&'a str, &'a str, Option<&'a str>, Option<&'a str>, &'a str);

fn check(body: &str, expected: &[Row<'_>]) {
    let rows = in_notice(body, extract);
    let found: Vec<_> = rows
        .iter()
        .map(|p| {
            (p.person.as_str(), p.capacity.as_str(), p.group_role.as_deref(), p.position.as_deref(), p.rule)
        })
        .collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn rosters_keep_the_last_role() {
    check(
        "特成立云溪区节水领导小组：\n\n组 长:林 远 区委常委、副区长\n\n副组长:周砚秋 区水利局局长\n\n沈 舟 区教委主任\n\n成 员:区财政局、区水利局等单位负责人。",
        &[
            ("林远", "member", Some("组长"), Some("区委常委、副区长"), "roster"),
            ("周砚秋", "member", Some("副组长"), Some("区水利局局长"), "roster"),
            ("沈舟", "member", Some("副组长"), Some("区教委主任"), "roster"),
        ],
    );
}

#[test]
fn persons_beside_offices_and_labels() {
    check(
        "落实周砚秋书记来区调研要求。会议由区水利局局长林知远主持。\n\n联系人：沈舟，联系电话：61270000。",
        &[
            ("周砚秋", "official", None, Some("书记"), "name-office"),
            ("林知远", "official", None, Some("区水利局局长"), "office-name"),
            ("沈舟", "contact", None, None, "contact"),
        ],
    );
    check("由区长任组长，各镇镇长为责任人，车间主任参加。", &[]);
}

#[test]
fn appointees_and_signers() {
    check(
        "任命林知远为云溪区水利局局长，免去其云溪区教委副主任职务。",
        &[("林知远", "appointee", None, Some("云溪区水利局局长"), "appointee")],
    );
    let order = "青岚省人民政府令\n\n第12号\n\n《青岚省节水办法》已经省政府第8次常务会议通过，现予公布，自2021年5月1日起施行。\n\n省　长　　林知远\n\n2021年3月2日\n\n青岚省节水办法\n\n第一条　为了节约用水，制定本办法。\n\n第二条　本办法自2021年5月1日起施行。\n";
    let signers: Vec<_> =
        in_text(order, extract).into_iter().map(|p| (p.person, p.position, p.rule)).collect();
    assert_eq!(signers, [("林知远".to_owned(), Some("省长".to_owned()), "signature")]);
}
