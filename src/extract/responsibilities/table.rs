//! Columns that name who answers for the rows: `责任单位`, `牵头单位`, `主办单位`.

use super::{Pass, Place, role};
use crate::grammar::duty::role::label_role;
use crate::grammar::duty::{duties, first_leads, list};
use crate::model::{Origin, Role, RowKind, Table, TableCell};
use crate::text::Repaired;

/// Reads the columns of a table, row by row.
pub(super) fn read(pass: &mut Pass<'_>, table: &Table) {
    let leads = pass.first_leads || table.caption.as_deref().is_some_and(first_leads);
    for row in table.cells.chunk_by(|a, b| a.row == b.row) {
        for cell in row.iter().filter(|cell| cell.row_kind == RowKind::Data) {
            let Some((words, role)) = column(&cell.header) else { continue };
            let text = Repaired::new(&pass.view.source.text, &[cell.span]);
            let leads = leads || first_leads(&cell.header);
            let organs = organs(&text, &pass.view.source.text, words, role, leads);
            let place = Place {
                section_id: None,
                task: task(row, cell),
                origin: Origin::Table,
                rule: "table-column",
                span: cell.span,
            };
            pass.push(&place, organs);
        }
    }
}

/// The label of a column and its role, from the last part of its header that is one.
fn column(header: &str) -> Option<(&str, Role)> {
    header.rsplit(" / ").find_map(|part| label_role(part).map(|role| (part, role)))
}

/// The organs of a cell: a list, or a clause with roles of its own.
fn organs(
    cell: &Repaired,
    source: &str,
    words: &str,
    column: Role,
    leads: bool,
) -> Vec<(Role, String, String)> {
    let text = cell.text();
    if let Ok((_, found)) = duties(text) {
        let named = found.into_iter().flat_map(|duty| {
            let (role, words) = (duty.role, text[duty.wording].to_owned());
            duty.organs.into_iter().map(move |organ| (organ.role.unwrap_or(role), words.clone(), organ.at))
        });
        return named.map(|(role, words, at)| (role, words, cell.raw(source, at))).collect();
    }
    let named = list::organs(text).into_iter().filter(|organ| is_name(&text[organ.at.clone()]));
    let row = |(i, organ): (usize, list::Named)| {
        (organ.role.unwrap_or_else(|| role(column, leads, i)), words.to_owned(), cell.raw(source, organ.at))
    };
    named.enumerate().map(row).collect()
}

/// True for what a column of organs may hold as a name.
fn is_name(text: &str) -> bool {
    (2..=40).contains(&text.chars().count())
        && text.starts_with(crate::text::repair::is_han)
        && !text.contains(['：', '。', '%'])
}

/// What a row is about: its cell under `任务`, `内容` and the like, else the cell that names it.
fn task(row: &[TableCell], cell: &TableCell) -> Option<String> {
    const HEADS: &[&str] = &["任务", "内容", "事项", "措施", "职责", "项目", "名称", "工作"];
    let mut named = row.iter().filter(|other| !other.text.is_empty() && label_role(&other.header).is_none());
    let about = named.find(|other| HEADS.iter().any(|head| other.header.ends_with(head)));
    about.map(|other| other.text.clone()).or_else(|| cell.row_label.clone())
}
