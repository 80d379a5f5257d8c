//! Tables of data as lines, told from tables that only lay out the page.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::super::grid::{self, Cell};
use super::walk;

type Tag<'a> = NodeRef<'a, Node>;

/// The lines of a table.
pub(super) struct Lines {
    /// Its caption.
    pub(super) caption: Option<String>,
    /// A line for each row.
    pub(super) rows: Vec<String>,
}

/// A cell with more blocks than this, in which most of the text stands, holds a page and no value.
const PAGE_BLOCKS: usize = 10;

/// The lines of `table`; `None` when it only lays out the page.
pub(super) fn lines(table: Tag<'_>) -> Option<Lines> {
    if is_presentation(table) || has_inner_table(table) {
        return None;
    }
    let rows: Vec<Vec<Tag<'_>>> = rows(table).map(|row| cells(row).collect()).collect();
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    if widest < 2 || rows.len() < 2 && widest < 3 || rows.iter().flatten().any(|cell| has_heading(*cell)) {
        return None;
    }
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|cell| read(*cell)).collect()).collect();
    if holds_page(&rows, &cells) {
        return None;
    }
    let rows = pairs(&cells).unwrap_or_else(|| grid::lines(&cells));
    Some(Lines { caption: caption(table), rows })
}

fn element<'a>(node: Tag<'a>) -> Option<&'a Element> {
    node.value().as_element()
}

fn is_named(node: Tag<'_>, names: &[&str]) -> bool {
    element(node).is_some_and(|e| names.contains(&e.name()))
}

fn rows<'a>(table: Tag<'a>) -> impl Iterator<Item = Tag<'a>> {
    table.children().flat_map(|child| {
        let group = is_named(child, &["thead", "tbody", "tfoot"]);
        let inner = group.then(|| child.children()).into_iter().flatten();
        inner.chain((!group).then_some(child)).filter(|row| is_named(*row, &["tr"]))
    })
}

fn cells<'a>(row: Tag<'a>) -> impl Iterator<Item = Tag<'a>> {
    row.children().filter(|cell| is_named(*cell, &["td", "th"]))
}

fn caption(table: Tag<'_>) -> Option<String> {
    let caption = table.children().find(|child| is_named(*child, &["caption"]))?;
    Some(walk::cell_text(caption)).filter(|text| !text.is_empty())
}

fn is_presentation(table: Tag<'_>) -> bool {
    let role = element(table).and_then(|e| e.attr("role"));
    matches!(role, Some("presentation" | "none"))
}

fn has_inner_table(table: Tag<'_>) -> bool {
    table.descendants().skip(1).any(|node| is_named(node, &["table"]))
}

fn has_heading(cell: Tag<'_>) -> bool {
    cell.descendants().any(|node| is_named(node, &["h1", "h2", "h3"]))
}

fn read(cell: Tag<'_>) -> Cell {
    let span =
        |name: &str| element(cell).and_then(|e| e.attr(name)).and_then(|n| n.trim().parse::<usize>().ok());
    // A row span of 0 reaches to the end of the table.
    let rows = span("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
    Cell { text: walk::cell_text(cell), columns: span("colspan").unwrap_or(1).max(1), rows }
}

/// True when one cell has most of the text, in many blocks.
fn holds_page(rows: &[Vec<Tag<'_>>], cells: &[Vec<Cell>]) -> bool {
    let all: usize = cells.iter().flatten().map(|cell| cell.text.len()).sum();
    let mut both = rows.iter().flatten().zip(cells.iter().flatten());
    both.any(|(tag, cell)| cell.text.len() * 2 > all && blocks(*tag) > PAGE_BLOCKS)
}

fn blocks(cell: Tag<'_>) -> usize {
    let block = |node: &Tag<'_>| element(*node).is_some_and(|e| e.name() == "br" || walk::is_block(e.name()));
    cell.descendants().skip(1).filter(block).count()
}

/// The lines of a table of labels and values, as `文号：` beside `云府〔2021〕3号`: a line for each pair.
fn pairs(cells: &[Vec<Cell>]) -> Option<Vec<String>> {
    let is_label = |cell: &Cell| cell.text.ends_with(['：', ':']);
    let even = cells.iter().all(|row| row.len() % 2 == 0 && row.iter().all(|cell| cell.rows == 1));
    let labelled = cells
        .iter()
        .flat_map(|row| row.chunks_exact(2))
        .all(|pair| is_label(&pair[0]) && !is_label(&pair[1]));
    (even && labelled).then(|| {
        let pairs = cells.iter().flat_map(|row| row.chunks_exact(2));
        pairs.map(|pair| format!("{}{}", pair[0].text, pair[1].text)).collect()
    })
}
