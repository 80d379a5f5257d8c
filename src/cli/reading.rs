//! The options of every command that reads files: how they are read.

use encoding_rs::Encoding;

use crate::source::{self, ReadOptions};

/// How files are read.
#[derive(clap::Args)]
pub(super) struct Reading {
    /// Read all texts in this encoding, as gb18030 or big5 [default: detected for each]
    #[arg(long, value_name = "NAME", value_parser = encoding, env = "GONGBAO_ENCODING")]
    pub(super) encoding: Option<&'static Encoding>,

    /// Column of NDJSON that holds the text [default: text]
    #[arg(long, value_name = "NAME", env = "GONGBAO_TEXT_COLUMN")]
    pub(super) text_column: Option<String>,

    /// Refuse larger files, and larger entries of archives: bytes, or with K, M or G [default: 256M]
    #[arg(long, value_name = "SIZE", value_parser = size, env = "GONGBAO_MAX_FILE_SIZE")]
    pub(super) max_file_size: Option<u64>,
}

impl Reading {
    /// The same for the library.
    pub(super) fn options(&self) -> ReadOptions {
        let default = ReadOptions::default();
        ReadOptions {
            max_file_size: self.max_file_size.unwrap_or(default.max_file_size),
            encoding: self.encoding,
            text_column: self.text_column.clone().unwrap_or(default.text_column),
            ..ReadOptions::default()
        }
    }
}

/// The encoding of a name.
pub(super) fn encoding(name: &str) -> Result<&'static Encoding, String> {
    source::encoding(name).ok_or_else(|| {
        "expected the name of an encoding, as utf-8, gb18030, gbk, big5 or utf-16le".to_owned()
    })
}

/// The largest size: one more byte than it must still be a number of bytes.
const LARGEST: u64 = i64::MAX as u64;

/// A number of bytes: `4096`, `64K`, `64M`, `1G`.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.char_indices().last() {
        Some((at, 'K' | 'k')) => (&text[..at], 10),
        Some((at, 'M' | 'm')) => (&text[..at], 20),
        Some((at, 'G' | 'g')) => (&text[..at], 30),
        _ => (text, 0),
    };
    let bytes = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    bytes
        .filter(|&bytes| bytes > 0 && bytes <= LARGEST)
        .ok_or_else(|| "expected a size as 64M: a number of bytes, or one with K, M or G".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [("1", 1), ("64K", 64 << 10), ("64M", 64 << 20), ("2g", 2 << 30)] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in ["", "M", "0", "-1", "1.5M", "64MB", "64 M", "99999999999G", "六十"] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn encodings() {
        assert_eq!(encoding("GBK"), Ok(encoding_rs::GBK));
        assert!(encoding("klingon").unwrap_err().starts_with("expected the name"));
    }
}
