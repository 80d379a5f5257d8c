//! By what the rows of each dataset are matched.

/// How rows are known again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// Lists of columns, tried one after the other on what is not yet matched: strict ones first.
    pub(super) tries: &'static [&'static [&'static str]],
    /// Columns that are not compared, since they count rows.
    pub(super) ignored: &'static [&'static str],
}

impl Key {
    /// True for a column by which rows are known.
    pub(super) fn names(&self, column: &str) -> bool {
        self.tries.iter().any(|columns| columns.contains(&column))
    }
}

/// Stands for the source's path and the span.
pub(super) const PLACE: &str = "@";

/// The key of a dataset; of one that is not known here, place and kind of everything.
pub(super) fn key(dataset: &str) -> Key {
    let (_, tries, ignored) =
        KEYS.iter().find(|(name, ..)| *name == dataset).unwrap_or(&("", &[&[PLACE]], &[]));
    Key { tries, ignored }
}

type Row = (&'static str, &'static [&'static [&'static str]], &'static [&'static str]);

#[rustfmt::skip]
const KEYS: &[Row] = &[
    ("sources", &[&["path"]], &[]),
    ("blocks", &[&[PLACE, "kind"], &[PLACE], &["path", "text"]], &["ordinal", "continues_block_id"]),
    ("texts", &[&["path"]], &["text"]),
    ("issues", &[&["path"], &["issue_id"]], &[]),
    ("toc_entries", &[&[PLACE], &["issue_id", "title"]], &["ordinal"]),
    ("documents", &[&[PLACE], &["path", "number"], &["path", "title"]], &["ordinal"]),
    ("attachments", &[&["document_id", "ordinal"], &["document_id", "title"]], &[]),
    ("sections", &[&[PLACE, "path"], &["section_id"], &[PLACE]], &["ordinal"]),
    ("tables", &[&[PLACE], &["table_id"]], &[]),
    ("table_cells", &[&[PLACE, "row", "column"], &["table_id", "row", "column"]], &[]),
    ("responsibilities", &[&[PLACE, "role", "organ_raw"], &[PLACE, "organ_raw"], &["document_id", "section_id", "role", "organ_raw"], &["document_id", "role", "organ_raw"]], &["clause"]),
    ("citations", &[&[PLACE], &["document_id", "number", "title"]], &[]),
    ("appointments", &[&[PLACE, "person", "action", "post"], &["document_id", "person", "action", "post"], &["document_id", "person", "action"]], &[]),
    ("people", &[&[PLACE, "person", "capacity"], &["path", "person", "capacity"], &[PLACE, "person"]], &[]),
    ("targets", &[&[PLACE, "value_raw"], &["document_id", "value", "unit", "subject"], &["document_id", "value", "unit"]], &[]),
    ("milestones", &[&[PLACE, "date_raw"], &["document_id", "end_date", "start_date", "label"], &["document_id", "end_date", "start_date"]], &[]),
    ("events", &[&[PLACE, "name"], &["document_id", "name"], &[PLACE]], &[]),
    ("contacts", &[&[PLACE, "kind", "value"], &["path", "kind", "value"], &[PLACE, "kind"]], &[]),
    ("mentions", &[&[PLACE], &["document_id", "kind", "normalized"]], &["block_id"]),
    ("organs", &[&["organ_id"]], &[]),
    ("document_links", &[&["from_document_id", "to_key", "relation"]], &[]),
    ("diagnostics", &[&[PLACE, "code", "message"], &[PLACE, "code"], &["path", "code", "message"]], &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dataset_has_a_key_of_its_columns() {
        for dataset in crate::dataset::all() {
            let fields: Vec<&str> = dataset.fields().iter().map(|field| field.name).collect();
            assert!(KEYS.iter().any(|(name, ..)| *name == dataset.name()), "{}", dataset.name());
            let Key { tries, ignored } = key(dataset.name());
            for column in tries.iter().copied().flatten().chain(ignored) {
                assert!(
                    fields.contains(column) || [PLACE, "path"].contains(column),
                    "{}.{column}",
                    dataset.name()
                );
            }
        }
    }
}
