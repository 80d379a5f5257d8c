//! `undecodable-bytes`: bytes that are no text in the encoding of their source.

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::text::Span;

/// Bytes that mean nothing in the encoding of the source; each such sequence is read as U+FFFD.
///
/// The file is damaged, or cut in the middle of a character, or in more than one encoding.
/// Example: a page in GB18030 whose last character was cut off by a download.
pub static UNDECODABLE_BYTES: Code = Code {
    name: "undecodable-bytes",
    family: Family::Source,
    severity: Severity::Warning,
    about: "bytes that are no text in the encoding of the source were read as U+FFFD",
};

/// Says that `count` sequences of `text` were not decoded; points to the first.
pub fn undecodable(text: &str, count: usize) -> Option<Diagnostic> {
    let at = text.find('\u{fffd}').unwrap_or(0);
    let span = Span::new(at, text[at..].chars().next().map_or(at, |c| at + c.len_utf8()));
    let message =
        format!("{count} sequences of bytes are no text in this encoding; compare with the original file");
    (count > 0).then(|| Diagnostic::new(&UNDECODABLE_BYTES, None, span, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_to_the_first_replacement() {
        let found = undecodable("云溪\u{fffd}区\u{fffd}", 2).unwrap();
        assert_eq!(found.span, Span::new(6, 9));
        assert_eq!(undecodable("云溪区", 0), None);
        assert_eq!(undecodable("", 1).unwrap().span, Span::default());
    }
}
