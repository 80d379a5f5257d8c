//! Documents that a document refers to: by number, by title, or by both as one citation.
//!
//! `根据《云溪区节水办法》（云政发〔2019〕3号，以下简称《办法》）第三条` is one citation with title, number, provision and the
//! relation `basis`; `《办法》` further on is another one, with the full title. Rules:
//! - `title`: a title in book marks; `title-number`: with its number beside it;
//! - `number`: a number alone, or behind a title without marks;
//! - `table-row`: a number in a cell, with the title in another cell of the row;
//! - `listed-title`: a title without marks and number, where a catalogue lists documents;
//! - `short-title`: a short name that the document gave before.

mod clause;
mod found;
mod own;
mod relation;
mod row;
mod scope;

use std::collections::BTreeMap;
use std::ops::Range;

use self::clause::Masked;
use self::found::Found;
use self::own::Own;
use super::View;
use crate::grammar::citation::remark;
use crate::grammar::organ::{is_collective, is_organ};
use crate::grammar::title::issuer_in_title;
use crate::model::{BlockKind, Citation, Paragraph, Relation};
use crate::text::words::words;
use crate::text::{Marks, Repaired};

/// The citations of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Citation> {
    let (own, shorts) = (Own::new(view), BTreeMap::new());
    let mut pass = Pass {
        view,
        own,
        shorts,
        list: None,
        attachment: None,
        catalogue: None,
        rows: false,
        citations: Vec::new(),
    };
    for paragraph in view.paragraphs() {
        pass.enter(paragraph);
        match paragraph.kind {
            BlockKind::Table if paragraph.table.is_none() && pass.catalogue.is_some() => {
                pass.read_rows(paragraph);
            }
            BlockKind::Table if paragraph.table.is_none() => pass.read_paragraph(paragraph),
            BlockKind::Table => paragraph.table.iter().for_each(|t| pass.read_table(*t)),
            kind if is_text(kind, paragraph.str()) => pass.read_paragraph(paragraph),
            _ => {}
        }
    }
    pass.citations
}

/// True for blocks that are read as running text; a title is one when it is a sentence, as of a text without a title.
fn is_text(kind: BlockKind, text: &str) -> bool {
    use BlockKind::{Box, Clause, Contact, Heading, ListItem, News, Note, Paragraph, Title};
    match kind {
        Paragraph | ListItem | Heading | Clause | Box | Note | News | Contact => true,
        Title => text.ends_with(['。', '，', '；']) || text.contains('，'),
        _ => false,
    }
}

/// A document to which a short name was given.
#[derive(Clone, Debug)]
enum Named {
    /// The document itself, or the text that it issues.
    Own,
    /// Another one, by its full title.
    Other(String),
}

/// What a citation says, once it is known to be one.
struct Judged {
    title: Option<String>,
    relation: Relation,
    rule: &'static str,
}

struct Pass<'a> {
    view: View<'a>,
    own: Own,
    shorts: BTreeMap<String, Named>,
    /// What the line above says of the list that it opens, and its section.
    list: Option<(Option<usize>, Relation)>,
    /// The attachment in whose body the text stands.
    attachment: Option<usize>,
    /// What the head of the catalogue says in which the text may stand; `Some(None)` in one of documents in force.
    catalogue: Option<Option<Relation>>,
    /// True from the head of a catalogue on, as long as its rows follow.
    rows: bool,
    citations: Vec<Citation>,
}

