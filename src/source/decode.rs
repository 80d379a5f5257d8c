//! From bytes to text: the encoding, and the text without its byte order mark.
//!
//! In this order: the encoding that the caller names; a byte order mark; UTF-16 without a mark; strict UTF-8; the
//! `charset` that a page declares; UTF-8 with a few damaged bytes; GB18030 or Big5 by the characters that are used
//! most; and a guess at other encodings. Guesses look at the first bytes beyond ASCII.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

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

/// A guess looks at so many bytes, which detection reads slowly.
const SAMPLE: usize = 4 << 10;

/// The text that `bytes` encode, in `encoding` when it is given, or a sentence that says why they hold none.
pub(super) fn decode(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<Decoded, String> {
    if let Some(refusal) = sniff::refusal(bytes) {
        return Err(refusal);
    }
    let decoded = match encoding.or_else(|| certain(bytes)) {
        Some(encoding) => with(encoding, bytes),
        None => strict_utf8(bytes).unwrap_or_else(|| guess(bytes)),
    };
    if decoded.text.is_empty() {
        return Err("expected text, found an empty file".into());
    }
    match sniff::is_text(&decoded.text, decoded.replaced) {
        true => Ok(decoded),
        false => Err("expected text, found a binary file".into()),
    }
}

/// Decodes with `encoding`; each malformed sequence becomes U+FFFD.
fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    // GB18030 holds all of GBK, and what is declared as GB2312 or GBK often holds more.
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.to_string(), str::to_owned);
    let replaced = if malformed { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text, encoding: encoding.name(), replaced }
}

/// The encoding that a byte order mark or the zeros of UTF-16 show.
fn certain(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| utf16(bytes))
}

fn strict_utf8(bytes: &[u8]) -> Option<Decoded> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(Decoded { text: text.to_owned(), encoding: UTF_8.name(), replaced: 0 })
}

/// UTF-16 without a mark: nearly all of its units are what Chinese text is made of.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let usual = |unit: u16| {
        matches!(unit, 0x09..=0x0d | 0x20..=0x7e | 0xa0..=0xff | 0x2000..=0x206f | 0x2190..=0x25ff)
            || matches!(unit, 0x3000..=0x3015 | 0x3400..=0x9fff | 0xff01..=0xff5e)
    };
    let share = |read: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        units.filter(|&unit| usual(unit)).count() * 100 / (sample.len() / 2).max(1)
    };
    if !sample.contains(&0) {
        return None;
    }
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    match (little > big, little.max(big) >= 95) {
        (_, false) => None,
        (true, true) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
    }
}

fn guess(bytes: &[u8]) -> Decoded {
    if let Some(encoding) = declared(bytes) {
        let decoded = with(encoding, bytes);
        if decoded.replaced == 0 {
            return decoded;
        }
    }
    let utf8 = with(UTF_8, bytes);
    if is_damaged_utf8(&utf8) {
        return utf8;
    }
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    with(chinese(sample).unwrap_or_else(|| detect(sample)), bytes)
}

/// GB18030 or Big5, whichever has more of the characters that are used most; `None` when both have few.
///
/// Both encodings order their characters by use: all usual ones lie in the first rows of their tables. What is
/// written in one reads as rare characters in the other, so a few characters are enough to tell.
fn chinese(sample: &[u8]) -> Option<&'static Encoding> {
    let simplified = usual(sample, |lead, trail| matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1);
    let traditional = usual(sample, |lead, trail| {
        matches!(lead, 0xa1..=0xc6) && matches!(trail, 0x40..=0x7e | 0xa1..=0xfe)
    });
    match (simplified >= traditional, simplified.max(traditional) >= 50) {
        (_, false) => None,
        (true, true) => Some(GB18030),
        (false, true) => Some(BIG5),
    }
}

/// Percentage of byte pairs which `test` holds of.
fn usual(sample: &[u8], test: impl Fn(u8, u8) -> bool) -> usize {
    let (mut pairs, mut usual, mut at) = (0, 0, 0);
    while let Some(&[lead, trail]) = sample.get(at..at + 2) {
        if lead.is_ascii() {
            at += 1;
            continue;
        }
        pairs += 1;
        usual += usize::from(test(lead, trail));
        at += 2;
    }
    usual * 100 / pairs.max(1)
}

