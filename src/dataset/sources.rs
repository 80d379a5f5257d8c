//! `sources`: one row for each input.

use super::column::Column;
use super::table::{Row, Table};
use crate::extract::SourceRecords;
use crate::model::BlockKind;

type C = Column<SourceRecords>;

pub(super) fn table() -> Table<SourceRecords> {
    Table::new("sources", "One row for each input file or text.", columns(), |records| {
        let row = |source| Row { source_id: "", record: source };
        records.sources.iter().map(row).collect()
    })
}

fn columns() -> Vec<C> {
    vec![
        C::text("source_id", |s| &s.source.source_id)
            .key()
            .about("First 16 hex digits of the content's BLAKE3 hash; a later copy of the same content ends in ~2.")
            .example("9f86d081884c7d65"),
        C::text("path", |s| &s.source.path)
            .about("Path below the folder or beside the file that was given, with / as separator.")
            .example("2023/04.txt"),
        C::term("format", |s| s.source.format).about("How the text was written."),
        C::text("encoding", |s| &s.source.encoding)
            .about("Encoding from which the text was decoded.")
            .example("UTF-8"),
        C::count("bytes", |s| usize::try_from(s.source.bytes).unwrap_or(usize::MAX))
            .unit("bytes").about("Size of the content in bytes, before decoding.")
            .example("104439"),
        C::count("chars", |s| s.structure.chars)
            .unit("characters").about("Characters of the decoded text.")
            .example("38133"),
        C::count("lines", |s| s.structure.lines).unit("lines").about("Lines of the decoded text.").example("1090"),
        C::int("pages", |s| i32::try_from(s.structure.pages).unwrap_or(i32::MAX))
            .unit("pages").about("Pages of the decoded text, 1 when it is not paged.")
            .example("48"),
        C::text("blake3", |s| &s.source.blake3)
            .about("BLAKE3 hash of the content, 64 hex digits.")
            .example("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        C::text_within("metadata", |s| s.source.metadata.as_deref())
            .about("What came beside the text, as a JSON object: columns of NDJSON as they are written, front matter as text.")
            .example("{\"title\":\"云溪河保护方案\",\"year\":2021}")
            .null("when the text came alone"),
        C::term("kind", |s| s.structure.kind).about("What the source holds."),
        C::count("covered_bytes", covered)
            .unit("bytes").about("Bytes of the decoded text inside blocks that were recognised.")
            .example("104439"),
        C::text_within("issue_id", |s| s.structure.issue.as_ref().map(|i| i.issue_id.as_str()))
            .references("issues.issue_id")
            .about("The gazette issue that the source prints.")
            .example("云溪区人民政府公报/2023/4")
            .null("when the source has no masthead"),
        C::count("fixups", |s| s.source.fixups.len())
            .unit("corrections").about("Corrections of its fixups file that were made; diagnostics of code fixup-applied tell each.")
            .example("0"),
    ]
}

fn covered(source: &SourceRecords) -> usize {
    let known = source.structure.blocks.iter().filter(|b| b.kind != BlockKind::Unknown);
    known.map(|b| b.span.len()).sum()
}
