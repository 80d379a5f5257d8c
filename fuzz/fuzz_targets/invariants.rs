//! What must hold of any input: shared by the fuzz targets and by `tests/fuzz_smoke.rs`.

#![allow(dead_code)] // each target calls one of them

use gongbao::source::{ReadOptions, members};

/// Bytes are read or refused, and what is read is text.
pub(crate) fn decode(bytes: &[u8]) {
    let options = ReadOptions { max_file_size: 1 << 20, ..ReadOptions::default() };
    for member in members("fuzz", bytes.to_vec(), &options) {
        let Ok(loaded) = member.and_then(|member| member.load(&options)) else { continue };
        assert!(!loaded.source.text.is_empty(), "an empty text was read");
        assert_eq!(loaded.source.blake3.len(), 64);
    }
}

/// Any text is parsed, and its blocks cover it without gap or overlap.
pub(crate) fn parse(text: &str) {
    let records = gongbao::parse(text);
    let mut end = 0;
    for block in &records.structure.blocks {
        assert_eq!(block.span.start(), end, "the blocks have a gap or an overlap");
        end = block.span.end();
    }
    assert_eq!(end, text.len(), "the blocks do not reach the end");
}
