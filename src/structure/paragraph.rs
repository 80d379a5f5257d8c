//! The kinds of paragraphs that are no head, no signature and no list: clauses of duty, ways to reach somebody, news.

use super::node::Node;
use crate::grammar::contact::field;
use crate::model::BlockKind;
use crate::text::words::{WordList, words};

/// The kind of a body paragraph that is nothing special.
pub(super) fn paragraph_kind(line: &str, news: bool) -> BlockKind {
    if news {
        return BlockKind::News;
    }
    if is_clause(line) {
        return BlockKind::Clause;
    }
    if reaches(line) { BlockKind::Contact } else { BlockKind::Paragraph }
}

/// A line that says how somebody is reached.
pub(super) fn is_contact(node: &Node) -> bool {
    !node.is_table() && reaches(node.str())
}

fn reaches(line: &str) -> bool {
    field(line).is_some_and(|(label, _)| {
        label.starts_with("联系")
            || words!["电话", "邮箱", "传真", "通讯地址", "通信地址", "邮编", "邮政编码"].end(label)
    })
}

/// A responsibility clause on a line of its own.
pub(crate) fn is_clause(line: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "责任单位",
        "牵头单位",
        "牵头部门",
        "配合单位",
        "配合部门",
        "责任部门",
        "负责部门",
        "参加单位",
        "主办单位",
        "承办单位",
        "协办单位",
        "牵头考核单位",
    ]);
    let inner = line.strip_prefix('（').and_then(|l| l.trim_end_matches('。').strip_suffix('）'));
    if let Some(inner) = inner.filter(|i| !closes_early(i)) {
        let short = inner.chars().count() <= 600;
        return short
            && !inner.contains('。')
            && (WORDS.begin(inner)
                || inner.ends_with("负责")
                || inner.ends_with("配合")
                || inner.ends_with("落实")
                || inner.ends_with("牵头"))
            || WORDS.iter().any(|w| inner.contains(&format!("{w}：")));
    }
    WORDS.iter().any(|w| line.strip_prefix(w).is_some_and(|rest| rest.starts_with('：')))
}

/// True when the bracket that the line opens with is closed inside it.
fn closes_early(inner: &str) -> bool {
    let mut depth = 1;
    inner.chars().any(|c| {
        depth += i32::from(c == '（') - i32::from(c == '）');
        depth == 0
    })
}
