//! What a web page prints above a document (信息公开的著录项): `索引号：… 主题分类：… 发文机关：… 成文日期：…`.
//!
//! ```text
//! head  = { row }                                  at least an index number or three of the stronger labels
//! row   = { label "：" value } | cells of label and value | a label on one line, its value on the next
//! ```
//! Not a head: the header of a table whose columns bear such names, and a single field in a text.

use std::ops::Range;

use super::node::Node;
use crate::grammar::title::looks_like_title;
use crate::text::lines::LINE_ENDS;
use crate::text::repair::{is_han, normal};
use crate::text::words::{chars, words_of};

/// What a field of the head tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WebField {
    /// 索引号.
    Index,
    /// 发文字号.
    Number,
    /// 成文日期.
    Signed,
    /// 标题.
    Title,
    /// A field that only such a head has.
    Strong,
    /// Any other.
    Weak,
    /// A label that is not in our list.
    Unknown,
}

/// A head: its nodes, and the fields with their values as normalised text.
#[derive(Clone, Debug, Default)]
pub(crate) struct WebHead {
    pub(crate) nodes: Range<usize>,
    pub(crate) fields: Vec<(WebField, String)>,
}

impl WebHead {
    /// The value of the first field of the kind that has one.
    pub(crate) fn value(&self, kind: WebField) -> Option<&str> {
        self.fields.iter().find(|(k, v)| *k == kind && !v.is_empty()).map(|(_, v)| v.as_str())
    }

    /// True when the fields are those of a page of documents.
    fn is_head(&self) -> bool {
        let tells = |(kind, value): &&(WebField, String)| {
            !matches!(kind, WebField::Weak | WebField::Unknown) && !value.is_empty()
        };
        let filled = self.fields.iter().filter(tells).count();
        filled >= 3 || filled >= 2 && self.value(WebField::Index).is_some()
    }
}

/// Labels and what they tell; a longer one before those that it ends in.
const LABELS: &[(&str, WebField)] = &[
    ("信息索引号", WebField::Index),
    ("索引号", WebField::Index),
    ("索引编号", WebField::Index),
    ("发文字号", WebField::Number),
    ("发文文号", WebField::Number),
    ("公文文号", WebField::Number),
    ("文件编号", WebField::Number),
    ("文号", WebField::Number),
    ("成文日期", WebField::Signed),
    ("成文时间", WebField::Signed),
    ("生成日期", WebField::Strong),
    ("发文日期", WebField::Strong),
    ("发文时间", WebField::Strong),
    ("文件名称", WebField::Title),
    ("信息名称", WebField::Title),
    ("标题", WebField::Title),
    ("名称", WebField::Title),
    ("发文机关", WebField::Strong),
    ("发文单位", WebField::Strong),
    ("发文机构", WebField::Strong),
    ("发布机构", WebField::Strong),
    ("发布机关", WebField::Strong),
    ("制发机关", WebField::Strong),
    ("制发单位", WebField::Strong),
    ("公开责任部门", WebField::Strong),
    ("主题分类", WebField::Strong),
    ("体裁分类", WebField::Strong),
    ("组配分类", WebField::Strong),
    ("信息分类", WebField::Strong),
    ("服务对象分类", WebField::Strong),
    ("公文种类", WebField::Strong),
    ("公文时效", WebField::Strong),
    ("有效性", WebField::Strong),
    ("时效性", WebField::Strong),
    ("效力状态", WebField::Strong),
    ("文件状态", WebField::Strong),
    ("是否有效", WebField::Strong),
    ("统一编号", WebField::Strong),
    ("统一登记号", WebField::Strong),
    ("登记号", WebField::Strong),
    ("公开日期", WebField::Strong),
    ("公布日期", WebField::Strong),
    ("发布日期", WebField::Strong),
    ("发布时间", WebField::Strong),
    ("公开方式", WebField::Strong),
    ("公开范围", WebField::Strong),
    ("公开形式", WebField::Strong),
    ("公开类别", WebField::Strong),
    ("公开目录", WebField::Strong),
    ("公开属性", WebField::Strong),
    ("发布单位", WebField::Strong),
    ("发布部门", WebField::Strong),
    ("发布文号", WebField::Number),
    ("印发日期", WebField::Strong),
    ("签发日期", WebField::Strong),
    ("效力级别", WebField::Strong),
    ("文件来源", WebField::Strong),
    ("所属类别", WebField::Strong),
    ("生效日期", WebField::Weak),
    ("实施日期", WebField::Weak),
    ("施行日期", WebField::Weak),
    ("失效日期", WebField::Weak),
    ("废止日期", WebField::Weak),
    ("内容概述", WebField::Weak),
    ("内容摘要", WebField::Weak),
    ("主题词", WebField::Weak),
    ("关键词", WebField::Weak),
    ("信息来源", WebField::Weak),
    ("来源", WebField::Weak),
    ("文种", WebField::Weak),
    ("体裁", WebField::Weak),
    ("分类", WebField::Weak),
    ("类别", WebField::Weak),
    ("语种", WebField::Weak),
    ("备注", WebField::Weak),
];

/// The heads of a source, in order.
pub(crate) fn web_heads(text: &str, nodes: &[Node]) -> Vec<WebHead> {
    let mut heads = Vec::new();
    let mut i = 0;
    while i < nodes.len() {
        let head = head_at(text, nodes, i);
        i = head.nodes.end.max(i + 1);
        if head.is_head() {
            heads.push(head);
        }
    }
    heads
}

