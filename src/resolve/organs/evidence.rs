//! [`Evidence`]: the full names that the sources print for each region.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashSet};

use super::context::begins_central;
use super::dictionary::REGION;
use super::name::{Mark, Reading};
use super::place::PlaceId;
use super::verdict::{Verdict, is_spelled_out};
use crate::text::words::{WordList, words};

/// So many full names of one region may share their first and last character before none is looked for among them:
/// no government has more, and a text made to have them costs no more time than another.
const MOST: usize = 200;

/// What all names together say.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    full: HashMap<PlaceId, BTreeSet<String>>,
    /// By region, first character and ending.
    alike: HashMap<(PlaceId, char, char), Vec<String>>,
}

/// What the names of one source say, in its documents.
#[derive(Debug, Default)]
pub(super) struct Around<'v> {
    /// Patterns by the context in which they are printed with a mark of their region.
    marked: HashSet<(usize, &'v str)>,
    /// Names of groups by context: those under which a bare `领导小组办公室` or `综合组` may stand.
    groups: HashMap<usize, BTreeSet<(Option<PlaceId>, String)>>,
}

impl Evidence {
    /// Takes in what the region and the dictionary said of a name.
    pub(super) fn add(&mut self, verdict: &Verdict) {
        let reading = &verdict.reading;
        if let Some((place, group)) = reading.place.zip(group_of(&reading.pattern))
            && reading.mark == Mark::Region
        {
            self.add_full(place, group);
        }
        let Some(place) = reading.place else { return };
        match &verdict.full[..] {
            [one] => self.add_full(place, &one.pattern),
            [] if reading.mark == Mark::Region && is_whole(&reading.pattern)
                || is_spelled_out(&reading.pattern) =>
            {
                self.add_full(place, &reading.pattern)
            }
            _ => {}
        }
    }

    fn add_full(&mut self, place: PlaceId, pattern: &str) {
        if self.full.entry(place).or_default().insert(pattern.to_owned())
            && let Some((first, last)) = ends(pattern)
        {
            self.alike.entry((place, first, last)).or_default().push(pattern.to_owned());
        }
    }

    /// True when a full name is known of the region.
    pub(super) fn has(&self, place: PlaceId, pattern: &str) -> bool {
        self.full.get(&place).is_some_and(|names| names.contains(pattern))
    }

    /// The full names of a region that `pattern` may shorten: all its characters stand in them in the same order, the
    /// first and the ending in their place.
    pub(super) fn longer(&self, place: PlaceId, pattern: &str) -> Vec<&str> {
        let Some((first, last)) = ends(pattern) else { return Vec::new() };
        let alike = self.alike.get(&(place, first, last)).filter(|names| names.len() <= MOST);
        let short = core(pattern);
        let longer = alike.into_iter().flatten().filter(|name| {
            core(name).chars().count() > short.chars().count() && is_shortened(short, core(name))
        });
        longer.map(String::as_str).collect()
    }
}

