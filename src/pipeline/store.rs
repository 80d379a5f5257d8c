//! [`Store`]: what was read of each source, kept between runs.
//!
//! An entry is found by what it was made of: the version of gongbao, the options of reading, the name and the content. So
//! an entry is never wrong, only missing; it is made once, and taken away when no input asks for it any more. It lies
//! in an embedded database, whose commits are whole or not there: a run that is killed goes on where the last commit was.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use redb::{
    Database, Durability, ReadOnlyTable, ReadTransaction, ReadableDatabase, ReadableTable,
    ReadableTableMetadata, TableDefinition,
};
use serde::{Deserialize, Serialize};

use super::fresh::Fresh;
use super::ingest::{Ingested, Named, Seen};
use super::reading::Read;
use super::{Failure, squeeze};
use crate::error::{Error, Result};
use crate::extract::SourceRecords;
use crate::resolve::{Digest, Uses};
use crate::source::Stamp;

/// Hash of what an entry was made of.
pub(super) type Key = [u8; 32];

type Table = TableDefinition<'static, &'static [u8], &'static [u8]>;

/// What was found in an input, by its address.
const INPUTS: Table = TableDefinition::new("inputs");
/// What others need to know of a source, by its address: sources that follow each other by path lie side by side.
const DIGESTS: Table = TableDefinition::new("digests");
/// The records of a source, by its address.
const RECORDS: Table = TableDefinition::new("records");
/// The content and the stamp of each input at the last finished run, by name.
const SEEN: Table = TableDefinition::new("seen");

/// Name of its file.
const FILE: &str = "cache.redb";
/// Memory that the database may take.
const CACHE_BYTES: usize = 32 << 20;

/// A source of an input, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Entry {
    /// It was read.
    Read(Kept),
    /// It could not be read.
    Failed(Failure),
}

impl Entry {
    /// The source, if it was read.
    fn kept(&self) -> Option<&Kept> {
        match self {
            Self::Read(kept) => Some(kept),
            Self::Failed(_) => None,
        }
    }
}

/// A source that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Key of its digest and records.
    pub(super) key: Key,
    /// Its path.
    pub(super) path: String,
    /// Size of its content in bytes.
    pub(super) bytes: u64,
}

impl Kept {
    /// Where it lies in the store.
    fn address(&self) -> Vec<u8> {
        address(&self.path, &self.key)
    }
}

/// Where something lies that was made of a name and a content: behind that whose name comes before its own, so that what is
/// asked for in the order of names is read from one page after the other.
pub(super) fn address(name: &str, key: &Key) -> Vec<u8> {
    [name.as_bytes(), &[0], key].concat()
}

/// The name with which an address begins, and the key with which it ends.
fn parts_of(address: &[u8]) -> Option<(&[u8], &Key)> {
    let (name, key) = address.split_last_chunk()?;
    Some((name.strip_suffix(&[0])?, key))
}

/// What the last finished run knew of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remembered {
    /// Hash of its content.
    pub(super) content: Key,
    /// What the file system said of it.
    pub(super) stamp: Option<Stamp>,
}

impl Remembered {
    fn packed(&self) -> Vec<u8> {
        let stamp = postcard::to_stdvec(&self.stamp).unwrap_or_default();
        [&self.content[..], &stamp].concat()
    }

    fn unpack(bytes: &[u8]) -> Option<Self> {
        let (content, stamp) = bytes.split_first_chunk()?;
        Some(Self { content: *content, stamp: postcard::from_bytes(stamp).unwrap_or_default() })
    }
}

/// What was read of each source, kept between runs.
pub(super) struct Store {
    path: PathBuf,
    database: Database,
    fresh: Fresh,
}

/// The records and the digest of a source, as they are kept.
pub(super) struct Packed {
    address: Vec<u8>,
    digest: Vec<u8>,
    records: Vec<u8>,
    is_squeezed: bool,
}

