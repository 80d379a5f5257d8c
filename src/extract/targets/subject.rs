//! What a quantity measures.
//!
//! ```text
//! 餐厨垃圾收运处理率达到80%          -- the words before a word of reaching
//! 建设2个智能工厂                    -- the noun behind
//! 新增技术成果80项                    -- else the words before
//! 给予培训补贴，最长不超过6个月        -- else the clause before
//! 公告（不少于30日）                  -- in a bracket the words before it
//! ```

use std::borrow::Cow;

use super::Measure;
use super::change::is_change;
use super::each;
use super::lead::{is_adverbial, lead_off};
use super::when::{governs, is_origin};
use super::words::{Words, before_standard, names_size, strip_remarks, trim, without_fillers};
use crate::extract::period::{Dated, Reading};
use crate::grammar::quantity::UnitKind;
use crate::model::Comparator;
use crate::text::repair::is_han;
use crate::text::words::{WordList, words};

/// Longest subject, in characters.
const LONGEST: usize = 60;

/// The subject of a quantity; `None` when its sentence does not say.
pub(super) fn subject(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let found = each::listed(reading, measures, at).or_else(|| own(reading, measures, at));
    let found = found.map(|found| match aged(reading, measures, at) {
        Some(age) => format!("{age}{found}"),
        None => found,
    });
    found.map(|s| cut(&s)).filter(|s| !s.is_empty())
}

/// The age right before the words of a share: the `60岁及以上` of `60岁及以上人口占18.7%`.
fn aged<'a>(reading: &Reading<'a>, measures: &[Measure], at: usize) -> Option<&'a str> {
    let age = &measures[at.checked_sub(1)?];
    let aged = age.quantity.kind == UnitKind::Age && measures[at].quantity.unit == "%";
    let words = reading.text.get(age.end..measures[at].range.start).filter(|_| aged)?;
    (words.starts_with("人口") && words.chars().all(is_han)).then(|| &reading.text[age.range.start..age.end])
}

fn cut(subject: &str) -> String {
    let subject = without_notes(without_start(trim(subject)));
    subject.char_indices().nth(LONGEST).map_or(&*subject, |(end, _)| &subject[..end]).to_owned()
}

/// Without the marks of footnotes: `地区生产总值[2]`.
fn without_notes(subject: &str) -> Cow<'_, str> {
    let mut words = Cow::Borrowed(subject);
    while let Some((open, close)) = note(&words) {
        words.to_mut().replace_range(open..close, "");
    }
    words
}

/// Where the first number in square brackets stands.
fn note(words: &str) -> Option<(usize, usize)> {
    words.match_indices(['[', '〔', '［']).find_map(|(at, open)| {
        let inner = &words[at + open.len()..];
        let behind = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = (1..=2).contains(&(inner.len() - behind.len()));
        let close = behind.chars().next().filter(|c| number && matches!(c, ']' | '〕' | '］'))?;
        Some((at, words.len() - behind.len() + close.len_utf8()))
    })
}

/// Without the day from which a time runs: `募集期限自发售之日起`.
fn without_start(subject: &str) -> &str {
    let from = subject.rfind(['自', '从']).filter(|_| words!["之日起", "日起"].end(subject));
    from.filter(|&at| at > 0).map_or(subject, |at| &subject[..at])
}

fn own(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let found = limited(reading, &measures[at]).or_else(|| plain(reading, measures, at));
    match found.or_else(|| bracket_owner(reading, measures, at)) {
        Some(change) if is_change(&change) => {
            let dealt = change.contains("分别") && each::respectively(reading, measures, at).is_some();
            let change = if dealt { change.replacen("分别", "", 1) } else { change };
            let whose = changed(reading, measures, at).unwrap_or_default();
            let whose = whose.strip_suffix("完成").filter(|bare| !bare.is_empty()).unwrap_or(&whose);
            Some(format!("{}{change}", whose.strip_suffix("预计").unwrap_or(whose)))
        }
        Some(bare) if words!["完成", "实现", "投入"].have(&bare) => {
            Some(total(reading, measures, at).unwrap_or(bare))
        }
        Some(found) => Some(found),
        None => dealt(reading, measures, at)
            .or_else(|| continued(reading, measures, at))
            .or_else(|| reached_later(reading, measures, at))
            .or_else(|| earlier(reading, measures, at)),
    }
}

