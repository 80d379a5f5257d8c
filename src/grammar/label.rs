//! The label at the start of a numbered unit: `一、` `（一）` `1.` `①` `第一条` `专栏1` `一是` `——` `2.3.1`.
//!
//! ```text
//! label    = box | statute | bracket | sign | shi | dash | han | arabic
//! box      = "专栏" number ["：" | "、"]
//! statute  = "第" number ("编" | "篇" | "部分" | "章" | "节" | "条" ["之" number]) ["：" | "、"]
//! bracket  = ["（"] number "）" ["、" | "."]                 -- 一 gives （一）, 1 gives （1）
//! sign     = "①" … | "⑴" … | "⒈" … | "㈠" …
//! shi      = han "是"
//! dash     = "——" | "--" | "―" …
//! han      = (han | "—") ("、" | "." | "，")
//! arabic   = digits ("." | "、" | "，") | digits { "." digits }      -- the second is a decimal label
//! ```
//!
//! Before the label a mark of Markdown or a bullet may stand. Behind the label goes its punctuation and any blank. A glyph of the private use area stands for a dot, since some
//! fonts print `1.` that way. Not accepted: numbers that begin a quantity, a date or a name (`1.5亿元`, `2019年`, `5G`),
//! ordinals in running text (`第一`, `第一条线`, `第三条规定的`), runs (`一、二等奖`) and page numbers (`— 3 —`).

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, not, opt, peek, recognize, verify};
use nom::multi::{many0, many1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::numeral::{han_digit, han_integer};
use crate::model::SectionStyle;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::{WordList, chars, words};

/// The label of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// How it is written.
    pub style: SectionStyle,
    /// Its value; `None` for a dash.
    pub number: Option<u32>,
    /// Number of an inserted article: 1 in `第一百二十条之一`.
    pub inserted: Option<u32>,
    /// The parts of a decimal label, `[2, 3, 1]` for `2.3.1`; else empty.
    pub parts: Vec<u32>,
}

impl Label {
    fn new(style: SectionStyle, number: u32) -> Self {
        Self { style, number: Some(number), inserted: None, parts: Vec::new() }
    }

    fn decimal(parts: Vec<u32>) -> Self {
        Self { style: SectionStyle::Decimal, number: parts.last().copied(), inserted: None, parts }
    }
}

/// Reads a label with its punctuation and the blanks behind it.
///
/// ```
/// use gongbao::grammar::label::label;
/// use gongbao::model::SectionStyle;
/// let (rest, read) = label("（二）健全机制").unwrap();
/// assert_eq!((rest, read.style, read.number), ("健全机制", SectionStyle::HanParen, Some(2)));
/// assert!(label("1.5亿元").is_err());
/// ```
///
/// # Errors
/// When `input` does not begin with a label.
pub fn label(input: &str) -> IResult<&str, Label> {
    let marked = input.starts_with(|c| chars!("#-*+•·●▪■◆@").has(c));
    let unmarked = if marked { opt(list_mark).parse(input)?.0 } else { input };
    let first = unmarked.chars().next().unwrap_or_default();
    let read = match first {
        '专' => boxed(unmarked),
        '第' => statute(unmarked),
        '（' | '(' => bracket(unmarked),
        '0'..='9' => alt((bracket, arabic)).parse(unmarked),
        '—' | '―' | '─' | '━' | '-' | '－' | '–' if unmarked.len() < input.len() => han(unmarked),
        '—' | '―' | '─' | '━' | '-' | '－' | '–' => alt((han, dash)).parse(unmarked),
        c if is_han(c) && (han_digit(c).is_some() || chars!("十拾百佰千仟万萬亿億廿卅").has(c)) => {
            alt((bracket, shi, han)).parse(unmarked)
        }
        c if sign_value(c).is_some() => sign(unmarked),
        _ => Err(no_match(input)),
    };
    let (rest, label) = read?;
    Ok((blanks(rest)?.0, label))
}

