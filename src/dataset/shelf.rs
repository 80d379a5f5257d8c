//! [`Shelf`]: the printed texts of an output, by source.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use arrow_array::{Array, RecordBatch, StringArray};

use super::read::{each_batch, parts};
use crate::error::Result;

/// The decoded texts that a run kept in its dataset `texts`; those of one file are in memory at a time.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The file in which the text of a source is.
    files: HashMap<String, PathBuf>,
    taken: PathBuf,
    texts: HashMap<String, String>,
}

impl Shelf {
    /// The texts of the output in a folder; empty when it has none.
    ///
    /// # Errors
    /// When a file cannot be read as Parquet.
    pub fn open(output: &Path) -> Result<Self> {
        let folder = output.join("texts");
        let mut shelf = Self::default();
        for path in if folder.is_dir() { parts(&folder)? } else { Vec::new() } {
            each_batch(&path, Some("source_id"), |batch| {
                for source in column(batch, "source_id").into_iter().flatten().flatten() {
                    shelf.files.insert(source.to_owned(), path.clone());
                }
            })?;
        }
        Ok(shelf)
    }

    /// The text of a source; `None` when the output has none of it, or its file is gone.
    pub fn text(&mut self, source_id: &str) -> Option<&str> {
        let path = self.files.get(source_id)?;
        if *path != self.taken {
            let mut texts = HashMap::new();
            each_batch(path, None, |batch| {
                if let (Some(sources), Some(printed)) = (column(batch, "source_id"), column(batch, "text")) {
                    let rows = sources.iter().zip(printed);
                    texts.extend(rows.filter_map(|(s, t)| Some((s?.to_owned(), t?.to_owned()))));
                }
            })
            .ok()?;
            (self.taken, self.texts) = (path.clone(), texts);
        }
        self.texts.get(source_id).map(String::as_str)
    }
}

fn column<'b>(batch: &'b RecordBatch, name: &str) -> Option<&'b StringArray> {
    batch.column_by_name(name)?.as_any().downcast_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Records;

    #[test]
    fn texts_are_found_by_source() {
        let folder = tempfile::TempDir::new().unwrap();
        let run = Records { sources: vec![crate::parse("保护好云溪河。\n")], ..Records::default() };
        let source_id = run.sources[0].source.source_id.clone();
        assert!(Shelf::open(folder.path()).unwrap().text(&source_id).is_none());
        std::fs::create_dir(folder.path().join("texts")).unwrap();
        let texts = super::super::all().into_iter().find(|dataset| dataset.name() == "texts").unwrap();
        super::super::write(texts.as_ref(), &run, folder.path(), "part-00000.parquet").unwrap();
        let mut shelf = Shelf::open(folder.path()).unwrap();
        assert_eq!(shelf.text(&source_id), Some("保护好云溪河。\n"));
        assert_eq!(shelf.text("0123456789abcdef"), None);
    }
}
