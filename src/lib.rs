//! Turns the text of Chinese government gazettes (公报) into linked, typed datasets in which every value points
//! back to the bytes where it was printed.
//!
//! One text to typed records, without any disk:
//!
//! ```
//! use gongbao::model::Role;
//!
//! let records = gongbao::parse("关于做好巡河工作的通知\n\n一、明确分工\n\n建立巡河台账。（牵头单位：区水利局）\n");
//! let row = &records.responsibilities[0];
//! assert_eq!((row.organ.as_str(), row.role), ("区水利局", Role::Lead));
//! assert_eq!(row.span.slice(&records.source.text), "牵头单位：区水利局");
//! ```
//!
//! A folder to datasets, with whoever wants to know how far it is; called again, it reads only what has changed:
//!
//! ```no_run
//! use gongbao::pipeline::{Options, Progress, run};
//!
//! let options = Options { inputs: vec!["raw".into()], output: "output".into(), ..Options::default() };
//! let summary = run(&options, &|step| match step {
//!     Progress::Found(inputs) => println!("{inputs} inputs"),
//!     Progress::Read { path, .. } => println!("{} is read", path.display()),
//!     Progress::Failed(failure) => println!("{}: {}", failure.path, failure.message),
//!     _ => {}
//! })?;
//! println!("{} documents, {} inputs changed", summary.documents, summary.inputs.changed);
//! # Ok::<(), gongbao::error::Error>(())
//! ```
//!
//! | for | begin with |
//! | --- | --- |
//! | the records of one text, of one file | [`parse`], [`pipeline::read`] |
//! | records in which organs and citations are resolved | [`pipeline::resolved`] |
//! | a run over many files | [`pipeline::run`], [`pipeline::Options`], [`pipeline::Progress`] |
//! | what a run did | [`pipeline::Summary`], [`pipeline::Report`] |
//! | what a record means | [`model`], and `docs/datasets.md` |
//! | rows of an output, and whether it is whole | [`dataset::read`], [`dataset::verify`] |
//! | numbers, dates, names in a string | [`grammar`] |
//!
//! The stages stand in the order in which text flows through them; `ARCHITECTURE.md` says what each may know.

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dataset;
pub mod diagnostic;
pub mod error;
pub mod export;
pub mod extract;
pub mod grammar;
pub mod model;
pub mod pipeline;
mod place;
pub mod resolve;
pub mod site;
pub mod source;
pub mod structure;
pub mod text;

pub use pipeline::parse;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
