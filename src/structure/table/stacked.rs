//! Tables that lost their columns and can still be read: a cell a line, or a number and one text.
//!
//! ```text
//! stacked = "序号" { name } { row } [ total ] ;      # each on a line of its own
//! row     = running number { cell } ;               # as many lines as the header, counting on from 1
//! total   = "合计" { number } ;                      # a number for each column that holds numbers
//! counted = name { name } { label { cell } } ;       # without numbers of rows, where two columns hold numbers
//! pairs   = "序号" blank name { pair } ;
//! pair    = running number blank text { text } ;    # the text may go on in the lines below
//! ```
//! Not taken are tables of which one row has more lines or fewer: nothing says which cell is cut or empty.

use std::ops::Range;

use crate::grammar::label::label;
use crate::model::{RowKind, SectionStyle, TableSyntax};
use crate::text::repair::{is_blank, normal};
use crate::text::words::{chars, words};
use crate::text::{Line, Lines, Span};

use super::row::{Cell, Row};
use super::{RowRun, shape, value};

/// A table has so many columns at most.
const MOST_COLUMNS: usize = 12;

/// A table has so many rows at least.
const FEWEST_ROWS: usize = 2;

/// A cell is no longer than this, in characters.
const LONGEST_CELL: usize = 60;

/// A text beside a number goes on over so many lines at most.
const MOST_LINES: usize = 12;

/// Adds to `found` the tables in `range` that hold no line of one already found.
pub(super) fn find(text: &str, lines: &Lines, range: Range<usize>, found: &mut Vec<RowRun>) {
    // Those of lines further up stand before them.
    let here = found.iter().rev().take_while(|run| run.lines.start >= range.start);
    let mut taken: Vec<Range<usize>> = here.map(|run| run.lines.clone()).collect();
    taken.sort_unstable_by_key(|lines| lines.start);
    let mut taken = taken.into_iter().peekable();
    let mut at = range.start;
    while at < range.end {
        while taken.next_if(|lines| lines.end <= at).is_some() {}
        let run = begins(text, &lines.lines[at])
            .then(|| table(text, lines, at..range.end))
            .flatten()
            .filter(|run| taken.peek().is_none_or(|lines| run.end <= lines.start));
        at = run.as_ref().map_or(at + 1, |run| run.end);
        found.extend(run.map(|lines| RowRun { lines, syntax: TableSyntax::Aligned }));
    }
}

/// From line to line of a row.
fn widest_gap(row: &[usize]) -> usize {
    row.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0)
}

/// True for the first line of such a table: the name of the running numbers, alone or before one other name.
pub(super) fn begins(text: &str, line: &Line) -> bool {
    const LONGEST: usize = 60;
    let content = line.content.slice(text);
    content.len() <= LONGEST
        && content.starts_with(|c| chars!("序编号项次顺N指主名类地县区单镇乡").has(c))
        && line.heading == 0
        && !content.contains(['\t', '|'])
        && (names_numbers(content)
            || names_labels(content)
            || pair(content).is_some_and(|(name, other)| names_numbers(name) && is_name(other)))
}

fn names_numbers(content: &str) -> bool {
    shape::names_running_number(&normal(content))
}

/// True for the name of a first column of labels.
fn names_labels(content: &str) -> bool {
    words![
        "指标",
        "指标名称",
        "主要指标",
        "项目",
        "项目名称",
        "名称",
        "类别",
        "地区",
        "区县",
        "县区",
        "县（市、区）",
        "县（区）",
        "单位名称",
        "镇街",
        "乡镇"
    ]
    .have(&normal(content))
}

/// The two texts of a line which one blank sets apart.
fn pair(content: &str) -> Option<(&str, &str)> {
    // `序 号 事项`
    let name = ["序 号", "编 号", "序　号"].into_iter().find(|name| content.starts_with(name));
    let end = name.map(str::len).or_else(|| content.find(is_blank))?;
    let (first, rest) = content.split_at(end);
    let one = rest.chars().take_while(|c| is_blank(*c)).count() == 1;
    Some((first, rest.trim_start_matches(is_blank))).filter(|(_, rest)| one && !rest.is_empty())
}

