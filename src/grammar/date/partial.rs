//! Dates as far as they are printed, and the days that they mean in the year of their context.

use crate::model::{Date, Precision};

/// A third of a month (旬).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    /// 上旬, the 1st to the 10th.
    Early,
    /// 中旬, the 11th to the 20th.
    Middle,
    /// 下旬, from the 21st.
    Late,
}

/// The part of a year that a date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The whole year.
    Year,
    /// The first or second half, 1 or 2.
    HalfYear(i8),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A month or a third of it.
    #[allow(missing_docs)] // the names say it
    Month { month: i8, third: Option<Third> },
    /// A day.
    #[allow(missing_docs)] // the names say it
    Day { month: i8, day: i8 },
}

/// A date as far as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// The printed year.
    pub year: Option<i16>,
    /// Without a printed year: years from the year of the context, 1 for 明年, -1 for 去年, else 0.
    pub shift: i16,
    /// The part of the year.
    pub part: DatePart,
}

/// The end of a period: `到2021年底`, `6月底前`, `每年2月底前`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateBound {
    /// The period with whose last day the time is up.
    pub date: PartialDate,
    /// True when it comes back every year (每年).
    pub recurring: bool,
}

/// What a text says about a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateExpr {
    /// A day, month, year … as such.
    Point(PartialDate),
    /// From the first day of one to the last day of the other.
    Range(PartialDate, PartialDate),
    /// Up to the last day of it.
    By(DateBound),
    /// From the first day of it, without an end.
    From(PartialDate),
}

impl PartialDate {
    /// The date with this part and no year.
    pub fn yearless(part: DatePart) -> Self {
        Self { year: None, shift: 0, part }
    }

    /// The same part of `year`, when no year is printed.
    pub fn with_year(self, year: i16) -> Self {
        Self { year: Some(self.year_in(year)), shift: 0, ..self }
    }

    /// The first day, in the context's `year` when none is printed; `None` when the calendar has no such day.
    ///
    /// ```
    /// use gongbao::grammar::date::date;
    /// let (_, d) = date("9月中旬").unwrap();
    /// assert_eq!(d.first_day(2019).unwrap().to_string(), "2019-09-11");
    /// assert_eq!(d.last_day(2019).unwrap().to_string(), "2019-09-20");
    /// ```
    pub fn first_day(self, year: i16) -> Option<Date> {
        let (month, day) = match self.part {
            DatePart::Year => (1, 1),
            DatePart::HalfYear(n) => (6 * n - 5, 1),
            DatePart::Quarter(n) => (3 * n - 2, 1),
            DatePart::Month { month, third } => (
                month,
                match third {
                    None | Some(Third::Early) => 1,
                    Some(Third::Middle) => 11,
                    Some(Third::Late) => 21,
                },
            ),
            DatePart::Day { month, day } => (month, day),
        };
        Date::new(self.year_in(year), month, day).ok()
    }

    /// The last day, in the context's `year` when none is printed.
    pub fn last_day(self, year: i16) -> Option<Date> {
        let month = match self.part {
            DatePart::Year => 12,
            DatePart::HalfYear(n) => 6 * n,
            DatePart::Quarter(n) => 3 * n,
            DatePart::Month { month, third: None | Some(Third::Late) } => month,
            DatePart::Month { third, .. } => {
                let days = if third == Some(Third::Early) { 10 } else { 20 };
                return self.first_day(year)?.with().day(days).build().ok();
            }
            DatePart::Day { .. } => return self.first_day(year),
        };
        Date::new(self.year_in(year), month, 1).ok().map(Date::last_of_month)
    }

    /// How exactly the date is known; a third of a month counts as a month.
    pub fn precision(self) -> Precision {
        match self.part {
            DatePart::Year => Precision::Year,
            DatePart::HalfYear(_) => Precision::HalfYear,
            DatePart::Quarter(_) => Precision::Quarter,
            DatePart::Month { .. } => Precision::Month,
            DatePart::Day { .. } => Precision::Day,
        }
    }

    fn year_in(self, context: i16) -> i16 {
        self.year.unwrap_or_else(|| context.saturating_add(self.shift))
    }
}

impl DateExpr {
    /// First and last day of the period, in the context's `year` where none is printed; an end has no first day.
    pub fn period(self, year: i16) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Point(d) => (d.first_day(year), d.last_day(year)),
            Self::Range(a, b) => (a.first_day(year), b.last_day(year)),
            Self::By(b) => (None, b.date.last_day(year)),
            Self::From(d) => (d.first_day(year), None),
        }
    }

    /// The date that carries the printed year: the end, where there is one.
    pub fn last(self) -> PartialDate {
        match self {
            Self::Point(d) | Self::From(d) | Self::Range(_, d) => d,
            Self::By(b) => b.date,
        }
    }

    /// The printed year, of the end before that of the beginning.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Range(a, b) => b.year.or(a.year),
            other => other.last().year,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::grammar::date::date;

    #[test]
    fn first_and_last_days() {
        for (input, first, last) in [
            ("2020年2月", "2020-02-01", "2020-02-29"),
            ("下半年", "2019-07-01", "2019-12-31"),
            ("第四季度", "2019-10-01", "2019-12-31"),
            ("9月上旬", "2019-09-01", "2019-09-10"),
            ("2月下旬", "2019-02-21", "2019-02-28"),
            ("去年", "2018-01-01", "2018-12-31"),
            ("9月2日", "2019-09-02", "2019-09-02"),
        ] {
            let (_, d) = date(input).unwrap();
            let days = (d.first_day(2019).unwrap().to_string(), d.last_day(2019).unwrap().to_string());
            assert_eq!(days, (first.to_owned(), last.to_owned()), "{input}");
        }
        let (_, leap) = date("2月29日").unwrap();
        assert_eq!((leap.first_day(2019), leap.with_year(2020).first_day(0).is_some()), (None, true));
        assert_eq!(leap.first_day(i16::MAX), None);
    }
}
