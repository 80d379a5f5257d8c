//! The head of a document (版头 and 主体 up to the body): letterhead, number, title, addressees.

use std::ops::Range;

use super::aside::is_aside;
use super::fold::fold;
use super::front::join;
use super::letter::{self, Letter};
use super::line::addressee::addressees;
use super::line::attachment::{attachment, is_bare_mark};
use super::line::deed::is_deed;
use super::line::head_mark::{HeadMark, head_mark};
use super::line::history::is_history;
use super::line::letter::letter_field;
use super::line::note::note;
use super::line::organ_header::{HeaderForm, is_session, organ_header};
use super::line::signature::{Signature, organs_before, organs_of_line, signature};
use super::node::Node;
use super::segment::{
    Draft, is_form, is_header_organ, is_marks, is_signing_organ, is_title_part, marks_of_line,
    number_among_marks,
};
use super::web_head::{WebField, field};
use crate::grammar::date::whole_date;
use crate::grammar::doc_number::{
    DocNumber, NumberForm, order_serial, proclamation_serial, session_serial, whole,
};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::grammar::title::{genre, issuer_in_title, looks_like_title};
use crate::model::{BlockKind, Date};
use crate::text::words::{chars, words};

mod dated;
mod remark;

use dated::{bracketed_date, day_below, is_organ_and_date, issued_on, organs_and_day_below};
use remark::{before_history, is_remark, whom_it_answers};

/// The nodes of a head, and what they read as.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// Letterhead lines.
    pub(crate) header: Vec<usize>,
    /// Organs of the letterhead.
    pub(crate) header_organs: Vec<String>,
    /// The letterhead is that of an order (令).
    pub(crate) order: bool,
    /// The letterhead is that of a proclamation (公告, 通告).
    pub(crate) proclamation: bool,
    /// Where the number is printed.
    pub(crate) number_at: Option<(usize, Range<usize>)>,
    /// The number.
    pub(crate) number: Option<DocNumber>,
    /// The lines of the title.
    pub(crate) title: Range<usize>,
    /// Lines that repeat the title.
    pub(crate) repeated: Vec<usize>,
    /// The addressees, as a node and ranges of its text.
    pub(crate) addressees: Option<(usize, Vec<Range<usize>>)>,
    /// A date in brackets below the title: that of the document.
    pub(crate) date: Option<Date>,
    /// How it may be published, where that stands above the text.
    pub(crate) disclosure: Option<String>,
    /// 份号.
    pub(crate) copy_number: Option<String>,
    /// 密级.
    pub(crate) secrecy: Option<String>,
    /// 紧急程度.
    pub(crate) urgency: Option<String>,
    /// 签发人.
    pub(crate) approver: Option<String>,
    /// What the fields of a letter tell.
    pub(crate) letter: Option<Letter>,
    /// First node of the body.
    pub(crate) body: usize,
}

