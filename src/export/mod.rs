//! `gongbao export`: an output for people without DuckDB: its datasets as CSV, NDJSON or a workbook, its documents and organs as a
//! graph, the structure of each document as Akoma Ntoso.
//!
//! Rows are taken file by file, so memory holds one file of them; of a graph also the names of organs and of missing documents.
//! The same output gives the same bytes. A place is taken at once, when all is written, and only where nothing else lies.

mod akn;
mod csv;
mod graphml;
mod ndjson;
mod output;
mod place;
mod xlsx;
mod xml;

use std::io::Write;
use std::path::Path;

use self::output::Output;
use self::place::Place;
use crate::dataset::Dataset;
use crate::error::{Error, Result};

/// What an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A folder with a file of comma-separated values for each dataset.
    Csv,
    /// A folder with a file of JSON objects, one on each line, for each dataset.
    Ndjson,
    /// A workbook with a sheet for each dataset.
    Xlsx,
    /// A graph of documents and organs.
    Graphml,
    /// A folder with an Akoma Ntoso 3.0 file for each document.
    Akn,
}

impl Format {
    /// Its name, as `csv`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
            Self::Graphml => "graphml",
            Self::Akn => "akn",
        }
    }

    /// Ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Self::Akn => "xml",
            other => other.as_str(),
        }
    }

    fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson | Self::Akn)
    }

    fn is_of_datasets(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson | Self::Xlsx)
    }
}

/// How to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What to write.
    pub format: Format,
    /// Names of the datasets to write; all when it is empty, without `texts` in a workbook. Of no meaning for a graph or documents.
    pub datasets: Vec<String>,
    /// True to begin CSV with a byte order mark, by which Excel knows UTF-8.
    pub bom: bool,
    /// True to write also where something else than an earlier export lies.
    pub force: bool,
}

/// What is being done, for whoever watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many steps are to be done.
    Found(usize),
    /// A step is done.
    Done,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Things and how many of them, as `rows`.
    pub counts: Vec<(&'static str, u64)>,
    /// Sentences about what could not be written as it is.
    pub notes: Vec<String>,
}

/// Writes an export of the output in a folder to a place: a folder or a file, as the format has it.
///
/// # Errors
/// When `output` is not one that this version wrote, when something else than an earlier export lies at the place, or when it
/// cannot be written.
pub fn export(output: &Path, place: &Path, options: &Options, watch: &dyn Fn(Progress)) -> Result<Summary> {
    let output = Output::open(output, watch)?;
    let datasets = chosen(&output, options)?;
    let place = Place::begin(place, options.format, options.force)?;
    let summary = match options.format {
        Format::Csv | Format::Ndjson => tables(&output, &datasets, options, &place)?,
        Format::Xlsx => xlsx::write(&output, &datasets, &place)?,
        Format::Graphml => graphml::write(&output, &mut place.file()?, place.next())?,
        Format::Akn => akn::write(&output, &place)?,
    };
    place.publish(&summary.counts)?;
    Ok(summary)
}

/// Writes a graph, or a single dataset as CSV or NDJSON.
///
/// # Errors
/// As [`export`]; also when the format is none of these, or there is not one dataset.
pub fn stream(
    output: &Path,
    options: &Options,
    out: &mut dyn Write,
    watch: &dyn Fn(Progress),
) -> Result<Summary> {
    let stdout = Path::new("standard output");
    let output = Output::open(output, watch)?;
    let datasets = chosen(&output, options)?;
    match (options.format, &datasets[..]) {
        (Format::Graphml, _) => graphml::write(&output, out, stdout),
        (Format::Csv | Format::Ndjson, [dataset]) => {
            output.expect(output.files(dataset.name())?.len());
            let rows = table(&output, *dataset, options, out, stdout)?;
            Ok(Summary { counts: vec![("rows", rows)], notes: Vec::new() })
        }
        (Format::Csv | Format::Ndjson, _) => {
            Err(Error::config(stdout, "expected one --dataset, which is all that it can take"))
        }
        _ => Err(Error::config(
            stdout,
            "expected csv, ndjson or graphml, which are text; name a place with -o",
        )),
    }
}

/// The datasets to write, in the order of the datasets.
fn chosen<'o>(output: &'o Output<'_>, options: &Options) -> Result<Vec<&'o dyn Dataset>> {
    let wanted = |name: &str| match options.datasets.is_empty() {
        true => options.format != Format::Xlsx || name != "texts",
        false => options.datasets.iter().any(|wanted| wanted == name),
    };
    if !options.format.is_of_datasets() && !options.datasets.is_empty() {
        let message = "expected csv, ndjson or xlsx, whose datasets can be chosen";
        return Err(Error::config("--dataset", message));
    }
    if let Some(name) = options.datasets.iter().find(|name| output.dataset(name).is_none()) {
        let known: Vec<&str> = output.datasets().map(Dataset::name).collect();
        let message = format!("expected one of {}, found {name}", known.join(", "));
        return Err(Error::config("--dataset", message));
    }
    Ok(output.datasets().filter(|dataset| wanted(dataset.name())).collect())
}

/// Writes each dataset into a file of its own.
fn tables(
    output: &Output<'_>,
    datasets: &[&dyn Dataset],
    options: &Options,
    place: &Place,
) -> Result<Summary> {
    output.expect(output.count_files(datasets)?);
    let mut rows = 0;
    for dataset in datasets {
        let name = format!("{}.{}", dataset.name(), options.format.ending());
        let path = place.next().join(&name);
        rows += table(output, *dataset, options, &mut place.file_of(&name)?, &path)?;
    }
    let counts = vec![("datasets", datasets.len() as u64), ("rows", rows)];
    Ok(Summary { counts, notes: Vec::new() })
}

/// Writes a dataset, and tells how many rows it has.
fn table(
    output: &Output<'_>,
    dataset: &dyn Dataset,
    options: &Options,
    out: &mut dyn Write,
    path: &Path,
) -> Result<u64> {
    let told = |e| Error::io(path, e);
    let fields = dataset.fields();
    if options.format == Format::Csv {
        csv::head(&fields, options.bom, out).map_err(told)?;
    }
    let mut count = 0;
    output.each(dataset, &mut |rows| {
        for row in &rows.rows {
            let written = match options.format {
                Format::Csv => csv::row(row, out),
                _ => ndjson::row(&fields, row, out),
            };
            written.map_err(told)?;
        }
        count += rows.rows.len() as u64;
        Ok(())
    })?;
    out.flush().map_err(told)?;
    Ok(count)
}
