//! Dates and years of document numbers whose digits are set apart.

use super::repair::JOIN;
use super::typography::{YEAR_CLOSES, YEAR_OPENS, fold_width};

/// Drops the blanks between the digits of a date set wide: `1 9 9 9年1 2月2 0日`.
///
/// A month stands behind 年, a day behind 月; `2 100年一遇` is the item 2.
pub(super) fn close_dates(kept: &mut Vec<(usize, char)>) {
    let mut gaps = Vec::new();
    for (i, &(_, unit)) in kept.iter().enumerate() {
        let (digits, values, behind) = match unit {
            '年' => (4, 1900..=2049, None),
            '月' => (2, 10..=12, Some('年')),
            '日' => (2, 10..=31, Some('月')),
            _ => continue,
        };
        let Some((first, value)) = spaced_digits(&kept[..i], digits) else { continue };
        let follows = behind.is_none_or(|unit| first > 0 && kept[first - 1].1 == unit);
        if follows && values.contains(&value) {
            gaps.extend((first..i).filter(|&at| is_gap(kept[at].1)));
        }
    }
    drop_all(kept, gaps);
}

/// Where so many digits begin that end `text`, with blanks between some of them and no digit before; and their value.
fn spaced_digits(text: &[(usize, char)], digits: usize) -> Option<(usize, u32)> {
    let digit = |c: char| fold_width(c).unwrap_or(c).to_digit(10);
    let run = text.iter().rev().take(2 * digits + 1).take_while(|(_, c)| digit(*c).is_some() || is_gap(*c));
    let first = text.len() - run.count();
    let printed: Vec<u32> = text[first..].iter().filter_map(|(_, c)| digit(*c)).collect();
    let spaced = printed.len() == digits && text.len() - first > digits && !is_gap(text[first].1);
    spaced.then(|| (first, printed.iter().fold(0, |value, digit| value * 10 + digit)))
}

/// Drops the blanks around and between the digits of the year of a document number: `云政发 [ 2015 ] 8号`, `〔 2 0 1 3 〕 1 8 号`.
pub(super) fn close_number_years(chars: &mut Vec<(usize, char)>) {
    /// Four digits with a blank before and behind each.
    const LONGEST: usize = 9;
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let mut gaps = Vec::new();
    for start in (0..chars.len()).filter(|&i| YEAR_OPENS.has(chars[i].1)) {
        let inner = chars[start + 1..].iter().take(LONGEST + 1).map(|&(_, c)| c);
        let length = inner.clone().take_while(|&c| digit(c) || is_gap(c)).count();
        let digits = inner.take(length).filter(|&c| digit(c)).count();
        let behind = &chars[start + 1 + length..];
        if digits != 4 || length == digits || !behind.first().is_some_and(|&(_, c)| YEAR_CLOSES.has(c)) {
            continue;
        }
        let mut serial = behind[1..].iter().take(LONGEST).map(|&(_, c)| c);
        if serial.find(|&c| !(digit(c) || is_gap(c) || c == '第')) == Some('号') {
            gaps.extend((start + 1..start + 1 + length).filter(|&i| is_gap(chars[i].1)));
        }
    }
    drop_all(chars, gaps);
}

/// Drops the characters at `gaps`, which are in order.
fn drop_all(chars: &mut Vec<(usize, char)>, gaps: Vec<usize>) {
    if gaps.is_empty() {
        return;
    }
    let (mut at, mut next) = (0, gaps.into_iter().peekable());
    chars.retain(|_| {
        let gap = next.next_if_eq(&at).is_some();
        at += 1;
        !gap
    });
}

fn is_gap(c: char) -> bool {
    c == ' ' || c == JOIN
}
