//! Units: `元`, `%`, `人次`, `台（套）`, `元/平方米`; the table is `data/units.tsv`.
//!
//! ```text
//! unit     = simple [ "（" simple "）" ] { ("/" | "·") per }
//! per      = simple | one or two Han characters before something else
//! ```

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Decimal;
use crate::text::repair::is_han;
use crate::text::words::{WordList, words};

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// An amount of money.
    Money,
    /// A share of a whole; percent, percentage points, fractions.
    Share,
    /// A length of time.
    Time,
    /// An age.
    Age,
    /// A multiple (倍).
    Times,
    /// Points of an assessment (分).
    Score,
    /// Things counted by a measure word.
    Count,
    /// A physical unit.
    Measure,
}

/// A unit as printed, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name in the datasets.
    pub name: String,
    /// What it measures.
    pub kind: UnitKind,
    /// So many of the named unit are one of the printed.
    pub factor: Decimal,
}

/// The longest unit at the start of `input`, and the rest.
pub(super) fn unit(input: &str) -> Option<(&str, Unit)> {
    // `50个人工智能模型`: where the longest is no unit, a shorter one may count.
    entries(input).enumerate().find_map(|(at, (simple, entry))| {
        (at == 0 || entry.kind == UnitKind::Count).then(|| whole(simple, entry)).flatten()
    })
}

/// A unit with what is printed behind its simple form.
fn whole<'i>(simple: &'i str, entry: &'static Entry) -> Option<(&'i str, Unit)> {
    let named = |name: String| Unit { name, kind: entry.kind, factor: entry.factor };
    if let Some((rest, inner)) = alternative(simple) {
        return Some((rest, named(format!("{}（{inner}）", entry.name))));
    }
    let mut rest = simple;
    while let Some(behind) = rest.strip_prefix(['/', '·']).and_then(per) {
        rest = behind;
    }
    // `35微克每立方米`
    if entry.kind == UnitKind::Measure
        && let Some((behind, below)) = rest.strip_prefix('每').and_then(longest)
        && matches!(below.kind, UnitKind::Measure | UnitKind::Time)
    {
        return Some((behind, named(format!("{}/{}", entry.name, below.name))));
    }
    if rest.len() < simple.len() {
        let below = &simple[..simple.len() - rest.len()];
        return Some((rest, named(format!("{}{below}", entry.name))));
    }
    entry.may_end_before(rest).then(|| (rest, named(entry.name.to_owned())))
}

/// A line of the table.
struct Entry {
    name: &'static str,
    kind: UnitKind,
    factor: Decimal,
    /// Characters with which another word goes on.
    deny: &'static str,
    /// When set, no Han character may follow but one of these.
    allow: Option<&'static str>,
}

impl Entry {
    fn may_end_before(&self, rest: &str) -> bool {
        let Some(next) = rest.chars().next() else { return true };
        match self.allow {
            Some(allowed) => !is_han(next) || allowed.contains(next),
            // `2处以上`: `以` is denied for the sake of `处以` only.
            None => {
                !self.deny.contains(next)
                    || words!["以上", "以下", "以内"].begin(rest)
                    || begins_word(self.name, rest)
            }
        }
    }
}

/// True where a character that is denied begins a word of its own: `12个体育公园` counts parks, `12个体户` nothing.
fn begins_word(unit: &str, rest: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "人才", "人工", "人口", "人力", "人民", "人文", "人物", "人形", "体系", "体验", "体育", "信息",
        "具备", "具有", "分散", "单位", "地方", "地震", "地质", "头部", "委托", "居民", "师德", "师范",
        "年度", "性能", "数据", "文化", "文旅", "景区", "校企", "校外", "案例", "植物", "生产", "生态",
        "用电", "用能", "用水", "电商", "电力", "电视", "电影", "电子", "示范", "线路", "线索", "股东",
        "队伍", "乡村", "乡镇", "义务", "园林", "园区", "外贸", "外商", "政务", "风电", "风机",
    ]);
    // `3日常务会议`, `2023年生产总值`, `图2所示范围`: what is dated or pointed at is not counted.
    WORDS.begin(rest) && !matches!(unit, "年" | "日" | "周" | "元" | "成") && !rest.starts_with("示范围")
}

