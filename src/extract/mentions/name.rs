//! Names in running text that have no mark of their own: organs and places.
//!
//! Where a name ends is known by its last word, where it begins by what stands before: a mark of punctuation or a word
//! that leads to a name. Both are stricter than in lists, where each part is known to be an organ: a name of a class
//! (`公立医院`), a statement that ends like a name (`关注区财政局`) and a word that ends like a place (`老城区`) are none.

use super::Entity;
use crate::grammar::duty::proper::{Kind, kind};
use crate::grammar::organ::organ_at;
use crate::grammar::region::region_at;
use crate::model::MentionKind;
use crate::text::repair::is_han;

/// True behind a word that leads to an organ or a place: `报送`, `在`, `指导`.
pub(super) fn leads_on(before: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "报", "送", "商", "对", "将", "在", "从", "按照", "依照", "遵照", "根据", "依据", "联合", "配合", "协助", "委托", "交", "指导",
        "督导", "督促", "于", "是", "函告", "要求", "授权", "呈", "征求",
    ];
    before.ends_with(|c| "报送商对将在从照据合助托交导促于是告求权呈".contains(c))
        && WORDS.iter().any(|word| before.ends_with(word))
}

/// An organ of its own name.
pub(super) fn organ(text: &str, at: usize) -> Option<Entity> {
    let end = at + organ_at(&text[at..])?;
    is_own_name(&text[at..end]).then(|| Entity::plain(MentionKind::Organ, at..end))
}

/// True for the name of one organ.
fn is_own_name(name: &str) -> bool {
    /// Organs whose name is that of a level.
    const WHOLE: &[&str] =
        &["国务院", "中共中央", "党中央", "中央军委", "全国人大", "全国政协", "最高人民法院"];
    /// Words for classes of organs.
    const CLASSES: &[&str] =
        &["乡镇", "镇乡", "省厅", "市局", "领导小组办公室", "联席会议办公室", "指挥部办公室"];
    let bare = name.strip_prefix("中华人民共和国").unwrap_or(name);
    WHOLE.contains(&bare)
        || !CLASSES.contains(&name)
            && !is_of_a_class(name)
            && !tells(name)
            && kind(bare) == Some(Kind::Proper)
}

/// True for organs of a class in the whole country: `国家工程技术研究中心`, `全国三级公立医院`.
fn is_of_a_class(name: &str) -> bool {
    const ENDS: &[&str] = &["中心", "实验室", "医院", "学校", "协会", "公司", "银行", "大学"];
    (name.starts_with("国家") || name.starts_with("全国")) && ENDS.iter().any(|end| name.ends_with(end))
}

/// True for a statement that ends like a name.
fn tells(name: &str) -> bool {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "转发", "批转", "委托", "启动", "建立", "提交", "拨付", "推送", "关注", "使用", "覆盖", "认定", "实行", "涉及", "转至", "转交",
        "函告", "率先", "用好", "同志", "以及", "拨给", "派出", "发挥", "所在地", "工作部署", "交由",
    ];
    const STARTS: &[char] = &['照', '接', '性', '告', '距', '属'];
    name.starts_with(STARTS) || VERBS.iter().any(|verb| name.contains(verb)) || names_two(name)
}

/// True for two organs with 和 between them, of which the second has a name of its own.
fn names_two(name: &str) -> bool {
    name.match_indices('和').any(|(at, _)| kind(&name[at + '和'.len_utf8()..]) == Some(Kind::Proper))
}

/// A region of the table with its suffix and the township behind it, or a township between marks of punctuation. The
/// normal form of a region begins with its province.
pub(super) fn place(text: &str, at: usize) -> Option<Entity> {
    region(text, at).or_else(|| lone_township(text, at))
}

fn region(text: &str, at: usize) -> Option<Entity> {
    /// Names of regions that are words as well.
    const WORDS: &[&str] = &["城区", "郊区", "矿区", "老城区", "新城区", "市中区", "城中区", "开发区"];
    const REACH: usize = 16;
    let suffix = |c: char| matches!(c, '省' | '市' | '区' | '县' | '州' | '旗' | '盟');
    let near = text[at..].chars().take(REACH).take_while(|c| is_han(*c)).any(suffix);
    let found = near.then(|| region_at(&text[at..]))??;
    let name = &text[at..at + found.len];
    let rest = &text[at + found.len..];
    // `一区` and its like were regions once.
    let counted = name.starts_with(|c| "一二三四五六七八九十".contains(c)) && name.chars().count() == 2;
    if !name.ends_with(suffix) || counted || WORDS.contains(&name) || rest.starts_with('长') {
        return None;
    }
    let town = township(rest, |behind| behind.starts_with(|c| "的和及与等".contains(c))).unwrap_or(0);
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
    const WORDS: &[&str] = &[
        "各", "城", "集", "特色", "中心", "重点", "示范", "名镇", "古镇", "小镇", "强镇", "乡镇", "镇街", "街镇", "建制", "有关", "相关",
        "全", "试点", "所在", "本", "该", "其他", "等",
    ];
    let name = text.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c));
    let mut borders = name.map(|(at, c)| at + c.len_utf8()).skip(2);
    borders.find(|&end| {
        let (name, behind) = text.split_at(end);
        ["镇", "乡", "街道"].iter().any(|suffix| name.ends_with(suffix) && name.len() > suffix.len() + 3)
            && (!behind.starts_with(is_han) || ends(behind))
            && !WORDS.iter().any(|word| name.contains(word))
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
        ] {
            assert_eq!(normal(organ(text, 0), text), "-", "{text}");
        }
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
