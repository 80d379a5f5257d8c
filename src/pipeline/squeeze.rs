//! Bytes that are kept in less room; each thread does it with the same two workshops, which take longer to make than to use on a
//! small source.

use std::cell::RefCell;
use std::io::{Error, ErrorKind, Result};

use postcard::ser_flavors::Flavor;
use postcard::serialize_with_flavor;
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

/// So much of a value is written down before it is squeezed: most values take less.
const DESK_BYTES: usize = 16 * PIECE;

/// A value as bytes, in little room. A large one is at no time written down as a whole.
pub(super) fn pack(value: &impl Serialize) -> std::result::Result<Vec<u8>, String> {
    let mut desk = DESK.take();
    desk.clear();
    desk.reserve(DESK_BYTES);
    serialize_with_flavor(value, Writing { desk, squeezed: Vec::new() }).map_err(|e| e.to_string())
}

/// A value that is written down, and squeezed as it grows.
struct Writing {
    desk: Vec<u8>,
    squeezed: Vec<u8>,
}

impl Writing {
    /// Clears the desk of all whole loads, so that what comes next finds room.
    fn clear(&mut self) -> postcard::Result<()> {
        match self.desk.len() / DESK_BYTES {
            0 => Ok(()),
            loads => self.squeeze(loads * DESK_BYTES),
        }
    }

    fn squeeze(&mut self, len: usize) -> postcard::Result<()> {
        let squeezed = squeeze(&self.desk[..len], &mut self.squeezed);
        self.desk.drain(..len);
        squeezed.map_err(|_| postcard::Error::SerdeSerCustom)
    }
}

impl Flavor for Writing {
    type Output = Vec<u8>;

    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        self.desk.extend_from_slice(data);
        self.clear()
    }

    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.desk.push(data);
        self.clear()
    }

    fn finalize(mut self) -> postcard::Result<Vec<u8>> {
        if !self.desk.is_empty() || self.squeezed.is_empty() {
            self.squeeze(self.desk.len())?;
        }
        if self.desk.capacity() <= DESK_BYTES {
            DESK.set(self.desk);
        }
        Ok(self.squeezed)
    }
}

/// Adds the bytes to what is squeezed, in pieces.
fn squeeze(bytes: &[u8], squeezed: &mut Vec<u8>) -> Result<()> {
    if bytes.len() <= PIECE {
        squeezed.append(&mut piece(bytes)?);
        return Ok(());
    }
    let pieces = bytes.par_chunks(PIECE).map(piece).collect::<Result<Vec<_>>>()?;
    pieces.iter().for_each(|piece| squeezed.extend_from_slice(piece));
    Ok(())
}

/// The bytes squeezed as [`pack`] does, by the calling thread alone.
pub(super) fn alone(bytes: &[u8]) -> Result<Vec<u8>> {
    let pieces = bytes.chunks(PIECE).map(piece);
    pieces.collect::<Result<Vec<_>>>().map(|pieces| pieces.concat())
}

fn piece(bytes: &[u8]) -> Result<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(compressor) => compressor.compress(bytes),
        None => kept.insert(Compressor::new(LEVEL)?).compress(bytes),
    })
}

/// The bytes that were squeezed; an error when they are not what [`pack`] gave.
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

    fn squeezed(bytes: &[u8]) -> Vec<u8> {
        let mut squeezed = Vec::new();
        squeeze(bytes, &mut squeezed).unwrap();
        squeezed
    }

    #[test]
    fn what_is_squeezed_comes_back() {
        let long = "云溪区".repeat(100_000).into_bytes();
        assert!(long.len() > 2 * PIECE);
        for bytes in [&b""[..], b"a", &long] {
            assert_eq!(expand(&squeezed(bytes)).unwrap(), bytes);
        }
        assert!(squeezed(&long).len() < 1000);
    }

    #[test]
    fn what_is_packed_comes_back() {
        for count in [0, 1, DESK_BYTES / 20, DESK_BYTES / 4] {
            let value: Vec<String> = (0..count).map(|at| format!("云溪区第{at}项")).collect();
            let packed = pack(&value).unwrap();
            assert_eq!(expand(&packed).unwrap(), postcard::to_stdvec(&value).unwrap(), "{count}");
            assert_eq!(packed, squeezed(&postcard::to_stdvec(&value).unwrap()), "{count}");
            assert_eq!(packed, alone(&postcard::to_stdvec(&value).unwrap()).unwrap(), "{count}");
        }
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let squeezed = squeezed("云溪河".repeat(100).as_bytes());
        let mut other_size = squeezed.clone();
        other_size[5] ^= 0xff;
        for damaged in [&b""[..], b"none of ours", &squeezed[..squeezed.len() - 1], &other_size] {
            assert!(expand(damaged).is_err(), "{damaged:?}");
        }
    }
}
