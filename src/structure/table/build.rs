//! Builds the record of a table from its pieces.

use crate::model::{RowKind, Table, TableCell, TableSyntax};
use crate::text::{Lines, Span};

use super::row::{self, Row};
use super::{RowRun, header, join, place, set_unit, shape, unit_line, value};
use crate::text::WordList;

/// Short rows are filled up to the table's columns while the grid has at most so many cells for each printed one.
const MAX_GROWTH: usize = 50;

/// So many cells any grid may have.
const SMALL: usize = 100_000;

pub(super) fn build(text: &str, lines: &Lines, pieces: &[RowRun]) -> Table {
    let syntax = pieces.first().map_or(TableSyntax::Tab, |piece| piece.syntax);
    let mut printed = read(text, lines, pieces);
    drop_margin(&mut printed.rows);
    let titles = take_titles(&mut printed.rows);
    take_notes(&mut printed.rows);
    if syntax == TableSyntax::Tab {
        header::spread(&mut printed.rows);
    }
    let first_piece = printed.rows.iter().take_while(|row| row.piece == 0).count();
    let header_rows = header::count(&printed.rows[..first_piece], syntax, printed.above);
    let body = printed.rows.split_off(header_rows);
    let header = printed.rows;
    let mut body = join::join(text, without_repeated_headers(&header, body, &titles));
    let columns = header.iter().chain(&body).map(Row::filled_width).max().unwrap_or(0);
    let cells: usize = body.iter().map(|row| row.cells.len()).sum();
    if columns.saturating_mul(body.len()) <= cells * MAX_GROWTH + SMALL {
        place::place(&mut body, columns);
    }
    let paths = header::paths(&header, columns, syntax);
    let mut table = Table {
        table_id: String::new(),
        document_id: String::new(),
        section_id: None,
        attachment_id: None,
        caption: titles.iter().find(|title| unit_line(title).is_none()).cloned(),
        unit: None,
        rows: int(body.len()),
        columns: int(columns),
        header_rows: int(header.len()),
        pieces: int(pieces.len()),
        syntax,
        span: span(text, lines, pieces),
        cells: body.iter().enumerate().flat_map(|(r, row)| cells_of(row, r, &paths)).collect(),
        section: None,
        attachment: None,
    };
    if let Some(unit) = titles.iter().find_map(|title| unit_line(title)) {
        set_unit(&mut table, unit);
    }
    table
}

fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn span(text: &str, lines: &Lines, pieces: &[RowRun]) -> Span {
    let line = |at: usize| row::body(text, &lines.lines[at]);
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => line(first.lines.start).cover(line(last.lines.end - 1)),
        _ => Span::default(),
    }
}

/// The rows of all pieces.
struct Printed {
    rows: Vec<Row>,
    /// Rows above the rule of a pipe table, blank ones not counted.
    above: Option<usize>,
}

fn read(text: &str, lines: &Lines, pieces: &[RowRun]) -> Printed {
    let mut printed = Printed { rows: Vec::new(), above: None };
    for (i, piece) in pieces.iter().enumerate() {
        let (mut rows, above) = row::rows(text, lines, piece, i);
        if i == 0 {
            printed.above = above.map(|above| rows[..above].iter().filter(|row| row.filled() > 0).count());
        }
        rows.retain(|row| row.filled() > 0);
        printed.rows.append(&mut rows);
    }
    printed
}

/// Drops the empty cells with which every row begins, where all lines are set in by a tab.
fn drop_margin(rows: &mut [Row]) {
    let leading = |row: &Row| row.cells.iter().take_while(|cell| cell.is_empty()).count();
    let margin = rows.iter().filter(|row| !row.bare).map(leading).min().unwrap_or(0);
    for row in rows.iter_mut().filter(|row| margin > 0 && !row.bare) {
        row.cells.drain(..margin);
    }
}

/// Takes rows from the start of a table which repeat one text in all cells: its title and unit.
fn take_titles(rows: &mut Vec<Row>) -> Vec<String> {
    let titles: Vec<String> = rows.iter().map_while(|row| row.spanning().map(str::to_owned)).collect();
    if titles.len() == rows.len() {
        return Vec::new();
    }
    rows.drain(..titles.len());
    titles
}

/// Drops rows from the end which repeat a note in all cells: `注：…`.
fn take_notes(rows: &mut Vec<Row>) {
    static NOTES: WordList =
        WordList::new(&["注：", "备注：", "说明：", "附注：", "填表说明：", "资料来源："]);
    while rows
        .last()
        .and_then(Row::spanning)
        .is_some_and(|text| NOTES.begin(text) || text.starts_with("注1") || text.starts_with("注."))
    {
        rows.pop();
    }
}

/// Drops the header rows and titles that later pieces repeat.
fn without_repeated_headers(header: &[Row], body: Vec<Row>, titles: &[String]) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(body.len());
    let (mut piece, mut expected) = (0, header.len());
    for row in body {
        if row.piece != piece {
            (piece, expected) = (row.piece, 0);
        }
        let title = row.spanning().is_some_and(|text| titles.iter().any(|title| title == text));
        let at = header[expected..].iter().position(|head| head.texts().eq(row.texts()));
        match at {
            Some(at) => expected += at + 1,
            None if title && expected == 0 => {}
            None => {
                expected = header.len();
                kept.push(row);
            }
        }
    }
    kept
}

fn cells_of<'a>(row: &'a Row, at: usize, paths: &'a [String]) -> impl Iterator<Item = TableCell> + 'a {
    let kind = kind(row);
    let label = label(row);
    row.cells.iter().zip(paths).enumerate().map(move |(c, (cell, path))| {
        let value = value::value(&cell.text);
        let number = value.map(|(number, _)| number);
        let unit = value.and_then(|(_, unit)| unit.map(str::to_owned).or_else(|| unit_of_header(path)));
        TableCell {
            table_id: String::new(),
            row: int(at + 1),
            column: int(c + 1),
            header: path.clone(),
            row_label: label.clone(),
            row_kind: kind,
            text: cell.text.clone(),
            number,
            unit,
            span: cell.span(),
        }
    })
}

/// The kind that the labels of a row give it: its texts up to the first number.
fn kind(row: &Row) -> RowKind {
    let labels = row.texts().skip_while(|text| shape::running_number(text).is_some());
    let mut labels = labels.take_while(|text| value::value(text).is_none());
    labels
        .find_map(|text| Some(shape::row_kind(text)).filter(|kind| *kind != RowKind::Data))
        .unwrap_or(RowKind::Data)
}

/// The first text that names the row: no running number, no value.
fn label(row: &Row) -> Option<String> {
    let names = |text: &&str| shape::running_number(text).is_none() && value::value(text).is_none();
    row.texts().find(names).map(str::to_owned)
}

/// The unit at the end of a header: `投资（万元）`, `面积（单位：亩）`.
fn unit_of_header(path: &str) -> Option<String> {
    path.rsplit(header::JOIN).find_map(|label| {
        let (_, inner) = label.strip_suffix('）')?.rsplit_once('（')?;
        let unit = inner.strip_prefix("单位：").unwrap_or(inner);
        value::is_unit(unit).then(|| unit.to_owned())
    })
}
