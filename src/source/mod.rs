//! From files to decoded text: finding the inputs, their encoding, their format.
//!
//! ```text
//! paths → discover → Input → open → Member (bytes) → load → Loaded (model::Source, notes)
//! ```
//! One input may hold several members: an archive its files, NDJSON its lines, whose other columns go along as metadata. Opening reads and unpacks; loading
//! decodes, which is the longer work and may run in parallel. What cannot be read is an error of its own member: the
//! others go on.
//!
//! Plain text and Markdown stay as they are written. HTML and DOCX are decoded into what a reader sees:
//! a line for each paragraph with a blank line between, and a line for each row of a table with a tab between its
//! cells. Spans point into the decoded text.
//!
//! A fixups file beside an input corrects its decoded text before it is read, see `source::fixups`.

pub mod discover;
pub mod format;

mod archive;
mod decode;
mod fixups;
mod ndjson;
mod sniff;
mod stamp;

use std::io::Read;

use encoding_rs::Encoding;

use crate::error::{Error, Result};
use crate::model::{Format, Source};

pub use discover::{CONFIG_FILE, Input, discover};
pub use stamp::Stamp;

use fixups::Correction;

/// What the caller wants of reading.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Larger files are refused, and larger entries of archives, in bytes.
    pub max_file_size: u64,
    /// Read all texts in this encoding; detected for each when absent.
    pub encoding: Option<&'static Encoding>,
    /// The column of NDJSON that holds the text.
    pub text_column: String,
    /// Make the corrections of the fixups file beside an input.
    pub fixups: bool,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_file_size: 256 << 20, encoding: None, text_column: "text".into(), fixups: true }
    }
}

/// The encoding of this name, as `gbk`, `GB18030`, `big5`, `utf-16le`; `None` when none has it.
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().as_bytes())
}

/// One text as it was found: a file, or a part of one.
#[derive(Clone, Debug)]
pub struct Member {
    /// Path relative to the input root, with `/` as separator; in an archive that of the archive goes before.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
    blake3: blake3::Hash,
    /// Columns of NDJSON beside the text, as a JSON object.
    pub metadata: Option<String>,
    form: Form,
    corrections: Vec<Correction>,
}

/// How the bytes of a member are to be read.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Text in an encoding and format that are to be found.
    Text,
    /// A DOCX package.
    Docx,
    /// Text of a line of NDJSON, in UTF-8, whose file had this encoding.
    Record(&'static str),
}

/// A decoded source and what a reader of the datasets should know about its reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The source.
    pub source: Source,
    /// So many malformed sequences were replaced by U+FFFD.
    pub replaced: usize,
}

/// Hex digits of the id of a source, the first of the hash of its content.
pub const SOURCE_ID_DIGITS: usize = 16;

/// Reads the bytes of `input`, and those of each member when it is an archive or NDJSON.
pub fn open(input: &Input, options: &ReadOptions) -> Vec<Result<Member>> {
    match content(input, options) {
        Ok(content) => content.members(input, options),
        Err(error) => vec![Err(error)],
    }
}

/// Bytes with their hash, which is made once.
#[derive(Clone, Debug)]
struct Hashed {
    bytes: Vec<u8>,
    blake3: blake3::Hash,
}

impl Hashed {
    fn new(bytes: Vec<u8>) -> Self {
        Self { blake3: blake3::hash(&bytes), bytes }
    }
}

/// The bytes of an input, with the corrections of its fixups file.
#[derive(Clone, Debug)]
pub struct Content {
    hashed: Hashed,
    corrections: Vec<Correction>,
}

/// Reads the bytes of `input`, and its fixups file.
///
/// # Errors
/// When one of them cannot be read, or is not what it should be.
pub fn content(input: &Input, options: &ReadOptions) -> Result<Content> {
    let hashed = Hashed::new(bytes(input, options)?);
    let corrections = match options.fixups {
        true => fixups::corrections(input, hashed.blake3),
        false => Ok(Vec::new()),
    };
    let corrections = corrections.map_err(|message| Error::input(&input.name, message))?;
    Ok(Content { hashed, corrections })
}

