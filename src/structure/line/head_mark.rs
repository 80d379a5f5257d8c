//! Marks beside the letterhead: 份号, 密级, 紧急程度, 签发人, the grade of a telegram, the mark under which a
//! normative document is registered.
//!
//! ```text
//! mark = 6 digits | "秘密" [ "★" term ] | "特急" | "签发人：" name | "等级" grade | "发电单位" organ | "签批盖章"
//!      | office "机发" [ digits ] "号" | registration | class | "同意公开"
//! class        = ( "A" | "B" | "C" | "D" ) [ digit ] "类" | "（A）"
//! registration = letters dash year dash digits { dash digits } | "登记号：" …
//! ```
//! None of them is the number of the document.

use crate::text::repair::{is_han, normal};
use crate::text::words::WordList;

/// What a mark tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadMark<'a> {
    /// 份号.
    Copy(&'a str),
    /// 密级 and its term.
    Secrecy(&'a str),
    /// 紧急程度.
    Urgency(&'a str),
    /// 签发人; who signs a telegram.
    Approver(&'a str),
    /// How it may be published, beside the number of an answer: 同意公开.
    Disclosure(&'a str),
    /// Anything else: the mark of registration, the sender of a telegram, the class of an answer.
    Other,
}

/// Grades of urgency.
const GRADES: &[&str] = &["特提", "特急", "加急", "平急"];

/// How an answer may be published.
static PUBLISHED: WordList = WordList::new(&[
    "主动公开",
    "依申请公开",
    "不予公开",
    "同意公开",
    "可以公开",
    "不宜公开",
    "同意对外公开",
]);

/// The mark that `line` is.
pub fn head_mark(line: &str) -> Option<HeadMark<'_>> {
    if line.chars().count() > 40 || line.contains('。') {
        return None;
    }
    let value = |labels: &[&str]| {
        labels.iter().find_map(|l| line.strip_prefix(l)).map(|v| v.trim_start_matches('：'))
    };
    let digits = value(&["份号", "№", "No."]).unwrap_or(line);
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(HeadMark::Copy(digits));
    }
    if ["绝密", "机密", "秘密"]
        .iter()
        .any(|w| line == *w || line.strip_prefix(w).is_some_and(|r| r.starts_with('★')))
    {
        return Some(HeadMark::Secrecy(line));
    }
    let grade = GRADES.iter().find_map(|g| {
        line.split(['·', '•', '・', '：', ' '])
            .find_map(|part| part.strip_prefix("等级").unwrap_or(part).strip_prefix(g).map(|rest| (*g, rest)))
    });
    if let Some((grade, "" | "明电")) = grade.filter(|_| line.chars().count() <= 12) {
        let at = line.find(grade)?;
        return Some(HeadMark::Urgency(&line[at..at + grade.len()]));
    }
    if let Some(name) =
        value(&["签发人：", "签批盖章", "签批："]).filter(|n| (2..=20).contains(&n.chars().count()))
    {
        return Some(HeadMark::Approver(name));
    }
    let published = value(&["公开属性：", "公开方式：", "是否公开："]).unwrap_or(line);
    if PUBLISHED.have(published) {
        return Some(HeadMark::Disclosure(published));
    }
    (is_registration(line)
        || is_class(line)
        || is_serial_of_telegram(line)
        || line == "签批盖章"
        || value(&["发电单位", "等级", "发往：", "发至：", "类别：", "办理类别：", "是否公开："]).is_some())
    .then_some(HeadMark::Other)
}

/// The class of an answer to a proposal: `A类`, `B1类`, `（A）`.
fn is_class(line: &str) -> bool {
    let bare = line.trim_matches(['（', '）', '【', '】', '[', ']']);
    let letter = bare.strip_suffix('类').map(str::trim_end).unwrap_or(bare);
    let bracketed = bare.len() < line.len() || letter.len() < bare.len();
    letter.starts_with(['A', 'B', 'C', 'D'])
        && letter[1..].bytes().all(|b| b.is_ascii_digit())
        && letter.len() <= 2
        && bracketed
}

/// The parts of a printed line between its wide blanks; a colon keeps its value, and who approves all of the name.
pub(crate) fn marks_between_blanks(printed: &str) -> Vec<String> {
    const APPROVER: &str = "签发人：";
    let whole = normal(printed);
    // `特　急` is one mark in wide type.
    if whole.len() <= 12 && head_mark(&whole).is_some() {
        return vec![whole];
    }
    let (mut parts, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    // The marks of a telegram may all stand on one line with single blanks between them.
    let narrow =
        printed.starts_with("发电单位") && !printed.contains(['\u{3000}', '\t']) && !printed.contains("  ");
    let width = if narrow { 1 } else { 2 };
    for part in printed.split(['\u{3000}', '\t']).flat_map(|p| p.split(&"  "[..width])) {
        let part = normal(part.trim());
        match parts.last_mut() {
            _ if part.is_empty() => {}
            Some(last) if last == APPROVER && is_name_part(&part) => names.push(part),
            Some(last)
                if (narrow || part == "号")
                    && last.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with("机发") =>
            {
                last.push_str(&part);
            }
            Some(last)
                if last.ends_with('：') || matches!(last.as_str(), "等级" | "发电单位" | "签批盖章") =>
            {
                last.push_str(&part);
            }
            _ => match part.strip_prefix(APPROVER).filter(|name| is_name_part(name)) {
                Some(name) => {
                    names.push(name.to_owned());
                    parts.push(APPROVER.to_owned());
                }
                None => parts.push(part),
            },
        }
    }
    if let Some(approver) = parts.iter_mut().find(|part| *part == APPROVER) {
        approver.push_str(&approvers(&names));
    }
    parts
}

/// A name, or a character of one that stands apart.
fn is_name_part(part: &str) -> bool {
    (1..=4).contains(&part.chars().count()) && part.chars().all(is_han) && head_mark(part).is_none()
}

/// The names that these parts are: `王　强　李　军` are two, `欧　阳　修` is one.
fn approvers(parts: &[String]) -> String {
    let single = |part: &String| part.chars().count() == 1;
    let mut names = String::new();
    let mut open = 0;
    let three = parts.len() == 3 && parts.iter().all(single);
    for part in parts {
        let goes_on = open > 0 && single(part);
        if !goes_on && !names.is_empty() {
            names.push('、');
        }
        names.push_str(part);
        open = match (goes_on, single(part)) {
            (false, true) if three => 2,
            (false, true) => 1,
            (true, _) => open - 1,
            (false, false) => 0,
        };
    }
    names
}

/// `云机发 号`, `云机发0312号`: under which an office for telegrams sends it, also where that is left open.
fn is_serial_of_telegram(line: &str) -> bool {
    let inner = line.strip_suffix('号').map(str::trim_end).unwrap_or_default();
    let office = inner.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    office.ends_with("机发") && office.chars().count() <= 6
}

/// The mark under which a normative document is registered: `YXQD—2021—0060002`.
fn is_registration(line: &str) -> bool {
    const LABELS: &[&str] =
        &["登记号：", "统一编号：", "备案号：", "登记编号：", "统一登记号：", "规范性文件编号："];
    if LABELS.iter().any(|l| line.find(l).is_some_and(|at| line[..at].chars().count() <= 6)) {
        return true;
    }
    let mut parts = line.split(['—', '－', '-', '–', '―']).filter(|p| !p.is_empty());
    let letters =
        parts.next().is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_uppercase()));
    let numbers: Vec<&str> = parts.collect();
    let year = numbers.first().is_some_and(|y| y.len() == 4 && (y.starts_with("19") || y.starts_with("20")));
    letters && year && numbers.len() >= 2 && numbers.iter().all(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        assert_eq!(head_mark("000127"), Some(HeadMark::Copy("000127")));
        assert_eq!(head_mark("秘密★1年"), Some(HeadMark::Secrecy("秘密★1年")));
        assert_eq!(head_mark("特急"), Some(HeadMark::Urgency("特急")));
        assert_eq!(head_mark("等级特急·明电"), Some(HeadMark::Urgency("特急")));
        assert_eq!(head_mark("签发人：林知远"), Some(HeadMark::Approver("林知远")));
        assert_eq!(head_mark("签批盖章徐守堤"), Some(HeadMark::Approver("徐守堤")));
        for other in ["YXQD—2021—0060002", "云机发号", "云机发 0312 号", "签批盖章", "发电单位云溪市政府"]
        {
            assert_eq!(head_mark(other), Some(HeadMark::Other), "{other}");
        }
        assert_eq!(head_mark("HXGS-2017-9"), Some(HeadMark::Other));
        assert_eq!(head_mark("同意公开"), Some(HeadMark::Disclosure("同意公开")));
        assert_eq!(head_mark("公开属性：主动公开"), Some(HeadMark::Disclosure("主动公开")));
        for class in ["是否公开：是", "A类", "B 类", "A1类", "（A）"] {
            assert_eq!(head_mark(class), Some(HeadMark::Other), "{class}");
        }
        for other in ["A", "A类企业", "公开", "B2", "AB类", "信息公开"] {
            assert_eq!(head_mark(other), None, "{other}");
        }
        for other in
            ["640216号", "秘密工作条例", "特急通知如下", "云府发〔2019〕5号", "GB—2021", "2021—0060002"]
        {
            assert_eq!(head_mark(other), None, "{other}");
        }
    }

    #[test]
    fn parts_of_a_line() {
        for (printed, parts) in [
            ("云府〔2021〕3号　　签发人：林知远", &["云府〔2021〕3号", "签发人：林知远"][..]),
            ("签发人：林　远", &["签发人：林远"]),
            ("签发人：　林　知　远", &["签发人：林知远"]),
            ("签发人：王　强　李　军", &["签发人：王强、李军"]),
            ("签发人：林知远　李　军", &["签发人：林知远、李军"]),
            ("特　急", &["特急"]),
            ("特急　云府发〔2021〕3号　云机发　　号", &["特急", "云府发〔2021〕3号", "云机发号"]),
            ("等级　特急·明电　云府发〔2021〕3号", &["等级特急·明电", "云府发〔2021〕3号"]),
        ] {
            assert_eq!(marks_between_blanks(printed), parts, "{printed}");
        }
    }
}
