//! What a quantity measures.
//!
//! ```text
//! 餐厨垃圾收运处理率达到80%          -- the words before a word of reaching
//! 建设2个智能工厂                    -- the noun behind
//! 新增技术成果80项                    -- else the words before
//! 给予培训补贴，最长不超过6个月        -- else the clause before
//! 公告（不少于30日）                  -- in a bracket the words before it
//! ```

use super::Measure;
use crate::extract::period::Reading;

/// Longest subject, in characters.
const LONGEST: usize = 60;

/// The subject of a quantity; `None` when its sentence does not say.
pub(super) fn subject(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let found = shared(reading, measures, at).or_else(|| own(reading, measures, at));
    found.map(|s| cut(&s)).filter(|s| !s.is_empty())
}

fn cut(subject: &str) -> String {
    let subject = trim(subject);
    subject.char_indices().nth(LONGEST).map_or(subject, |(end, _)| &subject[..end]).to_owned()
}

fn trim(words: &str) -> &str {
    words.trim_matches(|c: char| "，。；：、 　的（".contains(c))
}

fn own(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let found = plain(reading, measures, at).or_else(|| bracket_owner(reading, measures, at));
    let before = at.checked_sub(1).filter(|&i| same_sentence(reading, &measures[i], &measures[at]));
    match found {
        Some(found) if is_change(&found) => {
            let whose =
                before.and_then(|i| plain(reading, measures, i)).or_else(|| earlier(reading, &measures[at]));
            Some(whose.filter(|w| !is_change(w)).unwrap_or_default() + &found)
        }
        Some(found) => Some(found),
        None => {
            let continues =
                |i: &usize| measures[*i].clause == measures[at].clause || is_share(reading, measures, at);
            before
                .filter(continues)
                .and_then(|i| plain(reading, measures, i))
                .or_else(|| earlier(reading, &measures[at]))
        }
    }
}

/// True for `其中2024年300人次` behind `培训800人次`: nothing but the date says what it is a part of.
fn is_share(reading: &Reading<'_>, measures: &[Measure], at: usize) -> bool {
    let measure = &measures[at];
    let start = reading.clauses.clauses[measure.clause].range.start;
    let parted = reading.tail(start, measure.range.start).starts_with("其中");
    parted && measures[at - 1].quantity.unit == measure.quantity.unit
}

fn same_sentence(reading: &Reading<'_>, one: &Measure, other: &Measure) -> bool {
    let clauses = &reading.clauses.clauses;
    clauses[one.clause].sentence == clauses[other.clause].sentence
}

/// The subject in the words of the clause itself.
fn plain(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let words = Words { before: before(reading, measures, at), after: after(reading, measures, at) };
    let bare = words.noun_after().is_empty() && words.reached().is_none();
    let run = if bare { in_run(reading, measures, at) } else { None };
    run.or_else(|| words.subject(&measures[at])).or_else(|| in_run(reading, measures, at))
}

/// True for words that tell a change or a share of something named before: `比上年提高`, `同比增长`, `占地区生产总值比重`.
fn is_change(words: &str) -> bool {
    const CHANGES: &[&str] =
        &["比", "较", "同比", "环比", "增长", "增幅", "提高", "下降", "减少", "是“", "占", "分别是", "降低"];
    const OTHERS: &[&str] =
        &["比例", "比重", "较大", "较高", "占用", "占地", "提高率", "降低率", "增长率", "减少率", "下降率"];
    CHANGES.iter().any(|c| words.starts_with(c)) && !OTHERS.iter().any(|o| words.starts_with(o))
}

/// In `50万元、100万元和200万元奖励` and `4类共25项指标`: the noun behind the last, else the subject of the first.
fn in_run(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const LONGEST_RUN: usize = 12;
    let joined = |i: usize| {
        let next = measures.get(i + 1).filter(|n| n.clause == measures[i].clause)?;
        let between = reading.text.get(measures[i].end..next.range.start)?;
        let listed =
            ["", "、", "和", "及", "与", "以及"].contains(&without_fillers(between)) && !between.is_empty();
        let same = next.quantity.unit == measures[i].quantity.unit;
        (listed && same || ["近", "约", "共", "共计", "合计", "或", "或者"].contains(&between))
            .then_some(i + 1)
    };
    let last = (0..LONGEST_RUN).try_fold(at, |i, _| joined(i).ok_or(i)).unwrap_or_else(|last| last);
    let first = (0..LONGEST_RUN)
        .try_fold(at, |i, _| i.checked_sub(1).filter(|&b| joined(b) == Some(i)).ok_or(i))
        .unwrap_or_else(|first| first);
    let words = |i: usize| Words { before: before(reading, measures, i), after: after(reading, measures, i) };
    let noun = words(last).noun_after().to_owned();
    if last > at && !noun.is_empty() {
        return Some(strip_remarks(&noun));
    }
    (first < at).then(|| words(first).subject(&measures[first])).flatten()
}

