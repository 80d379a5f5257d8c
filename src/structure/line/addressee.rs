//! Addressees (主送机关): `各街道办事处，各镇人民政府，区政府各部门，有关单位：`.
//!
//! ```text
//! addressees = group { "，" group } "："
//! group      = organ { "、" organ } | modifiers that share one head
//! ```
//! A sentence that ends in a colon (`现通知如下：`) is none.

use std::ops::Range;

use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// The addressees of `line`, as byte ranges, when it is a line of addressees.
pub fn addressees(line: &str) -> Option<Vec<Range<usize>>> {
    let list = line.strip_suffix('：')?;
    if list.chars().count() > 400
        || list.is_empty()
        || list.contains(['。', '；', '：', '《', '“'])
        || is_sentence(list)
        || is_role(list)
    {
        return None;
    }
    let groups = pieces(list, 0..list.len(), '，');
    let found: Vec<Range<usize>> =
        groups.into_iter().flat_map(|g| split_group(list, g)).filter(|r| !r.is_empty()).collect();
    let first = found.first().map(|r| &list[r.clone()])?;
    (first.chars().all(|c| is_han(c) || chars!("（）()、·").has(c)) && plausible(list)).then_some(found)
}

/// Words of the sentence that leads in to a list or to the text.
fn is_sentence(list: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "如下",
        "下列",
        "以下",
        "通知",
        "决定",
        "规定",
        "根据",
        "按照",
        "为了",
        "经研究",
        "同意",
        "现将",
        "包括",
        "分别",
        "时间",
        "要求",
        "事项",
    ]);
    WORDS.stand_in(list)
}

/// A role above those who hold it, and nothing else: `主任委员：`.
fn is_role(list: &str) -> bool {
    words![
        "委员",
        "主任委员",
        "副主任委员",
        "常务委员",
        "组长",
        "副组长",
        "组员",
        "主任",
        "副主任",
        "指挥长",
        "副指挥长",
        "总指挥",
        "副总指挥",
        "召集人",
        "副召集人",
        "会长",
        "副会长",
        "理事",
        "常务理事",
        "成员",
        "主席",
        "副主席",
        "省长",
        "副省长",
        "市长",
        "副市长",
        "区长",
        "副区长",
        "县长",
        "副县长",
    ]
    .have(list.split('（').next().unwrap_or(list))
}

/// The last words name an organ, a class of organs, or a person addressed.
fn plausible(list: &str) -> bool {
    const ENDS: &[&str] = &[
        "政府",
        "办事处",
        "部门",
        "单位",
        "机构",
        "委员会",
        "委",
        "局",
        "厅",
        "部",
        "院",
        "会",
        "办",
        "处",
        "公司",
        "企业",
        "学校",
        "校",
        "中心",
        "办公室",
        "（室）",
        "法院",
        "法庭",
        "检察院",
        "银行",
        "海关",
        "党组",
        "支队",
        "大队",
        "站",
        "所",
        "馆",
        "园",
        "军区",
        "集团",
        "组织",
        "团体",
        "主席",
        "委员",
        "代表",
        "同志",
        "先生",
        "女士",
        "省长",
        "市长",
        "区长",
        "县长",
        "总理",
        "街道",
        "镇",
        "乡",
        "司",
        "署",
        "社",
        "台",
        "团",
        "行",
        "成员",
        "区",
        "县",
        "市",
        "省",
        "（区）",
        "各部",
        "直属",
        "学院",
        "大学",
        "医院",
        "协会",
        "残联",
        "妇联",
        "工商联",
        "文联",
        "侨联",
        "科协",
    ];
    let bare = list
        .strip_suffix('）')
        .and_then(|l| l.rfind('（').map(|at| &l[..at]))
        .filter(|l| !l.is_empty())
        .unwrap_or(list);
    let all = || list.contains('各') || list.starts_with('全');
    ENDS.iter().any(|e| list.ends_with(e) || bare.ends_with(e)) || ALL.end(list) && all()
}

/// Whom a notice may address all together.
static ALL: WordList = WordList::new(&[
    "科室",
    "处室",
    "股室",
    "场",
    "厂",
    "矿",
    "店",
    "村",
    "（社区）",
    "社区",
    "中小学",
    "小学",
    "中学",
    "幼儿园",
    "经营者",
    "群众",
    "市民",
    "居民",
    "用户",
    "纳税人",
    "师生",
    "职工",
    "负责人",
]);

/// Splits at `、` where both sides are organs of a name of their own.
fn split_group(list: &str, group: Range<usize>) -> Vec<Range<usize>> {
    let parts = pieces(list, group.clone(), '、');
    let own = |r: &Range<usize>| own_name(&list[r.clone()]);
    let shared = shares_its_places(list, &parts);
    if parts.len() > 1 && parts.iter().all(own) && !shared { parts } else { vec![group] }
}