impl Packed {
    /// Packs what was read of a source; to squeeze it may be left to whoever takes it to the store.
    pub(super) fn new(kept: &Kept, read: &Read, squeezed: bool) -> std::result::Result<Self, String> {
        let Read { records, digest, uses } = read;
        let records = match squeezed {
            true => squeeze::pack(&(records, uses))?,
            false => written_down(records, uses).map_err(|e| e.to_string())?,
        };
        let digest = postcard::to_stdvec(digest).map_err(|e| e.to_string())?;
        Ok(Self { address: kept.address(), digest, records, is_squeezed: squeezed })
    }

    /// The records as the store has them.
    fn squeezed(&self) -> std::io::Result<Cow<'_, [u8]>> {
        match self.is_squeezed {
            true => Ok(Cow::from(&self.records)),
            false => squeeze::alone(&self.records).map(Cow::from),
        }
    }

    /// Bytes that it takes.
    pub(super) fn len(&self) -> usize {
        self.digest.len() + self.records.len()
    }
}

/// Records as bytes, by two threads.
fn written_down(records: &SourceRecords, uses: &Uses) -> postcard::Result<Vec<u8>> {
    // Records take some ten times their text.
    let desk = || Vec::with_capacity(16 * records.source.text.len());
    let (first, second) = records.halves();
    let (first, second) =
        rayon::join(|| postcard::to_extend(&first, desk()), || postcard::to_extend(&(second, uses), desk()));
    let mut bytes = first?;
    bytes.append(&mut second?);
    Ok(bytes)
}

impl Store {
    /// Opens the store in `folder`, which is made when it is missing; one that cannot be opened is begun anew.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        let open = || {
            let database = Database::builder().set_cache_size(CACHE_BYTES).create(&path)?;
            lay_out(&database)?;
            Ok(database)
        };
        let database = sound(open).or_else(|error: redb::Error| {
            if is_of_the_disk(&error) {
                return Err(error);
            }
            std::fs::remove_file(&path)?;
            sound(open)
        });
        Ok(Self { database: database.map_err(|e| failed(&path, &e))?, path, fresh: Fresh::new() })
    }

    /// Removes the store in `folder`: what it kept is damaged.
    pub(super) fn remove(folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))
    }

    /// True when all that this run read is in memory.
    pub(super) fn has_all_at_hand(&self) -> bool {
        self.fresh.has_all()
    }

    /// A view of what is there now.
    pub(super) fn reader(&self) -> Result<Reader<'_>> {
        let open = || -> std::result::Result<_, redb::Error> {
            let transaction = self.database.begin_read()?;
            let [inputs, digests, records, seen] =
                [INPUTS, DIGESTS, RECORDS, SEEN].map(|t| transaction.open_table(t));
            Ok((inputs?, digests?, records?, seen?, transaction))
        };
        let (inputs, digests, records, seen, transaction) = open().map_err(|e| failed(&self.path, &e))?;
        Ok(Reader {
            path: &self.path,
            fresh: &self.fresh,
            inputs,
            digests,
            records,
            seen,
            _transaction: transaction,
        })
    }

    /// Adds sources, and inputs with all their sources, all or nothing.
    pub(super) fn add(&self, sources: &[Packed], inputs: &[(Vec<u8>, Vec<Entry>)]) -> Result<()> {
        if sources.is_empty() && inputs.is_empty() {
            return Ok(());
        }
        let add = || -> std::result::Result<(), redb::Error> {
            let write = self.database.begin_write()?;
            {
                let (mut digests, mut records) = (write.open_table(DIGESTS)?, write.open_table(RECORDS)?);
                for source in sources {
                    digests.insert(&source.address[..], &source.digest[..])?;
                    records.insert(&source.address[..], &source.squeezed()?[..])?;
                }
                let mut table = write.open_table(INPUTS)?;
                for (address, entries) in inputs {
                    let bytes = postcard::to_stdvec(entries).map_err(|e| corrupted(&e))?;
                    table.insert(&address[..], &bytes[..])?;
                }
            }
            Ok(write.commit()?)
        };
        sound(add).map_err(|e| failed(&self.path, &e))
    }

    /// Keeps only what a finished run asked for, and remembers the content of its inputs.
    pub(super) fn retain(&self, ingested: &Ingested<'_>) -> Result<()> {
        let retain = || -> std::result::Result<(), redb::Error> {
            let mut write = self.database.begin_write()?;
            // The run is over: closing the store takes this to the disk. Without it the next run looks into each file.
            write.set_durability(Durability::None)?;
            {
                let mut inputs = write.open_table(INPUTS)?;
                let (mut digests, mut records) = (write.open_table(DIGESTS)?, write.open_table(RECORDS)?);
                let (sources, gone) = (ingested.sources(), forget(&mut inputs, ingested)?);
                let gone = gone.iter().filter(|kept| !sources.has(kept.path.as_bytes(), &kept.key));
                let gone = gone.map(Kept::address);
                remove(&gone.collect::<Vec<_>>(), &mut digests, &mut records)?;
                // A run that was killed within an archive leaves sources without an input.
                if digests.len()? > sources.count() as u64 {
                    let mut rest = Vec::new();
                    for row in digests.iter()? {
                        let (address, _) = row?;
                        let asked = |(path, key): (&[u8], &Key)| sources.has(path, key);
                        if !parts_of(address.value()).is_some_and(asked) {
                            rest.push(address.value().to_vec());
                        }
                    }
                    remove(&rest, &mut digests, &mut records)?;
                }
            }
            remember(&ingested.seen, &mut write.open_table(SEEN)?)?;
            Ok(write.commit()?)
        };
        sound(retain).map_err(|e| failed(&self.path, &e))
    }
}

