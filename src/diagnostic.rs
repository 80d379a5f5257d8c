//! [`Diagnostic`]: what a person should look at, in the gazette or in our reading of it.

use crate::text::Span;

/// Who is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, PartialEq, Eq, Hash)]
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

/// A finding at a place of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// `{source_id}/x{n}`.
    pub diagnostic_id: String,
    /// The kind of finding.
    pub code: &'static Code,
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
