//! [`Unit`]: what a reader takes as one paragraph, joined from its printed lines.
//!
//! A page break or a hard line break may cut a paragraph anywhere, even inside a name. Two pieces belong together when
//! the first stops in the middle of a sentence, or inside a bracket, and the second does not start anything of its own.

use super::front::is_contents_head;
use super::line::issue_number::issue_number;
use super::margin::without_margin;
use crate::grammar::label::label;
use crate::text::repair::{is_blank, is_han, normal};
use crate::text::words::{WordList, chars, words};
use crate::text::{Line, Repaired, Span};

mod number;
mod posted;
mod signed;
mod upright;

use number::{cut_number, is_number};
use posted::parts_changes;
use signed::{is_dated_signature, sign_together, signs};
use upright::upright_name;

/// Lines that make one paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Indices of its lines, in order; furniture and blank lines between them are not among them.
    pub(crate) lines: Vec<usize>,
    /// Its text.
    pub(crate) text: Repaired,
}

/// The units of the lines for which `is_text` holds; a line for which it does not, and which is not blank or
/// furniture, such as a table row, ends a paragraph.
pub(crate) fn units(text: &str, lines: &[Line], class: &[LineClass]) -> Vec<Unit> {
    let lines = &*without_margin(text, lines, class);
    let wrap = wrap_width(text, lines, class);
    let mut joined: Vec<Vec<usize>> = Vec::new();
    let mut open: Option<Open> = None;
    let mut number_until = 0;
    for (i, line) in lines.iter().enumerate() {
        if i < number_until {
            continue;
        }
        match class[i] {
            LineClass::Text
                if cut_number(text, lines, class, i)
                    .or_else(|| upright_name(text, lines, class, i))
                    .is_some_and(|end| {
                        number_until = end;
                        true
                    }) =>
            {
                joined.extend(open.take().map(|open| open.lines));
                joined.push((i..number_until).filter(|&j| class[j] == LineClass::Text).collect());
            }
            LineClass::Blank | LineClass::Furniture => {
                if let Some(open) = &mut open {
                    open.gap = true;
                }
            }
            LineClass::Table => joined.extend(open.take().map(|open| open.lines)),
            LineClass::Text => match &mut open {
                Some(o) if o.goes_on(text, lines, line, wrap) && !o.is_signed(text, &lines[i..]) => {
                    o.add(text, line, i);
                }
                _ => {
                    joined.extend(open.take().map(|open| open.lines));
                    open = Some(Open::new(text, line, i));
                }
            },
        }
    }
    joined.extend(open.map(|open| open.lines));
    joined.into_iter().map(|joined| unit(text, lines, joined)).collect()
}

fn unit(text: &str, lines: &[Line], joined: Vec<usize>) -> Unit {
    let pieces: Vec<Span> = joined.iter().map(|&i| lines[i].content).collect();
    Unit { text: Repaired::paragraph(text, &pieces), lines: joined }
}

/// What a line is before paragraphs are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineClass {
    /// Nothing is printed on it.
    Blank,
    /// Part of no text.
    Furniture,
    /// A row of a table.
    Table,
    /// Anything else.
    Text,
}

/// A paragraph that may go on.
struct Open {
    lines: Vec<usize>,
    /// Something stood between its last line and the current one.
    gap: bool,
    /// Brackets, quotes and book marks opened and not closed.
    depth: i32,
    /// The first characters in the bracket that is open.
    inside: String,
    /// They are a duty field: `（牵头单位：`.
    clause: bool,
    /// A mark that only running text has: `，` `。` `；` or a bracketed clause.
    running: bool,
    /// Characters so far.
    width: usize,
}

impl Open {
    fn new(text: &str, line: &Line, i: usize) -> Self {
        let mut open = Self {
            lines: Vec::new(),
            gap: false,
            depth: 0,
            inside: String::new(),
            clause: false,
            running: false,
            width: 0,
        };
        open.add(text, line, i);
        open
    }

