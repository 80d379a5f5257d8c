//! From bytes to text.

use super::sniff;

/// Text and how it was encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// Name of the encoding.
    pub(super) encoding: &'static str,
    /// Number of malformed sequences that became U+FFFD.
    pub(super) replaced: usize,
}

const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// The text that `bytes` encode, or a sentence that says why they hold none.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    let body = bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes);
    if let Some(refusal) = sniff::refusal(body) {
        return Err(refusal);
    }
    match std::str::from_utf8(body) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: "UTF-8", replaced: 0 }),
        Err(error) => {
            let at = error.valid_up_to() + bytes.len() - body.len();
            Err(format!(
                "expected UTF-8, found another byte sequence at byte {at}; convert it to UTF-8 first"
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        for bytes in ["云溪区".as_bytes(), "\u{feff}云溪区".as_bytes()] {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("云溪区", "UTF-8"));
        }
    }

    #[test]
    fn other_bytes_are_refused_with_their_place() {
        let message = decode(b"\xe4\xba\x91\xce\xde").unwrap_err();
        assert!(message.starts_with("expected UTF-8, found another byte sequence at byte 3"), "{message}");
        assert_eq!(decode(b"\xef\xbb\xbf").unwrap_err(), "expected text, found an empty file");
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = decode(&bytes);
        }
    }
}
