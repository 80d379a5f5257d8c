//! Sentences and clauses, each with the rows that it must give: duties, quantities, dates, citations.

use super::draft::Draft;
use super::page::Day;
use super::truth::Row;
use super::words::{COUNTED, SHARES, STATUTES};
use super::work::Work;

/// A clause in brackets that says who answers for the open section.
pub(crate) fn clause(draft: &mut Draft<'_>) -> String {
    let count = draft.dice.between(2, 4);
    let organs = draft.place.organs(&mut draft.dice, count);
    let (first, rest) = organs.split_at(1);
    let (all, lead, support) = (organs.join("、"), first.join("、"), rest.join("、"));
    let (text, roles) = match draft.dice.roll(9) {
        0 => (format!("责任单位：{all}"), ["responsible", "responsible"]),
        1 => (format!("牵头单位：{lead}；配合单位：{support}"), ["lead", "support"]),
        2 => (format!("{lead}牵头，{support}配合"), ["lead", "support"]),
        3 => (format!("{all}按职责分工负责"), ["responsible", "responsible"]),
        4 => (format!("牵头单位：{lead}，责任单位：{support}"), ["lead", "responsible"]),
        5 => (format!("主办单位：{lead}；承办单位：{support}"), ["host", "organiser"]),
        6 => (format!("牵头单位：{lead}；参加单位：{support}"), ["lead", "participant"]),
        7 => (format!("{lead}牵头，{support}参与"), ["lead", "participant"]),
        _ => (format!("{all}负责"), ["responsible", "responsible"]),
    };
    duties(draft, first, roles[0], "clause");
    duties(draft, rest, roles[1], "clause");
    format!("（{text}）")
}

/// The rows of organs that answer for something.
pub(crate) fn duties(draft: &mut Draft<'_>, organs: &[String], role: &str, origin: &str) {
    for organ in organs {
        let row = draft.row("responsibilities").with("role", role).with("organ", organ.as_str());
        draft.rows.push(row.with("origin", origin));
    }
}

/// A sentence that lays a duty on an organ.
pub(crate) fn duty(draft: &mut Draft<'_>) -> String {
    let organs = draft.place.organs(&mut draft.dice, 1);
    let organ = &organs[0];
    let (text, role) = match draft.dice.roll(3) {
        0 => (format!("由{organ}牵头，定期开展联合检查。"), "lead"),
        1 => (format!("{organ}要加强日常监管。"), "responsible"),
        _ => (format!("{organ}负责日常调度。"), "responsible"),
    };
    duties(draft, &organs, role, "sentence");
    text
}

/// A sentence with quantities that are to be reached by the end of a year, which makes it a piece of work with a date.
pub(crate) fn goals(draft: &mut Draft<'_>) -> String {
    let year = draft.work.signed.year + draft.dice.between(1, 3);
    let end = Day { year, month: 12, day: 31 };
    let milestone = draft.row("milestones").with("end_date", end.iso()).with("end_precision", "year");
    draft.rows.push(milestone);
    let parts = [counted(draft, Some(end)), share(draft, Some(end))];
    format!("到{year}年底，{}。", parts.join("，"))
}

/// A paragraph of a year with what is to be done in it.
pub(crate) fn year_plan(draft: &mut Draft<'_>, year: usize) -> String {
    let end = Day { year, month: 12, day: 31 };
    let start = Day { year, month: 1, day: 1 };
    let row = draft.row("milestones").with("start_date", start.iso()).with("end_date", end.iso());
    draft.rows.push(row.with("end_precision", "year"));
    let parts = [counted(draft, Some(end)), share(draft, Some(end))];
    format!("{year}年：{}。", parts.join("，"))
}

/// A sentence with quantities that have no date.
pub(crate) fn quantities(draft: &mut Draft<'_>) -> String {
    let first = counted(draft, None);
    if draft.dice.once_in(2) { format!("{first}，{}。", money(draft)) } else { format!("{first}。") }
}

/// The row of a quantity.
fn target(
    draft: &Draft<'_>,
    subject: &str,
    end: Option<Day>,
    comparator: &str,
    value: &str,
    unit: &str,
) -> Row {
    let row = draft.row("targets").with("subject", subject).with("period_end", end.map(Day::iso));
    let row = row.with("comparator", comparator).with("cumulative", false);
    row.with("value", value).with("unit", unit)
}

