//! Organs that are named after a place which is no level of government: `临江海关`, `青岚证监局`, `云溪河管理局`.

use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// True for a branch of a central organ named after a place: `临江海关`, `青岚证监局`.
pub(super) fn is_branch(name: &str) -> bool {
    static ENDS: WordList = WordList::new(&[
        "海关",
        "海事局",
        "证监局",
        "银保监局",
        "银保监分局",
        "监管局",
        "监管分局",
        "税务局",
        "气象局",
        "地震局",
        "调查队",
        "调查总队",
        "通信管理局",
        "邮政管理局",
        "供电公司",
        "供电局",
        "电力公司",
        "中心支行",
        "分行",
        "安全监察局",
        "海事处",
        "烟草专卖局",
        "烟草公司",
        "铁路局",
        "消防救援支队",
        "消防救援总队",
        "支队",
        "总队",
        "军分区",
        "日报社",
        "广播电视台",
        "电视台",
        "管委会",
        "管理委员会",
        "分公司",
        "农商银行",
        "村镇银行",
        "农商行",
        "信用联社",
        "支行",
        "铁路局集团公司",
        "铁路局集团有限公司",
        "机场集团",
        "移动公司",
        "联通公司",
        "电信公司",
        "铁塔公司",
        "邮政公司",
        "石油公司",
        "燃气公司",
        "水务集团",
    ]);
    static NO_PLACES: WordList = WordList::new(&[
        "园区",
        "开发区",
        "景区",
        "片区",
        "功能区",
        "所在地",
        "属地",
        "辖区",
        "公安",
        "交警",
        "消防",
    ]);
    let place = ENDS.behind(name).map(|end| &name[..name.len() - end.len()]);
    place.is_some_and(|place| {
        (2..=12).contains(&place.chars().count())
            && place.chars().all(is_han)
            && !NO_PLACES.have(place)
            && !words![
                "有关", "相关", "主管", "公安", "交警", "外国", "境外", "国有", "国营", "民营", "私营",
                "地方", "大型", "重点", "专业", "外资", "中央", "中方", "外方", "上级", "下级", "直属",
                "隶属",
            ]
            .begin(place)
            && !place.ends_with("公司")
            && !(place.chars().count() < 3 && name.len() > 9 && words!["管委会", "管理委员会"].end(name))
    })
}

/// True for the organ of a river, a lake or a park: `云溪河管理局`, `岚山自然保护区管理处`; not for a class of them (`大型水库管理处`).
pub(super) fn is_of_nature(name: &str) -> bool {
    static ENDS: WordList = WordList::new(&["管理局", "管理处", "管理站", "管理中心", "河务局", "管护中心"]);
    static CLASSES: WordList = WordList::new(&[
        "大型",
        "中型",
        "小型",
        "各",
        "有关",
        "相关",
        "重点",
        "国有",
        "国家级",
        "省级",
        "市级",
        "县级",
        "地方",
        "跨",
        "沿",
        "当地",
        "其",
        "本",
        "该",
        "原",
        "自然",
        "风景",
        "森林",
        "湿地",
        "城市",
        "水利",
        "港口",
    ]);
    let stem = ENDS.behind(name).map(|end| &name[..name.len() - end.len()]);
    stem.is_some_and(|stem| {
        (3..=14).contains(&stem.chars().count())
            && stem.chars().all(is_han)
            && (stem.ends_with(|c| chars!("河湖江山海岛港湾库渠").has(c))
                || words!["流域", "保护区", "景区", "名胜区", "公园", "遗址", "灌区"].end(stem))
            && !CLASSES.begin(stem)
    })
}
