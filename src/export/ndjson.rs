//! NDJSON: an object for each row, on a line of its own, with every column in its order.
//!
//! Numbers have the digits of the dataset, lists are arrays, dates are text, and a null is `null`.

use std::io::{self, Write};

use crate::dataset::{Field, Kind};

/// Writes a row.
pub(super) fn row(fields: &[&Field], values: &[Option<String>], out: &mut dyn Write) -> io::Result<()> {
    for (at, (field, value)) in fields.iter().zip(values).enumerate() {
        let before = if at == 0 { '{' } else { ',' };
        write!(out, "{before}\"{}\":", field.name)?;
        match (value, field.kind) {
            (None, _) => out.write_all(b"null")?,
            (Some(text), Kind::Text | Kind::Term | Kind::Date) => serde_json::to_writer(&mut *out, text)?,
            // As text these are JSON already, with digits that a float would lose.
            (
                Some(json),
                Kind::Int | Kind::Int64 | Kind::Offset | Kind::Bool | Kind::Decimal | Kind::TextList,
            ) => out.write_all(json.as_bytes())?,
        }
    }
    out.write_all(b"}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::all;

    #[test]
    fn values_keep_their_types() {
        let dataset = all().into_iter().find(|dataset| dataset.name() == "organs").unwrap();
        let values =
            ["云溪区\"水利局\"", "", "[\"区水利局\",\"局, 处\"]", "990104", "county", "-", "17", "true"];
        let value = |text: &str| (text != "-").then(|| text.to_owned());
        let values: Vec<_> = values.iter().map(|text| value(text)).chain([None, value("2018")]).collect();
        let mut out = Vec::new();
        row(&dataset.fields(), &values, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "{\"organ_id\":\"云溪区\\\"水利局\\\"\",\"name\":\"\",\"aliases\":[\"区水利局\",\"局, 处\"],\"region_code\":\"990104\",\
             \"level\":\"county\",\"kind\":null,\"mentions\":17,\"resolved\":true,\"successor\":null,\"succeeded_year\":2018}\n"
        );
    }
}
