//! `citations`: one row for each document that a document refers to.

use super::column::Column;
use super::common::{document_id, rule, section_id, span};
use super::table::{Table, rows};
use crate::model::Citation;

type C = Column<Citation>;

pub(super) fn table() -> Table<Citation> {
    let about = "One row for each place where a document refers to another; a title and the number behind it are one.";
    Table::new("citations", about, columns(), |records| rows(records, |s| &s.citations))
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("citation_id", |c| &c.citation_id)
            .key()
            .about("{document_id}/c{n}.")
            .example("云溪区人民政府公报/2023/4#2/c1"),
        document_id(|c: &Citation| &c.document_id).about("The document that cites."),
        section_id(|c: &Citation| &c.section_id),
        C::text("number", |c| &c.number)
            .about("Number of the cited document, with 〔〕 around the year.")
            .example("青岚政发〔2022〕8号")
            .null("when only a title is printed"),
        C::text("number_raw", |c| &c.number_raw)
            .about("Number as printed.")
            .example("青岚政发[2022]8号")
            .null("when only a title is printed"),
        C::text("title", |c| &c.title)
            .about("Title of the cited document, without 《》.")
            .example("青岚省河道管理条例")
            .null("when only a number is printed"),
        C::text("issuer", |c| &c.issuer)
            .about("Organ that issued it, where the text names it.")
            .example("青岚省人民政府")
            .null("when the text names none"),
        C::term("relation", |c| c.relation).about("How it is referred to, from the words around it."),
        C::text("target_document_id", |c| &c.target_document_id)
            .references("documents.document_id")
            .about("The cited document.")
            .example("云溪区人民政府公报/2022/9#4")
            .null("when it is not among the datasets"),
        C::text("provision", |c| &c.provision)
            .about("The place in the cited document that is meant.")
            .example("第三条")
            .null("when the whole document is meant"),
        rule(|c: &Citation| &c.rule),
    ];
    columns.extend(span(|c: &Citation| c.span));
    columns
}
