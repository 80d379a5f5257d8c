//! The words that say how an organ answers for a task: labels (`牵头单位：`) and verbs (`按职责分工负责`).
//!
//! ```text
//! label  = stem { stem } noun [ "（" remark "）" ] "："  |  bare "："
//! stem   = "牵头" | "责任" | "配合" | "参加" | "主办" | "承办" | "考核" | …
//! noun   = "单位" | "部门" | "机构" | …
//! phrase = { manner } verb { manner | verb }      manner = "按职责分工" | "分别" | "共同" | …
//! ```
//! Not a label: `责任人：` and `责任领导：` (they name persons), `完成时限：`, `成员单位：` (a membership list).

use std::ops::Range;

use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::verify;
use nom::error::{Error, ErrorKind};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use crate::model::Role;
use crate::text::words::{WordList, chars};

/// A label that names organs, or one that does not: it ends the list before it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The words before the colon.
    pub words: &'a str,
    /// The role that it gives; `None` for `完成时限`, `适用范围` and the like.
    pub role: Option<Role>,
}

/// What decides the role of a label or a verb phrase, the strongest word first.
const STEMS: &[(&str, Role)] = &[
    ("牵头", Role::Lead),
    ("主办", Role::Host),
    ("承办", Role::Organiser),
    ("配合", Role::Support),
    ("协助", Role::Support),
    ("协同", Role::Support),
    ("协办", Role::Support),
    ("会办", Role::Support),
    ("协作", Role::Support),
    ("支持", Role::Support),
    ("参加", Role::Participant),
    ("参与", Role::Participant),
    ("考核", Role::Supervisor),
    ("监督", Role::Supervisor),
    ("督办", Role::Supervisor),
    ("督导", Role::Supervisor),
    ("督查", Role::Supervisor),
    ("督促", Role::Supervisor),
    ("指导", Role::Supervisor),
    ("监管", Role::Supervisor),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
    ("主责", Role::Responsible),
    ("总责", Role::Responsible),
    ("落实", Role::Responsible),
    ("实施", Role::Responsible),
    ("执行", Role::Responsible),
    ("完成", Role::Responsible),
    ("主管", Role::Responsible),
    ("承担", Role::Responsible),
    ("办理", Role::Responsible),
    ("推进", Role::Responsible),
    ("推动", Role::Responsible),
    ("协调", Role::Responsible),
    ("抓总", Role::Responsible),
    ("统筹", Role::Responsible),
];

/// What a label calls the organs.
static NOUNS: WordList =
    WordList::new(&["单位", "部门", "机构", "机关", "处室", "科室", "主体", "组织", "地区", "区县", "股室"]);

/// Labels that need no noun.
static BARE: WordList = WordList::new(&["牵头", "主办", "承办", "协办", "配合", "协助", "参加", "参与"]);

/// Words that lay a task on the organs before them.
#[rustfmt::skip]
static VERBS: WordList = WordList::new(&[
    "组织实施", "组织落实", "组织推进", "统筹协调", "统筹推进", "负总责", "负责", "牵头", "配合", "协助", "协同",
    "协办", "支持", "参加", "参与", "主办", "承办", "落实", "实施", "指导", "督导", "监督", "考核",
    "督促", "督办", "承担", "统筹", "推进", "推动", "协调", "抓总", "执行", "办理",
]);

/// Words that say in which manner: they stand between the organs and the verb, or between two verbs.
#[rustfmt::skip]
static MANNERS: WordList = WordList::new(&[
    "按照各自职责分工", "按照职责分工", "按照职能分工", "按照各自职责", "根据职责分工", "根据各自职责",
    "按各自职责分工", "按职责分工", "按职能分工", "依职责分工", "按各自职责", "按照分工", "按照职责",
    "依据职责", "根据职责", "按分工", "按职责", "按职能", "依职责", "各自", "各负其责", "各司其职",
    "分工", "分头", "分别", "分级", "共同", "具体", "联合", "密切", "积极", "主动", "予以", "统筹",
    "全面", "做好", "抓好", "切实", "和", "、", "并",
]);

/// The role that a label or a phrase of verbs gives: `牵头考核单位` leads, `负责指导` answers for.
pub fn role_of(words: &str) -> Option<Role> {
    let role = STEMS.iter().find(|(stem, _)| words.contains(stem)).map(|&(_, role)| role)?;
    let guides = role == Role::Supervisor && (words.starts_with("负责") || words.contains("分工负责"));
    Some(if guides { Role::Responsible } else { role })
}

/// A label with its colon at the start of a clause or line: `牵头单位：`, `责任部门（单位）：`; or with `为`, when it
/// names organs: `牵头单位为…`.
pub fn label(input: &str) -> IResult<&str, Label<'_>> {
    if let Some((words, role, rest)) = said(input) {
        return Ok((rest, Label { words, role }));
    }
    if let Some((words, rest)) = boxed(input) {
        return Ok((rest, Label { words, role: label_role(words) }));
    }
    let is_word = |c: char| !matches!(c, '：' | '，' | '；' | '。' | '、' | '《' | '“' | '”');
    let words = verify(take_while_m_n(2, 24, is_word), |words: &str| !words.starts_with('（'));
    let (rest, words) = terminated(words, tag("：")).parse(input)?;
    Ok((rest, Label { words, role: label_role(words) }))
}

