//! Where documents begin: at letterheads, numbers, titles of the table of contents, news marks.

use std::collections::{BTreeMap, HashSet};
use std::iter;
use std::ops::Range;

use super::aside::is_aside;
use super::contents::{is_known_without_organ, without_number};
use super::fold::{first_folded, fold};
use super::front::{Front, join};
use super::headless::{add_beginning, add_news, add_repeats, add_reports};
use super::letter::letter_start;
use super::line::addressee::addressees;
use super::line::attachment::is_bare_mark;
use super::line::head_mark::{head_mark, marks_between_blanks};
use super::line::history::is_history;
use super::line::note::note;
use super::line::number_row::number_row;
use super::line::organ_header::{is_session, organ_header};
use super::line::print_line::print_line;
use super::line::signature::{Signature, signature};
use super::listing::undecorated;
use super::node::Node;
use super::opening::{begins_stated, begins_with_head};
use super::unnumbered::{self, is_behind_an_end};
use super::web_head::{WebHead, field, web_heads};
use crate::grammar::appointment::{clause, header};
use crate::grammar::date::{full_date, whole_date};
use crate::grammar::doc_number::{
    DocNumber, NumberForm, find_all, order_serial, proclamation_serial, session_serial, whole,
};
use crate::grammar::label::label;
use crate::grammar::title;
use crate::model::BlockKind;
use crate::text::words::{WordList, words};

/// A document in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its nodes.
    pub(crate) nodes: Range<usize>,
    /// The node that prints its number.
    pub(crate) number: Option<usize>,
    /// So many nodes from the start are the title that the table of contents prints.
    pub(crate) toc_title: Option<Range<usize>>,
    /// Begins with a news mark (△).
    pub(crate) news: bool,
    /// What a web page prints about it.
    pub(crate) web: Option<WebHead>,
}

/// How a document begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) number: Option<usize>,
    pub(super) toc_title: Option<Range<usize>>,
    pub(super) news: bool,
}

/// The starts by the nodes where they are.
pub(super) type Starts = BTreeMap<usize, Start>;

/// The documents of a source; sets the kind of headings that stand between them.
pub(crate) fn segment(text: &str, nodes: &mut [Node], front: Option<&Front>) -> Vec<Draft> {
    let none = HashSet::new();
    let categories = front.map_or(&none, |f| &f.categories);
    let outside = |i: usize| front.is_none_or(|f| !f.nodes.contains(&i) && !f.tail.contains(&i));
    mark_categories(nodes, categories, front.is_some(), &outside);
    let webs = web_heads(text, nodes);
    webs.iter()
        .flat_map(|w| w.nodes.clone())
        .filter(|&i| outside(i))
        .for_each(|i| nodes[i].kind = BlockKind::Note);
    let mut free: Vec<bool> = (0..nodes.len())
        .map(|i| {
            outside(i) && !matches!(nodes[i].kind, BlockKind::Heading | BlockKind::Note | BlockKind::Toc)
        })
        .collect();
    let mut starts = numbered_starts(text, nodes, &free);
    add_toc_titles(nodes, &free, front, &mut starts);
    add_news(nodes, &free, front.is_some(), &mut starts);
    let document_at = |i| {
        let start = starts.range(..=i).next_back().map_or(0, |(&at, _)| at);
        (start, head_around(nodes, &starts, i).is_some())
    };
    for at in unnumbered::titles(text, nodes, &free, document_at) {
        insert(&mut starts, Start { at, ..Start::default() });
    }
    if let Some(front) = front {
        let listed = front.toc.iter().filter_map(|entry| entry.category.as_deref()).map(fold).collect();
        add_reports(nodes, &free, &listed, &mut starts);
    }
    add_beginning(nodes, &free, front.is_some(), &mut starts);
    add_headed_parts(nodes, &mut free, &mut starts);
    add_repeats(nodes, &free, &mut starts);
    with_web_heads(drafts(nodes, &free, starts), webs)
}

/// Gives each web head to the document below it, the last one also to the document above.
fn with_web_heads(mut drafts: Vec<Draft>, webs: Vec<WebHead>) -> Vec<Draft> {
    for web in webs {
        let next = drafts.partition_point(|d| d.nodes.start < web.nodes.end);
        let at = next.min(drafts.len().saturating_sub(1));
        if let Some(draft) = drafts.get_mut(at) {
            draft.web.get_or_insert(web);
        }
    }
    drafts
}

