//! Periods between two dates, ends and beginnings: `9月28日—10月30日`, `6月底前`, `自2019年9月10日起`.

use nom::IResult;

use super::season::season;
use super::{
    DateBound, DatePart, PartialDate, bare_year, date, day, digits, field, month, relative_year, year,
};
use crate::grammar::numeral::{dash, no_match};
use crate::text::words::{chars, words};

/// A period between two dates; the second takes from the first what it leaves out.
///
/// ```
/// use gongbao::grammar::date::date_range;
/// let (rest, (a, b)) = date_range("2019年9月28日—10月7日举行").unwrap();
/// assert_eq!((a.year, b.year, rest), (Some(2019), Some(2019), "举行"));
/// ```
pub fn date_range(input: &str) -> IResult<&str, (PartialDate, PartialDate)> {
    dated(input)
        .or_else(|| years(input))
        .or_else(|| months_or_days(input))
        .or_else(|| first_quarters(input))
        .or_else(|| dotted_months(input))
        .ok_or_else(|| no_match(input))
}

/// The end of a period.
///
/// ```
/// use gongbao::grammar::date::bound;
/// let (rest, end) = bound("到2021年底，").unwrap();
/// assert_eq!(end.date.last_day(2000).unwrap().to_string(), "2021-12-31");
/// assert_eq!(rest, "，");
/// ```
pub fn bound(input: &str) -> IResult<&str, DateBound> {
    let (rest, recurring) = match input.strip_prefix("每年") {
        Some(rest) => (rest, true),
        None => (input, false),
    };
    let led = lead(rest, UNTIL);
    let body = led.unwrap_or(rest);
    let (behind, date) = date(body).unwrap_or((body, PartialDate::yearless(DatePart::Year)));
    let named = behind.len() < body.len();
    if named
        && date.part == DatePart::Year
        && let Some((behind, day)) = season(behind)
    {
        let date = PartialDate { part: day.unwrap_or(date.part), ..date };
        return Ok((behind, DateBound { date, recurring }));
    }
    let behind = match date.part {
        // `截止到9月20日17:00`
        DatePart::Day { .. } if led.is_some() => clock(weekday(hour(behind))),
        DatePart::Day { .. } => hour(behind),
        _ => behind,
    };
    match end(behind, date.part, named) {
        Some(behind) => Ok((behind, DateBound { date, recurring })),
        None if led.is_some() && named => Ok((behind, DateBound { date, recurring })),
        None => Err(no_match(input)),
    }
}

/// The beginning of a period without an end: `自2019年9月10日起`, `今年以来`, `2019年9月至今`.
pub fn since(input: &str) -> IResult<&str, PartialDate> {
    let led = lead(input, &["自从", "自", "从"]);
    let (rest, date) = date(led.unwrap_or(input))?;
    match strip(rest, &["之日起", "开始", "以来", "以后", "之后", "至今", "起"]) {
        Some(behind) if !behind.starts_with(['草', '源', '点', '诉', '步', '伏']) => Ok((behind, date)),
        _ if led.is_some() => Ok((rest, date)),
        _ => Err(no_match(input)),
    }
}

/// Words before an end, longest first.
const UNTIL: &[&str] = &["截止到", "截至到", "截止", "截至", "直到", "直至", "到", "至"];

fn strip<'a>(input: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| input.strip_prefix(word))
}

fn lead<'a>(input: &'a str, words: &[&str]) -> Option<&'a str> {
    strip(input, words)
}

/// Behind a day and the hour that ends a period on it: `（星期五）下午17:00前`, `24时前`, `下班前`; else `rest` itself.
fn hour(rest: &str) -> &str {
    let body = weekday(rest);
    let mut end = clock(body);
    if end.len() == body.len() {
        let part = strip(body, PARTS_OF_DAY).unwrap_or(body);
        end = part.strip_prefix("下班").unwrap_or(part);
    }
    if words!["前", "之前", "以前", "止"].begin(end) { end } else { rest }
}

/// What stands behind a date that is an end: `底`, `底前`, `前`, `止`, `内`.
fn end(rest: &str, part: DatePart, named: bool) -> Option<&str> {
    let whole_year = part == DatePart::Year;
    let base = if whole_year { rest.strip_prefix('年').or(named.then_some(rest))? } else { rest };
    let bottom =
        base.strip_prefix(['底', '末']).filter(|r| !r.starts_with(['数', '线', '层', '色', '座', '端']));
    if let Some(behind) = bottom {
        return Some(
            strip(behind, &["之前", "以前", "为止"]).or_else(|| before(behind, part)).unwrap_or(behind),
        );
    }
    if !named || base.len() < rest.len() {
        return inside(base);
    }
    strip(rest, &["之前", "以前", "为止", "止"]).or_else(|| before(rest, part)).or_else(|| {
        let whole = !matches!(part, DatePart::Day { .. });
        if whole { inside(rest) } else { None }
    })
}

