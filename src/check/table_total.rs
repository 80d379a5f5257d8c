//! `table-total-mismatch`: a total that is not the sum of its rows.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Decimal, RowKind, Table, TableCell};
use crate::text::words::chars;

/// A printed total differs from the sum of the rows above it.
///
/// Recomputed with exact decimals: 小计 adds the data rows since the last 小计, 合计 adds all data rows.
/// Example: rows 120, 80, 60 and a total of 270.
pub static TABLE_TOTAL_MISMATCH: Code = Code {
    name: "table-total-mismatch",
    family: Family::Source,
    severity: Severity::Warning,
    about: "a printed total is not the sum of its rows",
};

/// Recomputes the totals of each table.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, document) in records.structure.documents.iter().enumerate() {
        for table in &document.tables {
            found.extend(wrong_totals(table).map(|(cell, sum)| {
                let message =
                    format!("{} prints {}, its rows add up to {}", cell.header, cell.text, sum.normalize());
                Diagnostic::new(&TABLE_TOTAL_MISMATCH, Some(at), cell.span, message)
            }));
        }
    }
    found
}

fn wrong_totals(table: &Table) -> impl Iterator<Item = (&TableCell, Decimal)> {
    let mut columns: BTreeMap<i32, Vec<&TableCell>> = BTreeMap::new();
    for cell in &table.cells {
        columns.entry(cell.column).or_default().push(cell);
    }
    columns.into_values().flat_map(|cells| column_totals(&cells))
}

/// The totals of a column that differ from the sums of its rows.
fn column_totals<'a>(cells: &[&'a TableCell]) -> Vec<(&'a TableCell, Decimal)> {
    let (mut all, mut part, mut rows, mut wrong) = (Some(Decimal::ZERO), Some(Decimal::ZERO), 0, Vec::new());
    let mut groups = Groups::default();
    for &cell in cells {
        let add = |sum: Option<Decimal>| match (sum, cell.number, cell.text.is_empty()) {
            (Some(sum), Some(number), _) => sum.checked_add(number),
            (sum, None, true) => sum,
            _ => None,
        };
        let found = match cell.row_kind {
            RowKind::Data => {
                (all, part) = (add(all), add(part));
                rows += 1;
                groups.add(cell);
                None
            }
            RowKind::Subtotal => {
                let found = differs(cell, part, rows);
                part = Some(Decimal::ZERO);
                found
            }
            RowKind::Total => differs(cell, all, rows),
        };
        wrong.extend(found.filter(|(total, _)| !groups.add_up_to(total)));
    }
    wrong
}

/// The rows of a column of which some are parts of others: `一、税收收入` above `增值税`, `其中：…`.
#[derive(Default)]
struct Groups {
    /// Rows at the top, and their sum while it can be told.
    tops: usize,
    sum: Option<Decimal>,
    /// What is a part and what is not cannot be told.
    mixed: bool,
}

impl Groups {
    fn add(&mut self, cell: &TableCell) {
        let label = cell.row_label.as_deref().unwrap_or("");
        let head = label.trim_start_matches(|c| chars!("一二三四五六七八九十").has(c));
        self.mixed |= label.contains("其中");
        if head.len() < label.len() && head.starts_with(['、', '.']) {
            let before = if self.tops == 0 { Some(Decimal::ZERO) } else { self.sum };
            self.sum = before.and_then(|sum| sum.checked_add(cell.number.unwrap_or_default()));
            self.tops += 1;
        }
    }

    /// True when the rows at the top add up to the total, or cannot be told apart.
    fn add_up_to(&self, total: &TableCell) -> bool {
        self.mixed || self.tops > 0 && self.sum.is_some() && self.sum == total.number
    }
}

fn differs(cell: &TableCell, sum: Option<Decimal>, rows: usize) -> Option<(&TableCell, Decimal)> {
    let share = cell.text.contains(['%', '率', '比'])
        || cell.header.contains(['率', '比', '%', '％', '‰', '均'])
        || cell.header.contains("增长")
        || cell.header.contains("增减")
        || cell.header.contains("序号");
    let (sum, number) = (sum?, cell.number?);
    (rows >= 2 && sum != number && !share).then_some((cell, sum))
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    fn document(total: u32) -> String {
        format!(
            "云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n任务如下表。\n\n任务表\n\n序号\t单位\t任务数\n1\t甲镇\t120\n2\t乙镇\t80\n合 计\t\t{total}\n"
        )
    }

    #[test]
    fn totals() {
        assert_eq!(codes(&document(210)), ["table-total-mismatch"]);
        assert_eq!(codes(&document(200)), Vec::<&str>::new());
        let by_parts = |total: &str| {
            format!(
                "云溪区人民政府关于甲事的通知\n\n各镇人民政府：\n\n收入如下表。\n\n收入表\n\n项目\t预算数\n一、税收收入\t120\n增值税\t70\n契税\t50\n二、非税收入\t80\n合 计\t{total}\n"
            )
        };
        assert_eq!(codes(&by_parts("200")), Vec::<&str>::new());
        assert_eq!(codes(&by_parts("210")), ["table-total-mismatch"]);
    }
}