/// Reads the head of `draft` and sets the kinds of its nodes.
pub(crate) fn head(text: &str, nodes: &mut [Node], draft: &Draft) -> Head {
    let mut head =
        Head { title: draft.nodes.start..draft.nodes.start, body: draft.nodes.start, ..Head::default() };
    let end = draft.nodes.end;
    let mut at = letterhead(text, nodes, draft, &mut head);
    if at == draft.nodes.start && begins_with_mark(&nodes[at..end]) {
        nodes[at].kind = BlockKind::AttachmentMark;
        at += 1;
    }
    if let Some(number) = draft.number {
        read_number(text, nodes, number, &mut head);
        header_of_number(text, nodes, &mut head);
        for part in marks_of_line(text, &nodes[number]) {
            mark(&part, &mut head);
            let signed = field(&part).filter(|(kind, _)| *kind == WebField::Signed).map(|(_, value)| value);
            head.date = head.date.or_else(|| whole_date(signed.unwrap_or(&part)));
        }
    }
    let below = draft.number.map(|number| {
        let again = (number + 1..end).take_while(|&i| nodes[i].str() == nodes[number].str()).count();
        nodes[number + 1..=number + again].iter_mut().for_each(|node| node.kind = BlockKind::DocumentNumber);
        let at = marks_below(text, nodes, number + 1 + again..end, &mut head);
        day_below(nodes, at, end, &mut head)
    });
    // A scan may print the 文件 of the letterhead below the number.
    if let Some(below) = below.filter(|&below| below < end && is_form(nodes[below].str())) {
        nodes[below].kind = BlockKind::OrganHeader;
        at = below + 1;
    }
    if let Some(body) = letter::read(nodes, at, end, &mut head) {
        head.title = body..body;
        head.body = body;
        return head;
    }
    let above = draft.number.filter(|&n| n > at).map(|n| title_within(text, nodes, at..n, &mut head));
    let title = match (&draft.toc_title, above) {
        (Some(range), _) => range.clone(),
        (None, None) if is_titled_mark(&nodes[at..end]) => at..at + 1,
        (None, Some(above)) if is_title(nodes, &above) => above,
        (None, above) => {
            let start = below.unwrap_or(at).max(at);
            at = above.map_or(at, |_| start);
            let start = behind_asides(text, nodes, start..end);
            let first = title_from(nodes, start, end);
            addressed_title(nodes, &first, end).map_or(first, |title| {
                nodes[start..title.start].iter_mut().for_each(|node| node.kind = BlockKind::Note);
                title
            })
        }
    };
    if let Some(above) = title.start.checked_sub(1).filter(|&above| above >= at.min(title.start)) {
        issued_on(nodes, above, &mut head);
    }
    let title = if draft.news {
        draft.nodes.start..draft.nodes.start + 1
    } else {
        without_repeats(nodes, title, &mut head)
    };
    let below_title = title.end;
    let title = without_organs_below(text, nodes, title, &mut head);
    for i in title.clone().chain(head.repeated.iter().copied()) {
        nodes[i].kind = if draft.news { BlockKind::News } else { BlockKind::Title };
    }
    head.title = title.clone();
    head.body = [below_title, below.unwrap_or(0), head.repeated.last().map_or(0, |r| r + 1), at]
        .into_iter()
        .max()
        .unwrap_or(at);
    number_below_title(nodes, end, &mut head);
    organs_and_day_below(text, nodes, end, &mut head);
    notes_and_addressees(nodes, end, &mut head);
    head
}

/// `2021年第3号` below the title of a proclamation: its number, with the organ and the word of the title.
fn number_below_title(nodes: &mut [Node], end: usize, head: &mut Head) {
    let at = head.body;
    if head.number.is_some() || at >= end || head.title.is_empty() || nodes[at].is_table() {
        return;
    }
    let line = nodes[at].str();
    let title = join(&nodes[head.title.clone()]);
    let Some(word) = ["公告", "通告"].into_iter().find(|word| title.ends_with(word)) else { return };
    let serial = match (proclamation_serial(line), order_serial(line)) {
        (Some((year, serial)), _) => format!("{year}年第{serial}号"),
        (None, Some(serial)) => format!("第{serial}号"),
        (None, None) => return,
    };
    let issuer = issuer_in_title(&title).unwrap_or_default();
    head.number = whole(&format!("{issuer}{word}{serial}"));
    if head.number.is_some() {
        head.number_at = Some((at, 0..line.len()));
        nodes[at].kind = BlockKind::DocumentNumber;
        head.body = at + 1;
    }
}

/// True where an attachment is a text of its own: its mark stands above its title.
fn begins_with_mark(nodes: &[Node]) -> bool {
    matches!(nodes, [mark, title, ..] if !mark.is_table() && is_bare_mark(mark.str()) && is_title_part(title))
}

/// `附件1：…方案` above a text of its own.
fn is_titled_mark(nodes: &[Node]) -> bool {
    let Some(first) = nodes.first().filter(|node| !node.is_table() && nodes.len() > 1) else { return false };
    attachment(first.str()).is_some_and(|named| looks_like_title(&first.str()[named.title]))
}

