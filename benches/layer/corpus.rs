//! [`Corpus`]: texts, and what the layers below have made of them, each made once, when it is asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use encoding_rs::GB18030;
use gongbao::extract::{SourceRecords, View};
use gongbao::model::{Paragraph, Source};
use gongbao::pipeline::parse_source;
use gongbao::resolve::{self, Dictionary, Digest, Home, Records};
use gongbao::source::{ReadOptions, members};
use gongbao::text::Lines;
use tempfile::TempDir;
use walkdir::WalkDir;

use super::generator::dice::Dice;
use super::generator::issue::issue;
use super::generator::style::Style;
use super::generator::typeset::typeset;

/// Our own sample gazettes.
const SAMPLES: &str = "raw";
/// A real issue.
const SEED: &str = "../shared/seeds/qijiang-2019-09.txt";
/// All statutes.
const LAWS: &str = "../shared/corpus/laws-3504.tar.gz";
/// One statute in so many makes about a megabyte, or what a build without optimisation reads in little time.
const STEP: usize = if cfg!(debug_assertions) { 900 } else { 89 };
/// Generated issues of so many bytes.
const GENERATED: usize = if cfg!(debug_assertions) { 60_000 } else { 1_000_000 };

/// Name and content of a file.
pub(crate) type File = (String, Vec<u8>);

/// Some texts.
pub(crate) struct Corpus {
    /// What they are called in results.
    pub(crate) name: String,
    /// Size of the texts.
    pub(crate) bytes: usize,
    /// The texts as files, in UTF-8.
    pub(crate) files: Vec<File>,
    gb18030: OnceLock<Vec<File>>,
    pages: OnceLock<Vec<String>>,
    sources: OnceLock<Vec<Source>>,
    lines: OnceLock<Vec<Lines>>,
    records: OnceLock<Records>,
    checked: OnceLock<Mutex<Vec<SourceRecords>>>,
    digests: OnceLock<Vec<(Digest<'static>, Home)>>,
    folder: OnceLock<TempDir>,
}

/// The texts that benches read: samples, and real ones or those of our own making.
pub(crate) fn corpora() -> Vec<Corpus> {
    let seed = fs::read(at(SEED)).ok().map(|bytes| Corpus::new("seed", vec![("seed.txt".to_owned(), bytes)]));
    let many = laws(STEP).unwrap_or_else(|| generated(GENERATED));
    [Some(samples()), seed, Some(many)].into_iter().flatten().collect()
}

/// Our own sample gazettes, which are always there.
pub(crate) fn samples() -> Corpus {
    folder("samples", &at(SAMPLES))
}

/// The files of a folder, by path from there.
pub(crate) fn folder(name: &str, folder: &Path) -> Corpus {
    let paths = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let paths = paths.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path());
    let name_of = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    let read = |path: PathBuf| (name_of(&path), fs::read(&path).expect("a file"));
    Corpus::new(name, paths.map(read).collect())
}

/// One statute in `step`, when they are there.
pub(crate) fn laws(step: usize) -> Option<Corpus> {
    let archive = fs::read(at(LAWS)).ok()?;
    let unpacked = members("laws", archive, &ReadOptions::default()).into_iter().step_by(step);
    let files = unpacked.map(|member| member.expect("a statute")).map(|member| (member.name, member.bytes));
    Some(Corpus::new("laws", files.collect()))
}

/// Generated issues of so many bytes in all.
fn generated(bytes: usize) -> Corpus {
    let (mut dice, mut files, mut size) = (Dice::new(1), Vec::new(), 0);
    while size < bytes {
        let style = Style::by_chance(&mut dice);
        let text = typeset(&issue(1, files.len(), None).0, &style, Dice::new(size as u64));
        size += text.len();
        files.push((format!("{:06}.txt", files.len()), text.into_bytes()));
    }
    Corpus::new("generated", files)
}

