//! [`Repaired`]: the text of one paragraph, freed from typesetting, with a map back to the printed bytes.
//!
//! Printed text is cut into lines and pages, padded with blanks, and mixes the widths of punctuation and digits.
//! Grammar reads the repaired form; a record is mapped back to the printed bytes once, when it is made.
//!
//! What is repaired: line and page joins close up; blanks beside a Chinese character and inside a date go, characters
//! without a width go; `**` of Markdown goes, and `*` around the first words; `<` and `>` around Chinese become `〈〉`;
//! full-width digits and letters become ASCII; `,:;()?!` beside Chinese become `，：；（）？！`; the brackets of a
//! document number become `〔〕`. Everything else stays, misprints too; in a [`Repaired::paragraph`] alone a character
//! that scanning took for another is restored where its place leaves no other reading (`2O19年`).

use std::ops::Range;

use super::confusion::{demanded, is_confused};
use super::cut::is_cut_number;
use super::spaced::{close_dates, close_number_years};
use super::typography::{fold_width, folds};
use super::{Errata, Span};

/// Text without typesetting, and where each of its bytes was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    text: String,
    runs: Vec<Run>,
    pieces: Vec<Span>,
    restored: Vec<Restored>,
}

/// A character that is read where another one is printed, since its place demands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where it stands in the repaired text.
    pub at: usize,
    /// What is printed.
    pub printed: char,
    /// What is read.
    pub read: char,
}

/// A stretch of repaired text that stands in the source in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    out: usize,
    src: usize,
    src_len: usize,
    /// Read in another form than it is printed, as a whole; its lengths may differ.
    folded: bool,
}

impl Repaired {
    /// The repaired form of the text printed at `pieces`, which stand in reading order.
    ///
    /// ```
    /// use gongbao::text::{Repaired, Span};
    /// let source = "责任单位:区经济\n\n信息委";
    /// let repaired = Repaired::new(source, &[Span::new(0, 22), Span::new(24, 33)]);
    /// assert_eq!(repaired.text(), "责任单位：区经济信息委");
    /// let at = repaired.text().find("区经济信息委").unwrap();
    /// let span = repaired.printed(at..repaired.text().len());
    /// assert_eq!(span.slice(source), "区经济\n\n信息委");
    /// ```
    pub fn new(source: &str, pieces: &[Span]) -> Self {
        let repaired =
            || Self::from_chars(&without_blanks(&printed_chars(source, pieces)), Vec::new(), pieces);
        Self::plain(source, pieces, |_, c| is_plain(c)).unwrap_or_else(repaired)
    }

    /// The text of pieces in which nothing is to be repaired but joins and blanks, which most are; `None` for others.
    fn plain(source: &str, pieces: &[Span], is_plain: impl Fn(Option<char>, char) -> bool) -> Option<Self> {
        let mut out = Builder {
            text: String::with_capacity(pieces.iter().map(|piece| piece.len()).sum()),
            runs: Vec::new(),
        };
        let (mut before, mut apart) = (None, false);
        for piece in pieces {
            let printed = piece.slice(source);
            let mut from = 0;
            for (at, c) in printed.char_indices() {
                if is_plain(before, c) {
                    let parts = apart && before.is_some_and(|before| !is_chinese(before)) && !is_chinese(c);
                    let year = c.is_ascii_digit() && matches!(before, Some('（' | '《'));
                    if parts || year {
                        return None;
                    }
                    (before, apart) = (Some(c), false);
                } else if is_blank(c) {
                    out.keep_all(piece.start() + from, &printed[from..at]);
                    (from, apart) = (at + c.len_utf8(), true);
                } else {
                    return None;
                }
            }
            out.keep_all(piece.start() + from, &printed[from..]);
            apart = true;
        }
        Some(Self { text: out.text, runs: out.runs, pieces: pieces.to_vec(), restored: Vec::new() })
    }

