//! The outline: from labels to a tree of sections.
//!
//! Depth follows from nesting, not from style: `1.` may stand directly under `四、`. [`place`] decides where a label
//! belongs from the labels before and behind it; [`heading`] decides which of its words are a heading.

mod heading;
mod label_at;
mod place;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::node::Node;
use crate::model::{BlockKind, Section, SectionStyle};
use heading::{Words, words};
pub(crate) use label_at::{Labelled, labels};
use place::Places;

/// The sections of one numbering scope (the main text, an issued text or an attachment), and the section of each node.
pub(crate) struct Scope {
    /// Index of the attachment.
    pub(crate) attachment: Option<usize>,
    /// Put before each path: `i.` for an issued text behind a numbered notice.
    pub(crate) prefix: &'static str,
    /// The nodes of the scope.
    pub(crate) nodes: Range<usize>,
}

/// Adds the sections of `scope` to `sections` and sets the section of its nodes.
pub(crate) fn outline(
    text: &str,
    nodes: &mut [Node],
    scope: &Scope,
    used: &mut UsedPaths,
    sections: &mut Vec<Section>,
) {
    let labels = labels(text, nodes, scope.nodes.clone());
    if labels.is_empty() {
        return;
    }
    let base = sections.len();
    let parents = Places::new(&labels).parents();
    let mut paths = Paths { scope, used, counts: HashMap::new() };
    for (k, found) in labels.iter().enumerate() {
        let parent = parents[k].map(|p| base + p);
        let section = section(nodes, found, parent, sections, scope.attachment, &mut paths);
        sections.push(section);
    }
    let starts: Vec<usize> = labels.iter().map(|l| l.node).collect();
    fill(nodes, scope, &starts, base, sections);
    head_by_siblings(nodes, &labels, base, sections);
    lift_closing_clauses(nodes, &scope.nodes, base, sections);
    lift_closing_text(nodes, &scope.nodes, base, sections);
    close_spans(nodes, scope, base, sections);
}

fn section(
    nodes: &[Node],
    found: &Labelled,
    parent: Option<usize>,
    sections: &[Section],
    attachment: Option<usize>,
    paths: &mut Paths<'_>,
) -> Section {
    let node = &nodes[found.node];
    let above = parent.map(|p| &sections[p]);
    let path = paths.path(above.map(|p| p.path.as_str()), parent, found);
    Section {
        section_id: String::new(),
        document_id: String::new(),
        parent_id: None,
        attachment_id: None,
        ordinal: 0,
        depth: above.map_or(1, |p| p.depth + 1),
        label_raw: (found.style != SectionStyle::Unnumbered)
            .then(|| node.text.head_as_printed(found.label).trim_end().to_owned())
            .filter(|l| !l.is_empty()),
        style: found.style,
        number: found.number.map(|n| n as i32),
        path,
        heading: None,
        text: String::new(),
        span: node.span(),
        parent,
        attachment,
    }
}

/// How often each path was given, by attachment: several scopes of a document may share one.
pub(crate) type UsedPaths = HashMap<(Option<usize>, String), usize>;

/// Paths, each once in its attachment or main text.
struct Paths<'a> {
    scope: &'a Scope,
    used: &'a mut UsedPaths,
    counts: HashMap<(Option<usize>, SectionStyle), u32>,
}

impl Paths<'_> {
    fn path(&mut self, above: Option<&str>, parent: Option<usize>, found: &Labelled) -> String {
        let part = self.part(parent, found);
        let path = match above {
            Some(above) => format!("{above}.{part}"),
            None => format!("{}{part}", self.scope.prefix),
        };
        let seen = self.used.entry((self.scope.attachment, path.clone())).or_insert(0);
        *seen += 1;
        if *seen == 1 { path } else { format!("{path}~{seen}") }
    }

    fn part(&mut self, parent: Option<usize>, found: &Labelled) -> String {
        let mut count = || {
            let n = self.counts.entry((parent, found.style)).or_insert(0);
            *n += 1;
            *n
        };
        let number = found.number;
        match found.style {
            SectionStyle::Dash => format!("d{}", count()),
            SectionStyle::Unnumbered => format!("u{}", count()),
            SectionStyle::Box => format!("b{}", number.unwrap_or_else(count)),
            SectionStyle::HanShi => format!("s{}", number.unwrap_or_else(count)),
            SectionStyle::Part => format!("p{}", number.unwrap_or_else(count)),
            SectionStyle::Article => match found.inserted {
                Some(inserted) => format!("{}-{inserted}", number.unwrap_or(0)),
                None => number.unwrap_or(0).to_string(),
            },
            SectionStyle::Decimal => found.parts.last().copied().or(number).unwrap_or(0).to_string(),
            _ => number.unwrap_or_else(count).to_string(),
        }
    }
}

