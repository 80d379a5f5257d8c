//! The table of contents of an issue (目录) and the lines around it, read node by node.
//!
//! ```text
//! contents = head { category | entry }
//! entry    = title { title } [number] page | page title { title }
//! ```
//! A category is the name of a part of the issue (`市政府文件`, `【人事任免】`). A title may be broken over lines; the page
//! then stands on the last one, or, where pages stand before titles, on the first. A number on a line of its own below
//! the title belongs to the entry, not to its title; so does a page on a line of its own, where all pages stand so.

use std::collections::{BTreeSet, HashSet};
use std::ops::{Bound, Range};

use super::contents::is_known_without_organ;
use super::fold::fold;
use super::front::{fields_of_line, is_contents_head, is_publication, is_split_head, join};
use super::line::addressee::addressees;
use super::line::imprint::{imprint_field, organ_in_role};
use super::line::issue_number::issue_number;
use super::line::organ_header::organ_header;
use super::line::toc_entry::{
    TocLine, bare_title, bracketed_first, dated, linked, page_alone, rest_with_page, spaced_entries,
    spaced_page, toc_entries, without_ordinal,
};
use super::node::Node;
use super::opening::{begins_stated, begins_with_head, begins_with_whole_head, is_number};
use super::segment::is_group_heading;
use crate::grammar::organ::is_organ;
use crate::grammar::{doc_number, title};
use crate::model::{BlockKind, TocEntry};
use crate::text::Span;
use crate::text::repair::{is_han, normal};
use crate::text::words::chars;

mod columns;
mod pages;
mod tabled;
mod titles;

pub(super) use columns::{Unfolded, unfolded};
pub(super) use pages::contents_line;
use pages::{Alone, pages_alone, prints_bracketed_pages};
use tabled::{TableRow, table_rows};
pub(super) use titles::undecorated;
use titles::{
    is_bare_entry, is_category, is_first_half, is_in_latin, is_open, without_latin, without_serial,
};

/// Reads front matter node by node.
pub(super) struct Reader<'a> {
    text: &'a str,
    contents: Option<usize>,
    pub(super) toc: Vec<TocEntry>,
    /// The titles of `toc`, folded once.
    keys: Keys,
    pub(super) categories: HashSet<String>,
    category: Option<String>,
    /// Titles printed without a page number, folded: one that comes again begins its document.
    bare: HashSet<String>,
    /// A title whose page number is still to come.
    pending: Option<Pending>,
    /// The table prints page numbers.
    numbered: bool,
    /// The table prints page numbers before titles.
    page_first: bool,
    /// The table prints page numbers in brackets before titles.
    bracketed: bool,
    /// The table prints page numbers on lines of their own: below titles, or above them.
    alone: Option<Alone>,
    /// A page number whose title is still to come.
    page: Option<i32>,
    /// Page numbers behind all titles, where they stand so.
    pages_behind: Vec<i32>,
    last_line: usize,
    /// Short lines of the text with a statement below, folded; made when it is asked for.
    told: Option<HashSet<String>>,
}

/// The titles of a table of contents, for whoever asks whether a title is one of them.
#[derive(Default)]
struct Keys {
    /// The last one, to which more of its title may come.
    last: Option<String>,
    before: HashSet<String>,
    /// Those of them that end with a number.
    numbered: BTreeSet<String>,
}

impl Keys {
    fn add(&mut self, key: String) {
        if let Some(last) = self.last.replace(key) {
            if last.ends_with('号') {
                self.numbered.insert(last.clone());
            }
            self.before.insert(last);
        }
    }

    /// True for a title, also without the number that is printed behind it.
    fn know(&self, key: &str) -> bool {
        let is_head = |title: &str| title.starts_with(key) && title.ends_with('号');
        let behind = self.numbered.range::<str, _>((Bound::Included(key), Bound::Unbounded)).next();
        let mut numbered = behind.into_iter().chain(&self.last);
        self.last.as_deref() == Some(key)
            || self.before.contains(key)
            || key.chars().nth(7).is_some() && numbered.any(|title| is_head(title))
    }
}

