//! NDJSON: a text in one column of each line, the other columns passed through.
//!
//! Members are named after their line: `laws.ndjson/12`.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

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

/// The columns of a line as they are written, in their order; of a name that comes twice the last, as JSON has it.
struct Columns<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Columns<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(ColumnsVisitor)
    }
}

struct ColumnsVisitor;

impl<'de> Visitor<'de> for ColumnsVisitor {
    type Value = Columns<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Columns<'de>, A::Error> {
        let (mut columns, mut places) = (Vec::new(), HashMap::new());
        while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
            match places.get(&name) {
                Some(&place) => columns[place] = (name, value),
                None => {
                    places.insert(name.clone(), columns.len());
                    columns.push((name, value));
                }
            }
        }
        Ok(Columns(columns))
    }
}

fn object(line: &str) -> serde_json::Result<Vec<(String, &RawValue)>> {
    serde_json::from_str::<Columns<'_>>(line).map(|columns| columns.0)
}

/// The text of a line, and its other columns as a JSON object.
fn record(line: &str, column: &str) -> std::result::Result<(String, Option<String>), String> {
    let mut columns =
        object(line).map_err(|error| format!("expected a JSON object, found an error: {error}"))?;
    let Some(place) = columns.iter().position(|(name, _)| name == column) else {
        let names = columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(format!(
            "expected a column {column:?}, found {names}; name the column with --text-column"
        ));
    };
    let (_, text) = columns.remove(place);
    match serde_json::from_str::<Option<String>>(text.get()) {
        Ok(Some(text)) if !text.trim().is_empty() => Ok((text, metadata(&columns))),
        Ok(_) => Err(format!("expected text in column {column:?}, found none")),
        Err(_) => Err(format!("expected text in column {column:?}, found another type")),
    }
}

/// The columns as a JSON object, their values as they are written: no digit of a number is lost.
fn metadata(columns: &[(String, &RawValue)]) -> Option<String> {
    let field = |(name, value): &(String, &RawValue)| {
        serde_json::to_string(name).ok().map(|name| format!("{name}:{}", value.get()))
    };
    let fields: Vec<String> = columns.iter().filter_map(field).collect();
    (!fields.is_empty()).then(|| format!("{{{}}}", fields.join(",")))
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
        let lines = "{\"text\":\"甲\\n乙\",\"title\":\"题\",\"id\": 7.10,\"in\":{\"b\":1,\"a\":2},\"none\":null}\n\n{\"text\":\"\"}\n{\"body\":\"x\"}\n{\n";
        let found = members("a.jsonl", lines.as_bytes(), &ReadOptions::default());
        let first = found[0].as_ref().unwrap();
        assert_eq!((first.name.as_str(), first.bytes.as_slice()), ("a.jsonl/1", "甲\n乙".as_bytes()));
        let metadata = r#"{"title":"题","id":7.10,"in":{"b":1,"a":2},"none":null}"#;
        assert_eq!(first.metadata.as_deref(), Some(metadata));
        let errors: Vec<String> = found[1..].iter().map(|f| f.as_ref().unwrap_err().to_string()).collect();
        assert_eq!(errors[0], "a.jsonl/3: expected text in column \"text\", found none");
        assert_eq!(
            errors[1],
            "a.jsonl/4: expected a column \"text\", found body; name the column with --text-column"
        );
        let twice =
            members("a", r#"{"id":1,"text":"甲","id":2}"#.as_bytes(), &ReadOptions::default()).remove(0);
        assert_eq!(twice.unwrap().metadata.as_deref(), Some(r#"{"id":2}"#));
        let alone = members("a", r#"{"text":"甲"}"#.as_bytes(), &ReadOptions::default()).remove(0);
        assert_eq!(alone.unwrap().metadata, None);
        assert!(errors[2].starts_with("a.jsonl/5: expected a JSON object"), "{}", errors[2]);
    }
}
