//! Numbers as texts write them: `42,700`, `6.48亿`, `一百二十三`, `二〇一九`, `三分之一`.
//!
//! ```text
//! number   = arabic | han
//! arabic   = decimal [ magnitude { decimal magnitude } ]      1.2万, 2亿3000万
//! decimal  = integer [ "." digit+ ]
//! integer  = digit+ | digit{1,3} { ("," | "，") digit{3} }+
//! magnitude= ["十"|"百"|"千"] ("万"|"亿"|"万亿") | "百" | "千"
//! han      = positional | structured
//! positional = two or more of 〇一…九, at least three of them or a zero among them   二〇一九, 一〇
//! structured = digits with 十 百 千 万 亿, descending; 廿 = 二十, 卅 = 三十            两千零五, 十二
//! fraction = integer "/" integer | han "分之" han                                  1/3, 三分之一
//! ```
//!
//! Not accepted: two digits side by side that mean "about" (`三五个`, `十二三岁`, `二三十`), a bare `百`, `千`, `万`
//! (`百强`, `万户`), section numbers (`1.2.3`), and numbers with more than eighteen digits.

use nom::IResult;
use nom::error::{Error, ErrorKind};

use crate::model::Decimal;

mod han;

pub use han::{han_digit, han_integer};

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its exact value.
    pub value: Decimal,
    /// True when it was written in Han numerals.
    pub spelled: bool,
}

/// An Arabic or Han number with its magnitude.
///
/// ```
/// use gongbao::grammar::numeral::number;
/// let (rest, n) = number("1.2万人次").unwrap();
/// assert_eq!((n.value.to_string().as_str(), n.spelled, rest), ("12000", false, "人次"));
/// ```
pub fn number(input: &str) -> IResult<&str, Number> {
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        let (rest, value) = arabic(input)?;
        return Ok((rest, Number { value, spelled: false }));
    }
    let (rest, value) = han_integer(input)?;
    Ok((rest, Number { value: Decimal::from(value), spelled: true }))
}

/// A whole number in ASCII digits; commas only between groups of three.
pub fn arabic_integer(input: &str) -> IResult<&str, u64> {
    let (rest, digits) = arabic_digits(input)?;
    digits.parse().map(|value| (rest, value)).map_err(|_| no_match(input))
}

/// A number in ASCII digits with an optional decimal fraction, exact.
pub fn decimal_number(input: &str) -> IResult<&str, Decimal> {
    let (rest, mut digits) = arabic_digits(input)?;
    let Some(fraction) = rest.strip_prefix('.') else { return exact(input, rest, &digits) };
    let end = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
    if end == 0 {
        return exact(input, rest, &digits);
    }
    let (decimals, behind) = fraction.split_at(end);
    let section_number =
        behind.strip_prefix('.').is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
    if section_number || end > MAX_DECIMALS {
        return Err(no_match(input));
    }
    digits.push('.');
    digits.push_str(decimals);
    exact(input, behind, &digits)
}

/// The factor behind Arabic digits: `万`, `亿`, `万亿`, `百`, `千`, `千万` ….
///
/// The `千` of `千瓦`, `千米` and their like belongs to the unit, the `百` of `百分点` too.
pub fn magnitude(input: &str) -> IResult<&str, u64> {
    for &(word, factor) in MAGNITUDES {
        let Some(rest) = input.strip_prefix(word) else { continue };
        let unit_prefix = match word {
            "千" => "米瓦克伏帕卡赫安字",
            "百" => "分",
            _ => "",
        };
        return if rest.starts_with(|c| unit_prefix.contains(c)) {
            Err(no_match(input))
        } else {
            Ok((rest, factor))
        };
    }
    Err(no_match(input))
}

/// A fraction, rounded to six places: `1/3`, `三分之一`; not a percentage, whose base is a round hundred.
pub fn fraction(input: &str) -> IResult<&str, Number> {
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        let (rest, above) = arabic_integer(input)?;
        let (rest, below) = arabic_integer(rest.strip_prefix('/').ok_or_else(|| no_match(input))?)?;
        if rest.starts_with(['/', '.']) {
            return Err(no_match(input));
        }
        return quotient(input, rest, above, below, false);
    }
    let (rest, below) = han_integer(input)?;
    let (rest, above) = han_integer(rest.strip_prefix("分之").ok_or_else(|| no_match(input))?)?;
    quotient(input, rest, above, below, true)
}

/// `半`, one half.
pub fn half(input: &str) -> IResult<&str, Number> {
    let rest = input.strip_prefix('半').ok_or_else(|| no_match(input))?;
    Ok((rest, Number { value: Decimal::new(5, 1), spelled: true }))
}

/// The error of a leaf that does not match at `input`.
pub(super) fn no_match(input: &str) -> nom::Err<Error<&str>> {
    nom::Err::Error(Error::new(input, ErrorKind::Verify))
}

/// What joins the two ends of a range: `至`, `到` and the dashes of all kinds, one or two of them, with a blank on either side.
pub(super) fn dash(input: &str) -> Option<&str> {
    let rest = input.strip_prefix(' ').unwrap_or(input);
    let behind = rest.strip_prefix(['至', '到']).or_else(|| {
        let first = rest.strip_prefix(DASHES)?;
        Some(first.strip_prefix(['—', '―', '─']).unwrap_or(first))
    })?;
    Some(behind.strip_prefix(' ').unwrap_or(behind))
}

