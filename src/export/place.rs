//! [`Place`]: where an export goes, and what may lie there.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::Format;
use crate::error::{Error, Result};
use crate::place;

/// By this an earlier export is known: in the marker of a folder, in a comment at the begin or the end of a file.
pub(super) const MADE_BY: &str = "gongbao export";
/// The file that says what a folder is.
const MARKER: &str = "export.json";
/// Bytes at the begin and at the end of a file in which [`MADE_BY`] may stand.
const NEAR: usize = 512;

/// An export under way.
pub(super) struct Place {
    at: place::Place,
    format: Format,
}

impl Place {
    /// Begins an export to `place`.
    ///
    /// # Errors
    /// When something else than an earlier export lies there and `force` is false, or nothing can be written beside it.
    pub(super) fn begin(place: &Path, format: Format, force: bool) -> Result<Self> {
        let kind = if format.is_folder() { "folder" } else { "file" };
        if place.file_name().is_some() {
            check(place, kind, format, force)?;
        }
        let at = place::Place::begin(place, &format!("{kind} for the export"))?;
        let folder = if format.is_folder() { Some(at.next()) } else { at.next().parent() };
        if let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        }
        Ok(Self { at, format })
    }

    /// Where it is written.
    pub(super) fn next(&self) -> &Path {
        self.at.next()
    }

    /// The file that is the export.
    pub(super) fn file(&self) -> Result<BufWriter<File>> {
        create(self.next())
    }

    /// A file of the export, which is a folder.
    pub(super) fn file_of(&self, name: &str) -> Result<BufWriter<File>> {
        create(&self.next().join(name))
    }

    /// Puts the export in its place. A folder with other files keeps them.
    pub(super) fn publish(self, counts: &[(&'static str, u64)]) -> Result<()> {
        if self.format.is_folder() {
            let path = self.next().join(MARKER);
            fs::write(&path, marker(self.format, counts)).map_err(|e| Error::io(&path, e))?;
        }
        match !self.at.place().is_dir() || may_go(self.at.place(), self.format) {
            true => self.at.publish(),
            false => self.move_in(),
        }
    }

    /// Puts each file among those that are there.
    fn move_in(&self) -> Result<()> {
        for entry in fs::read_dir(self.next()).map_err(|e| Error::io(self.next(), e))? {
            let from = entry.map_err(|e| Error::io(self.next(), e))?.path();
            let to = self.at.place().join(from.file_name().unwrap_or_default());
            fs::rename(&from, &to).map_err(|e| Error::io(&to, e))?;
        }
        Ok(())
    }
}

/// Refuses a place at which something else than such an export lies.
fn check(place: &Path, kind: &str, format: Format, force: bool) -> Result<()> {
    if place.exists() && place.is_dir() != format.is_folder() {
        let message = format!("expected a {kind} for {}, found something else", format.as_str());
        return Err(Error::config(place, message));
    }
    if !force && !may_go(place, format) {
        let message = "expected a new place or an earlier export, found other files; name another place, or use --force";
        return Err(Error::config(place, message));
    }
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    File::create(path).map(BufWriter::new).map_err(|e| Error::io(path, e))
}

/// What a folder says of itself.
fn marker(format: Format, counts: &[(&'static str, u64)]) -> String {
    let counts: serde_json::Map<_, _> =
        counts.iter().map(|(what, n)| ((*what).to_owned(), (*n).into())).collect();
    let marker = serde_json::json!({
        "made_by": MADE_BY, "version": env!("CARGO_PKG_VERSION"), "format": format.as_str(), "counts": counts,
    });
    format!("{marker:#}\n")
}

/// True when an export may take the place: nothing lies there, or an empty folder, or an earlier export.
fn may_go(place: &Path, format: Format) -> bool {
    if !place.exists() {
        return true;
    }
    if !format.is_folder() {
        return is_export(place);
    }
    let Ok(entries) = fs::read_dir(place) else { return false };
    let names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let is_ours = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name == MARKER)
            || path.extension().is_some_and(|ending| ending == format.ending())
    };
    names.is_empty() || is_export(&place.join(MARKER)) && names.iter().all(is_ours)
}

/// True for a file that says where it comes from.
fn is_export(file: &Path) -> bool {
    ends(file).is_ok_and(|ends| ends.windows(MADE_BY.len()).any(|window| window == MADE_BY.as_bytes()))
}

/// The begin and the end of a file.
fn ends(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(file)?;
    let mut ends = Vec::new();
    file.by_ref().take(NEAR as u64).read_to_end(&mut ends)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(NEAR as u64)))?;
    file.take(NEAR as u64).read_to_end(&mut ends)?;
    Ok(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn export(place: &Path, format: Format, force: bool) -> Result<()> {
        let begun = Place::begin(place, format, force)?;
        let mut file = if format.is_folder() { begun.file_of("organs.csv")? } else { begun.file()? };
        write!(file, "<!-- {MADE_BY} -->").unwrap();
        drop(file);
        begun.publish(&[("rows", 1)])
    }

    #[test]
    fn an_export_replaces_only_an_export() {
        let desk = tempfile::TempDir::new().unwrap();
        for (name, format) in [("tables", Format::Csv), ("graph.graphml", Format::Graphml)] {
            let place = desk.path().join("new").join(name);
            export(&place, format, false).unwrap();
            export(&place, format, false).unwrap();
        }
        let tables = desk.path().join("new/tables");
        fs::write(tables.join("thesis.txt"), "云").unwrap();
        let refused = export(&tables, Format::Csv, false).unwrap_err();
        assert!(refused.to_string().contains("found other files"), "{refused}");
        export(&tables, Format::Csv, true).unwrap();
        assert!(tables.join("thesis.txt").is_file() && tables.join(MARKER).is_file());
        assert_eq!(fs::read_dir(desk.path().join("new")).unwrap().count(), 2, "nothing is left beside them");
    }

    #[test]
    fn files_and_folders_are_not_mistaken() {
        let desk = tempfile::TempDir::new().unwrap();
        let file = desk.path().join("file");
        fs::write(&file, "云").unwrap();
        assert!(export(&file, Format::Csv, true).is_err());
        assert!(export(desk.path(), Format::Xlsx, true).is_err());
        assert!(export(&file, Format::Xlsx, false).is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "云");
        export(&file, Format::Xlsx, true).unwrap();
    }

    #[test]
    fn what_is_not_published_goes() {
        let desk = tempfile::TempDir::new().unwrap();
        drop(Place::begin(&desk.path().join("tables"), Format::Csv, false).unwrap());
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 0);
    }
}
