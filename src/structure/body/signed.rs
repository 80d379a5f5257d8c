//! Who signs, and when: the first date on a line of its own, with the organs or persons around it.
//!
//! ```text
//! signed = { organ | person } date         the usual order
//!        | date { organ }                  at the end of a text
//!        | { organ } year month            a month alone names no day, and those who sign
//!        | organ | person                  the last line
//! ```

use std::ops::Range;

use super::Reader;
use crate::grammar::date::{DatePart, PartialDate, date, ends_like_date, whole_date};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::model::{BlockKind, Date};
use crate::structure::line::attachment::{attachment, list_item};
use crate::structure::line::note::note;
use crate::structure::line::signature::{
    Signature, is_roster_row, organs_of_line, organs_over_lines, seals_for_another, signature, spaced_name,
};
use crate::structure::node::Node;
use crate::structure::segment::is_signing_organ;
use crate::text::words::chars;

impl Reader<'_> {
    /// The first date on a line of its own, with the signatures above it.
    pub(super) fn signatures(&mut self, nodes: &mut [Node]) {
        let mut first = true;
        let mut last_date: Option<usize> = None;
        for i in self.range.clone() {
            if nodes[i].is_table() || nodes[i].kind != BlockKind::Unknown {
                continue;
            }
            let Some((organ, date)) = dated(nodes[i].str()) else { continue };
            if last_date == Some(i.wrapping_sub(1)) {
                continue;
            }
            last_date = Some(i);
            let from = self.signers_above(nodes, i);
            let cut = cut_signers(nodes, self.range.start, from, i);
            let mut lines = cut.as_ref().map_or(from, |(from, _)| *from)..i + 1;
            if lines.len() == 1 && organ.is_none() && first {
                lines.end += self.signers_below(nodes, i);
            }
            mark_signed(&mut nodes[lines.clone()], i - lines.start);
            if first {
                self.body.signed_date = Some(date);
                self.sign(nodes, lines, organ);
                if let Some((_, organs)) = cut {
                    self.body.signatories = organs;
                }
                first = false;
            }
        }
        if first && self.letter {
            self.signed_above(nodes);
        } else if first && !self.signed_in_month(nodes) {
            self.undated(nodes);
        }
    }

    fn sign(&mut self, nodes: &[Node], lines: Range<usize>, organ: Option<String>) {
        self.signed = Some(lines.end - 1);
        let lines = nodes[lines].iter().filter(|n| n.kind == BlockKind::Signature);
        self.body.signatories.extend(lines.flat_map(|n| signers(self.text, n)));
        self.body.signatories.extend(organ.filter(|organ| !seals_for_another(organ)));
    }

    /// How many organs stand below a date that has none above, where the text ends or its tail follows.
    fn signers_below(&self, nodes: &[Node], date: usize) -> usize {
        const MOST: usize = 4;
        let below = &nodes[date + 1..self.range.end];
        let signs = |node: &&Node| node.kind == BlockKind::Unknown && is_signing_organ(node);
        let organs = below.iter().take(MOST).take_while(signs).count();
        let ends = below.get(organs).is_none_or(|node| {
            !node.is_table() && (node.kind != BlockKind::Unknown || attachment(node.str()).is_some())
        });
        if ends && self.is_closed_above(nodes, date) { organs } else { 0 }
    }

    /// True when what stands above `at` is the end of a text, or of its list of attachments.
    fn is_closed_above(&self, nodes: &[Node], at: usize) -> bool {
        let above = at.checked_sub(1).filter(|&above| above >= self.range.start).map(|above| &nodes[above]);
        above.is_some_and(|node| {
            let line = node.str();
            let listed = || attachment(line).or_else(|| list_item(line)).is_some();
            !node.is_table() && (line.ends_with(['。', '）', '！']) || listed())
        })
    }

    /// A signature above a month without its day: `2015年5月`.
    fn signed_in_month(&mut self, nodes: &mut [Node]) -> bool {
        let found = self.range.clone().find_map(|i| {
            let month =
                nodes[i].kind == BlockKind::Unknown && !nodes[i].is_table() && is_month(nodes[i].str());
            let from = month.then(|| self.signers_above(nodes, i)).filter(|&from| from < i)?;
            self.is_closed_above(nodes, from).then_some(from..i + 1)
        });
        let Some(lines) = found else { return false };
        mark_signed(&mut nodes[lines.clone()], lines.len() - 1);
        self.sign(nodes, lines, None);
        true
    }

    /// Index of the first signature line right above the date.
    fn signers_above(&self, nodes: &[Node], date: usize) -> usize {
        let mut from = date;
        let mut organs = from;
        while from > self.range.start && date - from < 30 {
            let line = nodes[from - 1].str();
            if nodes[from - 1].is_table() {
                break;
            }
            let seal = line.starts_with('（') && line.ends_with("代章）");
            match signature(line) {
                Some(Signature::Organ(_)) if is_roster_row(nodes[from - 1].span().slice(self.text)) => break,
                Some(_) => organs = from - 1,
                None if seal => {}
                None if from == date && self.is_spaced_name(nodes, from - 1) => organs = from - 1,
                None => break,
            }
            from -= 1;
        }
        let signed = organs.min(date);
        let mut first = signed;
        while first + 1 < date
            && first > self.range.start
            && ends_list(&nodes[first - 1..date], first > signed)
        {
            first += 1;
        }
        first
    }

    /// A name in wide type behind the end of a text.
    fn is_spaced_name(&self, nodes: &[Node], at: usize) -> bool {
        spaced_name(nodes[at].span().slice(self.text)).is_some() && self.is_closed_above(nodes, at)
    }

    /// A person who signs an order whose date stands in its head, above the text that it issues.
    fn signed_above(&mut self, nodes: &mut [Node]) {
        let person = |node: &Node| {
            node.kind == BlockKind::Unknown
                && !node.is_table()
                && matches!(signature(node.str()), Some(Signature::Person { .. }))
        };
        let Some(from) = self.range.clone().find(|&i| person(&nodes[i])) else { return };
        let until = from + nodes[from..self.range.end].iter().take_while(|node| person(node)).count();
        for node in &mut nodes[from..until] {
            self.body.signatories.extend(signers(self.text, node));
            node.kind = BlockKind::Signature;
        }
        self.signed = Some(until - 1);
    }

    /// A signature as the last line, with no date below.
    fn undated(&mut self, nodes: &mut [Node]) {
        let last =
            self.range.clone().rev().find(|&i| nodes[i].kind == BlockKind::Unknown && !nodes[i].is_table());
        let Some(i) = last.filter(|&i| i > self.range.start) else { return };
        let above = &nodes[i - 1];
        let closed = above.str().ends_with(['。', '）']);
        let signatory = match signature(nodes[i].str()) {
            Some(Signature::Organ(organ))
                if closed
                    && organ.chars().count() >= 5
                    && !organ.contains('、')
                    && !seals_for_another(organ) =>
            {
                organ.to_owned()
            }
            Some(Signature::Person { office, name })
                if closed || matches!(above.kind, BlockKind::Cc | BlockKind::Addressee) =>
            {
                format!("{office}{name}")
            }
            _ => return,
        };
        self.body.signatories.push(signatory);
        nodes[i].kind = BlockKind::Signature;
    }
}

