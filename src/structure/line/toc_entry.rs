//! Lines of a table of contents (目录): `- 4 关于…的通知`, `关于…的通知……12`, several entries on one line.
//!
//! ```text
//! line  = [ bullet ] page title | entry { entry }
//! entry = title leader page
//! ```
//! A line without a page number is a heading of the table, or goes on with the entry above: the caller knows.

use crate::grammar::numeral::{han_digit, han_integer};
use crate::grammar::title::looks_like_title;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::chars;
use std::ops::Range;

/// An entry of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TocLine {
    /// Title without bullet, leader and marks.
    pub title: Range<usize>,
    /// Printed page.
    pub page: i32,
}

/// The entries of `line`; empty when no page number is printed.
pub fn toc_entries(line: &str) -> Vec<TocLine> {
    if let Some(entry) = page_first(line).or_else(|| page_in_brackets(line)) {
        return vec![entry];
    }
    page_last(line)
}

/// `title（3）`, without a leader.
fn page_in_brackets(line: &str) -> Option<TocLine> {
    let body = line.strip_suffix(['）', ')'])?;
    let open = body.rfind(['（', '('])?;
    let digits = body[open..].trim_start_matches(['（', '(']).trim_start_matches(['P', 'p']);
    let title = bare_title(line, 0..before_author(&line[..open]));
    let page =
        digits.parse().ok().filter(|_| digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))?;
    (!title.is_empty() && !line[title.clone()].ends_with(['.', '…', '·'])).then_some(TocLine { title, page })
}

/// Where a title ends behind whose leader its author is named: `关于…的通知……云溪市人民政府`.
fn before_author(title: &str) -> usize {
    const LONGEST: usize = 30;
    let is_dot = |c: char| chars!(".…·⋯‥．").has(c);
    let author = title.rfind(is_dot).map_or("", |at| title[at..].trim_start_matches(is_dot));
    let head = title[..title.len() - author.len()].trim_end_matches(is_dot);
    let leader = title[head.len()..title.len() - author.len()].chars().map(|c| if c == '…' { 3 } else { 1 });
    let named = !author.is_empty() && author.chars().count() <= LONGEST && leader.sum::<usize>() >= 3;
    if named { head.len() } else { title.len() }
}

/// The page of a line that holds nothing else: `……12`, `（12）`, `12`.
///
/// ```
/// use gongbao::structure::line::toc_entry::page_alone;
/// assert_eq!(["……12", "（3）", "7"].map(page_alone), [Some(12), Some(3), Some(7)]);
/// assert_eq!(page_alone("2019年"), None);
/// ```
pub fn page_alone(line: &str) -> Option<i32> {
    let digits = line.trim_matches(|c| chars!(".…·⋯‥．（）()— ").has(c));
    let page = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    page.then(|| digits.parse().ok()).flatten()
}

/// The entry of a line that begins with its page in brackets: `（2）关于…的通知`. The number may as well be an ordinal.
///
/// ```
/// use gongbao::structure::line::toc_entry::bracketed_first;
/// let line = "（12）关于防汛的通知";
/// let entry = bracketed_first(line).unwrap();
/// assert_eq!((&line[entry.title], entry.page), ("关于防汛的通知", 12));
/// assert!(bracketed_first("（一）关于防汛的通知").is_none());
/// ```
pub fn bracketed_first(line: &str) -> Option<TocLine> {
    let inner = line.strip_prefix(['（', '('])?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let title = inner[digits..].strip_prefix(['）', ')'])?;
    let words = title.chars().filter(|c| crate::text::repair::is_han(*c)).count() >= 4;
    let page = inner[..digits].parse().ok().filter(|_| (1..=3).contains(&digits) && words)?;
    Some(TocLine { title: bare_title(line, line.len() - title.len()..line.len()), page })
}

