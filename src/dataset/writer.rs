//! Datasets to Parquet: the same rows always give the same bytes.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;
use serde::{Deserialize, Serialize};

use super::column::{Field, Kind};
use super::packing::unpacked;
use super::table::Dataset;
use super::views::{VIEWS, views};
use crate::error::{Error, Result};
use crate::resolve::Records;

/// Version of the schemas: a new major when a column is renamed or dropped, a new minor when one is added.
pub const SCHEMA_VERSION: &str = "1.0";

/// The description of all datasets.
const PACKAGE: &str = "datapackage.json";
/// Other files that a run leaves in its output.
const REPORTS: [&str; 3] = ["run.json", "quarantine.jsonl", VIEWS];
/// Rows of a row group.
const ROW_GROUP: usize = 100_000;

/// True for a name in an output folder that a run gives: a folder of a dataset, or a file beside those.
pub fn is_output_name(name: &str) -> bool {
    is_beside(name) || super::all().iter().any(|dataset| dataset.name() == name)
}

/// True for the name of a file that a run writes, wherever it lies.
pub fn is_output_file(name: &str) -> bool {
    is_beside(name) || is_part_name(name)
}

/// True for a file beside the folders of the datasets.
fn is_beside(name: &str) -> bool {
    name == PACKAGE || REPORTS.contains(&name)
}

/// True for a file that a run writes; `path` is below its output folder.
pub fn is_output(path: &Path) -> bool {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>()[..] {
        [name] => is_output_name(name),
        [folder, name] => is_output_name(folder) && is_part_name(name),
        _ => false,
    }
}

/// True for the name of a file of a dataset.
pub fn is_part_name(name: &str) -> bool {
    name.starts_with("part-") && name.ends_with(".parquet")
}

/// A file of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFile {
    /// Its name, in the folder of the dataset.
    pub name: String,
    /// Rows.
    pub rows: u64,
    /// Size in bytes.
    pub bytes: u64,
}

/// A dataset that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Name of the dataset.
    pub dataset: &'static str,
    /// Its files.
    pub files: Vec<PartFile>,
}

/// Writes the rows that `records` have of a dataset into a file of that name in its folder below `output`.
///
/// # Errors
/// When the file cannot be written.
pub fn write(dataset: &dyn Dataset, records: &Records, output: &Path, name: &str) -> Result<PartFile> {
    let path = output.join(dataset.name()).join(name);
    let file = File::create(&path).map_err(|e| Error::io(&path, e))?;
    let mut file = BufWriter::new(file);
    let rows = write_rows(dataset, records, name, &mut file).map_err(|e| failed(&path, e))?;
    file.flush().map_err(|e| Error::io(&path, e))?;
    let bytes = file.get_ref().metadata().map_err(|e| Error::io(&path, e))?.len();
    Ok(PartFile { name: name.to_owned(), rows, bytes })
}

/// Writes `datapackage.json` into `output`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_package(datasets: &[Box<dyn Dataset>], written: &[Written], output: &Path) -> Result<()> {
    let path = output.join(PACKAGE);
    fs::write(&path, super::package(datasets, written)).map_err(|e| Error::io(&path, e))
}

/// Writes `views.sql` into `output`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_views(datasets: &[Box<dyn Dataset>], written: &[Written], output: &Path) -> Result<()> {
    let path = output.join(VIEWS);
    // The organs are written anew by each run, under a name of what they were made of.
    let organs =
        written.iter().filter(|written| written.dataset == "organs").flat_map(|written| &written.files);
    let mark = organs.last().map_or_else(|| PACKAGE.to_owned(), |file| format!("organs/{}", file.name));
    fs::write(&path, views(datasets, &mark)).map_err(|e| Error::io(&path, e))
}

fn write_rows(
    dataset: &dyn Dataset,
    records: &Records,
    name: &str,
    file: impl Write + Send,
) -> std::result::Result<u64, ParquetError> {
    let rows = dataset.rows(records);
    let mut batches = dataset.batches(records).peekable();
    let first = batches.peek().and_then(|batch| batch.as_ref().ok());
    let fields = dataset.fields();
    let unpacked = first.map_or_else(Vec::new, |batch| unpacked(&fields, batch, rows));
    let properties = properties(dataset, name, rows, &unpacked)?;
    let mut writer = ArrowWriter::try_new(file, dataset.schema(), Some(properties))?;
    let mut rows = 0;
    for batch in batches {
        let batch = batch?;
        rows += batch.num_rows() as u64;
        writer.write(&batch)?;
    }
    writer.close()?;
    Ok(rows)
}

/// What the disk says is told as the disk says it.
fn failed(path: &Path, error: ParquetError) -> Error {
    match error {
        ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => Error::io(path, *error),
            Err(error) => Error::write(path, error),
        },
        error => Error::write(path, error),
    }
}

/// How a file is written: what it was made of in its footer, statistics and an index of its pages, a bloom filter for each id.
/// Ids that are keys, and offsets, hardly ever repeat, but begin as the one before: they are written as differences.
fn properties(
    dataset: &dyn Dataset,
    name: &str,
    rows: usize,
    unpacked: &[&str],
) -> std::result::Result<WriterProperties, ParquetError> {
    let made_of = name.trim_start_matches("part-").trim_end_matches(".parquet").rsplit('-').next();
    let footer = |key: &str, value: &str| KeyValue::new(format!("gongbao.{key}"), value.to_owned());
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_created_by(concat!("gongbao version ", env!("CARGO_PKG_VERSION")).into())
        .set_key_value_metadata(Some(vec![
            footer("schema_version", SCHEMA_VERSION),
            footer("version", env!("CARGO_PKG_VERSION")),
            footer("dataset", dataset.name()),
            footer("run", made_of.unwrap_or_default()),
        ]));
    for field in dataset.fields() {
        let column = || ColumnPath::from(field.name);
        if unpacked.contains(&field.name) {
            properties = properties.set_column_compression(leaf(field), Compression::UNCOMPRESSED);
        }
        if field.key || field.references.is_some() {
            properties = properties
                .set_column_bloom_filter_enabled(column(), true)
                .set_column_bloom_filter_max_ndv(column(), rows.clamp(1, ROW_GROUP) as u64);
        }
        let differences = match field.kind {
            Kind::Text if field.key => Some(Encoding::DELTA_BYTE_ARRAY),
            Kind::Offset => Some(Encoding::DELTA_BINARY_PACKED),
            _ => None,
        };
        if let Some(encoding) = differences {
            properties = properties
                .set_column_dictionary_enabled(column(), false)
                .set_column_encoding(column(), encoding);
        }
    }
    Ok(properties.build())
}

/// The path of the values of a column.
fn leaf(field: &Field) -> ColumnPath {
    match field.kind {
        Kind::TextList => ColumnPath::new([field.name, "list", "item"].map(str::to_owned).to_vec()),
        _ => ColumnPath::from(field.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_told_from_inputs() {
        let cases = [
            ("datapackage.json", true),
            ("run.json", true),
            ("blocks/part-00000-0123456789abcdef.parquet", true),
            ("blocks/2023.txt", false),
            ("2023/part-00000-0123456789abcdef.parquet", false),
            ("2023/datapackage.json", false),
            ("", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_output(Path::new(path)), expected, "{path}");
        }
    }
}
