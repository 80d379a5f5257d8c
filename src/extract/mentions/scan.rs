//! One scan over a text for everything that it names.
//!
//! At each character only the leaves are asked that can begin there, or that have their anchor there; the longest
//! entity wins and is stepped over. A leaf with its anchor inside (a document number at `〔`, a meeting at `第…次`, a mail
//! address at `@`) reaches back over a bounded number of characters and takes the place of the shorter entities that it
//! covers. So the time is linear in the length of the text.

use std::ops::Range;

use super::{Entity, leaf, name};
use crate::grammar::date::find as dates;
use crate::grammar::label::label_len;
use crate::grammar::organ::starts_phrase;
use crate::grammar::quantity::find::{self as quantities, ordinals_end};
use crate::model::MentionKind;
use crate::text::repair::is_han;
use crate::text::words::chars;

/// The entities of a text, in order and without overlaps; `persons` are the places of names, in order.
pub(super) fn entities(text: &str, persons: &[Range<usize>]) -> Vec<Entity> {
    let labelled = label_len(text);
    let (found, place_end) = (Vec::new(), None);
    let mut scan = Scan { text, persons, found, free: 0, counts: 0, named: 0, labelled, place_end };
    for (at, c) in text.char_indices() {
        if at >= scan.free {
            scan.step(at, c);
        }
    }
    scan.found
}

struct Scan<'a> {
    text: &'a str,
    /// The persons further on.
    persons: &'a [Range<usize>],
    found: Vec<Entity>,
    /// The end of the last entity.
    free: usize,
    /// Where the next quantity may begin: behind ordinals and names in quotes.
    counts: usize,
    /// Where the name of the next meeting may begin.
    named: usize,
    /// Where the words behind a label begin: `第三条`, `一是`.
    labelled: usize,
    /// Where the next character stands with which places end.
    place_end: Option<usize>,
}