/// The role of a label that stands alone, or whose colon was misread: `责任单位；区教委`. Bare ones are verbs as well.
pub fn alone(item: &str) -> Option<Role> {
    (label_start(item) == Some(0)).then(|| label_role(item)).flatten()
}

/// A label in brackets at the start of `input`, and the text behind it: `【责任单位】区教委`.
pub fn boxed(input: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 12;
    let inside = input.strip_prefix('【')?;
    let (end, _) = inside.char_indices().take(LONGEST).find(|(_, c)| *c == '】')?;
    let (words, rest) = (&inside[..end], &inside[end + '】'.len_utf8()..]);
    (any_label_start(words) == Some(0)).then(|| (words, rest.strip_prefix('：').unwrap_or(rest)))
}

/// Where a label begins that stands beside those of organs, if one is at the end of `text`: `责任领导`.
pub fn other_label_start(text: &str) -> Option<usize> {
    OTHER_LABELS.iter().find_map(|label| text.strip_suffix(label)).map(str::len)
}

/// A label that `为`, `是` or `包括` joins to its list; with no role for a list of members.
fn said(input: &str) -> Option<(&str, Option<Role>, &str)> {
    static MEMBERS: WordList = WordList::new(&["成员单位", "组成单位", "成员", "成员部门", "组成部门"]);
    let (at, word) = input.char_indices().take(12).find(|(_, c)| matches!(c, '为' | '是' | '包' | '：'))?;
    let (words, joint) = (&input[..at], joint(&input[at..]).filter(|_| word != '：')?);
    let role = label_role(words).filter(|_| words.len() >= 4);
    (role.is_some() || MEMBERS.have(words)).then_some((words, role, &input[at + joint.len()..]))
}

/// The word at the start of `text` that joins a list to its label as a colon does.
pub fn joint(text: &str) -> Option<&'static str> {
    ["为", "是", "包括"].into_iter().find(|word| text.starts_with(word))
}

/// Labels that stand beside those of organs and end their lists.
#[rustfmt::skip]
const OTHER_LABELS: &[&str] = &[
    "完成时限", "完成时间", "完成期限", "整改时限", "办结时限", "时限要求", "时限", "时间", "地点", "责任人", "责任领导", "牵头领导", "分管领导", "市领导", "县领导",
    "区领导", "负责人", "联系人", "联系电话", "电话", "工作职责", "工作任务", "工作目标", "工作要求", "工作措施", "主要任务", "目标任务", "整改目标", "整改措施",
    "备注", "内容", "措施", "目标", "进度安排", "进展情况", "适用范围", "任务",
];

/// Where any label starts whose colon stands at the end of `text`.
pub fn any_label_start(text: &str) -> Option<usize> {
    label_start(text).or_else(|| other_label_start(text)).or_else(|| bare_start(text))
}

/// Where `协办` starts behind the organ that ends the list before it: `主办：市民政局协办：市残联`.
fn bare_start(text: &str) -> Option<usize> {
    let before = BARE.iter().find_map(|label| text.strip_suffix(label))?;
    before.ends_with(|c| chars!("局委厅部办院会府司社联校").has(c)).then_some(before.len())
}

/// Where a label without a noun starts that stands alone or behind a mark: `主办：`, `…。承办：`.
pub fn alone_start(text: &str) -> Option<usize> {
    let before = &text[..text.len() - BARE.behind(text)?.len()];
    (before.is_empty() || before.ends_with(['。', '；', '，', ' ', '】', '）'])).then_some(before.len())
}

/// Where a label that names organs starts, whose colon stands at the end of `text`: `综合组牵头单位` gives `牵头单位`.
pub fn label_start(text: &str) -> Option<usize> {
    let whole = match text.strip_suffix('）').and_then(|head| head.rfind('（')) {
        Some(at) => &text[..at],
        None => text,
    };
    let mut stem = NOUNS.iter().find_map(|noun| whole.strip_suffix(noun))?;
    let noun = stem.len();
    while let Some(word) = STEMS
        .iter()
        .map(|(word, _)| word)
        .chain(["第一", "主要", "具体"].iter())
        .find(|word| stem.ends_with(**word))
    {
        stem = &stem[..stem.len() - word.len()];
    }
    (stem.len() < noun).then_some(stem.len())
}

