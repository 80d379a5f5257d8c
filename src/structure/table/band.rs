//! A band: a line without separators that heads the rows behind it, printed over all columns.
//!
//! ```text
//! 序号 ⇥ 任务 ⇥ 责任单位
//! 一、民生保障
//! 1 ⇥ 新建学校 ⇥ 区教委
//! 二、生态环境
//! 2 ⇥ 铺设管网 ⇥ 区水利局
//! ```
//! Not a band: a sentence, a caption behind which a header stands, and the title of a part that no rows follow.

use crate::grammar::date::whole_date;
use crate::text::repair::{is_han, normal};
use crate::text::words::words;

use super::shape;

/// So many bands may stand below each other: `一、…` and its first `（一）…`.
pub(super) const MOST: usize = 2;

/// A band is no longer than so many characters.
const LONGEST: usize = 40;

/// A band without a number is no longer than so many characters.
const LONGEST_TITLE: usize = 16;

/// What a line between rows may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Band {
    /// `一、民生保障`, `（二）生态环境`, `第一类`: it says itself that others follow.
    Numbered,
    /// `市级部门`: a band only where its place says so.
    Title,
}

/// The band that a printed line may be.
pub(super) fn band(line: &str) -> Option<Band> {
    let text = normal(line);
    let chars = text.chars().count();
    let statement =
        text.ends_with(['。', '；', '：', '，', '、']) || text.contains('。') || text.contains('\t');
    if statement || chars > LONGEST {
        return None;
    }
    if shape::is_unit_head(&text) {
        return Some(Band::Numbered);
    }
    let title = (2..=LONGEST_TITLE).contains(&chars)
        && text.chars().all(|c| is_han(c) || matches!(c, '（' | '）' | '、') || c.is_ascii_digit())
        && text.starts_with(is_han)
        && !words!["附件", "附表", "续表", "单位", "表", "注"].begin(&text)
        && whole_date(&text).is_none();
    title.then_some(Band::Title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands() {
        for (line, expected) in [
            ("一、民生保障", Some(Band::Numbered)),
            ("（二）生态环境（12项）", Some(Band::Numbered)),
            ("第一类 农产品", Some(Band::Numbered)),
            ("市级部门", Some(Band::Title)),
            ("镇街（8个）", Some(Band::Title)),
            ("一、各镇要加强领导。", None),
            ("一、主要任务如下：", None),
            ("2021年3月5日", None),
            ("附件2", None),
            ("单位：万元", None),
            ("表2", None),
            ("— 3 —", None),
        ] {
            assert_eq!(band(line), expected, "{line}");
        }
    }
}
