//! `texts`: the decoded text of each source, into which spans point.

use super::column::Column;
use super::table::{Row, Table};
use crate::extract::SourceRecords;

type C = Column<SourceRecords>;

pub(super) fn table() -> Table<SourceRecords> {
    let about = "The decoded text of each source, as it was printed: what spans point into.";
    Table::new("texts", about, columns(), |records| {
        records
            .sources
            .iter()
            .map(|source| Row { source_id: &source.source.source_id, record: source })
            .collect()
    })
}

fn columns() -> Vec<C> {
    vec![
        C::source_id()
            .key()
            .references("sources.source_id")
            .about("The source whose text it is.")
            .example("9f86d081884c7d65"),
        C::text("text", |s| &s.source.text)
            .about("All of its text. Offsets count its bytes: in DuckDB, decode(encode(text)[byte_start + 1 : byte_end]) is what a row was made of.")
            .example("云溪区人民政府公报\\n2023年第4期\\n"),
    ]
}
