//! Lines that are not part of any text: page numbers, running heads, web navigation, comments, front matter.

use std::collections::{HashMap, HashSet};

use super::line::issue_number::{bare_issue, issue_number};
use super::masthead::gazette_title;
use super::segment::is_group_heading;
use crate::text::repair::{is_blank, normal};
use crate::text::words::{CharSet, WordList, chars, words};
use crate::text::{Line, Lines};

mod counted;
mod own;
mod paged;

/// For each line, whether it is furniture.
pub(crate) fn furniture(text: &str, lines: &Lines) -> Vec<bool> {
    let mut is = vec![false; lines.lines.len()];
    mark_comments(text, &lines.lines, &mut is);
    mark_front_matter(text, &lines.lines, &mut is);
    let begun = first_sentence(text, &lines.lines);
    let heads = running_heads(text, &lines.lines, begun);
    let gazettes = Gazettes::of(text, &lines.lines, begun);
    let pages = numbers_of_pages(text, &lines.lines);
    let columns = column_heads(text, &lines.lines, begun);
    let mut counted = counted::counted_heads(text, &lines.lines, begun);
    counted.extend(own::own_heads(text, &lines.lines, begun));
    let mut headed = Vec::new();
    for (i, line) in lines.lines.iter().enumerate() {
        let content = line.content.slice(text);
        if content.is_empty() || is[i] {
            continue;
        }
        let head = heads.contains(&i)
            || columns.contains(&i)
            || counted.contains(&i)
            || gazettes.repeats(content, i, || at_page_edge(&lines.lines, i));
        if head {
            headed.push(i);
        }
        is[i] = head
            || is_page_number(content)
            || is_web_navigation(content)
            || is_rule(content)
            || is_image(content)
            || is_bare_page_number(text, &lines.lines, i)
            || pages.contains(&i);
    }
    mark_sources(text, &lines.lines, &mut is);
    paged::mark_numbers_beside(text, &lines.lines, &headed, &mut is);
    paged::mark_cutting_heads(text, &lines.lines, &mut is);
    paged::mark_last_number(text, &lines.lines, &mut is);
    is
}

/// What is printed around the number of a page.
static BESIDE_NUMBER: CharSet = CharSet::new("—－-–―─·•・‧∙~_");

/// `— 3 —`, `- 12 -`, `·3·`, `第3页`, `第 3 页 共 9 页`, `Page 3 of 12`.
fn is_page_number(content: &str) -> bool {
    if content.starts_with(['P', 'p']) {
        return is_latin_page_number(content);
    }
    if !content.chars().all(may_be_of_page_number) {
        return false;
    }
    let bare: String = normal(content).chars().filter(|c| !c.is_whitespace()).collect();
    let inner = bare.trim_matches(|c| BESIDE_NUMBER.has(c));
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = inner.len() < bare.len()
        && bare.starts_with(|c| BESIDE_NUMBER.has(c))
        && !bare.ends_with(|c: char| c.is_ascii_digit());
    let page = |s: &str| s.strip_prefix('第').and_then(|s| s.strip_suffix('页')).is_some_and(digits);
    let of = |s: &str| {
        s.split_once('共').is_some_and(|(a, b)| {
            page(a.trim_end_matches(['，', '/'])) && b.strip_suffix('页').is_some_and(digits)
        })
    };
    (dashed && digits(inner)) || page(&bare) || of(&bare)
}

fn is_latin_page_number(content: &str) -> bool {
    const LONGEST: usize = 24;
    let word = content
        .split_once(' ')
        .filter(|(word, _)| content.len() <= LONGEST && word.eq_ignore_ascii_case("page"));
    let digits = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    word.is_some_and(|(_, page)| match page.split_once(" of ").or_else(|| page.split_once('/')) {
        Some((page, all)) => digits(page.trim()) && digits(all.trim()),
        None => digits(page),
    })
}

