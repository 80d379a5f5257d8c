//! Lists of organs as clauses, fields and cells print them: `区教委、区财政局等部门；各街镇`.
//!
//! ```text
//! list = organ { ( "、" | "，" | "；" | "和" | "及" | "会同" ) organ } [ "等" [ "有关部门" ] ]
//! ```
//! A separator inside brackets is part of a name (`厅（委、局）`), and so is one between words that share one head:
//! `各市、州、县人民政府`, `临江、云溪、青禾市政府`. `和` and `及` part a list only where both sides end as organs do.

use std::ops::Range;

use super::proper::kind;
use super::role::role_of;
use super::shared::joined;
use crate::grammar::surname::is_name as is_person;
use crate::model::Role;
use crate::text::words::{WordList, chars, words};

/// An organ of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Where its name stands.
    pub at: Range<usize>,
    /// The role that a mark behind the name gives it: `区教委（牵头）`.
    pub role: Option<Role>,
}

/// How names of organs, places that act as organs, and collectives end.
#[rustfmt::skip]
static ENDINGS: WordList = WordList::new(&[
    "委", "局", "厅", "部", "署", "办", "室", "处", "科", "站", "所", "队", "中心", "馆", "校", "院",
    "园", "会", "府", "组", "班", "镇", "乡", "街道", "街", "区", "县", "市", "旗", "州", "盟", "省",
    "村", "社区", "村社", "公司", "集团", "银行", "支行", "分行", "营业部", "营管部", "海关", "机关",
    "部门", "单位", "机构", "企业", "组织", "团体", "工委", "党委", "纪委", "团委", "管委", "工会",
    "妇联", "残联", "侨联", "文联", "科协", "作协", "社科联", "工商联", "总社", "合作社", "供销社",
    "实验室", "报社", "电视台", "电台", "日报", "媒体", "指挥部", "基地", "联盟", "大学", "学院",
    "医院", "法院", "检察院", "总队", "部队", "军区", "团", "大厅", "商会", "协会", "学会", "红十字会",
    "平台", "窗口", "库", "厂", "场", "港", "矿", "所", "地区", "地方", "各地", "各方", "台", "网",
    "共青团中央", "共青团", "司", "政协", "人大", "防指", "防总", "兵团", "军分区", "支队", "大队", "中队",
]);

/// Words that end as an organ does and are none.
#[rustfmt::skip]
static NO_ORGANS: WordList = WordList::new(&[
    "社会", "全社会", "机会", "大会", "委员会会", "全部", "内部", "干部", "全市", "全区", "全县",
    "全省", "本市", "本区",
]);

/// Words with which no organ begins.
#[rustfmt::skip]
static NO_STARTS: WordList = WordList::new(&[
    "以下", "其中", "均", "按照", "根据", "对", "经", "从", "并", "将", "把", "使", "包括", "含", "如",
    "及时", "持续", "长期", "每", "完成", "在", "为", "至", "于", "不", "与", "力争", "确保", "推动",
    "推进", "加强", "开展", "实施", "落实", "建立", "完善",
]);

/// What may follow `等` without naming another organ.
#[rustfmt::skip]
static AND_OTHERS: WordList = WordList::new(&[
    "有关", "相关", "各", "市级", "区级", "县级", "省级", "市直", "区直", "县直", "省直", "部门",
    "单位", "和", "及", "机构", "责任", "成员", "地区", "行业", "主管",
]);

/// A longer text is no list, in bytes.
pub const LONGEST: usize = 9000;

/// The organs of a list, in their order; none when it is longer than any list.
pub fn organs(list: &str) -> Vec<Named> {
    if list.len() > LONGEST {
        return Vec::new();
    }
    let items = items(list);
    let items = joined(list, &items);
    let items =
        items.into_iter().flat_map(|item| conjuncts(list, item)).flat_map(|item| run_together(list, item));
    items.filter_map(|item| named(list, item)).collect()
}

