//! `quarantine.jsonl`: the inputs that could not be read, and since when.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::error::{Error, Result};

/// Name of the file.
pub(super) const FILE: &str = "quarantine.jsonl";

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quarantined {
    /// The file, or the text in it.
    pub path: String,
    /// BLAKE3 hash of the content; null when not even that could be read.
    pub blake3: Option<String>,
    /// Why, and what to do.
    pub reason: String,
    /// The first run in which this content failed for this reason, in UTC.
    pub since: String,
}

/// Writes what failed into `next`, with the time of those that had failed already in `last`.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(failures: &[Failure], now: &str, last: &Path, next: &Path) -> Result<()> {
    let since = earlier(last);
    let path = next.join(FILE);
    let mut text = String::new();
    for Failure { path: failed, message, blake3 } in failures {
        let known = since.get(&(failed.clone(), blake3.clone(), message.clone()));
        let row = Quarantined {
            path: failed.clone(),
            blake3: blake3.clone(),
            reason: message.clone(),
            since: known.map_or(now, String::as_str).to_owned(),
        };
        text += &serde_json::to_string(&row).map_err(|e| Error::write(&path, e))?;
        text.push('\n');
    }
    fs::write(&path, text).map_err(|e| Error::io(&path, e))
}

type Known = (String, Option<String>, String);

/// Since when each failure is known.
fn earlier(output: &Path) -> HashMap<Known, String> {
    let text = fs::read_to_string(output.join(FILE)).unwrap_or_default();
    let rows = text.lines().filter_map(|line| serde_json::from_str::<Quarantined>(line).ok());
    rows.map(|row| ((row.path, row.blake3, row.reason), row.since)).collect()
}
