//! A document from its draft: head, body, outline, tables, and the fields that these give.

use std::ops::Range;

use super::approval::meeting;
use super::body::{Body, body, has_label};
use super::fold::fold;
use super::front::join;
use super::head::{Head, head};
use super::headless::{GAZETTE_NEWS, NEWS};
use super::letterhead::{form_of_number, letterhead};
use super::line::attachment::attachment;
use super::line::imprint::imprint_field;
use super::node::Node;
use super::outline::{Scope, UsedPaths, outline};
use super::segment::{Draft, is_title_part};
use super::table::{build, set_unit, unit_line};
use super::validity::validity;
use super::web_head::{WebField, WebHead};
use crate::grammar::date::whole_date;
use crate::grammar::doc_number::whole;
use crate::grammar::label::label;
use crate::grammar::region::{Region, ends_name, region_at, region_of};
use crate::grammar::title::{is_issuing, is_promulgating, without_note_mark};
use crate::model::{BlockKind, Document, DocumentKind, Issue, Source, Table};
use crate::text::repair::{is_blank, normal};
use crate::text::sentence::statements;
use crate::text::words::{chars, words};
use crate::text::{Lines, Span};

mod kind;

use kind::{describe, describe_letter};

/// Reads `draft` as document number `index` of its source, and sets the kinds and places of its nodes.
pub(crate) fn document(
    source: &Source,
    lines: &Lines,
    nodes: &mut [Node],
    draft: &Draft,
    index: usize,
    issue: Option<&Issue>,
) -> Document {
    let text = &source.text;
    for node in &mut nodes[draft.nodes.clone()] {
        node.document = Some(index);
    }
    let mut head = head(text, nodes, draft);
    let body = body(text, nodes, draft, &head);
    if head.letter.is_none() {
        title_of_promulgated(nodes, &body, &mut head);
    }
    contents_of_document(nodes, head.body..draft.nodes.end);
    let (mut sections, mut used) = (Vec::new(), UsedPaths::new());
    for scope in scopes(nodes, draft, &head, &body) {
        outline(text, nodes, &scope, &mut used, &mut sections);
    }
    for (i, section) in sections.iter_mut().enumerate() {
        section.ordinal = i as i32 + 1;
    }
    let tables = tables(text, lines, nodes, draft);
    let (title, title_raw, title_span) = title(text, nodes, draft, &head);
    let span = nodes[draft.nodes.start].span().cover(nodes[draft.nodes.end - 1].span());
    let web = draft.web.as_ref();
    web.into_iter().flat_map(|w| w.nodes.clone()).for_each(|i| nodes[i].document = Some(index));
    let pages = nodes[draft.nodes.clone()].iter().map(|n| n.page as i32);
    // The signature below an older report is not that of the notice which forwards it, and prints its day below its title.
    let encloses =
        head.date.zip(body.signed_date).is_some_and(|(own, below)| below < own) && passes_on(&title);
    let mut document = Document {
        document_id: String::new(),
        issue_id: None,
        ordinal: index as i32 + 1,
        kind: DocumentKind::Article,
        number_raw: head.number_at.as_ref().map(|(at, r)| nodes[*at].text.raw(text, r.clone())),
        number: head.number.as_ref().map(|n| n.text.clone()),
        number_prefix: head.number.as_ref().map(|n| n.prefix.clone()),
        number_year: head.number.as_ref().and_then(|n| n.year),
        number_seq: head.number.as_ref().and_then(|n| n.seq),
        genre: None,
        organ_header: letterhead(text, nodes, &head),
        issuers: Vec::new(),
        addressees: head.addressees.as_ref().map_or(Vec::new(), |(at, list)| {
            list.iter().map(|r| nodes[*at].str()[r.clone()].to_owned()).collect()
        }),
        signatories: if encloses { Vec::new() } else { body.signatories.clone() },
        signed_date: if encloses { head.date } else { body.signed_date.or(head.date) },
        printed_date: body.printed_date,
        printed_by: body.printed_by.clone(),
        cc: body.cc.clone(),
        disclosure: body.disclosure.clone().or_else(|| head.disclosure.clone()),
        effective_date: None,
        expiry_date: None,
        meeting: None,
        source_note: None,
        copy_number: head.copy_number.clone(),
        secrecy: head.secrecy.clone(),
        urgency: head.urgency.clone(),
        approver: head.approver.clone(),
        index_number: web.and_then(|w| w.value(WebField::Index)).map(str::to_owned),
        subject_words: body.subject_words.clone(),
        region_code: issue.and_then(|i| i.region_code.clone()),
        page_from: pages.clone().min(),
        page_to: pages.max(),
        span,
        title,
        title_raw,
        title_span,
        number_span: head.number_at.as_ref().map(|(at, r)| nodes[*at].text.printed(r.clone())),
        paragraphs: draft.nodes.clone(),
        sections,
        attachments: body.attachments.clone(),
        tables,
    };
    number_in_title(text, nodes, &head, &mut document);
    if let Some(web) = web {
        from_web_head(text, nodes, web, head.title.is_empty() && !draft.news, &mut document);
    }
    describe(text, nodes, draft, &head, &mut document);
    if head.letter.is_some() {
        describe_letter(nodes, &head, &body, &mut document);
    }
    if document.kind != DocumentKind::News {
        let paragraphs =
            nodes[draft.nodes.clone()].iter().filter(|n| !n.is_table() && n.attachment.is_none());
        let validity = validity(paragraphs.map(Node::str));
        (document.effective_date, document.expiry_date) = (validity.effective, validity.expiry);
        let lead = nodes[head.title.end.min(head.body)..draft.nodes.end].iter().filter(|n| !n.is_table());
        document.meeting = meeting(lead.take(LEAD).map(Node::str));
    }
    if document.region_code.is_none() {
        document.region_code = region_code(&document);
    }
    document
}