impl Scan<'_> {
    /// Asks the leaves that may stand at `at`, where `c` is printed, and takes the longest entity.
    fn step(&mut self, at: usize, c: char) {
        let person = self.person(at);
        let mut best = None;
        let mut offer = |entity: Option<Entity>| longer(&mut best, entity);
        match c {
            '0'..='9' => {
                offer(leaf::date(self.text, at));
                offer(self.quantity(at));
                offer(leaf::phone(self.text, at));
            }
            '（' | '(' => offer(leaf::phone(self.text, at)),
            '《' => offer(leaf::title(self.text, at)),
            '〔' => offer(leaf::number(self.text, at..at + c.len_utf8())),
            '令' => offer(leaf::number(self.text, at..at + c.len_utf8())),
            '告' => offer(self.proclamation(at)),
            '届' => offer(self.session(at)),
            '常' | '党' | '办' | '主' => offer(leaf::meeting(self.text, self.named, at)),
            '@' => offer(leaf::email(self.text, at)),
            'h' | 'H' | 'w' | 'W' => offer(leaf::url(self.text, at)),
            '¥' | '￥' | '$' | '＄' | '€' | '£' => offer(leaf::money(self.text, at)),
            '“' => self.counts = self.counts.max(behind_name(self.text, at)),
            '第' => {
                offer(self.filed(at));
                offer(leaf::meeting(self.text, self.named, at));
                offer(leaf::date(self.text, at));
                self.counts = self.counts.max(ordinals_end(self.text, at));
            }
            c => {
                if dates::may_begin(c) {
                    offer(leaf::date(self.text, at));
                }
                if quantities::may_begin(c) {
                    offer(self.quantity(at));
                }
            }
        }
        // `林知远　市财政局局长`: behind a name nothing but a blank may part it from the organ.
        if is_han(c) && person.is_none() && self.begins_phrase(at) {
            let before_person = &self.text[..self.next_person(at)];
            offer(name::organ(before_person, at));
            if self.may_be_place(at) {
                offer(name::place(before_person, at));
            }
        }
        offer(person);
        if let Some(entity) = best {
            self.take(entity);
        }
    }

    fn quantity(&self, at: usize) -> Option<Entity> {
        if at < self.counts {
            return None;
        }
        leaf::quantity(self.text, at)
    }

    /// `公告` and `通告` are anchors of numbers.
    fn proclamation(&self, at: usize) -> Option<Entity> {
        let start = at - self.text[..at].chars().next_back().filter(|c| chars!("公通").has(*c))?.len_utf8();
        leaf::number(self.text, start..at + '告'.len_utf8())
    }

    /// `字第` is an anchor of numbers.
    fn filed(&self, at: usize) -> Option<Entity> {
        let start = self.text[..at].strip_suffix('字')?.len();
        leaf::number(self.text, start..at + '第'.len_utf8())
    }

    /// `十四届八次全会` has no mark before its first number: it is known by its 届.
    fn session(&self, at: usize) -> Option<Entity> {
        const LONGEST: usize = 7;
        let back = self.text[..at].char_indices().rev().take(LONGEST);
        let number = |c: char| c.is_ascii_digit() || chars!("第〇零一二三四五六七八九十百").has(c);
        let (start, _) = back.take_while(|&(_, c)| number(c)).last()?;
        leaf::meeting(self.text, self.named, start)
    }

    /// True where an organ or a place may begin: where a phrase does, behind the label of the text, behind a verb that leads to an organ, and behind what
    /// is stepped over.
    fn begins_phrase(&self, at: usize) -> bool {
        use MentionKind::{Date, DocumentNumber, DocumentTitle, Organ, Person};
        self.found.last().is_some_and(|last| match last.kind {
            Date | DocumentNumber | DocumentTitle => last.range.end == at,
            Organ => last.range.end == at && name::begins_government(&self.text[..at], &self.text[at..]),
            Person => self
                .text
                .get(last.range.end..at)
                .is_some_and(|between| is_behind_person(between, &self.text[at..])),
            _ => false,
        }) || at == self.labelled
            || starts_phrase(&self.text[..at])
            || name::leads_on(&self.text[..at])
    }

    /// False where no place begins, since none ends within reach.
    fn may_be_place(&mut self, at: usize) -> bool {
        let known = self.place_end.filter(|end| *end >= at);
        let end = known.unwrap_or_else(|| at + name::next_place_end(&self.text[at..]));
        self.place_end = Some(end);
        end - at < name::LONGEST_PLACE
    }

    /// Where the next person behind `at` is named, or the end of the text: no other name reaches over it.
    fn next_person(&self, at: usize) -> usize {
        self.persons.iter().map(|name| name.start).find(|start| *start > at).unwrap_or(self.text.len())
    }

    fn person(&mut self, at: usize) -> Option<Entity> {
        while self.persons.first().is_some_and(|name| name.start < at) {
            self.persons = &self.persons[1..];
        }
        let name = self.persons.first().filter(|name| name.start == at)?;
        Some(Entity::plain(MentionKind::Person, name.clone()))
    }

    /// Takes an entity in the place of those that it covers; one that cuts a longer one is dropped.
    fn take(&mut self, entity: Entity) {
        while let Some(last) = self.found.last().filter(|last| last.range.end > entity.range.start) {
            if last.range.len() >= entity.range.len() {
                return;
            }
            self.found.pop();
        }
        self.free = entity.range.end;
        if !matches!(entity.kind, MentionKind::Organ | MentionKind::Date | MentionKind::Place) {
            self.named = self.free;
        }
        self.found.push(entity);
    }
}

/// True where the organ of a person may begin, `between` the name and it: `林知远　市财政局局长`, `林知远任临江市水利局局长`.
fn is_behind_person(between: &str, text: &str) -> bool {
    match between {
        "" => text.starts_with(|c| chars!("国省市区县州中").has(c)),
        _ => ["任", "同志任", "担任", "同志担任"].contains(&between),
    }
}

/// Keeps the longer of two entities, the first of two that are equally long.
fn longer(best: &mut Option<Entity>, other: Option<Entity>) {
    let length = |entity: &Option<Entity>| entity.as_ref().map_or(0, |entity| entity.range.len());
    if length(&other) > length(best) {
        *best = other;
    }
}

