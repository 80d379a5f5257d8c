//! [`Place`]: where a report or an export goes. It is made beside its place and takes it when it is whole.
//!
//! ```text
//! exports/            its place
//! .exports.next/      what is under way
//! ```

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A file or folder under way; what was written goes when it is dropped before it is published.
pub(crate) struct Place {
    place: PathBuf,
    next: PathBuf,
}

impl Place {
    /// Begins what will lie at `place`; `what` it is, is for the error: `folder for the report`.
    ///
    /// # Errors
    /// When `place` has no name, or what an earlier one left beside it cannot be removed.
    pub(crate) fn begin(place: &Path, what: &str) -> Result<Self> {
        let Some(name) = place.file_name() else {
            return Err(Error::config(place, format!("expected the name of a {what}")));
        };
        let next = place.with_file_name(hidden(name, "next"));
        remove(&next)?;
        Ok(Self { place: place.to_owned(), next })
    }

    /// Where it will lie.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Where it is written.
    pub(crate) fn next(&self) -> &Path {
        &self.next
    }

    /// Puts it in its place; what lies there goes.
    pub(crate) fn publish(&self) -> Result<()> {
        if !self.place.is_dir() {
            return fs::rename(&self.next, &self.place).map_err(|e| Error::io(&self.place, e));
        }
        let old = self.place.with_file_name(hidden(self.place.file_name().unwrap_or_default(), "old"));
        remove(&old)?;
        fs::rename(&self.place, &old).map_err(|e| Error::io(&self.place, e))?;
        if let Err(error) = fs::rename(&self.next, &self.place) {
            // Should this fail too, both are still there under their hidden names.
            let _ = fs::rename(&old, &self.place);
            return Err(Error::io(&self.place, error));
        }
        remove(&old)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next one.
        let _ = remove(&self.next);
    }
}

/// `.NAME.word`.
fn hidden(name: &OsStr, word: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(word);
    hidden
}

fn remove(path: &Path) -> Result<()> {
    let removed = match path.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(there) if there.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    };
    removed.map_err(|e| Error::io(path, e))
}