/// A path from the project's root.
fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Corpus {
    fn new(name: &str, files: Vec<File>) -> Self {
        let files: Vec<File> =
            files.into_iter().filter(|(_, bytes)| std::str::from_utf8(bytes).is_ok()).collect();
        assert!(!files.is_empty(), "{name}: expected texts in UTF-8, found none");
        Self {
            name: name.to_owned(),
            bytes: files.iter().map(|(_, bytes)| bytes.len()).sum(),
            files,
            gb18030: OnceLock::new(),
            pages: OnceLock::new(),
            sources: OnceLock::new(),
            lines: OnceLock::new(),
            records: OnceLock::new(),
            checked: OnceLock::new(),
            digests: OnceLock::new(),
            folder: OnceLock::new(),
        }
    }

    /// The texts, as they are in their files.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, bytes)| std::str::from_utf8(bytes).expect("UTF-8"))
    }

    /// The files in GB18030.
    pub(crate) fn gb18030(&self) -> &[File] {
        let encode = |(name, text): (&String, &str)| (name.clone(), GB18030.encode(text).0.into_owned());
        self.gb18030.get_or_init(|| self.names().zip(self.texts()).map(encode).collect())
    }

    /// The texts as web pages, a paragraph for each line.
    pub(crate) fn pages(&self) -> &[String] {
        self.pages.get_or_init(|| self.texts().map(page).collect())
    }

    /// The decoded texts.
    pub(crate) fn sources(&self) -> &[Source] {
        self.sources.get_or_init(|| loaded(&self.files).collect())
    }

    /// Each source with its lines.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&Source, &Lines)> {
        let lines =
            self.lines.get_or_init(|| self.sources().iter().map(|source| Lines::new(&source.text)).collect());
        self.sources().iter().zip(lines)
    }

    /// All records of the texts, resolved as those of one run.
    pub(crate) fn records(&self) -> &Records {
        self.records.get_or_init(|| {
            let sources = self.sources().iter().cloned().map(parse_source).collect();
            resolve::resolve(sources, &Dictionary::standard())
        })
    }

    /// The records once more, for work that changes them.
    pub(crate) fn checked(&self) -> &Mutex<Vec<SourceRecords>> {
        self.checked.get_or_init(|| Mutex::new(self.records().sources.clone()))
    }

    /// What the sources say to each other.
    pub(crate) fn digests(&self) -> &[(Digest<'static>, Home)] {
        let digest = |records| (Digest::of(records).0, Home::of(records));
        self.digests.get_or_init(|| self.records().sources.iter().map(digest).collect())
    }

    /// All documents.
    pub(crate) fn views(&self) -> impl Iterator<Item = View<'_>> {
        self.records().sources.iter().flat_map(|SourceRecords { source, structure, .. }| {
            structure.documents.iter().map(move |document| View { source, structure, document })
        })
    }

    /// The repaired text of all paragraphs.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let paragraphs = self.records().sources.iter().flat_map(|records| &records.structure.paragraphs);
        paragraphs.map(|Paragraph { text, .. }| text.text())
    }

    /// A folder with the files in it, below `in`, and room for what is made of them.
    pub(crate) fn folder(&self) -> &Path {
        let made = self.folder.get_or_init(|| {
            let folder = TempDir::new().expect("a folder");
            let input = folder.path().join("in");
            fs::create_dir(&input).expect("a folder");
            for (at, (name, bytes)) in self.files.iter().enumerate() {
                let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy();
                fs::write(input.join(format!("{at:05}.{ending}")), bytes).expect("a file");
            }
            folder
        });
        made.path()
    }

    fn names(&self) -> impl Iterator<Item = &String> {
        self.files.iter().map(|(name, _)| name)
    }
}

/// Reads files to decoded texts.
pub(crate) fn loaded(files: &[File]) -> impl Iterator<Item = Source> {
    let options = ReadOptions::default();
    files.iter().flat_map(move |(name, bytes)| {
        let members = members(name, bytes.clone(), &options).into_iter();
        let options = options.clone();
        members.map(move |member| member.and_then(|member| member.load(&options)).expect("a text").source)
    })
}

fn page(text: &str) -> String {
    let mut page = String::from("<!DOCTYPE html><html><head><title>公报</title></head><body>\n");
    for line in text.lines() {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        page.extend(["<p>", &line, "</p>\n"]);
    }
    page + "</body></html>\n"
}
