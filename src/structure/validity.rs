//! From when and until when a document is in force: `自2019年1月1日起施行`, `有效期5年`, `有效期至2025年12月31日`.
//!
//! Only printed dates count: `自印发之日起施行` prints none. A period is counted from the printed first day.

use jiff::Span;

use crate::grammar::date::full_date;
use crate::grammar::label::label;
use crate::grammar::numeral::{arabic_integer, han_integer};
use crate::model::Date;
use crate::text::sentence::statements;
use crate::text::words::{WordList, words};

/// First and last day in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Validity {
    /// First day (施行日期).
    pub(crate) effective: Option<Date>,
    /// Last day (有效期).
    pub(crate) expiry: Option<Date>,
}

/// What the paragraphs of a document say of its own validity; the last statement about the document itself counts,
/// else the last line that says no more than the day, else the first about what it promulgates, else the first about what it sets anew.
pub(crate) fn validity<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Validity {
    let (mut own, mut dated, mut first, mut adjusted) = (None, None, None, None);
    let words = words!["施行", "实施", "执行", "生效", "有效期", "试行"];
    for text in paragraphs.filter(|text| words.stand_in(text)) {
        dated = day_alone(text).or(dated);
        for sentence in statements(text).map(|r| &text[r]) {
            let Some(found) = read(sentence) else { continue };
            if is_own(sentence) {
                own = Some(found);
            } else if words!["公布", "发布", "颁布", "公告", "现将"].stand_in(sentence)
                || text.starts_with('（') && sentence.contains("通过")
            {
                first = first.or(Some(found));
            } else if is_adjusted(sentence) {
                adjusted = adjusted.or(Some(found));
            }
        }
    }
    own.or(dated).or(first).or(adjusted).unwrap_or_default()
}

/// `2023年9月1日施行` on a line of its own.
fn day_alone(line: &str) -> Option<Validity> {
    const LONGEST: usize = 60;
    let day = line.strip_suffix("施行").filter(|day| day.len() <= LONGEST)?;
    let (_, effective) = full_date(day.trim_end()).ok().filter(|(rest, _)| rest.is_empty())?;
    Some(Validity { effective: Some(effective), expiry: None })
}

fn read(sentence: &str) -> Option<Validity> {
    let (first, last) = term(sentence).unwrap_or_default();
    let effective = effective(sentence).or(first);
    let expiry = last
        .or_else(|| until(sentence))
        .or_else(|| effective.zip(months(sentence)).and_then(|(from, months)| last_day(from, months)));
    (effective.is_some() || expiry.is_some()).then_some(Validity { effective, expiry })
}

/// The sentence speaks of the document in which it stands: `本办法自…`, `本解释于…`.
fn is_own(sentence: &str) -> bool {
    let begins =
        words!["起施行", "起实施", "起执行", "起生效", "有效期", "执行期", "日施行", "日实施", "日生效"]
            .first_in(sentence);
    let lead = &sentence[..begins.unwrap_or(sentence.len())];
    let body = label(lead).map_or(lead, |(rest, _)| rest);
    if body.starts_with('本') || words!["以上", "上述"].begin(body) && !body.contains('，') {
        return true;
    }
    lead.match_indices('本').any(|(at, own)| {
        let rest = &lead[at + own.len()..];
        let name = rest.find(['自', '从', '于', '有', '的']).unwrap_or(rest.len());
        (1..=10).contains(&rest[..name].chars().count())
            && !rest[..name].contains(['，', '。', '市', '省', '区', '县', '级', '行'])
    })
}

/// The sentence speaks of what the document sets anew: `调整后的标准从2023年7月1日起执行`.
fn is_adjusted(sentence: &str) -> bool {
    const LONGEST: usize = 24;
    let body = label(sentence).map_or(sentence, |(rest, _)| rest);
    let subject = body.split(['自', '从']).next().unwrap_or("");
    words!["调整后", "新的", "新标准", "新价格", "新收费", "新电价", "新水价", "新气价", "此次调整"]
        .begin(body)
        && words!["标准", "价格", "电价", "水价", "气价", "费率", "政策", "比例"].stand_in(subject)
        && subject.chars().count() <= LONGEST
        && !subject.contains(['《', '。', '；'])
}

/// The date between 自, 从 or 于 and 起施行.
fn effective(sentence: &str) -> Option<Date> {
    static BEGINS: WordList = WordList::new(&[
        "起施行",
        "起实施",
        "起执行",
        "起生效",
        "起正式施行",
        "起正式实施",
        "起正式执行",
        "起试行",
    ]);
    /// Without 起, as in Taiwan: `自中华民国一百年一月一日施行`.
    static BARE: WordList = WordList::new(&["日施行", "日实施", "日生效"]);
    let end = BEGINS.first_in(sentence);
    let bare = || BARE.first_in(sentence).map(|at| at + '日'.len_utf8());
    let end = end.or_else(bare)?;
    let starts = sentence[..end].rmatch_indices(['自', '从', '于']).take(3);
    starts.into_iter().find_map(|(at, from)| match full_date(&sentence[at + from.len()..end]) {
        Ok(("", date)) => Some(date),
        _ => None,
    })
}

