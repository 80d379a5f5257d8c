//! What a single cell looks like: a running number, a total, a date, the name of a column.

use std::sync::LazyLock;

use regex::Regex;

use super::value;
use crate::model::RowKind;
use crate::text::words::{CharSet, chars, words};

/// The value of a running number: `12`, `12.`, `（12）`, `十二`.
pub(super) fn running_number(cell: &str) -> Option<u32> {
    let bare = cell.trim_start_matches(['（', '(']).trim_end_matches(['）', ')', '.', '、', '．']);
    if bare.len() <= 4 && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse().ok();
    }
    han_number(bare)
}

/// Han numerals up to 99.
fn han_number(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |part: &str| {
        let mut chars = part.chars();
        let at = DIGITS.chars().position(|c| Some(c) == chars.clone().next())?;
        chars.nth(1).is_none().then_some(at as u32 + 1)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            Some(tens * 10 + if ones.is_empty() { 0 } else { digit(ones)? })
        }
    }
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `1.`, `（1）` and a text.
    Numbered,
    /// `一、` and a text.
    Part,
    /// `（一）` and a text.
    SubPart,
    /// A number alone.
    Number,
    /// A date.
    Date,
    /// Running text.
    Sentence,
    /// Another text.
    Label,
}

/// What a cell looks like.
pub(super) fn shape(cell: &str) -> Shape {
    let after_han = cell.trim_start_matches(|c| chars!("一二三四五六七八九十").has(c));
    let after_digits = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    match cell {
        _ if value::value(cell).is_some() => Shape::Number,
        _ if is_date(cell) => Shape::Date,
        _ if after_han.len() < cell.len() && after_han.starts_with('、') => Shape::Part,
        _ if is_unit_head(cell) => Shape::SubPart,
        _ if after_digits.len() < cell.len() && after_digits.starts_with(['.', '、']) => Shape::Numbered,
        _ if is_sentence(cell) => Shape::Sentence,
        _ => Shape::Label,
    }
}

/// What the row is that begins with this label.
pub(super) fn row_kind(label: &str) -> RowKind {
    const LONGEST: usize = 8;
    let label = label.split(['（', '(', '：']).next().unwrap_or(label);
    if label.chars().count() > LONGEST {
        return RowKind::Data;
    }
    match label {
        _ if label.ends_with("小计") => RowKind::Subtotal,
        _ if words!["合计", "总计", "共计"].end(label) => RowKind::Total,
        _ => RowKind::Data,
    }
}

/// True for a year as columns are headed with it: `2019年`, `2019`, `2019年度`.
pub(super) fn is_year(cell: &str) -> bool {
    let digits = cell.trim_end_matches('度').trim_end_matches('年');
    digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(&digits[..2], "19" | "20")
}

/// True for a whole date or a stretch between dates: `2019年9月17日`, `9月28日—10月30日`, `10月`, `2019.9.17`.
pub(super) fn is_date(cell: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        let date = "(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?|[0-9]{1,2}日|[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?";
        Regex::new(&format!("^(?:{date})(?:[—\\-~～至到]+(?:{date}))?(?:前|起)?$"))
            .expect("a regular expression")
    });
    DATE.is_match(cell)
}

/// True for a cell which a header does not have: a number that is no year, a day, a sentence. Months head columns.
pub(super) fn is_data(cell: &str) -> bool {
    let day = is_date(cell) && (cell.contains('日') || cell.contains(['.', '/', '-']));
    is_sentence(cell) || day || (value::value(cell).is_some() && !is_year(cell))
}

/// True for running text.
pub(super) fn is_sentence(cell: &str) -> bool {
    const LONGEST_LABEL: usize = 40;
    cell.ends_with(['。', '；']) || cell.contains('。') || cell.chars().count() > LONGEST_LABEL
}

/// Words that stand in the names of columns.
const COLUMN_WORDS: &str = "
    序号 编号 名称 姓名 项目 单位 部门 指标 类别 类型 内容 时间 时限 日期 地点 地区 备注 说明 职务 性别 任务 措施 目标 标准
    数量 金额 面积 规模 年度 责任 职责 事项 区县 乡镇 等级 范围 依据 合计 小计 总计 电话 文号 标题 页码 年份 比例 条文 罪名
    代码 坐标 价格 费用 税率";

/// True for a short text with a word that names columns.
pub(super) fn names_column(cell: &str) -> bool {
    cell.chars().count() <= 16
        && !cell.contains('：')
        && COLUMN_WORDS.split_whitespace().any(|word| cell.contains(word))
}

/// True for a word that is the whole name of a column: `单位`, `序号`.
pub(super) fn is_name_of_column(cell: &str) -> bool {
    COLUMN_WORDS.split_whitespace().any(|word| cell == word)
}

