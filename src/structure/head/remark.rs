//! What is told below a title, in brackets or on lines of its own: who passed the text, when, under which number.

use std::ops::Range;

use super::Head;
use crate::grammar::label::label;
use crate::grammar::surname::is_plain_name;
use crate::model::BlockKind;
use crate::structure::fold::fold;
use crate::structure::front::join;
use crate::structure::line::deed::is_deed;
use crate::structure::line::history::is_history;
use crate::structure::line::note::note;
use crate::structure::node::Node;
use crate::text::words::{WordList, words};

/// A remark in brackets below a title: who passed the text and when, under which number, how it may be published.
pub(super) fn is_remark(line: &str) -> bool {
    static WORDS: WordList = WordList::new(&["通过", "公布", "发布", "号"]);
    line.starts_with('（')
        && line.ends_with('）')
        && label(line).is_err()
        && (note(line).is_some() || WORDS.stand_in(line))
}

/// Who is addressed by name alone, below the title of an answer or a deed: `林知远：`, `李某：`.
pub(super) fn whom_it_answers(line: &str, title: &str) -> Option<Range<usize>> {
    /// A name is no longer, in bytes.
    const LONGEST: usize = 12;
    let name = line.strip_suffix('：').filter(|name| name.len() <= LONGEST)?;
    let answers = is_deed(title) || words!["答复", "回复", "函复", "复函"].end(title);
    (answers && (is_plain_name(name) || words!["某", "某某"].end(name))).then_some(0..name.len())
}

/// The end of the title among `lines`: before what tells how the text came about, behind which the title may be printed again.
pub(super) fn before_history(nodes: &mut [Node], lines: Range<usize>, head: &mut Head) -> usize {
    let Range { start, end } = lines;
    let Some(told) = (start + 1..end).find(|&i| is_history(nodes[i].str())) else { return end };
    let folded = |lines: &[Node]| fold(&join(lines));
    let again = (told + 1..end)
        .find(|&i| !is_history(nodes[i].str()))
        .filter(|&from| folded(&nodes[from..end]) == folded(&nodes[start..told]));
    let Some(from) = again.or_else(|| is_history(nodes[end - 1].str()).then_some(end)) else { return end };
    nodes[told..from].iter_mut().for_each(|node| node.kind = BlockKind::Note);
    head.repeated.extend(from..end);
    told
}
