//! Datasets to Parquet: the same rows always give the same bytes.
//!
//! A file is written under a temporary name and renamed when it is whole, so that a reader never sees half of one.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use super::table::Dataset;
use crate::error::{Error, Result};
use crate::resolve::Records;

/// Version of the schemas: a new major when a column is renamed or dropped, a new minor when one is added.
pub const SCHEMA_VERSION: &str = "1.0";

/// The one file of a dataset.
const PART: &str = "part-00000.parquet";
/// The description of all datasets.
const PACKAGE: &str = "datapackage.json";
/// Rows of a row group.
const ROW_GROUP: usize = 100_000;

/// True for a file that a run writes; `path` is below its output folder.
pub fn is_output(path: &Path) -> bool {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    match parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>()[..] {
        [PACKAGE] => true,
        [folder, PART] => super::all().iter().any(|dataset| dataset.name() == folder),
        _ => false,
    }
}

/// A dataset that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Name of the dataset.
    pub dataset: &'static str,
    /// Its file, below the output folder.
    pub path: String,
    /// Rows.
    pub rows: u64,
    /// Size of the file.
    pub bytes: u64,
}

/// Writes one dataset of a run into its folder below `output`, replacing what an earlier run left there.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write(dataset: &dyn Dataset, records: &Records, output: &Path) -> Result<Written> {
    let folder = output.join(dataset.name());
    fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
    let path = folder.join(PART);
    let mut rows = 0;
    replace(&path, |file| {
        rows = write_rows(dataset, records, file).map_err(|e| Error::write(&path, e))?;
        Ok(())
    })?;
    let bytes = fs::metadata(&path).map_err(|e| Error::io(&path, e))?.len();
    Ok(Written { dataset: dataset.name(), path: format!("{}/{PART}", dataset.name()), rows, bytes })
}

/// Writes `datapackage.json` into `output`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_package(datasets: &[Box<dyn Dataset>], written: &[Written], output: &Path) -> Result<()> {
    let path = output.join(PACKAGE);
    let text = super::package(datasets, written);
    replace(&path, |file| file.write_all(text.as_bytes()).map_err(|e| Error::io(&path, e)))
}

/// Puts what `fill` writes at `path`, all or nothing.
fn replace(path: &Path, fill: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let temporary = path.with_extension("tmp");
    let file = File::create(&temporary).map_err(|e| Error::io(&temporary, e))?;
    let mut file = BufWriter::new(file);
    let done = fill(&mut file)
        .and_then(|()| file.flush().map_err(|e| Error::io(&temporary, e)))
        .and_then(|()| fs::rename(&temporary, path).map_err(|e| Error::io(path, e)));
    if done.is_err() {
        // The first error is the one to tell; a leftover is only untidy.
        let _ = fs::remove_file(&temporary);
    }
    done
}

fn write_rows(
    dataset: &dyn Dataset,
    records: &Records,
    file: impl Write + Send,
) -> std::result::Result<u64, ParquetError> {
    let mut writer = ArrowWriter::try_new(file, dataset.schema(), Some(properties()?))?;
    let mut rows = 0;
    for batch in dataset.batches(records) {
        let batch = batch?;
        rows += batch.num_rows() as u64;
        writer.write(&batch)?;
    }
    writer.close()?;
    Ok(rows)
}

fn properties() -> std::result::Result<WriterProperties, ParquetError> {
    let footer = KeyValue::new("gongbao.schema_version".into(), SCHEMA_VERSION.to_owned());
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .set_created_by(concat!("gongbao version ", env!("CARGO_PKG_VERSION")).into())
        .set_key_value_metadata(Some(vec![footer]));
    Ok(properties.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_are_told_from_inputs() {
        let cases = [
            ("datapackage.json", true),
            ("blocks/part-00000.parquet", true),
            ("blocks/2023.txt", false),
            ("2023/part-00000.parquet", false),
            ("2023/datapackage.json", false),
            ("", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_output(Path::new(path)), expected, "{path}");
        }
    }
}
