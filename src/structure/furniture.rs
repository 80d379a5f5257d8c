//! Lines that are not part of any text: page numbers, running heads, web navigation, comments, front matter.

use std::collections::HashMap;

use crate::text::repair::normal;
use crate::text::{Line, Lines};

/// For each line, whether it is furniture.
pub(crate) fn furniture(text: &str, lines: &Lines) -> Vec<bool> {
    let mut is = vec![false; lines.lines.len()];
    mark_comments(text, &lines.lines, &mut is);
    mark_front_matter(text, &lines.lines, &mut is);
    let heads = running_heads(text, &lines.lines);
    let gazettes = gazettes(text, &lines.lines);
    for (i, line) in lines.lines.iter().enumerate() {
        let content = line.content.slice(text);
        if content.is_empty() || is[i] {
            continue;
        }
        is[i] = is_page_number(content)
            || is_web_navigation(content)
            || is_rule(content)
            || heads.get(head_key(content).as_str()).is_some_and(|places| places.contains(&i))
            || gazettes.get(&head_gazette(content).unwrap_or_default()).is_some_and(|first| i > *first)
                && at_page_edge(&lines.lines, i)
            || is_bare_page_number(text, &lines.lines, i);
    }
    is
}

/// `— 3 —`, `- 12 -`, `·3·`, `第3页`, `第 3 页 共 9 页`, `3 / 12`.
fn is_page_number(content: &str) -> bool {
    let bare: String = normal(content).chars().filter(|c| !c.is_whitespace()).collect();
    let inner = bare.trim_matches(|c| "—－-–―─·•~_".contains(c));
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = inner.len() < bare.len()
        && bare.starts_with(|c| "—－-–―─·•~_".contains(c))
        && !bare.ends_with(|c: char| c.is_ascii_digit());
    let page = |s: &str| s.strip_prefix('第').and_then(|s| s.strip_suffix('页')).is_some_and(digits);
    let of = |s: &str| {
        s.split_once('共').is_some_and(|(a, b)| {
            page(a.trim_end_matches(['，', '/'])) && b.strip_suffix('页').is_some_and(digits)
        })
    };
    (dashed && digits(inner)) || page(&bare) || of(&bare)
}

/// A number alone on its line between blank lines, where a page ends: the next text is on another page or far away.
fn is_bare_page_number(text: &str, lines: &[Line], i: usize) -> bool {
    let content = lines[i].content.slice(text);
    let number = content.len() <= 4 && content.bytes().all(|b| b.is_ascii_digit());
    if !number {
        return false;
    }
    let feed = |line: &Line| text.as_bytes()[line.span.start()] == b'\x0c';
    let before = lines[..i].iter().rev().take_while(|l| l.is_blank()).count();
    let after = lines[i + 1..].iter().take_while(|l| l.is_blank()).count();
    let next = lines.get(i + 1 + after);
    before >= 1 && (after >= 2 || next.is_none_or(feed)) || feed(&lines[i]) && after >= 1
}

/// Marks of web pages: font size, sharing, original link, citation code of a law database.
fn is_web_navigation(content: &str) -> bool {
    const STARTS: &[&str] = &[
        "【法宝引证码】",
        "原文链接",
        "【字体",
        "字体：",
        "字体:",
        "【打印",
        "分享到",
        "分享：",
        "扫一扫",
        "上一篇",
        "下一篇",
        "浏览次数",
        "点击数",
        "您当前的位置",
        "您的位置",
        "当前位置",
    ];
    content.len() < 300 && STARTS.iter().any(|s| content.starts_with(s))
}

/// A line of nothing but drawn rule.
fn is_rule(content: &str) -> bool {
    content.chars().count() >= 3
        && content.chars().all(|c| "-=_*—─━―－＿~·…. ".contains(c))
        && !content.contains("……")
        && !content.starts_with("——")
        || content.chars().count() >= 8 && content.chars().all(|c| "-=_*—─━".contains(c))
}

/// `<!-- … -->`, also over several lines.
fn mark_comments(text: &str, lines: &[Line], is: &mut [bool]) {
    let mut inside = false;
    for (i, line) in lines.iter().enumerate() {
        let content = line.content.slice(text);
        if inside || content.starts_with("<!--") {
            is[i] = true;
            inside = !content.ends_with("-->");
        }
    }
    if inside {
        // A comment that never ends hides nothing.
        is.fill(false);
    }
}

