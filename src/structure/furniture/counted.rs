//! Running heads in a text without page breaks: the same words again and again, on the line of a page number or beside one.
//!
//! ```text
//! head  = words [ page ] | page words                第 3 期　云溪市人民政府公报　第 13 页, YXZB 2017.3 13
//! words = what names a gazette, a part or an issue    云溪市人民政府公报, 市政府文件, 2017年5月31日 第3期, YUNXI GONGBAO
//! page  = digits with what stands around them | "第" digits "页"
//! ```
//! The first of them may be the masthead. Not heads: rows of a list of issues, of which each is another one, and totals of
//! tables, which name none.

use std::collections::{HashMap, HashSet};

use super::{BESIDE_NUMBER, is_page_number};
use crate::structure::line::issue_number::{bare_issue, issue_number};
use crate::structure::masthead::gazette_title;
use crate::structure::segment::is_group_heading;
use crate::text::Line;
use crate::text::repair::{is_blank, normal};
use crate::text::words::{chars, words};

/// A longer line, in bytes, is no running head.
const LONGEST: usize = 150;
/// So often is it printed.
const FEWEST: usize = 3;
/// So many printed lines lie between two of them.
const APART: usize = 3;

/// One printing of a running head.
#[derive(Clone, Copy)]
struct Printing {
    /// Index of its line.
    line: usize,
    /// Number of its line among those with print.
    place: usize,
    /// The number of its page, or 0 where none is printed on the line.
    page: u32,
}

/// The lines that are running heads, by what they say and how they count.
pub(super) fn counted_heads(text: &str, lines: &[Line], begun: usize) -> HashSet<usize> {
    let mut heads: HashMap<String, Vec<Printing>> = HashMap::new();
    let mut paged_heads: Vec<Printing> = Vec::new();
    let printed = lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).enumerate();
    for (place, (line, printed)) in printed {
        let content = printed.content.slice(text);
        if !may_be_head(content) {
            continue;
        }
        let bare = |part: &str| part.chars().filter(|c| !is_blank(*c)).collect::<String>();
        if names_issue(&normal(content)) {
            heads.entry(bare(content)).or_default().push(Printing { line, place, page: 0 });
        }
        if let Some((words, page)) = paged(content).filter(|(words, _)| names_gazette(words)) {
            heads.entry(bare(words) + "\n").or_default().push(Printing { line, place, page });
            paged_heads.push(Printing { line, place, page });
        }
    }
    heads.retain(|_, printings| counts(printings));
    // A head that names the part of the issue changes with it, and its pages go on.
    heads.extend(runs(&paged_heads).map(|run| (run[0].line.to_string(), run.to_vec())));
    let first = |line: usize| {
        let content = lines[line].content.slice(text);
        line <= begun && is_masthead(content) && paged(content).is_none_or(|(_, page)| page == 1)
    };
    let found = heads.into_values().flatten().map(|printing| printing.line);
    let mut found: Vec<usize> = found.collect();
    found.sort_unstable();
    found.dedup();
    if found.first().is_some_and(|&line| first(line)) {
        let head = found.remove(0);
        // Title and number of the issue may stand below each other.
        if found.first().is_some_and(|&line| line <= head + 2 && line <= begun) {
            found.remove(0);
        }
    }
    found.into_iter().chain(beside_page_numbers(text, lines)).collect()
}

