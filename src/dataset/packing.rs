//! Which columns of a file are worth packing: to make ready for it takes longer than to write a small column as it is.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use foldhash::{HashSet, HashSetExt};

use super::column::{Field, Kind};

/// What takes at most so many bytes before it is packed is left so.
const FEW: usize = 2 << 10;

/// The columns of a file with so many rows, of which `batch` is the first, that are too small to be worth packing.
pub(super) fn unpacked<'f>(fields: &[&'f Field], batch: &RecordBatch, rows: usize) -> Vec<&'f str> {
    let columns = fields.iter().zip(batch.columns()).filter(|_| batch.num_rows() == rows);
    columns.filter(|(field, column)| is_small(field, column)).map(|(field, _)| field.name).collect()
}

/// True when a column takes little as it is encoded: a key or an offset takes what it adds to the one before, a text that came
/// before only its number.
fn is_small(field: &Field, column: &ArrayRef) -> bool {
    let rows = column.len();
    match column.data_type() {
        DataType::Utf8 if field.key => is_few(added(column.as_string::<i32>().iter().flatten())),
        DataType::Utf8 => is_few(distinct(column.as_string::<i32>().iter().flatten())),
        DataType::List(_) => {
            let values = column.as_list::<i32>().values();
            rows <= FEW && is_few(distinct(values.as_string::<i32>().iter().flatten()))
        }
        DataType::Dictionary(..) | DataType::Boolean => rows <= FEW,
        _ if field.kind == Kind::Offset => 2 * rows <= FEW,
        number => rows * number.primitive_width().unwrap_or(1) <= FEW,
    }
}

/// True when so many bits together are few bytes; no more of them are asked for than it takes to tell.
fn is_few(mut bits: impl Iterator<Item = usize>) -> bool {
    let mut sum = 0;
    bits.all(|more| {
        sum += more;
        sum <= 8 * FEW
    })
}

/// The bits that each key adds to the one before.
fn added<'a>(keys: impl Iterator<Item = &'a str>) -> impl Iterator<Item = usize> {
    keys.scan("", |before, key| {
        let shared = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count();
        *before = key;
        Some(8 * (key.len() - shared + 1))
    })
}

/// The bits that each text takes: all of it where it comes first, then the number of it.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = usize> {
    const LENGTH: usize = 4;
    let mut seen = HashSet::new();
    texts.map(move |text| if seen.insert(text) { 8 * (LENGTH + text.len()) } else { 4 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_is_small() {
        let id = |at: usize| format!("0123456789abcdef01234567-d{:02}", at / 100);
        let cases = [
            ("the same id", Vec::from_iter((0..4000).map(|_| id(0))), true),
            ("some ids", Vec::from_iter((0..2000).map(id)), true),
            ("more rows than that", Vec::from_iter((0..4100).map(id)), false),
            ("other texts", Vec::from_iter((0..200).map(|at| format!("第{at}项任务"))), false),
            ("a few texts", Vec::from_iter((0..60).map(|at| format!("第{at}项任务"))), true),
        ];
        for (what, texts, expected) in cases {
            assert_eq!(is_few(distinct(texts.iter().map(String::as_str))), expected, "{what}");
        }
    }

    #[test]
    fn keys_take_what_they_add() {
        let keys: Vec<String> = (0..1000).map(|at| format!("0123456789abcdef01234567-b{at:05}")).collect();
        let sum: usize = added(keys.iter().map(String::as_str)).sum();
        assert!((8 * 2000..8 * 2500).contains(&sum), "{sum}");
    }
}
