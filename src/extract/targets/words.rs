//! The words of a clause around a quantity, and what they name.

use super::Measure;
use super::lead::{is_adverbial, lead_off};
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
static REACHES: WordList = WordList::new(&[
    "达到", "达", "为", "是", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至",
    "增长到", "扩大到", "扩大至", "降低到", "降低至", "下降到", "下降至", "降至", "降到", "减少到",
    "减少至", "减至", "压减到", "压减至", "压减为", "缩减到", "缩减至", "精简到", "精简至", "压缩为", "缩短为", "控制在", "稳定在", "保持在", "维持在", "压缩到", "压缩至", "缩短到", "缩短至",
    "调整到", "调整至", "调整为", "放宽到", "放宽至", "不低于", "不少于", "不超过", "不高于", "不得低于",
    "不得少于", "不得超过", "不得高于", "不能超过", "不能低于", "禁止超过", "严禁超过", "不准超过",
    "不应低于", "不应少于", "不应超过", "低于", "少于", "高于", "超过", "迈上", "跃上", "突破", "不突破", "不得突破", "不能突破", "超", "不小于", "不足",
    "不满", "未满", "不到", "确定为", "核定为", "规定为", "调至", "调到", "调为",
    "不大于", "小于", "大于", "大于等于", "小于等于", "大于或等于", "小于或等于", "达到或超过", "达到或高于", "等于或高于", "等于或大于",
    "上调至", "上调到", "上调为", "下调至", "下调到", "下调为", "等于或低于", "等于或小于", "至", "到", "在",
]);

/// Words between the subject and a word of reaching, or before the number.
static FILLERS: WordList = WordList::new(&[
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
    "最迟",
    "最早",
    "年均",
    "每人每年",
    "每人每月",
    "每生每年",
    "每生",
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
    "必须",
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
]);

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
    ("总计", "入出"),
];

/// Words with which a measured thing goes on that says nothing by itself: `1000元的标准`.
const GENERIC: &[&str] = &[
    "标准", "部分", "规模", "水平", "幅度", "比例", "目标", "要求", "限额", "速度", "期限", "范围", "额度",
    "大关", "台阶",
];

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
    "购置", "种植", "给予", "申请", "享受", "获得", "领取", "办理",
];

/// Words before a quantity that is a standard for what the clause before names: `按照每月1000元`.
static STANDARD: WordList = WordList::new(&["按照", "按", "以", "依照"]);

/// Verbs before the sum of a fine, of which what stands behind it is measured.
static FINES: WordList = WordList::new(&["可以并处", "可并处", "处以", "并处", "课以", "处"]);

/// The words before a quantity without those that make it a standard: `对普通高中按`.
pub(super) fn before_standard(words: &str) -> &str {
    let bare = without_fillers(words);
    let standard = STANDARD.behind(bare).filter(|_| !FINES.end(bare));
    standard.map_or(bare, |word| without_fillers(&bare[..bare.len() - word.len()]))
}

impl<'a> Words<'a> {
    /// What the quantity measures, as far as its own clause says.
    pub(super) fn subject(&self, measure: &Measure) -> Option<String> {
        let after = self.noun_after();
        let relative = self.after.starts_with('的');
        let share = measure.quantity.unit == "%";
        if let Some(left) = self.raised().filter(|_| share) {
            return Some(left.to_owned());
        }
        let limit = share || measure.quantity.unit == "倍" && self.limited().is_some();
        if limit && self.before.ends_with('的') {
            let own = self.proportion();
            if own.is_none()
                && self.limited().is_some_and(|at| without_fillers(&self.before[..at]).is_empty())
            {
                return None;
            }
            return own.or_else(|| Some(behind_preposition(trim(self.before)).to_owned()));
        }
        let reached = self.reached();
        let basis = reached.unwrap_or(without_fillers(self.before));
        let sized = !share && !matches!(measure.quantity.unit.as_str(), "" | "倍");
        if relative && sized && reached.is_none() && MEASURES.end(basis) {
            return Some(lead_off(basis).to_owned()).filter(|basis| !basis.is_empty());
        }
        // `收入过200亿元的产业集群`
        if let Some(size) = self.before.strip_suffix('过').filter(|size| MEASURES.end(size)) {
            return Some(lead_off(size).to_owned());
        }
        if let Some(whom) = self.paid_by_standard() {
            return Some(whom.to_owned());
        }
        if let Some(each) = paid_for(self.before) {
            return Some(each.to_owned());
        }
        let rate = self.before.contains('每') && STANDARD.begin(self.before);
        if rate && after.is_empty() {
            return None;
        }
        if STANDARD.end(basis) && !FINES.end(basis) {
            let done = if after.is_empty() { self.behind_generic() } else { after };
            return reached.map(|_| done.to_owned()).filter(|a| !a.is_empty());
        }
        let said = |left: &&str| {
            let left = lead_off(left);
            // `安排不少于5%的用地`, but `面积不少于500平方米的企业`.
            let below = words!["不满", "未满", "不到"].end(without_fillers(self.before));
            let object =
                || below || TAKES_OBJECT.contains(&left) || left.starts_with("给予") || self.is_given();
            !(left.is_empty() || relative && !after.is_empty() && object())
        };
        if let Some(left) = reached.filter(|left| said(left) && (relative || after.is_empty())) {
            return Some(lead_off(left).to_owned());
        }
        self.counted(after)
    }

