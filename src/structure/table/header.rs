//! How many rows head a table, and the path of labels above each column.
//!
//! ```text
//! 序号  单位  指导计划                  序号
//!             2019年  2020年      →     单位
//! 1     区教委  500     600             指导计划 / 2019年
//!                                       指导计划 / 2020年
//! ```

use std::ops::Range;

use crate::model::{RowKind, TableSyntax};

use super::row::{Cell, Row};
use super::shape;

/// Between the labels of a header path.
pub(super) const JOIN: &str = " / ";

/// No table has more header rows.
const MOST_ROWS: usize = 5;

/// Number of header rows. `above` is the number of rows above the rule of a pipe table.
pub(super) fn count(rows: &[Row], syntax: TableSyntax, above: Option<usize>) -> usize {
    let mut count = match above {
        Some(0) => usize::from(rows.first().is_some_and(|row| is_header(row) && names_columns(row))),
        Some(above) => above.min(rows.len()),
        None => usize::from(rows.first().is_some_and(|row| is_header(row) || heads_sub_header(rows, syntax))),
    };
    while (1..MOST_ROWS.min(rows.len())).contains(&count)
        && is_sub_header(&rows[..count], &rows[count], syntax)
    {
        count += 1;
    }
    if count > 0 && rows.get(count).is_some_and(numbers_columns) {
        count += 1;
    }
    count
}

/// True for labels, not for values, sentences or a row that is numbered or sums up.
fn is_header(row: &Row) -> bool {
    row.filled() > 1
        && !row.bare
        && !row.texts().any(shape::is_data)
        && shape::running_number(row.text(0)).is_none()
        && shape::row_kind(row.text(0)) == RowKind::Data
}

fn names_columns(row: &Row) -> bool {
    row.texts().any(shape::names_column)
}

/// True for a row that only counts the columns: `1 2 3 4`.
fn numbers_columns(row: &Row) -> bool {
    let numbered = |(i, cell): (usize, &Cell)| shape::running_number(&cell.text) == u32::try_from(i + 1).ok();
    row.cells.len() > 2 && row.cells.iter().enumerate().all(numbered)
}

/// True for a first row with one label, which spans those in the row below it.
fn heads_sub_header(rows: &[Row], syntax: TableSyntax) -> bool {
    let [top, sub, ..] = rows else { return false };
    top.filled() == 1
        && !top.bare
        && !top.texts().any(shape::is_data)
        && is_sub_header(&rows[..1], sub, syntax)
}

fn is_sub_header(above: &[Row], row: &Row, syntax: TableSyntax) -> bool {
    let values = row.texts().any(shape::is_data) || shape::running_number(row.text(0)).is_some();
    if row.bare || row.filled() == 0 || values {
        return false;
    }
    let columns = 0..row.cells.len();
    if syntax == TableSyntax::Html {
        let Some(last) = above.last() else { return false };
        columns.clone().any(|c| !row.text(c).is_empty() && row.text(c) != last.text(c))
            && columns.clone().all(|c| row.text(c) == last.text(c) || spans_with_neighbour(last, c))
    } else {
        columns.filter(|&c| !row.text(c).is_empty()).all(|c| is_open(above, row, c))
            || syntax == TableSyntax::Pipe && parts_span(above, row)
    }
}

/// True for a row without a first label that parts a label which the row above repeats: `单位 | 计划 | 计划` above ` | 2019年 | 2020年`.
fn parts_span(above: &[Row], row: &Row) -> bool {
    let Some(last) = above.last() else { return false };
    let parts = |c: usize| {
        let next = last.text(c) == last.text(c + 1) && !last.text(c).is_empty();
        next && !row.text(c).is_empty() && !row.text(c + 1).is_empty() && row.text(c) != row.text(c + 1)
    };
    let first = row.text(0).is_empty() || row.text(0) == last.text(0);
    first && !last.text(0).is_empty() && (1..row.cells.len()).any(parts)
}

fn spans_with_neighbour(row: &Row, c: usize) -> bool {
    let same = |other: usize| row.cells.get(other).is_some_and(|cell| cell.text == row.text(c));
    !row.text(c).is_empty() && (same(c + 1) || c.checked_sub(1).is_some_and(same))
}

/// True when a label may stand below the header rows in a column: no label stands above it there, or one that spans.
fn is_open(above: &[Row], row: &Row, c: usize) -> bool {
    let unlabelled = |c: &usize| above.iter().all(|row| row.text(*c).is_empty());
    let below_span = |from: usize| {
        let mut covered = (from..row.cells.len()).take_while(unlabelled);
        covered.any(|c| !row.text(c).is_empty())
    };
    unlabelled(&c) || above.last().is_some_and(|last| !last.text(c).is_empty()) && below_span(c + 1)
}

