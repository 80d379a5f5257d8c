//! [`Fresh`]: what a small run reads stays in memory until it is written, so that nobody reads it back or waits until it is
//! kept.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::store::{Kept, Key};
use crate::extract::SourceRecords;
use crate::resolve::Uses;

/// What is read of so many bytes of text stays in memory; that of all others is read from the store.
const ROOM: u64 = 512 << 10;

/// What was read in this run, by the key of its source.
pub(super) struct Fresh(Mutex<Stock>);

struct Stock {
    room: u64,
    /// True when something had no room.
    is_short: bool,
    records: HashMap<Key, (SourceRecords, Uses)>,
    /// As the store has them.
    digests: HashMap<Key, Vec<u8>>,
}

impl Fresh {
    pub(super) fn new() -> Self {
        let (records, digests) = (HashMap::new(), HashMap::new());
        Self(Mutex::new(Stock { room: ROOM, is_short: false, records, digests }))
    }

    /// True when there is room for what is read of a source, which is then taken for it.
    pub(super) fn has_room(&self, source: &Kept) -> bool {
        let mut stock = self.stock();
        let rest = stock.room.checked_sub(source.bytes);
        stock.room = rest.unwrap_or(stock.room);
        stock.is_short |= rest.is_none();
        rest.is_some()
    }

    /// True when all that was read had room.
    pub(super) fn has_all(&self) -> bool {
        !self.stock().is_short
    }

    /// Keeps what was read of a source, as the store would give it back.
    pub(super) fn keep(&self, source: &Kept, mut records: SourceRecords, uses: Uses, digest: Vec<u8>) {
        records.structure.paragraphs = Vec::new();
        records.source.errata = None;
        let mut stock = self.stock();
        stock.records.insert(source.key, (records, uses));
        stock.digests.insert(source.key, digest);
    }

    /// The records of a source; `None` when they were not kept, or are taken.
    pub(super) fn take(&self, source: &Kept) -> Option<(SourceRecords, Uses)> {
        self.stock().records.remove(&source.key)
    }

    /// The digest of a source; `None` when it was not kept.
    pub(super) fn digest(&self, source: &Kept) -> Option<Vec<u8>> {
        self.stock().digests.get(&source.key).cloned()
    }

    fn stock(&self) -> MutexGuard<'_, Stock> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
            if fresh.has_room(source) {
                fresh.keep(source, crate::parse("甲"), Uses::default(), vec![7]);
            }
        }
        assert!(!fresh.has_all() && fresh.digest(&first).is_some() && fresh.digest(&large).is_none());
        assert!(fresh.take(&first).is_some() && fresh.take(&large).is_none() && fresh.take(&last).is_some());
        assert!(fresh.take(&first).is_none(), "taken once");
    }
}