/// What reaches a further value in the next clause: `地区生产总值年均增长6.5%，到2025年达到500亿元`.
fn reached_later(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const CHANGES: &[&str] = &["增长", "增加", "提高", "提升", "下降", "降低", "减少", "削减"];
    const PACES: &[&str] = &["年均", "平均每年", "同比", "每年", "平均"];
    let words = Words { before: before(reading, measures, at), after: after(reading, measures, at) };
    let previous = at.checked_sub(1).filter(|&i| same_sentence(reading, &measures[i], &measures[at]))?;
    let near = reading.clauses.clauses[measures[at].clause].previous == Some(measures[previous].clause);
    let named = plain(reading, measures, previous).filter(|_| near && words.reached().is_some())?;
    let bare = CHANGES.iter().find_map(|change| named.strip_suffix(change))?;
    let bare = PACES.iter().find_map(|pace| bare.strip_suffix(pace)).unwrap_or(bare);
    Some(bare.to_owned()).filter(|bare| !bare.is_empty())
}

/// What is to be done within a time: `自受理之日起20个工作日内，作出决定`.
fn limited(reading: &Reading<'_>, measure: &Measure) -> Option<String> {
    let clause = &reading.clauses.clauses[measure.clause];
    let within =
        reading.text[measure.end..].starts_with("内，") || reading.text[..measure.end].ends_with("以内");
    // `压缩至1个工作日以内` says what takes the time before it.
    let reached = reading.text[..measure.range.start].ends_with(['至', '到', '为'])
        || reading.text[..measure.range.start].ends_with("控制在");
    let timed = measure.quantity.kind == UnitKind::Time && measure.quantity.comparator == Comparator::Le;
    let next = reading.clauses.at(clause.range.end + clause.end.len_utf8())?;
    let next = &reading.clauses.clauses[next];
    let follows = clause.end == '，' && next.sentence == clause.sentence;
    (within && timed && follows && !reached)
        .then(|| strip_remarks(lead_off(reading.tail(next.range.start, next.range.end))))
}

/// What it is that changes: the subject of a quantity before in the sentence, or of a clause before.
fn changed(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const REACH: usize = 3;
    if let Some(each) = each::respectively(reading, measures, at) {
        return each::own(reading, measures, each);
    }
    let near = (at.saturating_sub(REACH)..at).rev();
    let near = near.filter(|&i| same_sentence(reading, &measures[i], &measures[at]));
    let named = |i: usize| plain(reading, measures, i).filter(|w| !is_change(w));
    // `事故24起，死亡14人，同比减少6起`
    let unit = &measures[at].quantity.unit;
    let amount = !matches!(unit.as_str(), "%" | "个百分点" | "倍");
    let same = near.clone().filter(|&i| amount && measures[i].quantity.unit == *unit).find_map(named);
    let named = same.or_else(|| near.clone().find_map(named));
    named.or_else(|| earlier(reading, measures, at).filter(|w| !is_change(w)))
}

/// Of what a value behind 分别 tells, when the values before changed: `甲和乙年均分别增长12%和13%，2015年分别达到26000元、9800元`.
fn dealt(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let named = each::own(reading, measures, each::respectively(reading, measures, at)?)?;
    let bare = CHANGES.behind(&named).map_or(&*named, |change| &named[..named.len() - change.len()]);
    let bare = ["年均", "同比", "平均"].iter().find_map(|pace| bare.strip_suffix(pace)).unwrap_or(bare);
    Some(bare.to_owned()).filter(|bare| !bare.is_empty())
}

/// The subject of the quantity before, of whose clause or total this one is a part.
fn continued(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const REACH: usize = 4;
    let near = (at.saturating_sub(REACH)..at).rev();
    let mut near = near.take_while(|&i| same_sentence(reading, &measures[i], &measures[at]));
    near.find_map(|i| {
        let part =
            measures[i].clause == measures[at].clause || is_share(reading, &measures[i], &measures[at]);
        if part { plain(reading, measures, i) } else { None }
    })
}

/// What the total is of which a verb alone tells a part: `完成投资60亿元。其中，一季度完成10亿元`.
fn total(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const REACH: usize = 4;
    let statement = |measure: &Measure| reading.clauses.clauses[measure.clause].statement;
    let unit = &measures[at].quantity.unit;
    let total = (at.saturating_sub(REACH)..at).find(|&i| {
        let near = statement(&measures[i]) + 1 >= statement(&measures[at]);
        near && measures[i].quantity.unit == *unit
    })?;
    let parted = reading.text.get(measures[total].end..measures[at].range.start)?.contains("其中");
    parted.then(|| plain(reading, measures, total)).flatten()
}

