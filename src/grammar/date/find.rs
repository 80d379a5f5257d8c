//! Every date of a text.

use std::ops::Range;

use super::{DateBound, DateExpr, DatePart, PartialDate, bound, date, date_range, since, year};
use crate::grammar::numeral::han_digit;
use crate::text::words::{chars, words};

/// Every date, period, end and beginning in `text`, in order, with its words (`到`, `自`, `底前`).
///
/// A period or a point that comes back every year (`每年9月`) is no date; an end that does is marked.
///
/// ```
/// use gongbao::grammar::date::find_all;
/// let text = "自2019年9月10日起施行，6月底前完成。";
/// let found: Vec<&str> = find_all(text).into_iter().map(|(range, _)| &text[range]).collect();
/// assert_eq!(found, ["自2019年9月10日起", "6月底前"]);
/// ```
pub fn find_all(text: &str) -> Vec<(Range<usize>, DateExpr)> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut again = false;
    let mut before = Before::default();
    for (at, c) in text.char_indices() {
        if at >= from
            && may_begin(c)
            && before.allows(c)
            && may_be(&text[at..])
            && let Some((len, expr)) = expression(&text[at..], before.behind_label(&text[..at]))
        {
            again = comes_back(expr) || again && text[from..at] == *"、";
            from = at + len;
            found.extend(expr.and_then(|expr| recurrent(expr, again)).map(|expr| (at..from, expr)));
        }
        before.push(c);
    }
    found
}

/// The characters with which a date can begin; nowhere else is one looked for.
#[inline]
pub(crate) fn may_begin(c: char) -> bool {
    chars!("0123456789〇○◯零一壹二两兩贰三叁四肆五伍六陆七柒八捌九玖十元上下第每到至截从自今本明去次同当翌年前民中").has(c)
}

/// True for `每年1月1日` and `每年6月底前`.
fn comes_back(expr: Option<DateExpr>) -> bool {
    expr.is_none_or(|expr| matches!(expr, DateExpr::By(bound) if bound.recurring))
}

/// A date of a list that comes back every year (`每年1月1日、7月1日前`): an end is marked, anything else is none.
fn recurrent(expr: DateExpr, again: bool) -> Option<DateExpr> {
    match expr {
        expr if !again => Some(expr),
        DateExpr::By(bound) => Some(DateExpr::By(DateBound { recurring: true, ..bound })),
        _ => None,
    }
}

/// The date that begins at `at`, with its words, for a search of many kinds at once; see [`find_all`].
///
/// The outer `None` says that no date begins there, the inner one that what stands there comes back every year.
pub fn at(text: &str, at: usize) -> Option<(Range<usize>, Option<DateExpr>)> {
    let c = text[at..].chars().next().filter(|c| may_begin(*c) && may_be(&text[at..]))?;
    let mut back = text[..at].chars().rev();
    let last = back.next().unwrap_or(' ');
    let before = Before(back.next().unwrap_or(' '), last);
    let (len, expr) =
        before.allows(c).then(|| expression(&text[at..], before.behind_label(&text[..at])))??;
    Some((at..at + len, expr))
}

/// The two characters before a place.
#[derive(Clone, Copy)]
struct Before(char, char);

impl Default for Before {
    fn default() -> Self {
        Self(' ', ' ')
    }
}

impl Before {
    fn push(&mut self, c: char) {
        *self = Self(self.1, c);
    }

    /// Nothing, when all that stands before is the label of an item: `6.3月至5月` is the item 6.
    fn behind_label(self, before: &str) -> Self {
        const LONGEST: usize = 2;
        let number = if self.1 == '.' { before.strip_suffix('.') } else { None };
        let label = number.is_some_and(|number| {
            (1..=LONGEST).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
        });
        if label { Self::default() } else { self }
    }

