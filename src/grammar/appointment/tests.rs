//! Tables of examples: what is read, and what is not.

use super::*;

/// What a clause says: action, persons, position, probation.
fn read(text: &str, open: bool) -> Option<(&'static str, Vec<&str>, &str, Option<i32>)> {
    let change = clause(text, open, None)?;
    let persons = change.persons.iter().map(|r| &text[r.clone()]).collect();
    Some((change.action.as_str(), persons, &text[change.position.clone()], change.probation))
}

#[test]
fn posts_given() {
    for (text, persons, position, months) in [
        (
            "林知远同志任临江市云溪区水利局局长（试用期1年）；",
            vec!["林知远"],
            "临江市云溪区水利局局长",
            Some(12),
        ),
        ("顾长风任市公安局副局长、党委委员", vec!["顾长风"], "市公安局副局长、党委委员", None),
        ("任命买买提·艾力为国家民委副主任。", vec!["买买提·艾力"], "国家民委副主任", None),
        ("周砚秋同志任云溪职业教育中心副校长", vec!["周砚秋"], "云溪职业教育中心副校长", None),
        ("任命林知远为水利部副部长；", vec!["林知远"], "水利部副部长", None),
        (
            "任命周砚秋（女）为青岚省监狱管理局副局长（试用期一年）。",
            vec!["周砚秋"],
            "青岚省监狱管理局副局长",
            Some(12),
        ),
        ("现决定任命林知远同志为云溪区教育委员会主任", vec!["林知远"], "云溪区教育委员会主任", None),
        ("省政府2019年12月16日决定任命林知远为省体育局局长", vec!["林知远"], "省体育局局长", None),
        ("一、林知远、周砚秋同志任云溪中学副校长", vec!["林知远", "周砚秋"], "云溪中学副校长", None),
        ("2.林知远任云溪区财政局局长", vec!["林知远"], "云溪区财政局局长", None),
        ("买买提·艾力同志任云溪镇镇长", vec!["买买提·艾力"], "云溪镇镇长", None),
        ("选举林知远为云溪区人民政府区长", vec!["林知远"], "云溪区人民政府区长", None),
        ("林知远当选为云溪区第三届人大常委会主任", vec!["林知远"], "云溪区第三届人大常委会主任", None),
        ("林知远同志挂任云溪区副区长（挂职两年）", vec!["林知远"], "云溪区副区长", None),
        ("尹有万任市防汛抗旱指挥部办公室主任", vec!["尹有万"], "市防汛抗旱指挥部办公室主任", None),
        ("王从文同志任市发展和改革委员会主任", vec!["王从文"], "市发展和改革委员会主任", None),
        ("决定林知远代理云溪区人民法院院长职务", vec!["林知远"], "云溪区人民法院院长", None),
        ("林知远同志挂职担任云溪区副区长", vec!["林知远"], "云溪区副区长", None),
        ("由林知远同志任云溪区水利局局长", vec!["林知远"], "云溪区水利局局长", None),
    ] {
        assert_eq!(read(text, false), Some(("appoint", persons, position, months)), "{text}");
    }
    assert_eq!(read("聘任林知远为云溪区政府法律顾问", false).map(|r| r.0), Some("hire"));
    for (text, persons) in [
        ("任命司徒文、尉迟刚两同志为云溪区水利局副局长", vec!["司徒文", "尉迟刚"]),
        ("任命林知远、周砚秋两位同志为云溪区水利局副局长", vec!["林知远", "周砚秋"]),
        ("任命王文一同志为云溪区水利局副局长", vec!["王文一"]),
        ("东城选区选举委员会补选林知远为云溪区第八届人民代表大会代表", vec!["林知远"]),
        ("云溪区人大常委会依法补选林知远为临江市人民代表大会代表", vec!["林知远"]),
    ] {
        assert_eq!(read(text, false).map(|r| r.1), Some(persons), "{text}");
    }
    assert_eq!(read("聘林知远为云溪区政府参事", false).map(|r| (r.0, r.1)), Some(("hire", vec!["林知远"])));
    let two = read("聘用林知远、周砚秋等2人为云溪区政府参事", false).map(|r| (r.0, r.1));
    assert_eq!(two, Some(("hire", vec!["林知远", "周砚秋"])));
    let also = read("任命林知远兼任云溪区信访局局长", false).map(|r| (r.1, r.2));
    assert_eq!(also, Some((vec!["林知远"], "云溪区信访局局长")));
    assert_eq!(
        read("提名林知远为云溪区审计局局长人选", false).map(|r| (r.0, r.2)),
        Some(("nominate", "云溪区审计局局长"))
    );
}

