//! The words of a clause around a quantity, and what they name.

use super::Measure;
use crate::grammar::label::label;
use crate::grammar::quantity::RATES;
use crate::text::words::{WordList, chars, words};

/// The words of a clause around a quantity.
pub(super) struct Words<'a> {
    /// Before the quantity.
    pub(super) before: &'a str,
    /// Behind it.
    pub(super) after: &'a str,
}

/// Words of reaching a value: what stands before them is measured.
#[rustfmt::skip]
const REACHES: &[&str] = &[
    "达到", "达", "为", "是", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至",
    "增长到", "扩大到", "扩大至", "降低到", "降低至", "下降到", "下降至", "降至", "降到", "减少到",
    "减少至", "减至", "控制在", "稳定在", "保持在", "维持在", "压缩到", "压缩至", "缩短到", "缩短至",
    "调整到", "调整至", "调整为", "放宽到", "放宽至", "不低于", "不少于", "不超过", "不高于", "不得低于",
    "不得少于", "不得超过", "不得高于", "不能超过", "不能低于", "禁止超过", "严禁超过", "不准超过",
    "不应低于", "不应少于", "不应超过", "低于", "少于", "高于", "超过", "突破", "不突破", "不得突破", "不能突破", "超", "不小于",
    "不大于", "小于", "大于", "至", "到", "在",
];

/// Words between the subject and a word of reaching, or before the number.
const FILLERS: &[&str] = &[
    "新台币",
    "累计",
    "分别",
    "均",
    "平均",
    "总计",
    "共计",
    "合计",
    "大约",
    "约",
    "近",
    "至少",
    "最少",
    "最多",
    "最长",
    "最高",
    "最低",
    "年均",
    "每人每年",
    "每人每月",
    "每年",
    "每月",
    "每人",
    "每户",
    "每天",
    "每次",
    "每周",
    "每个",
    "要",
    "应当",
    "应",
    "须",
    "需",
    "可",
    "将",
    "已",
    "力争",
    "争取",
    "确保",
    "努力",
    "基本",
    "全部",
    "原则上",
    "一般",
    "：",
    "仅",
    "也",
    "都",
    "只",
    "共",
    "给予",
    "一次性",
    "予以",
    "首次",
    "超",
];

/// Characters before a short filler with which it is another word: `节约`, `附近`, `公共`, `人均`.
const NO_FILLERS: &[(&str, &str)] = &[
    ("约", "节契合预条公"),
    ("近", "附最临靠"),
    ("共", "公总"),
    ("均", "人平户"),
    ("都", "首成"),
    ("要", "主需重纪摘概"),
    ("需", "必所急内"),
    ("可", "许认"),
    ("已", "自"),
    ("应", "对响供效相"),
    ("将", "武"),
    ("超", "赶"),
];

/// Words with which a measured thing goes on that says nothing by itself: `1000元的标准`.
const GENERIC: &[&str] =
    &["标准", "部分", "规模", "水平", "幅度", "比例", "目标", "要求", "限额", "速度", "期限", "范围", "额度"];

/// What is done to so much of a thing, said behind its number: `诊断服务100%覆盖`.
const ACTIONS: &[&str] = &[
    "覆盖",
    "全覆盖",
    "放行",
    "办结",
    "完成",
    "到位",
    "达标",
    "参加",
    "参与",
    "参会",
    "出席",
    "增长",
    "提高",
    "下降",
    "扣除",
    "补助到位",
];

/// Verbs that say what is done with so much of a thing: alone they name nothing that is measured.
#[rustfmt::skip]
const TAKES_OBJECT: &[&str] = &[
    "安排", "投入", "设立", "提供", "配备", "配置", "筹集", "统筹", "建设", "建成", "拿出",
    "提取", "留出", "预留", "划出", "举办", "组织", "开展", "培育", "引进", "新增", "新建",
    "完成", "缴纳", "收取", "发放", "支付", "保证", "保留", "储备", "选派", "招收", "购买",
    "购置", "种植", "给予",
];

/// Words before a quantity that is a standard for what the clause before names: `按照每月1000元`.
static STANDARD: WordList = WordList::new(&["按照", "按", "以", "依照"]);

