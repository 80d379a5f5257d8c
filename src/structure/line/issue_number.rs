//! The number of a gazette issue: `2019年第9期（总第91期）`, `第3期`, `第99卷 第80期`, `99年冬字第12期`.
//!
//! Gazettes of Taiwan count by seasons of a year from 1912 on, or by volumes.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{fail, map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::grammar::numeral::han_integer;
use crate::text::words::chars;

/// A printed issue number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IssueNumber {
    /// Year of the issue.
    pub year: Option<i32>,
    /// Number in the year.
    pub number: Option<i32>,
    /// Number from the first issue on (总第…期).
    pub serial: Option<i32>,
}

/// The issue number that starts `line`, in a line that holds little else.
pub fn issue_number(line: &str) -> Option<IssueNumber> {
    let (rest, mut found) = parts(line);
    // The same may stand beside it in Latin letters: `No.11, 2012`.
    let short = rest.chars().count() <= 20 || rest.len() <= 60 && rest.is_ascii();
    found.year = found.year.or_else(|| year_of(rest));
    (short && (found.number.is_some() || found.serial.is_some())).then_some(found)
}

/// The issue number with which `line` begins, and what stands behind it.
pub fn leading_issue(line: &str) -> Option<(IssueNumber, &str)> {
    let (rest, found) = parts(line);
    (found.number.is_some() || found.serial.is_some()).then_some((found, rest))
}

/// Year and number without words, as they stand behind the title of a gazette: `2020·6`, `2021.03`, `2020年6期`.
///
/// ```
/// use gongbao::structure::line::issue_number::bare_issue;
/// assert_eq!(bare_issue("2020·6").map(|n| (n.year, n.number)), Some((Some(2020), Some(6))));
/// assert_eq!(bare_issue("2020·61"), None);
/// ```
pub fn bare_issue(line: &str) -> Option<IssueNumber> {
    let line = line.trim();
    let line = line.strip_prefix('（').and_then(|line| line.strip_suffix('）')).unwrap_or(line);
    let (rest, year) = year(line).ok()?;
    let rest = rest.trim_start_matches(|c: char| chars!(" ·・.．-—/，").has(c)).trim_end_matches('期');
    let number = rest.parse::<i32>().ok().filter(|n| rest.len() <= 2 && (1..=60).contains(n))?;
    Some(IssueNumber { year: Some(year), number: Some(number), serial: None })
}

/// The year of a line that prints nothing else: `2020`, `二〇二〇年`.
pub fn year_alone(line: &str) -> Option<i32> {
    let (rest, found) = year(line.trim()).ok()?;
    rest.is_empty().then_some(found)
}

/// Year, number and serial in any order, and what stands behind them.
fn parts(input: &str) -> (&str, IssueNumber) {
    let (mut rest, mut found) = (input, IssueNumber::default());
    loop {
        rest = without_remark(rest);
        let body = rest.trim_start_matches(|c: char| chars!(" ，·・（").has(c));
        let body = body.strip_prefix("增刊").unwrap_or(body);
        if let Some((after, n)) = number(body).ok().filter(|_| found.number.is_none()) {
            (rest, found.number) = (after, Some(n));
        } else if let Some((after, n)) =
            serial(rest.trim_start_matches(|c: char| chars!(" ，·・增刊").has(c)))
                .ok()
                .filter(|_| found.serial.is_none())
        {
            (rest, found.serial) = (after, Some(n));
        } else if let Some((after, n)) = season(body).ok().filter(|_| found.year.is_none()) {
            (rest, found.year) = (after, Some(n));
        } else if let Ok((after, _)) = volume(body) {
            rest = after;
        } else if let Some((after, n)) = year(body).ok().filter(|_| found.year.is_none()) {
            (rest, found.year) = (after, Some(n));
        } else {
            return (rest, found);
        }
    }
}

/// `（半月刊）` at the start left out, `（半月刊` of `（半月刊·总第91期）`.
fn without_remark(rest: &str) -> &str {
    let inner = rest.trim_start().strip_prefix('（').and_then(|b| b.split_once('刊'));
    let behind = inner.filter(|(name, _)| name.chars().count() <= 3).map(|(_, behind)| behind);
    let goes_on = |behind: &&str| behind.starts_with(['·', '，', '、', ' ', '总']);
    behind.and_then(|b| b.strip_prefix('）').or(Some(b).filter(goes_on))).unwrap_or(rest)
}

/// The year of a date behind the number: `第3期 2020年6月`.
fn year_of(rest: &str) -> Option<i32> {
    let body = rest.trim_start_matches(|c: char| chars!(" ，·・（").has(c));
    year(body).ok().map(|(_, year)| year)
}

/// `2020年`, `2020`, `〔2020〕`.
fn year(input: &str) -> IResult<&str, i32> {
    let bare = terminated(integer, opt(char('年')));
    let bracketed = delimited(one_of("〔[［"), integer, one_of("〕]］"));
    map_opt(alt((bare, bracketed)), |n| (1900..2100).contains(&n).then_some(n)).parse(input)
}

/// `99年冬字`, `101年`: a year counted from 1912, which two digits alone do not show.
fn season(input: &str) -> IResult<&str, i32> {
    let (rest, year) =
        terminated(integer, char('年')).parse(input.strip_prefix("中华民国").unwrap_or(input))?;
    let (rest, season) = opt(terminated(one_of("春夏秋冬"), char('字'))).parse(rest)?;
    let counted =
        (1..200).contains(&year) && (season.is_some() || year >= 100 || input.starts_with("中华民国"));
    if counted { Ok((rest, 1911 + year)) } else { fail().parse(input) }
}