/// Letterhead lines from the start; the index behind them.
fn letterhead(text: &str, nodes: &mut [Node], draft: &Draft, head: &mut Head) -> usize {
    let mut at = draft.nodes.start;
    let limit = draft.number.unwrap_or(draft.nodes.start + 3).min(draft.nodes.end);
    let has_header = (at..limit).any(|i| organ_header(nodes[i].str()).is_some() || is_form(nodes[i].str()));
    while at < limit {
        let line = nodes[at].str();
        if is_marks(text, &nodes[at]) {
            marks_of_line(text, &nodes[at]).iter().for_each(|part| mark(part, head));
            nodes[at].kind = BlockKind::Note;
            at += 1;
            continue;
        }
        if let Some(found) = organ_header(line) {
            head.order |= found.form == HeaderForm::Order;
            head.proclamation |= found.form == HeaderForm::Proclamation;
            let chars = found.organ.chars().count();
            head.header_organs.extend(organs_before(nodes[at].span().slice(text), chars));
        } else if has_header && is_form(line) {
            head.order |= line.ends_with('令');
            head.proclamation |= line.ends_with('告');
        } else if has_header && is_header_organ(&nodes[at]) && genre(line).is_none() {
            head.header_organs.extend(organs_of_line(nodes[at].span().slice(text)));
        } else if letter_field(line).is_some()
            || !(has_header && nodes[at].width() <= 8 && is_title_part(&nodes[at]))
        {
            break;
        }
        nodes[at].kind = BlockKind::OrganHeader;
        head.header.push(at);
        at += 1;
    }
    // Organs alone above the number, with the title below, are a letterhead without 文件.
    if head.header.is_empty() && draft.number.is_some_and(|n| n < draft.nodes.end) {
        let number = draft.number.unwrap_or(at);
        let organs =
            (at..number.max(at)).all(|i| is_signing_organ(&nodes[i]) && genre(nodes[i].str()).is_none());
        if organs && number > at {
            for node in &mut nodes[at..number] {
                node.kind = BlockKind::OrganHeader;
                head.header_organs.extend(organs_of_line(node.span().slice(text)));
            }
            head.header.extend(at..number);
            return number;
        }
    }
    at
}

/// Marks of the letterhead, and the numbers of the other organs of a joint issue, each perhaps below its organ, on the lines
/// from the start of `lines` on; the index behind them.
fn marks_below(text: &str, nodes: &mut [Node], lines: Range<usize>, head: &mut Head) -> usize {
    let is_number = |node: &Node| {
        !node.is_table() && whole(node.str()).is_some_and(|number| number.form == NumberForm::Annual)
    };
    let Range { start: mut at, end } = lines;
    while at < end {
        if is_marks(text, &nodes[at]) {
            marks_of_line(text, &nodes[at]).iter().for_each(|part| mark(part, head));
            nodes[at].kind = BlockKind::Note;
        } else if is_number(&nodes[at]) {
            nodes[at].kind = BlockKind::DocumentNumber;
        } else if let Some(found) = organ_header(nodes[at].str())
            && nodes[..end].get(at + 1).is_some_and(is_number)
        {
            let chars = found.organ.chars().count();
            head.header_organs.extend(organs_before(nodes[at].span().slice(text), chars));
            head.header.push(at);
            nodes[at].kind = BlockKind::OrganHeader;
        } else {
            break;
        }
        at += 1;
    }
    at
}

/// Keeps what a mark of the letterhead tells.
fn mark(part: &str, head: &mut Head) {
    let (place, value) = match head_mark(part) {
        Some(HeadMark::Copy(value)) => (&mut head.copy_number, value),
        Some(HeadMark::Secrecy(value)) => (&mut head.secrecy, value),
        Some(HeadMark::Urgency(value)) => (&mut head.urgency, value),
        Some(HeadMark::Approver(value)) => (&mut head.approver, value),
        Some(HeadMark::Disclosure(value)) => (&mut head.disclosure, value),
        Some(HeadMark::Other) | None => return,
    };
    place.get_or_insert_with(|| value.to_owned());
}

