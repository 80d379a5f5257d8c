//! [`Side`]: one of the two outputs, its rows in a form that another run would give too.
//!
//! Ids that a run counts or hashes (`…#3/q7`, `9f86d081884c7d65`) say nothing to another run: in their place stand the path of
//! a source, and the number or title of a document.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::dataset::{self, Dataset, Rows};
use crate::error::{Error, Result};

/// An output.
pub(super) struct Side {
    folder: PathBuf,
    /// Path of each source by its id.
    paths: BTreeMap<String, String>,
    /// Number or title of each document by its id.
    names: BTreeMap<String, String>,
}

/// The rows of a dataset of one side.
pub(super) struct Table {
    /// The rows; ids are in their natural form.
    pub(super) rows: Rows,
    /// For each row, the id of its source as the run gave it.
    pub(super) sources: Vec<Option<String>>,
    /// For each row, the path of its source.
    pub(super) paths: Vec<Option<String>>,
    /// False when the output has no such dataset.
    pub(super) is_there: bool,
}

impl Side {
    /// The output in a folder.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let Some(sources) = dataset::read("sources", folder)? else {
            let message = "expected the output folder of gongbao run, found no dataset sources in it";
            return Err(Error::config(folder, message));
        };
        let documents = dataset::read("documents", folder)?.unwrap_or_default();
        Ok(Self {
            folder: folder.to_owned(),
            paths: pairs(&sources, "source_id", &["path"]),
            names: pairs(&documents, "document_id", &["number", "title"]),
        })
    }

    /// The rows of a dataset.
    pub(super) fn rows(&self, dataset: &dyn Dataset) -> Result<Table> {
        let read = dataset::read(dataset.name(), &self.folder)?;
        let is_there = read.is_some();
        let mut rows = read.unwrap_or_default();
        let at = rows.column("source_id");
        let sources: Vec<Option<String>> = rows.rows.iter().map(|row| row.get(at?)?.clone()).collect();
        let own = own_id(dataset);
        self.name_ids(&mut rows, own);
        let paths = match dataset.name() {
            "sources" => rows.rows.iter().map(|row| rows.value(row, "path").map(str::to_owned)).collect(),
            _ => sources.iter().map(|id| self.paths.get(id.as_deref()?).cloned()).collect(),
        };
        Ok(Table { rows, sources, paths, is_there })
    }

    /// Puts what ids stand for in their place; the row's own id, which a run counts, is emptied.
    fn name_ids(&self, rows: &mut Rows, own: Option<&str>) {
        let ids: Vec<usize> =
            (0..rows.columns.len()).filter(|at| rows.columns[*at].ends_with("_id")).collect();
        for at in ids {
            let is_own = own == Some(rows.columns[at].as_str());
            for row in &mut rows.rows {
                let id = row[at].take().filter(|_| !is_own);
                row[at] = id.map(|id| self.name(id));
            }
        }
    }

    /// What an id stands for; an id that is a name stays.
    fn name(&self, id: String) -> String {
        if let Some(path) = self.paths.get(&id) {
            return path.clone();
        }
        let Some(hash) = id.rfind('#') else { return id };
        let digits = id[hash + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let (document, below) = id.split_at(hash + 1 + digits);
        match self.names.get(document) {
            Some(name) => format!("{name}{below}"),
            None => id,
        }
    }
}

/// The column with the row's own id, when that is counted or hashed: it is one of those that no other run need give.
fn own_id(dataset: &dyn Dataset) -> Option<&'static str> {
    /// Datasets whose ids are names, or say their place in their document.
    const NAMED: &[&str] = &["issues", "organs", "sections", "tables", "attachments"];
    let field = dataset.fields().into_iter().find(|field| field.key && field.name.ends_with("_id"))?;
    (field.references.is_none() && !NAMED.contains(&dataset.name())).then_some(field.name)
}

/// The first value of `values` that is there, by the value of `key`.
fn pairs(rows: &Rows, key: &str, values: &[&str]) -> BTreeMap<String, String> {
    let pair = |row: &Vec<Option<String>>| {
        let value = values.iter().find_map(|name| rows.value(row, name))?;
        Some((rows.value(row, key)?.to_owned(), value.to_owned()))
    };
    rows.rows.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names() {
        let side = Side {
            folder: PathBuf::new(),
            paths: [("9f86".to_owned(), "a.txt".to_owned())].into(),
            names: [("公报/2023/4#2".to_owned(), "云府〔2023〕1号".to_owned())].into(),
        };
        for (id, name) in [
            ("9f86", "a.txt"),
            ("公报/2023/4#2", "云府〔2023〕1号"),
            ("公报/2023/4#2/a1/3.1", "云府〔2023〕1号/a1/3.1"),
            ("公报/2023/4#3/1", "公报/2023/4#3/1"),
            ("云溪区财政局", "云溪区财政局"),
        ] {
            assert_eq!(side.name(id.to_owned()), name, "{id}");
        }
    }
}