/// A label that names organs, without its colon, as a column of a table has it: `责任单位`, `牵头部门/配合部门`.
pub fn label_role(words: &str) -> Option<Role> {
    let words = words.split(['（', '/']).next().unwrap_or(words);
    let words = ["及责任人", "和责任人", "及负责人", "和负责人", "及责任领导"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
        .unwrap_or(words);
    if BARE.have(words) {
        return role_of(words);
    }
    let stem = NOUNS.iter().find_map(|noun| words.strip_suffix(noun))?;
    let known = stem.len() <= 24 && STEMS.iter().any(|(word, _)| stem.contains(word));
    if known { role_of(stem) } else { None }
}

/// A list without the manner and verbs behind it: `各区县按职责分工` gives `各区县`.
pub fn without_manner(list: &str) -> &str {
    let mut list = list;
    while let Some(head) = MANNERS
        .iter()
        .chain(VERBS.iter())
        .filter(|word| word.len() > 6)
        .find_map(|word| list.strip_suffix(word))
    {
        list = head;
    }
    match phrase_at_end(list) {
        Some((phrase, _)) if phrase.start > 0 => &list[..phrase.start],
        _ => list,
    }
}

/// The phrase of verbs at the end of `text`, as `按职责分工负责`: its range and its role.
pub fn phrase_at_end(text: &str) -> Option<(Range<usize>, Role)> {
    let mut start = text.len();
    let mut verb = false;
    loop {
        let head = &text[..start];
        if let Some(word) = VERBS.behind(head) {
            verb = true;
            start -= word.len();
        } else if let Some(word) = MANNERS.behind(head) {
            start -= word.len();
        } else {
            break;
        }
    }
    if !verb {
        return None;
    }
    let phrase = start..text.len();
    let role = role_of(&text[phrase.clone()])?;
    Some((phrase, role))
}

/// The phrase of verbs at the start of `text`, as `牵头负责`, and the text behind it.
pub fn phrase(input: &str) -> IResult<&str, (&str, Role)> {
    let mut end = 0;
    let mut verb = false;
    loop {
        let tail = &input[end..];
        if let Some(word) = VERBS.before(tail) {
            verb = true;
            end += word.len();
        } else if let Some(word) = MANNERS.before(tail) {
            end += word.len();
        } else {
            break;
        }
    }
    match role_of(&input[..end]) {
        Some(role) if verb => Ok((&input[end..], (&input[..end], role))),
        _ => Err(nom::Err::Error(Error::new(input, ErrorKind::Tag))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_roles() {
        for (text, role) in [
            ("责任单位：甲", Some(Role::Responsible)),
            ("牵头考核单位：甲", Some(Role::Lead)),
            ("牵头责任单位：甲", Some(Role::Lead)),
            ("配合责任单位：甲", Some(Role::Support)),
            ("责任部门（单位）：甲", Some(Role::Responsible)),
            ("负责部门：甲", Some(Role::Responsible)),
            ("督导单位：甲", Some(Role::Supervisor)),
            ("牵头：甲", Some(Role::Lead)),
            ("协办单位：甲", Some(Role::Support)),
            ("主办单位：甲", Some(Role::Host)),
            ("承办处室：甲", Some(Role::Organiser)),
            ("适用范围：甲", None),
            ("责任人：甲", None),
            ("成员单位：甲", None),
            ("牵头单位名称：甲", None),
            ("申报单位：甲", None),
            ("牵头单位为甲", Some(Role::Lead)),
            ("牵头单位是甲", Some(Role::Lead)),
            ("责任单位包括甲", Some(Role::Responsible)),
            ("成员单位包括甲", None),
            ("会办单位：甲", Some(Role::Support)),
            ("责任单位及责任人：甲", Some(Role::Responsible)),
            ("【牵头单位】甲", Some(Role::Lead)),
            ("【完成时限】甲", None),
        ] {
            assert_eq!(label(text).map(|(rest, l)| (rest, l.role)), Ok(("甲", role)), "{text}");
        }
        assert!(label("甲局、乙局：负责").is_err());
        assert!(label("责任单位").is_err());
    }

    #[test]
    fn labels_are_found_from_their_colon() {
        assert_eq!(label_start("（三）活动组牵头单位"), Some("（三）活动组".len()));
        assert_eq!(label_start("牵头责任单位"), Some(0));
        assert_eq!(label_start("责任单位（部门）"), Some(0));
        assert_eq!(label_start("成员单位"), None);
        assert_eq!(label_start("工作职责"), None);
    }

    #[test]
    fn phrases_end_a_list() {
        for (text, list, role) in [
            ("甲局负责", "甲局", Role::Responsible),
            ("甲局牵头负责", "甲局", Role::Lead),
            ("甲局、乙局按职责分工负责", "甲局、乙局", Role::Responsible),
            ("各有关部门按各自职责分工配合", "各有关部门", Role::Support),
            ("各部门分头落实", "各部门", Role::Responsible),
            ("甲局负责指导和监督", "甲局", Role::Responsible),
            ("甲局指导", "甲局", Role::Supervisor),
            ("乙公司参与", "乙公司", Role::Participant),
        ] {
            assert_eq!(phrase_at_end(text), Some((list.len()..text.len(), role)), "{text}");
        }
        assert_eq!(phrase_at_end("6月底完成取得成效"), None);
        assert_eq!(phrase_at_end("按职责分工"), None);
    }
}
