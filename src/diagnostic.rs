//! [`Diagnostic`]: what a person should look at, in the gazette or in our reading of it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::Span;

/// Who is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Family {
    /// The gazette, or what made its text.
    Source,
    /// Our reading.
    Parser,
}

impl Family {
    /// Every value.
    pub const ALL: &'static [Self] = &[Self::Source, Self::Parser];

    /// The word in the datasets.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Parser => "parser",
        }
    }
}

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Something is lost or contradicts itself.
    Error,
    /// Something is likely wrong.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Every value.
    pub const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Note];

    /// The word in the datasets.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A kind of diagnostic; each is documented where it is declared, in `src/check/`.
#[derive(Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Code {
    /// Kebab-case name.
    pub name: &'static str,
    /// Who is at fault.
    pub family: Family,
    /// How much it matters.
    pub severity: Severity,
    /// What it means, in one sentence.
    pub about: &'static str,
}

/// A code as a diagnostic holds it.
pub type CodeRef = &'static Code;

/// A code, read back from stored records.
#[derive(Deserialize)]
struct StoredCode {
    name: String,
    family: Family,
    severity: Severity,
    about: String,
}

/// The codes that were read back so far; there are as many as there are codes.
static CODES: Mutex<BTreeMap<&'static str, CodeRef>> = Mutex::new(BTreeMap::new());

/// Reads a code back; equal codes are one.
fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CodeRef, D::Error> {
    let stored = StoredCode::deserialize(deserializer)?;
    let mut codes = CODES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(known) = codes.get(stored.name.as_str()) {
        return Ok(known);
    }
    let (name, about): (&str, &str) = (Box::leak(stored.name.into()), Box::leak(stored.about.into()));
    let (family, severity) = (stored.family, stored.severity);
    let kept: CodeRef = Box::leak(Box::new(Code { name, family, severity, about }));
    codes.insert(name, kept);
    Ok(kept)
}

/// A finding at a place of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// `{source_id}/x{n}`.
    pub diagnostic_id: String,
    /// The kind of finding.
    #[serde(deserialize_with = "code")]
    pub code: CodeRef,
    /// Index of the document concerned, in its source.
    pub document: Option<usize>,
    /// The document concerned.
    pub document_id: Option<String>,
    /// What was found, in one sentence with the values.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Diagnostic {
    /// A finding of `code` at `span`; ids are filled in later.
    pub fn new(code: &'static Code, document: Option<usize>, span: Span, message: impl Into<String>) -> Self {
        Self {
            diagnostic_id: String::new(),
            code,
            document,
            document_id: None,
            message: message.into(),
            span,
        }
    }
}