/// False for characters that never stand in a page number, in whatever form they are printed.
fn may_be_of_page_number(c: char) -> bool {
    c.is_ascii_digit()
        || BESIDE_NUMBER.has(c)
        || chars!("第页共，,/*").has(c)
        || is_blank(c)
        || matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{e000}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Numbers alone on their lines that count on by one, each a page of lines behind the other: they may stand in the middle of a
/// sentence. The numbers of a table whose cells are printed below each other stand closer, and labels in brackets begin with 1.
fn numbers_of_pages(text: &str, lines: &[Line]) -> HashSet<usize> {
    const PAGE: std::ops::RangeInclusive<usize> = 14..=90;
    const MARKED: std::ops::RangeInclusive<usize> = 4..=90;
    const FEWEST: usize = 3;
    let printed = lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).enumerate();
    // By form and number the line that bore it last, the first number of its run, and the lines that led to it.
    let mut runs: HashMap<(u32, u32), (usize, u32, Vec<usize>)> = HashMap::new();
    let mut found = HashSet::new();
    for (place, (i, line)) in printed {
        let Some((form, number)) = page_alone(line.content.slice(text)) else { continue };
        let apart = if form == BARE { PAGE } else { MARKED };
        let before = number.checked_sub(1).and_then(|before| runs.remove(&(form, before)));
        let before = before.filter(|(last, ..)| apart.contains(&(place - last)));
        let (first, mut run) = before.map_or((number, Vec::new()), |(_, first, run)| (first, run));
        run.push(i);
        if run.len() >= FEWEST && (form != BRACKETED || first > 1) {
            found.extend(run.iter().copied());
            run.drain(..run.len() - FEWEST);
        }
        runs.insert((form, number), (place, first, run));
    }
    found
}

/// The form of a number alone on its line that may be that of a page; for `3 / 12` it is the number of all pages.
const BARE: u32 = 0;
/// `( 12 )`, `[12]`.
const BRACKETED: u32 = 1;

/// The form and the number of a line that is nothing else.
fn page_alone(content: &str) -> Option<(u32, u32)> {
    const LONGEST: usize = 14;
    const PAIRS: [(char, char); 5] = [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】')];
    if content.len() > LONGEST
        || !content.starts_with(|c: char| c.is_ascii_digit() || chars!("(（[［【").has(c))
    {
        return None;
    }
    let number = |s: &str| {
        let digits = s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| s.parse::<u32>().ok()).flatten()
    };
    if let Some((page, all)) = content.split_once('/') {
        let (page, all) =
            (number(page.trim_end_matches(is_blank))?, number(all.trim_start_matches(is_blank))?);
        return (page <= all && all > BRACKETED).then_some((all, page));
    }
    let inner = PAIRS.iter().find_map(|&(open, close)| content.strip_prefix(open)?.strip_suffix(close));
    let form = if inner.is_some() { BRACKETED } else { BARE };
    Some((form, number(inner.unwrap_or(content).trim_matches(is_blank))?))
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
    before >= 1 && (after >= 2 || next.is_none()) || next.is_some_and(feed) || feed(&lines[i]) && after >= 1
}

/// Marks of web pages: font size, sharing, original link, citation code of a law database.
fn is_web_navigation(content: &str) -> bool {
    static STARTS: WordList = WordList::new(&[
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
        "浏览量",
        "阅读次数",
        "阅读量",
        "访问量",
        "字号：",
        "字号:",
        "【字号",
        "打印本页",
        "关闭窗口",
        "打印 关闭",
        "扫码",
        "返回顶部",
        "分享到：",
        "微信扫一扫",
        "归档时间",
        "视力保护色",
        "保护视力色",
        "保存本页",
        "关闭本页",
        "打印此页",
        "返回列表",
    ]);
    content.len() < 300 && STARTS.begin(content) || is_time_of_page(content) || is_about_page(content)
}