/// The words of a clause around a quantity.
struct Words<'a> {
    before: &'a str,
    after: &'a str,
}

/// The words between the quantity before, or the date, or the start of the clause, and the quantity.
fn before<'a>(reading: &Reading<'a>, measures: &[Measure], at: usize) -> &'a str {
    let measure = &measures[at];
    let mut start =
        reading.clauses.clauses[measure.clause].range.start.max(reading.body.min(measure.range.start));
    if let Some(previous) = at.checked_sub(1).map(|i| &measures[i]).filter(|m| m.clause == measure.clause) {
        start = start.max(previous.end);
    }
    let date = reading.dates.partition_point(|d| d.range.start < measure.range.start).checked_sub(1);
    if let Some(date) = date.map(|i| &reading.dates[i]).filter(|d| d.clause == measure.clause) {
        start = start.max(date.range.end);
    }
    let words = &reading.text[start.min(measure.range.start)..measure.range.start];
    words.trim_start_matches(['、', '和', '及', '与', '或', '，', ' '])
}

/// The words between the quantity and the end of its clause or the next quantity.
fn after<'a>(reading: &Reading<'a>, measures: &[Measure], at: usize) -> &'a str {
    let measure = &measures[at];
    let end = reading.clauses.clauses[measure.clause].range.end.max(measure.end);
    let next = measures.get(at + 1).filter(|m| m.clause == measure.clause);
    let words = &reading.text[measure.end..next.map_or(end, |m| m.range.start.clamp(measure.end, end))];
    let words = skip_bracket(words);
    if next.is_none() {
        return words;
    }
    words.rfind(['、', '和', '及']).map_or(words, |at| &words[..at])
}

/// Without the bracket that opens `words`.
fn skip_bracket(words: &str) -> &str {
    const LONGEST_REMARK: usize = 300;
    let inner = words.strip_prefix('（');
    let close = inner.and_then(|i| i.find('）').filter(|&at| at <= LONGEST_REMARK));
    match (inner, close) {
        (Some(inner), Some(at)) => &inner[at + '）'.len_utf8()..],
        _ => words,
    }
}

/// Words of reaching a value: what stands before them is measured.
const REACHES: &[&str] = &[
    "达到",
    "达",
    "为",
    "是",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增加到",
    "增加至",
    "增至",
    "增长到",
    "扩大到",
    "扩大至",
    "降低到",
    "降低至",
    "下降到",
    "下降至",
    "降至",
    "降到",
    "减少到",
    "减少至",
    "减至",
    "控制在",
    "稳定在",
    "保持在",
    "维持在",
    "压缩到",
    "压缩至",
    "缩短到",
    "缩短至",
    "调整到",
    "调整至",
    "调整为",
    "放宽到",
    "放宽至",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "不得低于",
    "不得少于",
    "不得超过",
    "不得高于",
    "不能超过",
    "不能低于",
    "不应低于",
    "不应少于",
    "不应超过",
    "低于",
    "少于",
    "高于",
    "超过",
    "突破",
    "超",
    "不小于",
    "不大于",
    "小于",
    "大于",
    "至",
    "到",
];

