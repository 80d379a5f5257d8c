//! Columns of deadlines: `完成时限`, `时间节点`.

use super::{Found, Pass};
use crate::extract::period::Reading;
use crate::model::{RowKind, Table, TableCell};
use crate::text::words::WordList;

/// Words in the headers of columns that hold the time for the work of their row.
static COLUMNS: WordList = WordList::new(&[
    "时限",
    "完成时间",
    "时间节点",
    "时间要求",
    "截止时间",
    "完成日期",
    "进度安排",
    "发布时间",
    "实施时间",
    "报送时间",
    "整改时间",
    "完成期限",
    "整改期限",
    "办理期限",
    "完成年限",
    "实施年限",
    "建设年限",
    "进度要求",
    "完成节点",
    "时间进度",
    "工作进度",
    "序时进度",
    "进度计划",
    "计划进度",
    "时间安排",
]);

/// Words in the headers of columns of mere facts: when a firm was founded, a paper issued.
static FACTS: WordList = WordList::new(&[
    "成立",
    "出生",
    "任职",
    "入职",
    "工作时间",
    "认定",
    "批准",
    "注册",
    "登记",
    "发证",
    "印发",
    "发文",
    "公布",
    "获得",
    "获奖",
    "入选",
    "毕业",
    "有效",
    "发生",
    "立案",
]);

/// Words in the headers of a table of activities.
static ACTIVITY: WordList = WordList::new(&["地点", "活动", "地址"]);

/// Words in the headers of columns that name the work.
static TASKS: WordList = WordList::new(&["任务", "内容", "事项", "项目", "措施", "名称", "目标", "工作"]);

impl Pass<'_> {
    /// Reads the columns of deadlines of a table.
    pub(super) fn read_table(&mut self, table: usize) {
        let table = &self.view.document.tables[table];
        let activities = table.cells.iter().any(|c| c.row == 1 && ACTIVITY.stand_in(&c.header));
        let is_column = |c: &TableCell| {
            let fact = || FACTS.stand_in(&c.header);
            COLUMNS.stand_in(&c.header) || c.header.ends_with("时间") && !activities && !fact()
        };
        for row in table.cells.chunk_by(|a, b| a.row == b.row) {
            let mut task = None;
            for cell in row.iter().filter(|c| c.row_kind == RowKind::Data && is_column(c)) {
                let task = task.get_or_insert_with(|| task_of(row));
                self.read_cell(table, cell, task.as_ref());
            }
        }
    }

    fn read_cell(&mut self, table: &Table, cell: &TableCell, task: Option<&String>) {
        let month = month_with_point(&cell.text);
        let reading = Reading::new(month.as_deref().unwrap_or(&cell.text));
        let task = task.or(cell.row_label.as_ref());
        for date in &reading.dates {
            let Some(period) = self.scope.resolve(&reading, date, None, table.section) else { continue };
            let own = reading.text.len() > date.range.len() + 12;
            let found = Found {
                rule: "deadline-column",
                label: task.cloned(),
                date_raw: month.as_ref().map_or(reading.raw(date), |_| &cell.text).to_owned(),
                task: if own { cell.text.clone() } else { task.cloned().unwrap_or_default() },
                section_id: table.section_id.clone(),
                span: cell.span,
            };
            self.push(period, found);
        }
    }
}

/// A cell that is nothing but a month with a point, which no running text has: `2022.10`, `2022.9底前`; as a text has it.
fn month_with_point(cell: &str) -> Option<String> {
    let (year, rest) = cell.trim().split_once('.')?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (month, bound) = rest.split_at(digits);
    let is_month = (1..=2).contains(&digits) && month.parse().is_ok_and(|n: u8| (1..=12).contains(&n));
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && year.starts_with("20");
    let is_bound = ["", "前", "底", "底前", "月", "月底", "月前", "月底前"].contains(&bound);
    let bound = bound.trim_start_matches('月');
    (is_year && is_month && is_bound).then(|| format!("{year}年{month}月{bound}"))
}

/// The cell of a row that names the work: the longest in a column of such name.
fn task_of(row: &[TableCell]) -> Option<String> {
    let named = row.iter().filter(|c| TASKS.stand_in(&c.header));
    named.max_by_key(|c| c.text.len()).map(|c| c.text.clone())
}