    /// False where a word that looks like the beginning of a date goes on from the characters before it.
    fn allows(self, c: char) -> bool {
        let Self(earlier, last) = self;
        let number = |c: char| c.is_ascii_digit() || is_han_number(c);
        match c {
            _ if self == Self('农', '历') || self == Self('阴', '历') || self == Self('旧', '历') => {
                false
            }
            // Behind a year that is none of ours (`95年3月8日`) the context's year would be wrong.
            c if last == '年' && number(earlier) && number(c) => false,
            c if c.is_ascii_digit() => {
                !last.is_ascii_alphanumeric() && !matches!(last, '/' | '-' | '〔') && !is_han_number(last)
            }
            c if is_han_number(c) => !number(last) && !matches!(last, '第' | '.' | '上' | '下' | '每' | '满'),
            '年' => !number(last) && !chars!("半几数多余整每隔本学青少成老中童幼周财近往历上前后").has(last),
            '到' => !chars!("达得收看提回受找遇做感等").has(last),
            '至' => !chars!("甚以乃").has(last) && !matches!(last, '年' | '月' | '日' | '度'),
            '自' => !chars!("来源出各亲独").has(last),
            '本' => !chars!("基成资根日样版文原书").has(last),
            '明' => !chars!("说证声注表申文黎").has(last),
            '去' => !chars!("免除失过减死").has(last),
            '前' => !chars!("目当此之以年月日").has(last),
            _ => true,
        }
    }
}

impl PartialEq for Before {
    fn eq(&self, other: &Self) -> bool {
        (self.0, self.1) == (other.0, other.1)
    }
}

fn is_han_number(c: char) -> bool {
    han_digit(c).is_some() || matches!(c, '十' | '百' | '千' | '廿' | '卅')
}

/// False where no expression begins, as its first characters show: `一是`, `上级`, `到会`.
fn may_be(input: &str) -> bool {
    /// No number of a date is longer, in characters.
    const LONGEST: usize = 24;
    let is_number = |c: char| c.is_ascii_digit() || is_han_number(c) || chars!("Oo拾佰仟万萬亿億").has(c);
    let behind_number = |text: &str| text.chars().take(LONGEST).find(|c| !is_number(*c));
    let led = input.strip_prefix(['到', '至', '自', '从', '截']);
    let body = led.map_or(input, |rest| strip(strip(rest, &['止', '至', '从']), &['到', '至']));
    let mut chars = body.chars();
    let first = chars.next().unwrap_or(' ');
    let next = chars.next().unwrap_or(' ');
    match first {
        '元' => next == '月',
        '上' | '下' => next == '半',
        '第' => behind_number(chars.as_str()).is_none_or(|c| c == '季') && is_number(next),
        '前' => is_number(next),
        '每' | '今' | '本' | '明' | '去' | '次' | '同' | '当' | '翌' => next == '年',
        '年' => matches!(next, '底' | '末' | '内'),
        '民' => matches!(next, '国' | '國'),
        '中' => matches!(next, '华' | '華'),
        first if is_number(first) => {
            behind_number(body).is_none_or(|c| chars!("年月季至到./—-–―─－~～〜∼− ").has(c))
        }
        _ => false,
    }
}

fn strip<'a>(text: &'a str, chars: &[char]) -> &'a str {
    text.strip_prefix(chars).unwrap_or(text)
}

/// The longest expression at the start of `input` and its length; `None` inside for one that comes back.
fn expression(input: &str, before: Before) -> Option<(usize, Option<DateExpr>)> {
    let len = |rest: &str| input.len() - rest.len();
    if let Some(again) = input.strip_prefix("每年") {
        return recurring(again).map(|(rest, expr)| (len(rest), expr));
    }
    // Behind a point only a year can stand: `2.2021年` is the item 2.
    if before.1 == '每' || (before.1 == '.' && year(input).is_err()) {
        return None;
    }
    let body = input.strip_prefix(['自', '从', '到', '至']).unwrap_or(input);
    if let Ok((rest, (a, b))) = date_range(body) {
        return Some((len(rest), Some(DateExpr::Range(a, b))));
    }
    if let Ok((rest, b)) = bound(input) {
        return (!is_loose(b.date, input)).then(|| (len(rest), Some(DateExpr::By(b))));
    }
    if let Ok((rest, d)) = since(input) {
        return (!is_loose(d, input)).then(|| (len(rest), Some(DateExpr::From(d))));
    }
    let (rest, d) = date(input).ok()?;
    let expr = shared_end(d, rest).unwrap_or(DateExpr::Point(d));
    (!is_loose(d, input)).then(|| (len(rest), Some(expr)))
}

/// The end that a day is whose word stands behind the last day of its list: `6月30日、12月31日前`.
fn shared_end(day: PartialDate, behind: &str) -> Option<DateExpr> {
    const MOST: usize = 4;
    let is_day = |date: PartialDate| matches!(date.part, DatePart::Day { .. });
    let mut rest = behind;
    for _ in 0..MOST {
        let next = rest.strip_prefix('、').filter(|_| is_day(day))?;
        if bound(next).is_ok_and(|(_, end)| is_day(end.date)) {
            return Some(DateExpr::By(DateBound { date: day, recurring: false }));
        }
        rest = date(next).ok().filter(|(_, date)| is_day(*date))?.0;
    }
    None
}

