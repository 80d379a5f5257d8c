//! Fields of an official letter as offices of Taiwan write it: `发文日期：中华民国99年12月10日`, `受文者：…`, `主旨：…`, `正本：…`.
//!
//! Such a letter has no title: 主旨 says what it is about, and 说明, 依据, 公告事项 and 办法 are its parts.

use crate::text::words::words_of;

/// What a field of a letter tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LetterField {
    /// Date of the letter (发文日期).
    Date,
    /// Its number (发文字号).
    Number,
    /// To whom it is sent (受文者).
    Addressee,
    /// 速别.
    Urgency,
    /// 密等及解密条件或保密期限.
    Secrecy,
    /// How to reach the office.
    Contact,
    /// 附件.
    Attachment,
    /// What it is about (主旨).
    Subject,
    /// A part of its text: 说明, 依据, 公告事项, 办法.
    Part,
    /// Organs that get the original (正本).
    Original,
    /// Organs that get a copy (副本).
    Copy,
}

use LetterField as F;

const LABELS: &[(&str, LetterField)] = &[
    ("发文日期", F::Date),
    ("发文字号", F::Number),
    ("受文者", F::Addressee),
    ("速别", F::Urgency),
    ("密等及解密条件或保密期限", F::Secrecy),
    ("密等及解密条件", F::Secrecy),
    ("密等", F::Secrecy),
    ("地址", F::Contact),
    ("机关地址", F::Contact),
    ("联络地址", F::Contact),
    ("承办人", F::Contact),
    ("联络人", F::Contact),
    ("联络方式", F::Contact),
    ("电话", F::Contact),
    ("联络电话", F::Contact),
    ("传真", F::Contact),
    ("电子信箱", F::Contact),
    ("电子邮件", F::Contact),
    ("附件", F::Attachment),
    ("主旨", F::Subject),
    ("说明", F::Part),
    ("依据", F::Part),
    ("公告事项", F::Part),
    ("办法", F::Part),
    ("正本", F::Original),
    ("副本", F::Copy),
];

/// The field that `line` is, and where its value begins.
pub(crate) fn letter_field(line: &str) -> Option<(LetterField, usize)> {
    if !words_of!(LABELS).begin(line) {
        return None;
    }
    let labels = LABELS.iter().map(|(label, field)| (line.strip_prefix(label), field));
    let (rest, field) = labels.filter_map(|(rest, field)| Some((rest?.strip_prefix('：')?, field))).next()?;
    Some((*field, line.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        for (line, field) in [
            ("发文日期：中华民国99年12月10日", F::Date),
            ("密等及解密条件或保密期限：普通", F::Secrecy),
            ("主旨：修正办法一案，请查照。", F::Subject),
            ("说明：", F::Part),
        ] {
            let (read, at) = letter_field(line).unwrap();
            assert_eq!((read, &line[..at]), (field, &line[..=line.find('：').unwrap() + 2]), "{line}");
        }
        for line in ["主旨", "说明书：甲", "（主旨：甲）", "责任单位：甲局", "依据"] {
            assert_eq!(letter_field(line), None, "{line}");
        }
    }
}
