//! [`Workplace`]: one run at a time on an output folder, whose datasets change all at once.
//!
//! The next datasets are built in a folder beside the output, with hard links to the files that stay. Then one system call
//! exchanges the two folders: a reader sees the old ones or the new ones, whenever the run is killed. Files have
//! names of their content, so that a reader who listed the old ones finds none of the new ones under their names.
//!
//! ```text
//! output/.gongbao/          what is kept between runs, and who holds the folder
//! .output.next/             the next datasets; there only during a run, or after one that was killed
//! ```
//! The lock is one on the folder itself, which ends with the process that holds it, however it ends.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use crate::dataset::{is_output_name, is_part_name};
use crate::error::{Error, Result};

/// What is kept between runs, in the output folder.
pub(super) const STATE: &str = ".gongbao";
/// Says who holds the output folder.
const HOLDER: &str = "holder";

/// An output folder that this run alone may change.
pub(super) struct Workplace {
    output: PathBuf,
    next: PathBuf,
    /// Held as long as the run lasts: the folder that is there, and the one that takes its place.
    _locks: Vec<File>,
}

impl Workplace {
    /// Makes the output folder when it is missing, and holds it; what a killed run left is put in order.
    ///
    /// # Errors
    /// When another run holds it, or it cannot be made.
    pub(super) fn open(output: &Path) -> Result<Self> {
        restore(output)?;
        if output.is_file() {
            return Err(Error::config(
                output,
                "expected a folder for the datasets, found a file; name another one",
            ));
        }
        fs::create_dir_all(output).map_err(|e| Error::io(output, e))?;
        let output = output.canonicalize().map_err(|e| Error::io(output, e))?;
        let lock = lock(&output)?;
        let next = beside(&output)?;
        recover(&output, &next)?;
        let state = output.join(STATE);
        fs::create_dir_all(&state).map_err(|e| Error::io(&state, e))?;
        let holder = state.join(HOLDER);
        fs::write(&holder, format!("process {}", std::process::id())).map_err(|e| Error::io(&holder, e))?;
        Ok(Self { output, next, _locks: vec![lock] })
    }

    /// Where the datasets are now.
    pub(super) fn output(&self) -> &Path {
        &self.output
    }

    /// What is kept between runs.
    pub(super) fn state(&self) -> PathBuf {
        self.output.join(STATE)
    }

    /// An empty folder for the next datasets.
    pub(super) fn begin(&mut self) -> Result<PathBuf> {
        fs::create_dir(&self.next).map_err(|e| Error::io(&self.next, e))?;
        self._locks.push(lock(&self.next)?);
        Ok(self.next.clone())
    }

    /// Puts the next datasets in the place of those that are there, with one system call; all else that lies in the output
    /// folder stays there.
    pub(super) fn publish(&self) -> Result<()> {
        let folder = File::open(&self.next).map_err(|e| Error::io(&self.next, e))?;
        rustix::fs::syncfs(&folder).map_err(|e| Error::io(&self.next, e.into()))?;
        move_others(&self.output, &self.next)?;
        exchange(&self.next, &self.output)?;
        remove(&self.next)
    }

    /// Leaves the datasets that are there as they are.
    pub(super) fn abandon(&self) {
        // What stays is put in order by the next run.
        let _ = recover(&self.output, &self.next);
    }
}

/// `.output.next` beside `output`.
fn beside(output: &Path) -> Result<PathBuf> {
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        let what = "expected a folder below another one, found the root of all; name a folder in it";
        return Err(Error::config(output, what));
    };
    Ok(parent.join(format!(".{}.next", name.to_string_lossy())))
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::open(folder).map_err(|e| Error::io(folder, e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => {
            let holder = fs::read_to_string(folder.join(STATE).join(HOLDER));
            let holder = holder.unwrap_or_else(|_| "another process".to_owned());
            let what =
                format!("another run writes here ({holder}); wait for its end, or name another folder");
            Err(Error::config(folder, what))
        }
        Err(fs::TryLockError::Error(error)) => Err(Error::io(folder, error)),
    }
}

/// Brings back what a run that was killed had moved to the next folder, and removes that.
fn recover(output: &Path, next: &Path) -> Result<()> {
    if !next.exists() {
        return Ok(());
    }
    move_others(next, output)?;
    remove(next)
}

/// Where a run was killed between two renames, the output is still aside.
fn restore(output: &Path) -> Result<()> {
    let Ok(next) = beside(output) else { return Ok(()) };
    let aside = next.with_extension("old");
    if aside.exists() && !output.exists() { rename(&aside, output) } else { Ok(()) }
}

/// Moves what no run wrote, but for what is there already: what is kept between runs, and files of other people.
fn move_others(from: &Path, to: &Path) -> Result<()> {
    for name in entries(from)? {
        let (old, new) = (from.join(&name), to.join(&name));
        if !is_output_name(&name) {
            move_one(&old, &new)?;
        } else if old.is_dir() {
            for file in entries(&old)?.into_iter().filter(|file| !is_part_name(file)) {
                move_one(&old.join(&file), &new.join(&file))?;
            }
        }
    }
    Ok(())
}

fn move_one(old: &Path, new: &Path) -> Result<()> {
    if new.exists() { Ok(()) } else { rename(old, new) }
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(|e| Error::io(folder, e))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|e| Error::io(from, e))
}

/// Names of what lies in a folder.
fn entries(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| Error::io(folder, e))?;
    let name =
        |entry: std::io::Result<fs::DirEntry>| Some(entry.ok()?.file_name().to_string_lossy().into_owned());
    Ok(entries.filter_map(name).collect())
}

/// Exchanges two folders with one call; where the file system has no such call, one after the other.
fn exchange(next: &Path, output: &Path) -> Result<()> {
    match rustix::fs::renameat_with(CWD, next, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            let aside = next.with_extension("old");
            rename(output, &aside)?;
            rename(next, output)?;
            rename(&aside, next)
        }
        Err(Errno::BUSY | Errno::XDEV) => {
            let what = "expected a folder that can be exchanged for another, found a mount point; name a folder below it";
            Err(Error::config(output, what))
        }
        Err(error) => Err(Error::io(output, error.into())),
    }
}

/// Links a file that stays; where the file system has no hard links it is copied.
pub(super) fn link(from: &Path, to: &Path) -> Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            fs::copy(from, to).map(|_| ()).map_err(|e| Error::io(from, e))
        }
        done => done.map_err(|e| Error::io(from, e)),
    }
}