/// The end of a name in quotes, whose numbers count nothing (`“四个扎实”`); `at` itself for a longer quotation.
fn behind_name(text: &str, at: usize) -> usize {
    const LONGEST: usize = 20;
    let inner = text[at..].char_indices().skip(1).take(LONGEST);
    inner.take_while(|(_, c)| *c != '“').find(|(_, c)| *c == '”').map_or(at, |(end, _)| at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let show = |entity: Entity| {
            let printed = &text[entity.range.clone()];
            format!("{} {printed}", entity.kind)
        };
        entities(text, &[]).into_iter().map(show).collect()
    }

    #[test]
    fn the_longest_wins_and_none_overlap() {
        for (text, expected) in [
            (
                "2023年4月6日区政府第12次常务会议通过《云溪河保护办法》（云溪府发〔2023〕8号）。",
                &[
                    "date 2023年4月6日",
                    "meeting 区政府第12次常务会议",
                    "document_title 《云溪河保护办法》",
                    "document_number 云溪府发〔2023〕8号",
                ] as &[&str],
            ),
            ("根据青岚省人民政府令第208号", &["document_number 青岚省人民政府令第208号"]),
            (
                "由区财政局拨付6.48亿元，占20%，各街镇配合",
                &["organ 区财政局", "money 6.48亿元", "percent 20%"],
            ),
            ("《关于印发〈3年计划〉的通知》", &["document_title 《关于印发〈3年计划〉的通知》"]),
            ("重庆市渝中区人民政府，重庆市渝中区", &["organ 重庆市渝中区人民政府", "place 重庆市渝中区"]),
            (
                "联系电话：029-61270000，hehu@example.gov.cn",
                &["phone 029-61270000", "email hehu@example.gov.cn"],
            ),
            ("按照省委省政府部署", &["organ 省委", "organ 省政府"]),
            ("第三条区财政局拨付6.48亿元", &["organ 区财政局", "money 6.48亿元"]),
            ("区委十四届八次全会精神", &["meeting 区委十四届八次全会"]),
            ("坚持“四个扎实”，第3次巡查2个点位", &["quantity 2个"]),
            ("到2025年底，清淤120公里以上", &["date 到2025年底", "quantity 120公里"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn persons_are_where_the_caller_says() {
        let text = "任命林知远为局长，林知远表示";
        let name = "任命".len().."任命林知远".len();
        let names = std::slice::from_ref(&name);
        let found: Vec<_> = entities(text, names).into_iter().map(|e| (e.kind, e.range)).collect();
        assert_eq!(found, [(MentionKind::Person, names[0].clone())]);
    }

    #[test]
    fn organs_stand_behind_persons() {
        for (text, organ) in [
            ("林知远区水利局局长", "区水利局"),
            ("林知远任云溪区水利局局长", "云溪区水利局"),
            ("林知远同志任市财政局局长", "市财政局"),
        ] {
            let found: Vec<_> =
                entities(text, std::slice::from_ref(&(0.."林知远".len()))).into_iter().collect();
            assert_eq!(found.len(), 2, "{text}");
            assert_eq!(&text[found[1].range.clone()], organ);
        }
    }

    #[test]
    fn long_runs_are_read_once() {
        let units = [
            "1",
            "一",
            "《",
            "“",
            "第",
            "〔",
            "〔2019〕",
            "公告",
            "令",
            "@",
            "a@",
            "常务会议",
            "届",
            "区财政局",
            "http",
            "（",
            "第1次会议",
        ];
        for unit in units {
            entities(&unit.repeat(60_000 / unit.len()), &[]);
        }
    }

    proptest::proptest! {
        #[test]
        fn entities_stand_in_order(text in "[0-9一二十万亿元个年月日第次届会议区政府局令号公告至《》〔〕“”（）@.a，。由省市]{0,60}") {
            let mut end = 0;
            for Entity { range, .. } in entities(&text, &[]) {
                assert!(end <= range.start && range.start < range.end);
                assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}
