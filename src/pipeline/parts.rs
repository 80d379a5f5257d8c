//! Parts: which sources go into one file of each dataset, and the making of those files.
//!
//! A part holds sources that follow each other by path. Where it ends depends on their names and sizes alone: a source
//! that is added, changed or gone moves the borders near it, and all other parts stay. A part is named by all that it was made
//! of; a part that the last run made already is linked, not made again.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::report::Report;
use super::store::{Kept, Key, Reader};
use super::totals::Totals;
use super::workplace::link;
use crate::check;
use crate::dataset::{self, Dataset, PartFile, SCHEMA_VERSION};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::extract::SourceRecords;
use crate::resolve::{Home, Records, Resolution};

/// A part has at least so many bytes of text, if there are so many …
const LEAST: u64 = 512 << 10;
/// … and no need for more than so many: all of a part is in memory at once.
const ENOUGH: u64 = 4 << 20;
/// A run has about so many parts: few files to open, and little to make again after a change.
const PARTS: u64 = 128;
/// Behind enough text one source in so many ends its part.
const ONE_IN: u8 = 4;

/// The sources of each part.
pub(super) fn plan(sources: &[Kept]) -> Vec<Range<usize>> {
    let total: u64 = sources.iter().map(|source| source.bytes).sum();
    let least = (total / PARTS).next_power_of_two().clamp(LEAST, ENOUGH);
    let (mut parts, mut start, mut size) = (Vec::new(), 0, 0);
    for (at, source) in sources.iter().enumerate() {
        size += source.bytes;
        let ends = blake3::hash(source.path.as_bytes()).as_bytes()[0].is_multiple_of(ONE_IN);
        if size >= least && ends || size >= 2 * least {
            parts.push(start..at + 1);
            (start, size) = (at + 1, 0);
        }
    }
    if start < sources.len() {
        parts.push(start..sources.len());
    }
    parts
}

/// What is known of a source when all are known, to be filled into its records.
pub(super) struct Settlement {
    pub(super) home: Home,
    pub(super) resolution: Resolution,
    /// What was found when it was held against the others.
    pub(super) across: Vec<Diagnostic>,
}

/// A part of a run: its files, and what the summary says of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Hash of all that it was made of.
    pub fingerprint: String,
    /// Its file of each dataset that has rows.
    pub files: BTreeMap<String, PartFile>,
    /// What is in it.
    pub totals: Totals,
}

/// Hash of all that a part is made of.
fn fingerprint(sources: &[Kept], settled: &[Settlement]) -> Result<String> {
    let mut bytes = SCHEMA_VERSION.as_bytes().to_vec();
    for (source, settled) in sources.iter().zip(settled) {
        let Settlement { home, resolution, across } = settled;
        // Each value says how long it is.
        bytes = postcard::to_extend(&(&source.key as &Key, home, resolution, across), bytes)
            .map_err(|e| Error::write(&source.path, e))?;
    }
    Ok(blake3::hash(&bytes).to_hex()[..16].to_owned())
}

/// Name of the file of a part: the place among the parts, so that files sort as their sources do, and what it is made of.
pub(super) fn file_name(at: usize, fingerprint: &str) -> String {
    format!("part-{at:05}-{fingerprint}.parquet")
}

/// Links the files of a part that the last run made; `None` when one of them is not there as it was.
fn relink(part: &Part, name: &str, from: &Path, to: &Path) -> Result<Option<Part>> {
    let is_there = |(dataset, file): (&String, &PartFile)| {
        from.join(dataset).join(&file.name).metadata().is_ok_and(|meta| meta.len() == file.bytes)
    };
    if !part.files.iter().all(is_there) {
        return Ok(None);
    }
    let mut part = part.clone();
    for (dataset, file) in &mut part.files {
        link(&from.join(dataset).join(&file.name), &to.join(dataset).join(name))?;
        name.clone_into(&mut file.name);
    }
    Ok(Some(part))
}

/// Brings the files of parts to where the next datasets are made.
pub(super) struct PartWriter<'w> {
    pub(super) datasets: &'w [Box<dyn Dataset>],
    /// All sources of the run.
    pub(super) sources: &'w [Kept],
    pub(super) store: &'w Reader<'w>,
    /// The last run, and where its files are.
    pub(super) last: Option<&'w Report>,
    pub(super) output: &'w Path,
    /// Where the next ones are made.
    pub(super) next: &'w Path,
}

