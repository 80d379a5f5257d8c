//! The typography of repaired text: the width of digits, letters and punctuation, and the brackets of numbers and titles.

use super::fold::{fold_private, fold_radical};
use super::repair::is_han;
use super::words::{CharSet, chars};

/// For each character the form in which it is written instead, if another.
pub(super) fn folds(chars: &[(usize, char)]) -> Vec<Option<char>> {
    let mut folds: Vec<Option<char>> = chars.iter().map(|&(_, c)| fold_width(c)).collect();
    let near_han = |i: usize, folds: &[Option<char>]| {
        let side = |j: Option<usize>| {
            j.filter(|j| *j < chars.len())
                .and_then(|j| Some(folds[j].unwrap_or(chars.get(j)?.1)))
                .is_some_and(|c| is_han(c) || chars!("》”）〉」、。，；：％").has(c))
        };
        let digits =
            |j: Option<usize>| j.and_then(|j| chars.get(j)).is_some_and(|&(_, c)| c.is_ascii_digit());
        (side(i.checked_sub(1)) || side(Some(i + 1))) && !(digits(i.checked_sub(1)) && digits(Some(i + 1)))
    };
    let mut open: Vec<usize> = Vec::new();
    for (i, &(_, c)) in chars.iter().enumerate() {
        match c {
            ',' | ':' | '∶' | ';' | '?' | '!' if near_han(i, &folds) => folds[i] = Some(wide(c)),
            '(' | '（' => open.push(i),
            ')' | '）' => {
                if let Some(start) = open.pop() {
                    let han = |j: Option<usize>| {
                        j.and_then(|j| chars.get(j))
                            .is_some_and(|&(_, c)| is_han(c) || chars!("《》“”、").has(c))
                    };
                    let chinese = [start.checked_sub(1), Some(start + 1), i.checked_sub(1), Some(i + 1)]
                        .into_iter()
                        .any(han)
                        || chars[start].1 == '（'
                        || c == '）';
                    if chinese {
                        for j in [start, i] {
                            if chars[j].1.is_ascii() {
                                folds[j] = Some(wide(chars[j].1));
                            }
                        }
                    }
                } else if c == ')' && near_han(i, &folds) {
                    folds[i] = Some('）');
                }
            }
            _ => {}
        }
    }
    for start in open {
        if chars[start].1 == '(' && near_han(start, &folds) {
            folds[start] = Some('（');
        }
    }
    fold_mixed(chars, &mut folds);
    fold_quotes(chars, &mut folds);
    fold_angles(chars, &mut folds);
    for start in 0..chars.len() {
        if let Some(end) = number_year(chars, start) {
            folds[start] = Some('〔').filter(|&c| c != chars[start].1);
            folds[end] = Some('〕').filter(|&c| c != chars[end].1);
        }
    }
    folds
}

/// A straight quote whose partner is a curved one becomes its like: `“双碳"`.
fn fold_quotes(chars: &[(usize, char)], folds: &mut [Option<char>]) {
    /// Such a pair is around a name or a saying.
    const LONGEST: usize = 40;
    let (mut curved, mut straight): (Option<usize>, Option<usize>) = (None, None);
    for (i, &(_, c)) in chars.iter().enumerate() {
        let near = |open: Option<usize>| open.filter(|open| i - open <= LONGEST);
        match c {
            '“' => curved = Some(i),
            '”' => {
                if let Some(open) = near(straight.take()).filter(|_| curved.is_none()) {
                    folds[open] = Some('“');
                }
                curved = None;
            }
            '"' if near(curved).is_some() => {
                folds[i] = Some('”');
                curved = None;
            }
            '"' => straight = if near(straight).is_some() { None } else { Some(i) },
            _ => {}
        }
    }
}

