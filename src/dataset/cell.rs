//! A value of an Arrow array as text, of the types that our columns have.

use arrow_array::Array;
use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type, Int64Type};
use arrow_schema::DataType;
use jiff::ToSpan;

use crate::model::{Date, Decimal};

/// The value at `row`: dates as `2023-04-06`, decimals without trailing zeros, lists as JSON; `None` when it is null.
///
/// # Errors
/// Names the type, when no column of ours has it.
pub(super) fn text(array: &dyn Array, row: usize) -> Result<Option<String>, String> {
    if array.is_null(row) {
        return Ok(None);
    }
    let text = match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Dictionary(key, _) if **key == DataType::Int32 => {
            let dictionary = array.as_dictionary::<Int32Type>();
            let at = usize::try_from(dictionary.keys().value(row)).unwrap_or_default();
            return text(dictionary.values(), at);
        }
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Date32 => date(array.as_primitive::<Date32Type>().value(row)).to_string(),
        DataType::Decimal128(_, scale) => decimal(
            array.as_primitive::<Decimal128Type>().value(row),
            u32::try_from(*scale).unwrap_or_default(),
        ),
        DataType::List(_) => {
            let items = array.as_list::<i32>().value(row);
            let items: Result<Vec<_>, _> = (0..items.len()).map(|at| text(&items, at)).collect();
            serde_json::to_string(&items?).map_err(|e| e.to_string())?
        }
        other => return Err(format!("a column of {other}")),
    };
    Ok(Some(text))
}

/// A list as a person reads it: `["区教委","区财政局"]` as `区教委、区财政局`; what is no list stays.
pub fn listed(value: &str) -> Cow<'_, str> {
    let items = value.starts_with('[').then(|| serde_json::from_str::<Vec<String>>(value).ok()).flatten();
    items.map_or(Cow::Borrowed(value), |items| Cow::Owned(items.join("、")))
}

/// The day that is so many after 1 January 1970; the last one that there is, when it is out of reach.
fn date(days: i32) -> Date {
    Date::constant(1970, 1, 1).saturating_add(i64::from(days).days())
}

/// `95500000` at six digits as `95.5`.
fn decimal(units: i128, scale: u32) -> String {
    Decimal::try_from_i128_with_scale(units, scale)
        .map_or_else(|_| units.to_string(), |d| d.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Float64Array, Int32Array};

    #[test]
    fn values_are_plain() {
        for (units, expected) in [(95_500_000, "95.5"), (100_000_000, "100"), (0, "0"), (-1, "-0.000001")] {
            assert_eq!(decimal(units, 6), expected);
        }
        for (days, expected) in [(0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29")] {
            assert_eq!(date(days).to_string(), expected);
        }
        for (value, expected) in
            [(r#"["区教委","区财政局"]"#, "区教委、区财政局"), ("[]", ""), ("[2021]22号", "[2021]22号")]
        {
            assert_eq!(listed(value), expected);
        }
        assert_eq!(text(&Int32Array::from(vec![Some(7), None]), 1), Ok(None));
        assert_eq!(text(&Float64Array::from(vec![0.5]), 0), Err("a column of Float64".to_owned()));
    }
}