/// A part of an issue below whose heading no document begins is a document with that heading as its title: 大事记.
fn add_headed_parts(nodes: &mut [Node], free: &mut [bool], starts: &mut Starts) {
    let headings: Vec<usize> = (0..nodes.len()).filter(|&i| nodes[i].kind == BlockKind::Heading).collect();
    for at in headings {
        let text = free.get(at + 1) == Some(&true);
        let begun = starts.contains_key(&(at + 1));
        if !text || begun || is_group_of_documents(nodes[at].str()) {
            continue;
        }
        if is_title_part(&nodes[at + 1]) && nodes[at + 1].width() <= LONGEST_HEADLINE {
            insert(starts, Start { at: at + 1, ..Start::default() });
        } else {
            nodes[at].kind = BlockKind::Unknown;
            free[at] = true;
            insert(starts, Start { at, ..Start::default() });
        }
    }
}

/// Longest title of an article below the heading of its part, in characters.
const LONGEST_HEADLINE: usize = 40;

/// The name of a part that holds documents: what stands below it without a head is no document of that name.
fn is_group_of_documents(line: &str) -> bool {
    line.ends_with("文件") || line.ends_with("规章") || line.chars().count() <= 1
}

fn drafts(nodes: &[Node], free: &[bool], starts: Starts) -> Vec<Draft> {
    let ends: Vec<usize> = starts.keys().skip(1).copied().chain([nodes.len()]).collect();
    let draft = |(start, limit): (Start, usize)| {
        let end = (start.at..limit).find(|&i| !free[i]).unwrap_or(limit);
        Draft {
            nodes: start.at..end,
            number: start.number.filter(|&n| n < end),
            // Where another document begins inside of a title, it is none of this one.
            toc_title: start.toc_title.filter(|title| title.end <= end),
            news: start.news,
            web: None,
        }
    };
    starts.into_values().zip(ends).map(draft).filter(|d| !d.nodes.is_empty()).collect()
}

/// Headings that group the documents of an issue, also when they are set one character a line.
fn mark_categories(
    nodes: &mut [Node],
    categories: &HashSet<String>,
    gazette: bool,
    outside: &dyn Fn(usize) -> bool,
) {
    let mut i = 0;
    while i < nodes.len() {
        let single = nodes[i..].iter().take(12).take_while(|n| !n.is_table() && n.width() == 1).count();
        let span = single.max(1);
        // A letterhead stands above its number, unless the line of the number has its own.
        let next_is_header = || {
            organ_header(nodes[i].str()).is_some()
                && nodes.get(i + span).is_some_and(|n| {
                    let line = n.str();
                    whole(line).is_some_and(|number| organ_header(&number.prefix).is_none())
                        || order_serial(line).is_some()
                        || session_serial(line).is_some()
                })
        };
        let listed = !categories.is_empty()
            && categories.contains(&fold(&join(&nodes[i..i + span])))
            && !(span == 1 && signs_or_begins_title(&nodes[i..]));
        let named = listed || gazette && is_group_heading(nodes[i].str()) && !is_inside(nodes, i, categories);
        if outside(i) && named && !next_is_header() {
            for node in &mut nodes[i..i + span] {
                node.kind = BlockKind::Heading;
            }
        }
        i += span;
    }
}

/// True for the head of a part of an article, `【案情】`: the contents name the parts of the issue, and not this one, and no document
/// begins below it.
fn is_inside(nodes: &[Node], i: usize, categories: &HashSet<String>) -> bool {
    let line = nodes[i].str();
    !categories.is_empty()
        && !is_named_part(undecorated(line))
        && !begins_with_head(nodes, i + 1)
        && !begins_stated(nodes, i + 1)
}

/// An organ that is no heading although a part of the issue bears its name: it signs above a date, alone or with other organs,
/// or it stands above the rest of its title.
fn signs_or_begins_title(nodes: &[Node]) -> bool {
    if !is_signing_organ(&nodes[0]) {
        return false;
    }
    let organs = nodes.iter().take(SIGNING).take_while(|node| is_signing_organ(node)).count();
    nodes.get(organs).is_some_and(|below| is_date(below) || organs == 1 && below.str().starts_with("关于"))
}

