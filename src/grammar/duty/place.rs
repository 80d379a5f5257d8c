//! Named places as the subject of a duty: `岚山市要…`, `白云镇、青禾乡要…`, `区水利局、城关镇配合…`.
//!
//! A place without its government acts only with a modal or a verb that lays a duty, and only where its name is one:
//! not `全市要…`, `试点县要…`, `老旧小区要…`.

use super::follow::{Force, follow, starts_follow};
use super::list;
use super::proper::{Kind, acts, kind};
use super::shared;
use super::subject::Subject;
use crate::grammar::region::region_at;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// No longer list of places is tried, in bytes.
const LONGEST: usize = 240;

/// Places, alone or with organs of their own name, before what they must do.
pub(super) fn places(text: &str, beyond: &str) -> Option<Subject> {
    let end = end_of_places(text)?;
    let (head, rest) = text.split_at(end);
    let (len, role, force) = follow(rest, false, beyond).filter(|found| found.2 != Force::Plain)?;
    if head.contains(['对', '向', '的']) {
        return None;
    }
    let named = list::organs(head);
    let mut sure = false;
    let mut placed = false;
    for organ in &named {
        let name = &head[organ.at.clone()];
        match kind(name) {
            Some(Kind::Proper) => sure = true,
            Some(Kind::Collective) => {}
            _ if is_named_place(name) => {
                placed = true;
                // Zones of any kind end as districts do (`养殖区`): one counts beside others, or when it is known.
                sure |= !name.ends_with('区') || region_at(name).is_some_and(|found| found.len == name.len());
            }
            _ => return None,
        }
    }
    let fits = placed && sure;
    let covered: usize = named.iter().map(|organ| organ.at.len()).sum();
    let whole = head.len() - covered <= named.len() * '、'.len_utf8();
    (fits && whole).then(|| Subject {
        organs: named.into_iter().map(|organ| organ.at).collect(),
        partners: Vec::new(),
        role,
        wording: end..end + len,
        force,
    })
}

/// Where a text that begins with places goes on with a modal or a duty verb.
fn end_of_places(text: &str) -> Option<usize> {
    static VERBS: WordList = WordList::new(&[
        "要",
        "应当",
        "应",
        "须",
        "必须",
        "需要",
        "务必",
        "负责",
        "牵头",
        "配合",
        "协助",
        "分别负责",
        "共同负责",
        "具体负责",
    ]);
    static NOUNS: WordList = WordList::new(&[
        "要素", "要道", "要塞", "要点", "要求", "应急", "应用", "应届", "应税", "应选", "应纳", "应缴",
        "应收", "应付", "应征", "应聘", "应对", "应有", "应战", "应诉",
    ]);
    let mut before = ' ';
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        if !is_han(c) && !matches!(c, '、' | '（' | '）') {
            break;
        }
        let rest = &text[at..];
        if chars!("省市区县州旗盟镇乡道）局委会府处").has(before)
            && VERBS.begin(rest)
            && !NOUNS.begin(rest)
            && starts_follow(rest)
        {
            return Some(at);
        }
        before = c;
    }
    None
}

