//! The fields of an activity in a paragraph: `时间：9月28日`, `活动地点：区体育馆；内容：歌咏会`.
//!
//! ```text
//! field = [ qualifier ] ( 时间 | 日期 | 地点 | 场地 | 内容 | 名称 | 主办单位 … ) "：" value ;
//! ```
//!
//! A field begins the paragraph, or stands behind a mark or another field: blanks between fields are typesetting and
//! gone. Not fields of an activity: `报名时间：`, `工作时间：`, `完成时间：`.

use std::ops::Range;

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Time,
    Place,
    Content,
    Host,
    /// Something else, which ends the field before it.
    Other,
}

/// Labels of fields and of columns, without their qualifier; the longer before its end.
const LABELS: &[(&str, Kind)] = &[
    ("时间安排", Kind::Time),
    ("起止时间", Kind::Time),
    ("时间", Kind::Time),
    ("日期", Kind::Time),
    ("地点", Kind::Place),
    ("场地", Kind::Place),
    ("场所", Kind::Place),
    ("内容", Kind::Content),
    ("名称", Kind::Name),
    ("主办单位", Kind::Host),
    ("举办单位", Kind::Host),
    ("主办方", Kind::Host),
    ("主办", Kind::Host),
    ("责任单位", Kind::Other),
    ("牵头单位", Kind::Other),
    ("配合单位", Kind::Other),
    ("承办单位", Kind::Other),
    ("协办单位", Kind::Other),
    ("参加人员", Kind::Other),
    ("参与人员", Kind::Other),
    ("参会人员", Kind::Other),
    ("联系人", Kind::Other),
    ("联系电话", Kind::Other),
    ("主题", Kind::Other),
    ("规模", Kind::Other),
    ("对象", Kind::Other),
    ("形式", Kind::Other),
];

/// What may stand before the label of an activity.
const QUALIFIERS: &[&str] = &[
    "",
    "活动",
    "会议",
    "比赛",
    "赛事",
    "演出",
    "展览",
    "展出",
    "培训",
    "举办",
    "举行",
    "召开",
    "开展",
    "开幕",
    "开赛",
    "主要",
    "具体",
    "拟定",
    "项目",
    "活动举办",
    "开幕式",
    "大会",
    "论坛",
    "讲座",
    "授课",
];

/// The kind of a label, with its qualifier: `活动时间` is a time; `None` for `报名时间` and other words.
pub(super) fn kind(label: &str) -> Option<Kind> {
    let named = |(name, _): &&(&str, Kind)| label.strip_suffix(name).is_some_and(|q| QUALIFIERS.contains(&q));
    LABELS.iter().find(named).map(|(_, kind)| *kind)
}

/// A field; ranges are of the paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) kind: Kind,
    pub(super) label: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The fields of a paragraph, in order.
pub(super) fn fields(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (colon, _) in text.match_indices('：') {
        let open = fields.last().map(|field| field.value.start);
        let Some((start, kind)) = label_before(&text[..colon], open) else { continue };
        if let Some(last) = fields.last_mut() {
            last.value.end = start;
        }
        fields.push(Field { kind, label: start..colon, value: colon + '：'.len_utf8()..text.len() });
    }
    fields
}

/// Start and kind of the label that ends `text`. Behind an open field whose value begins at `open` it needs no mark
/// before it.
fn label_before(text: &str, open: Option<usize>) -> Option<(usize, Kind)> {
    const LONGEST: usize = 8;
    let free = |at: usize| at == 0 || text[..at].ends_with(|c: char| !is_word(c));
    let marked = text.char_indices().rev().take(LONGEST + 1).map(|(at, _)| at).find(|&at| free(at));
    let marked = marked.filter(|&at| open.is_none_or(|open| at > open));
    if let Some(found) = marked.and_then(|at| Some((at, kind(&text[at..])?))) {
        return Some(found);
    }
    let (name, kind) = LABELS.iter().find(|(name, _)| text[open.unwrap_or(0)..].ends_with(name))?;
    let Some(open) = open else { return marked.map(|at| (at, Kind::Other)) };
    let before = &text[open..text.len() - name.len()];
    let qualifier = QUALIFIERS.iter().filter(|q| before.ends_with(**q)).map(|q| q.len()).max().unwrap_or(0);
    let start = open + before.len() - qualifier;
    (start > open).then_some((start, *kind))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '“' | '”' | '《' | '》' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Kind, &str)]) {
        let found: Vec<(Kind, &str)> = fields(text).into_iter().map(|f| (f.kind, &text[f.value])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_field_each() {
        check("时间：9月28日", &[(Kind::Time, "9月28日")]);
        check("活动地点：区体育馆", &[(Kind::Place, "区体育馆")]);
        check("一、会议时间：3月5日", &[(Kind::Time, "3月5日")]);
        check("主办单位：区教委、区文化旅游委", &[(Kind::Host, "区教委、区文化旅游委")]);
    }

    #[test]
    fn fields_behind_each_other() {
        let fields = [(Kind::Time, "9月28日"), (Kind::Place, "区体育馆"), (Kind::Content, "歌咏会")];
        check("时间：9月28日地点：区体育馆内容：歌咏会", &fields);
        check(
            "歌咏会。时间：9月28日；活动地点：区体育馆；活动内容：歌咏会",
            &[(Kind::Time, "9月28日；"), (Kind::Place, "区体育馆；"), (Kind::Content, "歌咏会")],
        );
        check(
            "时间：4月1日—4月5日地点：区文化馆",
            &[(Kind::Time, "4月1日—4月5日"), (Kind::Place, "区文化馆")],
        );
        check("时间：10月责任单位：区教委", &[(Kind::Time, "10月"), (Kind::Other, "区教委")]);
    }

    #[test]
    fn other_labels() {
        check("报名时间：9月1日", &[(Kind::Other, "9月1日")]);
        check("各镇人民政府：", &[]);
        check("完成时间：6月底前", &[(Kind::Other, "6月底前")]);
        check("会议指出：要抓好工作", &[]);
    }
}
