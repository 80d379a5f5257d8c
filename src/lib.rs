//! Turns the text of Chinese government gazettes (公报) into linked, typed datasets in which every value points
//! back to the bytes where it was printed.
//!
//! The stages stand in the order in which text flows through them; `ARCHITECTURE.md` says what each may know.

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dataset;
pub mod diagnostic;
pub mod error;
pub mod extract;
pub mod grammar;
pub mod model;
pub mod pipeline;
pub mod resolve;
pub mod site;
pub mod source;
pub mod structure;
pub mod text;

pub use pipeline::parse;
