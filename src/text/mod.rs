//! Text and positions in it: spans, lines and pages, repaired paragraphs, sentences, lists of words, marks, scripts, corrections.
//!
//! Knows no grammar: nothing here can tell a title from a date.

mod confusion;
mod cut;
pub mod errata;
pub mod fold;
pub mod lines;
mod marks;
pub mod repair;
pub mod script;
pub mod sentence;
mod spaced;
pub mod span;
mod typography;
pub(crate) mod words;

pub use errata::Errata;
pub use lines::{Line, Lines};
pub use marks::Marks;
pub use repair::Repaired;
pub use span::Span;
pub use words::{CharSet, WordList};
