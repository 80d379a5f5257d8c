//! The labels of a numbering scope: which paragraphs begin a unit, and with what.

use std::ops::Range;

use crate::grammar::label::{bare_decimal, label, set_apart};
use crate::grammar::organ::{is_collective, is_organ, split_list};
use crate::model::{BlockKind, SectionStyle};
use crate::structure::line::letter::{LetterField, letter_field};
use crate::structure::node::Node;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::words;

use super::heading::{self, Words};

/// A paragraph that begins a unit.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    /// The node.
    pub(crate) node: usize,
    /// Style of the label.
    pub(crate) style: SectionStyle,
    /// Value of the label.
    pub(crate) number: Option<u32>,
    /// 之一 of 第三条之一.
    pub(crate) inserted: Option<u32>,
    /// Parts of a decimal label, and of a chapter above such labels.
    pub(crate) parts: Vec<u32>,
    /// Length of the label in the node's text, in bytes.
    pub(crate) label: usize,
    /// The style beside which a head without a number stands, around all that is numbered: a part of a letter (主旨, 说明),
    /// the first or last chapter of a statute (总则, 附则).
    pub(crate) outer: Option<SectionStyle>,
    /// Level of the Markdown heading that begins the unit, 0 when it is none.
    pub(crate) level: u8,
}

/// The labels of `range`, in order.
pub(crate) fn labels(text: &str, nodes: &[Node], range: Range<usize>) -> Vec<Labelled> {
    let decimal = is_decimal(nodes, range.clone());
    let mut organs = organ_titles(nodes, range.clone());
    organs.extend(heads_of_lists(nodes, range.clone()));
    let letter = nodes[range.clone()].iter().any(|n| !n.is_table() && is_subject(n.str()));
    let mut chapters = SectionStyle::Chapter;
    let lost = range
        .clone()
        .any(|i| is_first_or_last_chapter(nodes[i].str()) && is_above_article(&nodes[i..range.end]));
    let mut found = Vec::new();
    let mut titled = nodes[..range.start].iter().rev().take(TITLE_ABOVE).find_map(title_level).unwrap_or(0);
    for i in range.clone() {
        titled = title_level(&nodes[i]).unwrap_or(titled);
        if nodes[i].is_table() || !may_begin(nodes[i].kind) {
            continue;
        }
        let level = nodes[i].heading;
        let labelled = numbered(nodes[i].str(), i, decimal).or_else(|| spaced(text, &nodes[i], i));
        if let Some(labelled) = labelled.or_else(|| first_note(&nodes[range.clone()], i - range.start)) {
            if labelled.style == SectionStyle::Part {
                chapters = SectionStyle::Part;
            }
            found.push(Labelled { node: i, level, ..labelled });
        } else if organs.contains(&i) || level > titled && is_heading(&nodes[i]) {
            found.push(Labelled { level, ..unnumbered(i, None) });
        } else if letter && is_part(nodes[i].str()) {
            found.push(unnumbered(i, Some(SectionStyle::Part)));
        } else if lost && is_name_of_chapter(&nodes[i]) && is_above_article(&nodes[i..range.end]) {
            found.push(unnumbered(i, Some(chapters)));
        }
    }
    if decimal {
        number_chapters(&mut found);
    }
    found
}

/// A head that says nothing else is no longer than this.
const LONGEST_HEAD: usize = 60;

/// So many nodes above a scope may its title stand.
const TITLE_ABOVE: usize = 40;

/// Level of the heading that is a title.
fn title_level(node: &Node) -> Option<u8> {
    (node.kind == BlockKind::Title && node.heading > 0).then_some(node.heading)
}

/// True for a Markdown heading that names a unit.
fn is_heading(node: &Node) -> bool {
    let line = node.str();
    let whole = words!["正文", "全文", "目录", "附件", "附录"].have(line);
    !whole && (2..=LONGEST_HEAD).contains(&node.width()) && !line.ends_with(['。', '；', '，'])
}

/// What the first and the last chapter of a statute are called. Where one stands without a number, the statute has none, or
/// is a copy that lost those of some chapters.
fn is_first_or_last_chapter(line: &str) -> bool {
    words!["总则", "附则"].have(line)
}

fn is_name_of_chapter(node: &Node) -> bool {
    const LONGEST: usize = 30;
    node.width() <= LONGEST && node.str().chars().all(|c| is_han(c) || c == '、')
}

fn is_above_article(nodes: &[Node]) -> bool {
    let [_, below, ..] = nodes else { return false };
    !below.is_table() && set_apart(below.str()).is_ok_and(|(_, below)| below.style == SectionStyle::Article)
}

/// The first of the notes right below a table, when a second follows: `注：1、…` above `2、…`.
fn first_note(nodes: &[Node], at: usize) -> Option<Labelled> {
    let line = nodes[at].str();
    let words = ["注：", "备注：", "说明："].iter().find_map(|word| line.strip_prefix(word))?;
    let next = nodes.get(at + 1).filter(|next| !next.is_table() && at > 0 && nodes[at - 1].is_table())?;
    let (second, first) = (numbered(next.str(), at, false)?, numbered(words, at, false)?);
    let counts = first.number == Some(1) && second.number == Some(2) && first.style == second.style;
    counts.then(|| Labelled { label: first.label + line.len() - words.len(), ..first })
}