/// So many organs may sign one document.
const SIGNING: usize = 12;

/// The name of a part of an issue between its documents: `·市政府文件·`, `【人事任免】`, `大事记`.
pub(super) fn is_group_heading(line: &str) -> bool {
    let name = undecorated(line);
    let short =
        name.chars().count() <= 14 && !name.contains(['，', '。', '：', '《']) && !name.contains("关于");
    let decorated = name.len() < line.len() && name.chars().all(crate::text::repair::is_han);
    short
        && (decorated && name.chars().count() >= 2
            || is_named_part(name) && organ_header(name).is_none_or(|h| h.organ.chars().count() <= 6))
}

/// True for the names that parts of an issue bear anywhere.
pub(super) fn is_named_part(name: &str) -> bool {
    static NAMES: WordList = WordList::new(&[
        "政府规章",
        "政府文件",
        "办公室文件",
        "办公厅文件",
        "政府办文件",
        "部门文件",
        "规范性文件",
        "人事任免",
        "人事信息",
        "政策解读",
        "大事记",
        "政务要闻",
        "政务动态",
        "领导讲话",
        "统计信息",
        "统计数据",
        "统计资料",
        "机构设置",
        "公文选登",
        "文件选登",
        "法规规章",
    ]);
    NAMES.end(name) && name.chars().count() <= 9
}

/// Starts at document numbers: with the letterhead above, else with the title above, else at the number itself.
fn numbered_starts(text: &str, nodes: &[Node], free: &[bool]) -> Starts {
    let mut starts = Starts::new();
    let mut floor = 0;
    for i in 0..nodes.len() {
        if !free[i] || nodes[i].is_table() || !is_number(text, nodes, i) {
            continue;
        }
        let last = starts.last_key_value().and_then(|(_, last)| last.number);
        if last.is_some_and(|n| same_head(nodes, n, i)) {
            continue;
        }
        let at = head_start(text, nodes, free, i, floor);
        let lone =
            at == i && !starts.is_empty() && !title_follows(nodes, i) && !is_whole_letterhead(nodes, i);
        if lone && !lists_posts(nodes, free, i) {
            continue;
        }
        insert(&mut starts, Start { at, number: Some(i), ..Start::default() });
        floor = i + 1;
    }
    starts
}

fn is_number(text: &str, nodes: &[Node], i: usize) -> bool {
    let line = nodes[i].str();
    let serial =
        order_serial(line).is_some() || proclamation_serial(line).is_some() || session_serial(line).is_some();
    number_among_marks(text, &nodes[i]).is_some()
        || serial && i > 0 && (organ_header(nodes[i - 1].str()).is_some() || is_form(nodes[i - 1].str()))
}

/// The number on a line that holds nothing else but marks of the head: `云政〔2020〕3号　　签发人：林知远`.
pub(crate) fn number_among_marks(text: &str, node: &Node) -> Option<(Range<usize>, DocNumber)> {
    let line = node.str();
    if let Some(number) = whole(line).filter(|number| full_date(&number.text).is_err()) {
        let range = find_all(line).into_iter().next().map_or(0..line.len(), |(r, _)| r);
        return Some((range, number));
    }
    if node.is_table() || node.width() > 90 || !line.contains('〔') {
        return None;
    }
    let parts = marks_of_line(text, node);
    let mut numbers = parts.iter().filter_map(|p| Some((p, whole(p)?)));
    let (printed, number) = numbers.next()?;
    // A joint issue may print a number for each organ: the first is that of the document.
    let beside = |p: &String| {
        head_mark(p).is_some() || whole(p).is_some() || whole_date(p).is_some() || field(p).is_some()
    };
    let rest_is_marks = parts.iter().filter(|p| *p != printed).all(beside);
    let at = line.find(printed.as_str())?;
    (parts.len() > 1 && rest_is_marks).then_some((at..at + printed.len(), number))
}

/// The parts of a line between its wide blanks; a colon keeps its value.
pub(crate) fn marks_of_line(text: &str, node: &Node) -> Vec<String> {
    let printed = node.span().slice(text);
    let inner = printed.strip_prefix(['（', '(']).and_then(|inner| inner.strip_suffix(['）', ')']));
    let printed = inner.unwrap_or(printed);
    number_row(printed).unwrap_or_else(|| marks_between_blanks(printed))
}

