//! The report without a browser: every record can be reached, every link leads somewhere, nothing of a source becomes markup.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use gongbao::dataset::{self, Rows};
use gongbao::pipeline::{Options, run};
use gongbao::site;
use predicates::str::contains;
use scraper::{Html, Selector};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A text that would do harm in a page that does not escape it.
const NASTY: &str = include_str!("browser/nasty.txt");

/// An output and its report.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// The report of the samples and of a text that would do harm, with a name that would.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let own = folder.path().join("in");
        fs::create_dir(&own).unwrap();
        fs::write(own.join("\"><script>alert(3)<&.txt"), NASTY).unwrap();
        fs::write(own.join("blank.txt"), "\n\n").unwrap();
        let inputs = vec![Path::new(ROOT).join("raw"), own];
        let options = Options { inputs, output: folder.path().join("output"), ..Options::default() };
        let summary = run(&options, &|_| ()).unwrap();
        assert!(summary.failures.is_empty(), "{:?}", summary.failures);
        let desk = Self { folder };
        site::build(&desk.output(), &desk.report(), &|_| ()).unwrap();
        desk
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    fn report(&self) -> PathBuf {
        self.folder.path().join("report")
    }

    fn rows(&self, dataset: &str) -> Rows {
        dataset::read(dataset, &self.output()).unwrap().unwrap()
    }

    /// Every page by its path below the report.
    fn pages(&self) -> BTreeMap<String, Html> {
        let files = files(&self.report());
        let pages = files.into_iter().filter(|(name, _)| name.ends_with(".html"));
        pages.map(|(name, bytes)| (name, Html::parse_document(&String::from_utf8(bytes).unwrap()))).collect()
    }
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn select<'h>(page: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The elements of a page by their ids; no id comes twice.
fn by_id<'h>(name: &str, page: &'h Html) -> BTreeMap<&'h str, scraper::ElementRef<'h>> {
    let mut found = BTreeMap::new();
    for element in select(page, "[id]") {
        let id = element.value().id().unwrap();
        assert!(found.insert(id, element).is_none(), "{name}: id {id} twice");
    }
    found
}

#[test]
fn every_record_is_on_the_page_of_its_source_with_its_text() {
    let desk = Desk::new();
    let pages = desk.pages();
    let ids: BTreeMap<&str, _> =
        pages.iter().map(|(name, page)| (name.as_str(), by_id(name, page))).collect();
    let mut reached = BTreeMap::new();
    for dataset in dataset::all() {
        let rows = desk.rows(dataset.name());
        let spanned = rows.column("byte_start").is_some();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows.rows.iter().filter(|_| spanned) {
            let value = |column| rows.value(row, column).unwrap();
            let n = counts.entry(value("source_id")).or_default();
            *n += 1;
            let page = &ids[format!("sources/{}.html", value("source_id")).as_str()];
            let anchor = format!("{}-{n}", dataset.name());
            let record = page.get(anchor.as_str()).unwrap_or_else(|| panic!("{anchor} is not on its page"));
            assert_eq!(record.attr("data-a"), Some(value("byte_start")), "{anchor}");
            assert_eq!(record.attr("data-z"), Some(value("byte_end")), "{anchor}");
            let piece = page.get(format!("t{}", value("byte_start")).as_str());
            assert!(piece.is_some(), "{anchor}: no piece of text begins where it begins");
        }
        reached.insert(dataset.name(), counts.values().sum::<usize>());
    }
    for (name, least) in
        [("responsibilities", 200), ("table_cells", 200), ("mentions", 500), ("blocks", 1_000)]
    {
        assert!(reached[name] > least, "{name}: {}", reached[name]);
    }
}

#[test]
fn the_text_is_the_printed_one() {
    let desk = Desk::new();
    let pages = desk.pages();
    let texts = desk.rows("texts");
    assert_eq!(texts.rows.len(), desk.rows("sources").rows.len());
    for row in &texts.rows {
        let page = &pages[&format!("sources/{}.html", texts.value(row, "source_id").unwrap())];
        let pieces = select(page, "#text .block > span");
        let shown: String = pieces.iter().flat_map(|piece| piece.text()).collect();
        assert_eq!(shown, texts.value(row, "text").unwrap());
        for pair in pieces.windows(2) {
            let at =
                |piece: &scraper::ElementRef<'_>| piece.value().id().unwrap()[1..].parse::<usize>().unwrap();
            let text: String = pair[0].text().collect();
            assert_eq!(at(&pair[0]) + text.len(), at(&pair[1]), "an id is not the offset of its piece");
        }
    }
}

