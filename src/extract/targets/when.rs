//! The period for which a quantity holds.

use super::Measure;
use crate::extract::period::{Dated, Period, Reading, Scope, is_frame, is_whole_year};
use crate::grammar::date::{DateBound, DateExpr, DatePart, PartialDate};
use crate::grammar::quantity::UnitKind;
use crate::model::Comparator;
use crate::text::words::words;

/// The period and the rule that gave it: the date before the quantity in its statement, a deadline behind it, the
/// year that leads the paragraph, the deadline that closes it, the heads above.
pub(super) fn period(
    scope: &Scope<'_>,
    reading: &Reading<'_>,
    measures: &[Measure],
    at: usize,
    section: Option<usize>,
) -> (Option<Period>, &'static str) {
    let measure = &measures[at];
    let resolve = |date: &Dated| {
        let at_origin = match date.expr {
            DateExpr::From(day) if is_origin(reading, date) => DateExpr::Point(day),
            expr => expr,
        };
        let date = Dated { expr: at_origin, ..date.clone() };
        scope.resolve(reading, &date, stated_before(reading, &date), section)
    };
    let dated = paired(reading, measures, at).or_else(|| own(reading, measure));
    if let Some(year) = dated.and_then(|date| year_behind(reading, measure, date)) {
        let stated = stated_before(reading, &year);
        let stated = stated.and_then(|_| scope.resolve(reading, &year, stated, section));
        return (stated.or_else(|| scope.whole_year(section)), "stated-quantity");
    }
    if let Some(period) = dated.and_then(resolve) {
        return (Some(period), "stated-quantity");
    }
    if let Some(date) = around(reading, measure) {
        // `年末户籍人口42万人。全年出生3000人`
        let told = whole_year(reading, measure).is_some();
        let whole = match date.expr {
            DateExpr::By(end) if told => Some(DateExpr::Point(end.date)),
            _ => None,
        };
        // `二季度增长7.6%。全年预计增长7.5%`
        if told && whole.is_none() && !is_whole_year(date.expr) && scope.whole_year(section).is_some() {
            return (scope.whole_year(section), "stated-quantity");
        }
        let resolved = resolve(&Dated { expr: whole.unwrap_or(date.expr), ..date.clone() });
        if let Some(period) = resolved {
            let raw = if whole.is_some() { "全年".to_owned() } else { period.raw };
            return (Some(Period { raw, ..period }), "scoped-quantity");
        }
    }
    match scope.around(section) {
        Some(period) => (Some(period.clone()), "scoped-quantity"),
        None if whole_year(reading, measure).is_some() => (scope.whole_year(section), "stated-quantity"),
        None => (None, "stated-quantity"),
    }
}

/// The year of which a quantity tells though a day or a month stands before it: `9月底前完成验收；全年建成10公里`.
fn year_behind(reading: &Reading<'_>, measure: &Measure, date: &Dated) -> Option<Dated> {
    let apart = !is_whole_year(date.expr) && date.range.start < measure.range.start;
    let at = whole_year(reading, measure).filter(|&at| apart && date.range.end <= at)?;
    let expr = DateExpr::Point(PartialDate::yearless(DatePart::Year));
    Some(Dated { range: at..at + "全年".len(), expr, clause: measure.clause, plan: false })
}

/// Where 全年 stands in `全年培训1200人次，新增就业300人`; an article sets for every year what holds 全年.
fn whole_year(reading: &Reading<'_>, measure: &Measure) -> Option<usize> {
    let clause = &reading.clauses.clauses[measure.clause];
    let statement = &reading.clauses.statements[clause.statement];
    let before =
        reading.tail(statement.start.max(reading.body).min(measure.range.start), measure.range.start);
    let bound = matches!(measure.quantity.comparator, Comparator::Le | Comparator::Lt);
    let told = before.rfind("全年").filter(|&at| {
        let (lead, behind) = (&before[..at], &before[at + "全年".len()..]);
        (lead.is_empty()
            || lead.ends_with(['，', '；'])
            || words!["预计", "力争", "计划", "确保", "完成", "实现"].end(lead))
            && !behind.starts_with(['无', '平', '候', '性', '累', '每'])
    });
    let told = told.filter(|_| !bound && !reading.text.starts_with('第'));
    told.map(|at| measure.range.start - before.len() + at)
}

