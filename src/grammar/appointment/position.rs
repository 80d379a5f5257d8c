//! [`Position`]: an organ and the posts in it, as printed: `云溪区水利局党组成员、副局长`.

use std::ops::Range;

use crate::grammar::region::region_at;
use crate::text::words::{WordList, words};

/// A position as organ and post; ranges are of the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The whole position.
    pub range: Range<usize>,
    /// The organ; `None` when only a post is printed.
    pub organ: Option<Range<usize>>,
    /// The post, or several in the same organ.
    pub post: Range<usize>,
}

/// Words that end a post, the longest first where one ends another.
const POSTS: &[&str] = &[
    "校长",
    "院长",
    "主任",
    "局长",
    "处长",
    "科长",
    "部长",
    "司长",
    "厅长",
    "署长",
    "行长",
    "社长",
    "台长",
    "馆长",
    "站长",
    "所长",
    "队长",
    "大队长",
    "支队长",
    "总队长",
    "中队长",
    "团长",
    "股长",
    "组长",
    "园长",
    "班长",
    "庭长",
    "关长",
    "镇长",
    "乡长",
    "街长",
    "村长",
    "区长",
    "县长",
    "市长",
    "省长",
    "州长",
    "盟长",
    "旗长",
    "会长",
    "理事长",
    "监事长",
    "董事长",
    "秘书长",
    "检察长",
    "审判长",
    "参谋长",
    "总干事",
    "政治委员",
    "政委",
    "书记",
    "常委",
    "委员",
    "委员长",
    "主席",
    "总裁",
    "总经理",
    "经理",
    "董事",
    "监事",
    "理事",
    "总编辑",
    "总编",
    "主编",
    "编辑",
    "秘书",
    "检察员",
    "审判员",
    "陪审员",
    "人民陪审员",
    "主任委员",
    "人民监督员",
    "人民调解员",
    "参事",
    "馆员",
    "总工程师",
    "总经济师",
    "总会计师",
    "总规划师",
    "总农艺师",
    "总畜牧师",
    "总兽医师",
    "总审计师",
    "总统计师",
    "总建筑师",
    "总飞行师",
    "总师",
    "审计长",
    "监狱长",
    "监区长",
    "矿长",
    "护士长",
    "营长",
    "连长",
    "法官",
    "检察官",
    "书记员",
    "执行员",
    "医师",
    "药师",
    "护师",
    "讲师",
    "教师",
    "院士",
    "律师",
    "工程师",
    "总监",
    "督学",
    "总督学",
    "督察",
    "总督察",
    "督查专员",
    "专员",
    "巡视员",
    "巡察专员",
    "检查专员",
    "监察专员",
    "调研员",
    "主任科员",
    "科员",
    "办事员",
    "主办",
    "助理",
    "成员",
    "顾问",
    "大使",
    "领事",
    "总领事",
    "公使",
    "参赞",
    "代表",
    "观察员",
    "特派员",
    "教授",
    "研究员",
    "司令员",
    "司令",
    "总理",
    "国务委员",
    "负责人",
    "法定代表人",
    "总指挥",
    "干部",
    "警长",
    "警监",
    "警务专员",
    "厂长",
    "董事局主席",
    "首席执行官",
    "首席专家",
    "船长",
    "场长",
    "库长",
    "主事",
    "庭审员",
    "仲裁员",
    "公证员",
    "领队",
    "教练",
    "指导员",
    "教导员",
];

/// Words in front of a post that belong to it, not to the organ.
const PREFIXES: &[&str] = &[
    "常务副",
    "第一副",
    "专职副",
    "兼职副",
    "副",
    "常务",
    "第一",
    "代理",
    "代",
    "执行",
    "名誉",
    "总",
    "正",
    "专职",
    "兼职",
    "一级高级",
    "二级高级",
    "三级高级",
    "四级高级",
    "一级",
    "二级",
    "三级",
    "四级",
    "首席",
    "党组副",
    "党组",
    "党委副",
    "党委",
    "党总支",
    "党支部",
    "机关党委",
    "纪委",
    "纪检",
    "董事会",
    "监事会",
    "高级",
    "助理",
    "正厅级",
    "副厅级",
    "正局级",
    "副局级",
    "正县级",
    "副县级",
    "正处级",
    "副处级",
    "正科级",
    "副科级",
    "驻会",
    "候补",
    "独立",
    "职工",
    "非执行",
    "特命全权",
    "法律",
    "财务",
];

/// What ends the name of an organ.
static ORGAN_ENDS: WordList = WordList::new(&[
    "委员会",
    "委",
    "局",
    "厅",
    "部",
    "署",
    "院",
    "办公室",
    "办公厅",
    "办",
    "处",
    "科",
    "站",
    "所",
    "队",
    "中心",
    "馆",
    "校",
    "园",
    "会",
    "政府",
    "公司",
    "集团",
    "银行",
    "行",
    "社",
    "台",
    "室",
    "组",
    "团",
    "股",
    "厂",
    "场",
    "学",
    "法院",
    "检察院",
    "省",
    "市",
    "区",
    "县",
    "旗",
    "州",
    "盟",
    "镇",
    "乡",
    "村",
    "街道",
    "街",
    "海关",
    "工会",
    "协会",
    "联合会",
    "总站",
    "总队",
    "基金",
    "学院",
    "大学",
    "中学",
    "小学",
    "医院",
    "庭",
    "司",
    "使馆",
    "国",
    "联席会议",
    "领导小组",
    "指挥部",
    "新区",
    "管委会",
    "监狱",
    "党校",
    "幼儿园",
    "集团公司",
    "分局",
    "支队",
    "大队",
    "学会",
    "联",
    "协",
    "人大",
    "政协",
    "工委",
    "党委",
    "党组",
    "机构",
    "报",
    "网",
    "关",
    "库",
    "港",
]);

