//! Civil dates, whole or partial: `2019年9月2日`, `二〇一九年九月`, `2019年第三季度`, `9月中旬`, `6月底前`.
//!
//! ```text
//! date      = (year | relative) [ part ] | part | numeric
//! year      = digit{4} "年" ["度"] | four Han digits "年" ["度"] | ("民国" | "中華民國") integer "年"
//!           | 100…150 "年" before a month
//! relative  = 今年 本年 当年 同年 明年 次年 翌年 去年, each with ["度"]
//! part      = month [ third | day ] | ["第"] n "季度" | "上半年" | "下半年"
//! month     = 1…12 "月" ["份"] | "元月"
//! third     = "上旬" | "中旬" | "下旬" | "初"
//! day       = 1…31 ("日" | "号")
//! numeric   = 2019.09.02 | 2019-09-02 | 2019/9/2 | 2019.9 before 前, 底, 末 or a verb of work
//! range     = date dash date | 2019—2021年 | 1—6月 | 9月2—5日 | "前" n "季度"
//! bound     = ["每年"] ["到" | "至" | "截至" | "截止"] date [底 末] [前 之前 以前 止 为止 内] | 年底 | 年末 | 年内
//! ```
//!
//! Not accepted: a year without `年` (`1985国家高程`, `2000人`, `第2019期`), years before 1800 or after 2199
//! (`1000年历史`), decades (`1990年代`), a day alone (`2日`), days and months that the calendar does not have.
//! A date without a year stays partial: only its context knows the year.

use nom::IResult;

use super::numeral::{han_digit, han_integer, no_match};
use crate::model::Date;
use crate::text::repair::is_blank;
use crate::text::words::words;

pub mod find;
mod partial;
mod plan;
mod range;
mod season;

pub use find::find_all;
pub use partial::{DateBound, DateExpr, DatePart, PartialDate, Third};
pub use plan::{find_plans, may_hold_plan};
pub use range::{bound, date_range, since};
pub use season::find_seasons;

/// A date, whole or partial.
///
/// ```
/// use gongbao::grammar::date::{DatePart, date};
/// let (rest, d) = date("二〇一九年九月二日起").unwrap();
/// assert_eq!((d.year, d.part, rest), (Some(2019), DatePart::Day { month: 9, day: 2 }, "起"));
/// ```
pub fn date(input: &str) -> IResult<&str, PartialDate> {
    if let Ok(found) = numeric(input) {
        return Ok(found);
    }
    let (rest, (year, shift)) = match year(input) {
        Ok((rest, year)) => (rest, (Some(year), 0)),
        Err(_) => match relative_year(input) {
            Ok((rest, shift)) => (rest, (None, shift)),
            Err(_) => return part(input).map(|(rest, part)| (rest, PartialDate::yearless(part))),
        },
    };
    let (rest, part) = part(rest).unwrap_or((rest, DatePart::Year));
    Ok((rest, PartialDate { year, shift, part }))
}

/// A date with year, month and day, which the calendar has.
pub fn full_date(input: &str) -> IResult<&str, Date> {
    let (rest, found) = date(input)?;
    let whole = found.year.filter(|_| matches!(found.part, DatePart::Day { .. }));
    whole.and_then(|year| found.first_day(year)).map(|day| (rest, day)).ok_or_else(|| no_match(input))
}

/// The date of a line that is nothing but a full date, blanks aside.
pub fn whole_date(line: &str) -> Option<Date> {
    const LONGEST: usize = 200;
    if line.len() > LONGEST || !ends_like_date(line) || !line.contains(['年', '-', '.', '/']) {
        return None;
    }
    let line = crate::text::repair::normal(line);
    full_date(&line).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, day)| day)
}

/// False for a line whose last character no full date has, in whatever form it is printed.
pub(crate) fn ends_like_date(line: &str) -> bool {
    let last = line.chars().rev().find(|c| !is_blank(*c));
    !last.is_some_and(|c| {
        matches!(c, '\u{4e00}'..='\u{9fff}' | '。' | '，' | '；' | '：' | '、' | '）')
            && !matches!(c, '日' | '号')
    })
}

