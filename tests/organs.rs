//! Organs and links across documents: on texts of our own, and on the real issue, whose names were looked at one by one.

use std::collections::BTreeMap;
use std::path::Path;

use gongbao::check;
use gongbao::extract::SourceRecords;
use gongbao::resolve::{Dictionary, Records, resolve};

/// A notice of `issuer` with one clause that names `organs`.
fn notice(issuer: &str, number: &str, matter: &str, organs: &str) -> String {
    format!(
        "{issuer}文件\n\n{number}\n\n{issuer}关于{matter}的通知\n\n各有关单位：\n\n现将有关事项通知如下。\n\n一、明确分工\n\n\
         细化任务，按期办结。（责任单位：{organs}）\n\n{issuer}\n\n2023年5月8日\n"
    )
}

fn district(organs: &str) -> SourceRecords {
    let issuer = "青岚省临江市云溪区人民政府";
    gongbao::parse(&notice(issuer, "云溪府发〔2023〕5号", "做好智慧养老工作", organs))
}

/// Names and ids of the organs in clauses.
fn ids(records: &SourceRecords) -> BTreeMap<String, Option<String>> {
    records.responsibilities.iter().map(|row| (row.organ_raw.clone(), row.organ_id.clone())).collect()
}

#[track_caller]
fn check_district(cases: &[(&str, &str)]) {
    let organs: Vec<&str> = cases.iter().map(|(name, _)| *name).collect();
    let found = ids(&district(&organs.join("、")));
    for (name, id) in cases {
        assert_eq!(
            found.get(*name).and_then(Option::as_deref),
            Some(*id).filter(|id| !id.is_empty()),
            "{name}"
        );
    }
}

#[test]
fn a_text_says_for_what_a_name_is_short() {
    let issuer = "青岚省临江市云溪区人民政府";
    let text = notice(issuer, "云溪府发〔2023〕6号", "防汛", "区防指、区应指、区财政局").replace(
        "现将有关事项通知如下。",
        "决定成立云溪区防汛抗旱指挥部（以下简称“区防指”），在云溪区财政局（以下简称“区财政局”）设立专户。",
    );
    let found = ids(&gongbao::parse(&text));
    assert_eq!(found["区防指"].as_deref(), Some("青岚省临江市云溪区防汛抗旱指挥部"));
    assert_ne!(found["区应指"].as_deref(), Some("青岚省临江市云溪区防汛抗旱指挥部"));
    assert_eq!(found["区财政局"].as_deref(), Some("青岚省临江市云溪区财政局"));
}

#[test]
fn organs_of_a_district() {
    check_district(&[
        ("区人力社保局", "青岚省临江市云溪区人力资源和社会保障局"),
        ("云溪区财政局", "青岚省临江市云溪区财政局"),
        ("区住房城乡建委", "青岚省临江市云溪区住房和城乡建设委员会"),
        ("区经济信息委", "青岚省临江市云溪区经济和信息化委员会"),
        ("区委宣传部", "中共青岚省临江市云溪区委宣传部"),
        ("区委网信办", "中共青岚省临江市云溪区委网络安全和信息化委员会办公室"),
        ("团区委", "中国共产主义青年团青岚省临江市云溪区委员会"),
        ("区妇联", "青岚省临江市云溪区妇女联合会"),
        ("区府办", "青岚省临江市云溪区人民政府办公室"),
        ("区法院", "青岚省临江市云溪区人民法院"),
        ("区税务局", "国家税务总局青岚省临江市云溪区税务局"),
        ("区高新园区管委会", "青岚省临江市云溪区高新园区管理委员会"),
        ("古渡镇", "青岚省临江市云溪区古渡镇"),
        ("柳荫街道", "青岚省临江市云溪区柳荫街道"),
        ("柳荫街道办事处", "青岚省临江市云溪区柳荫街道办事处"),
        ("各街镇", ""),
        ("有关部门", ""),
    ]);
}

#[test]
fn organs_above_a_district() {
    check_district(&[
        ("市财政局", "青岚省临江市财政局"),
        ("市法院", "青岚省临江市中级人民法院"),
        ("省人社厅", "青岚省人力资源和社会保障厅"),
        ("省政府办公厅", "青岚省人民政府办公厅"),
        ("国家发展改革委", "国家发展和改革委员会"),
        ("财政部", "财政部"),
    ]);
}

#[test]
fn names_that_stay_open() {
    // A region of a level that the text does not lie in; a bare local name; a name of no dictionary.
    check_district(&[("区云旅公司", "青岚省临江市云溪区云旅公司"), ("区教体局", "青岚省临江市云溪区教体局")]);
    let records = district("县财政局、发展改革委、区云旅公司、区教体局、区财政局");
    let found = ids(&records);
    assert_eq!(found["县财政局"], Some(format!("县财政局@{}", records.structure.documents[0].document_id)));
    assert_eq!(found["发展改革委"].as_deref(), Some("青岚省临江市云溪区发展改革委"));
    let told: Vec<_> = records.diagnostics.iter().filter(|d| d.code.name == "unresolved-organ").collect();
    let messages: Vec<&str> = told.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(messages.len(), 4, "{messages:?}");
    assert!(messages.contains(&"no full name is known for “县财政局”"));
    assert!(messages.iter().any(|m| m.starts_with("“区教体局” may be 青岚省临江市云溪区教育体育局 or ")));
}

