//! Which words behind a label are a heading.
//!
//! A heading is the whole line when the line is only a head, or the words up to the first `。` when text follows and
//! those words are a phrase; a plain statement is none.

use std::ops::Range;

use crate::model::SectionStyle;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars};

/// What the text behind a label is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// The line is a head.
    Whole(Range<usize>),
    /// A head, with text behind it on the line or below.
    RunIn(Range<usize>),
    /// A statement.
    Statement,
}

/// Longest head that fills its line, in characters.
const LONGEST_LINE: usize = 80;
/// Longest head before text on the same line.
const LONGEST_RUN_IN: usize = 40;

/// Reads `rest`, the text behind a label of `style`; `text_below` says that paragraphs of the unit follow.
pub(super) fn words(rest: &str, style: SectionStyle, text_below: bool) -> Words {
    let lead = rest.len() - rest.trim_start().len();
    let body = rest.trim();
    match style {
        SectionStyle::Chapter | SectionStyle::Section | SectionStyle::Part => {
            return if body.is_empty() { Words::Statement } else { Words::Whole(lead..lead + body.len()) };
        }
        SectionStyle::Article => return bracketed(rest, lead),
        SectionStyle::Unnumbered => {
            return Words::Whole(lead..lead + body.split('：').next().unwrap_or(body).len());
        }
        _ => {}
    }
    if body.is_empty() {
        return Words::Statement;
    }
    if let Some(end) = field_in_line(body) {
        return Words::RunIn(lead..lead + end);
    }
    let bare = body.strip_suffix('：').unwrap_or(body);
    if !bare.ends_with(['。', '；', '，', '！', '？', '、']) && !bare.contains('。') {
        let fits = bare.chars().count() <= LONGEST_LINE
            && !bare.contains('；')
            && bare.find('：').is_none_or(|at| at * 2 > bare.len());
        return if fits { Words::Whole(lead..lead + bare.len()) } else { Words::Statement };
    }
    run_in(body, lead, text_below)
}

/// `第一条【立法目的】`, `第一条（立法目的）`; a remark on the article (`（删去）`) is none.
fn bracketed(rest: &str, lead: usize) -> Words {
    static REMARKS: WordList =
        WordList::new(&["删", "略", "废止", "修改", "修正", "修订", "新增", "原", "已"]);
    for (open, close) in [('【', '】'), ('［', '］'), ('[', ']'), ('（', '）')] {
        let named = |inner: &str| open != '（' || inner.chars().all(is_title_char) && !REMARKS.begin(inner);
        if let Some(inner) = rest[lead..].strip_prefix(open)
            && let Some(end) = inner.find(close)
            && end > 0
            && inner[..end].chars().count() <= 30
            && named(&inner[..end])
        {
            let start = lead + open.len_utf8();
            return Words::RunIn(start..start + end);
        }
    }
    Words::Statement
}

fn is_title_char(c: char) -> bool {
    is_han(c) || matches!(c, '、' | '“' | '”')
}

fn run_in(body: &str, lead: usize, text_below: bool) -> Words {
    let Some(end) = first_stop(body) else { return Words::Statement };
    let head = &body[..end];
    let follows = end + '。'.len_utf8() < body.len() || text_below;
    if follows && is_phrase(head) { Words::RunIn(lead..lead + end) } else { Words::Statement }
}

/// Where a duty field runs in behind a head that has no mark of its own: `活动组牵头单位：…`.
fn field_in_line(body: &str) -> Option<usize> {
    static FIELDS: WordList =
        WordList::new(&["牵头单位", "责任单位", "配合单位", "牵头部门", "责任部门", "主办单位", "承办单位"]);
    let before = &body[..body.find('：')?];
    let head = before.strip_suffix(FIELDS.behind(before)?)?;
    let is_plain = head.chars().count() <= 20 && !head.contains(|c| chars!("。，；（、").has(c));
    (!head.is_empty() && is_plain).then_some(head.len())
}

/// The first `。` outside of brackets and quotes.
fn first_stop(body: &str) -> Option<usize> {
    let mut depth = 0;
    for (i, c) in body.char_indices() {
        match c {
            '（' | '“' | '《' => depth += 1,
            '）' | '”' | '》' => depth -= 1,
            '。' if depth <= 0 => return Some(i),
            _ => {}
        }
    }
    None
}

/// True for a phrase that names what follows, false for a statement that says something.
fn is_phrase(head: &str) -> bool {
    static STATES: WordList = WordList::new(&[
        "应当",
        "是指",
        "不得",
        "必须",
        "为准",
        "可以",
        "予以",
        "按照本",
        "适用",
        "属于",
        "原则同意",
        "由于",
        "因此",
        "如下",
        "起施行",
        "起实施",
        "起执行",
        "达到",
        "不少于",
        "不低于",
        "不超过",
    ]);
    let chars = head.chars().count();
    let duty =
        head.ends_with("进行") || head.starts_with("负责") || head.contains('由') && head.ends_with("负责");
    let commas = head.matches('，').count();
    let states = duty || STATES.stand_in(head) || commas > 0 && head.ends_with('的');
    let fits = (2..=LONGEST_RUN_IN).contains(&chars) && commas <= 2 && (chars <= 30 || commas > 0);
    fits && !states && !head.contains(['；', '：', '《'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str, below: bool, expected: Option<&str>) {
        let found = match words(rest, SectionStyle::HanParen, below) {
            Words::Whole(r) | Words::RunIn(r) => Some(rest[r].to_owned()),
            Words::Statement => None,
        };
        assert_eq!(found.as_deref(), expected, "{rest}");
    }

    #[test]
    fn heads_and_statements() {
        check("总体要求", false, Some("总体要求"));
        check("总体要求。以创新为引领。", false, Some("总体要求"));
        check("基本原则。", true, Some("基本原则"));
        check("具有完全民事行为能力；", false, None);
        check("负责制定宣传方案；", false, None);
        check("前期准备阶段（2019年9月底前）。印发方案。", false, Some("前期准备阶段（2019年9月底前）"));
        check("验收以查阅台账、抽查现场、走访农户等方式进行。每季度验收一次。", false, None);
        check("每年培训护理员不少于200人次。（区民政局负责）", false, None);
        check("原则同意《云溪新区总体规划》。按规划实施。", false, None);
    }

    #[test]
    fn articles_have_a_heading_only_in_brackets() {
        assert_eq!(words("【目的】为了甲。", SectionStyle::Article, false), Words::RunIn(3..9));
        assert_eq!(words("为了甲。乙。", SectionStyle::Article, false), Words::Statement);
    }
}
