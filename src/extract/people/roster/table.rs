//! Rosters in tables: a column of names, one of roles in the group, and where the persons come from.
//!
//! The column of roles is known by what stands in it; a table without one is a roster only below the name of a group and
//! `名单`. Not accepted: lists of names without posts, as of winners, candidates or sites.

use super::is_role;
use super::line::may_be_name;
use crate::extract::appointments::table::headers;
use crate::grammar::organ::is_organ;
use crate::grammar::surname::is_name;
use crate::model::{RowKind, Table, TableCell};
use crate::text::Span;
use crate::text::repair::is_blank;
use crate::text::words::words;

/// A row that names a member.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) position: Option<String>,
    pub(super) span: Span,
}

/// The persons under heads that are roles: `组别 ⇥ 组长 ⇥ 副组长`, several in a cell.
fn under_roles(table: &Table) -> Vec<Member> {
    let roles: Vec<(i32, String)> = headers(table)
        .into_iter()
        .filter(|(_, h)| {
            is_role(h) && words!["组长", "总指挥", "指挥长", "召集人", "河长", "林长", "链长"].end(h)
        })
        .collect();
    let of = |column: i32| roles.iter().find(|(own, _)| *own == column).map(|(_, role)| role.as_str());
    let data = |c: &&TableCell| c.row_kind == RowKind::Data && !c.text.is_empty();
    let cells: Vec<&TableCell> = table.cells.iter().filter(data).filter(|c| of(c.column).is_some()).collect();
    let names: Option<Vec<Vec<String>>> = cells.iter().map(|cell| names_in(&cell.text)).collect();
    let members = |(cell, names): (&TableCell, Vec<String>)| {
        let role = of(cell.column).map(str::to_owned);
        let member = move |name| Member { name, role: role.clone(), position: None, span: cell.span };
        names.into_iter().map(member).collect::<Vec<_>>()
    };
    cells.into_iter().zip(names.unwrap_or_default()).flat_map(members).collect()
}

/// The names that a cell is, and nothing else; none for a dash.
fn names_in(text: &str) -> Option<Vec<String>> {
    if matches!(text, "/" | "—" | "-" | "无") {
        return Some(Vec::new());
    }
    let pieces = text.split('、').map(|piece| piece.replace(is_blank, ""));
    pieces.map(|name| is_name(&name).then_some(name)).collect()
}

/// The columns that matter, from 1.
struct Columns {
    name: i32,
    role: Option<i32>,
    organ: Option<i32>,
    post: Option<i32>,
}

/// The members that a table lists; `group` is the group of which the text spoke last.
pub(super) fn members(table: &Table, group: Option<&str>) -> Vec<Member> {
    let Some(columns) = columns(table, group) else { return under_roles(table) };
    let mut role: Option<String> = None;
    let mut members = Vec::new();
    for row in table.cells.chunk_by(|a, b| a.row == b.row).filter(|row| row[0].row_kind == RowKind::Data) {
        let printed = columns.role.and_then(|column| cell(row, column)).map(bare).filter(|r| !r.is_empty());
        role = printed.or(role.take()).filter(|r| is_role(r));
        members.extend(member(row, &columns, role.clone()));
    }
    members
}

fn member(row: &[TableCell], columns: &Columns, role: Option<String>) -> Option<Member> {
    let named = cell(row, columns.name)?;
    let name = bare(named);
    let name = name.split(['（', '(']).next()?.to_owned();
    let words = |column: Option<i32>| column.and_then(|c| cell(row, c)).filter(|c| !c.text.is_empty());
    let (organ, post) = (words(columns.organ), words(columns.post));
    let joined: String = [organ, post].into_iter().flatten().map(|c| c.text.as_str()).collect();
    let position = Some(joined).filter(|p| !p.is_empty() && *p != "/" && *p != "—");
    let used = [columns.role.and_then(|c| cell(row, c)), organ, post];
    let span = used.into_iter().flatten().filter(|c| !c.span.is_empty());
    let span = span.fold(named.span, |all, c| all.cover(c.span));
    may_be_name(&name).then_some(Member { name, role, position, span })
}

fn columns(table: &Table, group: Option<&str>) -> Option<Columns> {
    let headers: Vec<(i32, String)> = headers(table);
    let find = |words: &[&str]| {
        headers.iter().find(|(_, h)| words.iter().any(|w| h == w)).map(|(column, _)| *column)
    };
    let name = find(&["姓名", "名字", "人员姓名", "成员姓名", "姓　名"])?;
    let role = headers.iter().map(|h| h.0).find(|column| *column != name && all_roles(table, *column));
    let mut free = headers.iter().filter(|(column, _)| *column != name && Some(*column) != role);
    let post = free.clone().find(|(_, h)| h.contains("职务") || h.contains("职位")).map(|h| h.0);
    let organ =
        free.find(|(column, h)| Some(*column) != post && (h.contains("单位") || h == "部门")).map(|h| h.0);
    let listed = table.caption.as_deref().is_some_and(is_list_of_members);
    let known = role.is_some() && (listed || group.is_some() || names_roles(&headers, role));
    (known || listed && group.is_some()).then_some(Columns { name, role, organ, post })
}

/// `云溪区节水领导小组成员名单`.
fn is_list_of_members(caption: &str) -> bool {
    let group = words!["小组", "委员会", "指挥部", "专班", "联席会议"].stand_in(caption);
    group && words!["成员", "人员", "组成"].stand_in(caption)
}

/// True when the header of the roles says that they are held in a group.
fn names_roles(headers: &[(i32, String)], role: Option<i32>) -> bool {
    let header = headers.iter().find(|(column, _)| Some(*column) == role).map_or("", |h| h.1.as_str());
    words!["小组", "组内", "委员会", "指挥部", "角色", "身份"].stand_in(header)
}

/// True for a column in which nothing but roles stands.
fn all_roles(table: &Table, column: i32) -> bool {
    let cells = table.cells.iter().filter(|c| c.column == column && c.row_kind == RowKind::Data);
    let mut words = cells.map(bare).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some() && words.all(|w| is_role(&w) && !is_organ(&w))
}

fn cell(row: &[TableCell], column: i32) -> Option<&TableCell> {
    row.iter().find(|c| c.column == column)
}

/// The text of a cell without blanks.
fn bare(cell: &TableCell) -> String {
    cell.text.replace(is_blank, "")
}