/// A number of something, with what bounds it.
fn counted(draft: &mut Draft<'_>, end: Option<Day>) -> String {
    let (subject, unit) = draft.dice.pick(COUNTED);
    let number = draft.dice.between(2, 900);
    let value = number.to_string();
    let (text, comparator) = match draft.dice.roll(8) {
        0 => (format!("{subject}{value}{unit}以上"), "ge"),
        1 => (format!("{subject}不少于{value}{unit}"), "ge"),
        2 => (format!("{subject}{value}{unit}左右"), "approx"),
        3 => (format!("{subject}不超过{value}{unit}"), "le"),
        4 => (format!("{subject}约{value}{unit}"), "approx"),
        5 => {
            let most = (number + draft.dice.between(1, 9)).to_string();
            let row = target(draft, subject, end, "eq", &value, unit).with("value_max", most.as_str());
            draft.rows.push(row);
            return format!("{subject}{value}—{most}{unit}");
        }
        6 => {
            let row = target(draft, subject, end, "eq", &value, unit).with("cumulative", true);
            draft.rows.push(row);
            return format!("累计{subject}{value}{unit}");
        }
        _ => (format!("{subject}{value}{unit}"), "eq"),
    };
    let row = target(draft, subject, end, comparator, &value, unit);
    draft.rows.push(row);
    text
}

/// A share of something, with what bounds it.
fn share(draft: &mut Draft<'_>, end: Option<Day>) -> String {
    let subject = draft.dice.pick(SHARES);
    let value = match draft.dice.roll(3) {
        0 => format!("{}.{}", draft.dice.between(50, 98), draft.dice.between(1, 9)),
        _ => draft.dice.between(50, 99).to_string(),
    };
    let (text, comparator) = match draft.dice.roll(6) {
        0 => (format!("{subject}达到{value}%以上"), "ge"),
        1 => (format!("{subject}不低于{value}%"), "ge"),
        2 => (format!("{subject}达到{value}%左右"), "approx"),
        3 => (format!("{subject}控制在{value}%以内"), "le"),
        4 => (format!("{subject}超过{value}%"), "gt"),
        _ => (format!("{subject}达到{value}%"), "eq"),
    };
    let row = target(draft, subject, end, comparator, &value, "%");
    draft.rows.push(row);
    text
}

fn money(draft: &mut Draft<'_>) -> String {
    let value = draft.dice.between(2, 980);
    let (text, value) = match draft.dice.roll(3) {
        0 => (format!("{value}万元"), value * 10_000),
        1 => (format!("{}.{}亿元", value, 5), value * 100_000_000 + 50_000_000),
        _ => (format!("{value}元"), value),
    };
    let row = target(draft, "完成投资", None, "eq", &value.to_string(), "元");
    draft.rows.push(row);
    format!("完成投资{text}")
}

/// A deadline in brackets: `（2021年6月底前完成）`.
pub(crate) fn deadline(draft: &mut Draft<'_>) -> String {
    let month = draft.dice.between(1, 12);
    let end = Day { year: draft.work.signed.year + 1, month, day: 1 }.month_end();
    let row = draft.row("milestones").with("end_date", end.iso()).with("end_precision", "month");
    draft.rows.push(row);
    format!("{}年{month}月底前完成整改。", end.year)
}

/// What a document rests on: titles with numbers, and a statute. A comma stands before the first title: it is known that a
/// line without any mark is not always joined to the next.
pub(crate) fn basis(draft: &mut Draft<'_>, cited: &[Work]) -> String {
    let (word, end, relation) = match draft.dice.roll(3) {
        0 => ("为做好相关工作，根据", "要求", "basis"),
        1 => ("为推动工作落地，认真贯彻落实", "精神", "implements"),
        _ => ("为解决突出问题，按照", "要求", "basis"),
    };
    let mut parts = Vec::new();
    if draft.dice.once_in(2) {
        let title = draft.dice.pick(STATUTES);
        cite(draft, Some(title), None, relation);
        parts.push(format!("《{title}》"));
    }
    for work in cited {
        cite_work(draft, work, relation);
        parts.push(format!("《{}》（{}）", work.title, work.number));
    }
    if parts.is_empty() { String::new() } else { format!("{word}{}{end}，", parts.join("、")) }
}

/// A sentence that cites a document by its number alone.
pub(crate) fn by_number(draft: &mut Draft<'_>) -> String {
    let year = draft.work.signed.year - draft.dice.between(1, 6);
    let number = format!("{}办发〔{year}〕{}号", draft.place.code, draft.dice.between(1, 99));
    cite(draft, None, Some(&number), "basis");
    format!("按照{number}文件要求，逐项对照检查。")
}

/// The row of a document of the corpus that is cited by title and number.
pub(crate) fn cite_work(draft: &mut Draft<'_>, work: &Work, relation: &str) {
    let row = draft.row("citations").with("title", work.title.as_str()).with("number", work.number.as_str());
    draft.rows.push(row.with("relation", relation).with("target_document_id", work.id.as_str()));
}

/// The row of any other document that is cited.
pub(crate) fn cite(draft: &mut Draft<'_>, title: Option<&str>, number: Option<&str>, relation: &str) {
    let row = draft.row("citations").with("title", title).with("number", number).with("relation", relation);
    draft.rows.push(row);
}