impl Pass<'_> {
    /// Moves on to a paragraph, which may be the head of a catalogue; an attachment has one in its title.
    fn enter(&mut self, paragraph: &Paragraph) {
        if paragraph.attachment != self.attachment {
            self.attachment = paragraph.attachment;
            let title = self.attachment.and_then(|a| self.view.document.attachments.get(a));
            self.catalogue = title.and_then(|attachment| scope::catalogue(&attachment.title));
            self.rows =
                title.is_some_and(|attachment| row::lists_documents(&attachment.title, self.catalogue));
        }
        if paragraph.kind != BlockKind::Table
            && let Some(said) = scope::catalogue(paragraph.str())
        {
            self.catalogue = Some(said);
            self.rows = row::lists_documents(paragraph.str(), self.catalogue);
        }
    }

    fn read_paragraph(&mut self, paragraph: &Paragraph) {
        let colon = paragraph.marks.have(Marks::COLON);
        let opening = if colon { scope::opening(paragraph.str()) } else { None };
        let within = |section: Option<usize>| {
            section.is_none_or(|outer| scope::is_inside(self.view, paragraph.section, outer))
        };
        let list = self.list.filter(|(section, _)| within(*section)).map(|(_, relation)| relation);
        let over = scope::over_paragraph(self.view, paragraph).or(list).or(self.catalogue.flatten());
        let over = over.filter(|_| !scope::keeps(paragraph.str()));
        let before = self.citations.len();
        if paragraph.marks.have(Marks::TITLE | Marks::NUMBER) {
            self.read(&paragraph.text, self.view.section_id(paragraph), over);
        }
        if self.citations.len() == before {
            self.read_title(paragraph, list.or(over));
        }
        let opens = paragraph.str().ends_with('：');
        let ends = self.citations.len() == before && !scope::divides(paragraph.str());
        if opens || ends {
            self.list = opening.filter(|_| opens).map(|(_, relation)| (paragraph.section, relation));
        }
    }

    /// A line of a catalogue that is only a title. Behind a line that is none, and no head or caption, the catalogue ends.
    fn read_title(&mut self, paragraph: &Paragraph, over: Option<Relation>) {
        const LONGEST_HEAD: usize = 30;
        let text = paragraph.str();
        let listed = self.rows || over.is_some() && paragraph.kind == BlockKind::ListItem;
        let title = if listed && scope::catalogue(text).is_none() { row::title(text) } else { None };
        if let Some(title) = title.filter(|title| !self.own.is_title(&text[title.clone()], true)) {
            let relation = over.unwrap_or(Relation::Mentions);
            let citation = self.listed(&paragraph.text, title, relation);
            self.citations.push(Citation { section_id: self.view.section_id(paragraph), ..citation });
        } else if text.chars().count() > LONGEST_HEAD || text.contains(['，', '。']) {
            self.rows = false;
        }
    }

    /// A title of which nothing but its place in a catalogue says that it is one.
    fn listed(&self, text: &Repaired, title: Range<usize>, relation: Relation) -> Citation {
        let name = text.text()[title.clone()].to_owned();
        Citation {
            citation_id: format!("{}/c{}", self.view.document.document_id, self.citations.len() + 1),
            document_id: self.view.document.document_id.clone(),
            section_id: None,
            number_raw: None,
            number: None,
            issuer: issuer_of(&name),
            title: Some(name),
            relation,
            target_document_id: None,
            provision: None,
            rule: "listed-title",
            span: text.printed(title),
        }
    }

    /// The rows of a catalogue that lost its cells: a title and its number stand in each line.
    fn read_rows(&mut self, paragraph: &Paragraph) {
        let mut start = 0;
        for line in paragraph.str().split('\n') {
            let span = paragraph.text.printed(start..start + line.len());
            let text = Repaired::new(&self.view.source.text, &[span]);
            self.read(&text, self.view.section_id(paragraph), self.catalogue.flatten());
            start += line.len() + '\n'.len_utf8();
        }
    }

    /// Row by row; a number alone takes its title from another cell of its row (`禾溪县绿化办法 | 禾政发〔2020〕6号`).
    fn read_table(&mut self, table: usize) {
        let table = &self.view.document.tables[table];
        let over = scope::over_table(self.view, table);
        let titles = over.or(self.catalogue.flatten()).and_then(|over| Some((over, row::column(table)?)));
        for row in table.cells.chunk_by(|a, b| a.row == b.row) {
            let before = self.citations.len();
            for cell in row.iter().filter(|c| c.text.contains(['《', '〔', '号'])) {
                let text = Repaired::new(&self.view.source.text, &[cell.span]);
                self.read(&text, table.section_id.clone(), over);
            }
            if let [citation] = &mut self.citations[before..]
                && citation.title.is_none()
                && let Some(cell) = row.iter().find(|c| own::names_document(&c.text))
            {
                citation.title = Some(cell.text.clone());
                citation.issuer = issuer_of(&cell.text);
                citation.span = citation.span.cover(cell.span);
                citation.rule = "table-row";
            }
            if self.citations.len() == before
                && let Some((over, column)) = titles
                && let Some(cell) = row.iter().find(|c| c.column == column && row::is_title(&c.text))
            {
                let text = Repaired::new(&self.view.source.text, &[cell.span]);
                let citation = self.listed(&text, 0..text.text().len(), over);
                self.citations.push(Citation { section_id: table.section_id.clone(), ..citation });
            }
        }
    }

    fn read(&mut self, repaired: &Repaired, section_id: Option<String>, over: Option<Relation>) {
        let text = repaired.text();
        if !text.contains(['《', '〔', '号']) {
            return;
        }
        let masked = Masked::new(text);
        let opening = scope::opening(text);
        let listed = over.is_some() || self.catalogue.is_some();
        for found in found::found(text, &masked, listed) {
            let list = opening.filter(|(at, _)| *at < found.range.start).map(|o| o.1).or(over);
            let reading = Reading { text, masked: &masked, found: &found, list };
            if let Some(judged) = self.judge(&reading) {
                let citation = self.citation(repaired, &reading, judged);
                self.citations.push(Citation { section_id: section_id.clone(), ..citation });
            }
        }
    }

    /// The title, relation and rule of a citation; `None` for what is none.
    fn judge(&mut self, reading: &Reading<'_>) -> Option<Judged> {
        let Reading { text, found, .. } = *reading;
        let number = found.number.as_ref().map(|(_, n)| n.text.as_str());
        if number.is_some_and(|n| self.own.is_number(n)) {
            return None;
        }
        let relation = reading.relation();
        let Some(range) = found.title.clone() else {
            return (!reading.is_own_history()).then_some(Judged { title: None, relation, rule: "number" });
        };
        let title = &text[range];
        if reading.gives_short_name() {
            return None;
        }
        if let Some(named) = self.shorts.get(title).filter(|_| number.is_none()) {
            return match named {
                Named::Own => None,
                Named::Other(full) => {
                    Some(Judged { title: Some(full.clone()), relation, rule: "short-title" })
                }
            };
        }
        let own = self.is_own(reading, title, relation);
        if own {
            self.own.add(title);
        }
        if let Some(short) = &found.short {
            let named = if own { Named::Own } else { Named::Other(title.to_owned()) };
            self.shorts.insert(short.clone(), named);
        }
        let (before, after) = reading.around();
        if own || number.is_none() && !own::is_document(title, relation, &before, &after) {
            return None;
        }
        let rule = if number.is_none() {
            "title"
        } else if found.marked {
            "title-number"
        } else {
            "number"
        };
        Some(Judged { title: Some(title.to_owned()), relation, rule })
    }

    fn is_own(&self, reading: &Reading<'_>, title: &str, relation: Relation) -> bool {
        // What a text repeals under its own title is what it replaces.
        if matches!(relation, Relation::Forwards | Relation::Repeals) {
            return false;
        }
        let (before, after) = reading.around();
        let founded = matches!(relation, Relation::Basis | Relation::Implements | Relation::Amends);
        // `省水利厅下发了《…》（青水〔2021〕5号）` tells of another's, of the same title, that is passed on.
        let told = words!["下发了", "印发了", "发布了", "出台了", "转发了"].end(&before);
        let named = match reading.found.number {
            Some(_) => !told && self.own.is_numbered_title(title),
            None => self.own.is_title(title, relation == Relation::Mentions),
        };
        named
            || !founded && own::is_issued_here(&before, &after)
            || remark(&reading.text[reading.found.range.end..]).is_ok_and(|(_, r)| own::is_attached(r))
    }

    fn citation(&self, repaired: &Repaired, reading: &Reading<'_>, judged: Judged) -> Citation {
        let Reading { text, masked, found, .. } = *reading;
        let Judged { title, relation, rule } = judged;
        let source = &self.view.source.text;
        let in_title = title.as_deref().and_then(issuer_of);
        let issuer = in_title.or_else(|| issuer_before(text, masked, found));
        let proclaimed = proclaimed(found, title.as_deref(), issuer.as_deref());
        let rule = if proclaimed.is_some() { "title-number" } else { rule };
        let printed = found.number.as_ref().map(|(at, number)| (at, number.text.clone()));
        let number = printed.or(proclaimed);
        Citation {
            citation_id: format!("{}/c{}", self.view.document.document_id, self.citations.len() + 1),
            document_id: self.view.document.document_id.clone(),
            section_id: None,
            number_raw: number.as_ref().map(|(at, _)| repaired.raw(source, (*at).clone())),
            number: number.map(|(_, text)| text),
            title,
            issuer,
            relation,
            target_document_id: None,
            provision: found.provision.clone().map(|at| text[at].to_owned()),
            rule,
            span: repaired.printed(found.range.clone()),
        }
    }
}

