//! What the first bytes of a file say about it, where it is no text.

/// First bytes of formats that are not read, what they are, and what to do about it.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "convert it first with a PDF-to-text tool such as pdftotext"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a document of Word 97-2003 or another old Office file",
        "save it as DOCX or text first",
    ),
    (b"{\\rtf", "an RTF document", "save it as DOCX or text first"),
    (b"PK\x03\x04", "a ZIP archive", "unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive", "there is nothing to read in it"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
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

/// How much of a file is looked at for bytes that no text holds.
const WINDOW: usize = 8 << 10;

/// Why `bytes` are no text, as one sentence; `None` when they may be one.
///
/// Some control characters are what text extractors leave; more than one in a hundred bytes are no text.
pub(super) fn refusal(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return Some("expected text, found an empty file".into());
    }
    if let Some((_, found, advice)) = REFUSED.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Some(format!("expected text, found {found}; {advice}"));
    }
    let head = &bytes[..bytes.len().min(WINDOW)];
    let controls = head.iter().filter(|b| matches!(b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    (controls * 100 > head.len()).then(|| "expected text, found a binary file".into())
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
                b"\x89PNG\r\n\x1a\n\0\0",
                "expected text, found a PNG image; read the text in it first with an OCR tool",
            ),
            (b"\0\x01\x02\x03", "expected text, found a binary file"),
            (b"MZ\x90\0\x03\0\0\0", "expected text, found a binary file"),
        ];
        for (bytes, message) in cases {
            assert_eq!(refusal(bytes).as_deref(), Some(*message));
        }
        let mostly = format!("{}\0\u{7}", "云溪区".repeat(100));
        for text in ["\n", "云溪区人民政府", "甲\t乙\x0c\r\n", mostly.as_str()] {
            assert_eq!(refusal(text.as_bytes()), None, "{text}");
        }
    }
}