impl<'a> Words<'a> {
    /// What the quantity measures, as far as its own clause says.
    pub(super) fn subject(&self, measure: &Measure) -> Option<String> {
        let after = self.noun_after();
        let relative = self.after.starts_with('的');
        let share = measure.quantity.unit == "%";
        if let Some(left) = self.raised().filter(|_| share) {
            return Some(left.to_owned());
        }
        if share && self.before.ends_with('的') {
            return Some(behind_preposition(trim(self.before)).to_owned());
        }
        let reached = self.reached();
        let basis = reached.unwrap_or(without_fillers(self.before));
        let rate = self.before.contains('每') && STANDARD.begin(self.before);
        if rate && after.is_empty() {
            return None;
        }
        if STANDARD.end(basis) {
            let done = if after.is_empty() { self.behind_generic() } else { after };
            return reached.map(|_| done.to_owned()).filter(|a| !a.is_empty());
        }
        let said = |left: &&str| {
            let left = lead_off(left);
            // `安排不少于5%的用地`, but `面积不少于500平方米的企业`.
            !(left.is_empty() || relative && !after.is_empty() && TAKES_OBJECT.contains(&left))
        };
        if let Some(left) = reached.filter(|left| said(left) && (relative || after.is_empty())) {
            return Some(lead_off(left).to_owned());
        }
        self.counted(after)
    }

    /// The noun behind, joined to what describes it before the number; else the words before.
    fn counted(&self, after: &str) -> Option<String> {
        const SHORT_NOUN: usize = 3;
        const SHORT_VERB: usize = 10;
        const DESCRIPTION: usize = 16;
        let before = lead_off(without_fillers(self.reached().unwrap_or(self.before)));
        let long = before.chars().count();
        if after.is_empty() {
            return Some(strip_remarks(trim(before))).filter(|b| !trim(b).is_empty() && !is_frame(before));
        }
        let described = self.before.ends_with('的') && long <= DESCRIPTION;
        let acted = ACTIONS.contains(&after) || after.chars().count() <= SHORT_NOUN && long <= SHORT_VERB;
        if described && long > 0 {
            return Some(format!("{before}的{after}"));
        }
        if acted && !is_frame(before) {
            return Some(format!("{}{after}", strip_remarks(trim(before))));
        }
        Some(strip_remarks(after))
    }

    /// What stands before a word of reaching at the end of the words before the number.
    pub(super) fn reached(&self) -> Option<&'a str> {
        let words = without_fillers(self.before);
        let bare = RATES.iter().find_map(|rate| words.strip_suffix(rate)).unwrap_or(words);
        let left = |words: &'a str| {
            REACHES.iter().filter_map(|w| words.strip_suffix(w)).min_by_key(|left| left.len())
        };
        let left = left(words).or_else(|| left(bare))?;
        let other = words.ends_with('在') && words!["存", "现", "所", "内", "潜", "实"].end(left);
        (!other).then(|| without_fillers(left))
    }

    /// What stands before `提高至`, `控制在` with a base between it and the number: `提高至工资总额8%`.
    fn raised(&self) -> Option<&str> {
        const RAISES: &[&str] = &[
            "提高至",
            "提高到",
            "增加到",
            "降低至",
            "降至",
            "控制在",
            "扩大到",
            "放宽到",
            "放宽至",
            "调整为",
        ];
        let (at, _) = RAISES.iter().filter_map(|w| self.before.rfind(w).map(|at| (at, w))).max()?;
        let left = lead_off(&self.before[..at]);
        (!left.is_empty()).then_some(left)
    }

    /// What is done `按不低于10%的比例`.
    fn behind_generic(&self) -> &str {
        let words = trim(self.after);
        GENERIC.iter().find_map(|g| words.strip_prefix(g)).unwrap_or("")
    }

    /// The words behind, when they name something.
    pub(super) fn noun_after(&self) -> &str {
        let words = trim(without_fillers(self.after.trim_start_matches(['内', '的'])));
        let relative = self.after.contains('的');
        let generic = GENERIC.iter().any(|g| words == *g || relative && words.starts_with(g))
            || words.starts_with(['后', '前', '起', '来'])
            || REACHES.contains(&words)
            || REACHES.iter().any(|r| reaches_number(words, r))
            || self.after.starts_with("的为")
            || ["不足", "不满", "未满", "但不足", "且不足", "但不满"].contains(&words);
        let listed = self.after.starts_with(['、', '和', '及', '与', '，']);
        if generic || listed || words.starts_with(['）', '+', '×', '=', '/', '》', '”']) {
            ""
        } else {
            words
        }
    }
}

