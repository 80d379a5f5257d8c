//! Persons and the posts that they gain or lose.
//!
//! Each statement is read clause by clause ([`crate::grammar::appointment`]); a clause without a name goes on with the
//! persons of the one before. One row stands for each person and position; who loses a post and retires has a row for
//! each. The day of effect is the one that the text
//! gives (`任职时间从2019年8月算起`), else that of the decision (`经2019年8月30日…常务会研究`, `2019年12月16日决定`).

use std::ops::Range;

use super::View;
use crate::grammar::appointment::{
    Change, Header, clause, further, given_below, has_office_of_group, has_sign, header, leaving, opened_by,
    position, positions, post_above, probation, retirement, subject,
};
use crate::grammar::date::full_date;
use crate::grammar::label::label_len;
use crate::grammar::organ::is_organ;
use crate::grammar::person::name_list;
use crate::grammar::surname::name_at;
use crate::model::{Action, Appointment, BlockKind, Date, Paragraph};
use crate::text::Span;
use crate::text::words::{WordList, chars, words};

mod names;
pub(super) mod table;

use names::printed_names;

/// The appointments of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Appointment> {
    of_changes(view, &changes(view))
}

/// The appointments that the changes of post in a document make.
pub(super) fn of_changes(view: View<'_>, changes: &[Found<'_>]) -> Vec<Appointment> {
    let mut rows = Vec::new();
    for found in changes {
        append_rows(view, found, &mut rows);
    }
    let columns: Vec<Appointment> = table::posts(view).iter().flat_map(|post| post.rows(view)).collect();
    if !columns.is_empty() {
        rows.extend(columns);
        rows.sort_by_key(|row| row.span.start());
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.appointment_id = format!("{}/p{}", view.document.document_id, at + 1);
    }
    rows
}

/// A change of post in a paragraph; ranges are of its repaired text.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) action: Action,
    /// The verb; empty when a header above the list says it.
    verb: Range<usize>,
    /// The verb of that header.
    word: &'static str,
    /// The persons, of this clause or of an earlier one.
    pub(super) persons: Vec<Range<usize>>,
    pub(super) position: Range<usize>,
    /// Where verb and position stand: above the names in `聘任下列同志为区督学：`, else in the same paragraph.
    pub(super) head: &'a Paragraph,
    /// The organ above the posts of an election, where the position names none.
    pub(super) under: Option<&'a str>,
    /// From the first name or verb to the end of the clause.
    pub(super) range: Range<usize>,
    /// True when the clause names its persons itself.
    pub(super) names_them: bool,
    probation: Option<i32>,
    since: Option<Date>,
    rule: &'static str,
}

/// The changes of post in a document, in text order.
pub(super) fn changes(view: View<'_>) -> Vec<Found<'_>> {
    let mut pass = Pass { decided: None, header: None, organ: None, given: None, found: Vec::new() };
    for paragraph in view.paragraphs() {
        match paragraph.kind {
            BlockKind::DateLine => pass.read_decision(paragraph.str()),
            kind if is_text(kind) => pass.read(paragraph),
            // `县人民代表大会常务委员会任命名单`
            BlockKind::Title => {
                (pass.header, pass.organ, pass.given) = (header(paragraph.str()), None, None);
            }
            _ => {}
        }
    }
    pass.found
}

fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Heading, ListItem, News, Note, Paragraph};
    matches!(kind, Paragraph | ListItem | Heading | News | Note)
}

struct Pass<'a> {
    /// Day of the decision that was printed last.
    decided: Option<Date>,
    /// What the header above the list says, or the clause whose list goes on.
    header: Option<Header>,
    /// The organ that heads the posts of an election: `云溪区人民政府` above `区　长：林知远`.
    organ: Option<&'a str>,
    /// The post that those get whom the paragraphs below name, and its clause.
    given: Option<(Change, &'a Paragraph, Range<usize>)>,
    found: Vec<Found<'a>>,
}

/// What the clauses of a sentence have said so far.
#[derive(Default)]
struct Sentence {
    /// The persons of whom it speaks.
    persons: Vec<Range<usize>>,
    /// Index of its last change of post.
    last: Option<usize>,
    /// The post that those get whom the next clause names, and where its clause begins.
    given: Option<(Change, usize)>,
    /// The word that sent its persons into retirement before their post was named.
    retiring: Option<Range<usize>>,
    /// True behind a semicolon, where only words that point back go on with its persons.
    closed: bool,
    /// True while its persons are named by a clause that changes no post.
    only_named: bool,
}

