//! Tables whose cells are set off by one blank, as a program prints them that reads a page word by word.
//!
//! ```text
//! spaced = "序号" cell { cell } { row } [ total ] ;
//! row    = running number cell { cell } ;            # as many cells as the header, counting on from 1
//! total  = "合计" number { number } ;                 # a number for each column that holds numbers
//!        | names { label cell { cell } } ;           # without running numbers, where two columns hold numbers or dates
//! ```
//! A row with more texts than columns has blanks within its cells. Where these stand is known when all columns but one hold
//! numbers, dates or organs, and when the blanks only set a name apart (`王 明`). Not taken are rows without running numbers, and a
//! table of which one row can be read in several ways: the rows before it alone are no table.

use std::ops::Range;

use crate::grammar::organ::is_organ;
use crate::model::{RowKind, TableSyntax};
use crate::text::repair::{is_blank, is_han, normal};
use crate::text::words::chars;
use crate::text::{Line, Lines, Span};

use super::row::{Cell, Row};
use super::{RowRun, negative, shape, value};

/// A table has so many columns.
const FEWEST_COLUMNS: usize = 3;

/// A line of cells is no longer than this, in bytes.
const LONGEST_LINE: usize = 600;

/// Adds to `found` the tables in `range`, which holds no row of another one.
pub(super) fn find(text: &str, lines: &Lines, range: Range<usize>, found: &mut Vec<RowRun>) {
    let mut at = range.start;
    while at < range.end {
        let line = &lines.lines[at];
        let table = match () {
            () if is_header(text, line) => table(text, lines, at..range.end),
            () if may_head_numbers(text, lines, at) => table_of_numbers(text, lines, at..range.end),
            () => None,
        };
        at = table.as_ref().map_or(at + 1, |lines| lines.end);
        found.extend(table.map(|lines| RowRun { lines, syntax: TableSyntax::Aligned }));
    }
}

/// True for the header of such a table.
pub(super) fn is_header(text: &str, line: &Line) -> bool {
    let content = line.content.slice(text);
    // No name of a running number has so many bytes.
    let head = &content[..content.floor_char_boundary(16)];
    let first = head.split(is_blank).next().unwrap_or_default();
    if content.len() > LONGEST_LINE || !shape::names_running_number(first) {
        return false;
    }
    let cells = header_cells(text, line);
    let texts: Vec<String> = cells.iter().map(|cell| normal(cell.slice(text))).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.len() >= FEWEST_COLUMNS && negative::is_header_like(&texts)
}

/// The names of the columns; those set apart (`序 号`) are put together.
fn header_cells(text: &str, line: &Line) -> Vec<Span> {
    let mut names: Vec<Span> = Vec::new();
    for cell in cells(text, line) {
        let whole = |last: &Span| {
            let name = normal(last.cover(cell).slice(text));
            single(text, *last) && single(text, cell) && shape::is_name_of_column(&name)
        };
        match names.last_mut().filter(|last| whole(last)) {
            Some(last) => *last = last.cover(cell),
            None => names.push(cell),
        }
    }
    names
}

/// True for one Chinese character.
fn single(text: &str, cell: Span) -> bool {
    let printed = cell.slice(text);
    printed.len() == '一'.len_utf8() && printed.starts_with(is_han)
}

/// The cells of a line; none of one in which a wide blank shows another setting.
fn cells(text: &str, line: &Line) -> Vec<Span> {
    let content = line.content.slice(text);
    let wide = content.contains("  ") || content.contains(['\t', '|']);
    if wide || content.len() > LONGEST_LINE || line.heading > 0 {
        return Vec::new();
    }
    let mut end = line.content.start();
    let pieces = content.split_inclusive(is_blank).map(|piece| {
        end += piece.len();
        Span::new(end - piece.len(), end - piece.len() + piece.trim_end_matches(is_blank).len())
    });
    pieces.filter(|cell| !cell.is_empty()).collect()
}

/// The lines of the table whose header begins `range`; `None` when its rows do not count on or have other columns.
fn table(text: &str, lines: &Lines, range: Range<usize>) -> Option<Range<usize>> {
    let header = &lines.lines[range.start];
    let columns = header_cells(text, header).len();
    let mut rows: Vec<Vec<Span>> = Vec::new();
    // A row that sums up may stand above those that it sums.
    let mut top: Vec<Span> = Vec::new();
    let mut end = range.start + 1;
    for at in range.start + 1..range.end {
        let line = &lines.lines[at];
        if line.is_blank() {
            continue;
        }
        let cells = if line.page == header.page { cells(text, line) } else { Vec::new() };
        let Some(first) = cells.first().map(|cell| normal(cell.slice(text))) else { break };
        if rows.is_empty() && top.is_empty() && sums_up(text, &cells) {
            top = cells;
            end = at + 1;
            continue;
        }
        let summed = |rows: &[Vec<Span>]| top.is_empty() || is_total(text, &top, rows);
        let next = shape::running_number(&first).is_some_and(|number| number as usize == rows.len() + 1);
        if next && cells.len() >= columns {
            rows.push(cells);
        } else if next {
            // A row that counts on and has fewer texts says that cells are empty, and not which.
            return None;
        } else {
            let rows = placed(text, &rows, columns)?;
            if !is_total(text, &cells, &rows) {
                return (rows.len() > 1 && summed(&rows)).then_some(range.start..end);
            }
        }
        end = at + 1;
    }
    let rows = placed(text, &rows, columns)?;
    let summed = top.is_empty() || is_total(text, &top, &rows);
    (rows.len() > 1 && summed).then_some(range.start..end)
}

