//! The datasets: a file each, which says in one table what its columns are, what they mean and how a record fills
//! them. From that table come the Arrow schema, the Parquet files, and the schemas for people. Knows Arrow.

mod appointments;
mod array;
mod attachments;
mod blocks;
mod cell;
mod citations;
mod column;
mod common;
mod contacts;
mod diagnostics;
mod dictionary;
mod document_links;
mod documents;
mod events;
mod frictionless;
mod issues;
mod mentions;
mod milestones;
mod organs;
mod packing;
mod people;
mod read;
mod responsibilities;
mod sections;
mod shelf;
mod sources;
mod table;
mod table_cells;
mod tables;
mod targets;
mod terms;
mod texts;
mod toc_entries;
mod verify;
mod views;
mod writer;

pub(crate) use array::fits;
pub use cell::listed;
pub use column::{Field, Kind, Term};
pub use frictionless::{package, table_schema};
pub use read::{Rows, part_names, read, read_part, row_count, rows};
pub use shelf::Shelf;
pub use table::Dataset;
pub use verify::{Breach, Findings, Texts, verify};
pub use views::{VIEWS, views};
pub use writer::{
    PartFile, SCHEMA_VERSION, Written, is_output, is_output_file, is_output_name, is_part_name, write,
    write_package, write_views,
};

/// Every dataset, in the order of the layers: printed, structure, meaning, across sources.
///
/// ```
/// let names: Vec<&str> = gongbao::dataset::all().iter().map(|d| d.name()).collect();
/// assert_eq!(names[..3], ["sources", "texts", "blocks"]);
/// ```
pub fn all() -> Vec<Box<dyn Dataset>> {
    vec![
        Box::new(sources::table()),
        Box::new(texts::table()),
        Box::new(blocks::table()),
        Box::new(issues::table()),
        Box::new(toc_entries::table()),
        Box::new(documents::table()),
        Box::new(attachments::table()),
        Box::new(sections::table()),
        Box::new(tables::table()),
        Box::new(table_cells::table()),
        Box::new(responsibilities::table()),
        Box::new(citations::table()),
        Box::new(appointments::table()),
        Box::new(people::table()),
        Box::new(targets::table()),
        Box::new(milestones::table()),
        Box::new(events::table()),
        Box::new(contacts::table()),
        Box::new(mentions::table()),
        Box::new(organs::table()),
        Box::new(document_links::table()),
        Box::new(diagnostics::table()),
    ]
}

/// Name and content of every file of `schemas/`: a Table Schema for each dataset.
pub fn schema_files() -> Vec<(String, String)> {
    all().iter().map(|d| (format!("{}.json", d.name()), table_schema(d.as_ref()))).collect()
}

/// The data dictionary: every dataset and column as one page of Markdown.
pub fn data_dictionary() -> String {
    dictionary::dictionary(&all())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every column of every dataset, with the dataset's name.
    fn columns() -> Vec<(String, Field)> {
        let of = |d: &dyn Dataset| -> Vec<(String, Field)> {
            d.fields().into_iter().map(|f| (format!("{}.{}", d.name(), f.name), f.clone())).collect()
        };
        all().iter().flat_map(|d| of(d.as_ref())).collect()
    }

    #[test]
    fn names_are_unique() {
        let columns = columns();
        let names: BTreeSet<&String> = columns.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), columns.len());
    }

    #[test]
    fn columns_say_what_they_mean_and_when_they_are_null() {
        for (name, field) in columns() {
            assert!(field.about.ends_with('.'), "{name}: a sentence is missing");
            assert_eq!(field.nullable, !field.null.is_empty(), "{name}: when is it null?");
            assert_eq!(field.kind == Kind::Term, !field.terms.is_empty(), "{name}: words of its closed set");
            assert!(!field.key || !field.nullable, "{name}: a key is never null");
        }
    }

    #[test]
    fn examples_are_of_their_type() {
        for (name, Field { kind, example, .. }) in columns() {
            let fits = match kind {
                Kind::Term => example.is_empty(),
                Kind::Text => !example.is_empty(),
                Kind::Int => example.parse::<i32>().is_ok(),
                Kind::Int64 | Kind::Offset => example.parse::<i64>().is_ok(),
                Kind::Bool => example.parse::<bool>().is_ok(),
                Kind::Date => example.parse::<crate::model::Date>().is_ok(),
                Kind::Decimal => example.parse::<crate::model::Decimal>().is_ok(),
                Kind::TextList => serde_json::from_str::<Vec<String>>(example).is_ok(),
            };
            assert!(fits, "{name}: {example:?} is no {kind:?}");
        }
    }

    #[test]
    fn references_point_to_keys() {
        let columns = columns();
        for (name, target) in columns.iter().filter_map(|(name, field)| Some((name, field.references?))) {
            let found = columns.iter().find(|(other, _)| other == target);
            assert!(found.is_some_and(|(_, field)| field.key), "{name} points to {target}, which is no key");
        }
    }
}
