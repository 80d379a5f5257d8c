//! [`discover`]: the files that a command line names.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::fixups;
use crate::error::{Error, Result};

/// Options for runs over the files beside it; no gazette.
pub const CONFIG_FILE: &str = "gongbao.toml";

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Path relative to the folder that was given, with `/` as separator; of a file that was given, its file name.
    pub name: String,
    /// Where it lies; `-` for standard input.
    pub path: PathBuf,
    /// The fixups file beside it.
    pub(super) fixups: Option<PathBuf>,
}

impl Input {
    /// True for standard input.
    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// The files among `paths` and below its folders, sorted by name, each once; `-` is standard input.
///
/// Hidden files are skipped, as are the lock files that word processors leave (`~$name.docx`), `gongbao.toml`, and fixups files, unless
/// what they correct is not there. Links are followed, but not round in a circle. With the files come the paths that cannot
/// be read.
pub fn discover(paths: &[PathBuf]) -> (Vec<Input>, Vec<Error>) {
    let (mut seen, mut folders) = (HashSet::new(), Folders::default());
    let mut is_tree = paths.len() == 1;
    let below: Vec<Vec<_>> = paths.iter().map(|path| below(path, &mut is_tree)).collect();
    let (mut inputs, mut errors) = (Vec::with_capacity(below.iter().map(Vec::len).sum()), Vec::new());
    for found in below.into_iter().flatten() {
        match found {
            Ok(Found { input, .. }) if fixups::corrected_by(&input.path).is_some() => {
                errors.extend(orphan(input));
            }
            Ok(Found { input, is_link }) => {
                if is_tree || seen.insert(folders.identity(&input.path, is_link)) {
                    inputs.push(input);
                }
            }
            Err(error) => errors.push(error),
        }
    }
    inputs.sort();
    (inputs, errors)
}

/// A file below a path that was given.
struct Found {
    input: Input,
    /// Its name leads to a file that lies elsewhere.
    is_link: bool,
}

/// A fixups file beside which there is nothing that it corrects.
fn orphan(fixups: Input) -> Option<Error> {
    let corrected = fixups::corrected_by(&fixups.path).filter(|path| !path.exists())?;
    let message = format!("expected {} beside it, which it corrects, found none", file_name(&corrected));
    Some(Error::input(&fixups.path, message))
}

/// Tells whether two paths lead to one file, by the real place of the folder that was asked for last.
#[derive(Default)]
struct Folders {
    last: Option<(PathBuf, PathBuf)>,
}

impl Folders {
    fn identity(&mut self, path: &Path, is_link: bool) -> PathBuf {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return real(path) };
        if is_link {
            return real(path);
        }
        let folder = match self.last.take() {
            Some((asked, found)) if asked == folder => (asked, found),
            _ => {
                (folder.to_owned(), real(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }))
            }
        };
        self.last.insert(folder).1.join(name)
    }
}

/// The files below a path; where a link is among them, one file may have two names, as no file of a tree has.
fn below(path: &Path, is_tree: &mut bool) -> Vec<Result<Found>> {
    if path == Path::new("-") {
        let input = Input { name: "stdin".into(), path: path.into(), fixups: None };
        return vec![Ok(Found { input, is_link: false })];
    }
    match path.metadata() {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => return vec![Ok(file(path))],
        Err(error) => return vec![Err(Error::io(path, error))],
    }
    let mut found: Vec<Result<Found>> = WalkDir::new(path)
        .follow_links(true)
        // All of one folder: what differs first in their paths are their names.
        .sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()))
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .inspect(|entry| *is_tree &= entry.as_ref().is_ok_and(|entry| !entry.path_is_symlink()))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let (name, is_link) = (relative(entry.path(), path), entry.path_is_symlink());
                let input = Input { name, path: entry.into_path(), fixups: None };
                Some(Ok(Found { input, is_link }))
            }
            Ok(_) => None,
            Err(error) => walk_error(error, path).map(Err),
        })
        .collect();
    give_fixups(&mut found);
    found
}

