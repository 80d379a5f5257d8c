//! The committed `schemas/` and `docs/datasets.md` are what `gongbao schema` writes.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongbao::dataset::{all, data_dictionary, schema_files};
use serde_json::Value;

const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas");

#[test]
fn committed_schemas_are_fresh() {
    for (name, text) in schema_files() {
        let committed = fs::read_to_string(Path::new(SCHEMAS).join(&name)).unwrap_or_default();
        assert!(committed == text, "schemas/{name} is stale: run `cargo run -- schema` and read the diff");
    }
    let committed: BTreeSet<String> =
        fs::read_dir(SCHEMAS).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(committed, schema_files().into_iter().map(|(name, _)| name).collect(), "files of schemas/");
}

#[test]
fn the_data_dictionary_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/datasets.md");
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == data_dictionary(),
        "docs/datasets.md is stale: run `cargo run -- schema --dictionary docs/datasets.md` and read the diff"
    );
}

#[test]
fn schemas_are_frictionless() {
    for dataset in all() {
        let schema: Value = serde_json::from_str(&gongbao::dataset::table_schema(dataset.as_ref())).unwrap();
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        for key in schema["primaryKey"].as_array().unwrap_or(&Vec::new()) {
            assert!(names.contains(&key.as_str().unwrap()), "{}: key {key}", dataset.name());
        }
        for key in schema["foreignKeys"].as_array().unwrap_or(&Vec::new()) {
            assert!(names.contains(&key["fields"][0].as_str().unwrap()), "{}: {key}", dataset.name());
        }
        for field in fields {
            let kinds = ["string", "integer", "boolean", "date", "number", "array"];
            assert!(kinds.contains(&field["type"].as_str().unwrap()), "{field}");
            assert!(field["description"].as_str().is_some_and(|d| !d.is_empty()), "{field}");
        }
    }
}