/// The position that `text` is; `None` when it ends in no post that we know.
///
/// ```
/// use gongbao::grammar::appointment::position;
/// let text = "云溪区水利局副局长";
/// let read = position(text).unwrap();
/// assert_eq!((&text[read.organ.unwrap()], &text[read.post]), ("云溪区水利局", "副局长"));
/// ```
pub fn position(text: &str) -> Option<Position> {
    let first_end = text.find('、').unwrap_or(text.len());
    let first = &text[..first_end];
    let bare = without_remark(first);
    let word = POSTS.iter().filter(|p| bare.ends_with(**p)).max_by_key(|p| p.len())?;
    let mut start = bare.len() - word.len();
    while let Some(prefix) = PREFIXES.iter().filter(|p| bare[..start].ends_with(**p)).max_by_key(|p| p.len())
    {
        let left = &bare[..start - prefix.len()];
        // `市纪委` is an organ of its own, `市水利局纪委` a part of one.
        let own = *prefix == "纪委" && left.ends_with(['省', '市', '区', '县', '州', '旗', '盟', '镇', '乡']);
        if own || !may_stay(left) {
            break;
        }
        start -= prefix.len();
    }
    let organ = (start > 0).then_some(0..start);
    Some(Position { range: 0..text.len(), organ, post: start..text.len() })
}

/// True when what is left is nothing, or may be an organ.
fn may_stay(organ: &str) -> bool {
    organ.is_empty() || ORGAN_ENDS.end(organ) || organ.ends_with('）')
}

/// `text` without a bracket at its end.
fn without_remark(text: &str) -> &str {
    text.strip_suffix('）').and_then(|t| t.rfind('（')).map_or(text, |open| &text[..open])
}

/// The positions in a list: a further one begins where an organ of its own is printed; bare posts stay with the one
/// before (`甲公司董事长、总经理` is one position, `甲局局长、乙局副局长` are two).
pub fn positions(text: &str) -> Vec<Position> {
    let mut starts = vec![0];
    let mut at = 0;
    for part in text.split('、') {
        let own = |organ: &str| is_own_organ(organ) || shares_region(text, organ);
        if at > 0 && position(part).is_some_and(|p| p.organ.is_some_and(|o| own(&part[o]))) {
            starts.push(at);
        }
        at += part.len() + '、'.len_utf8();
    }
    // `甲局局长兼乙局副局长`
    let joints: Vec<usize> = text
        .match_indices('兼')
        .map(|(i, _)| i)
        .filter(|i| *i > 0 && !text[*i..].starts_with("兼职"))
        .collect();
    let cuts: Vec<(usize, usize)> = starts
        .iter()
        .skip(1)
        .map(|s| (s - '、'.len_utf8(), *s))
        .chain(joints.iter().filter_map(|j| {
            let next = j
                + '兼'.len_utf8()
                + if text[j + '兼'.len_utf8()..].starts_with('任') { '任'.len_utf8() } else { 0 };
            position(&text[next..]).map(|_| (*j, next))
        }))
        .collect();
    let mut cuts = cuts;
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (end, next) in cuts.into_iter().chain([(text.len(), text.len())]) {
        // `区信访局局长（兼）、区政府办公室副主任`
        if let Some(read) = text.get(from..end).map(without_remark).and_then(position) {
            let shift = |r: Range<usize>| r.start + from..r.end + from;
            out.push(Position {
                range: shift(read.range),
                organ: read.organ.map(shift),
                post: shift(read.post),
            });
        }
        from = next;
    }
    out
}

/// True for an organ that begins as the one before it does: `溪山镇政府镇长、溪山镇党委副书记`.
fn shares_region(text: &str, organ: &str) -> bool {
    const SHORTEST: usize = 4;
    let second = organ.char_indices().nth(2).map(|(at, _)| at);
    second.is_some_and(|at| text.starts_with(&organ[..at])) && organ.chars().count() >= SHORTEST
}

/// True for a seat in a body that is elected or standing: `政协云溪市第九届委员会委员`.
pub(super) fn is_of_assembly(post: &str) -> bool {
    words!["政协", "政治协商", "人大", "人民代表大会", "党", "理事会", "协会", "学会"].stand_in(post)
}

/// True for an organ that needs none before it: it begins with a region or ends as an institution with a name of its own.
pub(super) fn is_own_organ(organ: &str) -> bool {
    static STARTS: WordList =
        WordList::new(&["省", "市", "区", "县", "州", "旗", "国", "中国", "中央", "中共", "全国", "自治"]);
    static ENDS: WordList = WordList::new(&[
        "公司",
        "集团",
        "大学",
        "学院",
        "中学",
        "小学",
        "医院",
        "银行",
        "协会",
        "学会",
        "基金会",
        "办事处",
        "管委会",
        "街道",
    ]);
    let named = organ.chars().count() >= 3;
    let starts = STARTS.begin(organ) || region_at(organ).is_some();
    named && (starts || ENDS.end(organ))
}
