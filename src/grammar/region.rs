//! Names of regions (行政区划) at the start of a name: `重庆市渝中区人民政府`, `青海省玉树藏族自治州`, `内蒙古包头市`.
//!
//! ```text
//! region = [ province ] [ prefecture ] [ county ]        each inside the one before
//! ```
//! Codes are those of GB/T 2260, with past names (`data/regions.tsv`). A name that several regions bear is read as all of
//! them: the caller knows the context, or leaves it open.

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
    let (two, names) = alike(text);
    names.iter().any(|name| usize::from(name.len) > two.len())
}

/// The region of a code: the one that bears it today, else the last of those that did.
pub fn by_code(code: &str) -> Option<Region> {
    let from = REGIONS.partition_point(|region| region.code < code);
    let len = REGIONS[from..].partition_point(|region| region.code == code);
    let bearers = &REGIONS[from..from + len];
    bearers.iter().rfind(|region| region.current).or(bearers.last()).copied()
}

/// The longest name at the start of `text` that lies inside one of `within`, or anywhere when that is empty.
fn longest(text: &str, within: &[Region]) -> Option<(usize, Vec<Region>)> {
    let (_, names) = alike(text);
    let mut best = None;
    for bearers in names.chunk_by(|a, b| a.text() == b.text()) {
        let name = bearers[0].text();
        let Some(rest) = text.strip_prefix(name) else { continue };
        let inside: Vec<Region> = bearers
            .iter()
            .map(Name::region)
            .filter(|r| within.is_empty() || within.iter().any(|w| r.code != w.code && r.is_in(w)))
            .collect();
        if !inside.is_empty() && (name.len() > 6 || !rest.starts_with(['省', '市', '区', '县', '州'])) {
            best = Some((name.len(), inside));
        }
    }
    best
}

/// A name of a region: its own, or the first part of it by which texts call it.
struct Name {
    /// Place in [`REGIONS`].
    region: u16,
    /// Length in bytes.
    len: u8,
}

impl Name {
    fn region(&self) -> Region {
        REGIONS[usize::from(self.region)]
    }

    fn text(&self) -> &'static str {
        &self.region().name[..usize::from(self.len)]
    }
}

// `REGIONS` in the order of their codes, `NAMES` in that of the texts and then of the regions, and in `FIRST` for each
// character from `LEAST` on the place of the first name that begins with it; `build.rs` makes them of `data/regions.tsv`.
include!(concat!(env!("OUT_DIR"), "/regions.rs"));

/// The first two characters of a text, and the names that begin with them.
fn alike(text: &str) -> (&str, &'static [Name]) {
    let mut chars = text.char_indices();
    let (Some((_, first)), Some((at, second))) = (chars.next(), chars.next()) else { return (text, &[]) };
    let two = &text[..at + second.len_utf8()];
    let first = u32::from(first).checked_sub(LEAST).and_then(|at| FIRST.get(at as usize..at as usize + 2));
    let Some(&[from, to]) = first else { return (two, &[]) };
    let names = &NAMES[usize::from(from)..usize::from(to)];
    let from = names.partition_point(|name| name.text() < two);
    let len = names[from..].iter().take_while(|name| name.text().starts_with(two)).count();
    (two, &names[from..from + len])
}

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
    fn the_tables_are_in_their_order() {
        assert!(REGIONS.len() > 7_000 && REGIONS.is_sorted_by_key(|region| region.code));
        assert!(NAMES.is_sorted_by_key(|name| (name.text(), name.region)));
        assert_eq!(code("内蒙古"), Some("150000"));
    }

    #[test]
    fn every_name_is_found() {
        for region in &REGIONS {
            let found = region_at(region.name).unwrap();
            assert_eq!(found.len, region.name.len(), "{}", region.name);
            assert!(found.regions.contains(region), "{}", region.name);
            assert!(begins_like_region(region.full_name().as_str()), "{}", region.name);
        }
    }

    #[test]
    fn what_begins_like_no_name_is_none() {
        for text in ["", "云", "a", "省", "\u{ffff}\u{ffff}", "龥龥", "一龥", "安龥"] {
            assert!(region_at(text).is_none() && !begins_like_region(text), "{text}");
        }
    }

    #[test]
    fn full_names() {
        assert_eq!(by_code("500103").unwrap().full_name(), "重庆市渝中区");
    }
}
