//! Flattened text: a line that holds several paragraphs, whose only mark is a wide blank or the label of the next one.
//!
//! Databases and web copies store texts so. A long line is split before two ideographic blanks, and before labels that
//! count on (`…。二、…。三、…`) behind the end of a statement. A line of any length is split where the first
//! unit follows its heading without a mark. What is split stays one printed line each, so that paragraphs are made of it
//! as of any other.

use std::collections::BTreeMap;

use super::edges::edges;
use super::line::signature::signature;
use crate::grammar::date::full_date;
use crate::grammar::label::label;
use crate::grammar::title::{genre, looks_like_title};
use crate::model::SectionStyle;
use crate::text::repair::{is_blank, is_han, normal};
use crate::text::words::chars;
use crate::text::{Line, Lines, Span};

mod issue;

/// Shorter lines, in bytes, are never split.
const LONG: usize = 360;
/// Shorter ones, in bytes, not even where a line is all that there is.
const LONG_ALONE: usize = 120;
/// A line so long, in bytes, holds a whole text.
const WHOLE_TEXT: usize = 900;
/// The paragraph mark of Chinese typesetting.
const INDENT: &str = "\u{3000}\u{3000}";

/// Splits the lines that hold several paragraphs.
pub(super) fn unflatten(text: &str, lines: Lines) -> Lines {
    let flat = issue::is_flat_issue(text, &lines.lines);
    let all = if flat { issue::unflattened(text, lines.lines) } else { lines.lines };
    let heads = run_in_heads(text, &all);
    let alone = is_alone(text, &all);
    let long = if alone { LONG_ALONE } else { LONG };
    if heads.is_empty() && all.iter().all(|l| l.content.len() < long) {
        return Lines { lines: all, pages: lines.pages };
    }
    let mut out = Vec::with_capacity(all.len() + heads.len());
    let mut heads = heads.into_iter().peekable();
    for (i, line) in all.into_iter().enumerate() {
        if let Some((_, at)) = heads.next_if(|&(head, _)| head == i) {
            out.push(piece(text, line, line.span.start(), at));
            out.push(piece(text, line, at, line.span.end()));
        } else if line.content.len() < long || line.content.slice(text).contains(['\t', '|']) {
            out.push(line);
        } else {
            split(text, line, alone, &mut out);
        }
    }
    Lines { lines: out, pages: lines.pages }
}

/// A line alone, or below its title, holds a whole text.
fn is_alone(text: &str, lines: &[Line]) -> bool {
    let mut printed = lines.iter().filter(|line| !line.is_blank());
    let (first, second, third) = (printed.next(), printed.next(), printed.next());
    let titled = || first.is_some_and(|first| looks_like_title(&normal(first.content.slice(text))));
    second.is_none() || third.is_none() && titled()
}

/// The lines on which the first unit below a heading follows it without a mark, `一、健全制度，激发活力1.简化流程。…`, and
/// where that unit begins: the next line goes on with `2.`.
fn run_in_heads(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    let place = |(i, line): (usize, &Line)| {
        let below =
            || lines[i + 1..].iter().find(|below| !below.is_blank()).map(|below| below.content.slice(text));
        Some((i, line.content.start() + run_in_head(line.content.slice(text), below)?))
    };
    lines.iter().enumerate().filter_map(place).collect()
}

fn run_in_head<'t>(line: &str, below: impl Fn() -> Option<&'t str>) -> Option<usize> {
    const LONGEST: usize = 40;
    let first = line.chars().next().filter(|c| chars!("一二三四五六七八九十（").has(*c))?;
    let head = line.char_indices().take(LONGEST).take_while(|(_, c)| !chars!("。；：！？").has(*c));
    let mut before = first;
    for (at, c) in head {
        if c.is_ascii_digit()
            && is_han(before)
            && let Ok((rest, found)) = label(&line[at..])
            && matches!(found.style, SectionStyle::ArabicDot | SectionStyle::ArabicComma)
            && rest.starts_with(is_han)
        {
            let own = label(line).ok().filter(|(_, own)| counts(own.style) && own.style != found.style)?;
            let named = line[line.len() - own.0.len()..at].chars().count() >= 4;
            let (_, next) = label(below()?).ok()?;
            let goes_on = next.style == found.style && next.number == found.number.map(|n| n + 1);
            return (named && goes_on).then_some(at);
        }
        before = c;
    }
    None
}

