//! [`Across`]: the sources of a run against each other.

use foldhash::HashMap;

use super::posts::Posts;
use super::printings::Printings;
use crate::diagnostic::Diagnostic;
use crate::resolve::{Digest, Home};

/// What was found in each source, by its place among all.
#[derive(Default)]
pub(crate) struct Findings(HashMap<usize, Vec<Diagnostic>>);

impl Findings {
    /// Something was found in a source.
    pub(crate) fn tell(&mut self, source: usize, diagnostic: Diagnostic) {
        self.0.entry(source).or_default().push(diagnostic);
    }

    /// All that was found in a source.
    pub(crate) fn take(&mut self, source: usize) -> Vec<Diagnostic> {
        self.0.remove(&source).unwrap_or_default()
    }
}

/// What the sources of a run say against each other; they are taken in one after the other, by path.
#[derive(Default)]
pub struct Across {
    /// Their documents; and their appointments, which need nothing of these.
    pub(crate) printings: Printings,
    pub(crate) posts: Posts,
}

impl Across {
    /// Takes in a source by its place among all; `organ` gives the id of the organ of a name in its digest.
    pub fn add<'o>(
        &mut self,
        source: usize,
        digest: &Digest<'_>,
        home: &Home,
        organ: impl Fn(usize) -> Option<&'o str>,
    ) {
        self.printings.add(source, digest, home);
        self.posts.add(source, digest, organ);
    }

    /// Everything was taken in.
    pub fn close(&mut self) {
        self.posts.close();
    }

    /// What was found in a source.
    pub fn take(&mut self, source: usize) -> Vec<Diagnostic> {
        let mut found = self.printings.found.take(source);
        found.extend(self.posts.found.take(source));
        found
    }
}
