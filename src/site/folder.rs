//! [`Folder`]: where a report is written, and what may lie there.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::place::Place;

/// The file by which a report is known: what is in it, for machines.
pub(super) const MARKER: &str = "report.json";
/// What that file says first.
pub(super) const MADE_BY: &str = "gongbao report";
/// Folders of a report.
const BELOW: [&str; 4] = ["assets", "data", "search", "sources"];

/// A report under way.
pub(super) struct Folder {
    at: Place,
}

impl Folder {
    /// Begins a report that will lie at `place`.
    ///
    /// # Errors
    /// When something else than an earlier report lies there, or nothing can be written beside it.
    pub(super) fn begin(place: &Path) -> Result<Self> {
        if !may_go(place)? {
            let message = "expected a new or empty folder or an earlier report, found other files in it; name another folder";
            return Err(Error::config(place, message));
        }
        let at = Place::begin(place, "folder for the report")?;
        for folder in BELOW {
            let folder = at.next().join(folder);
            fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
        }
        Ok(Self { at })
    }

    /// Writes a file of the report; `name` is its path below the folder.
    pub(super) fn write(&self, name: &str, content: &str) -> Result<()> {
        let path = self.at.next().join(name);
        fs::write(&path, content).map_err(|e| Error::io(&path, e))
    }

    /// Puts the report in its place.
    pub(super) fn publish(self) -> Result<()> {
        self.at.publish()
    }
}

/// True when a report may take the place: nothing lies there, or an empty folder, or an earlier report and nothing else.
fn may_go(place: &Path) -> Result<bool> {
    if !place.exists() {
        return Ok(true);
    }
    let Ok(entries) = fs::read_dir(place) else { return Ok(false) };
    let names: std::io::Result<Vec<_>> = entries.map(|entry| entry.map(|entry| entry.file_name())).collect();
    let names = names.map_err(|e| Error::io(place, e))?;
    let marker = fs::read_to_string(place.join(MARKER)).unwrap_or_default();
    let is_ours = |name: &str| BELOW.contains(&name) || name == MARKER || name.ends_with(".html");
    let are_ours = names.iter().all(|name| name.to_str().is_some_and(is_ours));
    Ok(names.is_empty() || marker.contains(MADE_BY) && are_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_replaces_only_a_report() {
        let desk = tempfile::TempDir::new().unwrap();
        let place = desk.path().join("report");
        for _ in 0..2 {
            let folder = Folder::begin(&place).unwrap();
            folder.write(MARKER, &format!("{{\"made_by\": \"{MADE_BY}\"}}")).unwrap();
            folder.publish().unwrap();
        }
        assert!(place.join("sources").is_dir());
        fs::write(place.join("notes.txt"), "云").unwrap();
        assert!(Folder::begin(&place).is_err(), "files of others would be lost");
        let other = desk.path().join("other");
        fs::create_dir(&other).unwrap();
        drop(Folder::begin(&other).unwrap());
        fs::write(other.join("thesis.txt"), "云").unwrap();
        let refused = Folder::begin(&other).err().unwrap();
        assert!(refused.to_string().contains("expected a new or empty folder"), "{refused}");
        let file = desk.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(Folder::begin(&file).is_err());
        assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 3, "nothing is left beside them");
    }
}
