//! Posts in the columns of a table: `姓名 ⇥ 任命职务 ⇥ 免去职务`.
//!
//! A column counts when its header names a change. What somebody is (`职务`, `现任职务`, `原职务`) changes nothing: those
//! columns are left to others.

use crate::extract::View;
use crate::grammar::appointment::{positions, probation};
use crate::grammar::surname::is_name;
use crate::model::{Action, Appointment, RowKind, Table, TableCell};
use crate::text::repair::is_blank;

/// A cell of a column whose header names a change of post.
const RULE: &str = "post-column";

/// Headers and what their columns tell.
const CHANGES: &[(&str, Action)] = &[
    ("任命职务", Action::Appoint),
    ("任职职务", Action::Appoint),
    ("新任职务", Action::Appoint),
    ("任何职务", Action::Appoint),
    ("任何职", Action::Appoint),
    ("任命", Action::Appoint),
    ("任职", Action::Appoint),
    ("拟任职务", Action::Nominate),
    ("拟任命职务", Action::Nominate),
    ("提名职务", Action::Nominate),
    ("聘任职务", Action::Hire),
    ("聘任", Action::Hire),
    ("免去职务", Action::Remove),
    ("免职职务", Action::Remove),
    ("免何职务", Action::Remove),
    ("免何职", Action::Remove),
    ("所免职务", Action::Remove),
    ("免去", Action::Remove),
    ("免职", Action::Remove),
];

/// Headers of columns that may set a probation.
const REMARKS: &[&str] = &["备注", "说明"];

/// A person and a post in the cells of a row.
pub(in crate::extract) struct Post<'a> {
    action: Action,
    verb: String,
    name: String,
    named: &'a TableCell,
    post: &'a TableCell,
    /// Months of probation that the post or a remark in the row gives.
    probation: Option<i32>,
}

/// The changes of post in the tables of a document, in text order.
pub(in crate::extract) fn posts(view: View<'_>) -> Vec<Post<'_>> {
    view.document.tables.iter().flat_map(of_table).collect()
}

fn of_table(table: &Table) -> Vec<Post<'_>> {
    let headers = headers(table);
    let Some((name, _)) = headers.iter().find(|(_, header)| matches!(header.as_str(), "姓名" | "名字"))
    else {
        return Vec::new();
    };
    let changes: Vec<(i32, Action, &String)> = headers
        .iter()
        .filter_map(|(column, header)| {
            let (_, action) = CHANGES.iter().find(|(word, _)| word == header)?;
            Some((*column, *action, header))
        })
        .collect();
    let remark = headers.iter().find(|(_, header)| REMARKS.contains(&header.as_str()));
    let rows = table.cells.chunk_by(|a, b| a.row == b.row);
    let rows = rows.filter(|row| row[0].row_kind == RowKind::Data);
    rows.flat_map(|row| {
        let remark = remark.and_then(|(column, _)| row.iter().find(|cell| cell.column == *column));
        let terms = remark.and_then(|cell| probation(&cell.text));
        let named = row.iter().find(|cell| cell.column == *name);
        changes.iter().filter_map(move |(column, action, verb)| {
            let named = named?;
            let name = named.text.replace(is_blank, "");
            let name = name.split('（').next().unwrap_or_default().to_owned();
            let post = row.iter().find(|cell| cell.column == *column && !cell.text.is_empty())?;
            let probation = probation(&post.text).or(terms);
            let verb = (*verb).clone();
            is_name(&name).then_some(Post { action: *action, verb, name, named, post, probation })
        })
    })
    .collect()
}

/// The columns of a table with the last parts of their headers, without blanks: `新任 / 姓 名` as `姓名`.
pub(in crate::extract) fn headers(table: &Table) -> Vec<(i32, String)> {
    let first = table.cells.iter().take_while(|c| c.row == table.cells[0].row);
    let last = |header: &str| header.rsplit(" / ").next().unwrap_or(header).replace(is_blank, "");
    first.map(|c| (c.column, last(&c.header))).collect()
}

impl Post<'_> {
    /// The person.
    pub(in crate::extract) fn name(&self) -> &str {
        &self.name
    }

    /// The post as it is printed, without the bracket that sets a probation.
    pub(in crate::extract) fn position(&self) -> &str {
        let text = self.post.text.as_str();
        let text = text
            .rfind('（')
            .filter(|open| probation(&text[*open..]).is_some())
            .map_or(text, |open| &text[..open]);
        text.strip_suffix("职务").unwrap_or(text)
    }

    /// From the name to the post.
    pub(in crate::extract) fn span(&self) -> crate::text::Span {
        self.named.span.cover(self.post.span)
    }

    /// A row for each position in the cell.
    pub(super) fn rows(&self, view: View<'_>) -> Vec<Appointment> {
        let text = self.position();
        let row = |position: crate::grammar::appointment::Position| Appointment {
            appointment_id: String::new(),
            document_id: view.document.document_id.clone(),
            person: self.name.clone(),
            action: self.action,
            action_raw: self.verb.clone(),
            organ: position.organ.map(|organ| text[organ].to_owned()),
            organ_id: None,
            post: text[position.post].to_owned(),
            position_raw: text[position.range].to_owned(),
            probation_months: self.probation.filter(|_| self.action != Action::Remove),
            effective_date: None,
            rule: RULE,
            span: self.span(),
        };
        positions(text).into_iter().map(row).collect()
    }
}
