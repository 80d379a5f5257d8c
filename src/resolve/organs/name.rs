//! [`Reading`]: a printed name as a region and a pattern: `区人力社保局` is 区 and `{}人力社保局`.

use super::context::Context;
use super::dictionary::{Dictionary, REGION};
use super::place::{PlaceId, Places, UNITS};
use crate::text::words::WordList;

/// How a name says to which region its organ belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// By the region's name: `云溪区财政局`.
    Region,
    /// By the word of its level: `区财政局`.
    Unit,
    /// Not at all: `财政局`, `古渡镇`, `财政部`.
    Bare,
}

/// A name, read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// The region, when it is known which.
    pub(super) place: Option<PlaceId>,
    /// The name with `{}` for the region; the name itself when it is bare.
    pub(super) pattern: String,
    /// How the region is marked.
    pub(super) mark: Mark,
}

/// Reads a normalised name in its context.
pub(super) fn read(
    name: &str,
    context: &Context<'_>,
    places: &mut Places,
    dictionary: &Dictionary,
) -> Reading {
    let name = without_second_name(name);
    let name = name.strip_prefix("中华人民共和国").filter(|rest| !rest.is_empty()).unwrap_or(name);
    let heads = dictionary.heads().filter_map(|head| Some((head, name.strip_prefix(head)?)));
    for (head, rest) in std::iter::once(("", name)).chain(heads) {
        if let Some((len, place, mark)) = place_at(rest, context, places) {
            return Reading { place, pattern: format!("{head}{REGION}{}", &rest[len..]), mark };
        }
    }
    Reading { place: None, pattern: name.to_owned(), mark: Mark::Bare }
}

/// The region at the start of `text`, by its name or by the word of its level, and the length of that.
fn place_at(
    text: &str,
    context: &Context<'_>,
    places: &mut Places,
) -> Option<(usize, Option<PlaceId>, Mark)> {
    if let Some((len, place)) = places.at(text, context.place()).filter(|(len, _)| *len < text.len()) {
        return Some((len, Some(place), Mark::Region));
    }
    let word = UNITS.iter().find(|word| text.starts_with(**word))?;
    let rest = &text[word.len()..];
    (!rest.is_empty() && !goes_on(word, rest)).then(|| (word.len(), context.unit(word, places), Mark::Unit))
}

/// True when the word of a level and what follows make another word: `市场监管局`, `市政工程处`, `区域中心`.
fn goes_on(word: &str, rest: &str) -> bool {
    const WORDS: &[(&str, &[&str])] = &[
        ("市", &["场", "民中心", "民服务", "容", "级"]),
        ("区", &["域", "块", "间", "级", "位"]),
        ("县", &["域", "级"]),
        ("省", &["级", "部级", "会", "际"]),
        ("州", &["级"]),
        ("旗", &["舰", "下", "级"]),
        ("盟", &["友"]),
    ];
    /// What begins with 政 and is of a city.
    static CIVIL: WordList = WordList::new(&["政府", "政协", "政法", "政务", "政策", "政研"]);
    let other =
        WORDS.iter().any(|(unit, starts)| *unit == word && starts.iter().any(|s| rest.starts_with(s)));
    other || word == "市" && rest.starts_with('政') && !CIVIL.begin(rest)
}

/// The name without the second name that the same organ bears: `区文化旅游委（体育局）`.
fn without_second_name(name: &str) -> &str {
    const ENDS: &[char] = &['局', '委', '厅', '办', '室', '院', '会', '部'];
    let Some(open) = name.find('（').filter(|&open| open > 0) else { return name };
    let second = name[open..].trim_start_matches('（');
    let Some(second) = second.strip_suffix('）') else { return name };
    let is_name = second.chars().count() > 2 && second.ends_with(ENDS) && !second.contains(['、', '（']);
    if is_name { &name[..open] } else { name }
}

