//! ZIP and tar.gz archives: their texts as members `archive.zip/inner/file.txt`, read in memory; so is a text that was
//! only compressed, `file.txt.gz/file.txt`.
//!
//! Nothing is written to disk, and no name leads out of its archive. What an archive may unfold to is bounded: in
//! entries, in bytes for each byte of the archive, in bytes of one entry, and in archives inside archives.

use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::sniff::{self, Container};
use super::{Hashed, Member, ReadOptions, fixups, format, ndjson};
use crate::error::{Error, Result};

/// Archives inside archives are opened to this depth.
const MAX_DEPTH: usize = 3;

/// One input has at most so many entries, those of inner archives included.
const MAX_ENTRIES: usize = 200_000;

/// An input unfolds to at most so many bytes for each of its own, beyond what any may.
const MAX_RATIO: u64 = 100;

/// Any input may unfold to so many bytes.
const FREE_BYTES: u64 = 16 << 20;

/// The members that the bytes hold, which were found under `name`.
pub(super) fn members(name: &str, hashed: Hashed, options: &ReadOptions) -> Vec<Result<Member>> {
    let bytes_left = FREE_BYTES + MAX_RATIO * hashed.bytes.len() as u64;
    let mut unpacker = Unpacker { options, entries_left: MAX_ENTRIES, bytes_left, found: Vec::new() };
    unpacker.file(name, hashed, 0);
    unpacker.found
}

struct Unpacker<'a> {
    options: &'a ReadOptions,
    entries_left: usize,
    bytes_left: u64,
    found: Vec<Result<Member>>,
}

impl Unpacker<'_> {
    /// Adds the members of a file, of itself when it holds no others.
    fn file(&mut self, name: &str, hashed: Hashed, depth: usize) {
        let bytes = &hashed.bytes;
        match sniff::container(bytes) {
            _ if depth > 0 && fixups::corrected_by(name.as_ref()).is_some() => self.refuse(
                name,
                "expected texts, found a fixups file in an archive; put it beside the archive, with a path in each correction".into(),
            ),
            Some(_) if depth >= MAX_DEPTH => {
                self.refuse(
                    name,
                    format!("expected at most {MAX_DEPTH} archives inside each other, found more"),
                );
            }
            Some(Container::Zip) => self.zip(name, hashed, depth),
            Some(Container::Gzip) => self.gzip(name, bytes, depth),
            Some(Container::Tar) => self.tar(name, bytes.as_slice(), depth),
            None if ndjson::is_ndjson(bytes) => {
                self.found.extend(ndjson::members(name, bytes, self.options))
            }
            None => self.found.push(Ok(Member::text(name, hashed))),
        }
    }

    fn zip(&mut self, name: &str, hashed: Hashed, depth: usize) {
        let mut archive = match ZipArchive::new(Cursor::new(hashed.bytes.as_slice())) {
            Ok(archive) => archive,
            Err(error) => {
                return self.refuse(name, format!("expected a ZIP archive, found a damaged one: {error}"));
            }
        };
        match format::package(&mut archive) {
            format::Package::Docx => {
                drop(archive);
                return self.found.push(Ok(Member::docx(name, hashed)));
            }
            format::Package::Refused(message) => return self.refuse(name, message),
            format::Package::Archive => {}
        }
        for at in sorted(&mut archive) {
            let mut entry = match archive.by_index(at.index) {
                Ok(entry) => entry,
                Err(error) => {
                    self.refuse(&format!("{name}/{}", at.name), format!("cannot be read: {error}"));
                    continue;
                }
            };
            let inner = format!("{name}/{}", at.name);
            if !self.entry(&inner, &inner, &mut entry, depth) {
                break;
            }
        }
    }

    fn gzip(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let head = head(MultiGzDecoder::new(bytes));
        let unfolded = MultiGzDecoder::new(bytes);
        if sniff::container(&head) == Some(Container::Tar) {
            return self.tar(name, unfolded, depth);
        }
        let file = name.rsplit('/').next().unwrap_or(name);
        let inner = format!("{name}/{}", file.strip_suffix(".gz").unwrap_or(file));
        self.entry(name, &inner, unfolded, depth);
    }

    fn tar(&mut self, name: &str, file: impl Read, depth: usize) {
        let mut archive = tar::Archive::new(file.take(self.bytes_left));
        let entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => {
                return self.refuse(name, format!("expected a tar archive, found a damaged one: {error}"));
            }
        };
        let first = self.found.len();
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    return self.refuse(name, format!("expected a whole archive, found it cut: {error}"));
                }
            };
            let inner = inner_name(&entry.path_bytes());
            let is_file =
                entry.header().entry_type().is_file() || entry.header().entry_type().is_contiguous();
            let inner = inner.filter(|_| is_file).map(|inner| format!("{name}/{inner}"));
            // What is skipped is unfolded too, and counts.
            let read = if inner.is_some() { self.options.max_file_size } else { 0 };
            self.bytes_left = self.bytes_left.saturating_sub(entry.size().saturating_sub(read));
            if let Some(inner) = inner
                && !self.entry(&inner, &inner, entry, depth)
            {
                break;
            }
        }
        self.found[first..].sort_by(|a, b| key(a).cmp(key(b)));
    }

    /// Reads the entry `name` and adds its members, which are found under `inner`; false when the archive has unfolded
    /// to its limit.
    fn entry(&mut self, name: &str, inner: &str, entry: impl Read, depth: usize) -> bool {
        let limit = self.options.max_file_size.min(self.bytes_left);
        if self.entries_left == 0 {
            self.refuse(name, format!("expected at most {MAX_ENTRIES} entries, found more"));
            return false;
        }
        self.entries_left -= 1;
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        let too_large = bytes.len() as u64 > limit;
        self.bytes_left = self.bytes_left.saturating_sub(bytes.len() as u64);
        match read {
            Err(error) => self.refuse(name, format!("cannot be read: {error}")),
            Ok(_) if too_large && limit == self.options.max_file_size => {
                self.refuse(name, super::too_large(limit));
            }
            Ok(_) if too_large => {
                self.refuse(
                    name,
                    format!("expected at most {MAX_RATIO} times the size of the archive, found more"),
                );
                return false;
            }
            Ok(_) => self.file(inner, Hashed::new(bytes), depth + 1),
        }
        true
    }

    fn refuse(&mut self, name: &str, message: String) {
        self.found.push(Err(Error::input(name, message)));
    }
}

