//! Cells that go on in the line below: rows that hold the ends of cells, joined to the rows they belong to.
//!
//! ```text
//! 2   整治事故多发路段，完善标   市交通局   10月底        2 | 整治事故多发路段，完善标志标线 | 市交通局 | 10月底
//!     志标线                                       →
//! ```
//! A line is taken for the ends of cells when it is empty below the number or value of its row, has no value of its own,
//! and stands below cells that fill their columns, in all such lines of the table; or when a mark shows that the text was
//! cut, or it is no more than the end of the widest text in a table whose rows are numbered. Not taken are rows below a cell that spans them: `1 | 教育 | 小学` above ` | | 初中`.

use unicode_width::UnicodeWidthStr;

use super::row::Row;
use super::shape::{self, Shape};
use crate::grammar::organ::is_organ;
use crate::model::RowKind;
use crate::structure::fold::is_unclosed;
use crate::text::repair::is_han;
use crate::text::words::{chars, words};

/// No row goes on over more lines.
const MOST_LINES: usize = 12;

/// Texts of so many columns of the page are often cut.
const WIDE: usize = 12;

/// Shorter texts than this are rarely cut.
const NARROW: usize = 8;

/// So many cells of a table that fill their columns, one of them wide, show that its lines are cut.
const ENOUGH: usize = 2;

/// The rows with the ends of cells joined to the cells.
pub(super) fn join(text: &str, rows: Vec<Row>) -> Vec<Row> {
    let rests = rests(&rows);
    if !rests.contains(&true) {
        return rows;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for (row, rest) in rows.into_iter().zip(rests) {
        match joined.last_mut().filter(|_| rest) {
            Some(whole) => {
                whole.cells.iter_mut().zip(&row.cells).for_each(|(cell, more)| cell.append(text, more));
            }
            None => joined.push(row),
        }
    }
    joined
}

/// Which rows hold the ends of cells of the row above.
pub(super) fn rests(rows: &[Row]) -> Vec<bool> {
    let mut rests = vec![false; rows.len()];
    let mut first = 0;
    for at in 1..rows.len() {
        let may = at - first <= MOST_LINES && may_go_on(&rows[first], &rows[at - 1], &rows[at]);
        rests[at] = may;
        first = if may { first } else { at };
    }
    if !rests.contains(&true) {
        return rests;
    }
    let widths = widths(rows);
    let numbered = |at: usize| {
        let first = (0..at).rev().find(|&above| !rests[above]);
        first.is_some_and(|first| shape::running_number(rows[first].text(0)).is_some())
    };
    let between = |at: usize| Cut::between(&rows[at - 1], &rows[at], &widths, numbered(at));
    let cut: Vec<Cut> =
        (0..rows.len()).map(|at| if rests[at] { between(at) } else { Cut::default() }).collect();
    let all = cut.iter().zip(&rests).all(|(cut, rest)| !rest || cut.fills || cut.marked);
    let count = |of: fn(&Cut) -> usize| cut.iter().map(of).sum::<usize>();
    let enough = count(|cut| cut.filled) >= ENOUGH && count(|cut| cut.wide) > 0;
    let told = all && (enough || cut.iter().any(|cut| cut.marked));
    rests.iter_mut().zip(&cut).for_each(|(rest, cut)| *rest &= told || cut.marked);
    // What goes on with a row that is none of these is a row itself.
    for at in 1..rows.len() {
        rests[at] &= may_go_on_at(rows, &rests, at);
    }
    rests
}

fn may_go_on_at(rows: &[Row], rests: &[bool], at: usize) -> bool {
    let first = (0..at).rev().find(|&above| !rests[above]).unwrap_or(0);
    may_go_on(&rows[first], &rows[at - 1], &rows[at])
}

/// True when `row` may hold ends of the cells of `above`, the last line of the row that begins with `first`.
fn may_go_on(first: &Row, above: &Row, row: &Row) -> bool {
    let places = || (0..row.cells.len()).filter(|&c| !row.text(c).is_empty());
    let filled = row.filled();
    if filled == 0 || filled >= first.filled() || first.bare || row.bare || row.piece != first.piece {
        return false;
    }
    let rest = |c: usize| {
        let (upper, text) = (above.text(c), row.text(c));
        let words = |text: &str| matches!(shape::shape(text), Shape::Label | Shape::Sentence);
        let value = |text: &str| matches!(shape::shape(text), Shape::Number | Shape::Date);
        !upper.is_empty()
            && shape::running_number(upper).is_none()
            && shape::running_number(text).is_none()
            && (words(text) || value(text) && words(upper) && upper.width_cjk() >= NARROW)
    };
    let keyed = || {
        let key = |c: usize| {
            let text = first.text(c);
            c == 0 && !text.is_empty()
                || matches!(shape::shape(text), Shape::Number | Shape::Date)
                || shape::running_number(text).is_some()
        };
        (0..first.cells.len()).any(|c| key(c) && row.text(c).is_empty())
    };
    let data = |row: &Row| shape::row_kind(row.text(0)) == RowKind::Data;
    data(first) && data(row) && places().all(rest) && keyed()
}

/// The widest text of each column.
fn widths(rows: &[Row]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows.iter().filter(|row| !row.bare && shape::row_kind(row.text(0)) == RowKind::Data) {
        widths.resize(row.cells.len().max(widths.len()), 0);
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = (*width).max(cell.text.width_cjk());
        }
    }
    widths
}