/// The longest run of fields from node `start` on; what is not known but looks as they do belongs to it.
fn head_at(text: &str, nodes: &[Node], start: usize) -> WebHead {
    const LONGEST: usize = 60;
    let mut head = WebHead { nodes: start..start, fields: Vec::new() };
    for (i, node) in nodes.iter().enumerate().skip(start).take(LONGEST) {
        let beside = || i > start || nodes.get(i + 1).is_some_and(is_labelled);
        let found = if node.is_table() || is_labelled(node) {
            fields(node.span().slice(text))
        } else if beside() && is_unknown(node.str()) {
            vec![(WebField::Unknown, String::new())]
        } else {
            Vec::new()
        };
        let empty = head.fields.last().filter(|(k, v)| v.is_empty() && *k != WebField::Unknown);
        let open = empty.map(|(k, _)| *k);
        match (found.is_empty(), open) {
            (false, _) => head.fields.extend(found),
            (true, Some(kind)) if is_value(node, kind) => {
                if let Some(last) = head.fields.last_mut() {
                    last.1 = node.str().to_owned();
                }
            }
            _ => break,
        }
        head.nodes.end = i + 1;
    }
    head
}

/// True for a node that begins with a label of our list.
fn is_labelled(node: &Node) -> bool {
    !node.is_table() && label(without_marks(node.str())).is_some()
}

/// `隶属关系：云溪县`, `【失效日期】`: a short label that no other line of a head has, with a short value.
fn is_unknown(line: &str) -> bool {
    const LABEL: usize = 8;
    const VALUE: usize = 40;
    let marked = line.strip_prefix('【').and_then(|line| line.split_once('】'));
    let Some((label, value)) =
        marked.or_else(|| line.split_once('：').filter(|(_, value)| !value.is_empty()))
    else {
        return false;
    };
    (1..=LABEL).contains(&label.chars().count())
        && label.chars().all(is_han)
        && value.chars().count() <= VALUE
        && !value.contains(['。', '；'])
}

/// A line that may be the value of the label above it; a title is that of the field 标题 only.
fn is_value(node: &Node, kind: WebField) -> bool {
    !node.is_table() && node.width() <= 120 && (kind == WebField::Title || !looks_like_title(node.str()))
}

/// The fields of a printed line or table; none when it does not begin with a label.
fn fields(printed: &str) -> Vec<(WebField, String)> {
    const LONGEST: usize = 3000;
    let mut found: Vec<(WebField, String)> = Vec::new();
    if printed.len() > LONGEST {
        return found;
    }
    for cell in printed.split(|c| matches!(c, '\t' | '|') || LINE_ENDS.contains(&c)) {
        let cell = normal(cell.trim());
        let read = labels(&cell);
        match (read.is_empty(), found.last_mut()) {
            _ if cell.is_empty() || cell.chars().all(|c| chars!("-—:*").has(c)) => {}
            (false, _) => found.extend(read),
            (true, Some(last)) if last.1.is_empty() => last.1 = cell,
            (true, Some(_)) => {}
            (true, None) => return Vec::new(),
        }
    }
    found
}

/// The labels with their values in a cell that begins with a label.
fn labels(cell: &str) -> Vec<(WebField, String)> {
    let cell = without_marks(cell);
    let Some((kind, label)) = label(cell) else { return Vec::new() };
    if !cell[label..].starts_with(['：', '】', ']', '］', ':']) {
        return if cell.len() == label { vec![(kind, String::new())] } else { Vec::new() };
    }
    let mut found = Vec::new();
    let (mut kind, mut from) = (kind, label);
    for (at, _) in cell.char_indices().filter(|(at, _)| *at > label) {
        let next = self::label(&cell[at..]).filter(|(_, n)| cell[at + n..].starts_with('：') && at >= from);
        if let Some((next, length)) = next {
            found.push((kind, value(&cell[from..at])));
            (kind, from) = (next, at + length);
        }
    }
    found.push((kind, value(&cell[from..])));
    found
}

/// What a field of such a head tells, where it stands alone on a part of a line: `发布日期：2021-05-12`.
pub(crate) fn field(part: &str) -> Option<(WebField, &str)> {
    let (kind, label) = label(part)?;
    let value = part[label..].strip_prefix('：')?;
    Some((kind, value.trim()))
}

fn without_marks(cell: &str) -> &str {
    cell.trim_start_matches(['【', '[', '［', '〔', '*'])
}

fn value(printed: &str) -> String {
    printed.trim_matches(|c: char| chars!(" ：:】]］【[［*").has(c)).to_owned()
}

/// The label that starts `text`: what it tells, and its length.
fn label(text: &str) -> Option<(WebField, usize)> {
    let known = words_of!(LABELS).begin(text).then(|| LABELS.iter().find(|(l, _)| text.starts_with(l)))?;
    known.map(|(l, kind)| (*kind, l.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &[(WebField, &str)]) {
        let found = fields(printed);
        let found: Vec<(WebField, &str)> = found.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(found, expected, "{printed}");
    }

    #[test]
    fn rows_of_a_head() {
        use WebField as F;
        check("索 引 号：\t1132/2021-7\t主题分类：\t水利", &[(F::Index, "1132/2021-7"), (F::Strong, "水利")]);
        check("索引号：1132/2021-7　　主题分类：水利", &[(F::Index, "1132/2021-7"), (F::Strong, "水利")]);
        check("| 文号 | 云政发〔2021〕3号 |", &[(F::Number, "云政发〔2021〕3号")]);
        check("[索引号] 1132/2021-7", &[(F::Index, "1132/2021-7")]);
        check("标题：", &[(F::Title, "")]);
        check("序号\t文号\t标题", &[]);
        check("标题应当准确简要", &[]);
        check("来源广泛：各地都有", &[]);
    }
}