const DASHES: &[char] = &['—', '-', '–', '―', '─', '－', '~', '～', '〜', '∼', '−'];

const MAX_DIGITS: usize = 18;
const MAX_DECIMALS: usize = 9;

/// Longest first.
const MAGNITUDES: &[(&str, u64)] = &[
    ("万亿", 1_000_000_000_000),
    ("萬億", 1_000_000_000_000),
    ("十万", 100_000),
    ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("十亿", 1_000_000_000),
    ("百亿", 10_000_000_000),
    ("千亿", 100_000_000_000),
    ("万", 10_000),
    ("萬", 10_000),
    ("亿", 100_000_000),
    ("億", 100_000_000),
    ("百", 100),
    ("千", 1_000),
];

fn arabic(input: &str) -> IResult<&str, Decimal> {
    let (mut rest, first) = decimal_number(input)?;
    let Ok((behind, mut factor)) = magnitude(rest) else { return Ok((rest, first)) };
    let mut value = first.checked_mul(Decimal::from(factor)).ok_or_else(|| no_match(input))?;
    rest = behind;
    while let Ok((behind, part)) = decimal_number(rest) {
        let Ok((behind, smaller)) = magnitude(behind) else { break };
        let sum = part.checked_mul(Decimal::from(smaller)).and_then(|p| value.checked_add(p));
        let Some(sum) = sum.filter(|_| smaller < factor) else { break };
        (value, factor, rest) = (sum, smaller, behind);
    }
    Ok((rest, value.normalize()))
}

/// The digits without their commas, and the rest.
fn arabic_digits(input: &str) -> IResult<&str, String> {
    let run = |s: &str| s.bytes().take(MAX_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let first = run(input);
    if first == 0 || first > MAX_DIGITS {
        return Err(no_match(input));
    }
    let (digits, mut rest) = input.split_at(first);
    let mut digits = digits.to_owned();
    while digits.len() + 3 <= MAX_DIGITS && first <= 3 {
        let Some(group) = rest.strip_prefix([',', '，']).filter(|s| run(s) == 3) else { break };
        digits.push_str(&group[..3]);
        rest = &group[3..];
    }
    Ok((rest, digits))
}

fn exact<'a>(input: &'a str, rest: &'a str, digits: &str) -> IResult<&'a str, Decimal> {
    Decimal::from_str_exact(digits).map(|value| (rest, value)).map_err(|_| no_match(input))
}

fn quotient<'a>(
    input: &'a str,
    rest: &'a str,
    above: u64,
    below: u64,
    spelled: bool,
) -> IResult<&'a str, Number> {
    let value = Decimal::from(above).checked_div(Decimal::from(below)).ok_or_else(|| no_match(input))?;
    Ok((rest, Number { value: value.round_dp(6), spelled }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn arabic_integers() {
        for (input, value, rest) in [
            ("42700人", 42_700, "人"),
            ("42,700人", 42_700, "人"),
            ("1，200，000元", 1_200_000, "元"),
            ("12,34", 12, ",34"),
            ("2019,200", 2019, ",200"),
            ("1,2000", 1, ",2000"),
        ] {
            assert_eq!(arabic_integer(input), Ok((rest, value)), "{input}");
        }
        for input in ["", "一", ",200", "1234567890123456789"] {
            assert!(arabic_integer(input).is_err(), "{input}");
        }
    }

    #[test]
    fn numbers() {
        for (input, value, spelled, rest) in [
            ("6.48亿元", "648000000", false, "元"),
            ("1.2万人次", "12000", false, "人次"),
            ("0.01毫米", "0.01", false, "毫米"),
            ("3千瓦", "3", false, "千瓦"),
            ("3千人", "3000", false, "人"),
            ("5千万元", "50000000", false, "元"),
            ("10万千瓦", "100000", false, "千瓦"),
            ("2亿3000万元", "230000000", false, "元"),
            ("1.5万亿", "1500000000000", false, ""),
            ("3萬元", "30000", false, "元"),
            ("5.", "5", false, "."),
            ("二万五千", "25000", true, ""),
        ] {
            assert_eq!(number(input), Ok((rest, Number { value: dec(value), spelled })), "{input}");
        }
        for input in ["1.2.3", "半", "．5", "1.1234567890"] {
            assert!(number(input).is_err(), "{input}");
        }
    }

    #[test]
    fn fractions() {
        for (input, value, rest) in
            [("1/3的", "0.333333", "的"), ("三分之一", "0.333333", ""), ("三分之二以上", "0.666667", "以上")]
        {
            let (left, n) = fraction(input).unwrap();
            assert_eq!((n.value, left), (dec(value), rest), "{input}");
        }
        for input in ["1/0", "2019/9/2", "1/", "三分", "分之一"] {
            assert!(fraction(input).is_err(), "{input}");
        }
        assert_eq!(half("半年").unwrap().1.value, dec("0.5"));
    }

    proptest::proptest! {
        #[test]
        fn no_input_panics(input in "[〇零一二三九十百千万亿廿0O两,，./0-9]{0,40}") {
            let _ = (number(&input), fraction(&input), han_integer(&input), decimal_number(&input));
        }
    }
}
