//! `attachments`: one row for each 附件.

use super::column::Column;
use super::common::{document_id, span};
use super::table::{Table, rows};
use crate::model::Attachment;

type C = Column<Attachment>;

pub(super) fn table() -> Table<Attachment> {
    Table::new(
        "attachments",
        "One row for each attachment (附件) that is listed or marked.",
        columns(),
        |records| rows(records, |s| s.structure.documents.iter().flat_map(|d| &d.attachments)),
    )
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("attachment_id", |a| &a.attachment_id)
            .key()
            .about("{document_id}/a{ordinal}.")
            .example("云溪区人民政府公报/2023/4#2/a1"),
        document_id(|a: &Attachment| &a.document_id).about("The document to which it belongs."),
        C::int("ordinal", |a| a.ordinal).about("Printed or counted number, from 1.").example("1"),
        C::text("title", |a| &a.title)
            .about("Title without its number and without （略）.")
            .example("云溪区河道保洁任务分解表"),
        C::bool("omitted", |a| a.omitted)
            .about("True when the list says that it is left out (略).")
            .example("false"),
        C::offset("body_start", |a| a.body.map(|b| b.start()))
            .about("Where its body begins, in bytes.")
            .example("8192")
            .null("when the body is not printed"),
        C::offset("body_end", |a| a.body.map(|b| b.end()))
            .about("Offset behind its body.")
            .example("12288")
            .null("when the body is not printed"),
    ];
    columns.extend(span(|a: &Attachment| a.span));
    columns
}