/// So many dates are looked at on either side of a quantity.
const REACH: usize = 6;

/// The date that belongs to this value of a list: `到2022年、2023年、2025年，覆盖率分别达到30%、40%和50%`.
fn paired<'r>(reading: &'r Reading<'_>, measures: &[Measure], at: usize) -> Option<&'r Dated> {
    let joined = |end: usize, start: usize| {
        reading.text.get(end..start).is_some_and(|gap| ["、", "和", "及", "与", "以及"].contains(&gap))
    };
    let next = |i: usize| i + 1 < measures.len() && joined(measures[i].end, measures[i + 1].range.start);
    let first = (0..REACH).fold(at, |i, _| if i > 0 && next(i - 1) { i - 1 } else { i });
    let last = (0..REACH).fold(at, |i, _| if next(i) { i + 1 } else { i });
    let values = last - first + 1;
    let split = reading.dates.partition_point(|d| d.range.start < measures[first].range.start);
    let dates = reading.dates.get(split.checked_sub(values)?..split)?;
    let listed = dates.windows(2).all(|pair| joined(pair[0].range.end, pair[1].range.start));
    let apart = reading.text.get(dates.last()?.range.end..measures[first].range.start)?;
    let clauses = &reading.clauses.clauses;
    let near = clauses[dates[0].clause].sentence == clauses[measures[at].clause].sentence;
    (values > 1 && listed && near && apart.contains("分别")).then(|| &dates[at - first])
}

/// The nearest date before a quantity in its statement, else a deadline behind it in its sentence.
fn own<'r>(reading: &'r Reading<'_>, measure: &Measure) -> Option<&'r Dated> {
    let clauses = &reading.clauses.clauses;
    let here = &clauses[measure.clause];
    let split = reading.dates.partition_point(|d| d.range.start < measure.range.start);
    let fits = |d: &&Dated| {
        let there = &clauses[d.clause];
        let open = there.bracket.is_none() || there.bracket == here.bracket;
        let reaches = !is_origin(reading, d) || is_of(reading, d, measure);
        there.statement == here.statement && open && governs(reading, d) && reaches
    };
    let before = || reading.dates[..split].iter().rev().take(REACH).find(fits);
    let near = reading.dates[split..].iter().take(REACH).find(|d| is_done_by(reading, measure, d));
    near.or_else(before).or_else(|| {
        let mut behind = reading.dates[split..].iter().take(REACH).filter(fits);
        behind.find(|d| {
            is_deadline(d.expr) && clauses[d.clause].sentence == here.sentence && closes(reading.after(d))
        })
    })
}

/// True for a deadline in the bracket behind the quantity: `公厕15座（9月底前建成），泵站2座（年底前完成）`.
fn is_done_by(reading: &Reading<'_>, measure: &Measure, date: &Dated) -> bool {
    let Some(bracket) = &reading.clauses.clauses[date.clause].bracket else { return false };
    let open = bracket.start - '（'.len_utf8();
    let after = reading.after(date);
    is_deadline(date.expr)
        && reading.clauses.at(open) == Some(measure.clause)
        && reading.subject(date).is_empty()
        && (after.is_empty() || closes(after))
}

/// True for words behind a deadline that close what was said before: `泵站2座，2024年底前建成`.
fn closes(after: &str) -> bool {
    const LONGEST: usize = 8;
    let done = ["完成", "全部完成", "全面完成", "建成", "投用", "投入", "竣工", "达到", "实现", "到位"];
    // `9月底前完成80%` says how much is done by then.
    let own = after.contains(|c: char| c.is_ascii_digit());
    done.iter().any(|w| after.starts_with(w)) && after.chars().count() <= LONGEST && !own
}

