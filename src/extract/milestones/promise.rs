//! What a subject will have done in a part of the year: `北站上半年完成前期工作`.

use jiff::ToSpan;

use super::judge::{Unit, is_work};
use crate::extract::period::{Dated, Period, Reading};
use crate::grammar::date::{DateExpr, DatePart};
use crate::text::repair::is_han;
use crate::text::words::words;

/// True for what a subject will have done in a part of the year that has just begun or is to come: `北站上半年完成前期工作`.
pub(super) fn is_promised(reading: &Reading<'_>, date: &Dated, period: &Period, unit: &Unit<'_>) -> bool {
    const LONGEST: usize = 16;
    const BEGUN: i64 = 31;
    let DateExpr::Point(part) = date.expr else { return false };
    let part = matches!(part.part, DatePart::HalfYear(_) | DatePart::Quarter(_));
    let ahead = unit
        .clock
        .day
        .zip(period.start)
        .is_some_and(|(day, (first, _))| first.checked_add(BEGUN.days()).is_ok_and(|later| day <= later));
    let before = reading.before(date);
    let named = (2..=LONGEST).contains(&before.chars().count()) && before.chars().all(is_han);
    let done = words!["完成", "启动", "实现", "全面完成", "全部完成"].begin(reading.after(date));
    part && ahead && named && done && !is_work(before)
}
