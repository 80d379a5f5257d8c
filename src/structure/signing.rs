//! Signature and date below a text: what their lines say, and which lines above them belong to the text.

use super::line::signature::{
    Signature, organs_of_line, organs_over_lines, seals_for_another, signature, spaced_name,
};
use super::node::Node;
use crate::grammar::date::{ends_like_date, whole_date};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::model::{BlockKind, Date};
use crate::text::words::chars;

/// A date alone on a line, or behind the organ on the same line.
pub(super) fn dated(line: &str) -> Option<(Option<String>, Date)> {
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
pub(super) fn ends_list(nodes: &[Node], listed: bool) -> bool {
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
pub(super) fn signers(text: &str, node: &Node) -> Vec<String> {
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
pub(super) fn cut_signers(
    nodes: &[Node],
    floor: usize,
    from: usize,
    date: usize,
) -> Option<(usize, Vec<String>)> {
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
