//! The web page of a document means what its text form means: the same sections, responsibilities and citations.

use std::path::{Path, PathBuf};

use gongbao::extract::SourceRecords;
use gongbao::pipeline::read;
use gongbao::source::ReadOptions;
use gongbao::text::repair::is_blank;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/unlabelled/state-council");

/// Documents whose two forms differ, and why.
const EXCEPTIONS: [(&str, &str); 0] = [];

/// What is compared, a line for each record, without blanks.
struct Meaning {
    sections: Vec<String>,
    responsibilities: Vec<String>,
    citations: Vec<String>,
}

impl Meaning {
    fn of(path: &Path) -> Self {
        let sources = read(path, &ReadOptions::default()).expect("a document");
        let all = |list: fn(&SourceRecords) -> Vec<String>| sources.iter().flat_map(list).collect();
        Self { sections: all(sections), responsibilities: all(responsibilities), citations: all(citations) }
    }

    /// The first difference to the web form.
    fn difference(&self, web: &Self) -> Option<String> {
        first("section", &self.sections, &web.sections)
            .or_else(|| first("responsibility", &self.responsibilities, &web.responsibilities))
            .or_else(|| first("citation", &self.citations, &web.citations))
    }
}

fn sections(records: &SourceRecords) -> Vec<String> {
    let all = records.structure.documents.iter().flat_map(|document| &document.sections);
    all.map(|s| bare(&format!("{} {:?} {:?} {:?} {}", s.path, s.style, s.label_raw, s.heading, s.text)))
        .collect()
}

fn responsibilities(records: &SourceRecords) -> Vec<String> {
    let all = records.responsibilities.iter();
    all.map(|r| bare(&format!("{} {:?} {:?} {}", r.clause, r.role, r.role_raw, r.organ_raw))).collect()
}

fn citations(records: &SourceRecords) -> Vec<String> {
    let all = records.citations.iter();
    all.map(|c| {
        bare(&format!("{:?} {:?} {:?} {:?} {:?}", c.relation, c.number, c.title, c.issuer, c.provision))
    })
    .collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c) && c != '\n').collect()
}

fn first(what: &str, plain: &[String], web: &[String]) -> Option<String> {
    let same = plain.iter().zip(web).take_while(|(plain, web)| plain == web).count();
    (same < plain.len().max(web.len())).then(|| {
        let (of_plain, of_web) = (plain.get(same), web.get(same));
        format!("{what} {same} of {} and {}:\n  text {of_plain:?}\n  web  {of_web:?}", plain.len(), web.len())
    })
}

/// Text and web page of one document, by name.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let Ok(folder) = Path::new(FOLDER).read_dir() else { return Vec::new() };
    let mut texts: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    let web = |text: &PathBuf| text.with_file_name(format!("{}-web.html", stem(text)));
    texts.into_iter().map(|text| (text.clone(), web(&text))).filter(|(_, web)| web.exists()).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn both_forms_of_a_document_mean_the_same() {
    let pairs = pairs();
    if pairs.is_empty() {
        println!("skipped: no {FOLDER}");
    }
    let mut offences = Vec::new();
    for (text, web) in &pairs {
        let difference = Meaning::of(text).difference(&Meaning::of(web));
        let known = EXCEPTIONS.iter().any(|(name, _)| *name == stem(text));
        match difference {
            Some(how) if !known => offences.push(format!("{}: {how}", stem(text))),
            None if known => {
                offences.push(format!("{}: differs no longer, so strike it off the list", stem(text)))
            }
            _ => {}
        }
    }
    assert!(offences.is_empty(), "{} of {} pairs\n{}", offences.len(), pairs.len(), offences.join("\n"));
}