/// Length of the label with which `text` begins, with the blanks behind it; 0 without one.
///
/// ```
/// use gongbao::grammar::label::label_len;
/// assert_eq!((label_len("（二）健全机制"), label_len("健全机制")), ("（二）".len(), 0));
/// ```
pub fn label_len(text: &str) -> usize {
    label(text).map_or(0, |(rest, _)| text.len() - rest.len())
}

/// The mark of a heading or list item of Markdown, or a bullet, before the label: `## 第一章`, `- 1.`.
fn list_mark(input: &str) -> IResult<&str, ()> {
    let heading = (many1(char('#')), blanks).map(|_| ());
    let bullet = (
        one_of("-*+•·●▪■◆"),
        alt((take_while1(is_blank), peek(recognize(satisfy(|c| is_han(c) || c == '（'))))),
    )
        .map(|_| ());
    // Machine reading sees an @ before the circle of ①.
    let circle = (char('@'), peek(satisfy(|c| sign_value(c).is_some()))).map(|_| ());
    let (rest, _) = alt((heading, bullet, circle)).parse(input)?;
    if rest.starts_with('、') { Err(no_match(input)) } else { Ok((rest, ())) }
}

/// Reads the number of an emergency plan that stands before its heading without a dot, as `1总则` and `2 组织体系`,
/// and decimal labels. Only for a text that is known to number its units that way.
///
/// # Errors
/// When `input` does not begin with such a number.
pub fn bare_decimal(input: &str) -> IResult<&str, Label> {
    let bare = terminated(small, (blanks, peek(heading_start)));
    terminated(alt((decimal, bare.map(|n| Label::decimal(vec![n])))), blanks).parse(input)
}

/// Reads an ordinal in Han numerals, 1 to 9999: `三`, `十二`, `一百二十`, `二〇`.
pub(crate) fn han_ordinal(input: &str) -> IResult<&str, u32> {
    let ordinal = map_opt(han_integer, |n| u32::try_from(n).ok().filter(|n| (1..10_000).contains(n)));
    preceded(not(char('两')), ordinal).parse(input)
}

/// Reads an ordinal in digits of either kind.
pub(crate) fn ordinal(input: &str) -> IResult<&str, u32> {
    alt((han_ordinal, digits)).parse(input)
}