/// Puts header rows whose spans were printed as one cell each in their columns: `类别 ⇥ 年度计划` above
/// `2019年 ⇥ 2020年` and rows of three cells becomes `类别 ⇥ 年度计划 ⇥` above `⇥ 2019年 ⇥ 2020年`.
pub(super) fn spread(rows: &mut [Row]) {
    let [top, sub, body @ ..] = rows else { return };
    let width = body.iter().map(Row::filled_width).max().unwrap_or(0);
    let Some(spans) = Spans::new(top, sub, width) else { return };
    let (mut upper, mut lower) = (Vec::with_capacity(width), Vec::with_capacity(width));
    let mut below = std::mem::take(&mut sub.cells).into_iter().skip(spans.set_in);
    for (i, label) in std::mem::take(&mut top.cells).into_iter().take(spans.labels).enumerate() {
        let end = label.span().end();
        let own = if i + 1 == spans.labels { 1 + spans.excess } else { 1 };
        upper.push(label);
        if spans.spanning.contains(&i) {
            lower.extend(below.by_ref().take(spans.each));
        }
        let columns = upper.len().max(lower.len()).max(upper.len() + own - 1);
        upper.resize_with(columns, || Cell::empty(end));
        lower.resize_with(columns, || Cell::empty(end));
    }
    top.cells = upper;
    sub.cells = lower;
}

/// Which labels of a header row span how many of the labels in the row below.
struct Spans {
    labels: usize,
    spanning: Range<usize>,
    each: usize,
    /// Columns that the last label spans besides its own.
    excess: usize,
    /// Empty cells with which the row below begins, one for each label before those that span.
    set_in: usize,
}

impl Spans {
    fn new(top: &Row, sub: &Row, width: usize) -> Option<Self> {
        let set_in = sub.cells.iter().take_while(|cell| cell.is_empty()).count();
        let (labels, subs) = (top.filled_width(), sub.filled_width().saturating_sub(set_in));
        let all_filled = top.filled() == labels && sub.filled() == subs;
        if !all_filled || labels >= width || !is_header(top) || !is_header(sub) {
            return None;
        }
        let texts: Vec<&str> = sub.texts().collect();
        let repeated =
            (2..=subs / 2).find(|&p| subs % p == 0 && texts.chunks(p).all(|part| part == &texts[..p]));
        let spanning = match repeated {
            Some(each) => subs / each,
            None => (labels + subs).checked_sub(width)?,
        };
        let each = subs.checked_div(spanning)?;
        let trailing = top.cells[..labels].iter().rev();
        let trailing =
            trailing.take_while(|cell| matches!(cell.text.as_str(), "备注" | "说明" | "附注")).count();
        let from = (labels - trailing).checked_sub(spanning)?;
        let excess = (width + spanning).checked_sub(labels + subs)?;
        let placed = set_in == 0 || set_in == from && repeated.is_some();
        (each > 1 && each * spanning == subs && placed).then_some(Self {
            set_in,
            labels,
            spanning: from..from + spanning,
            each,
            excess,
        })
    }
}

