//! Gazettes of invented places, with all that they must give: `issue` says what an issue prints, `typeset` how it looks.

#![allow(dead_code)] // the program and the tests use different parts

pub(crate) mod dice;
pub(crate) mod issue;
pub(crate) mod script;
pub(crate) mod style;
pub(crate) mod truth;
pub(crate) mod typeset;

mod draft;
mod forms;
mod front;
mod glyph;
mod news;
mod numeral;
mod page;
mod sentence;
mod words;
mod work;
mod wrap;