#[test]
fn central_and_local_organs_do_not_mix() {
    let text = notice(
        "国务院办公厅",
        "国办发〔2023〕7号",
        "做好养老服务工作",
        "发展改革委、教育部、卫生健康委、统计局",
    );
    let found = ids(&gongbao::parse(&text));
    assert_eq!(found["发展改革委"].as_deref(), Some("国家发展和改革委员会"));
    assert_eq!(found["卫生健康委"].as_deref(), Some("国家卫生健康委员会"));
    assert_eq!(found["统计局"].as_deref(), Some("国家统计局"));
}

#[test]
fn one_name_in_two_regions_is_two_organs() {
    let other = "青岚省临江市北山区人民政府";
    let other = notice(other, "北山府发〔2023〕2号", "加强河道管理", "区财政局、区云旅公司、古渡镇");
    let records = resolve(
        vec![district("区财政局、区云旅公司、古渡镇"), gongbao::parse(&other)],
        &Dictionary::standard(),
    );
    let organs: Vec<&str> = records.organs.iter().map(|organ| organ.organ_id.as_str()).collect();
    for name in ["财政局", "云旅公司", "古渡镇"] {
        for region in ["云溪区", "北山区"] {
            assert!(organs.contains(&format!("青岚省临江市{region}{name}").as_str()), "{region}{name}");
        }
    }
}

#[test]
fn printed_names_are_evidence() {
    let full = "青岚省临江市云溪区文化广电旅游局、青岚省临江市云溪区数字经济发展服务局";
    let records = resolve(
        vec![district(full), district("区文旅局、区数字经济局、数字经济局、区财政局")],
        &Dictionary::standard(),
    );
    let found = ids(&records.sources[1]);
    assert_eq!(found["区文旅局"].as_deref(), Some("青岚省临江市云溪区文化广电旅游局"));
    assert_eq!(found["区数字经济局"].as_deref(), Some("青岚省临江市云溪区数字经济发展服务局"));
    let organ = records.organs.iter().find(|organ| organ.name.ends_with("数字经济发展服务局")).unwrap();
    assert!(organ.resolved);
    assert_eq!(organ.aliases, ["区数字经济局", "数字经济局"]);
    assert!(organ.mentions >= 3);
}

#[test]
fn a_predecessor_is_another_organ() {
    let records = resolve(vec![district("区环保局、区生态环境局")], &Dictionary::standard());
    let organ = |name: &str| records.organs.iter().find(|organ| organ.name.ends_with(name)).unwrap();
    assert_eq!(organ("环境保护局").successor.as_deref(), Some("青岚省临江市云溪区生态环境局"));
    assert_eq!(organ("环境保护局").succeeded_year, Some(2018));
    assert_eq!(organ("生态环境局").successor, None);
}

#[test]
fn a_user_extends_the_dictionary() {
    let user = "云旅公司\t云溪文化旅游（集团）有限公司\n区云旅公司\t云溪文化旅游（集团）有限公司\n教体局\t{}教育体育局\n";
    let dictionary = Dictionary::with(user).unwrap();
    let records = resolve(vec![district("云旅公司、区教体局")], &dictionary);
    let found = ids(&records.sources[0]);
    assert_eq!(found["云旅公司"].as_deref(), Some("云溪文化旅游（集团）有限公司"));
    assert_eq!(found["区教体局"].as_deref(), Some("青岚省临江市云溪区教育体育局"));
    assert_eq!(records.unresolved().next(), None);
}

/// A notice of the district that cites.
fn citing(number: &str, matter: &str, cites: &str) -> SourceRecords {
    let issuer = "青岚省临江市云溪区人民政府";
    let text = notice(issuer, number, matter, "区财政局").replace("现将有关事项通知如下。", cites);
    gongbao::parse(&text)
}

fn codes(records: &Records) -> Vec<(usize, &'static str)> {
    let of = |(at, source): (usize, &SourceRecords)| -> Vec<(usize, &'static str)> {
        source.diagnostics.iter().map(|d| (at, d.code.name)).collect()
    };
    records.sources.iter().enumerate().flat_map(of).collect()
}

