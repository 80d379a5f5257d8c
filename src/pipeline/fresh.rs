//! [`Fresh`]: the records of a small run stay in memory until they are written, so that nobody reads them back.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::store::{Kept, Key};
use crate::extract::SourceRecords;
use crate::resolve::Uses;

/// The records of so many bytes of text stay in memory; those of all others are read from the store.
const ROOM: u64 = 512 << 10;

/// Records that were read in this run, by the key of their source.
pub(super) struct Fresh(Mutex<Stock>);

struct Stock {
    room: u64,
    records: HashMap<Key, (SourceRecords, Uses)>,
}

impl Fresh {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Stock { room: ROOM, records: HashMap::new() }))
    }

    /// Keeps the records of a source, while there is room, as the store would give them back.
    pub(super) fn keep(&self, source: &Kept, mut records: SourceRecords, uses: Uses) {
        records.structure.paragraphs = Vec::new();
        records.source.errata = None;
        let mut stock = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(room) = stock.room.checked_sub(source.bytes) {
            stock.room = room;
            stock.records.insert(source.key, (records, uses));
        }
    }

    /// The records of a source; `None` when they were not kept, or are taken.
    pub(super) fn take(&self, source: &Kept) -> Option<(SourceRecords, Uses)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).records.remove(&source.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_not_kept() {
        let fresh = Fresh::new();
        let source = |key, bytes| Kept { key: [key; 32], path: "a.txt".into(), bytes };
        let (first, large, last) = (source(1, 10), source(2, ROOM), source(3, ROOM - 10));
        for source in [&first, &large, &last] {
            fresh.keep(source, crate::parse("甲"), Uses::default());
        }
        assert!(fresh.take(&first).is_some() && fresh.take(&large).is_none() && fresh.take(&last).is_some());
        assert!(fresh.take(&first).is_none(), "taken once");
    }
}
