//! A kind of line per file: what one repaired paragraph reads as, out of context.
