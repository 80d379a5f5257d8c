//! Any bytes are decoded or refused, without a panic.

#![no_main]

mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::decode(bytes));