/// True for the name of a place with its kind: `岚山市`, `白云镇`, `城关街道`.
pub(super) fn is_named_place(name: &str) -> bool {
    /// What a kind of place is called by and no place is.
    #[rustfmt::skip]
    static CLASSES: WordList = WordList::new(&[
        "全", "各", "本", "我", "该", "其", "所", "每", "某", "原", "当", "两", "三个", "多", "几", "同", "跨", "外", "邻", "由", "向",
        "对", "为", "与", "使", "将", "把", "于", "从", "凡", "属", "设区", "直辖", "自治", "省", "市", "县", "区", "州", "地级", "乡镇",
        "乡村", "城乡", "农村", "农业", "农产", "山区", "牧", "贫困", "老旧", "老城", "新建", "试点", "示范", "重点", "中心", "所在",
        "相关", "有关", "其他", "其余", "周边", "先进", "特色", "建制", "民族", "边境", "沿海", "沿江", "沿线", "革命", "特大", "超大",
        "主城", "副中", "核心", "目标", "受援", "受灾", "对口", "帮扶", "脱贫", "产粮", "产业", "工业", "旅游", "生态", "文明", "卫生",
        "园林", "森林", "平安", "智慧", "宜居", "国家", "中央", "全国", "兄弟", "首批", "申报", "申请", "参评", "大型", "小型", "中小",
    ]);
    /// Ends of further places that are none of government, or a class of them.
    static OTHERS: WordList = WordList::new(&[
        "护区",
        "小区",
        "示范区",
        "试验区",
        "实验区",
        "功能区",
        "服务区",
        "自治区",
        "校区",
        "厂区",
        "营区",
        "街区",
        "院区",
        "流域区",
        "居住区",
        "开放区",
        "度假区",
        "禁区",
        "疫区",
        "病区",
        "乡镇",
        "城镇",
        "集镇",
        "小镇",
        "古镇",
        "强镇",
        "名镇",
        "城市",
        "超市",
        "都市",
        "家乡",
        "水乡",
        "故乡",
        "城乡",
        "自治州",
        "自治县",
        "自治旗",
        "族乡",
        "先行区",
        "引领区",
        "承载区",
        "协同区",
        "缓冲区",
        "控制区",
        "管控区",
        "规划区",
        "建成区",
        "试点区",
        "安置区",
        "水源区",
    ]);
    const LONGEST: usize = 7;
    let kind = match name.strip_suffix("街道") {
        Some(stem) => stem.len(),
        None if name.ends_with(|c| chars!("省市区县州旗镇乡").has(c)) => name.len() - '市'.len_utf8(),
        None => return false,
    };
    let stem = name[..kind].chars().count();
    (2..=LONGEST).contains(&stem)
        && name.chars().all(is_han)
        && !shared::ZONES.end(name)
        && !OTHERS.end(name)
        && !acts(name)
        && (region_at(name).is_some_and(|found| found.len == name.len())
            || stem <= 3
                && !CLASSES.begin(name)
                && !words!["的", "年", "月", "日", "和", "及", "与", "等", "是", "了", "有"].stand_in(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = places(text, "").map_or_else(Vec::new, |found| found.organs);
        let found: Vec<&str> = found.into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn places_that_must_act() {
        check("岚山市要加快补齐短板", &["岚山市"]);
        check("白云镇、黄沙镇、龙泉乡要加强巡查", &["白云镇", "黄沙镇", "龙泉乡"]);
        check("县水利局、城关镇配合做好公示工作", &["县水利局", "城关镇"]);
        check("大坪镇、上溪镇应当组织演练", &["大坪镇", "上溪镇"]);
        check("云溪区、青禾县、高新区管委会分别负责辖区任务", &["云溪区", "青禾县", "高新区管委会"]);
        check("青岚省、岚山市要抓紧编制规划", &["青岚省", "岚山市"]);
        check("石桥街道负责现场秩序", &["石桥街道"]);
        check("岚山市、各县（市、区）应当建立台账", &["岚山市", "各县（市、区）"]);
    }

    #[test]
    fn places_that_are_none() {
        for text in [
            "全市要加强巡查",
            "兄弟省要学习",
            "养殖区应当控制密度",
            "涉农区、乡镇应当拓宽渠道",
            "岚山市应税污染物为两种",
            "各试点县要加强巡查",
            "老旧小区要加装电梯",
            "岚山市要素市场要发展",
            "岚山市应急预案",
            "岚山市推进改革",
            "乡镇要加强巡查",
            "中心镇要发展",
            "边境县应当加强巡查",
            "岚山市经济要发展",
            "大型超市要落实责任",
            "区长对岚山市和云溪区负责",
            "贫困县应当退出",
            "主城区要加强巡查",
        ] {
            check(text, &[]);
        }
    }
}
