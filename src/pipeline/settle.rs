//! Makes the ids of sources and issues unique in a run.
//!
//! What comes again, by the order of the paths, gets `~2`, `~3` … behind its id, and a diagnostic.

use foldhash::HashMap;

use crate::check::duplicate::{duplicate_issue, duplicate_source};
use crate::diagnostic::Diagnostic;
use crate::model::Issue;
use crate::resolve::{Digest, Home};

/// The ids given so far.
#[derive(Default)]
pub(super) struct Settled {
    sources: Seen,
    issues: Seen,
}

impl Settled {
    /// The ids of a source and its issue, and what there is to say of them. Sources come in the order of their paths, which
    /// `path` tells by their number.
    pub(super) fn settle<'p>(
        &mut self,
        at: usize,
        digest: &Digest<'_>,
        path: impl Fn(usize) -> &'p str,
    ) -> (Home, Vec<Diagnostic>) {
        let (source_id, first) = self.sources.settle(&digest.source_id, at);
        let mut diagnostics = Vec::from_iter(first.map(|first| duplicate_source(path(first))));
        let issue = digest.issue_id.as_deref().zip(digest.issue.as_ref());
        let issue_id = issue.map(|(printed, issue)| {
            let (id, first) = self.issues.settle(printed, at);
            diagnostics.extend(first.map(|first| duplicate_issue(printed, path(first), issue.span)));
            id
        });
        (Home { source_id, issue_id }, diagnostics)
    }
}

/// `{gazette}/{year}/{number}`, the gazette as printed; an issue without a number in its year goes by its serial number.
pub(super) fn issue_id(gazette: &str, issue: &Issue) -> String {
    let part = |value: Option<i32>| value.map_or_else(|| "-".to_owned(), |v| v.to_string());
    let number = match (issue.number, issue.serial) {
        (None, Some(serial)) => format!("总{serial}"),
        (number, _) => part(number),
    };
    format!("{gazette}/{}/{number}", part(issue.year))
}

/// Ids of one kind: where each was first used, and how often.
#[derive(Default)]
struct Seen(HashMap<Box<str>, (usize, usize)>);

impl Seen {
    /// A unique id made of `id`, and the source that had it first.
    fn settle(&mut self, id: &str, source: usize) -> (String, Option<usize>) {
        match self.0.get_mut(id) {
            None => {
                self.0.insert(id.into(), (source, 1));
                (id.to_owned(), None)
            }
            Some((first, count)) => {
                *count += 1;
                (format!("{id}~{count}"), Some(*first))
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
        assert_eq!(seen.settle("a", 1), ("a".into(), None));
        assert_eq!(seen.settle("b", 2), ("b".into(), None));
        assert_eq!(seen.settle("a", 3), ("a~2".into(), Some(1)));
        assert_eq!(seen.settle("a", 4), ("a~3".into(), Some(1)));
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
