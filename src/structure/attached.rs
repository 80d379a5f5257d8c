//! [`Attached`]: the attachments of a document by number and title, for whoever meets a line that may be the head of one.

use std::collections::{HashMap, HashSet, VecDeque};

use super::fold::{first_folded, fold};
use crate::model::Attachment;

/// The attachments that were named so far; each is known by its place among them.
#[derive(Default)]
pub(super) struct Attached {
    by_number: HashMap<i32, usize>,
    by_title: HashMap<String, Titled>,
    /// The first characters of the folded titles.
    first_characters: HashSet<char>,
    /// The first whose text is not left out.
    first: Option<usize>,
    last_number: i32,
    /// The numbers of those whose heads were met.
    begun: HashSet<i32>,
}

/// The attachments of one title.
struct Titled {
    first: usize,
    /// Those whose heads may still come, with their numbers.
    to_come: VecDeque<(usize, i32)>,
}

impl Attached {
    /// The attachments of a list.
    pub(super) fn new(listed: &[Attachment]) -> Self {
        let mut attached = Self::default();
        listed.iter().enumerate().for_each(|(at, attachment)| attached.add(at, attachment));
        attached
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    /// Takes in the attachment at the place `at`.
    pub(super) fn add(&mut self, at: usize, attachment: &Attachment) {
        self.by_number.entry(attachment.ordinal).or_insert(at);
        self.last_number = self.last_number.max(attachment.ordinal);
        self.first_characters.extend(first_folded(&attachment.title));
        let titled = self.by_title.entry(fold(&attachment.title));
        let titled = titled.or_insert_with(|| Titled { first: at, to_come: VecDeque::new() });
        if !attachment.omitted {
            titled.to_come.push_back((at, attachment.ordinal));
            self.first.get_or_insert(at);
        }
    }

    /// The number behind the last one.
    pub(super) fn next_number(&self) -> i32 {
        self.last_number.saturating_add(1)
    }

    /// The attachment that a mark names: by number, else by title, else the first.
    pub(super) fn named(&self, number: Option<i32>, title: &str) -> Option<usize> {
        match number {
            Some(number) => self.by_number.get(&number).copied(),
            None if !title.is_empty() => self.by_title.get(&fold(title)).map(|titled| titled.first),
            None => self.first,
        }
    }

    /// The head of the attachment with this number was met.
    pub(super) fn begin(&mut self, number: i32) {
        self.begun.insert(number);
    }

    /// False when no title begins as `line` does.
    pub(super) fn may_be_titled(&self, line: &str) -> bool {
        first_folded(line).is_none_or(|c| self.first_characters.contains(&c))
    }

    /// The first attachment with one of these folded titles whose head was not met yet.
    pub(super) fn awaited(&mut self, titles: &[String]) -> Option<usize> {
        let mut found = None;
        for title in titles {
            let Some(titled) = self.by_title.get_mut(title) else { continue };
            while titled.to_come.front().is_some_and(|(_, number)| self.begun.contains(number)) {
                titled.to_come.pop_front();
            }
            found = found.into_iter().chain(titled.to_come.front().map(|&(at, _)| at)).min();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_found_by_number_and_title() {
        let attachment = |ordinal, title: &str, omitted| Attachment {
            ordinal,
            title: title.into(),
            omitted,
            ..Attachment::default()
        };
        let listed =
            [attachment(1, "名单", true), attachment(2, "《名单》", false), attachment(3, "清单", false)];
        let mut attached = Attached::new(&listed);
        assert_eq!(attached.named(Some(3), "名单"), Some(2));
        assert_eq!((attached.named(None, "名单"), attached.named(None, "")), (Some(0), Some(1)));
        let titles = ["清单".to_owned(), "名单".to_owned()];
        assert_eq!(attached.awaited(&titles), Some(1));
        attached.begin(2);
        assert_eq!(attached.awaited(&titles), Some(2));
        attached.begin(3);
        assert_eq!((attached.awaited(&titles), attached.next_number()), (None, 4));
    }
}
