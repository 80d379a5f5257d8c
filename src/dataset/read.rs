//! [`Rows`]: rows as text, of a run in memory or of datasets that an earlier run wrote.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::cell;
use super::table::Dataset;
use super::writer::is_part_name;
use crate::error::{Error, Result};
use crate::resolve::Records;

/// Rows of a dataset, each value as text: dates as `2023-04-06`, decimals without trailing zeros, lists as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Names of the columns, in order.
    pub columns: Vec<String>,
    /// The rows; a value is `None` where it is null.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Rows {
    /// Place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The value of a column in a row; `None` when it is null or when there is no such column.
    pub fn value<'a>(&self, row: &'a [Option<String>], name: &str) -> Option<&'a str> {
        row.get(self.column(name)?)?.as_deref()
    }

    /// Takes in the rows of a batch; an error names a type that no column of ours has.
    fn append(&mut self, batch: &RecordBatch) -> std::result::Result<(), String> {
        for row in 0..batch.num_rows() {
            let cells: std::result::Result<Vec<_>, _> =
                batch.columns().iter().map(|array| cell::text(array.as_ref(), row)).collect();
            self.rows.push(cells?);
        }
        Ok(())
    }
}

/// The rows of a dataset in a run.
///
/// # Errors
/// When the values do not fit their columns, which is a bug.
pub fn rows(dataset: &dyn Dataset, records: &Records) -> Result<Rows> {
    let columns = dataset.fields().iter().map(|field| field.name.to_owned()).collect();
    let mut rows = Rows { columns, rows: Vec::new() };
    let filled =
        dataset.batches(records).try_for_each(|batch| rows.append(&batch.map_err(|e| e.to_string())?));
    filled.map_err(|e| Error::write(dataset.name(), e))?;
    Ok(rows)
}

/// The rows of a dataset in the output folder of an earlier run; `None` when it is not there.
///
/// The columns are those of the files, which may have been written by another version.
///
/// # Errors
/// When a file cannot be read as Parquet.
pub fn read(dataset: &str, output: &Path) -> Result<Option<Rows>> {
    let folder = output.join(dataset);
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut rows = Rows::default();
    for path in parts(&folder)? {
        append_file(&path, &mut rows)?;
    }
    Ok(Some(rows))
}

/// Names of the files of a dataset, in the order of the sources; empty when it has none.
///
/// The rows of one source stand in the files of one name, in whichever datasets have such rows.
///
/// # Errors
/// When the folder cannot be read.
pub fn part_names(dataset: &str, output: &Path) -> Result<Vec<String>> {
    let folder = output.join(dataset);
    let paths = if folder.is_dir() { parts(&folder)? } else { Vec::new() };
    let names = paths.iter().filter_map(|path| path.file_name()?.to_str());
    Ok(names.filter(|name| is_part_name(name)).map(str::to_owned).collect())
}

/// The rows of a dataset in its file of a name; without columns when it has no such file.
///
/// # Errors
/// When the file cannot be read as Parquet.
pub fn read_part(dataset: &str, output: &Path, name: &str) -> Result<Rows> {
    let path = output.join(dataset).join(name);
    let mut rows = Rows::default();
    if path.is_file() {
        append_file(&path, &mut rows)?;
    }
    Ok(rows)
}

/// How many rows a dataset has, as its files say it; `None` when it is not there.
///
/// # Errors
/// When a file cannot be read as Parquet.
pub fn row_count(dataset: &str, output: &Path) -> Result<Option<u64>> {
    let folder = output.join(dataset);
    if !folder.is_dir() {
        return Ok(None);
    }
    let count = |path: &PathBuf| Ok(open(path)?.metadata().file_metadata().num_rows().unsigned_abs());
    parts(&folder)?.iter().map(count).sum::<Result<u64>>().map(Some)
}

/// The Parquet files of a folder, by name.
pub(super) fn parts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| Error::io(folder, e))? {
        let path = entry.map_err(|e| Error::io(folder, e))?.path();
        if path.extension().is_some_and(|extension| extension == "parquet") {
            parts.push(path);
        }
    }
    parts.sort();
    Ok(parts)
}

/// Opens a Parquet file.
pub(super) fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| broken(path, e))
}

/// A file that is not as a run writes it.
pub(super) fn broken(path: &Path, what: impl std::fmt::Display) -> Error {
    Error::input(path, format!("expected a Parquet file of gongbao, found: {what}"))
}

/// Shows the batches of a file, with all columns or one.
pub(super) fn each_batch(path: &Path, only: Option<&str>, mut show: impl FnMut(&RecordBatch)) -> Result<()> {
    let mut reader = open(path)?;
    if let Some(name) = only {
        let mask = ProjectionMask::columns(reader.parquet_schema(), [name]);
        reader = reader.with_projection(mask);
    }
    for batch in reader.build().map_err(|e| broken(path, e))? {
        show(&batch.map_err(|e| broken(path, e))?);
    }
    Ok(())
}

fn append_file(path: &Path, rows: &mut Rows) -> Result<()> {
    let reader = open(path)?;
    let columns: Vec<String> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    if rows.columns.is_empty() {
        rows.columns = columns;
    } else if rows.columns != columns {
        return Err(broken(path, "other columns than in the file before"));
    }
    for batch in reader.build().map_err(|e| broken(path, e))? {
        rows.append(&batch.map_err(|e| broken(path, e))?).map_err(|e| broken(path, e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_read_as_it_was_written() {
        let records = crate::parse("一、总体要求\n投资6.5亿元。\n");
        let records = Records { sources: vec![records], ..Records::default() };
        let folder = tempfile::TempDir::new().unwrap();
        for dataset in crate::dataset::all() {
            fs::create_dir(folder.path().join(dataset.name())).unwrap();
            crate::dataset::write(dataset.as_ref(), &records, folder.path(), "part-00000.parquet").unwrap();
            let written = read(dataset.name(), folder.path()).unwrap().unwrap();
            assert_eq!(written, rows(dataset.as_ref(), &records).unwrap(), "{}", dataset.name());
            let part = read_part(dataset.name(), folder.path(), "part-00000.parquet").unwrap();
            assert_eq!(part, written, "{}", dataset.name());
            let count = row_count(dataset.name(), folder.path()).unwrap();
            assert_eq!(count, Some(written.rows.len() as u64), "{}", dataset.name());
        }
        assert_eq!(part_names("sources", folder.path()).unwrap(), ["part-00000.parquet"]);
        assert_eq!(read_part("blocks", folder.path(), "part-00001.parquet").unwrap(), Rows::default());
        assert_eq!(row_count("no-such-dataset", folder.path()).unwrap(), None);
        assert_eq!(read("no-such-dataset", folder.path()).unwrap(), None);
    }
}
