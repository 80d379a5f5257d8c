//! Front matter: what stands between two lines `---` before a text, as writers of Markdown set it.
//!
//! ```text
//! front matter = "---" { field } "---" ;
//! field        = name ":" value | name ":" { "-" value } ;
//! value        = words | "words" | 'words' | "[" [ words { "," words } ] "]" ;
//! ```
//! Values stay text: `1.10` is no number and `no` no truth value. A field with an inner structure of its own is left
//! out; it still stands in the text.

use serde_json::Value;

/// So many lines may front matter have, as for the lines that `structure` sets aside.
const MAX_LINES: usize = 60;

/// The fields of the front matter of `text` as a JSON object, in printed order.
pub(super) fn metadata(text: &str) -> Option<String> {
    let mut lines = text.trim_start().lines().map(str::trim_end);
    if lines.next()? != "---" {
        return None;
    }
    let lines: Vec<&str> = lines.take(MAX_LINES + 1).collect();
    let end = lines.iter().position(|line| *line == "---")?;
    let fields = fields(&lines[..end]);
    let written: Vec<String> = fields.iter().filter_map(written).collect();
    (!written.is_empty()).then(|| format!("{{{}}}", written.join(",")))
}

fn written((name, value): &(&str, Value)) -> Option<String> {
    Some(format!("{}:{value}", serde_json::to_string(name).ok()?))
}

fn fields<'a>(lines: &[&'a str]) -> Vec<(&'a str, Value)> {
    let mut fields: Vec<(&str, Value)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let below = lines[at + 1..].iter().take_while(|line| field(line).is_none()).count();
        let found =
            field(lines[at]).and_then(|(name, head)| Some((name, value(head, &lines[at + 1..][..below])?)));
        if let Some((name, value)) = found {
            // A name that comes twice has the value that comes first.
            if fields.iter().all(|(other, _)| *other != name) {
                fields.push((name, value));
            }
        }
        at += 1 + below;
    }
    fields
}

/// Name and value of a line that begins a field.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let named = !name.is_empty()
        && !name.starts_with([' ', '\t', '-', '#', '"', '\'', '{'])
        && (value.is_empty() || value.starts_with([' ', '\t']));
    named.then(|| (name.trim_end(), value.trim()))
}

fn value(head: &str, below: &[&str]) -> Option<Value> {
    let said = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let below: Vec<&str> = below.iter().map(|line| line.trim()).filter(said).collect();
    match (head, below.is_empty()) {
        ("", true) => Some(Value::Null),
        ("", false) => below.iter().map(|line| line.strip_prefix("- ").map(words)).collect(),
        (head, true) if head.starts_with('[') => {
            let inner = head.strip_prefix('[')?.strip_suffix(']')?;
            Some(inner.split([',', '，']).map(str::trim).filter(|word| !word.is_empty()).map(words).collect())
        }
        (head, true) if !head.starts_with(['{', '|', '>', '&', '*', '!']) => Some(words(head)),
        _ => None,
    }
}

fn words(value: &str) -> Value {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    Value::String(inner('"').or_else(|| inner('\'')).unwrap_or(value).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(metadata(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn fields_in_printed_order() {
        check(
            "---\ntitle: 云溪区河道管理办法\ndate: 2021-03-05\nvalid: \"no\"\n---\n正文\n",
            Some(r#"{"title":"云溪区河道管理办法","date":"2021-03-05","valid":"no"}"#),
        );
        check("\n---\r\ntime: 12:30\r\n---\r\n", Some(r#"{"time":"12:30"}"#));
        check(
            "---\ntags:\n  - 水利\n- 农业\nkinds: [甲, '乙']\nnone:\n---",
            Some(r#"{"tags":["水利","农业"],"kinds":["甲","乙"],"none":null}"#),
        );
        check("---\na: 1\na: 2\n# 注: 释\nb: {c: 1}\nd:\n  e: 1\nf: 3\n---", Some(r#"{"a":"1","f":"3"}"#));
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in ["", "---", "---\n---\n", "---\na: 1\n", "正文\n---\na: 1\n---\n", "---\n甲\n乙\n---\n"]
        {
            check(text, None);
        }
    }
}
