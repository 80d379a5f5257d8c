//! Titles in book marks and what is printed behind them: `《云溪区节水办法》（云政发〔2019〕3号，以下简称《办法》）第三条`.
//!
//! ```text
//! quoted    = "《" title "》"                      marks inside nest: 《关于修改〈甲〉的决定》, 《云溪区实施《乙》的办法》
//! remark    = "（" … "）"                          what stands between the brackets is left to the caller
//! short     = ("以下" | "下") ("简称" | "统称" | "称") ["为" | "：" | "新"] ( "《" name "》" | "“" name "”" | name )
//! provision = unit { unit | ("、" | "至" | "和") unit }
//! unit      = "第" number [ "编" | "章" | "节" | "条" ["之" number] | "款" | "项" | "目" ]
//! ```
//! A title is no longer than [`LONGEST`] characters and does not run over a paragraph. Not accepted: `《》`, a mark that
//! is never closed, `第三名`, `第一次`.

use crate::text::words::chars;
use nom::IResult;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::{opt, recognize};
use nom::error::{Error, ErrorKind};
use nom::multi::{many0_count, many1_count};
use nom::sequence::preceded;

/// The longest title, in characters.
pub const LONGEST: usize = 220;

/// A title in book marks, without the outer marks.
///
/// ```
/// use gongbao::grammar::citation::quoted;
/// assert_eq!(quoted("《关于修改〈甲办法〉的决定》第三条"), Ok(("第三条", "关于修改〈甲办法〉的决定")));
/// ```
pub fn quoted(input: &str) -> IResult<&str, &str> {
    let body = input.strip_prefix('《').ok_or_else(|| no_match(input))?;
    let mut depth = 1usize;
    for (at, c) in body.char_indices().take(LONGEST) {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return if at == 0 {
                Err(no_match(input))
            } else {
                Ok((&body[at + c.len_utf8()..], &body[..at]))
            };
        }
    }
    // A mark inside that is never closed does not swallow the text behind the title.
    let end =
        body.char_indices().take(LONGEST).find(|(_, c)| *c == '》').map(|(at, _)| at).filter(|at| *at > 0);
    end.map(|at| (&body[at + '》'.len_utf8()..], &body[..at])).ok_or_else(|| no_match(input))
}

/// The inside of a bracket `（…）`, brackets inside it included.
pub fn remark(input: &str) -> IResult<&str, &str> {
    let body = input.strip_prefix('（').ok_or_else(|| no_match(input))?;
    let mut depth = 1usize;
    for (at, c) in body.char_indices().take(LONGEST) {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((&body[at + c.len_utf8()..], &body[..at]));
        }
    }
    Err(no_match(input))
}

/// The short name that a remark gives: `以下简称《办法》`, `云政发〔2019〕3号，以下称“办法”`, `下称节水办法`.
pub fn short_name(remark: &str) -> Option<&str> {
    const WORDS: &[&str] = &["以下简称", "以下统称", "以下称", "下称", "简称"];
    let at = WORDS.iter().find_map(|w| remark.find(w).map(|at| at + w.len()))?;
    let rest = remark[at..].trim_start_matches(['为', '：', ' ', '新', '原']);
    if let Ok((_, name)) = quoted(rest) {
        return Some(name);
    }
    let rest = rest.trim_start_matches('“');
    let end = rest.find(['”', '，', '；', '）', '、']).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|name| (2..=30).contains(&name.chars().count()))
}

/// The place in a document: `第三条第二款第（一）项`, `第五条至第七条`.
pub fn provision(input: &str) -> IResult<&str, &str> {
    recognize((many1_count(unit), many0_count((alt((tag("、"), tag("至"), tag("和"))), many1_count(unit)))))
        .parse(input)
}

fn unit(input: &str) -> IResult<&str, &str> {
    let number = |c: char| c.is_ascii_digit() || chars!("一二三四五六七八九十百零〇").has(c);
    let digits = || take_while_m_n(1, 8, number);
    let closed = recognize((alt((tag("（"), tag("("))), digits(), alt((tag("）"), tag(")")))));
    let name = alt((tag("条"), tag("款"), tag("项"), tag("目"), tag("章"), tag("节"), tag("编")));
    recognize((tag("第"), alt((closed, digits())), name, opt(preceded(tag("之"), digits())))).parse(input)
}

fn no_match(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_leaf<'a>(
        leaf: impl Fn(&'a str) -> IResult<&'a str, &'a str>,
        cases: &[(&'a str, Option<(&str, &str)>)],
    ) {
        for (input, expected) in cases {
            let found = leaf(input).ok().map(|(rest, value)| (value, rest));
            assert_eq!(found, *expected, "{input}");
        }
    }

    #[test]
    fn titles_in_book_marks() {
        check_leaf(
            quoted,
            &[
                ("《云溪区节水办法》和", Some(("云溪区节水办法", "和"))),
                ("《关于修改〈甲〉和〈乙〉的决定》", Some(("关于修改〈甲〉和〈乙〉的决定", ""))),
                ("《云溪区实施《节水法》的办法》后", Some(("云溪区实施《节水法》的办法", "后"))),
                ("《关于<甲>的通知》", Some(("关于<甲>的通知", ""))),
                ("《甲《乙》后文", Some(("甲《乙", "后文"))),
                ("《》空", None),
                ("《未完的题名", None),
                ("〈甲〉", None),
            ],
        );
    }

    #[test]
    fn remarks_and_short_names() {
        check_leaf(
            remark,
            &[
                ("（试行）后", Some(("试行", "后"))),
                ("（甲（乙）丙）", Some(("甲（乙）丙", ""))),
                ("（开", None),
            ],
        );
        for (remark, expected) in [
            ("以下简称《办法》", Some("办法")),
            ("云政发〔2019〕3号，以下简称“节水办法”", Some("节水办法")),
            ("以下简称节水法", Some("节水法")),
            ("以下简称新《规定》", Some("规定")),
            ("以下统称“两个方案”", Some("两个方案")),
            ("云政发〔2019〕3号", None),
        ] {
            assert_eq!(short_name(remark), expected, "{remark}");
        }
    }

    #[test]
    fn provisions() {
        check_leaf(
            provision,
            &[
                ("第三条的规定", Some(("第三条", "的规定"))),
                ("第三条第二款第（一）项规定", Some(("第三条第二款第（一）项", "规定"))),
                ("第三条、第五条至第七条，", Some(("第三条、第五条至第七条", "，"))),
                ("第120条之一", Some(("第120条之一", ""))),
                ("第一次修订", None),
                ("第三名", None),
            ],
        );
    }

    #[test]
    fn long_lines_stay_cheap() {
        let open = "《".repeat(20_000);
        assert!(quoted(&open).is_err());
        assert!(remark(&"（".repeat(20_000)).is_err());
    }
}