/// A year with `年`: `2019年`, `二〇一九年`, `2019年度`, `民国八十九年`.
pub fn year(input: &str) -> IResult<&str, i16> {
    let republic = ["中華民國", "中华民国", "民國", "民国"].iter().find_map(|p| input.strip_prefix(p));
    let found = match republic {
        Some(rest) => small_number(rest, LAST_OF_REPUBLIC).map(|(rest, n)| (rest, 1911 + n)),
        None => bare_year(input).or_else(|| year_of_republic(input)),
    };
    let (rest, year) = found.ok_or_else(|| no_match(input))?;
    let rest = rest.strip_prefix('年').ok_or_else(|| no_match(input))?;
    if year % 10 == 0 && is_decade(rest) {
        return Err(no_match(input));
    }
    Ok((year_tail(rest), year))
}

/// The last year counted from 1912 that is read.
const LAST_OF_REPUBLIC: i16 = 150;

/// `101年3月`: a year of three digits with a month behind it is counted from 1912, in print without its 民国.
fn year_of_republic(input: &str) -> Option<(&str, i16)> {
    let (rest, n) = small_number(input, LAST_OF_REPUBLIC).filter(|(_, n)| *n >= 100)?;
    month(rest.strip_prefix('年')?).map(|_| (rest, 1911 + n))
}

/// A year by its distance from the context's year: `今年` 0, `明年` 1, `去年` -1.
pub fn relative_year(input: &str) -> IResult<&str, i16> {
    let found = RELATIVE_YEARS.iter().find_map(|(word, n)| Some((input.strip_prefix(word)?, *n)));
    let (rest, shift) = found.ok_or_else(|| no_match(input))?;
    Ok((year_tail(rest), shift))
}

const RELATIVE_YEARS: &[(&str, i16)] = &[
    ("今年", 0),
    ("本年", 0),
    ("当年", 0),
    ("同年", 0),
    ("明年", 1),
    ("次年", 1),
    ("翌年", 1),
    ("去年", -1),
];

/// `度` belongs to the year unless a word begins with it.
fn year_tail(rest: &str) -> &str {
    match rest.strip_prefix('度') {
        Some(behind) if !behind.starts_with(['假', '过', '量']) => behind,
        _ => rest,
    }
}

/// `1990年代` is a decade; `2020年代表大会` is not.
fn is_decade(rest: &str) -> bool {
    rest.strip_prefix('代')
        .is_some_and(|r| !r.starts_with(['表', '理', '建', '码', '征', '办', '偿', '管', '收']))
}

/// Four ASCII or Han digits.
fn bare_year(input: &str) -> Option<(&str, i16)> {
    let ascii = input.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let (rest, year) = match ascii {
        4 => (&input[4..], input[..4].parse().ok()?),
        0 => han_integer(input)
            .ok()
            .filter(|(rest, _)| input[..input.len() - rest.len()].chars().count() == 4)
            .map(|(rest, n)| (rest, i16::try_from(n).unwrap_or(0)))?,
        _ => return None,
    };
    (1800..2200).contains(&year).then_some((rest, year))
}

/// A number from 1 to `max`: at most three ASCII digits, or Han numerals.
fn small_number(input: &str, max: i16) -> Option<(&str, i16)> {
    if let Some(read) = padded(input) {
        return Some(read).filter(|(_, n)| *n <= max);
    }
    let digits = input.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (rest, n) = match digits {
        0 => han_integer(input).ok().map(|(rest, n)| (rest, i16::try_from(n).unwrap_or(0)))?,
        1..=3 => (&input[digits..], input[..digits].parse().ok()?),
        _ => return None,
    };
    (1..=max).contains(&n).then_some((rest, n))
}

/// `〇八`, `O八`: a Han digit behind a zero of any form.
fn padded(input: &str) -> Option<(&str, i16)> {
    let rest = input.strip_prefix(['〇', '○', '◯', '零', 'O', '0'])?;
    let digit = rest.chars().next()?;
    let value = han_digit(digit).filter(|n| *n > 0)?;
    let rest = &rest[digit.len_utf8()..];
    let ends = rest.chars().next().and_then(han_digit).is_none() && !rest.starts_with('十');
    ends.then_some((rest, i16::try_from(value).ok()?))
}