/// The cheap test: something names a gazette or an issue.
fn may_be_head(content: &str) -> bool {
    content.len() <= LONGEST
        && (content.contains(|c: char| chars!("报期件免读").has(c))
            || content.contains("大事记")
            || content.is_ascii()
                && content.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
        && !content.contains(['。', '，', '：', '\t', '…'])
        && !content.starts_with('|')
}

/// True for printings that lie apart, and whose pages, where they are printed, rise.
fn counts(printings: &[Printing]) -> bool {
    let apart = printings.windows(2).all(|two| two[1].place - two[0].place > APART);
    let paged = printings.first().is_some_and(|first| first.page > 0);
    let rise = printings.windows(2).all(|two| two[1].page > two[0].page);
    // Left pages have another head than right ones.
    let next = |two: &[Printing]| (1..=2).contains(&two[1].page.saturating_sub(two[0].page));
    apart
        && (printings.len() >= FEWEST && (!paged || rise) || paged && printings.len() == 2 && next(printings))
}

/// The printings that lie apart and whose pages count on by one or two, three or more at a time.
fn runs(printings: &[Printing]) -> impl Iterator<Item = &[Printing]> {
    let goes_on = |a: &Printing, b: &Printing| {
        b.place - a.place > APART && b.page > a.page && (1..=2).contains(&(b.page - a.page))
    };
    printings.chunk_by(goes_on).filter(|run| run.len() >= FEWEST)
}

/// The words of a line without the page number at one of its ends, and that number.
fn paged(content: &str) -> Option<(&str, u32)> {
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|n| (1..10_000).contains(n));
    let end = || {
        let bare = content.strip_suffix('页')?.trim_end_matches(is_blank);
        let words = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let page = number(&bare[words.len()..])?;
        Some((words.trim_end_matches(is_blank).strip_suffix('第')?, page))
    };
    let start = || {
        let bare = content.strip_prefix('第')?.trim_start_matches(is_blank);
        let words = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        let page = number(&bare[..bare.len() - words.len()])?;
        Some((words.trim_start_matches(is_blank).strip_prefix('页')?, page))
    };
    // Marks around the number may be set apart from it: `· 12 ·`.
    let beside = |c: char| is_blank(c) || BESIDE_NUMBER.has(c);
    let page = |digits: &str, between: &str| {
        number(digits).filter(|_| digits.len() <= 3 && between.contains(is_blank))
    };
    let last = || {
        let bare = content.trim_end_matches(beside);
        let head = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        let words = head.trim_end_matches(beside);
        Some((words, page(&bare[head.len()..], &head[words.len()..])?))
    };
    let first = || {
        let bare = content.trim_start_matches(beside);
        let tail = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        let words = tail.trim_start_matches(beside);
        Some((words, page(&bare[..bare.len() - tail.len()], &tail[..tail.len() - words.len()])?))
    };
    let (words, page) = end().or_else(start).or_else(last).or_else(first)?;
    Some((words.trim_matches(|c| is_blank(c) || c == '|'), page))
}

/// True for words that name a gazette or a part of it, or an issue with Latin letters for its name.
fn names_gazette(words: &str) -> bool {
    if words.is_ascii() {
        let name = words.split(' ').next().unwrap_or_default();
        let letters = (2..=10).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
        return names_in_latin(words) || letters && bare_issue(words[name.len()..].trim()).is_some();
    }
    let bare: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let unmarked = bare.replace(['《', '》'], "");
    is_group_heading(&bare)
        || gazette_title(&unmarked).is_some()
        || issue_number(&normal(&unmarked)).is_some_and(|n| n.year.is_some())
        || names_part_of_issue(words)
}

/// True for the name of a part beside the number of the issue, or beside the name of the gazette in Latin letters: `第8期　市政府文件`.
fn names_part_of_issue(words: &str) -> bool {
    let at = words.find(is_blank);
    let sides = at.map(|at| (&words[..at], words[at..].trim_start_matches(is_blank)));
    sides.is_some_and(|(one, other)| {
        let tells = |part: &str| names_in_latin(part) || issue_number(&normal(part)).is_some();
        is_group_heading(one) && tells(other) || tells(one) && is_group_heading(other)
    })
}

/// True for a line that says nothing else than which gazette or issue it is: its title, or the day and the number of an issue.
fn names_issue(line: &str) -> bool {
    if line.is_ascii() {
        return names_in_latin(line);
    }
    let day = ["日", "月", "年"].iter().filter_map(|unit| line.rfind(unit).map(|at| at + unit.len())).max();
    let number = day.map_or(line, |at| line[at..].trim_start());
    let dated =
        day.is_some_and(|at| line[..at].starts_with(|c: char| c.is_ascii_digit() || c == '二') && at <= 40);
    let issue =
        |part: &str| part.starts_with('第') && part.ends_with(['期', '）']) && issue_number(part).is_some();
    dated && issue(number) || gazette_title(line).is_some_and(|(_, behind)| behind.is_empty())
}

/// `YUNXI SHI RENMIN ZHENGFU GONGBAO`.
fn names_in_latin(words: &str) -> bool {
    let upper = words.to_ascii_uppercase();
    let letters = upper.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b' ' | b'\'' | b'-'));
    letters && words!["GONGBAO", "ZHENGBAO", "GAZETTE", "BULLETIN"].stand_in(&upper)
}