fn split(text: &str, line: Line, alone: bool, out: &mut Vec<Line>) {
    let content = line.content.slice(text);
    let mut cuts = indents(content);
    if cuts.is_empty() {
        cuts = labels(content, alone);
    }
    let ends: Vec<usize> = cuts.iter().copied().skip(1).chain([content.len()]).collect();
    let inner = cuts.iter().zip(ends).flat_map(|(&from, to)| {
        let lead = content[from..to].len() - content[from..to].trim_start_matches(is_blank).len();
        glued(content[from + lead..to].trim_end_matches(is_blank)).into_iter().map(move |at| from + lead + at)
    });
    let first = cuts.first().map_or_else(Vec::new, |&to| glued(content[..to].trim_end_matches(is_blank)));
    let inner: Vec<usize> = inner.chain(first).collect();
    if !cuts.is_empty() || alone || content.len() >= WHOLE_TEXT {
        cuts.extend(edges(content));
    }
    cuts.extend(inner);
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = line.span.start();
    for cut in cuts {
        let at = line.content.start() + cut;
        out.push(piece(text, line, start, at));
        start = at;
    }
    out.push(piece(text, line, start, line.span.end()));
}

/// The part of a line from `start` to `end` as a line of its own.
pub(super) fn piece(text: &str, line: Line, start: usize, end: usize) -> Line {
    let printed = &text[start..end];
    let body = printed.trim_start_matches(is_blank);
    let indent =
        printed[..printed.len() - body.len()].chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
    let from = if start == line.span.start() { line.content.start() } else { end - body.len() };
    let content = text[from..end].trim_end_matches(is_blank);
    Line { span: Span::new(start, end), content: Span::new(from, from + content.len()), indent, ..line }
}

/// Paragraph marks inside a line: two wide blanks that neither space a heading (`第一章　　总则`) nor a name (`省长　　甲`).
fn indents(content: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for (at, _) in content.match_indices(INDENT) {
        if at < start {
            continue;
        }
        let before = content[start..at].trim_matches(is_blank);
        if before.chars().count() >= 4 && !spaces_a_heading(before) {
            cuts.push(at);
            start = at + INDENT.len();
        }
    }
    if cuts.len() >= 2 { cuts } else { Vec::new() }
}

fn spaces_a_heading(before: &str) -> bool {
    let tail = before.rfind('第').map_or("", |at| &before[at..]);
    tail.chars().count() <= 6 && tail.ends_with(['编', '章', '节', '条'])
}

/// Where labels that count on begin, behind the end of a statement: at least three of one style, two where the line is alone.
fn labels(content: &str, alone: bool) -> Vec<usize> {
    let mut found: Vec<(usize, SectionStyle, u32)> = Vec::new();
    let mut last: BTreeMap<SectionStyle, u32> = BTreeMap::new();
    let (mut after_end, mut after_blank) = (false, false);
    for (at, c) in content.char_indices() {
        if (after_end && !is_blank(c) || after_blank && c == '第')
            && let Ok((_, l)) = label(&content[at..])
            && let Some(number) = l.number.filter(|_| counts(l.style))
            // The heading of a chapter has no mark at its end.
            && (after_end || last.get(&l.style).copied().unwrap_or(0) + 1 == number)
        {
            found.push((at, l.style, number));
            last.insert(l.style, number);
        }
        after_blank = is_blank(c);
        after_end = matches!(c, '。' | '；' | '：' | '！' | '？' | '）' | '”') || after_end && is_blank(c);
    }
    let mut cuts = Vec::new();
    for style in
        [SectionStyle::Chapter, SectionStyle::Article, SectionStyle::HanComma, SectionStyle::HanParen]
    {
        let of_style: Vec<&(usize, SectionStyle, u32)> = found.iter().filter(|f| f.1 == style).collect();
        let steps = of_style.windows(2).filter(|w| w[1].2 == w[0].2 + 1).count();
        let begun = of_style.first().is_some_and(|f| f.2 == 1);
        if steps >= 2 || alone && steps >= 1 && begun || style == SectionStyle::Chapter && steps >= 1 {
            cuts.extend(of_style.iter().map(|f| f.0));
        }
    }
    if !cuts.is_empty() {
        let arabic = |style| matches!(style, SectionStyle::ArabicDot | SectionStyle::ArabicComma);
        cuts.extend(found.iter().filter(|f| arabic(f.1)).map(|f| f.0));
        let heads: Vec<usize> = cuts.iter().filter_map(|&at| below_head(content, at)).collect();
        let inner: Vec<usize> = heads.iter().filter_map(|&at| below_head(content, at)).collect();
        cuts.extend(brackets_that_count(&found, &heads));
        cuts.extend(heads.into_iter().chain(inner));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|at| *at > 0);
    cuts
}

