//! Numbers of lists, as word processors and browsers write them.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const FORMAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const ROMAN: &[(i64, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// `number` in a format of DOCX (ST_NumberFormat); in digits where the format has no sign for it.
pub(super) fn write(format: &str, number: i64) -> String {
    let written = match format {
        "none" => Some(String::new()),
        "upperRoman" => roman(number).map(|n| n.to_uppercase()),
        "lowerRoman" => roman(number),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "chineseLegalSimplified" | "ideographLegalTraditional" => formal(number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digital(number),
        "ideographTraditional" => nth(STEMS, number),
        "ideographZodiac" => nth(BRANCHES, number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" => within(number, '⑴'),
        "decimalEnclosedFullstop" => within(number, '⒈'),
        "decimalFullWidth" | "decimalFullWidth2" => Some(full_width(number)),
        "decimalZero" => Some(format!("{number:02}")),
        _ => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// As Chinese documents count, below ten thousand: `十`, `二十一`, `一百零五`.
pub(super) fn chinese(number: i64) -> Option<String> {
    let written = places(number, &DIGITS, ["", "十", "百", "千"])?.replace('〇', "零");
    Some(written.strip_prefix("一十").map_or(written.clone(), |rest| format!("十{rest}")))
}

/// As sums of money are written: `壹`, `贰拾壹`.
fn formal(number: i64) -> Option<String> {
    places(number, &FORMAL, ["", "拾", "佰", "仟"])
}

fn places(number: i64, digits: &[&str; 10], units: [&str; 4]) -> Option<String> {
    let written = u16::try_from(number).ok().filter(|n| (1..10_000).contains(n))?.to_string();
    let mut out = String::new();
    let mut zero = false;
    for (at, digit) in written.bytes().enumerate() {
        let digit = usize::from(digit - b'0');
        if digit == 0 {
            zero = true;
            continue;
        }
        if std::mem::take(&mut zero) {
            out.push_str(digits[0]);
        }
        out.push_str(digits[digit]);
        out.push_str(units[written.len() - 1 - at]);
    }
    Some(out)
}

fn digital(number: i64) -> Option<String> {
    let written = u64::try_from(number).ok()?.to_string();
    Some(written.bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect())
}

fn full_width(number: i64) -> String {
    let wide = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap_or(c);
    number.to_string().chars().map(wide).collect()
}

fn nth(signs: &str, number: i64) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    signs.chars().nth(at).map(String::from)
}

fn circled(number: i64) -> Option<String> {
    let first = match number {
        1..=20 => '①' as i64,
        21..=35 => '㉑' as i64 - 20,
        36..=50 => '㊱' as i64 - 35,
        _ => return None,
    };
    u32::try_from(first + number - 1).ok().and_then(char::from_u32).map(String::from)
}

fn within(number: i64, first: char) -> Option<String> {
    let at = u32::try_from(number).ok().filter(|n| (1..=20).contains(n))?;
    char::from_u32(first as u32 + at - 1).map(String::from)
}

/// `a` to `z`, then `aa` to `zz`.
fn letters(number: i64, first: u8) -> Option<String> {
    let at = usize::try_from(number).ok().filter(|n| (1..=26 * 20).contains(n))? - 1;
    let letter = char::from(first + (at % 26) as u8);
    Some(std::iter::repeat_n(letter, at / 26 + 1).collect())
}

fn roman(number: i64) -> Option<String> {
    let mut rest = Some(number).filter(|n| (1..4000).contains(n))?;
    let mut out = String::new();
    for &(value, sign) in ROMAN {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_each_format() {
        for (format, number, written) in [
            ("decimal", 12, "12"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerLetter", 28, "bb"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 21, "二十一"),
            ("japaneseCounting", 105, "一百零五"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 3003, "三千零三"),
            ("chineseLegalSimplified", 21, "贰拾壹"),
            ("ideographDigital", 105, "一〇五"),
            ("ideographTraditional", 3, "丙"),
            ("ideographZodiac", 13, "13"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 36, "㊱"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalFullWidth", 10, "１０"),
            ("decimalZero", 7, "07"),
            ("upperRoman", -3, "-3"),
            ("none", 3, ""),
        ] {
            assert_eq!(write(format, number), written, "{format} {number}");
        }
    }
}