    /// As [`Repaired::new`], with the characters restored that scanning took for others.
    ///
    /// ```
    /// use gongbao::text::{Repaired, Span};
    /// let source = "自2O19年起";
    /// let repaired = Repaired::paragraph(source, &[Span::new(0, source.len())]);
    /// assert_eq!(repaired.text(), "自2019年起");
    /// assert_eq!(repaired.raw(source, 3..10), "2O19年");
    /// ```
    pub fn paragraph(source: &str, pieces: &[Span]) -> Self {
        let sound = |before, c| is_plain(c) && !is_confused(before, c);
        Self::plain(source, pieces, sound).unwrap_or_else(|| {
            let mut chars = without_blanks(&printed_chars(source, pieces));
            let replaced = restore(&mut chars);
            Self::from_chars(&chars, replaced, pieces)
        })
    }

    /// The repaired form of characters with their places; `replaced` has the indices of those that were restored, and
    /// what was printed there.
    fn from_chars(chars: &[(usize, char)], replaced: Vec<(usize, char)>, pieces: &[Span]) -> Self {
        let mut replaced = replaced.into_iter().peekable();
        let mut out = Builder { text: String::with_capacity(chars.len() * 3), runs: Vec::new() };
        let mut restored = Vec::new();
        let folds = folds(chars);
        for (i, &(at, c)) in chars.iter().enumerate() {
            if let Some((_, printed)) = replaced.next_if(|&(index, _)| index == i) {
                let read = folds[i].unwrap_or(c);
                restored.push(Restored { at: out.text.len(), printed, read });
                out.fold(at, printed, read);
                continue;
            }
            match folds[i] {
                Some(folded) => out.fold(at, c, folded),
                None if c == JOIN => out.fold_blank(at),
                None => out.keep(at, c),
            }
        }
        Self { text: out.text, runs: out.runs, pieces: pieces.to_vec(), restored }
    }

    /// The pieces as they are printed, joined by line breaks: for text whose layout says something, such as table rows.
    pub fn verbatim(source: &str, pieces: &[Span]) -> Self {
        let mut out = Builder { text: String::new(), runs: Vec::new() };
        for (i, piece) in pieces.iter().enumerate() {
            if i > 0 {
                out.runs.push(Run { out: out.text.len(), src: piece.start(), src_len: 0, folded: true });
                out.text.push(JOIN);
            }
            out.runs.push(Run {
                out: out.text.len(),
                src: piece.start(),
                src_len: piece.len(),
                folded: false,
            });
            out.text.push_str(piece.slice(source));
        }
        Self { text: out.text, runs: out.runs, pieces: pieces.to_vec(), restored: Vec::new() }
    }

    /// The same paragraph with the characters of `source`, a text with the same offsets as the one that was repaired.
    ///
    /// ```
    /// use gongbao::text::{Repaired, Span};
    /// let repaired = Repaired::new("第 ３ 号", &[Span::new(0, 11)]);
    /// assert_eq!(repaired.in_characters_of("第 ３ 號").text(), "第3號");
    /// ```
    pub fn in_characters_of(&self, source: &str) -> Self {
        let mut text = String::with_capacity(self.text.len());
        for (i, run) in self.runs.iter().enumerate() {
            let end = self.runs.get(i + 1).map_or(self.text.len(), |next| next.out);
            let printed = source.get(run.src..run.src + run.src_len).filter(|_| !run.folded);
            text.push_str(printed.unwrap_or(&self.text[run.out..end]));
        }
        Self { text, runs: self.runs.clone(), pieces: self.pieces.clone(), restored: self.restored.clone() }
    }

    /// The repaired text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The characters that were restored, in text order.
    pub fn restored(&self) -> &[Restored] {
        &self.restored
    }

    /// The text from its start to `end`, with what was printed for the characters that were restored.
    pub fn head_as_printed(&self, end: usize) -> String {
        let (mut head, mut from) = (String::with_capacity(end), 0);
        for one in self.restored.iter().take_while(|one| one.at < end) {
            head.push_str(&self.text[from..one.at]);
            head.push(one.printed);
            from = one.at + one.read.len_utf8();
        }
        head + &self.text[from..end]
    }

    /// The spans of the printed pieces, in reading order.
    pub fn pieces(&self) -> &[Span] {
        &self.pieces
    }