#[test]
fn citations_find_their_documents() {
    let sources = vec![
        citing("云溪府发〔2022〕3号", "印发云溪河保护方案", "现将方案印发给你们。"),
        citing("云溪府发〔2022〕9号", "加强河道管理", "现将有关事项通知如下。"),
        citing(
            "云溪府发〔2023〕1号",
            "开展河道巡查",
            "根据《青岚省临江市云溪区人民政府关于加强河道管理的通知》（云溪府发〔2022〕9号）、《云溪河保护方案》、\
             《关于加强河道管理的通知》和《青岚省河道条例》，现将有关事项通知如下。",
        ),
    ];
    let records = resolve(sources, &Dictionary::standard());
    let document = |at: usize| Some(records.sources[at].structure.documents[0].document_id.clone());
    let targets: Vec<Option<String>> =
        records.sources[2].citations.iter().map(|c| c.target_document_id.clone()).collect();
    assert_eq!(targets, [document(1), document(0), document(1), None]);
    let links: Vec<(&str, bool, i32)> = records
        .links
        .iter()
        .filter(|link| Some(&link.from_document_id) == document(2).as_ref())
        .map(|link| (link.to_key.as_str(), link.to_document_id.is_some(), link.count))
        .collect();
    let expected =
        [("云溪府发〔2022〕9号", true, 2), ("云溪府发〔2022〕3号", true, 1), ("青岚省河道条例", false, 1)];
    assert_eq!(links, expected);
}

#[test]
fn documents_against_each_other() {
    let again = || citing("云溪府发〔2022〕9号", "加强河道管理", "现将有关事项通知如下。");
    let other = citing("云溪府发〔2022〕9号", "做好防汛工作", "现将有关事项通知如下。");
    let mut second = again();
    // The same document in another source.
    second.source.source_id = "0123456789abcdef".into();
    let mut records = resolve(vec![again(), second, other], &Dictionary::standard());
    check::across(&mut records);
    let codes = codes(&records);
    assert!(codes.contains(&(1, "duplicate-document")), "{codes:?}");
    assert!(codes.contains(&(2, "number-reused")), "{codes:?}");
    assert!(!codes.contains(&(2, "duplicate-document")));
    assert!(
        !codes
            .iter()
            .any(|(at, code)| *at == 0 && (*code == "number-reused" || *code == "duplicate-document"))
    );
}

/// Lists of appointments of one district.
fn appointments(number: &str, lines: &str) -> SourceRecords {
    let issuer = "青岚省临江市云溪区人民政府";
    let text =
        notice(issuer, number, "林知远等同志职务任免", "区财政局").replace("现将有关事项通知如下。", lines);
    gongbao::parse(&text)
}

#[test]
fn posts_with_two_holders_and_without_any() {
    let appoint = |number, person: &str| {
        appointments(number, &format!("经研究，决定：\n\n{person}同志任青岚省临江市云溪区第一中学校长。"))
    };
    let remove = appointments(
        "云溪府人〔2023〕3号",
        "经研究，决定：\n\n免去周砚秋同志的青岚省临江市云溪区融媒体中心主任职务。",
    );
    let first = appoint("云溪府人〔2023〕1号", "林知远");
    if first.appointments.is_empty() {
        eprintln!("appointments are not read yet: skipped");
        return;
    }
    let mut records =
        resolve(vec![first, appoint("云溪府人〔2023〕2号", "周砚秋"), remove], &Dictionary::standard());
    check::across(&mut records);
    let codes = codes(&records);
    assert!(codes.contains(&(1, "post-two-holders")), "{codes:?}");
    assert!(codes.contains(&(2, "post-left-open")), "{codes:?}");
}

/// Every distinct name of an organ in the clauses, tables and sentences of the real issue that stands for one organ,
/// with the organ that it stands for; read one by one against the text. `-` is no organ of its own name.
const REAL: &str = include_str!("organs/real.tsv");

#[test]
fn organs_of_the_real_issue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds/qijiang-2019-09.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("{} is not there: skipped", path.display());
        return;
    };
    let expected: BTreeMap<&str, &str> =
        REAL.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    let records = resolve(vec![gongbao::parse(&text)], &Dictionary::standard());
    let resolved: BTreeMap<&str, bool> =
        records.organs.iter().map(|organ| (organ.organ_id.as_str(), organ.resolved)).collect();
    let (mut proper, mut known, mut wrong) = (0, 0, Vec::new());
    for (name, id) in ids(&records.sources[0]) {
        let name = gongbao::text::repair::normal(&name);
        let Some(&organ) = expected.get(name.as_str()) else {
            if id.as_deref().is_some_and(|id| resolved[id]) {
                wrong.push(format!("{name} is {id:?}, and is not in the list"));
            }
            continue;
        };
        proper += 1;
        match id.as_deref() {
            Some(id) if id == organ => known += usize::from(resolved[id]),
            None => {}
            Some(id) => wrong.push(format!("{name} is {id}, not {organ}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    eprintln!("{known} of {proper} names of organs are resolved");
    assert!(known * 100 >= proper * 95, "{known} of {proper} are resolved");
}
