//! Folding: the form in which two printings of one title are compared.

use crate::text::words::chars;

/// `title` without blanks, quotes and brackets of any form, and without marks in front.
///
/// ```
/// use gongbao::structure::fold::fold;
/// assert_eq!(fold("关于印发《甲方案》的通知"), fold("关于印发甲方案的通知"));
/// ```
pub fn fold(title: &str) -> String {
    let mut folded = String::with_capacity(title.len());
    title.split(is_left_out).for_each(|words| folded.push_str(words));
    folded
}

/// The first character of a folded title; `None` when nothing is left of it.
pub(crate) fn first_folded(title: &str) -> Option<char> {
    title.chars().find(|&c| !is_left_out(c))
}

fn is_left_out(c: char) -> bool {
    c.is_whitespace() || chars!("“”‘’\"'《》〈〉「」『』（）()〔〕[]【】，,、；;：:。·•—－-–―△▲●*").has(c)
}

/// True when a title opens a bracket, quote or book mark that it does not close: it goes on elsewhere.
pub(crate) fn is_unclosed(title: &str) -> bool {
    title.matches(['（', '《', '“']).count() > title.matches(['）', '》', '”']).count()
}

/// How alike two folded titles are: twice the shared bigrams by all bigrams, 0 to 1.
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    let grams = |s: &str| -> Vec<(char, char)> {
        let chars: Vec<char> = s.chars().collect();
        let mut grams: Vec<(char, char)> = chars.windows(2).map(|w| (w[0], w[1])).collect();
        grams.sort_unstable();
        grams
    };
    let (a, b) = (grams(a), grams(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * shared as f64 / (a.len() + b.len()) as f64
}