impl Content {
    /// Hash of the bytes.
    pub fn blake3(&self) -> blake3::Hash {
        self.hashed.blake3
    }

    /// Hash of the bytes and their corrections.
    pub fn hash(&self) -> blake3::Hash {
        hash(&[&format!("{:?}", self.corrections)], self.hashed.blake3)
    }

    /// The texts in it: one, or each member of an archive or NDJSON.
    pub fn members(self, input: &Input, options: &ReadOptions) -> Vec<Result<Member>> {
        fixups::assigned(self.corrections, input, archive::members(&input.name, self.hashed, options))
    }
}

fn hash(parts: &[&str], content: blake3::Hash) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(content.as_bytes());
    hasher.finalize()
}

/// The texts in `bytes`, which were found under `name`: one, or each member of an archive or NDJSON.
pub fn members(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Vec<Result<Member>> {
    archive::members(name, Hashed::new(bytes), options)
}

/// Reads and decodes all texts of `input`.
pub fn read(input: &Input, options: &ReadOptions) -> Vec<Result<Loaded>> {
    open(input, options).into_iter().map(|member| member?.load(options)).collect()
}

impl Member {
    fn text(name: &str, hashed: Hashed) -> Self {
        let Hashed { bytes, blake3 } = hashed;
        Self {
            name: name.to_owned(),
            bytes,
            blake3,
            metadata: None,
            form: Form::Text,
            corrections: Vec::new(),
        }
    }

    fn docx(name: &str, hashed: Hashed) -> Self {
        Self { form: Form::Docx, ..Self::text(name, hashed) }
    }

    fn record(name: &str, text: String, encoding: &'static str, metadata: Option<String>) -> Self {
        Self { form: Form::Record(encoding), metadata, ..Self::text(name, Hashed::new(text.into_bytes())) }
    }

    /// Hash of all that decoding makes use of: equal members give equal sources.
    pub fn hash(&self) -> blake3::Hash {
        let form = match self.form {
            Form::Text => "text",
            Form::Docx => "docx",
            Form::Record(encoding) => encoding,
        };
        let metadata = self.metadata.as_deref().unwrap_or_default();
        hash(&[form, &self.name, metadata, &format!("{:?}", self.corrections)], self.blake3)
    }

    /// Decodes the content.
    ///
    /// # Errors
    /// When it is empty, no text, or damaged, or when one of its corrections does not fit.
    pub fn load(self, options: &ReadOptions) -> Result<Loaded> {
        let decoded = self.decode(options).map_err(|message| Error::input(&self.name, message))?;
        if decoded.text.is_empty() {
            return Err(Error::input(&self.name, format::without_text(decoded.format, &self.bytes)));
        }
        let fixups = fixups::place(&decoded.text, &self.corrections)
            .map_err(|message| Error::input(&self.name, message))?;
        let metadata = self.metadata.or_else(|| format::metadata(decoded.format, &decoded.text));
        let (text, errata) = fixups::read(decoded.text, &fixups);
        let hash = self.blake3.to_hex();
        let source = Source {
            source_id: hash[..SOURCE_ID_DIGITS].to_owned(),
            path: self.name,
            format: decoded.format,
            encoding: decoded.encoding.to_owned(),
            bytes: self.bytes.len() as u64,
            blake3: hash.to_string(),
            metadata,
            text,
            fixups,
            errata,
        };
        Ok(Loaded { source, replaced: decoded.replaced })
    }

    fn decode(&self, options: &ReadOptions) -> std::result::Result<Decoded, String> {
        match self.form {
            Form::Text => {
                let decode::Decoded { text, encoding, replaced } =
                    decode::decode(&self.bytes, options.encoding)?;
                let format = format::recognise(&self.name, &text);
                Ok(Decoded { format, text: format::decode(format, text)?, encoding, replaced })
            }
            Form::Record(encoding) => {
                let text = String::from_utf8_lossy(&self.bytes).into_owned();
                let text = format::decode(format::recognise("", &text), text)?;
                Ok(Decoded { format: Format::Ndjson, text, encoding, replaced: 0 })
            }
            Form::Docx => {
                let text = format::docx::decode(&self.bytes, options.max_file_size)?;
                Ok(Decoded { format: Format::Docx, text, encoding: "UTF-8", replaced: 0 })
            }
        }
    }
}

struct Decoded {
    format: Format,
    text: String,
    encoding: &'static str,
    replaced: usize,
}

fn bytes(input: &Input, options: &ReadOptions) -> Result<Vec<u8>> {
    let (path, limit) = (&input.path, options.max_file_size);
    let mut bytes = Vec::new();
    if input.is_stdin() {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        let file = std::fs::File::open(path).map_err(|error| Error::io(path, error))?;
        file.take(limit + 1).read_to_end(&mut bytes)
    }
    .map_err(|error| Error::io(path, error))?;
    if bytes.len() as u64 > limit {
        return Err(Error::input(path, too_large(limit)));
    }
    Ok(bytes)
}

fn too_large(limit: u64) -> String {
    format!("expected at most {limit} bytes, found more; raise --max-file-size to read it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn load(bytes: &[u8]) -> Vec<Result<Loaded>> {
        let options = ReadOptions { max_file_size: 1 << 16, ..ReadOptions::default() };
        let members = members("a", bytes.to_vec(), &options);
        members.into_iter().map(|member| member?.load(&options)).collect()
    }

    #[test]
    fn a_source_is_what_was_decoded() {
        let loaded = load("\u{feff}云溪区".as_bytes()).remove(0).unwrap();
        let source = loaded.source;
        assert_eq!((source.text.as_str(), source.encoding.as_str(), source.bytes), ("云溪区", "UTF-8", 12));
        assert_eq!((source.format, source.source_id.len(), source.blake3.len()), (Format::Text, 16, 64));
        assert!(source.blake3.starts_with(&source.source_id));
        let record = load("{\"text\":\"<p>甲</p>\",\"id\":1}".as_bytes()).remove(0).unwrap();
        assert_eq!((record.source.text.as_str(), record.source.format), ("甲\n", Format::Ndjson));
        assert_eq!(record.source.metadata.as_deref(), Some(r#"{"id":1}"#));
        for (page, message) in [
            ("<script></script>", "a: expected text, found a page without any"),
            (
                "<html><FRAMESET><frame src=b.html>",
                "a: expected text, found a page of frames without any; give the pages that stand in its frames",
            ),
        ] {
            assert_eq!(load(page.as_bytes()).remove(0).unwrap_err().to_string(), message);
        }
    }

    fn pages() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "<(p|div|table|tr|td|ol|li|br|b|span|pre|a|nav|header|caption|th|ul)( (colspan|rowspan|start|value)=[0-9]{1,5})?>",
            "</(p|div|table|tr|td|ol|li|b|span|pre|a|nav|header)>",
            "[一-三、。1 \n&;<>\u{3000}]{0,6}",
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(magic in 0usize..5, rest in proptest::collection::vec(any::<u8>(), 0..600)) {
            let heads: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"{\"text\":\"", b"<p>"];
            let _ = load(&[heads[magic], &rest].concat());
        }

        #[test]
        fn pages_have_no_gap_that_looks_like_a_page_break(page in pages()) {
            let text = format::html::decode(&page).unwrap();
            prop_assert!(!text.contains("\n\n\n"), "{:?}", text);
            prop_assert!(!text.starts_with('\n') && !text.contains('\r'), "{:?}", text);
        }
    }
}