fn key(found: &Result<Member>) -> &[u8] {
    match found {
        Ok(member) => member.name.as_bytes(),
        Err(error) => error.path().as_os_str().as_encoded_bytes(),
    }
}

/// So many bytes of a gzip file as show whether a tar archive is in it.
fn head(file: impl Read) -> Vec<u8> {
    let mut head = Vec::new();
    // What cannot be unfolded here fails again when it is read.
    let _ = file.take(512).read_to_end(&mut head);
    head
}

struct Place {
    name: String,
    index: usize,
}

/// The files of a ZIP archive, by name.
fn sorted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<Place> {
    let mut places: Vec<Place> = (0..archive.len().min(MAX_ENTRIES + 1))
        .filter_map(|index| {
            let entry = archive.by_index_raw(index).ok()?;
            let name = inner_name(entry.name_raw()).filter(|_| entry.is_file())?;
            Some(Place { name, index })
        })
        .collect();
    places.sort_by(|a, b| (&a.name, a.index).cmp(&(&b.name, b.index)));
    places
}

/// The name of an entry with `/` between its parts, none of which leads upwards; `None` for hidden entries.
///
/// Names that are not UTF-8 come from Chinese Windows and are GB18030.
fn inner_name(raw: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(raw)
        .map_or_else(|_| GB18030.decode_without_bom_handling(raw).0.into_owned(), str::to_owned);
    let parts =
        name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !part.ends_with(':'));
    let parts: Vec<&str> = parts.collect();
    let hidden =
        parts.iter().any(|part| part.starts_with('.') || part.starts_with("~$") || *part == "__MACOSX");
    (!hidden && !parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn members(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Vec<Result<Member>> {
        super::members(name, Hashed::new(bytes), options)
    }

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, bytes) in entries {
            let mut header = tar::Header::new_ustar();
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_size(bytes.len() as u64);
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn show(found: &[Result<Member>]) -> Vec<String> {
        let show = |found: &Result<Member>| match found {
            Ok(member) => format!("{}={}", member.name, String::from_utf8_lossy(&member.bytes)),
            Err(error) => format!("! {error}"),
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn members_are_named_after_their_archive() {
        let entries: &[(&str, &[u8])] = &[
            ("b/2.txt", b"2"),
            ("a.txt", b"1"),
            ("__MACOSX/a.txt", b"x"),
            ("b/.x", b"x"),
            ("c\\3.txt", b"3"),
        ];
        let options = ReadOptions::default();
        let expected = ["z/a.txt=1", "z/b/2.txt=2", "z/c/3.txt=3"];
        assert_eq!(show(&members("z", zip(entries), &options)), expected);
        assert_eq!(show(&members("z", tar(entries), &options)), expected);
        assert_eq!(show(&members("z", gzip(&tar(entries)), &options)), expected);
        assert_eq!(show(&members("x/a.txt.gz", gzip(b"1"), &options)), ["x/a.txt.gz/a.txt=1"]);
        assert_eq!(show(&members("a.txt", b"1".to_vec(), &options)), ["a.txt=1"]);
    }

    #[test]
    fn archives_inside_archives_have_a_depth() {
        let options = ReadOptions::default();
        let one = zip(&[("a.txt", b"1")]);
        let two = zip(&[("1.zip", &one), ("b.txt", b"2")]);
        assert_eq!(show(&members("2.zip", two.clone(), &options)), ["2.zip/1.zip/a.txt=1", "2.zip/b.txt=2"]);
        let four = zip(&[("3.zip", &zip(&[("2.zip", &two)]))]);
        assert_eq!(
            show(&members("4.zip", four, &options)),
            [
                "! 4.zip/3.zip/2.zip/1.zip: expected at most 3 archives inside each other, found more",
                "4.zip/3.zip/2.zip/b.txt=2"
            ]
        );
    }

    #[test]
    fn no_name_leads_out_of_its_archive() {
        for (raw, name) in [
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\gazette\\..\\a.txt", "gazette/a.txt"),
            ("./a//b.txt", "a/b.txt"),
        ] {
            assert_eq!(inner_name(raw.as_bytes()).as_deref(), Some(name));
        }
        assert_eq!(inner_name(&GB18030.encode("公报/第一期.txt").0).as_deref(), Some("公报/第一期.txt"));
        assert_eq!(inner_name(b".."), None);
    }

    #[test]
    fn what_unfolds_too_far_is_refused() {
        let options = ReadOptions { max_file_size: 1000, ..ReadOptions::default() };
        let zeros = vec![b'0'; 2000];
        let message = "z/b: expected at most 1000 bytes, found more; raise --max-file-size to read it";
        let found = show(&members("z", zip(&[("a", b"1"), ("b", &zeros), ("c", b"3")]), &options));
        assert_eq!(found, ["z/a=1", &format!("! {message}"), "z/c=3"]);
        let bomb = gzip(&vec![b'0'; 40 << 20]);
        let found = show(&members("bomb.gz", bomb, &ReadOptions::default()));
        assert_eq!(found, ["! bomb.gz: expected at most 100 times the size of the archive, found more"]);
    }

    #[test]
    fn what_is_skipped_is_unfolded_too() {
        let hidden = vec![b'0'; 15 << 20];
        let one = gzip(&tar(&[(".x", &hidden), ("a.txt", b"1")]));
        let all = zip(&[("1.tgz", &one), ("2.tgz", &one), ("3.tgz", &one)]);
        let found = show(&members("z", all, &ReadOptions::default()));
        assert_eq!(found[0], "z/1.tgz/a.txt=1");
        assert!(found[1..].iter().all(|found| found.starts_with('!')), "{found:?}");
    }

    #[test]
    fn damaged_archives_are_errors_and_no_panics() {
        let options = ReadOptions::default();
        for bytes in [
            zip(&[("a.txt", b"1")]),
            gzip(&tar(&[("a.txt", &[b'1'; 3000])])),
            tar(&[("a.txt", &[b'1'; 3000])]),
        ] {
            for end in (4..bytes.len()).step_by(7) {
                let _ = members("z", bytes[..end].to_vec(), &options);
            }
            for at in (0..bytes.len()).step_by(3) {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0x55;
                let _ = members("z", damaged, &options);
            }
        }
        let cut = gzip(&tar(&[("a.txt", b"1")]));
        assert!(show(&members("z", cut[..cut.len() / 2].to_vec(), &options))[0].starts_with("! z"));
    }
}