/// `作者：县政府办　点击：23次`, `2020-03-05 10:21`: two of the things that a page tells of itself, or the minute of its making.
fn is_about_page(content: &str) -> bool {
    const LONGEST: usize = 120;
    static DAYS: WordList = WordList::new(&["日期", "时间"]);
    static LABELS: WordList = WordList::new(&[
        "来源",
        "稿源",
        "信息来源",
        "作者",
        "撰稿",
        "供稿",
        "录入",
        "编辑",
        "责任编辑",
        "发布人",
        "发布者",
        "发布时间",
        "发布日期",
        "更新时间",
        "点击",
        "点击数",
        "点击量",
        "点击率",
        "浏览",
        "浏览数",
        "浏览次数",
        "浏览量",
        "阅读",
        "阅读数",
        "阅读次数",
        "阅读量",
        "访问量",
        "人气",
        "字体",
        "字号",
    ]);
    if content.len() > 3 * LONGEST {
        return false;
    }
    if content.chars().all(|c| c.is_ascii_digit() || chars!("-/.: ").has(c)) {
        return content.contains(':') && holds_numeric_date(content);
    }
    let labelled = |list: &WordList, part: &str| {
        list.longest_before(part).is_some_and(|label| part[label.len()..].starts_with(['：', ':']))
    };
    let tells = |part: &&str| labelled(&DAYS, part) || labelled(&LABELS, part);
    let parts = || content.split(|c| is_blank(c) || c == '|').filter(|part| !part.is_empty());
    tells(&content.trim_start_matches(|c| is_blank(c) || c == '|'))
        && !content.contains('。')
        && parts().filter(tells).count() >= 2
        && parts().any(|part| labelled(&LABELS, part))
}

/// `发布时间：2020-03-05 10:21 来源：县水利局`: when and from where a page was put up.
fn is_time_of_page(content: &str) -> bool {
    static LABELS: WordList = WordList::new(&[
        "时间：",
        "时间:",
        "发布时间",
        "发布日期",
        "发表时间",
        "更新时间",
        "来源：",
        "来源:",
        "信息来源",
    ]);
    if !LABELS.begin(content) || content.chars().count() > 80 {
        return false;
    }
    let clock = content.split(|c: char| !c.is_ascii_digit() && c != ':').any(|p| {
        p.len() >= 4 && p.len() <= 8 && p.split(':').count() >= 2 && p.split(':').all(|d| d.len() == 2)
    });
    let counted = words!["浏览", "点击", "字体", "字号", "阅读"].stand_in(content);
    // `时间：7月1日 19:30` is when something takes place.
    let activity = content.starts_with("时间") && !holds_numeric_date(content);
    clock && !activity || counted
}

/// `2020-03-05`, as pages print the day on which they were put up.
fn holds_numeric_date(content: &str) -> bool {
    content.split(|c: char| !c.is_ascii_digit() && !chars!("-/.").has(c)).any(|part| {
        let mut numbers = part.split(['-', '/', '.']);
        numbers.next().is_some_and(|year| year.len() == 4) && numbers.count() == 2
    })
}

/// `来源：县水利局` between the other marks of a web page.
fn mark_sources(text: &str, lines: &[Line], is: &mut [bool]) {
    let printed: Vec<usize> = (0..lines.len()).filter(|&i| !lines[i].is_blank()).collect();
    for (k, &i) in printed.iter().enumerate() {
        let content = lines[i].content.slice(text);
        let source = words!["来源：", "来源:", "作者：", "责任编辑："].begin(content);
        if !source || content.len() > 90 {
            continue;
        }
        let beside = [k.checked_sub(1), Some(k + 1)].into_iter().flatten().filter_map(|k| printed.get(k));
        is[i] |= beside.into_iter().any(|&j| is_web_navigation(lines[j].content.slice(text)));
    }
}

/// `![](images/3.jpg)`: an image of a page, which Markdown names.
fn is_image(content: &str) -> bool {
    content.starts_with("![") && content.ends_with(')') && content.matches("](").count() == 1
}

/// A line of nothing but drawn rule.
fn is_rule(content: &str) -> bool {
    content.chars().all(|c| chars!("-=_*—─━―－＿~·…. ").has(c))
        && content.chars().count() >= 3
        && !content.contains("……")
        && !content.starts_with("——")
        || content.chars().all(|c| chars!("-=_*—─━").has(c)) && content.chars().count() >= 8
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

/// The lines that are printed at the top or the foot of several pages with nothing but other numbers.
fn running_heads(text: &str, lines: &[Line], begun: usize) -> HashSet<usize> {
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
        let numbered = || is_group_heading(key) && at.iter().all(|&i| is_beside_a_number(text, lines, i));
        pages.len() >= 3
            && key.chars().count() >= 4
            && (key.contains("公报") || key.contains('期') || numbered())
    });
    // The first one may be the masthead itself.
    places
        .into_values()
        .flat_map(|at| at.into_iter().enumerate().filter(|(n, i)| *n > 0 || *i > begun))
        .map(|(_, i)| i)
        .collect()
}

