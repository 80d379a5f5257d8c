//! The body and tail of a document: paragraphs, attachments, signature, date, notes, copies, printing line.

use std::ops::Range;

use super::attached::Attached;
use super::fold::{fold, is_unclosed};
use super::front::join;
use super::head::Head;
use super::line::addressee::addressees;
use super::line::attachment::{Named, attachment, items, list_item, without_omission};
use super::line::cc::{cc, organs};
use super::line::letter::{LetterField, letter_field};
use super::line::note::note;
use super::line::print_line::print_line;
use super::line::signature::{Signature, signature};
use super::node::Node;
use super::paragraph::{is_contact, paragraph_kind};
use super::segment::{Draft, is_signing_organ, is_title_part};
use super::table::unit_line;
use crate::grammar::label::label;
use crate::grammar::title::{genre, looks_like_title};
use crate::model::{Attachment, BlockKind, Date, SectionStyle};
use crate::text::Span;
use crate::text::repair::{is_blank, normal};
use crate::text::words::{chars, words};

mod signed;

/// What the tail of a document says, and its attachments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    pub(crate) signatories: Vec<String>,
    pub(crate) signed_date: Option<Date>,
    pub(crate) disclosure: Option<String>,
    pub(crate) cc: Vec<String>,
    pub(crate) subject_words: Vec<String>,
    /// Organs that get the original of a letter (正本).
    pub(crate) originals: Vec<String>,
    pub(crate) printed_by: Option<String>,
    pub(crate) printed_date: Option<Date>,
    pub(crate) attachments: Vec<Attachment>,
    /// Nodes of the text that the document issues, behind its signature.
    pub(crate) issued: Option<Range<usize>>,
}

/// Reads the body of `draft` behind its head and sets the kinds of its nodes.
pub(crate) fn body(text: &str, nodes: &mut [Node], draft: &Draft, head: &Head) -> Body {
    let letter = head.letter.is_some();
    let mut reader =
        Reader { text, range: head.body..draft.nodes.end, body: Body::default(), signed: None, letter };
    reader.tail(nodes);
    reader.signatures(nodes);
    reader.attachments(nodes);
    reader.issued_text(nodes);
    for i in head.body..draft.nodes.end {
        if nodes[i].kind == BlockKind::Unknown {
            nodes[i].kind = paragraph_kind(nodes[i].str(), draft.news);
        }
    }
    reader.body
}

struct Reader<'a> {
    text: &'a str,
    range: Range<usize>,
    body: Body,
    /// The node of the date of signature, or of the signature without a date.
    signed: Option<usize>,
    /// Date and number stand in fields below the letterhead.
    letter: bool,
}