/// True for the head of a column of running numbers.
pub(super) fn names_running_number(cell: &str) -> bool {
    matches!(cell, "序号" | "编号" | "号" | "项次" | "序" | "次序" | "顺序" | "顺序号" | "No." | "NO." | "No")
}

/// True for the label of a list item or unit, alone: `1.`, `（一）`, `一、`, `第三条`, `●`.
pub(super) fn is_list_label(cell: &str) -> bool {
    let digits = chars!("一二三四五六七八九十百零〇0123456789０１２３４５６７８９");
    let behind = |text| behind_digits(text, digits, 5);
    let mut chars = cell.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    match first {
        '（' | '(' => behind_bracketed(rest, behind).is_some_and(|rest| matches!(rest, "" | "、" | ".")),
        '第' => {
            let rest = behind(rest).and_then(|rest| rest.strip_prefix(['编', '章', '节', '条', '款', '项']));
            rest.is_some_and(|rest| matches!(rest, "" | "、" | "："))
        }
        '附' => {
            let rest = rest.strip_prefix('件').and_then(behind);
            rest.is_some_and(|rest| matches!(rest, "" | "." | "：" | ":"))
        }
        '①'..='⑳' | '㈠'..='㈩' | '⑴'..='⒇' => rest.is_empty(),
        _ if chars!("●○■□◆◇▲△★☆•·*▪-").has(first) => rest.is_empty(),
        _ => behind(cell).is_some_and(|rest| matches!(rest, "、" | "." | "．" | "）" | ")")),
    }
}

/// True for a text that begins as a numbered unit: `一、教育`, `（二）医疗`, `第三类`.
pub(super) fn is_unit_head(text: &str) -> bool {
    let behind = |text| behind_digits(text, chars!("一二三四五六七八九十"), 3);
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        return behind_bracketed(rest, behind).is_some();
    }
    match text.strip_prefix('第') {
        Some(rest) => behind(rest).is_some_and(|rest| rest.starts_with(['部', '批', '类'])),
        None => behind(text).is_some_and(|rest| rest.starts_with('、')),
    }
}

/// What stands behind one to `most` digits.
pub(super) fn behind_digits<'t>(text: &'t str, digits: &CharSet, most: usize) -> Option<&'t str> {
    let count = text.chars().take(most).take_while(|c| digits.has(*c)).count();
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    (count > 0).then(|| &text[end..])
}

/// What stands behind a number and the bracket that closes it.
fn behind_bracketed<'t>(text: &'t str, number: impl Fn(&'t str) -> Option<&'t str>) -> Option<&'t str> {
    number(text)?.strip_prefix(['）', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_numbers() {
        for (cell, number) in
            [("1", Some(1)), ("12.", Some(12)), ("（3）", Some(3)), ("十二", Some(12)), ("二十", Some(20))]
        {
            assert_eq!(running_number(cell), number, "{cell}");
        }
        for cell in ["", "1.5", "一是", "甲", "12345", "A1"] {
            assert_eq!(running_number(cell), None, "{cell}");
        }
    }

    #[test]
    fn kinds_of_rows() {
        for (label, kind) in [
            ("合计", RowKind::Total),
            ("全区总计", RowKind::Total),
            ("共计（万元）", RowKind::Total),
            ("街道小计", RowKind::Subtotal),
            ("合计生育率", RowKind::Data),
            ("会计", RowKind::Data),
        ] {
            assert_eq!(row_kind(label), kind, "{label}");
        }
    }

    #[test]
    fn dates_and_years() {
        for cell in ["2019年9月17日", "8月31日—9月29日", "10月", "2020.3", "6月底前", "3日至5日"]
        {
            assert!(is_date(cell), "{cell}");
        }
        for cell in ["2019年", "10", "时间", "10月开工"] {
            assert!(!is_date(cell), "{cell}");
        }
        assert!(
            is_year("2019年")
                && is_year("2019")
                && is_year("2020年度")
                && !is_year("1850")
                && !is_year("20192")
        );
    }

    #[test]
    fn heads_of_units() {
        for text in ["一、教育", "（二）医疗", "(十二)医疗", "第三类", "第十二批名单"] {
            assert!(is_unit_head(text), "{text}");
        }
        for text in
            ["", "教育", "一", "（甲）医疗", "（二医疗", "第三条", "第三", "一二三四、教育", "1、教育"]
        {
            assert!(!is_unit_head(text), "{text}");
        }
    }

    #[test]
    fn labels_alone() {
        for cell in
            ["1.", "（一）", "（3）、", "一、", "１０）", "第三条", "第12款：", "●", "附件1", "①", "⑵"]
        {
            assert!(is_list_label(cell), "{cell}");
        }
        for cell in ["", "1", "甲", "一、总则", "序号", "（甲）", "（一）则", "第条", "123456.", "附件", "①②"]
        {
            assert!(!is_list_label(cell), "{cell}");
        }
    }
}
