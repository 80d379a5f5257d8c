//! [`Context`]: whose text it is, so that `区财政局` in it is the organ of one district.
//!
//! The organs that issue, sign or print a document say so, then the region of its issue, then its title, and at last
//! the regions that it names, when all of them lie on one line from a province down.

use super::dictionary::{At, Dictionary};
use super::place::{PlaceId, Places};
use crate::extract::SourceRecords;
use crate::model::{Document, Issue};

/// Whose text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
pub(super) struct Context {
    /// Id of the document, or of its source for what stands outside of all documents.
    pub(super) id: String,
    /// Whose text it is.
    pub(super) own: Own,
    /// Regions that a text without a region of its own names.
    pub(super) named: Vec<PlaceId>,
}

impl Context {
    /// The region of the text, when it has one.
    pub(super) fn place(&self) -> Option<PlaceId> {
        match self.own {
            Own::Place(id) => Some(id),
            Own::Central | Own::Unknown => None,
        }
    }

    /// The region that the word of a level means; in a text of no region the only one of that level that it names.
    pub(super) fn unit(&self, word: &str, places: &Places) -> Option<PlaceId> {
        if let Some(own) = self.place() {
            return places.unit(word, own);
        }
        let mut meant = self.named.iter().filter_map(|&named| places.unit(word, named));
        let first = meant.next()?;
        meant.all(|id| id == first).then_some(first)
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

    /// Takes the regions of names into account, which only matter to a text that is no region's.
    pub(super) fn name_places<'n>(&mut self, names: impl Iterator<Item = &'n str>, places: &mut Places) {
        if self.place().is_some() {
            return;
        }
        let mut named: Vec<PlaceId> =
            names.filter_map(|name| places.at(name, None)).map(|(_, id)| id).collect();
        named.sort_unstable();
        named.dedup();
        if self.own == Own::Unknown {
            let deepest = named.iter().copied().max_by_key(|&id| places.chain(id).count());
            let line =
                |deepest: &PlaceId| named.iter().all(|id| places.chain(*deepest).any(|above| above == *id));
            if let Some(deepest) = deepest.filter(line) {
                self.own = Own::Place(deepest);
            }
        }
        self.named = named;
    }
}

/// The contexts of a source's documents, and behind them that of what stands outside of all.
pub(super) fn contexts(source: &SourceRecords, places: &mut Places, dictionary: &Dictionary) -> Vec<Context> {
    let issue = source.structure.issue.as_ref();
    let issue_place = issue.and_then(|issue| place_of_issue(issue, places));
    let of_document = |document: &Document| Context {
        id: document.document_id.clone(),
        own: own_of(document, issue_place, places, dictionary),
        named: Vec::new(),
    };
    let mut contexts: Vec<Context> = source.structure.documents.iter().map(of_document).collect();
    let id = issue.map_or_else(|| source.source.source_id.clone(), |issue| issue.issue_id.clone());
    contexts.push(Context { id, own: issue_place.map_or(Own::Unknown, Own::Place), named: Vec::new() });
    contexts
}

fn place_of_issue(issue: &Issue, places: &mut Places) -> Option<PlaceId> {
    let by_code = issue.region_code.as_ref().and_then(|code| places.of_code(code));
    by_code.or_else(|| {
        let titles = [Some(&issue.gazette), issue.supervisor.as_ref(), issue.sponsor.as_ref()];
        titles.into_iter().flatten().find_map(|title| places.learn(title))
    })
}

fn own_of(document: &Document, issue: Option<PlaceId>, places: &mut Places, dictionary: &Dictionary) -> Own {
    let organs = document.issuers.iter().chain(&document.signatories).chain(&document.printed_by);
    let organs = organs.chain(&document.organ_header).map(|name| name.trim_end_matches("文件"));
    for organ in organs {
        if let Some(place) = places.learn(organ).or_else(|| places.at(organ, issue).map(|(_, id)| id)) {
            return Own::Place(place);
        }
        if is_central(organ, dictionary) {
            return Own::Central;
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

/// True for an organ of the whole state, by how its name begins or because the dictionary knows it.
pub(super) fn is_central(name: &str, dictionary: &Dictionary) -> bool {
    let at = At { central: true, ..At::default() };
    let office = name.trim_end_matches("办公厅").trim_end_matches("办公室");
    begins_central(name) || [name, office].iter().any(|name| !dictionary.find(name, at).is_empty())
}

/// True for a name that begins with the state, its council or its party.
pub(super) fn begins_central(name: &str) -> bool {
    const STARTS: &[&str] = &["国家", "国务院", "中央", "中共中央", "全国", "中国", "中华", "最高人民"];
    STARTS.iter().any(|start| name.starts_with(start))
}
