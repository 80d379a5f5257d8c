//! Quantities: a number with a unit, or a share: `42700人次`, `24%`, `6.48亿元`, `1—2个`, `百分之二十`, `三分之一`.
//!
//! ```text
//! quantity = scalar unit [ ["（" ["不"] "含" ["本数"] "）"] dash scalar unit ] | scalar dash scalar unit | percent [ dash percent ] | fraction
//! scalar   = number ["余" | "多" | "来"] [magnitude]          400余, 10余万, 3000多万
//! percent  = ("百分之" | "千分之" | "万分之") number
//! ```
//!
//! The leaf reads what stands there; [`find_all`] also reads the words around it (`不超过`, `以上`, `左右`) and knows
//! what is no quantity: ordinals, dates, names in quotes and titles.
//! Not accepted: numbers without a unit of `data/units.tsv` (`三大攻坚战`, `十九大`, `5G`), a bare `百`, `千`, `万`.

use nom::IResult;

use super::numeral::{self, dash, decimal_number, fraction, han_digit, han_integer, magnitude, no_match};
use crate::model::{Comparator, Decimal};
use crate::text::words::chars;

mod bound;
pub mod find;
mod unit;

pub(crate) use bound::RATES;
pub use find::find_all;
pub use unit::{Unit, UnitKind};

/// A number of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The value, or the lower end of a range; money in whole units of its currency, shares in percent.
    pub value: Decimal,
    /// The upper end of a range.
    pub max: Option<Decimal>,
    /// Name of the unit; empty for a fraction (`1/3`).
    pub unit: String,
    /// What the unit measures.
    pub kind: UnitKind,
    /// How the value bounds what is measured.
    pub comparator: Comparator,
    /// True when the number is written in Han numerals.
    pub spelled: bool,
}

impl Quantity {
    /// True for a small count in Han numerals without a bound (`一个`, `两次`): more often a turn of phrase than a figure.
    pub fn is_loose(&self) -> bool {
        self.spelled
            && self.max.is_none()
            && self.comparator == Comparator::Eq
            && matches!(self.kind, UnitKind::Count | UnitKind::Time | UnitKind::Score)
            && self.value <= Decimal::TEN
    }
}

/// A quantity with its unit. Its comparator is `gt` with `余` or `多`, else `eq`.
///
/// ```
/// use gongbao::grammar::quantity::quantity;
/// let (rest, q) = quantity("6.48亿元，").unwrap();
/// assert_eq!((q.value.to_string().as_str(), q.unit.as_str(), rest), ("648000000", "元", "，"));
/// ```
pub fn quantity(input: &str) -> IResult<&str, Quantity> {
    percentage(input)
        .or_else(|| measured(input))
        .or_else(|| part_of_whole(input))
        .ok_or_else(|| no_match(input))
}

/// A number before its unit.
#[derive(Clone, Copy)]
struct Scalar {
    value: Decimal,
    /// The number without its magnitude, when it has one.
    unscaled: Option<Decimal>,
    spelled: bool,
    more: bool,
}

fn scalar(input: &str) -> Option<(&str, Scalar)> {
    let (rest, number) = numeral::number(input).ok()?;
    let unscaled = decimal_number(input).ok().filter(|(r, _)| r.len() > rest.len()).map(|(_, value)| value);
    let plain = Scalar { value: number.value, unscaled, spelled: number.spelled, more: false };
    let Some(behind) = rest.strip_prefix(['余', '多', '来', '几']) else { return Some((rest, plain)) };
    if rest.starts_with('几') && magnitude(behind).is_err() {
        return None;
    }
    match magnitude(behind) {
        Ok((behind, factor)) => {
            let value = number.value.checked_mul(factor.into())?;
            Some((behind, Scalar { value, unscaled: Some(number.value), more: true, ..plain }))
        }
        Err(_) => Some((behind, Scalar { more: true, ..plain })),
    }
}

/// A number with its unit, or two of them with a dash.
fn measured(input: &str) -> Option<(&str, Quantity)> {
    let (rest, first) = scalar(input)?;
    if let Some((behind, second)) = dash(rest).and_then(scalar)
        && let Some((behind, unit)) = spaced_unit(behind)
    {
        let low = same_magnitude(first, second)?;
        return (low < second.value).then(|| ranged(behind, low, second, &unit)).flatten();
    }
    let (rest, unit) = match rest.strip_prefix("个多").map(|behind| format!("个{}", head(behind))) {
        Some(word) => {
            let (_, unit) = unit::unit(&word)?;
            (&rest[word.len() + "多".len()..], unit)
        }
        None => spaced_unit(rest)?,
    };
    if let Some((behind, second)) = dash(inclusive(rest)).and_then(scalar)
        && let Some((behind, other)) = spaced_unit(behind)
        && other == unit
        && first.value < second.value
    {
        return ranged(behind, first.value, second, &unit);
    }
    let comparator = if first.more { Comparator::Gt } else { Comparator::Eq };
    Some((rest, of_unit(first.value, None, &unit, comparator, first.spelled)?))
}

