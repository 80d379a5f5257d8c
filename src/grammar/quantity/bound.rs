//! The words around a quantity that bound it: `不超过`, `至少`, `以上`, `左右`.

use super::{Quantity, UnitKind};
use crate::model::Comparator;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// The comparator that the words around give, and the length of those behind.
pub(super) fn comparator(before: &str, after: &str, q: &Quantity) -> (Comparator, usize) {
    let (suffix, len) = suffix(after, q).map_or((None, 0), |(c, len)| (Some(c), len));
    // `近3年` are the last three years.
    let recent = q.kind == UnitKind::Time && before.ends_with('近');
    let near = prefix(before).or_else(|| over(before, q)).filter(|_| !recent);
    let found = near.or(suffix).or_else(|| far_prefix(before, q)).unwrap_or(q.comparator);
    (found, len)
}

/// Words directly before a quantity; a longer one stands before its own end.
const BEFORE: &[(&str, Comparator)] = &[
    ("大于或等于", Comparator::Ge),
    ("大于等于", Comparator::Ge),
    ("小于或等于", Comparator::Le),
    ("小于等于", Comparator::Le),
    ("低于", Comparator::Lt),
    ("少于", Comparator::Lt),
    ("小于", Comparator::Lt),
    ("不满", Comparator::Lt),
    ("未满", Comparator::Lt),
    ("不足", Comparator::Lt),
    ("不到", Comparator::Lt),
    ("<", Comparator::Lt),
    ("＜", Comparator::Lt),
    ("超过", Comparator::Gt),
    ("超出", Comparator::Gt),
    ("高于", Comparator::Gt),
    ("多于", Comparator::Gt),
    ("大于", Comparator::Gt),
    ("突破", Comparator::Gt),
    ("逾", Comparator::Gt),
    ("超", Comparator::Gt),
    (">", Comparator::Gt),
    ("＞", Comparator::Gt),
    ("至少", Comparator::Ge),
    ("最少", Comparator::Ge),
    ("最低", Comparator::Ge),
    ("起码", Comparator::Ge),
    ("年满", Comparator::Ge),
    ("已满", Comparator::Ge),
    ("≥", Comparator::Ge),
    ("≧", Comparator::Ge),
    ("最高", Comparator::Le),
    ("最多", Comparator::Le),
    ("最长", Comparator::Le),
    ("最大", Comparator::Le),
    ("至多", Comparator::Le),
    ("不超", Comparator::Le),
    ("不逾", Comparator::Le),
    ("上限", Comparator::Le),
    ("≤", Comparator::Le),
    ("≦", Comparator::Le),
    ("大约", Comparator::Approx),
    ("大概", Comparator::Approx),
    ("接近", Comparator::Approx),
    ("将近", Comparator::Approx),
    ("约", Comparator::Approx),
    ("近", Comparator::Approx),
    ("≈", Comparator::Approx),
];

/// Characters before a short word of [`BEFORE`] with which it is another word (`节约20%`, `最近3年`).
const NOT_BEHIND: &[(&str, &str)] = &[
    ("约", "节契集预制条公签合大"),
    ("近", "最附靠临邻就远新"),
    ("超", "赶反不"),
    ("大于", "不"),
    ("逾", "不"),
];

/// Words that negate the bound behind them.
static NOT: WordList = WordList::new(&[
    "不得", "不应", "不能", "不可", "不宜", "不会", "不", "未", "没有", "没", "禁止", "严禁", "不准", "不许",
]);

/// Of what a rate tells so much: `每吨80元`.
pub(crate) const RATES: &[&str] =
    &["每吨", "每亩", "每平方米", "每日", "每家", "每辆", "每台", "每套", "每学期", "每学年"];

/// What may stand between such a word and the number, beside [`RATES`].
const FILL: &[&str] = &[
    "人民币",
    "各",
    "每人",
    "每年",
    "每月",
    "每户",
    "每次",
    "每周",
    "每个",
    "每天",
    "每项",
    "每例",
    "为",
    "达到",
    "达",
    "：",
];