fn is_deadline(expr: DateExpr) -> bool {
    matches!(expr, DateExpr::By(DateBound { recurring: false, .. }))
}

/// False for a date that only describes a thing (`2020年建成的校舍`) or with which something is compared.
pub(super) fn governs(reading: &Reading<'_>, date: &Dated) -> bool {
    const NEAR: usize = 4;
    let before = reading.before(date);
    let after = reading.after(date);
    let describes = after.chars().take(NEAR).any(|c| c == '的') && !owns_number(reading, date);
    let compared = before.ends_with(['比', '较', '与', '以', '超'])
        || before.ends_with("相比")
        // `经2024年3月5日县政府第8次常务会议审议`
        || before.ends_with('经')
        || before.ends_with("作为");
    let recurring = matches!(date.expr, DateExpr::By(DateBound { recurring: true, .. }));
    !describes && !compared && !recurring
}

/// True for the year in which a change begins: the 2020 of `由2020年的58%提高到65%` and of `从2020年120家增长至200家`.
pub(super) fn is_origin(reading: &Reading<'_>, date: &Dated) -> bool {
    let after = reading.after(date);
    let number = after.strip_prefix('的').unwrap_or(after).starts_with(|c: char| c.is_ascii_digit());
    let led = reading.before(date).ends_with(['由', '从']) || reading.raw(date).starts_with(['由', '从']);
    number && led && after.contains(['到', '至', '为'])
}

/// True for the value that a date stands right before.
fn is_of(reading: &Reading<'_>, date: &Dated, measure: &Measure) -> bool {
    matches!(reading.text.get(date.range.end..measure.range.start), Some("" | "的"))
}

/// True in `由2015年的45亿元增加到2020年的120亿元`: the date says when the number behind it held.
fn owns_number(reading: &Reading<'_>, date: &Dated) -> bool {
    const LEADS: [char; 5] = ['由', '从', '自', '到', '至'];
    let after = reading.after(date);
    let number = after.strip_prefix('的').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    number && (reading.before(date).ends_with(LEADS) || reading.text[date.range.clone()].starts_with(LEADS))
}

/// The year or other long time that leads the paragraph when no other date came in between, or the deadline in the bracket that
/// closes it.
fn around<'r>(reading: &'r Reading<'_>, measure: &Measure) -> Option<&'r Dated> {
    let split = reading.dates.partition_point(|d| d.range.start < measure.range.start);
    let last = reading.dates[..split].iter().rev().take(REACH).find(|d| governs(reading, d));
    let lead = last
        .filter(|d| reading.leads(d) && is_frame(d.expr, reading.raw(d)) || sets_goal(reading, d, measure));
    lead.or_else(|| reading.dates.last().filter(|d| is_deadline(d.expr) && reading.closes_paragraph(d)))
}

/// True for the deadline of the statement before, which sets goals: `…，到2025年，产业体系更加完善。培育企业50家以上`.
fn sets_goal(reading: &Reading<'_>, date: &Dated, measure: &Measure) -> bool {
    let clauses = &reading.clauses.clauses;
    let (there, here) = (&clauses[date.clause], &clauses[measure.clause]);
    let next = there.statement + 1 == here.statement && there.bracket.is_none();
    let framed = there.end == '，' && reading.subject(date).is_empty() && reading.after(date).is_empty();
    let year =
        is_deadline(date.expr) && is_whole_year(date.expr) && reading.raw(date).starts_with(['到', '至']);
    next && framed && year && measure.quantity.kind != UnitKind::Time
}

/// The year that the statement of a date named before it, or one before that which it goes on from.
fn stated_before(reading: &Reading<'_>, date: &Dated) -> Option<i16> {
    let clauses = &reading.clauses.clauses;
    let at = reading.dates.partition_point(|d| d.range.start < date.range.start);
    let same = |d: &&Dated| clauses[d.clause].statement == clauses[date.clause].statement;
    let stated = reading.dates[..at].iter().rev().take(REACH).take_while(same).find_map(Dated::stated);
    stated.or_else(|| reading.told_before(date))
}
