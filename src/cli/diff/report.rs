//! Differences as text and as Markdown.

use std::io::{self, Write};
use std::path::Path;

use super::compare::{Difference, Shown};
use crate::cli::width::{fit, grouped, terminal, whole};

/// What is told of the differences.
pub(super) struct Report<'a> {
    /// The folders.
    pub(super) old: &'a Path,
    pub(super) new: &'a Path,
    /// So many examples of each kind.
    pub(super) examples: usize,
}

impl Report<'_> {
    /// A table of counts, then examples.
    pub(super) fn text(&self, all: &[Difference], out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "old  {}\nnew  {}", self.old.display(), self.new.display())?;
        let differing: Vec<&Difference> = all.iter().filter(|d| d.is_any()).collect();
        if differing.is_empty() {
            return writeln!(out, "\nno differences");
        }
        writeln!(out, "\n  {:<18}{}", "dataset", HEADS.map(|head| format!("{head:>10}")).concat())?;
        for difference in &differing {
            let counts = counts(difference).map(|count| format!("{count:>10}")).concat();
            writeln!(out, "  {:<18}{counts}", difference.dataset)?;
        }
        writeln!(out, "\n{}", same(all.len() - differing.len()))?;
        for difference in differing {
            self.text_examples(difference, out)?;
        }
        Ok(())
    }

    fn text_examples(&self, difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
        if self.examples == 0 {
            return Ok(());
        }
        writeln!(out, "\n{}", difference.dataset)?;
        for (mark, _, rows) in kinds(difference) {
            for row in rows.iter().take(self.examples) {
                let line = format!("{mark} {}", told(row));
                writeln!(out, "  {}", fit(&line, terminal().saturating_sub(2)))?;
            }
            if rows.len() > self.examples {
                writeln!(out, "  {mark} … {} more", grouped((rows.len() - self.examples) as u64))?;
            }
        }
        Ok(())
    }

    /// The same for a page of Markdown.
    pub(super) fn markdown(&self, all: &[Difference], out: &mut dyn Write) -> io::Result<()> {
        let (old, new) = (self.old.display().to_string(), self.new.display().to_string());
        writeln!(out, "## Rows gained and lost\n\n`{}` → `{}`\n", code(&old), code(&new))?;
        let differing: Vec<&Difference> = all.iter().filter(|d| d.is_any()).collect();
        if differing.is_empty() {
            return writeln!(out, "No differences.");
        }
        writeln!(out, "| dataset | {} |\n| --- {}|", HEADS.join(" | "), "| ---: ".repeat(HEADS.len()))?;
        for difference in &differing {
            writeln!(out, "| `{}` | {} |", difference.dataset, counts(difference).join(" | "))?;
        }
        writeln!(out, "\n{}.", capital(&same(all.len() - differing.len())))?;
        for difference in differing {
            self.markdown_examples(difference, out)?;
        }
        Ok(())
    }

    fn markdown_examples(&self, difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
        if self.examples == 0 {
            return Ok(());
        }
        writeln!(out, "\n### {}", difference.dataset)?;
        for (_, kind, rows) in kinds(difference).into_iter().filter(|(.., rows)| !rows.is_empty()) {
            writeln!(out, "\n{} ({}):\n", capital(kind), grouped(rows.len() as u64))?;
            for row in rows.iter().take(self.examples) {
                writeln!(out, "- `{}`", code(&fit(&told(row), LONGEST)))?;
            }
        }
        Ok(())
    }
}

/// Columns that an example in Markdown may have.
const LONGEST: usize = 240;

/// Heads of the counts.
const HEADS: [&str; 5] = ["old", "new", "gained", "lost", "changed"];

fn counts(difference: &Difference) -> [String; 5] {
    let size = |size: Option<usize>| size.map_or_else(|| "—".to_owned(), |size| grouped(size as u64));
    let count = |rows: &[Shown]| grouped(rows.len() as u64);
    let (old, new) = difference.sizes;
    [size(old), size(new), count(&difference.gained), count(&difference.lost), count(&difference.changed)]
}

/// The kinds of difference with their marks.
fn kinds(difference: &Difference) -> [(char, &'static str, &[Shown]); 3] {
    [
        ('+', "gained", &difference.gained),
        ('-', "lost", &difference.lost),
        ('~', "changed", &difference.changed),
    ]
}

/// A row on one line: its place and its values.
fn told(row: &Shown) -> String {
    let place = row.place.iter().cloned();
    let values = row.values.iter().map(|(name, value)| format!("{name}={}", fit(value, VALUE)));
    whole(&place.chain(values).collect::<Vec<_>>().join("  "))
}

/// Columns that a value may have.
const VALUE: usize = 80;

fn same(count: usize) -> String {
    format!("{count} other datasets have the same rows")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Text inside a code span: it may hold no backtick and, in a table, no bar.
fn code(text: &str) -> String {
    text.replace('`', "'").replace('|', "¦")
}
