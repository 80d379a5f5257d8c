//! [`Node`]: a paragraph or a table in the making; the later passes say what each is.

use std::ops::Range;

use super::table::{self, RowRun};
use super::unit::{LineClass, Unit, units};
use crate::model::{BlockKind, Source};
use crate::text::{Lines, Repaired, Span};

/// A paragraph or table with what is known of it so far.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Indices of its lines.
    pub(crate) lines: Vec<usize>,
    /// Its text; for a table the printed rows.
    pub(crate) text: Repaired,
    /// Page on which it begins.
    pub(crate) page: u32,
    /// The pieces of a table whose cells are marked.
    pub(crate) rows: Option<Vec<RowRun>>,
    /// A table whose cells ran together.
    pub(crate) flattened: bool,
    /// Level of the Markdown heading that it is, 0 for none.
    pub(crate) heading: u8,
    /// What it was recognised as.
    pub(crate) kind: BlockKind,
    /// Index of its document.
    pub(crate) document: Option<usize>,
    /// Index of its attachment in the document.
    pub(crate) attachment: Option<usize>,
    /// Index of its innermost section in the document.
    pub(crate) section: Option<usize>,
    /// Index of its table in the document.
    pub(crate) table: Option<usize>,
}

impl Node {
    pub(crate) fn str(&self) -> &str {
        self.text.text()
    }

    pub(crate) fn span(&self) -> Span {
        self.text.span()
    }

    /// Number of characters.
    pub(crate) fn width(&self) -> usize {
        self.str().chars().count()
    }

    pub(crate) fn is_table(&self) -> bool {
        self.rows.is_some() || self.flattened
    }
}

/// All paragraphs and tables of a source, in text order, with the class of each line.
pub(crate) fn nodes(source: &Source, lines: &Lines, furniture: &[bool]) -> (Vec<Node>, Vec<LineClass>) {
    let text = &source.text;
    let runs = table::row_runs(text, lines, source.format);
    let mut class: Vec<LineClass> = lines
        .lines
        .iter()
        .zip(furniture)
        .map(|(l, f)| {
            if l.is_blank() {
                LineClass::Blank
            } else if *f {
                LineClass::Furniture
            } else {
                LineClass::Text
            }
        })
        .collect();
    for run in &runs {
        for c in &mut class[run.lines.clone()] {
            if *c == LineClass::Text {
                *c = LineClass::Table;
            }
        }
    }
    let tables = joined_tables(text, lines, runs, furniture);
    for (previous, next) in tables.iter().flat_map(|pieces| pieces.iter().zip(&pieces[1..])) {
        for c in &mut class[previous.lines.end..next.lines.start] {
            if *c == LineClass::Text {
                *c = LineClass::Furniture;
            }
        }
    }
    let flattened = flattened_tables(text, lines, &mut class);
    let units = units(text, &lines.lines, &class);
    (merged(text, lines, units, tables, flattened), class)
}

/// The lines of tables whose cells ran together; they become [`LineClass::Table`].
fn flattened_tables(text: &str, lines: &Lines, class: &mut [LineClass]) -> Vec<Vec<usize>> {
    let ranges = table::flattened(text, lines, |line| class[line] == LineClass::Text);
    let texts = |range: Range<usize>| range.filter(|&line| class[line] == LineClass::Text).collect();
    let tables: Vec<Vec<usize>> = ranges.into_iter().map(texts).collect();
    tables.iter().flatten().for_each(|&line| class[line] = LineClass::Table);
    tables
}

/// Runs grouped into tables.
fn joined_tables(text: &str, lines: &Lines, runs: Vec<RowRun>, furniture: &[bool]) -> Vec<Vec<RowRun>> {
    let mut tables: Vec<Vec<RowRun>> = Vec::new();
    for run in runs {
        match tables.last_mut() {
            Some(table) if table::continues(text, lines, furniture, table, &run) => table.push(run),
            _ => tables.push(vec![run]),
        }
    }
    tables
}

fn merged(
    text: &str,
    lines: &Lines,
    units: Vec<Unit>,
    tables: Vec<Vec<RowRun>>,
    flattened: Vec<Vec<usize>>,
) -> Vec<Node> {
    let printed = |rows: &[usize]| {
        let pieces: Vec<Span> = rows.iter().map(|&i| lines.lines[i].content).collect();
        (Repaired::verbatim(text, &pieces), lines.lines[rows[0]].page)
    };
    let unit_nodes = units.into_iter().map(|u| {
        let first = &lines.lines[u.lines[0]];
        node(u.text, u.lines, first.page, first.heading, None)
    });
    let table_nodes = tables.into_iter().map(|runs| {
        let rows: Vec<usize> =
            runs.iter().flat_map(|r| r.lines.clone()).filter(|&i| !lines.lines[i].is_blank()).collect();
        let (text, page) = printed(&rows);
        node(text, rows, page, 0, Some(runs))
    });
    let flattened_nodes = flattened.into_iter().map(|rows| {
        let (text, page) = printed(&rows);
        Node { flattened: true, kind: BlockKind::Table, ..node(text, rows, page, 0, None) }
    });
    let mut all: Vec<Node> = unit_nodes.chain(table_nodes).chain(flattened_nodes).collect();
    all.sort_by_key(|n| n.lines[0]);
    all
}

fn node(text: Repaired, lines: Vec<usize>, page: u32, heading: u8, rows: Option<Vec<RowRun>>) -> Node {
    let kind = if rows.is_some() { BlockKind::Table } else { BlockKind::Unknown };
    Node {
        lines,
        text,
        page,
        rows,
        flattened: false,
        heading,
        kind,
        document: None,
        attachment: None,
        section: None,
        table: None,
    }
}
