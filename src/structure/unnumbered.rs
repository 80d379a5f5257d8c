//! Where documents without a number begin: at a letterhead with a title, at the title of an organ with addressees below,
//! and behind the end of another document, where a list of appointments may begin too.
//!
//! ```text
//! 云溪县人民政府办公室         behind the date of another document, and with addressees below
//! 关于开展森林防火专项
//! 整治工作的通知
//!
//! 各乡镇人民政府：
//! ```

use super::aside::is_aside;
use super::fold::fold;
use super::front::join;
use super::line::addressee::addressees;
use super::line::organ_header::organ_header;
use super::line::print_line::print_line;
use super::node::Node;
use super::segment::{changes_posts, is_signing_organ, is_title_part};
use crate::grammar::date::whole_date;
use crate::grammar::title;

/// A title has no more lines.
const LINES: usize = 4;

/// What a document passes on is named in so many of its first nodes.
const NAMING: usize = 40;

/// The nodes at which they begin. `document_at` tells where the document begins that has a node, and whether the node is in
/// its head.
pub(super) fn titles(
    text: &str,
    nodes: &[Node],
    free: &[bool],
    document_at: impl Fn(usize) -> (usize, bool),
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for i in (0..nodes.len()).filter(|&i| free[i] && !nodes[i].is_table()) {
        let above = || {
            let start = document_at(i).0.max(found.last().copied().unwrap_or_default());
            &nodes[start..i.min(start + NAMING)]
        };
        let begins = begins_with_title(nodes, i)
            || is_behind_an_end(nodes, i)
                && (begins_anew(nodes, i, above) || lists_appointments(nodes, i, above));
        if begins && !is_aside(text, &nodes[i]) && !document_at(i).1 {
            found.push(i);
        }
    }
    found
}

fn begins_with_title(nodes: &[Node], i: usize) -> bool {
    let header = organ_header(nodes[i].str()).is_some();
    let from = if header { i + 1 } else { i };
    let titled = is_title_part(&nodes[i]) && title::issuer_in_title(nodes[i].str()).is_some();
    if !header && !titled {
        return false;
    }
    let Some((n, title)) = title_lines(nodes, from) else { return false };
    header || title::issuer_in_title(&title).is_some() && is_addressed(nodes, from + n)
}

/// How many nodes from one on are a title, and the title.
fn title_lines(nodes: &[Node], from: usize) -> Option<(usize, String)> {
    let whole = (1..=LINES).filter(|n| from + n <= nodes.len() && is_title_part(&nodes[from + n - 1]));
    whole.map(|n| (n, join(&nodes[from..from + n]))).find(|(_, title)| title::looks_like_title(title))
}

fn is_addressed(nodes: &[Node], i: usize) -> bool {
    nodes.get(i).is_some_and(|node| addressees(node.str()).is_some())
}

/// The first line, or what stands right below the date or the imprint with which a document ends.
fn is_behind_an_end(nodes: &[Node], i: usize) -> bool {
    i.checked_sub(1).is_none_or(|above| {
        let line = nodes[above].str();
        !nodes[above].is_table() && (whole_date(line).is_some() || print_line(line).is_some())
    })
}

/// Behind the end of a document a title over several lines, or without an organ, begins another one when somebody is
/// addressed below; one that names its organ, and makes something known, needs no addressees. What the document above names
/// in 《》 is passed on by it.
fn begins_anew<'n>(nodes: &'n [Node], i: usize, above: impl Fn() -> &'n [Node]) -> bool {
    let organs = nodes[i..].iter().take(LINES - 1).take_while(|node| is_signing_organ(node)).count();
    let all = (organs..=LINES).filter(|&n| n > 0 && i + n <= nodes.len());
    let lines = all.take_while(|&n| n == organs || is_title_part(&nodes[i + n - 1]));
    let mut titles = lines.map(|n| (n, join(&nodes[i..i + n])));
    let found = titles.find(|(_, title)| title.contains("关于") && title::looks_like_title(title));
    let Some((n, title)) = found else { return false };
    let makes_known = title::issuer_in_title(&title).is_some()
        && ["公告", "通告", "通报", "决定"].iter().any(|kind| title.ends_with(kind))
        && nodes.get(i + n).is_some_and(|below| !below.is_table() && below.str().ends_with(['。', '：']));
    (makes_known || is_addressed(nodes, i + n)) && !is_named(above(), &title)
}

/// `省政府任免人员` above a list of posts given and taken; what the document above names as its attachment is part of it.
fn lists_appointments<'n>(nodes: &'n [Node], i: usize, above: impl Fn() -> &'n [Node]) -> bool {
    let line = nodes[i].str();
    if !line.contains("任免") || !is_title_part(&nodes[i]) {
        return false;
    }
    let below = nodes[i + 1..].iter().take(2).find(|node| node.is_table() || !is_day(node.str()));
    let attached = |node: &Node| !node.is_table() && node.str().contains("附件") && node.str().contains(line);
    below.is_some_and(changes_posts) && !above().iter().any(attached)
}

/// `（2024年5月10日）`, `2024年5月10日`.
fn is_day(line: &str) -> bool {
    let bare = line.strip_prefix('（').and_then(|line| line.strip_suffix('）')).unwrap_or(line);
    whole_date(bare).is_some()
}

/// True when a title is named in 《》.
fn is_named(nodes: &[Node], title: &str) -> bool {
    let key = fold(title);
    nodes.iter().any(|node| !node.is_table() && node.str().contains('》') && fold(node.str()).contains(&key))
}