impl Reader<'_> {
    /// Copies, printing line, disclosure: wherever they stand.
    fn tail(&mut self, nodes: &mut [Node]) {
        for i in self.range.clone() {
            if nodes[i].is_table() {
                continue;
            }
            let line = nodes[i].str().to_owned();
            if let Some(organs) = cc(&line).or_else(|| self.more_copies(nodes, i)) {
                self.body.cc.extend(organs.into_iter().map(|r| line[r].to_owned()));
                nodes[i].kind = BlockKind::Cc;
            }
            if let Some(words) = subject_words(nodes[i].span().slice(self.text)) {
                self.body.subject_words = words;
                nodes[i].kind = BlockKind::Note;
            }
            if let Some((LetterField::Original, value)) = letter_field(&line) {
                let organs = organs(&line, value..line.len());
                self.body.originals.extend(organs.into_iter().map(|r| line[r].to_owned()));
                nodes[i].kind = BlockKind::Addressee;
            }
            if let Some(printed) = print_line(&line) {
                self.printed(nodes, i, &line[printed.organ], printed.date);
            }
            if let Some(found) = note(&line) {
                if found.disclosure {
                    self.body.disclosure.get_or_insert_with(|| found.text.to_owned());
                }
                nodes[i].kind = BlockKind::Note;
            }
        }
    }

    /// The organs of a line between the first line of copies and the printing line: `各民主党派区委。`
    fn more_copies(&self, nodes: &[Node], at: usize) -> Option<Vec<Range<usize>>> {
        let line = nodes[at].str();
        let follows = at > self.range.start && nodes[at - 1].kind == BlockKind::Cc;
        let next = nodes.get(at + 1).filter(|_| at + 1 < self.range.end && line.ends_with('。'))?;
        (follows && print_line(line).is_none() && print_line(next.str()).is_some())
            .then(|| organs(line, 0..line.len()))
    }

    fn printed(&mut self, nodes: &mut [Node], i: usize, organ: &str, date: Date) {
        if nodes[i].kind != BlockKind::Cc {
            nodes[i].kind = BlockKind::PrintLine;
        }
        self.body.printed_date = Some(date);
        if !organ.is_empty() {
            self.body.printed_by = Some(organ.to_owned());
        } else if i > self.range.start && matches!(signature(nodes[i - 1].str()), Some(Signature::Organ(_))) {
            self.body.printed_by = Some(nodes[i - 1].str().to_owned());
            nodes[i - 1].kind = BlockKind::PrintLine;
        }
    }

    /// The list of attachments, the marks at their heads, and their bodies.
    fn attachments(&mut self, nodes: &mut [Node]) {
        self.attachment_list(nodes);
        let mut attached = Attached::new(&self.body.attachments);
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for i in self.range.clone() {
            if nodes[i].is_table() || nodes[i].kind != BlockKind::Unknown {
                continue;
            }
            let found = self.mark(nodes, i, &mut attached);
            if let Some(index) = found.or_else(|| self.title_of_listed(nodes, i, &marks, &mut attached)) {
                attached.begin(self.body.attachments[index].ordinal);
                marks.push((i, index));
            }
        }
        self.bodies(nodes, &marks);
    }

    /// `附件：1.甲（略）⏎2.乙` before or right behind the signature.
    fn attachment_list(&mut self, nodes: &mut [Node]) {
        let Some(start) = self
            .range
            .clone()
            .find(|&i| nodes[i].kind == BlockKind::Unknown && !nodes[i].is_table() && self.is_list(nodes, i))
        else {
            return;
        };
        let mut i = start;
        while i < self.range.end && nodes[i].kind == BlockKind::Unknown && !nodes[i].is_table() {
            let line = nodes[i].str();
            let named = if i == start { attachment(line) } else { self.list_line(nodes, i, start) };
            match named {
                Some(named) => self.list(&nodes[i], named),
                None if i > start && self.goes_on(nodes, i) => self.lengthen(&nodes[i]),
                None => break,
            }
            nodes[i].kind = BlockKind::AttachmentList;
            i += 1;
        }
    }

    /// Adds the attachments that a line names, the first as `named`.
    fn list(&mut self, node: &Node, named: Named) {
        let line = node.str();
        for Named { title, omitted, .. } in items(line, named).into_iter().filter(|n| !n.title.is_empty()) {
            let ordinal = self.body.attachments.len() as i32 + 1;
            let (span, title) = (node.text.printed(title.clone()), line[title].to_owned());
            self.body.attachments.push(Attachment { ordinal, title, omitted, span, ..Attachment::default() });
        }
    }

    /// A line that ends the title of the entry above: the next entry follows, the title has its kind only now, or it could not
    /// end above.
    fn goes_on(&self, nodes: &[Node], i: usize) -> bool {
        let Some(last) = self.body.attachments.last().filter(|last| !last.omitted) else { return false };
        let next =
            (i + 1 < self.range.end && !nodes[i + 1].is_table()).then(|| list_item(nodes[i + 1].str()));
        let is_next =
            |named: Named| named.ordinal.and_then(|n| i32::try_from(n).ok()) == Some(last.ordinal + 1);
        let completes =
            || genre(&last.title).is_none() && genre(&format!("{}{}", last.title, nodes[i].str())).is_some();
        let open = || is_unclosed(&last.title) || last.title.ends_with(|c| chars!("及和与、").has(c));
        is_title_part(&nodes[i])
            && !is_signing_organ(&nodes[i])
            && (next.flatten().is_some_and(is_next) || completes() || open() || self.heads_body(nodes, i))
    }

    /// The title of the last entry with the line stands again at the head of its attachment, which without it does not.
    fn heads_body(&self, nodes: &[Node], i: usize) -> bool {
        const FAR: usize = 400;
        let Some(last) = self.body.attachments.last() else { return false };
        let (short, whole) = (fold(&last.title), fold(&format!("{}{}", last.title, nodes[i].str())));
        let below =
            (i + 1..self.range.end).take(FAR).filter(|&j| !nodes[j].is_table() && nodes[j].width() <= 90);
        let mut heads = below.map(|j| fold(nodes[j].str())).filter(|key| *key == short || *key == whole);
        heads.next().is_some_and(|key| key == whole)
    }

    /// Adds a line to the title of the last entry.
    fn lengthen(&mut self, node: &Node) {
        let Some(last) = self.body.attachments.last_mut() else { return };
        let (title, omitted) = without_omission(node.str().trim_end_matches(['。', '；']));
        last.title.push_str(title);
        last.omitted = omitted;
        last.span = last.span.cover(node.text.printed(0..title.len()));
    }

    /// A list begins with 附件 and a title; a bare 附件 is a list when the title below is followed by the signature,
    /// or comes again at the head of the attachment.
    fn is_list(&self, nodes: &[Node], i: usize) -> bool {
        let line = nodes[i].str();
        let Some(named) = attachment(line) else { return false };
        let before_signature = self.signed.is_some_and(|s| i < s);
        if named.title.is_empty() {
            // `附件：（略）` names none.
            if named.omitted {
                return before_signature;
            }
            let below = (i + 1..self.range.end).find(|&j| !nodes[j].is_table());
            let key = below.map(|j| fold(nodes[j].str())).unwrap_or_default();
            let again = below.is_some_and(|b| {
                (b + 1..self.range.end).take(400).any(|j| !nodes[j].is_table() && fold(nodes[j].str()) == key)
            });
            return line.ends_with('：') && (before_signature || again);
        }
        let next = i + 1;
        // What stands right above a table is its head, and so is it above those whom a report addresses.
        let addressed =
            next < self.range.end && !nodes[next].is_table() && addressees(nodes[next].str()).is_some();
        if addressed || !before_signature && heads_table(&nodes[next..self.range.end.max(next)]) {
            return false;
        }
        let more = next < self.range.end && self.names_second(nodes, next);
        before_signature
            || more
            || self.marked_again(nodes, i)
            || (self.signed.is_none() && named.ordinal.is_none())
    }

    /// A second entry of a list.
    fn names_second(&self, nodes: &[Node], i: usize) -> bool {
        let line = nodes[i].str();
        !nodes[i].is_table()
            && list_item(line)
                .or_else(|| attachment(line))
                .is_some_and(|n| n.ordinal == Some(2) && !n.title.is_empty())
    }

    /// The attachment that the line names has a head of its own further below.
    fn marked_again(&self, nodes: &[Node], i: usize) -> bool {
        let line = nodes[i].str();
        let key = attachment(line).map(|n| fold(&line[n.title])).unwrap_or_default();
        (i + 1..self.range.end).any(|j| {
            !nodes[j].is_table()
                && nodes[j].width() <= 90
                && (attachment(nodes[j].str()).is_some() || !key.is_empty() && fold(nodes[j].str()) == key)
        })
    }

    fn list_line(&self, nodes: &[Node], i: usize, start: usize) -> Option<Named> {
        let line = nodes[i].str();
        let listed = self.body.attachments.len();
        let numbered = list_item(line).filter(|n| n.ordinal == Some(listed as u32 + 1));
        let again = attachment(line).filter(|n| n.ordinal == Some(listed as u32 + 1) && !n.title.is_empty());
        let bare = (i == start + 1 && listed == 0 && is_title_part(&nodes[i])).then_some(Named {
            ordinal: None,
            title: 0..line.len(),
            omitted: false,
        });
        let marked = |title: &str| title.starts_with('《') && title.ends_with('》');
        let besides =
            || self.body.attachments.last().is_some_and(|above| marked(&above.title)) && marked(line);
        let titled = besides().then_some(Named { ordinal: None, title: 0..line.len(), omitted: false });
        numbered.or(again).or(bare).or(titled)
    }

    /// A mark 附件 at the head of an attachment: the index of the attachment.
    fn mark(&mut self, nodes: &mut [Node], i: usize, attached: &mut Attached) -> Option<usize> {
        let line = nodes[i].str().to_owned();
        let named = attachment(&line)?;
        let title = line[named.title.clone()].to_owned();
        nodes[i].kind = BlockKind::AttachmentMark;
        let by_number = named.ordinal.map(|n| n as i32);
        if let Some(index) = attached.named(by_number, &title) {
            return Some(index);
        }
        let ordinal = by_number.unwrap_or(attached.next_number());
        let (title, span) = if title.is_empty() {
            self.title_below(nodes, i).unwrap_or((line.clone(), nodes[i].span()))
        } else {
            (title, nodes[i].text.printed(named.title))
        };
        let (at, attachment) =
            (self.body.attachments.len(), Attachment { ordinal, title, span, ..Attachment::default() });
        attached.add(at, &attachment);
        self.body.attachments.push(attachment);
        Some(at)
    }

    fn title_below(&self, nodes: &[Node], mark: usize) -> Option<(String, Span)> {
        let until = (mark + 1..self.range.end.min(mark + 5))
            .take_while(|&j| is_title_part(&nodes[j]) && unit_line(nodes[j].str()).is_none())
            .count();
        let n = title_lines(&nodes[mark + 1..mark + 1 + until]);
        let title = join(&nodes[mark + 1..mark + 1 + n]);
        (n > 0).then(|| (title, nodes[mark + 1].span().cover(nodes[mark + n].span())))
    }

    /// The title of a listed attachment over its body, without a mark.
    fn title_of_listed(
        &self,
        nodes: &[Node],
        i: usize,
        marks: &[(usize, usize)],
        attached: &mut Attached,
    ) -> Option<usize> {
        let near = marks.last().is_some_and(|&(at, _)| i <= at + 3);
        if near || attached.is_empty() || !attached.may_be_titled(nodes[i].str()) || nodes[i].width() > 90 {
            return None;
        }
        let key = |n: usize| fold(&join(&nodes[i..(i + n).min(self.range.end)]));
        let keys: Vec<String> = (1..=3).map(key).collect();
        attached.awaited(&keys)
    }

    fn bodies(&mut self, nodes: &mut [Node], marks: &[(usize, usize)]) {
        for (k, &(start, index)) in marks.iter().enumerate() {
            let end = marks.get(k + 1).map_or(self.range.end, |m| m.0);
            let end = (start + 1..end)
                .find(|&i| matches!(nodes[i].kind, BlockKind::Cc | BlockKind::PrintLine))
                .unwrap_or(end);
            let from = if nodes[start].kind == BlockKind::AttachmentMark { start + 1 } else { start };
            let key = fold(&self.body.attachments[index].title);
            if let Some(n) = (1..=4).find(|&n| from + n <= end && fold(&join(&nodes[from..from + n])) == key)
            {
                nodes[from..from + n].iter_mut().for_each(|t| t.kind = BlockKind::Title);
            } else if from < end && is_title_part(&nodes[from]) && unit_line(nodes[from].str()).is_none() {
                nodes[from].kind = BlockKind::Title;
            }
            for node in &mut nodes[start..end] {
                node.attachment = Some(index);
            }
            if start < end {
                let first = if nodes[start].kind == BlockKind::AttachmentMark && start + 1 < end {
                    start + 1
                } else {
                    start
                };
                let body = nodes[first].span().cover(nodes[end - 1].span());
                self.body.attachments[index].body.get_or_insert(body);
            }
        }
    }

    /// Behind the signature, and not in an attachment: the text that the document issues or forwards.
    fn issued_text(&mut self, nodes: &mut [Node]) {
        let Some(signed) = self.signed else { return };
        let reached = (signed + 1..self.range.end)
            .take_while(|&i| nodes[i].kind == BlockKind::Unknown && is_contact(&nodes[i]))
            .count();
        let rest = signed + 1 + reached..self.range.end;
        nodes[signed + 1..rest.start].iter_mut().for_each(|node| node.kind = BlockKind::Contact);
        let Some(start) =
            rest.clone().find(|&i| nodes[i].kind == BlockKind::Unknown && nodes[i].attachment.is_none())
        else {
            return;
        };
        let end = (start..rest.end)
            .find(|&i| {
                nodes[i].attachment.is_some() || matches!(nodes[i].kind, BlockKind::Cc | BlockKind::PrintLine)
            })
            .unwrap_or(rest.end);
        let parts = (start..end.min(start + 5)).take_while(|&i| is_title_part(&nodes[i])).count();
        let n = title_lines(&nodes[start..start + parts]);
        nodes[start..start + n].iter_mut().for_each(|t| t.kind = BlockKind::Title);
        further_titles(nodes, start + n..end);
        self.body.issued = Some(start..end);
    }
}

