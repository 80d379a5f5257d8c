//! Names in running text that have no mark of their own: organs and places.
//!
//! Where a name ends is known by its last word, where it begins by what stands before: a mark of punctuation or a word
//! that leads to a name. Both are stricter than in lists, where each part is known to be an organ: a name of a class
//! (`公立医院`), a statement that ends like a name (`关注区财政局`) and a word that ends like a place (`老城区`) are none.

use super::Entity;
use crate::grammar::duty::proper::{Kind, kind};
use crate::grammar::organ::organ_at;
use crate::grammar::region::{ends_name, region_at};
use crate::model::MentionKind;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars};

/// True behind a word that leads to an organ or a place: `报送`, `在`, `指导`.
pub(super) fn leads_on(before: &str) -> bool {
    #[rustfmt::skip]
    static WORDS: WordList = WordList::new(&[
        "报", "送", "商", "对", "将", "在", "从", "按照", "依照", "遵照", "根据", "依据", "联合", "配合", "协助", "委托", "交", "指导",
        "督导", "督促", "于", "是", "按", "依托", "函告", "要求", "授权", "呈", "征求",
        "简称", "下称", "成立", "组建",
    ]);
    WORDS.end(before)
}

/// An organ of its own name; a township is a place.
pub(super) fn organ(text: &str, at: usize) -> Option<Entity> {
    let mut end = at + organ_at(&text[at..])?;
    // 会同 begins with the last character of 委员会 and its like.
    if text[end..].starts_with('同') && text[at..end].ends_with("委会") {
        end -= '会'.len_utf8();
    }
    if let Some(first) = committee_before_government(&text[at..end]) {
        end = at + first;
    }
    is_own_name(&text[at..end]).then(|| Entity::plain(MentionKind::Organ, at..end))
}

/// Length of the committee of the party in the name of two organs of one place: `省委` of `省委省政府`.
fn committee_before_government(name: &str) -> Option<usize> {
    let ends = name.match_indices('委').map(|(at, committee)| at + committee.len());
    ends.take(2).find(|&end| begins_government(&name[..end], &name[end..]))
}

/// True for the government of the place of whose committee the name stands `before` it.
pub(super) fn begins_government(before: &str, behind: &str) -> bool {
    let level = before.strip_suffix('委').and_then(|place| place.chars().next_back());
    level
        .filter(|level| chars!("省市区县州旗盟").has(*level))
        .is_some_and(|level| behind.strip_prefix(level).is_some_and(|rest| rest.starts_with("政府")))
}

/// True for the name of one organ.
fn is_own_name(name: &str) -> bool {
    /// Organs whose name is that of a level.
    const WHOLE: &[&str] =
        &["国务院", "中共中央", "党中央", "中央军委", "全国人大", "全国政协", "最高人民法院"];
    let bare = name.strip_prefix("中华人民共和国").unwrap_or(name);
    WHOLE.contains(&bare) || !is_of_a_class(name) && !tells(name) && kind(bare) == Some(Kind::Proper)
}

/// True for places and for organs of a class: `石桥镇`, `国家工程技术研究中心`, `全国三级公立医院`, `领导小组办公室`.
fn is_of_a_class(name: &str) -> bool {
    const TOWNSHIPS: &[&str] = &["镇", "乡", "街道"];
    const NAMELESS: &[&str] = &["领导小组办公室", "联席会议办公室", "指挥部办公室", "市局"];
    const ENDS: &[&str] = &["中心", "实验室", "医院", "学校", "协会", "公司", "银行", "大学"];
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let countrywide = name.starts_with("国家") || name.starts_with("全国");
    NAMELESS.contains(&name) || ends(TOWNSHIPS) || ends(&["省厅", "部委"]) || countrywide && ends(ENDS)
}

/// True for a statement that ends like a name.
fn tells(name: &str) -> bool {
    #[rustfmt::skip]
    static WORDS: WordList = WordList::new(&[
        "转发", "批转", "委托", "启动", "建立", "提交", "拨付", "推送", "关注", "使用", "覆盖", "认定", "实行", "涉及", "转至", "转交",
        "函告", "函请", "率先", "用好", "同志", "以及", "拨给", "派出", "发挥", "所在地", "工作部署", "交由", "贯彻", "落实", "请求",
        "布局", "任命", "免去", "担任", "承担", "探索", "等市", "等省", "下设", "全体会议", "级医院",
        "授权", "补选", "列入", "可能", "设置", "拟设", "总理和", "经省", "经市", "经县", "经中央", "经国务院",
    ]);
    static STARTS: WordList = WordList::new(&["照", "接", "性", "告", "距", "属", "体", "志任"]);
    STARTS.begin(name) || WORDS.stand_in(name) || is_no_government(name) || names_two(name)
}

/// True for a word before 政府 that is no place and no level.
fn is_no_government(name: &str) -> bool {
    let place = name.strip_suffix("政府").map(|place| place.strip_suffix("人民").unwrap_or(place));
    place.is_some_and(|place| !place.ends_with(|c| chars!("省市区县州旗盟镇乡国央").has(c)))
}

/// True for two organs with 和 between them: before the second stands its level or its region.
fn names_two(name: &str) -> bool {
    name.match_indices('和').any(|(at, _)| {
        let second = &name[at + '和'.len_utf8()..];
        let placed = second.starts_with(['省', '市', '区', '县', '国', '全']) || region_at(second).is_some();
        placed && kind(second) == Some(Kind::Proper)
    })
}

/// A place ends so many characters behind its first at most.
const REACH: usize = 16;

/// No place is longer, in bytes.
pub(super) const LONGEST_PLACE: usize = REACH * 4;