/// The header path of each column.
///
/// An empty cell takes the label to its left when that label spans: when labels stand below it, or when nothing else
/// heads the column. A label that stands alone above its column does not span.
pub(super) fn paths(rows: &[Row], columns: usize, syntax: TableSyntax) -> Vec<String> {
    let rows: Vec<&Row> = rows.iter().filter(|row| !numbers_columns(row)).collect();
    let unlabelled = |c: usize| rows.iter().all(|row| row.text(c).is_empty());
    let mut paths = vec![Vec::<String>::new(); columns];
    let mut labelled = vec![false; columns];
    for (r, row) in rows.iter().enumerate() {
        let mut left: Option<(usize, Vec<String>)> = None;
        for c in 0..columns {
            let mut label = row.text(c);
            if !label.is_empty() {
                left = Some((c, paths[c].clone()));
                labelled[c] = true;
            } else if let Some((from, parent)) = &left
                && syntax != TableSyntax::Html
                && c < row.cells.len()
                && !labelled[c]
                && paths[c] == *parent
                && (unlabelled(c) || rows.get(r + 1).is_none_or(|below| !below.text(*from).is_empty()))
            {
                label = row.text(*from);
            }
            if !label.is_empty() && paths[c].last().is_none_or(|last| last != label) {
                paths[c].push(label.to_owned());
            }
        }
    }
    paths.into_iter().map(|path| path.join(JOIN)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(written: &str) -> Row {
        let cells = written.split('|').map(|text| Cell { text: text.to_owned(), ..Cell::empty(0) }).collect();
        Row { cells, piece: 0, bare: false }
    }

    fn check(written: &[&str], syntax: TableSyntax, expected: &[&str]) {
        let mut rows: Vec<Row> = written.iter().map(|row_| row(row_)).collect();
        if syntax == TableSyntax::Tab {
            spread(&mut rows);
        }
        let count = count(&rows, syntax, None);
        let columns = rows.iter().map(Row::filled_width).max().unwrap_or(0);
        assert_eq!(paths(&rows[..count], columns, syntax), expected, "{written:?}");
    }

    #[test]
    fn one_header_row() {
        check(&["序号|单位|时间", "1|区教委|9月1日"], TableSyntax::Tab, &["序号", "单位", "时间"]);
        check(
            &["序号|单位||时间", "1|甲镇|乙镇|9月1日"],
            TableSyntax::Tab,
            &["序号", "单位", "单位", "时间"],
        );
        check(&["单位||时间", "甲镇|乙镇|九月中"], TableSyntax::Tab, &["单位", "单位", "时间"]);
        check(&["|牵头|配合", "甲项|区教委|区财政局"], TableSyntax::Tab, &["", "牵头", "配合"]);
        check(&["1|区教委", "2|区财政局"], TableSyntax::Tab, &["", ""]);
        check(&["街道|人数", "东湖|5|新设"], TableSyntax::Tab, &["街道", "人数", ""]);
        check(&["街道|1月|2月底前", "东湖|5|6"], TableSyntax::Tab, &["街道", "1月", "2月底前"]);
        check(&["项目|金额|备注", "1|2|3", "甲|5|"], TableSyntax::Tab, &["项目", "金额", "备注"]);
    }

    #[test]
    fn header_rows_below_each_other() {
        let plan = ["序号", "单位", "计划 / 2019年", "计划 / 2020年"];
        check(&["序号|单位|计划|", "||2019年|2020年", "1|区教委|5|6"], TableSyntax::Tab, &plan);
        check(&["序号|单位|计划|计划", "序号|单位|2019年|2020年", "1|区教委|5|6"], TableSyntax::Html, &plan);
        check(&["序号|单位|计划", "2019年|2020年", "1|区教委|5|6"], TableSyntax::Tab, &plan);
        check(
            &["|计划|", "指标|2019年|2020年", "产值|5|6"],
            TableSyntax::Tab,
            &["指标", "计划 / 2019年", "计划 / 2020年"],
        );
        check(
            &["点|左侧||右侧|", "|X|Y|X|Y", "A|1.5|2.5|3.5|4.5"],
            TableSyntax::Tab,
            &["点", "左侧 / X", "左侧 / Y", "右侧 / X", "右侧 / Y"],
        );
        check(&["单位|单位|时间", "甲镇|乙镇|九月中"], TableSyntax::Html, &["单位", "单位", "时间"]);
    }

    #[test]
    fn labels_repeated_over_their_parts() {
        check(
            &["单位|收入|收入|投资|备注", "|目标|增幅|目标|", "甲镇|5|6|7|"],
            TableSyntax::Pipe,
            &["单位", "收入 / 目标", "收入 / 增幅", "投资 / 目标", "备注"],
        );
        check(
            &["单位|收入|收入", "甲镇|目标|增幅", "乙镇|5|6"],
            TableSyntax::Pipe,
            &["单位", "收入", "收入"],
        );
    }

    #[test]
    fn spans_printed_as_one_cell_each() {
        check(
            &["点|左侧|右侧|说明", "X|Y|X|Y", "A|1.5|2.5|3.5|4.5|R|起点"],
            TableSyntax::Tab,
            &["点", "左侧 / X", "左侧 / Y", "右侧 / X", "右侧 / Y", "说明", "说明"],
        );
        check(
            &["街道|计划|完成", "|2019年|2020年|2019年|2020年", "东湖|1|2|3|4"],
            TableSyntax::Tab,
            &["街道", "计划 / 2019年", "计划 / 2020年", "完成 / 2019年", "完成 / 2020年"],
        );
        check(
            &["街道|计划|备注", "2019年|2020年", "东湖|1|2|无"],
            TableSyntax::Tab,
            &["街道", "计划 / 2019年", "计划 / 2020年", "备注"],
        );
    }

    #[test]
    fn three_header_rows() {
        check(
            &["区|人口|||", "|2019年||2020年|", "|男|女|男|女", "云溪区|1|2|3|4"],
            TableSyntax::Tab,
            &["区", "人口 / 2019年 / 男", "人口 / 2019年 / 女", "人口 / 2020年 / 男", "人口 / 2020年 / 女"],
        );
    }
}
