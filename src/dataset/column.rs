//! [`Column`]: a column of a dataset in one place: its name, its type, what it means, and how a record fills it.
//!
//! Whether a column may be null follows from the field of the record that it reads: `Option` may.

use super::terms::ClosedSet;
use crate::model::{Date, Decimal};

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Utf8.
    Text,
    /// A word of a closed set: dictionary-encoded Utf8.
    Term,
    /// Int32.
    Int,
    /// Int64.
    Int64,
    /// Int64: an offset into the decoded text.
    Offset,
    /// Boolean.
    Bool,
    /// Date32.
    Date,
    /// Decimal128(28, 6).
    Decimal,
    /// List of Utf8.
    TextList,
}

/// A word of a closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word in the column.
    pub word: &'static str,
    /// What it means, in one phrase.
    pub meaning: &'static str,
}

/// What a reader must know of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name of the column.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// True when a row may lack it.
    pub nullable: bool,
    /// What it means, in one or two sentences.
    pub about: &'static str,
    /// What its numbers count or measure; empty for what is no number, or a bare one.
    pub unit: &'static str,
    /// A value as it may stand there; empty for none.
    pub example: &'static str,
    /// When it is null, as "when none is printed"; empty when it never is.
    pub null: &'static str,
    /// True when it is part of the primary key.
    pub key: bool,
    /// The column to which it points, as `documents.document_id`.
    pub references: Option<&'static str>,
    /// Every word that may stand there, for a closed set.
    pub terms: Vec<Term>,
}

/// A column of a dataset whose rows are made of records `T`.
pub(super) struct Column<T> {
    pub(super) field: Field,
    pub(super) read: Read<T>,
}

type Get<T, V> = Box<dyn Fn(&T) -> V + Send + Sync>;
type GetText<T> = Box<dyn Fn(&T) -> Option<&str> + Send + Sync>;
type GetList<T> = Box<dyn Fn(&T) -> &[String] + Send + Sync>;

/// How a column is filled from a record.
pub(super) enum Read<T> {
    /// The id of the source in which the record stands.
    SourceId,
    Text(GetText<T>),
    /// Place of the word in [`Field::terms`].
    Term(Get<T, Option<usize>>),
    Int(Get<T, Option<i32>>),
    Int64(Get<T, Option<i64>>),
    Bool(Get<T, Option<bool>>),
    Date(Get<T, Option<Date>>),
    Decimal(Get<T, Option<Decimal>>),
    TextList(GetList<T>),
}

/// A value, or one that may lack.
pub(super) trait Maybe<V> {
    const NULLABLE: bool;
    fn maybe(self) -> Option<V>;
}

impl<V> Maybe<V> for V {
    const NULLABLE: bool = false;
    fn maybe(self) -> Option<V> {
        Some(self)
    }
}

impl<V> Maybe<V> for Option<V> {
    const NULLABLE: bool = true;
    fn maybe(self) -> Option<V> {
        self
    }
}

/// Text, or text that may lack.
pub(super) trait Text {
    const NULLABLE: bool;
    fn text(&self) -> Option<&str>;
}

impl Text for String {
    const NULLABLE: bool = false;
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for &'static str {
    const NULLABLE: bool = false;
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for Option<String> {
    const NULLABLE: bool = true;
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}

/// A value of a closed set, or one that may lack.
pub(super) trait MaybeTerm {
    type Set: ClosedSet;
    const NULLABLE: bool;
    fn word(self) -> Option<&'static str>;
}

impl<S: ClosedSet> MaybeTerm for S {
    type Set = S;
    const NULLABLE: bool = false;
    fn word(self) -> Option<&'static str> {
        Some(ClosedSet::word(self))
    }
}

impl<S: ClosedSet> MaybeTerm for Option<S> {
    type Set = S;
    const NULLABLE: bool = true;
    fn word(self) -> Option<&'static str> {
        self.map(ClosedSet::word)
    }
}

