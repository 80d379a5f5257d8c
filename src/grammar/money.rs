//! Amounts of money: `6.48亿元`, `3000万元`, `2000万美元`, `100元/人`, `人民币二十万元`, `￥1,200`.
//!
//! ```text
//! money    = ["人民币"] quantity of a currency ["人民币"] ["整"]
//!          | ("¥" | "￥") number | ("$" | "US$") number
//! ```
//!
//! Currencies are the units of kind `money` of `data/units.tsv`; Traditional `萬`, `億` and `圓` count. Not accepted: an
//! amount whose currency stands in a table's head (`120万`), 角 and 分.

use std::ops::Range;

use nom::IResult;

use super::numeral::{no_match, number};
use super::quantity::{self, Quantity, UnitKind, quantity};
use crate::model::Decimal;

/// An amount of money, exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount, or the lower end of a range, in whole units of the currency.
    pub amount: Decimal,
    /// The upper end of a range.
    pub max: Option<Decimal>,
    /// `元`, `美元`, …
    pub currency: String,
    /// What it is paid for, when printed with a stroke: `人` of `元/人`.
    pub per: Option<String>,
}

/// An amount with its currency.
///
/// ```
/// use gongbao::grammar::money::money;
/// let (rest, m) = money("6.48亿元，").unwrap();
/// assert_eq!((m.amount.to_string().as_str(), m.currency.as_str(), rest), ("648000000", "元", "，"));
/// ```
pub fn money(input: &str) -> IResult<&str, Money> {
    if let Some(found) = signed(input) {
        return Ok(found);
    }
    let (rest, q) = quantity(input.strip_prefix("人民币").unwrap_or(input))?;
    let amount = of_quantity(q).ok_or_else(|| no_match(input))?;
    Ok((rest.strip_prefix('整').unwrap_or(rest), amount))
}

/// Every amount in `text`, in order; see [`quantity::find_all`] for what is left out.
pub fn find_all(text: &str) -> Vec<(Range<usize>, Money)> {
    let quantities = quantity::find_all(text);
    quantities.into_iter().filter_map(|(range, q)| Some((range, of_quantity(q)?))).collect()
}

fn of_quantity(q: Quantity) -> Option<Money> {
    if q.kind != UnitKind::Money {
        return None;
    }
    let (currency, per) = match q.unit.split_once('/') {
        Some((currency, per)) => (currency.to_owned(), Some(per.to_owned())),
        None => (q.unit, None),
    };
    Some(Money { amount: q.value, max: q.max, currency, per })
}

/// An amount behind the sign of its currency.
fn signed(input: &str) -> Option<(&str, Money)> {
    let signs = [
        ("¥", "元"),
        ("￥", "元"),
        ("US$", "美元"),
        ("$", "美元"),
        ("＄", "美元"),
        ("€", "欧元"),
        ("£", "英镑"),
    ];
    let (rest, currency) = signs.iter().find_map(|(sign, name)| Some((input.strip_prefix(sign)?, *name)))?;
    let (rest, n) = number(rest.strip_prefix(' ').unwrap_or(rest)).ok().filter(|(_, n)| !n.spelled)?;
    let rest = if currency == "元" { rest.strip_prefix('元').unwrap_or(rest) } else { rest };
    Some((rest, Money { amount: n.value, max: None, currency: currency.to_owned(), per: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (input, amount, currency, per, rest) in [
            ("6.48亿元", "648000000", "元", "", ""),
            ("3000万元，", "30000000", "元", "", "，"),
            ("2000万美元", "20000000", "美元", "", ""),
            ("100元/人·年", "100", "元", "人·年", ""),
            ("人民币二十万元整", "200000", "元", "", ""),
            ("3萬元", "30000", "元", "", ""),
            ("1.5億元", "150000000", "元", "", ""),
            ("￥1,200元", "1200", "元", "", ""),
            ("US$ 500", "500", "美元", "", ""),
            ("500万港币", "5000000", "港元", "", ""),
        ] {
            let (left, m) = money(input).expect(input);
            let got = (m.amount.to_string(), m.currency, m.per.unwrap_or_default(), left);
            assert_eq!(got, (amount.to_owned(), currency.to_owned(), per.to_owned(), rest), "{input}");
        }
        for input in ["120万", "3元素", "20%", "元", "￥", "5角"] {
            assert!(money(input).is_err(), "{input}");
        }
    }

    #[test]
    fn amounts_in_a_text() {
        let text = "投资6.48亿元建设13个项目，补助50—200万元。";
        let found: Vec<_> = find_all(text).into_iter().map(|(r, m)| (&text[r], m.max.is_some())).collect();
        assert_eq!(found, [("6.48亿元", false), ("50—200万元", true)]);
    }
}