/// True for `增加到2020年的` between two ends of a change; `调整到位` is none.
fn reaches_number(words: &str, reach: &str) -> bool {
    let rest = words.strip_prefix(reach).filter(|_| reach.chars().count() > 2);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// True for a phrase that only says where or when: `在教育期间`.
fn is_frame(words: &str) -> bool {
    words.starts_with('在') && words!["内", "中", "上", "期间", "时", "前", "后"].end(words)
}

/// Without the fillers at the end.
pub(super) fn without_fillers(words: &str) -> &str {
    let mut words = words.trim_end();
    while let Some(shorter) = FILLERS.iter().find_map(|f| {
        let head = words.strip_suffix(f)?;
        let other = NO_FILLERS.iter().find(|n| n.0 == *f).map_or("", |n| n.1);
        (!head.ends_with(|c| other.contains(c))).then_some(head)
    }) {
        words = shorter;
    }
    words
}

/// Words with which a clause leads up to its subject.
const LEADS: &[&str] = &[
    "可以",
    "并处",
    "处以",
    "而且",
    "但是",
    "但",
    "且",
    "又",
    "同时",
    "以及",
    "则",
    "这",
    "该",
    "上述",
    "其中",
    "其",
    "力争",
    "争取",
    "确保",
    "预计",
    "计划",
    "原则上",
    "累计",
    "共计",
    "共",
    "全年",
    "本年度",
    "年内",
    "可",
    "应当",
    "应",
    "要",
    "并",
    "再",
    "已",
    "先",
    "至少",
    "最少",
    "最长",
    "最高",
    "每人每年",
    "每年",
    "落实",
    "将",
    "把",
    "使",
    "实现",
    "针对",
    "对",
    "努力",
    "推动",
    "到",
    "即",
    "另",
    "一次性",
    "分别",
];

/// Characters behind a short lead with which it is another word: `应用`, `共享`, `对外`.
const NO_LEADS: &[(&str, &str)] = &[
    ("应", "用急对届收"),
    ("共", "享建同产青和"),
    ("可", "再持能视用靠行"),
    ("要", "素求点闻"),
    ("并", "网购联发"),
    ("再", "生造贷保融"),
    ("先", "进行导锋"),
    ("将", "军"),
    ("使", "用命领"),
    ("对", "外口接标象比内"),
    ("到", "达位账期岗访"),
    ("计划", "生"),
    ("另", "外一"),
    ("即", "时"),
    ("其", "中他它余次实"),
];

/// Without the words that lead up to the subject.
pub(super) fn lead_off(words: &str) -> &str {
    let mut words = trim(words);
    words = label(words).map_or(words, |(rest, _)| rest);
    words = without_plan(words);
    while let Some(shorter) = LEADS.iter().find_map(|l| {
        let other = NO_LEADS.iter().find(|n| n.0 == *l).map_or("", |n| n.1);
        words.strip_prefix(l).filter(|s| !s.is_empty() && !s.starts_with(|c| other.contains(c)))
    }) {
        words = shorter;
    }
    let per_unit = words.starts_with('每') && words.chars().count() == 2;
    let joint = ["且", "并", "但", "又", "同时", "而且", "并且", "其中", "即"].contains(&words);
    if joint || per_unit { "" } else { words }
}

/// Without the plan in whose years it falls: `“十四五”期间新增就业`.
fn without_plan(words: &str) -> &str {
    const LONGEST: usize = 12;
    let Some(close) = words.strip_prefix('“').and_then(|rest| rest.find('”')).filter(|&at| at <= LONGEST)
    else {
        return words;
    };
    let behind = &words['“'.len_utf8() + close + '”'.len_utf8()..];
    let behind = ["规划期间", "期间", "时期", "期末"].iter().find_map(|word| behind.strip_prefix(word));
    behind.map(trim).filter(|rest| !rest.is_empty()).unwrap_or(words)
}

/// The words behind the last preposition: `由一方按扣除标准` measures `扣除标准`.
fn behind_preposition(words: &str) -> &str {
    let at = ["按照", "按", "达到", "不超过", "不低于"]
        .iter()
        .filter_map(|p| words.rfind(p).map(|at| at + p.len()))
        .max();
    lead_off(at.map_or(words, |at| &words[at..]))
}

/// Without the brackets that hold more than a short name.
pub(super) fn strip_remarks(words: &str) -> String {
    const SHORT: usize = 24;
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(open) = rest.find('（') {
        kept.push_str(&rest[..open]);
        let inner = &rest[open..];
        let close = inner.find('）').map_or(inner.len(), |at| at + '）'.len_utf8());
        if close <= SHORT {
            kept.push_str(&inner[..close]);
        }
        rest = &inner[close..];
    }
    kept + rest
}

/// True for words that tell a change or a share of something named before: `比上年提高`, `同比增长`, `占地区生产总值比重`.
pub(super) fn is_change(words: &str) -> bool {
    static CHANGES: WordList = WordList::new(&[
        "年均增",
        "年均提",
        "年均下",
        "年均减",
        "年均递",
        "为年初",
        "为预算",
        "为上年",
        "为调整",
        "相当于",
        "比",
        "较",
        "同比",
        "环比",
        "增长",
        "增幅",
        "提高",
        "下降",
        "减少",
        "是“",
        "占",
        "分别是",
        "降低",
    ]);
    static OTHERS: WordList = WordList::new(&[
        "比例",
        "比重",
        "较大",
        "较高",
        "占用",
        "占地",
        "提高率",
        "降低率",
        "增长率",
        "减少率",
        "下降率",
    ]);
    CHANGES.begin(words) && !OTHERS.begin(words)
}

/// Words with which a clause begins that only says how, when or for whom.
static ADVERBIAL: WordList = WordList::new(&[
    "在",
    "按照",
    "按",
    "根据",
    "经",
    "自",
    "从",
    "以",
    "由",
    "可以",
    "可",
    "原则上",
    "最",
    "不",
    "每",
    "并",
    "且",
]);

/// Words that begin like one of these.
static NOT_ADVERBIAL: WordList = WordList::new(&[
    "在校",
    "在建",
    "在岗",
    "在职",
    "在册",
    "在园",
    "自主",
    "自治",
    "自然",
    "自来",
    "从业",
    "经济",
    "经营",
    "经费",
    "经办",
    "不动产",
    "不良",
    "最低",
    "最高",
    "可再生",
    "可持续",
    "可支配",
    "以上",
    "按揭",
    "并网",
]);

/// True for a clause that only says how, when or for whom.
pub(super) fn is_adverbial(words: &str) -> bool {
    ADVERBIAL.begin(words) && !NOT_ADVERBIAL.begin(words)
}

/// Without marks, blanks and `的` at its ends.
pub(super) fn trim(words: &str) -> &str {
    words.trim_matches(|c: char| chars!("，。；：、 　的（≥≤><＞＜=").has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_lead_up_to_a_subject_go() {
        for (words, expected) in [
            ("其中应用面积", "应用面积"),
            ("力争累计新建泵站", "新建泵站"),
            ("将管网漏损率", "管网漏损率"),
            ("2.为每所学校配备急救箱", "为每所学校配备急救箱"),
            ("共享单车", "共享单车"),
            ("对外贸易额", "对外贸易额"),
            ("要素成本", "要素成本"),
            ("每支", ""),
            ("其租赁面积", "租赁面积"),
            ("其他面积", "其他面积"),
            ("“十四五”期间，全区新增就业", "全区新增就业"),
            ("本年度完成改造", "完成改造"),
            ("且", ""),
        ] {
            assert_eq!(lead_off(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_measured_stands_before_the_bound() {
        let reached = |before| Words { before, after: "" }.reached();
        for (before, expected) in [
            ("租赁面积在", Some("租赁面积")),
            ("从业人员一般在", Some("从业人员")),
            ("服务费不得高于每吨", Some("服务费")),
            ("应用高度禁止超过", Some("应用高度")),
            ("对非法占地处每平方米", None),
        ] {
            assert_eq!(reached(before), expected, "{before}");
        }
    }

    #[test]
    fn fillers_before_a_number_go() {
        for (words, expected) in [
            ("普及率分别均", "普及率"),
            ("能耗节约", "能耗节约"),
            ("车站附近", "车站附近"),
            ("用水量人均", "用水量人均"),
            ("每户每年", ""),
        ] {
            assert_eq!(without_fillers(words), expected, "{words}");
        }
    }

    #[test]
    fn changes_are_told_of_something_else() {
        for words in ["比上年提高", "同比增长", "占总产值的比重"] {
            assert!(is_change(words), "{words}");
        }
        for words in ["比例", "占地面积", "增长率", "提高率", "覆盖率"] {
            assert!(!is_change(words), "{words}");
        }
    }
}
