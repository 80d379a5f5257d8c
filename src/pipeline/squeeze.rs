//! Bytes that are kept in less room; each thread does it with the same two workshops, which take longer to make than to use on a
//! small source.

use std::cell::RefCell;
use std::io::{Error, ErrorKind, Result};

use rayon::prelude::*;
use serde::Serialize;
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::{find_frame_compressed_size, get_frame_content_size};

/// Level of zstd: what is kept is to be had quickly.
const LEVEL: i32 = 1;
/// What is larger is squeezed in pieces of so many bytes, by all threads that have nothing else to do.
const PIECE: usize = 256 << 10;

thread_local! {
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
    static DESK: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What most values take when they are written down: so much is asked for at once, and kept for the next one.
const DESK_BYTES: usize = 4 << 20;

/// A value as bytes, in little room.
pub(super) fn pack(value: &impl Serialize) -> std::result::Result<Vec<u8>, String> {
    let mut desk = DESK.take();
    desk.clear();
    desk.reserve(DESK_BYTES);
    let bytes = postcard::to_extend(value, desk).map_err(|e| e.to_string())?;
    let squeezed = squeeze(&bytes).map_err(|e| e.to_string());
    if bytes.capacity() <= DESK_BYTES {
        DESK.set(bytes);
    }
    squeezed
}

/// The bytes in less room.
fn squeeze(bytes: &[u8]) -> Result<Vec<u8>> {
    if bytes.len() <= PIECE {
        return piece(bytes);
    }
    Ok(bytes.par_chunks(PIECE).map(piece).collect::<Result<Vec<_>>>()?.concat())
}

fn piece(bytes: &[u8]) -> Result<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(compressor) => compressor.compress(bytes),
        None => kept.insert(Compressor::new(LEVEL)?).compress(bytes),
    })
}

/// The bytes that were squeezed; an error when they are not what [`squeeze`] gave.
pub(super) fn expand(squeezed: &[u8]) -> Result<Vec<u8>> {
    let damaged = || Error::from(ErrorKind::InvalidData);
    let size = size(squeezed).ok_or_else(damaged)?;
    let mut bytes = Vec::new();
    // The size may be damaged, too.
    bytes.try_reserve_exact(size).map_err(|_| damaged())?;
    DECOMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(decompressor) => decompressor.decompress_to_buffer(squeezed, &mut bytes),
        None => kept.insert(Decompressor::new()?).decompress_to_buffer(squeezed, &mut bytes),
    })?;
    Ok(bytes)
}

/// How many bytes all pieces hold.
fn size(mut squeezed: &[u8]) -> Option<usize> {
    let mut size = 0usize;
    loop {
        let piece = get_frame_content_size(squeezed).ok().flatten()?;
        size = size.checked_add(usize::try_from(piece).ok()?)?;
        squeezed = squeezed.get(find_frame_compressed_size(squeezed).ok()?..)?;
        if squeezed.is_empty() {
            return Some(size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_squeezed_comes_back() {
        let long = "云溪区".repeat(100_000).into_bytes();
        assert!(long.len() > 2 * PIECE);
        for bytes in [&b""[..], b"a", &long] {
            let squeezed = squeeze(bytes).unwrap();
            assert_eq!(expand(&squeezed).unwrap(), bytes);
        }
        assert!(squeeze(&long).unwrap().len() < 1000);
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let squeezed = squeeze("云溪河".repeat(100).as_bytes()).unwrap();
        let mut other_size = squeezed.clone();
        other_size[5] ^= 0xff;
        for damaged in [&b""[..], b"none of ours", &squeezed[..squeezed.len() - 1], &other_size] {
            assert!(expand(damaged).is_err(), "{damaged:?}");
        }
    }
}