/// True when damaged sequences are few among those that are whole.
fn is_damaged_utf8(decoded: &Decoded) -> bool {
    let whole = decoded.text.chars().filter(|c| !c.is_ascii()).count() - decoded.replaced;
    whole >= decoded.replaced * 20
}

/// The encoding by its look, a Chinese one when in doubt.
fn detect(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(Some(b"cn"), Utf8Detection::Deny)
}

/// The encoding that the head of a page declares: `<meta charset="gb2312">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let head: String = head.iter().map(|&b| if b.is_ascii() { char::from(b) } else { '?' }).collect();
    let (before, rest) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).unwrap_or(label.len());
    before.contains('<').then(|| Encoding::for_label(&label.as_bytes()[..end])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "云溪区人民政府办公室关于印发《云溪区秋季绿化工作方案》的通知\n各镇人民政府、街道办事处，区政府各部门：\n现将方案印发给你们，请认真组织实施。\n";
    const TRADITIONAL: &str = "雲溪區人民政府公報　第99卷　第80期\n時間：中華民國九十九年十二月十日（星期五）\n主席請議事人員宣讀報告事項，經費共計二十萬元。\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn encodings_are_recognised() {
        let gb = GB18030.encode(TEXT).0;
        let big5 = BIG5.encode(TRADITIONAL).0;
        let page = [b"<meta charset=\"gb2312\"><p>".as_slice(), &gb].concat();
        let head = format!("{}\n", "-".repeat(9000));
        let late = [head.as_bytes(), &gb].concat();
        let marked = |bytes| utf16(&format!("\u{feff}{TEXT}"), bytes);
        let cases: Vec<(&[u8], &str, String)> = vec![
            (TEXT.as_bytes(), "UTF-8", TEXT.into()),
            (&gb, "gb18030", TEXT.into()),
            (&big5, "Big5", TRADITIONAL.into()),
            (&page, "gb18030", format!("<meta charset=\"gb2312\"><p>{TEXT}")),
            (&late, "gb18030", format!("{head}{TEXT}")),
        ];
        for (bytes, encoding, text) in cases {
            let decoded = decode(bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.replaced), (encoding, 0));
            assert_eq!(decoded.text, text);
        }
        for (bytes, encoding) in [
            (marked(u16::to_le_bytes), "UTF-16LE"),
            (marked(u16::to_be_bytes), "UTF-16BE"),
            (utf16(TEXT, u16::to_le_bytes), "UTF-16LE"),
            (utf16(TEXT, u16::to_be_bytes), "UTF-16BE"),
            (format!("\u{feff}{TEXT}").into_bytes(), "UTF-8"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, TEXT));
        }
    }

    #[test]
    fn short_texts_are_read_too() {
        for text in ["云溪区", "任免通知", "关于林知远同志任职的通知", "雲溪區", "任免通知書"]
        {
            let decoded = decode(&GB18030.encode(text).0, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), ("gb18030", text));
        }
        for text in ["雲溪區公報", "任免通知書", "關於林知遠同志任職的通知"] {
            let decoded = decode(&BIG5.encode(text).0, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), ("Big5", text));
        }
    }

    #[test]
    fn damaged_bytes_are_replaced_and_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 3);
        bytes.insert(30, 0xff);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-8", 2));
        let mut bytes = utf16(TEXT, u16::to_be_bytes);
        bytes.push(0x53);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), ("UTF-16BE", 1));
        let mut bytes = GB18030.encode(TEXT).0.into_owned();
        bytes.insert(4, 0xff);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.replaced), ("gb18030", 1));
    }

    #[test]
    fn the_caller_may_name_the_encoding() {
        let bytes = BIG5.encode(TRADITIONAL).0;
        assert_eq!(decode(&bytes, Some(BIG5)).unwrap().text, TRADITIONAL);
        assert_eq!(decode(TEXT.as_bytes(), Some(UTF_8)).unwrap().text, TEXT);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"\xef\xbb\xbf", None).unwrap_err(), "expected text, found an empty file");
        assert_eq!(
            decode(b"\0\x01\x02\x03\x04\xff", None).unwrap_err(),
            "expected text, found a binary file"
        );
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None).unwrap_err(), "expected text, found a binary file");
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = decode(&bytes, None);
        }

        #[test]
        fn utf8_stays_as_it_is(text in "[一-龥、。a-z\n]{1,60}") {
            let decoded = decode(text.as_bytes(), None).unwrap();
            prop_assert_eq!((decoded.text, decoded.encoding), (text, "UTF-8"));
        }
    }
}
