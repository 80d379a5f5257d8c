//! [`issue`]: the content of an issue, from its masthead to its last document.

use super::dice::Dice;
use super::draft::Draft;
use super::forms;
use super::front::{Entry, contents, masthead};
use super::news::news;
use super::page::{Day, Issue, Piece};
use super::truth::Row;
use super::words::Place;
use super::work::Work;

/// Issues of one place in one year.
const OF_YEAR: usize = 12;
/// The first year of any gazette.
const FIRST_YEAR: usize = 2008;
/// How many years there are.
const YEARS: usize = 16;
/// Documents that every issue has, and which later ones may cite.
const LEAST: usize = 3;
/// Documents that an issue has at the most.
const MOST: usize = 6;
/// Fewer bytes than any document has.
const SHORT: usize = 500;

/// Whether the issue at an index of the corpus of a seed is printed in Traditional characters: all of a place and year are,
/// or none, so that an id is the same wherever it stands.
pub(crate) fn is_traditional(seed: u64, index: usize) -> bool {
    Dice::of(seed, (index / OF_YEAR) as u64).once_in(8)
}

/// Which issue it is.
pub(crate) struct Number {
    /// Whose gazette it is.
    pub(crate) place: Place,
    /// Its year.
    pub(crate) year: usize,
    /// Its number in the year, which is also its month.
    pub(crate) number: usize,
    seed: u64,
    /// Serial numbers that are kept for its documents.
    serials: usize,
}

impl Number {
    /// The issue at an index of a corpus: twelve are a year of one place.
    fn at(seed: u64, index: usize, bytes: Option<usize>) -> Self {
        let (volume, number) = (index / OF_YEAR, index % OF_YEAR + 1);
        let year = FIRST_YEAR + volume / Place::COUNT % YEARS;
        let serials = bytes.map_or(MOST, |bytes| bytes / SHORT + LEAST);
        Self { place: Place::numbered(volume % Place::COUNT), year, number, seed, serials }
    }

    /// Title of the gazette.
    pub(crate) fn gazette(&self) -> String {
        format!("{}公报", self.place.government())
    }

    /// Its id in the datasets.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}/{}", self.gazette(), self.year, self.number)
    }

    /// Its number from the first issue on.
    pub(crate) fn serial(&self) -> usize {
        (self.year - FIRST_YEAR) * OF_YEAR + self.number
    }

    /// The document with an ordinal of the issue of this place and year with a number.
    fn work(&self, number: usize, ordinal: usize) -> Work {
        let serial = (number - 1) * self.serials + ordinal;
        let signed = Day { year: self.year, month: number, day: ordinal % 25 + 1 };
        let id = format!("{}/{}/{number}#{ordinal}", self.gazette(), self.year);
        Work::of(&self.place, self.seed, signed, serial, id)
    }

    /// Up to two documents before the one with that ordinal, of this issue or of earlier ones.
    fn earlier(&self, dice: &mut Dice, ordinal: usize) -> Vec<Work> {
        let count = dice.roll(3);
        let of_issue = |number| if number == self.number { ordinal - 1 } else { LEAST };
        let mut places: Vec<(usize, usize)> = (0..count)
            .map(|_| dice.between(1, self.number))
            .filter(|&number| of_issue(number) > 0)
            .map(|number| (number, of_issue(number)))
            .collect();
        places.iter_mut().for_each(|place| place.1 = dice.between(1, place.1));
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|(number, ordinal)| self.work(number, ordinal)).collect()
    }
}

/// The issue at an index of the corpus of a seed, and the rows that it must give. It has the usual number of documents, or
/// as many as make `bytes` of text.
pub(crate) fn issue(seed: u64, index: usize, bytes: Option<usize>) -> (Issue, Vec<Row>) {
    let (number, mut dice) = (Number::at(seed, index, bytes), Dice::of(seed, index as u64));
    let usual = dice.between(LEAST, MOST);
    let (mut pieces, mut rows, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let (mut printed, mut page) = (0, 1);
    while bytes.map_or(entries.len() < usual, |bytes| printed < bytes || entries.len() < LEAST) {
        let ordinal = entries.len() + 1;
        let (work, cited) = (number.work(number.number, ordinal), number.earlier(&mut dice, ordinal));
        let mut draft = Draft::new(&number.place, &work);
        forms::write(&mut draft, &cited);
        printed += draft.pieces.iter().map(Piece::len).sum::<usize>();
        pieces.append(&mut draft.pieces);
        rows.append(&mut draft.rows);
        entries.push(Entry { category: work.category(), title: work.title, page, document_id: work.id });
        page += dice.between(1, 4);
    }
    news(&number, &mut dice, page, &mut pieces, &mut rows, &mut entries);
    let mut all = masthead(&number, &mut dice, &mut rows);
    all.extend(contents(&number, &entries, &mut rows));
    all.append(&mut pieces);
    let running = [number.gazette(), format!("{}年第{}期", number.year, number.number)];
    (Issue { running, pieces: all }, rows)
}
