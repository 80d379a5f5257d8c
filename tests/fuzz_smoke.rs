//! The fuzz targets without a fuzzer: the same functions over a fixed number of inputs, made of pieces of `raw/` and of whole
//! documents that were damaged.

use std::path::{Path, PathBuf};

#[path = "../fuzz/fuzz_targets/invariants.rs"]
mod invariants;

/// Inputs for each target.
const RUNS: usize = 2000;

/// What stands between pieces: marks that begin or end something, and what breaks lines, pages and characters.
const MARKS: &[&str] = &[
    "\n",
    "\n\n\n",
    "\r",
    "\u{c}",
    "\t",
    "\u{3000}\u{3000}",
    "\u{feff}",
    "\0",
    "（",
    "）",
    "《",
    "》",
    "〔2021〕",
    "第一条 ",
    "一、",
    "（一）",
    "1.1",
    "附件",
    "责任单位：",
    "自2021年1月1日起施行",
    "| 甲 | 乙 |\n|---|---|\n",
    "<table><tr><td colspan=9>",
    "&#x0;",
    "{\"text\":\"",
];

/// A small generator of our own, so that every run has the same inputs (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        usize::try_from(high).expect("32 bits") % end.max(1)
    }

    /// A few characters to a few lines of one of the texts, with another mark now and then.
    fn piece<'a>(&mut self, texts: &'a [String]) -> &'a str {
        if self.below(3) == 0 {
            return MARKS[self.below(MARKS.len())];
        }
        let text = &texts[self.below(texts.len())];
        let start = text.floor_char_boundary(self.below(text.len()));
        let end = text.floor_char_boundary((start + 1 + self.below(400)).min(text.len()));
        &text[start..end]
    }

    fn text(&mut self, texts: &[String]) -> String {
        (0..1 + self.below(8)).map(|_| self.piece(texts)).collect()
    }

    /// Changes, drops and doubles some bytes.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..self.below(6) {
            let at = self.below(bytes.len());
            match self.below(4) {
                0 if !bytes.is_empty() => bytes[at] = u8::try_from(self.below(256)).expect("a byte"),
                1 if !bytes.is_empty() => drop(bytes.remove(at)),
                2 => bytes.insert(at, u8::try_from(self.below(256)).expect("a byte")),
                _ => bytes.extend_from_within(at..(at + 40).min(bytes.len())),
            }
        }
    }
}

/// Documents that are damaged.
const DOCUMENTS: usize = 600;

impl Dice {
    /// A document of which stretches are lost, repeated elsewhere or parted by marks.
    fn damaged(&mut self, text: &str) -> String {
        const MARKS: [&str; 16] =
            ["，", "。", "；", "：", "、", "（", "）", "《", "》", "〔", "〕", "\t", "　", "\n", "1", "一"];
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..[3, 20, 100][self.below(3)] {
            let at = self.below(chars.len());
            let end = (at + 1 + self.below(12)).min(chars.len());
            match self.below(4) {
                0 => drop(chars.drain(at..end)),
                1 => drop(chars.splice(at..at, MARKS[self.below(MARKS.len())].chars())),
                2 => {
                    let from = self.below(chars.len());
                    let again = chars[from..(from + 60).min(chars.len())].to_vec();
                    drop(chars.splice(at..at, again));
                }
                _ => drop(chars.splice(at..end, ['\n'])),
            }
        }
        chars.into_iter().collect()
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the samples").map(|entry| entry.expect("a sample").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn samples() -> Vec<String> {
    texts_in("raw")
}

fn texts_in(folder: &str) -> Vec<String> {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let inputs = files.iter().filter(|file| file.extension().is_none_or(|extension| extension != "expect"));
    let texts = inputs.filter_map(|file| std::fs::read_to_string(file).ok());
    texts.filter(|text| !text.is_empty()).collect()
}

#[test]
fn any_bytes_are_decoded_or_refused() {
    let (texts, mut dice) = (samples(), Dice(0x00C0_FFEE));
    let heads: [&[u8]; 6] =
        [b"", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"\xff\xfe", b"<html><body>", b"{\"text\":\""];
    for _ in 0..RUNS {
        let text = dice.text(&texts);
        let mut bytes = heads[dice.below(2 * heads.len()).saturating_sub(heads.len())].to_vec();
        match dice.below(4) {
            0 => bytes.extend_from_slice(&encoding_rs::GB18030.encode(&text).0),
            1 => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            _ => bytes.extend_from_slice(text.as_bytes()),
        }
        dice.mutate(&mut bytes);
        invariants::decode(&bytes);
    }
}

#[test]
fn any_text_is_parsed() {
    let (texts, mut dice) = (samples(), Dice(0x0BAD_CAFE));
    for _ in 0..RUNS {
        let mut bytes = dice.text(&texts).into_bytes();
        dice.mutate(&mut bytes);
        invariants::parse(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn damaged_documents_are_parsed() {
    let (texts, mut dice) = (texts_in("tests/golden/document/ok"), Dice(0x0DEC_0DED));
    for _ in 0..DOCUMENTS {
        let text = &texts[dice.below(texts.len())];
        invariants::parse(&dice.damaged(text));
    }
}
