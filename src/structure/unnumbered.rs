//! Where documents without a number begin: at a letterhead with a title, at the title of an organ with addressees below, at a
//! title below which it is told who adopted the text or where it was spoken, and behind the end of another document, where a list of appointments may begin too.
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
use super::headless::begins_day;
use super::line::addressee::addressees;
use super::line::attachment::attachment;
use super::line::organ_header::organ_header;
use super::line::print_line::print_line;
use super::line::signature::{Signature, signature};
use super::node::Node;
use super::segment::{changes_posts, is_signing_organ, is_title_part};
use crate::grammar::date::whole_date;
use crate::grammar::label::label;
use crate::grammar::title;
use crate::text::words::words;

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
    let mut title_end = 0;
    for i in (0..nodes.len()).filter(|&i| free[i] && !nodes[i].is_table()) {
        let above = || {
            let start = document_at(i).0.max(found.last().copied().unwrap_or_default());
            &nodes[start..i.min(start + NAMING)]
        };
        let told = if i < title_end { None } else { told_below(nodes, i, above) };
        title_end = told.map_or(title_end, |lines| i + lines);
        let begins = told.is_some()
            || begins_with_title(nodes, i, above)
            || is_chronicle(nodes, i)
            || is_behind_an_end(nodes, i)
                && (begins_anew(nodes, i, above) || lists_appointments(nodes, i, above));
        if begins && !is_aside(text, &nodes[i]) && !document_at(i).1 {
            found.push(i);
        }
    }
    found
}

/// What the document above passes on is part of that document.
fn begins_with_title<'n>(nodes: &'n [Node], i: usize, above: impl Fn() -> &'n [Node]) -> bool {
    let header = organ_header(nodes[i].str()).is_some();
    let from = if header { i + 1 } else { i };
    let titled = is_title_part(&nodes[i]) && title::issuer_in_title(nodes[i].str()).is_some();
    // The organ may stand on a line of its own above the rest of the title.
    let begins_below = || {
        let about = nodes.get(i + 1).is_some_and(|below| below.str().starts_with("关于"));
        about
            && is_signing_organ(&nodes[i])
            && title::genre(nodes[i].str()).is_none()
            && !is_attached(nodes, i)
    };
    if !header && !titled && !begins_below() {
        return false;
    }
    let Some((n, title)) = title_lines(nodes, from) else { return false };
    header
        || title::issuer_in_title(&title).is_some()
            && is_addressed(nodes, from + n)
            && !is_carried(above(), &title)
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
pub(super) fn is_behind_an_end(nodes: &[Node], i: usize) -> bool {
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

/// True where a text begins without a number, whatever stands above: below the title it is told who adopted it or where it was
/// spoken, or it is a chronicle.
pub(super) fn begins_told(nodes: &[Node], i: usize) -> bool {
    told_below(nodes, i, || &[]).is_some() || is_chronicle(nodes, i)
}

/// So many lines of a title below which it is told when the text was adopted, where it was spoken, or whom it addresses:
///
/// ```text
/// 关于批准2019年决算的决议              政府工作报告
/// （2020年7月8日县人大常委会通过）       ——2020年1月8日在云溪县第五届人民代表大会第一次会议上
/// ```
/// What the document above passes on is part of that document.
fn told_below<'n>(nodes: &'n [Node], i: usize, above: impl Fn() -> &'n [Node]) -> Option<usize> {
    const LONGEST: usize = 360;
    let line = nodes[i].str();
    if line.len() > LONGEST || line.ends_with(['。', '；', '：', '，']) {
        return None;
    }
    let lines = (1..=LINES).find(|n| i + n >= nodes.len() || tells(&nodes[i + n..]))?;
    let parts = nodes.get(i..i + lines).filter(|_| i + lines < nodes.len())?;
    if is_attached(nodes, i) || !parts.iter().all(is_title_part) {
        return None;
    }
    let title = join(parts);
    let begins_below = lines > 1 && !is_signing_organ(&parts[0]) && is_named_text(&join(&parts[1..]));
    (is_named_text(&title) && !begins_below && !is_carried(above(), &title)).then_some(lines)
}

/// True below the mark of an attachment.
fn is_attached(nodes: &[Node], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|at| !nodes[at].is_table() && attachment(nodes[at].str()).is_some())
}

/// The title of a document, of a speech, or of what a meeting settles.
fn is_named_text(title: &str) -> bool {
    title::looks_like_title(title) || words!["讲话", "致辞", "报告", "说明", "议程", "名单"].end(title)
}

/// What is told between a title and its text.
fn tells(nodes: &[Node]) -> bool {
    let is_line = |at: usize| nodes.get(at).filter(|node| !node.is_table()).map(Node::str);
    let Some(line) = is_line(0) else { return false };
    let by_person = || matches!(signature(line), Some(Signature::Person { .. }));
    let spoken = |at: usize| is_line(at).is_some_and(|line| is_spoken(line) || greets(line));
    let dated = || is_line(1).is_some_and(|line| line.starts_with('（') && is_day(line));
    is_adopted(line)
        || is_spoken(line)
        || greets(line)
        || (dated() || spoken(1)) && by_person()
        || line.starts_with('（') && is_day(line) && spoken(1)
}

/// `（2020年7月8日云溪县第五届人民代表大会常务委员会第三次会议通过）`.
fn is_adopted(line: &str) -> bool {
    let inner = line.strip_prefix('（').and_then(|line| line.strip_suffix('）'));
    inner.is_some_and(|inner| words!["通过", "批准", "修订", "修正"].end(inner) && inner.contains('年'))
}

/// `——2020年1月8日在云溪县第五届人民代表大会第一次会议上`.
fn is_spoken(line: &str) -> bool {
    line.starts_with(['—', '─', '-', '2', '二'])
        && line.ends_with('上')
        && line.contains('年')
        && line.contains('在')
}

/// `各位代表：`, `同志们：`.
fn greets(line: &str) -> bool {
    words!["各位代表：", "各位委员：", "同志们：", "主任、各位", "主任、副主任、各位"].begin(line)
}

/// True when a document says that it passes a text on, and names it.
fn is_carried(nodes: &[Node], title: &str) -> bool {
    let key = fold(title);
    let speech = key.ends_with("讲话");
    nodes.iter().filter(|node| !node.is_table()).any(|node| {
        let line = node.str();
        let passes = words!["印发", "转发", "批转", "公布", "发布", "公告", "施行", "附件"].stand_in(line);
        // `现将《章程》印发给你们` names the text by its last words.
        let shortened = || {
            let mut named = title::book_titles(line).into_iter().map(|at| fold(&line[at]));
            passes && named.any(|named| named.chars().nth(1).is_some() && key.ends_with(&named))
        };
        (passes || label(line).is_ok()) && fold(line).contains(&key)
            || passes && speech && line.contains("讲话")
            || shortened()
    })
}

/// `云溪县2020年大事记` above its days.
fn is_chronicle(nodes: &[Node], i: usize) -> bool {
    nodes[i].str().ends_with("大事记")
        && is_title_part(&nodes[i])
        && nodes[i + 1..].iter().take(2).any(begins_day)
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
pub(super) fn is_day(line: &str) -> bool {
    let bare = line.strip_prefix('（').and_then(|line| line.strip_suffix('）')).unwrap_or(line);
    whole_date(bare).is_some()
}

/// True when a title is named in 《》.
fn is_named(nodes: &[Node], title: &str) -> bool {
    let key = fold(title);
    nodes.iter().any(|node| !node.is_table() && node.str().contains('》') && fold(node.str()).contains(&key))
}