/// The word of a letterhead on a line of its own: `公　告`.
pub(crate) fn is_form(line: &str) -> bool {
    words![
        "公告",
        "通告",
        "令",
        "命令",
        "文件",
        "函",
        "书函",
        "便函",
        "公函",
        "传真电报",
        "明传电报",
        "内部明电",
    ]
    .have(line)
}

/// Two numbers in one head: a joint issue prints one for each organ.
fn same_head(nodes: &[Node], first: usize, second: usize) -> bool {
    let between = nodes[first + 1..second].iter().filter(|n| whole(n.str()).is_none());
    second - first <= 12
        && between.clone().count() <= 2
        && between
            .clone()
            .all(|n| organ_header(n.str()).is_some() || title::looks_like_title(n.str()) && n.width() < 8)
}

/// A letterhead with its number, and text below: `云溪县人民政府令第8号`.
fn is_whole_letterhead(nodes: &[Node], i: usize) -> bool {
    let number =
        whole(nodes[i].str()).filter(|n| matches!(n.form, NumberForm::Order | NumberForm::Proclamation));
    let prefix = number.as_ref().map_or("", |number| &number.prefix);
    !nodes[i].str().starts_with('（')
        && organ_header(prefix).is_some()
        && nodes.get(i + 1).is_some_and(|below| !below.is_table() && below.str().ends_with(['。', '：']))
}

/// A number above a list of posts given and taken, behind the end of a document or the heading of a part.
fn lists_posts(nodes: &[Node], free: &[bool], i: usize) -> bool {
    nodes.get(i + 1).is_some_and(changes_posts) && (is_behind_an_end(nodes, i) || !free[i - 1])
}

/// A title or addressees stand within a few nodes behind the number.
fn title_follows(nodes: &[Node], i: usize) -> bool {
    (i + 1..nodes.len().min(i + 6))
        .any(|j| addressees(nodes[j].str()).is_some() || title::looks_like_title(&join(&nodes[i + 1..=j])))
}

fn head_start(text: &str, nodes: &[Node], free: &[bool], number: usize, floor: usize) -> usize {
    if let Some(start) = letter_start(nodes, free, number, floor) {
        return start;
    }
    let above = |i: usize| (i > floor && free[i - 1]).then(|| &nodes[i - 1]);
    let mut at = number;
    let mut letterhead = false;
    while let Some(node) = above(at).filter(|n| {
        organ_header(n.str()).is_some() || letterhead_part(text, n) || letterhead && is_header_organ(n)
    }) {
        letterhead |= organ_header(node.str()).is_some() || is_form(node.str());
        at -= 1;
    }
    if letterhead {
        return at;
    }
    // A bare organ above the number is a letterhead when the title follows below.
    if above(at).is_some_and(|n| is_signing_organ(n) && title::genre(n.str()).is_none())
        && title_follows(nodes, number)
    {
        while above(at).is_some_and(|n| is_signing_organ(n) || organ_header(n.str()).is_some()) {
            at -= 1;
        }
        return at;
    }
    let title = |at: usize| {
        let part =
            |n: &Node| is_title_part(n) && !is_field(n.str()) && !is_aside(text, n) && !is_marks(text, n);
        let from = |at: usize| at > floor && number - at < LONGEST_TITLE && above(at).is_some_and(part);
        iter::successors(Some(at), |&at| from(at).then(|| at - 1)).last().unwrap_or(at)
    };
    // The day of signature may stand below the title, and who passed the text.
    let between = above(at).is_some_and(|node| is_date(node) || is_told(node));
    let dated =
        between.then(|| title(at - 1)).filter(|&from| title::looks_like_title(&join(&nodes[from..at - 1])));
    let titled = with_letterhead(nodes, free, floor, dated.unwrap_or_else(|| title(at)));
    let marks = (floor..titled).rev().take_while(|&i| free[i] && is_marks(text, &nodes[i])).count();
    titled - marks
}

/// `（2003年9月2日）`, `（2003年6月10日…会议通过）`.
fn is_told(node: &Node) -> bool {
    let inner = node.str().strip_prefix('（').and_then(|line| line.strip_suffix('）'));
    inner
        .filter(|_| !node.is_table())
        .is_some_and(|told| whole_date(told).is_some() || told.contains("通过") && full_date(told).is_ok())
}

