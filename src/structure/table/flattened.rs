//! Tables whose cells ran together: they are recognised as tables, and no cell is guessed.
//!
//! ```text
//! flattened = header row { row } [ total ] ;         # a row a line, or over several lines
//! header    = "序号" … ;                              # on one line, or a line for each column
//! row       = running number … ;                     # counts on from 1, also over pages that repeat the header
//! ```
//! The header may also stand with all rows on one line. What is not taken: rows without running numbers, and a
//! numbered list without a header.

use std::ops::Range;

use super::shape::row_kind;
use crate::grammar::label::label;
use crate::model::{RowKind, SectionStyle};
use crate::text::repair::{is_blank, normal};
use crate::text::words::chars;
use crate::text::{Line, Lines};

/// Names of the column of running numbers.
const NUMBER_COLUMNS: &[&str] = &["序号", "编号", "项次", "顺序号"];

/// A header is no longer than so many characters on one line.
const HEADER_CHARS: usize = 60;
/// So many lines may a header have that is set a column a line.
const HEADER_LINES: usize = 14;
/// So many lines may a row have.
const ROW_LINES: usize = 14;
/// So many lines may stand between two pieces of a table.
const PAGE_GAP: usize = 20;
/// So many lines may the last row go on where a gap shows its end.
const LAST_LINES: usize = 4;

/// The lines of each flattened table; `is_text` says which lines are neither blank, nor furniture, nor rows of a
/// table whose cells are marked.
pub fn flattened(text: &str, lines: &Lines, is_text: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let finder = Finder { text, lines: &lines.lines, is_text: &is_text };
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut next) = (0, 1);
    while at < lines.lines.len() {
        let goes_on = found.last().is_some_and(|last| finder.is_close(last.end, at));
        match finder.table(at, if goes_on { next } else { 1 }) {
            Some((range, number)) => {
                at = range.end;
                next = number;
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

struct Finder<'a> {
    text: &'a str,
    lines: &'a [Line],
    is_text: &'a dyn Fn(usize) -> bool,
}

impl<'a> Finder<'a> {
    /// The table whose header begins at line `at`, and the number with which another piece of it would go on.
    fn table(&self, at: usize, next: u32) -> Option<(Range<usize>, u32)> {
        if !(self.is_text)(at) || !is_header(self.content(at)) {
            return None;
        }
        if holds_rows(self.content(at)) {
            return Some((at..at + 1, 1));
        }
        let (first, mut number) = self.first_row(at, next)?;
        let (start, mut last) = (number, first);
        while let Some(row) = self.next_row(last, number + 1) {
            last = row;
            number += 1;
        }
        let stacked = self.content(first).bytes().all(|b| b.is_ascii_digit());
        let columns = self.text_lines(at).take_while(|&line| line < first).count();
        (number > start || next > 1).then(|| (at..self.end(last, stacked.then_some(columns)), number + 1))
    }

    fn content(&self, at: usize) -> &'a str {
        self.lines[at].content.slice(self.text)
    }

    /// Lines with text from `at` on.
    fn text_lines(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at..self.lines.len()).filter(|&line| (self.is_text)(line))
    }

    /// True when a page break may stand between the lines, and no more than one line of text.
    fn is_close(&self, from: usize, to: usize) -> bool {
        to - from <= PAGE_GAP && (from..to).filter(|&line| (self.is_text)(line)).count() <= 1
    }

    /// The first row below a header, with number `next` or with 1; the lines between are names of columns.
    fn first_row(&self, header: usize, next: u32) -> Option<(usize, u32)> {
        for line in self.text_lines(header + 1).take(HEADER_LINES) {
            let content = self.content(line);
            if let Some(number) = [next, 1].into_iter().find(|&number| is_row(content, number)) {
                return Some((line, number));
            }
            if content.chars().count() > 20 || content.ends_with(['。', '；', '：']) || self.is_barrier(line)
            {
                return None;
            }
        }
        None
    }

    /// The row with this number behind the row at `last`, over the lines into which that one is cut.
    fn next_row(&self, last: usize, number: u32) -> Option<usize> {
        for line in self.text_lines(last + 1).take(ROW_LINES) {
            if is_row(self.content(line), number) {
                return Some(line);
            }
            if self.is_barrier(line) || is_header(self.content(line)) {
                return None;
            }
        }
        None
    }

    /// True for a line that no table goes over: a heading, an attachment.
    fn is_barrier(&self, at: usize) -> bool {
        let content = self.content(at);
        self.lines[at].heading > 0
            || content.starts_with("附件")
            || label(content).is_ok_and(|(_, label)| {
                matches!(label.style, SectionStyle::HanComma | SectionStyle::Chapter | SectionStyle::Article)
            })
    }

    /// Behind the last line of the table whose last row begins at `last`; `columns` when each cell has a line.
    fn end(&self, last: usize, columns: Option<usize>) -> usize {
        let mut end = last + 1;
        match columns {
            Some(columns) => {
                let short =
                    |&line: &usize| self.content(line).chars().count() <= 40 && !self.is_barrier(line);
                let cells = self.text_lines(end).take(columns.saturating_sub(1)).take_while(short);
                end = cells.last().map_or(end, |line| line + 1);
            }
            None => {
                let gap = |line: usize| line >= self.lines.len() || !(self.is_text)(line);
                let stop = (end..=end + LAST_LINES).find(|&line| gap(line) || self.is_barrier(line));
                end = stop.filter(|&line| gap(line)).unwrap_or(end);
            }
        }
        let totals = self.text_lines(end).take_while(|&line| is_total(self.content(line)));
        totals.last().map_or(end, |line| line + 1)
    }
}

