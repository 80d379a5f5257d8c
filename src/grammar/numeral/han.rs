//! Whole numbers in Han numerals: `一百二十三`, `两千零五`, `二〇一九`, `廿一`.

use nom::IResult;

use super::{MAX_DIGITS, no_match};

/// A whole number in Han numerals, positional or structured.
///
/// ```
/// use gongbao::grammar::numeral::han_integer;
/// assert_eq!(han_integer("二〇一九年"), Ok(("年", 2019)));
/// assert_eq!(han_integer("一百二十三条"), Ok(("条", 123)));
/// ```
pub fn han_integer(input: &str) -> IResult<&str, u64> {
    let digits = input.chars().take(MAX_DIGITS + 1).take_while(|&c| positional_digit(c).is_some());
    match digits.count() {
        0 | 1 => structured(input),
        _ if input.starts_with('0') => structured(input),
        count => positional(input, count),
    }
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

/// A digit of a positional numeral. Printers also use `O` and `0` as the Han zero: `二O一九`, `二00五`.
fn positional_digit(c: char) -> Option<u64> {
    match c {
        'O' | 'o' | '0' => Some(0),
        '两' | '兩' => None,
        c => han_digit(c),
    }
}

/// The number of the first `count` characters, which are all digits.
fn positional(input: &str, count: usize) -> IResult<&str, u64> {
    let run = || input.chars().take(count);
    let zero = run().skip(1).any(|c| positional_digit(c) == Some(0));
    let rest = &input[run().map(char::len_utf8).sum()..];
    let unit = rest.chars().next().and_then(han_unit).is_some();
    if unit || count > MAX_DIGITS || (count == 2 && !zero) {
        return Err(no_match(input));
    }
    Ok((rest, run().filter_map(positional_digit).fold(0, |n, d| n * 10 + d)))
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
}
