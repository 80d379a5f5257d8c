//! What the first bytes of a file say about it, where it is no text.

use crate::text::repair::is_han;

/// First bytes of formats that are not read, what they are, and what to do about it.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "convert it first with a PDF-to-text tool such as pdftotext"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a file of Word 97-2003 or another old or encrypted Office file",
        "save it as DOCX or text first",
    ),
    (b"{\\rtf", "an RTF document", "save it as DOCX or text first"),
    (b"PK\x05\x06", "an empty ZIP archive", "there is nothing to read in it"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz file", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "read the text in it first with an OCR tool"),
    (b"\xff\xd8\xff", "a JPEG image", "read the text in it first with an OCR tool"),
    (b"GIF8", "a GIF image", "read the text in it first with an OCR tool"),
    (b"II*\0", "a TIFF image", "read the text in it first with an OCR tool"),
    (b"MM\0*", "a TIFF image", "read the text in it first with an OCR tool"),
    (b"AT&TFORM", "a DjVu document", "convert it first with a tool such as djvutxt"),
    (b"PAR1", "a Parquet file", "gazette text is what can be read"),
    (b"SQLite format 3\0", "an SQLite database", "export its texts first, as files or JSON lines"),
    (b"\x7fELF", "a program", "gazette text is what can be read"),
];

/// Why `bytes` are no text, as one sentence; `None` when they may be one.
pub(super) fn refusal(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return Some("expected text, found an empty file".into());
    }
    // Downloads have blank lines before what they hold.
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |magic: &[u8]| bytes.starts_with(magic) || body.starts_with(magic);
    let (_, found, advice) = REFUSED.iter().find(|(magic, ..)| begins(magic))?;
    Some(format!("expected text, found {found}; {advice}"))
}

/// So much of a text is looked at for characters that no text holds.
const WINDOW: usize = 8 << 10;

/// True when few characters are controls, and few were `replaced` because their bytes were malformed.
///
/// Text extractors leave some control characters; more than one in a hundred are no text, or one in ten where most
/// characters are Han. Nor is one malformed sequence in ten characters.
pub(super) fn is_text(text: &str, replaced: usize) -> bool {
    let head = &text[..text.floor_char_boundary(WINDOW)];
    let control = |c: char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}');
    let (mut all, mut controls, mut han) = (0, 0, 0);
    for c in head.chars() {
        all += 1;
        if is_han(c) {
            han += 1;
        } else {
            controls += usize::from(control(c));
        }
    }
    let few = if han * 2 > all && replaced == 0 { 10 } else { 100 };
    controls * few <= all && (replaced < 3 || replaced * 10 <= text.chars().count())
}

/// What holds files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A ZIP archive, or a document that is one inside.
    Zip,
    /// A gzip file, mostly of a tar archive.
    Gzip,
    /// A tar archive.
    Tar,
}

/// The container that begins with `bytes`.
pub(super) fn container(bytes: &[u8]) -> Option<Container> {
    if bytes.starts_with(b"PK\x03\x04") {
        Some(Container::Zip)
    } else if bytes.starts_with(b"\x1f\x8b\x08") {
        Some(Container::Gzip)
    } else {
        (bytes.get(257..262) == Some(b"ustar")).then_some(Container::Tar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        let cases: &[(&[u8], &str)] = &[
            (b"", "expected text, found an empty file"),
            (
                b"%PDF-1.7\n",
                "expected text, found a PDF; convert it first with a PDF-to-text tool such as pdftotext",
            ),
            (
                b"\r\n%PDF-1.4\n",
                "expected text, found a PDF; convert it first with a PDF-to-text tool such as pdftotext",
            ),
            (
                b"\x89PNG\r\n\x1a\n\0\0",
                "expected text, found a PNG image; read the text in it first with an OCR tool",
            ),
        ];
        for (bytes, message) in cases {
            assert_eq!(refusal(bytes).as_deref(), Some(*message));
        }
        assert_eq!(refusal("云溪区".as_bytes()), None);
    }

    #[test]
    fn few_control_characters_are_text() {
        let mostly = format!("{}\0\u{7}", "云溪区".repeat(100));
        for (text, expected) in [
            ("\n", true),
            ("甲\t乙\x0c\r\n", true),
            (&mostly, true),
            ("甲\u{85}乙\u{85}", true),
            (&"云溪\0区".repeat(3).replace('区', "人民政府办公室"), true),
            ("\0\u{1}", false),
            ("MZ\0\u{3}\0\0", false),
        ] {
            assert_eq!(is_text(text, 0), expected, "{text:?}");
        }
    }
}
