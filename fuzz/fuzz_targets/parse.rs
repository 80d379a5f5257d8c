//! Any text is parsed to all records, and its blocks cover it.

#![no_main]

mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::parse(text));
