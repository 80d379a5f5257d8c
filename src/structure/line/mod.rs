//! A kind of line per file: what one repaired paragraph reads as, out of context.
//!
//! Each recogniser takes the repaired text of a whole paragraph and says what its parts are, or `None`.

pub mod addressee;
pub mod attachment;
pub mod cc;
pub(crate) mod deed;
pub mod head_mark;
pub(crate) mod history;
pub mod imprint;
pub mod issue_number;
pub(crate) mod letter;
pub mod note;
pub(crate) mod number_row;
pub mod organ_header;
pub mod print_line;
pub mod signature;
pub mod toc_entry;
