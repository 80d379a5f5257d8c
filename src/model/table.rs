//! Layer 2: tables and their cells.

use serde::{Deserialize, Serialize};

use super::Decimal;
use super::closed_set::closed_set;
use crate::text::Span;

closed_set! {
    /// How a table is written.
    TableSyntax {
        Tab => "tab", "cells separated by tabs";
        Pipe => "pipe", "cells separated by |";
        Html => "html", "a table of HTML or of a word processor";
        Aligned => "aligned", "columns aligned by blanks";
    }
}

closed_set! {
    /// What a row of a table is.
    RowKind {
        Data => "data", "a row of data";
        Subtotal => "subtotal", "小计";
        Total => "total", "合计、总计";
    }
}

/// A table, its page pieces joined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// `{document_id}/t{n}`.
    pub table_id: String,
    /// Its document.
    pub document_id: String,
    /// The section in which it stands.
    pub section_id: Option<String>,
    /// The attachment in which it stands.
    pub attachment_id: Option<String>,
    /// The title directly above.
    pub caption: Option<String>,
    /// Unit of the numbers, as `人次`.
    pub unit: Option<String>,
    /// Data rows, totals counted.
    pub rows: i32,
    /// Columns.
    pub columns: i32,
    /// Rows of the header.
    pub header_rows: i32,
    /// 1 + the number of page breaks joined.
    pub pieces: i32,
    /// How it is written.
    pub syntax: TableSyntax,
    /// From its first header row to its last row.
    pub span: Span,
    /// Cells of the data rows, row by row.
    pub cells: Vec<TableCell>,
    /// Index of the section in which it stands.
    pub section: Option<usize>,
    /// Index of the attachment in which it stands.
    pub attachment: Option<usize>,
}

/// A cell of a data row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableCell {
    /// Its table.
    pub table_id: String,
    /// Row, from 1, header rows not counted.
    pub row: i32,
    /// Column, from 1.
    pub column: i32,
    /// Header path, `指导计划 / 2019年`.
    pub header: String,
    /// First cell that names the row.
    pub row_label: Option<String>,
    /// What its row is.
    pub row_kind: RowKind,
    /// Text, normalised.
    pub text: String,
    /// Value, when the whole cell is a number.
    pub number: Option<Decimal>,
    /// Unit of the number.
    pub unit: Option<String>,
    /// The printed cell without blanks around it.
    pub span: Span,
}
