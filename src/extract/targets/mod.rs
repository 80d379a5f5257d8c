//! Quantities that a document sets, plans, limits or reports, with what is measured and for when.
//!
//! `到2025年底，河道保洁覆盖率达到95%以上`, `其中2024年培训1200人次`, `最长不超过6个月`. Rules:
//! - `stated-quantity`: the period stands in its own sentence, or there is none;
//! - `scoped-quantity`: the period comes from the paragraph's year, its deadline, or a head above.
//!
//! Not taken: dates, ordinals, numbers of documents, names in quotes and titles (all left out by
//! [`quantity::find_all`]), table cells, terms of probation, turns of phrase (`一个`, `两次`), addresses.
//!
//! [`quantity::find_all`]: crate::grammar::quantity::find_all

mod change;
mod each;
mod lead;
mod subject;
mod when;
mod words;

use std::ops::Range;

use super::View;
use super::period::{Dated, Period, Reading, Scope, may_hold_date};
use crate::grammar::date::DatePart;
use crate::grammar::label::label_len;
use crate::grammar::quantity::{self, Quantity, UnitKind};
use crate::model::{BlockKind, Comparator, Decimal, Paragraph, Target};
use crate::text::repair::is_han;
use crate::text::words::{WordList, words};

/// The targets of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Target> {
    let mut pass = Pass { view, scope: Scope::new(view), targets: Vec::new() };
    for paragraph in view.paragraphs() {
        pass.scope.enter(paragraph);
        if is_text(paragraph.kind) {
            pass.read(paragraph);
        }
    }
    pass.targets
}

/// True for blocks that say something in words.
fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Box, Heading, ListItem, News, Note, Paragraph};
    matches!(kind, Paragraph | ListItem | Heading | Box | Note | News)
}

/// A quantity with its place.
#[derive(Debug)]
struct Measure {
    /// The number and its unit.
    range: Range<usize>,
    /// Behind `以上`, `左右` and their like.
    end: usize,
    /// Its clause.
    clause: usize,
    /// What it says.
    quantity: Quantity,
}

struct Pass<'a> {
    view: View<'a>,
    scope: Scope<'a>,
    targets: Vec<Target>,
}

impl Pass<'_> {
    fn read(&mut self, paragraph: &Paragraph) {
        let text = paragraph.str();
        let body = label_len(text);
        let counted = counted(text, body);
        if counted.is_empty() && !may_hold_date(paragraph) {
            return;
        }
        let reading = Reading::behind(text, body);
        let measures = measures(&reading, counted);
        for (at, measure) in measures.iter().enumerate() {
            if is_target(&reading, measure) && !is_base(&reading, &measures, at) {
                let target = self.target(paragraph, &reading, &measures, at);
                self.targets.push(target);
            }
        }
        self.scope.announce(paragraph, &reading);
    }

    fn target(
        &self,
        paragraph: &Paragraph,
        reading: &Reading<'_>,
        measures: &[Measure],
        at: usize,
    ) -> Target {
        let measure = &measures[at];
        let (period, rule) = when::period(&self.scope, reading, measures, at, paragraph.section);
        let sentence = reading.excerpt(measure.clause, measure.range.start);
        let document_id = &self.view.document.document_id;
        let raw = measure.range.start..measure.end;
        Target {
            target_id: format!("{document_id}/q{}", self.targets.len() + 1),
            document_id: document_id.clone(),
            section_id: self.view.section_id(paragraph),
            subject: subject::subject(reading, measures, at),
            period_start: period.as_ref().and_then(|p| p.start).map(|(day, _)| day),
            period_end: period.as_ref().and_then(|p| p.end).map(|(day, _)| day),
            period_raw: period.map(|p: Period| p.raw),
            comparator: measure.quantity.comparator,
            cumulative: Some(is_cumulative(reading, measure)),
            value: measure.quantity.value,
            value_max: measure.quantity.max,
            unit: measure.quantity.unit.clone(),
            value_raw: self.view.raw(paragraph, raw.clone()),
            sentence: reading.text[sentence.clone()].trim().to_owned(),
            rule,
            span: self.view.span(paragraph, sentence.start.min(raw.start)..sentence.end.max(raw.end)),
        }
    }
}

/// The quantities of a text behind its label, without turns of phrase (`一个`), in order.
fn counted(text: &str, body: usize) -> Vec<(Range<usize>, Quantity)> {
    let found = quantity::find_all(&text[body..]).into_iter();
    let found = found.filter(|(range, quantity)| {
        !quantity.is_loose() || quantity.kind == UnitKind::Time && sets_time(&text[body..body + range.start])
    });
    found.map(|(range, quantity)| (body + range.start..body + range.end, quantity)).collect()
}

