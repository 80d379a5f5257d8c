//! Rows whose number stands in the middle of their lines, as a program prints a page whose cells are centred.
//!
//! ```text
//!      农村饮水安全巩固    建设集中供水工程
//! 1                                              市水利局
//!      提升工程            23处                                → 1 | 农村饮水安全巩固提升工程 | 建设集中供水工程23处 | 市水利局
//!                          改造老旧小区，惠及
//! 2    老旧小区改造                              市住建局
//!                          居民4800户                          → 2 | 老旧小区改造 | 改造老旧小区，惠及居民4800户 | 市住建局
//! ```
//! As many lines stand above a number as below it. Read only where that comes out even for all rows, the numbers count on,
//! and a line with a number is empty where those around it are not.

use std::ops::Range;

use super::row::Row;
use super::shape;

/// The lines of each row below the header; `None` where no number stands between the lines of its row.
pub(super) fn groups(lines: &[Row]) -> Option<Vec<Range<usize>>> {
    const MOST_LINES: usize = 24;
    let number = |at: usize| shape::running_number(lines[at].text(0));
    let numbered: Vec<usize> = (0..lines.len()).filter(|&at| number(at).is_some()).collect();
    let counts = |pair: &[usize]| number(pair[1]) == number(pair[0]).map(|number| number + 1);
    let keyed = (0..lines.len()).all(|at| lines[at].text(0).is_empty() || numbered.contains(&at));
    if numbered.len() < 2 || !keyed || !numbered.windows(2).all(counts) {
        return None;
    }
    let mut groups = Vec::with_capacity(numbered.len());
    let mut start = 0;
    for (i, &at) in numbered.iter().enumerate() {
        let end = at + (at - start) + 1;
        let next = numbered.get(i + 1).copied().unwrap_or(lines.len());
        if end > next || end - start > MOST_LINES {
            return None;
        }
        groups.push(start..end);
        start = end;
    }
    let centred = |group: &Range<usize>| {
        let at = (group.start + group.end) / 2;
        let open = |c: usize| {
            let around = || (group.start..at).any(|line| !lines[line].text(c).is_empty());
            lines[at].text(c).is_empty() && around()
        };
        (1..lines[at].cells.len()).any(open)
    };
    (start == lines.len() && groups.iter().any(centred)).then_some(groups)
}

/// The rows, each made of its lines.
pub(super) fn join(text: &str, lines: &[Row], groups: &[Range<usize>]) -> Vec<Row> {
    let whole = |group: &Range<usize>| {
        let mut row = lines[(group.start + group.end) / 2].clone();
        for (c, cell) in row.cells.iter_mut().enumerate() {
            let mut printed = lines[group.clone()].iter().filter_map(|line| line.cells.get(c)).cloned();
            let first = printed.next();
            *cell = printed.fold(first.unwrap_or_else(|| cell.clone()), |mut whole, more| {
                whole.append(text, &more);
                whole
            });
        }
        row
    };
    groups.iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::super::row::Cell;
    use super::*;

    fn check(written: &[&str], expected: Option<&[Range<usize>]>) {
        let row = |written: &&str| {
            let cell = |text: &str| Cell { text: text.to_owned(), ..Cell::empty(0) };
            Row { cells: written.split('|').map(cell).collect(), piece: 0, bare: false }
        };
        let rows: Vec<Row> = written.iter().map(row).collect();
        assert_eq!(groups(&rows).as_deref(), expected, "{written:?}");
    }

    #[test]
    fn as_many_lines_above_as_below() {
        check(&["|农村|建设", "1||", "|饮水|23处", "2|道路|改造"], Some(&[0..3, 3..4]));
        check(&["1|道路|改造", "||建设", "2|饮水|", "||23处"], Some(&[0..1, 1..4]));
        // The rest of row 1 stands below it, or nothing tells.
        check(&["1|农村|建设", "|饮水|23处", "2|道路|改造", "|工程|12处"], None);
        check(&["|农村|建设", "7||", "|饮水|23处", "8|道路|改造"], Some(&[0..3, 3..4]));
        check(&["|农村|建设", "1||", "|饮水|23处", "3|道路|改造"], None);
        check(&["1|农村|建设", "2|道路|改造"], None);
        check(&["|农村|建设", "1||", "2|道路|改造"], None);
    }
}