fn read_number(text: &str, nodes: &mut [Node], at: usize, head: &mut Head) {
    let line = nodes[at].str().to_owned();
    if let Some((range, number)) = number_among_marks(text, &nodes[at]) {
        head.number_at = Some((at, range));
        head.number = Some(number);
    } else if let Some(serial) = order_serial(&line) {
        head.number = whole(&format!("{}第{serial}号", letters(text, nodes, head)));
        head.number_at = Some((at, 0..line.len()));
    } else if let Some((year, serial)) = proclamation_serial(&line) {
        head.number = whole(&format!("{}{year}年第{serial}号", letters(text, nodes, head)));
        head.number_at = Some((at, 0..line.len()));
    }
    if let Some((term, serial)) = session_serial(&line) {
        head.number = whole(&format!("{}〔{term}〕第{serial}号", letters(text, nodes, head)));
        head.number_at = Some((at, 0..line.len()));
    }
    nodes[at].kind = BlockKind::DocumentNumber;
}

/// `云溪市人民政府令第38号` on one line names who orders, as a letterhead does; `公告` `2021年第15号` below an organ is its number.
fn header_of_number(text: &str, nodes: &[Node], head: &mut Head) {
    if let Some(bare) = head.number.as_ref().filter(|n| is_form(&n.prefix) && !head.header_organs.is_empty())
    {
        head.order |= bare.prefix.ends_with('令');
        head.proclamation |= bare.prefix.ends_with('告');
        head.number =
            whole(&format!("{}{}", head.header_organs.join("、"), bare.text)).or(head.number.take());
        return;
    }
    let Some(number) = head.number.as_ref() else { return };
    let Some(found) = organ_header(&number.prefix)
        .filter(|found| found.form == HeaderForm::Order || is_organ(found.organ) || is_session(found.organ))
    else {
        return;
    };
    // The last organ of a joint order stands on the line of the number.
    let above = head.header.last().map(|last| last + 1) == head.number_at.as_ref().map(|(at, _)| *at);
    let joint = above
        && !head.order
        && !head.proclamation
        && head.header_organs.iter().all(|organ| organ != found.organ);
    if !head.header_organs.is_empty() && !joint {
        return;
    }
    head.order |= found.form == HeaderForm::Order;
    head.proclamation |= found.form == HeaderForm::Proclamation;
    if head.order || head.proclamation {
        let (at, printed) = head.number_at.clone().unwrap_or_default();
        let printed = nodes[at].text.printed(printed);
        let organs = organs_before(printed.slice(text), found.organ.chars().count());
        let joined = whole(&format!("{}、{}", head.header_organs.join("、"), number.text)).filter(|_| joint);
        head.number = joined.or(head.number.take());
        head.header_organs.extend(organs);
    }
}

/// The letterhead as one string; the organs of a joint issue are separated by `、`.
fn letters(text: &str, nodes: &[Node], head: &Head) -> String {
    let mut letters = String::new();
    for &i in &head.header {
        let line = nodes[i].str();
        if !letters.is_empty() && !is_form(line) {
            letters.push('、');
        }
        let organ = organ_header(line).map_or(line, |found| found.organ);
        let chars = organ.chars().count();
        letters.push_str(&organs_before(nodes[i].span().slice(text), chars).join("、"));
        letters.push_str(&line[organ.len()..]);
    }
    letters
}

fn is_title(nodes: &[Node], range: &Range<usize>) -> bool {
    let joined = join(&nodes[range.clone()]);
    // Below an organ any line is its title, whatever its last word: `最高人民法院` `关于…的解释`.
    let below_organ = match &nodes[range.clone()] {
        [organ, line] => is_signing_organ(organ) && is_title_part(line) && !is_signing_organ(line),
        _ => false,
    };
    below_organ || looks_like_title(&joined) || genre(&joined).is_some() || is_deed(&joined)
}

