//! What kind of organ a name is, as far as a duty sentence needs it.
//!
//! Examples: `区财政局`, `青岚省委`, `财政部` are organs of their own name; `各街镇`, `各省（区、市）政府` are collectives;
//! `教育部门`, `有关单位`, `各地`, `县级以上人民政府` are named by what they do. `社会`, `办公室` alone are none.

use super::follow::{MANNERS, VERBS};
use super::list::is_organ_like;
use crate::grammar::organ::is_organ;
use crate::grammar::region::region_at;

/// Kinds of organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An organ of its own name.
    Proper,
    /// All organs of a kind in a place, named by the place.
    Collective,
    /// Organs named by what they do.
    Function,
}

/// Names of central organs that carry no place.
#[rustfmt::skip]
const CENTRAL: &[&str] = &[
    "外交部", "国防部", "发展改革委", "教育部", "科技部", "科学技术部", "工业和信息化部", "公安部",
    "安全部", "民政部", "司法部", "财政部", "人力资源社会保障部", "人力资源和社会保障部", "自然资源部",
    "生态环境部", "住房城乡建设部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部", "商务部",
    "文化和旅游部", "卫生健康委", "退役军人事务部", "退役军人部", "应急管理部", "应急部", "人民银行",
    "审计署", "国资委", "海关总署", "税务总局", "市场监管总局", "广电总局", "体育总局", "统计局",
    "国际发展合作署", "医保局", "国管局", "证监会", "银保监会", "金融监管总局", "信访局",
    "粮食和储备局", "能源局", "国防科工局", "烟草局", "移民局", "林草局", "铁路局", "民航局", "邮政局",
    "文物局", "中医药局", "疾控局", "矿山安监局", "外汇局", "药监局", "知识产权局", "气象局", "地震局",
    "共青团中央", "供销合作总社", "网信办", "扶贫办", "乡村振兴局", "农业部", "卫生部", "建设部",
    "铁道部", "交通部", "信息产业部", "国土资源部", "环境保护部", "环保总局", "工商总局", "质检总局",
    "安全监管总局", "林业局", "劳动保障部", "卫生计生委", "文化部", "旅游局", "监察部", "人事部",
    "冶金部", "版权局", "保密局", "密码局", "档案局", "中科院", "社科院", "工程院", "开发银行",
    "国铁集团",
];

/// Starts that place an organ on a level of government.
#[rustfmt::skip]
const LEVELS: &[&str] = &[
    "国家", "国务院", "中央", "中共", "中国", "全国", "最高人民", "省", "市", "区", "县", "州", "旗",
    "盟", "自治区", "自治州", "自治县", "兵团", "镇", "乡",
];

/// Endings of organs of their own name.
#[rustfmt::skip]
const OWN: &[&str] = &[
    "委", "局", "厅", "部", "署", "办", "办公室", "督查室", "研究室", "编办", "政府", "管委会", "委员会", "会", "院", "总队",
    "支队", "大队", "中心", "公司", "集团", "银行", "支行", "分行", "海关", "工委", "党委", "工会",
    "妇联", "残联", "科协", "工商联", "团委", "总社", "专班", "领导小组", "指挥部", "街道", "街道办",
    "镇", "乡", "组委会", "联席会议", "社", "站", "馆", "所", "学院", "大学", "医院", "日报社",
    "电视台",
];

/// Endings of organs named by what they do.
#[rustfmt::skip]
const FUNCTION: &[&str] = &[
    "部门", "单位", "机关", "机构", "企业", "组织", "街镇", "镇街", "乡镇", "街道", "村", "团体", "各地", "地区", "各方", "有关方面", "地方",
    "省份", "区县", "县区", "各市", "各省", "各区", "各县", "村社", "社区", "学校", "医院", "院校",
    "高校", "公司", "协会", "城市", "园区", "景区", "媒体", "政府", "（区、市）", "银行", "居委会",
    "村委会",
];

