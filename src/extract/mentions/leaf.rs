//! What the leaves read at a place, as entities with their normal forms.

use std::ops::Range;

use super::Entity;
use crate::grammar::citation::quoted;
use crate::grammar::contact;
use crate::grammar::date::{DateExpr, DatePart, PartialDate, find as dates};
use crate::grammar::quantity::{Quantity, UnitKind, find as quantities};
use crate::grammar::{doc_number, meeting as meetings, money as sums};
use crate::model::{Decimal, MentionKind};
use crate::text::words::{WordList, chars, words};

/// A date; its days are known when its year is printed.
pub(super) fn date(text: &str, at: usize) -> Option<Entity> {
    let (range, expr) = dates::at(text, at)?;
    let expr = expr?;
    let days = expr.year().map_or((None, None), |year| expr.period(year));
    let normal = canonical(expr);
    Some(Entity { normal, days, ..Entity::plain(MentionKind::Date, range) })
}

/// A quantity, share or amount of money; small counts in Han numerals (`一个`) are turns of phrase.
pub(super) fn quantity(text: &str, at: usize) -> Option<Entity> {
    let (range, q) = quantities::at(text, at).filter(|(_, q)| !q.is_loose())?;
    if is_label(text, &range) {
        return None;
    }
    let kind = match q.kind {
        UnitKind::Money => MentionKind::Money,
        UnitKind::Share => MentionKind::Percent,
        _ => MentionKind::Quantity,
    };
    let Quantity { value, max, unit, .. } = q;
    Some(measured(kind, range, value, max, unit))
}

/// True where a label runs into a date: `5.2021年` is the item 5.
fn is_label(text: &str, range: &Range<usize>) -> bool {
    let point = text[range.clone()].find('.').map(|at| range.start + at + 1);
    point.and_then(|at| dates::at(text, at)).is_some_and(|(date, _)| date.end >= range.end)
}

/// An amount behind the sign of its currency.
pub(super) fn money(text: &str, at: usize) -> Option<Entity> {
    let (rest, sum) = sums::money(&text[at..]).ok()?;
    let unit = sum.per.map_or_else(|| sum.currency.clone(), |per| format!("{}/{per}", sum.currency));
    Some(measured(MentionKind::Money, at..text.len() - rest.len(), sum.amount, sum.max, unit))
}

fn measured(
    kind: MentionKind,
    range: Range<usize>,
    value: Decimal,
    max: Option<Decimal>,
    unit: String,
) -> Entity {
    let value = value.normalize();
    let upper = max.map_or_else(String::new, |max| format!("—{}", max.normalize()));
    let unit = Some(unit).filter(|unit| !unit.is_empty());
    // A fraction is rounded: its printed form says more.
    let normal = unit.as_ref().map(|unit| format!("{value}{upper}{unit}"));
    Entity { normal, value: Some(value), unit, ..Entity::plain(kind, range) }
}

/// A title in 《》; its normal form leaves out the marks.
pub(super) fn title(text: &str, at: usize) -> Option<Entity> {
    let (rest, title) = quoted(&text[at..]).ok()?;
    let normal = Some(title.to_owned());
    Some(Entity { normal, ..Entity::plain(MentionKind::DocumentTitle, at..text.len() - rest.len()) })
}

/// The document number around an anchor.
pub(super) fn number(text: &str, anchor: Range<usize>) -> Option<Entity> {
    let (range, number) = doc_number::around(text, anchor)?;
    Some(Entity { normal: Some(number.text), ..Entity::plain(MentionKind::DocumentNumber, range) })
}

/// The meeting whose words behind its body begin at `at`.
pub(super) fn meeting(text: &str, from: usize, at: usize) -> Option<Entity> {
    static BARE: WordList = WordList::new(&["第", "常务", "常委", "党组", "办公会", "主任", "主席"]);
    let behind = &text[at..];
    let shaped =
        behind.starts_with(|c| chars!("〇零一二三四五六七八九十百0123456789").has(c)) || BARE.begin(behind);
    let (range, _) = shaped.then(|| meetings::at(text, from, at))??;
    Some(Entity::plain(MentionKind::Meeting, range))
}

/// A telephone number: by its form, or behind a label.
pub(super) fn phone(text: &str, at: usize) -> Option<Entity> {
    let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || chars!("-./〔").has(c));
    let here = apart.then_some(&text[at..])?;
    let found = contact::phone(here).ok();
    let labelled = || is_labelled(&text[..at]).then(|| contact::labelled_phone(here).ok())?;
    let (rest, number) = found.or_else(labelled)?;
    let normal = Some(number);
    Some(Entity { normal, ..Entity::plain(MentionKind::Phone, at..text.len() - rest.len()) })
}

