//! From one input to its records: by itself for a single file, and as one of many for a run.

use std::cmp::Reverse;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::printed::as_printed;
use super::summary;
use super::{Failure, settle};
use crate::check::{self, undecodable::undecodable};
use crate::dataset;
use crate::error::{Error, Result};
use crate::extract::{DocumentRecords, SourceRecords, View};
use crate::grammar::title;
use crate::model::{Format, Source};
use crate::resolve::{self, Dictionary, Digest, Records, Uses};
use crate::source::{self, Input, Loaded, Member, ReadOptions};
use crate::structure::{self, ids};
use crate::text::script::{self, Printed};

/// A larger text does not fit into one value of a text column.
const MAX_TEXT_BYTES: usize = 1 << 30;

/// Reads one text to its records, without any disk.
///
/// ```
/// let records = gongbao::parse("一、总体要求\n保护好云溪河。\n");
/// let covered: usize = records.structure.blocks.iter().map(|b| b.span.len()).sum();
/// assert_eq!(covered, records.source.text.len());
/// ```
pub fn parse(text: &str) -> SourceRecords {
    let blake3 = blake3::hash(text.as_bytes()).to_hex().to_string();
    parse_source(Source {
        source_id: blake3[..source::SOURCE_ID_DIGITS].to_owned(),
        path: "text".into(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: text.len() as u64,
        blake3,
        metadata: None,
        text: text.to_owned(),
        fixups: Vec::new(),
        errata: None,
    })
}

/// Reads one decoded source to its records, as if nothing else were in the run.
pub fn parse_source(source: Source) -> SourceRecords {
    // One source went in, so one comes out.
    resolved(source).sources.remove(0)
}

/// All records of a run over one decoded source, without any disk.
pub fn resolved(source: Source) -> Records {
    resolved_with(source, 0)
}

/// The records of a run over one source, of which so many sequences could not be decoded.
fn resolved_with(source: Source, replaced: usize) -> Records {
    let Read { records, digest, uses } = records(source, replaced);
    let mut resolved = resolve::resolve_digested(vec![(records, digest, uses)], &Dictionary::standard());
    check::across(&mut resolved);
    resolved
}

/// Reads one file to its records, each of its texts by itself; `-` is standard input.
///
/// # Errors
/// When the file cannot be read.
pub fn read(file: &Path, options: &ReadOptions) -> std::result::Result<Vec<SourceRecords>, Failure> {
    let runs = read_runs(file, options)?;
    Ok(runs.into_iter().flat_map(|run| run.sources).collect())
}

/// As [`read`], with the organs and links that each text gives by itself.
///
/// # Errors
/// When the file cannot be read.
pub fn read_runs(file: &Path, options: &ReadOptions) -> std::result::Result<Vec<Records>, Failure> {
    let parse = |loaded: Loaded| guarded(file, || Ok(resolved_with(loaded.source, loaded.replaced)));
    load_all(file, options).into_iter().map(|loaded| parse(loaded?)).collect()
}

/// The decoded texts of one file, into which spans point, each with its own failure; `-` is standard input.
pub fn decode(file: &Path, options: &ReadOptions) -> Vec<std::result::Result<Source, Failure>> {
    load_all(file, options).into_iter().map(|loaded| Ok(loaded?.source)).collect()
}

fn load_all(file: &Path, options: &ReadOptions) -> Vec<std::result::Result<Loaded, Failure>> {
    let (found, failures) = discover(&[file.to_owned()]);
    let open = |input: &Input| -> Vec<Result<Member>> {
        let opened = catch_unwind(|| source::open(input, options));
        opened.unwrap_or_else(|panic| vec![Err(Error::input(&input.path, summary::bug(panic.as_ref())))])
    };
    let members = found.iter().flat_map(open);
    let loaded = members.map(|member| guarded(file, || load(member?, options)));
    failures.into_iter().map(Err).chain(loaded).collect()
}

/// The files below what was asked for; a missing one hides no other.
pub(super) fn discover(inputs: &[PathBuf]) -> (Vec<Input>, Vec<Failure>) {
    let (found, errors) = source::discover(inputs);
    let mut failures: Vec<Failure> = errors.into_iter().map(Failure::from).collect();
    if let (true, true, Some(first)) = (found.is_empty(), failures.is_empty(), inputs.first()) {
        failures.push(
            Error::input(first, "expected files with gazette texts, found none below this folder").into(),
        );
    }
    (found, failures)
}

/// One text of an input to its records, as if nothing else were in the run.
pub(super) fn read_member(member: Member, options: &ReadOptions) -> Result<Read> {
    let Loaded { source, replaced } = load(member, options)?;
    Ok(records(source, replaced))
}

fn load(member: Member, options: &ReadOptions) -> Result<Loaded> {
    let name = member.name.clone();
    let loaded = member.load(options)?;
    if loaded.source.text.len() > MAX_TEXT_BYTES {
        return Err(Error::input(name, "expected a text below 1 GiB, found a larger one; split it"));
    }
    Ok(loaded)
}

/// A source that was read.
pub(super) struct Read {
    /// All that it says by itself.
    pub(super) records: SourceRecords,
    /// What others need to know of it.
    pub(super) digest: Digest<'static>,
    /// Which names of the digest its records name.
    pub(super) uses: Uses,
}

/// All that one source says by itself.
///
/// A text in Traditional characters is read in Simplified ones, and gets its own back when all is read.
fn records(mut source: Source, replaced: usize) -> Read {
    let diagnostics = Vec::from_iter(undecodable(&source.text, replaced));
    let printed = script::reading(&source.text).map(|reading| {
        let reading = title::with_book_marks(&reading);
        Printed::new(std::mem::replace(&mut source.text, reading.clone()), reading)
    });
    let mut structure = structure::analyse(&source);
    if let Some(issue) = &mut structure.issue {
        let gazette = printed.as_ref().map(|printed| printed.value(&issue.gazette, issue.span));
        issue.issue_id = settle::issue_id(gazette.as_ref().unwrap_or(&issue.gazette), issue);
    }
    ids::assign(&source, &mut structure);
    let document = |at: usize| {
        let document = &structure.documents[at];
        DocumentRecords::of(View { source: &source, structure: &structure, document })
    };
    // The longest first, or one thread is left with it at the end.
    let mut order: Vec<usize> = (0..structure.documents.len()).collect();
    order.sort_by_key(|&at| Reverse(structure.documents[at].span.len()));
    let mut documents: Vec<_> = order.into_par_iter().with_max_len(1).map(|at| (at, document(at))).collect();
    documents.sort_unstable_by_key(|(at, _)| *at);
    let documents = documents.into_iter().map(|(_, document)| document).collect();
    let mut records = SourceRecords::new(source, structure, documents);
    // A column of decimals holds 22 digits before the point; no real quantity has more.
    records.targets.retain(|target| dataset::fits(target.value));
    check::check(&mut records, diagnostics);
    finish(records, printed)
}

/// The records as they are printed, with their digest: of the reading, or, where corrections moved the text, of the print.
fn finish(mut records: SourceRecords, printed: Option<Printed>) -> Read {
    let is_corrected = records.source.errata.is_some();
    let read = (!is_corrected).then(|| Digest::of(&records));
    let is_other = printed.is_some();
    if let Some(printed) = printed {
        as_printed(&mut records, printed);
    }
    records.take_to_print();
    check::corrected(&mut records);
    let (mut digest, uses) = read.unwrap_or_else(|| Digest::of(&records));
    if is_other {
        digest.print(&records);
    }
    Read { records, digest, uses }
}

/// Runs `work` on one input; neither its error nor its panic ends the run.
pub(super) fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> std::result::Result<T, Failure> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(Failure::from),
        Err(panic) => Err(Error::input(path, summary::bug(panic.as_ref())).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_of_its_input() {
        let outcome: std::result::Result<(), Failure> =
            guarded(Path::new("a.txt"), || panic!("index out of bounds"));
        let failure = outcome.unwrap_err();
        assert_eq!(failure.path, "a.txt");
        assert_eq!(failure.message, "this is a bug of gongbao, please report it: index out of bounds");
    }

    #[test]
    fn any_text_is_parsed() {
        for text in ["", "\n", "\u{feff}", "公报", "a\0b", "（一）\n（一）\n（一）"] {
            let records = parse(text);
            let covered: usize = records.structure.blocks.iter().map(|b| b.span.len()).sum();
            assert_eq!(covered, text.len(), "{text:?}");
        }
    }
}