/// `序号项目名称责任单位`, or `序 号` alone.
fn is_header(content: &str) -> bool {
    let first = content.chars().find(|c| !is_blank(*c));
    if !first.is_some_and(|first| NUMBER_COLUMNS.iter().any(|name| name.starts_with(first))) {
        return false;
    }
    let head: String = content.chars().take(HEADER_CHARS).filter(|c| !is_blank(*c)).collect();
    let columns = NUMBER_COLUMNS.iter().find_map(|name| head.strip_prefix(name));
    columns.is_some_and(|columns| !columns.starts_with(['：', ':', '为', '、', '，', '的', '和', '与', '应']))
        && (content.chars().count() <= HEADER_CHARS && !content.contains(['。', '；', '，'])
            || holds_rows(content))
}

/// True for a line that begins with the number of a row: `3 青田镇`, `3`.
fn is_row(content: &str, number: u32) -> bool {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    content[..digits].parse() == Ok(number) && !content.starts_with('0') && numbers_a_row(&content[digits..])
}

/// True for what may stand behind the number of a row: no unit, no mark of a list.
fn numbers_a_row(rest: &str) -> bool {
    let word = rest.trim_start_matches(is_blank);
    let spaced = word.len() < rest.len();
    const NO_ROW: &[char] = &[
        '.', '．', '、', '）', ')', '年', '月', '日', '%', '％', '，', '。', '：', ':', '-', '—', '/', '~',
        '～',
    ];
    !word.starts_with(NO_ROW)
        && (spaced || !word.starts_with(|c: char| c.is_ascii_digit() || chars!("个项号万亿元").has(c)))
}

/// True for a header that its rows follow on the same line: its numbers count from 1 to 3 at least.
fn holds_rows(content: &str) -> bool {
    let mut at = 0;
    for number in 1..=3u32 {
        let digits = number.to_string();
        let found = content[at..].match_indices(&digits).map(|(i, _)| at + i).find(|&i| {
            let before = content[..i].chars().next_back();
            let alone = before.is_some_and(|c| !c.is_ascii_digit() && !chars!("第.-—〔（(年月").has(c));
            let rest = &content[i + 1..];
            alone && numbers_a_row(rest)
        });
        let Some(i) = found else { return false };
        let header = number > 1
            || content[..i].chars().count() <= HEADER_CHARS && !content[..i].contains(['。', '；', '，']);
        if !header {
            return false;
        }
        at = i + 1;
    }
    true
}

fn is_total(content: &str) -> bool {
    let words: String = normal(content).chars().take_while(|c| !c.is_ascii_digit() && *c != ' ').collect();
    !words.is_empty() && row_kind(&words) != RowKind::Data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let lines = Lines::new(text);
        let ranges = flattened(text, &lines, |at| !lines.lines[at].is_blank());
        let printed = |range: Range<usize>| {
            let (first, last) = (&lines.lines[range.start], &lines.lines[range.end - 1]);
            first.content.cover(last.content).slice(text).replace('\n', "/")
        };
        ranges.into_iter().map(printed).collect()
    }

    #[test]
    fn rows_on_lines_of_their_own() {
        let table =
            "序号项目名称总投资责任单位\n1河道清淤三期320区水利局\n2城北学校扩建5600区教委\n合计5920\n";
        assert_eq!(found(&format!("清单如下：\n{table}\n以上由区发展改革委调度。\n")).len(), 1);
        assert_eq!(found(table)[0].chars().filter(|c| *c == '/').count(), 3);
        let cut = "序号 检测项目\n1 信号识别（包括灯、标志、\n标线等）\n 2 障碍物识别\n";
        assert_eq!(found(cut), ["序号 检测项目/1 信号识别（包括灯、标志、/标线等）/ 2 障碍物识别"]);
    }

    #[test]
    fn a_page_goes_on_with_the_numbers() {
        let text =
            "序号名称单位\n1甲桥区交通局\n2乙桥区交通局\n\n\n\n序号名称单位\n3丙桥区交通局\n4丁桥区交通局\n";
        assert_eq!(found(text).len(), 2);
    }

    #[test]
    fn a_cell_a_line() {
        let text = "序号\n名称\n床位\n1\n福寿苑\n120\n2\n安康居\n86\n\n以上由区民政局编号。\n";
        assert_eq!(found(text), ["序号/名称/床位/1/福寿苑/120/2/安康居/86"]);
    }

    #[test]
    fn all_on_one_line() {
        let text = "序号 事项 机关 1 取水许可 区水利局 2 排水许可 区住建委 3 广告设置 区城管局\n";
        assert_eq!(found(text).len(), 1);
    }

    #[test]
    fn no_flattened_tables() {
        for text in [
            "1.加强领导\n2.落实责任\n",
            "序号为1至3的设施\n1号楼\n2号楼\n",
            "序号\n\n一、总体要求\n1 甲\n2 乙\n",
            "编号：云2021-3\n1 甲\n2 乙\n",
            "序号名称\n2021年3月\n2022年3月\n",
            "编号由三位数字组成，1为东区，2为西区，3为北区。\n",
            "序号名称单位\n甲桥区交通局\n",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