/// `前` as "before"; not the beginning of another word, nor of `前三季度`.
fn before(rest: &str, part: DatePart) -> Option<&str> {
    let behind = rest.strip_prefix('前')?;
    let next = behind.chars().next().unwrap_or(' ');
    let word = chars!("期后往来述列沿景身言款").has(next);
    let count = chars!("一二三四五六七八九十两几0123456789").has(next) && part == DatePart::Year;
    (!word && !count).then_some(behind)
}

/// `内` as "within"; not the beginning of another word (`2019年内蒙古`).
fn inside(rest: &str) -> Option<&str> {
    rest.strip_prefix('内').filter(|r| !r.starts_with(|c| chars!("蒙部容设在地外涵控陆审需江河循贸").has(c)))
}

/// Both dates are printed with their last unit: `9月19日—20日`, `2019年9月至2020年4月底`.
fn dated(input: &str) -> Option<(&str, (PartialDate, PartialDate))> {
    let (rest, first) = date(input).ok()?;
    let timed = matches!(first.part, DatePart::Day { .. });
    let rest = if timed { clock(weekday(rest)) } else { weekday(rest) };
    let rest = dash(rest.strip_prefix('起').unwrap_or(rest))?;
    let (rest, second) = match (first.part, date(rest).or_else(|_| year_end(rest))) {
        (_, Ok((rest, second))) => (rest, second),
        (DatePart::Day { month, .. }, Err(_)) => {
            let (rest, day) = day(rest, month)?;
            (rest, PartialDate::yearless(DatePart::Day { month, day }))
        }
        _ => return None,
    };
    let rest = if matches!(second.part, DatePart::Day { .. }) { clock(weekday(rest)) } else { rest };
    let rest = strip(rest, &["底前", "底", "末", "止"]).unwrap_or(rest);
    Some((rest, (first, inherit(first, second))))
}

const PARTS_OF_DAY: &[&str] = &["上午", "下午", "中午", "晚上", "晚"];

/// Behind the time of day: `上午9:00`, `9时`, `17时30分`.
fn clock(input: &str) -> &str {
    let body = strip(input, PARTS_OF_DAY).unwrap_or(input);
    let digits = |text: &str| text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let hours = digits(body);
    if !(1..=2).contains(&hours) {
        return input;
    }
    let behind = &body[hours..];
    if let Some(minutes) = behind.strip_prefix([':', '：']).filter(|rest| digits(rest) == 2) {
        return &minutes[2..];
    }
    let Some(rest) = behind.strip_prefix(['时', '点']) else { return input };
    let minutes = digits(rest);
    let exact = rest[minutes..]
        .strip_prefix('分')
        .filter(|_| (1..=2).contains(&minutes))
        .or(rest.strip_prefix(['整', '半']));
    exact.unwrap_or(rest)
}

/// `年底` as the end of a period: `5月至年底`.
fn year_end(input: &str) -> IResult<&str, PartialDate> {
    let rest = input.strip_prefix('年').filter(|rest| rest.starts_with(['底', '末']));
    Ok((rest.ok_or_else(|| no_match(input))?, PartialDate::yearless(DatePart::Year)))
}