/// Makes the tables of a new database; what is first kept in them takes them to the disk.
fn lay_out(database: &Database) -> std::result::Result<(), redb::Error> {
    let tables = [INPUTS, DIGESTS, RECORDS, SEEN];
    let read = database.begin_read()?;
    if tables.iter().all(|table| read.open_table(*table).is_ok()) {
        return Ok(());
    }
    let mut write = database.begin_write()?;
    write.set_durability(Durability::None)?;
    for table in tables {
        write.open_table(table)?;
    }
    Ok(write.commit()?)
}

type Writing<'t> = redb::Table<'t, &'static [u8], &'static [u8]>;

/// Removes sources.
fn remove(
    addresses: &[Vec<u8>],
    digests: &mut Writing<'_>,
    records: &mut Writing<'_>,
) -> std::result::Result<(), redb::Error> {
    for address in addresses {
        digests.remove(&address[..])?;
        records.remove(&address[..])?;
    }
    Ok(())
}

/// Removes the inputs for which nobody asked: first the earlier contents of those that changed, then, if there are more,
/// whatever the whole table has. Gives the sources that they had.
fn forget(table: &mut Writing<'_>, ingested: &Ingested<'_>) -> std::result::Result<Vec<Kept>, redb::Error> {
    let asked = ingested.inputs();
    let count = asked.count();
    let is_over = |table: &Writing<'_>| Ok::<_, redb::Error>(table.len()? > count as u64);
    let mut gone = Vec::new();
    if is_over(table)? {
        for seen in ingested.seen.iter().filter(|seen| seen.is_changed()) {
            let (first, last) =
                ([seen.name.as_bytes(), &[0]].concat(), [seen.name.as_bytes(), &[1]].concat());
            let found = unasked(table.range(&first[..]..&last[..])?, &asked)?;
            take_away(table, found, &mut gone)?;
        }
    }
    if is_over(table)? {
        let found = unasked(table.iter()?, &asked)?;
        take_away(table, found, &mut gone)?;
    }
    Ok(gone)
}

fn take_away(
    table: &mut Writing<'_>,
    inputs: Vec<Gone>,
    sources: &mut Vec<Kept>,
) -> std::result::Result<(), redb::Error> {
    for (input, entries) in inputs {
        table.remove(&input[..])?;
        sources.extend(entries.iter().filter_map(Entry::kept).cloned());
    }
    Ok(())
}