impl Sentence {
    fn closed(self) -> Self {
        Self { persons: self.persons, closed: true, only_named: self.only_named, ..Self::default() }
    }

    /// True when a clause that begins with `words` may speak of its persons.
    fn goes_on(&self, words: &str) -> bool {
        static POINTS: WordList =
            WordList::new(&["不再", "免去其", "同时免去其", "并免去其", "其", "同意其", "兼任"]);
        !self.persons.is_empty() && (!self.closed || POINTS.begin(words))
    }
}

impl<'a> Pass<'a> {
    fn read(&mut self, paragraph: &'a Paragraph) {
        let text = paragraph.str();
        if self.read_names(paragraph) || self.elects() && self.read_head(paragraph) {
            return;
        }
        let listed = self.header.is_some_and(|header| header.stated);
        if !listed && !text.contains(['任', '免', '职', '聘', '选', '去', '为', '年']) {
            return;
        }
        // Most texts change no post: they may only tell when somebody decides, and for how long.
        if self.header.is_none() && !has_sign(text) && !words!["试用", "算起", "计算"].stand_in(text) {
            clauses(text).into_iter().for_each(|part| self.read_decision(&text[part]));
            return;
        }
        let mut sentence = Sentence::default();
        let mut all = false;
        // The changes of the statement between two semicolons.
        let mut own_from = self.found.len();
        for part in clauses(text) {
            let words = &text[part.clone()];
            self.read_decision(words);
            all |= words.starts_with("以上") || words.starts_with("上述");
            let own = words.split('（').next().unwrap_or(words);
            let known = self.found.len();
            if own.contains("算起") || own.contains("计算") {
                self.read_terms(words, paragraph, all, own_from);
            } else if let Some(header) = header(words) {
                (self.header, self.organ) = (Some(header), None);
            } else {
                let told = self.read_clause(paragraph, &part, &mut sentence);
                if self.found.len() > known {
                    // `（试用期一年，任职时间从2023年4月算起）`
                    self.set_terms(&words[own.len()..], |at, _| at >= known);
                } else if !told || words.contains("试用") {
                    self.read_terms(words, paragraph, all, own_from);
                }
            }
            match text[part.end..].chars().next() {
                Some('。') => (sentence, all) = (Sentence::default(), false),
                Some('；') => (sentence, all) = (sentence.closed(), false),
                _ => continue,
            }
            own_from = self.found.len();
        }
        self.given = sentence.given.map(|(change, start)| {
            let clause = start..start + change.end;
            (change, paragraph, clause)
        });
    }

    /// True below the head of the results of an election.
    fn elects(&self) -> bool {
        self.header.is_some_and(|header| header.stated && words!["选举", "补选", "增选"].have(header.word))
    }

    /// Reads a paragraph that is an organ, whose posts stand below, or a post in one, whose persons do.
    fn read_head(&mut self, paragraph: &'a Paragraph) -> bool {
        let text = paragraph.str().trim_end_matches('：');
        let bare = &text[label_len(text)..];
        if is_organ(bare) {
            self.organ = Some(bare);
            return true;
        }
        let post = self
            .header
            .filter(|_| !text.contains(['，', '：', '为']))
            .and_then(|header| post_above(text, header));
        let whole = 0..text.len();
        self.given = post.map(|change| (change, paragraph, whole));
        self.given.is_some()
    }

    /// A post that belongs to the organ above it: `区　长`.
    fn post_of_organ(&self, words: &str) -> Option<Change> {
        let organ = self.organ.filter(|_| self.elects())?;
        let start = label_len(words);
        position(&words[start..]).filter(|post| post.organ.is_none())?;
        let whole = post_above(&format!("{organ}{}", &words[start..]), self.header?)?;
        let position = start..words.len();
        Some(Change { verb: start..start, position, end: words.len(), ..whole })
    }