fn no_match(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// `专栏1`, `专栏一：`.
fn boxed(input: &str) -> IResult<&str, Label> {
    let number = alt((short, terminated(han_ordinal, not(one_of("览样时")))));
    // `专栏1年度计划` is a heading, of which repaired text has no blank.
    let goes_on = (not(tag("年度")), one_of("年月.、和至"));
    let number = terminated(number, not(goes_on));
    let close = (blanks, opt(one_of("：:、")));
    (tag("专栏"), blanks, number, close).map(|(_, _, n, _)| Label::new(SectionStyle::Box, n)).parse(input)
}

/// `第一章`, `第3条`, `第一百二十条之一`, unless the words behind it make it a reference.
fn statute(input: &str) -> IResult<&str, Label> {
    let (rest, label) = set_apart(input)?;
    if runs_on(label.style, rest) { Err(no_match(input)) } else { Ok((rest, label)) }
}

/// A statute's label that is set apart in print, by a blank that repaired text no longer has: whatever words follow,
/// it is no reference.
///
/// ```
/// use gongbao::grammar::label::{label, set_apart};
/// assert!(label("第五条规定的事项").is_err());
/// assert_eq!(set_apart("第五条规定的事项").unwrap().1.number, Some(5));
/// ```
pub fn set_apart(input: &str) -> IResult<&str, Label> {
    let unit = alt((
        tag("编").map(|_| SectionStyle::Part),
        tag("篇").map(|_| SectionStyle::Part),
        tag("部分").map(|_| SectionStyle::Part),
        tag("章").map(|_| SectionStyle::Chapter),
        tag("节").map(|_| SectionStyle::Section),
        tag("条").map(|_| SectionStyle::Article),
    ));
    let inserted = opt(preceded(char('之'), ordinal));
    let (rest, (_, number, style, inserted)) =
        (char('第'), delimited(blanks, ordinal, blanks), unit, inserted).parse(input)?;
    // `第一部分、第二部分分别装订`
    let (rest, _) = (not((char('、'), char('第'))), opt((blanks, one_of("：、")))).parse(rest)?;
    Ok((rest, Label { inserted, ..Label::new(style, number) }))
}

/// True when what follows `第N条` makes it a reference or another noun.
fn runs_on(style: SectionStyle, rest: &str) -> bool {
    static GOES_ON: WordList = WordList::new(&[
        "的",
        "规定",
        "所称",
        "所列",
        "所述",
        "所指",
        "所规定",
        "中的",
        "中规定",
        "中“",
        "至第",
        "、第",
        "和第",
        "及第",
        "或第",
        "与第",
        "或者第",
        "以及第",
        "到第",
        "，",
        "。",
        "）",
        "是",
        "修改为",
        "第（",
        "第(",
        "分之",
    ]);
    let compounds: &[&str] = match style {
        SectionStyle::Article => &["款", "线", "路", "街", "生产线", "消息"],
        SectionStyle::Section => &["课", "车"],
        SectionStyle::Part => &["队", "制"],
        _ => &[],
    };
    let compound = compounds.iter().any(|w| rest.starts_with(w)) && !rest.starts_with("街道");
    let part = |unit| (char('第'), ordinal, char::<_, nom::error::Error<&str>>(unit)).parse(rest).is_ok();
    compound || GOES_ON.begin(rest) || ['款', '项', '条', '目'].into_iter().any(part)
}

/// `（一）`, `(1)`, `1）`.
fn bracket(input: &str) -> IResult<&str, Label> {
    let number = alt((
        verify(han_ordinal, |&n| n < 1000).map(|n| Label::new(SectionStyle::HanParen, n)),
        short.map(|n| Label::new(SectionStyle::ArabicParen, n)),
    ));
    let (rest, (_, _, label, ..)) =
        (opt(one_of("（(")), blanks, number, blanks, one_of("）)")).parse(input)?;
    let referred = rest.starts_with(['项', '款', '目', '。', '；', '，'])
        && !words!["项目", "款项", "目标", "目录", "目的"].begin(rest);
    if referred || words!["、（", "至（", "和（", "至第"].begin(rest) {
        return Err(no_match(input));
    }
    let (rest, _) = opt(dot_or_comma).parse(rest)?;
    Ok((rest, label))
}

/// One character that is a whole label: `①`, `⑴`, `⒈`, `㈠`.
fn sign(input: &str) -> IResult<&str, Label> {
    map_opt(terminated(satisfy(|_| true), opt(dot_or_comma)), |c| {
        sign_value(c).map(|(style, n)| Label::new(style, n))
    })
    .parse(input)
}

/// Style and value of a sign that holds its number: `①`.
pub(crate) fn sign_value(c: char) -> Option<(SectionStyle, u32)> {
    /// First and last sign of a row, the value of the first, and the style.
    const ROWS: &[(char, char, u32, SectionStyle)] = &[
        ('①', '⑳', 1, SectionStyle::Circled),
        ('㉑', '㉟', 21, SectionStyle::Circled),
        ('㊱', '㊿', 36, SectionStyle::Circled),
        ('❶', '❿', 1, SectionStyle::Circled),
        ('➀', '➉', 1, SectionStyle::Circled),
        ('➊', '➓', 1, SectionStyle::Circled),
        ('⑴', '⒇', 1, SectionStyle::ArabicParen),
        ('⒈', '⒛', 1, SectionStyle::ArabicDot),
        ('㈠', '㈩', 1, SectionStyle::HanParen),
    ];
    let row = ROWS.iter().find(|row| (row.0..=row.1).contains(&c))?;
    Some((row.3, row.2 + (c as u32 - row.0 as u32)))
}

/// `一是` before a statement; not `一是一`.
fn shi(input: &str) -> IResult<&str, Label> {
    let number = verify(han_ordinal, |&n| n <= 20);
    let goes_on =
        (not(one_of("否不一")), satisfy(|c| is_han(c) || c.is_ascii_digit() || chars!("“《（").has(c)));
    (number, char('是'), peek(goes_on)).map(|(n, ..)| Label::new(SectionStyle::HanShi, n)).parse(input)
}

/// `一、`, `十二.`, and `—、`, where a dash was read for 一.
fn han(input: &str) -> IResult<&str, Label> {
    let dash = one_of("—―─－–-").map(|_| 1);
    let value = alt((terminated(han_ordinal, (blanks, one_of("、.．，,"))), terminated(dash, char('、'))));
    let (rest, number) = verify(value, |&n| n < 1000).parse(input)?;
    if run_of(number, rest, han_ordinal) {
        return Err(no_match(input));
    }
    Ok((rest, Label::new(SectionStyle::HanComma, number)))
}

/// True when `rest` goes on with the next number: `一、二等奖`, `1、2号楼`.
fn run_of(number: u32, rest: &str, numeral: fn(&str) -> IResult<&str, u32>) -> bool {
    const COUNTED: &str = "、和及等级类期季线层楼批号产档审环栋幢标#至—-";
    numeral(rest).is_ok_and(|(after, next)| next == number + 1 && after.starts_with(|c| COUNTED.contains(c)))
}

/// `——`, `--`, `―`; not a page number between dashes and not a rule.
fn dash(input: &str) -> IResult<&str, Label> {
    let long = recognize((one_of("—―─━"), many0(one_of("—―─━"))));
    let short = recognize((one_of("-－–"), many1(one_of("-－–"))));
    let (rest, _) = terminated(alt((long, short)), blanks).parse(input)?;
    let page = rest.trim_end().ends_with(['—', '―', '─', '-', '－'])
        && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if page || !rest.starts_with(|c| is_han(c) || chars!("“《（").has(c) || c.is_ascii_alphanumeric()) {
        return Err(no_match(input));
    }
    Ok((rest, Label { style: SectionStyle::Dash, number: None, inserted: None, parts: Vec::new() }))
}

/// Labels that begin with digits.
fn arabic(input: &str) -> IResult<&str, Label> {
    alt((decimal, dotted, comma)).parse(input)
}

/// `1.`; in `1.2019年` and `1.5G网络` the second number belongs to the text.
fn dotted(input: &str) -> IResult<&str, Label> {
    let dot = satisfy(|c| matches!(c, '.' | '．' | '﹒' | '\u{e000}'..='\u{f8ff}'));
    let text = alt((not(satisfy(|c: char| c.is_ascii_digit())), own_number));
    (short, blanks, dot, opt(char('、')), peek(text))
        .map(|(n, ..)| Label::new(SectionStyle::ArabicDot, n))
        .parse(input)
}

/// A number that cannot be the fraction of a decimal: a year, a long number, `5G`, `3D`, the month of a date (`3月底`).
fn own_number(input: &str) -> IResult<&str, ()> {
    let long = verify(take_digits, |d: &str| (4..=5).contains(&d.len())).map(|_| ());
    let name = (take_digits, one_of("GD"), satisfy(is_han)).map(|_| ());
    let month = verify(take_digits, |d: &str| d.len() <= 2 && (1..=12).contains(&d.parse().unwrap_or(0)));
    let dated = |c: char| c.is_ascii_digit() || chars!("至到底前初上中下份起，、—－-～~").has(c);
    let month = (month, char('月'), satisfy(dated)).map(|_| ());
    alt((long, name, month)).parse(input)
}

/// `1、`, `1，`.
fn comma(input: &str) -> IResult<&str, Label> {
    let clause = (char('，'), peek(satisfy(is_han))).map(|_| ());
    let (rest, (number, ..)) = (short, blanks, alt((char('、').map(|_| ()), clause))).parse(input)?;
    if run_of(number, rest, digits) || run_of(number, rest, short) {
        return Err(no_match(input));
    }
    Ok((rest, Label::new(SectionStyle::ArabicComma, number)))
}

/// `1.1`, `2.3.1`, `2.3.1.`
fn decimal(input: &str) -> IResult<&str, Label> {
    let dot = terminated(one_of(".．"), peek(satisfy(|c: char| c.is_ascii_digit())));
    let (rest, (first, more)) = (small, many1(preceded(dot, small))).parse(input)?;
    let (rest, _) =
        opt(terminated(one_of(".．、"), not(satisfy(|c: char| c.is_ascii_digit())))).parse(rest)?;
    let plausible = if more.len() == 1 {
        (blanks, heading_start).parse(rest).is_ok()
    } else {
        rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit() || chars!("年月日%").has(c))
    };
    if !plausible {
        return Err(no_match(input));
    }
    Ok((rest, Label::decimal(std::iter::once(first).chain(more).collect())))
}

