//! [`Verdict`]: what is known of one name, first by itself, then by all others.

use super::context::{Context, Own, begins_central};
use super::dictionary::{At, Dictionary, REGION};
use super::evidence::{Around, Evidence, is_bare_group, is_named_group};
use super::kind::kind;
use super::name::{Mark, Reading, read};
use super::place::{Place, PlaceId, Places};
use crate::model::{Level, OrganKind};
use crate::text::words::WordList;

/// What the name, its region and the dictionary say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    /// The name as a region and a pattern.
    pub(super) reading: Reading,
    /// The full names that it may stand for; exactly one when it is resolved.
    pub(super) full: Vec<FullName>,
    /// The same, if a name without a mark were one of the region of the text.
    own: Vec<FullName>,
}

/// A full name and what became of its organ.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FullName {
    /// Full name, with `{}` for the region.
    pub(super) pattern: String,
    successor: Option<String>,
    year: Option<i32>,
}

/// The organ of a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// Its id; `None` when the name is no organ's of its own.
    pub(super) id: Option<String>,
    /// Its full name, or the name as printed when no full name is known.
    pub(super) name: String,
    /// True when the full name is known, and nothing is left open.
    pub(super) resolved: bool,
    /// True for a name with its region, or the word of its level, in front.
    pub(super) marked: bool,
    /// Its region.
    pub(super) place: Option<PlaceId>,
    /// True for an organ of the whole state.
    pub(super) central: bool,
    /// What took over its work.
    pub(super) successor: Option<String>,
    /// The year of that.
    pub(super) year: Option<i32>,
    /// The full names that it may stand for, when there are several.
    pub(super) candidates: Vec<String>,
}

impl Verdict {
    /// Reads a name and looks it up.
    pub(super) fn of(
        name: &str,
        context: &Context<'_>,
        places: &mut Places,
        dictionary: &Dictionary,
    ) -> Self {
        let reading = read(name, context, places, dictionary);
        let (place, pattern) = (reading.place, &reading.pattern);
        let (full, own) = match (reading.mark, place) {
            (Mark::Bare, _) => (bare(pattern, context, places, dictionary), relative(pattern)),
            (_, Some(place)) => (in_region(pattern, places.get(place), dictionary), None),
            (_, None) => (Vec::new(), None),
        };
        let own = own.zip(context.place());
        let (reading, full, own) = match own {
            Some((pattern, place)) if full.is_empty() => {
                let own = in_region(&pattern, places.get(place), dictionary);
                if is_local(&reading.pattern) && places.get(place).level == Level::County {
                    (Reading { place: Some(place), pattern, mark: Mark::Unit }, own, Vec::new())
                } else {
                    (reading, full, own)
                }
            }
            _ => (reading, full, Vec::new()),
        };
        Self { reading, full, own }
    }

    /// The organ of a name that says its region: texts of one region mean the same one.
    pub(super) fn placed(&self, own: Option<PlaceId>, evidence: &Evidence, places: &Places) -> Option<Found> {
        let reading = &self.reading;
        let found = in_place(&reading.pattern, reading.place?, &self.full, evidence, places);
        let rest = reading.pattern.trim_start_matches(REGION);
        let place = reading.place.map(|place| places.inner(place, rest, own));
        Some(Found { place, marked: reading.mark != Mark::Bare, ..found })
    }

