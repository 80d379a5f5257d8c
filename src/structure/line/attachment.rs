//! Lists of attachments (附件说明) and the marks at their heads (附件).
//!
//! ```text
//! list = "附件：" [ ordinal ] title [ "（略）" ]        further lines: ordinal title [ "（略）" ]
//! mark = "附件" [ ordinal ] [ "：" title ] | "附" ordinal [ "：" title ]
//! ```

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, opt, recognize};
use nom::sequence::{delimited, pair, terminated};
use nom::{IResult, Parser};

use crate::grammar::label::sign_value;
use crate::grammar::numeral::han_integer;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// An attachment that a list or a mark names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Printed ordinal.
    pub ordinal: Option<u32>,
    /// Title, without ordinal and （略）; empty when none is printed.
    pub title: Range<usize>,
    /// Printed as left out.
    pub omitted: bool,
}

/// The attachment named by a line that starts with 附件.
pub fn attachment(line: &str) -> Option<Named> {
    let (rest, _) = head(line).ok()?;
    if rest.ends_with(|c: char| c.is_ascii_digit()) && has_leader(rest) {
        return None;
    }
    let (rest, first) = opt(terminated(any_ordinal, opt(one_of("：: .．、")))).parse(rest).ok()?;
    let (rest, colon) = opt(one_of::<_, _, nom::error::Error<&str>>("：:")).parse(rest.trim_start()).ok()?;
    let (rest, second) = opt(item_ordinal).parse(rest.trim_start()).ok()?;
    let named = named(line, rest, second.or(first));
    let bare = named.title.is_empty();
    // 附件材料齐全… is prose; a title follows only behind an ordinal or a colon.
    (bare || first.is_some() || colon.is_some() || starts_with_colon(line)).then_some(named)
}

/// True for an entry of a table of contents: `1 任务清单……32`.
fn has_leader(rest: &str) -> bool {
    let title = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    title.ends_with("..") || title.ends_with(['…', '┈']) || title.ends_with("··")
}

/// A further line of a list: `2.名称（略）`.
pub fn list_item(line: &str) -> Option<Named> {
    let (rest, number) = item_ordinal(line).ok()?;
    Some(named(line, rest, Some(number)))
}

/// All that a line names whose first is `first`: `附件：1.甲；2.乙（另发）`.
pub fn items(line: &str, first: Named) -> Vec<Named> {
    const MOST: usize = 40;
    let Some(mut number) = first.ordinal.filter(|_| !first.title.is_empty()) else { return vec![first] };
    let mut start = first.title.start;
    let mut found = Vec::new();
    for _ in 0..MOST {
        let Some((end, behind)) = next_item(line, start, number + 1) else { break };
        found.push(between(line, start..end, number));
        (start, number) = (behind, number + 1);
    }
    if found.is_empty() {
        return vec![first];
    }
    found.push(between(line, start..line.len(), number));
    found
}

/// Where the item with this number begins, and where its title does.
fn next_item(line: &str, from: usize, number: u32) -> Option<(usize, usize)> {
    let digits = number.to_string();
    line[from..].match_indices(&digits).map(|(at, _)| from + at).find_map(|at| {
        let rest = &line[at + digits.len()..];
        let title = rest.strip_prefix(['.', '．', '、'])?;
        let alone =
            at > from && !line[..at].ends_with(|c: char| c.is_ascii_digit() || chars!(".．、").has(c));
        let named = title.trim_start().starts_with(|c: char| is_han(c) || chars!("《“").has(c));
        (alone && named).then_some((at, line.len() - title.len()))
    })
}

/// The item in `range` of a line.
fn between(line: &str, range: Range<usize>, number: u32) -> Named {
    let printed = line[range.clone()].trim_end_matches(['。', '；', ';', '，', ' ']);
    let (title, omitted) = without_omission(printed);
    let start = range.start + title.len() - title.trim_start().len();
    Named { ordinal: Some(number), title: start..range.start + title.trim_end().len(), omitted }
}

fn starts_with_colon(line: &str) -> bool {
    head(line).is_ok_and(|(rest, _)| rest.starts_with(['：', ':']))
}

fn named(line: &str, rest: &str, ordinal: Option<u32>) -> Named {
    let start = line.len() - rest.len();
    let (title, omitted) = without_omission(rest.trim_end_matches(['。', '；']));
    let lead = title.len() - title.trim_start().len();
    Named { ordinal, title: start + lead..start + title.trim_end().len().max(lead), omitted }
}

/// A title without （略） behind it, and whether that stood there; nor is the ending of a file to download part of it.
pub fn without_omission(title: &str) -> (&str, bool) {
    let title = without_ending(title);
    let inner =
        title.strip_suffix('）').and_then(|bare| bare.rfind('（').map(|at| (&title[..at], &bare[at..])));
    if let Some((title, _)) = inner.filter(|(title, remark)| !title.is_empty() && says_left_out(remark)) {
        return (title, true);
    }
    for end in ["（略）", "(略)", "（略)", "（此略）", "（另发）", "（另附）", "（另行印发）", "（附后略）"]
    {
        if let Some(title) = title.strip_suffix(end) {
            return (title, true);
        }
    }
    if title.trim() == "略" { ("", true) } else { (title, false) }
}

/// `申报表.doc` is the name of a file.
fn without_ending(title: &str) -> &str {
    static ENDINGS: WordList = WordList::new(&[
        "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "pdf", "ofd", "rar", "zip", "jpg",
    ]);
    let printed = title.trim_end();
    if !printed.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return title;
    }
    let Some((name, ending)) = printed.rsplit_once(['.', '．']) else { return title };
    if ENDINGS.have(&ending.to_ascii_lowercase()) && !name.is_empty() { name } else { title }
}