/// Sets the kinds of the lines of a signature, of which line `date` is its date.
fn mark_signed(lines: &mut [Node], date: usize) {
    for (i, node) in lines.iter_mut().enumerate() {
        node.kind = match note(node.text.text()) {
            _ if i == date => BlockKind::DateLine,
            Some(_) => BlockKind::Note,
            None => BlockKind::Signature,
        };
    }
}

/// `2015年5月`, `一九九五年五月`.
fn is_month(line: &str) -> bool {
    const LONGEST: usize = 40;
    let month = |found: PartialDate| found.year.is_some() && matches!(found.part, DatePart::Month { .. });
    line.len() <= LONGEST
        && line.ends_with('月')
        && date(line).is_ok_and(|(rest, found)| rest.is_empty() && month(found))
}

/// A date alone on a line, or behind the organ on the same line.
fn dated(line: &str) -> Option<(Option<String>, Date)> {
    if let Some(date) = whole_date(line) {
        return Some((None, date));
    }
    let inner = line.strip_prefix('（').and_then(|l| l.strip_suffix('）'));
    if inner.is_some() || !ends_like_date(line) || line.chars().count() > 45 {
        return None;
    }
    let at =
        line.char_indices().map(|(i, _)| i).find(|&i| i > 0 && whole_date(line[i..].trim()).is_some())?;
    match signature(line[..at].trim()) {
        Some(Signature::Organ(organ)) => Some((Some(organ.to_owned()), whole_date(line[at..].trim())?)),
        _ => None,
    }
}

/// True when the second of the nodes goes on with the list of organs in the first, above the organ that signs in the last:
/// `责任单位：市教委、市财⏎政局`, or `市水利局` above `云溪市人民政府`.
/// `listed` says that the first of them does so itself.
fn ends_list(nodes: &[Node], listed: bool) -> bool {
    let [above, line, .., last] = nodes else { return false };
    let (above, line, last) = (above.str(), line.str(), last.str());
    let list = above.rsplit_once('：').map_or(if listed { above } else { "" }, |(_, list)| list);
    if above.ends_with(['。', '）', '；']) || !list.split('、').next().is_some_and(is_organ) {
        return false;
    }
    let cut = list.rsplit('、').next().unwrap_or_default();
    let near = |organ: &str| organ.starts_with(|c| chars!("省市区县州旗").has(c)) && is_organ(organ);
    near(line) && !near(last) || !is_organ(cut) && is_organ(&format!("{cut}{line}"))
}

/// The organs or the person that a signature line names; none for who only seals it.
fn signers(text: &str, node: &Node) -> Vec<String> {
    let printed = node.span().slice(text);
    match signature(node.str()) {
        Some(Signature::Person { office, name }) => vec![format!("{office}{name}")],
        Some(Signature::Organ(organ)) if seals_for_another(organ) => Vec::new(),
        Some(Signature::Organ(_)) => organs_of_line(printed),
        None => spaced_name(printed).into_iter().collect(),
    }
}

/// The organs that sign between the end of the text and the date, in lines that cut their names, and the first of these;
/// no line before `floor` is one.
fn cut_signers(nodes: &[Node], floor: usize, from: usize, date: usize) -> Option<(usize, Vec<String>)> {
    const MOST: usize = 6;
    const WIDEST: usize = 24;
    let part = |node: &Node| {
        let line = node.str();
        let plain = !line.contains(|c| chars!("。，：；、（《〔").has(c)) && label(line).is_err();
        node.kind == BlockKind::Unknown && !node.is_table() && node.width() <= WIDEST && plain
    };
    let above = (floor..from).rev().take(MOST).take_while(|&i| part(&nodes[i])).last()?;
    let closed = above > floor && nodes[above - 1].str().ends_with(['。', '）', '！']);
    let lines: Vec<&str> = nodes[above..date].iter().map(Node::str).collect();
    closed.then(|| organs_over_lines(&lines)).flatten().map(|organs| (above, organs))
}
