//! Who answers for something, from tables that print the office beside the name: `行政责任人 ⇥ 职务` above `林知远 ⇥ 副区长`.
//!
//! The column of offices stands right behind that of the names. Not accepted: columns of names alone, of which the table does not
//! say who they are.

use super::super::View;
use super::super::appointments::table::headers;
use super::person;
use crate::grammar::surname::is_name;
use crate::model::{Capacity, Person, RowKind, Table};
use crate::text::repair::is_blank;
use crate::text::words::words;

/// A cell of a column that names persons, with their offices in the next.
const RULE: &str = "office-column";

/// The persons of such columns in the tables of a document, in text order.
pub(super) fn holders(view: View<'_>) -> Vec<Person> {
    view.document.tables.iter().flat_map(|table| of_table(view, table)).collect()
}

fn of_table(view: View<'_>, table: &Table) -> Vec<Person> {
    let columns: Vec<i32> = headers(table)
        .windows(2)
        .filter(|pair| names_holders(&pair[0].1) && words!["职务", "单位及职务", "单位职务"].end(&pair[1].1))
        .map(|pair| pair[0].0)
        .collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for pair in table.cells.windows(2).filter(|pair| columns.contains(&pair[0].column)) {
        let ([named, held], name) = ([&pair[0], &pair[1]], pair[0].text.replace(is_blank, ""));
        let fits = named.row_kind == RowKind::Data && held.row == named.row && is_name(&name);
        if fits && !held.text.is_empty() {
            let row = person(view, name, Capacity::Official, RULE, named.span.cover(held.span));
            rows.push(Person { position: Some(held.text.clone()), ..row });
        }
    }
    rows
}

/// True for the head of a column of those who answer for something: `行政责任人`, `包保领导`.
fn names_holders(header: &str) -> bool {
    words![
        "责任人",
        "责任领导",
        "包保领导",
        "联系领导",
        "挂钩领导",
        "牵头领导",
        "分管领导",
        "包联领导",
        "挂点领导"
    ]
    .end(header)
}
