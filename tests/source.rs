//! Reading real pages: the web form of a document and its text form say the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gongbao::source::{ReadOptions, discover, read};
use gongbao::text::repair::is_blank;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

fn text(path: &Path) -> String {
    let inputs = discover(&[path.to_owned()]);
    let loaded = inputs.into_iter().flat_map(|input| read(&input.expect("a file"), &ReadOptions::default()));
    loaded.map(|loaded| loaded.expect("a text").source.text).collect()
}

/// Pairs of text and web page of one document, or nothing when the shared texts are not there.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(SHARED).join("corpus/unlabelled/state-council");
    let inputs = discover(std::slice::from_ref(&folder));
    let pages = inputs.into_iter().filter_map(Result::ok).filter(|input| input.name.ends_with("-web.html"));
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
