//! The report of a run for people, as Markdown.

use std::fmt::{Result, Write};

use crate::cli::width::{bytes, grouped};
use crate::pipeline::{Funnel, Report};

/// The report as Markdown.
pub(super) fn markdown(report: &Report) -> String {
    let mut text = String::new();
    // Writing into a text cannot fail.
    let _ = write(report, &mut text);
    text
}

fn write(report: &Report, out: &mut String) -> Result {
    let Report { inputs, stages, totals, .. } = report;
    writeln!(out, "# gongbao run of {}\n", report.started)?;
    let seconds: f64 = stages.iter().map(|stage| stage.seconds).sum();
    writeln!(
        out,
        "{} sources with {} documents, {} of text, of which {:.2} % was not recognised; {seconds:.1} s. \
         {} of {} parts were made anew.\n",
        count(totals.sources),
        count(totals.documents),
        bytes(totals.text_bytes as f64),
        report.unknown_share * 100.0,
        report.parts_made,
        report.parts.len(),
    )?;
    table(
        out,
        "inputs",
        &["new", "changed", "unchanged", "gone", "failed"],
        &[&[
            count(inputs.new),
            count(inputs.changed),
            count(inputs.unchanged),
            count(inputs.gone),
            count(inputs.failed),
        ]],
    )?;
    let Funnel { organs, organs_resolved, citations, citations_resolved } = totals.resolution;
    table(
        out,
        "resolved",
        &["what", "resolved", "of"],
        &[
            &["organs".into(), count(organs_resolved), count(organs)],
            &["citations".into(), count(citations_resolved), count(citations)],
        ],
    )?;
    let datasets: Vec<[String; 3]> = report
        .datasets
        .iter()
        .map(|(name, rows)| {
            let change = rows.change.map_or("–".into(), |change| format!("{change:+}"));
            [format!("`{name}`"), grouped(rows.rows), change]
        })
        .collect();
    table(out, "datasets", &["dataset", "rows", "change"], &slices(&datasets))?;
    let diagnostics: Vec<[String; 2]> =
        totals.diagnostics.iter().map(|(code, times)| [format!("`{code}`"), count(*times)]).collect();
    table(out, "diagnostics", &["code", "times"], &slices(&diagnostics))?;
    let stages: Vec<[String; 3]> = stages
        .iter()
        .map(|stage| {
            [
                stage.name.clone(),
                format!("{:.2}", stage.seconds),
                format!("{}/s", bytes(stage.bytes_per_second)),
            ]
        })
        .collect();
    table(out, "time", &["stage", "seconds", "throughput"], &slices(&stages))?;
    let failures: Vec<[String; 2]> =
        report.failures.iter().map(|failure| [cell(&failure.path), cell(&failure.message)]).collect();
    table(out, "not read", &["input", "why"], &slices(&failures))?;
    let versions = &report.versions;
    writeln!(out, "gongbao {}, schemas {}, rules `{}`", versions.gongbao, versions.schema, versions.rules)
}

fn slices<const N: usize>(rows: &[[String; N]]) -> Vec<&[String]> {
    rows.iter().map(<[String; N]>::as_slice).collect()
}

/// A table under a heading; nothing when it has no rows.
fn table(out: &mut String, name: &str, columns: &[&str], rows: &[&[String]]) -> Result {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {name}\n\n| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()))?;
    for row in rows {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    writeln!(out)
}

fn count(number: usize) -> String {
    grouped(number as u64)
}

/// Text that ends no cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
