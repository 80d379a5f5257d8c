//! News at the end of an issue.

use super::dice::Dice;
use super::front::Entry;
use super::issue::Number;
use super::numeral::spoken;
use super::page::{Day, Piece};
use super::truth::Row;
use super::words::{ACTIVITIES, VENUES, remarks};

/// The heading of the news, in the contents and above them.
const CATEGORY: &str = "政务要闻";

/// A few items, each of which reports an activity.
pub(crate) fn news(
    issue: &Number,
    dice: &mut Dice,
    page: usize,
    pieces: &mut Vec<Piece>,
    rows: &mut Vec<Row>,
    entries: &mut Vec<Entry>,
) {
    pieces.push(Piece::Sheet);
    pieces.push(Piece::Head(CATEGORY.to_owned()));
    let count = dice.between(1, 3);
    for (activity, content) in dice.choose(ACTIVITIES, count) {
        let (venue, level) = (dice.pick(VENUES), issue.place.level);
        let day = Day { year: issue.year, month: issue.number, day: dice.between(1, 27) };
        let name = format!("第{}届{activity}", spoken(dice.between(2, 12)));
        let title = format!("我{level}{activity}吸引众多居民参与");
        let document_id = format!("{}#{}", issue.id(), entries.len() + 1);
        pieces.push(Piece::Head(format!("△{title}")));
        let remarks = remarks(dice, 3);
        let Day { month, day: of_month, .. } = day;
        pieces.push(Piece::Text(format!(
            "{month}月{of_month}日，{name}在{venue}举行，现场设有{content}等项目。{remarks}"
        )));
        let none: Vec<String> = Vec::new();
        let row = Row::new("documents").with("document_id", document_id.as_str()).with("kind", "news");
        let row = row.with("title", title.as_str()).with("issuers", none.clone()).with("cc", none.clone());
        rows.push(row.with("addressees", none.clone()).with("signatories", none));
        let row = Row::new("events").with("document_id", document_id.as_str()).with("name", name);
        let row = row.with("start_date", day.iso()).with("end_date", day.iso()).with("place", venue);
        rows.push(row);
        entries.push(Entry { category: CATEGORY, title, page, document_id });
    }
}
