//! Reads the inputs, each only once: what earlier runs read of the same content is kept in the store.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::keeper::{Finding, Shelf};
use super::reading::{guarded, read_member};
use super::store::{self, Entry, Kept, Key, Packed, Reader, Remembered, Store};
use super::{Failure, Options, Progress, Watch};
use crate::error::{Error, Result};
use crate::source::{self, Input, Member, ReadOptions, Stamp};

/// Hash of the code and the dictionaries: what another version read is read anew.
const RULES: &str = env!("GONGBAO_RULES");

/// All sources of a run, and what became of its inputs.
pub(super) struct Ingested<'i> {
    /// The sources, by path.
    pub(super) sources: Vec<Kept>,
    /// What could not be read.
    pub(super) failures: Vec<Failure>,
    /// The inputs that could be read, in the order of their names.
    pub(super) seen: Vec<Seen<'i>>,
    /// What became of the inputs.
    pub(super) counts: Counts,
    /// True when the run ended before all inputs were read.
    pub(super) cut: bool,
}

impl Ingested<'_> {
    /// The inputs; what has the name and the content of another is the same.
    pub(super) fn inputs(&self) -> Named<'_, Seen<'_>> {
        Named { all: &self.seen, name: |seen| seen.name, key: |seen| &seen.key }
    }

    /// The sources.
    pub(super) fn sources(&self) -> Named<'_, Kept> {
        Named { all: &self.sources, name: |source| &source.path, key: |source| &source.key }
    }
}

/// What has a name and a key, in the order of the names; few have the name of another.
pub(super) struct Named<'a, T> {
    all: &'a [T],
    name: fn(&T) -> &str,
    key: fn(&T) -> &Key,
}

impl<T> Named<'_, T> {
    fn name_of<'a>(&self, one: &'a T) -> &'a [u8] {
        (self.name)(one).as_bytes()
    }

    /// How many differ in name or key.
    pub(super) fn count(&self) -> usize {
        let count = |of_name: &[T]| match of_name {
            [_] => 1,
            several => several.iter().map(self.key).collect::<HashSet<_>>().len(),
        };
        self.all.chunk_by(|a, b| (self.name)(a) == (self.name)(b)).map(count).sum()
    }

    /// True when one of them has this name and this key.
    pub(super) fn has(&self, name: &[u8], key: &Key) -> bool {
        let first = self.all.partition_point(|one| self.name_of(one) < name);
        self.all[first..].iter().take_while(|one| self.name_of(one) == name).any(|one| (self.key)(one) == key)
    }
}

/// An input that could be read.
pub(super) struct Seen<'i> {
    /// Its name.
    pub(super) name: &'i str,
    /// Hash of its content.
    pub(super) content: Key,
    /// Key of what was found in it.
    key: Key,
    /// What the file system says of it.
    pub(super) stamp: Option<Stamp>,
    /// The same of the last finished run.
    pub(super) before: Option<Remembered>,
}

impl Seen<'_> {
    /// True when the last finished run knew it with another content.
    pub(super) fn is_changed(&self) -> bool {
        self.before.as_ref().is_some_and(|before| before.content != self.content)
    }
}

/// How many inputs are new, changed, unchanged, gone or failed, against the last finished run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Not there at the last run.
    pub new: usize,
    /// There with another content.
    pub changed: usize,
    /// There with the same content.
    pub unchanged: usize,
    /// There at the last run, and no more.
    pub gone: usize,
    /// Not readable, or with a text that is not.
    pub failed: usize,
    /// Sources that had to be read; the others were kept from earlier runs.
    pub sources_read: usize,
}

/// Whether inputs are still to be read.
struct Halt<'o> {
    options: &'o Options,
    shelf: &'o Shelf,
    /// An input failed that must not.
    ended: AtomicBool,
}

impl Halt<'_> {
    fn is_set(&self) -> bool {
        self.options.is_stopped() || self.ended.load(Ordering::Relaxed) || self.shelf.has_failed()
    }

    /// What earlier runs found in an input; they may have failed to read it.
    fn kept(&self, found: Found) -> Found {
        if found.entries.iter().any(|entry| matches!(entry, Entry::Failed(_))) {
            self.failed();
        }
        found
    }

    /// An input, or a text in one, could not be read.
    fn failed(&self) {
        if self.options.fail_fast {
            self.ended.store(true, Ordering::Relaxed);
        }
    }
}

/// What was found in one input.
struct Found {
    content: Key,
    stamp: Option<Stamp>,
    before: Option<Remembered>,
    key: Key,
    entries: Vec<Entry>,
    read: usize,
    /// False when the run ended before all of its texts were read.
    whole: bool,
}

/// Reads all inputs, those that the store does not know from the disk; what is new goes to it by way of `shelf`.
pub(super) fn ingest<'i>(
    options: &Options,
    inputs: &'i [Input],
    store: &Store,
    shelf: Shelf,
    progress: Watch<'_>,
) -> Result<Ingested<'i>> {
    let known = store.reader()?;
    let halt = Halt { options, shelf: &shelf, ended: AtomicBool::new(false) };
    let read = |input: &'i Input| {
        let found = one(&halt, input, &known).transpose()?;
        let found = found.map_err(|failure| failure.of(&input.name, &input.path));
        if found.is_err() {
            halt.failed();
        }
        tell(&found, input, progress);
        Some(found)
    };
    let found = inputs.par_iter().map(read).collect();
    gather(inputs, found, &known)
}

