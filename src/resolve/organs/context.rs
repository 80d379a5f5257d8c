//! [`Context`]: whose text it is, so that `区财政局` in it is the organ of one district.
//!
//! The organs that issue, sign or print a document say so, then the region of its issue, then its title. In a text of no
//! region, a State Council reply or one without head and foot, 省 is the only province of which it names regions.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use super::dictionary::{At, Dictionary};
use super::place::{PlaceId, Places, UNITS};
use crate::model::Level;
use crate::resolve::digest::{Digest, DocumentDigest, Home, IssueDigest, document_id};
use crate::text::words::WordList;

/// Whose text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Own {
    /// A central organ's.
    Central,
    /// A region's.
    Place(PlaceId),
    /// It does not say.
    #[default]
    Unknown,
}

/// What the names in one document are relative to.
#[derive(Clone, Debug, Default)]
pub(super) struct Context<'h> {
    /// What the id of the document begins with.
    pub(super) base: &'h str,
    /// The number of the document in its source; `None` for what stands outside of all.
    pub(super) ordinal: Option<i32>,
    /// Whose text it is.
    pub(super) own: Own,
    /// Regions that a text without a region of its own names, and how often.
    pub(super) named: Vec<(PlaceId, usize)>,
}

impl Context<'_> {
    /// Id of the document, or of its source for what stands outside of all documents.
    pub(super) fn id(&self) -> String {
        self.ordinal.map_or_else(|| self.base.to_owned(), |ordinal| document_id(self.base, ordinal))
    }

    /// The region of the text, when it has one.
    pub(super) fn place(&self) -> Option<PlaceId> {
        match self.own {
            Own::Place(id) => Some(id),
            Own::Central | Own::Unknown => None,
        }
    }

    /// The region that the word of a level means; in a text of no region the only one of that level that it names, if
    /// it does so more than in passing.
    pub(super) fn unit(&self, word: &str, places: &Places) -> Option<PlaceId> {
        if let Some(own) = self.place() {
            return places.unit(word, own);
        }
        let mut meant =
            self.named.iter().filter_map(|&(named, times)| Some((places.unit(word, named)?, times)));
        let (first, mut often) = meant.next()?;
        let only = meant.all(|(id, times)| {
            often += times;
            id == first
        });
        (only && often > 1).then_some(first)
    }

    /// True when its text is that of a central organ, a province or a prefecture.
    pub(super) fn is_above_counties(&self, places: &Places) -> bool {
        let above = |id| matches!(places.get(id).level, Level::Province | Level::Prefecture);
        self.own == Own::Central || self.place().is_some_and(above)
    }

    /// What the dictionary needs to know for a name without a region.
    pub(super) fn at<'a>(&self, places: &'a Places) -> At<'a> {
        let place = self.place().map(|id| places.get(id));
        At {
            level: place.map(|p| p.level),
            code: place.and_then(|p| p.code),
            central: self.own == Own::Central,
        }
    }

    /// Takes in the regions that a document of no region names: in its title, its addressees, the names of organs, and,
    /// when it does not say otherwise whose it is, in its text.
    fn read_places(&mut self, document: &DocumentDigest<'_>, organs: &[&str], places: &mut Places) {
        if self.place().is_some() || !organs.iter().any(|name| is_of_a_level(name)) {
            return;
        }
        let mut named: BTreeMap<PlaceId, usize> = BTreeMap::new();
        let unknown = self.own == Own::Unknown;
        let place_of = |name: &str, places: &mut Places| {
            let full = places.at(name, None).map(|(_, id)| id);
            full.or_else(|| places.at_short(name).filter(|_| unknown))
        };
        // The head of a document names a region on purpose.
        for head in [&document.title].into_iter().chain(&document.addressees) {
            place_of(head, places).into_iter().for_each(|id| *named.entry(id).or_default() += 2);
        }
        let distinct: BTreeSet<&str> = organs.iter().copied().collect();
        for name in distinct {
            place_of(name, places).into_iter().for_each(|id| *named.entry(id).or_default() += 1);
        }
        for (code, times) in document.regions.iter().filter(|_| unknown) {
            places.of_code(code).into_iter().for_each(|id| *named.entry(id).or_default() += *times as usize);
        }
        self.named = named.into_iter().collect();
    }
}

/// True for a name with the word of a level in front, which only its context can tell.
pub(super) fn is_of_a_level(name: &str) -> bool {
    UNITS.iter().any(|unit| name.starts_with(unit))
}

