//! Names of regions (行政区划) at the start of a name: `重庆市渝中区人民政府`, `青海省玉树藏族自治州`, `内蒙古包头市`.
//!
//! ```text
//! region = [ province ] [ prefecture ] [ county ]        each inside the one before
//! ```
//! Codes are those of GB/T 2260, with past names (`data/regions.tsv`). A name that several regions bear is read as all of
//! them: the caller knows the context, or leaves it open.

use std::iter;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use crate::model::Level;
use crate::text::words::words;

/// A region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Six-digit code.
    pub code: &'static str,
    /// Its own name, as `渝中区`.
    pub name: &'static str,
    /// True when it still bears this name.
    pub current: bool,
}

impl Region {
    /// A line of the table: six digits, the name, its first and its last year where known.
    fn read(line: &'static str) -> Option<Self> {
        let (code, rest) = line.split_once('\t').filter(|(code, _)| is_code(code))?;
        let (name, years) = rest.split_once('\t')?;
        Some(Self { code, name, current: years.ends_with('\t') })
    }

    /// The name of an autonomous region or of a province without its suffix, as texts print it: `内蒙古`, `广西`.
    fn short_name(&self) -> Option<&'static str> {
        if !self.code.ends_with("0000") {
            return None;
        }
        ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区"].iter().find_map(|s| self.name.strip_suffix(s))
    }

    /// The significant digits: two for a province, four for a prefecture, six for a county.
    fn prefix(&self) -> &'static str {
        match self.code {
            c if c.ends_with("0000") => &c[..2],
            c if c.ends_with("00") => &c[..4],
            c => c,
        }
    }

    /// True when this region lies inside `other`, or is it.
    pub fn is_in(&self, other: &Region) -> bool {
        self.code.starts_with(other.prefix())
    }

    /// The name from the province down: `重庆市渝中区`.
    pub fn full_name(&self) -> String {
        let own = self.prefix();
        let above = [2, 4]
            .into_iter()
            .filter(|n| *n < own.len())
            .filter_map(|n| by_code(&format!("{:0<6}", &own[..n])));
        above.map(|r| r.name).chain([self.name]).collect()
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The level of government of a region, by its six-digit code.
pub fn level(code: &str) -> Level {
    match code {
        c if c.ends_with("0000") => Level::Province,
        c if c.ends_with("00") => Level::Prefecture,
        _ => Level::County,
    }
}

/// A region name that starts a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Length of the name in bytes.
    pub len: usize,
    /// The regions that it may be; more than one when the name is ambiguous.
    pub regions: Vec<Region>,
}

impl Found {
    /// The region, when only one bears the name today, or only one ever did.
    pub fn only(&self) -> Option<Region> {
        let today = self.regions.iter().any(|r| r.current);
        let mut bearers = self.regions.iter().filter(|r| r.current || !today);
        let first = bearers.next()?;
        bearers.all(|r| r.code == first.code).then_some(*first)
    }
}

/// The longest region name that starts `text`.
///
/// ```
/// use gongbao::grammar::region::region_at;
/// let found = region_at("重庆市渝中区人民政府").unwrap();
/// assert_eq!(found.only().unwrap().code, "500103");
/// assert!(region_at("国务院办公厅").is_none());
/// ```
pub fn region_at(text: &str) -> Option<Found> {
    let (mut len, mut regions) = longest(text, &[])?;
    while let Some((more, inner)) = longest(&text[len..], &regions) {
        len += more;
        regions = inner;
    }
    Some(Found { len, regions })
}

/// The region of an organ or gazette by the name that it begins with; `None` when the name goes on with a region that
/// is not in the table, or when several regions bear it.
///
/// ```
/// use gongbao::grammar::region::region_of;
/// assert_eq!(region_of("安徽省合肥市教育局").unwrap().code, "340100");
/// assert!(region_of("安徽省某某区教育局").is_none());
/// assert_eq!(region_of("安徽省合肥市城市公共交通条例").unwrap().code, "340100");
/// ```
pub fn region_of(name: &str) -> Option<Region> {
    let found = region_at(name)?;
    let rest = &name[found.len..];
    let inner = rest
        .char_indices()
        .take(6)
        .skip(1)
        .find(|&(i, c)| matches!(c, '区' | '县' | '旗') || c == '市' && !rest[..i].ends_with('城'))
        .map(|(i, c)| i + c.len_utf8());
    let unknown = inner.is_some_and(|end| {
        words!["人民政府", "政府", "委", "人大", "教育", "公", "财政"].begin(&rest[end..])
    });
    if unknown { None } else { found.only() }
}

/// True for the last character of a region's whole name.
pub(crate) fn ends_name(c: char) -> bool {
    matches!(c, '省' | '市' | '区' | '县' | '州' | '旗' | '盟')
}

