//! The list of sources, page by page, and the index of titles in which the search box looks.

use serde::Serialize;

use crate::error::Result;
use crate::site::folder::Folder;
use crate::site::link::{Pages, reading_page};
use crate::site::page::{Templates, call};
use crate::site::part::Source;
use crate::site::reading::{percent, unknown_bytes};

/// Sources on a page of the list.
const ON_A_PAGE: usize = 200;
/// Titles in a file of the index.
const IN_A_FILE: usize = 2_000;
/// Sources on the first page of the report, and those that were read worst.
const FIRST: usize = 20;
const WORST: usize = 10;

/// The list of sources, written as they come.
pub(super) struct Catalogue<'c> {
    templates: &'c Templates,
    folder: &'c Folder,
    pages: usize,
    written: usize,
    items: Vec<Item>,
    titles: Vec<Title>,
    chunks: usize,
    first: Vec<Item>,
    worst: Vec<Item>,
}

/// A source in the list.
#[derive(Clone, Serialize)]
pub(super) struct Item {
    title: String,
    path: String,
    link: String,
    kind: String,
    documents: usize,
    bytes: usize,
    unknown: String,
    #[serde(skip)]
    unknown_bytes: u64,
    diagnostics: usize,
    date: Option<String>,
}

/// Title, number, date, page, and the title of the source, or its path where that is the same.
type Title = (String, String, String, String, String);

#[derive(Serialize)]
struct ListPage<'c> {
    items: &'c [Item],
    number: usize,
    pages: usize,
    /// The pages around it, by number.
    near: Vec<(usize, String)>,
}

impl<'c> Catalogue<'c> {
    pub(super) fn new(templates: &'c Templates, folder: &'c Folder, sources: usize) -> Self {
        let pages = sources.div_ceil(ON_A_PAGE).max(1);
        let (items, titles, first, worst) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { templates, folder, pages, written: 0, items, titles, chunks: 0, first, worst }
    }

    pub(super) fn add(&mut self, source: Source<'_>, title: &str, pages: &Pages) -> Result<()> {
        let item = item(source, title);
        if self.first.len() < FIRST {
            self.first.push(item.clone());
        }
        self.judge(&item);
        self.index(source, title, &item.path, pages);
        self.items.push(item);
        if self.items.len() == ON_A_PAGE {
            self.write_page()?;
        }
        if self.titles.len() >= IN_A_FILE { self.write_titles() } else { Ok(()) }
    }

    /// Keeps the sources of which the largest share was not recognised.
    fn judge(&mut self, item: &Item) {
        if item.unknown_bytes > 0 {
            let share = |item: &Item| item.unknown_bytes as f64 / item.bytes.max(1) as f64;
            self.worst.push(item.clone());
            self.worst.sort_by(|a, b| share(b).total_cmp(&share(a)));
            self.worst.truncate(WORST);
        }
    }

    fn index(&mut self, source: Source<'_>, title: &str, path: &str, pages: &Pages) {
        let documents = source.records("documents");
        if documents.is_empty() {
            let (none, page) = (String::new(), reading_page(source.id()));
            self.titles.push((title.to_owned(), none.clone(), none, page, path.to_owned()));
        }
        for document in documents {
            let value = |column| document.get(column).unwrap_or_default().to_owned();
            let page = pages.document(&value("document_id")).unwrap_or_else(|| reading_page(source.id()));
            let within = if value("title") == title { path } else { title };
            self.titles.push((
                value("title"),
                value("number"),
                value("signed_date"),
                page,
                within.to_owned(),
            ));
        }
    }

    /// Writes what is left.
    pub(super) fn finish(&mut self) -> Result<()> {
        if !self.titles.is_empty() {
            self.write_titles()?;
        }
        self.folder.write("search/chunks.js", &call("chunks", &self.chunks)?)?;
        if self.items.is_empty() && self.written > 0 { Ok(()) } else { self.write_page() }
    }

    fn write_page(&mut self) -> Result<()> {
        self.written += 1;
        let near = (1..=self.pages)
            .filter(|&page| page == 1 || page == self.pages || page.abs_diff(self.written) <= 3)
            .map(|page| (page, list_page(page)));
        let page =
            ListPage { items: &self.items, number: self.written, pages: self.pages, near: near.collect() };
        self.templates.write("sources.html", &page, &list_page(self.written), self.folder)?;
        self.items.clear();
        Ok(())
    }

    fn write_titles(&mut self) -> Result<()> {
        let name = format!("search/{}.js", self.chunks);
        self.folder.write(&name, &call("titles", &(self.chunks, &self.titles))?)?;
        self.chunks += 1;
        self.titles.clear();
        Ok(())
    }

    pub(super) fn first(&self) -> &[Item] {
        &self.first
    }

    pub(super) fn worst(&self) -> &[Item] {
        &self.worst
    }
}

/// Name of a page of the list.
fn list_page(number: usize) -> String {
    if number == 1 { "sources.html".to_owned() } else { format!("sources-{number}.html") }
}

fn item(source: Source<'_>, title: &str) -> Item {
    let record = source.first("sources");
    let value = |column| record.and_then(|record| record.get(column)).unwrap_or_default().to_owned();
    let documents = source.records("documents");
    let date = source.first("issues").and_then(|issue| issue.get("published_date"));
    let signed = documents.first().and_then(|document| document.get("signed_date"));
    let (bytes, unknown_bytes) = (source.text().len(), unknown_bytes(source));
    Item {
        title: title.to_owned(),
        path: value("path"),
        link: reading_page(source.id()),
        kind: value("kind"),
        documents: documents.len(),
        bytes,
        unknown: percent(unknown_bytes, bytes as u64),
        unknown_bytes,
        diagnostics: source.records("diagnostics").len(),
        date: date.or(signed).map(str::to_owned),
    }
}
