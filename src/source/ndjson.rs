//! NDJSON: a text in one column of each line, the other columns passed through.
//!
//! Members are named after their line: `laws.ndjson/12`.

use serde_json::{Map, Value};

use super::{Member, ReadOptions, decode};
use crate::error::{Error, Result};

/// True when the first line that is not blank is a JSON object.
pub(super) fn is_ndjson(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let end = memchr::memchr(b'\n', body).unwrap_or(body.len());
    // A JSON text is UTF-8; in another encoding its first line is still an object, with other strings.
    body.starts_with(b"{") && object(&String::from_utf8_lossy(&body[..end])).is_ok()
}

/// The texts of the lines, each with the other columns of its line.
pub(super) fn members(name: &str, bytes: &[u8], options: &ReadOptions) -> Vec<Result<Member>> {
    let decoded = match decode::decode(bytes, options.encoding) {
        Ok(decoded) => decoded,
        Err(message) => return vec![Err(Error::input(name, message))],
    };
    let lines = decoded.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let name = format!("{name}/{}", at + 1);
            let (text, metadata) =
                record(line, &options.text_column).map_err(|message| Error::input(&name, message))?;
            Ok(Member::record(&name, text, decoded.encoding, metadata))
        })
        .collect()
}

fn object(line: &str) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_str(line)
}

/// The text of a line and its other columns; strings as they are, other values as JSON, null left out.
fn record(line: &str, column: &str) -> std::result::Result<(String, Vec<(String, String)>), String> {
    let mut object =
        object(line).map_err(|error| format!("expected a JSON object, found an error: {error}"))?;
    let text = match object.remove(column) {
        Some(Value::String(text)) if !text.trim().is_empty() => text,
        Some(Value::Null | Value::String(_)) => {
            return Err(format!("expected text in column {column:?}, found none"));
        }
        Some(_) => return Err(format!("expected text in column {column:?}, found another type")),
        None => {
            let columns = object.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(format!(
                "expected a column {column:?}, found {columns}; name the column with --text-column"
            ));
        }
    };
    let metadata = object.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| match value {
        Value::String(text) => (key, text),
        value => (key, value.to_string()),
    });
    Ok((text, metadata.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_recognised() {
        for (text, expected) in [
            ("{\"text\": \"甲\"}\n{}", true),
            ("\u{feff}\n {\"a\":1}", true),
            ("{\n  \"text\": \"甲\"\n}", false),
            ("{甲}", false),
            ("[{}]", false),
            ("甲\n{}", false),
            ("", false),
        ] {
            assert_eq!(is_ndjson(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn columns_beside_the_text_are_passed_through() {
        let lines = "{\"text\":\"甲\\n乙\",\"id\":7,\"title\":\"题\",\"none\":null}\n\n{\"text\":\"\"}\n{\"body\":\"x\"}\n{\n";
        let found = members("a.jsonl", lines.as_bytes(), &ReadOptions::default());
        let first = found[0].as_ref().unwrap();
        assert_eq!((first.name.as_str(), first.bytes.as_slice()), ("a.jsonl/1", "甲\n乙".as_bytes()));
        assert_eq!(first.metadata, [("id".into(), "7".into()), ("title".into(), "题".into())]);
        let errors: Vec<String> = found[1..].iter().map(|f| f.as_ref().unwrap_err().to_string()).collect();
        assert_eq!(errors[0], "a.jsonl/3: expected text in column \"text\", found none");
        assert_eq!(
            errors[1],
            "a.jsonl/4: expected a column \"text\", found body; name the column with --text-column"
        );
        assert!(errors[2].starts_with("a.jsonl/5: expected a JSON object"), "{}", errors[2]);
    }
}