/// `…的通知（云政发〔2020〕11号）`: a title that prints the number of its document behind it, where no other is printed.
fn number_in_title(text: &str, nodes: &[Node], head: &Head, document: &mut Document) {
    let Some(at) = head.title.clone().last().filter(|_| document.number.is_none()) else { return };
    let line = nodes[at].str();
    let Some(open) = line.strip_suffix('）').and_then(|l| l.rfind('（')) else { return };
    let Some(number) = whole(&line[open..]).filter(|n| n.year.is_some() && n.text.contains('〔')) else {
        return;
    };
    let printed = open + '（'.len_utf8()..line.len() - '）'.len_utf8();
    let raw_end = document.title_raw.rfind(['（', '(']);
    document.number_raw = Some(nodes[at].text.raw(text, printed.clone()));
    document.number_span = Some(nodes[at].text.printed(printed));
    if let (Some(raw_end), Some(end)) = (raw_end, document.title.rfind('（')) {
        document.title_raw.truncate(raw_end);
        document.title.truncate(end);
    }
    document.number = Some(number.text);
    document.number_prefix = Some(number.prefix);
    (document.number_year, document.number_seq) = (number.year, number.seq);
}

/// What only the web page tells: the number and the date that the text itself does not print.
fn from_web_head(text: &str, nodes: &[Node], web: &WebHead, untitled: bool, document: &mut Document) {
    let printed = |kind: WebField| {
        let value = web.value(kind)?;
        let at = web
            .nodes
            .clone()
            .map(|i| nodes[i].span())
            .find_map(|s| Some(s.start() + s.slice(text).find(value)?))?;
        Some((value, Span::new(at, at + value.len())))
    };
    let number = web.value(WebField::Number).and_then(whole).filter(|_| document.number.is_none());
    if let Some(number) = number {
        let printed = printed(WebField::Number);
        document.number_raw = printed.map(|(value, _)| value.to_owned());
        document.number_span = printed.map(|(_, span)| span);
        document.number = Some(number.text);
        document.number_prefix = Some(number.prefix);
        (document.number_year, document.number_seq) = (number.year, number.seq);
    }
    if let Some((title, span)) = printed(WebField::Title).filter(|_| untitled) {
        (document.title, document.title_raw, document.title_span) =
            (title.to_owned(), title.to_owned(), span);
    }
    document.signed_date = document.signed_date.or_else(|| web.value(WebField::Signed).and_then(whole_date));
    document.span = web.nodes.clone().map(|i| nodes[i].span()).fold(document.span, Span::cover);
}