/// True for a line that may name the columns of a table of numbers: it ends with a word, the next with a digit or a month.
fn may_head_numbers(text: &str, lines: &Lines, at: usize) -> bool {
    let Some(next) = lines.lines.get(at + 1) else { return false };
    let (content, next) = (lines.lines[at].content.slice(text), next.content.slice(text));
    next.ends_with(|c: char| c.is_ascii_digit() || chars!("%％—-/月日底").has(c))
        && content.ends_with(|c: char| is_han(c) || chars!("）)%％").has(c))
        && content.contains(is_blank)
}

/// The lines of the table without running numbers whose header begins `range`: each row has a label and as many cells as the
/// header, and at least two columns hold nothing but numbers or dates.
fn table_of_numbers(text: &str, lines: &Lines, range: Range<usize>) -> Option<Range<usize>> {
    const FEWEST_ROWS: usize = 3;
    const LONGEST_NAME: usize = 16;
    let header = header_cells(text, &lines.lines[range.start]);
    let names: Vec<String> = header.iter().map(|cell| normal(cell.slice(text))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let name = |name: &&str| {
        name.chars().count() <= LONGEST_NAME
            && !shape::is_data(name)
            && !name.contains(['，', '：', '。', '；'])
    };
    if header.len() < FEWEST_COLUMNS || !names.iter().all(name) {
        return None;
    }
    let page = lines.lines[range.start].page;
    let row = |at: usize| {
        let line = &lines.lines[at];
        if line.page == page { whole_row(text, cells(text, line), header.len()) } else { None }
    };
    let rows: Vec<Vec<Span>> = (range.start + 1..range.end).map_while(row).collect();
    let holds = |c: usize, what: &[Holds]| {
        rows.iter().all(|row| {
            let cell = normal(row[c].slice(text));
            is_dash(&cell) || what.contains(&Holds::of(&cell))
        })
    };
    let told = |what: &[Holds]| (1..header.len()).filter(|&c| holds(c, what)).count();
    let counted = told(&[Holds::Numbers]) > 0 && told(&[Holds::Numbers, Holds::Dates]) > 1;
    (rows.len() >= FEWEST_ROWS && counted).then_some(range.start..range.start + 1 + rows.len())
}

/// True for what stands in a cell that has no number.
fn is_dash(cell: &str) -> bool {
    matches!(cell, "-" | "—" | "——" | "/")
}

/// The cells of a row that begins with a label, whose characters may be set apart (`全 市`); `None` where there are more or fewer.
fn whole_row(text: &str, cells: Vec<Span>, columns: usize) -> Option<Vec<Span>> {
    let more = cells.len().checked_sub(columns)?;
    let (label, rest) = cells.split_at(more + 1);
    let whole = label[0].cover(*label.last()?);
    let named = more == 0 || label.iter().all(|cell| single(text, *cell));
    let word = Holds::of(&normal(whole.slice(text))) != Holds::Numbers;
    (named && word).then(|| [&[whole], rest].concat())
}

/// What all complete rows hold in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Numbers,
    Dates,
    Organs,
    Words,
}

impl Holds {
    fn of(cell: &str) -> Self {
        match cell {
            _ if value::value(cell).is_some() => Holds::Numbers,
            _ if shape::is_date(cell) || shape::is_year(cell) => Holds::Dates,
            _ if is_organ(cell) => Holds::Organs,
            _ => Holds::Words,
        }
    }
}

/// The rows with the texts of each put into so many cells; `None` when one can be read in several ways.
fn placed(text: &str, rows: &[Vec<Span>], columns: usize) -> Option<Vec<Vec<Span>>> {
    if rows.iter().all(|row| row.len() == columns) {
        return Some(rows.to_vec());
    }
    let cell = |span: &Span| Holds::of(&normal(span.slice(text)));
    let complete: Vec<&Vec<Span>> = rows.iter().filter(|row| row.len() == columns).collect();
    let holds: Vec<Holds> = (1..columns)
        .map(|c| {
            let mut found = complete.iter().map(|row| cell(&row[c]));
            let first = found.next().filter(|_| complete.len() > 1).unwrap_or(Holds::Words);
            if found.all(|other| other == first) { first } else { Holds::Words }
        })
        .collect();
    rows.iter()
        .map(|row| {
            let cells = names_joined(text, row, columns).or_else(|| words_joined(text, row, &holds))?;
            let fits = |(span, holds): (&Span, &Holds)| *holds == Holds::Words || cell(span) == *holds;
            cells[1..].iter().zip(&holds).all(fits).then_some(cells)
        })
        .collect()
}

