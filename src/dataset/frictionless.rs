//! The schemas for people and tools: Frictionless Table Schemas and a Data Package.
//!
//! Beside the standard properties a field says when it is null (`null`) and what type it has in Arrow (`arrowType`);
//! the words of a closed set stand in `constraints.enum` and, with their meaning, in `categories`.

use serde::Serialize;

use super::array::data_type;
use super::column::{Field, Kind};
use super::table::Dataset;
use super::writer::{PartFile, SCHEMA_VERSION, Written};

const PACKAGE_PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const SCHEMA_PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    profile: Option<&'static str>,
    name: &'static str,
    description: &'static str,
    fields: Vec<SchemaField>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
    /// An empty text is a value: null is null.
    missing_values: [&'static str; 0],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemaField {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    arrow_type: String,
    description: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    example: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    null: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<Category>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Serialize)]
struct Category {
    value: &'static str,
    label: &'static str,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unique: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'static str>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        !self.required && !self.unique && self.words.is_empty()
    }
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    /// Left out when the dataset refers to itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<&'static str>,
    fields: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    version: &'static str,
    schema_version: &'static str,
    resources: Vec<Resource>,
}

/// One path, or several whose rows follow each other.
#[derive(Serialize)]
#[serde(untagged)]
enum Paths {
    One(String),
    Several(Vec<String>),
}

impl Paths {
    fn of(written: &Written) -> Self {
        let path = |file: &PartFile| format!("{}/{}", written.dataset, file.name);
        match &written.files[..] {
            [one] => Self::One(path(one)),
            several => Self::Several(several.iter().map(path).collect()),
        }
    }
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    path: Paths,
    format: &'static str,
    mediatype: &'static str,
    bytes: u64,
    rows: u64,
    schema: TableSchema,
}

/// The Table Schema of a dataset, as indented JSON that ends in a line break.
pub fn table_schema(dataset: &dyn Dataset) -> String {
    json(&schema(dataset, Some(SCHEMA_PROFILE)))
}

/// The Data Package of a finished output, as indented JSON that ends in a line break.
pub fn package(datasets: &[Box<dyn Dataset>], written: &[Written]) -> String {
    let resources = datasets.iter().zip(written).map(|(dataset, written)| Resource {
        name: dataset.name(),
        kind: "table",
        path: Paths::of(written),
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        bytes: written.files.iter().map(|file| file.bytes).sum(),
        rows: written.files.iter().map(|file| file.rows).sum(),
        schema: schema(dataset.as_ref(), None),
    });
    json(&Package {
        profile: PACKAGE_PROFILE,
        name: "gongbao",
        title: "Government gazettes as linked datasets",
        description: "Every row says in source_id, byte_start and byte_end where it is printed.",
        version: env!("CARGO_PKG_VERSION"),
        schema_version: SCHEMA_VERSION,
        resources: resources.collect(),
    })
}

fn json(value: &impl Serialize) -> String {
    // Structs of text and numbers always serialize.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn schema(dataset: &dyn Dataset, profile: Option<&'static str>) -> TableSchema {
    let fields = dataset.fields();
    let keys: Vec<&str> = fields.iter().filter(|f| f.key).map(|f| f.name).collect();
    TableSchema {
        profile,
        name: dataset.name(),
        description: dataset.about(),
        fields: fields.iter().map(|f| schema_field(f, keys == [f.name])).collect(),
        primary_key: keys,
        foreign_keys: fields.iter().filter_map(|f| foreign_key(dataset.name(), f)).collect(),
        missing_values: [],
    }
}

fn schema_field(field: &Field, unique: bool) -> SchemaField {
    let categories = field.terms.iter().map(|t| Category { value: t.word, label: t.meaning });
    SchemaField {
        name: field.name,
        kind: frictionless_type(field.kind),
        arrow_type: arrow_type(field.kind),
        description: field.about,
        unit: field.unit,
        example: field.example,
        null: field.null,
        categories: categories.collect(),
        constraints: Constraints {
            required: !field.nullable,
            unique,
            words: field.terms.iter().map(|t| t.word).collect(),
        },
    }
}

fn foreign_key(dataset: &str, field: &Field) -> Option<ForeignKey> {
    let (resource, column) = field.references?.split_once('.')?;
    let resource = (resource != dataset).then_some(resource);
    Some(ForeignKey { fields: [field.name], reference: Reference { resource, fields: [column] } })
}

fn frictionless_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Term => "string",
        Kind::Int | Kind::Int64 | Kind::Offset => "integer",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::Decimal => "number",
        Kind::TextList => "array",
    }
}

fn arrow_type(kind: Kind) -> String {
    match kind {
        Kind::Term => "Dictionary<Int32, Utf8>".into(),
        Kind::TextList => "List<Utf8>".into(),
        _ => data_type(kind).to_string(),
    }
}