/// Gives `1.总则` above `1.1 编制目的` the part that `1 总则` would have: it is a chapter, and no item of a list.
fn number_chapters(found: &mut [Labelled]) {
    let dotted =
        |label: &Labelled| matches!(label.style, SectionStyle::ArabicDot | SectionStyle::ArabicComma);
    let mut last = 0;
    for k in 0..found.len() {
        let Some(number) = found[k].number.filter(|_| dotted(&found[k])) else { continue };
        let behind = found[k + 1..].iter().take_while(|label| !dotted(label));
        let first =
            behind.filter(|label| label.style == SectionStyle::Decimal).map(|label| &label.parts).next();
        let opens = first.is_some_and(|parts| parts.starts_with(&[number, 1]));
        let above = k.checked_sub(1).map(|above| &found[above]);
        let listed = above.is_some_and(|above| {
            dotted(above) && above.parts.is_empty() && above.number == Some(number.saturating_sub(1))
        });
        if opens || last > 0 && number == last + 1 && !listed {
            found[k].parts = vec![number];
            last = number;
        }
    }
}

fn unnumbered(node: usize, outer: Option<SectionStyle>) -> Labelled {
    let style = SectionStyle::Unnumbered;
    Labelled { node, style, number: None, inserted: None, parts: Vec::new(), label: 0, outer, level: 0 }
}

/// A part of a letter: `主旨：…`, `说明：`.
fn is_part(line: &str) -> bool {
    letter_field(line).is_some_and(|(field, _)| matches!(field, LetterField::Subject | LetterField::Part))
}

fn is_subject(line: &str) -> bool {
    letter_field(line).is_some_and(|(field, _)| field == LetterField::Subject)
}

fn may_begin(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::News | BlockKind::Contact | BlockKind::Unknown)
}

fn numbered(line: &str, node: usize, decimal: bool) -> Option<Labelled> {
    let read = if decimal { bare_decimal(line).or_else(|_| label(line)) } else { label(line) };
    let (rest, found) = read.ok()?;
    let label = line.len() - rest.len();
    if found.style == SectionStyle::Decimal && !decimal {
        return None;
    }
    // A dash, or 一是, begins a unit only with a head of its own.
    if found.style == SectionStyle::Dash
        && !matches!(heading::words(rest, found.style, false), Words::RunIn(_))
    {
        return None;
    }
    Some(Labelled {
        node,
        style: found.style,
        number: found.number,
        inserted: found.inserted,
        parts: found.parts,
        label,
        outer: None,
        level: 0,
    })
}

/// `第五条　规定…`: the printed blank behind the label says that it is one.
fn spaced(text: &str, node: &Node, at: usize) -> Option<Labelled> {
    let (rest, found) = set_apart(node.str()).ok()?;
    let label = node.str().len() - rest.len();
    let blank = text[node.text.printed(0..label).end()..].starts_with(is_blank);
    let told = match found.style {
        SectionStyle::Article => true,
        SectionStyle::Chapter | SectionStyle::Section => node.heading > 0 || node.width() <= LONGEST_HEAD,
        _ => node.heading > 0,
    };
    (blank && told && !rest.is_empty()).then_some(Labelled {
        node: at,
        style: found.style,
        number: found.number,
        inserted: found.inserted,
        parts: Vec::new(),
        label,
        outer: None,
        level: 0,
    })
}

/// True when the scope numbers its units 1, 1.1, 1.2, 2 …
fn is_decimal(nodes: &[Node], range: Range<usize>) -> bool {
    let decimals = nodes[range].iter().filter(|n| !n.is_table() && may_begin(n.kind)).filter(|n| {
        label(n.str()).is_ok_and(|(_, l)| l.style == SectionStyle::Decimal && l.parts.len() >= 2)
    });
    decimals.take(3).count() == 3
}

/// Organs as titles (`区公安局：`), where several stand as siblings.
fn organ_titles(nodes: &[Node], range: Range<usize>) -> Vec<usize> {
    let found: Vec<usize> = range
        .filter(|&i| !nodes[i].is_table() && may_begin(nodes[i].kind) && is_organ_title(nodes[i].str()))
        .collect();
    if found.len() >= 2 { found } else { Vec::new() }
}

/// Short lines that head lists which each begin at 1 again (`一等奖（2项）`), where several do.
fn heads_of_lists(nodes: &[Node], range: Range<usize>) -> Vec<usize> {
    let opens = |i: usize| {
        let node = nodes.get(i + 1).filter(|n| i + 1 < range.end && !n.is_table() && may_begin(n.kind))?;
        let (_, found) = label(node.str()).ok()?;
        let listed = matches!(found.style, SectionStyle::ArabicDot | SectionStyle::ArabicComma);
        (listed && found.number == Some(1)).then_some(())
    };
    let found: Vec<usize> = range
        .clone()
        .filter(|&i| {
            nodes[i].kind == BlockKind::Paragraph && is_head_of_list(&nodes[i]) && opens(i).is_some()
        })
        .collect();
    if found.len() >= 2 { found } else { Vec::new() }
}

/// A line that counts what it heads.
fn is_head_of_list(node: &Node) -> bool {
    let counted =
        node.str().strip_suffix('）').and_then(|l| l.rsplit_once('（')).is_some_and(|(head, count)| {
            let count = count.trim_start_matches('共');
            let digits =
                count.trim_end_matches(['项', '个', '名', '人', '家', '件', '户', '篇', '种', '部', '所']);
            digits.len() < count.len()
                && !digits.is_empty()
                && digits.bytes().all(|b| b.is_ascii_digit())
                && (2..=20).contains(&head.chars().count())
        });
    !node.is_table() && counted && label(node.str()).is_err()
}

fn is_organ_title(line: &str) -> bool {
    let Some(name) = line.strip_suffix('：') else { return false };
    if name.chars().count() > 30 || name.is_empty() {
        return false;
    }
    let organ = |part: &str| is_organ(part) || is_collective(part);
    organ(name) || {
        let parts = split_list(name);
        parts.len() >= 2
            && parts.iter().filter(|r| organ(&name[(*r).clone()])).count() * 2 >= parts.len()
            && organ(&name[parts[0].clone()])
    }
}
