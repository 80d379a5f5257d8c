//! `sections`: the outline of every document.

use super::column::Column;
use super::common::{attachment_id, document_id, span};
use super::table::{Table, rows};
use crate::model::Section;

type C = Column<Section>;

pub(super) fn table() -> Table<Section> {
    let about = "One row for each numbered or titled unit of a document: its outline.";
    Table::new("sections", about, columns(), |records| {
        rows(records, |s| s.structure.documents.iter().flat_map(|d| &d.sections))
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("section_id", |s| &s.section_id)
            .key()
            .about("{document_id}/{path}, inside an attachment {attachment_id}/{path}.")
            .example("云溪区人民政府公报/2023/4#2/4.2.1"),
        document_id(|s: &Section| &s.document_id),
        C::text("parent_id", |s| &s.parent_id)
            .references("sections.section_id")
            .about("The section around it.")
            .example("云溪区人民政府公报/2023/4#2/4.2")
            .null("at the top"),
        attachment_id(|s: &Section| &s.attachment_id),
        C::int("ordinal", |s| s.ordinal).about("Place in the document, from 1.").example("17"),
        C::int("depth", |s| s.depth).about("Depth in the tree, 1 at the top.").example("3"),
        C::text("label_raw", |s| &s.label_raw)
            .about("Label as printed.")
            .example("（一）")
            .null("for a title without a number"),
        C::term("style", |s| s.style).about("How the label is written."),
        C::int("number", |s| s.number)
            .about("Value of the label.")
            .example("1")
            .null("when the label has no number"),
        C::text("path", |s| &s.path)
            .about("Label values from the root; b box, d dash, s 一是, u without a number, p part, ~2 printed twice.")
            .example("4.2.1"),
        C::text("heading", |s| &s.heading)
            .about("Heading, without typesetting.")
            .example("健全长效机制")
            .null("when the unit has none"),
        C::text("text", |s| &s.text)
            .about("Its own text, without that of the units below it.")
            .example("各镇每月巡河不少于2次。"),
    ];
    columns.extend(span(|s: &Section| s.span));
    columns
}