/// What shows that cells go on in the line below.
#[derive(Clone, Copy, Debug, Default)]
struct Cut {
    /// All of them fill their columns.
    fills: bool,
    /// One of them cannot end here.
    marked: bool,
    /// How many fill a column that is not narrow.
    filled: usize,
    /// How many fill a wide column.
    wide: usize,
}

impl Cut {
    /// `numbered` says that numbers count the rows, so that a line without one is no row.
    fn between(above: &Row, row: &Row, widths: &[usize], numbered: bool) -> Self {
        let mut cut = Self { fills: true, ..Self::default() };
        for c in (0..row.cells.len()).filter(|&c| !row.text(c).is_empty()) {
            let (upper, lower) = (above.text(c), row.text(c));
            let last = numbered && row.filled() == 1 && upper.width_cjk() + 1 >= widths[c];
            let marked = is_cut(upper, lower) || last && is_end(upper, lower);
            let fills = upper.width_cjk() + 2 >= widths[c] && !(is_organ(upper) && is_organ(lower));
            cut.marked |= marked;
            cut.fills &= marked || fills;
            cut.filled += usize::from(fills && widths[c] >= NARROW);
            cut.wide += usize::from(fills && widths[c] >= WIDE);
        }
        cut.marked &= cut.fills;
        cut
    }
}

/// True for the last characters of a text that fills a wide column: `治工作` below `开展全市道路交通隐患排查整`.
fn is_end(upper: &str, lower: &str) -> bool {
    const FILLS: usize = 20;
    const SHORT: usize = 6;
    upper.width_cjk() >= FILLS && lower.width_cjk() <= SHORT && lower.chars().all(is_han) && !is_organ(lower)
}

/// True when `upper` cannot be a whole text, or `lower` cannot begin one.
fn is_cut(upper: &str, lower: &str) -> bool {
    // `12` above `公里`
    let counted = upper.ends_with(|c: char| c.is_ascii_digit())
        && lower.starts_with(is_han)
        && shape::shape(upper) != Shape::Number;
    upper.ends_with(|c| chars!("、，（《“和及与或的").has(c))
        || lower.starts_with(|c| chars!("、，。；：）》”和及与或的等").has(c))
        || counted
        || words!["进行", "做好", "确保", "予以", "按照", "根据", "通过", "关于"].end(upper)
        || is_unclosed(upper)
}

#[cfg(test)]
mod tests {
    use super::super::row::Cell;
    use super::*;

    fn check(written: &[&str], expected: &[bool]) {
        let row = |written: &&str| {
            let cell = |text: &str| Cell { text: text.to_owned(), ..Cell::empty(0) };
            Row { cells: written.split('|').map(cell).collect(), piece: 0, bare: false }
        };
        let rows: Vec<Row> = written.iter().map(row).collect();
        assert_eq!(rests(&rows), expected, "{written:?}");
    }

    #[test]
    fn lines_that_hold_ends_of_cells() {
        check(
            &["1|城区排水管网改造|市住房城乡|6月", "|及雨污分流|建设局|", "2|新建农村公路|市交通局|9月"],
            &[false, true, false],
        );
        check(
            &["城区排水管网|市住房城乡建设|320", "改造|局|", "新建农村公路|市交通局|150"],
            &[false, true, false],
        );
        check(
            &[
                "市教育局|加强食堂监管，定期开展检|6月底",
                "|查",
                "市水利局|完成病险水库除险加固和堤|9月底",
                "|防达标",
            ],
            &[false, true, false, true],
        );
        check(&["1|完善信息公开目录、", "|指南", "2|公开（办事", "|服务）事项"], &[false, true, false, true]);
        check(
            &["1|整治事故多发路段的隐患并", "|完善标志标线护栏等设施提", "|高道路安全水平", "2|清理占道经营"],
            &[false, true, true, false],
        );
        check(
            &[
                "1|清理占道经营|市城管局",
                "2|开展全市道路交通隐患排查整|市公安局",
                "|治工作|",
                "3|整治沿街广告|市城管局",
            ],
            &[false, false, true, false],
        );
        check(
            &["1|清理占道经营", "2|对全市高层建筑消防设施进行", "|全面检测", "3|整治沿街广告"],
            &[false, false, true, false],
        );
        check(
            &["东湖路|改造路面，其中机动车道|市住房", "|12公里|建设局", "南山路|铺设管网|市水利局"],
            &[false, true, false],
        );
    }

    #[test]
    fn rows_below_a_cell_that_spans_them() {
        for written in [
            &["1|教育|小学|30", "||初中|20", "2|卫生|医院|5"][..],
            &["1|校园安全|市教育局", "||市公安局", "2|道路安全|市交通局"],
            &["1|校园及周边安全整治|市市场监督管理局", "||市教育局", "2|道路安全|市交通局"],
            &["一|新建学校", "|扩建学校", "|改建医院", "二|河道整治"],
            &["1|加强对校车的日常检查", "|加强食堂管理", "2|组织演练", "|开展隐患排查整治工作"],
            &["1|农村公路|2021年", "||2022年", "2|水库|2023年"],
            &["合计|其他收入", "|利息收入"],
            &["1|管理制度|1.巡查", "||2.报告", "2|工作制度|1.值班"],
            &["1|建立健全全市防汛责任体系", "|防汛演练", "2|排查隐患"],
        ] {
            check(written, &vec![false; written.len()]);
        }
    }
}
