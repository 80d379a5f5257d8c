//! What a milestone is called, and the words of its task.

use std::ops::Range;

use super::field::{WORK_FIELDS, field_name};
use super::judge::{horizon_of, is_season, is_work, names_stage, stage_before, stage_of};
use crate::extract::clause::Clause;
use crate::extract::period::{Dated, LONGEST_EXCERPT, Reading};
use crate::grammar::duty::role::label_start;
use crate::grammar::label::label as label_of_section;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// Where the task stands: the statement, the paragraph behind a year or a head.
pub(super) fn task(reading: &Reading<'_>, date: &Dated, rule: &str) -> Range<usize> {
    let ends_head = reading.clauses.clauses[date.clause].end == '：';
    let wide =
        rule == "stage-heading" || rule == "year-paragraph" && ends_head || reading.closes_paragraph(date);
    let whole = reading.body..reading.text.len();
    if wide && whole.len() <= LONGEST_EXCERPT {
        whole
    } else {
        reading.excerpt(date.clause, date.range.start)
    }
}

/// The name of the task: the head of its stage, or the words of its clause.
pub(super) fn label(
    reading: &Reading<'_>,
    date: &Dated,
    rule: &str,
    heading: Option<&str>,
) -> Option<String> {
    let named = match rule {
        "stage-heading" => stage(reading, date).or(heading.map(str::to_owned)),
        "deadline-field" if reading.clauses.clauses[date.clause].bracket.is_some() => {
            bracketed(reading, date, None).or(heading.map(str::to_owned))
        }
        // `进度安排：三季度完成选址，四季度开工` names the work of each date beside it.
        "season-deadline" if !reading.after(date).is_empty() => {
            Some(format!("{}{}", without_links(reading.before(date)), reading.after(date)))
        }
        "deadline-field" if is_schedule(reading, date) => {
            let work = Some(reading.after(date)).filter(|work| !work.is_empty());
            work.map(str::to_owned).or_else(|| in_sentence(reading, date, heading))
        }
        "deadline-field" if !heading.is_some_and(|head| is_about(head, reading, date)) => {
            field_task(reading, date).or_else(|| field_label(reading, date, heading))
        }
        "deadline-field" => field_label(reading, date, heading),
        _ if reading.clauses.clauses[date.clause].bracket.is_some() => bracketed(reading, date, heading),
        _ => in_sentence(reading, date, heading),
    };
    named.map(|n| shorten(&n)).filter(|n| !n.is_empty())
}

/// What the field is for: the head around it, its own name, or the first clause of its paragraph.
fn field_label(reading: &Reading<'_>, date: &Dated, heading: Option<&str>) -> Option<String> {
    heading
        // A head that holds the date is the field itself.
        .filter(|head| !head.contains(reading.raw(date)))
        .map(str::to_owned)
        .or_else(|| field_task(reading, date))
        .or_else(|| bare_field(reading, date).filter(|name| names_stage(name)).map(str::to_owned))
        .or_else(|| first_clause(reading, reading.body))
}

/// False below the head of something else than what a sentence dates: `报名时间为…` below `四、成绩查询`.
fn is_about(head: &str, reading: &Reading<'_>, date: &Dated) -> bool {
    let clause = &reading.clauses.clauses[date.clause];
    let inside = clause.previous.is_some_and(|at| reading.clauses.clauses[at].range.start > reading.body);
    let stated = inside || clause.range.start.max(reading.body) < date.range.start;
    let task = if stated { field_task(reading, date) } else { None };
    task.is_none_or(|task| head.contains(task.as_str()))
}

/// True when the field holds what is to be done at each of its dates.
fn is_schedule(reading: &Reading<'_>, date: &Dated) -> bool {
    let named =
        field_name(reading, date).is_some_and(|name| words!["进度", "安排", "步骤", "节点"].stand_in(name));
    let after = reading.after(date);
    let ends = reading.clauses.clauses[date.clause].end;
    named && (after.is_empty() && ends == '，' || after.chars().count() > 2 && is_work(after))
}