/// Tells what became of an input.
fn tell(found: &std::result::Result<Found, Failure>, input: &Input, progress: Watch<'_>) {
    let mut bytes = 0;
    match found {
        Ok(found) => {
            for entry in &found.entries {
                match entry {
                    Entry::Read(kept) => bytes += kept.bytes,
                    Entry::Failed(failure) => {
                        progress(Progress::Failed(&failure.clone().of(&input.name, &input.path)));
                    }
                }
            }
        }
        Err(failure) => progress(Progress::Failed(failure)),
    }
    progress(Progress::Read { path: &input.path, bytes });
}

/// What is in one input, by the store or by reading it; `None` when the run ended before.
fn one(halt: &Halt<'_>, input: &Input, known: &Reader<'_>) -> std::result::Result<Option<Found>, Failure> {
    if halt.is_set() {
        return Ok(None);
    }
    let options = halt.options;
    let stamp = Stamp::of(input, &options.read);
    let before = known.seen(&input.name);
    let left_alone = before.as_ref().filter(|before| stamp.is_some() && before.stamp == stamp);
    if let Some(content) = left_alone.map(|before| before.content).filter(|_| !options.full) {
        let key = key(&options.read, &input.name, &content);
        if let Some(entries) = known.input(&input.name, &key) {
            return Ok(Some(halt.kept(Found { content, stamp, before, key, entries, read: 0, whole: true })));
        }
    }
    let content = source::content(input, &options.read)?;
    let hash = *content.hash().as_bytes();
    let key = key(&options.read, &input.name, &hash);
    let found = |entries, read, whole| Found { content: hash, stamp, before, key, entries, read, whole };
    if let Some(entries) = known.input(&input.name, &key).filter(|_| !options.full) {
        return Ok(Some(halt.kept(found(entries, 0, true))));
    }
    let blake3 = content.blake3().to_hex().to_string();
    let members = guarded(&input.path, || Ok(content.members(input, &options.read)))?;
    let entries: Vec<Option<(Entry, bool)>> = members
        .into_par_iter()
        .map(|member| {
            let read = (!halt.is_set()).then(|| of_member(halt, member, known))?;
            Some(match read {
                Ok((kept, read)) => (Entry::Read(kept), read),
                Err(failure) => {
                    halt.failed();
                    (Entry::Failed(Failure { blake3: Some(blake3.clone()), ..failure }), true)
                }
            })
        })
        .collect();
    let whole = entries.iter().all(Option::is_some);
    let read = entries.iter().flatten().filter(|(_, read)| *read).count();
    let entries: Vec<Entry> = entries.into_iter().flatten().map(|(entry, _)| entry).collect();
    if whole {
        halt.shelf.send(Finding::Input(store::address(&input.name, &key), entries.clone()));
    }
    Ok(Some(found(entries, read, whole)))
}

/// One text of an input; with it whether it had to be read.
fn of_member(
    halt: &Halt<'_>,
    member: Result<Member>,
    known: &Reader<'_>,
) -> std::result::Result<(Kept, bool), Failure> {
    let (member, options) = (member?, halt.options);
    let key = key(&options.read, &member.name, member.hash().as_bytes());
    let kept = Kept { key, path: member.name.clone(), bytes: member.bytes.len() as u64 };
    if !options.full && known.has(&kept) {
        return Ok((kept, false));
    }
    let path = std::path::PathBuf::from(&member.name);
    let read = guarded(&path, || read_member(member, &options.read))?;
    let stays = known.has_room(&kept);
    let packed = Packed::new(&kept, &read, !stays);
    let packed = packed.map_err(|what| Error::input(&path, format!("this is a bug of gongbao: {what}")))?;
    if stays {
        known.keep(&kept, read, &packed);
    }
    halt.shelf.send(Finding::Source(packed));
    Ok((kept, true))
}

/// What an entry is made of: the rules, the options, the name, the content.
fn key(options: &ReadOptions, name: &str, content: &Key) -> Key {
    let mut hasher = blake3::Hasher::new();
    let encoding = options.encoding.map_or("", |encoding| encoding.name());
    let limits = format!("{} {}", options.max_file_size, options.fixups);
    for part in [RULES, encoding, &options.text_column, &limits, name] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(content);
    *hasher.finalize().as_bytes()
}

fn gather<'i>(
    inputs: &'i [Input],
    found: Vec<Option<std::result::Result<Found, Failure>>>,
    known: &Reader<'_>,
) -> Result<Ingested<'i>> {
    let (mut sources, mut failures) = (Vec::with_capacity(inputs.len()), Vec::new());
    let (mut seen, mut counts) = (Vec::with_capacity(inputs.len()), Counts::default());
    let mut cut = found.iter().any(Option::is_none);
    for (input, found) in inputs.iter().zip(found) {
        let Some(found) = found else { continue };
        match found {
            Ok(Found { content, stamp, before, key, entries, read, whole }) => {
                cut |= !whole;
                counts.sources_read += read;
                counts.failed += usize::from(entries.iter().any(|entry| matches!(entry, Entry::Failed(_))));
                for entry in entries {
                    match entry {
                        Entry::Read(kept) => sources.push(kept),
                        Entry::Failed(failure) => failures.push(failure.of(&input.name, &input.path)),
                    }
                }
                let one = Seen { name: &input.name, content, key, stamp, before };
                match &one.before {
                    None => counts.new += 1,
                    Some(_) if one.is_changed() => counts.changed += 1,
                    Some(_) => counts.unchanged += 1,
                }
                seen.push(one);
            }
            Err(failure) => {
                counts.failed += 1;
                failures.push(failure);
            }
        }
    }
    let names = seen.chunk_by(|a, b| a.name == b.name);
    let again = names.filter(|of_name| of_name.iter().any(|seen| seen.before.is_some())).count();
    counts.gone = known.count_seen()?.saturating_sub(again);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    failures.sort();
    Ok(Ingested { sources, failures, seen, counts, cut })
}
