//! What is printed around the title of a document and is no part of it: which issue and which column of a gazette it stands
//! in, where on a site it lies, when and by whom it was put there.
//!
//! ```text
//! aside = issue | column | trail | a line without Chinese
//! issue = { gazette | number of the issue | page | date }         第12期　青岚省人民政府公报　·5·
//! trail = name { ">" name } | name "|" name { "|" name }          首页 > 政务公开 > 政府文件, 首页 | 新闻 | 服务
//! ```

use super::furniture::is_page_mark;
use super::line::issue_number::{bare_issue, issue_number};
use super::masthead::gazette_title;
use super::node::Node;
use super::segment::is_group_heading;
use crate::grammar::date::whole_date;
use crate::text::repair::{is_blank, is_han, normal};

/// So many characters may such a line have.
const LONGEST: usize = 60;

/// True for such a line.
pub(super) fn is_aside(text: &str, node: &Node) -> bool {
    let line = node.str();
    !node.is_table()
        && node.width() <= LONGEST
        && (!line.contains(is_han)
            || is_trail(line)
            || is_group_heading(line)
            || is_issue(node.span().slice(text)))
}

/// `首页 > 政务公开 > 政府文件`, `首页 | 新闻 | 服务`.
fn is_trail(line: &str) -> bool {
    const LONGEST: usize = 12;
    let is_name = |name: &str| (1..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_han);
    let names = |marks: &'static [char]| line.split(marks).map(str::trim);
    let parts = |marks, fewest: usize| names(marks).nth(fewest - 1).is_some() && names(marks).all(is_name);
    parts(&['>', '＞', '»'], 2) || parts(&['|', '｜'], 3)
}

/// The gazette or the number of its issue, with nothing else but a column, a page and a date.
fn is_issue(printed: &str) -> bool {
    if is_number(&normal(printed)) {
        return true;
    }
    let parts = printed.split(is_blank).map(normal).filter(|part| !part.is_empty());
    let names = |part: String| is_number(&part) || is_gazette(&part);
    let beside = |part: &String| is_page_mark(part) || whole_date(part).is_some() || is_group_heading(part);
    let mut others = parts.filter(|part| !beside(part)).peekable();
    others.peek().is_some() && others.all(names)
}

fn is_number(part: &str) -> bool {
    part.ends_with(['期', '）']) && issue_number(part).is_some() || bare_issue(part).is_some()
}

/// The title of a gazette, alone or with the number of its issue.
fn is_gazette(part: &str) -> bool {
    gazette_title(part).is_some_and(|(_, behind)| {
        let paged = behind.rsplit_once('·').filter(|(_, page)| is_page_mark(page));
        let behind = paged.map_or(behind, |(behind, _)| behind);
        let behind = behind.trim_matches(|c: char| !is_han(c) && !c.is_ascii_digit() && c != '（');
        behind.is_empty() || is_page_mark(behind) || is_number(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_of_gazettes() {
        for line in [
            "第12期　　青岚省人民政府公报　　·5·",
            "2019年第12期 青岚省人民政府公报 5",
            "青岚省人民政府公报",
            "青岚省人民政府公报·2019年第12期·5",
            "2019 年第 12 期",
            "2019年6月30日 第12期（总第500期）",
        ] {
            assert!(is_issue(line), "{line}");
        }
        for line in [
            "青岚省2019年国民经济和社会发展统计公报",
            "青岚省人民政府关于节水的通知",
            "青岚省人民政府公报编辑办法",
            "关于做好2019年第2期培训的通知",
            "第2741号提案的答复",
            "第208号",
            "2019年6月30日",
        ] {
            assert!(!is_issue(line), "{line}");
        }
    }

    #[test]
    fn trails_of_sites() {
        assert!(is_trail("首页 > 政务公开 > 政府文件"));
        assert!(is_trail("首页|新闻|政务公开"));
        for line in ["县水利局|县财政局", "首页，政务公开", "关于印发<script>的通知", "到2025年，覆盖率>95%"]
        {
            assert!(!is_trail(line), "{line}");
        }
    }
}
