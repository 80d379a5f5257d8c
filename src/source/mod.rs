//! From files to decoded text: finding the inputs, their encoding, their format.
//!
//! ```text
//! paths → discover → Input → open → Member (bytes) → load → Loaded (model::Source, notes)
//! ```
//! One input may hold several members; opening it is cheap beside loading, which the pipeline does in parallel.
//! What cannot be read is an error of its own member: the others go on.
//!
//! Plain text and Markdown stay as they are written. HTML is decoded into what a reader sees:
//! a line for each paragraph with a blank line between, and a line for each row of a table with a tab between its
//! cells. Spans point into the decoded text.

pub mod discover;
pub mod format;

mod decode;
mod sniff;

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::model::Source;

pub use discover::{Input, discover};

/// What the caller wants of reading.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Larger files are refused, in bytes.
    pub max_file_size: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_file_size: 256 << 20 }
    }
}

/// One text as it was found: a file, or a part of one.
#[derive(Clone, Debug)]
pub struct Member {
    /// Path relative to the input root, with `/` as separator.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A decoded source and what a reader of the datasets should know about its reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The source.
    pub source: Source,
    /// So many malformed sequences were replaced by U+FFFD.
    pub replaced: usize,
}

/// Reads the bytes of `input`.
pub fn open(input: &Input, options: &ReadOptions) -> Vec<Result<Member>> {
    vec![bytes(input, options).map(|bytes| Member { name: input.name.clone(), bytes })]
}

/// Reads and decodes all texts of `input`.
pub fn read(input: &Input, options: &ReadOptions) -> Vec<Result<Loaded>> {
    open(input, options).into_iter().map(|member| member?.load(options)).collect()
}

impl Member {
    /// Decodes the content.
    ///
    /// # Errors
    /// When it is empty, no text, or in an encoding that is not read.
    pub fn load(self, _options: &ReadOptions) -> Result<Loaded> {
        let decoded = decode::decode(&self.bytes).map_err(|message| Error::input(&self.name, message))?;
        let hash = blake3::hash(&self.bytes).to_hex();
        let format = format::recognise(&self.name, &decoded.text);
        let source = Source {
            source_id: hash[..16].to_owned(),
            path: self.name,
            format,
            encoding: decoded.encoding.to_owned(),
            bytes: self.bytes.len() as u64,
            blake3: hash.to_string(),
            text: format::decode(format, decoded.text),
        };
        Ok(Loaded { source, replaced: decoded.replaced })
    }
}

fn bytes(input: &Input, options: &ReadOptions) -> Result<Vec<u8>> {
    let path: &Path = &input.path;
    let limit = options.max_file_size;
    let mut bytes = Vec::new();
    if input.is_stdin() {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        let file = std::fs::File::open(path).map_err(|error| Error::io(path, error))?;
        file.take(limit + 1).read_to_end(&mut bytes)
    }
    .map_err(|error| Error::io(path, error))?;
    if bytes.len() as u64 > limit {
        let message = format!("expected at most {limit} bytes, found more; raise --max-file-size to read it");
        return Err(Error::input(path, message));
    }
    Ok(bytes)
}
