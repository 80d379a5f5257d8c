//! The one error type: input, output and configuration that stop a file or a run.
//!
//! After decoding nothing fails: what a stage cannot read becomes an `unknown` block or a
//! [`Diagnostic`](crate::diagnostic::Diagnostic), never an `Error`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A `Result` with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file could not be read or an output not be written; prints as `path: what, what to do`.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct Error {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("{0}")]
    Io(std::io::Error),
    #[error(
        "there is no room left to write ({0}); free some, or name a folder on another disk, and run again"
    )]
    Full(std::io::Error),
    #[error("{0}")]
    Input(String),
    #[error("cannot write the dataset: {0}")]
    Write(String),
    #[error("{0}")]
    Config(String),
    #[error("{0}")]
    Stopped(String),
    #[error("expected what earlier runs kept, found {0}; remove it, and run again")]
    Damaged(String),
}

impl Error {
    /// An operating-system error at `path`.
    pub fn io(path: impl AsRef<Path>, error: std::io::Error) -> Self {
        let is_full = matches!(
            error.kind(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
        );
        let kind = if is_full { Kind::Full(error) } else { Kind::Io(error) };
        Self { path: path.as_ref().into(), kind }
    }

    /// An input at `path` which cannot be read as text; `message` is one sentence: "expected X, found Y".
    pub fn input(path: impl AsRef<Path>, message: impl Into<String>) -> Self {
        Self { path: path.as_ref().into(), kind: Kind::Input(message.into()) }
    }

    /// A failure of the Parquet or JSON writer at `path`.
    pub fn write(path: impl AsRef<Path>, message: impl std::fmt::Display) -> Self {
        Self { path: path.as_ref().into(), kind: Kind::Write(message.to_string()) }
    }

    /// An option or configuration which cannot be used.
    pub fn config(path: impl AsRef<Path>, message: impl Into<String>) -> Self {
        Self { path: path.as_ref().into(), kind: Kind::Config(message.into()) }
    }

    /// A run that was told to stop, and left everything as it was.
    pub fn stopped(path: impl AsRef<Path>, message: impl Into<String>) -> Self {
        Self { path: path.as_ref().into(), kind: Kind::Stopped(message.into()) }
    }

    /// What earlier runs kept at `path` is damaged.
    pub(crate) fn damaged(path: impl AsRef<Path>, what: &str) -> Self {
        Self { path: path.as_ref().into(), kind: Kind::Damaged(what.to_owned()) }
    }

    /// True when a run can help itself by reading everything anew.
    pub(crate) fn is_damaged(&self) -> bool {
        matches!(self.kind, Kind::Damaged(_))
    }

    /// True when nothing was wrong but that somebody asked to stop.
    pub fn is_stopped(&self) -> bool {
        matches!(self.kind, Kind::Stopped(_))
    }

    /// True when whoever read what was written has gone.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(&self.kind, Kind::Io(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// The file or folder concerned.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The sentence without the path.
    pub fn message(&self) -> String {
        self.kind.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_says_what_to_do() {
        let full = Error::io("out/run.json", std::io::Error::from(ErrorKind::StorageFull)).to_string();
        assert!(
            full.starts_with("out/run.json: there is no room left to write (no storage space)"),
            "{full}"
        );
        assert!(full.ends_with("and run again"), "{full}");
        let gone = Error::io("a.txt", std::io::Error::from(ErrorKind::NotFound)).to_string();
        assert_eq!(gone, "a.txt: entity not found");
    }
}
