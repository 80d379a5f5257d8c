//! Running heads of a gazette of any name: the name that begins the text, with the issue, the part or the page beside it.
//!
//! ```text
//! head = beside name beside          12　云溪政务, 云溪政务　2018年第8期, 市政府文件　云溪政务　· 7 ·
//! ```

use super::BESIDE_NUMBER;
use crate::structure::line::issue_number::{bare_issue, issue_number};
use crate::structure::masthead::other_name;
use crate::structure::segment::is_group_heading;
use crate::text::Line;
use crate::text::repair::{is_blank, normal};

/// The lines behind the beginning of the text, `begun`, that are heads of the gazette which the first lines name; three or more.
pub(super) fn own_heads(text: &str, lines: &[Line], begun: usize) -> Vec<usize> {
    const LONGEST: usize = 150;
    const FEWEST: usize = 3;
    let Some(name) = named(text, lines) else { return Vec::new() };
    let is_head = |content: &str| {
        let bare: String = content.chars().filter(|c| !is_blank(*c)).collect();
        bare.split_once(name.as_str()).is_some_and(|(left, right)| is_beside(left) && is_beside(right))
    };
    let behind = (begun + 1..lines.len()).filter(|&i| lines[i].content.len() <= LONGEST);
    let found: Vec<usize> = behind.filter(|&i| is_head(lines[i].content.slice(text))).collect();
    if found.len() >= FEWEST { found } else { Vec::new() }
}

/// The name on one of the first lines, when it tells the number and the year of an issue or a line below does.
fn named(text: &str, lines: &[Line]) -> Option<String> {
    const NAMED_WITHIN: usize = 3;
    const NEAR: usize = 6;
    let printed: Vec<String> = lines
        .iter()
        .filter(|line| !line.is_blank())
        .take(NAMED_WITHIN + NEAR)
        .map(|line| normal(line.content.slice(text)))
        .collect();
    let issue = |line: &str| issue_number(line).is_some_and(|n| n.number.is_some() && n.year.is_some());
    printed.iter().take(NAMED_WITHIN).enumerate().find_map(|(i, line)| {
        let name = other_name(line)?;
        let same = issue(line[name.end..].trim_start_matches(['》', ' ']));
        let below = || printed[i + 1..].iter().take(NEAR).any(|line| issue(line));
        (same || below()).then(|| line[name].to_owned())
    })
}

/// True for what stands beside the name: nothing, a page, the issue, the name of a part.
fn is_beside(part: &str) -> bool {
    let mark = |c: char| BESIDE_NUMBER.has(c) || matches!(c, '|' | '《' | '》');
    let bare = part.trim_matches(mark);
    let words = bare.trim_matches(|c: char| c.is_ascii_digit() || mark(c));
    let issue = |part: &str| issue_number(&normal(part)).or_else(|| bare_issue(part)).is_some();
    words.is_empty() && bare.len() <= 3 || issue(bare) || issue(words) || is_group_heading(words)
}

#[cfg(test)]
mod tests {
    use super::super::furniture;
    use crate::text::Lines;

    /// How many lines are furniture in a text of three pages, each below `head`, in which `#` is the page.
    fn found(masthead: &str, head: &str) -> usize {
        let body = "云溪市水利局要加强领导，落实责任，做好各项工作。\n一、组织\n各县要做好工作。\n二、保障\n储备物资。\n";
        let pages: String =
            (2..5).map(|n| format!("{body}{}\n", head.replace('#', &n.to_string()))).collect();
        let text = format!("{masthead}\n{pages}");
        let lines = Lines::new(&text);
        furniture(&text, &lines).into_iter().filter(|is| *is).count()
    }

    #[test]
    fn heads_of_a_gazette_of_any_name() {
        for head in ["云溪政务", "# 云溪政务", "云 溪 政 务　2017 年第 3 期", "市政府文件　云溪政务　·#·"]
        {
            assert_eq!(found("云溪政务\n2017年第3期", head), 3, "{head}");
        }
        assert_eq!(found("云溪政务2017年第3期", "云溪政务"), 3);
        assert_eq!(found("云溪政务", "云溪政务"), 0);
        assert_eq!(found("云溪政务\n2017年第3期", "云溪政务大厅"), 0);
    }
}