/// True for `（此件略，请登录网站查阅）`: it says that the attachment is left out before it says where it is.
fn says_left_out(remark: &str) -> bool {
    let words = remark.trim_start_matches('（');
    words!["略，", "略。", "略；", "此件略", "本件略", "附件略"].begin(words)
}

/// True for the mark of an attachment alone: `附件2`, `附件：`.
pub fn is_bare_mark(line: &str) -> bool {
    line.starts_with('附') && attachment(line).is_some_and(|named| named.title.is_empty() && !named.omitted)
}

fn head(input: &str) -> IResult<&str, &str> {
    recognize(pair(alt((tag("附件"), tag("附表"), tag("附"))), opt(char(' ')))).parse(input).and_then(
        |(rest, found)| {
            let plain = found.trim_end() == "附";
            let ends = |rest: &str| rest.is_empty() || rest.starts_with(['：', ':']);
            if plain && !rest.starts_with(['：', ':']) && !ordinal(rest).is_ok_and(|(rest, _)| ends(rest)) {
                Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)))
            } else {
                Ok((rest, found))
            }
        },
    )
}

/// `1`, `一`, `（1）`, `（一）`.
fn any_ordinal(input: &str) -> IResult<&str, u32> {
    alt((ordinal, delimited(one_of("（("), ordinal, one_of("）)")))).parse(input)
}

/// `1`, `一`.
fn ordinal(input: &str) -> IResult<&str, u32> {
    let digits = |i| {
        map_opt(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), |d: &str| d.parse::<u32>().ok()).parse(i)
    };
    let han = |i| map_opt(han_integer, |n| u32::try_from(n).ok().filter(|n| *n < 100)).parse(i);
    alt((digits, han)).parse(input)
}

/// `1.`, `1．`, `（1）`, `（一）`, `1、`, `1：`, `①`.
fn item_ordinal(input: &str) -> IResult<&str, u32> {
    let digits = |i| {
        map_opt(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), |d: &str| d.parse::<u32>().ok()).parse(i)
    };
    let closed = terminated(digits, one_of(".．、：:）)"));
    let wrapped = delimited(one_of("（("), ordinal, one_of("）)"));
    let circled = map_opt(satisfy(|c| ('①'..='⑳').contains(&c)), |c| sign_value(c).map(|(_, n)| n));
    terminated(alt((closed, wrapped, circled)), opt(char(' '))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Option<u32>, &str, bool)>) {
        let found = attachment(line);
        let found = found.as_ref().map(|n| (n.ordinal, &line[n.title.clone()], n.omitted));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn lists_and_marks() {
        check("附件：1.专题研究任务及分工（略）", Some((Some(1), "专题研究任务及分工", true)));
        check("附件: 1. 活动顺序表", Some((Some(1), "活动顺序表", false)));
        check("附件：①活动顺序表", Some((Some(1), "活动顺序表", false)));
        check("附件：活动顺序表", Some((None, "活动顺序表", false)));
        check("附件2", Some((Some(2), "", false)));
        check("附件", Some((None, "", false)));
        check("附件：", Some((None, "", false)));
        check("附件1：申报表", Some((Some(1), "申报表", false)));
        check("附件一：申报表", Some((Some(1), "申报表", false)));
        check("附：工作规则", Some((None, "工作规则", false)));
        check("附件（二）", Some((Some(2), "", false)));
        check("附件（2）：申报表", Some((Some(2), "申报表", false)));
        check("附件：（一）申报表", Some((Some(1), "申报表", false)));
        check("附2", Some((Some(2), "", false)));
        check("附2：工作规则", Some((Some(2), "工作规则", false)));
        check("附件：申报表（此件略，请登录县政府网站查阅）", Some((None, "申报表", true)));
        check("附件：申报表（试行）", Some((None, "申报表（试行）", false)));
        check("附件2申报表………………38", None);
        check("附件2申报表....38", None);
        check("附件2：申报表2022", Some((Some(2), "申报表2022", false)));
        check("附件：申报表.doc", Some((None, "申报表", false)));
        check("附件1：申报表（2022年）.XLSX", Some((Some(1), "申报表（2022年）", false)));
        check("附件：申报系统V2.0使用说明", Some((None, "申报系统V2.0使用说明", false)));
        check("附件：www.yunxi.gov.cn", Some((None, "www.yunxi.gov.cn", false)));
        check("附2名人员名单", None);
        check("附一张照片", None);
        check("附则", None);
        check("附件材料应当齐全。", None);
        check("附近居民", None);
    }

    #[test]
    fn several_on_a_line() {
        let check = |line: &str, expected: &[(u32, &str, bool)]| {
            let found = items(line, attachment(line).unwrap());
            let found: Vec<(u32, &str, bool)> =
                found.into_iter().map(|n| (n.ordinal.unwrap(), &line[n.title], n.omitted)).collect();
            assert_eq!(found, expected, "{line}");
        };
        check("附件：1.申报书；2.评估指标（另发）", &[(1, "申报书", false), (2, "评估指标", true)]);
        check(
            "附件：1.申报书2.评估指标3.评分标准",
            &[(1, "申报书", false), (2, "评估指标", false), (3, "评分标准", false)],
        );
        check("附件：1.申报书.doc 2.评估指标.xls", &[(1, "申报书", false), (2, "评估指标", false)]);
        check("附件：1.2022年任务2.5亿元分解表", &[(1, "2022年任务2.5亿元分解表", false)]);
    }

    #[test]
    fn further_lines() {
        let line = "2.规划编制任务及分工";
        let item = list_item(line).unwrap();
        assert_eq!((item.ordinal, &line[item.title]), (Some(2), "规划编制任务及分工"));
        assert_eq!(list_item("规划"), None);
    }
}
