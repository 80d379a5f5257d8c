//! `table_cells`: one row for each cell of a data row.

use super::column::Column;
use super::common::span;
use super::table::{Table, rows};
use crate::model::TableCell;

type C = Column<TableCell>;

pub(super) fn table() -> Table<TableCell> {
    Table::new("table_cells", "One row for each cell of a table's data rows.", columns(), |records| {
        rows(records, |s| s.structure.documents.iter().flat_map(|d| &d.tables).flat_map(|t| &t.cells))
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("table_id", |c| &c.table_id)
            .key()
            .references("tables.table_id")
            .about("Its table.")
            .example("云溪区人民政府公报/2023/4#2/t1"),
        C::int("row", |c| c.row).key().about("Row, from 1; header rows are not counted.").example("3"),
        C::int("column", |c| c.column).key().about("Column, from 1.").example("2"),
        C::text("header", |c| &c.header)
            .about("Header cells above it, from the top, joined with ` / `.")
            .example("计划 / 2023年"),
        C::text("row_label", |c| &c.row_label)
            .about("First cell that names the row.")
            .example("石桥镇")
            .null("when no cell names the row"),
        C::term("row_kind", |c| c.row_kind).about("What its row is."),
        C::text("text", |c| &c.text)
            .about("Text, without typesetting; empty for an empty cell.")
            .example("1,250"),
        C::decimal("number", |c| c.number)
            .unit("as in column unit")
            .about("Value of the cell.")
            .example("1250")
            .null("when the cell is not one number"),
        C::text("unit", |c| &c.unit)
            .about("Unit of the value, from the cell, its header or the table.")
            .example("公里")
            .null("when none is printed"),
    ];
    columns.extend(span(|c: &TableCell| c.span));
    columns
}