/// The task that the name of the field says: `网上申报时间：…`.
fn field_task(reading: &Reading<'_>, date: &Dated) -> Option<String> {
    const BARE: &[&str] = &["完成", "办结", "整改", "实施", "推进", "建设", "截止"];
    let name = bare_field(reading, date)?;
    let task = ["截止时间", "时间", "期限", "期"].iter().find_map(|end| name.strip_suffix(end))?;
    (!task.is_empty() && !BARE.contains(&task)).then(|| task.to_owned())
}

/// The name of the field without the label of its item.
fn bare_field<'r>(reading: &'r Reading<'_>, date: &Dated) -> Option<&'r str> {
    let name = field_name(reading, date)?;
    Some(label_of_section(name).map_or(name, |(rest, _)| rest))
}

/// A name without marks at its ends and of bearable length.
fn shorten(name: &str) -> String {
    const LONGEST: usize = 120;
    let trim = |name: &'_ str| name.trim_matches(|c: char| chars!("，。；：、 ").has(c)).to_owned();
    let name = trim(name);
    // `实施清淤工程牵头单位：…` names the work before the label of the next field.
    let name = match label_start(&name) {
        Some(at) if at > 0 => trim(&name[..at]),
        _ => name,
    };
    let name = without_clause(without_count(&name));
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => name[..end].to_owned(),
        None => name.to_owned(),
    }
}

/// A name without the count of its item inside of a paragraph: `办好实事：1.新建泵站2座`, `2.改造农贸市场`.
fn without_count(name: &str) -> &str {
    let item = name.rfind('：').map_or(name, |at| &name[at + '：'.len_utf8()..]);
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let text = item[digits..].strip_prefix(['.', '．', '、']).unwrap_or("");
    if (1..=2).contains(&digits) && text.starts_with(is_han) { text } else { name }
}

/// A name without the bracket at its end that says who answers for it: `清淤（责任单位：区水利局）`.
fn without_clause(name: &str) -> &str {
    static CLAUSES: WordList = WordList::new(&["单位", "部门", "牵头", "负责", "时限", "配合"]);
    match name.strip_suffix('）').and_then(|head| head.rfind('（')) {
        Some(open) if open > 0 && CLAUSES.stand_in(&name[open..]) => {
            name[..open].trim_end_matches(['，', '。', '；'])
        }
        _ => name,
    }
}

/// The words before the bracket of a stage.
fn stage(reading: &Reading<'_>, date: &Dated) -> Option<String> {
    let bracket = reading.clauses.clauses[date.clause].bracket.clone()?;
    if let Some(own) = stage_of(reading, date) {
        return Some(own.to_owned());
    }
    if let Some(horizon) = horizon_of(reading, date) {
        let behind = &reading.text[bracket.end + '）'.len_utf8()..];
        let behind = behind.trim_start_matches('，');
        let work = &behind[..behind.find(['，', '。', '；']).unwrap_or(behind.len())];
        let far = if horizon.ends_with('期') { horizon } else { "" };
        return Some(format!("{far}{work}"));
    }
    let head = &reading.text[reading.body.min(bracket.start)..bracket.start];
    Some(head.trim_end_matches(['（', '【', '［', '〔']).trim().to_owned())
}

