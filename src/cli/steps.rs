//! [`Steps`]: how far a command is that does the same thing many times: a bar on a terminal, elsewhere a line for every tenth of many.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

use indicatif::ProgressBar;

use super::progress;

/// Fewer steps need no lines.
const MANY: usize = 100;

/// Shows steps on standard error.
pub(super) struct Steps {
    /// What is being done, as `exporting`.
    doing: &'static str,
    bar: Option<ProgressBar>,
    tells: bool,
    found: Cell<usize>,
    done: Cell<usize>,
}

impl Steps {
    pub(super) fn new(quiet: bool, doing: &'static str) -> Self {
        let bar = (!quiet && io::stderr().is_terminal()).then(progress::bar);
        Self { doing, tells: !quiet && bar.is_none(), bar, found: Cell::new(0), done: Cell::new(0) }
    }

    /// So many steps are to be done.
    pub(super) fn found(&self, count: usize) {
        self.found.set(count);
        if let Some(bar) = &self.bar {
            bar.set_length(count as u64);
            bar.set_message(self.doing);
        }
    }

    /// A step is done.
    pub(super) fn done(&self) {
        self.done.set(self.done.get() + 1);
        match &self.bar {
            Some(bar) => bar.inc(1),
            None => self.tell(),
        }
    }

    fn tell(&self) {
        let (found, done) = (self.found.get(), self.done.get());
        if self.tells && found >= MANY && done * 10 / found > (done - 1) * 10 / found {
            // When standard error is closed, the work itself is still wanted.
            let _ = writeln!(io::stderr(), "{}: {done} of {found}", self.doing);
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