static TABLE: LazyLock<HashMap<&'static str, Entry>> =
    LazyLock::new(|| include_str!("../../../data/units.tsv").lines().filter_map(entry).collect());

fn entry(line: &'static str) -> Option<(&'static str, Entry)> {
    if line.starts_with('#') {
        return None;
    }
    let mut fields = line.split('\t');
    let (printed, kind, name, factor) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let kind = match kind {
        "money" => UnitKind::Money,
        "share" => UnitKind::Share,
        "time" => UnitKind::Time,
        "age" => UnitKind::Age,
        "times" => UnitKind::Times,
        "score" => UnitKind::Score,
        "count" => UnitKind::Count,
        _ => UnitKind::Measure,
    };
    let last = fields.next().unwrap_or("");
    let allow = last.strip_prefix('+');
    let deny = if allow.is_some() { "" } else { last };
    Some((printed, Entry { name, kind, factor: factor.parse().ok()?, deny, allow }))
}

/// No unit of the table has more characters.
const LONGEST: usize = 6;

fn longest(input: &str) -> Option<(&str, &'static Entry)> {
    entries(input).next()
}

/// The units of the table with which `input` begins, the longest first, each with what is behind it.
fn entries(input: &str) -> impl Iterator<Item = (&str, &'static Entry)> {
    let ends: Vec<usize> = input.char_indices().take(LONGEST).map(|(at, c)| at + c.len_utf8()).collect();
    ends.into_iter().rev().filter_map(|end| {
        let entry = TABLE.get(&input[..end])?;
        let rest = &input[end..];
        // A Latin unit is a whole word: `5 Map` has no unit `M`.
        let word = input[..end].ends_with(|c: char| c.is_ascii_alphabetic())
            && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        (!word).then_some((rest, entry))
    })
}

/// `（套）` behind `台`.
fn alternative(input: &str) -> Option<(&str, &'static str)> {
    let inner = input.strip_prefix(['（', '('])?;
    let (rest, entry) = longest(inner)?;
    let rest = rest.strip_prefix(['）', ')'])?;
    (entry.kind == UnitKind::Count).then_some((rest, entry.name))
}

/// What stands below the stroke.
fn per(input: &str) -> Option<&str> {
    if let Some((rest, _)) = longest(input) {
        return Some(rest);
    }
    let end = input.find(|c| !is_han(c)).unwrap_or(input.len());
    (1..=2).contains(&input[..end].chars().count()).then(|| &input[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        for (input, name, rest) in [
            ("人次，", "人次", "，"),
            ("台（套）", "台（套）", ""),
            ("台（含备用）", "台", "（含备用）"),
            ("元/平方米。", "元/平方米", "。"),
            ("元/人·年", "元/人·年", ""),
            ("元/月", "元/月", ""),
            ("个月", "个月", ""),
            ("个小时", "小时", ""),
            ("周岁以上", "岁", "以上"),
            ("家企业", "家", "企业"),
            ("分，", "分", "，"),
            ("GB存储", "GB", "存储"),
            ("本以上", "本", "以上"),
            ("个体育公园", "个", "体育公园"),
            ("家具有影响力的企业", "家", "具有影响力的企业"),
            ("家电商企业", "家", "电商企业"),
            ("支队伍", "支", "队伍"),
            ("条线路", "条", "线路"),
            ("个人工智能模型", "个", "人工智能模型"),
            ("个人，", "个", "，"),
        ] {
            let (left, unit) = unit(input).expect(input);
            assert_eq!((unit.name.as_str(), left), (name, rest), "{input}");
        }
        for input in
            ["分析", "家庭", "周年", "人民", "条例", "", "号", "GBT", "大", "届", "个体户", "家具", "支队"]
        {
            assert!(unit(input).is_none(), "{input}");
        }
    }

    #[test]
    fn the_table_is_well_formed() {
        let lines = include_str!("../../../data/units.tsv").lines().filter(|l| !l.starts_with('#'));
        let mut count = 0;
        for line in lines {
            let (printed, entry) = entry(line).expect(line);
            assert!(printed.chars().count() <= LONGEST, "{line}");
            assert!(!entry.name.is_empty(), "{line}");
            count += 1;
        }
        assert_eq!(count, TABLE.len(), "a unit stands twice");
    }
}