    /// The smallest printed span that holds all of the paragraph.
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::default(),
        }
    }

    /// The smallest printed span that holds `range` of the repaired text; an empty range gives an empty span.
    pub fn printed(&self, range: Range<usize>) -> Span {
        if self.runs.is_empty() {
            return self.span();
        }
        if range.is_empty() {
            let at = self.start_of(range.start);
            return Span::new(at, at);
        }
        Span::new(self.start_of(range.start), self.end_of(range.end))
    }

    /// What was printed for `range`, with the joins of lines and pages closed and all else as it stands.
    pub fn raw(&self, source: &str, range: Range<usize>) -> String {
        let span = self.printed(range);
        let first = self.pieces.partition_point(|p| p.end() <= span.start());
        let parts = self.pieces[first..].iter().take_while(|p| p.start() < span.end());
        parts.map(|p| &source[p.start().max(span.start())..p.end().min(span.end())]).collect()
    }

    /// Takes its places from a text with corrections to what was printed; a correction is one more folded stretch.
    pub fn take_to_print(&mut self, errata: &Errata) {
        let span = self.span();
        if !errata.touches(Span::new(0, span.end())) {
            return;
        }
        self.pieces.iter_mut().for_each(|piece| *piece = errata.span(*piece));
        let runs = std::mem::take(&mut self.runs);
        self.runs = runs.into_iter().flat_map(|run| run.printed(errata)).collect();
    }

    fn run_at(&self, at: usize) -> Run {
        let i = self.runs.partition_point(|r| r.out <= at).saturating_sub(1);
        self.runs[i]
    }

    fn start_of(&self, at: usize) -> usize {
        let run = self.run_at(at);
        if run.folded {
            if at >= self.text.len() { run.src + run.src_len } else { run.src }
        } else {
            run.src + (at - run.out).min(run.src_len)
        }
    }

    fn end_of(&self, at: usize) -> usize {
        let run = self.run_at(at.saturating_sub(1));
        if run.folded { run.src + run.src_len } else { run.src + (at - run.out).min(run.src_len) }
    }
}

impl Run {
    /// The run on the print: whole when it is folded, else cut at the corrections in it.
    fn printed(self, errata: &Errata) -> Vec<Run> {
        let read = Span::new(self.src, self.src + self.src_len);
        if self.folded {
            let printed = errata.span(read);
            return vec![Run { src: printed.start(), src_len: printed.len(), ..self }];
        }
        let parts = errata.parts(read).into_iter().map(|part| Run {
            out: self.out + (part.read.start() - self.src),
            src: part.printed.start(),
            src_len: part.printed.len(),
            folded: part.corrected,
        });
        parts.collect()
    }
}

/// The normal form of a short string that is not part of a paragraph, such as a table cell.
///
/// ```
/// use gongbao::text::repair::normal;
/// assert_eq!(normal("合　计 (２０ 家)"), "合计（20家）");
/// ```
pub fn normal(raw: &str) -> String {
    Repaired::new(raw, &[Span::new(0, raw.len())]).text
}

/// Stands between two pieces while blanks are decided.
pub(super) const JOIN: char = '\n';

/// True for Han characters.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '○' | '々' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{2e80}'..='\u{2fdf}')
}

/// True for blanks of any width, and for characters without a width.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// True for characters without a width, which part nothing.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// True for Han characters and the punctuation that goes with them.
fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// True for characters that are read as they are printed, whatever stands beside them; but for a year in brackets.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
        || c.is_ascii_alphanumeric()
        || matches!(c, '、' | '，' | '。' | '；' | '：' | '“' | '”' | '《' | '》')
        || matches!(c, '（' | '）' | '〇' | '？' | '！' | '.' | '%' | '/' | '—')
}

/// The characters of the pieces with their places, and a join between two pieces.
fn printed_chars(source: &str, pieces: &[Span]) -> Vec<(usize, char)> {
    let mut chars: Vec<(usize, char)> = Vec::with_capacity(pieces.iter().map(|p| p.len()).sum::<usize>() / 2);
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 {
            chars.push((piece.start(), JOIN));
        }
        chars.extend(piece.slice(source).char_indices().map(|(at, c)| (piece.start() + at, c)));
    }
    chars
}

