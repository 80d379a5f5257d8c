//! [`Places`]: the regions of a run, those of the table and those that only a text names.
//!
//! A region stands under others, so that 市 in a text of 青岚省临江市云溪区 is 青岚省临江市. A region that the table does
//! not know is learned from the name of its government: `临江市北山新区人民政府`.

use foldhash::HashMap;

use crate::grammar::region::{self, Found, Region, by_code, region_at};
use crate::model::Level;
use crate::text::words::{chars, words};

/// A region.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Name from the province down.
    pub(super) name: String,
    /// Its own name.
    own: String,
    /// Six-digit code, when the table knows it.
    pub(super) code: Option<&'static str>,
    /// Level of government.
    pub(super) level: Level,
    /// The region around it.
    above: Option<PlaceId>,
}

/// Index of a place.
pub(super) type PlaceId = usize;

/// All regions that were met.
#[derive(Debug, Default)]
pub(super) struct Places {
    all: Vec<Place>,
    by_name: HashMap<String, PlaceId>,
}

/// Words for the levels of regions that stand in front of a name instead of the region; the longer first.
pub(super) const UNITS: [&str; 11] =
    ["自治区", "自治州", "自治县", "自治旗", "省", "市", "区", "县", "州", "盟", "旗"];

impl Places {
    /// The place with an index.
    pub(super) fn get(&self, id: PlaceId) -> &Place {
        &self.all[id]
    }

    /// The region of a code.
    pub(super) fn of_code(&mut self, code: &str) -> Option<PlaceId> {
        by_code(code).map(|region| self.of_region(region))
    }

    /// A region of the table, with the regions around it.
    pub(super) fn of_region(&mut self, region: Region) -> PlaceId {
        let name = region.full_name();
        if let Some(&id) = self.by_name.get(&name) {
            return id;
        }
        let level = region::level(region.code);
        let province = || by_code(&format!("{}0000", &region.code[..2]));
        let above = match level {
            Level::Province => None,
            Level::Prefecture => province(),
            _ => by_code(&format!("{}00", &region.code[..4])).or_else(province),
        };
        let above = above.map(|above| self.of_region(above));
        self.add(Place { name, own: region.name.to_owned(), code: Some(region.code), level, above })
    }

    fn add(&mut self, place: Place) -> PlaceId {
        let id = self.all.len();
        self.by_name.insert(place.name.clone(), id);
        self.all.push(place);
        id
    }

    /// The region whose government, party committee or gazette `name` names, be it in the table or not.
    pub(super) fn learn(&mut self, name: &str) -> Option<PlaceId> {
        let printed = governed(name)?;
        if let Some((len, place)) = self.at(printed, None)
            && len == printed.len()
        {
            return Some(place);
        }
        Some(self.learn_chain(printed))
    }

    /// Adds the regions of a printed chain: `青岚省临江市云溪区`.
    fn learn_chain(&mut self, printed: &str) -> PlaceId {
        let mut above: Option<PlaceId> = None;
        let mut start = 0;
        for (at, c) in printed.char_indices() {
            let end = at + c.len_utf8();
            if !chars!("省市区县州盟旗").has(c) || printed[start..].starts_with("自治") || end - start < 6
            {
                continue;
            }
            let own = &printed[start..end];
            let name = above.map_or(String::new(), |id| self.all[id].name.clone()) + own;
            let known = self.by_name.get(&name).copied();
            let region = if above.is_none() { region_at(own).filter(|f| f.len == own.len()) } else { None };
            // A county holds no region of a level: one that seems to is another of the same name.
            let holds = |code: &str| end == printed.len() || code.ends_with("00");
            let region = region.and_then(|f| f.only()).filter(|r| holds(r.code));
            let known = known.or_else(|| region.map(|r| self.of_region(r)));
            let level = level_of(own, above.map(|id| self.all[id].level));
            above = known
                .or_else(|| Some(self.add(Place { name, own: own.to_owned(), code: None, level, above })));
            start = end;
        }
        // The chain ends in the word of a level, so there is a last region.
        above.unwrap_or_else(|| {
            let (own, name) = (printed.to_owned(), printed.to_owned());
            self.add(Place { name, own, code: None, level: Level::Unknown, above: None })
        })
    }

    /// The region whose name begins `text`, and the length of that name; `own` is the region of the text around it.
    pub(super) fn at(&mut self, text: &str, own: Option<PlaceId>) -> Option<(usize, PlaceId)> {
        let near = own.and_then(|own| self.in_chain(text, own));
        let table = region_at(text).and_then(|found| Some((found.len, self.choose(&found, text, own)?)));
        match (near, table) {
            (Some(near), Some(table)) if table.0 > near.0 => Some(table),
            (Some(near), _) => Some(near),
            (None, table) => table,
        }
    }