impl<'v> Around<'v> {
    /// What the names of a source say, each with its context.
    pub(super) fn of(names: impl IntoIterator<Item = (usize, &'v Verdict)>) -> Self {
        let mut around = Self::default();
        for (context, verdict) in names {
            around.add(context, &verdict.reading);
        }
        around
    }

    fn add(&mut self, context: usize, reading: &'v Reading) {
        if reading.mark != Mark::Bare {
            self.marked.insert((context, reading.pattern.as_str()));
        }
        let marked = reading.mark != Mark::Bare || begins_central(&reading.pattern);
        if let Some(group) = group_of(&reading.pattern).filter(|_| marked) {
            self.groups.entry(context).or_default().insert((reading.place, group.to_owned()));
        }
    }

    /// True when a document prints the pattern with the region or its level in front.
    pub(super) fn is_marked(&self, context: usize, pattern: &str) -> bool {
        self.marked.contains(&(context, pattern))
    }

    /// The region and pattern of the only group that a document names and that a bare name can mean, or mean a part of,
    /// and that part.
    pub(super) fn group(&self, context: usize, bare: &str) -> Option<(Option<PlaceId>, String, String)> {
        let kind = GROUPS.before(bare);
        let groups = self.groups.get(&context)?;
        let mut fitting = groups.iter().filter(|(_, group)| kind.is_none_or(|kind| group.ends_with(kind)));
        let (place, group) = fitting.next()?;
        let part = kind.and_then(|kind| bare.strip_prefix(kind)).unwrap_or(bare);
        fitting.next().is_none().then(|| (*place, group.clone(), part.to_owned()))
    }
}

/// Kinds of groups made for one matter.
static GROUPS: WordList =
    WordList::new(&["领导小组", "协调小组", "工作小组", "指挥部", "组委会", "联席会议", "筹委会"]);

/// True for a group without the matter that names it: `领导小组办公室`, `综合组`.
pub(super) fn is_bare_group(name: &str) -> bool {
    let kind = GROUPS.before(name).and_then(|kind| name.strip_prefix(kind));
    kind.is_some_and(|rest| rest.chars().count() <= 4)
        || name.ends_with('组') && !name.ends_with("小组") && name.chars().count() <= 5
        || matches!(name, "工作专班" | "专班")
}

/// True for a group that its matter names: `云溪江流域协同保护领导小组办公室`.
pub(super) fn is_named_group(name: &str) -> bool {
    group_of(name).is_some()
}

/// The group that a pattern names, without its office: `{}养老领导小组` of `{}养老领导小组办公室`.
fn group_of(pattern: &str) -> Option<&str> {
    let mut ends = pattern.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let end = ends.find(|&end| GROUPS.end(&pattern[..end]))?;
    let named = pattern.strip_prefix(REGION).unwrap_or(pattern);
    (!is_bare_group(named)).then(|| &pattern[..end])
}

/// True for a pattern that does not look shortened itself.
fn is_whole(pattern: &str) -> bool {
    let company = pattern.ends_with("公司") && !words!["有限公司", "责任公司"].end(pattern);
    !company && !pattern.ends_with(['委', '办'])
}

/// First character and kind of ending of a pattern.
fn ends(pattern: &str) -> Option<(char, char)> {
    let core = core(pattern);
    Some((core.chars().next()?, ending(core).chars().next()?))
}

/// The pattern from its region on, without the government in front of an office.
fn core(pattern: &str) -> &str {
    let core = pattern.split_once(REGION).map_or(pattern, |(_, core)| core);
    core.strip_prefix("人民政府")
        .filter(|rest| !rest.starts_with("办公"))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(core)
}

/// What a name ends in, shortened as short forms do: 委员会 to 委, 办公室 to 办.
fn ending(core: &str) -> &str {
    const ENDINGS: &[(&str, &str)] = &[("委员会", "委"), ("委会", "委"), ("办公室", "办")];
    let long = ENDINGS.iter().find(|(long, _)| core.ends_with(long)).map(|(_, short)| *short);
    long.unwrap_or_else(|| core.char_indices().next_back().map_or("", |(at, _)| &core[at..]))
}

/// True when `short` is made of characters of `long` in their order.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|l| l == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_by_their_characters() {
        let mut evidence = Evidence::default();
        evidence.add_full(0, "{}人力资源和社会保障局");
        evidence.add_full(0, "{}人民武装部");
        evidence.add_full(0, "{}文化和旅游发展委员会");
        evidence.add_full(0, "{}人民政府安全生产委员会办公室");
        evidence.add_full(1, "{}人民政府人事局");
        let longer = |short: &str| evidence.longer(0, short);
        assert_eq!(longer("{}人力社保局"), ["{}人力资源和社会保障局"]);
        assert_eq!(longer("{}文旅发展委"), ["{}文化和旅游发展委员会"]);
        assert_eq!(longer("{}安全生产委员会办"), ["{}人民政府安全生产委员会办公室"]);
        assert_eq!(longer("{}社会保障局"), Vec::<&str>::new());
        assert_eq!(longer("{}人力资源和社会保障局"), Vec::<&str>::new());
        assert_eq!(longer("{}社保人力局"), Vec::<&str>::new());
    }

    #[test]
    fn groups_of_a_document() {
        assert_eq!(group_of("{}养老服务领导小组办公室"), Some("{}养老服务领导小组"));
        assert_eq!(group_of("领导小组办公室"), None);
        assert!(is_bare_group("领导小组办公室") && is_bare_group("综合组") && is_bare_group("指挥部"));
        assert!(!is_bare_group("云溪区养老服务领导小组") && !is_bare_group("区财政局"));
    }
}