    /// Reads a paragraph that is nothing but the names of those who get the post given above.
    fn read_names(&mut self, paragraph: &'a Paragraph) -> bool {
        let Some((change, head, clause)) = self.given.take() else { return false };
        let text = paragraph.str();
        let start = label_len(text);
        let names: Vec<Range<usize>> =
            name_list(&text[start..]).into_iter().map(|(r, _)| r.start + start..r.end + start).collect();
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return false };
        let between = names.windows(2).map(|pair| &text[pair[0].end..pair[1].start]);
        let marks = |text: &str| text.chars().all(|c| chars!("、，；。").has(c));
        if first.start != start || !between.chain([&text[last.end..]]).all(marks) {
            return false;
        }
        let mut found = self.change(head, &clause, change.clone(), &[]);
        found.range = first.start..last.end;
        // `周砚秋（女）`
        let bare = |name: Range<usize>| {
            name.start..text[name.clone()].find(['（', '(']).map_or(name.end, |at| name.start + at)
        };
        let persons = names.into_iter().map(bare).collect();
        (found.paragraph, found.persons, found.names_them) = (paragraph, persons, true);
        self.found.push(found);
        self.given = Some((change, head, clause));
        true
    }

    /// Reads a clause that changes a post or names whose post changes; false for any other.
    fn read_clause(&mut self, paragraph: &'a Paragraph, part: &Range<usize>, so_far: &mut Sentence) -> bool {
        let words = &paragraph.str()[part.clone()];
        if words!["现任", "曾任", "历任", "原任", "时任"].begin(words) {
            return false;
        }
        if let Some(found) = self.given(paragraph, part, so_far.given.as_ref()) {
            so_far.given = None;
            self.found.push(found);
        } else if let Some(change) = given_below(words) {
            so_far.given = Some((change, part.start));
        } else if let Some(header) = self.header.filter(|_| paragraph.str()[part.end..].starts_with('：'))
            && let Some(change) = post_above(words, header).or_else(|| self.post_of_organ(words))
        {
            so_far.given = Some((change, part.start));
        } else if let Some(change) = clause(words, so_far.goes_on(words), self.header)
            .filter(|change| is_apart(paragraph, part.start, change) && !is_in_group(paragraph, part, change))
        {
            self.note_list(words, &change);
            let mut found = self.change(paragraph, part, change, &so_far.persons);
            found.names_them |= std::mem::take(&mut so_far.only_named);
            self.push(found, so_far);
        } else if let Some(at) = retirement(words).filter(|_| so_far.last.is_some()) {
            self.retire(so_far, part.start + at.start..part.start + at.end);
        } else if let Some(person) = subject(words)
            .filter(|_| tells_of_one(words, &paragraph.str()[part.end..]))
            .or_else(|| leaving(words))
        {
            so_far.only_named = true;
            let retiring = words.find("退休").map(|at| part.start + at);
            so_far.persons.clear();
            so_far.persons.push(person.start + part.start..person.end + part.start);
            so_far.retiring = retiring.map(|at| at..at + "退休".len());
        } else if let Some(last) = so_far.last
            && let Some(position) = further(words)
        {
            let before = &self.found[last];
            let position = position.start + part.start..position.end + part.start;
            let range = before.range.start..part.end;
            let more = Found { position, range, names_them: false, ..before.clone() };
            self.push(more, so_far);
        } else {
            return false;
        }
        true
    }

    /// The post that the clause before gives to those whom this one names, and nothing else.
    fn given(
        &self,
        paragraph: &'a Paragraph,
        part: &Range<usize>,
        given: Option<&(Change, usize)>,
    ) -> Option<Found<'a>> {
        let (change, start) = given?;
        let words = &paragraph.str()[part.clone()];
        let mut names: Vec<Range<usize>> = name_list(words).into_iter().map(|(name, _)| name).collect();
        if names.is_empty() || names.len() <= words.matches('、').count() || words.contains('（') {
            names = printed_names(paragraph, part.clone())?;
        }
        let shift = |r: Range<usize>| r.start + part.start - start..r.end + part.start - start;
        let persons = names.into_iter().map(shift).collect();
        let change = Change { persons, end: part.end - start, ..change.clone() };
        Some(self.change(paragraph, &(*start..part.end), change, &[]))
    }

    /// A clause with a verb of its own opens a list, and ends the one that a header opened.
    fn note_list(&mut self, clause: &str, change: &Change) {
        if !change.persons.is_empty() && change.rule != "post-changed" {
            self.header = opened_by(&clause[change.verb.clone()]).or(self.header);
        }
    }

    /// Keeps a change; who retires does so from the post that is lost.
    fn push(&mut self, found: Found<'a>, so_far: &mut Sentence) {
        so_far.persons.clone_from(&found.persons);
        so_far.closed = false;
        so_far.last = Some(self.found.len());
        let loses = matches!(found.action, Action::Remove | Action::Resign);
        let tail = &found.paragraph.str()[found.position.end..found.range.end];
        let at = tail.find("退休").map(|at| found.position.end + at);
        let remark = at.map(|at| at..at + "退休".len()).filter(|_| loses && tail.contains('（'));
        let retiring = so_far.retiring.take().filter(|_| loses);
        self.found.push(found);
        if let Some(word) = retiring.or(remark) {
            self.retire(so_far, word);
        }
    }

    /// A row of its own for the retirement from the post that the sentence named last.
    fn retire(&mut self, so_far: &Sentence, word: Range<usize>) {
        let Some(before) = so_far.last.and_then(|last| self.found.get(last)) else { return };
        if !matches!(before.action, Action::Remove | Action::Resign) {
            return;
        }
        let range = before.range.start.min(word.start)..before.range.end.max(word.end);
        let retired =
            Found { action: Action::Retire, verb: word, range, names_them: false, ..before.clone() };
        self.found.push(retired);
    }

    /// A date in a clause that tells of a decision, or that stands alone above a group.
    fn read_decision(&mut self, words: &str) {
        static DECIDES: WordList =
            WordList::new(&["会", "决定", "研究", "通过", "批准", "同意", "任命", "免去", "选举", "补选"]);
        let Some((range, date)) = first_date(words) else { return };
        if range.len() == words.len() || DECIDES.stand_in(&words[range.end..]) {
            self.decided = Some(date);
        }
    }

    /// Terms that a clause of its own sets for what stands before it, in its paragraph or (`以上同志`) above:
    /// `试用期一年`, `任职时间从2019年8月1日起算`; those that it names are meant wherever they stand. Behind a comma they are
    /// those of its statement, whose changes begin at `own_from`.
    fn read_terms(&mut self, words: &str, paragraph: &Paragraph, all: bool, own_from: usize) {
        let named = |f: &Found<'a>| f.persons.iter().any(|p| words.contains(&f.paragraph.str()[p.clone()]));
        let names = subject(words).is_some() || words.contains('、');
        if names && sets_terms(words) && self.found.iter().any(named) {
            self.set_terms(words, |_, found| named(found));
        } else {
            let own = self.found.len() > own_from && !words.contains('均');
            let from = if own && !all { own_from } else { 0 };
            self.set_terms(words, |at, found| all || at >= from && std::ptr::eq(found.paragraph, paragraph));
        }
    }

    /// Sets the terms that `words` give for those changes that `fits` takes, by place and by what they are.
    fn set_terms(&mut self, words: &str, fits: impl Fn(usize, &Found<'a>) -> bool) {
        if !sets_terms(words) {
            return;
        }
        let months = probation(words);
        let since = if is_dated(words) { first_date(words) } else { None };
        let meant = self.found.iter_mut().enumerate().filter(|(at, found)| fits(*at, found));
        for (_, found) in meant {
            if gains(found.action) {
                found.probation = found.probation.or(months);
            }
            found.since = since.as_ref().map(|(_, day)| *day).or(found.since);
        }
    }

    fn change(
        &self,
        paragraph: &'a Paragraph,
        part: &Range<usize>,
        change: Change,
        open: &[Range<usize>],
    ) -> Found<'a> {
        let shift = |r: Range<usize>| r.start + part.start..r.end + part.start;
        let names_them = !change.persons.is_empty();
        let own: Vec<Range<usize>> = change.persons.into_iter().map(shift).collect();
        let verb = shift(change.verb);
        let position = shift(change.position);
        let start = own.first().map_or(position.start, |p| p.start).min(position.start);
        let start = if verb.is_empty() { start } else { start.min(verb.start) };
        Found {
            paragraph,
            head: paragraph,
            action: change.action,
            persons: if names_them { own } else { open.to_vec() },
            range: start..shift(0..change.end).end,
            verb,
            word: self.header.map_or("", |header| header.word),
            under: self.organ.filter(|_| names_no_organ(&paragraph.str()[position.clone()])),
            position,
            names_them,
            probation: change.probation,
            since: self.decided,
            rule: change.rule,
        }
    }
}

