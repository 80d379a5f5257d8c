//! Activities of tables: a column names them, another gives the time, a third the place.

use super::field::{self, Kind};
use super::{When, Years, event, value};
use crate::extract::{View, context};
use crate::grammar::organ::split_list;
use crate::model::{Event, RowKind, Table, TableCell};

/// A row of a table of activities.
const RULE: &str = "event-table";

pub(super) fn events(view: View<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for table in &view.document.tables {
        let rows = || table.cells.chunk_by(|a, b| a.row == b.row);
        if let Some(columns) = rows().next().and_then(Columns::new) {
            let data = rows().filter(|row| row[0].row_kind == RowKind::Data);
            let mut above = None;
            events.extend(data.filter_map(|row| columns.event(view, table, row, &mut above)));
        }
    }
    events
}

/// Which columns of a table say what.
struct Columns {
    name: usize,
    time: usize,
    place: Option<usize>,
    content: Option<usize>,
    host: Option<usize>,
}

impl Columns {
    /// The columns by their headers; `None` when the table does not list activities.
    fn new(row: &[TableCell]) -> Option<Self> {
        let headers: Vec<&str> = row.iter().map(|cell| last_label(&cell.header)).collect();
        let of = |kind: Kind| headers.iter().position(|header| field::kind(header) == Some(kind));
        let (place, content) = (of(Kind::Place), of(Kind::Content));
        let name = headers.iter().position(|header| names_activity(header));
        let plain = || of(Kind::Name).or_else(|| headers.iter().position(|header| *header == "项目"));
        let name = name.or_else(|| plain().filter(|_| place.is_some()))?;
        let organised =
            |words: &[&str]| headers.iter().position(|header| words.iter().any(|word| header.contains(word)));
        let host =
            organised(&["主办", "举办单位"]).or_else(|| organised(&["承办", "责任单位", "责任部门", "牵头"]));
        Some(Self { name, time: of(Kind::Time)?, place, content, host })
    }

    /// The activity of a row; `above` is the year that a row above printed, which the next ones leave out.
    fn event(
        &self,
        view: View<'_>,
        table: &Table,
        row: &[TableCell],
        above: &mut Option<i16>,
    ) -> Option<Event> {
        let text = |column: usize| row.get(column).and_then(|cell| value(&cell.text));
        let name = text(self.name)?;
        let time = text(self.time)?;
        *above = context::only_year(&time).or(*above);
        let years = match *above {
            year @ Some(_) if context::only_year(&name).is_none() => Years { year, signed: None },
            _ => Years::at(view, table.section, &name),
        };
        let when = When::planned(&time, &years)?;
        let span = row.first()?.span.cover(row.last()?.span);
        let hosts = self.host.and_then(text).unwrap_or_default();
        Some(Event {
            section_id: table.section_id.clone(),
            table_id: Some(table.table_id.clone()),
            place: self.place.and_then(text),
            content: self.content.filter(|content| *content != self.name).and_then(text),
            hosts: split_list(&hosts).into_iter().map(|range| hosts[range].to_owned()).collect(),
            ..event(view, &name, when, RULE, span)
        })
    }
}

fn last_label(header: &str) -> &str {
    header.rsplit(" / ").next().unwrap_or(header)
}

/// True for the head of a column of activities: `活动名称`, `赛事项目`, `会议`, `活动`.
fn names_activity(header: &str) -> bool {
    const ACTIVITIES: &[&str] =
        &["活动", "赛事", "比赛", "会议", "演出", "展览", "展会", "培训班", "培训", "节会", "讲座", "论坛"];
    const NAMES: &[&str] = &["", "名称", "项目", "项目名称", "主题"];
    ACTIVITIES.iter().any(|word| header.strip_prefix(word).is_some_and(|rest| NAMES.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_columns_of_activities() {
        for header in ["活动名称", "活动", "赛事项目", "会议名称"] {
            assert!(names_activity(header), "{header}");
        }
        for header in ["活动单位", "活动时间", "名称", "任务名称", "培训机构"] {
            assert!(!names_activity(header), "{header}");
        }
    }
}