impl PartWriter<'_> {
    /// Links the files of a part of the last run, or makes them; with it whether they were made.
    pub(super) fn part(
        &self,
        at: usize,
        range: Range<usize>,
        settled: Vec<Settlement>,
    ) -> Result<(Part, bool)> {
        let sources = &self.sources[range];
        let fingerprint = fingerprint(sources, &settled)?;
        let name = file_name(at, &fingerprint);
        let known = self.last.and_then(|last| last.parts.iter().find(|part| part.fingerprint == fingerprint));
        let linked = known.map(|part| relink(part, &name, self.output, self.next)).transpose()?;
        Ok(match linked.flatten() {
            Some(part) => (part, false),
            None => (self.make(sources, settled, &name, fingerprint)?, true),
        })
    }

    fn make(
        &self,
        sources: &[Kept],
        settled: Vec<Settlement>,
        name: &str,
        fingerprint: String,
    ) -> Result<Part> {
        let finished =
            sources.par_iter().zip(settled).map(|(source, settled)| finish(source, settled, self.store));
        let mut finished = finished.collect::<Result<Vec<(SourceRecords, Resolution)>>>()?;
        // Ids begin with that of the source or its issue.
        finished.sort_by_cached_key(|(records, _)| Home::of(records).base().to_owned());
        let mut part = Part { fingerprint, ..Part::default() };
        let mut run = Records::default();
        for (records, resolution) in finished {
            part.totals.count(&records, &resolution);
            run.links.extend(resolution.links);
            run.sources.push(records);
        }
        // The largest first, or one thread is left with it at the end.
        let rows = self.datasets.iter().map(|dataset| (dataset.rows(&run), dataset));
        let mut filled: Vec<_> = rows.filter(|(rows, _)| *rows > 0).collect();
        filled.sort_by_key(|(rows, _)| Reverse(*rows));
        let write = |dataset: &dyn Dataset| {
            Ok((dataset.name().to_owned(), dataset::write(dataset, &run, self.next, name)?))
        };
        let files = filled.into_par_iter().with_max_len(1).map(|(_, dataset)| write(dataset.as_ref()));
        part.files = files.collect::<Result<_>>()?;
        Ok(part)
    }
}

/// The records of a source with all that is known now.
fn finish(source: &Kept, settled: Settlement, store: &Reader<'_>) -> Result<(SourceRecords, Resolution)> {
    let Settlement { home, resolution, across } = settled;
    let (mut records, uses) = store.records(source)?;
    if Home::of(&records) != home {
        records.rebase(&home.source_id, home.issue_id.as_deref());
    }
    resolution.apply(&mut records, &uses);
    check::add(&mut records, &resolution.unresolved, across);
    Ok((records, resolution))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(names: &[usize]) -> Vec<Kept> {
        let source = |n: &usize| Kept { key: [0; 32], path: format!("{n:04}.txt"), bytes: 100 << 10 };
        names.iter().map(source).collect()
    }

    #[test]
    fn parts_follow_each_other_and_hold_all() {
        let sources = sources(&(0..300).collect::<Vec<_>>());
        let parts = plan(&sources);
        assert_eq!((parts[0].start, parts[parts.len() - 1].end), (0, 300));
        assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(parts.len() > 5 && parts.iter().all(|part| part.len() <= 21));
        assert!(plan(&[]).is_empty());
    }

    #[test]
    fn a_change_moves_only_the_borders_near_it() {
        let all: Vec<usize> = (0..300).collect();
        let without: Vec<usize> = all.iter().copied().filter(|n| *n != 150).collect();
        let names = |names: &[usize]| -> Vec<Vec<usize>> {
            plan(&sources(names)).into_iter().map(|part| names[part].to_vec()).collect()
        };
        let (before, after) = (names(&all), names(&without));
        let other = after.iter().filter(|part| !before.contains(part)).count();
        assert!((1..=4).contains(&other), "{other} of {}", after.len());
    }
}
