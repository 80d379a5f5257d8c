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
/// Numbers that are kept for the documents of one issue.
const SERIALS: usize = 20;

/// Which issue it is.
pub(crate) struct Number {
    /// Whose gazette it is.
    pub(crate) place: Place,
    /// Its year.
    pub(crate) year: usize,
    /// Its number in the year, which is also its month.
    pub(crate) number: usize,
    seed: u64,
}

impl Number {
    /// The issue at an index of a corpus: twelve are a year of one place.
    fn at(seed: u64, index: usize) -> Self {
        let (volume, number) = (index / OF_YEAR, index % OF_YEAR + 1);
        let year = FIRST_YEAR + volume / Place::COUNT % YEARS;
        Self { place: Place::numbered(volume % Place::COUNT), year, number, seed }
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

    /// A document of this place and year, by its serial number.
    fn work(&self, serial: usize) -> Work {
        let signed = Day { year: self.year, month: self.number, day: serial % 25 + 1 };
        Work::of(&self.place, self.seed, signed, serial)
    }

    /// Up to two documents before that one.
    fn earlier(&self, dice: &mut Dice, serial: usize) -> Vec<Work> {
        let count = dice.roll(3).min(serial - 1);
        let mut serials: Vec<usize> = (0..count).map(|_| dice.between(1, serial - 1)).collect();
        serials.sort_unstable();
        serials.dedup();
        serials.into_iter().map(|serial| self.work(serial)).collect()
    }
}

/// The issue at an index of the corpus of a seed, and the rows that it must give. It has the usual number of documents, or
/// as many as make `bytes` of text.
pub(crate) fn issue(seed: u64, index: usize, bytes: Option<usize>) -> (Issue, Vec<Row>) {
    let (number, mut dice) = (Number::at(seed, index), Dice::of(seed, index as u64));
    let (usual, first) = (dice.between(3, 6), (number.number - 1) * SERIALS);
    let (mut pieces, mut rows, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let (mut printed, mut page) = (0, 1);
    while bytes.map_or(entries.len() < usual, |bytes| printed < bytes) {
        let document_id = format!("{}#{}", number.id(), entries.len() + 1);
        let serial = first + entries.len() + 1;
        let (work, cited) = (number.work(serial), number.earlier(&mut dice, serial));
        let mut draft = Draft::new(&number.place, &work, document_id.clone());
        forms::write(&mut draft, &cited);
        printed += draft.pieces.iter().map(Piece::len).sum::<usize>();
        pieces.append(&mut draft.pieces);
        rows.append(&mut draft.rows);
        entries.push(Entry { category: work.category(), title: work.title.clone(), page, document_id });
        page += dice.between(1, 4);
    }
    news(&number, &mut dice, page, &mut pieces, &mut rows, &mut entries);
    let mut all = masthead(&number, &mut dice, &mut rows);
    all.extend(contents(&number, &entries, &mut rows));
    all.append(&mut pieces);
    let running = [number.gazette(), format!("{}年第{}期", number.year, number.number)];
    (Issue { running, pieces: all }, rows)
}
