//! [`Watcher`]: what a run is doing, as a bar on a terminal, as plain lines elsewhere. All on standard error.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::{Failure, Progress};

/// Shows the progress of a run.
pub(super) enum Watcher {
    /// Failures only.
    Quiet,
    /// A bar on a terminal.
    Bar(ProgressBar),
    /// A line now and then, for logs.
    Lines { found: AtomicUsize, done: AtomicUsize },
}

impl Watcher {
    pub(super) fn new(quiet: bool) -> Self {
        if quiet {
            Self::Quiet
        } else if io::stderr().is_terminal() {
            let bar = ProgressBar::new(0);
            let style = ProgressStyle::with_template("{msg:>10} [{bar:40}] {pos}/{len} {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
            Self::Bar(bar)
        } else {
            Self::Lines { found: AtomicUsize::new(0), done: AtomicUsize::new(0) }
        }
    }

    /// Shows one step.
    pub(super) fn on(&self, step: Progress<'_>) {
        match (self, step) {
            (Self::Bar(bar), step) => show_on(bar, step),
            (_, Progress::Failed(failure)) => line(&sentence(failure)),
            (Self::Lines { found, .. }, Progress::Found(count)) => {
                found.store(count, Ordering::Relaxed);
                line(&format!("inputs to read: {count}"));
            }
            (Self::Lines { .. }, Progress::Read(_)) => self.count(),
            (Self::Lines { .. }, Progress::Extracting(count)) => {
                line(&format!("documents to search: {count}"))
            }
            (Self::Lines { .. }, Progress::Writing) => line("writing datasets"),
            (Self::Quiet, _) => {}
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }

    /// Counts an input; every tenth of many inputs is worth a line.
    fn count(&self) {
        if let Self::Lines { found, done } = self {
            let (found, done) = (found.load(Ordering::Relaxed), done.fetch_add(1, Ordering::Relaxed) + 1);
            if found >= 100 && done * 10 / found > (done - 1) * 10 / found {
                line(&format!("read {done} of {found} inputs"));
            }
        }
    }
}

fn show_on(bar: &ProgressBar, step: Progress<'_>) {
    match step {
        Progress::Found(count) => {
            bar.set_length(count as u64);
            bar.set_message("reading");
        }
        Progress::Read(_) => bar.inc(1),
        Progress::Failed(failure) => {
            bar.suspend(|| line(&sentence(failure)));
        }
        Progress::Extracting(_) => bar.set_message("extracting"),
        Progress::Writing => bar.set_message("writing"),
    }
}

fn sentence(failure: &Failure) -> String {
    format!("failed: {}: {}", failure.path, failure.message)
}

fn line(text: &str) {
    // When standard error is closed, the run itself is still wanted.
    let _ = writeln!(io::stderr(), "{text}");
}
