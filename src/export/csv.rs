//! CSV as RFC 4180 has it: lines end in CR LF, and what has a comma, a quotation mark or a line break stands in quotation marks.
//!
//! A null is nothing at all, an empty text is `""`; a list is a JSON array.

use std::io::{self, Write};

use crate::dataset::Field;

/// By this a spreadsheet knows that the file is in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes the names of the columns.
pub(super) fn head(fields: &[&Field], bom: bool, out: &mut dyn Write) -> io::Result<()> {
    if bom {
        out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    write!(out, "{}\r\n", names.join(","))
}

/// Writes a row.
pub(super) fn row(values: &[Option<String>], out: &mut dyn Write) -> io::Result<()> {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        match value {
            Some(value) if is_plain(value) => out.write_all(value.as_bytes())?,
            Some(value) => write!(out, "\"{}\"", value.replace('"', "\"\""))?,
            None => {}
        }
    }
    out.write_all(b"\r\n")
}

/// True for a value that needs no quotation marks: blanks at its ends would be lost in some readers.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && !value.contains([',', '"', '\r', '\n']) && value.trim() == value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_they_must_be() {
        for (value, expected) in [
            (None, ""),
            (Some(""), "\"\""),
            (Some("云溪区"), "云溪区"),
            (Some("1,250"), "\"1,250\""),
            (Some("“一”\"二\""), "\"“一”\"\"二\"\"\""),
            (Some("一\n二"), "\"一\n二\""),
            (Some(" 一"), "\" 一\""),
            (Some("[\"一\",\"二\"]"), "\"[\"\"一\"\",\"\"二\"\"]\""),
            (Some("=1+1"), "=1+1"),
        ] {
            let mut out = Vec::new();
            row(&[value.map(str::to_owned), None], &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), format!("{expected},\r\n"), "{value:?}");
        }
    }
}
