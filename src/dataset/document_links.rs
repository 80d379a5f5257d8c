//! `document_links`: the citation graph.

use super::column::Column;
use super::table::{Table, rows_of_run};
use crate::model::DocumentLink;

type C = Column<DocumentLink>;

pub(super) fn table() -> Table<DocumentLink> {
    let about = "One row for each pair of documents of which one cites the other in one relation: the citation graph.";
    Table::new("document_links", about, columns(), |records| rows_of_run(&records.links))
}

fn columns() -> Vec<C> {
    vec![
        C::text("from_document_id", |l| &l.from_document_id)
            .key()
            .references("documents.document_id")
            .about("The document that cites.")
            .example("云溪区人民政府公报/2023/4#2"),
        C::text("to_document_id", |l| &l.to_document_id)
            .references("documents.document_id")
            .about("The cited document.")
            .example("云溪区人民政府公报/2022/9#4")
            .null("when it is not among the datasets"),
        C::text("to_key", |l| &l.to_key)
            .key()
            .about("Number of the cited document, or its title when no number is known.")
            .example("青岚政发〔2022〕8号"),
        C::term("relation", |l| l.relation).key().about("How it is referred to."),
        C::int("count", |l| l.count).unit("citations").about("How often.").example("2"),
    ]
}