/// Sets the section of each node, and the own text of each section.
fn fill(nodes: &mut [Node], scope: &Scope, starts: &[usize], base: usize, sections: &mut [Section]) {
    let mut current: Option<usize> = None;
    let mut next = 0;
    for i in scope.nodes.clone() {
        if starts.get(next) == Some(&i) {
            current = Some(base + next);
            next += 1;
        }
        let Some(index) = current else { continue };
        if ends_outline(nodes[i].kind) {
            continue;
        }
        nodes[i].section = Some(index);
        if nodes[i].is_table() {
            continue;
        }
        let own = &mut sections[index].text;
        let text = nodes[i].str();
        if starts.get(next.wrapping_sub(1)) == Some(&i) {
            own.push_str(text);
        } else {
            own.push('\n');
            own.push_str(text);
        }
    }
}

/// Parts of a document that belong to no section.
fn ends_outline(kind: BlockKind) -> bool {
    use BlockKind as K;
    matches!(
        kind,
        K::AttachmentList
            | K::AttachmentMark
            | K::Signature
            | K::DateLine
            | K::Cc
            | K::PrintLine
            | K::Note
            | K::Title
            | K::Addressee
            | K::Toc
            | K::OrganHeader
            | K::DocumentNumber
    )
}

/// Headings, where most siblings have one; the label goes from the own text.
fn head_by_siblings(nodes: &mut [Node], labels: &[Labelled], base: usize, sections: &mut [Section]) {
    let found: Vec<Words> = labels
        .iter()
        .enumerate()
        .map(|(k, l)| {
            let parent = Some(base + k);
            let own_text_below = sections[base + k].text.contains('\n')
                || sections.get(base + k + 1).is_some_and(|next| next.parent == parent);
            let rest = &nodes[l.node].str()[l.label..];
            if l.level > 0 && l.style == SectionStyle::Unnumbered {
                return Words::Whole(0..rest.len());
            }
            words(rest, l.style, own_text_below)
        })
        .collect();
    let votes = Votes::new(&found, &sections[base..]);
    for (k, (found, label)) in found.iter().zip(labels).enumerate() {
        let in_article =
            sections[base + k].parent.is_some_and(|p| sections[p].style == SectionStyle::Article);
        let headed = label.level > 0 && matches!(found, Words::Whole(_)) || votes.headed(&sections[base + k]);
        let node = &nodes[label.node];
        let rest = &node.str()[label.label..];
        let heading = match found {
            Words::Whole(r) | Words::RunIn(r) if headed && !in_article => Some(rest[r.clone()].to_owned()),
            _ => None,
        };
        let whole = matches!(found, Words::Whole(_)) && heading.is_some();
        sections[base + k].heading = heading;
        let text = std::mem::take(&mut sections[base + k].text);
        sections[base + k].text = text[label.label..].trim_start().to_owned();
        let kind = match (label.style, whole) {
            (SectionStyle::Box, _) => BlockKind::Box,
            (_, true) => BlockKind::Heading,
            _ => BlockKind::ListItem,
        };
        if matches!(nodes[label.node].kind, BlockKind::Paragraph | BlockKind::News) {
            nodes[label.node].kind = kind;
        }
    }
}

/// How many units of a kind begin with words that may be a heading.
struct Votes {
    /// Among siblings of one style.
    siblings: HashMap<(Option<usize>, SectionStyle), (u32, u32)>,
    /// Among all units of one style and depth of the scope.
    scope: HashMap<(i32, SectionStyle), (u32, u32)>,
}

impl Votes {
    fn new(found: &[Words], sections: &[Section]) -> Self {
        let mut votes = Self { siblings: HashMap::new(), scope: HashMap::new() };
        for (found, section) in found.iter().zip(sections) {
            let head = u32::from(!matches!(found, Words::Statement));
            for vote in [
                votes.siblings.entry((section.parent, section.style)).or_default(),
                votes.scope.entry((section.depth, section.style)).or_default(),
            ] {
                vote.0 += head;
                vote.1 += 1;
            }
        }
        votes
    }