/// A title has no more lines.
const LONGEST_TITLE: usize = 8;

/// A short label with its value: `责任单位：市水利局`.
fn is_field(line: &str) -> bool {
    let head = line.find('：').map(|at| &line[..at]);
    head.is_some_and(|h| {
        h.chars().count() <= 8 && !h.contains("关于") && h.chars().all(crate::text::repair::is_han)
    })
}

/// A line that is only an organ: a signature, or a letterhead without 文件.
pub(crate) fn is_signing_organ(node: &Node) -> bool {
    !node.is_table() && matches!(signature(node.str()), Some(Signature::Organ(_)))
}

/// An organ, or the session of a congress, above the word of a letterhead: `云溪市第五届人民代表大会第二次会议`.
pub(crate) fn is_header_organ(node: &Node) -> bool {
    is_signing_organ(node) || !node.is_table() && is_session(node.str())
}

/// A line beside the letterhead: 份号, 密级, 紧急程度, or the second organ of a joint issue before 文件.
fn letterhead_part(text: &str, node: &Node) -> bool {
    is_form(node.str()) || is_marks(text, node)
}

/// A line of marks beside the letterhead.
pub(crate) fn is_marks(text: &str, node: &Node) -> bool {
    let short = !node.is_table() && node.width() <= 60;
    short && {
        let parts = marks_of_line(text, node);
        !parts.is_empty() && parts.iter().all(|p| head_mark(p).is_some())
    }
}

/// A line that may be part of a title: short, no sentence, no label, no date.
pub(crate) fn is_title_part(node: &Node) -> bool {
    let line = node.str();
    !node.is_table()
        && (2..=80).contains(&node.width())
        && !line.ends_with(['。', '；', '：', '，', '！', '？'])
        && !line.starts_with(['（', '△'])
        && !line.contains('。')
        && whole_date(line).is_none()
        && print_line(line).is_none()
        && note(line).is_none()
        && whole(line).is_none()
        && label(line).is_err()
        && !line.starts_with("附件")
        && !is_bare_mark(line)
        && !is_history(line)
}

/// Titles of the table of contents, printed over their documents.
fn add_toc_titles(nodes: &[Node], free: &[bool], front: Option<&Front>, starts: &mut Starts) {
    let Some(front) = front else { return };
    let titles: HashSet<String> =
        front.toc.iter().flat_map(|e| toc_keys(&e.title)).filter(|k| k.chars().count() >= 4).collect();
    let first_characters: HashSet<char> = titles.iter().filter_map(|title| title.chars().next()).collect();
    let leaves_out_organs = first_characters.contains(&'关');
    let begins_title = |node: &Node| {
        first_folded(node.str()).is_none_or(|c| first_characters.contains(&c))
            || leaves_out_organs && node.str().len() <= LONGEST_LINE && node.str().contains("关于")
    };
    let mut i = 0;
    while i < nodes.len() {
        let title = |&n: &usize| begins_title(&nodes[i]) && is_toc_title(nodes, free, i, n, &titles);
        let Some(n) = (1..=4).rev().find(title) else {
            i += 1;
            continue;
        };
        let range = i..i + n;
        // `…公告（第9号）`
        let printed = join(&nodes[range.clone()]).replace(['（', '）'], "");
        let order = whole(&printed).is_some_and(|number| match number.form {
            NumberForm::Order => true,
            NumberForm::Proclamation => promulgates_at(nodes, range.end),
            // `…公告〔2021〕第9号`
            _ => number.prefix.ends_with("公告") && promulgates_at(nodes, range.end),
        });
        match head_around(nodes, starts, i) {
            // An order is titled by what it promulgates, and so is a proclamation that promulgates.
            Some(_) if order => {}
            Some(at) => {
                // The table may leave out the organ with which the title begins.
                let organs = nodes[at.min(i)..i].iter().rev().take_while(|n| is_title_organ(n)).count();
                let from = if nodes[i].str().starts_with("关于") { i - organs } else { i };
                starts.entry(at).or_default().toc_title = Some(from..range.end);
            }
            None if is_promulgated(nodes, starts, &range) => {}
            None => {
                let organs = nodes[..i].iter().rev().take(SIGNING).take_while(|n| is_title_organ(n)).count();
                let ended = i - organs == 0 || !free[i - organs - 1] || is_behind_an_end(nodes, i - organs);
                let above = organs > 0 && ended && nodes[i].str().starts_with("关于");
                let from = if above { i - organs } else { i };
                let at = with_letterhead(nodes, free, 0, from);
                insert(starts, Start { at, toc_title: Some(from..range.end), ..Start::default() });
            }
        }
        i += n;
    }
}