/// The entry of a line whose page number is set apart only by a blank, which repaired text no longer has.
///
/// ```
/// use gongbao::structure::line::toc_entry::spaced_page;
/// assert_eq!(spaced_page("关于做好防汛工作的通知　　3", "关于做好防汛工作的通知3").unwrap().page, 3);
/// assert_eq!(spaced_page("关于做好防汛工作的通知 P3", "关于做好防汛工作的通知P3").unwrap().page, 3);
/// assert!(spaced_page("关于做好防汛工作的通知3", "关于做好防汛工作的通知3").is_none());
/// ```
pub fn spaced_page(printed: &str, line: &str) -> Option<TocLine> {
    const FEWEST_WORDS: usize = 4;
    let words = |entry: &TocLine| line[entry.title.clone()].chars().filter(|c| is_han(*c)).count();
    rest_with_page(printed, line).filter(|entry| words(entry) >= FEWEST_WORDS)
}

/// The same of a line that may hold no more than the last character of a title.
pub fn rest_with_page(printed: &str, line: &str) -> Option<TocLine> {
    let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
    let page = line[line.len() - digits..].parse().ok().filter(|_| (1..=3).contains(&digits))?;
    let before =
        printed.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let marked =
        before.strip_suffix(['P', 'p']).filter(|_| line[..line.len() - digits].ends_with(['P', 'p']));
    let mark = usize::from(marked.is_some());
    let title = bare_title(line, 0..line.len() - digits - mark);
    // The bracket around the number of a document sets it apart too.
    let apart = marked.unwrap_or(before).ends_with(is_blank) || line[title.clone()].ends_with("号）");
    apart.then_some(TocLine { title, page })
}

/// Several entries of a line whose page numbers only blanks set apart: `关于防汛的通知 3 关于节水的通知 7`.
///
/// ```
/// use gongbao::structure::line::toc_entry::spaced_entries;
/// let (printed, line) = ("关于做好防汛的通知 3 关于做好节水的通知 7", "关于做好防汛的通知3关于做好节水的通知7");
/// let pages: Vec<i32> = spaced_entries(printed, line).into_iter().map(|entry| entry.page).collect();
/// assert_eq!(pages, [3, 7]);
/// ```
pub fn spaced_entries(printed: &str, line: &str) -> Vec<TocLine> {
    const FEWEST_WORDS: usize = 6;
    let (mut at, mut from) = (0, 0);
    let mut entries: Vec<TocLine> = Vec::new();
    for token in printed.split(crate::text::repair::is_blank).filter(|token| !token.is_empty()) {
        let token = crate::text::repair::normal(token);
        at += usize::from(line[at..].starts_with(' '));
        if !line[at..].starts_with(token.as_str()) {
            return Vec::new();
        }
        let digits = token.len() <= 3 && token.bytes().all(|b| b.is_ascii_digit());
        if digits && let Ok(page) = token.parse() {
            let title = bare_title(line, from..at);
            let words = line[title.clone()].chars().filter(|c| crate::text::repair::is_han(*c)).count();
            if words < FEWEST_WORDS || entries.last().is_some_and(|last| last.page > page) {
                return Vec::new();
            }
            entries.push(TocLine { title, page });
            from = at + token.len();
        }
        at += token.len();
    }
    if from == line.len() && entries.len() > 1 { entries } else { Vec::new() }
}

