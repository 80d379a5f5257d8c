//! `post-two-holders`, `post-left-open`: the appointments of a run against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::across::Findings;
use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::model::{Action, Date};
use crate::resolve::{AppointmentDigest, Digest};
use crate::text::Span;

/// A post that one person holds is given to a second one, and no source says that the first left it.
///
/// The removal is printed elsewhere, or was not read. Example: two heads of one school within a year.
pub static POST_TWO_HOLDERS: Code = Code {
    name: "post-two-holders",
    family: Family::Source,
    severity: Severity::Note,
    about: "a post is given to a second person, and no source says that the first left it",
};

/// A person leaves a post that one person holds, and no source says who takes it.
///
/// The appointment is printed elsewhere, or was not read, or the post is vacant. Example: the head of a bureau is
/// removed, and no later issue names another.
pub static POST_LEFT_OPEN: Code = Code {
    name: "post-left-open",
    family: Family::Source,
    severity: Severity::Note,
    about: "a person leaves a post, and no source says who takes it",
};

/// The posts that one person holds, by organ and title.
#[derive(Default)]
pub(crate) struct Posts {
    posts: BTreeMap<(String, String), Post>,
    pub(super) found: Findings,
}

/// What happens to one post, in the order of time.
#[derive(Default)]
struct Post {
    gained: Vec<Step>,
    lost: Vec<Step>,
}

/// Somebody gains or loses a post.
struct Step {
    source: usize,
    document: Option<usize>,
    person: String,
    effective_date: Option<Date>,
    span: Span,
}

impl Posts {
    /// Takes in a source by its place among all; `organ` gives the id of the organ of a name in its digest.
    pub(crate) fn add<'o>(
        &mut self,
        source: usize,
        digest: &Digest<'_>,
        organ: impl Fn(usize) -> Option<&'o str>,
    ) {
        for row in &digest.appointments {
            if let Some(organ) = row.organ.and_then(&organ) {
                self.step(source, row, organ);
            }
        }
    }

    /// Everything was taken in.
    pub(super) fn close(&mut self) {
        for ((_, title), mut post) in std::mem::take(&mut self.posts) {
            post.gained.sort_by_key(|step| step.effective_date);
            post.lost.sort_by_key(|step| step.effective_date);
            self.two_holders(&title, &post);
            if let (true, Some(last)) = (post.gained.is_empty(), post.lost.last()) {
                let message =
                    format!("{title}: {} leaves the post, and nobody is named who takes it", last.person);
                self.found
                    .tell(last.source, Diagnostic::new(&POST_LEFT_OPEN, last.document, last.span, message));
            }
        }
    }

    /// A person gains or loses posts that one person holds.
    fn step(&mut self, source: usize, row: &AppointmentDigest<'_>, organ: &str) {
        for title in row.post.split('、').filter(|title| is_single(title)) {
            let step = Step {
                source,
                document: row.document,
                person: row.person.to_string(),
                effective_date: row.effective_date,
                span: row.span,
            };
            let post = self.posts.entry((organ.to_owned(), title.to_owned())).or_default();
            match row.action {
                Action::Appoint | Action::Hire => post.gained.push(step),
                Action::Remove | Action::Retire | Action::Resign => post.lost.push(step),
                Action::Nominate => {}
            }
        }
    }

    fn two_holders(&mut self, title: &str, post: &Post) {
        let left: BTreeSet<&str> = post.lost.iter().map(|step| step.person.as_str()).collect();
        let mut holders = post.gained.iter().filter(|step| !left.contains(step.person.as_str()));
        let Some(first) = holders.next() else { return };
        for second in holders.filter(|step| step.person != first.person) {
            let message = format!(
                "{title}: {} is appointed, and {} has not left the post",
                second.person, first.person
            );
            let diagnostic = Diagnostic::new(&POST_TWO_HOLDERS, second.document, second.span, message);
            self.found.tell(second.source, diagnostic);
        }
    }
}

/// True for the head of an organ, of whom there is one.
fn is_single(title: &str) -> bool {
    const HEADS: &[&str] = &[
        "局长",
        "厅长",
        "部长",
        "主任",
        "校长",
        "院长",
        "园长",
        "馆长",
        "台长",
        "站长",
        "所长",
        "处长",
        "科长",
        "队长",
        "支队长",
        "大队长",
        "书记",
        "党委书记",
        "党组书记",
        "省长",
        "市长",
        "区长",
        "县长",
        "镇长",
        "乡长",
        "州长",
        "检察长",
        "董事长",
        "总经理",
        "主席",
        "会长",
        "秘书长",
        "理事长",
        "社长",
        "总编辑",
        "行长",
        "关长",
    ];
    HEADS.contains(&title)
}