/// Puts the characters that their places demand; gives the indices of what it replaced, and what was printed there.
fn restore(chars: &mut [(usize, char)]) -> Vec<(usize, char)> {
    let text: Vec<char> = chars.iter().map(|&(_, c)| fold_width(c).unwrap_or(c)).collect();
    let before = |i: usize| i.checked_sub(1).map(|before| text[before]);
    if !text.iter().enumerate().any(|(i, c)| is_confused(before(i), *c)) {
        return Vec::new();
    }
    let found: Vec<(usize, char)> =
        (0..text.len()).filter_map(|i| demanded(&text, i).map(|read| (i, read))).collect();
    found.into_iter().map(|(i, read)| (i, std::mem::replace(&mut chars[i].1, read))).collect()
}

/// A line that was wrapped by force has so many characters, blanks aside.
const WRAPPED: usize = 16;

/// True for a text with a blank behind nearly each of its characters, digits too: `增 长 5 8 %`.
fn is_set_wide(chars: &[(usize, char)]) -> bool {
    const FEWEST: usize = 10;
    const FIRST: usize = 12;
    let gaps = |chars: &[(usize, char)]| {
        chars.windows(3).filter(|three| three[1].1 == ' ' && three[0].1 != ' ' && three[2].1 != ' ').count()
    };
    // Hardly any text is.
    if chars.len() < 2 * FEWEST || gaps(&chars[..FIRST]) < FIRST / 3 {
        return false;
    }
    let printed = chars.iter().filter(|(_, c)| !is_blank(*c)).count();
    let han = chars.iter().filter(|(_, c)| is_han(*c)).count();
    gaps(chars) * 5 >= printed * 4 && han * 2 >= printed
}

/// The places of the two marks of Markdown around words that a paragraph begins with, or around all of it:
/// `*（一）完善设施。*建设食堂。`, `*2022年5月6日*`. One star alone points to a note.
fn italics(chars: &[(usize, char)]) -> Option<(usize, usize)> {
    let first = chars.iter().position(|(_, c)| !is_blank(*c)).filter(|&first| chars[first].1 == '*')?;
    let mut stars = (first + 1..chars.len()).filter(|&i| chars[i].1 == '*');
    let last = stars.next().filter(|_| stars.next().is_none())?;
    let apart = |i: usize| chars.get(i).is_none_or(|(_, c)| is_blank(*c));
    let ends = matches!(chars[last - 1].1, '。' | '：' | '；')
        || chars[last + 1..].iter().all(|(_, c)| is_blank(*c));
    (last > first + 1 && !apart(first + 1) && !apart(last - 1) && ends).then_some((first, last))
}

/// Drops blanks that are only typesetting and the marks of Markdown for bold and italic words; other blanks become one space.
fn without_blanks(chars: &[(usize, char)]) -> Vec<(usize, char)> {
    let mut kept: Vec<(usize, char)> = Vec::with_capacity(chars.len());
    let mut pending: Option<(usize, char)> = None;
    let wide = is_set_wide(chars);
    let italics = italics(chars);
    let (mut i, mut line) = (0, 0);
    while i < chars.len() {
        let (at, c) = chars[i];
        if c == '*' && chars.get(i + 1).is_some_and(|n| n.1 == '*') {
            i += 2;
            continue;
        }
        let marks = c == '*' && italics.is_some_and(|(first, last)| i == first || i == last);
        i += 1;
        if marks || is_unseen(c) {
            continue;
        }
        if c == JOIN || is_blank(c) {
            let blank = if c == JOIN { JOIN } else { ' ' };
            pending = pending.or(Some((at, blank)));
            continue;
        }
        let after_join = pending.is_some_and(|(_, blank)| blank == JOIN);
        if wide && pending.is_some_and(|(at, blank)| blank == ' ' && at + 1 == chars[i - 1].0) {
            pending = None;
        }
        if let (Some(blank), Some(&(_, before))) = (pending.take(), kept.last())
            && !is_chinese(before)
            && !is_chinese(c)
            && !(blank.1 == JOIN && line >= WRAPPED && is_cut_number(&kept, &chars[i - 1..]))
        {
            kept.push(blank);
        }
        line = if after_join { 1 } else { line + 1 };
        kept.push((at, c));
    }
    [close_dates, close_number_years].iter().for_each(|close| close(&mut kept));
    kept
}

