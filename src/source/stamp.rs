//! [`Stamp`]: what the file system says of a file, by which its content is known to be that of the last run without reading it.
//!
//! Of a file that was written, replaced or renamed the file system has another time of change, which no program can
//! set. Two writes within one tick of its clock have the same, so a stamp is only taken of files that were left alone for a while.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::{Input, ReadOptions};

/// No file system's clock ticks more slowly, in seconds.
const SLOWEST_CLOCK: i64 = 2;

/// What the file system says of an input and of its fixups file: equal stamps are of equal content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    input: State,
    fixups: Option<State>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of an input, to be taken before it is read; `None` of standard input, of what was changed just now, and
    /// of what the file system does not tell.
    pub fn of(input: &Input, options: &ReadOptions) -> Option<Self> {
        if input.is_stdin() {
            return None;
        }
        let fixups = input.fixups.as_deref().filter(|_| options.fixups);
        let stamp = Self { input: State::of(&input.path)?, fixups: fixups.and_then(State::of) };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
        stamp.is_settled(i64::try_from(now).ok()?).then_some(stamp)
    }

    /// True when a change from `now` on, in seconds, would show.
    fn is_settled(&self, now: i64) -> bool {
        let settled = |state: &State| state.changed.0.max(state.modified.0) + SLOWEST_CLOCK < now;
        settled(&self.input) && self.fixups.as_ref().is_none_or(settled)
    }
}

impl State {
    fn of(path: &Path) -> Option<Self> {
        let meta = path.metadata().ok()?;
        Some(Self {
            device: meta.dev(),
            inode: meta.ino(),
            bytes: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_just_now_has_no_stamp() {
        let state =
            |changed| State { device: 1, inode: 2, bytes: 3, modified: (10, 0), changed: (changed, 0) };
        let stamp = |input, fixups: Option<i64>| Stamp { input: state(input), fixups: fixups.map(state) };
        assert!(stamp(20, None).is_settled(23) && stamp(20, Some(20)).is_settled(23));
        assert!(!stamp(20, None).is_settled(22) && !stamp(20, None).is_settled(19));
        assert!(!stamp(20, Some(22)).is_settled(23));
    }

    #[test]
    fn a_new_file_of_the_same_size_has_another_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "甲").unwrap();
        let first = State::of(&path);
        let again = folder.path().join("b.txt");
        std::fs::write(&again, "乙").unwrap();
        std::fs::rename(&again, &path).unwrap();
        assert!(first.is_some() && first != State::of(&path));
        let input = Input { name: "a.txt".into(), path, fixups: None };
        assert_eq!(Stamp::of(&input, &ReadOptions::default()), None, "written just now");
    }
}