/// True for `其中2024年300人次` behind `培训800人次`: nothing but the date says what it is a part of.
fn is_share(reading: &Reading<'_>, total: &Measure, part: &Measure) -> bool {
    let start = reading.clauses.clauses[part.clause].range.start;
    let parted = reading.tail(start, part.range.start).starts_with("其中");
    parted && total.quantity.unit == part.quantity.unit
}

pub(super) fn same_sentence(reading: &Reading<'_>, one: &Measure, other: &Measure) -> bool {
    let clauses = &reading.clauses.clauses;
    clauses[one.clause].sentence == clauses[other.clause].sentence
}

/// The subject in the words of the clause itself.
pub(super) fn plain(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let words = Words { before: before(reading, measures, at), after: after(reading, measures, at) };
    let bare = words.noun_after().is_empty() && words.reached().is_none();
    let run = if bare { in_run(reading, measures, at) } else { None };
    let run = run.or_else(|| sized(reading, measures, at, words.after));
    run.or_else(|| words.subject(&measures[at])).or_else(|| in_run(reading, measures, at))
}

/// What is counted, behind the size that it must have: the 企业 of `5家年收入超过20亿元的企业`.
fn sized(reading: &Reading<'_>, measures: &[Measure], at: usize, between: &str) -> Option<String> {
    let size = measures.get(at + 1).filter(|size| size.clause == measures[at].clause)?;
    let counted = measures[at].quantity.kind == UnitKind::Count;
    if !counted || !names_size(between) || !reading.text[size.end..].starts_with('的') {
        return None;
    }
    let noun = Words { before: "", after: after(reading, measures, at + 1) };
    Some(strip_remarks(noun.noun_after())).filter(|noun| !noun.is_empty())
}

/// In `50万元、100万元和200万元奖励` and `4类共25项指标`: the noun behind the last, else the subject of the first.
fn in_run(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    const LONGEST_RUN: usize = 12;
    let joined = |i: usize| {
        let next = measures.get(i + 1).filter(|n| n.clause == measures[i].clause)?;
        let between = reading.text.get(measures[i].end..next.range.start)?;
        let listed = || {
            ["", "、", "和", "及", "与", "以及"].contains(&without_fillers(between)) && !between.is_empty()
        };
        let same = next.quantity.unit == measures[i].quantity.unit;
        (same && listed() || ["近", "约", "共", "共计", "合计", "或", "或者"].contains(&between))
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

/// The words between the quantity before, or the date, or the start of the clause, and the quantity.
pub(super) fn before<'a>(reading: &Reading<'a>, measures: &[Measure], at: usize) -> &'a str {
    const NEAR: usize = 4;
    let measure = &measures[at];
    let mut start =
        reading.clauses.clauses[measure.clause].range.start.max(reading.body.min(measure.range.start));
    let near = (at.saturating_sub(NEAR)..at).rev();
    let previous = near.clone().find(|&i| measures[i].clause == measure.clause);
    if let Some(previous) = previous {
        // `种子补贴120万元（每亩10元）、农药补贴80万元`: what the bracket counts lies in between.
        let own = measures[previous].end;
        let remark = reading.text[own..].len() - skip_bracket(&reading.text[own..]).len();
        start = start.max(if previous + 1 < at { own + remark } else { own }.min(measure.range.start));
    }
    let date = reading.dates.partition_point(|d| d.range.start < measure.range.start).checked_sub(1);
    if let Some(date) =
        date.map(|i| &reading.dates[i]).filter(|d| d.clause == measure.clause && governs(reading, d))
    {
        start = start.max(date.range.end);
    }
    let mut words = within_quote(&reading.text[start.min(measure.range.start)..measure.range.start]);
    let origin = |date: &&Dated| words == "的" || words.is_empty() && is_origin(reading, date);
    if let Some(date) = date.map(|i| &reading.dates[i]).filter(origin) {
        let from = date.range.start;
        let clause = reading.clauses.clauses[measure.clause].range.start.max(reading.body);
        let previous = at.checked_sub(1).map_or(clause, |i| measures[i].end.max(clause));
        words = without_change(&reading.text[previous.min(from)..from], reading.raw(date));
    }
    let words = without_origin(words);
    // `不低于5万元的保险或不少于3万元的保函`
    let other = words.strip_prefix('的').and_then(|rest| rest.rfind('或').map(|at| &rest[at..]));
    let words = other.unwrap_or(words);
    // `三年内培育上市公司5家`, `近3年来新增岗位20个`
    let timed = at.checked_sub(1).is_some_and(|i| measures[i].quantity.kind == UnitKind::Time);
    let words = words.strip_prefix(['内', '来']).filter(|_| timed).unwrap_or(words);
    if is_area(words) && at > 0 {
        // `威胁5个村2万人`
        let named = reading.text[measure.end..].starts_with(is_han);
        return if named { "" } else { before(reading, measures, at - 1) };
    }
    words.trim_start_matches("或者").trim_start_matches(['、', '和', '及', '与', '或', '，', ' '])
}