    /// The region of the chain above `own`, itself included, with whose name `text` begins: `云溪区` or `临江市云溪区`.
    fn in_chain(&self, text: &str, own: PlaceId) -> Option<(usize, PlaceId)> {
        self.chain(own).find_map(|id| {
            let mut printed = self.all[id].own.clone();
            let mut best = text.starts_with(&printed).then_some(printed.len());
            for above in self.chain(id).skip(1) {
                printed.insert_str(0, &self.all[above].own);
                best = best.max(text.starts_with(&printed).then_some(printed.len()));
            }
            best.filter(|&len| len < text.len()).map(|len| (len, id))
        })
    }

    /// The one region that is meant: the only bearer of the name, or the only one near the region of the text.
    fn choose(&mut self, found: &Found, text: &str, own: Option<PlaceId>) -> Option<PlaceId> {
        if let Some(region) = found.only().filter(|_| !is_common_noun(&text[..found.len])) {
            return Some(self.of_region(region));
        }
        let code = own.and_then(|own| self.all[own].code)?;
        [6, 4, 2].into_iter().find_map(|digits| {
            let mut near = found.regions.iter().filter(|r| r.current && r.code[..digits] == code[..digits]);
            let first = near.next().copied()?;
            near.next().is_none().then(|| self.of_region(first))
        })
    }

    /// The region and those around it, from the inside out.
    pub(super) fn chain(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        std::iter::successors(Some(id), |&id| self.all[id].above)
    }

    /// True when a name begins with that of a province or prefecture, or of a region around the text, without the word of
    /// its level: `临江大学`.
    pub(super) fn begins_with_place(&self, name: &str, own: Option<PlaceId>) -> bool {
        let begins = |id: PlaceId| stem(&self.all[id].own).is_some_and(|stem| name.starts_with(stem));
        own.is_some_and(|own| self.chain(own).any(begins)) || short_region(name).is_some()
    }

    /// The province or prefecture with whose name a text begins, without the word of its level.
    pub(super) fn at_short(&mut self, text: &str) -> Option<PlaceId> {
        short_region(text).map(|region| self.of_region(region))
    }

    /// The region of the text when it lies in `place` and the rest of a name begins with it: 云溪区 for 临江市 and
    /// `云溪中学`; else `place`.
    pub(super) fn inner(&self, place: PlaceId, rest: &str, own: Option<PlaceId>) -> PlaceId {
        let begins = |id: &PlaceId| stem(&self.all[*id].own).is_some_and(|stem| rest.starts_with(stem));
        let below = own.into_iter().flat_map(|own| self.chain(own)).take_while(|&id| id != place);
        below
            .into_iter()
            .find(begins)
            .filter(|_| own.is_some_and(|own| self.chain(own).any(|id| id == place)))
            .unwrap_or(place)
    }

    /// The regions that a text names, each as often as it does.
    pub(super) fn named_in(&mut self, text: &str) -> Vec<PlaceId> {
        let mut named = Vec::new();
        let mut end = 0;
        for (at, _) in text.char_indices() {
            if at < end {
                continue;
            }
            if let Some((len, place)) = self.at(&text[at..], None) {
                named.push(place);
                end = at + len;
            }
        }
        named
    }

    /// The region that the word of a level means in a text of `own`: 市 in a district is the city around it.
    ///
    /// 区 is the autonomous region in a text of one.
    pub(super) fn unit(&self, word: &str, own: PlaceId) -> Option<PlaceId> {
        let bears = |id: &PlaceId| {
            let own = &self.all[*id].own;
            own.ends_with(word) && (word != "区" || !own.ends_with("自治区"))
        };
        let autonomous = || (word == "区" && self.all[own].own.ends_with("自治区")).then_some(own);
        self.chain(own).find(bears).or_else(autonomous)
    }
}

/// True for names of regions that are also words, `城区`, `东区`: they are regions only near the region of the text.
fn is_common_noun(name: &str) -> bool {
    name.chars().count() == 2 && name.ends_with('区')
}

/// The province or prefecture with whose name of two or three characters a text begins, without the word of its level.
fn short_region(text: &str) -> Option<Region> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1).take(2);
    let mut full = ends.flat_map(|end| ["省", "市"].map(|level| format!("{}{level}", &text[..end])));
    full.find_map(|full| {
        let found = region_at(&full).filter(|found| found.len == full.len())?;
        found.only().filter(|region| region.current && region.code.ends_with("00"))
    })
}

/// A region's own name without the word of its level, of two or more characters.
fn stem(own: &str) -> Option<&str> {
    let (end, _) = own.char_indices().next_back()?;
    Some(&own[..end]).filter(|stem| stem.chars().nth(1).is_some())
}

