//! Corrections as data: the fixups file `NAME.fixups.toml` beside the input `NAME`.
//!
//! ```toml
//! blake3 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"   # of the input's bytes
//!
//! [[corrections]]
//! old = "2O19年"
//! new = "2019年"
//! context = "自2O19年3月1日起施行"   # printed words around it, where it stands more than once
//! reason = "the scan reads 0 as O"
//! path = "2019/03.txt"             # of the text in an archive, or the line in NDJSON
//! ```
//!
//! `old` and `context` stand as `gongbao text` prints them. Each correction must fit at exactly one place, and its file
//! be the one whose hash is given: a correction never hits another version, and none is lost unseen.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Input, Member};
use crate::error::{Error, Result};
use crate::model::Fixup;
use crate::text::{Errata, Span};

/// What the name of a fixups file has behind the name of its input.
const SUFFIX: &str = ".fixups.toml";

/// The input that a file of this name corrects; `None` when it is no fixups file.
pub(super) fn corrected_by(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_suffix(SUFFIX)?;
    Some(path.with_file_name(name))
}

/// Where the fixups file of an input lies, if it has one.
pub(super) fn path_beside(input: &Path) -> Option<PathBuf> {
    let name: std::ffi::OsString = [input.file_name()?, OsStr::new(SUFFIX)].into_iter().collect();
    Some(input.with_file_name(name))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    blake3: String,
    #[serde(default)]
    corrections: Vec<Correction>,
}

/// A correction as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    old: String,
    new: String,
    context: Option<String>,
    reason: String,
    path: Option<String>,
}

/// The corrections for an input whose bytes have this hash, none when no fixups file lies beside it; else a sentence.
pub(super) fn corrections(
    input: &Input,
    content: blake3::Hash,
) -> std::result::Result<Vec<Correction>, String> {
    let Some(path) = &input.fixups else { return Ok(Vec::new()) };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    parse(&text, content).map_err(|message| format!("{message} (in {name})"))
}

fn parse(text: &str, content: blake3::Hash) -> std::result::Result<Vec<Correction>, String> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        format!("expected corrections in TOML, found an error in line {line}: {}", error.message())
    })?;
    let hash = content.to_hex();
    if !file.blake3.eq_ignore_ascii_case(&hash) {
        return Err(format!(
            "expected the file for which the corrections were made, found one with blake3 = \"{hash}\"; \
             see that they hold for it, then set blake3 to this"
        ));
    }
    file.corrections.iter().try_for_each(Correction::is_whole)?;
    Ok(file.corrections)
}

impl Correction {
    /// What no text is needed to see.
    fn is_whole(&self) -> std::result::Result<(), String> {
        let wants = |what: &str| Err(format!("expected {what} in {}", self.told()));
        match self {
            _ if self.old.is_empty() => wants("printed words as old"),
            _ if self.old == self.new => wants("another new than old"),
            _ if self.reason.trim().is_empty() => wants("a reason"),
            _ if self.context.as_ref().is_some_and(|around| !around.contains(&self.old)) => {
                wants("a context in which old stands")
            }
            _ => Ok(()),
        }
    }

    fn told(&self) -> String {
        format!("the correction of “{}”", self.old.escape_debug())
    }

    /// The one place where it fits.
    fn place(&self, text: &str) -> std::result::Result<Span, String> {
        let around = self.context.as_deref().unwrap_or(&self.old);
        let outer = only(text, around).map_err(|found| {
            let advice = match found {
                Found::Nowhere => "its words must stand as `gongbao text` prints them",
                Found::Often => "give more of the words around it as context",
            };
            format!("expected one place for {}, found {found}; {advice}", self.told())
        })?;
        let inner = only(around, &self.old).map_err(|found| {
            format!(
                "expected old once in the context of {}, found it {found}; shorten the context",
                self.told()
            )
        })?;
        Ok(Span::new(outer + inner, outer + inner + self.old.len()))
    }
}

/// How often words were found that should stand once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nowhere,
    Often,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Found::Nowhere => "none",
            Found::Often => "more than one",
        })
    }
}

/// Where `words` stand in `text`, when they do so once; places that overlap count.
fn only(text: &str, words: &str) -> std::result::Result<usize, Found> {
    let first = text.find(words).ok_or(Found::Nowhere)?;
    let next = first + words.chars().next().map_or(1, char::len_utf8);
    match text.get(next..).is_some_and(|rest| rest.contains(words)) {
        true => Err(Found::Often),
        false => Ok(first),
    }
}

/// The members with their corrections, and an error for each correction of a text that is not there.
pub(super) fn assigned(
    corrections: Vec<Correction>,
    input: &Input,
    mut members: Vec<Result<Member>>,
) -> Vec<Result<Member>> {
    let texts = members.len();
    let mut errors = Vec::new();
    for correction in corrections {
        let path = correction.path.as_deref();
        let is_it = |member: &Member| match path {
            Some(path) => {
                member.name.strip_prefix(&input.name).and_then(|n| n.strip_prefix('/')) == Some(path)
            }
            None => texts == 1,
        };
        match members.iter_mut().flatten().find(|member| is_it(member)) {
            Some(member) => member.corrections.push(correction),
            // A text that cannot be read needs no second error.
            None if path.is_none() && texts == 1 => {}
            None => errors.push(Err(Error::input(&input.name, astray(&correction, texts)))),
        }
    }
    members.extend(errors);
    members
}

fn astray(correction: &Correction, texts: usize) -> String {
    let told = correction.told();
    match &correction.path {
        Some(path) => format!("expected a text {path} for {told}, found none of this path in the input"),
        None => format!("expected a path in {told}, found {texts} texts; say in which it stands"),
    }
}

