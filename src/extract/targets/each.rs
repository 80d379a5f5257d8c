//! Values behind 分别, each of which has a subject of its own.
//!
//! ```text
//! A、B和C分别占30%、20%和10%                    -- a list of subjects before 分别
//! 进口、出口分别增长3%、下降2%
//! A收入50亿元、利润6亿元，分别增长8%和-3%        -- as many values before, each with its subject
//! ```

use super::Measure;
use super::change::is_change;
use super::lead::lead_off;
use super::subject::{after, before, plain, same_sentence};
use super::words::{Words, without_fillers};
use crate::extract::period::Reading;
use crate::grammar::numeral::han_digit;
use crate::text::words::words;

/// A name that holds 和 is longer, in characters.
const SHORTEST: usize = 3;

/// So many values of a list are dealt out.
const LONGEST_LIST: usize = 10;

/// The subject before 分别 whose value this is, with its verb: `对A、B分别给予5万元、2万元补助`.
pub(super) fn listed(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let joins = |i: usize| {
        let words = before(reading, measures, i);
        measures[i].clause == measures[i - 1].clause && (words.is_empty() || is_bare_change(words))
    };
    let first = (0..LONGEST_LIST).fold(at, |i, _| if i > 0 && joins(i) { i - 1 } else { i });
    let (left, tail) = before(reading, measures, first).split_once("分别")?;
    if first < at && !after(reading, measures, first).is_empty() {
        return None;
    }
    let (left, base) = without_base(lead_off(left));
    // The 和 of `软件和信息服务业、制造业` joins no items; that of `市和区、县政府` does.
    let item =
        |joined: &str| joined.split_once('、').is_some_and(|(item, _)| item.chars().count() > SHORTEST);
    let last_of_list =
        || (0..LONGEST_LIST).fold(at, |i, _| if i + 1 < measures.len() && joins(i + 1) { i + 1 } else { i });
    if let Some(item) = of_all(left, at - first, last_of_list() + 1 - first) {
        let verb = Words { before: tail, after: "" };
        let verb = verb.reached().unwrap_or(without_fillers(verb.before));
        return Some(format!("{item}{base}{verb}"));
    }
    let joined = left.rsplit_once(['和', '与', '及']);
    let joined = joined.filter(|(_, last)| !last.contains('、') || !item(left));
    let (head, last) = joined.or_else(|| left.rsplit_once('、'))?;
    let item = head.split('、').chain([last]).nth(at - first)?;
    let item = side(last, item).unwrap_or_else(|| whole_ordinal(head, last, item));
    let own = before(reading, measures, at);
    let verb = Words { before: if at > first && !own.is_empty() { own } else { tail }, after: "" };
    let verb = verb.reached().unwrap_or(without_fillers(verb.before));
    let noun = Words { before: "", after: after(reading, measures, last_of_list()) };
    Some(format!("{item}{base}{verb}{}", noun.noun_after()))
}

/// The 第二产业 of `三次产业分别增长3%、8%和9%`, the 农村居民收入 of `城乡居民收入分别增长7%和9%`: words for several things, whose
/// order is fixed.
fn of_all(left: &str, index: usize, values: usize) -> Option<String> {
    const INDUSTRIES: &[&str] = &["第一产业", "第二产业", "第三产业"];
    const SIDES: &[&str] = &["城镇", "农村"];
    let listed = |all: &str, each: &[&str]| {
        let (before, behind) = left.split_once(all).filter(|_| each.len() == values)?;
        let plain = !left.contains(['、', '和']) && !behind.starts_with("结构");
        plain.then(|| Some(format!("{before}{}{behind}", each.get(index)?)))?
    };
    listed("三次产业", INDUSTRIES).or_else(|| listed("城乡", SIDES).filter(|_| left.contains("城乡居民")))
}