/// The level of a region by its own name and the level of the region around it.
fn level_of(own: &str, above: Option<Level>) -> Level {
    match above {
        _ if own.ends_with('省') || own.ends_with("自治区") => Level::Province,
        None | Some(Level::Province) if own.ends_with(['市', '州', '盟']) => Level::Prefecture,
        _ => Level::County,
    }
}

/// The regions with which the name of a government, a party committee or a congress begins: `青岚省临江市` of
/// `中共青岚省临江市委员会`.
fn governed(name: &str) -> Option<&str> {
    const MOST: usize = 4;
    const LONGEST: usize = 8;
    let name = name.strip_prefix("中共").unwrap_or(name);
    let (mut end, mut found) = (0, None);
    for _ in 0..MOST {
        let rest = &name[end..];
        let Some((at, last)) = rest.char_indices().find(|(_, c)| chars!("省市区县州盟旗").has(*c))
        else {
            break;
        };
        let own = &rest[..at];
        let own = own.strip_suffix("自治").filter(|own| last == '区' && !own.is_empty()).unwrap_or(own);
        if !(1..=LONGEST).contains(&own.chars().count()) {
            break;
        }
        end += at + last.len_utf8();
        if words!["人民政府", "委员会", "人民代表大会"].begin(&name[end..]) {
            found = Some(end);
        }
    }
    found.map(|end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(places: &Places, found: Option<(usize, PlaceId)>) -> Option<(usize, &str)> {
        found.map(|(len, id)| (len / 3, places.get(id).name.as_str()))
    }

    #[test]
    fn regions_of_the_table() {
        let mut places = Places::default();
        let found = places.at("重庆市渝中区财政局", None);
        assert_eq!(name(&places, found), Some((6, "重庆市渝中区")));
        let found = places.at("内蒙古包头市人民政府", None);
        assert_eq!(name(&places, found), Some((6, "内蒙古自治区包头市")));
        assert_eq!(places.at("鼓楼区财政局", None), None);
        let own = places.of_code("320100");
        let found = places.at("鼓楼区财政局", own);
        assert_eq!(name(&places, found), Some((3, "江苏省南京市鼓楼区")));
        assert_eq!(places.at("城区管委会", own), None);
    }

    #[test]
    fn regions_that_a_text_names() {
        let mut places = Places::default();
        let own = places.learn("青岚省临江市云溪区人民政府办公室").unwrap();
        assert_eq!(places.get(own).name, "青岚省临江市云溪区");
        assert_eq!(places.get(own).level, Level::County);
        let found = places.at("云溪区财政局", Some(own));
        assert_eq!(name(&places, found), Some((3, "青岚省临江市云溪区")));
        let found = places.at("临江市云溪区财政局", Some(own));
        assert_eq!(name(&places, found), Some((6, "青岚省临江市云溪区")));
        let found = places.at("青岚省财政厅", Some(own));
        assert_eq!(name(&places, found), Some((3, "青岚省")));
        assert_eq!(places.learn("国务院办公厅"), None);
    }

    #[test]
    fn names_of_those_who_govern() {
        for (name, expected) in [
            ("青岚省临江市云溪区人民政府办公室", Some("青岚省临江市云溪区")),
            ("中共青岚省临江市委员会", Some("青岚省临江市")),
            ("青岚自治区人民代表大会常务委员会", Some("青岚自治区")),
            ("青岚自治区临江自治州人民政府", Some("青岚自治区临江自治州")),
            ("市人民政府", None),
            ("中共市委员会", None),
            ("青岚省财政厅", None),
            ("关于加强青岚河保护工作的青岚省人民政府", None),
        ] {
            assert_eq!(governed(name), expected, "{name}");
        }
    }

    #[test]
    fn words_of_levels() {
        let mut places = Places::default();
        let mut unit = |code: &str, word: &str| {
            let own = places.of_code(code).unwrap();
            places.unit(word, own).map(|id| places.get(id).name.clone())
        };
        assert_eq!(unit("500103", "区").as_deref(), Some("重庆市渝中区"));
        assert_eq!(unit("500103", "市").as_deref(), Some("重庆市"));
        assert_eq!(unit("150200", "市").as_deref(), Some("内蒙古自治区包头市"));
        assert_eq!(unit("150200", "自治区").as_deref(), Some("内蒙古自治区"));
        assert_eq!(unit("150200", "区"), None);
        assert_eq!(unit("450000", "区").as_deref(), Some("广西壮族自治区"));
        assert_eq!(unit("340000", "市"), None);
        assert_eq!(unit("330782", "市").as_deref(), Some("浙江省金华市义乌市"));
        assert_eq!(unit("320100", "省").as_deref(), Some("江苏省"));
    }
}