/// True for words that set the time behind them, however short it is: `可以延长十个工作日`, `有效期为三年`, `试行期一年`.
fn sets_time(before: &str) -> bool {
    static SPANS: WordList = WordList::new(&[
        "有效期",
        "有效期限",
        "期限",
        "公示期",
        "公告期",
        "保修期",
        "质保期",
        "试行期",
        "试点期",
        "过渡期",
        "建设期",
        "实施期",
        "考核期",
        "服务期",
        "管护期",
        "保护期",
        "整改期",
    ]);
    before.ends_with("延长") || SPANS.end(before.trim_end_matches(['为', '是']))
}

/// What was counted in a paragraph, with its bounds and its clause.
fn measures(reading: &Reading<'_>, counted: Vec<(Range<usize>, Quantity)>) -> Vec<Measure> {
    let measures = counted
        .into_iter()
        .filter_map(|(range, quantity)| {
            let clause = reading.clauses.at(range.start)?;
            let end = range.end + bound_len(&reading.text[range.end..]);
            Some(Measure { range, end, clause, quantity })
        })
        .filter(|measure| !is_within_name(reading, measure))
        .collect();
    share_bounds(reading.text, measures)
}

/// A bound before the first of several values holds for all of them: `分别不高于12%、10%和8%`, `最高50万元、30万元`.
fn share_bounds(text: &str, mut measures: Vec<Measure>) -> Vec<Measure> {
    for at in 1..measures.len() {
        let (first, next) = (&measures[at - 1], &measures[at]);
        let listed = text.get(first.end..next.range.start).is_some_and(|b| ["、", "和", "及"].contains(&b));
        let before = first.end == first.range.end && next.end == next.range.end;
        let same = first.quantity.unit == next.quantity.unit && next.quantity.comparator == Comparator::Eq;
        // The 余 of `400余家` bounds its own number only.
        let inside = text[first.range.clone()].contains(['余', '多', '来', '几']);
        // `不少于240小时或1000公里`
        let either = text.get(first.end..next.range.start) == Some("或")
            && next.quantity.comparator == Comparator::Eq
            && matches!(first.quantity.comparator, Comparator::Ge | Comparator::Le);
        if (listed && same || either) && before && !inside {
            measures[at].quantity.comparator = first.quantity.comparator;
        }
    }
    measures
}

/// Words that bound a quantity from behind, longest first.
const BOUNDS: &[&str] = &[
    "及以上",
    "或以上",
    "及以下",
    "或以下",
    "以上",
    "以下",
    "以内",
    "之内",
    "左右",
    "上下",
    "有余",
    "限额内",
    "额度内",
    "之间",
    "余",
];

/// Length of the bound behind a quantity, with a remark before it: `（含）以上`.
fn bound_len(behind: &str) -> usize {
    let remark =
        ["（含）", "（含本数）", "（不含）"].iter().find(|r| behind.starts_with(**r)).map_or(0, |r| r.len());
    let bound = BOUNDS.iter().find(|b| behind[remark..].starts_with(**b)).map(|b| b.len());
    bound.map_or(0, |len| remark + len)
}

/// False for terms of probation, parts of addresses and years that are no years.
fn is_target(reading: &Reading<'_>, measure: &Measure) -> bool {
    let clause = &reading.clauses.clauses[measure.clause];
    let before = reading.tail(clause.range.start, measure.range.start);
    let terms = ["试用期", "试用期限", "挂职时间", "挂职期限", "挂职期", "聘期", "任期"];
    let probation = terms.iter().any(|term| before.trim_end_matches(['为', '：']).ends_with(term));
    let part_of_house = ["层", "间", "栋", "幢", "组", "座"].contains(&measure.quantity.unit.as_str());
    let address = before.contains("地址") || part_of_house && before.ends_with(['路', '号', '楼']);
    let repeats = clause.bracket.is_some() && ["含", "不含", "包括"].contains(&before);
    let print_run = reading.text.trim_start_matches('（').starts_with("共印");
    let none = probation || address || repeats || print_run;
    !(none || is_name(reading, measure) || is_day(reading, measure))
}

/// The day of an entry of a chronicle: `2日　区长到云溪镇调研`, `10—12日，全区举办演练`; a further day of a date: `8月1日和3日`.
fn is_day(reading: &Reading<'_>, measure: &Measure) -> bool {
    measure.quantity.unit == "日" && is_further_day(reading, measure) || is_entry(reading, measure)
}

/// True for the 19日 of `12月18日、19日` and `12月18日晚8时和19日晚8时`.
fn is_further_day(reading: &Reading<'_>, measure: &Measure) -> bool {
    const NEAR: usize = 40;
    let at = reading.dates.partition_point(|date| date.range.start < measure.range.start);
    let listed = reading.text[..measure.range.start].ends_with(['、', '和', '及', '与', '至', '到']);
    let day = |date: &Dated| matches!(date.expr.last().part, DatePart::Day { .. });
    let date = at.checked_sub(1).map(|at| &reading.dates[at]).filter(|date| listed && day(date));
    let last = Decimal::from(31);
    date.is_some_and(|date| {
        measure.range.start - date.range.end <= NEAR
            && date.clause == measure.clause
            && measure.quantity.value <= last
    })
}

