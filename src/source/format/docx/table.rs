//! Tables of a DOCX document: rows, merged cells, and whether a table holds data or only frames text.

use std::collections::HashMap;

use super::xml::Element;

/// A cell and what it covers.
pub(super) struct Place<'a> {
    /// The cell; `None` where a row begins or ends beside the grid.
    pub(super) cell: Option<&'a Element>,
    /// Number of columns.
    pub(super) columns: usize,
    /// Number of rows.
    pub(super) rows: usize,
}

/// The cells of `table` by row; what goes on below a merged cell is counted in it and left out.
pub(super) fn places(table: &Element) -> Vec<Vec<Place<'_>>> {
    let mut places: Vec<Vec<Place<'_>>> = Vec::new();
    // The columns where a vertically merged cell begins: its row and place.
    let mut merged: HashMap<usize, (usize, usize)> = HashMap::new();
    for (at, row) in rows(table).into_iter().enumerate() {
        let mut line = Vec::new();
        let mut column = beside(row, "gridBefore", &mut line);
        for cell in cells(row) {
            let properties = cell.child("tcPr");
            let columns = properties.and_then(|p| p.number("gridSpan")).unwrap_or(1).clamp(1, 1000);
            let merge = properties.and_then(|p| p.child("vMerge"));
            let goes_on = merge.filter(|m| m.attribute("val") != Some("restart"));
            match goes_on.and_then(|_| merged.get(&column)) {
                Some(&(row, place)) => places[row][place].rows += 1,
                None => {
                    match merge {
                        Some(_) => merged.insert(column, (at, line.len())),
                        None => merged.remove(&column),
                    };
                    line.push(Place { cell: Some(cell), columns, rows: 1 });
                }
            }
            column += columns;
        }
        beside(row, "gridAfter", &mut line);
        places.push(line);
    }
    places
}

fn beside(row: &Element, name: &str, line: &mut Vec<Place<'_>>) -> usize {
    let columns = row.child("trPr").and_then(|p| p.number(name)).unwrap_or(0).min(1000);
    if columns > 0 {
        line.push(Place { cell: None, columns, rows: 1 });
    }
    columns
}

/// A cell with more paragraphs than this, in which most of the text stands, frames text.
const FRAME_PARAGRAPHS: usize = 10;

/// True when `table` holds data, and is no frame around text.
pub(super) fn is_data(table: &Element) -> bool {
    let rows: Vec<Vec<&Element>> = rows(table).into_iter().map(|row| cells(row).collect()).collect();
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    if widest < 2 || rows.len() < 2 && widest < 3 || table.any(&|inner| inner.name == "tbl") {
        return false;
    }
    let all = text_len(table);
    let frame = |cell: &&Element| text_len(cell) * 2 > all && cell.named("p").count() > FRAME_PARAGRAPHS;
    !rows.iter().flatten().any(frame)
}

/// The cells of all rows, in text order.
pub(super) fn all_cells(table: &Element) -> impl Iterator<Item = &Element> {
    rows(table).into_iter().flat_map(cells)
}

fn rows(table: &Element) -> Vec<&Element> {
    inside(table, "tr").collect()
}

fn cells(row: &Element) -> impl Iterator<Item = &Element> {
    inside(row, "tc")
}

/// Children of this name, also those that a content control or a tracked change wraps.
fn inside<'a>(element: &'a Element, name: &'static str) -> Box<dyn Iterator<Item = &'a Element> + 'a> {
    Box::new(element.children.iter().flat_map(move |child| match child.name.as_str() {
        own if own == name => Box::new(std::iter::once(child)),
        "sdt" | "sdtContent" | "customXml" | "ins" => inside(child, name),
        _ => Box::new(std::iter::empty()) as Box<dyn Iterator<Item = &Element>>,
    }))
}

fn text_len(element: &Element) -> usize {
    let own = if element.name == "t" { element.text.len() } else { 0 };
    own + element.children.iter().map(text_len).sum::<usize>()
}
