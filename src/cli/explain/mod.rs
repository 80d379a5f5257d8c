//! `gongbao explain`: where a value comes from.

mod entry;
mod excerpt;
mod reason;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use self::excerpt::Marks;
use super::reading::Reading;
use super::view::View;
use super::{Status, Stop};
use crate::dataset::{self, Dataset};
use crate::extract::SourceRecords;
use crate::pipeline::{self, Failure};
use crate::resolve::Records;
use crate::text::Span;

/// Explain where a value comes from: the rule, the printed text, and why
///
/// Reads the file again and prints every row that touches the line, or the one row with the id.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// File to read, with :LINE for a line of it (of the decoded text, where the file is no plain text)
    #[arg(value_name = "FILE[:LINE]")]
    place: String,

    /// The id of a row, as it stands in its dataset
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    view: View,
}

const EXAMPLES: &str = "\
Examples:
  gongbao explain gazettes/2023-04.txt:118
  gongbao explain gazettes/2023-04.txt --id '云溪区人民政府公报/2023/4#2/r3'

The printed span stands between ⟦ and ⟧, where colours are printed in bold and yellow.";

pub(super) fn explain(args: &Args) -> Result<Status, Stop> {
    let marks = if args.view.has_colours() { Marks::COLOUR } else { Marks::BRACKETS };
    args.view.show(|out| by_place(args, marks, out))
}

fn by_place(args: &Args, marks: Marks, out: &mut dyn Write) -> Result<Status, Stop> {
    let options = args.reading.options();
    match &args.id {
        Some(id) => {
            let file = Path::new(&args.place);
            by_id(&pipeline::read_runs(file, &options).map_err(Stop::Input)?, file, id, marks, out)
        }
        None => {
            let (file, line) = file_and_line(&args.place)?;
            by_line(&pipeline::read_runs(&file, &options).map_err(Stop::Input)?, &file, line, marks, out)
        }
    }
}

/// `FILE:LINE` in its parts.
fn file_and_line(place: &str) -> Result<(PathBuf, usize), Stop> {
    let parts = place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    match parts {
        Some((file, line)) => Ok((file.into(), line)),
        None => Err(stop(Path::new(place), format!("expected a line ({place}:12) or an id (--id ID)"))),
    }
}

fn stop(file: &Path, message: String) -> Stop {
    Stop::Input(Failure { path: file.display().to_string(), message, blake3: None })
}

/// Explains the rows with an id: one, unless two datasets number their rows alike.
fn by_id(runs: &[Records], file: &Path, id: &str, marks: Marks, out: &mut dyn Write) -> Result<Status, Stop> {
    let mut found = false;
    for (run, source) in runs.iter().filter_map(|run| Some((run, run.sources.first()?))) {
        for dataset in dataset::all() {
            for entry in entry::entries(dataset.as_ref(), run)?.iter().filter(|e| e.id() == Some(id)) {
                if found {
                    writeln!(out)?;
                }
                entry.write(source, marks, out)?;
                entry.write_context(source, out)?;
                found = true;
            }
        }
    }
    let hint = match id.rsplit_once('~') {
        Some((first, copy)) if copy.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("; a later copy is explained under the id of the first, {first}")
        }
        _ => "; ids stand in the first column of a dataset, and hold for the text they were made from".into(),
    };
    match found {
        true => Ok(Status::Clean),
        false => Err(stop(file, format!("expected the id of a row, found none with id {id}{hint}"))),
    }
}

/// Explains the rows that touch a line.
fn by_line(
    runs: &[Records],
    file: &Path,
    line: usize,
    marks: Marks,
    out: &mut dyn Write,
) -> Result<Status, Stop> {
    let [run] = runs else {
        return Err(stop(file, format!("expected one text, found {}; use --id", runs.len())));
    };
    let Some(source) = run.sources.first() else { return Ok(Status::Clean) };
    let text = &source.source.text;
    let at = line_span(text, line)
        .map_err(|lines| stop(file, format!("expected a line from 1 to {lines}, found {line}")))?;
    writeln!(out, "{}:{line}  {}", file.display(), at.slice(text).trim())?;
    context(source, at, out)?;
    let mut found = 0;
    for dataset in dataset::all().iter().filter(|dataset| says(dataset.as_ref())) {
        for entry in entry::entries(dataset.as_ref(), run)?.iter().filter(|entry| entry.touches(at)) {
            writeln!(out)?;
            entry.write(source, marks, out)?;
            found += 1;
        }
    }
    if found == 0 {
        writeln!(out, "\nno row of a dataset points to this line, but for its block")?;
    }
    Ok(Status::Clean)
}

/// True for datasets whose rows are told of a line; what the others say is its context.
fn says(dataset: &dyn Dataset) -> bool {
    !matches!(dataset.name(), "sources" | "blocks" | "issues" | "documents" | "sections" | "tables")
}

/// The printed line, from 1; the number of lines when there is no such line.
fn line_span(text: &str, number: usize) -> Result<Span, usize> {
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
    let starts: Vec<usize> = starts.filter(|start| *start < text.len()).collect();
    let start = number.checked_sub(1).and_then(|at| starts.get(at)).ok_or(starts.len())?;
    let end = starts.get(number).copied().unwrap_or(text.len());
    Ok(Span::new(*start, end))
}

/// The document, the sections and the block around a line.
fn context(source: &SourceRecords, at: Span, out: &mut dyn Write) -> io::Result<()> {
    let structure = &source.structure;
    let touches = |span: Span| span.start() < at.end() && at.start() < span.end();
    for document in structure.documents.iter().filter(|document| touches(document.span)) {
        writeln!(out, "  document  {}  {}", document.document_id, document.title)?;
        for section in document.sections.iter().filter(|section| section.span.contains(trimmed(source, at))) {
            let label = section.label_raw.as_deref().unwrap_or_default();
            let heading = section.heading.as_deref().unwrap_or_default();
            writeln!(out, "  section   {}  {label}{heading}", section.section_id)?;
        }
    }
    for block in structure.blocks.iter().filter(|block| touches(block.span)) {
        writeln!(
            out,
            "  block     {}  {}, page {}: {}",
            block.block_id,
            block.kind,
            block.page,
            block.kind.meaning()
        )?;
    }
    Ok(())
}

/// A line without the blanks around it.
fn trimmed(source: &SourceRecords, at: Span) -> Span {
    let line = at.slice(&source.source.text);
    let start = at.start() + (line.len() - line.trim_start().len());
    Span::new(start, start + line.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        let text = "一\n二\n\n三";
        let slice = |number| line_span(text, number).map(|span| span.slice(text));
        assert_eq!(slice(1), Ok("一\n"));
        assert_eq!(slice(4), Ok("三"));
        assert_eq!((slice(0), slice(5)), (Err(4), Err(4)));
        assert_eq!(line_span("一\n", 2), Err(1));
    }

    #[test]
    fn a_place_is_a_file_and_a_line() {
        let parts = |place| file_and_line(place).ok().map(|(file, line)| (file.display().to_string(), line));
        assert_eq!(parts("a/b.txt:12"), Some(("a/b.txt".into(), 12)));
        assert_eq!(parts("C:\\b.txt:12"), Some(("C:\\b.txt".into(), 12)));
        assert_eq!((parts("b.txt"), parts("b.txt:x")), (None, None));
    }
}
