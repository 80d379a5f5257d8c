//! What a person should look at, by code.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart::Counted;
use crate::site::link::{anchor, reading_page};
use crate::site::part::Source;

/// Diagnostics by code.
#[derive(Default)]
pub(super) struct Diagnostics {
    codes: BTreeMap<String, Code>,
}

#[derive(Clone, Default, Serialize)]
struct Code {
    severity: String,
    family: String,
    count: u64,
    items: Vec<Item>,
}

#[derive(Clone, Serialize)]
struct Item {
    message: String,
    title: String,
    link: String,
}

/// So many places of a code are told.
const TOLD: usize = 50;

#[derive(Serialize)]
pub(super) struct Page<'d> {
    codes: Vec<(&'d String, &'d Code)>,
}

impl Diagnostics {
    pub(super) fn add(&mut self, source: Source<'_>, title: &str) {
        for record in source.records("diagnostics") {
            let value = |column| record.get(column).unwrap_or_default().to_owned();
            let code = self.codes.entry(value("code")).or_default();
            if code.count == 0 {
                (code.severity, code.family) = (value("severity"), value("family"));
            }
            code.count += 1;
            if code.items.len() < TOLD {
                let link = format!("{}#{}", reading_page(source.id()), anchor("diagnostics", record.n));
                code.items.push(Item { message: value("message"), title: title.to_owned(), link });
            }
        }
    }

    /// Diagnostics by code, most first.
    pub(super) fn counts(&self) -> Vec<Counted> {
        let link = |code: &String| Some(format!("diagnostics.html#{code}"));
        self.ranked().into_iter().map(|(code, found)| (code.clone(), found.count, link(code))).collect()
    }

    fn ranked(&self) -> Vec<(&String, &Code)> {
        let mut codes: Vec<_> = self.codes.iter().collect();
        codes.sort_by_key(|(_, code)| std::cmp::Reverse(code.count));
        codes
    }

    pub(super) fn page(&self) -> Page<'_> {
        Page { codes: self.ranked() }
    }
}