/// `收入过200亿元`: behind other verbs, and before counts, 过 says that something happened.
fn over(before: &str, q: &Quantity) -> Option<Comparator> {
    let money = matches!(q.kind, UnitKind::Money | UnitKind::Share);
    let head = before.strip_suffix('过').filter(|_| money)?;
    (!head.ends_with(['超', '通', '经', '不', '付', '出', '给', '到'])).then_some(Comparator::Gt)
}

fn prefix(before: &str) -> Option<Comparator> {
    /// `上限为每人每年`
    const MOST: usize = 4;
    let mut rest = Some(before);
    (0..MOST).find_map(|_| {
        let before = rest?;
        rest = FILL.iter().chain(RATES).find_map(|fill| before.strip_suffix(fill));
        word_before(before)
    })
}

/// True for words that compare, with nothing behind that changes: the `比计划` of `比计划超6个百分点`.
fn is_compared(head: &str) -> bool {
    const LONGEST: usize = 12;
    let start = head.char_indices().rev().take(LONGEST).take_while(|(_, c)| is_han(*c)).last();
    let words = start.map_or("", |(at, _)| &head[at..]);
    words.rfind(['比', '较']).is_some_and(|at| {
        let base = &words[at + '比'.len_utf8()..];
        !base.is_empty() && !base.starts_with(['例', '重', '率', '值', '高', '大']) && !changes(base)
    })
}

fn changes(words: &str) -> bool {
    words!["增长", "增加", "提高", "提升", "上升", "下降", "降低", "减少", "不", "未"].stand_in(words)
}

fn word_before(before: &str) -> Option<Comparator> {
    let (head, word, comparator) =
        BEFORE.iter().find_map(|(word, c)| Some((before.strip_suffix(word)?, *word, *c)))?;
    let other = NOT_BEHIND.iter().any(|(w, chars)| *w == word && head.ends_with(|c| chars.contains(c)))
        || word.starts_with('超') && is_compared(head);
    let reached = words!["达到或", "达或", "等于或"].end(head);
    match comparator {
        Comparator::Lt if NOT.end(head) => return Some(Comparator::Ge),
        Comparator::Gt if NOT.end(head) => return Some(Comparator::Le),
        // `达到或超过`
        Comparator::Lt if reached => return Some(Comparator::Le),
        Comparator::Gt if reached => return Some(Comparator::Ge),
        _ => {}
    }
    (!other).then_some(comparator)
}

/// Words that bound a quantity later in their clause: `不超过实际投入的30%`, `最高给予500万元`, `至少带动1个行业`.
const FAR: &[(&str, Comparator)] = &[
    ("不得低于", Comparator::Ge),
    ("不低于", Comparator::Ge),
    ("不得少于", Comparator::Ge),
    ("不少于", Comparator::Ge),
    ("不得小于", Comparator::Ge),
    ("不小于", Comparator::Ge),
    ("至少", Comparator::Ge),
    ("最少", Comparator::Ge),
    ("不得大于", Comparator::Le),
    ("不大于", Comparator::Le),
    ("不得超过", Comparator::Le),
    ("不超过", Comparator::Le),
    ("不能超过", Comparator::Le),
    ("不得高于", Comparator::Le),
    ("不高于", Comparator::Le),
    ("最高", Comparator::Le),
    ("最多", Comparator::Le),
];

/// So many characters may stand between a word of [`FAR`] and the number.
const FAR_REACH: usize = 16;

/// And so many before a share, which names its whole: `不得超过本集体经济组织耕地总面积的百分之五`.
const SHARE_REACH: usize = 28;