/// `…关于印发方案的通知`, `国务院批转水利部关于节水的报告`.
fn passes_on(title: &str) -> bool {
    is_issuing(title) || title.find("关于").is_some_and(|at| words!["批转", "转发"].stand_in(&title[..at]))
}

/// So many paragraphs behind the title may name the meeting that passed a document.
const LEAD: usize = 5;

/// The region of the organs that issue, sign or print it, when one of them begins with its name; else that of the title.
fn region_code(document: &Document) -> Option<String> {
    let statute = (document.kind == DocumentKind::Legislation).then_some(&document.title);
    let organs =
        document.issuers.iter().chain(&document.signatories).chain(&document.printed_by).chain(statute);
    let region = organs.into_iter().find_map(|organ| region_of(organ));
    region.or_else(|| titled_region(&document.title)).map(|region| region.code.to_owned())
}

/// The region with whose whole name a title begins: `云溪市2015年统计公报`.
fn titled_region(title: &str) -> Option<Region> {
    let len = region_at(title)?.len;
    title[..len].ends_with(ends_name).then(|| region_of(title))?
}

/// An order has no title of its own: it bears that of the rules that it promulgates.
fn title_of_promulgated(nodes: &[Node], body: &Body, head: &mut Head) {
    let promulgates = head.order || nodes.get(head.body).is_some_and(|n| is_promulgating(n.str()));
    let Some(issued) = body.issued.clone().filter(|_| promulgates && head.title.is_empty()) else { return };
    let lines = issued.clone().take_while(|&i| nodes[i].kind == BlockKind::Title).count();
    head.title = issued.start..issued.start + lines;
}

/// A table of contents inside a document: its lines are no sections.
fn contents_of_document(nodes: &mut [Node], range: Range<usize>) {
    for node in &mut nodes[range.clone()] {
        if node.kind == BlockKind::Paragraph && !node.is_table() && is_run_in_contents(node.str()) {
            node.kind = BlockKind::Toc;
        }
    }
    let Some(start) = range
        .clone()
        .find(|&i| matches!(nodes[i].str(), "目录" | "目次") && nodes[i].kind == BlockKind::Paragraph)
    else {
        return;
    };
    let first = start + 1;
    if first >= range.end {
        return;
    }
    let key = fold(without_leader(nodes[first].str()));
    let again = (first + 1..range.end).take(400).find(|&i| fold(nodes[i].str()) == key && !key.is_empty());
    if let Some(again) = again {
        // A preface may stand between the last entry and the text.
        let paged = |&i: &usize| nodes[i].str().ends_with(|c: char| c.is_ascii_digit());
        let mut entries = (first..again).rev().filter(paged);
        let end = entries.next().filter(|_| entries.next().is_some()).map_or(again, |last| last + 1);
        nodes[start..end].iter_mut().filter(|n| !n.is_table()).for_each(|n| n.kind = BlockKind::Toc);
    }
}

/// A table of contents on one line: `目录第一章总则第二章规划第三章附则`.
fn is_run_in_contents(line: &str) -> bool {
    let Some(entries) = line.strip_prefix("目录").or_else(|| line.strip_prefix("目次")) else {
        return false;
    };
    let units = entries.match_indices(['第', '、']).filter(|&(at, mark)| match mark {
        "第" => label(&entries[at..]).is_ok(),
        _ => entries[..at].ends_with(|c| chars!("一二三四五六七八九十").has(c)),
    });
    units.take(3).count() == 3 && !entries.contains(['。', '；', '，'])
}

fn without_leader(line: &str) -> &str {
    line.trim_end_matches(|c: char| c.is_ascii_digit() || chars!(".…· ").has(c))
}

