//! What a line of a table of contents is: a title, the first half of one, the name of a part of the issue.

use std::ops::Range;

use crate::grammar::organ::is_organ;
use crate::grammar::{doc_number, title};
use crate::structure::fold::is_unclosed;
use crate::structure::line::organ_header::organ_header;
use crate::structure::node::Node;
use crate::text::repair::is_han;

/// True for a line in Latin letters: a title in English below the same in Chinese.
pub(super) fn is_in_latin(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_alphabetic()) && !line.contains(is_han)
}

/// The name of a part without the same in Latin letters behind it: `市政府文件 Documents of the Government`.
pub(super) fn without_latin(line: &str) -> &str {
    let name = line.trim_end_matches(|c: char| c.is_ascii() && !c.is_ascii_digit() || c == '’');
    if name.len() + 8 <= line.len() && name.ends_with(is_han) { name } else { line }
}

/// The part of a title behind or before a number that no brackets set apart: `云溪省采石办法` of `第235号云溪省采石办法`,
/// `关于节水的意见` of `云政发〔2020〕6号关于节水的意见`, of `关于节水的意见云政发〔2020〕6号`.
pub(super) fn without_serial(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let Some(end) = text.find('号').map(|at| at + '号'.len_utf8()) else { return range };
    let number = &text[..end];
    let digits = number.trim_end_matches('号');
    let bare = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let numbered = bare || doc_number::order_serial(number).is_some() || is_year_number(number);
    if numbered && title::looks_like_title(&text[end..]) {
        return range.end - text[end..].trim_start().len()..range.end;
    }
    let last = || doc_number::find_all(text).pop().map(|(at, _)| at).filter(|at| at.end == text.len());
    let behind = text.ends_with('号') && text.contains('〔');
    let start = behind.then(last).flatten().map_or(0, |at| at.start);
    let title = text[..start].trim_end();
    if title::looks_like_title(title) { range.start..range.start + title.len() } else { range }
}

/// `云政发〔2020〕6号`.
fn is_year_number(text: &str) -> bool {
    text.contains('〔') && doc_number::whole(text).is_some()
}

/// A title of a table without page numbers.
pub(super) fn is_bare_entry(node: &Node) -> bool {
    let line = node.str();
    title::looks_like_title(line) || node.width() >= 8 && !line.contains('：') && !line.ends_with('。')
}

/// A heading of a table of contents rather than a part of a title.
pub(super) fn is_category(line: &str) -> bool {
    let name = undecorated(line);
    name.len() < line.len() && name.chars().count() <= 24 && !name.contains("关于")
        || organ_header(line).is_some()
        || name.chars().count() <= 12
            && !name.contains("关于")
            && !is_unclosed(name)
            && title::genre(name).is_none_or(|_| name.chars().count() <= 6)
}

/// An organ whose title goes on below: `云溪市人民政府` above `关于加强防汛工作的通知`. Above several titles that begin so
/// it is the name of a part.
pub(super) fn is_first_half(nodes: &[Node], i: usize) -> bool {
    let goes_on = |at: usize| nodes.get(at).is_some_and(|n| !n.is_table() && n.str().starts_with("关于"));
    goes_on(i + 1) && !goes_on(i + 2) && is_organ(nodes[i].str())
}

/// The name of a part of the issue without the marks around it: `【市政府文件】`, `·市政府文件·`.
pub(in crate::structure) fn undecorated(line: &str) -> &str {
    const PAIRS: &[(char, char)] = &[
        ('【', '】'),
        ('［', '］'),
        ('〔', '〕'),
        ('[', ']'),
        ('·', '·'),
        ('★', '★'),
        ('◆', '◆'),
        ('■', '■'),
        ('〖', '〗'),
    ];
    let inner = PAIRS.iter().find_map(|&(open, close)| line.strip_prefix(open)?.strip_suffix(close));
    let inner = inner.or_else(|| line.strip_prefix(['◆', '■', '★', '▲', '●', '※']));
    inner.map(str::trim).filter(|i| !i.is_empty()).unwrap_or(line)
}

/// A title that cannot end here: a bracket is open, or no kind of document has been named.
pub(super) fn is_open(title: &str) -> bool {
    is_unclosed(title)
        || title::genre(title).is_none()
        || !title.contains("的通知") && title.contains("关于印发")
}
