//! The leaves: one small grammar for each kind of thing that is printed. Knows no files and no documents.
//!
//! A leaf reads the start of a repaired string and gives its value and the rest; [`scan`] finds every match in a text.

pub mod appointment;
pub mod citation;
pub mod contact;
pub mod date;
pub mod doc_number;
pub mod duty;
pub mod label;
pub mod meeting;
pub mod money;
pub mod numeral;
pub mod organ;
pub mod person;
pub mod quantity;
pub mod region;
pub mod scan;
pub mod surname;
pub mod title;
