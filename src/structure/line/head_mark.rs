//! Marks beside the letterhead: 份号, 密级, 紧急程度, 签发人, the grade of a telegram, the mark under which a
//! normative document is registered.
//!
//! ```text
//! mark = 6 digits | "秘密" [ "★" term ] | "特急" | "签发人：" name | "等级" grade | "发电单位" organ | "签批盖章"
//!      | office "机发" [ digits ] "号" | registration
//! registration = letters dash year dash digits { dash digits } | "登记号：" …
//! ```
//! None of them is the number of the document.

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
    /// Anything else: the mark of registration, the sender of a telegram.
    Other,
}

/// Grades of urgency.
const GRADES: &[&str] = &["特提", "特急", "加急", "平急"];

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
    (is_registration(line)
        || is_serial_of_telegram(line)
        || line == "签批盖章"
        || value(&["发电单位", "等级", "发往：", "发至：", "类别：", "办理类别："]).is_some())
    .then_some(HeadMark::Other)
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
        for other in
            ["640216号", "秘密工作条例", "特急通知如下", "云府发〔2019〕5号", "GB—2021", "2021—0060002"]
        {
            assert_eq!(head_mark(other), None, "{other}");
        }
    }
}