/// Behind the bracket that says whether an end belongs to the range: `1亿元（含）至5亿元`.
fn inclusive(rest: &str) -> &str {
    let marks = ["（含）", "（不含）", "（含本数）", "（不含本数）"];
    if rest.starts_with('（') {
        marks.iter().find_map(|m| rest.strip_prefix(m)).unwrap_or(rest)
    } else {
        rest
    }
}

/// So many people.
fn people(value: Decimal) -> Option<Quantity> {
    let (_, unit) = unit::unit("人")?;
    of_unit(value, None, &unit, Comparator::Eq, false)
}

/// So much money.
fn money(value: i64) -> Option<Quantity> {
    let (_, unit) = unit::unit("元")?;
    of_unit(value.into(), None, &unit, Comparator::Eq, false)
}

/// The one or two characters of the unit in `个多月`, `个多小时`.
fn head(input: &str) -> &str {
    ["月", "小时", "星期", "学期"].into_iter().find(|w| input.starts_with(w)).unwrap_or("")
}

/// A unit, behind one blank when it is Latin.
fn spaced_unit(input: &str) -> Option<(&str, Unit)> {
    match input.strip_prefix(' ') {
        Some(word) if word.starts_with(|c: char| c.is_ascii_alphabetic() || chars!("%‰℃μ㎡").has(c)) => {
            unit::unit(word)
        }
        Some(_) => None,
        None => unit::unit(input),
    }
}

/// The first number of `10—15万元` is 10万, that of `5000—1万元` is not.
fn same_magnitude(first: Scalar, second: Scalar) -> Option<Decimal> {
    match second.unscaled {
        Some(plain) if first.unscaled.is_none() && first.value < plain => {
            first.value.checked_mul(second.value.checked_div(plain)?)
        }
        _ => Some(first.value),
    }
}

fn ranged<'a>(rest: &'a str, low: Decimal, high: Scalar, unit: &Unit) -> Option<(&'a str, Quantity)> {
    Some((rest, of_unit(low, Some(high.value), unit, Comparator::Eq, high.spelled)?))
}

fn of_unit(
    value: Decimal,
    max: Option<Decimal>,
    unit: &Unit,
    comparator: Comparator,
    spelled: bool,
) -> Option<Quantity> {
    let scaled = |v: Decimal| v.checked_mul(unit.factor).map(|v| v.normalize());
    let max = match max {
        Some(max) => Some(scaled(max)?),
        None => None,
    };
    Some(Quantity {
        value: scaled(value)?,
        max,
        unit: unit.name.clone(),
        kind: unit.kind,
        comparator,
        spelled,
    })
}

/// `百分之二十`, `百分之十至百分之二十`, `千分之五`.
fn percentage(input: &str) -> Option<(&str, Quantity)> {
    let (rest, value) = percent_words(input)?;
    let (rest, max) = match dash(rest).and_then(percent_words) {
        Some((behind, max)) if value < max => (behind, Some(max)),
        _ => (rest, None),
    };
    let unit = "%".to_owned();
    let comparator = Comparator::Eq;
    Some((rest, Quantity { value, max, unit, kind: UnitKind::Share, comparator, spelled: true }))
}

fn percent_words(input: &str) -> Option<(&str, Decimal)> {
    let words = [
        ("百分之", Decimal::ONE),
        ("千分之", Decimal::new(1, 1)),
        ("万分之", Decimal::new(1, 2)),
        ("十万分之", Decimal::new(1, 3)),
    ];
    let (rest, factor) = words.iter().find_map(|(word, f)| Some((input.strip_prefix(word)?, *f)))?;
    if let Ok((rest, value)) = decimal_number(rest) {
        return Some((rest, value.checked_mul(factor)?));
    }
    if rest.starts_with('百') && !rest.starts_with("百分") {
        return Some((&rest["百".len()..], factor.checked_mul(Decimal::ONE_HUNDRED)?));
    }
    let (rest, value) = han_decimal(rest)?;
    Some((rest, value.checked_mul(factor)?.normalize()))
}