/// The days between which a document is in force by its own word: `有效期至…`, `执行期限为…至…`.
fn term<'s>(sentence: &'s str) -> Option<(Option<Date>, Option<Date>)> {
    static TERMS: WordList =
        WordList::new(&["有效期", "执行期限", "执行期", "实施期限", "施行期限", "试行期"]);
    const TO: &[&str] = &["截止到", "截止至", "截止", "截至", "至", "到"];
    if !TERMS.stand_in(sentence) {
        return None;
    }
    let at = TERMS.iter().find_map(|term| sentence.find(term).map(|at| at + term.len()))?;
    let rest = sentence[at..].trim_start_matches("限").trim_start_matches(['为', '：', '自', '从']);
    let behind = |rest: &'s str| TO.iter().find_map(|to| rest.strip_prefix(to));
    if let Some(rest) = behind(rest) {
        return Some((None, Some(full_date(rest).ok()?.1)));
    }
    let (rest, first) = full_date(rest).ok()?;
    let rest = rest.trim_start_matches(['起', '—', '-', '－', '～']);
    let (_, last) = full_date(behind(rest).unwrap_or(rest)).ok()?;
    Some((Some(first), Some(last)))
}

/// 至 a date 止, or 废止, behind the first day.
fn until(sentence: &str) -> Option<Date> {
    sentence.match_indices('至').find_map(|(at, to)| {
        let (rest, date) = full_date(&sentence[at + to.len()..]).ok()?;
        words!["止", "废止", "失效"].begin(rest).then_some(date)
    })
}

/// The months of 有效期5年, 有效期为五年, 试行期两年, 实施期限5年, 有效期6个月.
fn months(sentence: &str) -> Option<i32> {
    let words = words!["有效期", "试行期", "实施期限", "执行期限"];
    if !words.stand_in(sentence) {
        return None;
    }
    let at = words.iter().find_map(|w| sentence.find(w).map(|at| at + w.len()))?;
    let rest = sentence[at..].trim_start_matches(['为', '限']);
    let (rest, count) = arabic_integer(rest).or_else(|_| han_integer(rest)).ok().filter(|(_, n)| *n <= 50)?;
    let count = i32::try_from(count).ok()?;
    if rest.starts_with('年') { Some(count * 12) } else { rest.starts_with("个月").then_some(count) }
}

fn last_day(from: Date, months: i32) -> Option<Date> {
    from.checked_add(Span::new().months(months)).ok()?.yesterday().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, effective: Option<Date>, expiry: Option<Date>) {
        assert_eq!(validity([text].into_iter()), Validity { effective, expiry }, "{text}");
    }

    #[test]
    fn printed_dates() {
        check("本办法自2019年1月1日起施行。", Some(date(2019, 1, 1)), None);
        check("本办法于2019年1月1日起施行。", Some(date(2019, 1, 1)), None);
        check(
            "《云溪区水库管理办法》已经通过，现予公布，自二〇二一年三月一日起施行。",
            Some(date(2021, 3, 1)),
            None,
        );
        check("本通告自2019年1月20日起施行，有效期5年。", Some(date(2019, 1, 20)), Some(date(2024, 1, 19)));
        check("本通告自2019年1月20日起施行，有效期6个月。", Some(date(2019, 1, 20)), Some(date(2019, 7, 19)));
        check("（2019年3月1日云溪市第2次会议通过，自2019年5月1日起施行）", Some(date(2019, 5, 1)), None);
        check("本办法自中华民国一百年一月一日施行。", Some(date(2011, 1, 1)), None);
        check("2023年9月1日施行", Some(date(2023, 9, 1)), None);
        check(
            "本通知自2020年1月1日起执行，至2022年12月31日止。",
            Some(date(2020, 1, 1)),
            Some(date(2022, 12, 31)),
        );
        check(
            "以上意见自2020年1月1日起施行，至2022年12月31日废止。",
            Some(date(2020, 1, 1)),
            Some(date(2022, 12, 31)),
        );
        check("本办法自2019年1月20日起试行，试行期两年。", Some(date(2019, 1, 20)), Some(date(2021, 1, 19)));
        check("本政策自印发之日起施行，有效期至2025年12月31日。", None, Some(date(2025, 12, 31)));
        let (first, last) = (Some(date(2021, 1, 1)), Some(date(2023, 12, 31)));
        check("本办法执行期限为2021年1月1日至2023年12月31日。", first, last);
        check("本通知有效期自2021年1月1日起至2023年12月31日止。", first, last);
        check("本办法自2021年1月1日起执行，执行期限至2023年12月31日。", first, last);
    }

    #[test]
    fn nothing_is_inferred() {
        check("本办法自公布之日起施行。", None, None);
        check("本办法自公布日施行。", None, None);
        check("全市共有3部条例于2023年9月1日施行", None, None);
        check("本意见自印发之日起施行，有效期三年。", None, None);
        check("《云溪法》自2019年1月1日起施行以来成效明显。", None, None);
    }

    #[test]
    fn what_is_set_anew() {
        check("二、调整后的低保标准从2023年7月1日起执行。", Some(date(2023, 7, 1)), None);
        check("企业自行调整的标准从2023年7月1日起执行。", None, None);
        check("现予公布，自2023年7月1日起施行。本办法自发布之日起施行。", Some(date(2023, 7, 1)), None);
    }
}