/// A number from 1 to `max` in the width of a calendar field.
fn field(input: &str, max: i8) -> Option<(&str, i8)> {
    small_number(input, max.into()).and_then(|(rest, n)| Some((rest, i8::try_from(n).ok()?)))
}

fn part(input: &str) -> IResult<&str, DatePart> {
    let half = [("上半年", 1), ("下半年", 2)];
    if let Some((rest, n)) = half.iter().find_map(|(word, n)| Some((input.strip_prefix(word)?, *n))) {
        return Ok((rest, DatePart::HalfYear(n)));
    }
    let numbered = input.strip_prefix('第').unwrap_or(input);
    if let Some((rest, n)) = field(numbered, 4).and_then(|(rest, n)| Some((rest.strip_prefix("季度")?, n)))
    {
        return Ok((rest, DatePart::Quarter(n)));
    }
    let (rest, month) = month(input).ok_or_else(|| no_match(input))?;
    if let Some((rest, day)) = day(rest, month) {
        return Ok((rest, DatePart::Day { month, day }));
    }
    let (rest, third) = third(rest);
    Ok((rest, DatePart::Month { month, third }))
}

fn month(input: &str) -> Option<(&str, i8)> {
    let (rest, month) = match input.strip_prefix("元月") {
        Some(rest) => (rest, 1),
        None => field(input, 12).and_then(|(rest, n)| Some((rest.strip_prefix('月')?, n)))?,
    };
    Some((rest.strip_prefix('份').unwrap_or(rest), month))
}

fn day(input: &str, month: i8) -> Option<(&str, i8)> {
    let (rest, day) = field(input, 31)?;
    let rest = rest.strip_prefix('日').or_else(|| {
        rest.strip_prefix('号').filter(|r| !r.starts_with(['楼', '线', '院', '文', '令', '公', '地']))
    })?;
    (day <= days_of(month)).then_some((rest, day))
}

