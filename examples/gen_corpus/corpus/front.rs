//! What stands before the documents of an issue.

use super::dice::Dice;
use super::issue::Number;
use super::page::{Day, Piece};
use super::truth::Row;
use super::words::{TOWNS, persons};

/// A line of the table of contents.
pub(crate) struct Entry {
    /// The heading below which it stands.
    pub(crate) category: &'static str,
    /// Its title.
    pub(crate) title: String,
    /// Its page.
    pub(crate) page: usize,
    /// The document.
    pub(crate) document_id: String,
}

/// Title, number and imprint.
pub(crate) fn masthead(issue: &Number, dice: &mut Dice, rows: &mut Vec<Row>) -> Vec<Piece> {
    let (id, gazette, place) = (issue.id(), issue.gazette(), &issue.place);
    let published = Day { year: issue.year, month: issue.number, day: 28 };
    let (office, editors) = (format!("{}办公室", place.government()), format!("{gazette}编辑部"));
    let address = format!("{}{}书院路{}号", place.full, dice.pick(TOWNS), dice.between(1, 99));
    let postcode = dice.between(400_000, 699_999).to_string();
    let phone = dice.between(20_000_000, 89_999_999).to_string();

    let row = Row::new("issues").with("issue_id", id.as_str()).with("gazette", gazette.as_str());
    let row = row.with("year", issue.year).with("number", issue.number).with("serial", issue.serial());
    let row = row.with("published_date", published.iso()).with("supervisor", place.government());
    let row = row.with("sponsor", office.as_str()).with("publisher", editors.as_str());
    let row = row.with("address", address.as_str()).with("postcode", postcode.as_str());
    rows.push(row.with("phone", phone.as_str()));
    for (kind, value) in [("address", &address), ("postcode", &postcode), ("phone", &phone)] {
        let row = Row::new("contacts").with("issue_id", id.as_str()).with("kind", kind);
        rows.push(row.with("value", value.as_str()));
    }
    let persons = persons(dice, 2);
    for (person, role) in persons.iter().zip(["主编", "责任编辑"]) {
        let row = Row::new("people").with("issue_id", id.as_str()).with("person", person.as_str());
        rows.push(row.with("capacity", "editor").with("group_role", role));
    }
    let lines = [
        gazette,
        format!("{}年第{}期（总第{}期）", issue.year, issue.number, issue.serial()),
        format!("{published}出版"),
        format!("主管单位：{}", place.government()),
        format!("主办单位：{office}"),
        format!("编辑出版：{editors}"),
        format!("主编：{}", persons[0]),
        format!("责任编辑：{}", persons[1]),
        format!("地址：{address}"),
        format!("邮编：{postcode}"),
        format!("电话：{phone}"),
    ];
    lines.into_iter().map(Piece::Head).collect()
}

/// The table of contents.
pub(crate) fn contents(issue: &Number, entries: &[Entry], rows: &mut Vec<Row>) -> Vec<Piece> {
    let (mut pieces, mut category) = (vec![Piece::ContentsHead], "");
    for (ordinal, entry) in (1..).zip(entries) {
        if entry.category != category {
            category = entry.category;
            pieces.push(Piece::Category(category.to_owned()));
        }
        pieces.push(Piece::Entry { title: entry.title.clone(), page: entry.page });
        let row = Row::new("toc_entries").with("issue_id", issue.id()).with("ordinal", ordinal);
        let row = row.with("category", category).with("title", entry.title.as_str());
        let row = row.with("page", entry.page).with("document_id", entry.document_id.as_str());
        rows.push(row.with("title_matches", true));
    }
    pieces
}
