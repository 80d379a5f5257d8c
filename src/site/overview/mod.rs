//! The pages that hold all sources together: what there is, how well it was read, and charts.
//!
//! Whatever is counted here grows with what it is counted by (organs, months, series), not with the text.

mod catalogue;
mod chart;
mod citations;
mod deadlines;
mod diagnostics;
mod duties;
mod targets;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use self::catalogue::{Catalogue, Item};
use self::chart::Bar;
use super::catalog::{GROUPS, Terms, chinese};
use super::folder::Folder;
use super::link::Pages;
use super::page::Templates;
use super::part::{Part, Source};
use super::reading;
use crate::dataset;
use crate::error::Result;

/// So many bars of a chart stand on the first page.
const FEW: usize = 12;

/// What all sources add up to.
pub(super) struct Overview<'o> {
    templates: &'o Templates,
    folder: &'o Folder,
    terms: &'o Terms,
    pages: &'o Pages,
    datasets: Vec<Count>,
    text_bytes: u64,
    unknown_bytes: u64,
    genres: BTreeMap<String, u64>,
    catalogue: Catalogue<'o>,
    duties: duties::Duties,
    deadlines: deadlines::Deadlines,
    targets: targets::Targets,
    citations: citations::Citations,
    diagnostics: diagnostics::Diagnostics,
}

/// Rows of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The dataset.
    pub dataset: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
    /// Rows that its Parquet files hold.
    pub rows: u64,
}

/// The first page.
#[derive(Serialize)]
struct Index<'o> {
    datasets: &'o [Count],
    sources: u64,
    issues: u64,
    documents: u64,
    text_bytes: u64,
    unknown_bytes: u64,
    unknown: String,
    diagnostics: Vec<Bar>,
    genres: Vec<Bar>,
    duties: Vec<Bar>,
    deadlines: chart::Columns,
    series: Vec<chart::Series>,
    cited: Vec<Bar>,
    first: &'o [Item],
    worst: &'o [Item],
}

impl<'o> Overview<'o> {
    /// Counts the rows of an output, and what is cited how often.
    pub(super) fn new(
        output: &Path,
        parts: &[String],
        templates: &'o Templates,
        folder: &'o Folder,
        terms: &'o Terms,
        pages: &'o Pages,
    ) -> Result<Self> {
        Ok(Self {
            templates,
            folder,
            terms,
            pages,
            datasets: counts(output)?,
            text_bytes: 0,
            unknown_bytes: 0,
            genres: BTreeMap::new(),
            catalogue: Catalogue::new(templates, folder, pages.len()),
            duties: duties::Duties::default(),
            deadlines: deadlines::Deadlines::default(),
            targets: targets::Targets::default(),
            citations: citations::Citations::new(output, parts)?,
            diagnostics: diagnostics::Diagnostics::default(),
        })
    }

    /// Takes the sources of a part in.
    pub(super) fn add_part(&mut self, part: &Part) {
        self.citations.add_part(part);
    }

    /// Takes a source in.
    pub(super) fn add(&mut self, source: Source<'_>, title: &str) -> Result<()> {
        self.text_bytes += source.text().len() as u64;
        self.unknown_bytes += reading::unknown_bytes(source);
        for document in source.records("documents") {
            let genre = document.get("genre").unwrap_or("no genre");
            *self.genres.entry(genre.to_owned()).or_default() += 1;
        }
        self.duties.add(source);
        self.deadlines.add(source);
        self.targets.add(source);
        self.citations.add(source, self.pages);
        self.diagnostics.add(source, title);
        self.catalogue.add(source, title, self.pages)
    }

    /// Writes the pages; gives the rows of each dataset.
    pub(super) fn finish(mut self) -> Result<Vec<Count>> {
        self.catalogue.finish()?;
        self.write("duties.html", &self.duties.page(self.terms))?;
        self.write("deadlines.html", &self.deadlines.page())?;
        self.write("targets.html", &self.targets.page())?;
        self.write("citations.html", &self.citations.page(self.terms))?;
        self.write("diagnostics.html", &self.diagnostics.page())?;
        self.write("index.html", &self.index())?;
        Ok(self.datasets)
    }

    /// Writes a page under the name of its template.
    fn write(&self, name: &str, page: &impl Serialize) -> Result<()> {
        self.templates.write(name, page, name, self.folder)
    }

    fn index(&self) -> Index<'_> {
        let rows = |name: &str| {
            self.datasets.iter().find(|count| count.dataset == name).map_or(0, |count| count.rows)
        };
        let genre = |(word, count): (&String, &u64)| {
            let meaning = self.terms.meaning("documents", "genre", word);
            (format!("{word} {}", chinese(meaning)), *count, None)
        };
        let mut genres: Vec<_> = self.genres.iter().map(genre).collect();
        genres.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Index {
            datasets: &self.datasets,
            sources: rows("sources"),
            issues: rows("issues"),
            documents: rows("documents"),
            text_bytes: self.text_bytes,
            unknown_bytes: self.unknown_bytes,
            unknown: reading::percent(self.unknown_bytes, self.text_bytes),
            diagnostics: chart::bars(self.diagnostics.counts(), usize::MAX),
            genres: chart::bars(genres, FEW),
            duties: chart::bars(self.duties.totals(), FEW),
            deadlines: self.deadlines.columns(),
            series: self.targets.series(4),
            cited: chart::bars(self.citations.most_cited(), FEW),
            first: self.catalogue.first(),
            worst: self.catalogue.worst(),
        }
    }
}

/// The rows of each dataset, as its files say it.
fn counts(output: &Path) -> Result<Vec<Count>> {
    let names = |name: &str| GROUPS.iter().find(|group| group.dataset == name);
    let count = |dataset: Box<dyn dataset::Dataset>| {
        let name = dataset.name();
        let (label, chinese) = names(name).map_or((name, ""), |group| (group.label, group.chinese));
        let rows = dataset::row_count(name, output)?.unwrap_or_default();
        Ok(Count { dataset: name, about: dataset.about(), label, chinese, rows })
    };
    dataset::all().into_iter().map(count).collect()
}
