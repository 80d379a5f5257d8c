//! The datasets against the contract with the analysts, `../shared/eval/contract.txt`, where it is there.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeMap;
use std::fs;

use arrow_schema::DataType;
use gongbao::dataset::{Dataset, Field, all};

const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/eval/contract.txt");
const SPAN: &str = "source_id:text!->sources byte_start:offset! byte_end:offset!";

/// A column as the contract has it: `name:type!->dataset`.
struct Promise<'a> {
    name: &'a str,
    kind: &'a str,
    required: bool,
    references: Option<&'a str>,
}

fn promise(text: &str) -> Promise<'_> {
    let (name, kind) = text.split_once(':').unwrap_or_else(|| panic!("{text} has no type"));
    let (kind, references) = kind.split_once("->").map_or((kind, None), |(kind, to)| (kind, Some(to)));
    Promise { name, kind: kind.trim_end_matches('!'), required: kind.ends_with('!'), references }
}

/// Each dataset of the contract with its columns.
fn promises(contract: &str) -> BTreeMap<&str, Vec<Promise<'_>>> {
    let lines = contract.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let (name, columns) = line.split_once(':').unwrap_or_else(|| panic!("{line} names no dataset"));
            let columns =
                columns.split_whitespace().flat_map(|c| if c == "span" { SPAN } else { c }.split(' '));
            (name, columns.map(promise).collect())
        })
        .collect()
}

fn data_type(kind: &str) -> Option<DataType> {
    Some(match kind {
        "text" => DataType::Utf8,
        "int" => DataType::Int32,
        "int64" | "offset" => DataType::Int64,
        "bool" => DataType::Boolean,
        "date" => DataType::Date32,
        "decimal" => DataType::Decimal128(28, 6),
        _ => return None,
    })
}

fn keeps(dataset: &dyn Dataset, promise: &Promise<'_>) -> Result<(), String> {
    let schema = dataset.schema();
    let column = schema.field_with_name(promise.name).map_err(|_| "no such column".to_owned())?;
    let actual = match column.data_type() {
        DataType::Dictionary(_, values) => values.as_ref(),
        other => other,
    };
    let right = match (actual, data_type(promise.kind)) {
        (DataType::List(item), None) => promise.kind == "[text]" && item.data_type() == &DataType::Utf8,
        (actual, Some(expected)) => actual == &expected,
        _ => false,
    };
    if !right {
        return Err(format!("{actual}, not {}", promise.kind));
    }
    if promise.required && column.is_nullable() {
        return Err("may be null".into());
    }
    references(dataset.fields().iter().find(|f| f.name == promise.name), promise.references)
}

fn references(field: Option<&&Field>, promised: Option<&str>) -> Result<(), String> {
    let actual = field.and_then(|f| f.references).and_then(|r| r.split_once('.')).map(|(dataset, _)| dataset);
    match promised {
        Some(promised) if actual != Some(promised) => Err(format!("points to {actual:?}, not to {promised}")),
        _ => Ok(()),
    }
}

#[test]
fn datasets_keep_the_contract() {
    let Ok(contract) = fs::read_to_string(CONTRACT) else {
        println!("skipped: {CONTRACT} is not there");
        return;
    };
    let datasets = all();
    let promises = promises(&contract);
    // More than was promised: the printed texts.
    assert_eq!(promises.len() + 1, datasets.len(), "number of datasets");
    let mut breaches = Vec::new();
    for (name, columns) in &promises {
        let Some(dataset) = datasets.iter().find(|d| d.name() == *name) else {
            breaches.push(format!("{name}: no such dataset"));
            continue;
        };
        for column in columns {
            if let Err(breach) = keeps(dataset.as_ref(), column) {
                breaches.push(format!("{name}.{}: {breach}", column.name));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}
