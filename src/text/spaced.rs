//! Dates whose digits are set apart.

use super::repair::JOIN;
use super::typography::fold_width;

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
    if gaps.is_empty() {
        return;
    }
    let (mut at, mut next) = (0, gaps.into_iter().peekable());
    kept.retain(|_| {
        let gap = next.next_if_eq(&at).is_some();
        at += 1;
        !gap
    });
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

fn is_gap(c: char) -> bool {
    c == ' ' || c == JOIN
}