    /// True when nothing but bounds stands between a verb of giving or taking and the number: `按合同金额给予最高不超过`.
    fn is_given(&self) -> bool {
        static BOUNDS: WordList = WordList::new(&[
            "最高",
            "最多",
            "不超过",
            "不高于",
            "不低于",
            "不少于",
            "一次性",
            "每家",
            "每户",
            "每个",
            "每人",
            "每年",
        ]);
        let mut words = self.before;
        while let Some(bound) = BOUNDS.behind(words) {
            words = &words[..words.len() - bound.len()];
        }
        words!["给予", "予以", "申请", "享受"].end(words) && words.len() < self.before.len()
    }

    /// For whom a sum is paid by a standard: `对普通高中按2000元/生标准补助`, `中职按每生1500元标准补助`.
    fn paid_by_standard(&self) -> Option<&'a str> {
        const LONGEST: usize = 16;
        static PAID: WordList = WordList::new(&[
            "标准补助",
            "标准补贴",
            "标准给予",
            "标准奖励",
            "标准发放",
            "标准安排",
            "安排",
            "计算",
            "执行",
            "确定",
            "核定",
        ]);
        let each = self.after.strip_prefix('/').and_then(|rest| rest.find("标准").map(|at| &rest[at..]));
        if !PAID.begin(each.unwrap_or(self.after).trim_start_matches('的')) {
            return None;
        }
        let (whom, rate) = self.before.rsplit_once('按')?;
        let rate = rate.trim_start_matches('照');
        let bound = words!["不低于", "不少于", "不高于", "不超过"].begin(rate);
        let bare = rate.is_empty() || rate.starts_with('每') && rate.chars().count() <= 4 || bound;
        let whom = lead_off(without_fillers(whom.trim_end_matches('仍')));
        let payer = words!["财政", "局", "部门", "政府", "厅"].end(whom) || whom.contains('由');
        let named = !whom.is_empty() && whom.chars().count() <= LONGEST && !payer;
        (bare && named && !is_adverbial(whom)).then_some(whom)
    }

    /// Who is fined, before the verb: `对个人处`.
    fn fined(&self) -> Option<&str> {
        const LONGEST: usize = 12;
        let verb = FINES.behind(self.before)?;
        let (_, whom) = self.before[..self.before.len() - verb.len()].rsplit_once('对')?;
        let whom = whom.trim_end_matches("可以").trim_end_matches(['并', '可']);
        let other = words!["给予", "予以", "责令", "没收"].stand_in(whom);
        ((1..=LONGEST).contains(&whom.chars().count()) && !other).then_some(whom)
    }

    /// What has the share of another: `X类资源占比不超过资源总量的30%`.
    fn proportion(&self) -> Option<String> {
        const BOUNDS: &[&str] =
            &["不超过", "不低于", "不高于", "不少于", "不得超过", "不得低于", "达到", "应达到"];
        let ends = ["占比", "比例", "比重"].iter().filter_map(|word| {
            let at = self.before.find(word)? + word.len();
            BOUNDS.iter().any(|bound| self.before[at..].starts_with(bound)).then_some(at)
        });
        let end = ends.min().or_else(|| self.limited());
        let own = &self.before[..end?];
        // What a decision strikes out: `删去末尾的“但水费不高于成本的5%”`
        let own = own.rfind('“').map_or(own, |open| &own[open + '“'.len_utf8()..]);
        let own = lead_off(without_fillers(own));
        (own.chars().count() > 1).then(|| own.to_owned())
    }

    /// Where the limit begins that is a share of another: `机动地面积不得超过耕地总面积的5%`.
    fn limited(&self) -> Option<usize> {
        const LIMITS: &[&str] = &[
            "不得超过",
            "不得低于",
            "不得少于",
            "不得高于",
            "不超过",
            "不低于",
            "不少于",
            "不高于",
            "不小于",
            "不大于",
            "不得小于",
            "不得大于",
        ];
        let at = LIMITS.iter().filter_map(|limit| self.before.find(limit)).min()?;
        let bare = !self.before[..at].ends_with(['按', '以', '的', '照', '高', '为']);
        bare.then_some(at)
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
        // `处违法所得一倍以上三倍以下的罚款`
        let before = if after == "罚款" { before.strip_prefix('处').unwrap_or(before) } else { before };
        if FINES.end(self.before) || FINES.end(before) {
            let whom = self.fined().map_or(String::new(), |whom| format!("对{whom}"));
            return Some(whom + &strip_remarks(after));
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
            let reached = REACHES.end(words).then_some(REACHES.iter()).into_iter().flatten();
            reached.filter_map(|w| words.strip_suffix(w)).min_by_key(|left| left.len())
        };
        let left = left(words).or_else(|| left(bare))?;
        let other = words.ends_with('在') && words!["存", "现", "所", "内", "潜", "实"].end(left);
        (!other).then(|| without_verb(without_fillers(left)))
    }

    /// What stands before `提高至`, `控制在` with a base between it and the number: `提高至工资总额8%`.
    fn raised(&self) -> Option<&str> {
        static RAISES: WordList = WordList::new(&[
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
        ]);
        if !RAISES.stand_in(self.before) {
            return None;
        }
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
        // `应当在开工十五日以前向区水利局申报`
        let after = self.after.strip_prefix("以前").unwrap_or(self.after);
        let words = trim(without_fillers(after.trim_start_matches(['内', '的'])));
        let relative = self.after.contains('的');
        let generic = GENERIC.iter().any(|g| words == *g || relative && words.starts_with(g))
            || words.starts_with(['后', '前', '起', '来'])
            || REACHES.contains(&words)
            || REACHES.iter().any(|r| reaches_number(words, r))
            || self.after.starts_with("的为")
            || words!["一遇", "征为", "征收为", "转为", "划为", "变更为"].begin(words)
            || words.starts_with(['并', '且', '但']) && !words.starts_with("并网")
            || ["不足", "不满", "未满", "但不足", "且不足", "但不满"].contains(&words);
        let listed = self.after.starts_with(['、', '和', '及', '与', '，']);
        if generic || listed || words.starts_with(['）', '+', '×', '=', '/', '》', '”']) {
            ""
        } else {
            words
        }
    }
}