/// True for nothing but a word of change: the `下降` of `分别增长3%、下降2%`.
fn is_bare_change(words: &str) -> bool {
    const LONGEST: usize = 4;
    words.chars().count() <= LONGEST && is_change(words) && !words.starts_with("占")
}

/// The words without the base of a comparison at their end, and the base: `进口、出口同比`.
fn without_base(words: &str) -> (&str, &str) {
    const BASES: &[&str] =
        &["同比", "环比", "比上年同期", "较上年同期", "比上年", "较上年", "比去年", "较去年", "年均"];
    let base = BASES.iter().find_map(|base| words.strip_suffix(base));
    base.map_or((words, ""), |left| words.split_at(left.len()))
}

/// The 城镇居民收入 of `城镇、农村居民收入`: two sides that share what stands behind the second.
fn side(last: &str, item: &str) -> Option<String> {
    let sides = words!["城镇", "农村", "城市", "乡村"];
    let other = sides.before(last).filter(|side| sides.have(item) && last.len() > side.len())?;
    Some(format!("{item}{}", &last[other.len()..]))
}

/// The 第二产业增加值 of `第一、二、三产业增加值`, the 二产业 of `一、二、三产业`: numbers that share what stands before and behind them.
fn whole_ordinal(head: &str, last: &str, item: &str) -> String {
    let digit =
        |text: &str| text.chars().next().filter(|c| han_digit(*c).is_some()).map_or(0, char::len_utf8);
    let ordinal = if head.starts_with('第') { "第" } else { "" };
    let numbers =
        head[ordinal.len()..].split('、').all(|number| digit(number) == number.len() && !number.is_empty());
    let noun = &last[digit(last)..];
    if !numbers || noun.len() == last.len() || noun.is_empty() {
        return item.to_owned();
    }
    let number = item.trim_start_matches('第');
    format!("{ordinal}{}{noun}", &number[..digit(number)])
}

/// The value before to which this one of a list belongs: `接待游客50万人次，收入3亿元，分别增长5%和8%`.
///
/// The values nearest before count that have a subject of their own; their changes and shares do not.
pub(super) fn respectively(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<usize> {
    let clause = measures[at].clause;
    let near = at.saturating_sub(LONGEST_LIST)..measures.len().min(at + LONGEST_LIST);
    let list: Vec<usize> = near.filter(|&i| measures[i].clause == clause).collect();
    let first = *list.first()?;
    let words = before(reading, measures, first).trim_start();
    let told = words.split_once("分别").map(|(lead, _)| lead);
    // `…分别为3.9万元、2万元，增长5%、8%`
    let goes_on = || {
        let base = first.checked_sub(list.len()).filter(|_| is_change(words));
        base.is_some_and(|base| (base..first).all(|i| listed(reading, measures, i).is_some()))
    };
    let dealt = told.map_or_else(goes_on, |lead| lead.is_empty() || is_change(lead));
    if list.len() < 2 || !dealt {
        return None;
    }
    let told = (first.saturating_sub(3 * LONGEST_LIST)..first).rev();
    let told = told.take_while(|&i| same_sentence(reading, &measures[i], &measures[at]));
    let named = told.filter(|&i| own(reading, measures, i).is_some()).take(list.len());
    let named: Vec<usize> = named.collect();
    named.get(list.len() - 1).and(named.get(list.len() - 1 - (at - first))).copied()
}

/// The subject that stands beside a value itself and is no change of something.
pub(super) fn own(reading: &Reading<'_>, measures: &[Measure], at: usize) -> Option<String> {
    let words = before(reading, measures, at);
    let first = (1..=LONGEST_LIST)
        .take_while(|n| at.checked_sub(*n).is_some_and(|i| measures[i].clause == measures[at].clause));
    let first = at - first.last().unwrap_or(0);
    let dealt = || before(reading, measures, first).contains("分别");
    let beside = || plain(reading, measures, at).filter(|_| !words.is_empty() && !dealt());
    listed(reading, measures, at).or_else(beside).filter(|subject| !is_change(subject))
}
