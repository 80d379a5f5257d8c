//! What the leaves read at a place, as entities with their normal forms.

use std::ops::Range;

use super::Entity;
use crate::grammar::citation::quoted;
use crate::grammar::contact;
use crate::grammar::date::{DateExpr, DatePart, PartialDate, find as dates};
use crate::grammar::organ::{is_collective, organ_at};
use crate::grammar::quantity::{Quantity, UnitKind, find as quantities};
use crate::grammar::region::region_at;
use crate::grammar::{doc_number, meeting as meetings, money as sums};
use crate::model::{Decimal, MentionKind};
use crate::text::repair::is_han;

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
    let kind = match q.kind {
        UnitKind::Money => MentionKind::Money,
        UnitKind::Share => MentionKind::Percent,
        _ => MentionKind::Quantity,
    };
    let Quantity { value, max, unit, .. } = q;
    Some(measured(kind, range, value, max, unit))
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
    let normal = Some(format!("{value}{upper}{unit}"));
    let unit = Some(unit).filter(|unit| !unit.is_empty());
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
    const BARE: &[&str] = &["第", "常务", "常委", "党组", "办公会", "主任", "主席"];
    let behind = &text[at..];
    let shaped = behind.starts_with(|c| "〇零一二三四五六七八九十百0123456789".contains(c))
        || BARE.iter().any(|word| behind.starts_with(word));
    let (range, _) = shaped.then(|| meetings::at(text, from, at))??;
    Some(Entity::plain(MentionKind::Meeting, range))
}

/// An organ of its own name.
pub(super) fn organ(text: &str, at: usize) -> Option<Entity> {
    let end = at + organ_at(&text[at..])?;
    (!is_collective(&text[at..end])).then(|| Entity::plain(MentionKind::Organ, at..end))
}

/// A region of the table with its suffix, and the township behind it; its normal form begins with the province.
pub(super) fn place(text: &str, at: usize) -> Option<Entity> {
    /// Names of regions that are words as well.
    const WORDS: &[&str] = &["城区", "郊区", "矿区", "市中区", "开发区"];
    const REACH: usize = 16;
    let suffix = |c: char| matches!(c, '省' | '市' | '区' | '县' | '州' | '旗' | '盟');
    let near = text[at..].chars().take(REACH).take_while(|c| is_han(*c)).any(suffix);
    let found = near.then(|| region_at(&text[at..]))??;
    let name = &text[at..at + found.len];
    let rest = &text[at + found.len..];
    if !name.ends_with(suffix) || WORDS.contains(&name) || rest.starts_with('长') {
        return None;
    }
    let town = township(rest);
    let normal = found.only().map(|region| format!("{}{}", region.full_name(), &rest[..town]));
    Some(Entity { normal, ..Entity::plain(MentionKind::Place, at..at + found.len + town) })
}

/// Length of the township with which `rest` begins: two to five characters before what ends a name.
fn township(rest: &str) -> usize {
    const LONGEST: usize = 6;
    let ends = |behind: &str| {
        behind.starts_with(|c: char| !is_han(c) || "的和及与等".contains(c)) || behind.is_empty()
    };
    let name = rest.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c));
    let mut borders = name.map(|(at, c)| at + c.len_utf8()).skip(1);
    let town = |end: &usize| {
        let name = &rest[..*end];
        ["镇", "乡", "街道", "村"].iter().any(|s| name.ends_with(s))
            && ends(&rest[*end..])
            && !name.starts_with(['各', '乡', '镇', '街'])
    };
    borders.find(town).unwrap_or(0)
}

/// A telephone number; its normal form has no blanks.
pub(super) fn phone(text: &str, at: usize) -> Option<Entity> {
    let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "-./〔".contains(c));
    let labelled = contact::ends_with_phone_label(&text[..at]);
    let leaf = if labelled { contact::labelled_phone } else { contact::phone };
    let (rest, _) = apart.then(|| leaf(&text[at..]).ok())??;
    let range = at..text.len() - rest.len();
    let normal = Some(text[range.clone()].replace(' ', ""));
    Some(Entity { normal, ..Entity::plain(MentionKind::Phone, range) })
}

/// The mail address around the `@` at `at`, in lower case.
pub(super) fn email(text: &str, at: usize) -> Option<Entity> {
    const LONGEST: usize = 64;
    let local = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let back = text[..at].char_indices().rev().take(LONGEST).take_while(|&(_, c)| local(c));
    let (start, _) = back.filter(|(_, c)| c.is_ascii_alphanumeric()).last()?;
    let (rest, address) = contact::email(&text[start..]).ok()?;
    let normal = Some(address.to_ascii_lowercase());
    Some(Entity { normal, ..Entity::plain(MentionKind::Email, start..text.len() - rest.len()) })
}

/// A web address.
pub(super) fn url(text: &str, at: usize) -> Option<Entity> {
    let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let (rest, _) = apart.then(|| contact::url(&text[at..]).ok())??;
    Some(Entity::plain(MentionKind::Url, at..text.len() - rest.len()))
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
    fn places() {
        for (text, expected) in [
            ("渝中区两路口街道，", "重庆市渝中区两路口街道"),
            ("包头市的", "内蒙古自治区包头市"),
            ("鼓楼区", "鼓楼区"),
            ("云溪区", "-"),
            ("重庆市长", "-"),
            ("城区道路", "-"),
            ("内蒙古草原", "-"),
        ] {
            assert_eq!(normal(place(text, 0), text), expected, "{text}");
        }
    }

    #[test]
    fn what_reaches_back() {
        let text = "信箱HeHu@example.gov.cn。";
        assert_eq!(normal(email(text, text.find('@').unwrap()), text), "hehu@example.gov.cn");
        let text = "区政府第12次常务会议";
        assert_eq!(normal(meeting(text, 0, "区政府".len()), text), text);
        assert_eq!(normal(organ("各街镇", 0), "各街镇"), "-");
    }
}
