//! A column of records to an Arrow array.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int32Array, Int64Array, ListArray,
    StringArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field as ArrowField};

use super::column::{Column, Field, Kind, Read};
use super::table::Row;
use crate::model::{Date, Decimal};

/// Digits of a decimal column.
const PRECISION: u8 = 28;
/// Digits behind the point of a decimal column.
const SCALE: u32 = 6;

/// The Arrow type of a column.
pub(super) fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Term => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Kind::Int => DataType::Int32,
        Kind::Int64 | Kind::Offset => DataType::Int64,
        Kind::Bool => DataType::Boolean,
        Kind::Date => DataType::Date32,
        Kind::Decimal => DataType::Decimal128(PRECISION, SCALE as i8),
        Kind::TextList => DataType::List(item()),
    }
}

fn item() -> Arc<ArrowField> {
    Arc::new(ArrowField::new("item", DataType::Utf8, false))
}

/// The values of `column` in `rows`.
pub(super) fn array<T>(column: &Column<T>, rows: &[Row<'_, T>]) -> Result<ArrayRef, ArrowError> {
    let records = rows.iter().map(|row| row.record);
    Ok(match &column.read {
        Read::SourceId => Arc::new(StringArray::from_iter_values(rows.iter().map(|row| row.source_id))),
        Read::Text(get) => Arc::new(records.map(get).collect::<StringArray>()),
        Read::Term(get) => {
            Arc::new(dictionary(&column.field, records.map(|r| get(r).map(|i| i as i32)).collect())?)
        }
        Read::Int(get) => Arc::new(records.map(get).collect::<Int32Array>()),
        Read::Int64(get) => Arc::new(records.map(get).collect::<Int64Array>()),
        Read::Bool(get) => Arc::new(records.map(get).collect::<BooleanArray>()),
        Read::Date(get) => Arc::new(records.map(|r| get(r).map(days)).collect::<Date32Array>()),
        Read::Decimal(get) => {
            let values: Decimal128Array = records.map(|r| get(r).and_then(units)).collect();
            Arc::new(values.with_precision_and_scale(PRECISION, SCALE as i8)?)
        }
        Read::TextList(get) => Arc::new(list(records.map(get))?),
    })
}

/// Keys into the closed set, whose words stand in the order of their declaration.
fn dictionary(field: &Field, keys: Int32Array) -> Result<DictionaryArray<Int32Type>, ArrowError> {
    let words = StringArray::from_iter_values(field.terms.iter().map(|t| t.word));
    DictionaryArray::try_new(keys, Arc::new(words))
}

fn list<'a>(lists: impl Iterator<Item = &'a [String]> + Clone) -> Result<ListArray, ArrowError> {
    let lengths = OffsetBuffer::from_lengths(lists.clone().map(<[String]>::len));
    let values = StringArray::from_iter_values(lists.flatten());
    ListArray::try_new(item(), lengths, Arc::new(values), None)
}

/// Days since 1 January 1970.
fn days(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    (date.duration_since(epoch).as_hours() / 24) as i32
}

/// Millionths, rounded half to even; `None` when the value has more digits than the column.
fn units(value: Decimal) -> Option<i128> {
    let rounded = value.round_dp(SCALE);
    let units = rounded.mantissa().checked_mul(10i128.pow(SCALE - rounded.scale()))?;
    (units.abs() < 10i128.pow(u32::from(PRECISION))).then_some(units)
}

/// True when a decimal column can hold the value.
pub(crate) fn fits(value: Decimal) -> bool {
    units(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        let cases =
            [((1970, 1, 1), 0), ((1969, 12, 31), -1), ((2000, 3, 1), 11_017), ((2024, 2, 29), 19_782)];
        for ((year, month, day), expected) in cases {
            assert_eq!(days(Date::constant(year, month, day)), expected, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn decimals_are_millionths() {
        let cases = [
            ("0", Some(0)),
            ("1.5", Some(1_500_000)),
            ("-0.000001", Some(-1)),
            ("0.0000005", Some(0)),
            ("648000000", Some(648_000_000_000_000)),
            ("9999999999999999999999", Some(9_999_999_999_999_999_999_999_000_000)),
            ("10000000000000000000000", None),
        ];
        for (text, expected) in cases {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(units(value), expected, "{text}");
            assert_eq!(fits(value), expected.is_some(), "{text}");
        }
    }
}