/// True when a text can stand as an organ of a list: it ends as organs do and begins as organs begin.
pub fn is_organ_like(text: &str) -> bool {
    let name = without_brackets(text);
    let len = name.chars().count();
    let plain = |c: char| {
        crate::text::repair::is_han(c) || c.is_ascii_alphanumeric() || chars!("（）〔〕、“”—-·").has(c)
    };
    (2..=40).contains(&len)
        && name.chars().all(plain)
        && ENDINGS.end(name)
        && !NO_ORGANS.have(name)
        && !words!["全部", "内部", "干部", "党的建设", "机会", "社会"].end(name)
        && !begins_otherwise(name)
        && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// True for a text that ends as the name of an organ does.
pub(super) fn ends_as_organ(text: &str) -> bool {
    ENDINGS.end(text)
}

/// True when a class in a list tells what its items are: `公安、自然资源、林业等部门`.
pub(super) fn names_functions(list: &str) -> bool {
    words!["部门", "单位"].end(list) || list.contains("等部门")
}

/// True for what such a list may call a department by: `公安`, `市财政`, `自然资源`.
pub(super) fn is_function(text: &str) -> bool {
    (2..=8).contains(&text.chars().count())
        && text.chars().all(crate::text::repair::is_han)
        && !begins_otherwise(text)
        && !words!["的", "等", "工作", "领导", "群众", "人员"].stand_in(text)
}

/// True for words that begin as no organ does; not for `经开区管委会` and `如皋市政府`.
pub(super) fn begins_otherwise(name: &str) -> bool {
    static NAMES: WordList = WordList::new(&[
        "经开", "经济", "经信", "经发", "经贸", "经管", "经科", "经商", "经侦", "经合", "对外", "对口",
    ]);
    NO_STARTS.begin(name) && !NAMES.begin(name) && crate::grammar::region::region_at(name).is_none()
}

/// A name without the bracket behind it: `文化旅游委（体育局）` ends as `文化旅游委` does.
fn without_brackets(text: &str) -> &str {
    match text.strip_suffix('）').and_then(|head| head.rfind('（')) {
        Some(at) if at > 0 => &text[..at],
        _ => text,
    }
}

/// The pieces between the separators outside of brackets.
fn items(list: &str) -> Vec<Range<usize>> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in list.char_indices() {
        match c {
            _ if at < start => {}
            '（' | '《' | '“' | '〔' => depth += 1,
            '）' | '》' | '”' | '〕' => depth = depth.saturating_sub(1),
            '、' | '，' | '；' | '。' | ',' | ';' | ' ' | '\n' | '\t' | '/' if depth == 0 => {
                items.push(start..at);
                start = at + c.len_utf8();
            }
            '<' if depth == 0 && break_len(&list[at..]) > 0 => {
                items.push(start..at);
                start = at + break_len(&list[at..]);
            }
            _ => {}
        }
    }
    items.push(start..list.len());
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

/// Length of the mark of a line break inside a cell of Markdown, when `text` begins with one.
fn break_len(text: &str) -> usize {
    ["<br>", "<br/>", "<br />"].iter().find(|mark| text.starts_with(**mark)).map_or(0, |mark| mark.len())
}

/// Parts an item at `和`, `及`, `会同` where both sides are organs, and drops `等`.
fn conjuncts(list: &str, item: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::new(), item.start);
    for (at, c) in list[item.clone()].char_indices().map(|(at, c)| (item.start + at, c)) {
        if at < start || !chars!("等以会和及与同").has(c) {
            continue;
        }
        let (left, right) = (&list[start..at], &list[at..item.end]);
        let cut = if c == '等' { others(left, right) } else { joint(left, right) };
        if let Some((skip, more)) = cut {
            out.push(start..at);
            start = if more { at + skip } else { item.end };
        }
    }
    if start < item.end {
        out.push(start..item.end);
    }
    out
}