/// True for a line below or above a number alone on its line.
fn is_beside_a_number(text: &str, lines: &[Line], i: usize) -> bool {
    let printed = |line: &&Line| !line.is_blank();
    let near = [lines[..i].iter().rev().find(printed), lines[i + 1..].iter().find(printed)];
    near.into_iter().flatten().any(|line| page_alone(line.content.slice(text)).is_some())
}

/// Running heads of an issue and a part of it, without the name of the gazette: `2019年第12期　市政府文件`. Behind the
/// beginning of the text each issue is named so again and again.
fn column_heads(text: &str, lines: &[Line], begun: usize) -> HashSet<usize> {
    const FEWEST: usize = 2;
    let mut places: HashMap<(Option<i32>, Option<i32>), Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate().skip(begun + 1) {
        if let Some(issue) = column_head(line.content.slice(text)) {
            places.entry(issue).or_default().push(i);
        }
    }
    places.retain(|_, at| at.len() >= FEWEST);
    places.into_values().flatten().collect()
}

/// Year and number of the issue that such a line names.
fn column_head(content: &str) -> Option<(Option<i32>, Option<i32>)> {
    if content.len() > 120 || !content.contains('期') || content.contains(['。', '，', '《', '：']) {
        return None;
    }
    let is_column =
        |part: &str| is_group_heading(part) || part.ends_with("文件") && part.chars().count() <= 14;
    let (mut issue, mut columns) = (None, 0);
    for part in content.split(is_blank).filter(|part| !part.is_empty()) {
        let named =
            issue_number(&normal(part)).filter(|named| named.year.is_some() && named.number.is_some());
        match named {
            Some(named) if issue.is_none() => issue = Some((named.year, named.number)),
            None if is_column(part) => columns += 1,
            None if is_page_mark(part) => {}
            _ => return None,
        }
    }
    issue.filter(|_| columns > 0)
}

/// The first line of running text: no masthead stands below it.
fn first_sentence(text: &str, lines: &[Line]) -> usize {
    const LONG: usize = 60;
    let runs = |line: &Line| line.content.len() >= LONG && line.content.slice(text).contains(['。', '，']);
    lines.iter().position(runs).unwrap_or(lines.len())
}

/// The gazettes named on lines of their own, where each is named first, and how often each of its issues is.
struct Gazettes {
    /// Where text has begun.
    begun: usize,
    first: HashMap<String, usize>,
    issues: HashMap<String, u32>,
}

impl Gazettes {
    fn of(text: &str, lines: &[Line], begun: usize) -> Self {
        let mut found = Self { begun, first: HashMap::new(), issues: HashMap::new() };
        for (i, line) in lines.iter().enumerate() {
            let content = line.content.slice(text);
            if content.len() > 240 || !content.contains("报") {
                continue;
            }
            if let Some(head) = running_head(content) {
                found.first.entry(head.gazette).or_insert(i);
                *found.issues.entry(head.issue).or_default() += 1;
            } else if let Some((gazette, _)) = gazette_title(&normal(content)) {
                found.first.entry(gazette.to_owned()).or_insert(i);
            }
        }
        found
    }

    /// True for a running head: a line that names an issue whose gazette was named before, where a page begins or
    /// ends, beside a page number, or again and again.
    fn repeats(&self, content: &str, line: usize, at_page_edge: impl Fn() -> bool) -> bool {
        if self.issues.is_empty() {
            return false;
        }
        let Some(head) = running_head(content) else { return false };
        self.first.get(&head.gazette).is_some_and(|first| line > *first || line > self.begun)
            && (head.paged || self.issues.get(&head.issue).is_some_and(|n| *n >= 2) || at_page_edge())
    }
}

/// A line that names an issue of a gazette, with the heading of the part or a page number beside it.
struct RunningHead {
    gazette: String,
    /// The gazette and the number of the issue, as printed.
    issue: String,
    /// A page number is printed on the line.
    paged: bool,
}