/// A document named in a text, with the text.
#[derive(Clone, Copy)]
struct Reading<'a> {
    text: &'a str,
    masked: &'a Masked,
    found: &'a Found,
    /// What is said of the list in which it may stand.
    list: Option<Relation>,
}

impl Reading<'_> {
    /// How the sentence refers to it; the item of a list takes the verb of the list.
    fn relation(&self) -> Relation {
        let own = relation::relation(self.text, self.masked, &self.found.range);
        let listed = |_: &Relation| {
            scope::is_item(&self.masked.before(self.text, self.found.range.start).words)
                && !scope::stays(&self.masked.after(self.text, self.found.range.end))
        };
        if own == Relation::Mentions { self.list.filter(listed).unwrap_or(own) } else { own }
    }

    /// The words before it in its clause, and those behind it in its statement.
    fn around(&self) -> (String, String) {
        let before = self.masked.before(self.text, self.found.range.start).words;
        (before, self.masked.after(self.text, self.found.range.end))
    }

    /// True inside `（以下简称《办法》）`, which names nothing new.
    fn gives_short_name(&self) -> bool {
        let before = self.text[..self.found.range.start].trim_end_matches(['“', '：', '为', '新', '原']);
        words!["以下简称", "以下统称", "以下称", "下称", "简称"].end(before)
    }

    /// True for the numbers in the history of a text: `（2008年1月31日青岚省人民政府令第17号公布）`.
    fn is_own_history(&self) -> bool {
        let before = &self.text[..self.found.range.start];
        let after = self.text[self.found.range.end..].trim_start_matches(['文', '件']);
        let verb =
            ["公布", "发布", "颁布", "修订", "修正", "修改"].iter().find_map(|w| after.strip_prefix(w));
        let made = verb.is_some_and(|rest| !rest.starts_with('的'));
        made && before.chars().rev().take(40).any(|c| c == '日')
    }
}

