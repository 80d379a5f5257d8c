//! Tables with merged cells, as lines: a row each, its cells separated by tabs, merged cells repeated.

/// A cell as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text on one line, without tabs.
    pub(super) text: String,
    /// Number of columns that it covers.
    pub(super) columns: usize,
    /// Number of rows that it covers.
    pub(super) rows: usize,
}

/// A grid has at most so many places for each written cell, on average, and so many bytes for each written byte;
/// spans beyond that are a fault of the file, and no cell is repeated.
const MAX_GROWTH: usize = 50;

/// So many places and bytes any grid may have.
const SMALL: usize = 100_000;

/// The lines of a table: every cell repeated in each place that it covers.
///
/// Columns in which no cell begins are left out, and rows without any text. Rows of equal length are made of all,
/// unless one of them is longer out of all proportion.
pub(super) fn lines(rows: &[Vec<Cell>]) -> Vec<String> {
    let places = fill(rows).unwrap_or_else(|| plain(rows));
    let width = places.iter().map(Vec::len).max().unwrap_or(0);
    let (limit, _) = budget(rows);
    let columns = (width.saturating_mul(places.len()) <= limit).then(|| own_columns(&places, width));
    let line = |row: &Vec<Option<At>>| match &columns {
        Some(columns) => written(rows, columns.iter().map(|&c| row.get(c).copied().flatten())),
        None => written(rows, row.iter().copied()),
    };
    places.iter().map(line).filter(|line| !line.trim().is_empty()).collect()
}

fn written(rows: &[Vec<Cell>], places: impl Iterator<Item = Option<At>>) -> String {
    let texts: Vec<&str> = places.map(|place| place.map_or("", |at| text(rows, at))).collect();
    texts.join("\t")
}

/// Row and place in the row of a written cell.
type At = (usize, usize);

fn text(rows: &[Vec<Cell>], (row, place): At) -> &str {
    &rows[row][place].text
}

/// For each place of the grid the cell that covers it; `None` when the spans are out of all proportion.
fn fill(rows: &[Vec<Cell>]) -> Option<Vec<Vec<Option<At>>>> {
    let (mut places, mut bytes) = budget(rows);
    let mut grid: Vec<Vec<Option<At>>> = Vec::with_capacity(rows.len());
    // Cells that reach down from rows above, by column, with the number of rows that they still cover.
    let mut above: Vec<(Option<At>, usize)> = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        let mut column = 0;
        for (i, cell) in row.iter().enumerate() {
            while above.get(column).is_some_and(|(_, left)| *left > 0) {
                column += 1;
            }
            let last = column + cell.columns.clamp(1, 1000);
            if last > places {
                return None;
            }
            while column < last && above.get(column).is_none_or(|(_, left)| *left == 0) {
                if above.len() <= column {
                    above.resize(column + 1, (None, 0));
                }
                above[column] = (Some((r, i)), cell.rows.max(1));
                column += 1;
            }
        }
        let line: Vec<Option<At>> = above.iter().map(|&(at, left)| at.filter(|_| left > 0)).collect();
        places = places.checked_sub(line.len())?;
        bytes = bytes.checked_sub(line.iter().flatten().map(|&at| text(rows, at).len()).sum())?;
        grid.push(line);
        above.iter_mut().for_each(|(_, left)| *left = left.saturating_sub(1));
    }
    Some(grid)
}

fn budget(rows: &[Vec<Cell>]) -> (usize, usize) {
    let cells: usize = rows.iter().map(Vec::len).sum();
    let bytes: usize = rows.iter().flatten().map(|cell| cell.text.len()).sum();
    (cells * MAX_GROWTH + SMALL, bytes * MAX_GROWTH + SMALL)
}

/// The cells as they are written, one place each.
fn plain(rows: &[Vec<Cell>]) -> Vec<Vec<Option<At>>> {
    rows.iter().enumerate().map(|(r, row)| (0..row.len()).map(|i| Some((r, i))).collect()).collect()
}

/// Columns in which some row has another cell than in the column before.
fn own_columns(places: &[Vec<Option<At>>], width: usize) -> Vec<usize> {
    let at = |row: &[Option<At>], c: usize| row.get(c).copied().flatten();
    (0..width).filter(|&c| c == 0 || places.iter().any(|row| at(row, c) != at(row, c - 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells as `text`, `text|columns` or `text|columns|rows`.
    fn check(rows: &[&[&str]], expected: &[&str]) {
        let cell = |written: &&str| {
            let mut parts = written.split('|');
            let text = parts.next().unwrap().to_owned();
            let mut span = || parts.next().map_or(1, |n| n.parse().unwrap());
            Cell { text, columns: span(), rows: span() }
        };
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        assert_eq!(lines(&rows), expected);
    }

    #[test]
    fn merged_cells_are_repeated() {
        check(
            &[&["甲|1|2", "乙|2"], &["丙", "丁"], &["1", "2", "3"]],
            &["甲\t乙\t乙", "甲\t丙\t丁", "1\t2\t3"],
        );
        check(
            &[&["类", "项"], &["一|1|3", "a"], &["b"], &["c"], &["二", "d"]],
            &["类\t项", "一\ta", "一\tb", "一\tc", "二\td"],
        );
        check(&[&["甲", "乙"], &["小计|2"]], &["甲\t乙", "小计\t小计"]);
        check(&[&["甲|1|2|", "乙"], &["|1|1", "丙"]], &["甲\t乙\t", "甲\t\t丙"]);
    }

    #[test]
    fn columns_without_cells_of_their_own_are_left_out() {
        check(&[&["甲|3", "乙|9"], &["1|3", "2|9"]], &["甲\t乙", "1\t2"]);
        check(&[&["甲", "乙"], &["", ""], &["1", "2"]], &["甲\t乙", "1\t2"]);
        check(&[&["甲|5|1"], &["1", "2"]], &["甲\t甲\t甲", "1\t2\t"]);
    }

    #[test]
    fn spans_out_of_proportion_are_not_filled() {
        let bomb = Cell { text: "甲".into(), columns: 1000, rows: 60000 };
        let mut rows = vec![vec![bomb]];
        rows.extend((0..1000).map(|i| vec![Cell { text: i.to_string(), columns: 1, rows: 1 }]));
        let lines = lines(&rows);
        assert_eq!((lines.len(), lines[1].as_str()), (1001, "0"));
    }

    #[test]
    fn rows_out_of_proportion_stay_as_long_as_they_are() {
        let cell = |columns| Cell { text: "甲".into(), columns, rows: 1 };
        let mut rows: Vec<Vec<Cell>> = (0..10_000).map(|_| vec![cell(1)]).collect();
        rows.push((0..10_000).map(|_| cell(1)).collect());
        let long = lines(&rows);
        assert_eq!((long[0].as_str(), long[10_000].len()), ("甲", 39_999));
        let wide = lines(&[(0..100_000).map(|_| cell(1000)).collect()]);
        assert_eq!(wide[0].len(), 399_999);
    }
}
