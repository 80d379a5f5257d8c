//! Makes the ids of sources and issues unique in a run.
//!
//! What comes again, by the order of the paths, gets `~2`, `~3` … behind its id, and a diagnostic.

use std::collections::BTreeMap;

use super::Read;
use crate::check::duplicate::{duplicate_issue, duplicate_source};
use crate::model::Issue;
use crate::structure::ids;

/// Hex digits of a source id.
pub(super) const SOURCE_ID_DIGITS: usize = 16;

/// Gives sources, which stand in the order of their paths, and all that is in them their ids.
pub(super) fn settle(sources: Vec<Read>) -> Vec<Read> {
    let (mut seen_sources, mut seen_issues) = (Seen::default(), Seen::default());
    let settled = sources.into_iter().map(|mut read| {
        let Read { source, printed, structure, diagnostics } = &mut read;
        let content = source.blake3.get(..SOURCE_ID_DIGITS).unwrap_or(&source.blake3).to_owned();
        let (source_id, first) = seen_sources.settle(content, &source.path);
        source.source_id = source_id;
        diagnostics.extend(first.map(|first| duplicate_source(&first)));
        if let Some(issue) = &mut structure.issue {
            let gazette = match printed {
                Some(printed) => printed.value(&issue.gazette, issue.span),
                None => issue.gazette.clone(),
            };
            let printed = issue_id(&gazette, issue);
            let (id, first) = seen_issues.settle(printed.clone(), &source.path);
            issue.issue_id = id;
            diagnostics.extend(first.map(|first| duplicate_issue(&printed, &first, issue.span)));
        }
        ids::assign(source, structure);
        read
    });
    settled.collect()
}

/// `{gazette}/{year}/{number}`, the gazette as printed; an issue without a number in its year goes by its serial number.
fn issue_id(gazette: &str, issue: &Issue) -> String {
    let part = |value: Option<i32>| value.map_or_else(|| "-".to_owned(), |v| v.to_string());
    let number = match (issue.number, issue.serial) {
        (None, Some(serial)) => format!("总{serial}"),
        (number, _) => part(number),
    };
    format!("{gazette}/{}/{number}", part(issue.year))
}

/// The ids given so far: where each was first used, and how often.
#[derive(Default)]
struct Seen(BTreeMap<String, (String, usize)>);

impl Seen {
    /// A unique id made of `id`, and the path that had it first.
    fn settle(&mut self, id: String, path: &str) -> (String, Option<String>) {
        match self.0.get_mut(&id) {
            None => {
                self.0.insert(id.clone(), (path.to_owned(), 1));
                (id, None)
            }
            Some((first, count)) => {
                *count += 1;
                (format!("{id}~{count}"), Some(first.clone()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_gets_a_tilde() {
        let mut seen = Seen::default();
        let mut settle = |id: &str, path| seen.settle(id.to_owned(), path);
        assert_eq!(settle("a", "1.txt"), ("a".into(), None));
        assert_eq!(settle("b", "2.txt"), ("b".into(), None));
        assert_eq!(settle("a", "3.txt"), ("a~2".into(), Some("1.txt".into())));
        assert_eq!(settle("a", "4.txt"), ("a~3".into(), Some("1.txt".into())));
    }

    #[test]
    fn issue_ids_are_readable() {
        let issue =
            |year, number, serial| issue_id("云溪公报", &Issue { year, number, serial, ..Issue::default() });
        let cases = [
            (issue(Some(2023), Some(4), Some(64)), "云溪公报/2023/4"),
            (issue(Some(2023), None, Some(64)), "云溪公报/2023/总64"),
            (issue(None, Some(4), None), "云溪公报/-/4"),
            (issue(None, None, None), "云溪公报/-/-"),
        ];
        for (id, expected) in cases {
            assert_eq!(id, expected);
        }
    }
}
