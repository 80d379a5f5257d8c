//! [`Table`]: the columns of a dataset and the records that are its rows.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, Field as ArrowField, Schema, SchemaRef};

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

    /// How many rows it has.
    fn rows(&self, records: &Records) -> usize;

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

    fn rows(&self, records: &Records) -> usize {
        (self.rows)(records).len()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::all;
    use crate::extract::DocumentRecords;
    use crate::model::{Comparator, Date, Event, Organ, Precision, Target};
    use crate::text::Span;

    fn target() -> Target {
        Target {
            target_id: "d/q1".into(),
            document_id: "d".into(),
            section_id: None,
            subject: Some("保洁覆盖率".into()),
            period_start: None,
            period_end: Some(Date::constant(2023, 12, 31)),
            period_raw: None,
            comparator: Comparator::Ge,
            cumulative: Some(false),
            value: "95.5".parse().unwrap(),
            value_max: None,
            unit: "%".into(),
            value_raw: "95.5%以上".into(),
            sentence: "保洁覆盖率达到95.5%以上。".into(),
            rule: "percent",
            span: Span::new(3, 21),
        }
    }

    fn event() -> Event {
        Event {
            event_id: "d/e1".into(),
            document_id: "d".into(),
            section_id: None,
            table_id: None,
            name: "读书节".into(),
            start_date: Some(Date::constant(2023, 4, 1)),
            start_precision: Some(Precision::Month),
            end_date: None,
            end_precision: None,
            place: Some("区图书馆".into()),
            content: None,
            hosts: vec!["区文化旅游委".into(), "石桥镇".into()],
            rule: "event-list",
            span: Span::new(0, 9),
        }
    }

    fn organ() -> Organ {
        Organ {
            organ_id: "云溪区财政局".into(),
            name: "云溪区财政局".into(),
            aliases: Vec::new(),
            region_code: None,
            level: None,
            kind: None,
            mentions: 2,
            resolved: true,
            successor: None,
            succeeded_year: None,
        }
    }

    /// A run of two sources, of which the first says `targets`.
    fn run(targets: usize) -> Records {
        let SourceRecords { mut source, structure, .. } = crate::parse("保护好云溪河。");
        source.source_id = "s".into();
        let documents = DocumentRecords {
            targets: vec![target(); targets],
            events: vec![event()],
            ..DocumentRecords::default()
        };
        let first = SourceRecords::new(source, structure, vec![documents]);
        Records { sources: vec![first, crate::parse("")], organs: vec![organ()], ..Records::default() }
    }

    fn dataset(name: &str) -> Box<dyn Dataset> {
        all().into_iter().find(|d| d.name() == name).unwrap()
    }

    /// The cells of the only row, null as `-`.
    fn row(name: &str) -> Vec<String> {
        let batches: Vec<RecordBatch> = dataset(name).batches(&run(1)).map(|b| b.unwrap()).collect();
        assert_eq!(batches.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [1]);
        let cell = |array| crate::dataset::cell::text(array, 0).unwrap().unwrap_or_else(|| "-".into());
        batches[0].columns().iter().map(|array| cell(array.as_ref())).collect()
    }

    #[test]
    fn every_kind_of_value_reaches_its_column() {
        let targets = "d/q1|d|-|保洁覆盖率|-|2023-12-31|-|ge|false|95.5|-|%|95.5%以上|\
                       保洁覆盖率达到95.5%以上。|percent|s|3|21";
        assert_eq!(row("targets").join("|"), targets);
        let events = "d/e1|d|-|-|读书节|2023-04-01|month|-|-|区图书馆|-|[\"区文化旅游委\",\"石桥镇\"]|event-list|s|0|9";
        assert_eq!(row("events").join("|"), events);
        assert_eq!(row("organs").join("|"), "云溪区财政局|云溪区财政局|[]|-|-|-|2|true|-|-");
    }

    #[test]
    fn long_lists_come_in_batches() {
        let run = run(BATCH_ROWS + 1);
        let sizes: Vec<usize> = dataset("targets").batches(&run).map(|b| b.unwrap().num_rows()).collect();
        assert_eq!(sizes, [BATCH_ROWS, 1]);
    }

    #[test]
    fn empty_datasets_keep_their_schema() {
        for dataset in all() {
            assert!(dataset.batches(&Records::default()).next().is_none(), "{}", dataset.name());
            assert_eq!(dataset.schema().fields().len(), dataset.fields().len());
        }
    }
}