#[test]
fn posts_taken() {
    for (text, action, persons, position) in [
        ("免去林知远同志的云溪中学副校长职务。", "remove", vec!["林知远"], "云溪中学副校长"),
        ("免去林知远的青岚省监狱管理局副局长职务", "remove", vec!["林知远"], "青岚省监狱管理局副局长"),
        (
            "免去周砚秋同志健康促进处处长、一级调研员职务",
            "remove",
            vec!["周砚秋"],
            "健康促进处处长、一级调研员",
        ),
        ("免去方若水市统计局副局长职务", "remove", vec!["方若水"], "市统计局副局长"),
        ("免去顾长风的国家税务总局副局长（副部长级）职务", "remove", vec!["顾长风"], "国家税务总局副局长"),
        ("同意林知远同志辞去云溪区副区长职务", "resign", vec!["林知远"], "云溪区副区长"),
        ("接受林知远辞去云溪区副区长职务的请求", "resign", vec!["林知远"], "云溪区副区长"),
        ("接受林知远同志因工作变动辞去云溪区副区长职务的请求", "resign", vec!["林知远"], "云溪区副区长"),
        ("林知远不再担任云溪旅投公司董事长职务", "remove", vec!["林知远"], "云溪旅投公司董事长"),
        ("林知远（女，苗族）免云溪区档案局副局长", "remove", vec!["林知远"], "云溪区档案局副局长"),
        ("林知远同志免去云溪区档案局副局长职务", "remove", vec!["林知远"], "云溪区档案局副局长"),
        ("免去林知远同志挂任的云溪区副区长职务", "remove", vec!["林知远"], "云溪区副区长"),
        ("解聘林知远的云溪区政府参事职务", "remove", vec!["林知远"], "云溪区政府参事"),
        ("林知远同志的云溪区畜牧局局长职务随机构撤销自然免除", "remove", vec!["林知远"], "云溪区畜牧局局长"),
        ("省政府决定，免去林知远的职务", "", vec![], ""),
    ] {
        let expected = (!action.is_empty()).then_some((action, persons, position, None));
        assert_eq!(read(text, false), expected, "{text}");
    }
}

#[test]
fn clauses_go_on_with_a_person() {
    for (text, action, position) in [
        ("免去其云溪区融媒体中心副主任职务；", "remove", "云溪区融媒体中心副主任"),
        ("不再担任云溪镇党委书记", "remove", "云溪镇党委书记"),
        ("同意其不再担任副总经理职务", "remove", "副总经理"),
        ("免区教育局副局长", "remove", "区教育局副局长"),
        ("兼任云溪区招商局局长", "appoint", "云溪区招商局局长"),
    ] {
        assert_eq!(read(text, true), Some((action, vec![], position, None)), "{text}");
        assert_eq!(read(text, false), None, "{text}");
    }
}

#[test]
fn other_sentences_tell_of_no_post() {
    for text in [
        "成立由区长任组长的领导小组",
        "林知远任组长",
        "主任由区政府任命",
        "办公室主任由教育部负责同志兼任",
        "任命程序为公开选拔",
        "公开招聘和聘任教师",
        "由副区长担任总指挥",
        "由林知远同志任办公室主任",
        "林知远同志任市防汛抗旱指挥部总指挥",
        "林知远任指挥部办公室主任",
        "各村书记任河长",
        "负责同志任务重",
        "免去费用的职工",
        "撤销行政许可决定",
        "大副应当代理船长",
        "应当代理船长",
        "各级选举委员会主持选举",
        "林村免去提留款",
        "推荐典型经验为全区代表",
    ] {
        assert_eq!(read(text, false), None, "{text}");
    }
}

