//! Spans: blocks that cover their text, and rows that stand where they say.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch, StringArray};

use super::{Findings, Shelf, Texts};

/// Columns of what is printed in the span; others, as `role_raw`, may be printed near it.
const PRINTED: [&str; 7] =
    ["number_raw", "title_raw", "organ_raw", "position_raw", "value_raw", "date_raw", "text_raw"];
/// What is known of the sources on the way.
pub(super) struct Spans<'t> {
    inputs: Texts<'t>,
    shelf: Shelf,
    paths: HashMap<String, String>,
    /// Where the blocks of a source end so far.
    covered: HashMap<String, i64>,
}

/// A row that stands in a source.
struct Row<'a> {
    source: &'a str,
    start: i64,
    end: i64,
}

impl<'t> Spans<'t> {
    pub(super) fn new(inputs: Texts<'t>, shelf: Shelf) -> Self {
        Self { inputs, shelf, paths: HashMap::new(), covered: HashMap::new() }
    }

    /// Looks at the rows of a dataset; `sources` comes before all others.
    pub(super) fn look(&mut self, dataset: &str, batch: &RecordBatch, findings: &mut Findings) {
        if dataset == "sources" {
            self.paths.extend(pairs(batch, "source_id", "path"));
        }
        if dataset == "texts" {
            self.compare(batch, findings);
        }
        let offsets =
            |name| batch.column_by_name(name).and_then(|column| column.as_primitive_opt::<Int64Type>());
        let (Some(sources), Some(starts), Some(ends)) =
            (texts(batch, "source_id"), offsets("byte_start"), offsets("byte_end"))
        else {
            return;
        };
        let raws = raws(batch);
        for at in 0..batch.num_rows() {
            let row = Row { source: sources.value(at), start: starts.value(at), end: ends.value(at) };
            findings.checks += 1;
            if row.start < 0 || row.end < row.start {
                findings
                    .breach(format!("{dataset}: span out of order"), format!("{}..{}", row.start, row.end));
                continue;
            }
            if dataset == "blocks" {
                self.tile(&row, findings);
            }
            let printed: Vec<(&str, &str)> = raws
                .iter()
                .filter(|(_, raw)| raw.is_valid(at))
                .map(|(name, raw)| (*name, raw.value(at)))
                .collect();
            self.stand(dataset, &row, &printed, findings);
        }
    }

    /// All blocks were looked at: they reach the end of their text.
    pub(super) fn close(mut self, findings: &mut Findings) {
        let mut ends: Vec<(String, i64)> = std::mem::take(&mut self.covered).into_iter().collect();
        ends.sort();
        for (source, end) in ends {
            if let Some(len) = self.shelf.text(&source).map(str::len).filter(|&len| end as usize != len) {
                findings
                    .breach("blocks: do not end at the end of the text", format!("{source}: {end} of {len}"));
            }
        }
    }

    /// A block begins where the one before it ends.
    fn tile(&mut self, row: &Row<'_>, findings: &mut Findings) {
        let end = self.covered.entry(row.source.to_owned()).or_default();
        if *end != row.start {
            let example = format!("{} at {end}: next block starts at {}", row.source, row.start);
            findings.breach("blocks: gap or overlap", example);
        }
        *end = row.end;
    }

    /// A row stands in its text, on borders of characters, and what it gives as printed is printed there.
    fn stand(&mut self, dataset: &str, row: &Row<'_>, raws: &[(&str, &str)], findings: &mut Findings) {
        let Some(text) = self.shelf.text(row.source) else { return };
        let (start, end) = (row.start as usize, row.end as usize);
        let place = format!("{}:{start}", row.source);
        if end > text.len() {
            return findings.breach(format!("{dataset}: span beyond the text"), place);
        }
        let Some(printed) = text.get(start..end) else {
            return findings.breach(format!("{dataset}: span cuts a character"), place);
        };
        if raws.is_empty() {
            return;
        }
        let printed = bare(printed);
        for (column, raw) in raws {
            findings.checks += 1;
            if !stands_in(&bare(raw), &printed) {
                findings.breach(
                    format!("{dataset}.{column}: not printed in its span"),
                    format!("{place}: {raw}"),
                );
            }
        }
    }

    /// The text of each source is that of its input, when it is at hand.
    fn compare(&mut self, batch: &RecordBatch, findings: &mut Findings) {
        for (source, text) in pairs(batch, "source_id", "text") {
            let input = self.paths.get(&source).and_then(|path| (self.inputs)(path));
            if let Some(input) = input {
                findings.checks += 1;
                if input != text {
                    findings.breach("texts.text: not the text of its input", source);
                }
            }
        }
    }
}

fn texts<'b>(batch: &'b RecordBatch, name: &str) -> Option<&'b StringArray> {
    batch.column_by_name(name)?.as_string_opt::<i32>()
}

fn pairs(batch: &RecordBatch, key: &str, value: &str) -> Vec<(String, String)> {
    let (Some(keys), Some(values)) = (texts(batch, key), texts(batch, value)) else { return Vec::new() };
    let owned = |(key, value): (Option<&str>, Option<&str>)| Some((key?.to_owned(), value?.to_owned()));
    keys.iter().zip(values).filter_map(owned).collect()
}

/// The columns that give what is printed in the span.
fn raws(batch: &RecordBatch) -> Vec<(&'static str, &StringArray)> {
    PRINTED.into_iter().filter_map(|name| Some((name, texts(batch, name)?))).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// True when `raw` is printed in one piece, or in two with something of the page between them.
fn stands_in(raw: &str, printed: &str) -> bool {
    if printed.contains(raw) {
        return true;
    }
    let cuts = raw.char_indices().map(|(at, _)| at).skip(1);
    for cut in cuts {
        let Some(at) = printed.find(&raw[..cut]) else { return false };
        if printed[at + cut..].contains(&raw[cut..]) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_in_two_pieces_is_printed() {
        for (raw, printed, expected) in [
            ("区财政局", "由区财政局负责", true),
            ("区财政局", "由区财—12—政局负责", true),
            ("区财政局", "由区教委负责", false),
            ("区财政局", "政局区财", false),
            ("", "", true),
        ] {
            assert_eq!(stands_in(raw, printed), expected, "{raw} in {printed}");
        }
    }
}