/// `三点五`, `零点零五`.
fn han_decimal(input: &str) -> Option<(&str, Decimal)> {
    let (rest, whole) = match input.strip_prefix(['零', '〇', '○']) {
        Some(rest) => (rest, 0),
        None => han_integer(input).ok()?,
    };
    let Some(decimals) = rest.strip_prefix('点') else { return Some((rest, whole.into())) };
    let digits: Vec<u64> = decimals.chars().take(6).map_while(han_digit).collect();
    if digits.is_empty() {
        return (whole > 0).then_some((rest, whole.into()));
    }
    let end = decimals.char_indices().nth(digits.len()).map_or(decimals.len(), |(at, _)| at);
    let part = digits.iter().fold(0, |n, d| n * 10 + *d as i64);
    Some((&decimals[end..], Decimal::from(whole) + Decimal::new(part, digits.len() as u32)))
}

/// `1/3`, `三分之二`.
fn part_of_whole(input: &str) -> Option<(&str, Quantity)> {
    let (rest, number) = fraction(input).ok()?;
    let proper = number.value < Decimal::ONE && !number.value.is_zero();
    let unit = String::new();
    let quantity = Quantity {
        value: number.value,
        max: None,
        unit,
        kind: UnitKind::Share,
        comparator: Comparator::Eq,
        spelled: number.spelled,
    };
    proper.then_some((rest, quantity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities() {
        for (input, value, max, unit, rest) in [
            ("42700人次。", "42700", "", "人次", "。"),
            ("42,700人次", "42700", "", "人次", ""),
            ("24%以上", "24", "", "%", "以上"),
            ("5‰", "0.5", "", "%", ""),
            ("百分之二十以上", "20", "", "%", "以上"),
            ("百分之三点五", "3.5", "", "%", ""),
            ("百分之百", "100", "", "%", ""),
            ("万分之五的", "0.05", "", "%", "的"),
            ("十万分之12以下", "0.012", "", "%", "以下"),
            ("15/10万以下", "15", "", "/10万", "以下"),
            ("35微克每立方米，", "35", "", "微克/立方米", "，"),
            ("12期，", "12", "", "期", "，"),
            ("30口井", "30", "", "口", "井"),
            ("百分之五至百分之十", "5", "10", "%", ""),
            ("3.5个百分点", "3.5", "", "个百分点", ""),
            ("6.48亿元", "648000000", "", "元", ""),
            ("2000万美元", "20000000", "", "美元", ""),
            ("3万元人民币", "30000", "", "元", ""),
            ("100元/人", "100", "", "元/人", ""),
            ("二十万元以下", "200000", "", "元", "以下"),
            ("1—2个", "1", "2", "个", ""),
            ("3~4倍", "3", "4", "倍", ""),
            ("10%—20%", "10", "20", "%", ""),
            ("10—15万元", "100000", "150000", "元", ""),
            ("5000元至1万元", "5000", "10000", "元", ""),
            ("5000元（含）至1万元（含）", "5000", "10000", "元", "（含）"),
            ("5000元（含税）至1万元", "5000", "", "元", "（含税）至1万元"),
            ("一至三年", "1", "3", "年", ""),
            ("10余万元", "100000", "", "元", ""),
            ("400余家企业", "400", "", "家", "企业"),
            ("2个多月", "2", "", "个月", ""),
            ("40台（套）", "40", "", "台（套）", ""),
            ("20 GB", "20", "", "GB", ""),
            ("3千瓦", "3", "", "千瓦", ""),
            ("1/3企业", "0.333333", "", "", "企业"),
            ("三分之二以上", "0.666667", "", "", "以上"),
            ("3成以上", "30", "", "%", "以上"),
        ] {
            let (left, q) = quantity(input).expect(input);
            let top = q.max.map_or(String::new(), |m| m.to_string());
            let got = (q.value.to_string(), top, q.unit, left);
            assert_eq!(got, (value.to_owned(), max.to_owned(), unit.to_owned(), rest), "{input}");
        }
    }

    #[test]
    fn what_has_no_unit_is_no_quantity() {
        for input in [
            "5G",
            "3D打印",
            "2019",
            "39号",
            "三大攻坚战",
            "十九大",
            "二十届",
            "9月",
            "百强",
            "一是",
            "3分析",
            "5/3",
            "2019/9/2",
            "70周年",
            "3期叠加",
            "10万吨级码头",
        ] {
            assert!(quantity(input).is_err(), "{input}");
        }
    }
}
