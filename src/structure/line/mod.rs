//! A kind of line per file: what one repaired paragraph reads as, out of context.
//!
//! Each recogniser takes the repaired text of a whole paragraph and says what its parts are, or `None`.

pub mod addressee;
pub mod attachment;
pub mod cc;
pub(crate) mod dated_number;
pub mod head_mark;
pub mod imprint;
pub mod issue_number;
pub(crate) mod letter;
pub mod note;
pub mod organ_header;
pub mod print_line;
pub mod signature;
pub mod toc_entry;