/// `市政府文件　北山市人民政府公报　2018年第12期`, `12　北山市人民政府公报 2018·12`.
fn running_head(content: &str) -> Option<RunningHead> {
    if content.len() > 240 || content.contains(['。', '《', '，']) {
        return None;
    }
    let parts: Vec<&str> = content.split(crate::text::repair::is_blank).filter(|p| !p.is_empty()).collect();
    let at = parts.iter().position(|p| gazette_title(p).is_some())?;
    let (gazette, behind) = gazette_title(parts[at])?;
    // `2020 年第 3 期` may be set with blanks around its digits.
    let counts = |i: usize| {
        parts.get(i + 1).is_some_and(|next| next.starts_with(['期', '号', '年', '卷', '月', '日']))
    };
    let is_page = |i: usize| is_page_mark(parts[i]) && !counts(i);
    let beside = (0..parts.len()).filter(|&i| i != at && is_page(i)).count();
    let named = (at + 1..parts.len()).filter(|&i| !is_page(i)).map(|i| parts[i]);
    let rest: String = std::iter::once(behind).chain(named).collect();
    let rest = normal(rest.trim_start_matches(['·', '（']));
    let number = issue_number(&rest).or_else(|| bare_issue(&rest))?;
    let issue = format!("{gazette} {:?} {:?} {:?}", number.year, number.number, number.serial);
    Some(RunningHead { gazette: gazette.to_owned(), issue, paged: beside > 0 })
}

/// A page number beside a running head: `12`, `·12·`, `-12-`.
pub(super) fn is_page_mark(part: &str) -> bool {
    let inner = part.trim_matches(|c| BESIDE_NUMBER.has(c));
    (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit())
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
    bare.trim_matches(|c: char| c.is_ascii_digit() || chars!("—－-–―·•|").has(c)).to_owned()
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
            found("甲\n— 3 —\n乙\n第 2 页\n丙\n- 4 -\n丁\n・ 5 ・\n2019年\n——甲乙。\n"),
            ["— 3 —", "第 2 页", "- 4 -", "・ 5 ・"]
        );
        assert_eq!(found("甲\n\n17\n\n\n乙\n\n3\n丙"), ["17"]);
    }

    #[test]
    fn numbers_that_count_pages_are_furniture() {
        let pages = |lines: usize| {
            (7..11).map(|n| format!("{}{n}\n", "正文正文正文\n".repeat(lines))).collect::<String>()
        };
        assert_eq!(found(&pages(20)), ["7", "8", "9", "10"]);
        assert!(found(&pages(5)).is_empty());
        assert!(found(&pages(20).replace("9\n", "90\n")).is_empty());
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

    #[test]
    fn heads_in_the_middle_of_a_sentence_are_furniture() {
        let cut = |head: &str| {
            format!("一、总体要求。坚持保护优先，统筹推进河道的治理和岸线\n{head}\n保护，确保安全。\n")
        };
        assert_eq!(found(&cut("— 1 —\n县政府文件")), ["— 1 —", "县政府文件"]);
        assert_eq!(found(&cut("1\n云溪县人民政府公报 2020年第3期")), ["1", "云溪县人民政府公报 2020年第3期"]);
        assert_eq!(found(&cut("县政府文件")), [] as [&str; 0]);
        assert_eq!(found(&cut("1\n防汛抗旱").replace('，', "")), [] as [&str; 0]);
        let whole = cut("— 1 —\n县政府文件").replace("岸线\n", "岸线。\n");
        assert_eq!(found(&whole), ["— 1 —"]);
    }

    #[test]
    fn running_heads_name_an_issue_and_a_part() {
        let prose = "正文".repeat(20) + "，正文。";
        let page = |head: &str, number: u32| format!("{prose}\n各市要加强\n{head}\n{number}\n领导。\n");
        let text = page("2019年第12期　市政府文件", 6) + &page("市政府办公室文件　2019年第12期", 7);
        let heads = ["2019年第12期　市政府文件", "6", "市政府办公室文件　2019年第12期", "7"];
        assert_eq!(found(&text), heads);
        assert!(found(&page("2019年第12期　市政府文件", 6)).is_empty());
        let issues = page("2019年第12期　刊登办法", 6) + &page("2019年第12期　刊登规定", 7);
        assert!(found(&issues).is_empty());
        let cells = page("2019年第12期　市政府文件", 60) + &page("市政府办公室文件　2019年第12期", 7);
        assert_eq!(found(&cells).len(), 2);
    }
}