/// True for the name of one column; two that ran together are none.
fn is_name(name: &str) -> bool {
    const LONGEST: usize = 12;
    const SHORTEST_RUN: usize = 6;
    let name = normal(name);
    let long = name.chars().count();
    let more = [
        "单位", "部门", "时间", "时限", "数量", "金额", "备注", "面积", "电话", "地点", "日期", "职务",
        "责任",
    ];
    let run = long >= SHORTEST_RUN && more.iter().any(|word| name.find(word).is_some_and(|at| at > 0));
    shape::names_column(&name)
        && long <= LONGEST
        && !run
        && !name.contains([' ', '，', '。', '；', '：', '、'])
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// The lines of the table whose first line begins `range`.
fn table(text: &str, lines: &Lines, range: Range<usize>) -> Option<Range<usize>> {
    let printed = Printed { text, lines, range: range.clone(), page: lines.lines[range.start].page };
    let rows = printed.rows()?;
    let last = rows.last()?.last()?;
    (rows.len() > FEWEST_ROWS).then_some(range.start..last + 1)
}

/// The rows of a run, its header first.
pub(super) fn rows(text: &str, lines: &Lines, range: Range<usize>, piece: usize) -> Vec<Row> {
    let page = lines.lines[range.start].page;
    let printed = Printed { text, lines, range: range.clone(), page };
    let row = |cells: Vec<Cell>| Row { cells, piece, bare: false };
    let stacked = printed.rows().unwrap_or_default();
    if printed.is_of_pairs() {
        return stacked.iter().filter_map(|pair| printed.cells_of_pair(pair)).map(row).collect();
    }
    let columns = stacked.first().map_or(0, Vec::len);
    let numeric = printed.numeric(&stacked);
    let cells = stacked.iter().map(|lines| {
        let mut cells = lines.iter().map(|&at| Cell::new(text, vec![printed.lines.lines[at].content]));
        if lines.len() == columns {
            return cells.collect();
        }
        // A row that sums up has a number for each column that holds numbers.
        let mut row: Vec<Cell> = cells.by_ref().take(1).collect();
        for (column, value) in numeric.iter().zip(cells) {
            let end = value.span().start();
            row.resize_with(*column, || Cell::empty(end));
            row.push(value);
        }
        let end = row.last().map_or(0, |cell| cell.span().end());
        row.resize_with(columns, || Cell::empty(end));
        row
    });
    cells.map(row).collect()
}

/// The lines in which a table may stand.
struct Printed<'a> {
    text: &'a str,
    lines: &'a Lines,
    range: Range<usize>,
    page: u32,
}