/// `第99卷`.
fn volume(input: &str) -> IResult<&str, i32> {
    delimited(char('第'), integer, char('卷')).parse(input)
}

/// `8月号`, `第9期`, `第九期`, `第3号` of a journal counted in 号, `NO.3`; of several issues in one, `第3、4期合刊`, the first.
fn number(input: &str) -> IResult<&str, i32> {
    let unit = (further, opt(char(' ')), alt((tag("期"), tag("号"))), opt(tag("合刊")));
    let counted = delimited((char('第'), opt(char(' '))), integer, unit);
    let latin = preceded((alt((tag("NO"), tag("No"))), opt(one_of(".．")), opt(char(' '))), integer);
    let month = terminated(integer, tag("月号"));
    alt((counted, latin, month)).parse(input)
}

/// `、4`, `-8` behind the number of an issue that is several.
fn further(input: &str) -> IResult<&str, Option<i32>> {
    opt(preceded(one_of("、-—－–~～至"), integer)).parse(input)
}

/// `（总第91期）`, `总91期`, `总第91号`, `（总号：91）`.
fn serial(input: &str) -> IResult<&str, i32> {
    let word = alt((tag("总期号："), tag("总号："), tag("总期第"), tag("总第"), tag("总")));
    let core =
        (word, opt(char(' ')), integer, further, opt(char(' ')), opt(one_of("期号"))).map(|(_, _, n, ..)| n);
    let (rest, n) = preceded(opt(one_of("（(〔[【")), core).parse(input)?;
    let (rest, _) = opt(one_of("）)〕]】")).parse(rest)?;
    Ok((rest, n))
}

fn integer(input: &str) -> IResult<&str, i32> {
    let digits = map_opt(nom::character::complete::digit1, |d: &str| d.parse::<i32>().ok());
    let han = map_opt(han_integer, |n| i32::try_from(n).ok());
    alt((digits_apart, digits, han)).parse(input)
}

/// Digits that are each set apart: `2 0 0 1`.
fn digits_apart(input: &str) -> IResult<&str, i32> {
    let bytes = input.as_bytes();
    if bytes.get(1) != Some(&b' ') {
        return fail().parse(input);
    }
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let places =
        (0..).step_by(2).take_while(|&at| digit(at) && !digit(at + 1) && (at == 0 || bytes[at - 1] == b' '));
    let places: Vec<usize> = places.take(5).collect();
    let number: String = places.iter().map(|&at| char::from(bytes[at])).collect();
    match (places.last(), number.parse()) {
        (Some(&last), Ok(number)) if last > 0 => Ok((&input[last + 1..], number)),
        _ => fail().parse(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue_numbers() {
        let n = |year, number, serial| Some(IssueNumber { year, number, serial });
        assert_eq!(issue_number("2019年第9期（总第91期）"), n(Some(2019), Some(9), Some(91)));
        assert_eq!(issue_number("第3期"), n(None, Some(3), None));
        assert_eq!(issue_number("二〇一八年第十二期 总第一百期"), n(Some(2018), Some(12), Some(100)));
        assert_eq!(issue_number("2018年第5期2018年6月10日出版"), n(Some(2018), Some(5), None));
        assert_eq!(issue_number("第3期（总第125号）2020年6月"), n(Some(2020), Some(3), Some(125)));
        assert_eq!(issue_number("2019年第9期（总号：91）"), n(Some(2019), Some(9), Some(91)));
        assert_eq!(issue_number("总第77期 2022年第2期"), n(Some(2022), Some(2), Some(77)));
        assert_eq!(issue_number("2017年第十五期（半月刊）总第1120期"), n(Some(2017), Some(15), Some(1120)));
        assert_eq!(issue_number("2021年 NO.5"), n(Some(2021), Some(5), None));
        assert_eq!(issue_number("99年冬字第12期"), n(Some(2010), Some(12), None));
        assert_eq!(issue_number("第99卷第80期院会纪录"), n(None, Some(80), None));
        assert_eq!(issue_number("2020年第3、4期合刊（总第45、46期）"), n(Some(2020), Some(3), Some(45)));
        assert_eq!(issue_number("2020年第7-8号（总第345号）"), n(Some(2020), Some(7), Some(345)));
        assert_eq!(issue_number("2020年增刊第1期"), n(Some(2020), Some(1), None));
        assert_eq!(issue_number("2020年增刊（总第46期）"), n(Some(2020), None, Some(46)));
        assert_eq!(issue_number("〔2020〕第3号"), n(Some(2020), Some(3), None));
        assert_eq!(issue_number("2 0 0 1年第1 4期（总第6 5 8期）"), n(Some(2001), Some(14), Some(658)));
        assert_eq!(issue_number("（双月刊·总第78期）"), n(None, None, Some(78)));
        assert_eq!(issue_number("2018年8月号"), n(Some(2018), Some(8), None));
        assert_eq!(issue_number("2009年第7期（总第9 6期）"), n(Some(2009), Some(7), Some(96)));
        assert_eq!(issue_number("2012年第11期No.11, 2012"), n(Some(2012), Some(11), None));
        assert_eq!(issue_number("2020 3"), None);
        assert_eq!(year_alone("2020"), Some(2020));
        assert_eq!(year_alone("二〇二〇年"), Some(2020));
        assert_eq!(year_alone("2020件"), None);
        assert_eq!(issue_number("99年第12期"), None);
        assert_eq!(issue_number("2019年工作总结"), None);
        assert_eq!(issue_number("第3期培训班已经结业，共有学员四十二人，成绩优良，特此通报"), None);
    }
}