/// A file that was given.
fn file(path: &Path) -> Found {
    let fixups = fixups::path_beside(path).filter(|beside| beside.symlink_metadata().is_ok());
    let input = Input { name: file_name(path), path: path.into(), fixups };
    Found { input, is_link: path.is_symlink() }
}

/// Gives the files of a folder the fixups files that were found among them: nobody needs to look beside each.
fn give_fixups(found: &mut [Result<Found>]) {
    let corrected =
        |found: &Found| Some((fixups::corrected_by(&found.input.path)?, found.input.path.clone()));
    let mut fixups: HashMap<PathBuf, PathBuf> = found.iter().flatten().filter_map(corrected).collect();
    if !fixups.is_empty() {
        for Found { input, .. } in found.iter_mut().flatten() {
            input.fixups = fixups.remove(&input.path);
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$") || name == CONFIG_FILE.as_bytes()
}

/// A link that leads back to a folder above it is no fault; everything else is.
fn walk_error(error: walkdir::Error, root: &Path) -> Option<Error> {
    if error.loop_ancestor().is_some() {
        return None;
    }
    let path = error.path().unwrap_or(root).to_owned();
    let told = error.to_string();
    Some(Error::io(path, error.into_io_error().unwrap_or_else(|| std::io::Error::other(told))))
}

fn relative(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    if let ('/', Some(below)) = (std::path::MAIN_SEPARATOR, below.to_str()) {
        return below.to_owned();
    }
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(paths: &[PathBuf]) -> Vec<String> {
        let (inputs, errors) = discover(paths);
        let errors = errors.iter().map(|error| format!("! {}", error.path().display()));
        inputs.into_iter().map(|input| input.name).chain(errors).collect()
    }

    #[test]
    fn folders_are_walked_in_the_order_of_names() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir_all(root.join("乙/丙")).unwrap();
        fs::create_dir(root.join(".git")).unwrap();
        for name in ["b.txt", "a.txt", "乙/丙/1.txt", "乙.txt", ".hidden.txt", ".git/x.txt", "~$b.docx"] {
            fs::write(root.join(name), name).unwrap();
        }
        assert_eq!(names(&[root.into()]), ["a.txt", "b.txt", "乙.txt", "乙/丙/1.txt"]);
        assert_eq!(
            names(&[root.join("b.txt"), root.into(), root.join("乙")]),
            ["a.txt", "b.txt", "乙.txt", "乙/丙/1.txt"]
        );
        assert_eq!(names(&[root.join("乙/丙/1.txt"), "-".into()]), ["1.txt", "stdin"]);
    }

    #[test]
    fn a_missing_path_is_an_error_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.txt"), "甲").unwrap();
        let missing = dir.path().join("b.txt");
        assert_eq!(
            names(&[missing.clone(), dir.path().into()]),
            ["a.txt".to_owned(), format!("! {}", missing.display())]
        );
    }

    #[test]
    fn fixups_files_are_no_gazettes() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        for name in ["a.txt", "a.txt.fixups.toml", "b.txt.fixups.toml"] {
            fs::write(path(name), "甲").unwrap();
        }
        let orphan = format!("! {}", path("b.txt.fixups.toml").display());
        assert_eq!(names(&[dir.path().into()]), ["a.txt".to_owned(), orphan]);
        assert_eq!(names(&[path("a.txt"), path("a.txt.fixups.toml")]), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_broken_link_is_told_once() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("broken");
        std::os::unix::fs::symlink(dir.path().join("nowhere"), &link).unwrap();
        let told = discover(&[dir.path().into()]).1.remove(0).to_string();
        assert_eq!(told, format!("{}: No such file or directory (os error 2)", link.display()));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once_and_never_in_a_circle() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir(root.join("sub")).unwrap();
        fs::write(root.join("sub/a.txt"), "甲").unwrap();
        std::os::unix::fs::symlink(root, root.join("sub/up")).unwrap();
        std::os::unix::fs::symlink(root.join("sub/a.txt"), root.join("z.txt")).unwrap();
        assert_eq!(names(&[root.into()]), ["sub/a.txt"]);
    }
}
