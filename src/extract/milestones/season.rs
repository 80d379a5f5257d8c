//! Work that is to be done before a holiday or a season whose year is not printed: `汛前完成堤防加固`, `国庆节前通车`.

use super::judge::{is_ahead, is_work};
use crate::extract::period::{Dated, Reading};
use crate::grammar::date::{DateBound, DateExpr, DatePart, PartialDate, find_seasons};
use crate::text::repair::is_han;
use crate::text::words::words;

/// The deadlines of a text, in order, each with its day when the calendar has one for it.
pub(super) fn deadlines(reading: &Reading<'_>, is_report: bool) -> Vec<(Dated, bool)> {
    let seasons = find_seasons(&reading.text[reading.body..]);
    let found = seasons.filter_map(|(range, day)| {
        let range = reading.body + range.start..reading.body + range.end;
        let clause = reading.clauses.at(range.start)?;
        let date = PartialDate::yearless(day.unwrap_or(DatePart::Year));
        let expr = DateExpr::By(DateBound { date, recurring: false });
        let inside = reading.dates.iter().any(|d| d.range.start <= range.start && range.end <= d.range.end);
        // `“五一”前` stands in quotes of its own.
        let quoted = reading.text[range.start..].starts_with('“');
        let named = !quoted && reading.clauses.in_name(range.start);
        let date = Dated { range, expr, clause, plan: false };
        (!inside && !named && is_deadline(reading, &date, is_report)).then_some((date, day.is_some()))
    });
    found.collect()
}

/// True when the words behind say what must be done until then, and nothing but who does it stands before.
fn is_deadline(reading: &Reading<'_>, date: &Dated, is_report: bool) -> bool {
    const LONGEST_SUBJECT: usize = 16;
    let after = reading.after(date).trim_start_matches('，');
    let demand =
        words!["要", "应", "须", "必须", "务必", "确保", "力争", "全部", "全面", "基本"].before(after);
    let work = after[demand.map_or(0, str::len)..].trim_start_matches("全部").trim_start_matches("全面");
    let done = words![
        "完成",
        "建成",
        "竣工",
        "完工",
        "投用",
        "投入使用",
        "通车",
        "发放",
        "拨付",
        "兑现",
        "兑付",
        "报送",
        "上报",
        "整改",
        "修复",
        "清零",
        "销号",
        "到位",
        "启动",
        "开工",
    ];
    let before = reading.before(date);
    let subject = before.trim_end_matches(['在', '于', '要', '须', '应']);
    let named = (2..=LONGEST_SUBJECT).contains(&subject.chars().count())
        && subject.chars().all(is_han)
        && !is_work(subject);
    let hope = before != subject || demand.is_some() || !before.is_empty() && is_ahead(before);
    done.begin(work) && (is_ahead(before) || named) && (hope || !is_report) && !after.contains(['了', '已'])
}