/// At `等` behind an organ: how much to skip, and whether organs follow.
fn others(left: &str, right: &str) -> Option<(usize, bool)> {
    let tail = right.strip_prefix('等')?;
    if tail.is_empty() {
        return Some((right.len(), false));
    }
    if let Some(joint) = ["和", "及", "与", "以及", "会同"].iter().find(|joint| tail.starts_with(**joint))
    {
        return Some(('等'.len_utf8() + joint.len(), true));
    }
    let tail =
        tail.trim_start_matches(|c: char| c.is_ascii_digit() || chars!("一二三四五六七八九十多个家").has(c));
    // `等部门及各县区`: a class closes the list before it, and organs follow.
    let class = ["有关部门", "相关部门", "部门", "单位", "有关单位", "相关单位"];
    let more = class
        .iter()
        .find_map(|class| tail.strip_prefix(class))
        .and_then(|behind| ["以及", "及", "和", "与"].iter().find_map(|word| behind.strip_prefix(word)));
    let proper = |more: &&str| {
        is_organ_like(more) && !AND_OTHERS.iter().any(|word| more.starts_with(word) && *word != "各")
    };
    if let Some(more) = more.filter(|_| is_organ_like(left) || is_function(left)).filter(proper) {
        return Some((right.len() - more.len(), true));
    }
    let fits = is_organ_like(left) || !left.is_empty() && AND_OTHERS.begin(tail);
    (fits && AND_OTHERS.begin(tail)).then_some((right.len(), false))
}

/// At a conjunction between two organs: how much to skip.
fn joint(left: &str, right: &str) -> Option<(usize, bool)> {
    let word = ["以及", "会同", "和", "及", "与", "同"].into_iter().find(|word| right.starts_with(word))?;
    let tail = &right[word.len()..];
    let next = tail.split(['和', '及']).next().unwrap_or(tail);
    let sides = is_organ_like(left) && (is_organ_like(tail) || is_organ_like(next));
    let class = is_organ_like(left) && words!["有关", "相关", "其他"].begin(tail);
    // `各区县党委和政府` are those of one place.
    let shared = ["部门", "单位", "机构", "政府", "人民政府"].contains(&tail);
    (word == "会同" && !left.is_empty() || class || sides && !shared).then_some((word.len(), true))
}

/// Parts organs between which nothing but a blank or a line break was printed: `市教育局市财政局`.
fn run_together(list: &str, item: Range<usize>) -> Vec<Range<usize>> {
    let text = &list[item.clone()];
    let level = text.chars().next().filter(|c| chars!("省市区县州旗").has(*c));
    if level.is_none() {
        return vec![item];
    }
    let (mut out, mut start) = (Vec::new(), 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = level == Some(c) || c == '各' && level.is_some();
        if begins
            && chars!("委局厅部办院会室府").has(before)
            && is_whole(&text[start..at])
            && is_whole(&text[at..])
        {
            out.push(item.start + start..item.start + at);
            start = at;
        }
        before = c;
    }
    out.push(item.start + start..item.end);
    out
}

/// True for what may stand alone in a list; `分局` and `工委` lean on the organ before them.
fn is_whole(text: &str) -> bool {
    let placed = |of: &str| of.starts_with(|c| chars!("省市区县州旗盟镇乡街村园地").has(c));
    let part = words!["分局", "支队", "大队", "直机关工委", "中队"].end(text)
        || text.strip_prefix('各').is_some_and(|of| !placed(of));
    !part && text.chars().count() >= 2 && is_organ_like(text)
}

/// How a bracket behind an organ begins that is no part of its name.
static REMARKS: WordList = WordList::new(&[
    "以下",
    "下称",
    "简称",
    "设在",
    "办公室设在",
    "按",
    "根据",
    "带*",
    "带★",
    "标*",
    "标★",
    "负责",
    "配合",
    "协助",
    "责任人",
    "联系人",
    "联络员",
    "分管领导",
    "牵头领导",
    "责任领导",
    "经办人",
]);

/// The organ of an item, its mark taken off.
fn named(list: &str, item: Range<usize>) -> Option<Named> {
    let (mut start, mut end) = (item.start, item.end);
    let joined = list[..start].ends_with(['、', '，', '；', '等']);
    for lead in ["会同", "以及", "由", "*", "★", "☆", "▲"]
        .into_iter()
        .chain(["及", "和", "与"].into_iter().filter(|_| joined))
    {
        if let Some(rest) = list[start..end].strip_prefix(lead) {
            start = end - rest.len();
        }
    }
    let agent = list[start..end]
        .match_indices('由')
        .find(|(at, _)| !list[start..start + at].ends_with(['自', '理', '缘', '经']));
    if let Some((at, word)) = agent {
        start += at + word.len();
    }
    let mut role = None;
    end = start + list[start..end].trim_end_matches(['*', '★', '☆', '▲']).len();
    let text = &list[start..end];
    let name = without_brackets(text);
    if name.len() < text.len() {
        let mark = text[name.len()..].trim_start_matches('（').trim_end_matches('）');
        role = ["牵头", "主办", "承办", "配合", "协办", "参与", "参加"]
            .iter()
            .any(|verb| {
                mark == *verb
                    || mark.strip_suffix("单位") == Some(verb)
                    || mark.strip_suffix("部门") == Some(verb)
            })
            .then(|| role_of(mark))
            .flatten();
        if role.is_some() || REMARKS.begin(mark) || is_person(mark) {
            end = start + name.trim_end_matches(['*', '★', '☆', '▲']).len();
        }
    }
    (start < end).then_some(Named { at: start..end, role })
}

