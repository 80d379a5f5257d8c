//! `text-table-mismatch`: the text says another sum than the table that it announces.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::extract::SourceRecords;
use crate::model::{Comparator, Decimal, Document, RowKind, Table, Target};

/// A quantity of the text differs from the total of a table for the same year and unit.
///
/// Compared only where both are plain: one quantity of the text with the table's unit in that year, and one total.
/// The quantity of a whole period is compared with the sum of its years.
/// Example: `2021年培训1200人次`, and a table whose column 2021年 adds up to 1100.
pub static TEXT_TABLE_MISMATCH: Code = Code {
    name: "text-table-mismatch",
    family: Family::Source,
    severity: Severity::Warning,
    about: "the text and a table of the same document give different sums for a year",
};

/// Compares the totals of each table with the quantities of its document's text.
pub(super) fn find(records: &SourceRecords) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut of_document: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for target in &records.targets {
        of_document.entry(&target.document_id).or_default().push(target);
    }
    for (at, document) in records.structure.documents.iter().enumerate() {
        let targets = of_document.get(document.document_id.as_str()).map_or(&[][..], Vec::as_slice);
        for (target, message) in contradictions(document, targets) {
            found.push(Diagnostic::new(&TEXT_TABLE_MISMATCH, Some(at), target.span, message));
        }
    }
    found
}

fn contradictions<'a>(document: &Document, targets: &[&'a Target]) -> Vec<(&'a Target, String)> {
    let mut found = Vec::new();
    for table in &document.tables {
        let (Some(unit), totals) = (&table.unit, totals_by_year(table)) else { continue };
        let plain: Vec<&&Target> =
            targets.iter().filter(|t| t.unit == *unit && t.comparator == Comparator::Eq).collect();
        for (year, total) in &totals {
            let of_year: Vec<&&&Target> = plain.iter().filter(|t| years(t) == Some((*year, *year))).collect();
            if let [target] = of_year[..]
                && target.value != *total
            {
                found.push((**target, said(target, &year.to_string(), *total)));
            }
        }
        found.extend(whole_period(&plain, &totals));
    }
    found
}

/// The quantity of all years together against the sum of the totals.
fn whole_period<'a>(plain: &[&&'a Target], totals: &BTreeMap<i16, Decimal>) -> Option<(&'a Target, String)> {
    let (first, last) = (*totals.keys().next()?, *totals.keys().next_back()?);
    let sum = totals.values().try_fold(Decimal::ZERO, |sum, total| sum.checked_add(*total))?;
    let of_period: Vec<&&&Target> =
        plain.iter().filter(|t| first < last && years(t) == Some((first, last))).collect();
    match of_period[..] {
        [target] if target.value != sum => Some((**target, said(target, &format!("{first}–{last}"), sum))),
        _ => None,
    }
}

fn said(target: &Target, period: &str, total: Decimal) -> String {
    format!("the text gives {} for {period}, the table adds up to {}", target.value_raw, total.normalize())
}

fn years(target: &Target) -> Option<(i16, i16)> {
    Some((target.period_start?.year(), target.period_end?.year()))
}

/// The printed totals of the columns that a year heads.
fn totals_by_year(table: &Table) -> BTreeMap<i16, Decimal> {
    let totals = table.cells.iter().filter(|c| c.row_kind == RowKind::Total);
    totals.filter_map(|c| Some((year_of(&c.header)?, c.number?))).collect()
}

/// The year that a header ends with: `指导计划 / 2021年`.
fn year_of(header: &str) -> Option<i16> {
    let digits = header.strip_suffix('年')?;
    let from = digits.len().checked_sub(4)?;
    digits.get(from..)?.parse().ok().filter(|year| (1949..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    fn document(said: u32) -> String {
        format!(
            "云溪区人民政府办公室关于做好培训工作的通知\n\n各镇人民政府：\n\n2021年培训{said}人次，2022年培训300人次。\n\n\
             任务分解表\n\n单位：人次\n\n序号\t单位\t2021年\t2022年\n1\t甲镇\t120\t100\n2\t乙镇\t80\t200\n合 计\t\t200\t300\n"
        )
    }

    #[test]
    fn sums_of_text_and_table() {
        assert_eq!(codes(&document(210)), ["text-table-mismatch"]);
        assert_eq!(codes(&document(200)), Vec::<&str>::new());
    }
}