/// True for `林知远同志…`, and for a name that is alone in its clause before a description: `林知远，男，…`.
fn tells_of_one(words: &str, behind: &str) -> bool {
    words.contains("同志")
        || words.ends_with('）')
        || words!["转正", "期满"].end(words)
        || behind.starts_with("，男")
        || behind.starts_with("，女")
}

/// False for a name of a list behind which the post stands without a word and without a blank between them: what reads so
/// is mostly another text. `林知远　区水利局局长`.
fn is_apart(paragraph: &Paragraph, start: usize, change: &Change) -> bool {
    let Some(name) = change.persons.last() else { return true };
    if change.rule != "post-listed" || !gains(change.action) || name.end < change.position.start {
        return true;
    }
    let printed = |range: &Range<usize>| paragraph.text.printed(start + range.start..start + range.end);
    printed(name).end() < printed(&change.position).start()
}

/// True for a bare `副主任` where the text speaks of the office of a group: members are no appointees.
fn is_in_group(paragraph: &Paragraph, part: &Range<usize>, change: &Change) -> bool {
    let text = paragraph.str();
    let post = &text[part.start + change.position.start..part.start + change.position.end];
    matches!(change.rule, "post-changed" | "post-goes-on")
        && words!["主任", "副主任", "常务副主任", "办公室主任", "办公室副主任"].have(post)
        && has_office_of_group(&text[..part.start])
}