/// An organ with which a title begins, on a line of its own.
fn is_title_organ(node: &Node) -> bool {
    is_signing_organ(node) && title::genre(node.str()).is_none()
}

/// A title of the table folded, also without the number behind it.
fn toc_keys(title: &str) -> Vec<String> {
    let mut keys = vec![fold(title)];
    keys.extend(without_number(title).map(fold));
    keys
}

/// No line of a title has more bytes.
const LONGEST_LINE: usize = 360;

/// True when `n` nodes from `i` on together are a title of the table of contents.
fn is_toc_title(nodes: &[Node], free: &[bool], i: usize, n: usize, titles: &HashSet<String>) -> bool {
    i + n <= nodes.len()
        && (n == 1 || whole(nodes[i + n - 1].str()).is_none())
        && (i..i + n).all(|j| free[j] && !nodes[j].is_table() && nodes[j].str().len() <= LONGEST_LINE)
        && {
            let key = fold(&join(&nodes[i..i + n]));
            // The table may leave out the organ with which a title begins.
            titles.contains(&key) || is_known_without_organ(&key, |rest| titles.contains(rest))
        }
}

/// No head of a document has more nodes.
const LONGEST_HEAD: usize = 200;

/// Where the document starts whose head holds node `i`.
fn head_around(nodes: &[Node], starts: &Starts, i: usize) -> Option<usize> {
    let (_, from) = starts.range(..=i).next_back()?;
    let last = from.number.unwrap_or(from.at);
    let in_head = i <= last + 6
        && i <= from.at + LONGEST_HEAD
        && !nodes[from.at..i].iter().any(|n| n.str().ends_with('。') || addressees(n.str()).is_some());
    in_head.then_some(from.at)
}

/// True for the title of the text that the order right above it promulgates: `《…办法》已经…通过，现予公布`.
fn is_promulgated(nodes: &[Node], starts: &Starts, title: &Range<usize>) -> bool {
    const NEAR: usize = 10;
    let Some((&from, _)) = starts.range(..=title.start).next_back() else { return false };
    let key = fold(&join(&nodes[title.clone()]));
    title.start - from <= NEAR
        && nodes[from..title.start].iter().any(|n| {
            !n.is_table()
                && (n.str().contains("公布") || title::is_promulgating(n.str()))
                && n.str().contains('》')
                && (fold(n.str()).starts_with(&key)
                    || title::book_titles(n.str()).into_iter().any(|range| fold(&n.str()[range]) == key))
        })
}

/// True where a text is promulgated within the first lines from `at` on.
fn promulgates_at(nodes: &[Node], at: usize) -> bool {
    const LINES: usize = 2;
    nodes[at..].iter().take(LINES).any(|node| !node.is_table() && title::is_promulgating(node.str()))
}

/// Adds a start in its place, unless a document begins there already.
pub(super) fn insert(starts: &mut Starts, start: Start) {
    starts.entry(start.at).or_insert(start);
}

/// A line that is only a date.
pub(super) fn is_date(node: &Node) -> bool {
    !node.is_table() && whole_date(node.str()).is_some()
}

/// Where the letterhead begins that stands right above `at`, if one does, and not above `floor`.
fn with_letterhead(nodes: &[Node], free: &[bool], floor: usize, at: usize) -> usize {
    let mut from = at;
    while from > floor && free[from - 1] && organ_header(nodes[from - 1].str()).is_some() {
        from -= 1;
    }
    from
}

/// True for a line that gives a post or takes one, or that stands above a list of such lines: `任命：`.
pub(super) fn changes_posts(node: &Node) -> bool {
    !node.is_table() && (header(node.str()).is_some() || clause(node.str(), false, None).is_some())
}
