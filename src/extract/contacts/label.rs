//! Labels that announce how to reach somebody: `联系人：`, `咨询电话：`, `电子邮箱：`.

use std::ops::Range;

use super::value::phone;
use crate::grammar::surname::name_at;
use crate::model::ContactKind;
use crate::text::words::{WordList, chars, words};

/// Labels and what follows them; the longest that fits is taken.
const LABELS: &[(&str, ContactKind)] = &[
    ("联系人及联系电话", ContactKind::Person),
    ("联系人及电话", ContactKind::Person),
    ("联系人和电话", ContactKind::Person),
    ("联系人、电话", ContactKind::Person),
    ("联系人电话", ContactKind::Phone),
    ("联系人手机", ContactKind::Phone),
    ("联系人邮箱", ContactKind::Email),
    ("联系人", ContactKind::Person),
    ("承办人", ContactKind::Person),
    ("经办人", ContactKind::Person),
    ("联络电话", ContactKind::Phone),
    ("联络地址", ContactKind::Address),
    ("机关地址", ContactKind::Address),
    ("联络人", ContactKind::Person),
    ("咨询人", ContactKind::Person),
    ("收件人", ContactKind::Person),
    ("收件地址", ContactKind::Address),
    ("联系方式", ContactKind::Phone),
    ("联系电话", ContactKind::Phone),
    ("咨询电话", ContactKind::Phone),
    ("监督电话", ContactKind::Phone),
    ("举报电话", ContactKind::Phone),
    ("投诉电话", ContactKind::Phone),
    ("办公电话", ContactKind::Phone),
    ("值班电话", ContactKind::Phone),
    ("服务电话", ContactKind::Phone),
    ("技术支持电话", ContactKind::Phone),
    ("热线电话", ContactKind::Phone),
    ("监督举报电话", ContactKind::Phone),
    ("投诉举报电话", ContactKind::Phone),
    ("举报投诉电话", ContactKind::Phone),
    ("受理电话", ContactKind::Phone),
    ("报名电话", ContactKind::Phone),
    ("固定电话", ContactKind::Phone),
    ("移动电话", ContactKind::Phone),
    ("联系手机", ContactKind::Phone),
    ("投诉热线", ContactKind::Phone),
    ("举报热线", ContactKind::Phone),
    ("监督热线", ContactKind::Phone),
    ("热线", ContactKind::Phone),
    ("联系电话及传真", ContactKind::Phone),
    ("电话及传真", ContactKind::Phone),
    ("联系电话（传真）", ContactKind::Phone),
    ("联系电话/传真", ContactKind::Phone),
    ("政策咨询", ContactKind::Phone),
    ("业务咨询", ContactKind::Phone),
    ("技术咨询", ContactKind::Phone),
    ("技术支持", ContactKind::Phone),
    ("咨询热线", ContactKind::Phone),
    ("服务热线", ContactKind::Phone),
    ("电话/传真", ContactKind::Phone),
    ("电话（传真）", ContactKind::Phone),
    ("电话号码", ContactKind::Phone),
    ("手机号码", ContactKind::Phone),
    ("手机", ContactKind::Phone),
    ("电话", ContactKind::Phone),
    ("传真电话", ContactKind::Fax),
    ("传真号码", ContactKind::Fax),
    ("传真", ContactKind::Fax),
    ("电子邮箱地址", ContactKind::Email),
    ("邮箱地址", ContactKind::Email),
    ("电子邮件地址", ContactKind::Email),
    ("电子邮箱", ContactKind::Email),
    ("电子信箱", ContactKind::Email),
    ("电子邮件", ContactKind::Email),
    ("联系邮箱", ContactKind::Email),
    ("举报邮箱", ContactKind::Email),
    ("邮箱", ContactKind::Email),
    ("E-mail", ContactKind::Email),
    ("E-MAIL", ContactKind::Email),
    ("Email", ContactKind::Email),
    ("来信请寄", ContactKind::Address),
    ("来信地址", ContactKind::Address),
    ("来访地址", ContactKind::Address),
    ("通讯地址", ContactKind::Address),
    ("通信地址", ContactKind::Address),
    ("联系地址", ContactKind::Address),
    ("邮寄地址", ContactKind::Address),
    ("办公地址", ContactKind::Address),
    ("单位地址", ContactKind::Address),
    ("地址", ContactKind::Address),
    ("邮政编码", ContactKind::Postcode),
    ("邮编", ContactKind::Postcode),
    ("网站地址", ContactKind::Website),
    ("官方网站", ContactKind::Website),
    ("网址", ContactKind::Website),
    ("网站", ContactKind::Website),
];