/// The labels `（二）`, `（三）` behind a `（一）` that stands below a heading, one of `heads`.
fn brackets_that_count(found: &[(usize, SectionStyle, u32)], heads: &[usize]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut heads = heads.iter().copied().peekable();
    let mut last = 0;
    for &(at, _, number) in found.iter().filter(|f| f.1 == SectionStyle::HanParen) {
        while heads.next_if(|&head| head < at).is_some() {
            last = 1;
        }
        if number == last + 1 && last > 0 {
            cuts.push(at);
            last = number;
        }
    }
    cuts
}

/// Where the first unit or the text below a heading begins that has no mark at its end: `一、健全制度1.到2025年…`,
/// `一、总体要求 坚持以人为本，…`. A blank before a few words may as well stand between two parts of a heading.
fn below_head(content: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 30;
    let (rest, own) = label(&content[at..]).ok()?;
    let start = content.len() - rest.len();
    let head = rest.char_indices().take(LONGEST).take_while(|(_, c)| !chars!("。，；：、！？").has(*c));
    let first = |i: usize| {
        label(&content[i..])
            .is_ok_and(|(_, l)| l.number == Some(1) && l.style != own.style && l.parts.is_empty())
    };
    let mut before = ' ';
    for (i, c) in head {
        let begins = c == '（' || c == '(' || c == '1' && (is_han(before) || is_blank(before));
        if i >= 6
            && (begins && first(start + i) || is_blank(before) && is_long_sentence(&content[start + i..]))
        {
            return Some(start + i);
        }
        before = c;
    }
    None
}

/// True for a sentence that is too long to be part of a heading.
fn is_long_sentence(text: &str) -> bool {
    const SHORTEST: usize = 24;
    let sentence = || text.chars().take_while(|c| !chars!("。；：！？").has(*c));
    text.starts_with(is_han) && sentence().nth(SHORTEST).is_some() && sentence().any(|c| c == '，')
}

/// Where the parts of an order are glued together: the person who signs behind the last sentence, the title behind the
/// date, the first chapter behind the title.
fn glued(piece: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let tail = piece.rfind('。').map_or(0, |at| at + '。'.len_utf8());
    if tail > 0 && signature(&normal(&piece[tail..])).is_some() {
        cuts.push(tail);
    }
    let chapter = piece.find("第一章").filter(|&at| at > 0 && piece.len() <= LONG);
    let head = chapter.map_or(piece, |at| &piece[..at]);
    if let Ok((rest, _)) = full_date(head)
        && !rest.is_empty()
        && genre(&normal(rest)).is_some()
    {
        cuts.push(head.len() - rest.len());
    }
    if let Some(at) = chapter.filter(|_| genre(&normal(head)).is_some() && !head.contains(['。', '，', '：']))
    {
        cuts.push(at);
    }
    cuts
}