/// Whose text it is that an organ signs, by the region of its issue and the name of the organ.
pub(super) type Owners = HashMap<Option<PlaceId>, HashMap<String, Option<Own>>>;

/// The contexts of a source's documents, and behind them that of what stands outside of all.
pub(super) fn contexts<'h>(
    digest: &Digest<'_>,
    home: &'h Home,
    places: &mut Places,
    owners: &mut Owners,
    dictionary: &Dictionary,
) -> Vec<Context<'h>> {
    let issue_place = digest.issue.as_ref().and_then(|issue| place_of_issue(issue, places));
    let mut names: Vec<Vec<&str>> = vec![Vec::new(); digest.documents.len() + 1];
    digest.names.iter().for_each(|name| names[name.context].push(&name.name));
    let (base, mut contexts) = (home.base(), Vec::with_capacity(names.len()));
    for (document, names) in digest.documents.iter().zip(&names) {
        let own = own_of(document, issue_place, places, owners, dictionary);
        let mut context = Context { base, ordinal: Some(document.ordinal), own, named: Vec::new() };
        context.read_places(document, names, places);
        contexts.push(context);
    }
    let own = issue_place.map_or(Own::Unknown, Own::Place);
    contexts.push(Context { base, ordinal: None, own, named: Vec::new() });
    contexts
}

/// True for a document that does not say whose it is, unless the dictionary knows one of its organs.
pub(super) fn is_open(document: &DocumentDigest<'_>, issue: Option<&IssueDigest<'_>>) -> bool {
    let mut places = Places::default();
    let issue = issue.and_then(|issue| place_of_issue(issue, &mut places));
    own_of(document, issue, &mut places, &mut Owners::default(), &Dictionary::default()) == Own::Unknown
}

fn place_of_issue(issue: &IssueDigest<'_>, places: &mut Places) -> Option<PlaceId> {
    let by_code = issue.region_code.as_ref().and_then(|code| places.of_code(code));
    by_code.or_else(|| {
        let titles = [Some(&issue.gazette), issue.supervisor.as_ref(), issue.sponsor.as_ref()];
        titles.into_iter().flatten().find_map(|title| places.learn(title))
    })
}

fn own_of(
    document: &DocumentDigest<'_>,
    issue: Option<PlaceId>,
    places: &mut Places,
    owners: &mut Owners,
    dictionary: &Dictionary,
) -> Own {
    let owners = owners.entry(issue).or_default();
    let organs = document.issuers.iter().chain(&document.signatories).chain(&document.printed_by);
    let organs = organs.chain(&document.organ_header).map(|name| name.trim_end_matches("文件"));
    for organ in organs {
        let own = owners.get(organ).copied().unwrap_or_else(|| {
            let own = own_of_organ(organ, issue, places, dictionary);
            owners.insert(organ.to_owned(), own);
            own
        });
        if let Some(own) = own {
            return own;
        }
    }
    let code = document.region_code.as_ref().and_then(|code| places.of_code(code));
    if let Some(place) = code.or(issue) {
        return Own::Place(place);
    }
    let national = document.number_prefix.as_ref().is_some_and(|prefix| prefix.starts_with('国'));
    if national || is_central(&document.title, dictionary) {
        return Own::Central;
    }
    places.at(&document.title, None).map_or(Own::Unknown, |(_, place)| Own::Place(place))
}

/// Whose a text is that the organ signs; `None` when its name does not say so.
fn own_of_organ(
    organ: &str,
    issue: Option<PlaceId>,
    places: &mut Places,
    dictionary: &Dictionary,
) -> Option<Own> {
    let place = places.learn(organ).or_else(|| places.at(organ, issue).map(|(_, id)| id));
    place.map(Own::Place).or_else(|| is_central(organ, dictionary).then_some(Own::Central))
}

/// True for an organ of the whole state, by how its name begins or because the dictionary knows it.
pub(super) fn is_central(name: &str, dictionary: &Dictionary) -> bool {
    let at = At { central: true, ..At::default() };
    let office = name.trim_end_matches("办公厅").trim_end_matches("办公室");
    begins_central(name) || [name, office].iter().any(|name| !dictionary.find(name, at).is_empty())
}

/// True for a name that begins with the state, its council or its party.
pub(super) fn begins_central(name: &str) -> bool {
    static STARTS: WordList =
        WordList::new(&["国家", "国务院", "中央", "中共中央", "全国", "中国", "中华", "最高人民"]);
    STARTS.begin(name)
}