/// The corrections at their places, in text order; a sentence when one does not fit.
pub(super) fn place(text: &str, corrections: &[Correction]) -> std::result::Result<Vec<Fixup>, String> {
    let fixup = |correction: &Correction| {
        let span = correction.place(text)?;
        let Correction { old, new, reason, .. } = correction.clone();
        Ok(Fixup { old, new, reason, span })
    };
    let mut fixups: Vec<Fixup> = corrections.iter().map(fixup).collect::<std::result::Result<_, String>>()?;
    fixups.sort_by_key(|fixup| fixup.span);
    match fixups.windows(2).find(|pair| pair[1].span.start() < pair[0].span.end()) {
        Some(pair) => Err(format!(
            "expected corrections apart from each other, found “{}” and “{}” at one place; make them one",
            pair[0].old, pair[1].old
        )),
        None => Ok(fixups),
    }
}

/// The text with its corrections, and the print when there are any.
pub(super) fn read(text: String, fixups: &[Fixup]) -> (String, Option<Errata>) {
    if fixups.is_empty() {
        return (text, None);
    }
    let corrections: Vec<(Span, &str)> =
        fixups.iter().map(|fixup| (fixup.span, fixup.new.as_str())).collect();
    let (read, errata) = Errata::correct(text, &corrections);
    (read, Some(errata))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Hashed;

    fn parsed(corrections: &str) -> std::result::Result<Vec<Correction>, String> {
        let hash = blake3::hash(b"x");
        parse(&format!("blake3 = \"{}\"\n{corrections}", hash.to_hex()), hash)
    }

    fn correction(fields: &str) -> String {
        format!("[[corrections]]\n{fields}\n")
    }

    /// The text with its corrections, or what is wrong with them.
    fn applied(text: &str, corrections: &[&str]) -> std::result::Result<String, String> {
        let all: String = corrections.iter().map(|fields| correction(fields)).collect();
        Ok(read(text.to_owned(), &place(text, &parsed(&all)?)?).0)
    }

    const REASON: &str = "\nreason = \"scan\"";

    #[test]
    fn corrections_are_made_once() {
        let date = format!("old = \"2O19\"\nnew = \"2019\"{REASON}");
        assert_eq!(applied("自2O19年起", &[&date]).unwrap(), "自2019年起");
        let one = format!("old = \"目\"\nnew = \"日\"\ncontext = \"3目起\"{REASON}");
        assert_eq!(applied("2目止，3目起", &[&one, &date.replace("2O19", "2目止")]).unwrap(), "2019，3日起");
        let lines = format!("old = \"\"\"财\n政\"\"\"\nnew = \"财政\"{REASON}");
        assert_eq!(applied("区财\n政局", &[&lines]).unwrap(), "区财政局");
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let date = format!("old = \"目\"\nnew = \"日\"{REASON}");
        for (text, corrections, error) in [
            (
                "2目3目",
                vec![date.as_str()],
                "expected one place for the correction of “目”, found more than one",
            ),
            ("2日", vec![&date], "expected one place for the correction of “目”, found none"),
            ("2目", vec![&date, &date], "expected corrections apart from each other, found “目” and “目”"),
            (
                "2目",
                vec!["old = \"目\"\nnew = \"日\""],
                "expected corrections in TOML, found an error in line 2",
            ),
            ("2目", vec!["old = \"\"\nnew = \"日\"\nreason = \"a\""], "expected printed words as old"),
            ("2目", vec!["old = \"目\"\nnew = \"日\"\nreason = \"\""], "expected a reason"),
            ("2目", vec!["old = \"目\"\nnew = \"目\"\nreason = \"a\""], "expected another new than old"),
            (
                "2目",
                vec!["old = \"目\"\nnew = \"日\"\ncontext = \"2\"\nreason = \"a\""],
                "expected a context in which old stands",
            ),
        ] {
            let found = applied(text, &corrections).unwrap_err();
            assert!(found.starts_with(error), "{found}");
        }
        let other = parse("blake3 = \"00\"", blake3::hash(b"x")).unwrap_err();
        assert!(other.starts_with("expected the file for which the corrections were made"), "{other}");
        assert!(other.contains(blake3::hash(b"x").to_hex().as_str()), "{other}");
        assert_eq!(only("一一一", "一一"), Err(Found::Often));
    }

    #[test]
    fn texts_of_an_archive_are_named_by_their_paths() {
        let input = Input { name: "a.zip".into(), path: "a.zip".into(), fixups: None };
        let texts = || {
            Vec::from(["a.zip/1.txt", "a.zip/2.txt"].map(|name| Ok(Member::text(name, Hashed::new(vec![])))))
        };
        let with =
            |fields: &str| parsed(&correction(&format!("old = \"目\"\nnew = \"日\"{REASON}\n{fields}")));
        let found = assigned(with("path = \"2.txt\"").unwrap(), &input, texts());
        let counts: Vec<usize> = found.iter().flatten().map(|member| member.corrections.len()).collect();
        assert_eq!(counts, [0, 1]);
        for (fields, error) in [
            ("path = \"3.txt\"", "a.zip: expected a text 3.txt for the correction of “目”, found none"),
            ("", "a.zip: expected a path in the correction of “目”, found 2 texts"),
        ] {
            let found =
                assigned(with(fields).unwrap(), &input, texts()).pop().unwrap().unwrap_err().to_string();
            assert!(found.starts_with(error), "{found}");
        }
    }

    #[test]
    fn fixups_files_are_known_by_name() {
        assert_eq!(corrected_by(Path::new("a/b.txt.fixups.toml")), Some(PathBuf::from("a/b.txt")));
        assert_eq!(corrected_by(Path::new("a/b.toml")), None);
    }
}
