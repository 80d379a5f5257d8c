//! The number of a gazette issue: `2019年第9期（总第91期）`, `第3期`, `2018年12月`.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::grammar::numeral::han_integer;

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
    let (rest, found) = whole(line).ok()?;
    (rest.chars().count() <= 20 && (found.number.is_some() || found.serial.is_some())).then_some(found)
}

fn whole(input: &str) -> IResult<&str, IssueNumber> {
    let (rest, year) = opt(year).parse(input)?;
    let (rest, _) = opt(one_of(" ，·・")).parse(rest)?;
    let (rest, number) = opt(number).parse(rest)?;
    let (rest, _) = opt(one_of(" ，·・")).parse(rest)?;
    let (rest, serial) = opt(serial).parse(rest)?;
    Ok((rest, IssueNumber { year, number, serial }))
}

fn year(input: &str) -> IResult<&str, i32> {
    map_opt(terminated(integer, opt(char('年'))), |n| (1900..2100).contains(&n).then_some(n)).parse(input)
}

/// `第9期`, `第九期`, `第3号` of a journal counted in 号.
fn number(input: &str) -> IResult<&str, i32> {
    delimited(char('第'), integer, alt((tag("期"), tag("号")))).parse(input)
}

/// `（总第91期）`, `总91期`, `总第91号`.
fn serial(input: &str) -> IResult<&str, i32> {
    let core = (tag("总"), opt(char('第')), integer, opt(one_of("期号"))).map(|(_, _, n, _)| n);
    let (rest, n) = preceded(opt(one_of("（(〔[【")), core).parse(input)?;
    let (rest, _) = opt(one_of("）)〕]】")).parse(rest)?;
    Ok((rest, n))
}

fn integer(input: &str) -> IResult<&str, i32> {
    let digits = map_opt(nom::character::complete::digit1, |d: &str| d.parse::<i32>().ok());
    let han = map_opt(han_integer, |n| i32::try_from(n).ok());
    alt((digits, han)).parse(input)
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
        assert_eq!(issue_number("2019年工作总结"), None);
        assert_eq!(issue_number("第3期培训班已经结业，共有学员四十二人，成绩优良，特此通报"), None);
    }
}
