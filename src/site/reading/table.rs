//! Tables as tables: cells by row and column, under the levels of their header.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::site::link::anchor;
use crate::site::part::Record;

/// A table.
#[derive(Serialize)]
pub(super) struct Grid<'p> {
    anchor: String,
    start: usize,
    end: usize,
    caption: &'p str,
    unit: Option<&'p str>,
    head: Vec<Vec<Head<'p>>>,
    rows: Vec<Row<'p>>,
}

/// A cell of the header.
#[derive(Debug, PartialEq, Serialize)]
struct Head<'p> {
    text: &'p str,
    /// Columns below it.
    columns: usize,
}

#[derive(Serialize)]
struct Row<'p> {
    kind: &'p str,
    cells: Vec<Option<Cell<'p>>>,
}

#[derive(Clone, Serialize)]
struct Cell<'p> {
    anchor: String,
    start: usize,
    end: usize,
    text: &'p str,
    is_number: bool,
}

/// The tables with those of `cells` that are theirs.
pub(super) fn grids<'p>(tables: &[Record<'p>], cells: &[Record<'p>]) -> Vec<Grid<'p>> {
    let mut by_table: BTreeMap<&str, Vec<Record<'p>>> = BTreeMap::new();
    for cell in cells {
        if let Some(table) = cell.get("table_id") {
            by_table.entry(table).or_default().push(*cell);
        }
    }
    let grid = |table: &Record<'p>| {
        let span = table.span()?;
        let cells = table.get("table_id").and_then(|id| by_table.get(id)).map_or(&[][..], Vec::as_slice);
        Some(Grid {
            anchor: anchor("tables", table.n),
            start: span.start,
            end: span.end,
            caption: table.get("caption").unwrap_or_default(),
            unit: table.get("unit"),
            head: levels(&paths(cells)),
            rows: rows(cells),
        })
    };
    tables.iter().filter_map(grid).collect()
}

/// The header above each column, from the top.
fn paths<'p>(cells: &[Record<'p>]) -> Vec<Vec<&'p str>> {
    let mut paths: Vec<Vec<&'p str>> = Vec::new();
    for cell in cells {
        let Some(column) = place(cell, "column") else { continue };
        if paths.len() <= column {
            paths.resize(column + 1, Vec::new());
        }
        if paths[column].is_empty() {
            paths[column] = cell.get("header").unwrap_or_default().split(" / ").collect();
        }
    }
    paths
}

/// The rows of the header: what stands beside the same words under the same words is one cell.
fn levels<'p>(paths: &[Vec<&'p str>]) -> Vec<Vec<Head<'p>>> {
    let depth = paths.iter().map(Vec::len).max().unwrap_or_default();
    let level = |at: usize| {
        let mut cells: Vec<Head<'p>> = Vec::new();
        for (column, path) in paths.iter().enumerate() {
            let text = path.get(at).copied().unwrap_or_default();
            let goes_on = column > 0 && at + 1 < depth && !text.is_empty() && {
                paths[column - 1].get(..=at) == path.get(..=at)
            };
            match cells.last_mut().filter(|_| goes_on) {
                Some(cell) => cell.columns += 1,
                None => cells.push(Head { text, columns: 1 }),
            }
        }
        cells
    };
    let is_said = |row: &Vec<Head<'_>>| row.iter().any(|cell| !cell.text.is_empty());
    (0..depth).map(level).filter(is_said).collect()
}

fn rows<'p>(cells: &[Record<'p>]) -> Vec<Row<'p>> {
    let mut rows: BTreeMap<usize, Row<'p>> = BTreeMap::new();
    for cell in cells {
        let (Some(row), Some(column), Some(span)) = (place(cell, "row"), place(cell, "column"), cell.span())
        else {
            continue;
        };
        let kind = cell.get("row_kind").unwrap_or("data");
        let row = rows.entry(row).or_insert_with(|| Row { kind, cells: Vec::new() });
        if row.cells.len() <= column {
            row.cells.resize(column + 1, None);
        }
        row.cells[column] = Some(Cell {
            anchor: anchor("table_cells", cell.n),
            start: span.start,
            end: span.end,
            text: cell.get("text").unwrap_or_default(),
            is_number: cell.get("number").is_some(),
        });
    }
    rows.into_values().collect()
}

/// No table is wider or longer; a larger number was not written by a run.
const LARGEST: usize = 1 << 20;

/// A number that counts from 1, from 0.
fn place(cell: &Record<'_>, column: &str) -> Option<usize> {
    cell.number::<usize>(column)?.checked_sub(1).filter(|&at| at < LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_join_over_their_columns() {
        let paths = [vec!["镇"], vec!["计划", "2023年"], vec!["计划", "2024年"], vec!["备注"]];
        let levels = levels(&paths);
        let shown: Vec<Vec<(&str, usize)>> =
            levels.iter().map(|row| row.iter().map(|cell| (cell.text, cell.columns)).collect()).collect();
        let expected =
            [vec![("镇", 1), ("计划", 2), ("备注", 1)], vec![("", 1), ("2023年", 1), ("2024年", 1), ("", 1)]];
        assert_eq!(shown, expected);
    }

    #[test]
    fn equal_heads_of_columns_stay_apart() {
        let heads = levels(&[vec!["人数"], vec!["人数"]]);
        assert_eq!(heads[0].len(), 2);
        assert!(levels(&[vec![""], vec![""]]).is_empty());
    }
}
