//! `gongbao show`: how one file is understood.

mod rows;

use std::io::{self, Write};
use std::path::PathBuf;

use super::reading::Reading;
use super::view::{FAINT, LABEL, NOTICE, NUMBER, TITLE, View, WRONG, paint};
use super::width::{bytes, fit, pad, terminal, whole};
use super::{Status, Stop};
use crate::dataset;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::SourceRecords;
use crate::model::{Attachment, Block, BlockKind, Document, Issue, Section, Table};
use crate::pipeline::{self, Failure};

/// Show how one file is understood: its documents and their outlines, or the rows of a dataset
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// File to read; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Show the blocks instead: every byte of the text, once
    #[arg(long)]
    blocks: bool,

    /// Show the rows of a dataset instead, as an aligned table
    #[arg(long, value_name = "NAME", conflicts_with = "blocks")]
    dataset: Option<String>,

    /// Columns of the table, with commas between them [default: those that tell most]
    #[arg(long, value_name = "NAMES", value_delimiter = ',', requires = "dataset")]
    columns: Vec<String>,

    /// Do not cut long cells of the table
    #[arg(long, requires = "dataset")]
    whole: bool,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    view: View,
}

const EXAMPLES: &str = "\
Examples:
  gongbao show gazettes/2023-04.txt
  gongbao show gazettes/2023-04.txt --blocks | grep unknown
  gongbao show gazettes/2023-04.txt --dataset responsibilities
  gongbao show gazettes/2023-04.txt --dataset targets --columns subject,value,unit,period_end

The width is that of the terminal, or the variable COLUMNS.";

pub(super) fn show(args: &Args) -> Result<Status, Stop> {
    args.view.show(|out| match &args.dataset {
        Some(name) => rows(args, name, out),
        None => {
            for records in &pipeline::read(&args.file, &args.reading.options()).map_err(Stop::Input)? {
                if args.blocks { blocks(records, out)? } else { outline(records, out)? }
            }
            Ok(Status::Clean)
        }
    })
}

fn rows(args: &Args, name: &str, out: &mut dyn Write) -> Result<Status, Stop> {
    let all = dataset::all();
    let dataset = all.iter().find(|dataset| dataset.name() == name).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|dataset| dataset.name()).collect();
        refused(format!("expected the name of a dataset, found {name}; there are {}", names.join(", ")))
    })?;
    let choice = rows::Choice { columns: &args.columns, whole: args.whole };
    for run in &pipeline::read_runs(&args.file, &args.reading.options()).map_err(Stop::Input)? {
        rows::rows(dataset.as_ref(), run, &choice, out)?;
    }
    Ok(Status::Clean)
}

/// An option that cannot be.
fn refused(message: String) -> Stop {
    Stop::Input(Failure { path: "show".to_owned(), message, blake3: None })
}

fn blocks(records: &SourceRecords, out: &mut dyn Write) -> io::Result<()> {
    for block in &records.structure.blocks {
        let Block { ordinal, kind, span, text, .. } = block;
        let place = format!("{}..{}", span.start(), span.end());
        let room = terminal().saturating_sub(6 + 2 + 16 + 2 + place.len().max(17) + 2);
        let style = match kind {
            BlockKind::Unknown => WRONG,
            BlockKind::Blank | BlockKind::PageBreak | BlockKind::Furniture => FAINT,
            _ => LABEL,
        };
        let kind = paint(style, &format!("{:<16}", kind.as_str()));
        let place = paint(FAINT, &format!("{place:<17}"));
        writeln!(out, "{ordinal:>6}  {kind}  {place}  {}", fit(text, room))?;
    }
    Ok(())
}

fn outline(records: &SourceRecords, out: &mut dyn Write) -> io::Result<()> {
    if let Some(issue) = &records.structure.issue {
        writeln!(out, "{}", paint(TITLE, &issue_line(issue)))?;
    }
    writeln!(out, "{}", paint(FAINT, &source_line(records)))?;
    for document in &records.structure.documents {
        writeln!(out)?;
        document_lines(document, out)?;
    }
    if !records.diagnostics.is_empty() {
        writeln!(out)?;
    }
    for diagnostic in &records.diagnostics {
        writeln!(out, "{}", diagnostic_line(diagnostic))?;
    }
    Ok(())
}

fn diagnostic_line(diagnostic: &Diagnostic) -> String {
    let style = match diagnostic.code.severity {
        Severity::Error => WRONG,
        Severity::Warning => NOTICE,
        Severity::Note => FAINT,
    };
    let place = whole(&format!(" at byte {}: {}", diagnostic.span.start(), diagnostic.message));
    format!("{} {place}", paint(style, diagnostic.code.name))
}