/// The numbering scopes: the main text, the issued text, each attachment.
fn scopes(nodes: &[Node], draft: &Draft, head: &Head, body: &Body) -> Vec<Scope> {
    let mut scopes = Vec::new();
    let own = |i: usize| nodes[i].attachment.is_none();
    let end = (head.body..draft.nodes.end).find(|&i| !own(i)).unwrap_or(draft.nodes.end);
    match body.issued.clone().filter(|r| r.start < end) {
        Some(issued) => {
            let main = head.body..issued.start;
            let numbered = main.clone().any(|i| {
                has_label(&nodes[i]) && matches!(nodes[i].kind, BlockKind::Paragraph | BlockKind::Clause)
            });
            scopes.push(Scope { attachment: None, prefix: "", nodes: main });
            scopes.push(Scope {
                attachment: None,
                prefix: if numbered { "i." } else { "" },
                nodes: issued.start..end,
            });
        }
        None => scopes.push(Scope { attachment: None, prefix: "", nodes: head.body..end }),
    }
    let mut at = end;
    while at < draft.nodes.end {
        let attachment = nodes[at].attachment;
        let until =
            (at..draft.nodes.end).find(|&i| nodes[i].attachment != attachment).unwrap_or(draft.nodes.end);
        if attachment.is_some() {
            scopes.push(Scope { attachment, prefix: "", nodes: at..until });
        }
        at = until;
    }
    scopes
}

fn tables(text: &str, lines: &Lines, nodes: &mut [Node], draft: &Draft) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for i in draft.nodes.clone() {
        let Some(rows) = nodes[i].rows.clone() else { continue };
        let mut table = build(text, lines, &rows);
        nodes[i].table = Some(tables.len());
        table.section = nodes[i].section;
        table.attachment = nodes[i].attachment;
        let above = above(nodes, draft.nodes.start, i);
        if let Some(unit) = above.unit {
            if let Some(unit) = unit_line(nodes[unit].str()) {
                set_unit(&mut table, unit);
            }
            nodes[unit].kind = BlockKind::TableUnit;
        }
        if let Some(title) = above.mark.map(|mark| marked_title(&nodes[mark])) {
            table.caption.get_or_insert_with(|| title.to_owned());
        }
        if let Some(caption) = above.caption {
            // A title printed in a row of the table itself stands nearer.
            table.caption.get_or_insert_with(|| join(&nodes[caption.clone()]));
            for node in &mut nodes[caption] {
                if node.kind != BlockKind::Title {
                    node.kind = BlockKind::TableCaption;
                }
            }
        }
        tables.push(table);
    }
    tables
}

/// What stands directly above a table.
struct Above {
    caption: Option<Range<usize>>,
    /// The mark of an attachment, or the head of a box, with a title: `附件：任务分解表`, `专栏1 主要指标`.
    mark: Option<usize>,
    unit: Option<usize>,
}

fn above(nodes: &[Node], floor: usize, table: usize) -> Above {
    let mut at = table;
    let mut unit = None;
    while at > floor
        && unit.is_none()
        && !nodes[at - 1].is_table()
        && unit_line(nodes[at - 1].str()).is_some()
    {
        at -= 1;
        unit = Some(at);
    }
    let caption = (at > floor && is_caption(&nodes[at - 1])).then(|| {
        let mut from = at - 1;
        while from > floor
            && nodes[from].kind == BlockKind::Title
            && nodes[from - 1].kind == BlockKind::Title
            && nodes[from - 1].attachment == nodes[from].attachment
        {
            from -= 1;
        }
        from..at
    });
    let mark = at.checked_sub(1).filter(|&above| at > floor && !nodes[above].is_table());
    let mark = mark.filter(|&above| !marked_title(&nodes[above]).is_empty());
    Above { caption, mark, unit }
}

/// The title behind the mark of an attachment; the whole head of a box.
fn marked_title(node: &Node) -> &str {
    const LONGEST_BOX: usize = 40;
    let line = node.str();
    match node.kind {
        BlockKind::AttachmentMark => attachment(line).map_or("", |named| &line[named.title]),
        BlockKind::Box if node.width() <= LONGEST_BOX && !line.contains('。') => line,
        _ => "",
    }
}

/// A short line that is no sentence and begins no unit.
fn is_caption(node: &Node) -> bool {
    let titled = matches!(node.kind, BlockKind::Title | BlockKind::Paragraph);
    titled && is_title_part(node) && imprint_field(node.str()).is_none()
}

