//! Names of pages, and links to what is on them.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use crate::dataset;
use crate::error::Result;

/// An id as part of a file name and of an address: letters, digits, `-` and `~`, whatever the id is. Two ids give two names.
pub(super) fn slug(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'~' => name.push(char::from(byte)),
            // Writing into a string does not fail.
            _ => _ = write!(name, "_{byte:02x}"),
        }
    }
    name
}

/// The anchor of a record on the page of its source.
pub(super) fn anchor(dataset: &str, n: usize) -> String {
    format!("{dataset}-{n}")
}

/// The reading page of a source, from the top of the report.
pub(super) fn reading_page(source_id: &str) -> String {
    format!("sources/{}.html", slug(source_id))
}

/// All reading pages: their order, and on which one a document is.
#[derive(Default)]
pub(super) struct Pages {
    /// Ids of the sources, in order.
    order: Vec<String>,
    /// Place of each source.
    places: HashMap<String, usize>,
    /// The source that prints each issue: with it, the id of a document says where it stands.
    issues: HashMap<String, String>,
}

impl Pages {
    /// The pages of the sources of an output.
    pub(super) fn of(output: &Path, parts: &[String]) -> Result<Self> {
        let mut pages = Self::default();
        for part in parts {
            let sources = dataset::read_part("sources", output, part)?;
            for row in &sources.rows {
                if let Some(source) = sources.value(row, "source_id") {
                    pages.places.insert(source.to_owned(), pages.order.len());
                    pages.order.push(source.to_owned());
                    let issue = sources.value(row, "issue_id").map(str::to_owned);
                    pages.issues.extend(issue.map(|issue| (issue, source.to_owned())));
                }
            }
        }
        Ok(pages)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The sources before and behind one.
    pub(super) fn beside(&self, source_id: &str) -> (Option<&str>, Option<&str>) {
        let at = |place: Option<usize>| self.order.get(place?).map(String::as_str);
        let place = self.places.get(source_id).copied();
        (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
    }

    /// Where a document can be read, from the top of the report.
    pub(super) fn document(&self, document_id: &str) -> Option<String> {
        let (parent, ordinal) = document_id.rsplit_once('#')?;
        let ordinal = ordinal.parse().ok()?;
        let source = self.issues.get(parent).map_or(parent, String::as_str);
        self.places.get(source)?;
        Some(format!("{}#{}", reading_page(source), anchor("documents", ordinal)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_and_distinct() {
        for (id, name) in [
            ("9f86d081884c7d65", "9f86d081884c7d65"),
            ("9f86d081884c7d65~2", "9f86d081884c7d65~2"),
            ("../a b", "_2e_2e_2fa_20b"),
            ("A_a", "_41_5fa"),
            ("\"><script>", "_22_3e_3cscript_3e"),
            ("云", "_e4_ba_91"),
        ] {
            assert_eq!(slug(id), name, "{id}");
        }
    }

    #[test]
    fn documents_are_found_by_their_ids() {
        let ids = ["9f86", "0a1b~2"].map(str::to_owned);
        let pages = Pages {
            places: ids.iter().cloned().zip(0..).collect(),
            order: ids.to_vec(),
            issues: [("公报/2023/4".to_owned(), "9f86".to_owned())].into(),
        };
        assert_eq!(pages.document("公报/2023/4#2").unwrap(), "sources/9f86.html#documents-2");
        assert_eq!(pages.document("0a1b~2#1").unwrap(), "sources/0a1b~2.html#documents-1");
        assert_eq!(pages.document("云溪府办发〔2023〕17号"), None);
        assert_eq!(pages.document("ffff#1"), None);
        assert_eq!(pages.beside("9f86"), (None, Some("0a1b~2")));
        assert_eq!(pages.beside("0a1b~2"), (Some("9f86"), None));
    }
}