/// Without the verb that sets a value: `派购任务定`, `缴费档次设`; not `认定`, `增设`.
fn without_verb(words: &str) -> &str {
    let bare = words.strip_suffix(['定', '设']);
    bare.filter(|bare| bare.ends_with(|c| chars!("务标格次额准数价率量限期").has(c))).unwrap_or(words)
}

/// True for `增加到2020年的` between two ends of a change; `调整到位` is none.
fn reaches_number(words: &str, reach: &str) -> bool {
    let rest = words.strip_prefix(reach).filter(|_| reach.chars().count() > 2);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || matches!(words, "降至0" | "降到0" | "降为0" | "下降到0" | "减少到0")
}

/// Ends of what an enterprise or a thing is measured by: `营业收入5000万元以上的企业`.
static MEASURES: WordList = WordList::new(&[
    "收入",
    "营收",
    "税收",
    "交易额",
    "面积",
    "投资额",
    "总投资",
    "资金",
    "资本",
    "人数",
    "时速",
    "金额",
    "总额",
    "产值",
    "利润",
    "年限",
    "高度",
    "长度",
    "宽度",
    "容量",
    "库容",
    "资产",
    "销售额",
    "产能",
    "装机",
]);

/// True for words that name by what a thing is measured, and say how: `年收入`, `产值过`, `面积在`.
pub(super) fn names_size(words: &str) -> bool {
    let bare = words.trim_end_matches(['过', '在', '达', '超']);
    let bare = REACHES.behind(bare).map_or(bare, |reach| &bare[..bare.len() - reach.len()]);
    MEASURES.end(bare) && !bare.contains(['的', '，', '、'])
}

/// For what a sum is given: `按照每名高级工1000元`, `按照每个员工不超过10平方米的标准`.
fn paid_for(before: &str) -> Option<&str> {
    let rest = STANDARD.before(before).map(|word| &before[word.len()..])?;
    let rest = ["不超过", "不低于", "不少于", "不高于"]
        .iter()
        .find_map(|bound| rest.strip_suffix(bound))
        .unwrap_or(rest);
    let each = rest.strip_prefix('每')?;
    let each = ["名", "个", "位", "家", "户", "座", "所", "亩", "台", "辆", "公里"]
        .iter()
        .find_map(|unit| each.strip_prefix(unit))?;
    let named = (2..=12).contains(&each.chars().count()) && each.chars().all(crate::text::repair::is_han);
    (named
        && !each.contains('每')
        && !words!["处", "标准", "给予", "补助", "补贴", "奖励", "不超过", "最高", "为"].end(each))
    .then_some(each)
}

/// True for a phrase that only says where or when: `在教育期间`.
fn is_frame(words: &str) -> bool {
    words.starts_with('在') && words!["内", "中", "上", "期间", "时", "前", "后"].end(words)
}

/// Without the fillers at the end.
pub(super) fn without_fillers(words: &str) -> &str {
    let mut words = words.trim_end();
    let shorter = |words: &'_ str| {
        FILLERS.iter().find_map(|f| {
            let head = words.strip_suffix(f)?;
            let other = NO_FILLERS.iter().find(|n| n.0 == *f).map_or("", |n| n.1);
            (!head.ends_with(|c| other.contains(c))).then_some(head.len())
        })
    };
    while FILLERS.end(words)
        && let Some(len) = shorter(words)
    {
        words = &words[..len];
    }
    words
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

/// Without marks, blanks and `的` at its ends.
pub(super) fn trim(words: &str) -> &str {
    // The end of what a decision writes into a law: `的罚款。”`.
    let words = words.strip_suffix("。”").unwrap_or(words);
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
}