/// `主题词：水利　规划　通知`: the words of a printed line of subject words.
fn subject_words(printed: &str) -> Option<Vec<String>> {
    let at = printed.find(['：', ':'])?;
    let labelled = normal(&printed[..at]) == "主题词" && printed.chars().count() <= 80;
    let words = printed[at..].split(|c: char| is_blank(c) || chars!("：:、；，,;").has(c));
    labelled.then(|| words.map(normal).filter(|w| !w.is_empty()).collect())
}

/// The titles of further texts that a document issues: each stands where the numbering begins again.
fn further_titles(nodes: &mut [Node], range: Range<usize>) {
    let first = |node: &Node| {
        let (_, found) = label(node.str()).ok().filter(|_| !node.is_table())?;
        (found.number == Some(1)).then_some(found.style)
    };
    let mut begun: Vec<SectionStyle> = Vec::new();
    for i in range.clone() {
        let Some(style) = first(&nodes[i]) else { continue };
        let titled: fn(&str) -> bool = match style {
            SectionStyle::Chapter | SectionStyle::Article | SectionStyle::HanComma => looks_like_title,
            SectionStyle::ArabicDot | SectionStyle::ArabicComma => is_catalogue,
            _ => continue,
        };
        let above = (range.start..i).rev().take(4).take_while(|&j| is_unread_title_part(&nodes[j])).count();
        let from = (1..=above).map(|n| i - n).find(|&from| titled(&join(&nodes[from..i])));
        if let Some(from) = from.filter(|_| begun.contains(&style)) {
            nodes[from..i].iter_mut().for_each(|t| t.kind = BlockKind::Title);
        }
        begun.push(style);
    }
}

