//! Words that lead up to what is measured, and clauses of nothing else.

use super::words::trim;
use crate::grammar::label::label;
use crate::text::words::{WordList, words};

/// Words with which a clause leads up to its subject.
const LEADS: &[&str] = &[
    "同意将",
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
    ("每年", "度"),
];

/// Without the words that lead up to the subject.
pub(super) fn lead_off(words: &str) -> &str {
    let mut words = trim(words);
    words = label(words).map_or(words, |(rest, _)| rest);
    words = without_plan(words);
    // `加上级补助收入5亿元`
    let summand =
        |rest: &&str| words!["上级", "上解", "上年", "中央", "省级", "地方政府", "调入", "动用"].begin(rest);
    words = words.strip_prefix('加').filter(summand).unwrap_or(words);
    while let Some(shorter) = LEADS.iter().find_map(|l| {
        let other = NO_LEADS.iter().find(|n| n.0 == *l).map_or("", |n| n.1);
        words.strip_prefix(l).filter(|s| !s.is_empty() && !s.starts_with(|c| other.contains(c)))
    }) {
        words = shorter;
    }
    let per_unit = words.starts_with('每') && words.chars().count() == 2;
    let joint = ["且", "并", "但", "又", "再", "同时", "而且", "并且", "其中", "即"].contains(&words);
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