    fn add(&mut self, text: &str, line: &Line, i: usize) {
        let printed = line.content.slice(text);
        let mut before = ' ';
        for c in printed.chars() {
            self.width += 1;
            if self.depth == 0 && ('\u{4e00}'..='\u{9fff}').contains(&c) {
                before = c;
                continue;
            }
            if matches!(c, '（' | '(') && self.depth == 0 {
                self.inside.clear();
                self.clause = false;
            } else if self.depth > 0 && self.inside.len() < LONGEST_FIELD * 4 {
                self.inside.push(c);
                self.clause |= matches!(c, '：' | ':') && opens_duty(&self.inside);
            }
            match c {
                '（' | '(' | '“' | '《' | '〈' => self.depth += 1,
                '）' | ')' | '”' | '》' | '〉' => self.depth = (self.depth - 1).max(0),
                '，' | ',' | '。' | '；' | ';' => self.running = true,
                '、' => self.running |= matches!(before, '》' | '）' | ')' | '”'),
                _ => {}
            }
            before = c;
        }
        self.lines.push(i);
        self.gap = false;
    }

    /// True when `lines` sign the text and go on with nothing: behind a gap even with a sentence without its full stop, and below
    /// a list of attachments.
    fn is_signed(&self, text: &str, lines: &[Line]) -> bool {
        self.gap && signs(text, lines) || sign_together(text, lines)
    }

    /// True when `line` goes on with the sentence that the paragraph leaves unfinished.
    fn goes_on(&self, text: &str, lines: &[Line], line: &Line, wrap: Option<usize>) -> bool {
        let last = &lines[self.lines[self.lines.len() - 1]];
        let printed = last.content.slice(text);
        let next = line.content.slice(text);
        // Where a text was set again, a first line may be longer by its indent.
        let set_in = if last.indent <= 4 { last.indent as usize / 2 } else { 0 };
        let widths = [width(printed), width(printed) + set_in];
        let fills = |w: usize| widths.iter().any(|x| x + 2 + unbroken(next) >= w && *x <= w + 2);
        let wrapped = !self.gap && wrap.is_some_and(fills);
        if line.heading > 0 || last.heading > 0 || is_dated_signature(printed, next) || is_issue(printed) {
            return false;
        }
        let long = width(printed) >= LONG_LINE;
        if !self.gap && long && self.cuts_a_field(printed, next) {
            return true;
        }
        if self.clause && self.depth > 0 && (!self.gap || closes_first(next, "（(", "）)")) && !is_label(next)
        {
            return true;
        }
        if ends_entry(printed) {
            return false;
        }
        // No paragraph ends in a comma, or in front of its number.
        let comma = !self.gap && printed.ends_with(['，', '、', '第']);
        if starts_something(next)
            || parts_changes(printed, next)
            || is_field(next) && !(comma && ends_colon(next))
        {
            return false;
        }
        if comma && line.indent < 4 {
            return true;
        }
        if line.indent >= 4 && !(self.gap && self.depth > 0) && line.indent > last.indent {
            return false;
        }
        // `关于印发` `…方案的通知》` is cut inside a title.
        let ended = ends_statement(printed) && !(printed.ends_with("印发") && self.depth > 0);
        if wrapped && line.indent < 2 {
            let set_in = lines[self.lines[0]].indent >= 2;
            return !ended
                || set_in
                    && (ends_statement(next) || wrap.is_some_and(|w| width(next) + 2 >= w))
                    && !next.ends_with("印发");
        }
        if ended {
            return false;
        }
        let cut = (ends_open(printed) && self.running || is_joined(printed, next)) && long;
        let inside = self.depth > 0
            && (long || self.width >= LONG_LINE)
            && (self.running || long && closes_first(next, "《（(", "》）)"));
        // A paragraph that was set in and wrapped once goes on until its sentence ends.
        let wrapped_before = self.lines.len() >= 2 && !self.gap && long && lines[self.lines[0]].indent >= 2;
        (cut || inside || wrapped_before && line.indent < 2) && line.indent < 4 && !ends_colon(printed)
    }
}

