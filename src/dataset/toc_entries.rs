//! `toc_entries`: one row for each line of the table of contents.

use super::column::Column;
use super::common::{document_id, issue_id, span};
use super::table::{Table, rows};
use crate::model::TocEntry;

type C = Column<TocEntry>;

pub(super) fn table() -> Table<TocEntry> {
    Table::new("toc_entries", "One row for each line of a table of contents (目录).", columns(), |records| {
        rows(records, |s| &s.structure.toc)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        issue_id(|e: &TocEntry| &e.issue_id).key(),
        C::int("ordinal", |e| e.ordinal).key().about("Place in the table, from 1.").example("3"),
        C::text("category", |e| &e.category)
            .about("The heading under which it stands.")
            .example("区政府办公室文件")
            .null("when the table has no headings"),
        C::text("title", |e| &e.title)
            .about("Title, without typesetting.")
            .example("云溪区人民政府办公室关于印发云溪区河道保洁工作方案的通知"),
        C::text("title_raw", |e| &e.title_raw)
            .about("Title as printed.")
            .example("云溪区人民政府办公室关于印发云溪区河道 保洁工作方案的通知"),
        C::int("page", |e| e.page).about("Printed page number.").example("12").null("when none is printed"),
        document_id(|e: &TocEntry| &e.document_id)
            .about("The document to which it points.")
            .null("when no document of the source has this title"),
        C::bool("title_matches", |e| e.title_matches)
            .about("True when the printed title equals that of the document.")
            .example("true")
            .null("when it points to no document"),
    ];
    columns.extend(span(|e: &TocEntry| e.span));
    columns
}
