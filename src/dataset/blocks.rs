//! `blocks`: the whole text, each byte exactly once.

use super::column::Column;
use super::common::span;
use super::table::{Table, rows};
use crate::model::Block;

type C = Column<Block>;

pub(super) fn table() -> Table<Block> {
    let about = "The whole text of every source in blocks: in the order of ordinal they cover it without gap or overlap.";
    Table::new("blocks", about, columns(), |records| rows(records, |s| &s.structure.blocks))
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("block_id", |b| &b.block_id)
            .key()
            .about("{source_id}/b{ordinal}.")
            .example("9f86d081884c7d65/b12"),
        C::int("ordinal", |b| b.ordinal).about("Place in the source, from 1.").example("12"),
        C::int("page", |b| b.page).about("Page on which it begins, from 1.").example("3"),
        C::term("kind", |b| b.kind).about("What it was recognised as."),
        super::common::document_id(|b: &Block| &b.document_id),
        super::common::section_id(|b: &Block| &b.section_id),
        C::text("text", |b| &b.text)
            .about("Its text without typesetting; the first block of a paragraph cut by a page break has all of it.")
            .example("一、总体要求"),
        C::text("continues_block_id", |b| &b.continues_block_id)
            .references("blocks.block_id")
            .about("The block that this one goes on with, where a page break cut a paragraph or table.")
            .example("9f86d081884c7d65/b10")
            .null("when it begins a unit of its own"),
    ];
    columns.extend(span(|b: &Block| b.span));
    columns
}