/// Behind `每年`: an end is kept, anything else is skipped.
fn recurring(input: &str) -> Option<(&str, Option<DateExpr>)> {
    if let Ok((rest, _)) = date_range(input) {
        return Some((rest, None));
    }
    if let Ok((rest, b)) = bound(input) {
        return Some((rest, Some(DateExpr::By(DateBound { recurring: true, ..b }))));
    }
    let (rest, day) = date(input).ok()?;
    let end = DateExpr::By(DateBound { date: day, recurring: true });
    Some((rest, shared_end(day, rest).map(|_| end)))
}

/// `当年`, `同年`, `次年`, `本年` alone point at a year that the text named before; they say nothing by themselves.
fn is_loose(date: PartialDate, input: &str) -> bool {
    date.year.is_none()
        && date.part == DatePart::Year
        && words!["当年", "同年", "次年", "翌年", "本年"].begin(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let show = |d: Option<crate::model::Date>| d.map_or("-".to_owned(), |d| d.to_string());
        find_all(text)
            .into_iter()
            .map(|(r, e)| {
                let (a, b) = e.period(2019);
                format!("{}={}..{}", &text[r], show(a), show(b))
            })
            .collect()
    }

    #[test]
    fn every_kind_is_found() {
        let text = "自2019年9月10日起施行。到2021年底，培训42700人次；2019年11400人次，9月19日—20日举行，6月底前报送。";
        assert_eq!(
            found(text),
            [
                "自2019年9月10日起=2019-09-10..-",
                "到2021年底=-..2021-12-31",
                "2019年=2019-01-01..2019-12-31",
                "9月19日—20日=2019-09-19..2019-09-20",
                "6月底前=-..2019-06-30",
            ]
        );
        assert_eq!(found("自2019年9月至2020年4月"), ["自2019年9月至2020年4月=2019-09-01..2020-04-30"]);
        assert_eq!(found("达到2020年的水平"), ["2020年=2020-01-01..2020-12-31"]);
        assert_eq!(found("每年2月底前报，每年9月举行"), ["每年2月底前=-..2019-02-28"]);
        assert_eq!(found("于6月30日、12月31日前报送"), ["6月30日=-..2019-06-30", "12月31日前=-..2019-12-31"]);
        assert_eq!(
            found("6月30日、7月1日举行"),
            ["6月30日=2019-06-30..2019-06-30", "7月1日=2019-07-01..2019-07-01"]
        );
        let twice = find_all("每年1月1日、7月1日前报");
        let recurring = |expr: &DateExpr| matches!(expr, DateExpr::By(bound) if bound.recurring);
        assert_eq!(twice.iter().map(|(_, expr)| recurring(expr)).collect::<Vec<_>>(), [true, true]);
        assert_eq!(found("每年1月1日、7月1日举行"), Vec::<String>::new());
        assert_eq!(found("6.3月至5月，开展"), ["3月至5月=2019-03-01..2019-05-31"]);
        assert_eq!(found("12.5月底前完成"), ["5月底前=-..2019-05-31"]);
        assert_eq!(found("约12.5月"), Vec::<String>::new());
        assert_eq!(found("2.2021年度计划"), ["2021年度=2021-01-01..2021-12-31"]);
        assert_eq!(found("力争年内完成"), ["年内=-..2019-12-31"]);
        assert_eq!(found("2019年前三季度"), ["2019年前三季度=2019-01-01..2019-09-30"]);
        assert_eq!(found("（2018—2022年）"), ["2018—2022年=2018-01-01..2022-12-31"]);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "第2019期",
            "1985国家高程",
            "2000人",
            "云政发〔2019〕39号",
            "3年内",
            "五年内完成",
            "说明年限",
            "20世纪90年代",
            "95年3月8日",
            "GB/T 9704—2012",
            "二十三月",
            "第一季",
            "每季度",
            "农历八月十五",
            "12个月",
            "当年完成",
            "3.5.2",
            "三是",
            "来自年轻人",
            "以至年老",
            "上一月",
            "本年度门诊",
            "青少年内心",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn long_runs_are_read_once() {
        for unit in ["1", "一", "年", "2019-", "到", "自每年", "十", "1月1日、"] {
            let dates = if unit == "1月1日、" { 100_001 } else { 2 };
            assert!(find_all(&unit.repeat(100_000)).len() < dates, "{unit}");
        }
    }
}
