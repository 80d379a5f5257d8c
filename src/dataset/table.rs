//! [`Table`]: the columns of a dataset and the records that are its rows.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch};
use arrow::datatypes::{Field as ArrowField, Schema, SchemaRef};
use arrow::error::ArrowError;

use super::array::{array, data_type};
use super::column::{Column, Field, Read};
use crate::extract::SourceRecords;
use crate::resolve::Records;

/// A dataset: its schema with the meaning of every column, and its rows in a run.
pub trait Dataset: Send + Sync {
    /// Its name, which is the name of its folder.
    fn name(&self) -> &'static str;

    /// What a row is.
    fn about(&self) -> &'static str;

    /// Its columns, in order.
    fn fields(&self) -> Vec<&Field>;

    /// Its Arrow schema.
    fn schema(&self) -> SchemaRef;

    /// Its rows, in record batches.
    fn batches<'a>(
        &'a self,
        records: &'a Records,
    ) -> Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + 'a>;
}

/// A record and the source in which it stands; records of the whole run stand in none.
pub(super) struct Row<'a, T> {
    pub(super) source_id: &'a str,
    pub(super) record: &'a T,
}

/// A dataset whose rows are records `T`.
pub(super) struct Table<T: Sync + 'static> {
    name: &'static str,
    about: &'static str,
    columns: Vec<Column<T>>,
    rows: for<'a> fn(&'a Records) -> Vec<Row<'a, T>>,
}

/// So many rows make a batch …
const BATCH_ROWS: usize = 16_384;
/// … or so many bytes of text: an Arrow text array holds less than 2 GiB.
const BATCH_BYTES: usize = 256 << 20;

impl<T: Sync + 'static> Table<T> {
    pub(super) fn new(
        name: &'static str,
        about: &'static str,
        columns: Vec<Column<T>>,
        rows: for<'a> fn(&'a Records) -> Vec<Row<'a, T>>,
    ) -> Self {
        Self { name, about, columns, rows }
    }

    fn batch(&self, rows: &[Row<'_, T>]) -> Result<RecordBatch, ArrowError> {
        let columns: Result<Vec<ArrayRef>, ArrowError> =
            self.columns.iter().map(|c| array(c, rows)).collect();
        RecordBatch::try_new(self.schema(), columns?)
    }

    /// How many of `rows` make the next batch.
    fn batch_len(&self, rows: &[Row<'_, T>]) -> usize {
        let mut bytes = 0;
        let fitting = rows.iter().take(BATCH_ROWS).take_while(|row| {
            let fits = bytes < BATCH_BYTES;
            bytes += self.text_len(row.record);
            fits
        });
        fitting.count()
    }

    fn text_len(&self, record: &T) -> usize {
        let texts = self.columns.iter().filter_map(|column| match &column.read {
            Read::Text(get) => get(record).map(str::len),
            _ => None,
        });
        texts.sum()
    }
}

impl<T: Sync + 'static> Dataset for Table<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn fields(&self) -> Vec<&Field> {
        self.columns.iter().map(|column| &column.field).collect()
    }

    fn schema(&self) -> SchemaRef {
        let fields = self.columns.iter().map(|column| {
            let field = &column.field;
            ArrowField::new(field.name, data_type(field.kind), field.nullable)
        });
        Arc::new(Schema::new(fields.collect::<Vec<_>>()))
    }

    fn batches<'a>(
        &'a self,
        records: &'a Records,
    ) -> Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + 'a> {
        let rows = (self.rows)(records);
        let mut at = 0;
        Box::new(std::iter::from_fn(move || {
            let rest = &rows[at..];
            let len = self.batch_len(rest);
            at += len;
            (len > 0).then(|| self.batch(&rest[..len]))
        }))
    }
}

/// A row for each record that `of` finds in a source, by source.
pub(super) fn rows<'a, T: 'a, I>(records: &'a Records, of: impl Fn(&'a SourceRecords) -> I) -> Vec<Row<'a, T>>
where
    I: IntoIterator<Item = &'a T>,
{
    let by_source = records.sources.iter().flat_map(|source| {
        let source_id = source.source.source_id.as_str();
        of(source).into_iter().map(move |record| Row { source_id, record })
    });
    by_source.collect()
}

/// A row for each record of the run.
pub(super) fn rows_of_run<T>(records: &[T]) -> Vec<Row<'_, T>> {
    records.iter().map(|record| Row { source_id: "", record }).collect()
}
