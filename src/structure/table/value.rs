//! The number in a cell: `11400`, `1,200.5`, `-3.2%`, `20家`, `６ 万元`.
//!
//! ```text
//! value = [ "+" | "-" | "－" | "—" ] ( digits { "," digit digit digit } ) [ "." digits ] [ "%" | "‰" | unit ] ;
//! ```
//!
//! Not a value: a date (`2019年`), an ordinal (`第3`, `3.`), a range (`1—2`), a number with words (`约20家`).

use crate::model::Decimal;

/// Number and unit of a cell, when the whole cell is a number; `cell` is in normal form.
pub(super) fn value(cell: &str) -> Option<(Decimal, Option<&str>)> {
    let (negative, unsigned) = sign(cell);
    let end = unsigned.find(|c: char| !matches!(c, '0'..='9' | ',' | '，' | '.')).unwrap_or(unsigned.len());
    let (digits, unit) = unsigned.split_at(end);
    let number = decimal(digits)?;
    let unit = unit.trim();
    if !(unit.is_empty() || is_unit(unit)) {
        return None;
    }
    let number = if negative { -number } else { number };
    Some((number, Some(unit).filter(|unit| !unit.is_empty())))
}

fn sign(cell: &str) -> (bool, &str) {
    match cell.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, cell.strip_prefix('+').unwrap_or(cell)),
    }
}

/// `1,200.5`: groups of three when there are commas; digits on both sides of the point.
fn decimal(digits: &str) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split([',', '，']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = first.len() <= 3 || rest.is_empty();
    if first.is_empty() || !grouped || rest.iter().any(|group| group.len() != 3) {
        return None;
    }
    if fraction.is_some_and(|f| f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '，')).collect();
    plain.parse().ok()
}

/// Units of counting and measure as they stand behind a number or in `单位：…`, without their order of magnitude.
const UNITS: &str = "
    % ‰ 元 美元 港元 欧元 日元 角 倍 分 度 岁 人 人次 人年 人日 人份 名 位 户 户次 家 家次 个 个百分点 百分点 项 项次 件 件次 宗
    宗地 起 例 次 批 批次 期 场 场次 届 处 座 所 间 栋 幢 套 台 台套 台次 辆 辆次 艘 架 架次 部 份 本 册 篇 张 块 条 支 只 头 羽 匹 株
    棵 片 对 组 班 村 镇 门 科 集 口 眼 盏 根 担 箱 盒 袋 瓶 桶 床 床位 张床 车次 标箱 剂次 学时 课时 学分
    分钟 小时 天 工作日 个工作日 个月 米 公里 千米 厘米 毫米 里 海里 亩 公顷 平方米 平方公里 平方千米 立方米 升 毫升
    克 千克 公斤 斤 吨 吨标准煤 吨标煤 千瓦 兆瓦 吉瓦 千瓦时 千伏 千伏安
    ㎡ m² m2 m³ m km km² cm mm kg g mg μg t L mL kW MW GW kWh ℃";

/// True for a unit, with its order of magnitude and divided by another: `万元`, `亿立方米`, `元/吨`, `元/平方米·月`.
pub(super) fn is_unit(text: &str) -> bool {
    let mut parts = text.split(['/', '·', '每']);
    let first = parts.next().is_some_and(is_simple_unit);
    text.len() <= 40 && first && parts.all(|part| is_simple_unit(part) || matches!(part, "年" | "月" | "日"))
}

fn is_simple_unit(part: &str) -> bool {
    let base = part.trim_start_matches(['十', '百', '千', '万', '亿']);
    let named = |unit: &str| UNITS.split_whitespace().any(|known| known == unit);
    !part.is_empty() && (base.is_empty() || named(base) || named(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: Option<(&str, Option<&str>)>) {
        let found = value(cell).map(|(number, unit)| (number.to_string(), unit));
        assert_eq!(found, expected.map(|(number, unit)| (number.to_owned(), unit)), "{cell}");
    }

    #[test]
    fn numbers() {
        check("11400", Some(("11400", None)));
        check("1,200.50", Some(("1200.50", None)));
        check("1，234，567", Some(("1234567", None)));
        check("-3.2%", Some(("-3.2", Some("%"))));
        check("+0.5", Some(("0.5", None)));
        check("20家", Some(("20", Some("家"))));
        check("6万元", Some(("6", Some("万元"))));
        check("35元/平方米", Some(("35", Some("元/平方米"))));
        check("1.5亿", Some(("1.5", Some("亿"))));
    }

    #[test]
    fn no_numbers() {
        for cell in [
            "",
            "—",
            "2019年",
            "9月",
            "2019年9月",
            "9月26日",
            "第3",
            "3.",
            "1—2",
            "约20家",
            "12,34",
            "1.2.3",
            "A1",
            ",",
            "5甲",
        ] {
            check(cell, None);
        }
    }
}
