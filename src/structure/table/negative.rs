//! Lines with separators that are no table: lists, fields, tables of contents, signatures, names in columns.

use super::shape;

/// True when rows of these texts, with something printed in two cells at least, are no table.
///
/// Each row holds the printed texts of its cells that are not empty.
pub(super) fn is_no_table(rows: &[Vec<&str>]) -> bool {
    let Some(first) = rows.first() else { return true };
    let headed = is_header_like(first);
    let most = |test: fn(&[&str]) -> bool| rows.iter().filter(|row| test(row)).count() * 2 > rows.len();
    test_all(first, is_field) && most(|row| test_all(row, is_field))
        || first.first().is_some_and(|cell| is_field(cell))
            && most(|row| row.first().is_some_and(|c| is_field(c)))
        || is_list_item(first) && most(is_list_item)
        || !headed
            && (is_contents(rows)
                || is_signature(rows)
                || is_names(rows)
                || is_prose(rows)
                || is_outline(rows))
}

/// True for a row that can head columns: short texts, one of which is a word for a column, no value.
pub(super) fn is_header_like(row: &[&str]) -> bool {
    row.len() > 1
        && !row.iter().any(|cell| shape::is_data(cell) || cell.ends_with(['：', ':']))
        && row.iter().any(|cell| shape::names_column(&without_blanks(cell)))
}

fn without_blanks(cell: &str) -> String {
    cell.chars().filter(|c| !c.is_whitespace()).collect()
}

fn test_all(row: &[&str], test: fn(&str) -> bool) -> bool {
    row.iter().all(|cell| test(cell))
}

/// `电话：023-…`, `索 引 号：`.
fn is_field(cell: &str) -> bool {
    const LONGEST: usize = 10;
    let stops = |c: &char| matches!(c, '，' | '。' | '；' | '：' | ':' | '0'..='9' | '０'..='９');
    let label = cell.chars().take_while(|c| !stops(c)).count();
    (1..=LONGEST).contains(&label) && matches!(cell.chars().nth(label), Some('：' | ':'))
}

/// A label of a list and its text.
fn is_list_item(row: &[&str]) -> bool {
    row.len() == 2 && shape::is_list_label(row[0])
}

/// Entries of a table of contents: a title and a page number that never falls.
fn is_contents(rows: &[Vec<&str>]) -> bool {
    let pages: Option<Vec<u32>> = rows.iter().map(|row| page(row)).collect();
    pages.is_some_and(|pages| pages.is_sorted())
}

fn page(row: &[&str]) -> Option<u32> {
    let labelled = row.len() == 3 && (shape::is_list_label(row[0]) || is_leader(row[1]));
    let numbered = shape::running_number(row[0]).is_some();
    if !labelled && (row.len() != 2 || numbered) {
        return None;
    }
    let last = row.last()?.trim_start_matches(['.', '…', '·', '．']);
    last.trim_matches(['（', '）', '(', ')', '-', '—', ' ']).parse().ok()
}

fn is_leader(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '.' | '…' | '·' | '．' | '-' | '—' | '┈'))
}

/// Two organs beside each other, and their dates below.
fn is_signature(rows: &[Vec<&str>]) -> bool {
    let dates = |row: &Vec<&str>| row.iter().all(|cell| shape::is_date(&without_blanks(cell)));
    rows.len() <= 3 && rows.last().is_some_and(dates)
}

/// Names of persons in columns.
fn is_names(rows: &[Vec<&str>]) -> bool {
    let name = |cell: &&str| {
        let cell = without_blanks(cell);
        let chars = cell.chars().count();
        (2..=4).contains(&chars) && cell.chars().all(crate::text::repair::is_han)
    };
    rows.iter().flatten().all(name)
}

/// Headings of a text that is numbered 2.2, 3, 3.1, whose words may stand apart: `3  附  则`.
fn is_outline(rows: &[Vec<&str>]) -> bool {
    let numbers: Option<Vec<Vec<u32>>> = rows.iter().map(|row| heading(row)).collect();
    numbers.is_some_and(|numbers| numbers.iter().any(|parts| parts.len() > 1) && numbers.is_sorted())
}

/// The parts of the number before words without numbers.
fn heading(row: &[&str]) -> Option<Vec<u32>> {
    const LONGEST: usize = 2;
    let (number, words) = row.split_first()?;
    let plain = |cell: &&str| cell.chars().all(crate::text::repair::is_han);
    let parts: Option<Vec<u32>> = number.split('.').map(|part| part.parse().ok()).collect();
    let short = parts.as_ref().is_some_and(|parts| parts.iter().all(|&part| (1..=99).contains(&part)));
    (short && (1..=LONGEST).contains(&words.len()) && words.iter().all(plain)).then_some(parts?)
}

/// Paragraphs with a tab somewhere: rows of two texts, half of which are sentences, without running numbers.
fn is_prose(rows: &[Vec<&str>]) -> bool {
    let sentence = |row: &&Vec<&str>| {
        row.len() == 2 && row.iter().any(|c| shape::is_sentence(c)) && shape::running_number(row[0]).is_none()
    };
    rows.iter().filter(sentence).count() * 2 >= rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], no_table: bool) {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
        assert_eq!(is_no_table(&rows), no_table, "{rows:?}");
    }

    #[test]
    fn no_tables() {
        check(&[&["1.", "加强领导。"], &["2.", "落实责任。"]], true);
        check(&[&["电话：3322", "传真：3323"], &["邮编：400000", "邮箱：a@b.cn"]], true);
        check(
            &[&["索 引 号：", "云2021-3", "分类：", "农业"], &["文号：", "云府〔2021〕3号", "日期：", "5月"]],
            true,
        );
        check(&[&["总体要求", "1"], &["主要任务", "3"], &["保障措施", "3"]], true);
        check(&[&["一、", "总体要求", "1"], &["二、", "主要任务", "3"]], true);
        check(&[&["云溪区财政局", "云溪区教育局"], &["2021年3月1日", "2021年3月1日"]], true);
        check(&[&["林知远", "周砚秋", "王 明"], &["陈一", "赵小满", "钱多"]], true);
        check(&[&["2.2", "专家组"], &["3", "附", "则"], &["3.1", "名词术语"]], true);
        check(&[&["一是抓学习。各镇要学深悟透。", "二是抓落实。"], &["三是抓督查", "要常抓不懈。"]], true);
    }

    #[test]
    fn tables() {
        check(&[&["序号", "单位"], &["1", "区教委"]], false);
        check(&[&["姓名", "性别"], &["林知远", "男"]], false);
        check(&[&["街道", "人数"], &["东湖街道", "5"], &["南山街道", "3"]], false);
        check(&[&["3", "区教委", "落实责任。"], &["4", "区财政局", "保障经费。"]], false);
        check(&[&["时间", "地点"], &["9月1日", "10月2日"]], false);
        check(&[&["2.2", "专家组", "12"], &["2.3", "办公室", "5"]], false);
        check(&[&["2.5", "水稻"], &["1.8", "小麦"]], false);
    }
}
