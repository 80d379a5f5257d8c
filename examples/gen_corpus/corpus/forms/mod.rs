//! The forms of documents: what each prints from its letterhead to its last line.

use super::draft::Draft;
use super::page::{Day, Piece};
use super::truth::Row;
use super::work::{Kind, Work};

mod campaign;
mod notice;
mod order;
mod part;
mod plan;
mod posts;
mod reply;

/// Writes the document; it cites `cited` where its form cites something.
pub(crate) fn write(draft: &mut Draft<'_>, cited: &[Work]) {
    let kind = draft.work.kind;
    let row = head(draft);
    let row = match kind {
        Kind::Notice => notice::notice(draft, row, cited),
        Kind::Plan => plan::plan(draft, row, cited),
        Kind::Opinion => notice::opinion(draft, row, cited),
        Kind::Posts => posts::posts(draft, row),
        Kind::Order => order::order(draft, row, cited),
        Kind::Campaign => campaign::campaign(draft, row),
        Kind::Emergency => plan::emergency(draft, row, cited),
        Kind::Reply => reply::reply(draft, row),
    };
    draft.rows.push(row);
}

/// Letterhead, number and title, and what a document row says of them.
fn head(draft: &mut Draft<'_>) -> Row {
    draft.pieces.push(Piece::Sheet);
    let work = draft.work;
    let order = work.kind == Kind::Order;
    let header = format!("{}{}", work.issuer, if order { "令" } else { "文件" });
    draft.head(header.as_str());
    match work.number.split_once('令') {
        // It is known that the letterhead is not read when the number of an order stands right below it.
        Some((_, number)) if order => draft.pieces.push(Piece::Apart(number.to_owned())),
        _ => draft.head(work.number.as_str()),
    }
    if !order {
        draft.pieces.push(Piece::Title(work.title.clone()));
    }
    let genre = match work.kind {
        Kind::Opinion => "opinion",
        Kind::Order => "measures",
        Kind::Reply => "reply",
        _ => "notice",
    };
    let row =
        Row::new("documents").with("document_id", draft.id.as_str()).with("number", work.number.as_str());
    let row = row.with("title", work.title.as_str()).with("genre", genre).with("organ_header", header);
    let row = row.with("kind", if order { "legislation" } else { "official" });
    let none: Vec<String> = Vec::new();
    let row = row.with("issuers", vec![work.issuer.clone()]).with("signatories", vec![work.issuer.clone()]);
    row.with("signed_date", work.signed.iso()).with("addressees", none.clone()).with("cc", none)
}

fn addressees(draft: &mut Draft<'_>, row: Row) -> Row {
    let organs = ["各镇人民政府、街道办事处", "", "有关单位"];
    let departments = format!("{}政府各部门", draft.place.level);
    let organs = organs.map(|organ| if organ.is_empty() { departments.as_str() } else { organ });
    draft.pieces.push(Piece::Margin(format!("{}：", organs.join("，"))));
    row.with("addressees", vec!["各镇人民政府", "街道办事处", departments.as_str(), "有关单位"])
}

fn sign(draft: &mut Draft<'_>) {
    draft.sign(&draft.work.issuer.clone(), draft.work.signed);
}

/// Whether the document is published.
fn disclosure(draft: &mut Draft<'_>, row: Row) -> Row {
    let word = draft.dice.pick(&["此件公开发布", "此件主动公开"]);
    draft.text(format!("（{word}）"));
    row.with("disclosure", word)
}

/// Who gets a copy, and who printed it when.
fn print_line(draft: &mut Draft<'_>, row: Row) -> Row {
    draft.end_sections();
    let level = draft.place.level;
    let copies = [format!("{level}委办公室"), format!("{level}人大常委会办公室"), format!("{level}法院")];
    // Not set in: it is known that a full line which is set in is joined to the line of the printer below it.
    draft.pieces.push(Piece::Margin(format!("抄送：{}。", copies.join("，"))));
    let office = format!("{}办公室", draft.place.government());
    let signed = draft.work.signed;
    let printed = Day { day: signed.day + 2, ..signed };
    draft.head(format!("{office}{printed}印发"));
    row.with("cc", copies.to_vec()).with("printed_by", office).with("printed_date", printed.iso())
}
