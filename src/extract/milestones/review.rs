//! Dates of which a review tells: `1月至6月，全区减税3亿元` below `一、工作成效`, and in `2020年工作总结` whatever lies in that year
//! and is not below `下一步打算`.

use super::judge::is_ahead;
use crate::extract::View;
use crate::extract::context::looks_back;
use crate::extract::period::{Clock, Dated, Period, Reading, Scope, title_year};
use crate::text::words::words;

/// What a section says about the time of its dates.
pub(super) struct Review {
    /// True below a head of what was done.
    back: bool,
    /// The year that the document sums up.
    year: Option<i16>,
}

impl Review {
    /// Of the text of a section.
    pub(super) fn of(view: View<'_>, scope: &Scope<'_>, section: Option<usize>) -> Self {
        let sums_up = view.document.title.contains("总结");
        let ahead = || scope.looks_ahead(section);
        let year = sums_up.then(|| title_year(view.document)).flatten().filter(|_| !ahead());
        Self { back: looks_back(view, section) && !ahead(), year }
    }

    /// True for a date in the time of which the text tells, unless words of intention stand before it.
    pub(super) fn tells(&self, reading: &Reading<'_>, date: &Dated, period: &Period, clock: Clock) -> bool {
        if !self.back && self.year.is_none() {
            return false;
        }
        let Some((last, _)) = period.end else { return false };
        let before = reading.before(date);
        let meant = !before.is_empty() && is_ahead(before)
            || words!["将", "拟", "计划", "预计", "力争", "确保"].stand_in(reading.after(date));
        let over = clock.day.is_none_or(|day| last <= day);
        !meant && over && (self.back || self.year.is_some_and(|year| last.year() <= year))
    }
}