/// True for names that are no organ of its own: `人民法院`, `县级以上人民政府`, `乡（镇）人民政府`, `甲市、乙市财政局`.
pub(super) fn is_generic(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "政府",
        "人民政府",
        "地方政府",
        "法院",
        "人民法院",
        "检察院",
        "人民检察院",
        "医院",
        "学校",
        "公司",
        "企业",
        "协会",
        "商会",
        "学会",
        "居委会",
        "村委会",
        "居民委员会",
        "村民委员会",
        "派出所",
        "公安派出所",
        "乡镇",
        "街道",
        "街道办事处",
        "乡镇人民政府",
        "镇人民政府",
        "乡人民政府",
        "民族乡人民政府",
        "镇政府",
        "乡政府",
        "乡镇卫生院",
        "乡镇政府",
        "党委",
        "党组",
        "党组织",
        "团委",
        "工会",
        "妇联",
        "银行",
        "集团",
        "办公室",
        "办公厅",
        "委员会",
        "中学",
        "小学",
        "大学",
        "高等学校",
        "幼儿园",
        "社区",
        "景区",
        "园区",
        "管委会",
        "金融机构",
        "医疗机构",
        "物业公司",
        "国有企业",
        "监委",
        "纪委",
        "海关",
        "仲裁委员会",
        "业主委员会",
    ];
    static STARTS: WordList = WordList::new(&[
        "县级",
        "市级",
        "省级",
        "乡级",
        "地级",
        "上级",
        "下级",
        "同级",
        "本级",
        "各级",
        "两级",
        "三级",
        "当地",
        "地方",
        "基层",
        "所在地",
        "省辖",
        "市辖",
        "区县",
        "县区",
        "市县",
        "市和区",
        "市和县",
        "区和乡",
        "区和县",
        "上届",
        "乡镇",
        "所属",
        "属地",
        "有条件",
        "设区的市",
        "不设区的市",
        "试点",
        "原",
        "本",
        "该",
        "我",
        "你",
    ]);
    /// What a bracket holds that stands for several levels: `县（市、区）政府`.
    const LEVELS: &str = "省市区县州旗盟乡镇街道自治辖、厅局委部";
    /// A level and a class: `省厅`, `市局`.
    const CLASSES: &[char] = &['局', '厅', '办', '院', '会', '部', '司', '处', '所'];
    let class = name.chars().count() == 2
        && name.starts_with(['省', '市', '区', '县', '州', '部'])
        && name.ends_with(CLASSES);
    let bracket = name.split_once('（').and_then(|(_, rest)| rest.split_once('）')).map(|(inside, _)| inside);
    class
        || WORDS.contains(&name.split('（').next().unwrap_or(name))
        || STARTS.begin(name)
        || bracket.is_some_and(|inside| inside.chars().all(|c| LEVELS.contains(c)))
        || name.split('（').next().is_some_and(|before| before.contains('、'))
}

#[cfg(test)]
mod tests {
    use super::super::context::Own;
    use super::*;

    #[test]
    fn names_in_a_district() {
        let (mut places, dictionary) = (Places::default(), Dictionary::standard());
        let own = places.of_code("500103").unwrap();
        let context = Context { own: Own::Place(own), ..Context::default() };
        let mut check = |name: &str, place: &str, pattern: &str| {
            let reading = read(name, &context, &mut places, &dictionary);
            let found = reading.place.map_or("", |id| &places.get(id).name);
            assert_eq!((found, reading.pattern.as_str()), (place, pattern), "{name}");
        };
        check("区财政局", "重庆市渝中区", "{}财政局");
        check("市财政局", "重庆市", "{}财政局");
        check("渝中区委宣传部", "重庆市渝中区", "{}委宣传部");
        check("中共渝中区委", "重庆市渝中区", "中共{}委");
        check("团区委", "重庆市渝中区", "团{}委");
        check("国家税务总局重庆市渝中区税务局", "重庆市渝中区", "国家税务总局{}税务局");
        check("区文化旅游委（体育局）", "重庆市渝中区", "{}文化旅游委");
        check("市政府办公厅", "重庆市", "{}政府办公厅");
        check("县财政局", "", "{}财政局");
        check("市场监管局", "", "市场监管局");
        check("市政工程处", "", "市政工程处");
        check("区域中心", "", "区域中心");
        check("财政部", "", "财政部");
        check("区厅（委、局）", "重庆市渝中区", "{}厅（委、局）");
    }

    #[test]
    fn generic_names() {
        for name in
            ["人民法院", "县级以上人民政府", "乡（镇）人民政府", "县（市、区）人民政府", "甲市、乙市财政局"]
        {
            assert!(is_generic(name), "{name}");
        }
        for name in ["区人民法院", "文化旅游委（体育局）", "古渡镇", "财政部", "云溪省住房（城乡）建设厅"]
        {
            assert!(!is_generic(name), "{name}");
        }
    }
}
