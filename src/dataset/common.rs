//! Columns that many datasets share.

use super::column::{Column, MaybeTerm, Text};
use crate::model::Date;
use crate::text::Span;

/// A column that reads text from a record.
macro_rules! text_column {
    ($name:ident, $doc:literal, $build:expr) => {
        #[doc = $doc]
        pub(super) fn $name<T: 'static, V: Text + 'static>(
            get: impl for<'r> Fn(&'r T) -> &'r V + Send + Sync + 'static,
        ) -> Column<T> {
            let build: fn(Column<T>) -> Column<T> = $build;
            build(Column::text(stringify!($name), get))
        }
    };
}

text_column!(document_id, "The document in which a record stands.", |c| c
    .references("documents.document_id")
    .about("The document in which it is printed.")
    .example("云溪区人民政府公报/2023/4#2")
    .null("when it stands outside every document"));

text_column!(issue_id, "The issue in which a record stands.", |c| c
    .references("issues.issue_id")
    .about("The gazette issue in which it is printed.")
    .example("云溪区人民政府公报/2023/4")
    .null("when the source has no masthead"));

text_column!(section_id, "The innermost section around a record.", |c| c
    .references("sections.section_id")
    .about("The innermost section in which it is printed.")
    .example("云溪区人民政府公报/2023/4#2/4.2.1")
    .null("when it stands outside every section"));

text_column!(attachment_id, "The attachment in whose body a record stands.", |c| c
    .references("attachments.attachment_id")
    .about("The attachment in whose body it is printed.")
    .example("云溪区人民政府公报/2023/4#2/a1")
    .null("when it stands in the main text"));

text_column!(organ_id, "The resolved organ.", |c| c
    .references("organs.organ_id")
    .about("The organisation, under its full name.")
    .example("青岚省临江市云溪区财政局")
    .null("when the name was not resolved"));

text_column!(rule, "The rule that made a record.", |c| c
    .about("Name of the rule that produced the row.")
    .example("responsibility-clause"));

text_column!(region_code, "Code of the region.", |c| c
    .about("Six-digit code of the region by GB/T 2260.")
    .example("990104")
    .null("for central organs, and when the region is not known"));

/// Where a record is printed: its source and its bytes.
pub(super) fn span<T: 'static>(get: impl Fn(&T) -> Span + Copy + Send + Sync + 'static) -> [Column<T>; 3] {
    [
        Column::source_id()
            .references("sources.source_id")
            .about("The source in which it is printed.")
            .example("9f86d081884c7d65"),
        Column::offset("byte_start", move |r| get(r).start())
            .about("Where it begins: offset in bytes into the decoded UTF-8 text of the source.")
            .example("2048"),
        Column::offset("byte_end", move |r| get(r).end())
            .about("Offset behind its last byte; text[byte_start..byte_end] is what was printed.")
            .example("2096"),
    ]
}

/// A start and an end date with their precisions.
pub(super) fn period<T: 'static, P: MaybeTerm + 'static>(
    start: impl Fn(&T) -> (Option<Date>, P) + Copy + Send + Sync + 'static,
    end: impl Fn(&T) -> (Option<Date>, P) + Copy + Send + Sync + 'static,
) -> [Column<T>; 4] {
    [
        Column::date("start_date", move |r| start(r).0)
            .about("First day; of a month, quarter or year its first day.")
            .example("2023-03-01")
            .null("when only an end is printed"),
        Column::term("start_precision", move |r| start(r).1)
            .about("How exactly the start is printed.")
            .null("without a start_date"),
        Column::date("end_date", move |r| end(r).0)
            .about("Last day; of a month, quarter or year its last day.")
            .example("2023-10-31")
            .null("when only a start is printed"),
        Column::term("end_precision", move |r| end(r).1)
            .about("How exactly the end is printed.")
            .null("without an end_date"),
    ]
}