/// The part of a title without its ordinal in the table: `3.` of `3.关于…的通知`, `（3）` of `（3）关于…的通知`, `（三）`, and `三、`
/// before a whole title.
pub fn without_ordinal(title: &str, range: Range<usize>) -> Range<usize> {
    let printed = &title[range.clone()];
    let text = printed.strip_prefix('（').unwrap_or(printed);
    let ends: &[char] = if text.len() < printed.len() { &['）'] } else { &['.', '．', '、'] };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let han = text
        .chars()
        .take_while(|c| chars!("一二三四五六七八九十").has(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    if let Some(rest) = text[han..].strip_prefix(ends).filter(|rest| han > 0 && looks_like_title(rest)) {
        return range.end - rest.len()..range.end;
    }
    let Some(rest) = text[digits..].strip_prefix(ends).map(str::trim_start) else {
        return range;
    };
    let own = (1..=2).contains(&digits)
        && rest.starts_with(|c| crate::text::repair::is_han(c) || c == '《' || c == '“');
    if own { range.end - rest.len()..range.end } else { range }
}

/// The words of a title that Markdown links to its text: `关于防汛的通知` of `[关于防汛的通知](#3)`.
pub fn linked(line: &str) -> Option<Range<usize>> {
    let from = line.find('[').filter(|&at| at <= 8 && !line[..at].contains(is_han))? + 1;
    let inner = line.strip_suffix(')')?;
    let end = inner.rfind("](")?;
    (end > from && !inner[end..].contains(is_han)).then_some(from..end)
}

/// The words of a title behind which a page of the web prints its day: `关于防汛的通知` of `关于防汛的通知 2018-08-02`.
pub fn dated(line: &str) -> Option<Range<usize>> {
    const SHORTEST: usize = "2018-8-2".len();
    let body = line.trim_end_matches([']', '）', '］', '】']);
    let head = body.trim_end_matches(|c: char| c.is_ascii_digit() || chars!("-/.").has(c));
    let day = &body[head.len()..];
    let numbers = || day.split(['-', '/', '.']);
    let is_day =
        day.len() >= SHORTEST && numbers().count() == 3 && numbers().next().is_some_and(|y| y.len() == 4);
    let title = head.trim_end_matches([' ', '[', '（', '［', '【']);
    (is_day && looks_like_title(title)).then_some(0..title.len())
}

/// The part of a title without bullets and news marks in front.
pub fn bare_title(title: &str, range: Range<usize>) -> Range<usize> {
    let text = &title[range.clone()];
    let body = text.trim_start_matches(|c: char| chars!("-·•△▲●◆■□★☆◎◇○▪►▶❖※* ").has(c));
    let start = range.end - body.len();
    start..start + body.trim_end_matches([' ', '*']).len()
}

/// `- 4 title`.
fn page_first(line: &str) -> Option<TocLine> {
    let body = line.trim_start_matches(|c: char| chars!("-·•* ").has(c));
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &body[digits..];
    if !(1..=3).contains(&digits)
        || rest.is_empty()
        || rest.starts_with([
            '年', '月', '日', '号', '.', '．', '、', '%', '，', '）', ')', '…', '项', '个', '期', '条',
        ])
    {
        return None;
    }
    let title = bare_title(line, line.len() - rest.len()..line.len());
    let has_words = line[title.clone()].chars().filter(|c| crate::text::repair::is_han(*c)).count() >= 2;
    (has_words && page_last(line).is_empty())
        .then(|| Some(TocLine { title, page: body[..digits].parse().ok()? }))
        .flatten()
}

/// `title……12 title……15`.
fn page_last(line: &str) -> Vec<TocLine> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((title_end, page_start)) = leader(line, from) {
        let digits = page_length(&line[page_start..]).max(han_page_length(&line[page_start..]));
        let title = bare_title(line, from..title_end);
        if let (false, Some(page)) = (title.is_empty(), page_of(&line[page_start..page_start + digits])) {
            out.push(TocLine { title, page });
        }
        from = page_start + digits;
        from += line[from..]
            .chars()
            .take_while(|c| matches!(c, ')' | '）' | ' ' | '页'))
            .map(char::len_utf8)
            .sum::<usize>();
    }
    if line[from..].chars().count() > 2
        && !out.is_empty()
        && out.len() == 1
        && line[from..].contains(['。', '，'])
    {
        // Running text behind a run of dots is no table of contents.
        return Vec::new();
    }
    out
}

/// The length of the page with which `text` begins: `12`, and `1 2` before a bracket or at the end; 0 where it has more digits.
fn page_length(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let apart = text.bytes().take(5).take_while(|b| b.is_ascii_digit() || *b == b' ').count();
    let is_page = |page: &str| {
        page.bytes().enumerate().all(|(at, b)| b.is_ascii_digit() == (at % 2 == 0)) && page.len() % 2 == 1
    };
    match digits {
        1 if apart > 1
            && is_page(&text[..apart])
            && (apart == text.len() || text[apart..].starts_with(['）', ')'])) =>
        {
            apart
        }
        1..=3 => digits,
        _ => 0,
    }
}

/// The length of a page in Chinese numerals that ends the line, perhaps in brackets: `十二）`.
fn han_page_length(text: &str) -> usize {
    let length =
        text.chars().take_while(|c| chars!("一二三四五六七八九十百〇○零").has(*c)).map(char::len_utf8).sum();
    if matches!(&text[length..], "" | "）" | ")" | "页") { length } else { 0 }
}

fn page_of(printed: &str) -> Option<i32> {
    if let Ok(page) = printed.replace(' ', "").parse() {
        return Some(page);
    }
    let page = match han_integer(printed) {
        Ok(("", page)) => Some(page),
        // `一二` stands for 12.
        _ => printed.chars().try_fold(0, |page, c| Some(page * 10 + han_digit(c)?)),
    };
    page.filter(|page| (1..1000).contains(page)).and_then(|page| i32::try_from(page).ok())
}

/// The next leader at or behind `from` that a page number follows: where it starts and where the number does.
fn leader(line: &str, from: usize) -> Option<(usize, usize)> {
    const DOTS: &str = ".…·⋯‥．・/／";
    let mut at = from;
    while let Some(offset) = line[at..].find(|c| DOTS.contains(c)) {
        let start = at + offset;
        let run: usize =
            line[start..].chars().take_while(|c| DOTS.contains(*c) || *c == ' ').map(char::len_utf8).sum();
        let end = start + run;
        let dots = line[start..end]
            .chars()
            .filter(|c| *c != ' ')
            .map(|c| if c == '…' || c == '⋯' || c == '/' { 3 } else { 1 })
            .sum::<usize>();
        let open = line[end..]
            .chars()
            .take_while(|c| matches!(c, '(' | '（' | ' ' | '第' | 'P' | 'p'))
            .map(char::len_utf8)
            .sum::<usize>();
        let page = &line[end + open..];
        let digits = page_length(page);
        let han = if digits == 0 { han_page_length(page) } else { 0 };
        // A slash is a leader only before the page that ends the line.
        let slash = line[start..end].contains('/') && end + open + digits < line.len();
        if dots >= 3 && ((1..=5).contains(&digits) || han > 0) && !slash {
            return Some((start, end + open));
        }
        at = end.max(start + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[(&str, i32)]) {
        let found = toc_entries(line);
        let found: Vec<(&str, i32)> = found.into_iter().map(|e| (&line[e.title], e.page)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn entries() {
        check("- 4云溪区人民政府关于任免的通知", &[("云溪区人民政府关于任免的通知", 4)]);
        check("12云溪区人民政府办公室文件汇编", &[("云溪区人民政府办公室文件汇编", 12)]);
        check("- 40 △全区大会召开", &[("全区大会召开", 40)]);
        check("◎全区大会召开……40", &[("全区大会召开", 40)]);
        check("关于林知远任职的通知……………12", &[("关于林知远任职的通知", 12)]);
        check("前言......1一、总体要求......3", &[("前言", 1), ("一、总体要求", 3)]);
        check("关于任职的通知…………（7）", &[("关于任职的通知", 7)]);
        check("- 关于任职的通知（7）", &[("关于任职的通知", 7)]);
        check("关于任职的通知……云溪区人民政府（7）", &[("关于任职的通知", 7)]);
        check("关于“一·二”活动的通知（7）", &[("关于“一·二”活动的通知", 7)]);
        check("关于任职的通知……第7页", &[("关于任职的通知", 7)]);
        check("关于任职的通知（云政〔2022〕6号）/ 12", &[("关于任职的通知（云政〔2022〕6号）", 12)]);
        check("关于任职的通知……（1 0）", &[("关于任职的通知", 10)]);
        check("关于任职的指示…………（十二）", &[("关于任职的指示", 12)]);
        check("关于任职的指示……一五", &[("关于任职的指示", 15)]);
        check("前言……一、总体要求", &[]);
        assert_eq!(dated("关于任职的通知 [2018-08-02]"), Some(0.."关于任职的通知".len()));
        assert_eq!(dated("关于任职的通知2018"), None);
        assert_eq!(linked("[关于任职的通知](#3)"), Some(1..1 + "关于任职的通知".len()));
        assert_eq!(linked("关于任职的通知（3）"), None);
        check("GB/T 9704公文格式", &[]);
        check("一、先进集体（6个）", &[]);
        check("2019年工作要点", &[]);
        check("云溪区人民政府文件", &[]);
        check("1.总体要求", &[]);
    }
}