struct Builder {
    text: String,
    runs: Vec<Run>,
}

impl Builder {
    fn keep(&mut self, at: usize, c: char) {
        self.keep_all(at, c.encode_utf8(&mut [0; 4]));
    }

    fn keep_all(&mut self, at: usize, printed: &str) {
        let len = printed.len();
        if len == 0 {
            return;
        }
        match self.runs.last_mut() {
            Some(run) if !run.folded && run.src + run.src_len == at => run.src_len += len,
            _ => self.runs.push(Run { out: self.text.len(), src: at, src_len: len, folded: false }),
        }
        self.text.push_str(printed);
    }

    fn fold(&mut self, at: usize, c: char, folded: char) {
        self.runs.push(Run { out: self.text.len(), src: at, src_len: c.len_utf8(), folded: true });
        self.text.push(folded);
    }

    /// A join between two Latin words is read as a space; it covers no printed byte.
    fn fold_blank(&mut self, at: usize) {
        self.runs.push(Run { out: self.text.len(), src: at, src_len: 0, folded: true });
        self.text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &str) {
        assert_eq!(normal(raw), expected, "{raw}");
    }

    #[test]
    fn typesetting_goes_and_words_stay() {
        check("明信仰 守初心", "明信仰守初心");
        check("2020 年,在古南", "2020年，在古南");
        check("GB/T 9704—2012", "GB/T 9704—2012");
        check("1. 2019 年中国", "1. 2019年中国");
        check("**政**", "政");
        check("*（一）完善设施。*建设食堂。", "（一）完善设施。建设食堂。");
        check("*2022年5月6日*", "2022年5月6日");
        check("*注：按年度计。", "*注：按年度计。");
        check("*甲 3*4米", "*甲3*4米");
        check("第３条　共１，２００人", "第3条共1，200人");
        check("1,200人,其中", "1,200人，其中");
        check("(2019—2022年)的通知", "（2019—2022年）的通知");
        check("传真:(023)48650000", "传真：(023)48650000");
        check("http://a.gov.cn", "http://a.gov.cn");
        check("甲(以下简称“乙”)", "甲（以下简称“乙”）");
        check("副校长(试用期1年);", "副校长（试用期1年）；");
        check("\u{200b}云府发\u{a0}\u{a0}20\u{200b}19年", "云府发2019年");
    }

    #[test]
    fn dates_set_wide_are_closed() {
        check("1 9 9 9 年1 2 月2 0 日", "1999年12月20日");
        check("２ ０１９年５ 月１ ４日起", "2019年5月14日起");
        check("附表1 2019年1 3月", "附表1 2019年1 3月");
        check("2 100年一遇", "2 100年一遇");
        check("第1 2日", "第1 2日");
    }

    #[test]
    fn texts_set_wide_are_closed() {
        check("投 资 6 0 0 万 元 ， 增 长 5 8 % 以 上", "投资600万元，增长58%以上");
        check("1 2 3 4 5 6 7 8 9 10 11 12", "1 2 3 4 5 6 7 8 9 10 11 12");
        check("甲乙丙丁 5 8 6 0", "甲乙丙丁5 8 6 0");
    }

    #[test]
    fn angles_around_chinese_are_marks_of_a_title() {
        check("印发＜云溪办法＞的通知", "印发〈云溪办法〉的通知");
        check("《印发<云溪办法(试行)>的通知》", "《印发〈云溪办法（试行）〉的通知》");
        check("pH<7时停用，>8时启用", "pH<7时停用，>8时启用");
        check("见<http://a.gov.cn>", "见<http://a.gov.cn>");
        check("甲<乙，丙>2", "甲<乙，丙>2");
    }