/// The words of the last clause of a quotation that is open: what a decision writes into a law is no clause of its own.
fn within_quote(words: &str) -> &str {
    let open = words.rfind('“').filter(|&open| !words[open..].contains('”'));
    let Some(inner) = open.map(|open| &words[open + '“'.len_utf8()..]) else { return words };
    inner.rfind(['，', '；', '。', '：']).map_or(inner, |mark| &inner[mark + '，'.len_utf8()..])
}

/// True for what is counted right before a further number: the `县（市、区）` of `5个县（市、区）2万人受灾`.
fn is_area(words: &str) -> bool {
    words![
        "县（市、区）",
        "县（区）",
        "区（县）",
        "县（市）",
        "乡（镇）",
        "乡镇（街道）",
        "镇（街道）",
        "村（社区）",
        "县区",
        "区县",
        "县市区",
        "市县",
        "乡镇",
        "镇街",
        "街镇",
        "行政村",
        "社区",
        "县",
        "乡",
        "镇",
        "村",
        "街道"
    ]
    .have(words)
}

/// Without the change that a date with `到` goes on: `增加到2020年的120亿元`.
fn without_change<'a>(words: &'a str, date: &str) -> &'a str {
    if !date.starts_with(['到', '至']) {
        return words;
    }
    CHANGES.behind(words).and_then(|change| words.strip_suffix(change)).unwrap_or(words)
}

/// Verbs that lead from one value to another.
static CHANGES: WordList = WordList::new(&[
    "增加", "提高", "提升", "增长", "上升", "下降", "降低", "减少", "扩大", "发展", "压缩", "压减", "缩短",
    "上调", "下调",
]);

/// Without the word that leads to where a change begins: `覆盖率从20%提高到25%`.
fn without_origin(words: &str) -> &str {
    // `标准由每人每月636元提高到717元`
    let bare = without_fillers(words);
    if matches!(bare, "由" | "从") {
        return "";
    }
    let words = if bare.ends_with(['从', '由']) || words!["原来的", "原来", "目前的"].end(bare) {
        bare
    } else {
        words
    };
    // `价格由每立方米3元调整为4元`
    let rate = words.rfind(['由', '从']).filter(|&at| is_rate(&words[at + '由'.len_utf8()..]));
    if let Some(at) = rate.filter(|&at| at > 0) {
        return &words[..at];
    }
    let other = words!["来自", "自由", "理由", "缘由"].end(words);
    if let Some(left) = ["由原来的", "从原来的", "由原来", "从原来", "由目前的", "从目前的"]
        .iter()
        .find_map(|w| words.strip_suffix(w))
    {
        return left;
    }
    words.strip_suffix(['从', '由']).filter(|w| !other && !w.is_empty()).unwrap_or(words)
}

/// True for `每立方米`: a rate and nothing else.
fn is_rate(words: &str) -> bool {
    const LONGEST: usize = 6;
    words.starts_with('每') && words.chars().count() <= LONGEST
}

/// The words between the quantity and the end of its clause or the next quantity.
pub(super) fn after<'a>(reading: &Reading<'a>, measures: &[Measure], at: usize) -> &'a str {
    let measure = &measures[at];
    let end = reading.clauses.clauses[measure.clause].range.end.max(measure.end);
    let next = measures.get(at + 1).filter(|m| m.clause == measure.clause);
    let words = &reading.text[measure.end..next.map_or(end, |m| m.range.start.clamp(measure.end, end))];
    let words = skip_bracket(words);
    let quoted = reading.clauses.in_name(measure.range.start);
    let words =
        if quoted { words.split(['，', '；', '。', '”']).next().unwrap_or(words) } else { words };
    if next.is_none() {
        return words;
    }
    // `120家增长至200家`
    if words.strip_suffix(['至', '到', '为']).is_some_and(|change| CHANGES.have(change) || change == "调")
    {
        return "";
    }
    // `60岁及以上人口占18.7%`
    let words = words.strip_suffix('占').filter(|left| left.ends_with("人口")).unwrap_or(words);
    // `超过100人的企业达到15%`, `为1657家企业提供了6245人次服务`
    let words = match words.strip_suffix(['到', '为', '于', '过', '了']) {
        Some(_) => BEFORE_NEXT.behind(words).map_or(words, |verb| &words[..words.len() - verb.len()]),
        None => words,
    };
    last_joint(words).map_or(words, |at| &words[..at])
}