/// `各市（州）教育局、财政局`: the organs behind the first are those of its places.
fn shares_its_places(list: &str, parts: &[Range<usize>]) -> bool {
    const LEVELS: &[char] = &['各', '省', '市', '州', '区', '县', '旗', '盟', '国', '中', '全', '驻', '在'];
    let Some((first, rest)) = parts.split_first() else { return false };
    // `各市委组织部、市人力资源社会保障局`: the level of the places may be said again.
    let level = list[first.clone()].strip_prefix('各').and_then(|rest| rest.chars().next());
    let bare = |r: &Range<usize>| {
        let name = &list[r.clone()];
        let name = level.filter(|c| LEVELS.contains(c)).and_then(|c| name.strip_prefix(c)).unwrap_or(name);
        (name.ends_with('局') || name.ends_with('委') || name.ends_with("委员会"))
            && !name.chars().take(4).any(|c| LEVELS.contains(&c))
    };
    list[first.clone()].starts_with('各') && !rest.is_empty() && rest.iter().all(bare)
}

fn own_name(part: &str) -> bool {
    const STRONG: &[&str] = &[
        "人民政府",
        "特别行政区政府",
        "办事处",
        "委员会",
        "管委会",
        "局",
        "厅",
        "改革委",
        "经贸委",
        "教委",
        "国资委",
        "团市委",
        "团省委",
        "兵团",
        "总工会",
        "联合会",
        "银行",
        "海关",
        "办公室",
        "法院",
        "检察院",
        "公司",
        "总局",
        "部",
    ];
    let Some(suffix) = STRONG.iter().find(|s| part.ends_with(*s)) else { return false };
    let every = usize::from(part.starts_with('各'));
    let bare = part.chars().count() <= suffix.chars().count() + every;
    let modifier = part.ends_with("各部") || matches!(part, "自治区" | "直辖市");
    !(bare || modifier || is_bare_government(part, every))
}

/// `县人民政府`: the last of a list of modifiers, rather than a government with a name.
fn is_bare_government(part: &str, every: usize) -> bool {
    part.ends_with("人民政府")
        && part.chars().count() <= 6
        && every == 0
        && !part.contains(['省', '市', '县'])
}

fn pieces(text: &str, within: Range<usize>, at: char) -> Vec<Range<usize>> {
    let (mut out, mut start, mut depth) = (Vec::new(), within.start, 0);
    for (i, c) in text[within.clone()].char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ if c == at && depth <= 0 => {
                out.push(start..within.start + i);
                start = within.start + i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(start..within.end);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found = addressees(line).unwrap_or_default();
        let found: Vec<&str> = found.into_iter().map(|r| &line[r]).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn groups_and_organs() {
        check(
            "各街道办事处、各镇人民政府，区政府各部门，在云市属机构，有关单位：",
            &["各街道办事处", "各镇人民政府", "区政府各部门", "在云市属机构", "有关单位"],
        );
        check(
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
            &["各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"],
        );
        check("青岚省人民政府、国家发展改革委：", &["青岚省人民政府", "国家发展改革委"]);
        check("青岚省人民政府、澳门特别行政区政府：", &["青岚省人民政府", "澳门特别行政区政府"]);
        check("各镇民政办、财政所、残联：", &["各镇民政办、财政所、残联"]);
        check("各监察分局，各矿业公司，各煤矿：", &["各监察分局", "各矿业公司", "各煤矿"]);
        check(
            "各旗、县、区人民政府，高新区管委会，市直有关部门、单位：",
            &["各旗、县、区人民政府", "高新区管委会", "市直有关部门、单位"],
        );
        check("林知远副主席：", &["林知远副主席"]);
        check("各市（州）教育局、财政局，各高等学校：", &["各市（州）教育局、财政局", "各高等学校"]);
        check("市教育局、市财政局：", &["市教育局", "市财政局"]);
        check("各市委组织部、市教育局、公务员局：", &["各市委组织部、市教育局、公务员局"]);
        check("各县（区）教育局、市财政局：", &["各县（区）教育局", "市财政局"]);
        check("各市、州、直管市住（城）建局，各有关单位：", &["各市、州、直管市住（城）建局", "各有关单位"]);
    }

    #[test]
    fn sentences_are_no_addressees() {
        check("现将有关事项通知如下：", &[]);
        check("主要任务：", &[]);
        check("经2021年3月5日区人民政府第18次常务会研究，决定：", &[]);
        check("成员单位职责如下：", &[]);
    }
}
