//! [`Watcher`]: what a run is doing, as a bar on a terminal, as lines elsewhere. All on standard error.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::width;
use crate::error::Error;
use crate::pipeline::{Failure, Progress};

/// Shows the progress of a run.
pub(super) struct Watcher {
    how: How,
    found: AtomicUsize,
    done: AtomicUsize,
    bytes: AtomicU64,
    started: Instant,
}

enum How {
    /// Failures only.
    Quiet,
    /// A bar on a terminal.
    Bar(ProgressBar),
    /// A line now and then, for logs.
    Lines,
    /// The same as JSON.
    Json,
}

/// Makes of everything that is logged one JSON object for each line of standard error.
pub(super) fn log_as_json() {
    let format = tracing_subscriber::fmt().json().with_writer(io::stderr).with_target(false);
    // Only fails where another log was set up, which is as good.
    let _ = format.try_init();
}

impl Watcher {
    pub(super) fn new(quiet: bool, json: bool) -> Self {
        let how = if json {
            How::Json
        } else if quiet {
            How::Quiet
        } else if io::stderr().is_terminal() {
            How::Bar(bar())
        } else {
            How::Lines
        };
        let (found, done, bytes) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicU64::new(0));
        Self { how, found, done, bytes, started: Instant::now() }
    }

    /// Shows one step.
    pub(super) fn on(&self, step: Progress<'_>) {
        match step {
            Progress::Found(count) => self.found.store(count, Ordering::Relaxed),
            Progress::Read { bytes, .. } => {
                self.done.fetch_add(1, Ordering::Relaxed);
                self.bytes.fetch_add(bytes, Ordering::Relaxed);
            }
            _ => {}
        }
        match &self.how {
            How::Bar(bar) => self.show_on(bar, step),
            How::Lines => self.tell(step),
            How::Json => log(step),
            How::Quiet => match step {
                Progress::Failed(failure) => line(&sentence(failure)),
                Progress::Damaged(error) => line(&damage(error)),
                _ => {}
            },
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let How::Bar(bar) = &self.how {
            bar.finish_and_clear();
        }
    }

    fn tell(&self, step: Progress<'_>) {
        match step {
            Progress::Found(count) => line(&format!("inputs to read: {count}")),
            Progress::Read { .. } => self.count(),
            Progress::Failed(failure) => line(&sentence(failure)),
            Progress::Damaged(error) => line(&damage(error)),
            Progress::Resolving(count) => line(&format!("sources to hold together: {count}")),
            Progress::Writing(count) => line(&format!("parts to write: {count}")),
            Progress::Written => {}
        }
    }

    /// Every tenth of many inputs is worth a line.
    fn count(&self) {
        let (found, done) = (self.found.load(Ordering::Relaxed), self.done.load(Ordering::Relaxed));
        if found >= 100 && done * 10 / found > (done - 1) * 10 / found {
            line(&format!("read {done} of {found} inputs, {}", self.throughput()));
        }
    }

    fn throughput(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(0.001);
        format!("{}/s", width::bytes(self.bytes.load(Ordering::Relaxed) as f64 / seconds))
    }

    fn show_on(&self, bar: &ProgressBar, step: Progress<'_>) {
        match step {
            Progress::Found(count) => {
                bar.set_length(count as u64);
                bar.set_message("reading");
            }
            Progress::Read { .. } => {
                bar.inc(1);
                bar.set_message(format!("reading, {}", self.throughput()));
            }
            Progress::Failed(failure) => bar.suspend(|| line(&sentence(failure))),
            Progress::Damaged(error) => bar.suspend(|| line(&damage(error))),
            Progress::Resolving(_) => bar.set_message("resolving"),
            Progress::Writing(parts) => {
                bar.reset();
                bar.set_length(parts as u64);
                bar.set_message("writing");
            }
            Progress::Written => bar.inc(1),
        }
    }
}

/// A bar with what is done, and the time that is left.
pub(super) fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg:>22} [{bar:40}] {pos}/{len} {elapsed}, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

fn log(step: Progress<'_>) {
    match step {
        Progress::Found(inputs) => tracing::info!(inputs, "inputs to read"),
        Progress::Read { path, bytes } => tracing::debug!(path = %path.display(), bytes, "read"),
        Progress::Failed(failure) => {
            tracing::error!(path = failure.path, blake3 = failure.blake3, reason = failure.message, "failed");
        }
        Progress::Damaged(error) => tracing::warn!(%error, "what runs keep for the next one is of no use"),
        Progress::Resolving(sources) => tracing::info!(sources, "sources to hold together"),
        Progress::Writing(parts) => tracing::info!(parts, "parts to write"),
        Progress::Written => tracing::debug!("part written"),
    }
}

fn damage(error: &Error) -> String {
    format!("warning: what runs keep for the next one is of no use; all is read anew ({error})")
}

fn sentence(failure: &Failure) -> String {
    format!("failed: {}: {}", failure.path, failure.message)
}

fn line(text: &str) {
    // When standard error is closed, the run itself is still wanted.
    let _ = writeln!(io::stderr(), "{text}");
}