/// A round bracket whose partner is one of another form becomes round on both sides: `（区〉`, `〔责任单位：区教委）`.
fn fold_mixed(chars: &[(usize, char)], folds: &mut [Option<char>]) {
    const OPEN: &str = "（〔［【〈";
    const CLOSE: &str = "）〕］】〉";
    static EITHER: CharSet = CharSet::new("（〔［【〈）〕］】〉");
    /// Such a pair is around a clause, not around a page.
    const LONGEST: usize = 150;
    /// So many brackets may be open at once.
    const DEEPEST: usize = 8;
    let form = |marks: &str, c: char| marks.chars().position(|mark| mark == c);
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (i, &(_, printed)) in chars.iter().enumerate() {
        let c = folds[i].unwrap_or(printed);
        if !EITHER.has(c) {
            continue;
        }
        if let Some(kind) = form(OPEN, c) {
            open.push((i, kind));
        }
        let Some(kind) = form(CLOSE, c) else { continue };
        if let Some(own) = open.iter().rev().take(DEEPEST).position(|&(_, opener)| opener == kind) {
            open.truncate(open.len() - own - 1);
        } else if let Some((start, opener)) = open.pop()
            && (kind == 0) != (opener == 0)
            && i - start <= LONGEST
            && chars.get(start + 1).is_some_and(|&(_, c)| is_han(c))
        {
            folds[start] = Some('（').filter(|&c| c != chars[start].1);
            folds[i] = Some('）').filter(|&c| c != printed);
        }
    }
}

/// `<` and `>` around Chinese are the marks of a title, `〈` and `〉`.
fn fold_angles(chars: &[(usize, char)], folds: &mut [Option<char>]) {
    let inside = |c: char| is_han(c) || chars!("《》“”（）").has(c);
    let mut open = None;
    for (i, &(_, c)) in chars.iter().enumerate() {
        match c {
            '，' | ',' | '。' | '；' | ';' => open = None,
            '<' | '＜' => open = Some(i).filter(|i| chars.get(i + 1).is_some_and(|&(_, c)| inside(c))),
            '>' | '＞' => {
                let closed =
                    open.take().filter(|_| inside(chars[i - 1].1) || matches!(chars[i - 1].1, ')' | '”'));
                if let Some(start) = closed {
                    folds[start] = Some('〈');
                    folds[i] = Some('〉');
                }
            }
            _ => {}
        }
    }
}

/// The brackets that are printed around the year of a document number.
pub(super) static YEAR_OPENS: CharSet = CharSet::new("〔﹝［[【（(〈《〚〖");
pub(super) static YEAR_CLOSES: CharSet = CharSet::new("〕﹞］]】）)〉》〛〗");

/// The place of the closing bracket when a document number's year stands at `start`: `[2019]39号`, `（1996）第4号`; behind a code
/// also `云政发(88)12号`.
fn number_year(chars: &[(usize, char)], start: usize) -> Option<usize> {
    let at = |i: usize| chars.get(i).map(|&(_, c)| c);
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    if !YEAR_OPENS.has(at(start)?) {
        return None;
    }
    let digits = (start + 1..=start + 5).take_while(|&i| at(i).is_some_and(digit)).count();
    let end = start + 1 + digits;
    let coded = || {
        let old = at(start + 1).is_some_and(|c| chars!("56789５６７８９").has(c));
        old && start.checked_sub(2).is_some_and(|i| is_han(chars[i].1) && is_han(chars[i + 1].1))
    };
    if !(digits == 4 || digits == 2 && coded()) || !YEAR_CLOSES.has(at(end)?) {
        return None;
    }
    let mut i = end + 1;
    if at(i) == Some(' ') {
        i += 1;
    }
    if at(i) == Some('第') {
        i += 1;
    }
    let first = i;
    // A scan may set the digits of the serial number apart.
    while at(i).is_some_and(|c| digit(c) || c == ' ' && i > first) {
        i += 1;
    }
    (i > first && i - first <= 8 && at(i) == Some('号')).then_some(end)
}

/// Full-width digits, letters and signs as ASCII; punctuation keeps its width.
pub(super) fn fold_width(c: char) -> Option<char> {
    match c {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '＋'
        | '－'
        | '／'
        | '．'
        | '＠'
        | '＆'
        | '＜'
        | '＞'
        | '＃' => char::from_u32(c as u32 - 0xfee0),
        _ if (c as u32) < 0x2e80 => None,
        _ => fold_radical(c).or_else(|| fold_private(c)),
    }
}

fn wide(c: char) -> char {
    char::from_u32(c as u32 + 0xfee0).unwrap_or(c)
}
