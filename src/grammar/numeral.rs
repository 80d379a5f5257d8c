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

/// A whole number in Han numerals, positional or structured.
///
/// ```
/// use gongbao::grammar::numeral::han_integer;
/// assert_eq!(han_integer("二〇一九年"), Ok(("年", 2019)));
/// assert_eq!(han_integer("一百二十三条"), Ok(("条", 123)));
/// ```
pub fn han_integer(input: &str) -> IResult<&str, u64> {
    let run: Vec<char> =
        input.chars().take(MAX_DIGITS + 1).take_while(|&c| positional_digit(c).is_some()).collect();
    if run.len() > 1 && run[0] != '0' {
        return positional(input, &run);
    }
    structured(input)
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

/// The value of a Han digit, `零` and its look-alikes included; `两` counts as 2.
pub fn han_digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '○' | '◯' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
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

/// A digit of a positional numeral. Printers also use `O` and `0` as the Han zero: `二O一九`, `二00五`.
fn positional_digit(c: char) -> Option<u64> {
    match c {
        'O' | 'o' | '0' => Some(0),
        '两' | '兩' => None,
        c => han_digit(c),
    }
}

fn positional<'a>(input: &'a str, run: &[char]) -> IResult<&'a str, u64> {
    let zero = run[1..].iter().any(|&c| positional_digit(c) == Some(0));
    let len: usize = run.iter().map(|c| c.len_utf8()).sum();
    let rest = &input[len..];
    let unit = rest.chars().next().and_then(han_unit).is_some();
    if unit || run.len() > MAX_DIGITS || (run.len() == 2 && !zero) {
        return Err(no_match(input));
    }
    Ok((rest, run.iter().filter_map(|&c| positional_digit(c)).fold(0, |n, d| n * 10 + d)))
}

fn han_unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// What has been read of a structured numeral.
#[derive(Clone, Copy, Default)]
struct Structured {
    /// Value of the finished 亿 part.
    high: u64,
    /// Value of the finished 万 part.
    middle: u64,
    /// Value below 万.
    low: u64,
    /// A digit that waits for its unit.
    digit: Option<u64>,
    /// The last unit, to keep the order descending; 0 before the first.
    unit: u64,
    /// A zero stands directly before.
    zero: bool,
}

impl Structured {
    /// Reads one more character; `None` when the numeral ends before it.
    fn next(mut self, c: char) -> Option<Self> {
        if let Some(tens) = match c {
            '廿' => Some(20),
            '卅' => Some(30),
            _ => None,
        } {
            let fresh = self.digit.is_none() && (self.unit == 0 || self.unit > 10);
            return fresh.then_some(Self { low: self.low + tens, unit: 10, zero: false, ..self });
        }
        match han_digit(c) {
            Some(0) if self.unit > 0 && self.digit.is_none() && !self.zero => self.zero = true,
            Some(0) => return None,
            Some(d) if self.digit.is_none() => self.digit = Some(d),
            Some(_) => return None,
            None => return self.scaled(han_unit(c)?),
        }
        Some(self)
    }

    fn scaled(self, unit: u64) -> Option<Self> {
        let Self { high, middle, low, digit, unit: last, zero } = self;
        let below = |limit: u64| last == 0 || last > limit;
        let low = match unit {
            10 if digit.is_none() && (last == 0 || (zero && last > 10)) => low + 10,
            10..=1_000 if below(unit) || last >= 10_000 => low + digit? * unit,
            _ => low + digit.unwrap_or(0),
        };
        let done = Self { high, middle, low, digit: None, unit, zero: false };
        match unit {
            10..=1_000 => (below(unit) || last >= 10_000).then_some(done),
            10_000 => (low > 0 && middle == 0 && last != 10_000).then(|| Self {
                middle: low * unit,
                low: 0,
                ..done
            }),
            _ => {
                let part = middle + low;
                (part > 0 && high == 0).then(|| Self { high: part * unit, middle: 0, low: 0, ..done })
            }
        }
    }

    /// The value, when the numeral may end here. `一百二` is 120, `一百零二` is 102.
    fn value(self) -> Option<u64> {
        let last = match self.digit {
            Some(d) if self.unit >= 100 && !self.zero => d * (self.unit / 10),
            Some(d) => d,
            None if self.zero || self.unit == 0 => return None,
            None => 0,
        };
        Some(self.high + self.middle + self.low + last)
    }
}

fn structured(input: &str) -> IResult<&str, u64> {
    let mut state = Structured::default();
    let mut found = None;
    for (at, c) in input.char_indices() {
        let Some(next) = state.next(c) else {
            // `一百二百` are two numbers: the digit before a unit out of order belongs to the second.
            if state.digit.is_some() && state.unit > 0 && han_unit(c).is_some() {
                found = trim_digit(input, at);
            }
            // `十二三岁` is about a dozen, not 12.
            if state.digit.is_some() && han_digit(c).is_some() {
                found = None;
            }
            break;
        };
        state = next;
        if let Some(value) = state.value() {
            found = Some((at + c.len_utf8(), value));
        }
    }
    let (end, value) = found.ok_or_else(|| no_match(input))?;
    Ok((&input[end..], value))
}

/// The numeral that ends before the digit before `at`.
fn trim_digit(input: &str, at: usize) -> Option<(usize, u64)> {
    let mut state = Structured::default();
    let end = input[..at].char_indices().next_back()?.0;
    for c in input[..end].chars() {
        state = state.next(c)?;
    }
    state.value().map(|value| (end, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn han_integers() {
        for (input, value, rest) in [
            ("一百二十三条", 123, "条"),
            ("二十", 20, ""),
            ("廿一日", 21, "日"),
            ("卅日", 30, "日"),
            ("十", 10, ""),
            ("十二月", 12, "月"),
            ("两千人", 2000, "人"),
            ("二千零五", 2005, ""),
            ("一千零一十", 1010, ""),
            ("一百零二条", 102, "条"),
            ("一百二", 120, ""),
            ("二万五千元", 25_000, "元"),
            ("三万五", 35_000, ""),
            ("一万零五十", 10_050, ""),
            ("十二万亿元", 12_000_000_000_000, "元"),
            ("三亿二千万", 320_000_000, ""),
            ("贰拾伍万", 250_000, ""),
            ("二〇一九年", 2019, "年"),
            ("二○○四年", 2004, "年"),
            ("二零一九年", 2019, "年"),
            ("二O一九年", 2019, "年"),
            ("二00五年", 2005, "年"),
            ("二〇〇〇年", 2000, "年"),
            ("一九九七年", 1997, "年"),
            ("二〇号", 20, "号"),
            ("一是加强", 1, "是加强"),
            ("二十千米", 20, "千米"),
            ("一百二百", 100, "二百"),
            ("五十百", 50, "百"),
            ("三百零", 300, "零"),
        ] {
            assert_eq!(han_integer(input), Ok((rest, value)), "{input}");
        }
        for input in [
            "",
            "百强",
            "千人",
            "万户",
            "亿元",
            "三五个",
            "二三十",
            "两三天",
            "零",
            "〇",
            "人",
            "2019",
            "年一",
        ] {
            assert!(han_integer(input).is_err(), "{input}");
        }
        assert!(han_integer(&"九".repeat(100)).is_err());
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
