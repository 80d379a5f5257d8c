//! The datasets: a file each, which says in one table what its columns are, what they mean and how a record fills
//! them. From that table come the Arrow schema, the Parquet files, and the schemas for people. Knows Arrow.

mod appointments;
mod array;
mod attachments;
mod blocks;
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
mod people;
mod responsibilities;
mod sections;
mod sources;
mod table;
mod table_cells;
mod tables;
mod targets;
mod terms;
mod toc_entries;
mod writer;

pub(crate) use array::fits;
pub use column::{Field, Kind, Term};
pub use frictionless::{package, table_schema};
pub use table::Dataset;
pub use writer::{SCHEMA_VERSION, Written, write, write_package};

/// Every dataset, in the order of the layers: printed, structure, meaning, across sources.
///
/// ```
/// let names: Vec<&str> = gongbao::dataset::all().iter().map(|d| d.name()).collect();
/// assert_eq!(names[..3], ["sources", "blocks", "issues"]);
/// ```
pub fn all() -> Vec<Box<dyn Dataset>> {
    vec![
        Box::new(sources::table()),
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

/// Name and content of every file of `schemas/`: a Table Schema for each dataset, and the data dictionary.
pub fn schema_files() -> Vec<(String, String)> {
    let datasets = all();
    let schemas = datasets.iter().map(|d| (format!("{}.json", d.name()), table_schema(d.as_ref())));
    schemas.chain([("README.md".to_owned(), dictionary::dictionary(&datasets))]).collect()
}
