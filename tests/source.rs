//! Reading real files: the web form of a document says what its text form says, in whatever encoding it comes.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gongbao::source::{Input, Loaded, ReadOptions, discover, read};
use gongbao::text::repair::is_blank;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

fn text(path: &Path) -> String {
    let (inputs, _) = discover(&[path.to_owned()]);
    let loaded = inputs.iter().flat_map(read_all);
    loaded.map(|loaded| loaded.source.text).collect()
}

fn read_all(input: &Input) -> Vec<Loaded> {
    let loaded = read(input, &ReadOptions::default()).into_iter();
    loaded.map(|loaded| loaded.expect("a text")).collect()
}

/// Pairs of text and web page of one document, or nothing when the shared texts are not there.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(SHARED).join("corpus/unlabelled/state-council");
    let (inputs, _) = discover(std::slice::from_ref(&folder));
    let pages = inputs.into_iter().filter(|input| input.name.ends_with("-web.html"));
    let pairs = pages.map(|page| (folder.join(page.name.replace("-web.html", ".txt")), page.path));
    pairs.filter(|(text, _)| text.exists()).collect()
}

/// The lines outside tables, without blanks; cells merged over places are repeated in decoded pages alone.
fn prose(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_matches(' ').contains('\t'));
    lines.flat_map(str::chars).filter(|&c| !is_blank(c)).collect()
}

/// The words of the table cells, each once.
fn cells(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter(|line| line.contains('\t'));
    let cells =
        rows.flat_map(|row| row.split('\t')).map(|cell| cell.chars().filter(|&c| !is_blank(c)).collect());
    cells.filter(|cell: &String| !cell.is_empty()).collect()
}

#[test]
fn web_pages_say_what_their_text_form_says() {
    let pairs = pairs();
    if pairs.is_empty() {
        println!("skipped: no pages below {SHARED}");
    }
    for (plain, page) in &pairs {
        let (plain, decoded) = (text(plain), text(page));
        assert_eq!(prose(&plain), prose(&decoded), "{}", page.display());
        assert_eq!(cells(&plain), cells(&decoded), "{}", page.display());
    }
}

#[test]
fn real_texts_are_read_in_every_chinese_encoding() {
    let mut read = 0;
    for (plain, _) in pairs() {
        let text = text(&plain);
        let (bytes, _, lossy) = encoding_rs::GB18030.encode(&text);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [(bytes.as_ref(), "gb18030"), (utf16.as_slice(), "UTF-16LE")] {
            let dir = tempfile::tempdir().expect("a folder");
            let path = dir.path().join("a.txt");
            std::fs::write(&path, bytes).expect("a file");
            let (inputs, _) = discover(&[path]);
            let mut loaded = read_all(&inputs[0]);
            let source = loaded.remove(0).source;
            assert!(!lossy && source.encoding == encoding, "{}: {}", plain.display(), source.encoding);
            assert_eq!(source.text, text, "{}", plain.display());
            read += 1;
        }
    }
    println!("{read} texts were read");
}

#[test]
fn an_archive_holds_the_texts_that_are_in_it() {
    let path = Path::new(SHARED).join("corpus/laws-3504.tar.gz");
    if !path.exists() {
        println!("skipped: no {}", path.display());
        return;
    }
    let (inputs, _) = discover(&[path]);
    let loaded = read_all(&inputs[0]);
    assert_eq!(loaded.len(), 3504);
    assert!(loaded.is_sorted_by(|a, b| a.source.path < b.source.path));
    assert!(loaded.iter().all(|l| l.source.path.starts_with("laws-3504.tar.gz/") && l.replaced == 0));
}
