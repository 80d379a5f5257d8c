//! The plain records: what was printed, how it is built, what it says. No input, no output, no Arrow.
//!
//! A record is a row of the dataset of the same name; `docs/datasets.md` says what each column means.
//! Text is in normal form except in `*_raw`; spans point into the decoded text of the source.
//! Ids are filled in by [`crate::structure::ids`] when all sources of a run are known.

mod closed_set;
pub mod content;
pub mod document;
pub mod issue;
pub mod organ;
mod rule_name;
pub mod section;
pub mod source;
pub mod table;

pub use content::*;
pub use document::*;
pub use issue::*;
pub use organ::*;
pub use rule_name::RuleName;
pub use section::*;
pub use source::*;
pub use table::*;

/// A civil date without a time.
pub type Date = jiff::civil::Date;

/// An exact decimal number.
pub type Decimal = rust_decimal::Decimal;