/// The task that a bracket dates: the head or the first statement of a paragraph that it closes, else its own one.
fn bracketed(reading: &Reading<'_>, date: &Dated, heading: Option<&str>) -> Option<String> {
    let clause = &reading.clauses.clauses[date.clause];
    let bracket = clause.bracket.clone()?;
    let open = bracket.start - '（'.len_utf8();
    let statement = reading.clauses.statements[clause.statement].clone();
    if reading.closes_paragraph(date) {
        if follows_bracket(reading, clause, open) {
            let outer = &reading.clauses.clauses[reading.clauses.at(open)?];
            return Some(reading.tail(outer.range.start.max(reading.body).min(open), open).to_owned());
        }
        if reading.body > 0 && heading.is_some() {
            return heading.map(str::to_owned);
        }
        let first = reading.clauses.statements.first()?;
        let end = first.end.min(open);
        let words = &reading.text[reading.body.min(end)..end];
        return Some(words.to_owned()).filter(|w| !w.trim().is_empty()).or(heading.map(str::to_owned));
    }
    let own = reading.tail(statement.start.max(reading.body).min(open), open).trim();
    if own.is_empty() {
        let before = reading.clauses.statements[..clause.statement].last()?;
        return Some(reading.tail(before.start.max(reading.body).min(before.end), before.end).to_owned());
    }
    Some(own.to_owned())
}

/// True behind another bracket with a date in the statement, each of which dates what stands before it:
/// `新建泵站2座（9月底前建成），改造农贸市场6个（11月中旬前完成）`.
fn follows_bracket(reading: &Reading<'_>, clause: &Clause, open: usize) -> bool {
    let clauses = &reading.clauses.clauses;
    let at = reading.dates.partition_point(|d| d.range.start < open);
    let before = at.checked_sub(1).map(|at| &clauses[reading.dates[at].clause]);
    before.is_some_and(|before| before.bracket.is_some() && before.statement == clause.statement)
}

/// Words between a subject and its date: `工作于2024年10月底前完成`.
const LINKS: &[&str] = &[
    "力争",
    "争取",
    "确保",
    "预计",
    "计划",
    "务必",
    "必须",
    "原则上",
    "并",
    "应当",
    "应",
    "须",
    "需",
    "要",
    "拟",
    "将",
    "于",
    "在",
    "从",
    "自",
    "最迟",
    "至迟",
    "请",
    "自即日起",
    "从即日起",
    "即日起",
];

/// The clause of the date without it: subject and work, or the clauses before it when it only says `建成投用`.
fn in_sentence(reading: &Reading<'_>, date: &Dated, heading: Option<&str>) -> Option<String> {
    const BARE_WORK: usize = 6;
    let clause = &reading.clauses.clauses[date.clause];
    let subject = without_links(subject(reading, date)).trim_start_matches("其中");
    let last = last_of_list(reading, date);
    let work = work_of(reading, last);
    // Beside its own subject nothing is dealt out any more.
    let work = work.strip_prefix("分别").filter(|_| !subject.is_empty()).unwrap_or(work);
    let work = work.strip_prefix('为').filter(|stage| names_stage(stage)).unwrap_or(work);
    let work = if is_season(work) || is_time_of_day(work) { "" } else { work };
    // `从3月初开始，到5月底结束，完成清淤` says behind both what is begun and done.
    let work = if clause.end == '，' && work == "结束" { "" } else { work };
    // `改造泵站2座。【区水利局牵头；6月底前】`: a bracket of this kind is part of the text.
    let work = work.strip_suffix('】').filter(|work| !work.contains('【')).unwrap_or(work);
    let anaphor = words!["该项", "上述", "以上", "此项", "这项"].begin(subject);
    // Below `五、申报时间` the head says what the date is for.
    let timed =
        reading.body == date.range.start && heading.is_some_and(|h| words!["时间", "期限", "时限"].end(h));
    if (anaphor || timed)
        && let Some(heading) = heading
    {
        return Some(heading.to_owned());
    }
    if work.is_empty()
        && subject.is_empty()
        && let Some(stage) = stage_before(reading, date)
    {
        return Some(stage.to_owned());
    }
    if work.is_empty() && matches!(clause.end, '，' | '：') && last.range == date.range {
        let next = first_clause(reading, clause.range.end).unwrap_or_default();
        return Some(format!("{}{next}", short(subject)));
    }
    if work.chars().count() > BARE_WORK {
        return Some(format!("{}{work}", short(subject)));
    }
    if !subject.is_empty() {
        return Some(format!("{subject}{work}"));
    }
    match before_clause(reading, date) {
        // `整改时限：立行立改，6月30日前完成`
        Some(earlier) if heading.is_some() && opens_field(&earlier) => heading.map(str::to_owned),
        Some(earlier) => Some(earlier + work),
        None if reading.dates.len() > 1 => Some(format!("{}{work}", first_subject(reading, date))),
        None if reading.body == 0 => Some(work.to_owned()),
        None if work.is_empty() && heading.is_none() => first_clause(reading, reading.body),
        None => Some(format!("{}{work}", heading.unwrap_or_default())),
    }
}