/// `失效的规范性文件目录（共3件）`: the title of a list whose entries count from 1.
fn is_catalogue(title: &str) -> bool {
    let title = title.split_once('（').filter(|_| title.ends_with('）')).map_or(title, |(title, _)| title);
    words!["目录", "清单", "名单", "名录", "一览表"].end(title)
}

fn is_unread_title_part(node: &Node) -> bool {
    node.kind == BlockKind::Unknown && node.attachment.is_none() && is_title_part(node)
}

/// How many of the lines, from the first on, a title takes until it is complete; all of them when it never is.
fn title_lines(lines: &[Node]) -> usize {
    (1..lines.len()).find(|&n| complete_title(&join(&lines[..n]))).unwrap_or(lines.len())
}

/// A title that needs no further line.
pub(crate) fn complete_title(title: &str) -> bool {
    !is_unclosed(title)
        && (looks_like_title(title)
            || crate::grammar::title::genre(title).is_some()
            || title.ends_with(['表', '单', '录', '图']))
}

/// True when a table begins here, or below the line of its unit.
fn heads_table(nodes: &[Node]) -> bool {
    let unit = nodes.iter().take(1).filter(|n| !n.is_table() && unit_line(n.str()).is_some()).count();
    nodes.get(unit).is_some_and(Node::is_table)
}

/// True for a paragraph that begins a unit of the outline.
pub(crate) fn has_label(node: &Node) -> bool {
    !node.is_table() && label(node.str()).is_ok()
}