/// Writes what is new of the content of inputs.
fn remember(inputs: &[Seen<'_>], table: &mut Writing<'_>) -> std::result::Result<(), redb::Error> {
    for seen in inputs {
        let now = Remembered { content: seen.content, stamp: seen.stamp.clone() };
        if seen.before.as_ref() != Some(&now) {
            table.insert(seen.name.as_bytes(), &now.packed()[..])?;
        }
    }
    // In their order, each name once or, where it is in several folders, side by side.
    let names = inputs.chunk_by(|a, b| a.name == b.name).count();
    if table.len()? > names as u64 {
        let names: HashSet<&[u8]> = inputs.iter().map(|seen| seen.name.as_bytes()).collect();
        table.retain(|name, _| names.contains(name))?;
    }
    Ok(())
}

/// Digests as they are kept, one behind the other.
#[derive(Default)]
pub(super) struct Lot {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Lot {
    fn with_capacity(count: usize) -> Self {
        Self { bytes: Vec::new(), ends: Vec::with_capacity(count) }
    }

    fn push(&mut self, digest: &[u8]) {
        self.bytes.extend_from_slice(digest);
        self.ends.push(self.bytes.len());
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// One of them.
    pub(super) fn get(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[at]]
    }
}

/// A view of the store at one moment; from several threads.
pub(super) struct Reader<'s> {
    path: &'s Path,
    fresh: &'s Fresh,
    inputs: ReadOnlyTable<&'static [u8], &'static [u8]>,
    digests: ReadOnlyTable<&'static [u8], &'static [u8]>,
    records: ReadOnlyTable<&'static [u8], &'static [u8]>,
    seen: ReadOnlyTable<&'static [u8], &'static [u8]>,
    _transaction: ReadTransaction,
}

impl Reader<'_> {
    /// What was found in an input; `None` when it was not read yet, or cannot be read back.
    pub(super) fn input(&self, name: &str, key: &Key) -> Option<Vec<Entry>> {
        let found = get(&self.inputs, &address(name, key)).ok()??;
        postcard::from_bytes(found.value()).ok()
    }

    /// True when a source was read already.
    pub(super) fn has(&self, kept: &Kept) -> bool {
        get(&self.records, &kept.address()).is_ok_and(|found| found.is_some())
    }

    /// The digests of sources that follow each other by path, as they are kept.
    pub(super) fn digests(&self, sources: &[Kept]) -> Result<Lot> {
        let (Some(first), Some(last)) = (sources.first(), sources.last()) else { return Ok(Lot::default()) };
        let read = || -> std::result::Result<Option<Lot>, redb::Error> {
            let (first, last) = (first.address(), [last.path.as_bytes(), &[1]].concat());
            let mut rows = self.digests.range(&first[..]..&last[..])?.peekable();
            let mut lot = Lot::with_capacity(sources.len());
            for source in sources {
                if let Some(digest) = self.fresh.digest(source) {
                    lot.push(&digest);
                    continue;
                }
                let address = source.address();
                let before = |row: &Row| row.as_ref().is_ok_and(|(at, _)| at.value() < &address[..]);
                while rows.next_if(before).is_some() {}
                let here = |row: &Row| row.as_ref().map_or(true, |(at, _)| at.value() == &address[..]);
                let digest = match rows.next_if(here).transpose()? {
                    Some((_, digest)) => Some(digest),
                    // Of sources with one path the last to be read may come first.
                    None => self.digests.get(&address[..])?,
                };
                let Some(digest) = digest else { return Ok(None) };
                lot.push(digest.value());
            }
            Ok(Some(lot))
        };
        let lot = sound(read).map_err(|e| failed(self.path, &e))?;
        lot.ok_or_else(|| Error::damaged(self.path, MISSING))
    }

    /// Reads a digest as it is kept.
    pub(super) fn digest<'b>(&self, bytes: &'b [u8]) -> Result<Digest<'b>> {
        unpack(bytes).map_err(|what| Error::damaged(self.path, &what))
    }

    /// True when what is read of a source may stay in memory.
    pub(super) fn has_room(&self, source: &Kept) -> bool {
        self.fresh.has_room(source)
    }

    /// What was read just now, for which there is room, and as it goes to the store: it need not be read back.
    pub(super) fn keep(&self, source: &Kept, read: Read, packed: &Packed) {
        self.fresh.keep(source, read.records, read.uses, packed.digest.clone());
    }

    /// The records of a source, without its paragraphs, and which of its names they name. They are asked for once.
    pub(super) fn records(&self, source: &Kept) -> Result<(SourceRecords, Uses)> {
        if let Some(fresh) = self.fresh.take(source) {
            return Ok(fresh);
        }
        let found = get(&self.records, &source.address()).map_err(|e| failed(self.path, &e))?;
        let found = found.ok_or_else(|| Error::damaged(self.path, MISSING))?;
        let bytes = squeeze::expand(found.value()).map_err(|e| e.to_string());
        bytes.and_then(|bytes| unpack(&bytes)).map_err(|what| Error::damaged(self.path, &what))
    }

    /// What the last finished run knew of an input; `None` when it was not there.
    pub(super) fn seen(&self, name: &str) -> Option<Remembered> {
        Remembered::unpack(get(&self.seen, name.as_bytes()).ok()??.value())
    }

    /// How many inputs the last finished run had.
    pub(super) fn count_seen(&self) -> Result<usize> {
        let count = self.seen.len().map_err(|e| failed(self.path, &e.into()))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }
}

