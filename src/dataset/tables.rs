//! `tables`: one row for each table, page pieces joined.

use super::column::Column;
use super::common::{attachment_id, document_id, section_id, span};
use super::table::{self, rows};
use crate::model::Table;

type C = Column<Table>;

pub(super) fn table() -> table::Table<Table> {
    table::Table::new("tables", "One row for each table, its page pieces joined.", columns(), |records| {
        rows(records, |s| s.structure.documents.iter().flat_map(|d| &d.tables))
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("table_id", |t| &t.table_id)
            .key()
            .about("{document_id}/t{n}.")
            .example("云溪区人民政府公报/2023/4#2/t1"),
        document_id(|t: &Table| &t.document_id),
        section_id(|t: &Table| &t.section_id),
        attachment_id(|t: &Table| &t.attachment_id),
        C::text("caption", |t| &t.caption)
            .about("The title directly above it.")
            .example("云溪区河道保洁任务分解表")
            .null("when none is printed"),
        C::text("unit", |t| &t.unit)
            .about("Unit of its numbers (单位).")
            .example("公里")
            .null("when none is printed"),
        C::int("rows", |t| t.rows).unit("rows").about("Rows of data, totals counted.").example("12"),
        C::int("columns", |t| t.columns).unit("columns").about("Columns.").example("5"),
        C::int("header_rows", |t| t.header_rows).unit("rows").about("Rows of the header.").example("2"),
        C::int("pieces", |t| t.pieces)
            .unit("pieces")
            .about("1 and one more for each page break that was joined.")
            .example("1"),
        C::term("syntax", |t| t.syntax).about("How it is written."),
    ];
    columns.extend(span(|t: &Table| t.span));
    columns
}