fn counts(style: SectionStyle) -> bool {
    use SectionStyle as S;
    matches!(style, S::Chapter | S::Article | S::HanComma | S::HanParen | S::ArabicDot | S::ArabicComma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let lines = unflatten(text, Lines::new(text));
        let printed: String = lines.lines.iter().map(|l| l.span.slice(text)).collect();
        assert_eq!(printed, text);
        lines.lines.iter().map(|l| l.content.slice(text).chars().take(6).collect()).collect()
    }

    #[test]
    fn wide_blanks_mark_paragraphs() {
        let prose = "甲".repeat(120);
        let text = format!(
            "　　《云溪办法》已经通过，{prose}现予公布。　　省长　　林知远　　2018年8月2日　　第一章　　总则　　第一条　为了{prose}。"
        );
        assert_eq!(parts(&text), ["《云溪办法》", "省长　　林知", "2018年8", "第一章　　总", "第一条　为了"]);
    }

    #[test]
    fn labels_that_count_on_mark_paragraphs() {
        let prose = "乙".repeat(60);
        let text = format!("现通知如下：一、{prose}。二、{prose}，第一批完成。三、{prose}。");
        assert_eq!(parts(&text), ["现通知如下：", "一、乙乙乙乙", "二、乙乙乙乙", "三、乙乙乙乙"]);
    }

    #[test]
    fn units_below_a_heading_without_a_mark() {
        let prose = "乙".repeat(60);
        let text = format!(
            "通知如下：一、健全制度1.到2025年{prose}。2.{prose}。二、加强保障（一）{prose}。三、{prose}。"
        );
        let expected = [
            "通知如下：",
            "一、健全制度",
            "1.到202",
            "2.乙乙乙乙",
            "二、加强保障",
            "（一）乙乙乙",
            "三、乙乙乙乙",
        ];
        assert_eq!(parts(&text), expected);
    }

    #[test]
    fn a_line_that_is_all() {
        let text = "云溪局关于检查的通知 各县局： 现就开展检查工作通知如下： 一、时间为五月。 二、内容为消防。 云溪市教育局 2022年4月28日";
        let expected = [
            "云溪局关于检",
            "各县局：",
            "现就开展检查",
            "一、时间为五",
            "二、内容为消",
            "云溪市教育局",
            "2022年4",
        ];
        assert_eq!(parts(text), expected);
        assert_eq!(parts(&format!("{text}\n云溪市教育局办公室印发\n")).len(), 2);
    }

    #[test]
    fn first_unit_behind_a_heading() {
        let text = "一、健全制度，激发活力1.简化流程。一窗受理。\n\n2.放宽条件。\n二、将占比提高到2.5个百分点\n3.扩大范围。";
        let expected = ["一、健全制度", "1.简化流程", "", "2.放宽条件", "二、将占比提", "3.扩大范围"];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn single_blanks_stand_for_line_ends() {
        let prose = "乙".repeat(60);
        let text = format!(
            "云溪办法 第一章 总则 第一条 为了{prose}。 第二条 {prose}。 第二章 许可 第三条 {prose}。 第四条 按照前款 第三条{prose}。"
        );
        let expected = [
            "云溪办法 第",
            "第一章 总则",
            "第一条 为了",
            "第二条 乙乙",
            "第二章 许可",
            "第三条 乙乙",
            "第四条 按照",
        ];
        assert_eq!(parts(&text)[1..], expected[1..]);
        let text = format!(
            "通知如下： 一、总体要求 {prose}，{prose}。 二、提高认识 加强领导。{prose}。 三、保障措施 1.{prose}。 2.{prose}。"
        );
        let expected = [
            "通知如下：",
            "一、总体要求",
            "乙乙乙乙乙乙",
            "二、提高认识",
            "三、保障措施",
            "1.乙乙乙乙",
            "2.乙乙乙乙",
        ];
        assert_eq!(parts(&text), expected);
    }

    #[test]
    fn other_long_lines_stay_whole() {
        let text = format!("{}。（一）甲。其余{}。", "丙".repeat(100), "丁".repeat(100));
        assert_eq!(parts(&text).len(), 1);
    }
}