/// The title lines from `at` on: up to the addressees when these come soon, else up to the first kind word.
fn title_from(nodes: &[Node], at: usize, end: usize) -> Range<usize> {
    // `云溪县人民政府办公室　2021年7月8日` stands above the title of minutes.
    let at = at + nodes[at.min(end)..end].iter().take(1).filter(|n| is_organ_and_date(n)).count();
    let limit = end.min(at + 8);
    let part = |i: usize| {
        i == at && is_title_part(&nodes[i])
            || i > at && (is_title_part(&nodes[i]) && !is_delivery(nodes[i].str()) || nodes[i].str() == "的")
    };
    let parts = (at..limit).take_while(|&i| part(i) && !is_body_heading(nodes, at, i)).count();
    let until = at + parts;
    if parts == 0 {
        return at..at;
    }
    let addressed = until < end && addressees(nodes[until].str()).is_some();
    if addressed || parts == 1 {
        return at..until;
    }
    let complete = (at + 1..=until)
        .find(|&i| looks_like_title(&join(&nodes[at..i])) && !continues_title(nodes, i, until));
    let complete = complete.or_else(|| (at + 1..=until).find(|&i| genre(&join(&nodes[at..i])).is_some()));
    at..complete.or_else(|| below_organs(nodes, at..until)).unwrap_or(at + 1)
}

/// Behind a title of any kind that stands below its organs: `最高人民法院` `关于…若干问题` `的解释`.
fn below_organs(nodes: &[Node], lines: Range<usize>) -> Option<usize> {
    let organs = nodes[lines.clone()].iter().take_while(|node| is_signing_organ(node)).count();
    let about = lines.start + organs;
    if about >= lines.end {
        return None;
    }
    if organs > 0 && is_deed(nodes[about].str()) {
        return Some(about + 1);
    }
    let first = nodes[about].str();
    let named = || organs == 0 && first.contains("关于") && issuer_in_title(first).is_some();
    if !first.starts_with("关于") && !named() {
        return None;
    }
    let ends = |&i: &usize| words!["解释", "说明", "建议", "讲话"].end(nodes[i].str());
    (about..lines.end).find(ends).or((organs > 0).then_some(about)).map(|last| last + 1)
}

/// The title right above those who are addressed, when what stands first is none: a page may print other lines above it.
fn addressed_title(nodes: &[Node], first: &Range<usize>, end: usize) -> Option<Range<usize>> {
    const NEAR: usize = 10;
    const LINES: usize = 4;
    if first.is_empty() || looks_like_title(&join(&nodes[first.clone()])) {
        return None;
    }
    let short = |i: &usize| !nodes[*i].is_table() && !nodes[*i].str().contains('。');
    let near = (first.start + 1..end.min(first.start + NEAR)).take_while(short);
    let addressed = near.into_iter().find(|&i| addressees(nodes[i].str()).is_some())?;
    let lines = (first.start + 1..addressed).rev().take(LINES).take_while(|&i| is_title_part(&nodes[i]));
    let starts: Vec<usize> = lines.collect();
    let title = |&from: &usize| {
        let title = join(&nodes[from..addressed]);
        looks_like_title(&title) && (title.starts_with("关于") || issuer_in_title(&title).is_some())
    };
    starts.into_iter().find(title).map(|from| from..addressed)
}

/// The lines above the number that are the title: neither what is printed above it, nor below it the organ or the day.
fn title_within(text: &str, nodes: &mut [Node], lines: Range<usize>, head: &mut Head) -> Range<usize> {
    let Range { start, mut end } = lines;
    end = before_history(nodes, start..end, head);
    while start + 1 < end {
        let last = end - 1;
        if let Some(date) = bracketed_date(nodes[last].str()).or_else(|| whole_date(nodes[last].str())) {
            nodes[last].kind = BlockKind::DateLine;
            head.date = Some(date);
        } else if is_marks(text, &nodes[last]) {
            marks_of_line(text, &nodes[last]).iter().for_each(|part| mark(part, head));
            nodes[last].kind = BlockKind::Note;
        } else if is_aside(text, &nodes[last]) || is_remark(nodes[last].str()) {
            nodes[last].kind = BlockKind::Note;
        } else if is_signing_organ(&nodes[last]) && looks_like_title(&join(&nodes[start..last])) {
            nodes[last].kind = BlockKind::OrganHeader;
            head.header_organs.extend(organs_of_line(nodes[last].span().slice(text)));
        } else {
            break;
        }
        end = last;
    }
    behind_asides(text, nodes, start..end)..end
}

/// The index behind what is printed above a title.
fn behind_asides(text: &str, nodes: &mut [Node], lines: Range<usize>) -> usize {
    let start = lines.start;
    let asides = nodes[lines].iter().take_while(|node| is_aside(text, node)).count();
    if !nodes.get(start + asides).is_some_and(is_title_part) {
        return start;
    }
    for node in &mut nodes[start..start + asides] {
        node.kind = BlockKind::Note;
    }
    start + asides
}

