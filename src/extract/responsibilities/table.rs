//! Columns that name who answers for the rows: `责任单位`, `牵头单位`, `主办单位`; and columns that name organs beside
//! what each of them has to do: `成员单位 ⇥ 主要职责`.

use super::{Pass, Place, role};
use crate::grammar::duty::list::is_organ_like;
use crate::grammar::duty::proper::kind;
use crate::grammar::duty::role::{alone, label_role};
use crate::grammar::duty::{duties, first_leads, list};
use crate::grammar::organ::is_organ;
use crate::model::{Origin, Role, RowKind, Table, TableCell};
use crate::text::Repaired;
use crate::text::repair::normal;
use crate::text::words::WordList;

/// Reads the columns of a table, row by row.
pub(super) fn read(pass: &mut Pass<'_>, table: &Table) {
    let leads = pass.first_leads || table.caption.as_deref().is_some_and(first_leads);
    for row in table.cells.chunk_by(|a, b| a.row == b.row) {
        if is_band(row) {
            continue;
        }
        let before = pass.rows.len();
        for cell in row.iter().filter(|cell| cell.row_kind == RowKind::Data) {
            let Some((words, role)) = column(&cell.header) else { continue };
            if pass.awards && super::is_achieved(words) {
                continue;
            }
            // The second row of a head that was read as data.
            if alone(&cell.text).is_some() {
                continue;
            }
            let text = Repaired::new(&pass.view.source.text, &[cell.span]);
            let leads = leads || first_leads(&cell.header);
            let organs = organs(&text, &pass.view.source.text, words, role, leads);
            let unsure =
                SHARES.contains(&words) && organs.iter().any(|(_, _, name)| kind(&normal(name)).is_none());
            let organs = if unsure { Vec::new() } else { organs };
            let place = Place {
                section_id: None,
                task: task(row, cell),
                origin: Origin::Table,
                rule: "table-column",
                span: cell.span,
            };
            pass.push(&place, organs);
        }
        if pass.rows.len() == before {
            duty(pass, row);
        }
    }
}

/// Names of a column of organs that says nothing of their role.
static ORGANS: WordList = WordList::new(&[
    "单位",
    "部门",
    "机构",
    "成员单位",
    "成员部门",
    "成员",
    "组成单位",
    "组成部门",
    "单位名称",
    "部门名称",
    "成员单位名称",
]);

/// Ends of the name of a column that says what the organ of its row has to do: `主要职责`, `防汛职责`.
static DUTIES: WordList = WordList::new(&["职责", "职责任务", "职责内容", "职责分工", "工作任务"]);

/// The name of such a column is no longer than so many characters.
const LONGEST_NAME: usize = 8;

/// Reads a row that names an organ and, in one other cell, its duty. A table with columns that name roles is no such.
fn duty(pass: &mut Pass<'_>, row: &[TableCell]) {
    fn last(cell: &TableCell) -> &str {
        cell.header.rsplit(" / ").next().unwrap_or_default()
    }
    let mut named = row.iter().filter(|cell| ORGANS.have(last(cell)));
    let tells = |cell: &&TableCell| DUTIES.end(last(cell)) && last(cell).chars().count() <= LONGEST_NAME;
    let mut told = row.iter().filter(tells);
    let (Some(cell), None, Some(duty), None) = (named.next(), named.next(), told.next(), told.next()) else {
        return;
    };
    let sums_up = cell.row_kind != RowKind::Data;
    // 职责分工 may name the organs in its cells, and then reads as a column of roles.
    let roles = row.iter().any(|other| other.column != duty.column && column(&other.header).is_some());
    if sums_up || duty.text.is_empty() || roles {
        return;
    }
    let text = Repaired::new(&pass.view.source.text, &[cell.span]);
    let mut organs = organs(&text, &pass.view.source.text, "", Role::Responsible, false);
    organs.retain(|(_, _, name)| kind(&normal(name)).is_some());
    let place = Place {
        section_id: None,
        task: Some(duty.text.clone()),
        origin: Origin::Table,
        rule: "table-duty",
        span: cell.span,
    };
    pass.push(&place, organs);
}

/// True for a row of one text over all columns, repeated in them or printed once: the head of the rows behind it.
fn is_band(row: &[TableCell]) -> bool {
    let [first, rest @ ..] = row else { return false };
    let repeated = !rest.is_empty() && rest.iter().all(|cell| cell.text == first.text);
    repeated || rest.len() > 1 && rest.iter().all(|cell| cell.text.is_empty())
}

/// Columns that say who has which share, with the roles in their cells: `区水利局牵头，区财政局配合`.
const SHARES: &[&str] = &["责任分工", "任务分工", "部门分工", "分工", "责任落实"];

/// The label of a column and its role, from the last part of its header that is one.
fn column(header: &str) -> Option<(&str, Role)> {
    let role = |part| label_role(part).or_else(|| SHARES.contains(&part).then_some(Role::Responsible));
    header.rsplit(" / ").find_map(|part| role(part).map(|role| (part, role)))
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
    let row = |(i, (role_of_mark, name)): (usize, (Option<Role>, String))| {
        (role_of_mark.unwrap_or_else(|| role(column, leads, i)), words.to_owned(), name)
    };
    let parts = parts(&cell.raw(source, 0..text.len()));
    let named: Vec<(Option<Role>, String)> = if parts.is_empty() {
        let named = list::organs(text).into_iter();
        let cut = |organ: list::Named| {
            Some((organ.role, organ.at.start..organ.at.start + organ_of(&text[organ.at])?.len()))
        };
        named.filter_map(cut).map(|(role, at)| (role, cell.raw(source, at))).collect()
    } else {
        parts
            .iter()
            .flat_map(|part| {
                list::organs(part).into_iter().map(|organ| (organ.role, part[organ.at].to_owned()))
            })
            .collect()
    };
    named.into_iter().enumerate().map(row).collect()
}

/// The lines of a cell where each line, but for the names of persons, is a list of organs of its own; else nothing.
fn parts(printed: &str) -> Vec<String> {
    let parts: Vec<String> = printed.split_whitespace().map(normal).collect();
    let is_list = |part: &String| {
        let organs = list::organs(part);
        !organs.is_empty()
            && organs.iter().all(|organ| kind(&part[organ.at.clone()]).is_some())
            && !part.ends_with(['、', '，'])
    };
    let lists: Vec<String> = parts.iter().filter(|part| is_list(part)).cloned().collect();
    let persons = |part: &String| (2..=4).contains(&part.chars().count());
    let whole = parts.len() > 1 && parts.iter().all(|part| is_list(part) || persons(part));
    if whole { lists } else { Vec::new() }
}

/// The part of an item of a cell that names an organ; the name of a person behind it is left out.
fn organ_of(item: &str) -> Option<&str> {
    let is_name = |text: &str| is_organ_like(text) || is_organ(text);
    if is_name(item) {
        return Some(item);
    }
    let persons = item.char_indices().rev().map(|(at, _)| &item[..at]).skip(1).take(3);
    persons.filter(|name| name.chars().count() > 2).find(|name| is_name(name) && kind(name).is_some())
}

/// What a row is about: its cell under `任务`, `内容` and the like, else the cell that names it.
fn task(row: &[TableCell], cell: &TableCell) -> Option<String> {
    static HEADS: WordList = WordList::new(&["任务", "内容", "事项", "措施", "职责", "项目", "名称", "工作"]);
    let mut named = row.iter().filter(|other| !other.text.is_empty() && label_role(&other.header).is_none());
    let about = named.find(|other| HEADS.end(&other.header));
    about.map(|other| other.text.clone()).or_else(|| cell.row_label.clone())
}