#[test]
fn the_overview_counts_what_the_files_hold() {
    let desk = Desk::new();
    let pages = desk.pages();
    let counts: BTreeMap<&str, &str> = select(&pages["index.html"], "#datasets tr")
        .iter()
        .map(|row| (row.attr("data-dataset").unwrap(), row.attr("data-rows").unwrap()))
        .collect();
    assert_eq!(counts.len(), dataset::all().len());
    for (name, count) in counts {
        assert_eq!(count, desk.rows(name).rows.len().to_string(), "{name}");
    }
}

#[test]
fn links_lead_to_what_is_there() {
    let desk = Desk::new();
    let (pages, files) = (desk.pages(), files(&desk.report()));
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(name, page)| (name.as_str(), by_id(name, page).into_keys().collect())).collect();
    let mut seen = 0;
    for (name, page) in &pages {
        for element in select(page, "[href], [src], [data-rows], [data-columns], [data-record]") {
            let address = |attribute| element.attr(attribute).map(str::to_owned);
            let record = address("data-record").map(|anchor| format!("#{anchor}"));
            let links = ["href", "src"].into_iter().filter_map(address).chain(record);
            let scripts =
                element.attr("src").and_then(|_| Some([address("data-rows")?, address("data-columns")?]));
            for link in links.chain(scripts.into_iter().flatten()) {
                if link.starts_with("https://") || link.starts_with("data:") {
                    continue;
                }
                let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
                let target = if file.is_empty() { name.clone() } else { beside(name, file) };
                assert!(files.contains_key(&target), "{name}: {link} leads to no file");
                let is_there = anchor.is_empty() || ids[target.as_str()].contains(anchor);
                assert!(is_there, "{name}: {link} leads to no place");
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}

/// The path of `link` on the page at `name`.
fn beside(name: &str, link: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    match link.strip_prefix("../") {
        Some(rest) => rest.to_owned(),
        None if folder.is_empty() => link.to_owned(),
        None => format!("{folder}/{link}"),
    }
}

#[test]
fn nothing_of_a_source_becomes_markup() {
    let desk = Desk::new();
    let mut shown = 0;
    for (name, bytes) in files(&desk.report()) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("<script>"), "{name}");
        assert!(!text.contains("<img"), "{name}");
        shown +=
            text.matches("&lt;script&gt;alert(1)").count() + text.matches("\\u003cscript>alert(1)").count();
    }
    assert!(shown > 5, "{shown}");
    for (name, page) in desk.pages() {
        for script in select(&page, "script") {
            assert!(script.attr("src").is_some(), "{name}: a script within the page");
        }
        for element in select(&page, "*") {
            let handler = element.value().attrs().find(|(attribute, _)| attribute.starts_with("on"));
            assert!(handler.is_none(), "{name}: {handler:?}");
        }
    }
}

#[test]
fn the_same_output_gives_the_same_bytes() {
    let desk = Desk::new();
    let first = files(&desk.report());
    site::build(&desk.output(), &desk.report(), &|_| ()).unwrap();
    assert!(first == files(&desk.report()));
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let desk = TempDir::new().unwrap();
    let gongbao = || Command::cargo_bin("gongbao").unwrap();
    let at = |name: &str| desk.path().join(name);
    fs::create_dir(at("in")).unwrap();
    fs::write(at("in/a.txt"), "云溪区人民政府办公室\n关于河道保洁的通知\n").unwrap();
    gongbao().arg("run").arg(at("in")).arg("-o").arg(at("output")).arg("--quiet").assert().success();
    let report = |from: &str, to: &str| gongbao().arg("report").arg(at(from)).arg("-o").arg(at(to)).assert();
    report("output", "in").code(2).stderr(contains("expected a new or empty folder or an earlier report"));
    report("in", "report").code(2).stderr(contains("expected the output folder of gongbao run"));
    assert!(!at("report").exists());
    report("output", "report").success().stdout(contains("pages of sources: 1; open"));
    report("output", "report").success();
    assert_eq!(fs::read_dir(at("in")).unwrap().count(), 1, "nothing was touched");
}

#[test]
fn an_empty_output_has_a_report() {
    let desk = TempDir::new().unwrap();
    let at = |name: &str| desk.path().join(name);
    fs::create_dir(at("in")).unwrap();
    let options = Options { inputs: vec![at("in")], output: at("output"), ..Options::default() };
    run(&options, &|_| ()).unwrap();
    let summary = site::build(&at("output"), &at("report"), &|_| ()).unwrap();
    assert_eq!(summary.sources, 0);
    for page in ["index", "sources", "duties", "deadlines", "targets", "citations", "diagnostics"] {
        assert!(at("report").join(format!("{page}.html")).is_file(), "{page}");
    }
}