/// True when `text` begins with the first two characters of a region's name: `原平政发` does, `原云政发` does not.
///
/// ```
/// use gongbao::grammar::region::begins_like_region;
/// assert!(begins_like_region("原平政发") && !begins_like_region("原云政发"));
/// ```
pub fn begins_like_region(text: &str) -> bool {
    let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    TABLE.starts.get(&text[..end]).is_some_and(|longer| *longer)
}

/// The region of a code: the one that bears it today, else the last of those that did.
pub fn by_code(code: &str) -> Option<Region> {
    let bearers = TABLE.of_code(code);
    bearers.iter().rfind(|region| region.current).or(bearers.last()).copied()
}

/// The longest name at the start of `text` that lies inside one of `within`, or anywhere when that is empty.
fn longest(text: &str, within: &[Region]) -> Option<(usize, Vec<Region>)> {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).take(LONGEST).skip(1);
    let first_two = text.char_indices().nth(1).map(|(at, c)| &text[..at + c.len_utf8()]);
    if !first_two.is_some_and(|first_two| TABLE.starts.contains_key(first_two)) {
        return None;
    }
    let mut best = None;
    for end in ends {
        let inside: Vec<Region> = TABLE
            .bearers(&text[..end])
            .filter(|r| within.is_empty() || within.iter().any(|w| r.code != w.code && r.is_in(w)))
            .copied()
            .collect();
        if !inside.is_empty() && (end > 6 || !text[end..].starts_with(['省', '市', '区', '县', '州'])) {
            best = Some((end, inside));
        }
    }
    best
}

/// Longest name, in characters.
const LONGEST: usize = 16;

/// About so many names are in the table.
const ROWS: usize = 8_000;

struct Table {
    /// In the order of their codes.
    regions: Vec<Region>,
    /// The first bearer of each name.
    by_name: HashMap<&'static str, u16>,
    /// The next bearer of a region's name.
    next: Vec<Option<u16>>,
    /// The first two characters of all names, and whether some name is longer.
    starts: HashMap<&'static str, bool>,
}

impl Table {
    /// The regions that bear a name.
    fn bearers(&self, name: &str) -> impl Iterator<Item = &Region> {
        let first = self.by_name.get(name).copied();
        iter::successors(first, |at| self.next[usize::from(*at)]).map(|at| &self.regions[usize::from(at)])
    }

    /// Those who bear or bore a code.
    fn of_code(&self, code: &str) -> &[Region] {
        let from = self.regions.partition_point(|region| region.code < code);
        let len = self.regions[from..].partition_point(|region| region.code == code);
        &self.regions[from..from + len]
    }

    fn read(text: &'static str) -> Self {
        let mut regions = Vec::with_capacity(ROWS);
        regions.extend(text.lines().filter_map(Region::read));
        let mut table = Self {
            by_name: HashMap::with_capacity(ROWS),
            next: vec![None; regions.len()],
            starts: HashMap::with_capacity(ROWS / 2),
            regions,
        };
        // From the last on, so that each is the first bearer when its turn comes.
        for (i, region) in table.regions.iter().enumerate().rev() {
            // There are fewer than 10,000.
            let at = i as u16;
            table.next[i] = table.by_name.insert(region.name, at);
            if let Some(short) = region.short_name() {
                table.by_name.insert(short, at);
            }
            let mut ends = region.name.char_indices().map(|(at, _)| at).skip(2);
            let two = ends.next().unwrap_or(region.name.len());
            *table.starts.entry(&region.name[..two]).or_default() |= two < region.name.len();
        }
        table
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/regions.tsv")));

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        region_at(text).and_then(|f| f.only()).map(|r| r.code)
    }

    #[test]
    fn regions_have_levels() {
        for (code, expected) in [
            ("990000", Level::Province),
            ("100000", Level::Province),
            ("990100", Level::Prefecture),
            ("990104", Level::County),
        ] {
            assert_eq!(level(code), expected, "{code}");
        }
    }

    #[test]
    fn chains_of_regions() {
        assert_eq!(code("重庆市人民政府"), Some("500000"));
        assert_eq!(code("安徽省合肥市庐阳区教育局"), Some("340103"));
        assert_eq!(code("内蒙古包头市人民政府"), Some("150200"));
        assert_eq!(code("包头市人民政府办公室"), Some("150200"));
        assert_eq!(code("有关单位"), None);
    }

    #[test]
    fn a_name_of_several_regions_stays_open() {
        let found = region_at("鼓楼区人民政府").unwrap();
        assert!(found.regions.len() > 1 && found.only().is_none());
    }

    #[test]
    fn the_table_is_in_the_order_of_codes() {
        assert!(TABLE.regions.len() > 7_000 && TABLE.regions.is_sorted_by_key(|region| region.code));
        assert_eq!(TABLE.bearers("内蒙古").map(|region| region.code).next(), Some("150000"));
    }

    #[test]
    fn full_names() {
        assert_eq!(by_code("500103").unwrap().full_name(), "重庆市渝中区");
    }
}