fn days_of(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn third(input: &str) -> (&str, Option<Third>) {
    let words = [("上旬", Third::Early), ("中旬", Third::Middle), ("下旬", Third::Late)];
    if let Some((rest, third)) = words.iter().find_map(|(word, t)| Some((input.strip_prefix(word)?, *t))) {
        return (rest, Some(third));
    }
    match input.strip_prefix('初') {
        Some(rest) if !rest.starts_with(['步', '级', '中', '期', '审', '评', '选', '次', '心']) => {
            (rest, Some(Third::Early))
        }
        _ => (input, None),
    }
}

/// `2019.09.02`, `2019-09-02`, `2019/9/2`.
fn numeric(input: &str) -> IResult<&str, PartialDate> {
    let found = || {
        let (rest, year) = bare_year(input).filter(|_| input.starts_with(|c: char| c.is_ascii_digit()))?;
        let separator = rest.chars().next().filter(|c| matches!(c, '.' | '-' | '/'))?;
        let (rest, month) = digits(&rest[1..], 12)?;
        if separator == '.' && dates_work(rest) {
            let part = DatePart::Month { month, third: None };
            return Some((rest, PartialDate { year: Some(year), shift: 0, part }));
        }
        let (rest, day) = digits(rest.strip_prefix(separator)?, days_of(month))?;
        let more = rest.strip_prefix(['.', '-', '/']).unwrap_or(rest);
        let ends = !more.starts_with(|c: char| c.is_ascii_digit());
        ends.then_some((rest, PartialDate { year: Some(year), shift: 0, part: DatePart::Day { month, day } }))
    };
    found().ok_or_else(|| no_match(input))
}

/// True for words behind which a point stands between year and month, not in a decimal: `2020.6底前`, `2020.4开展检查`.
fn dates_work(rest: &str) -> bool {
    let bound = rest.starts_with(['前', '底', '末', '起']) && !words!["前期", "前后", "底数"].begin(rest);
    bound
        || words![
            "完成",
            "启动",
            "开展",
            "开工",
            "竣工",
            "完工",
            "建成",
            "印发",
            "出台",
            "正式",
            "全面",
            "投用",
            "投入使用",
            "交付",
        ]
        .begin(rest)
}

/// One or two ASCII digits.
fn digits(input: &str, max: i8) -> Option<(&str, i8)> {
    let len = input.bytes().take(3).take_while(u8::is_ascii_digit).count();
    field(input, max).filter(|_| (1..=2).contains(&len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i16, m: i8, d: i8) -> PartialDate {
        PartialDate { year: Some(y), shift: 0, part: DatePart::Day { month: m, day: d } }
    }

    fn of_year(y: i16, part: DatePart) -> PartialDate {
        PartialDate { year: Some(y), shift: 0, part }
    }

    fn mon(month: i8, third: Option<Third>) -> DatePart {
        DatePart::Month { month, third }
    }

    #[test]
    fn dates() {
        let yearless = PartialDate::yearless;
        for (input, value, rest) in [
            ("2019年9月2日", day(2019, 9, 2), ""),
            ("2019年9月2日印发", day(2019, 9, 2), "印发"),
            ("二〇一九年九月二日", day(2019, 9, 2), ""),
            ("二○○五年三月三十一日", day(2005, 3, 31), ""),
            ("二零零五年十二月廿一日", day(2005, 12, 21), ""),
            ("2019.09.02", day(2019, 9, 2), ""),
            ("2019-09-02", day(2019, 9, 2), ""),
            ("2019/9/2", day(2019, 9, 2), ""),
            ("2019年9月10号前", day(2019, 9, 10), "前"),
            ("中華民國99年12月10日", day(2010, 12, 10), ""),
            ("中华民国一百年一月一日", day(2011, 1, 1), ""),
            ("101年3月1日", day(2012, 3, 1), ""),
            ("二○二一年五月O八日", day(2021, 5, 8), ""),
            ("二〇一九年〇九月零二日", day(2019, 9, 2), ""),
            ("2019年元月", of_year(2019, mon(1, None)), ""),
            ("2019年9月", of_year(2019, mon(9, None)), ""),
            ("2019年9月份", of_year(2019, mon(9, None)), ""),
            ("2019年", of_year(2019, DatePart::Year), ""),
            ("2019年度", of_year(2019, DatePart::Year), ""),
            ("2020年代表大会", of_year(2020, DatePart::Year), "代表大会"),
            ("2019年上半年", of_year(2019, DatePart::HalfYear(1)), ""),
            ("2019年第三季度", of_year(2019, DatePart::Quarter(3)), ""),
            ("三季度", yearless(DatePart::Quarter(3)), ""),
            ("下半年", yearless(DatePart::HalfYear(2)), ""),
            ("9月中旬", yearless(mon(9, Some(Third::Middle))), ""),
            ("9月初步", yearless(mon(9, None)), "初步"),
            ("9月底", yearless(mon(9, None)), "底"),
            ("9月31日", yearless(mon(9, None)), "31日"),
            ("十月", yearless(mon(10, None)), ""),
            ("明年3月", PartialDate { year: None, shift: 1, part: mon(3, None) }, ""),
            ("2019年13月", of_year(2019, DatePart::Year), "13月"),
        ] {
            assert_eq!(date(input), Ok((rest, value)), "{input}");
        }
        let near = [
            "2019",
            "1985国家高程",
            "2000人",
            "12019年",
            "1000年",
            "3年",
            "100年",
            "100年12个月",
            "99年12月",
            "2日",
            "13月",
            "0月",
            "1990年代",
            "12个月",
            "2019.9",
            "2019-2021年",
            "2019.9.2.1",
            "五季度",
            "年",
            "",
        ];
        for input in near {
            assert!(date(input).is_err(), "{input}: {:?}", date(input));
        }
    }

    #[test]
    fn only_whole_and_valid_dates_are_full() {
        assert_eq!(full_date("2020年2月29日").map(|(_, d)| d.to_string()), Ok("2020-02-29".to_owned()));
        for input in ["2019年2月29日", "2019年9月", "9月2日"] {
            assert!(full_date(input).is_err(), "{input}");
        }
        for (line, whole) in [
            ("2019 年 9 月 2 日", true),
            ("　　二○○四年六月十六日 ", true),
            ("（二○○四年六月十六日）", false),
            ("2019年9月2日印发", false),
            ("2019年9月", false),
        ] {
            assert_eq!(whole_date(line).is_some(), whole, "{line}");
        }
    }
}
