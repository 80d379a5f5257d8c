//! Columns of a directory: `联系人`, `联系电话`, `邮箱`.
//!
//! A column counts when its header is a label of contacts. An address or a site alone may be that of anything: it counts
//! in a table that names persons, telephones or mail addresses too.

use super::label::kind_of;
use super::{names, values};
use crate::extract::View;
use crate::model::{Contact, ContactKind, RowKind, Table, TableCell};
use crate::text::Repaired;

/// A cell of a column whose header is a label of contacts.
const RULE: &str = "contact-column";

/// The contacts of the tables of a document, in text order.
pub(super) fn contacts(view: View<'_>) -> Vec<Contact> {
    view.document.tables.iter().flat_map(|table| of_table(view, table)).collect()
}

fn of_table(view: View<'_>, table: &Table) -> Vec<Contact> {
    let first = table.cells.iter().take_while(|cell| cell.row == 1);
    let columns: Vec<(i32, ContactKind)> =
        first.filter_map(|cell| Some((cell.column, kind_of(last_part(&cell.header))?))).collect();
    let reaches = |kind: ContactKind| {
        matches!(kind, ContactKind::Person | ContactKind::Phone | ContactKind::Email | ContactKind::Fax)
    };
    if !columns.iter().any(|(_, kind)| reaches(*kind)) {
        return Vec::new();
    }
    let data = table.cells.iter().filter(|cell| cell.row_kind == RowKind::Data && !cell.text.is_empty());
    data.filter_map(|cell| Some((cell, columns.iter().find(|(column, _)| *column == cell.column)?.1)))
        .flat_map(|(cell, kind)| of_cell(view, cell, kind))
        .collect()
}

/// The values of a cell; beside a name its number may stand in one cell.
fn of_cell(view: View<'_>, cell: &TableCell, kind: ContactKind) -> Vec<Contact> {
    let source = &view.source.text;
    let repaired = Repaired::new(source, &[cell.span]);
    let text = repaired.text();
    let whole = 0..text.len();
    let mut found: Vec<(ContactKind, std::ops::Range<usize>)> = Vec::new();
    if kind == ContactKind::Person {
        let named = names(text, whole.clone(), &|range| repaired.raw(source, range));
        found.extend(named.into_iter().map(|(range, _)| (kind, range)));
        found.extend(
            values(ContactKind::Phone, text, whole).into_iter().map(|range| (ContactKind::Phone, range)),
        );
    } else {
        found.extend(values(kind, text, whole).into_iter().map(|range| (kind, range)));
    }
    let contact = |(kind, range): (ContactKind, std::ops::Range<usize>)| Contact {
        document_id: Some(view.document.document_id.clone()),
        issue_id: view.document.issue_id.clone(),
        kind,
        value: text[range].to_owned(),
        label_raw: Some(last_part(&cell.header).to_owned()),
        rule: RULE,
        span: cell.span,
    };
    found.into_iter().map(contact).collect()
}

fn last_part(header: &str) -> &str {
    header.rsplit(" / ").next().unwrap_or(header)
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::in_notice;

    #[test]
    fn directories_name_persons_and_numbers() {
        let table = "咨询名录\n\n单位\t联系人\t联系电话\t地址\n区教委\t林知远\t61270000\t学府路1号\n区财政局\t周砚秋\t61270001\t学府路2号";
        let rows = in_notice(table, super::super::extract);
        let found: Vec<_> = rows.iter().map(|c| (c.kind.as_str(), c.value.as_str())).collect();
        let expected = [
            ("person", "林知远"),
            ("phone", "61270000"),
            ("address", "学府路1号"),
            ("person", "周砚秋"),
            ("phone", "61270001"),
            ("address", "学府路2号"),
        ];
        assert_eq!(found, expected);
        let table = "学校名录\n\n学校\t地址\t网站\n云溪一中\t学府路1号\t无\n云溪二中\t学府路2号\t无";
        assert!(in_notice(table, super::super::extract).is_empty());
    }
}