/// The organs of a list in which the names of persons may stand behind theirs: `区教委 林知远、区水利局 周砚`.
pub fn organs_of_persons(list: &str) -> Vec<Named> {
    let mut organs = organs(list);
    for organ in &mut organs {
        organ.at.end -= person_behind(&list[organ.at.clone()]);
    }
    organs
}

/// Length of the name of a person behind an organ, from which a blank parts it in print: `区教委林知远`.
fn person_behind(text: &str) -> usize {
    const SHORTEST: usize = 5;
    if ENDINGS.end(text) || text.ends_with('）') || text.chars().count() < SHORTEST {
        return 0;
    }
    let names = text.char_indices().rev().take(3).skip(1).map(|(at, _)| at);
    let ends = |at: &usize| {
        let (organ, name) = text.split_at(*at);
        is_person(name) && organ.chars().count() > 2 && is_organ_like(organ) && kind(organ).is_some()
    };
    names.filter(ends).map(|at| text.len() - at).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, expected: &[&str]) {
        let names: Vec<&str> = organs(list).into_iter().map(|organ| &list[organ.at]).collect();
        assert_eq!(names, expected, "{list}");
    }

    #[test]
    fn lists_are_parted() {
        check("区教委", &["区教委"]);
        check("区教委、区财政局；各街镇", &["区教委", "区财政局", "各街镇"]);
        check("区经济信息委，各园区管委会", &["区经济信息委", "各园区管委会"]);
        check(
            "市工业和信息化局及专班成员单位，各区、市政府",
            &["市工业和信息化局", "专班成员单位", "各区、市政府"],
        );
        check("市科技局、市文化和旅游局", &["市科技局", "市文化和旅游局"]);
        check("青岚省委和省政府", &["青岚省委", "省政府"]);
        check("相关部门、街镇、云溪旅投公司", &["相关部门", "街镇", "云溪旅投公司"]);
        check("区文化旅游委（体育局）、厅（委、局）", &["区文化旅游委（体育局）", "厅（委、局）"]);
        check("东溪镇、北溪镇等", &["东溪镇", "北溪镇"]);
        check("省科技厅、省住房城乡建设厅等有关部门", &["省科技厅", "省住房城乡建设厅"]);
        check("云溪市工商局（以下简称市工商局）", &["云溪市工商局"]);
        check("区领导小组办公室（设在区教委）、区财政局", &["区领导小组办公室", "区财政局"]);
        check("市教育局市财政局各街镇", &["市教育局", "市财政局", "各街镇"]);
        check("区委区政府", &["区委", "区政府"]);
        check("区教委*、★区财政局（带*为牵头单位）", &["区教委", "区财政局"]);
        check("市人社局等部门和单位", &["市人社局"]);
        check("市人社局等部门及各县区", &["市人社局", "各县区"]);
        check("市财政局（按职责分工），各县区", &["市财政局", "各县区"]);
        check("区安委会各成员单位、区政府", &["区安委会各成员单位", "区政府"]);
        check("高新区管委会，经开区管委会", &["高新区管委会", "经开区管委会"]);
        check("市林业局<br>市水利局", &["市林业局", "市水利局"]);
        check("市林业局、<br/>市水利局", &["市林业局", "市水利局"]);
        check("市公安局市南区分局、省委省直机关工委", &["市公安局市南区分局", "省委省直机关工委"]);
        check("商务部等和各有关省级人民政府", &["商务部", "各有关省级人民政府"]);
        check("发展改革委会同有关部门", &["发展改革委", "有关部门"]);
        check("各有关部门和单位", &["各有关部门和单位"]);
        check("各区县党委和政府，市财政局", &["各区县党委和政府", "市财政局"]);
        check("各区县党委、政府，市财政局", &["各区县党委、政府", "市财政局"]);
        check("各街镇和有关单位", &["各街镇", "有关单位"]);
        check("区级各部门、各街镇", &["区级各部门", "各街镇"]);
    }

    #[test]
    fn shared_heads_stay_together() {
        check("省农业农村厅，各市、州、县人民政府", &["省农业农村厅", "各市、州、县人民政府"]);
        check("省大数据局，临江、云溪、青禾市政府", &["省大数据局", "临江、云溪、青禾市政府"]);
        check("各市、州、县水利局，省林业局", &["各市、州、县水利局", "省林业局"]);
        check("各市、县水利局、县林业局", &["各市、县水利局", "县林业局"]);
        check("区城管局以及乡、镇人民政府", &["区城管局", "乡、镇人民政府"]);
        check("省政府和临江市、云溪市人民政府", &["省政府", "临江市、云溪市人民政府"]);
        check("区和乡、镇人民政府", &["区和乡、镇人民政府"]);
        check("市城管局和区、县建设主管部门", &["市城管局", "区、县建设主管部门"]);
        check("临江市政府、云溪市政府", &["临江市政府", "云溪市政府"]);
        check("市城管局、妇联", &["市城管局", "妇联"]);
        check("各市、县（市、区）党委和政府", &["各市、县（市、区）党委和政府"]);
        check("各省、自治区、直辖市人民政府", &["各省、自治区、直辖市人民政府"]);
        check("云溪区、青禾区、市财政局", &["云溪区", "青禾区", "市财政局"]);
        check("云溪区、青禾县人民政府，省林业局", &["云溪区、青禾县人民政府", "省林业局"]);
        check("云溪区、青禾区水利局", &["云溪区、青禾区水利局"]);
        check("云溪区、青禾区、临江市财政局", &["云溪区", "青禾区", "临江市财政局"]);
        check("杭州、烟台、青禾市政府", &["杭州、烟台、青禾市政府"]);
        check("各省、自治区、直辖市", &["各省、自治区、直辖市"]);
        check("各市（州）、县（市、区）人民政府", &["各市（州）、县（市、区）人民政府"]);
        check("各县（市、区）、市财政局", &["各县（市、区）", "市财政局"]);
        check("高新区、云溪区政府", &["高新区", "云溪区政府"]);
        check("沿海各市、县（区）政府，省林业局", &["沿海各市、县（区）政府", "省林业局"]);
        check("市人民政府与云溪市、岚山市人民政府", &["市人民政府", "云溪市、岚山市人民政府"]);
        check("市政府与青岚省、云岭省人民政府", &["市政府", "青岚省、云岭省人民政府"]);
        check("石桥镇、青山镇人民政府，区水利局", &["石桥镇、青山镇人民政府", "区水利局"]);
        check("石桥镇、青山镇、区水利局", &["石桥镇", "青山镇", "区水利局"]);
        check("云岭省、省财政厅", &["云岭省", "省财政厅"]);
    }

    #[test]
    fn marks_give_roles() {
        let list = "区教委（牵头）、区财政局";
        let roles: Vec<_> = organs(list).into_iter().map(|o| (&list[o.at], o.role)).collect();
        assert_eq!(roles, [("区教委", Some(Role::Lead)), ("区财政局", None)]);
    }

    #[test]
    fn persons_stand_behind_organs() {
        let list = "区教委林知远、区水利局周砚";
        let names: Vec<&str> = organs_of_persons(list).into_iter().map(|organ| &list[organ.at]).collect();
        assert_eq!(names, ["区教委", "区水利局"]);
        check("市政府林业", &["市政府林业"]);
    }

    #[test]
    fn phrases_are_no_organs() {
        for text in ["6月底完成", "持续推进", "以下均需试点城市政府", "社会", "适用于所有", "，", ""]
        {
            assert!(!is_organ_like(text), "{text}");
        }
    }
}
