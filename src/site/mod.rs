//! `gongbao report`: an output as a static site, to be read and looked at in a browser without a server or a network.
//!
//! ```text
//! index.html …        what all sources add up to: counts, quality, charts, a list of sources
//! sources/<id>.html   a reading page for each source: the printed text beside what was read out of it
//! data/<id>.js        all values of its records, loaded when somebody asks for them
//! search/<n>.js       titles, for the search box
//! ```
//! Sources are taken part by part, so memory holds one part, and what grows with organs, months and series. The same output gives
//! the same bytes. Templates and what they load are files of `assets/`; all that comes from a source is escaped by the template
//! engine, or by `page::call` where it becomes a script.

mod catalog;
mod folder;
mod link;
mod overview;
mod page;
mod part;
mod reading;

use std::path::Path;

use serde::Serialize;

use self::catalog::Terms;
use self::folder::{Folder, MADE_BY, MARKER};
use self::link::Pages;
use self::overview::Overview;
use self::page::Templates;
use self::part::Part;
use self::reading::Library;
use crate::dataset;
use crate::error::{Error, Result};

pub use overview::Count;

/// What is being done, for whoever watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many sources get a page.
    Found(usize),
    /// A page is written.
    Written,
}

/// What a report shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Sources, each with a page.
    pub sources: usize,
    /// Rows of each dataset, in the order of the datasets.
    pub datasets: Vec<Count>,
}

/// What the marker file says.
#[derive(Serialize)]
struct Marker {
    made_by: &'static str,
    version: &'static str,
    rows: Vec<(&'static str, u64)>,
}

/// Writes the report of an output into a folder, whose place it takes at once when it is whole.
///
/// # Errors
/// When `output` is not one that this version wrote, when `folder` holds something else than an earlier report, or when it
/// cannot be written.
///
/// ```no_run
/// let summary = gongbao::site::build("output".as_ref(), "report".as_ref(), &|_| ())?;
/// println!("{} pages", summary.sources);
/// # Ok::<(), gongbao::error::Error>(())
/// ```
pub fn build(output: &Path, folder: &Path, watch: &dyn Fn(Progress)) -> Result<Summary> {
    if !["sources", "texts"].iter().all(|dataset| output.join(dataset).is_dir()) {
        let message = "expected the output folder of gongbao run, found no datasets sources and texts in it; run this version again";
        return Err(Error::config(output, message));
    }
    let folder = Folder::begin(folder)?;
    let summary = write(output, &folder, watch)?;
    folder.publish()?;
    Ok(summary)
}

fn write(output: &Path, folder: &Folder, watch: &dyn Fn(Progress)) -> Result<Summary> {
    let parts = dataset::part_names("sources", output)?;
    let (templates, terms) = (Templates::new()?, Terms::new());
    let pages = Pages::of(output, &parts)?;
    watch(Progress::Found(pages.len()));
    templates.write_assets(folder)?;
    folder.write("data/columns.js", &page::call("columns", &catalog::columns())?)?;
    let library = Library { terms: &terms, pages: &pages, templates: &templates, folder };
    let mut overview = Overview::new(output, &parts, &templates, folder, &terms, &pages)?;
    for name in &parts {
        let part = Part::read(output, name)?;
        overview.add_part(&part);
        for source in part.sources() {
            let title = reading::title(source);
            overview.add(source, &title)?;
            library.write(source, &title)?;
            watch(Progress::Written);
        }
    }
    let datasets = overview.finish()?;
    let rows = datasets.iter().map(|count| (count.dataset, count.rows)).collect();
    let marker = Marker { made_by: MADE_BY, version: env!("CARGO_PKG_VERSION"), rows };
    folder.write(MARKER, &serde_json::to_string_pretty(&marker).map_err(|e| Error::write(MARKER, e))?)?;
    Ok(Summary { sources: pages.len(), datasets })
}
