//! Headers of two lines above aligned columns, where a label of the first line spans labels of the second.
//!
//! ```text
//! 县（市、区）      城镇新增就业            技能培训
//!               计划数    上年完成      计划数    补贴人数
//! 云溪区         5200      5013          1800      1500
//! ```
//! The rows below give the columns. A label of the second line belongs to its nearest column, a label of the first to those
//! columns above the middle of which it stands. Not taken where a column has no label, or one label above another and neither
//! spans: that is a name cut in two.

use std::ops::Range;

use super::aligned::{Segment, band_indices, bands, holds_numbers, sums_up, without_labels};
use super::shape;
use crate::text::repair::normal;

/// A header of two lines.
pub(super) struct Header {
    /// The columns of the page which each column takes up.
    pub(super) bands: Vec<Range<u32>>,
    /// The labels of each line with their columns.
    pub(super) rows: [Vec<(usize, Segment)>; 2],
}

/// A table has so many rows below its header at least.
const FEWEST_ROWS: usize = 3;

/// A label stands no further from the middle of its column.
const FURTHEST: u32 = 8;

/// The header of two lines with which the lines begin.
pub(super) fn read(text: &str, printed: &[Vec<Segment>]) -> Option<Header> {
    let ([top, sub], body) = printed.split_first_chunk()?;
    let labels = top.len() + sub.len();
    // Most tables have a header of one line, as wide as their rows.
    if body.len() < FEWEST_ROWS || top.len() >= body[0].len() || labels <= body[0].len() {
        return None;
    }
    let bands = bands(&without_labels(text, body));
    let whole = |row: &Vec<Segment>| {
        let places = band_indices(row, &bands);
        row.len() == bands.len() && places.is_sorted_by(|a, b| a < b) || sums_up(text, row)
    };
    let numbers =
        || (0..bands.len()).filter(|&band| holds_numbers(text, &printed[1..], &bands, band)).count();
    let label = |segment: &Segment| {
        let label = normal(segment.span.slice(text));
        label.chars().count() <= 16 && !shape::is_data(&label) && !label.contains(['。', '，', '：'])
    };
    let named = top.iter().chain(sub).all(label);
    if bands.len() < 3 || !named || !body.iter().all(whole) || numbers() < 2 {
        return None;
    }
    let middles: Vec<u32> = bands.iter().map(middle).collect();
    let below: Vec<usize> = sub.iter().map(|label| nearest(middle(&label.columns), &middles)).collect();
    let near =
        |(label, &band): (&Segment, &usize)| middle(&label.columns).abs_diff(middles[band]) <= FURTHEST;
    if !below.is_sorted_by(|a, b| a < b) || !sub.iter().zip(&below).all(near) {
        return None;
    }
    let above = spans(top, &bands, &below)?;
    let top = above.iter().zip(top).map(|(span, label)| (span.start, label.clone())).collect();
    let sub = below.into_iter().zip(sub.iter().cloned()).collect();
    Some(Header { bands, rows: [top, sub] })
}

fn middle(columns: &Range<u32>) -> u32 {
    (columns.start + columns.end) / 2
}

/// The index of the place nearest to `at`.
fn nearest(at: u32, places: &[u32]) -> usize {
    (0..places.len()).min_by_key(|&place| places[place].abs_diff(at)).unwrap_or(0)
}

/// The columns that each label of the first line spans; one of them spans more than one.
fn spans(top: &[Segment], bands: &[Range<u32>], below: &[usize]) -> Option<Vec<Range<usize>>> {
    let middles: Vec<u32> = top.iter().map(|label| middle(&label.columns)).collect();
    let owner: Vec<usize> = bands.iter().map(|band| nearest(middle(band), &middles)).collect();
    let mut spans = Vec::with_capacity(top.len());
    for (own, &at) in middles.iter().enumerate() {
        let first = owner.iter().position(|&owner| owner == own)?;
        let end = owner.iter().rposition(|&owner| owner == own)? + 1;
        let mut span = first..end;
        let off =
            |span: &Range<usize>| ((bands[span.start].start + bands[span.end - 1].end) / 2).abs_diff(at);
        let labelled = |band: usize| below.contains(&band);
        // A column at the edge with a label of its own in the second line may have none above.
        while span.len() > 1 {
            let left = labelled(span.start).then(|| span.start + 1..span.end);
            let right = labelled(span.end - 1).then(|| span.start..span.end - 1);
            let Some(less) =
                left.into_iter().chain(right).min_by_key(off).filter(|less| off(less) < off(&span))
            else {
                break;
            };
            span = less;
        }
        let inner = span.clone().filter(|&band| labelled(band)).count();
        let one = span.len() == 1 && inner == 0;
        if !one && (span.len() < 2 || inner < span.len()) {
            return None;
        }
        spans.push(span);
    }
    let covered = |band: usize| below.contains(&band) || spans.iter().any(|span| span.contains(&band));
    let apart = spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
    (apart && (0..bands.len()).all(covered) && spans.iter().any(|span| span.len() > 1)).then_some(spans)
}