/// Where the first character stands with which places end, or the end of the text.
pub(super) fn next_place_end(text: &str) -> usize {
    text.find(|c| ends_name(c) || ends_township(c)).unwrap_or(text.len())
}

fn ends_township(c: char) -> bool {
    matches!(c, '镇' | '乡' | '道')
}

/// A region of the table with its suffix and the township behind it, or a township between marks of punctuation. The
/// normal form of a region begins with its province.
pub(super) fn place(text: &str, at: usize) -> Option<Entity> {
    let (mut regional, mut townly) = (false, false);
    for c in text[at..].chars().take(REACH).take_while(|c| is_han(*c)) {
        regional |= ends_name(c);
        townly |= ends_township(c);
    }
    let region = regional.then(|| region(text, at)).flatten();
    region.or_else(|| townly.then(|| lone_township(text, at)).flatten())
}

fn region(text: &str, at: usize) -> Option<Entity> {
    /// Names of regions that are words as well.
    static WORDS: WordList =
        WordList::new(&["城区", "郊区", "矿区", "老城区", "新城区", "市中区", "城中区", "开发区"]);
    let found = region_at(&text[at..])?;
    let name = &text[at..at + found.len];
    let rest = &text[at + found.len..];
    // `一区` and its like were regions once.
    let counted = name.starts_with(|c| chars!("一二三四五六七八九十").has(c)) && name.chars().count() == 2;
    if !name.ends_with(ends_name) || counted || WORDS.contains(&name) || rest.starts_with('长') {
        return None;
    }
    let town = township(rest, |behind| behind.starts_with(|c| chars!("的和及与等").has(c))).unwrap_or(0);
    let normal = found.only().map(|region| format!("{}{}", region.full_name(), &rest[..town]));
    Some(Entity { normal, ..Entity::plain(MentionKind::Place, at..at + found.len + town) })
}

/// `石桥镇` in a list of townships.
fn lone_township(text: &str, at: usize) -> Option<Entity> {
    let apart = !text[..at].ends_with(|c: char| is_han(c) || c.is_alphanumeric());
    let len = apart.then(|| township(&text[at..], |behind| behind.starts_with('等')))??;
    Some(Entity::plain(MentionKind::Place, at..at + len))
}

/// Length of the township with which `text` begins: three to six characters before punctuation, or before what `ends` it.
fn township(text: &str, ends: impl Fn(&str) -> bool) -> Option<usize> {
    const LONGEST: usize = 6;
    /// Parts of words for kinds of townships.
    #[rustfmt::skip]
    static WORDS: WordList = WordList::new(&[
        "各", "城", "集", "特色", "中心", "重点", "示范", "名镇", "古镇", "小镇", "强镇", "乡镇", "镇街", "街镇", "建制", "有关", "相关",
        "全", "试点", "所在", "本", "该", "其他", "等", "依", "每", "个",
    ]);
    let name = text.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c));
    let mut borders = name.map(|(at, c)| at + c.len_utf8()).skip(2);
    borders.find(|&end| {
        let (name, behind) = text.split_at(end);
        ["镇", "乡", "街道"].iter().any(|suffix| name.ends_with(suffix) && name.len() > suffix.len() + 3)
            && (!behind.starts_with(is_han) || ends(behind))
            && !WORDS.stand_in(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(entity: Option<Entity>, text: &str) -> String {
        entity.map_or("-".into(), |e| e.normal.unwrap_or_else(|| text[e.range].to_owned()))
    }

    #[test]
    fn organs_have_names_of_their_own() {
        for text in [
            "区财政局",
            "国务院",
            "青岚省人民政府",
            "财政部",
            "市委网信办",
            "中华人民共和国教育部",
            "省发展和改革委",
            "市文化和旅游局",
        ] {
            assert_eq!(normal(organ(text, 0), text), text);
        }
        for text in [
            "各街镇",
            "公立医院",
            "关注区财政局",
            "国家工程技术研究中心",
            "国务院转发国家教委",
            "乡镇",
            "有关部门",
            "照省政府",
            "省委以及市委",
            "探索政府",
            "地方性法规经省人民代表大会常务委员会",
            "石桥镇",
        ] {
            assert_eq!(normal(organ(text, 0), text), "-", "{text}");
        }
    }

    #[test]
    fn a_committee_and_a_government_are_two() {
        assert_eq!(organ("省委省政府部署", 0).map(|e| e.range), Some(0.."省委".len()));
        assert_eq!(organ("市委政策研究室", 0).map(|e| e.range), Some(0.."市委政策研究室".len()));
        assert!(begins_government("云溪区委", "区政府办公室") && !begins_government("市委", "省政府"));
    }

    #[test]
    fn two_organs_are_no_name() {
        assert!(names_two("省委和市政府") && !names_two("省发展和改革委"));
        assert!(names_two("全国人民代表大会和全国人民代表大会常务委员会"));
    }

    #[test]
    fn places() {
        for (text, expected) in [
            ("渝中区两路口街道，", "重庆市渝中区两路口街道"),
            ("包头市的", "内蒙古自治区包头市"),
            ("鼓楼区", "鼓楼区"),
            ("石桥镇、", "石桥镇"),
            ("云溪街道", "云溪街道"),
            ("云湖区", "-"),
            ("重庆市长", "-"),
            ("老城区道路", "-"),
            ("内蒙古草原", "-"),
            ("特色小镇", "-"),
            ("石桥镇人", "-"),
            ("街道", "-"),
        ] {
            assert_eq!(normal(place(text, 0), text), expected, "{text}");
        }
    }
}
