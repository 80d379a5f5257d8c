//! [`Part`]: the documents of one file of the datasets, each with what is printed of it.

use std::collections::BTreeMap;

use crate::dataset::Rows;
use crate::error::Result;
use crate::export::output::{Output, Row};

/// Rows of the datasets that say how documents are built.
pub(super) struct Part {
    issues: Rows,
    documents: Rows,
    attachments: Rows,
    sections: Rows,
    tables: Rows,
    cells: Rows,
    blocks: Rows,
}

/// A document.
pub(super) struct Document<'a> {
    pub(super) row: Row<'a>,
    pub(super) issue: Option<Row<'a>>,
    pub(super) attachments: Vec<Row<'a>>,
    pub(super) sections: Vec<Row<'a>>,
    pub(super) tables: Vec<Table<'a>>,
    /// In the order of print.
    pub(super) blocks: Vec<Block<'a>>,
}

/// A block of text.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) row: Row<'a>,
    /// The attachment in whose body it stands.
    pub(super) attachment: Option<&'a str>,
}

/// A table and its cells, row by row.
pub(super) struct Table<'a> {
    pub(super) row: Row<'a>,
    pub(super) cells: Vec<Row<'a>>,
}

impl Document<'_> {
    pub(super) fn id(&self) -> &str {
        self.row.text("document_id").unwrap_or_default()
    }
}

impl Part {
    /// Reads the files of a name: the rows of a source stand in files of one name, whatever their dataset.
    pub(super) fn read(output: &Output<'_>, file: &str) -> Result<Self> {
        Ok(Self {
            issues: output.part("issues", file)?,
            documents: output.part("documents", file)?,
            attachments: output.part("attachments", file)?,
            sections: output.part("sections", file)?,
            tables: output.part("tables", file)?,
            cells: output.part("table_cells", file)?,
            blocks: output.part("blocks", file)?,
        })
    }

    pub(super) fn documents(&self) -> Vec<Document<'_>> {
        let issues = by(&self.issues, "issue_id");
        let mut attachments = by(&self.attachments, "document_id");
        let mut sections = by(&self.sections, "document_id");
        let mut tables = by(&self.tables, "document_id");
        let mut cells = by(&self.cells, "table_id");
        let mut blocks = by(&self.blocks, "document_id");
        let documents = Row::all(&self.documents).map(|row| {
            let id = row.text("document_id").unwrap_or_default();
            let tables = tables.remove(id).unwrap_or_default().into_iter().map(|row| {
                let cells = row.text("table_id").and_then(|id| cells.remove(id)).unwrap_or_default();
                Table { row, cells }
            });
            let attachments = attachments.remove(id).unwrap_or_default();
            Document {
                row,
                issue: row.text("issue_id").and_then(|id| issues.get(id)?.first().copied()),
                sections: sections.remove(id).unwrap_or_default(),
                tables: tables.collect(),
                blocks: in_bodies(blocks.remove(id).unwrap_or_default(), &attachments),
                attachments,
            }
        });
        documents.collect()
    }
}

/// Blocks with the attachments in whose bodies they stand.
fn in_bodies<'a>(blocks: Vec<Row<'a>>, attachments: &[Row<'a>]) -> Vec<Block<'a>> {
    let printed = attachments.iter().filter(|row| row.text("body_start").is_some());
    let mut bodies: Vec<_> = printed
        .map(|row| (row.number("body_start"), row.number("body_end"), row.text("attachment_id")))
        .collect();
    bodies.sort_unstable();
    let around = |at: usize| {
        let before = bodies.partition_point(|(start, ..)| *start <= at);
        let (_, end, id) = bodies.get(before.checked_sub(1)?)?;
        id.filter(|_| at < *end)
    };
    blocks.into_iter().map(|row| Block { row, attachment: around(row.number("byte_start")) }).collect()
}

/// Rows by the value of a column; rows without one are left out.
fn by<'a>(rows: &'a Rows, column: &str) -> BTreeMap<&'a str, Vec<Row<'a>>> {
    let mut by: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for row in Row::all(rows) {
        if let Some(key) = row.text(column) {
            by.entry(key).or_default().push(row);
        }
    }
    by
}