/// True for the inside of a bracket that begins with a duty field: `牵头单位：区教委；`.
fn opens_duty(inside: &str) -> bool {
    let mark = inside.char_indices().take(LONGEST_FIELD + 1).find(|(_, c)| matches!(c, '：' | ':'));
    mark.map(|(at, _)| &inside[..at])
        .is_some_and(|head| (head.ends_with("单位") || head.ends_with("部门")) && ROLES.stand_in(head))
}

/// No duty field is longer, in characters.
const LONGEST_FIELD: usize = 10;

/// True for a line on which a mark that is open is closed before another one is opened.
fn closes_first(line: &str, open: &str, close: &str) -> bool {
    line.chars().find(|&c| open.contains(c) || close.contains(c)).is_some_and(|c| close.contains(c))
}

/// The number of an issue of a gazette, perhaps with the same in Latin letters beside it: `2019年第12期　No.12, 2019`.
fn is_issue(line: &str) -> bool {
    const LONGEST: usize = 150;
    let latin = || {
        line.len() <= LONGEST
            && line.ends_with(|c: char| c.is_ascii_digit())
            && line.contains('期')
            && line.contains(|c: char| c.is_ascii_uppercase())
    };
    (line.ends_with('期') || latin()) && issue_number(&normal(line)).is_some()
}

/// What stands before 单位 and 部门 in the head of a clause.
static ROLES: WordList = WordList::new(&[
    "责任", "牵头", "配合", "主办", "承办", "协办", "参与", "参加", "实施", "完成", "督办", "支持", "主管",
    "负责", "监督", "协助", "考核",
]);

impl Open {
    /// True when the head of a field only seems to begin with `next`: its first half stands at the end of the line
    /// above (`（责任` `单位：区教委`), or the sentence ends in a colon (`现将有关` `事项通知如下：`).
    fn cuts_a_field(&self, printed: &str, next: &str) -> bool {
        if !is_field(next) || is_label(next) {
            return false;
        }
        if printed.ends_with(['（', '(']) {
            return true;
        }
        let tail = printed.rsplit(['（', '(', '；', ';', '。', '，']).next().unwrap_or_default();
        let near = tail.chars().count() <= 4;
        let half = near
            && (matches!(next.get(..6), Some("单位" | "部门")) && ROLES.end(tail) || cuts_a_role(tail, next));
        let announces = ends_colon(next) && ends_open(printed) && self.running && self.depth == 0;
        half || announces
    }
}

/// True when a role and its noun are cut in two: `（牵` `头单位：区教委`.
fn cuts_a_role(tail: &str, next: &str) -> bool {
    let Some((head, _)) = next.split_once(['：', ':']).filter(|(head, _)| head.len() <= 4 * LONGEST_FIELD)
    else {
        return false;
    };
    let whole = format!("{tail}{head}");
    let noun = whole.ends_with("单位") || whole.ends_with("部门");
    !tail.is_empty() && noun && ROLES.begin(&whole) && !ROLES.stand_in(head)
}

/// Lines shorter than this, in characters, are not taken as cut by a page.
pub(super) const LONG_LINE: usize = 20;

pub(super) fn width(line: &str) -> usize {
    let narrow = line.bytes().filter(u8::is_ascii).count();
    (2 * line.chars().count() - narrow).div_ceil(2)
}

/// True when the last character ends a statement, quotes and brackets behind it aside.
fn ends_statement(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '’', '"', '*', '」']);
    words!["日印发", "办公室印发", "办公厅印发"].end(line)
        || line.ends_with(['。', '；', ';', '！', '？', '!', '?', '…'])
        || line.ends_with([')', '）']) && closes_statement(line)
}