    /// True when most siblings have a heading, and most units of the scope, or all siblings where there are some.
    fn headed(&self, section: &Section) -> bool {
        let most = |&(heads, all): &(u32, u32)| heads * 2 > all;
        let siblings = self.siblings.get(&(section.parent, section.style)).copied().unwrap_or_default();
        let scope = self.scope.get(&(section.depth, section.style)).copied().unwrap_or_default();
        most(&siblings) && (most(&scope) || siblings.0 >= 3 && siblings.0 * 4 >= siblings.1 * 3)
    }
}

/// A clause on a line of its own behind the last item of an inner list closes the outer unit, when no other item of
/// the list has one.
fn lift_closing_clauses(nodes: &mut [Node], scope: &Range<usize>, base: usize, sections: &mut [Section]) {
    let mut last_child: HashMap<usize, usize> = HashMap::new();
    let mut children: HashMap<usize, u32> = HashMap::new();
    for (i, section) in sections.iter().enumerate().skip(base) {
        if let Some(parent) = section.parent.filter(|_| is_inner(section.style)) {
            last_child.insert(parent, i);
            *children.entry(parent).or_default() += 1;
        }
    }
    let mut clauses: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in scope.clone() {
        if let (BlockKind::Clause, Some(section)) = (nodes[i].kind, nodes[i].section) {
            clauses.entry(section).or_default().push(i);
        }
    }
    let mut with_clause: HashMap<usize, u32> = HashMap::new();
    for parent in clauses.keys().filter(|s| is_inner(sections[**s].style)).filter_map(|s| sections[*s].parent)
    {
        *with_clause.entry(parent).or_default() += 1;
    }
    let mut lifted: Vec<(usize, usize)> = Vec::new();
    for (section, at) in &clauses {
        let Some(parent) = sections[*section].parent else { continue };
        let count = |of: &HashMap<usize, u32>| of.get(&parent).copied().unwrap_or(0);
        let closes =
            last_child.get(&parent) == Some(section) && count(&children) >= 2 && count(&with_clause) == 1;
        if closes && let [clause] = at[..] {
            lifted.push((clause, parent));
        }
    }
    for (clause, parent) in lifted {
        let from = nodes[clause].section;
        for node in &mut nodes[clause..scope.end] {
            if node.section != from {
                break;
            }
            node.section = Some(parent);
        }
    }
}

/// So many units of one paragraph each are a list whose last unit has one paragraph too.
const LISTED: usize = 5;

/// Text behind the last unit of a list goes to the unit around the list when each unit before it is one paragraph:
/// the last paragraphs of a notice behind its thirty measures are not part of the thirtieth.
fn lift_closing_text(nodes: &mut [Node], scope: &Range<usize>, base: usize, sections: &[Section]) {
    let mut own: HashMap<usize, Vec<usize>> = HashMap::new();
    for i in scope.clone() {
        if let Some(section) = nodes[i].section {
            own.entry(section).or_default().push(i);
        }
    }
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (i, section) in sections.iter().enumerate().skip(base) {
        children.entry(section.parent).or_default().push(i);
    }
    for (parent, list) in &children {
        let Some((last, before)) = list.split_last() else { continue };
        let single = |section: &usize| {
            let leaf =
                !children.contains_key(&Some(*section)) && sections[*section].style != SectionStyle::Article;
            leaf && own.get(section).is_some_and(|nodes| nodes.len() == 1)
        };
        let leaf = !children.contains_key(&Some(*last));
        if before.len() >= LISTED && leaf && before.iter().all(single) {
            let rest = own.get(last).map_or(&[][..], |nodes| nodes.get(1..).unwrap_or_default());
            rest.iter().for_each(|&i| nodes[i].section = *parent);
        }
    }
}

/// Styles of lists inside a unit.
fn is_inner(style: SectionStyle) -> bool {
    use SectionStyle as S;
    matches!(style, S::ArabicDot | S::ArabicComma | S::ArabicParen | S::Circled | S::Dash | S::HanShi)
}

/// A section ends where its last node, or that of its last child, ends.
fn close_spans(nodes: &[Node], scope: &Scope, base: usize, sections: &mut [Section]) {
    for node in &nodes[scope.nodes.clone()] {
        if let Some(index) = node.section {
            sections[index].span = sections[index].span.cover(node.span());
        }
    }
    for i in (base..sections.len()).rev() {
        if let Some(parent) = sections[i].parent {
            sections[parent].span = sections[parent].span.cover(sections[i].span);
        }
    }
}