/// Verbs and small words that may stand before an organ and are no part of it.
#[rustfmt::skip]
const NO_STARTS: &[&str] = &[
    "鼓励", "支持", "引导", "指导", "督促", "要求", "允许", "协调", "组织", "通过", "依托", "强化", "构建", "打造", "提升", "优化", "健全", "制定", "加快",
    "围绕", "结合", "报送", "报请", "报经", "提请", "纳入", "利用", "发挥", "探索", "争取", "促进", "扩大", "参照", "参与", "参加", "召开", "设立", "成立",
    "形成", "坚持", "符合", "属于", "位于", "作为", "具有", "创建", "培育", "保障", "深化", "增强", "统筹", "配合", "协助", "会同", "联合", "邀请", "授权",
    "向", "与", "使", "当", "由", "报", "请", "且", "或", "凡", "非", "若", "未", "已", "无", "此", "这", "那", "有", "是", "要", "应", "须", "可", "能", "到", "被", "以", "按", "据", "对", "在", "从", "为", "将", "把", "于", "因", "如", "该", "并", "建议", "决定", "同意", "批准", "批复", "研究", "责成", "就", "充实", "调整", "大力", "引进", "招引", "引聚", "做大", "做强", "发展", "招商", "壮大", "重点", "推广", "委托", "聘请", "受", "据悉", "日前", "让", "给", "和", "及",
];

/// The kind of organ that `name` is; `None` when it is none.
pub fn kind(name: &str) -> Option<Kind> {
    if is_collective(name) {
        return Some(Kind::Collective);
    }
    if is_proper(name) {
        return Some(Kind::Proper);
    }
    let headless = ["有关", "相关"].iter().any(|start| name.starts_with(start)) && name.chars().count() <= 12;
    if headless && name.chars().all(crate::text::repair::is_han) {
        return Some(Kind::Function);
    }
    let plain = name.chars().count() <= 30 && !name.contains(['，', '。', '“', '《']);
    (plain
        && !tells(name)
        && (!acts(name) || name.starts_with("有关"))
        && FUNCTION.iter().any(|end| name.ends_with(end)))
    .then_some(Kind::Function)
}

/// True for all governments or townships of a place: `各街镇`, `各区县人民政府`, `试点城市政府`.
fn is_collective(name: &str) -> bool {
    if ["街镇", "镇街", "试点城市政府"].contains(&name) {
        return true;
    }
    let Some(rest) = name
        .strip_prefix("各")
        .or_else(|| name.strip_prefix("全区各"))
        .or_else(|| name.strip_prefix("全市各"))
    else {
        return false;
    };
    let place = rest.trim_start_matches("试点").trim_start_matches("有关");
    let town = [
        "街镇",
        "镇街",
        "街道办事处",
        "街道",
        "乡镇",
        "镇乡",
        "乡镇人民政府",
        "镇人民政府",
        "乡镇政府",
        "园区管委会",
        "管委会",
        "乡镇（街道）",
        "镇（街道）",
        "镇（街）",
        "街道（镇）",
    ]
    .contains(&place);
    let government = place.ends_with("政府")
        && !place.starts_with('级')
        && place.starts_with(['省', '市', '区', '县', '州', '旗', '设', '自', '城', '地', '盟']);
    town || government
}

fn is_proper(name: &str) -> bool {
    if CENTRAL.contains(&name) {
        return true;
    }
    let bare = name.split('（').next().unwrap_or(name);
    let class = ["部门", "机关", "单位", "机构", "城乡", "城镇"].iter().any(|end| bare.ends_with(end));
    let formed = OWN.iter().any(|end| bare.ends_with(end)) && is_organ_like(name) && is_organ(name);
    if class || !formed {
        return false;
    }
    let placed = region_at(name).is_some_and(|found| found.len < name.len());
    if placed && !is_mixed(name) {
        return true;
    }
    if is_vague(name) || acts(name) || is_class(name) {
        return false;
    }
    let office = ["领导小组办公室", "联席会议办公室", "指挥部办公室"].iter().any(|end| name.ends_with(end));
    office || is_of_level(name) || is_of_place(name) || is_branch(name)
}

