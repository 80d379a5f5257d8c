//! The geometry of charts: numbers to places on a drawing. Templates draw them, so that colours follow the page.

use serde::Serialize;

/// A bar with its label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Bar {
    label: String,
    count: u64,
    /// Length in percent of the longest.
    length: u64,
    link: Option<String>,
}

/// A label, a count, and where the label leads, from the top of the report.
pub(super) type Counted = (String, u64, Option<String>);

/// The first `most` bars; lengths compare to the longest of all.
pub(super) fn bars(counts: Vec<Counted>, most: usize) -> Vec<Bar> {
    let longest = counts.iter().map(|(_, count, _)| *count).max().unwrap_or_default().max(1);
    let bar = |(label, count, link): Counted| {
        // A bar that stands for something is seen.
        let length = (100 * count).div_ceil(longest);
        Bar { label, count, length, link }
    };
    counts.into_iter().take(most).map(bar).collect()
}

/// Columns along a time axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Columns {
    width: usize,
    height: usize,
    columns: Vec<Column>,
    ticks: Vec<Tick>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Column {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    label: String,
    count: u64,
    link: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Tick {
    x: usize,
    label: String,
}

/// Size of a drawing of columns without its labels.
const WIDTH: usize = 1_020;
const HEIGHT: usize = 160;
/// No column is broader.
const BROADEST: usize = 48;
/// So many labels stand below an axis.
const TICKS: usize = 12;

/// A column for each step, steps without a count included; `steps` are labels with counts and links in order.
pub(super) fn columns(steps: Vec<(String, u64, String)>) -> Columns {
    let highest = steps.iter().map(|(_, count, _)| *count).max().unwrap_or_default().max(1);
    let pitch = (WIDTH / steps.len().max(1)).clamp(2, BROADEST);
    let every = steps.len().div_ceil(TICKS).max(1);
    let ticks = steps.iter().enumerate().step_by(every);
    let ticks = ticks.map(|(at, (label, ..))| Tick { x: at * pitch, label: label.clone() }).collect();
    let width = (pitch * steps.len()).max(1);
    let column = |(at, (label, count, link)): (usize, (String, u64, String))| {
        let height = (HEIGHT as u64 * count).div_ceil(highest) as usize;
        Column {
            x: at * pitch,
            y: HEIGHT - height,
            width: (pitch - pitch / 6).max(1),
            height,
            label,
            count,
            link,
        }
    };
    let columns = steps.into_iter().enumerate().filter(|(_, step)| step.1 > 0).map(column).collect();
    Columns { width, height: HEIGHT, columns, ticks }
}

/// A quantity over the years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Series {
    pub(super) title: String,
    pub(super) place: String,
    pub(super) unit: String,
    /// The line as `x,y x,y …`.
    line: String,
    points: Vec<Dot>,
    years: Vec<Tick>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Dot {
    x: usize,
    y: usize,
    label: String,
    year: i32,
    is_bound: bool,
    link: String,
}

/// A value of a series.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) year: i32,
    pub(super) value: f64,
    pub(super) label: String,
    /// True when the text sets a bound: a plan rather than a result.
    pub(super) is_bound: bool,
    pub(super) link: String,
}

/// Size of a drawing of a series, and the room around it.
const SERIES: (f64, f64) = (250.0, 90.0);
const LEFT: f64 = 35.0;
const TOP: f64 = 30.0;

/// A number as it is said: 6.5亿, 31.8万, 95.5.
pub(super) fn said(value: f64) -> String {
    let (least, unit) = match value.abs() {
        n if n >= 1e8 => (1e8, "亿"),
        n if n >= 1e4 => (1e4, "万"),
        _ => (1.0, ""),
    };
    let digits = format!("{:.2}", value / least);
    format!("{}{unit}", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// The drawing of a series; the line goes through the first value of each year.
pub(super) fn series([title, place, unit]: [&str; 3], values: &[Value]) -> Series {
    let mut values: Vec<&Value> = values.iter().collect();
    values.sort_by_key(|value| value.year);
    let range = |numbers: &mut dyn Iterator<Item = f64>| {
        numbers.fold((f64::MAX, f64::MIN), |(least, most), n| (least.min(n), most.max(n)))
    };
    let (first, last) = range(&mut values.iter().map(|value| f64::from(value.year)));
    let (least, most) = range(&mut values.iter().map(|value| value.value));
    let share = |n: f64, least: f64, most: f64| if most > least { (n - least) / (most - least) } else { 0.5 };
    let x = |year: i32| (LEFT + share(f64::from(year), first, last) * SERIES.0) as usize;
    let y = |value: f64| (TOP + (1.0 - share(value, least, most)) * SERIES.1) as usize;
    let mut line = Vec::new();
    let mut years: Vec<Tick> = Vec::new();
    for value in &values {
        let label = value.year.to_string();
        if years.last().is_none_or(|tick| tick.label != label) {
            line.push(format!("{},{}", x(value.year), y(value.value)));
            years.push(Tick { x: x(value.year), label });
        }
    }
    let dot = |value: &&Value| Dot {
        x: x(value.year),
        y: y(value.value),
        label: value.label.clone(),
        year: value.year,
        is_bound: value.is_bound,
        link: value.link.clone(),
    };
    Series {
        title: title.to_owned(),
        place: place.to_owned(),
        unit: unit.to_owned(),
        line: line.join(" "),
        points: values.iter().map(dot).collect(),
        years,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_compare_to_the_longest() {
        let counts = vec![("a".to_owned(), 200, None), ("b".to_owned(), 1, None), ("c".to_owned(), 0, None)];
        let lengths: Vec<u64> = bars(counts, 3).iter().map(|bar| bar.length).collect();
        assert_eq!(lengths, [100, 1, 0]);
        assert!(bars(Vec::new(), 3).is_empty());
    }

    #[test]
    fn columns_stand_in_their_steps() {
        let step = |label: &str, count| (label.to_owned(), count, String::new());
        let drawn = columns(vec![step("2020", 2), step("2021", 0), step("2022", 4)]);
        let places: Vec<(usize, usize)> =
            drawn.columns.iter().map(|column| (column.x, column.height)).collect();
        assert_eq!(places, [(0, 80), (96, 160)]);
        assert_eq!(columns(Vec::new()).columns.len(), 0);
    }

    #[test]
    fn numbers_are_said_in_short() {
        for (value, text) in
            [(650_000_000.0, "6.5亿"), (318_000.0, "31.8万"), (95.5, "95.5"), (6_160.0, "6160"), (0.0, "0")]
        {
            assert_eq!(said(value), text);
        }
    }

    #[test]
    fn series_rise_with_their_values() {
        let value =
            |year, value| Value { year, value, label: String::new(), is_bound: false, link: String::new() };
        let drawn = series(["", "", ""], &[value(2022, 9.0), value(2020, 5.0), value(2020, 6.0)]);
        assert_eq!(drawn.line, "35,120 285,30");
        assert_eq!(drawn.years.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>(), ["2020", "2022"]);
        assert_eq!(series(["", "", ""], &[value(2020, 5.0)]).line, "160,75");
    }
}