/// Who gave a report below its title, and where: `市长　林知远`, `2020年1月8日在云溪市第五届人民代表大会第五次会议上`.
fn is_delivery(line: &str) -> bool {
    let held = line.trim_start_matches(['—', '─', '-']);
    let dated =
        held.starts_with(|c: char| c.is_ascii_digit() || chars!("二一").has(c)) && held.contains('年');
    dated && held.contains('在') && held.ends_with('上')
        || matches!(signature(line), Some(Signature::Person { .. }))
}

/// A heading of Markdown below another one is the body's.
fn is_body_heading(nodes: &[Node], first: usize, i: usize) -> bool {
    i > first && nodes[i].heading > 0 && nodes[first].heading > 0 || label(nodes[i].str()).is_ok()
}

/// `的通知` on a line of its own.
fn continues_title(nodes: &[Node], i: usize, until: usize) -> bool {
    i < until && nodes[i].str().starts_with('的')
}

/// A title without the lines of organs below it, where it is complete without them: they issue the document.
fn without_organs_below(
    text: &str,
    nodes: &mut [Node],
    title: Range<usize>,
    head: &mut Head,
) -> Range<usize> {
    let lines = nodes[title.clone()].iter().skip(1);
    let organs = lines.rev().take_while(|node| is_signing_organ(node)).count();
    let end = title.end - organs;
    if organs == 0 || !looks_like_title(&join(&nodes[title.start..end])) {
        return title;
    }
    for node in &mut nodes[end..title.end] {
        node.kind = BlockKind::OrganHeader;
        head.header_organs.extend(organs_of_line(node.span().slice(text)));
    }
    title.start..end
}

/// A title printed twice in a row counts once, also when the lines are cut elsewhere; the printing that names the organ is
/// the title, and the other, usually the second, is kept aside.
fn without_repeats(nodes: &[Node], title: Range<usize>, head: &mut Head) -> Range<usize> {
    let folded = |lines: Range<usize>| fold(&join(&nodes[lines]));
    for half in title.start + 1..title.end {
        let (first, second) = (folded(title.start..half), folded(half..title.end));
        if first == second {
            head.repeated.extend(half..title.end);
            return title.start..half;
        }
        let names_organ = || first.starts_with("关于") && second.strip_suffix(&first).is_some_and(is_organ);
        let numbered = || {
            let (first, second) = (join(&nodes[title.start..half]), join(&nodes[half..title.end]));
            first.strip_suffix(&second).is_some_and(|number| whole(number).is_some())
        };
        if names_organ() || numbered() {
            head.repeated.extend(title.start..half);
            return half..title.end;
        }
    }
    title
}

/// Notes between title and body (`（2019年…通过）`) and the addressees.
fn notes_and_addressees(nodes: &mut [Node], end: usize, head: &mut Head) {
    let mut at = day_below(nodes, head.body, end, head);
    head.body = at;
    let mut seen = 0;
    while at < end && seen < 6 {
        let line = nodes[at].str();
        let person = || whom_it_answers(line, &join(&nodes[head.title.clone()])).map(|name| vec![name]);
        if let Some(found) = addressees(line).or_else(person).filter(|_| !nodes[at].is_table()) {
            head.addressees = Some((at, found));
            nodes[at].kind = BlockKind::Addressee;
            head.body = at + 1;
            return;
        }
        if let Some(date) = bracketed_date(line) {
            nodes[at].kind = BlockKind::DateLine;
            head.date = Some(date);
            at += 1;
            seen += 1;
            head.body = at;
            continue;
        }
        if !is_remark(line) && !is_history(line) {
            return;
        }
        let published = note(line).filter(|note| note.disclosure).map(|note| note.text.to_owned());
        head.disclosure = head.disclosure.take().or(published);
        if nodes[at].kind == BlockKind::Unknown {
            nodes[at].kind = BlockKind::Note;
        }
        at += 1;
        seen += 1;
        head.body = at;
    }
}