    /// The organ of a name that does not say its region, with all that is known.
    pub(super) fn settle(
        &self,
        (at, name): (usize, &str),
        context: &Context<'_>,
        (evidence, around): (&Evidence, &Around<'_>),
        places: &Places,
    ) -> Found {
        let mark = self.reading.mark;
        let found = match mark {
            Mark::Bare => self.bare((at, name), context, (evidence, around), places),
            // The word of a level below that of the text stands for all regions of it.
            _ if context.is_above_counties(places) => Found::class(name),
            _ => of_document(name, context),
        };
        Found { marked: mark != Mark::Bare, ..found }
    }

    /// A name that does not say of which region its organ is.
    fn bare(
        &self,
        (at, name): (usize, &str),
        context: &Context<'_>,
        (evidence, around): (&Evidence, &Around<'_>),
        places: &Places,
    ) -> Found {
        if let [one] = &self.full[..] {
            return one.found(None, places);
        }
        if is_bare_group(name) {
            return match around.group(at, name) {
                Some((Some(place), group, part)) => Found {
                    resolved: evidence.has(place, &group),
                    ..FullName::new(group + &part).found(Some(place), places)
                },
                Some((None, group, part)) => whole(&(group + &part), context),
                None => Found { name: name.to_owned(), ..Found::default() },
            };
        }
        let pattern = format!("{REGION}{}", self.reading.pattern);
        let own =
            context.place().filter(|&own| around.is_marked(at, &pattern) || evidence.has(own, &pattern));
        if let Some(own) = own {
            return in_place(&pattern, own, &self.own, evidence, places);
        }
        let placed = places.begins_with_place(name, context.place());
        if is_whole(name)
            || placed && is_of_its_place(name)
            || context.own == Own::Central && is_named_group(name)
        {
            return whole(name, context);
        }
        match context.own {
            _ if placed || begins_central(name) => Found { resolved: false, ..whole(name, context) },
            Own::Place(own) => Found { resolved: false, ..FullName::new(pattern).found(Some(own), places) },
            Own::Central => Found { resolved: false, ..whole(name, context) },
            Own::Unknown => of_document(name, context),
        }
    }
}

/// An organ of a known region.
fn in_place(pattern: &str, place: PlaceId, full: &[FullName], evidence: &Evidence, places: &Places) -> Found {
    let known: Vec<&FullName> = match full {
        [one] => vec![one],
        several => several.iter().filter(|full| evidence.has(place, &full.pattern)).collect(),
    };
    if let [one] = known[..] {
        // An office of the government may be printed with or without the government in front.
        let of_government = one.pattern.replacen(REGION, "{}人民政府", 1);
        let printed = if evidence.has(place, &of_government) { &of_government } else { &one.pattern };
        return FullName { pattern: printed.clone(), ..one.clone() }.found(Some(place), places);
    }
    let township = is_township(pattern) && places.get(place).level == Level::County;
    if township || is_spelled_out(pattern) || evidence.has(place, pattern) {
        return FullName::new(pattern).found(Some(place), places);
    }
    let longer = if full.is_empty() { evidence.longer(place, pattern) } else { Vec::new() };
    if let [one] = longer[..] {
        return FullName::new(one).found(Some(place), places);
    }
    let candidates = full.iter().map(|full| full.pattern.as_str()).chain(longer);
    let candidates = candidates.map(|pattern| fill(pattern, &places.get(place).name)).collect();
    Found { resolved: false, candidates, ..FullName::new(pattern).found(Some(place), places) }
}

/// An organ whose name needs no region.
fn whole(name: &str, context: &Context<'_>) -> Found {
    let central = begins_central(name) || context.own == Own::Central && name.ends_with(['部', '署']);
    Found { id: Some(name.to_owned()), name: name.to_owned(), resolved: true, central, ..Found::default() }
}

/// An organ of which nobody knows the region: it is nobody's but its document's.
fn of_document(name: &str, context: &Context<'_>) -> Found {
    Found { id: Some(format!("{name}@{}", context.id())), name: name.to_owned(), ..Found::default() }
}

impl Found {
    /// A name of no organ of its own, of which nothing is left open.
    fn class(name: &str) -> Self {
        Self { name: name.to_owned(), resolved: true, ..Self::default() }
    }
}

impl FullName {
    fn new(pattern: impl Into<String>) -> Self {
        Self { pattern: pattern.into(), successor: None, year: None }
    }

    /// The organ of this name in a region, or of the whole state.
    fn found(&self, place: Option<PlaceId>, places: &Places) -> Found {
        let region = place.map_or("", |id| places.get(id).name.as_str());
        let name = fill(&self.pattern, region);
        Found {
            id: Some(name.clone()),
            name,
            resolved: true,
            place,
            central: place.is_none(),
            successor: self.successor.as_ref().map(|successor| fill(successor, region)),
            year: self.year,
            ..Found::default()
        }
    }
}

/// Puts the name of the region in; the party committee of an autonomous region is its 党委.
fn fill(pattern: &str, region: &str) -> String {
    let autonomous = region.ends_with("自治区") && !pattern.contains("{}委员会");
    let pattern = if autonomous { pattern.replace("{}委", "{}党委") } else { pattern.to_owned() };
    pattern.replace(REGION, region)
}

/// The full names of a bare name: those of central organs, and those that need no region.
fn bare(name: &str, context: &Context<'_>, places: &Places, dictionary: &Dictionary) -> Vec<FullName> {
    look_up(name, context.at(places), dictionary)
}

/// A bare name as one of the region of the text.
fn relative(name: &str) -> Option<String> {
    (!begins_central(name)).then(|| format!("{REGION}{name}"))
}

/// The full names of a pattern in a region.
fn in_region(pattern: &str, place: &Place, dictionary: &Dictionary) -> Vec<FullName> {
    let at = At { level: Some(place.level), code: place.code, central: false };
    let shorter = [("{}政府", REGION), ("中共{}", REGION), ("{}直属", "{}直")];
    let others = shorter.into_iter().filter_map(|(long, short)| {
        let rest = pattern.strip_prefix(long).filter(|rest| !rest.is_empty())?;
        Some(format!("{short}{rest}"))
    });
    std::iter::once(pattern.to_owned())
        .chain(others)
        .map(|pattern| look_up(&pattern, at, dictionary))
        .find(|full| !full.is_empty())
        .unwrap_or_default()
}

/// The full names in the dictionary. A 委 is a 委员会; an office of a known organ bears that organ's full name.
fn look_up(pattern: &str, at: At<'_>, dictionary: &Dictionary) -> Vec<FullName> {
    let names = |pattern: &str| -> Vec<FullName> {
        let full = dictionary.find(pattern, at).into_iter().map(|full| FullName {
            pattern: full.pattern,
            successor: full.entry.successor.clone(),
            year: full.entry.year,
        });
        full.collect()
    };
    let found = names(pattern);
    if !found.is_empty() {
        return found;
    }
    if pattern.ends_with('委') {
        return names(&format!("{pattern}员会"));
    }
    let office =
        ["办公厅", "办公室"].into_iter().find_map(|office| Some((pattern.strip_suffix(office)?, office)));
    let Some((organ, office)) = office else { return found };
    names(organ).into_iter().map(|full| FullName::new(full.pattern + office)).collect()
}

/// True for what bears the name of its place without the word of its level: `临江大学`, `云溪职业教育中心`.
fn is_of_its_place(name: &str) -> bool {
    matches!(kind(name), Some(OrganKind::School | OrganKind::PublicInstitution))
}

/// True for townships, whose name is full with their county in front.
fn is_township(pattern: &str) -> bool {
    static ENDINGS: WordList = WordList::new(&["镇", "乡", "街道", "镇人民政府", "乡人民政府", "街道办事处"]);
    let own = |end: &&'static str| pattern.strip_prefix(REGION)?.strip_suffix(*end);
    ENDINGS.iter().filter_map(own).any(|own| own.chars().nth(1).is_some())
}

/// True for endings that nobody leaves out of a name that is otherwise shortened: `区食品安全委员会`.
pub(super) fn is_spelled_out(pattern: &str) -> bool {
    static ENDINGS: WordList = WordList::new(&["委员会", "协会", "学会", "联合会", "基金会", "委员会办公室"]);
    ENDINGS.end(pattern)
}

/// True for organs that a text of their county names without a mark: townships, and what governs a zone.
fn is_local(name: &str) -> bool {
    static ENDINGS: WordList = WordList::new(&[
        "镇",
        "乡",
        "街道",
        "镇人民政府",
        "乡人民政府",
        "镇政府",
        "乡政府",
        "街道办事处",
        "街道办",
        "管委会",
        "管理委员会",
    ]);
    ENDINGS.iter().any(|end| name.strip_suffix(end).is_some_and(|own| own.chars().nth(1).is_some()))
}

/// True for a name that says enough by itself: a registered company, an association of the whole country, a group
/// named by its matter.
fn is_whole(name: &str) -> bool {
    static ENDINGS: WordList = WordList::new(&["有限公司", "责任公司"]);
    let ends = |endings: &[&str]| endings.iter().any(|end| name.ends_with(end));
    ends(&ENDINGS) || begins_central(name) && !name.ends_with(['委', '办', '局', '厅'])
}
