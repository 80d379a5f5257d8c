//! The fields that hold the dates of work: `完成时限：`, `报名时间为`, `整治期限自即日起至`.

use crate::extract::period::{Dated, Reading};
use crate::grammar::duty::role::other_label_start;
use crate::text::words::WordList;

/// The name of the field that the date fills: `完成时限：2024年6月底前`, `【完成时限】2024年6月底前`; also behind the value of the
/// field before it, from which a blank parts it in print.
pub(super) fn field_name<'r>(reading: &'r Reading<'_>, date: &Dated) -> Option<&'r str> {
    const LONGEST: usize = 12;
    let clause = &reading.clauses.clauses[date.clause];
    let before = reading.text[clause.range.start..date.range.start].trim();
    if let Some((_, name)) = before.strip_suffix('】').and_then(|before| before.rsplit_once('【')) {
        return Some(name).filter(|name| name.chars().count() <= LONGEST);
    }
    let open = before.ends_with('起').then(|| without_opening(before)).flatten();
    let led = reading.raw(date).starts_with(['自', '从']) || open.is_some();
    if let Some(name) = stated_field(open.unwrap_or(before), led) {
        return Some(name);
    }
    let previous = &reading.clauses.clauses[clause.previous?];
    if previous.end != '：' || !before.is_empty() {
        return None;
    }
    let name = reading.tail(previous.range.start, previous.range.end).trim();
    let name = name.rfind('，').map_or(name, |at| &name[at + '，'.len_utf8()..]);
    if name.chars().count() <= LONGEST {
        return Some(name);
    }
    other_label_start(name).map(|at| &name[at..])
}

/// The name of a field that a sentence states: `公示时间为…`, `申报截止时间为…`; `led` when the date brings its word along.
fn stated_field(before: &str, led: bool) -> Option<&str> {
    const LONGEST: usize = 16;
    let name = ["为", "是", "定于", "自", "从"].iter().find_map(|word| before.strip_suffix(word));
    let name = name.or(Some(before).filter(|_| led))?;
    let stated = WORK_FIELDS.end(name) && !name.ends_with("期限") || PERIODS.end(name);
    (stated && name.chars().count() <= LONGEST).then_some(name)
}

/// The words before a beginning without a date: `整治期限自即日起至2024年6月30日`, `公示期自本公告发布之日起至5月10日`.
fn without_opening(before: &str) -> Option<&str> {
    let start = before.strip_suffix("即日起").or_else(|| before.strip_suffix("之日起"))?;
    start.rfind(['自', '从']).map(|at| &start[..at])
}

/// Terms for a piece of work; others run for a right or a debt.
pub(super) static PERIODS: WordList = WordList::new(&[
    "公示期",
    "公告期",
    "实施期限",
    "公示期限",
    "公告期限",
    "申报期限",
    "整改期限",
    "整治期限",
    "办理期限",
    "报名期限",
]);

/// Ends of the names of fields that hold the time for a piece of work.
pub(super) static WORK_FIELDS: WordList = WordList::new(&[
    "时限",
    "完成时间",
    "时间要求",
    "时间节点",
    "截止时间",
    "截止日期",
    "进度安排",
    "工作进度",
    "进度",
    "期限",
    "时间安排",
    "阶段",
    "完成日期",
    "时限要求",
    "整改时间",
    "办结时间",
    "报送时间",
    "建设工期",
    "建设期限",
    "申报时间",
    "申请时间",
    "报名时间",
    "受理时间",
    "征集时间",
    "评审时间",
    "公示时间",
    "提交时间",
    "上报时间",
    "推荐时间",
    "自查时间",
    "打印时间",
    "缴费时间",
    "查询时间",
    "确认时间",
    "领取时间",
    "复审时间",
    "审核时间",
    "初审时间",
    "检查时间",
    "督查时间",
    "整治时间",
    "实施时间",
    "推进时间",
    "管制时间",
    "施工时间",
    "步骤",
]);

/// Ends of the names of fields that hold the time of an activity or a mere fact.
pub(super) static OTHER_FIELDS: WordList =
    WordList::new(&["时间", "日期", "日程", "时段", "施行", "有效期", "来源"]);
