//! What adds up across the sources of a run: the three passes over their digests.
//!
//! ```text
//! survey     ids that are unique in the run; what all names and titles say
//! count      which organs there are, and what is found when sources are held together
//! settle     what follows for the sources of a part
//! ```
//! A pass shows the digests some at a time, in the order of the paths. Organs and citations need nothing of each other
//! and are worked out side by side, while those of the next sources are read.

use std::ops::Range;

use rayon::prelude::*;

use super::parts::Settlement;
use super::settle::Settled;
use super::store::{Kept, Lot, Reader};
use crate::check::{Across, Findings};
use crate::error::Result;
use crate::model::Organ;
use crate::resolve::{Dictionary, Digest, Home, Resolution, Resolver, Survey};

/// So many digests are decoded at once …
const DIGESTS: usize = 512;
/// … or those of so many bytes of sources.
const DIGESTED_BYTES: u64 = 4 << 20;

/// What all sources of a run say together.
pub(super) struct Joined<'d> {
    resolver: Resolver<'d>,
    /// The ids of each source.
    homes: Vec<Home>,
    /// Sources and issues that are given a second time.
    again: Findings,
    across: Across,
}

impl<'d> Joined<'d> {
    /// The first two passes, over all sources; whether to go on is asked between them.
    pub(super) fn new(
        sources: &[Kept],
        store: &Reader<'_>,
        dictionary: &'d Dictionary,
        go_on: impl Fn() -> Result<()>,
    ) -> Result<Self> {
        let (mut settled, mut survey) = (Settled::default(), Survey::new(dictionary));
        let (mut homes, mut again) = (Vec::with_capacity(sources.len()), Findings::default());
        each(sources, store, |first, digests| {
            for (at, digest) in digests.iter().enumerate() {
                let (home, diagnostics) =
                    settled.settle(first + at, digest, |earlier| &sources[earlier].path);
                homes.push(home);
                diagnostics.into_iter().for_each(|diagnostic| again.tell(first + at, diagnostic));
            }
            let (organs, links) = (&mut survey.organs, &mut survey.links);
            let shown = || digests.iter().zip(&homes[first..]);
            rayon::join(
                || shown().for_each(|(digest, home)| organs.add(digest, home)),
                || shown().for_each(|(digest, home)| links.add(digest, home)),
            );
        })?;
        go_on()?;
        let (mut resolver, mut across) = (survey.close(), Across::default());
        each(sources, store, |first, digests| {
            let (printings, posts) = (&mut across.printings, &mut across.posts);
            let shown = || (first..).zip(digests).map(|(at, digest)| (at, digest, &homes[at]));
            let count = |(at, digest, home)| {
                let organs = resolver.count(digest, home);
                posts.add(at, digest, |name| organs.id(name));
            };
            rayon::join(
                || shown().for_each(count),
                || shown().for_each(|(at, digest, home)| printings.add(at, digest, home)),
            );
        })?;
        across.close();
        Ok(Self { resolver, homes, again, across })
    }

    /// The third pass: what is known now of the sources of a part. Parts come one after the other.
    pub(super) fn settle(
        &mut self,
        range: &Range<usize>,
        sources: &[Kept],
        store: &Reader<'_>,
    ) -> Result<Vec<Settlement>> {
        let Self { resolver, homes, again, across } = self;
        let mut settled = Vec::with_capacity(range.len());
        each(&sources[range.clone()], store, |first, digests| {
            let first = range.start + first;
            let (organs, links) = (&mut resolver.organs, &resolver.links);
            let shown = || digests.iter().zip(&homes[first..]);
            let (organs, links): (Vec<_>, Vec<_>) = rayon::join(
                || shown().map(|(digest, home)| organs.resolve(digest, home)).collect(),
                || shown().map(|(digest, home)| links.resolve(digest, home)).collect(),
            );
            for (at, (organs, links)) in (first..).zip(organs.into_iter().zip(links)) {
                let mut found = again.take(at);
                found.extend(across.take(at));
                let resolution = Resolution::of(organs, links);
                settled.push(Settlement { home: homes[at].clone(), resolution, across: found });
            }
        })?;
        Ok(settled)
    }

    /// All organs, when all parts are settled.
    pub(super) fn organs(self) -> Vec<Organ> {
        let Self { resolver, homes, again, across } = self;
        // The tables of a large run take their time to be taken down.
        rayon::join(|| resolver.organs(), || drop((homes, again, across))).0
    }
}

/// Shows the digests of `sources`, some at a time and with the place of the first, while the next ones are read.
fn each(
    sources: &[Kept],
    store: &Reader<'_>,
    mut show: impl FnMut(usize, &[Digest<'_>]) + Send,
) -> Result<()> {
    let (mut rest, mut first, mut ready) = (sources, 0, Lot::default());
    while !(rest.is_empty() && ready.is_empty()) {
        let next;
        (next, rest) = rest.split_at(some(rest));
        let lot = std::mem::take(&mut ready);
        let show = || -> Result<()> {
            let digests = (0..lot.len()).into_par_iter().map(|at| store.digest(lot.get(at)));
            show(first, &digests.collect::<Result<Vec<_>>>()?);
            Ok(())
        };
        let (shown, read) = rayon::join(show, || store.digests(next));
        shown?;
        first += lot.len();
        ready = read?;
    }
    Ok(())
}

/// How many of `sources` are decoded at once.
fn some(sources: &[Kept]) -> usize {
    let mut bytes = 0;
    let enough = sources.iter().take(DIGESTS).position(|source| {
        bytes += source.bytes;
        bytes >= DIGESTED_BYTES
    });
    enough.map_or(sources.len().min(DIGESTS), |last| last + 1)
}