/// The number of a proclamation whose year and serial stand in the bracket behind its title, which says the rest:
/// `《云溪市水利局关于…的公告》（2016年第5号）` is `云溪市水利局公告2016年第5号`.
fn proclaimed<'f>(
    found: &'f Found,
    title: Option<&str>,
    issuer: Option<&str>,
) -> Option<(&'f Range<usize>, String)> {
    let (at, year, seq) = found.serial.as_ref()?;
    let kind = words!["公告", "通告"].behind(title?)?;
    Some((at, format!("{}{kind}{year}年第{seq}号", issuer?)))
}

/// The organ in whose name a title speaks: `云溪区人民政府关于…的通知`.
fn issuer_of(title: &str) -> Option<String> {
    let speaks = words!["关于", "转发", "批转", "印发"].stand_in(title);
    issuer_in_title(title).filter(|issuer| speaks && !is_collective(issuer)).map(str::to_owned)
}

/// The organs printed right before a title: `国务院办公厅《关于…》`, `甲局、乙局《关于…》`.
fn issuer_before(text: &str, masked: &Masked, found: &Found) -> Option<String> {
    let title = found.title.as_ref().filter(|_| found.marked)?;
    let clause = masked.before(text, title.start - '《'.len_utf8()).words;
    let phrase = clause.rsplit(clause::TITLE).next()?;
    let phrase = &phrase[relation::last_verb(phrase).map_or(0, |(end, _)| end)..];
    let phrase = phrase.trim_start_matches(['、', '和', '与', '及', '以', '据', '了', '由', '经', '原']);
    let organs = phrase
        .split('、')
        .all(|organ| organ.chars().count() >= 3 && is_organ(organ) && !is_collective(organ));
    organs.then(|| phrase.to_owned())
}

#[cfg(test)]
mod tests;