/// The start of a heading that cannot be a unit behind a number.
fn heading_start(input: &str) -> IResult<&str, ()> {
    /// Units of measure and counting; the words after them begin with the same character but are none.
    const UNITS: &[(&str, &[&str])] = &[
        ("亿", &[]),
        ("万", &[]),
        ("千", &[]),
        ("百", &["姓"]),
        ("元", &["素"]),
        ("倍", &[]),
        ("个", &["人", "体", "性"]),
        ("公里", &[]),
        ("公斤", &[]),
        ("公顷", &[]),
        ("公分", &[]),
        ("平方", &[]),
        ("立方", &[]),
        ("米", &[]),
        ("吨", &[]),
        ("亩", &[]),
        ("度", &["假", "汛"]),
        (
            "分",
            &[
                "工", "级", "类", "析", "布", "阶", "期", "段", "组", "别", "配", "层", "区", "级", "步",
                "管", "支",
            ],
        ),
        ("级", &["别"]),
        ("年", &["度", "龄"]),
        ("月", &["度"]),
        ("日", &["常"]),
        ("天", &["然", "气"]),
        ("小时", &[]),
        ("周", &["边", "期", "密"]),
        ("寸", &[]),
        ("折", &[]),
        ("岁", &[]),
        ("届", &[]),
        ("人", &["员", "民", "才", "力", "口", "工", "防", "事", "群", "大", "身", "均"]),
        ("家", &["庭", "长", "具", "禽", "畜"]),
        ("项", &["目"]),
        ("户", &["籍", "外"]),
        ("名", &["称", "录", "词"]),
        ("次", &["生"]),
        ("台", &["账", "风"]),
        ("厘米", &[]),
        ("毫", &[]),
        ("号", &[]),
        ("时", &["间", "限", "效"]),
        ("点", &["位"]),
        ("℃", &[]),
        ("至", &[]),
        ("成以", &[]),
        ("以上", &[]),
        ("左右", &[]),
    ];
    let unit = UNITS.iter().any(|(unit, words)| {
        input.strip_prefix(unit).is_some_and(|after| !words.iter().any(|w| after.starts_with(w)))
    });
    let name = input.chars().take_while(char::is_ascii_alphabetic).count() >= 3
        && !words!["GHz", "MHz", "KHz", "kHz", "Mpa", "MPa"].begin(input);
    if !unit && (name || is_roman_level(input) || input.starts_with(|c| is_han(c) || chars!("“《（").has(c)))
    {
        Ok((input, ()))
    } else {
        Err(no_match(input))
    }
}

/// A level in Roman numerals: `Ⅰ级响应`, `IV级响应`.
fn is_roman_level(input: &str) -> bool {
    let rest = input.trim_start_matches(|c: char| matches!(c, 'Ⅰ'..='Ⅻ' | 'I' | 'V' | 'X'));
    rest.len() < input.len() && rest.starts_with(is_han)
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(input)
}

fn dot_or_comma(input: &str) -> IResult<&str, char> {
    one_of("、.．").parse(input)
}

fn take_digits(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

fn digits(input: &str) -> IResult<&str, u32> {
    map_opt(take_digits, |d: &str| d.parse().ok()).parse(input)
}

/// One to three digits without a leading zero.
fn short(input: &str) -> IResult<&str, u32> {
    let fits = |d: &&str| d.len() <= 3 && !d.starts_with('0');
    map_opt(take_digits, |d: &str| Some(d).filter(fits).and_then(|d| d.parse().ok())).parse(input)
}

/// One or two digits without a leading zero.
fn small(input: &str) -> IResult<&str, u32> {
    verify(short, |&n| n < 100).parse(input)
}

#[cfg(test)]
mod tests;