/// A title, or the part of one, before its page is known.
#[derive(Clone)]
struct Pending {
    title: String,
    raw: String,
    span: Span,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, contents: Option<usize>) -> Self {
        Self {
            text,
            contents,
            toc: Vec::new(),
            keys: Keys::default(),
            categories: HashSet::new(),
            category: None,
            bare: HashSet::new(),
            pending: None,
            numbered: false,
            page_first: false,
            bracketed: false,
            alone: None,
            page: None,
            pages_behind: Vec::new(),
            last_line: 0,
            told: None,
        }
    }

    /// True when the table prints page numbers.
    pub(super) fn is_numbered(&self) -> bool {
        self.numbered
    }

    /// Sets the kinds of front-matter nodes from `from` on; the index of the first node behind them.
    pub(super) fn read(&mut self, nodes: &mut [Node], from: usize, masthead_end: usize) -> usize {
        let first = self.contents.map_or(&nodes[..0], |c| &nodes[c + 1..nodes.len().min(c + 15)]);
        // Whom a document addresses is none of the table any more.
        let table = first.iter().position(|n| !n.is_table() && addressees(n.str()).is_some());
        let first = &first[..table.unwrap_or(first.len())];
        self.bracketed = prints_bracketed_pages(first);
        self.alone = pages_alone(first).filter(|_| !first.iter().any(|n| self.has_entries(n)));
        let line = self.contents.and_then(|c| contents_line(self.text, &nodes[c]));
        self.numbered = line.is_some() || first.iter().any(|n| self.has_entries(n));
        let mut i = from;
        while i < nodes.len() {
            let behind = i > masthead_end && self.contents.is_none_or(|c| i > c);
            if behind && self.begins_document(nodes, i) {
                break;
            }
            let kind = self.kind(nodes, i, masthead_end);
            if kind == BlockKind::Toc {
                self.last_line = *nodes[i].lines.last().unwrap_or(&0);
            } else {
                self.let_go();
            }
            nodes[i].kind = kind;
            i += 1;
        }
        if self.pages_behind.len() == self.toc.len() && self.pages_behind.is_sorted() {
            self.toc.iter_mut().zip(&self.pages_behind).for_each(|(entry, page)| entry.page = Some(*page));
        }
        i
    }

    /// The entries of a line.
    fn entries(&self, node: &Node) -> Vec<TocLine> {
        if node.is_table() {
            return Vec::new();
        }
        let found = toc_entries(node.str());
        if let Some(entry) = bracketed_first(node.str()).filter(|_| self.bracketed) {
            return vec![entry];
        }
        if let Some(page) = page_alone(node.str()).filter(|_| self.alone.is_some()) {
            return vec![TocLine { title: 0..0, page }];
        }
        if found.is_empty() {
            let several = spaced_entries(node.span().slice(self.text), node.str());
            if !several.is_empty() {
                return several;
            }
        }
        let printed = node.span().slice(self.text);
        match spaced_page(printed, node.str()) {
            Some(entry) if found.is_empty() && self.may_be_page(node.str(), &entry) => vec![entry],
            None if found.is_empty() => rest_with_page(printed, node.str())
                .filter(|entry| self.ends_pending(entry))
                .into_iter()
                .collect(),
            _ => found,
        }
    }

    /// True for the page behind the last characters of a title that began above.
    fn ends_pending(&self, entry: &TocLine) -> bool {
        let last = self.toc.last().and_then(|last| last.page).unwrap_or(0);
        !entry.title.is_empty()
            && last <= entry.page
            && self.pending.as_ref().is_some_and(|held| title::genre(&held.title).is_none())
    }

    /// True when a number behind a blank is a page: the title has many words, or pages go on with it.
    fn may_be_page(&self, line: &str, entry: &TocLine) -> bool {
        const ENOUGH_WORDS: usize = 6;
        let words = line[entry.title.clone()].chars().filter(|c| is_han(*c)).count();
        let last = self.toc.last().and_then(|last| last.page);
        words >= ENOUGH_WORDS || self.numbered && last.is_some_and(|last| last <= entry.page)
    }

    fn has_entries(&self, node: &Node) -> bool {
        if node.is_table() { !table_rows(node, self.text).is_empty() } else { !self.entries(node).is_empty() }
    }

    fn begins_document(&self, nodes: &[Node], i: usize) -> bool {
        let node = &nodes[i];
        let line = node.str();
        if self.contents.is_some()
            && (self.has_entries(node) || linked(line).or_else(|| dated(line)).is_some())
            || node.is_table()
        {
            return false;
        }
        if doc_number::whole(line).is_some() {
            return !self.belongs_to_entry(nodes, i);
        }
        let again = self.categories.contains(&fold(line)) && !self.toc.is_empty();
        if again && !self.entry_ahead(nodes, i) {
            return true;
        }
        let number_follows = (i + 1..nodes.len().min(i + 4)).any(|j| is_number(nodes[j].str()));
        if organ_header(line).is_some() && number_follows && !self.has_entries(&nodes[i + 1]) {
            return true;
        }
        if self.begins_title(nodes, i) {
            return true;
        }
        let paragraph = node.width() >= 60 && line.ends_with(['。', '：']) && imprint_field(line).is_none();
        paragraph
            || self.contents.is_none()
                && !is_imprint(self.text, node)
                && (is_group_heading(line) || begins_with_head(nodes, i) || begins_stated(nodes, i))
            || self.contents.is_some() && self.begins_unknown(nodes, i)
    }

    /// Behind the last entry a title with its number, its addressees or its first statement begins a document, whatever the table prints of it.
    fn begins_unknown(&self, nodes: &[Node], i: usize) -> bool {
        let line = nodes[i].str();
        let titled = line.contains("关于") || is_organ(line) || title::looks_like_title(line);
        let begins = || titled && begins_with_whole_head(nodes, i) || begins_stated(nodes, i);
        !self.toc.is_empty()
            && self.pending.is_none()
            && !is_group_heading(line)
            && !self.goes_on(&nodes[i])
            && begins()
            && !self.entry_ahead(nodes, i)
    }

    /// True for a line that goes on with the title of the last entry, above which its page stands.
    fn goes_on(&self, node: &Node) -> bool {
        self.numbered
            && self.page_first
            && node.lines[0] == self.last_line + 1
            && organ_header(node.str()).is_none()
            && self.toc.last().is_some_and(|e| is_open(&e.title) && e.span.end() <= node.span().start())
    }

    /// True when a title of the table is printed from `i` on, or below an organ there that the table leaves out.
    pub(super) fn begins_title(&self, nodes: &[Node], i: usize) -> bool {
        const LINES: usize = 4;
        let titles = |from: usize| {
            (1..=LINES).take_while(move |n| from + n <= nodes.len()).map(move |n| &nodes[from..from + n])
        };
        let line = nodes[i].str();
        let organ_first = line.contains("关于") || is_organ(line);
        let known = |lines: &[Node]| {
            let key = fold(&join(lines));
            let is_one = |key: &str| if self.numbered { self.is_known(key) } else { self.bare.contains(key) };
            is_one(&key) || organ_first && is_known_without_organ(&key, is_one)
        };
        let below = || self.numbered && is_first_half(nodes, i) && titles(i + 1).any(known);
        titles(i).any(known) || below()
    }

    /// True for a title of the table, also without the number that the table prints behind it.
    fn is_known(&self, key: &str) -> bool {
        !key.is_empty() && self.keys.know(key)
    }

    /// True for a number in the table: below a title of it, and with more of the table behind.
    fn belongs_to_entry(&self, nodes: &[Node], i: usize) -> bool {
        self.contents.is_some() && (self.pending.is_some() || self.entry_ahead(nodes, i))
    }

    /// True when an entry stands within a few lines behind `i`.
    fn entry_ahead(&self, nodes: &[Node], i: usize) -> bool {
        const AHEAD: usize = 4;
        let ahead = nodes.iter().skip(i + 1).take(AHEAD);
        self.contents.is_some()
            && ahead
                .take_while(|n| imprint_field(n.str()).is_none() && addressees(n.str()).is_none())
                .any(|n| self.has_entries(n))
    }

    fn kind(&mut self, nodes: &[Node], i: usize, masthead_end: usize) -> BlockKind {
        let node = &nodes[i];
        let line = node.str();
        if is_contents_head(line)
            || i > masthead_end && (i..=i + 1).any(|at| self.contents == Some(at) && is_split_head(nodes, at))
        {
            return BlockKind::Toc;
        }
        if let Some(entries) = contents_line(self.text, node).filter(|_| self.contents == Some(i)) {
            entries.into_iter().for_each(|entry| self.entry(node, entry));
            return BlockKind::Toc;
        }
        if i <= masthead_end
            || is_publication(line)
            || issue_number(line).is_some() && !self.has_entries(node)
        {
            return BlockKind::Masthead;
        }
        if is_imprint(self.text, node) && (imprint_field(line).is_some() || !self.has_entries(node))
            || self.contents.is_none_or(|c| i < c)
        {
            return BlockKind::Imprint;
        }
        if node.is_table() {
            return self.table(node);
        }
        if let Some(title) = linked(line).or_else(|| dated(line)) {
            let entry = toc_entries(&line[title.clone()]).pop();
            let words = entry
                .as_ref()
                .map_or(title.clone(), |e| e.title.start + title.start..e.title.end + title.start);
            let own = self.part(node, without_serial(line, without_ordinal(line, words)));
            self.bare.insert(fold(&own.title));
            self.add(own, entry.map(|entry| entry.page));
            return BlockKind::Toc;
        }
        let entries = self.entries(node);
        if is_in_latin(line) {
            // A title may be printed again in English, and its page only there.
            if let (Some(held), Some(entry)) = (self.pending.take(), entries.last()) {
                self.add(held, Some(entry.page));
            }
            return BlockKind::Toc;
        }
        if let Some(page) = page_alone(line).filter(|_| !self.numbered && entries.is_empty()) {
            self.pages_behind.push(page);
            return BlockKind::Toc;
        }
        if entries.is_empty() {
            return self.below_page(node).unwrap_or_else(|| self.unnumbered(nodes, i));
        }
        // `2020年3月大事记（9）` begins with digits that are its own.
        let page_before = |title: &Range<usize>| line[..title.start].contains(|c: char| c.is_ascii_digit());
        self.page_first = self.bracketed || entries.first().is_some_and(|entry| page_before(&entry.title));
        for entry in entries {
            self.entry(node, entry);
        }
        BlockKind::Toc
    }

    /// A title below its page.
    fn below_page(&mut self, node: &Node) -> Option<BlockKind> {
        let page = self.page.take()?;
        let line = node.str();
        let own = self.part(node, without_ordinal(line, bare_title(line, 0..line.len())));
        self.add(own, Some(page));
        self.page_first = true;
        Some(BlockKind::Toc)
    }

    /// An entry with its page; a line that is only a number and a page ends the title above.
    fn entry(&mut self, node: &Node, entry: TocLine) {
        if entry.title.is_empty() && self.alone == Some(Alone::Above) {
            self.page = Some(entry.page);
            return;
        }
        let title = self.below_category(node.str(), entry.title);
        let range = without_serial(node.str(), without_ordinal(node.str(), title));
        let bare_number = range.is_empty()
            || doc_number::whole(&node.str()[range.clone()]).is_some()
                && !node.str()[range.clone()].starts_with('（');
        match self.pending.take() {
            None if range.is_empty() => {}
            Some(held) if bare_number => self.add(held, Some(entry.page)),
            held => {
                self.pending = held;
                let whole = self.with_held(self.part(node, range));
                self.add(whole, Some(entry.page));
            }
        }
    }

    /// The title that ends in `own`, with what was read of it above; none goes on in another column of the page.
    fn with_held(&mut self, own: Pending) -> Pending {
        match self.pending.take_if(|held| held.span.end() <= own.span.start()) {
            Some(held) => held.with(&own),
            None => {
                self.let_go();
                own
            }
        }
    }

    /// The title behind the name of a part of the issue on its line: `【市政府文件】关于防汛的通知`.
    fn below_category(&mut self, line: &str, title: Range<usize>) -> Range<usize> {
        let Some((name, rest)) =
            line[title.clone()].strip_prefix('【').and_then(|inner| inner.split_once('】'))
        else {
            return title;
        };
        let rest = rest.trim_start();
        if rest.is_empty() || !is_group_heading(name) && !name.ends_with("文件") {
            return title;
        }
        self.categories.insert(fold(name));
        self.category = Some(name.to_owned());
        title.end - rest.len()..title.end
    }

    /// No part of a title goes on behind what is none of the table: one that is whole lost its page.
    fn let_go(&mut self) {
        if let Some(held) = self.pending.take().filter(|held| title::looks_like_title(&held.title)) {
            self.add(held, None);
        }
    }

    /// A line without a page number: a heading, a part of a title, or no entry.
    fn unnumbered(&mut self, nodes: &[Node], i: usize) -> BlockKind {
        let node = &nodes[i];
        let line = node.str();
        let ahead = self.entry_ahead(nodes, i);
        if self.goes_on(node) {
            self.extend(node);
            return BlockKind::Toc;
        }
        if self.numbered && doc_number::whole(line).is_some() {
            return BlockKind::Toc;
        }
        if self.is_headline(nodes, i) {
            let own = self.part(node, without_ordinal(line, bare_title(line, 0..line.len())));
            self.bare.insert(fold(&own.title));
            self.add(own, None);
            return BlockKind::Toc;
        }
        let category = is_category(without_latin(line)) && !is_first_half(nodes, i);
        let next_is_entry = nodes.get(i + 1).is_some_and(|n| self.has_entries(n));
        if self.numbered && !self.page_first && !category && ahead {
            let range = without_ordinal(line, bare_title(line, 0..line.len()));
            self.pending = Some(self.with_held(self.part(node, range)));
            return BlockKind::Toc;
        }
        let title_below =
            nodes.get(i + 1).is_some_and(|n| !is_category(n.str()) || is_first_half(nodes, i + 1));
        if !self.numbered && is_first_half(nodes, i) {
            self.pending = Some(self.part(node, 0..line.len()));
            return BlockKind::Toc;
        }
        let heading =
            if self.numbered { next_is_entry || category && ahead && title_below } else { category };
        // The last part of an issue may have no entry of its own.
        let heading = heading || self.numbered && !self.toc.is_empty() && is_group_heading(line);
        if heading && node.width() <= 40 {
            self.pending = None;
            let name = undecorated(without_latin(line)).trim_start_matches(|c| chars!("□◇☆○◎▪▶►❖ ").has(c));
            self.categories.extend([fold(line), fold(name)]);
            self.category = Some(name.to_owned());
            return BlockKind::Toc;
        }
        if !self.numbered && is_bare_entry(node) {
            let whole = without_ordinal(line, bare_title(line, 0..line.len()));
            let entry = self.with_held(self.part(node, whole));
            self.bare.insert(fold(&entry.title));
            self.add(entry, None);
            return BlockKind::Toc;
        }
        BlockKind::Imprint
    }

    /// True for a short title without a page, as that of news: it comes again in the text, and a statement below it.
    fn is_headline(&mut self, nodes: &[Node], i: usize) -> bool {
        const WIDTH: std::ops::RangeInclusive<usize> = 5..=40;
        let node = &nodes[i];
        let line = node.str();
        if self.pending.is_some()
            || !WIDTH.contains(&node.width())
            || is_group_heading(line)
            || organ_header(line).is_some()
            || line.contains('：')
        {
            return false;
        }
        let told = self.told.get_or_insert_with(|| {
            let states = |n: &Node| !n.is_table() && n.width() >= *WIDTH.end() / 2 && n.str().contains('。');
            let above = nodes.windows(2).filter(|two| WIDTH.contains(&two[0].width()) && states(&two[1]));
            above.map(|two| fold(bare_words(two[0].str()))).collect()
        });
        told.contains(&fold(bare_words(line)))
    }

    /// The entries of a table whose columns are title and page.
    fn table(&mut self, node: &Node) -> BlockKind {
        let found = table_rows(node, self.text);
        if found.is_empty() {
            return BlockKind::Imprint;
        }
        for TableRow { words, page, heads } in found {
            let raw = words.slice(self.text).to_owned();
            let normal = normal(&raw);
            if heads {
                self.categories.insert(fold(&normal));
                self.category = Some(undecorated(&normal).to_owned());
                continue;
            }
            let whole = without_ordinal(&normal, bare_title(&normal, 0..normal.len()));
            self.add(Pending { title: normal[whole].to_owned(), raw, span: words }, page);
        }
        BlockKind::Toc
    }

    fn part(&self, node: &Node, range: Range<usize>) -> Pending {
        Pending {
            title: node.str()[range.clone()].to_owned(),
            raw: node.text.raw(self.text, range.clone()),
            span: node.text.printed(range),
        }
    }

    fn add(&mut self, entry: Pending, page: Option<i32>) {
        self.keys.add(fold(&entry.title));
        self.toc.push(TocEntry {
            ordinal: self.toc.len() as i32 + 1,
            category: self.category.clone(),
            title: entry.title,
            title_raw: entry.raw,
            page,
            span: entry.span,
            ..TocEntry::default()
        });
    }

    fn extend(&mut self, node: &Node) {
        let whole = 0..node.str().len();
        if let (Some(entry), Some(key)) = (self.toc.last_mut(), &mut self.keys.last) {
            entry.title.push_str(node.str());
            *key = fold(&entry.title);
            entry.title_raw.push_str(&node.text.raw(self.text, whole));
            entry.span = entry.span.cover(node.span());
        }
    }
}

impl Pending {
    /// Its words with those of the next line.
    fn with(self, next: &Self) -> Self {
        Self { title: self.title + &next.title, raw: self.raw + &next.raw, span: self.span.cover(next.span) }
    }
}

/// A title without the marks in front of it.
fn bare_words(line: &str) -> &str {
    &line[bare_title(line, 0..line.len())]
}

/// A line of the imprint: fields, an organ in its part, a day of publication.
pub(super) fn is_imprint(text: &str, node: &Node) -> bool {
    let part = |p: &String| imprint_field(p).is_some() || organ_in_role(p).is_some() || is_publication(p);
    !node.is_table() && fields_of_line(text, node).iter().any(part)
}
