//! Numbers that the end of a printed line cuts in two.

use super::repair::{is_blank, is_han};
use super::typography::fold_width;
use super::words::chars;

/// True where the end of a line cuts a number of a sentence, a telephone number, or the number of a document: `投资57`
/// `5.5亿元`, `投资575.` `5亿元`, `029-6127` `0001`, `〔20` `08〕1号`. Numbers below each other, as the cells of a table are,
/// stay apart.
pub(super) fn is_cut_number(before: &[(usize, char)], behind: &[(usize, char)]) -> bool {
    let (head, tail) = halves(before, behind, '.');
    let next_to = |chars: Option<&(usize, char)>| chars.map_or(' ', folded);
    let led = next_to(before.len().checked_sub(head.len() + 1).and_then(|at| before.get(at)));
    let followed = next_to(behind[tail.len()..].iter().find(|(_, c)| !is_blank(*c)));
    if is_cut_phone(before, behind) {
        return true;
    }
    let digits = |part: &[char]| part.iter().any(char::is_ascii_digit);
    if !digits(&tail) {
        return false;
    }
    let points = head.iter().chain(&tail).filter(|c| **c == '.').count();
    let closes = |c: char| matches!(c, ']' | ')' | '］' | '﹞' | '〕');
    let opens = |c: char| matches!(c, '[' | '(' | '［' | '﹝' | '〔');
    if !digits(&head) {
        return head.is_empty() && closes(led) && followed == '号';
    }
    let measured = is_han(followed) || matches!(followed, '%' | '％');
    points <= 1 && measured && (is_han(led) || chars!("，、；：:（—～").has(led))
        || points == 0 && closes(led) && followed == '号'
        || points == 0 && opens(led) && closes(followed) && head.len() + tail.len() == 4
}

/// True where it cuts a telephone number with its area, or a mobile one: `029-6127` `0001`, `029` `-61270001`.
fn is_cut_phone(before: &[(usize, char)], behind: &[(usize, char)]) -> bool {
    let (head, tail) = halves(before, behind, '-');
    if head.is_empty() || tail.is_empty() {
        return false;
    }
    let whole: String = head.iter().rev().chain(&tail).collect();
    match whole.split_once('-') {
        Some((area, number)) => {
            area.starts_with('0')
                && (3..=4).contains(&area.len())
                && (7..=8).contains(&number.len())
                && !number.contains('-')
        }
        None => whole.len() == 11 && whole.starts_with('1') && head.len() > 2,
    }
}

/// The digits and marks on either side of a line end, those before it from the end on.
fn halves(before: &[(usize, char)], behind: &[(usize, char)], mark: char) -> (Vec<char>, Vec<char>) {
    /// No number is longer, in characters.
    const LONGEST: usize = 16;
    let is_part = |c: &char| c.is_ascii_digit() || *c == mark;
    let head = before.iter().rev().take(LONGEST).map(folded).take_while(is_part).collect();
    (head, behind.iter().take(LONGEST).map(folded).take_while(is_part).collect())
}

fn folded(&(_, c): &(usize, char)) -> char {
    fold_width(c).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_numbers() {
        let cut = |before: &str, behind: &str| {
            let chars = |text: &str| text.char_indices().collect::<Vec<_>>();
            is_cut_number(&chars(before), &chars(behind))
        };
        for (before, behind) in [
            ("投资57", "5.5亿元"),
            ("投资575.", "5亿元"),
            ("占比：1", "2%"),
            ("云溪府发〔20", "08〕1号"),
            ("云溪府发〔2008〕", "1号"),
            ("云溪府发〔2008〕1", "2号"),
            ("电话：029-6127", "0001。"),
            ("电话：029", "-61270001。"),
            ("电话：1380000", "0000"),
        ] {
            assert!(cut(before, behind), "{before} {behind}");
        }
        for (before, behind) in
            [("投资57", "5"), ("12", "5亿元"), ("（1", "2）"), ("2022-05", "061"), ("第57", "、58条")]
        {
            assert!(!cut(before, behind), "{before} {behind}");
        }
    }
}