/// True where the masthead may stand: the title of a gazette begins the line, and at most its issue follows.
fn is_masthead(content: &str) -> bool {
    let line = normal(content);
    let words = line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit() || BESIDE_NUMBER.has(c));
    let named = gazette_title(words).filter(|(title, _)| !title.starts_with(['第', '总']));
    named.is_some_and(|(_, behind)| {
        let behind = behind.trim_start_matches([' ', '·', '（']);
        behind.is_empty() || issue_number(behind).or_else(|| bare_issue(behind)).is_some()
    })
}

/// The lines that name the gazette or a part of it again and again, each time beside a page number with marks around it, and
/// nowhere else.
fn beside_page_numbers(text: &str, lines: &[Line]) -> Vec<usize> {
    const SHORT: usize = 60;
    let printed: Vec<usize> = (0..lines.len()).filter(|&i| !lines[i].is_blank()).collect();
    let content = |i: usize| lines[i].content.slice(text);
    let mut beside: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, &line) in printed.iter().enumerate() {
        if content(line).len() > SHORT || !is_page_number(content(line)) {
            continue;
        }
        let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        for &other in near.filter_map(|place| printed.get(place)) {
            if content(other).len() <= SHORT && names_gazette(content(other)) {
                beside.entry(content(other)).or_default().push(other);
            }
        }
    }
    // Where one of them heads many pages, another one may head two.
    let fewest = if beside.values().any(|at| at.len() >= FEWEST) { 2 } else { FEWEST };
    beside.retain(|_, at| at.len() >= fewest);
    if beside.is_empty() {
        return Vec::new();
    }
    let mut all: HashMap<&str, usize> = HashMap::new();
    for &line in &printed {
        if beside.contains_key(content(line)) {
            *all.entry(content(line)).or_default() += 1;
        }
    }
    let mut found: Vec<usize> = beside
        .into_iter()
        // The part that it names may begin below its name, away from a page number.
        .filter(|(words, at)| all.get(words).is_some_and(|all| *all <= at.len() + 1))
        .flat_map(|(_, at)| at)
        .collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::super::furniture;
    use crate::text::Lines;

    /// What is furniture in a text of three pages without breaks, each below `head`, in which `#` is the page.
    fn found(head: &str) -> Vec<String> {
        let body = "云溪市水利局要加强\n领导，落实责任。\n一、组织\n各县要做好工作。\n二、保障\n储备物资。\n";
        let page = |n: u32| format!("{}\n{body}", head.replace('#', &n.to_string()));
        let text: String = (12..15).map(page).collect();
        let lines = Lines::new(&text);
        let is = furniture(&text, &lines);
        lines
            .lines
            .iter()
            .zip(is)
            .filter(|(_, is)| *is)
            .map(|(l, _)| l.content.slice(&text).to_owned())
            .collect()
    }

    #[test]
    fn heads_that_count_pages_are_furniture() {
        for head in [
            "第 3 期      云溪市人民政府公报      第 # 页",
            "市 政 府 文 件    云溪市人民政府公报    #",
            "《云溪市人民政府公报》2017年第3期 #",
            "·#· 总第123期　云溪市人民政府公报",
            "#　市政府文件",
            "YXZB 2017.3 #",
            "市政府文件 | #",
            "市政府文件　YUNXI SHI RENMIN ZHENGFU GONGBAO　#",
            "第3期　市政府文件　· # ·",
            "Page # of 36",
            "# / 36",
            "( # )",
            "[#]",
        ] {
            assert_eq!(found(head).len(), 3, "{head}");
        }
        for head in ["市政府文件\n· # ·", "YUNXI SHI RENMIN ZHENGFU GONGBAO\n#"] {
            assert_eq!(found(head).len(), 6, "{head}");
        }
        // The first may be the masthead.
        assert_eq!(found("云溪市人民政府公报\n2017年5月31日 第3期").len(), 4);
    }

    #[test]
    fn other_lines_that_come_again_are_none() {
        for head in ["小计 #", "水库安全\n#", "云溪市人民政府公报2017年第#期", "表#", "第#期", "SUM 2017 #"]
        {
            assert_eq!(found(head), [] as [&str; 0], "{head}");
        }
    }
}