/// A row with the single characters that stand beside each other put together, when these are all that it has too many.
fn names_joined(text: &str, row: &[Span], columns: usize) -> Option<Vec<Span>> {
    let mut cells: Vec<Span> = Vec::with_capacity(columns);
    let mut names = 0;
    let mut at = 0;
    while at < row.len() {
        let characters = row[at..].iter().take_while(|cell| single(text, **cell)).count();
        if characters > 1 {
            names += usize::from(characters == 2);
            cells.push(row[at].cover(row[at + characters - 1]));
        } else {
            cells.push(row[at]);
        }
        at += characters.max(1);
    }
    (cells.len() == columns && row.len() - columns == names).then_some(cells)
}

/// A row with the texts that it has too many in the one column which holds words.
fn words_joined(text: &str, row: &[Span], holds: &[Holds]) -> Option<Vec<Span>> {
    let mut columns = (0..holds.len()).filter(|&c| holds[c] == Holds::Words);
    let from = columns.next().filter(|_| columns.next().is_none())? + 1;
    let to = row.len().checked_sub(holds.len() - from)?;
    let words = |span: &Span| Holds::of(&normal(span.slice(text))) == Holds::Words;
    let joined = row.get(from)?.cover(*row.get(to.checked_sub(1)?)?);
    let cells = row[..from].iter().copied().chain([joined]).chain(row[to..].iter().copied());
    row[from..to].iter().all(words).then(|| cells.collect())
}

/// True for a row that sums up, with a number for each column that holds numbers.
fn is_total(text: &str, cells: &[Span], rows: &[Vec<Span>]) -> bool {
    let Some((_, numbers)) = cells.split_first() else { return false };
    let number = |cell: &Span| value::value(&normal(cell.slice(text))).is_some();
    sums_up(text, cells)
        && !numbers.is_empty()
        && numbers.iter().all(number)
        && numbers.len() == numeric(text, rows).len()
}

fn sums_up(text: &str, row: &[Span]) -> bool {
    row.first().is_some_and(|label| shape::row_kind(&normal(label.slice(text))) != RowKind::Data)
}

/// The columns behind the first that hold numbers in all rows.
fn numeric(text: &str, rows: &[Vec<Span>]) -> Vec<usize> {
    let holds = |c: usize| {
        let number = |row: &Vec<Span>| {
            row.get(c).is_some_and(|cell| value::value(&normal(cell.slice(text))).is_some())
        };
        !rows.is_empty() && rows.iter().all(number)
    };
    (1..rows.first().map_or(0, Vec::len)).filter(|&c| holds(c)).collect()
}

/// True for a line whose cells one blank sets off.
pub(super) fn is_spaced(text: &str, line: &Line) -> bool {
    cells(text, line).len() > 1
}

/// The rows of a run.
pub(super) fn rows(text: &str, lines: &Lines, range: Range<usize>, piece: usize) -> Vec<Row> {
    let first = range.start;
    let filled = lines.lines[range].iter().filter(|line| !line.is_blank());
    let mut printed: Vec<Vec<Span>> = filled.map(|line| cells(text, line)).collect();
    let header = header_cells(text, &lines.lines[first]);
    let columns = header.len();
    printed[0] = header;
    if !is_header(text, &lines.lines[first]) {
        let whole = |row: Vec<Span>| whole_row(text, row.clone(), columns).unwrap_or(row);
        let rows = printed.into_iter().enumerate().map(|(at, row)| if at == 0 { row } else { whole(row) });
        let cells = |row: Vec<Span>| row.into_iter().map(|span| Cell::new(text, vec![span])).collect();
        return rows.map(|row| Row { cells: cells(row), piece, bare: false }).collect();
    }
    let is_row = |row: &&mut Vec<Span>| row.len() >= columns && !sums_up(text, row);
    let body: Vec<Vec<Span>> = printed.iter_mut().skip(1).filter(is_row).map(|row| row.clone()).collect();
    let body = placed(text, &body, columns).unwrap_or(body);
    for (row, cells) in printed.iter_mut().skip(1).filter(is_row).zip(&body) {
        row.clone_from(cells);
    }
    let numeric = numeric(text, &body);
    let cell = |span: &Span| Cell::new(text, vec![*span]);
    let row = |spans: &Vec<Span>| {
        let mut cells: Vec<Cell> = spans.iter().map(cell).collect();
        if is_total(text, spans, &body) {
            let values = cells.split_off(1);
            let end = |cells: &[Cell]| cells.last().map_or(0, |cell| cell.span().end());
            for (column, value) in numeric.iter().zip(values) {
                while cells.len() < *column {
                    cells.push(Cell::empty(end(&cells)));
                }
                cells.push(value);
            }
            while cells.len() < columns {
                cells.push(Cell::empty(end(&cells)));
            }
        }
        Row { cells, piece, bare: false }
    };
    printed.iter().map(row).collect()
}