/// A bracket at the end of a line closes the statement when it holds a clause or a note.
fn closes_statement(line: &str) -> bool {
    let Some(open) = line.rfind(['(', '（']) else { return false };
    let inner = &line[open..];
    line[..open].ends_with(['。', '；'])
        || inner.contains('：')
        || inner.contains(':')
        || inner.contains("负责")
        || inner.contains("牵头")
}

/// The width of the number or the Latin word with which a line begins: it had no room on the line above.
fn unbroken(line: &str) -> usize {
    line.bytes().take_while(u8::is_ascii_alphanumeric).count().div_ceil(2)
}

/// A line of a table of contents: a leader of dots, and a page number behind it.
fn ends_entry(line: &str) -> bool {
    let page = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '０'..='９' | ' ')
            || chars!("（(）)一二三四五六七八九十百〇○").has(c)
    };
    let leader = line.trim_end_matches(page);
    leader.len() < line.len() && words!["…", "...", "···", "・・・"].end(leader)
}

fn ends_colon(line: &str) -> bool {
    line.ends_with(['：', ':'])
}

/// True when a line stops where a sentence cannot: behind a Han character, digit or dividing mark.
fn ends_open(line: &str) -> bool {
    line.chars().next_back().is_some_and(|c| {
        is_han(c) || c.is_ascii_alphanumeric() || chars!("、，,—-·（(%％").has(c) || matches!(c, '０'..='９')
    })
}

/// True when a title, bracket or point ends the line, and the next one adds to it: `…（云溪府发〔2015〕18号）` `和《…》`,
/// `清淤86.` `52公里`.
fn is_joined(line: &str, next: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let joins = next.starts_with(['和', '与', '及', '、', '，', '》', '）', ')', '的']);
    let numbered =
        || line.ends_with('》') && next.starts_with(['（', '(']) && next.contains(['〔', '［', '[']);
    let decimal = || line.strip_suffix('.').is_some_and(|line| line.ends_with(is_digit));
    joins && line.ends_with(['）', ')', '》', '”']) || numbered() || next.starts_with(is_digit) && decimal()
}

/// True when a line begins a unit of its own: a label, a clause, a number, a mark. Fields are asked for apart.
fn starts_something(line: &str) -> bool {
    let line = line.trim_start_matches('*');
    static MARKS: WordList = WordList::new(&[
        "附件",
        "附：",
        "附:",
        "抄送",
        "抄 送",
        "抄报",
        "主送",
        "主题词",
        "△",
        "▲",
        "●",
        "◆",
        "■",
        "□",
        "专栏",
        "联系人",
        "特此通知",
        "注：",
        "注:",
        "《》",
    ]);
    let contents = || line.starts_with('目') && line.contains(is_blank) && is_contents_head(&normal(line));
    MARKS.begin(line) || is_label(line) || is_clause(line) || is_number(line) || contents()
}

fn is_label(line: &str) -> bool {
    label(line).is_ok()
}

/// `时间：…`, `责任单位:…`: a short head before a colon.
fn is_field(line: &str) -> bool {
    let head = line.char_indices().take(10).find(|&(_, c)| c == '：' || c == ':').map(|(i, _)| &line[..i]);
    head.is_some_and(|h| h.chars().count() >= 2 && h.chars().all(is_han))
}

/// `（责任单位：…`: a clause that stands on a line of its own.
fn is_clause(line: &str) -> bool {
    let Some(inner) = line.strip_prefix(['（', '(']) else { return false };
    let head: String = inner.chars().take(12).collect();
    words!["单位", "部门", "此件", "联系"].stand_in(&head)
        && (head.contains(['：', ':']) || head.starts_with("此件"))
}

