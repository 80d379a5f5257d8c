//! [`Keeper`]: a thread of its own that takes to the store what is read, so that nobody waits for the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use super::store::{Entry, Packed, Store};
use crate::error::Result;

/// So many bytes are added to the store at once …
const COMMIT_BYTES: usize = 32 << 20;
/// … or so many entries.
const COMMIT_ENTRIES: usize = 2_000;
/// So many results may wait for the store.
const WAITING: usize = 64;

/// What goes to the store.
pub(super) enum Finding {
    /// A source.
    Source(Packed),
    /// An input with all its sources, by its address.
    Input(Vec<u8>, Vec<Entry>),
}

/// Where to send what goes to the store. When the last one is gone, all is kept that was sent.
#[derive(Clone)]
pub(super) struct Shelf {
    sender: SyncSender<Finding>,
    failed: Arc<AtomicBool>,
}

impl Shelf {
    /// Sends something to the store; in vain when that failed, which the keeper tells.
    pub(super) fn send(&self, finding: Finding) {
        let _ = self.sender.send(finding);
    }

    /// True when the store takes no more.
    pub(super) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }
}

/// Whoever takes it there.
pub(super) struct Keeper<'scope>(ScopedJoinHandle<'scope, Result<()>>);

impl<'scope> Keeper<'scope> {
    /// Begins to take to `store` what is sent.
    pub(super) fn start(scope: &'scope Scope<'scope, '_>, store: &'scope Store) -> (Self, Shelf) {
        let (sender, receiver) = sync_channel(WAITING);
        let failed = Arc::new(AtomicBool::new(false));
        let shelf = Shelf { sender, failed: Arc::clone(&failed) };
        let tell = move |_: &_| failed.store(true, Ordering::Relaxed);
        (Self(scope.spawn(move || keep(store, receiver).inspect_err(tell))), shelf)
    }

    /// Waits until all is kept that was sent.
    ///
    /// # Errors
    /// When the store could not take it.
    pub(super) fn finish(self) -> Result<()> {
        self.0.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

/// Adds what comes to the store, much at once.
fn keep(store: &Store, receiver: Receiver<Finding>) -> Result<()> {
    let (mut sources, mut inputs, mut size) = (Vec::new(), Vec::new(), 0);
    for finding in receiver {
        match finding {
            Finding::Source(packed) => {
                size += packed.len();
                sources.push(packed);
            }
            Finding::Input(address, entries) => inputs.push((address, entries)),
        }
        if size >= COMMIT_BYTES || sources.len() + inputs.len() >= COMMIT_ENTRIES {
            store.add(&sources, &inputs)?;
            (sources, inputs, size) = (Vec::new(), Vec::new(), 0);
        }
    }
    store.add(&sources, &inputs)
}