fn is_entry(reading: &Reading<'_>, measure: &Measure) -> bool {
    measure.quantity.unit == "日"
        && measure.end == measure.range.end
        && reading.text[..measure.range.start].trim_matches([' ', '△', '●', '■']).is_empty()
}

/// True for the base of a rate: the 50公斤 of `每50公斤112元`, the 500户 of `每500户配备1名`, the 1吨 of `每节约1吨奖励240元`.
fn is_base(reading: &Reading<'_>, measures: &[Measure], at: usize) -> bool {
    static VERBS: WordList = WordList::new(&[
        "节约",
        "新增",
        "增加",
        "减少",
        "超过",
        "超",
        "差",
        "少",
        "多",
        "引进",
        "压减",
        "减排",
        "培训",
        "降低",
        "提高",
        "下降",
        "上升",
        "低",
        "高",
        "认定",
        "新认定",
        "招收",
        "招用",
        "吸纳",
        "完成",
        "建成",
        "新建",
        "培养",
        "培育",
        "举办",
        "获得",
        "推荐",
        "孵化",
        "落地",
        "转化",
        "安置",
        "接收",
        "出栏",
        "收购",
        "处置",
        "回收",
        "拆除",
        "改造",
        "发现",
        "查处",
        "举报",
        "推广",
        "逾期",
        "延迟",
        "缺",
    ]);
    let clauses = &reading.clauses.clauses;
    let clause = measures[at].clause;
    let before = &reading.text[..measures[at].range.start];
    let verb = VERBS.behind(before).filter(|verb| before[..before.len() - verb.len()].ends_with('每'));
    let Some(next) = measures.get(at + 1) else { return false };
    // `每差1个百分点，扣减5分`
    let rate = next.clause == clause
        || verb.is_some()
            && clauses[clause].end == '，'
            && clauses[next.clause].previous == Some(clause)
            && clauses[next.clause].sentence == clauses[clause].sentence;
    rate && (verb.is_some() || before.ends_with('每'))
}

/// `1年期贷款`, how often something comes back (`每3年修订`), a likening (`比100张通知管用`), what never ends (`24小时值班`), and a year misread by a machine (`4549年`).
fn is_name(reading: &Reading<'_>, measure: &Measure) -> bool {
    let text = reading.text;
    let raw = &text[measure.range.clone()];
    let no_span = measure.quantity.value >= Decimal::ONE_THOUSAND || raw.starts_with('0');
    let year = measure.quantity.unit == "年" && (no_span || text[measure.range.end..].starts_with('期'));
    let likened = measure.quantity.kind != UnitKind::Share && text[..measure.range.start].ends_with('比');
    // `2寸照片`
    let photograph = measure.quantity.unit == "寸"
        && (words!["照", "免冠", "证件", "近照", "彩色", "红底", "蓝底", "白底", "正面"]
            .begin(&text[measure.end..])
            || text[..measure.range.start].ends_with("免冠"));
    // `上午9时30分`
    let clock = measure.quantity.unit == "分" && text[..measure.range.start].ends_with(['时', '点']);
    let turn = measure.quantity.kind == UnitKind::Time && text[..measure.range.start].ends_with(['每', '分']);
    // `15分钟就医圈`
    let circle = measure.quantity.kind == UnitKind::Time
        && text[measure.range.end..].chars().take(10).take_while(|c| is_han(*c)).any(|c| c == '圈');
    // `24小时值班` says that it never ends.
    let never_ends = raw == "24小时"
        && text[measure.range.end..].starts_with(is_han)
        && measure.end == measure.range.end
        && !text[measure.range.end..].starts_with(['内', '后', '前', '的', '未', '至', '仍', '不']);
    year || turn || likened || circle || clock || never_ends || photograph
}

/// True for a number that only names what is measured: the 十万人 of `就业人员十万人死亡率`, the 15年 of `15年教育普及率`.
fn is_within_name(reading: &Reading<'_>, measure: &Measure) -> bool {
    const LONGEST: usize = 16;
    let (raw, behind) = (&reading.text[measure.range.clone()], &reading.text[measure.range.end..]);
    if measure.end > measure.range.end {
        return false;
    }
    let schooling =
        measure.quantity.unit == "年" && words!["教育", "义务教育", "免费教育", "制"].begin(behind);
    let round = || words!["10万", "100万", "1万", "十万", "百万", "一万"].begin(raw);
    let rate = || behind.chars().take(LONGEST).take_while(|c| is_han(*c)).any(|c| c == '率');
    schooling || round() && rate()
}

/// True when it counts from the beginning.
fn is_cumulative(reading: &Reading<'_>, measure: &Measure) -> bool {
    let start = reading.clauses.clauses[measure.clause].range.start;
    reading.tail(start, measure.range.start).contains("累计")
}
