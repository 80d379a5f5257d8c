//! When and on what ground an organ acts: times before it (`2021年8月底前，`), circumstances (`按照职责分工，`, `收到申请后`).

use std::sync::LazyLock;

use regex::Regex;

use crate::text::words::{WordList, chars, words};

/// Points in time before the subject.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:力争|原则上|自|从|到|至|在|于)?(?:每年|每月|每季度|[0-9]{4}年|今年|明年|当年|次年|年)?(?:上半年|下半年|第?[一二三四]季度|[0-9]{1,2}月份?)?(?:[0-9]{1,2}日)?(?:上旬|中旬|下旬)?(?:年?底|末|初)?(?:之?前|以前|起|开始|以内|期间|内)?",
    )
    .expect("a fixed pattern")
});

/// Length of a time at the start of `text`.
pub(super) fn time(text: &str) -> usize {
    let may_begin = |c: char| {
        c.is_ascii_digit()
            || chars!("力原自从到至在于每今明当次年上下第一二三四中底末初之前以起开期内").has(c)
    };
    if !text.starts_with(may_begin) {
        return 0;
    }
    let len = TIME.find(text).map_or(0, |found| found.end());
    let words = &text[..len];
    let real = words.contains(|c: char| c.is_ascii_digit())
        || words!["每年", "年底", "今年", "明年", "季度", "半年", "每月"].stand_in(words);
    if real { len } else { 0 }
}

/// True for a piece that only says when, where or on what ground: the subject may follow.
pub(super) fn is_circumstance(text: &str) -> bool {
    #[rustfmt::skip]
    static STARTS: WordList = WordList::new(&[
        "在", "按照", "根据", "依据", "为", "对", "结合", "以", "围绕", "通过", "自", "从", "经", "凡",
        "聚焦", "针对", "坚持", "立足", "着眼", "瞄准", "依托", "鉴于", "符合条件的", "遵循", "本着", "公示无异议",
    ]);
    STARTS.begin(text)
}

/// Where words begin behind an organ that only say when or on what ground it acts: `收到申请后`, `自2024年起`, `认为必要时`.
pub(super) fn circumstance(piece: &str) -> Option<usize> {
    static STARTS: WordList = WordList::new(&[
        "收到", "接到", "接报", "接诉", "认为", "发现", "受理", "自", "从", "在", "经", "审核",
    ]);
    const LONGEST: usize = 30;
    if !piece.ends_with(['后', '时', '起', '前']) || piece.contains(['了', '已']) {
        return None;
    }
    let at = STARTS.first_in(piece).filter(|&at| at > 0)?;
    (piece[at..].chars().count() <= LONGEST).then_some(at)
}