/// True for words that set a probation or the day from which a post is held; `试用期为一年的` is a condition.
fn sets_terms(words: &str) -> bool {
    (words.contains("试用") || is_dated(words)) && !words.ends_with('的')
}

fn is_dated(words: &str) -> bool {
    words!["任职时间", "任期", "计算", "算起"].stand_in(words)
}

/// True for an action that gives a post.
fn gains(action: Action) -> bool {
    !matches!(action, Action::Remove | Action::Resign | Action::Retire)
}

/// True for a bare `副区长`.
fn names_no_organ(text: &str) -> bool {
    position(text).is_some_and(|position| position.organ.is_none())
}

/// The clauses of a text: what stands between `，；。：` outside of brackets.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '《' | '“' => depth += 1,
            '）' | '》' | '”' => depth = depth.saturating_sub(1),
            '、' if depth != 0 || !begins_change(&text[start..at], &text[at + c.len_utf8()..]) => {}
            '，' | '；' | '。' | '：' | '、' if depth == 0 => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts.retain(|p| !p.is_empty());
    parts
}

/// True when a statement of its own stands behind a comma of a list: `任命甲为局长、乙为副局长`, `免去甲的局长职务、乙的…`.
fn begins_change(before: &str, behind: &str) -> bool {
    if before.ends_with("职务") {
        return true;
    }
    before.contains('为') && name_at(behind, |rest| rest.starts_with('为')).is_some()
}

/// The first full date of `text` and where it stands.
fn first_date(text: &str) -> Option<(Range<usize>, Date)> {
    if !text.contains('年') {
        return None;
    }
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit() || *c == '二' || *c == '一').take(40);
    starts
        .filter_map(|(at, _)| {
            full_date(&text[at..]).ok().map(|(rest, date)| (at..text.len() - rest.len(), date))
        })
        .next()
}

fn append_rows(view: View<'_>, found: &Found<'_>, rows: &mut Vec<Appointment>) {
    let names = found.paragraph.str();
    let text = found.head.str();
    for person in &found.persons {
        for position in positions(&text[found.position.clone()]) {
            let place = |r: Range<usize>| r.start + found.position.start..r.end + found.position.start;
            let own = position.organ.map(|o| &text[place(o)]);
            let organ = own.or(found.under).map(str::to_owned);
            rows.push(Appointment {
                appointment_id: String::new(),
                document_id: view.document.document_id.clone(),
                person: names[person.clone()].to_owned(),
                action: found.action,
                action_raw: action_raw(view, found),
                organ,
                organ_id: None,
                post: text[place(position.post)].to_owned(),
                position_raw: view.raw(found.head, place(position.range)),
                probation_months: found.probation.filter(|_| gains(found.action)),
                effective_date: found.since,
                rule: found.rule,
                span: span(view, found),
            });
        }
    }
}

/// Where a change is printed: with the clause that gives the post, where that stands above the names.
fn span(view: View<'_>, found: &Found<'_>) -> Span {
    let own = view.span(found.paragraph, found.range.clone());
    if std::ptr::eq(found.head, found.paragraph) {
        return own;
    }
    view.span(found.head, found.verb.start..found.position.end).cover(own)
}

/// The verb as printed; below a header, that of the header.
fn action_raw(view: View<'_>, found: &Found<'_>) -> String {
    if found.verb.is_empty() {
        return found.word.to_owned();
    }
    view.raw(found.head, found.verb.clone())
}

#[cfg(test)]
mod tests;