/// True for words that begin with the name of a field of dates.
fn opens_field(words: &str) -> bool {
    words.split_once('：').is_some_and(|(name, _)| WORK_FIELDS.end(name))
}

/// True for nothing but the time of a day: the `上午9时30分` of `请于5月10日上午9时30分，到会场报到`.
fn is_time_of_day(work: &str) -> bool {
    let hour =
        ["上午", "下午", "中午", "晚上"].iter().find_map(|part| work.strip_prefix(part)).unwrap_or(work);
    hour.chars().all(|c| c.is_ascii_digit() || chars!("：:时点分整半前").has(c)) && !work.is_empty()
}

/// The subject of the first date of the sentence: `规划编制工作自3月启动，至12月结束`.
fn first_subject<'r>(reading: &'r Reading<'_>, date: &Dated) -> &'r str {
    let sentence = reading.clauses.clauses[date.clause].sentence;
    let at = reading.dates.partition_point(|d| reading.clauses.clauses[d.clause].sentence < sentence);
    let first = reading.dates.get(at).map_or("", |first| short(without_links(subject(reading, first))));
    // The 以 of `以2023年为基数，从2024年起逐年扩大` is no subject.
    let first = first.trim_start_matches("其中");
    let term = words!["年限", "期限", "时间", "工期"].end(first);
    if first.chars().count() > 1 && !term { first } else { "" }
}

/// A subject that is short enough to stand before its work, else nothing.
fn short(subject: &str) -> &str {
    const LONGEST: usize = 16;
    if subject.chars().count() <= LONGEST { subject } else { "" }
}

/// The words of the clause before the date, behind the date before it; those before the first date of a list.
fn subject<'r>(reading: &'r Reading<'_>, date: &'r Dated) -> &'r str {
    let start = reading.clauses.clauses[date.clause].range.start;
    let at = reading.dates.partition_point(|d| d.range.start < date.range.start);
    let mut first = date;
    for earlier in reading.dates[..at].iter().rev().take(LONGEST_LIST) {
        if !is_listed(reading, earlier, first) {
            return if earlier.range.end > start { reading.before(first) } else { reading.subject(first) };
        }
        first = earlier;
    }
    reading.subject(first)
}

/// So many dates may share their work.
const LONGEST_LIST: usize = 12;

/// True for two dates of a list with nothing else between them.
fn is_listed(reading: &Reading<'_>, date: &Dated, next: &Dated) -> bool {
    let between = reading.text.get(date.range.end..next.range.start);
    next.clause == date.clause && matches!(between, Some("、" | "和" | "及" | "以及"))
}

/// The last date of those that share their work: `5月底、8月底、11月底前分别报送`, `各镇3月底前、县水利局6月底前完成自查`.
fn last_of_list<'r>(reading: &'r Reading<'_>, date: &'r Dated) -> &'r Dated {
    let at = reading.dates.partition_point(|d| d.range.start <= date.range.start);
    let led = is_name(without_links(reading.before(date)));
    let mut last = date;
    for next in reading.dates[at..].iter().take(LONGEST_LIST) {
        let between = reading.text.get(last.range.end..next.range.start).filter(|_| led);
        if !is_listed(reading, last, next) && !between.is_some_and(is_next_subject) {
            break;
        }
        last = next;
    }
    last
}