type Value = redb::AccessGuard<'static, &'static [u8]>;
type Row = std::result::Result<(Value, Value), redb::StorageError>;

/// What a table has under a key.
fn get(
    table: &ReadOnlyTable<&'static [u8], &'static [u8]>,
    key: &[u8],
) -> std::result::Result<Option<Value>, redb::Error> {
    sound(|| Ok(table.get(key)?))
}

/// Does something with the database, which panics over some kinds of damage.
fn sound<T>(
    work: impl FnOnce() -> std::result::Result<T, redb::Error>,
) -> std::result::Result<T, redb::Error> {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(redb::Error::Corrupted("pages that contradict each other".into())))
}

/// What is wrong with a store that lacks what its own lists name.
const MISSING: &str = "an entry is missing";

fn unpack<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> std::result::Result<T, String> {
    postcard::from_bytes(bytes).map_err(|e| e.to_string())
}

/// The address of an input for which nobody asked, and what was found in it.
type Gone = (Vec<u8>, Vec<Entry>);

/// The inputs for which nobody asked.
fn unasked(
    rows: redb::Range<'_, &'static [u8], &'static [u8]>,
    asked: &Named<'_, Seen<'_>>,
) -> std::result::Result<Vec<Gone>, redb::Error> {
    let mut gone = Vec::new();
    for row in rows {
        let (address, entries) = row?;
        if !parts_of(address.value()).is_some_and(|(name, key)| asked.has(name, key)) {
            gone.push((address.value().to_vec(), postcard::from_bytes(entries.value()).unwrap_or_default()));
        }
    }
    Ok(gone)
}

fn corrupted(error: &postcard::Error) -> redb::Error {
    redb::Error::Corrupted(error.to_string())
}

/// True when the fault is that of the disk or of the rights on it: a new file would fare no better.
fn is_of_the_disk(error: &redb::Error) -> bool {
    match error {
        // What the file holds is told as an error of reading it.
        redb::Error::Io(io) => !matches!(io.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof),
        redb::Error::DatabaseAlreadyOpen => true,
        _ => false,
    }
}

fn failed(path: &Path, error: &redb::Error) -> Error {
    match error {
        redb::Error::Io(io) => Error::io(path, std::io::Error::new(io.kind(), io.to_string())),
        other => Error::damaged(path, &other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_written_down_as_a_whole() {
        let records = crate::parse(
            "云溪区人民政府\n关于云溪河治理的通知\n\n一、区水利局要在2023年6月底前清淤3公里。\n",
        );
        let whole = postcard::to_stdvec(&(&records, Uses::default())).unwrap();
        assert_eq!(written_down(&records, &Uses::default()).unwrap(), whole);
    }
}