/// True for words that make a statement of a name.
fn tells(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "可以", "是", "的", "申请", "提请", "应当", "报市", "报省", "报县", "报区", "报国", "违反", "下设",
        "设在", "成立",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// True for words that no name of one organ holds.
fn is_mixed(name: &str) -> bool {
    ["有关", "相关", "以上"].iter().any(|word| name.contains(word)) || tells(name)
}

/// True for words that name no organ of its own: `省级指挥部`, `中央和地方各级政府`, `省、自治区、直辖市人民政府`.
fn is_vague(name: &str) -> bool {
    const WORDS: &[&str] = &["各级", "级人民", "级政府", "或", "向", "网站", "直辖市"];
    let graded = ["国家级", "省级", "市级", "地级", "区级", "县级", "州级", "乡级", "镇级"]
        .iter()
        .any(|level| name.starts_with(level));
    graded
        || is_mixed(name)
        || name.starts_with(['各', '其', '本', '该', '原', '所'])
        || WORDS.iter().any(|word| name.contains(word))
}

/// True for the governments of several kinds of place: `市、县人民政府`, `乡（镇）人民政府`, `市和区人民政府`.
fn is_class(name: &str) -> bool {
    let Some(places) =
        name.split_once("人民政府").map(|(places, _)| places).or_else(|| name.strip_suffix("政府"))
    else {
        return false;
    };
    let kinds = places.chars().filter(|c| "省市区县州旗乡镇".contains(*c)).count();
    kinds > 1 && places.chars().all(|c| "省市区县州旗乡镇自治直辖设的级、和及或（）".contains(c))
}

/// True for an organ whose level of government stands before it: `区财政局`, `省委`, `团市委`.
fn is_of_level(name: &str) -> bool {
    const NOT_BEHIND: &[char] = &['级', '域', '内', '外', '属', '长', '场', '区', '各'];
    if ["团省委", "团市委", "团区委", "团县委"].contains(&name) {
        return true;
    }
    let level = LEVELS.iter().filter(|level| name.starts_with(**level)).max_by_key(|level| level.len());
    let more = level.map_or("", |level| &name[level.len()..]);
    !more.is_empty()
        && (more.starts_with("外办") || !more.starts_with(NOT_BEHIND))
        && !more.starts_with("以上")
}

/// True for a text that begins with a verb or an adverb: `积极对接云溪区政府`, `加快培育示范企业`.
fn acts(text: &str) -> bool {
    let words = VERBS.iter().chain(MANNERS).filter(|word| word.chars().count() > 1);
    NO_STARTS.iter().chain(words).any(|word| text.starts_with(word))
}

/// True for a branch of a central organ named after a place: `临江海关`, `青岚证监局`.
fn is_branch(name: &str) -> bool {
    const ENDS: &[&str] = &[
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
        "中心支行",
        "分行",
    ];
    let place = ENDS.iter().find_map(|end| name.strip_suffix(end));
    place.is_some_and(|place| {
        (2..=8).contains(&place.chars().count()) && place.chars().all(crate::text::repair::is_han)
    })
}

/// True when a name of two characters or more with its kind of place stands before the organ: `青岚省委`.
fn is_of_place(name: &str) -> bool {
    let mut chars = name.char_indices().skip(2).take(7);
    chars.any(|(at, c)| "省市区县州旗盟镇乡".contains(c) && at + c.len_utf8() < name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for name in [
            "区财政局",
            "青岚省委",
            "省政府",
            "财政部",
            "国家卫生健康委",
            "县政府办公室电子政务专班",
            "领导小组办公室",
            "国务院办公厅",
            "团区委",
            "区府办",
            "区民政局",
            "省外办",
            "临江海关",
            "市直机关工委",
        ] {
            assert_eq!(kind(name), Some(Kind::Proper), "{name}");
        }
        for name in [
            "各街镇",
            "各镇街",
            "街镇",
            "各街道办事处",
            "各省（区、市）政府",
            "各试点城市政府",
            "试点城市政府",
            "各区县人民政府",
            "各省、自治区、直辖市人民政府",
        ] {
            assert_eq!(kind(name), Some(Kind::Collective), "{name}");
        }
        for name in [
            "教育部门",
            "有关单位",
            "各地",
            "县级以上人民政府",
            "地方各级人民政府",
            "区级有关部门",
            "市直部门",
            "市、县人民政府",
            "乡（镇）人民政府",
            "市和区人民政府",
            "税务机关",
        ] {
            assert_eq!(kind(name), Some(Kind::Function), "{name}");
        }
        for name in ["社会", "办公室", "加强社会管理", "区长", "干部", "领导小组统一领导", "市场"]
        {
            assert_eq!(kind(name), None, "{name}");
        }
    }
}
