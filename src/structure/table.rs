//! stub
use crate::model::{Format, Table, TableSyntax};
use crate::text::Lines;
use std::ops::Range;
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct RowRun {
    pub lines: Range<usize>,
    pub syntax: TableSyntax,
}
#[allow(missing_docs)]
pub fn row_runs(_: &str, _: &Lines, _: Format) -> Vec<RowRun> {
    vec![]
}
#[allow(missing_docs)]
pub fn build(_: &str, _: &Lines, _: &[RowRun]) -> Table {
    unimplemented!()
}
#[allow(missing_docs)]
pub fn continues(_: &str, _: &Lines, _: &[RowRun], _: &RowRun) -> bool {
    false
}
#[allow(missing_docs)]
pub fn unit_line(_: &str) -> Option<&str> {
    None
}
