//! [`Output`]: the output of a run, read file by file.

use std::path::{Path, PathBuf};

use super::Progress;
use crate::dataset::{self, Dataset, Rows};
use crate::error::{Error, Result};

/// The output folder of a run, and who watches it being read.
pub(super) struct Output<'a> {
    folder: &'a Path,
    watch: &'a dyn Fn(Progress),
    datasets: Vec<Box<dyn Dataset>>,
}

impl<'a> Output<'a> {
    /// The output in a folder.
    ///
    /// # Errors
    /// When the folder lacks a dataset.
    pub(super) fn open(folder: &'a Path, watch: &'a dyn Fn(Progress)) -> Result<Self> {
        let datasets = dataset::all();
        if let Some(lost) = datasets.iter().find(|dataset| !folder.join(dataset.name()).is_dir()) {
            let message = format!(
                "expected the output folder of gongbao run, found no dataset {} in it; run this version again",
                lost.name()
            );
            return Err(Error::config(folder, message));
        }
        Ok(Self { folder, watch, datasets })
    }

    /// All datasets, in their order.
    pub(super) fn datasets(&self) -> impl Iterator<Item = &dyn Dataset> {
        self.datasets.iter().map(AsRef::as_ref)
    }

    /// A dataset by its name.
    pub(super) fn dataset(&self, name: &str) -> Option<&dyn Dataset> {
        self.datasets().find(|dataset| dataset.name() == name)
    }

    /// Names of the files of a dataset, in the order of the sources.
    pub(super) fn files(&self, dataset: &str) -> Result<Vec<String>> {
        dataset::part_names(dataset, self.folder)
    }

    /// How many files datasets have together.
    pub(super) fn count_files(&self, datasets: &[&dyn Dataset]) -> Result<usize> {
        datasets.iter().map(|dataset| Ok(self.files(dataset.name())?.len())).sum()
    }

    /// How many rows a dataset has.
    pub(super) fn count_rows(&self, dataset: &dyn Dataset) -> Result<u64> {
        Ok(dataset::row_count(dataset.name(), self.folder)?.unwrap_or_default())
    }

    /// Shows the rows of a dataset, a file at a time; each file is a step.
    pub(super) fn each(
        &self,
        dataset: &dyn Dataset,
        show: &mut dyn FnMut(&Rows) -> Result<()>,
    ) -> Result<()> {
        for file in self.files(dataset.name())? {
            show(&self.rows(dataset, &file)?)?;
            self.step();
        }
        Ok(())
    }

    /// The same for the dataset of a name.
    pub(super) fn each_of(&self, name: &str, show: &mut dyn FnMut(&Rows) -> Result<()>) -> Result<()> {
        self.dataset(name).map_or(Ok(()), |dataset| self.each(dataset, show))
    }

    /// The rows of a dataset in its file of a name; none when it has no such file.
    pub(super) fn part(&self, dataset: &str, file: &str) -> Result<Rows> {
        self.dataset(dataset).map_or_else(|| Ok(Rows::default()), |dataset| self.rows(dataset, file))
    }

    fn rows(&self, dataset: &dyn Dataset, file: &str) -> Result<Rows> {
        let rows = dataset::read_part(dataset.name(), self.folder, file)?;
        let fields = dataset.fields();
        let is_ours = rows.columns.is_empty() || rows.columns.iter().eq(fields.iter().map(|f| f.name));
        match is_ours {
            true => Ok(rows),
            false => Err(Error::input(
                self.path(dataset.name(), file),
                "expected the columns of this version, found others; run this version again",
            )),
        }
    }

    fn path(&self, dataset: &str, file: &str) -> PathBuf {
        self.folder.join(dataset).join(file)
    }

    /// Says how many steps there are.
    pub(super) fn expect(&self, steps: usize) {
        (self.watch)(Progress::Found(steps));
    }

    /// Says that a step is done.
    pub(super) fn step(&self) {
        (self.watch)(Progress::Done);
    }
}

/// A row of a dataset.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    rows: &'a Rows,
    values: &'a [Option<String>],
}

impl<'a> Row<'a> {
    /// All rows.
    pub(super) fn all(rows: &'a Rows) -> impl Iterator<Item = Row<'a>> {
        rows.rows.iter().map(move |values| Row { rows, values })
    }

    /// A value as text; `None` when it is null.
    pub(super) fn text(self, column: &str) -> Option<&'a str> {
        self.rows.value(self.values, column)
    }

    /// A whole number; 0 when it is null.
    pub(super) fn number(self, column: &str) -> usize {
        self.text(column).and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// A list of texts.
    pub(super) fn list(self, column: &str) -> Vec<String> {
        self.text(column).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}
