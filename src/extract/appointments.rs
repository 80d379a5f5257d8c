//! Persons and the posts that they gain or lose.
//!
//! Each statement is read clause by clause ([`crate::grammar::appointment`]); a clause without a name goes on with the
//! persons of the one before. One row stands for each person and position; who loses a post and retires has a row for
//! each. The day of effect is the one that the text
//! gives (`任职时间从2019年8月算起`), else that of the decision (`经2019年8月30日…常务会研究`, `2019年12月16日决定`).

use std::ops::Range;

use super::View;
use crate::grammar::appointment::{
    Change, Header, clause, further, given_below, header, positions, probation, retirement, subject,
};
use crate::grammar::date::full_date;
use crate::grammar::person::name_list;
use crate::grammar::surname::name_at;
use crate::model::{Action, Appointment, BlockKind, Date, Paragraph};
use crate::text::words::{WordList, words};

pub(super) mod table;

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
    /// The persons, of this clause or of an earlier one.
    pub(super) persons: Vec<Range<usize>>,
    pub(super) position: Range<usize>,
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
    let mut pass = Pass { decided: None, header: None, found: Vec::new() };
    for paragraph in view.paragraphs() {
        match paragraph.kind {
            BlockKind::DateLine => pass.read_decision(paragraph.str()),
            kind if is_text(kind) => pass.read(paragraph),
            BlockKind::Title => pass.header = None,
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
}

impl Sentence {
    fn closed(self) -> Self {
        Self { persons: self.persons, closed: true, ..Self::default() }
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
        let listed = self.header.is_some_and(|header| header.stated);
        if !listed && !text.contains(['任', '免', '职', '聘', '选', '去', '为', '年']) {
            return;
        }
        let mut sentence = Sentence::default();
        let mut all = false;
        for part in clauses(text) {
            let words = &text[part.clone()];
            self.read_decision(words);
            all |= words.starts_with("以上") || words.starts_with("上述");
            let terms = words.contains("算起") || words.contains("计算");
            if terms {
                self.read_terms(words, paragraph, all);
            } else if let Some(action) = header(words) {
                self.header = Some(Header { action, stated: true });
            } else if !self.read_clause(paragraph, &part, &mut sentence) {
                self.read_terms(words, paragraph, all);
            }
            match text[part.end..].chars().next() {
                Some('。') => (sentence, all) = (Sentence::default(), false),
                Some('；') => (sentence, all) = (sentence.closed(), false),
                _ => {}
            }
        }
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
        } else if let Some(change) = clause(words, so_far.goes_on(words), self.header)
            .filter(|change| is_apart(paragraph, part.start, change))
        {
            self.note_list(&change);
            let found = self.change(paragraph, part, change, &so_far.persons);
            self.push(found, so_far);
        } else if let Some(at) = retirement(words).filter(|_| so_far.last.is_some()) {
            self.retire(so_far, part.start + at.start..part.start + at.end);
        } else if let Some(person) =
            subject(words).filter(|_| tells_of_one(words, &paragraph.str()[part.end..]))
        {
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
        let names = name_list(words);
        if names.is_empty() || names.len() <= words.matches('、').count() {
            return None;
        }
        let shift = |r: Range<usize>| r.start + part.start - start..r.end + part.start - start;
        let persons = names.into_iter().map(|(name, _)| shift(name)).collect();
        let change = Change { persons, end: part.end - start, ..change.clone() };
        Some(self.change(paragraph, &(*start..part.end), change, &[]))
    }

    /// A clause with a verb of its own opens a list, and ends the one that a header opened.
    fn note_list(&mut self, change: &Change) {
        if !change.persons.is_empty() && !change.verb.is_empty() && change.rule != "post-changed" {
            self.header = Some(Header { action: change.action, stated: false });
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
            WordList::new(&["会", "决定", "研究", "通过", "批准", "同意", "任命", "免去"]);
        let Some((range, date)) = first_date(words) else { return };
        if range.len() == words.len() || DECIDES.stand_in(&words[range.end..]) {
            self.decided = Some(date);
        }
    }

    /// Terms that a clause of its own sets for what stands before it, in its paragraph or (`以上同志`) above:
    /// `试用期一年`, `任职时间从2019年8月1日起算`.
    fn read_terms(&mut self, words: &str, paragraph: &Paragraph, all: bool) {
        let here = |f: &&mut Found<'a>| all || std::ptr::eq(f.paragraph, paragraph);
        if let Some(months) = probation(words) {
            let gained = self.found.iter_mut().filter(here).filter(|f| gains(f.action));
            gained.for_each(|f| f.probation = f.probation.or(Some(months)));
        }
        if words.contains("任职时间") || words.contains("任期") || words.contains("计算") {
            let Some((_, date)) = first_date(words) else { return };
            self.found.iter_mut().filter(here).for_each(|f| f.since = Some(date));
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
            action: change.action,
            persons: if names_them { own } else { open.to_vec() },
            range: start..shift(0..change.end).end,
            verb,
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

/// True for an action that gives a post.
fn gains(action: Action) -> bool {
    !matches!(action, Action::Remove | Action::Resign | Action::Retire)
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
    let text = found.paragraph.str();
    for person in &found.persons {
        for position in positions(&text[found.position.clone()]) {
            let place = |r: Range<usize>| r.start + found.position.start..r.end + found.position.start;
            let organ = position.organ.map(|o| text[place(o)].to_owned());
            rows.push(Appointment {
                appointment_id: String::new(),
                document_id: view.document.document_id.clone(),
                person: text[person.clone()].to_owned(),
                action: found.action,
                action_raw: action_raw(view, found),
                organ,
                organ_id: None,
                post: text[place(position.post)].to_owned(),
                position_raw: view.raw(found.paragraph, place(position.range)),
                probation_months: found.probation.filter(|_| gains(found.action)),
                effective_date: found.since,
                rule: found.rule,
                span: view.span(found.paragraph, found.range.clone()),
            });
        }
    }
}

/// The verb as printed; below a header, the word of the header.
fn action_raw(view: View<'_>, found: &Found<'_>) -> String {
    if !found.verb.is_empty() {
        return view.raw(found.paragraph, found.verb.clone());
    }
    match found.action {
        Action::Remove => "免去",
        Action::Hire => "聘任",
        Action::Nominate => "提名",
        _ => "任命",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::{in_notice, printed};

    /// Person, action, organ, post, probation, day of effect and rule of a row.
    type Row<'a> = (&'a str, &'a str, Option<&'a str>, &'a str, Option<i32>, Option<&'a str>, &'a str);

    fn check(body: &str, expected: &[Row<'_>]) {
        let rows = in_notice(body, extract);
        let days: Vec<Option<String>> =
            rows.iter().map(|r| r.effective_date.map(|d| d.to_string())).collect();
        let found: Vec<_> = rows
            .iter()
            .zip(&days)
            .map(|(r, day)| {
                let months = r.probation_months;
                (
                    r.person.as_str(),
                    r.action.as_str(),
                    r.organ.as_deref(),
                    r.post.as_str(),
                    months,
                    day.as_deref(),
                    r.rule,
                )
            })
            .collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn chained_statements() {
        let day = Some("2021-02-28");
        check(
            "经2021年2月28日第三届区人民政府第18次常务会研究，决定：\n\n林知远同志任云溪区水利局局长(试用期1年),免去其云溪区教委副主任职务;\n\n免去周砚秋同志的云溪中学校长职务。",
            &[
                ("林知远", "appoint", Some("云溪区水利局"), "局长", Some(12), day, "post-changed"),
                ("林知远", "remove", Some("云溪区教委"), "副主任", None, day, "post-goes-on"),
                ("周砚秋", "remove", Some("云溪中学"), "校长", None, day, "post-taken"),
            ],
        );
    }

    #[test]
    fn lists_below_headers_and_terms() {
        check(
            "任命：\n\n林知远为云溪区水利局局长；\n\n周砚秋、沈舟为云溪区人民检察院检察员。\n\n以上同志试用期一年，任职时间从2020年9月1日算起。",
            &[
                (
                    "林知远",
                    "appoint",
                    Some("云溪区水利局"),
                    "局长",
                    Some(12),
                    Some("2020-09-01"),
                    "post-listed",
                ),
                (
                    "周砚秋",
                    "appoint",
                    Some("云溪区人民检察院"),
                    "检察员",
                    Some(12),
                    Some("2020-09-01"),
                    "post-listed",
                ),
                (
                    "沈舟",
                    "appoint",
                    Some("云溪区人民检察院"),
                    "检察员",
                    Some(12),
                    Some("2020-09-01"),
                    "post-listed",
                ),
            ],
        );
    }

    #[test]
    fn one_row_for_each_organ() {
        check(
            "任命林知远为青岚江山有限公司总经理、青岚省人民政府驻江山办事处副主任。",
            &[
                ("林知远", "appoint", Some("青岚江山有限公司"), "总经理", None, None, "post-given"),
                ("林知远", "appoint", Some("青岚省人民政府驻江山办事处"), "副主任", None, None, "post-given"),
            ],
        );
    }

    #[test]
    fn lists_go_on_behind_a_verb() {
        let rows = in_notice(
            "任命林知远为区水利局局长，周砚秋为区教育局局长、林秋为区民政局局长；免去沈舟的区水利局局长职务、陈望舒的区教育局局长职务。\n\n方若水同志任区医院院长；不再担任区卫生局副局长；免去区档案局局长职务。\n\n任命顾长风为区政府办公室主任，区信访局局长（兼）。",
            extract,
        );
        let found: Vec<_> =
            rows.iter().map(|r| (r.person.as_str(), r.action.as_str(), r.position_raw.as_str())).collect();
        assert_eq!(
            found,
            [
                ("林知远", "appoint", "区水利局局长"),
                ("周砚秋", "appoint", "区教育局局长"),
                ("林秋", "appoint", "区民政局局长"),
                ("沈舟", "remove", "区水利局局长"),
                ("陈望舒", "remove", "区教育局局长"),
                ("方若水", "appoint", "区医院院长"),
                ("方若水", "remove", "区卫生局副局长"),
                ("顾长风", "appoint", "区政府办公室主任"),
                ("顾长风", "appoint", "区信访局局长"),
            ]
        );
    }

    #[test]
    fn a_header_yields_to_verbs() {
        let rows = in_notice(
            "免去：\n\n林知远的区水利局局长职务；\n\n周砚秋区教育局局长职务。\n\n沈舟任区信访局局长。\n\n批准方若水辞去区统计局局长职务的请求。",
            extract,
        );
        let found: Vec<_> = rows.iter().map(|r| (r.person.as_str(), r.action.as_str())).collect();
        assert_eq!(
            found,
            [("林知远", "remove"), ("周砚秋", "remove"), ("沈舟", "appoint"), ("方若水", "resign")]
        );
    }

    #[test]
    fn who_retires_has_a_row_for_it() {
        for body in [
            "免去林知远同志区水利局局长职务，退休。",
            "同意林知远同志退休，免去其区水利局局长职务。",
            "林知远同志因到龄退休，不再担任区水利局局长职务。",
            "免去林知远的区水利局局长职务（退休）。",
        ] {
            let rows = in_notice(body, extract);
            let found: Vec<_> =
                rows.iter().map(|r| (r.person.as_str(), r.action.as_str(), r.post.as_str())).collect();
            assert_eq!(found, [("林知远", "remove", "局长"), ("林知远", "retire", "局长")], "{body}");
        }
        let kept = in_notice("免去林知远的区退休干部局局长职务，退休待遇不变。", extract);
        assert_eq!(kept.iter().map(|r| r.action.as_str()).collect::<Vec<_>>(), ["remove"]);
    }

    #[test]
    fn rosters_and_duties_give_no_post() {
        check("成立以区长任组长的领导小组，办公室主任由区水利局局长兼任。\n\n组　长：林知远　区长", &[]);
    }

    #[test]
    fn spans_hold_the_statement() {
        let text = "关于林知远任职的通知\n\n云溪府人〔2021〕2号\n\n区政府各部门:\n\n经2021年2月28日第三届区人民政府第18次常务会议研究,决定林知远同志任云溪\n区水利局局长(试用期1年)。\n\n云溪区人民政府\n\n2021年3月2日\n";
        let rows = crate::extract::fixture::in_text(text, extract);
        assert_eq!(printed(text, &rows, |r| r.span), ["林知远同志任云溪\n区水利局局长(试用期1年)"]);
        assert_eq!(rows[0].position_raw, "云溪区水利局局长");
    }
}