/// `（星期四）` and `（周四）` between a date and the dash.
fn weekday(input: &str) -> &str {
    let inner = ["（星期", "（周", "(星期", "(周"].iter().find_map(|p| input.strip_prefix(p));
    inner
        .and_then(|s| s.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']))
        .and_then(|s| s.strip_prefix(['）', ')']))
        .unwrap_or(input)
}

/// The second date in the year of the first, or in the next when it would come before it.
fn inherit(first: PartialDate, second: PartialDate) -> PartialDate {
    if second.year.is_some() {
        return second;
    }
    let (year, shift) = match first.year {
        Some(year) => (Some(year + second.shift), 0),
        None => (None, first.shift + second.shift),
    };
    let same = PartialDate { year, shift, ..second };
    // 2000 is a leap year, so that every day of the calendar can be compared.
    let starts = PartialDate::yearless(first.part).first_day(2000);
    let ends = PartialDate::yearless(second.part).last_day(2000);
    if second.shift == 0 && second.part != DatePart::Year && ends < starts {
        return PartialDate {
            year: year.map(|y| y + 1),
            shift: if year.is_some() { 0 } else { shift + 1 },
            ..same
        };
    }
    same
}

/// `2019—2021年`, `2019-2021年`.
fn years(input: &str) -> Option<(&str, (PartialDate, PartialDate))> {
    let (rest, first) = bare_year(input)?;
    let (rest, second) = year(dash(rest)?).ok()?;
    let whole = |y| PartialDate { year: Some(y), shift: 0, part: DatePart::Year };
    (first < second).then(|| (rest, (whole(first), whole(second))))
}

/// `2019年9—11月`, `1-6月`, `9月19—20日`, `2019年9月2至5日`.
fn months_or_days(input: &str) -> Option<(&str, (PartialDate, PartialDate))> {
    let (rest, year, shift) = match (year(input), relative_year(input)) {
        (Ok((rest, year)), _) => (rest, Some(year), 0),
        (_, Ok((rest, shift))) => (rest, None, shift),
        _ => (input, None, 0),
    };
    let whole = |part| PartialDate { year, shift, part };
    if let Some((rest, m)) = month(rest) {
        let (rest, from) = field(rest, 31)?;
        let (rest, to) = day(dash(rest)?, m)?;
        let of = |day| whole(DatePart::Day { month: m, day });
        return (from < to).then(|| (rest, (of(from), of(to))));
    }
    let (rest, from) = digits(rest, 12)?;
    let (rest, to) = month(dash(rest)?)?;
    let of = |month| whole(DatePart::Month { month, third: None });
    (from < to && !rest.starts_with(['龄', '大'])).then(|| (rest, (of(from), of(to))))
}

/// `2019.6—2020.06`: a point between year and month is sure where there is one on both sides.
fn dotted_months(input: &str) -> Option<(&str, (PartialDate, PartialDate))> {
    let dotted = |input| {
        let (rest, year) = bare_year(input)?;
        let (rest, month) = field(rest.strip_prefix('.')?, 12)?;
        let whole = !rest.starts_with(|c: char| c == '.' || c.is_ascii_digit());
        whole.then_some((
            rest,
            PartialDate { year: Some(year), shift: 0, part: DatePart::Month { month, third: None } },
        ))
    };
    let (rest, first) = dotted(input)?;
    let (rest, second) = dotted(dash(rest)?)?;
    (first.first_day(0)? < second.first_day(0)?).then_some((rest, (first, second)))
}

/// `2019年前三季度`: from the first quarter to the third.
fn first_quarters(input: &str) -> Option<(&str, (PartialDate, PartialDate))> {
    let (rest, year, shift) = match (year(input), relative_year(input)) {
        (Ok((rest, year)), _) => (rest, Some(year), 0),
        (_, Ok((rest, shift))) => (rest, None, shift),
        _ => (input, None, 0),
    };
    let (rest, n) = field(rest.strip_prefix('前')?, 4)?;
    let rest = rest.strip_prefix("个").unwrap_or(rest).strip_prefix("季度")?;
    let quarter = |n| PartialDate { year, shift, part: DatePart::Quarter(n) };
    Some((rest, (quarter(1), quarter(n))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(a: Option<crate::model::Date>, b: Option<crate::model::Date>) -> String {
        let show = |d: Option<crate::model::Date>| d.map_or("-".to_owned(), |d| d.to_string());
        format!("{} {}", show(a), show(b))
    }

    #[test]
    fn ranges() {
        for (input, expected, rest) in [
            ("9月28日—10月30日", "2019-09-28 2019-10-30", ""),
            ("2019年9月至11月", "2019-09-01 2019-11-30", ""),
            ("2019—2021年）", "2019-01-01 2021-12-31", "）"),
            ("2019-2021年", "2019-01-01 2021-12-31", ""),
            ("2019年－2021年", "2019-01-01 2021-12-31", ""),
            ("9月19日—20日", "2019-09-19 2019-09-20", ""),
            ("9月19—20日", "2019-09-19 2019-09-20", ""),
            ("9月19日（星期四）至21日", "2019-09-19 2019-09-21", ""),
            ("2020年至2035年", "2020-01-01 2035-12-31", ""),
            ("2019年9月——2020年4月底", "2019-09-01 2020-04-30", ""),
            ("2018年11月—3月", "2018-11-01 2019-03-31", ""),
            ("12月1日至次年2月10日", "2019-12-01 2020-02-10", ""),
            ("1～6月", "2019-01-01 2019-06-30", ""),
            ("2018年1-8月", "2018-01-01 2018-08-31", ""),
            ("2018年前三季度", "2018-01-01 2018-09-30", ""),
            ("2018年二季度至四季度", "2018-04-01 2018-12-31", ""),
            ("2019 - 2021年", "2019-01-01 2021-12-31", ""),
            ("2019.09.02—2019.10.03", "2019-09-02 2019-10-03", ""),
            ("2019年3月1日到2019年3月5日止", "2019-03-01 2019-03-05", ""),
            ("2019年3月1日起至2019年8月31日止", "2019-03-01 2019-08-31", ""),
            ("5月1日起至年底", "2019-05-01 2019-12-31", ""),
            ("2019年5月—年底前", "2019-05-01 2019-12-31", ""),
            ("4月中旬至4月底", "2019-04-11 2019-04-30", ""),
            ("2019.6—2020.06）", "2019-06-01 2020-06-30", "）"),
            ("2019年4月10日9时至4月16日17时。", "2019-04-10 2019-04-16", "。"),
            ("2019年4月10日上午9:00至4月16日（星期五）下午5:30，", "2019-04-10 2019-04-16", "，"),
            ("2019年4月10日9时30分—16日", "2019-04-10 2019-04-16", ""),
        ] {
            let (left, (a, b)) = date_range(input).expect(input);
            assert_eq!(
                (days(a.first_day(2019), b.last_day(2019)).as_str(), left),
                (expected, rest),
                "{input}"
            );
        }
        let near = [
            "6—9月龄",
            "2019—2021",
            "2021—2019年",
            "2019年9月",
            "9月20—19日",
            "12—18日",
            "前三年",
            "3月起",
            "3月起至今",
            "—2021年",
        ];
        for input in near {
            assert!(date_range(input).is_err(), "{input}");
        }
    }

    #[test]
    fn bounds() {
        for (input, expected, rest) in [
            ("到2021年底，", "2021-12-31", "，"),
            ("至2020年12月，", "2020-12-31", "，"),
            ("2020年10月底前完成", "2020-10-31", "完成"),
            ("6月底前", "2019-06-30", ""),
            ("年底前", "2019-12-31", ""),
            ("年内", "2019-12-31", ""),
            ("今年年底前", "2019-12-31", ""),
            ("明年6月底", "2020-06-30", ""),
            ("2020年前，", "2020-12-31", "，"),
            ("2020年年底之前", "2020-12-31", ""),
            ("到2020年，", "2020-12-31", "，"),
            ("12月31日前提交", "2019-12-31", "提交"),
            ("截至2019年6月末", "2019-06-30", ""),
            ("9月上旬前", "2019-09-10", ""),
            ("2019年内完成", "2019-12-31", "完成"),
            ("第三季度末", "2019-09-30", ""),
            ("9月20日17:00前报送", "2019-09-20", "报送"),
            ("9月20日下班前", "2019-09-20", ""),
            ("9月20日（星期五）下午5点前，", "2019-09-20", "，"),
            ("9月20日24时止", "2019-09-20", ""),
            ("截止到9月20日17:00。", "2019-09-20", "。"),
            ("2019年汛期前完成", "2019-12-31", "完成"),
            ("明年国庆节前，", "2020-10-01", "，"),
        ] {
            let (left, b) = bound(input).expect(input);
            assert_eq!((days(None, b.date.last_day(2019)).as_str(), left), (&*format!("- {expected}"), rest));
            assert!(!b.recurring);
        }
        assert!(bound("每年2月底前").unwrap().1.recurring);
        let near =
            ["2020年前期", "2020年前三季度", "9月2日前往", "2019年内蒙古", "9月", "每年", "底前", "到", "前"];
        for input in near {
            assert!(bound(input).is_err(), "{input}");
        }
    }

    #[test]
    fn beginnings() {
        for (input, expected, rest) in [
            ("自2019年9月10日起施行", "2019-09-10", "施行"),
            ("从2019年9月", "2019-09-01", ""),
            ("2020年1月1日起", "2020-01-01", ""),
            ("今年以来，", "2019-01-01", "，"),
            ("2018年9月至今", "2018-09-01", ""),
        ] {
            let (left, d) = since(input).expect(input);
            assert_eq!((days(d.first_day(2019), None).as_str(), left), (&*format!("{expected} -"), rest));
        }
        for input in ["2019年起草", "2019年9月", "自公布之日起"] {
            assert!(since(input).is_err(), "{input}");
        }
    }
}