/// The width at which a text was wrapped by force, in characters: most lines that do not end a statement have it.
fn wrap_width(text: &str, lines: &[Line], class: &[LineClass]) -> Option<usize> {
    let widths: Vec<usize> = lines
        .iter()
        .zip(class)
        .filter(|(l, c)| **c == LineClass::Text && !ends_statement(l.content.slice(text)))
        .map(|(l, _)| width(l.content.slice(text)) + l.indent as usize / 2)
        .filter(|w| *w >= 16)
        .collect();
    let mut counts = [0usize; 64];
    for &w in widths.iter().filter(|w| **w < 64) {
        counts[w] += 1;
    }
    let near = |w: usize| counts[w - 1..=w + 1].iter().sum::<usize>();
    let best = (17..63).max_by_key(|&w| near(w))?;
    let all = lines.iter().zip(class).filter(|(_, c)| **c == LineClass::Text).count();
    let long_text = near(best) >= 6 && near(best) * 3 >= widths.len() * 2 && near(best) * 3 >= all;
    if long_text { Some(best) } else { wrap_of_short_text(text, lines, class, all) }
}

/// The width of the lines that stop in the middle of a sentence with the next line set right below, where these are
/// few and nearly all as wide.
fn wrap_of_short_text(text: &str, lines: &[Line], class: &[LineClass], all: usize) -> Option<usize> {
    let text_line = |i: usize| class.get(i) == Some(&LineClass::Text);
    let cut = |i: usize| {
        let (printed, next) = (lines[i].content.slice(text), &lines[i + 1]);
        ends_open(printed)
            && next.indent < 2
            && lines[i].heading == 0
            && !starts_something(next.content.slice(text))
    };
    let widths: Vec<usize> = (0..lines.len().saturating_sub(1))
        .filter(|&i| text_line(i) && text_line(i + 1) && cut(i))
        .map(|i| width(lines[i].content.slice(text)) + lines[i].indent as usize / 2)
        .filter(|w| (LONG_LINE + 2..62).contains(w))
        .collect();
    let mut counts = [0usize; 64];
    widths.iter().for_each(|&w| counts[w] += 1);
    let near = |w: usize| counts[w - 1..=w + 1].iter().sum::<usize>();
    let best = (LONG_LINE + 2..62).max_by_key(|&w| near(w))?;
    (near(best) >= 4 && near(best) * 4 >= widths.len() * 3 && near(best) * 6 >= all).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lines;

    fn joined(text: &str) -> Vec<String> {
        let lines = Lines::new(text).lines;
        let class: Vec<LineClass> =
            lines.iter().map(|l| if l.is_blank() { LineClass::Blank } else { LineClass::Text }).collect();
        units(text, &lines, &class).iter().map(|u| u.text.text().to_owned()).collect()
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_closed() {
        let text = "水厂配齐消毒设施和化验器具，鼓励城区水厂向近郊村延伸。（责任单位：区经济\n\n信息委、区水利局）\n\n（二）明确管护主体";
        assert_eq!(
            joined(text),
            [
                "水厂配齐消毒设施和化验器具，鼓励城区水厂向近郊村延伸。（责任单位：区经济信息委、区水利局）",
                "（二）明确管护主体"
            ]
        );
        let text =
            "完成公共场所的坡道改造，主次干道盲道完好率达到85%，新建公共建筑验收合格率达\n\n\n\n到 95%。";
        assert_eq!(joined(text).len(), 1);
    }

    #[test]
    fn a_few_lines_of_one_width_are_wrapped_by_force() {
        let line = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火";
        let paragraph = format!("　　{}\n{line}\n{line}\n{line}\n{line}\n土。", &line[..75]);
        assert_eq!(joined(&paragraph).len(), 1);
        let list = format!("{line}\n{}\n{}\n{}", &line[..66], &line[..30], &line[..75]);
        assert_eq!(joined(&list).len(), 4);
    }

    #[test]
    fn short_lines_and_labels_are_not_joined() {
        assert_eq!(joined("云溪区人民政府\n\n2019年9月2日\n\n附件").len(), 3);
        assert_eq!(joined("推动甲乙丙丁戊己庚辛壬癸产业，进一步加快全区制造业发展\n\n一、指导思想").len(), 2);
        assert_eq!(
            joined(
                "时间：9月23日\n地点：中峰镇、山海镇、平安镇、古渡镇、南岸镇、北门镇，另有二处\n内容：采蜜"
            )
            .len(),
            3
        );
    }

    #[test]
    fn a_cut_role_a_cut_title_and_a_cut_clause_go_on() {
        for text in [
            "（二）各镇人民政府负责本辖区内的公开工作和培训事项。（牵\n头单位：区商务委；配合单位：区审计局）",
            "（二）各镇人民政府负责本辖区内的公开工作和培训事项。（责\n任单位：区商务委、区审计局）",
            "（二）推进公开工作。（牵头单位：\n\n区商务委；配合单位：区审计局）",
            "为做好有关各项工作，现根据《北屏市人民政府办公室关于印发\n冬季供暖工作方案的通知》的要求，部署如下。",
        ] {
            assert_eq!(joined(text).len(), 1, "{text}");
        }
        for text in [
            "各镇人民政府负责本辖区内的公开工作和培训事项，区财政\n责任单位：区商务委、区审计局",
            "（二）推进公开工作。（牵头单位：\n\n区商务委（体育局）",
        ] {
            assert_eq!(joined(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn a_paragraph_is_wrapped_with_its_indent_and_ends_where_others_begin() {
        let line = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火";
        let body = format!("{line}\n{line}\n{line}\n{line}\n");
        let title = format!("　　《无障碍环境建设工作方案》已经区政府第十二次会\n{body}土。");
        assert_eq!(joined(&title).len(), 1);
        let dated = format!(
            "　　{line}\n{body}土。\n　　　　　　　　　　　　　　　　　　二〇二三年五月八日\n云溪区保洁办法"
        );
        assert_eq!(joined(&dated).len(), 3);
        let printed =
            format!("　　{}\n{body}{}。\n云溪区人民政府办公室2023年5月8日印发", &line[..72], &line[..75]);
        assert_eq!(joined(&printed).len(), 2);
    }

    #[test]
    fn a_field_is_not_begun_by_its_second_half() {
        let clause = "（二）各镇人民政府负责本辖区内的公开工作和培训。（责任\n单位：各镇人民政府）";
        assert_eq!(joined(clause).len(), 1);
        let told =
            "根据国家和市有关规定，经区政府第十二次常务会议同意，现\n就有关事项通知如下：\n一、总体要求";
        assert_eq!(joined(told).len(), 2);
        let fields =
            "为方便群众，现将各镇受理点的地址和电话印在下面，请查询\n单位：青田镇人民政府\n电话：3322";
        assert_eq!(joined(fields).len(), 3);
    }

    #[test]
    fn no_paragraph_ends_in_a_comma() {
        assert_eq!(joined("各镇人民政府，\n街道办事处，\n区政府各部门：\n甲").len(), 2);
        assert_eq!(joined("各镇人民政府，\n\n区政府各部门：").len(), 2);
        assert_eq!(joined("做好三件事，\n一、修渠").len(), 2);
    }

    #[test]
    fn a_document_number_over_lines_is_one() {
        for (text, parts) in [
            ("云溪府办发\n〔2021〕\n41号\n\n甲", 2),
            ("云溪府办发〔2021〕\n41号", 1),
            ("云溪府办发\n〔2021〕41号", 1),
            ("云溪区人民政府文件\n云溪府办发〔2021〕41号", 2),
            ("云溪区人民政府\n云溪府发〔2021〕41号", 2),
            ("总则\n第41号", 2),
        ] {
            assert_eq!(joined(text).len(), parts, "{text}");
        }
    }

    #[test]
    fn hard_wrapped_lines_become_paragraphs() {
        let line = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄";
        let text = format!(
            "　　{}\n{line}\n{line}\n宇宙洪荒。\n　　{}\n{line}\n{line}\n{line}\n日月。\n",
            &line[..78],
            &line[..78]
        );
        assert_eq!(joined(&text).len(), 2);
    }
}