/// True behind a label of telephones, or behind the number before in their list.
fn is_labelled(before: &str) -> bool {
    static LABELS: WordList = WordList::new(&["电话", "热线", "传真", "手机", "电话号码", "联系方式"]);
    /// So many characters can a list of numbers have before this one.
    const REACH: usize = 60;
    let start = before.char_indices().rev().take(REACH).last().map_or(0, |(at, _)| at);
    let before =
        before[start..].trim_end_matches(|c: char| c.is_ascii_digit() || chars!("：:、/-—（）() ").has(c));
    LABELS.end(before)
}

/// The mail address around the `@` at `at`, in lower case.
pub(super) fn email(text: &str, at: usize) -> Option<Entity> {
    const LONGEST: usize = 64;
    let local = |c: char| c.is_ascii_alphanumeric() || chars!("._+-").has(c);
    let back = text[..at].char_indices().rev().take(LONGEST).take_while(|&(_, c)| local(c));
    let (start, _) = back.filter(|(_, c)| c.is_ascii_alphanumeric()).last()?;
    let (_, address) = contact::email(near(&text[start..])).ok()?;
    let normal = Some(address.to_ascii_lowercase());
    Some(Entity { normal, ..Entity::plain(MentionKind::Email, start..start + address.len()) })
}

/// A web address.
pub(super) fn url(text: &str, at: usize) -> Option<Entity> {
    let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let shaped = words!["http", "HTTP", "www.", "WWW."].begin(&text[at..]);
    let (_, address) = (apart && shaped).then(|| contact::url(near(&text[at..])).ok())??;
    let normal = Some(address.replace('：', ":").replace('／', "/"));
    Some(Entity { normal, ..Entity::plain(MentionKind::Url, at..at + address.len()) })
}

/// As much of `text` as an address may take: its leaves look for it in all that they get.
fn near(text: &str) -> &str {
    const LONGEST: usize = 300;
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// A date as ISO 8601 writes it: `2023-04-06`, `2023-04`, `2023-Q2`, `2023-H1`, periods as `2023-04/2023-06`, an open end as
/// `../2023-06`; `XXXX` for a year that is not printed. `None` where the year is relative (`明年`).
fn canonical(expr: DateExpr) -> Option<String> {
    Some(match expr {
        DateExpr::Point(date) => point(date)?,
        DateExpr::Range(a, b) => format!("{}/{}", point(a)?, point(b)?),
        DateExpr::By(bound) => format!("../{}", point(bound.date)?),
        DateExpr::From(date) => format!("{}/..", point(date)?),
    })
}

fn point(date: PartialDate) -> Option<String> {
    let relative = date.year.is_none() && (date.shift != 0 || date.part == DatePart::Year);
    if relative {
        return None;
    }
    let year = date.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    Some(match date.part {
        DatePart::Year => year,
        DatePart::HalfYear(n) => format!("{year}-H{n}"),
        DatePart::Quarter(n) => format!("{year}-Q{n}"),
        DatePart::Month { month, third: None } => format!("{year}-{month:02}"),
        DatePart::Day { month, day } => format!("{year}-{month:02}-{day:02}"),
        DatePart::Month { .. } => {
            let printed = date.year?;
            format!("{}/{}", date.first_day(printed)?, date.last_day(printed)?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(entity: Option<Entity>, text: &str) -> String {
        entity.map_or("-".into(), |e| e.normal.unwrap_or_else(|| text[e.range].to_owned()))
    }

    #[test]
    fn dates() {
        for (text, expected) in [
            ("2023年4月6日", "2023-04-06"),
            ("二〇二三年四月", "2023-04"),
            ("2023年第二季度", "2023-Q2"),
            ("2023年上半年", "2023-H1"),
            ("2023年度", "2023"),
            ("2023年9月中旬", "2023-09-11/2023-09-20"),
            ("2023年4月至2024年3月", "2023-04/2024-03"),
            ("到2025年底", "../2025"),
            ("自2023年9月10日起", "2023-09-10/.."),
            ("6月底前", "../XXXX-06"),
            ("明年", "明年"),
        ] {
            assert_eq!(normal(date(text, 0), text), expected, "{text}");
        }
        let days = |text| date(text, 0).unwrap().days;
        assert!(days("6月底前") == (None, None) && days("2023年6月").0.is_some());
    }

    #[test]
    fn quantities_and_sums() {
        for (text, expected) in [
            ("6.480亿元", "648000000元"),
            ("百分之二十", "20%"),
            ("1—2个", "1—2个"),
            ("￥1,200元", "1200元"),
            ("一个", "-"),
        ] {
            let found = if text.starts_with('￥') { money(text, 0) } else { quantity(text, 0) };
            assert_eq!(normal(found, text), expected, "{text}");
        }
    }

    #[test]
    fn what_reaches_back() {
        let text = "信箱HeHu@example.gov.cn。";
        assert_eq!(normal(email(text, text.find('@').unwrap()), text), "hehu@example.gov.cn");
        let text = "区政府第12次常务会议";
        assert_eq!(normal(meeting(text, 0, "区政府".len()), text), text);
    }
}