#[test]
fn clauses_below_headers() {
    assert_eq!(subject("林知远同志任职试用期满").map(|r| r.end), Some("林知远".len()));
    assert_eq!(subject("负责同志参加"), None);
    let text = "林知远为云溪区人民法院审判员";
    let change = clause(text, false, header("任命：")).unwrap();
    assert_eq!(
        (&text[change.persons[0].clone()], &text[change.position]),
        ("林知远", "云溪区人民法院审判员")
    );
    let text = "周砚秋的云溪区人民法院审判员职务";
    let change = clause(text, false, header("免去：")).unwrap();
    assert_eq!(
        (&text[change.persons[0].clone()], &text[change.position]),
        ("周砚秋", "云溪区人民法院审判员")
    );
}

#[test]
fn positions_split_into_organ_and_post() {
    for (text, expected) in [
        ("云溪实验中学中学校长", vec![(Some("云溪实验中学中学"), "校长")]),
        ("千帆传媒公司董事长、总经理", vec![(Some("千帆传媒公司"), "董事长、总经理")]),
        ("云溪区融媒体中心副主任", vec![(Some("云溪区融媒体中心"), "副主任")]),
        ("副部长", vec![(None, "副部长")]),
        ("公安部副部长", vec![(Some("公安部"), "副部长")]),
        ("国务院副秘书长", vec![(Some("国务院"), "副秘书长")]),
        ("云溪区副区长", vec![(Some("云溪区"), "副区长")]),
        ("云溪区水利局党组成员、副局长", vec![(Some("云溪区水利局"), "党组成员、副局长")]),
        ("健康促进处处长、一级调研员", vec![(Some("健康促进处"), "处长、一级调研员")]),
        (
            "香江溪山有限公司总经理、青岚省人民政府驻香江办事处副主任",
            vec![(Some("香江溪山有限公司"), "总经理"), (Some("青岚省人民政府驻香江办事处"), "副主任")],
        ),
        (
            "市发展改革委副主任兼市统计局局长",
            vec![(Some("市发展改革委"), "副主任"), (Some("市统计局"), "局长")],
        ),
        ("云溪区人民代表大会常务委员会副主任", vec![(Some("云溪区人民代表大会常务委员会"), "副主任")]),
        (
            "云溪法院副院长、审判委员会委员、审判员",
            vec![(Some("云溪法院"), "副院长、审判委员会委员、审判员")],
        ),
        ("云溪区委常委、宣传部部长", vec![(Some("云溪区委"), "常委、宣传部部长")]),
        ("水利部总工程师", vec![(Some("水利部"), "总工程师")]),
        ("一级巡视员", vec![(None, "一级巡视员")]),
        ("云溪区委常委", vec![(Some("云溪区委"), "常委")]),
        ("云溪镇党委书记", vec![(Some("云溪镇"), "党委书记")]),
    ] {
        let read: Vec<(Option<&str>, &str)> =
            positions(text).into_iter().map(|p| (p.organ.map(|o| &text[o]), &text[p.post])).collect();
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn probations() {
    for (text, months) in [
        ("试用期1年", Some(12)),
        ("任职试用期一年", Some(12)),
        ("试用期6个月", Some(6)),
        ("试用期半年", Some(6)),
        ("试用期满", None),
    ] {
        assert_eq!(probation(text), months, "{text}");
    }
}

#[test]
fn further_positions_and_retirement() {
    let whole = |text: &'static str| further(text).map(|r| &text[r]);
    assert_eq!(whole("云溪区信访局局长（兼）"), Some("云溪区信访局局长"));
    for none in ["局长", "由区水利局局长", "区水利局的局长", "区水利局负责"] {
        assert_eq!(whole(none), None, "{none}");
    }
    for text in ["退休", "同意其退休", "办理退休手续", "并按规定办理退休手续。"] {
        assert!(retirement(text).is_some(), "{text}");
    }
    for text in ["退休待遇不变", "退休人员", "离退休干部", "享受退休待遇"] {
        assert!(retirement(text).is_none(), "{text}");
    }
}

#[test]
fn a_name_does_not_tear_a_region() {
    let found = read("撤销林知云溪区水利局局长职务", false).map(|r| (r.1, r.2));
    assert_eq!(found, Some((vec!["林知"], "云溪区水利局局长")));
}
