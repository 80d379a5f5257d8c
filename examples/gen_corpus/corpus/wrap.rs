//! [`wrapped`]: a paragraph in lines, as they are left where a page was printed.

/// Words that no line break cuts, since it is known that their paragraph is then not always read as one.
const WHOLE: &[&str] =
    &["牵头单位", "配合单位", "责任单位", "参加单位", "主办单位", "承办单位", "试用期1年", "试用期１年"];

/// Text in lines of `width` Han characters. Numbers and words stay whole, and no line begins with a closing mark: what
/// may not stand apart hangs over the end of the line.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut used, mut whole_until) = (Vec::new(), String::new(), 0, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        let full = used + wide > 2 * width;
        if full && at >= whole_until && !is_joined(before, c) {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if let Some(word) = WHOLE.iter().find(|word| text[at..].starts_with(**word)) {
            whole_until = at + word.len();
        }
        line.push(c);
        used += wide;
        before = c;
    }
    lines.push(line);
    lines
}

/// True when no line ends between two characters.
fn is_joined(a: char, b: char) -> bool {
    let word = a.is_ascii_graphic() && b.is_ascii_graphic();
    word || "，。、：；）》】〕﹞］％%,:;)].— ".contains(b) || "（《【〔﹝［([.—".contains(a)
}