    #[test]
    fn straight_quotes_become_like_their_partners() {
        check("开放“双碳\"场景", "开放“双碳”场景");
        check("开放\"双碳”场景", "开放“双碳”场景");
        check("开放\"双碳\"场景，“甲”乙", "开放\"双碳\"场景，“甲”乙");
    }

    #[test]
    fn characters_are_restored_in_paragraphs_alone() {
        let source = "云溪府发[2O21] 3号：自２０２１年3月2曰起";
        let whole = [Span::new(0, source.len())];
        let repaired = Repaired::paragraph(source, &whole);
        assert_eq!(repaired.text(), "云溪府发〔2021〕 3号：自2021年3月2日起");
        let told: Vec<(char, char)> = repaired.restored().iter().map(|one| (one.printed, one.read)).collect();
        assert_eq!(told, [('O', '0'), ('曰', '日')]);
        let number = repaired.text().find('：').unwrap();
        assert_eq!(repaired.raw(source, 0..number), "云溪府发[2O21] 3号");
        assert_eq!(repaired.head_as_printed(number), "云溪府发〔2O21〕 3号");
        assert!(Repaired::new(source, &whole).text().contains("2曰"));
    }

    #[test]
    fn numbers_cut_by_a_line_are_whole() {
        let lead = "到二〇二五年底全区累计完成固定资产投资";
        for (cut, whole) in [
            ("57\n5.5亿元", "575.5亿元"),
            ("575.\n5亿元", "575.5亿元"),
            ("575\n.5亿元", "575.5亿元"),
            ("5\n7%以上", "57%以上"),
            ("57 \n5亿元", "57 5亿元"),
            ("57\n5", "57 5"),
            ("GB57\n5号", "GB57 5号"),
            ("1.2\n3.4亿元", "1.2 3.4亿元"),
        ] {
            let source = format!("{lead}{cut}");
            let at = source.find('\n').unwrap();
            let pieces = [Span::new(0, at), Span::new(at + 1, source.len())];
            assert_eq!(Repaired::new(&source, &pieces).text(), format!("{lead}{whole}"), "{cut}");
        }
        let cells = "57\n5个";
        assert_eq!(Repaired::new(cells, &[Span::new(0, 2), Span::new(3, cells.len())]).text(), "57 5个");
        let number = "根据云溪区人民政府办公室的通知（云溪府办发[2008]\n1号）";
        let at = number.find('\n').unwrap();
        let repaired = Repaired::new(number, &[Span::new(0, at), Span::new(at + 1, number.len())]);
        assert!(repaired.text().ends_with("（云溪府办发〔2008〕1号）"), "{}", repaired.text());
    }

    #[test]
    fn document_numbers_get_tortoise_brackets() {
        check("云溪府办发[2019]39号", "云溪府办发〔2019〕39号");
        check("云政﹝2014﹞64 号", "云政〔2014〕64号");
        check("云发（1981）147号", "云发〔1981〕147号");
        check("云发 [ 2021 ] 31 号，云发〔 2 0 2 1 〕 3 1 号", "云发〔2021〕 31号，云发〔2021〕3 1号");
        check("云政发(88)第12号，（88）3号，共（2019）人", "云政发〔88〕第12号，（88）3号，共（2019）人");
    }

    #[test]
    fn every_range_maps_into_the_pieces() {
        let source = "甲局:乙\n\n局(2 019年) GB 9704,丙";
        let cut = source.find('\n').unwrap();
        let repaired = Repaired::new(source, &[Span::new(0, cut), Span::new(cut + 2, source.len())]);
        let text = repaired.text().to_owned();
        let borders: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        for (i, &a) in borders.iter().enumerate() {
            for &b in &borders[i + 1..] {
                let span = repaired.printed(a..b);
                assert!(source.is_char_boundary(span.start()) && source.is_char_boundary(span.end()));
                let printed = span.slice(source).replace(is_blank, "");
                let wanted = text[a..b].chars().filter(|c| !is_blank(*c)).count();
                assert_eq!(printed.chars().count(), wanted, "{:?}", &text[a..b]);
            }
        }
    }
}
