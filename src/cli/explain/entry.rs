//! [`Entry`]: a row of a dataset with its values as text, and how it is told.

use std::io::{self, Write};

use super::excerpt::{Marks, excerpt};
use super::reason::{self, Row};
use crate::cli::width::{pad, whole};
use crate::dataset::{self, Dataset, Rows};
use crate::error::Result;
use crate::extract::SourceRecords;
use crate::extract::rules::rule;
use crate::model::Fixup;
use crate::resolve::Records;
use crate::text::Span;

/// A column and its value.
pub(super) type Value = (String, Option<String>);

/// A row of a dataset.
pub(super) struct Entry {
    dataset: &'static str,
    /// Name of the column with its id, where it has one.
    id_column: Option<&'static str>,
    /// The columns with their values, in order.
    values: Vec<Value>,
}

/// The rows of a dataset in a run.
pub(super) fn entries(dataset: &dyn Dataset, run: &Records) -> Result<Vec<Entry>> {
    let fields = dataset.fields();
    let mut keys = fields.iter().filter(|field| field.key);
    let id_column = keys.next().filter(|_| keys.next().is_none()).map(|field| field.name);
    let Rows { columns, rows } = dataset::rows(dataset, run)?;
    let entries = rows.into_iter().map(|row| Entry {
        dataset: dataset.name(),
        id_column,
        values: columns.iter().cloned().zip(row).collect(),
    });
    Ok(entries.collect())
}

impl Entry {
    /// Its id, where rows of its dataset have one.
    pub(super) fn id(&self) -> Option<&str> {
        self.value(self.id_column?)
    }

    /// True when its span touches `at`.
    pub(super) fn touches(&self, at: Span) -> bool {
        self.span().is_some_and(|span| span.start() < at.end() && at.start() < span.end())
    }

    /// Tells of the row: its values, where they are printed, and why they are so.
    pub(super) fn write(&self, source: &SourceRecords, marks: Marks, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", [self.dataset, self.id().unwrap_or_default()].join("  ").trim_end())?;
        if let Some(span) = self.span() {
            let excerpt = excerpt(&source.source.text, span, marks);
            writeln!(
                out,
                "  {}:{}, bytes {}..{}",
                source.source.path,
                excerpt.line,
                span.start(),
                span.end()
            )?;
            for line in excerpt.lines {
                writeln!(out, "  │ {line}")?;
            }
        }
        for (name, value) in self.values.iter().filter(|(name, _)| self.is_told(name)) {
            if let Some(value) = value {
                tell(name, value, out)?;
            }
        }
        if let Some(name) = self.value("rule") {
            let about = rule(self.dataset, name).map_or("", |rule| rule.about);
            tell("rule", &format!("{name}: {about}"), out)?;
        }
        for fixup in self.fixups(source) {
            tell("fixup", &format!("“{}” is read as “{}”: {}", fixup.old, fixup.new, fixup.reason), out)?;
        }
        // A year that a correction gives is told by it.
        if self.fixups(source).next().is_some() {
            return Ok(());
        }
        match reason::year(source, &self.row()) {
            Some(year) => tell("year", &year, out),
            None => Ok(()),
        }
    }

    /// The corrections that touch it; a diagnostic says itself what it is about.
    fn fixups<'s>(&self, source: &'s SourceRecords) -> impl Iterator<Item = &'s Fixup> {
        let span = self.span().unwrap_or_default();
        let touches = move |at: Span| span.start() < at.end() && at.start() < span.end();
        let told = self.dataset == "diagnostics";
        source.source.fixups.iter().filter(move |fixup| !told && touches(fixup.span))
    }

    /// Tells of the document and the section in which the row stands.
    pub(super) fn write_context(&self, source: &SourceRecords, out: &mut dyn Write) -> io::Result<()> {
        let context = reason::context(source, &self.row());
        context.into_iter().try_for_each(|(label, text)| tell(label, &text, out))
    }

    fn row(&self) -> Row<'_> {
        Row {
            span: self.span(),
            document: self.value("document_id"),
            section: self.value("section_id"),
            values: &self.values,
        }
    }

    /// Columns that are told elsewhere: ids of the row and of what it stands in, places, and the rule.
    fn is_told(&self, name: &str) -> bool {
        const ELSEWHERE: &[&str] =
            &["rule", "source_id", "byte_start", "byte_end", "document_id", "section_id"];
        !ELSEWHERE.contains(&name) && Some(name) != self.id_column
    }

    fn span(&self) -> Option<Span> {
        let offset = |name| self.value(name).and_then(|value| value.parse().ok());
        Some(Span::new(offset("byte_start")?, offset("byte_end")?))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(column, _)| column == name)?.1.as_deref()
    }
}

/// A name and its value.
fn tell(name: &str, value: &str, out: &mut dyn Write) -> io::Result<()> {
    /// Width of the names of columns.
    const NAMES: usize = 18;
    writeln!(out, "  {}{}", pad(name, NAMES), whole(value))
}
