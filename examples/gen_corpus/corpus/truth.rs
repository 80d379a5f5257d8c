//! [`Row`]: a row that the reading of a generated issue must give.

use serde_json::{Map, Value};

/// A row of a dataset, with the columns that are known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The dataset.
    pub(crate) dataset: &'static str,
    /// All of its known columns ([`KNOWN`]); null where nothing is printed.
    pub(crate) columns: Map<String, Value>,
}

impl Row {
    /// A row all of whose known columns are null.
    pub(crate) fn new(dataset: &'static str) -> Self {
        let columns = known(dataset).iter().map(|&column| (column.to_owned(), Value::Null)).collect();
        Self { dataset, columns }
    }

    /// The row with the value of a column.
    ///
    /// # Panics
    /// When the column is none of the known ones.
    pub(crate) fn with(mut self, column: &str, value: impl Into<Value>) -> Self {
        let place = self.columns.get_mut(column);
        *place.unwrap_or_else(|| panic!("{} has no known column {column}", self.dataset)) = value.into();
        self
    }
}

/// The datasets of which a generated issue knows every row, and the columns of each that it knows.
pub(crate) const KNOWN: &[(&str, &[&str])] = &[
    (
        "issues",
        &[
            "issue_id",
            "gazette",
            "year",
            "number",
            "serial",
            "published_date",
            "supervisor",
            "sponsor",
            "publisher",
            "address",
            "postcode",
            "phone",
        ],
    ),
    ("toc_entries", &["issue_id", "ordinal", "category", "title", "page", "document_id", "title_matches"]),
    (
        "documents",
        &[
            "document_id",
            "kind",
            "number",
            "title",
            "genre",
            "organ_header",
            "issuers",
            "addressees",
            "signatories",
            "signed_date",
            "printed_date",
            "printed_by",
            "cc",
            "disclosure",
            "effective_date",
            "expiry_date",
            "meeting",
        ],
    ),
    ("attachments", &["attachment_id", "title", "omitted"]),
    (
        "sections",
        &["section_id", "parent_id", "attachment_id", "ordinal", "depth", "style", "number", "heading"],
    ),
    ("tables", &["table_id", "attachment_id", "caption", "unit", "rows", "columns", "header_rows"]),
    ("table_cells", &["table_id", "row", "column", "header", "row_label", "row_kind", "text", "number"]),
    ("responsibilities", &["document_id", "section_id", "role", "organ", "origin"]),
    ("citations", &["document_id", "section_id", "number", "title", "relation", "target_document_id"]),
    ("appointments", &["document_id", "person", "action", "organ", "post", "probation_months"]),
    ("people", &["document_id", "issue_id", "person", "capacity", "group_role", "position"]),
    (
        "targets",
        &[
            "document_id",
            "section_id",
            "subject",
            "period_end",
            "comparator",
            "cumulative",
            "value",
            "value_max",
            "unit",
        ],
    ),
    ("milestones", &["document_id", "section_id", "start_date", "end_date", "end_precision"]),
    ("events", &["document_id", "section_id", "name", "start_date", "end_date", "place", "content"]),
    ("contacts", &["document_id", "issue_id", "kind", "value"]),
];

/// The known columns of a dataset.
pub(crate) fn known(dataset: &str) -> &'static [&'static str] {
    KNOWN.iter().find(|(name, _)| *name == dataset).map_or(&[], |(_, columns)| columns)
}