fn far_prefix(before: &str, q: &Quantity) -> Option<Comparator> {
    let stop = |c: char| c.is_ascii_digit() || chars!("，。；：、！？（）“”《》,;%").has(c);
    let clause = before
        .char_indices()
        .rev()
        .take(if q.kind == UnitKind::Share { SHARE_REACH } else { FAR_REACH })
        .take_while(|&(_, c)| !stop(c))
        .last()
        .map(|(at, _)| &before[at..])?;
    let (at, word, comparator) = FAR
        .iter()
        .filter_map(|(word, c)| Some((clause.rfind(word)?, *word, *c)))
        .max_by_key(|f| (f.0, f.1.len()))?;
    let between = &clause[at + word.len()..];
    let superlative =
        word.starts_with('最') && words!["人民", "法", "检", "院", "级", "气", "温", "层"].begin(between);
    // `不超过实际投入的30%` and `不超过投资额5%`, but not `不超过限额且分3次`.
    let apart = word.starts_with('不') && !between.ends_with('的') && q.kind != UnitKind::Share;
    (!superlative && !apart).then_some(comparator)
}

/// Words directly behind a quantity.
const BEHIND: &[(&str, Comparator)] = &[
    ("及以上", Comparator::Ge),
    ("或以上", Comparator::Ge),
    ("以上", Comparator::Ge),
    ("及以下", Comparator::Le),
    ("或以下", Comparator::Le),
    ("以下", Comparator::Le),
    ("以内", Comparator::Le),
    ("之内", Comparator::Le),
    ("的限额内", Comparator::Le),
    ("限额内", Comparator::Le),
    ("额度内", Comparator::Le),
    ("范围内", Comparator::Le),
    ("左右", Comparator::Approx),
    ("上下", Comparator::Approx),
    ("有余", Comparator::Gt),
    ("余", Comparator::Gt),
];

fn suffix(after: &str, q: &Quantity) -> Option<(Comparator, usize)> {
    let body = remark(after);
    let gap = after.len() - body.len();
    let time = q.kind == UnitKind::Time;
    if let Some((rest, word, c)) = BEHIND.iter().find_map(|(w, c)| Some((body.strip_prefix(w)?, *w, *c))) {
        let named = rest.starts_with("简称") || rest.starts_with("统称");
        return (!named).then_some((c, gap + word.len()));
    }
    if time && body.strip_prefix('内').is_some_and(|r| !r.starts_with(['容', '部', '设', '涵', '地', '蒙']))
    {
        return Some((Comparator::Le, gap + "内".len()));
    }
    let many = time && body.strip_prefix('多').is_some_and(|r| !r.starts_with(['次', '元', '种', '个']));
    many.then(|| (Comparator::Gt, gap + "多".len()))
}

/// What follows behind `（含）`, `（含20人）`, `（不含本数）`.
fn remark(after: &str) -> &str {
    const LONGEST: usize = 40;
    let inner = ["（含", "（不含", "（包括"].iter().find_map(|open| after.strip_prefix(open));
    inner
        .and_then(|s| s.find('）').filter(|&at| at <= LONGEST).map(|at| &s[at + "）".len()..]))
        .unwrap_or(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before() {
        for (before, expected) in [
            ("不得超过", Some(Comparator::Le)),
            ("不少于", Some(Comparator::Ge)),
            ("不低于人民币", Some(Comparator::Ge)),
            ("达到约", Some(Comparator::Approx)),
            ("上限为每人每年", Some(Comparator::Le)),
            ("最低每吨", Some(Comparator::Ge)),
            ("禁止超过", Some(Comparator::Le)),
            ("达到或超过", Some(Comparator::Ge)),
            ("等于或低于", Some(Comparator::Le)),
            ("大于或等于", Some(Comparator::Ge)),
            ("达到", None),
            ("为每人每年", None),
            ("节约", None),
            ("赶超", None),
            ("比年初计划超", None),
            ("比重超过", Some(Comparator::Gt)),
            ("比上年增长超过", Some(Comparator::Gt)),
            ("完成", None),
            ("", None),
        ] {
            assert_eq!(prefix(before), expected, "{before}");
        }
    }
}