impl<'a> Printed<'a> {
    fn content(&self, at: usize) -> &'a str {
        self.lines.lines[at].content.slice(self.text)
    }

    /// True for a header of two names on one line.
    fn is_of_pairs(&self) -> bool {
        let first = self.content(self.range.start);
        !names_numbers(first) && !names_labels(first)
    }

    /// The lines of each row, the header first.
    fn rows(&self) -> Option<Vec<Vec<usize>>> {
        match self.content(self.range.start) {
            first if names_numbers(first) => self.stacked(),
            first if names_labels(first) => self.counted(),
            _ => self.pairs(),
        }
    }

    /// The lines of each row of a table with a cell a line and without numbers of rows: only one number of columns fits, and at
    /// least two of these hold nothing but numbers.
    fn counted(&self) -> Option<Vec<Vec<usize>>> {
        const FEWEST_COLUMNS: usize = 3;
        const MOST_LINES: usize = 200;
        const LONGEST: usize = 20;
        let next = self.behind(self.range.start).next()?;
        let usual = next - self.range.start;
        let near = self.behind(next).take(2 * MOST_COLUMNS);
        let named = !self.behind(self.range.start).take(2).any(|at| self.is_value(at));
        if !named || near.filter(|&at| self.is_value(at)).count() < 2 {
            return None;
        }
        let mut last = self.range.start;
        let run = self.behind(self.range.start).take(MOST_LINES).take_while(|&at| {
            let content = self.content(at);
            let cell = content.chars().count() <= LONGEST
                && !content.contains(['，', '。', '；', '：'])
                && label(content).is_err();
            let goes_on = cell && at - last <= usual;
            last = at;
            goes_on
        });
        let cells: Vec<usize> = [self.range.start].into_iter().chain(run).collect();
        let empty = |at: usize| matches!(self.content(at), "-" | "—" | "——" | "/");
        let fits = |columns: usize| {
            let rows = cells.len() / columns;
            let column = |c: usize| cells.iter().skip(columns + c).step_by(columns);
            let numbers = |c: usize| column(c).all(|&at| self.is_value(at) || empty(at));
            let words = |c: usize| column(c).all(|&at| !self.is_value(at));
            let named = || cells[..columns].iter().all(|&at| !shape::is_data(&normal(self.content(at))));
            cells.len().is_multiple_of(columns)
                && rows > FEWEST_ROWS + 1
                && named()
                && words(0)
                && (1..columns).all(|c| numbers(c) || words(c))
                && (1..columns).filter(|&c| numbers(c) && !words(c)).count() > 1
        };
        let mut columns = (FEWEST_COLUMNS..=MOST_COLUMNS).filter(|&columns| fits(columns));
        let found = columns.next().filter(|_| columns.next().is_none())?;
        Some(cells.chunks(found).map(<[usize]>::to_vec).collect())
    }

    /// The lines with text behind the line at `at`, up to one on another page or one that no table goes over.
    fn behind(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let filled = (at + 1..self.range.end).filter(|&at| !self.lines.lines[at].is_blank());
        filled.take_while(|&at| self.lines.lines[at].page == self.page && !self.ends_table(at))
    }

    /// True for a line that no table goes over: a heading, an attachment.
    fn ends_table(&self, at: usize) -> bool {
        let content = self.content(at);
        self.lines.lines[at].heading > 0
            || content.contains(['\t', '|'])
            || content.starts_with("附件")
            || label(content).is_ok_and(|(_, label)| {
                matches!(label.style, SectionStyle::HanComma | SectionStyle::Chapter | SectionStyle::Article)
            })
    }

    /// The lines of each row of a table with a cell a line, its header first, a row that sums up last.
    fn stacked(&self) -> Option<Vec<Vec<usize>>> {
        let is_number = |at: usize, number: usize| self.content(at).parse() == Ok(number);
        let rest = self.behind(self.range.start).take(MOST_COLUMNS).take_while(|&at| !is_number(at, 1));
        let header: Vec<usize> = [self.range.start].into_iter().chain(rest).collect();
        let columns = header.len();
        let name = |&at: &usize| {
            let name = self.content(at);
            name.chars().count() <= 20 && !name.contains(['。', '；', '：', '，']) && !name.contains("  ")
        };
        if !(2..=MOST_COLUMNS).contains(&columns) || !header.iter().all(name) {
            return None;
        }
        let mut rows = vec![header];
        loop {
            let last = *rows.last()?.last()?;
            let row: Vec<usize> = self.behind(last).take(columns).collect();
            let number = rows.len();
            if row.first().is_none_or(|&at| !is_number(at, number)) {
                break;
            }
            let cell = |&at: &usize| self.content(at).chars().count() <= LONGEST_CELL;
            if row.len() < columns || !row.iter().all(cell) {
                return None;
            }
            rows.push(row);
        }
        let last = *rows.last()?.last()?;
        if self.goes_on(&rows, last, columns) || !self.is_even(&rows) {
            return None;
        }
        if let Some(label) = self.behind(last).next().filter(|&at| self.sums_up(at)) {
            let numbers = self.behind(label).take_while(|&at| self.is_value(at));
            let total: Vec<usize> = [label].into_iter().chain(numbers).collect();
            let placed = total.len() == columns || total.len() == self.numeric(&rows).len() + 1;
            rows.extend(placed.then_some(total));
            placed.then_some(())?;
        }
        Some(rows)
    }

    /// True when lines behind the last row show that a row was cut into more lines or has fewer: the next number further down,
    /// or a short line right below that sums up nothing.
    fn goes_on(&self, rows: &[Vec<usize>], last: usize, columns: usize) -> bool {
        const LONGEST: usize = 20;
        let numbered =
            self.behind(last).take(2 * columns).any(|at| self.content(at).parse() == Ok(rows.len()));
        let usual = rows.iter().map(|row| widest_gap(row)).max().unwrap_or(1);
        let more = self.behind(last).next().is_some_and(|at| {
            let short =
                self.content(at).chars().count() <= LONGEST && !self.content(at).contains(['：', '。']);
            at - last <= usual && short && !self.sums_up(at)
        });
        // Where a blank line stands between all lines, those of many rows are enough.
        numbered || more && (usual == 1 || rows.len() < 4)
    }

    fn is_value(&self, at: usize) -> bool {
        value::value(&normal(self.content(at))).is_some()
    }

    fn sums_up(&self, at: usize) -> bool {
        shape::row_kind(&normal(self.content(at))) != RowKind::Data
    }

    /// The columns behind the first that hold numbers in all rows below the header.
    fn numeric(&self, rows: &[Vec<usize>]) -> Vec<usize> {
        let columns = rows.first().map_or(0, Vec::len);
        let whole = || rows.iter().skip(1).filter(|row| row.len() == columns);
        (1..columns).filter(|&c| whole().all(|row| self.is_value(row[c]))).collect()
    }

    /// True when the last row is set as those above it: no wider gap between its lines, and no sentence in a column of words.
    fn is_even(&self, rows: &[Vec<usize>]) -> bool {
        let Some((last, above)) = rows.split_last() else { return false };
        let usual = above.iter().map(|row| widest_gap(row)).max().unwrap_or(0);
        let whole = above.iter().skip(1);
        let alike = (1..last.len()).all(|c| {
            let sentence = |at: usize| self.content(at).ends_with('。');
            let numbers = whole.clone().all(|row| self.is_value(row[c]));
            (!sentence(last[c]) || whole.clone().any(|row| sentence(row[c])))
                && (!numbers || above.len() < 3 || self.is_value(last[c]))
        });
        widest_gap(last) <= usual && alike
    }

    /// The lines of each row of a table of numbers and texts, its header first.
    fn pairs(&self) -> Option<Vec<Vec<usize>>> {
        let is_row = |at: usize, number: usize| {
            let content = self.content(at);
            let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
            content[..content.len() - rest.len()].parse() == Ok(number)
                && rest.starts_with(is_blank)
                && !words!["年", "月", "日"].begin(rest.trim_start_matches(is_blank))
        };
        let mut rows = vec![vec![self.range.start]];
        loop {
            let (number, last) = (rows.len(), *rows.last()?.last()?);
            let reach = if number == 1 { 1 } else { MOST_LINES };
            let Some(next) = self.behind(last).take(reach).find(|&at| is_row(at, number)) else { break };
            let cut: Vec<usize> = self.behind(last).take_while(|&at| at < next).collect();
            rows.last_mut()?.extend(cut);
            rows.push(vec![next]);
        }
        // The last text goes on up to the blank line behind it.
        let last = *rows.last()?.last()?;
        let filled = |at: &usize| self.lines.lines.get(*at).is_some_and(|line| !line.is_blank());
        let more: Vec<usize> = (last + 1..self.range.end).take_while(filled).take(MOST_LINES).collect();
        let usual = rows.iter().map(Vec::len).max().unwrap_or(1);
        let short = more.len() < usual && more.iter().all(|&at| !self.ends_table(at));
        if short && more.iter().all(|&at| self.lines.lines[at].page == self.page) {
            rows.last_mut()?.extend(more);
        }
        Some(rows)
    }

    fn cells_of_pair(&self, lines: &[usize]) -> Option<Vec<Cell>> {
        let (first, rest) = lines.split_first()?;
        let content = self.lines.lines[*first].content;
        let (number, words) = pair(self.content(*first))?;
        let start = content.start();
        let cut = rest.iter().map(|&at| self.lines.lines[at].content);
        let words = Span::new(content.end() - words.len(), content.end());
        let words = [words].into_iter().chain(cut).collect();
        Some(vec![
            Cell::new(self.text, vec![Span::new(start, start + number.len())]),
            Cell::new(self.text, words),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let lines = Lines::new(text);
        let mut runs = Vec::new();
        find(text, &lines, 0..lines.lines.len(), &mut runs);
        let rows = runs.iter().flat_map(|run| rows(text, &lines, run.lines.clone(), 0));
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn a_cell_a_line() {
        let text = "序号\n名称\n床位（张）\n责任单位\n1\n福寿苑\n120\n市民政局\n2\n安康居\n86\n云溪区政府\n合计\n206\n\n以上由市民政局调度。\n";
        let expected = [
            "序号|名称|床位（张）|责任单位",
            "1|福寿苑|120|市民政局",
            "2|安康居|86|云溪区政府",
            "合计||206|",
        ];
        assert_eq!(read(text), expected);
        let apart = text.replace('\n', "\n\n");
        assert_eq!(read(&apart), expected);
    }

    #[test]
    fn a_number_and_a_text() {
        assert_eq!(
            read(
                "序号 公开事项\n1 财政预决算（包括部门\n预算、决算）\n2 重大项目批准\n3 社会保险\n\n说明另发。\n"
            ),
            ["序号|公开事项", "1|财政预决算（包括部门预算、决算）", "2|重大项目批准", "3|社会保险"]
        );
    }

    #[test]
    fn a_cell_a_line_without_numbers_of_rows() {
        let text = "指标\n单位\n2020年\n2025年\n属性\n森林覆盖率\n%\n62.3\n65\n约束性\n污水处理率\n%\n93\n96\n约束性\n人均绿地\n平方米\n13.1\n—\n预期性\n\n二、重点任务\n";
        let expected = ["指标|单位|2020年|2025年|属性", "森林覆盖率|%|62.3|65|约束性"];
        assert_eq!(read(text)[..2], expected);
        assert_eq!(read(text).len(), 4);
    }

    #[test]
    fn what_cannot_be_read() {
        for text in [
            "指标\n2020年\n2025年\n森林覆盖率\n62.3\n65\n污水处理率\n96\n人均绿地\n13.1\n14\n",
            "项目\n名称\n河道清淤\n学校扩建\n道路改造\n桥梁加固\n堤防加固\n管网改造\n",
            "序号\n名称\n备注\n1\n甲桥\n2\n乙桥\n3\n丙桥\n",
            "序号\n名称\n单位\n1\n甲桥\n市交通局\n2\n乙桥及\n引道\n市交通局\n3\n丙桥\n市交通局\n",
            "序号 项目名称责任单位\n1 甲桥市交通局\n2 乙桥市交通局\n",
            "序号\n名称\n单位\n1\n甲桥\n市交通局\n2\n乙桥\n以上项目由市交通局负责实施。\n",
            "编号 2021\n1 甲\n2 乙\n",
            "序号\n一、总则\n1\n甲\n2\n乙\n",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