impl<T: 'static> Column<T> {
    /// Text that the record holds.
    pub(super) fn text<V: Text + 'static>(
        name: &'static str,
        get: impl for<'r> Fn(&'r T) -> &'r V + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::Text, V::NULLABLE, Read::Text(Box::new(move |record| get(record).text())))
    }

    /// Text that the record finds further down and may lack.
    pub(super) fn text_within(
        name: &'static str,
        get: impl for<'r> Fn(&'r T) -> Option<&'r str> + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::Text, true, Read::Text(Box::new(get)))
    }

    /// A word of a closed set.
    pub(super) fn term<V: MaybeTerm + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        let terms = terms::<V::Set>();
        let words: Vec<&str> = terms.iter().map(|t| t.word).collect();
        let place = move |word: &str| words.iter().position(|w| *w == word);
        let read = Read::Term(Box::new(move |record| get(record).word().and_then(&place)));
        let mut column = Self::new(name, Kind::Term, V::NULLABLE, read);
        column.field.terms = terms;
        column
    }

    /// A 32-bit number.
    pub(super) fn int<V: Maybe<i32> + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::Int, V::NULLABLE, Read::Int(Box::new(move |record| get(record).maybe())))
    }

    /// A count that may be large.
    pub(super) fn count(name: &'static str, get: impl Fn(&T) -> usize + Send + Sync + 'static) -> Self {
        Self::new(name, Kind::Int64, false, Read::Int64(Box::new(move |record| Some(long(get(record))))))
    }

    /// An offset into the text.
    pub(super) fn offset<V: Maybe<usize> + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        let read = Read::Int64(Box::new(move |record| get(record).maybe().map(long)));
        Self::new(name, Kind::Offset, V::NULLABLE, read)
    }

    /// A truth value.
    pub(super) fn bool<V: Maybe<bool> + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::Bool, V::NULLABLE, Read::Bool(Box::new(move |record| get(record).maybe())))
    }

    /// A civil date.
    pub(super) fn date<V: Maybe<Date> + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::Date, V::NULLABLE, Read::Date(Box::new(move |record| get(record).maybe())))
    }

    /// An exact decimal.
    pub(super) fn decimal<V: Maybe<Decimal> + 'static>(
        name: &'static str,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        Self::new(
            name,
            Kind::Decimal,
            V::NULLABLE,
            Read::Decimal(Box::new(move |record| get(record).maybe())),
        )
    }

    /// A list of texts, empty when there are none.
    pub(super) fn text_list(
        name: &'static str,
        get: impl for<'r> Fn(&'r T) -> &'r [String] + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, Kind::TextList, false, Read::TextList(Box::new(get)))
    }

    /// The id of the source in which the record stands.
    pub(super) fn source_id() -> Self {
        Self::new("source_id", Kind::Text, false, Read::SourceId)
    }

    /// What the column means.
    pub(super) fn about(mut self, about: &'static str) -> Self {
        self.field.about = about;
        self
    }

    /// What its numbers count or measure.
    pub(super) fn unit(mut self, unit: &'static str) -> Self {
        self.field.unit = unit;
        self
    }

    /// A value as it may stand there.
    pub(super) fn example(mut self, example: &'static str) -> Self {
        self.field.example = example;
        self
    }

    /// When it is null; of no meaning for a column that never is.
    pub(super) fn null(mut self, null: &'static str) -> Self {
        if self.field.nullable {
            self.field.null = null;
        }
        self
    }

    /// Makes it part of the primary key.
    pub(super) fn key(mut self) -> Self {
        self.field.key = true;
        self
    }

    /// Makes it point to a column, `dataset.column`.
    pub(super) fn references(mut self, column: &'static str) -> Self {
        self.field.references = Some(column);
        self
    }

    fn new(name: &'static str, kind: Kind, nullable: bool, read: Read<T>) -> Self {
        let unit = if kind == Kind::Offset { "bytes" } else { "" };
        let (about, example, null, key, references, terms) = ("", "", "", false, None, Vec::new());
        Self {
            field: Field { name, kind, nullable, about, unit, example, null, key, references, terms },
            read,
        }
    }
}

fn terms<S: ClosedSet>() -> Vec<Term> {
    S::ALL.iter().map(|value| Term { word: value.word(), meaning: value.meaning() }).collect()
}

fn long(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
