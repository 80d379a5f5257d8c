//! Dates that say to what a rule applies, and those of a case that is told: no work is to be done until then.
//!
//! `2019年1月1日前登记的公司，适用原规定`, `发生在2010年12月1日以前的`; `2018年7月，张某诉至法院`.

use crate::extract::period::{Dated, Reading};
use crate::grammar::date::DateExpr;
use crate::text::words::words;

/// True for an end that parts old cases from new ones. In a `statute` an end before which something was or is counts only
/// when it is demanded.
pub(super) fn is_condition(reading: &Reading<'_>, date: &Dated, statute: bool) -> bool {
    let DateExpr::By(bound) = date.expr else { return false };
    let after = reading.after(date);
    if words!["以后", "之后", "期间"].begin(after) {
        return true;
    }
    if !reading.raw(date).ends_with('前') || bound.recurring {
        return false;
    }
    let ends = reading.clauses.clauses[date.clause].end;
    ends == '，' && after.ends_with('的') || statute && !is_demanded(reading, date)
}

/// True when a modal, or a verb of work that is brought to its end, makes a deadline of the date.
fn is_demanded(reading: &Reading<'_>, date: &Dated) -> bool {
    let before = reading.subject(date);
    let after = reading.after(date);
    let sentence = &reading.clauses.sentences[reading.clauses.clauses[date.clause].sentence];
    // `2021年6月30日前，区水利局应当…`
    let behind = &reading.text[date.range.end..sentence.end.max(date.range.end)];
    let behind = if after.is_empty() { behind } else { after };
    let near = behind.char_indices().nth(60).map_or(behind, |(end, _)| &behind[..end]);
    let must = words!["应", "须", "要", "限", "迟", "请", "务必", "力争", "争取", "确保", "计划", "必需"];
    let done = words![
        "完成", "建成", "达到", "实现", "解决", "淘汰", "关闭", "出台", "办结", "报送", "上报", "提交",
        "公布", "公示", "申报", "移交", "改正", "整改", "拆除", "停止", "投入", "缴清", "补缴", "制定",
    ];
    // `2001年7月1日前完成的发明`, `建成投产的企业`
    let things =
        words!["人员", "职工", "公司", "企业", "单位", "案件", "行为", "事项", "土地", "项目", "房屋"];
    let ends_work = || {
        let work = done.first_in(near).map(|at| &near[at..]).filter(|_| !near.contains("已经"));
        work.is_some_and(|work| {
            let thing = work.contains('的') && things.end(work);
            !thing && !work.chars().skip(2).take(3).any(|c| c == '的')
        })
    };
    must.stand_in(before)
        || words!["应", "须", "必须", "要"].stand_in(near) && !near.contains('已')
        || ends_work()
}

/// True for a text that tells of a case, whose persons and firms have no names: `张某`, `某公司`.
pub(super) fn tells_case(text: &str) -> bool {
    text.match_indices('某').any(|(at, name)| {
        let behind = &text[at + name.len()..];
        !behind.starts_with(['些', '一', '种', '项', '个', '方', '类'])
    })
}
