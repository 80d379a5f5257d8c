//! [`issue`]: the content of an issue, from its masthead to its last document.

use super::dice::Dice;
use super::draft::Draft;
use super::forms;
use super::page::{Day, Issue, Piece};
use super::truth::Row;
use super::words::{Place, TOWNS};
use super::work::Work;

/// Issues of one place in one year.
const OF_YEAR: usize = 12;
/// The first year of any gazette, and how many there are.
const YEARS: (usize, usize) = (2008, 16);
/// What the numbers of documents of one issue are at most apart.
const SERIALS: usize = 20;

/// The issue numbered `index` of the corpus of a seed, with at least `bytes` of text when it is not to be of the usual size,
/// and the rows that it must give.
pub(crate) fn issue(seed: u64, index: usize, bytes: Option<usize>) -> (Issue, Vec<Row>) {
    let mut dice = Dice::of(seed, index as u64);
    let volume = index / OF_YEAR;
    let place = Place::numbered(volume % Place::COUNT);
    let year = YEARS.0 + volume / Place::COUNT % YEARS.1;
    let number = index % OF_YEAR + 1;
    let gazette = format!("{}公报", place.government());
    let id = format!("{gazette}/{year}/{number}");
    let serial = (year - YEARS.0) * OF_YEAR + number;

    let mut works = Works { place: &place, seed, year, month: number };
    let (mut pieces, mut rows, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let (usual, mut printed, mut page) = (dice.between(3, 6), 0, 1);
    let mut drafted: Vec<Work> = Vec::new();
    let mut ordinal = 0;
    while bytes.map_or(ordinal < usual, |bytes| printed < bytes) {
        ordinal += 1;
        let work = works.numbered((number - 1) * SERIALS + ordinal);
        let document = format!("{id}#{ordinal}");
        let cited = works.earlier(&mut dice, (number - 1) * SERIALS + ordinal);
        let mut draft = Draft::new(&place, &work, document.clone());
        forms::write(&mut draft, &cited);
        printed += draft.pieces.iter().map(Piece::len).sum::<usize>();
        entries.push((work.clone(), page, document));
        page += dice.between(1, 4);
        pieces.append(&mut draft.pieces);
        rows.append(&mut draft.rows);
        drafted.push(work);
    }
    let running = [gazette.clone(), format!("{year}年第{number}期")];
    let mut front = masthead(&mut dice, &place, &mut rows, [year, number, serial], &gazette, &id);
    front.extend(contents(&entries, &mut rows, &id));
    front.append(&mut pieces);
    (Issue { place: place.clone(), running, pieces: front }, rows)
}

/// The documents of a place in a year, by serial number.
struct Works<'a> {
    place: &'a Place,
    seed: u64,
    year: usize,
    month: usize,
}

impl Works<'_> {
    fn numbered(&mut self, serial: usize) -> Work {
        let day = Day { year: self.year, month: self.month, day: serial % 28 + 1 };
        Work::of(self.place, self.seed, day, serial)
    }

    /// One or two documents before that one.
    fn earlier(&mut self, dice: &mut Dice, serial: usize) -> Vec<Work> {
        let count = dice.roll(3).min(serial - 1);
        let mut serials: Vec<usize> = (0..count).map(|_| dice.between(1, serial - 1)).collect();
        serials.sort_unstable();
        serials.dedup();
        serials.into_iter().map(|serial| self.numbered(serial)).collect()
    }
}

/// Title, number and imprint.
fn masthead(
    dice: &mut Dice,
    place: &Place,
    rows: &mut Vec<Row>,
    [year, number, serial]: [usize; 3],
    gazette: &str,
    id: &str,
) -> Vec<Piece> {
    let published = Day { year, month: number, day: dice.between(1, 28) };
    let (office, editors) = (format!("{}办公室", place.government()), format!("{gazette}编辑部"));
    let (town, house) = (dice.pick(TOWNS), dice.between(1, 99));
    let address = format!("{}{town}书院路{house}号", place.full);
    let postcode = dice.between(400_000, 699_999).to_string();
    let phone = dice.between(20_000_000, 89_999_999).to_string();
    let row = Row::new("issues").with("issue_id", id).with("gazette", gazette).with("year", year);
    let row = row.with("number", number).with("serial", serial).with("published_date", published.iso());
    let row = row.with("supervisor", place.government()).with("sponsor", office.as_str());
    let row = row.with("publisher", editors.as_str()).with("address", address.as_str());
    rows.push(row.with("postcode", postcode.as_str()).with("phone", phone.as_str()));
    for (kind, value) in [("address", &address), ("postcode", &postcode), ("phone", &phone)] {
        rows.push(Row::new("contacts").with("issue_id", id).with("kind", kind).with("value", value.as_str()));
    }
    let lines = [
        gazette.to_owned(),
        format!("{year}年第{number}期（总第{serial}期）"),
        format!("{published}出版"),
        format!("主管单位：{}", place.government()),
        format!("主办单位：{office}"),
        format!("编辑出版：{editors}"),
        format!("地址：{address}"),
        format!("邮编：{postcode}"),
        format!("电话：{phone}"),
    ];
    lines.into_iter().map(Piece::Head).collect()
}

/// The table of contents.
fn contents(entries: &[(Work, usize, String)], rows: &mut Vec<Row>, id: &str) -> Vec<Piece> {
    let (mut pieces, mut category) = (vec![Piece::ContentsHead], "");
    for (ordinal, (work, page, document)) in (1..).zip(entries) {
        if work.category() != category {
            category = work.category();
            pieces.push(Piece::Category(category.to_owned()));
        }
        pieces.push(Piece::Entry { title: work.title.clone(), page: *page });
        let row =
            Row::new("toc_entries").with("issue_id", id).with("ordinal", ordinal).with("category", category);
        let row =
            row.with("title", work.title.as_str()).with("page", *page).with("document_id", document.as_str());
        rows.push(row.with("title_matches", true));
    }
    pieces
}