/// The last mark or word outside of all brackets that joins two things.
fn last_joint(words: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut last = None;
    for (at, c) in words.char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            '、' | '和' | '及' | '或' if depth == 0 && !is_inside_word(words, at) => last = Some(at),
            _ => {}
        }
    }
    last
}

/// True for the 及 of 普及 and the 和 of 共和, which join nothing.
fn is_inside_word(words: &str, at: usize) -> bool {
    static WORDS: WordList =
        WordList::new(&["普及", "涉及", "惠及", "波及", "危及", "顾及", "提及", "共和", "饱和", "缓和"]);
    WORDS.end(&words[..at + '及'.len_utf8()]) || words!["及时", "及格", "和平", "和谐"].begin(&words[at..])
}

/// Verbs that lead from the noun behind one value to the next value, longer ones first.
#[rustfmt::skip]
static BEFORE_NEXT: WordList = WordList::new(&[
    "最高不超过", "未达到", "达到", "不低于", "不少于", "不高于", "不超过", "未超过", "超过", "提供了", "发放了", "办理了", "开展了", "完成了",
    "实现了", "解决了", "新增了", "建成了", "投入了", "安排了",
]);

/// Without the bracket that opens `words`.
fn skip_bracket(words: &str) -> &str {
    const LONGEST_REMARK: usize = 300;
    const PAIRS: [(char, char); 4] = [('（', '）'), ('〔', '〕'), ('［', '］'), ('【', '】')];
    let opened = PAIRS.iter().find_map(|&(open, close)| Some((words.strip_prefix(open)?, close)));
    let Some((inner, close)) = opened else { return words };
    inner.find(close).filter(|&at| at <= LONGEST_REMARK).map_or(words, |at| &inner[at + close.len_utf8()..])
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

/// The clause before that has a subject of its own; where it holds a quantity, the subject of that.
fn earlier(reading: &Reading<'_>, measures: &[Measure], measure: usize) -> Option<String> {
    const REACH: usize = 5;
    const NEAR: usize = 12;
    let clauses = &reading.clauses.clauses;
    let mut at = clauses[measures[measure].clause].previous;
    let mut nearest = None;
    let mut before = measure;
    for _ in 0..REACH {
        let Some((i, clause)) = at.map(|i| (i, &clauses[i])) else { break };
        let inside = measures[..before].iter().rev().take(NEAR).take_while(|m| m.clause > i).count();
        before -= inside;
        if let Some(last) = before.checked_sub(1).filter(|&last| measures[last].clause == i) {
            let own =
                plain(reading, measures, last).filter(|own| !own.contains(|c: char| c.is_ascii_digit()));
            if own.is_some() {
                return own;
            }
        }
        let counted = before.checked_sub(1).filter(|&last| measures[last].clause == i);
        let end = counted.map_or(clause.range.end, |last| first_of_clause(measures, last).range.start);
        let words = reading.tail(clause.range.start.max(reading.body).min(end), end);
        let words = trim(if counted.is_some() { before_standard(words) } else { words });
        let named = if is_date(reading, i) { "" } else { lead_off(words) };
        if !named.is_empty() && !is_adverbial(words) {
            return Some(strip_remarks(named));
        }
        nearest = nearest.or(Some(named).filter(|n| !n.is_empty()));
        at = clause.previous;
    }
    nearest.map(str::to_owned)
}

/// The first of the quantities in the clause of `last`.
fn first_of_clause(measures: &[Measure], last: usize) -> &Measure {
    const MOST: usize = 12;
    let clause = measures[last].clause;
    let own = measures[..=last].iter().rev().take(MOST).take_while(|m| m.clause == clause);
    own.last().unwrap_or(&measures[last])
}

/// True for a clause of nothing but a date: `“十四五”期间，`.
fn is_date(reading: &Reading<'_>, clause: usize) -> bool {
    let range = &reading.clauses.clauses[clause].range;
    let at = reading.dates.partition_point(|d| d.range.start < range.start.max(reading.body));
    reading.dates.get(at).is_some_and(|d| {
        let before = &reading.text[range.start.max(reading.body).min(d.range.start)..d.range.start];
        d.clause == clause && d.range.end == range.end && before.trim().is_empty()
    })
}