/// The labels themselves.
static WORDS: WordList = WordList::new(&FIRST_OF_LABELS);

const FIRST_OF_LABELS: [&str; LABELS.len()] = {
    let (mut words, mut at) = ([""; LABELS.len()], 0);
    while at < LABELS.len() {
        words[at] = LABELS[at].0;
        at += 1;
    }
    words
};

/// A label with its colon.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// The label without its colon.
    pub(super) range: Range<usize>,
    /// Where the value begins.
    pub(super) value: usize,
    /// What the value is.
    pub(super) kind: ContactKind,
}

/// The labels in `text`, in order.
pub(super) fn labels(text: &str) -> Vec<Label> {
    let labels = WORDS.all_in(text).filter_map(|range| {
        let kind = kind_of(&text[range.clone()])?;
        let next = text[range.end..].chars().next()?;
        let colon = matches!(next, '：' | ':');
        // `传真至027-87820000`
        let sent = kind == ContactKind::Fax && matches!(next, '至' | '到');
        let number = next.is_ascii_digit()
            && matches!(kind, ContactKind::Phone | ContactKind::Fax | ContactKind::Postcode);
        let person = || kind == ContactKind::Person && names_reachable(&text[range.end..]);
        let site = kind == ContactKind::Website && words!["http", "www."].begin(&text[range.end..]);
        let value = range.end + if colon || sent { next.len_utf8() } else { 0 };
        let sent = sent && text[value..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '('));
        (colon || sent || number || site || person()).then_some(Label { range, value, kind })
    });
    labels.collect()
}

/// True for names with a number right behind them: `林知远、周砚秋，联系电话61270000`. Behind them 联系人 needs no colon.
fn names_reachable(text: &str) -> bool {
    const MOST: usize = 4;
    let mut rest = text;
    for _ in 0..MOST {
        let Some(len) = name_at(rest, ends_name) else { return false };
        rest = &rest[len..];
        match rest.strip_prefix('、') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let marks = |c: char| c == ' ' || chars!("，；：:（(").has(c);
    let rest = rest.trim_start_matches(marks);
    let labelled = LABELS.iter().filter(|(_, kind)| *kind == ContactKind::Phone);
    let rest = labelled
        .filter_map(|(word, _)| rest.strip_prefix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(rest);
    phone(rest.trim_start_matches(marks)).is_some()
}

fn ends_name(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit() || chars!("，；、：（( ").has(c))
        || words!["电话", "联系电话", "办公电话", "手机", "联系方式"].begin(rest)
}

/// What the header of a column says that its cells are: a label, with words about it.
pub(super) fn kind_of(header: &str) -> Option<ContactKind> {
    let bare = header.split('（').next().unwrap_or(header);
    LABELS.iter().find(|(word, _)| *word == header || *word == bare).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_before_a_colon() {
        let text = "（联系人：林知远；联系电话：61270000，电子邮箱：a@b.cn）设备电话机";
        let found: Vec<(&str, &str)> =
            labels(text).iter().map(|l| (&text[l.range.clone()], l.kind.as_str())).collect();
        assert_eq!(found, [("联系人", "person"), ("联系电话", "phone"), ("电子邮箱", "email")]);
        assert_eq!(labels("联系人林知远电话61270000").len(), 2);
        assert_eq!(labels("请将回执传真至027-87820000，材料传真至区教委").len(), 1);
        assert!(labels("联系人林知远，各联系人职责").is_empty());
    }
}
