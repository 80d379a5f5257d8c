//! The unit of a table: `单位：人次`, `（单位：万元、%）`, `计量单位：吨`.

use super::{header, shape, value};
use crate::model::Table;

/// The unit that a line gives for the table below it: `单位：人次` → `人次`; `None` when the line is something else,
/// as the field `单位：区教育局`. The line is in normal form.
///
/// ```
/// use gongbao::structure::table::unit_line;
/// assert_eq!(unit_line("（单位：万元）"), Some("万元"));
/// assert_eq!(unit_line("单位：云溪区财政局"), None);
/// ```
pub fn unit_line(repaired: &str) -> Option<&str> {
    let line = repaired.trim();
    let line = line.strip_prefix('（').and_then(|inner| inner.strip_suffix('）')).unwrap_or(line);
    let (label, unit) = line.split_once('：')?;
    if !matches!(label, "单位" | "计量单位" | "金额单位" | "计价单位" | "货币单位" | "数量单位" | "面积单位")
    {
        return None;
    }
    let unit = unit.trim();
    let parts =
        || unit.split(['、', '，', '；', '/', '：', '（', '）', '或']).filter(|part| !part.is_empty());
    let known =
        value::is_unit(unit) || parts().any(value::is_unit) && parts().all(|part| part.chars().count() <= 6);
    let short = unit.chars().count() <= 2
        && !unit.is_empty()
        && !unit.ends_with(['委', '局', '办', '厅', '院', '部']);
    (known || short).then_some(unit)
}

/// Sets the unit of a table; its numbers which have none of their own take it, running numbers and years do not. Of several
/// units (`万元、个`) nothing says which is that of a number.
pub fn set_unit(table: &mut Table, unit: &str) {
    table.unit = Some(unit.to_owned());
    if unit.contains(['、', '，', '；']) {
        return;
    }
    let counts = |header: &str| {
        let label = header.rsplit(header::JOIN).next().unwrap_or(header);
        !shape::names_running_number(label) && !matches!(label, "年" | "年份" | "年度")
    };
    for cell in &mut table.cells {
        if cell.number.is_some() && cell.unit.is_none() && counts(&cell.header) {
            cell.unit = Some(unit.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_lines() {
        for (line, unit) in [
            ("单位：人次", Some("人次")),
            ("（单位：万元）", Some("万元")),
            ("单位：万元、%", Some("万元、%")),
            ("计量单位：亿立方米", Some("亿立方米")),
            ("单位：株", Some("株")),
            ("单位：元/吨", Some("元/吨")),
            ("单位：云溪区教育局", None),
            ("责任单位：区教委", None),
            ("单位：", None),
            ("各单位：", None),
        ] {
            assert_eq!(unit_line(line), unit, "{line}");
        }
    }
}