fn issue_line(issue: &Issue) -> String {
    let parts = [
        Some(issue.gazette.clone()),
        issue.year.map(|year| format!("{year}年")),
        issue.number.map(|number| format!("第{number}期")),
        issue.serial.map(|serial| format!("总第{serial}期")),
        issue.published_date.map(|date| date.to_string()),
    ];
    whole(&joined(parts, " "))
}

fn source_line(records: &SourceRecords) -> String {
    let (source, structure) = (&records.source, &records.structure);
    let parts = [
        source.path.clone(),
        structure.kind.to_string(),
        source.format.to_string(),
        source.encoding.clone(),
        bytes(source.bytes as f64),
        format!("pages: {}", structure.pages),
        format!("documents: {}", structure.documents.len()),
    ];
    whole(&joined(parts.map(Some), " · "))
}

/// A line of numbers and dates, the title, and the outline below it.
fn document_lines(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let facts = [
        document.number.clone(),
        Some(document.genre.map_or(document.kind.as_str(), |genre| genre.as_str()).to_owned()),
        document.signed_date.map(|date| format!("signed {date}")),
        document.effective_date.map(|date| format!("in force from {date}")),
        document.page_from.map(|page| format!("page {page}")),
    ];
    let ordinal = document.ordinal.to_string();
    writeln!(out, "{ordinal:>3}  {}", paint(NUMBER, &whole(&joined(facts, " · "))))?;
    writeln!(out, "     {}", paint(TITLE, &whole(&document.title)))?;
    for item in items(document) {
        match item {
            Item::Section(section) => section_line(section, out)?,
            Item::Attachment(attachment) => attachment_line(attachment, out)?,
            Item::Table(table) => table_line(document, table, out)?,
        }
    }
    Ok(())
}

/// What stands in the outline of a document.
enum Item<'a> {
    Section(&'a Section),
    Attachment(&'a Attachment),
    Table(&'a Table),
}

/// The outline in text order; an attachment stands where its body is, or where it is named.
fn items(document: &Document) -> Vec<Item<'_>> {
    let mut items: Vec<(usize, Item<'_>)> = Vec::new();
    items
        .extend(document.attachments.iter().map(|a| (a.body.unwrap_or(a.span).start(), Item::Attachment(a))));
    items.extend(document.sections.iter().map(|s| (s.span.start(), Item::Section(s))));
    items.extend(document.tables.iter().map(|t| (t.span.start(), Item::Table(t))));
    items.sort_by_key(|(at, _)| *at);
    items.into_iter().map(|(_, item)| item).collect()
}

fn section_line(section: &Section, out: &mut dyn Write) -> io::Result<()> {
    let text = section.heading.as_deref().unwrap_or(&section.text);
    let label = section.label_raw.as_deref().unwrap_or("");
    // 第一条 and its text run into each other; the other labels end in a mark.
    let gap = if label.ends_with(is_word) { " " } else { "" };
    let depth = usize::try_from(section.depth).unwrap_or(1) + usize::from(section.attachment.is_some());
    line(1 + depth, &format!("{label}{gap}{text}"), out)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '①'..='⒛')
}

fn attachment_line(attachment: &Attachment, out: &mut dyn Write) -> io::Result<()> {
    let remark = match (attachment.omitted, attachment.body) {
        (true, _) => " (omitted)",
        (false, None) => " (not printed)",
        (false, Some(_)) => "",
    };
    line(2, &format!("附件{} {}{remark}", attachment.ordinal, attachment.title), out)
}

fn table_line(document: &Document, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let section = table.section.and_then(|at| document.sections.get(at));
    let depth = section.map_or(0, |s| usize::try_from(s.depth).unwrap_or(0));
    let caption = table.caption.as_deref().unwrap_or("");
    let unit = table.unit.as_ref().map(|unit| format!(", in {unit}")).unwrap_or_default();
    let size = format!("{} × {}{unit}", table.rows, table.columns);
    line(
        2 + depth + usize::from(table.attachment.is_some()),
        &joined_two(&format!("表 {size}"), caption),
        out,
    )
}

fn joined_two(head: &str, text: &str) -> String {
    format!("{} {text}", pad(head, 12))
}

/// Deeper levels are no longer told apart.
const MAX_INDENT: usize = 12;

fn line(depth: usize, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let indent = 3 + 2 * depth.min(MAX_INDENT);
    writeln!(out, "{:indent$}{}", "", fit(text, terminal() - indent))
}

fn joined<const N: usize>(parts: [Option<String>; N], with: &str) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(with)
}