/// YAML between two lines `---` at the start.
fn mark_front_matter(text: &str, lines: &[Line], is: &mut [bool]) {
    let Some(first) = lines.iter().position(|l| !l.is_blank()) else { return };
    if lines[first].content.slice(text) != "---" {
        return;
    }
    let end = lines[first + 1..].iter().take(60).position(|l| l.content.slice(text) == "---");
    if let Some(end) = end {
        is[first..=first + 1 + end].fill(true);
    }
}

/// Short lines printed at the top or the foot of several pages, without their numbers, and where.
fn running_heads(text: &str, lines: &[Line]) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        let content = line.content.slice(text);
        if content.is_empty() || content.len() > 120 || content.contains('\t') || !at_page_edge(lines, i) {
            continue;
        }
        places.entry(head_key(content)).or_default().push(i);
    }
    places.retain(|key, at| {
        let pages: std::collections::BTreeSet<u32> = at.iter().map(|&i| lines[i].page).collect();
        pages.len() >= 3 && key.chars().count() >= 4 && (key.contains("公报") || key.contains('期'))
    });
    // The first one may be the masthead itself.
    places.into_iter().map(|(key, at)| (key, at[1..].to_vec())).collect()
}

/// The issues named on lines of their own (`…公报　2018年第12期`), and where each is named first: the masthead.
fn gazettes(text: &str, lines: &[Line]) -> HashMap<String, usize> {
    let mut first = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        if let Some(name) = head_gazette(line.content.slice(text)) {
            first.entry(name).or_insert(i);
        }
    }
    first
}

/// The issue that a running head names, with the heading of the part beside it: `市政府文件　北山市人民政府公报　2018年第12期`.
fn head_gazette(content: &str) -> Option<String> {
    if content.len() > 240 || content.contains('。') {
        return None;
    }
    let parts: Vec<&str> = content.split(crate::text::repair::is_blank).filter(|p| !p.is_empty()).collect();
    let title = parts.iter().position(|p| p.ends_with("公报"))?;
    let number = parts.get(title + 1).filter(|p| p.contains('期') || p.contains('年'))?;
    Some(format!("{} {}", parts[title], number))
}

fn at_page_edge(lines: &[Line], i: usize) -> bool {
    let other_page = |line: Option<&Line>| line.is_none_or(|l| l.page != lines[i].page);
    let mut before = lines[..i].iter().rev().filter(|l| !l.is_blank());
    let mut after = lines[i + 1..].iter().filter(|l| !l.is_blank());
    other_page(before.next())
        || other_page(before.next())
        || other_page(after.next())
        || other_page(after.next())
}

/// A running head without blanks and without page numbers at its ends.
fn head_key(content: &str) -> String {
    let bare: String = normal(content).chars().filter(|c| !c.is_whitespace()).collect();
    bare.trim_matches(|c: char| c.is_ascii_digit() || "—－-–―·•|".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let lines = Lines::new(text);
        let is = furniture(text, &lines);
        lines.lines.iter().zip(is).filter(|(_, f)| *f).map(|(l, _)| l.content.slice(text)).collect()
    }

    #[test]
    fn page_numbers_are_furniture_and_years_are_not() {
        assert_eq!(
            found("甲\n— 3 —\n乙\n第 2 页\n丙\n- 4 -\n2019年\n——甲乙。\n"),
            ["— 3 —", "第 2 页", "- 4 -"]
        );
        assert_eq!(found("甲\n\n17\n\n\n乙\n\n3\n丙"), ["17"]);
    }

    #[test]
    fn comments_and_front_matter_are_furniture() {
        assert_eq!(
            found("---\nid: 1\n---\n甲\n<!-- a\nb -->\n乙"),
            ["---", "id: 1", "---", "<!-- a", "b -->"]
        );
        assert!(found("甲\n<!-- 未完\n乙").is_empty());
    }

    #[test]
    fn running_heads_stand_on_three_pages() {
        let page = |n: u32| format!("云溪区人民政府公报 {n}\n\n正文{n}甲乙丙。\n\x0c");
        let text: String = (1..=3).map(page).collect();
        assert_eq!(found(&text).len(), 2);
        assert!(found(&page(1)).is_empty());
    }
}