/// True for what stands between the dates of two that share their work: `、县水利局于`.
fn is_next_subject(between: &str) -> bool {
    let words = between.strip_prefix(['、', '，']).map(without_links);
    words.is_some_and(is_name)
}

/// True for words that may name who does something, and say nothing of what is done.
fn is_name(words: &str) -> bool {
    const LONGEST: usize = 20;
    (2..=LONGEST).contains(&words.chars().count())
        && words.chars().all(|c| is_han(c) || c == '、')
        && !is_work(words)
}

/// The words behind a date up to the next one of the enumeration: `完成甲、2025年完成乙`, `完成甲、年底前完成乙`.
fn work_of<'r>(reading: &'r Reading<'_>, date: &Dated) -> &'r str {
    let after = reading.after(date);
    let work = after.trim_start_matches(['，', '、']);
    let start = date.range.end + after.len() - work.len();
    let next = reading.dates.partition_point(|d| d.range.start <= start);
    let next =
        reading.dates[next..].iter().map(|d| d.range.start).find(|&at| reading.text[..at].ends_with('、'));
    // `一季度启动、三季度建成养老中心` says what is begun behind the second.
    let end = next.map(|at| at - '、'.len_utf8()).filter(|&at| at > start + "启动".len());
    end.and_then(|end| work.get(..end - start)).unwrap_or(work)
}

fn without_links(before: &str) -> &str {
    let mut words = before;
    while let Some(shorter) = LINKS.iter().find_map(|l| words.strip_suffix(l)) {
        words = shorter;
    }
    words
}

/// The clauses of the sentence before that of the date, back to the date before it.
fn before_clause(reading: &Reading<'_>, date: &Dated) -> Option<String> {
    let clauses = &reading.clauses.clauses;
    let clause = &clauses[date.clause];
    let start = match &clause.bracket {
        Some(bracket) => bracket.start,
        None => reading.clauses.sentences[clause.sentence].start.max(reading.body),
    };
    let at = reading.dates.partition_point(|d| d.range.start < date.range.start);
    let other = at.checked_sub(1).map_or(0, |i| clauses[reading.dates[i].clause].range.end);
    let words = reading.tail(start.max(other).min(clause.range.start), clause.range.start);
    let words = words.trim_start_matches(['，', '：', '；']).trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Words with which a clause begins that only says how or for what.
static HOW: WordList = WordList::new(&[
    "按照", "按", "依据", "针对", "面向", "根据", "围绕", "通过", "结合", "依托", "以", "为", "在", "随着",
    "经过", "力争",
]);

/// True for a clause that only says until when: the `到5月底结束，` of `从3月初开始，到5月底结束，完成清淤`.
fn ends_time(reading: &Reading<'_>, clause: &Clause) -> bool {
    let at = reading.dates.partition_point(|d| d.range.start < clause.range.start);
    let date = reading.dates.get(at).filter(|d| d.range.start == clause.range.start && clause.end == '，');
    date.is_some_and(|d| matches!(reading.after(d), "结束" | "为止"))
}

/// The first clause behind `from`, with those before it that only say how.
fn first_clause(reading: &Reading<'_>, from: usize) -> Option<String> {
    let clauses = &reading.clauses.clauses;
    let first = clauses.partition_point(|c| c.range.start <= from);
    let mut first = if from == reading.body && first > 0 { first - 1 } else { first };
    while clauses.get(first).is_some_and(|clause| ends_time(reading, clause)) {
        first += 1;
    }
    let mut end = None;
    for clause in clauses[first.min(clauses.len())..].iter().take(6).filter(|c| c.bracket.is_none()) {
        end = Some(clause.range.end);
        let words = &reading.text[clause.range.clone()];
        let by_whom = words.starts_with('由') && words!["根据", "按照", "结合", "依据"].stand_in(words);
        if !(HOW.begin(words) || by_whom) || clause.end != '，' {
            break;
        }
    }
    let start = clauses.get(first).map(|c| c.range.start.max(from))?;
    reading.text.get(start..end?).map(str::to_owned)
}