/// Title, as printed and normalised, and where it stands; a document without a title takes its first sentence or line.
fn title(text: &str, nodes: &[Node], draft: &Draft, head: &Head) -> (String, String, Span) {
    if draft.news {
        return news_title(text, &nodes[draft.nodes.start]);
    }
    if !head.title.is_empty() {
        let lines = &nodes[head.title.clone()];
        let last = lines.len() - 1;
        let mark = attachment(lines[0].str()).map_or(0, |named| named.title.start);
        let place = |i: usize| {
            let line = lines[i].str();
            let end = if i == last { without_note_mark(line).len() } else { line.len() };
            (if i == 0 { mark } else { 0 })..end
        };
        let of = |i: usize| &lines[i].str()[place(i)];
        let raw = (0..=last).map(|i| lines[i].text.raw(text, place(i))).collect();
        let span = lines[0].text.printed(place(0)).cover(lines[last].text.printed(place(last)));
        return ((0..=last).map(of).collect(), raw, span);
    }
    let subject = head.letter.as_ref().and_then(|l| l.subject.clone());
    if let Some((at, range)) = subject.or_else(|| title_before_number(nodes, head)) {
        let node = &nodes[at];
        let words = node.str()[range.clone()].to_owned();
        return (words, node.text.raw(text, range.clone()), node.text.printed(range));
    }
    if is_titled_by_header(nodes, head) && !head.header.is_empty() {
        let whole = |&i: &usize| (&nodes[i], 0..nodes[i].str().len());
        let lines: Vec<(&Node, Range<usize>)> =
            head.header.iter().map(whole).chain(form_of_number(nodes, head)).collect();
        let raw: String = lines.iter().map(|(n, at)| n.text.raw(text, at.clone())).collect();
        let place = |(n, at): &(&Node, Range<usize>)| n.text.printed(at.clone());
        let span = lines.iter().map(place).reduce(Span::cover).unwrap_or_default();
        return (lines.iter().map(|(n, at)| &n.str()[at.clone()]).collect(), raw, span);
    }
    let first = head.letter.as_ref().map(|l| l.text).filter(|&at| at < draft.nodes.end);
    let first = first.or_else(|| head.addressees.as_ref().map(|(at, _)| *at)).or_else(|| {
        (draft.nodes.start..draft.nodes.end)
            .find(|&i| !matches!(nodes[i].kind, BlockKind::OrganHeader | BlockKind::DocumentNumber))
    });
    let node = &nodes[first.unwrap_or(draft.nodes.start)];
    let sentence = statements(node.str()).next().unwrap_or(0..0);
    let words = node.str()[sentence].trim_end_matches(['。', '：', '；', '！', '？']);
    let end = words.char_indices().nth(60).map_or(words.len(), |(i, _)| i);
    (words[..end].to_owned(), node.text.raw(text, 0..end), node.text.printed(0..end))
}

/// A proclamation that has no title of its own is called by its letterhead, `云屏市…主席团公告`; and so is an order that begins
/// by promulgating a text.
fn is_titled_by_header(nodes: &[Node], head: &Head) -> bool {
    let orders = || head.order && nodes.get(head.body).is_some_and(|node| is_promulgating(node.str()));
    head.title.is_empty() && head.addressees.is_none() && (head.proclamation || orders())
}

/// The letterhead of such a document, where it is one line with the number: `云屏市人民政府公告2023年第2号`.
fn title_before_number(nodes: &[Node], head: &Head) -> Option<(usize, Range<usize>)> {
    let alone = is_titled_by_header(nodes, head) && head.header.is_empty();
    let (at, range) = head.number_at.clone().filter(|_| alone)?;
    let prefix = &head.number.as_ref()?.prefix;
    let start = range.start + nodes.get(at)?.str().get(range)?.find(prefix.as_str())?;
    (!prefix.is_empty()).then(|| (at, start..start + prefix.len()))
}

/// A headline ends at the blank or line end before its body.
fn news_title(text: &str, node: &Node) -> (String, String, Span) {
    let printed = node.span().slice(text);
    let is_mark = |c: char| NEWS.has(c) || GAZETTE_NEWS.has(c) || matches!(c, ' ' | '\u{3000}');
    let marks = printed.len() - printed.trim_start_matches(is_mark).len();
    let blank = printed[marks..]
        .char_indices()
        .find(|&(i, c)| is_blank(c) && i > 0)
        .map_or(printed.len(), |(i, _)| marks + i);
    let (from, to) = (node.span().start() + marks, node.span().start() + blank);
    let raw = &text[from..to];
    (normal(raw), raw.to_owned(), Span::new(from, to))
}