/// Words between the subject and a word of reaching, or before the number.
const FILLERS: &[&str] = &[
    "累计",
    "分别",
    "均",
    "平均",
    "总计",
    "共计",
    "合计",
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

/// Words before a quantity that is a standard for what the clause before names: `按照每月1000元`.
const STANDARD: &[&str] = &["按照", "按", "以", "依照"];

impl Words<'_> {
    fn subject(&self, measure: &Measure) -> Option<String> {
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
        let rate = self.before.contains('每') && STANDARD.iter().any(|w| self.before.starts_with(w));
        if rate && after.is_empty() {
            return None;
        }
        if STANDARD.iter().any(|w| basis.ends_with(w)) {
            return reached.map(|_| after.to_owned()).filter(|a| !a.is_empty());
        }
        if let Some(left) = reached.filter(|left| !left.is_empty() && (relative || after.is_empty())) {
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
    fn reached(&self) -> Option<&str> {
        let words = without_fillers(self.before);
        let left = REACHES.iter().filter_map(|w| words.strip_suffix(w)).min_by_key(|left| left.len())?;
        Some(without_fillers(left))
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

    /// The words behind, when they name something.
    fn noun_after(&self) -> &str {
        let words = trim(without_fillers(self.after.trim_start_matches(['内', '的'])));
        let relative = self.after.contains('的');
        let generic = GENERIC.iter().any(|g| words == *g || relative && words.starts_with(g))
            || words.starts_with(['后', '前', '起', '来'])
            || REACHES.contains(&words);
        if generic || words.starts_with(['）', '+', '×', '=', '/', '》', '”']) { "" } else { words }
    }
}

/// True for a phrase that only says where or when: `在教育期间`.
fn is_frame(words: &str) -> bool {
    words.starts_with('在') && ["内", "中", "上", "期间", "时", "前", "后"].iter().any(|w| words.ends_with(w))
}

/// Without the fillers at the end.
fn without_fillers(words: &str) -> &str {
    let mut words = words.trim_end();
    while let Some(shorter) = FILLERS.iter().find_map(|f| {
        let other = NO_FILLERS.iter().find(|n| n.0 == *f).map_or("", |n| n.1);
        words.strip_suffix(f).filter(|head| !head.ends_with(|c| other.contains(c)))
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
    "且",
    "又",
    "同时",
    "以及",
    "则",
    "这",
    "该",
    "上述",
    "其中",
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
];

/// Without the words that lead up to the subject.
fn lead_off(words: &str) -> &str {
    let mut words = trim(words);
    while let Some(shorter) = LEADS.iter().find_map(|l| {
        let other = NO_LEADS.iter().find(|n| n.0 == *l).map_or("", |n| n.1);
        words.strip_prefix(l).filter(|s| !s.is_empty() && !s.starts_with(|c| other.contains(c)))
    }) {
        words = shorter;
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
fn strip_remarks(words: &str) -> String {
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

/// `A、B和C分别占30%、20%和10%`: each share has its own subject; a value without words takes those of the one before.
fn shared(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const LONGEST_LIST: usize = 10;
    let bare = |i: usize| before(reading, measures, i).is_empty() && after(reading, measures, i).is_empty();
    let same = |i: usize| measures[i].clause == measures[at].clause;
    let run = (0..at.min(LONGEST_LIST)).take_while(|back| bare(at - back) && same(at - back - 1)).count();
    let first = at - run;
    let words = Words { before: before(reading, measures, first), after: "" };
    let (left, tail) = words.before.split_once("分别")?;
    if !after(reading, measures, first).is_empty() {
        return None;
    }
    let left = lead_off(left);
    let (head, last) = left.rsplit_once(['和', '与', '及']).or_else(|| left.rsplit_once('、'))?;
    let items: Vec<&str> = head.split('、').chain([last]).collect();
    let bare_tail = Words { before: tail, after: "" };
    let tail = bare_tail.reached().unwrap_or(tail);
    items.get(run).map(|item| format!("{item}{tail}"))
}

/// In a bracket: the noun behind it when a quantity stands right before it, else the words before it.
fn bracket_owner(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let measure = &measures[at];
    let clause = &reading.clauses.clauses[measure.clause];
    let bracket = clause.bracket.clone()?;
    let open = bracket.start - '（'.len_utf8();
    if let Some(owner) = at.checked_sub(1).filter(|&i| measures[i].end == open) {
        return own(reading, measures, owner);
    }
    let outer = &reading.clauses.clauses[reading.clauses.at(open)?];
    let words = reading.tail(outer.range.start.max(reading.body), open);
    let words = words
        .rfind(['=', '+', '＋', '×', '、'])
        .map_or(words, |at| words[at..].trim_start_matches(['=', '+', '＋', '×', '、']));
    Some(lead_off(words).to_owned()).filter(|w| !w.is_empty())
}

/// Words with which a clause begins that only says how, when or for whom.
const ADVERBIAL: &[&str] = &[
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
];

/// Words that begin like one of these.
const NOT_ADVERBIAL: &[&str] = &[
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
];

fn is_adverbial(words: &str) -> bool {
    ADVERBIAL.iter().any(|a| words.starts_with(a)) && !NOT_ADVERBIAL.iter().any(|n| words.starts_with(n))
}

/// The clause before that has a subject of its own.
fn earlier(reading: &Reading<'_>, measure: &Measure) -> Option<String> {
    const REACH: usize = 5;
    let clauses = &reading.clauses.clauses;
    let mut at = clauses[measure.clause].previous;
    let mut nearest = None;
    for _ in 0..REACH {
        let Some(clause) = at.map(|i| &clauses[i]) else { break };
        let words = trim(reading.tail(clause.range.start.max(reading.body), clause.range.end));
        let named = lead_off(words);
        if !named.is_empty() && !is_adverbial(words) {
            return Some(strip_remarks(named));
        }
        nearest = nearest.or(Some(named).filter(|n| !n.is_empty()));
        at = clause.previous;
    }
    nearest.map(str::to_owned)
}
