//! Whether a date is that of a piece of work, and by which rule.

use super::condition::is_condition;
use super::field::{OTHER_FIELDS, PERIODS, WORK_FIELDS, field_name};
use super::promise;
use crate::extract::period::{Clock, Dated, Period, Reading, is_whole_year};
use crate::grammar::date::{DateBound, DateExpr, DatePart, PartialDate};
use crate::model::{BlockKind, Paragraph, Precision};
use crate::text::repair::is_han;
use crate::text::words::{WordList, words};

/// The unit in which a date stands.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    /// Its paragraph.
    pub(super) paragraph: &'a Paragraph,
    /// The head of its section.
    pub(super) heading: Option<&'a str>,
    /// When the document was written.
    pub(super) clock: Clock,
    /// True in a text of articles.
    pub(super) statute: bool,
}

/// The rule by which a date is a milestone; `None` when it is none.
pub(super) fn rule(
    reading: &Reading<'_>,
    date: &Dated,
    period: &Period,
    unit: &Unit<'_>,
) -> Option<&'static str> {
    let before = reading.before(date);
    let after = reading.after(date);
    let in_force = is_in_force(before, after)
        && !is_season_of_work(date.expr, after)
        && !is_issued_by(reading, date, after);
    if in_force
        || is_modifier(after)
        || ends_force(reading, date)
        || is_condition(reading, date, unit.statute)
    {
        return None;
    }
    if date.plan && matches!(date.expr, DateExpr::Range(..)) && !plans_work(reading, date) {
        return None;
    }
    if is_alone(reading, date) {
        return alone(reading, unit);
    }
    if is_stage_head(reading, date) {
        if horizon_of(reading, date).is_some() && is_over(period, unit) {
            return None;
        }
        return Some("stage-heading");
    }
    if let Some(name) = field_name(reading, date) {
        return field(name, reading, date, period, unit);
    }
    match date.expr {
        DateExpr::By(bound) => is_deadline(reading, date, bound, period, unit).then_some("deadline"),
        DateExpr::From(_) => is_beginning(reading, date, period, unit).then_some("work-start"),
        DateExpr::Point(_) | DateExpr::Range(..) => planned(reading, date, period, unit),
    }
}

/// True beside words of validity: `自2024年1月1日起施行`, `有效期至2028年底`.
fn is_in_force(before: &str, after: &str) -> bool {
    let behind = after.trim_start_matches(['，', '正', '式', '开', '始', '之', '日', '起', '全', '面']);
    static IN_FORCE: WordList = WordList::new(&[
        "施行",
        "生效",
        "执行",
        "实施",
        "停止执行",
        "废止",
        "失效",
        "有效",
        "试行",
        "印发",
        "公布",
        "发布",
        "颁布",
    ]);
    let ends = [
        "有效期",
        "有效期限",
        "施行",
        "执行",
        "试行",
        "延长",
        "延期",
        "顺延",
        "有效期为",
        "有效期自",
        "保存",
    ];
    static ALWAYS: WordList = WordList::new(&["施行", "生效", "停止执行", "废止", "失效"]);
    ALWAYS.begin(behind)
        || IN_FORCE.begin(behind) && !has_object(behind)
        || ends.iter().any(|w| before.trim_end_matches(['至', '到']).ends_with(w))
}

/// True for a document that must be out by a day: `方案于6月底前印发`; what is in force is so from a day on.
fn is_issued_by(reading: &Reading<'_>, date: &Dated, after: &str) -> bool {
    matches!(date.expr, DateExpr::By(_))
        && reading.raw(date).ends_with(['前', '底'])
        && words!["印发", "公布", "发布", "颁布", "实施"].begin(after)
}

/// True for the day until which what the clause before sets in force holds: `自印发之日起施行，至2029年5月10日止`.
fn ends_force(reading: &Reading<'_>, date: &Dated) -> bool {
    let clauses = &reading.clauses.clauses;
    let alone = reading.before(date).is_empty() && reading.after(date).is_empty();
    let until = matches!(date.expr, DateExpr::By(_)) && reading.raw(date).starts_with(['至', '到']);
    let told = clauses[date.clause].previous.filter(|_| alone && until).map(|at| &clauses[at].range);
    told.is_some_and(|told| {
        let words = reading.tail(told.start, told.end).trim();
        // `自7月1日起执行，试行期2年，至2026年6月30日止`
        words!["施行", "生效", "执行", "试行", "实施"].end(words)
            || words!["试行期", "有效期", "执行期", "期限"].begin(words)
    })
}

/// True for work in a span of months: `7至9月全面实施`; what is in force is so from a day on.
fn is_season_of_work(expr: DateExpr, after: &str) -> bool {
    let DateExpr::Range(first, last) = expr else { return false };
    let months = |date: PartialDate| matches!(date.part, DatePart::Month { .. } | DatePart::Quarter(_));
    months(first) && months(last) && words!["实施", "全面实施", "组织实施"].have(after)
}

/// True when work is named for the years of a plan; `“十四五”时期是…` only tells of them.
fn plans_work(reading: &Reading<'_>, date: &Dated) -> bool {
    let sentence = &reading.clauses.sentences[reading.clauses.clauses[date.clause].sentence];
    let behind = &reading.text[date.range.end..sentence.end.max(date.range.end)];
    let behind = behind.trim_start_matches(['，', '：']);
    !behind.starts_with('是') && names_work(behind)
}

/// `实施` with something that is carried out is work: `2024年实施旧城改造`.
fn has_object(behind: &str) -> bool {
    behind.chars().count() > 4
}

/// True for a date that only describes a thing: `2024年建成的学校`, `至2030年的规划`.
fn is_modifier(after: &str) -> bool {
    const NEAR: usize = 4;
    after.char_indices().take(NEAR).any(|(_, c)| c == '的') && !after.contains("的工作任务")
}

/// True when the paragraph is nothing but the date.
fn is_alone(reading: &Reading<'_>, date: &Dated) -> bool {
    let before = reading.text[reading.body.min(date.range.start)..date.range.start].trim();
    before.is_empty() && reading.text[date.range.end..].trim_matches(['。', ' ', '；']).is_empty()
}

/// A date alone stands below its head: `一、整治时间`.
fn alone(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<&'static str> {
    static ACTIVITIES: WordList =
        WordList::new(&["活动", "会议", "比赛", "赛事", "培训", "举办", "演出", "展览", "考试"]);
    let below = unit.paragraph.kind == BlockKind::Paragraph && reading.body == 0;
    let work = unit.heading.is_some_and(|head| !ACTIVITIES.begin(head));
    (below && work).then_some("stage-heading")
}

/// Names of plans, whose years are part of the name.
static PLANS: WordList =
    WordList::new(&["规划", "计划", "方案", "纲要", "行动", "清单", "目录", "办法", "要点", "意见", "版"]);

/// `动员部署阶段（2024年3月底前）。`: a head, and in brackets behind it nothing but a date.
fn is_stage_head(reading: &Reading<'_>, date: &Dated) -> bool {
    const LONGEST: usize = 40;
    let clause = &reading.clauses.clauses[date.clause];
    let Some(bracket) = clause.bracket.clone() else { return false };
    let inner = &reading.text[bracket.clone()];
    let rest =
        [&inner[..date.range.start - bracket.start], &inner[date.range.end - bracket.start..]].concat();
    if rest.trim().is_empty() && (stage_of(reading, date).is_some() || horizon_of(reading, date).is_some()) {
        return true;
    }
    let filling = ["", "时间", "时间：", "完成", "完成时间：", "完成时限：", "前完成", "完成时限为"];
    let head = reading
        .tail(reading.body.min(bracket.start), bracket.start)
        .trim_end_matches(['（', '【', '［', '〔']);
    let plan = PLANS.end(head) && is_whole_year(date.expr);
    let behind = &reading.text[bracket.end + '）'.len_utf8()..];
    let closed = behind.is_empty() || behind.starts_with(['。', '：', '，', ' ', '\n', '为']);
    filling.contains(&rest.trim())
        && closed
        && !plan
        && !head.is_empty()
        && head.chars().count() <= LONGEST
        && !head.contains(['。', '；', '！'])
        && !head.contains("），")
        && (!head.contains('，') || behind.is_empty() || behind == "。")
}

/// The stage that the sentence names before the bracket in which a date stands: `第二阶段：自查自纠`.
pub(super) fn stage_of<'r>(reading: &'r Reading<'_>, date: &Dated) -> Option<&'r str> {
    let clause = &reading.clauses.clauses[date.clause];
    let open = clause.bracket.as_ref()?.start - '（'.len_utf8();
    let sentence = reading.clauses.sentences[clause.sentence].start.max(reading.body).min(open);
    Some(reading.tail(sentence, open).trim()).filter(|words| names_stage(words))
}

/// The words of a clause before the bracket of years in which its work is to be done: `近期（2021—2025年）完成…`,
/// `用三年时间（2021—2023年）完成…`.
pub(super) fn horizon_of<'r>(reading: &'r Reading<'_>, date: &Dated) -> Option<&'r str> {
    const LONGEST: usize = 14;
    let bracket = reading.clauses.clauses[date.clause].bracket.as_ref()?;
    let open = bracket.start - '（'.len_utf8();
    let outer = &reading.clauses.clauses[reading.clauses.at(open)?];
    let words = reading.tail(outer.range.start.max(reading.body).min(open), open).trim();
    let far = words!["近期", "中期", "远期", "中远期", "近中期"].have(words);
    let span = words.contains('用') && words!["年时间", "年左右时间", "年的时间", "个月时间"].end(words);
    let works = names_work(&reading.text[bracket.end + '）'.len_utf8()..]);
    ((far || span) && works && words.chars().count() <= LONGEST).then_some(words)
}

/// True for what goes on a date and is no work: the 汛前 of `到2023年汛前，完成堤防加固`.
pub(super) fn is_season(after: &str) -> bool {
    const LONGEST: usize = 6;
    after.ends_with('前') && after.chars().count() <= LONGEST
}

/// The stage that the clause before that of a date names: `第一阶段为动员部署阶段，从3月1日至3月15日`.
pub(super) fn stage_before<'r>(reading: &'r Reading<'_>, date: &Dated) -> Option<&'r str> {
    let clauses = &reading.clauses.clauses;
    let told = &clauses[clauses[date.clause].previous?].range;
    Some(reading.tail(told.start.max(reading.body), told.end).trim()).filter(|words| names_stage(words))
}

/// True for the name of a stage: `自查自纠阶段`, `第二阶段：自查自纠`.
pub(super) fn names_stage(words: &str) -> bool {
    const LONGEST: usize = 30;
    let staged = words.ends_with("阶段") || words.starts_with('第') && words.contains("阶段");
    staged && words.chars().count() <= LONGEST && !words.contains(['，', '。', '；'])
}

fn field(
    name: &str,
    reading: &Reading<'_>,
    date: &Dated,
    period: &Period,
    unit: &Unit<'_>,
) -> Option<&'static str> {
    if WORK_FIELDS.end(name) || PERIODS.end(name) {
        return Some("deadline-field");
    }
    if OTHER_FIELDS.end(name) {
        let stage = unit.heading.is_some_and(|h| h.contains("阶段") || h.contains("步骤"));
        return stage.then_some("deadline-field");
    }
    match date.expr {
        DateExpr::By(bound) => is_deadline(reading, date, bound, period, unit).then_some("deadline"),
        DateExpr::From(_) => is_beginning(reading, date, period, unit).then_some("work-start"),
        _ if is_of_timetable(name, reading, date, unit) => {
            (!is_over(period, unit) && !tells_past(reading, date)).then_some("planned-date")
        }
        _ => planned(reading, date, period, unit),
    }
}

/// True for a date that fills an item of a timetable: `1.单位推荐：8月1日至8月15日；`.
fn is_of_timetable(name: &str, reading: &Reading<'_>, date: &Dated, unit: &Unit<'_>) -> bool {
    static TABLES: WordList =
        WordList::new(&["时间安排", "进度安排", "日程安排", "工作安排", "步骤", "进度", "工作流程", "程序"]);
    let clause = &reading.clauses.clauses[date.clause];
    let filled = reading.after(date).is_empty() && matches!(clause.end, '；' | '。' | ' ');
    filled && (WORK.stand_in(name) || unit.heading.is_some_and(|head| TABLES.stand_in(head)))
}

/// True for a period that has passed, and for a day of which nobody knows whether it has.
fn is_over(period: &Period, unit: &Unit<'_>) -> bool {
    period.end.is_none_or(|(last, precision)| {
        unit.clock.is_past(last) || precision == Precision::Day && unit.clock.day.is_none()
    })
}

/// Words before the end of something that is no work.
static NO_DEADLINE: WordList =
    WordList::new(&["期限", "有效期", "截至", "比", "较", "展望", "面向", "追溯", "年满", "现在", "目前"]);

fn is_deadline(
    reading: &Reading<'_>,
    date: &Dated,
    bound: DateBound,
    period: &Period,
    unit: &Unit<'_>,
) -> bool {
    let Some((last, _)) = period.end else { return false };
    let before = reading.before(date);
    // `截至3月底，全区建成…` of a text without a day tells how it stands.
    let told = || match unit.clock.day {
        Some(day) => last <= day || tells_past(reading, date),
        None => before.is_empty() || tells_past(reading, date),
    };
    let status = reading.raw(date).starts_with("截") && (unit.clock.is_past(last) || told());
    let day = matches!(bound.date.part, DatePart::Day { .. });
    let before_year = unit.clock.day.is_some_and(|written| last.year() < written.year());
    let past = unit.clock.is_past_year(last) || before_year || day && unit.clock.is_past(last);
    static TERMS: WordList = WordList::new(&["期限", "有效", "资格", "许可", "证书", "免税", "任期"]);
    let term = TERMS.stand_in(reading.subject(date))
        || before.ends_with("之日起")
        || reading.after(date).starts_with('已');
    // `年末常住人口56万人` tells how it is then.
    let after = reading.after(date);
    let bare = before.is_empty() && !after.is_empty() && !names_work(after);
    let loose =
        ["年底", "年末"].contains(&reading.raw(date)) && (!is_ahead(before) || bare) && !names_feat(after);
    // `2025年以前，每半年召开一次例会` tells how often, not until when.
    let again = reading.raw(date).ends_with("以前") && comes_back(reading, date);
    !again
        && !status
        && !past
        && !term
        && !loose
        && !is_benefit(reading.after(date))
        && !NO_DEADLINE.end(before)
}

fn is_beginning(reading: &Reading<'_>, date: &Dated, period: &Period, unit: &Unit<'_>) -> bool {
    let Some((first, _)) = period.start else { return false };
    let raw = reading.raw(date);
    let begins =
        raw.ends_with(['起', '始']) || raw.starts_with(['从', '自']) && !raw.ends_with(['来', '后', '今']);
    let before = reading.before(date);
    // `各单位于2021年11月中旬起开展自查`
    let subject = || before.ends_with(['于', '从', '自']) && names_work(reading.after(date));
    let clause_start = ["", "并", "同时", "其中"].contains(&before) || subject();
    begins && clause_start && !unit.clock.is_past_year(first) && !is_benefit(reading.after(date))
}

/// True when the sentence behind a date tells of what is done again and again.
fn comes_back(reading: &Reading<'_>, date: &Dated) -> bool {
    let sentence = &reading.clauses.sentences[reading.clauses.clauses[date.clause].sentence];
    let behind = &reading.text[date.range.end..sentence.end.max(date.range.end)];
    words!["每年", "每半年", "每季度", "每月", "每周", "每两年"].stand_in(behind)
}

/// True for a right that is given from a day on or until one, as taxes that fall away: no work is done.
fn is_benefit(after: &str) -> bool {
    static ANYWHERE: WordList = WordList::new(&["可免", "免征", "免缴", "减征", "可继续"]);
    static FIRST: WordList = WordList::new(&["可", "享受", "仍可", "减免"]);
    let after = after.trim_start_matches('，');
    FIRST.begin(after) || ANYWHERE.stand_in(after)
}

/// Words before a date that say that it lies ahead.
const AHEAD: &[&str] = &[
    "预计",
    "计划",
    "力争",
    "争取",
    "确保",
    "拟",
    "拟于",
    "将于",
    "预计于",
    "计划于",
    "计划在",
    "预计在",
    "力争在",
    "力争于",
    "确保在",
    "确保于",
    "争取在",
    "争取于",
    "拟在",
    "将在",
    "并于",
    "应于",
    "应在",
    "须于",
    "须在",
    "要在",
    "务必于",
    "务必在",
    "必须于",
    "必须在",
    "要于",
    "于",
    "在",
    "力争到",
    "其中",
    "并在",
    "至迟于",
    "最迟于",
    "最迟在",
    "原则上在",
    "原则上于",
];

/// Words of work that is done at a date.
static WORK: WordList = WordList::new(&[
    "完成", "建成", "实现", "达到", "达", "取得", "启动", "开展", "推进", "建设", "建立", "形成", "印发",
    "出台", "制定", "编制", "投用", "投入", "竣工", "开工", "通车", "运行", "运营", "验收", "培育", "新增",
    "引进", "创建", "改造", "全面", "基本", "力争", "争取", "确保", "努力", "初步", "率先", "培训", "安排",
    "报送", "上报", "提交", "落实", "实施", "推广", "覆盖", "纳入", "组织", "继续", "打造", "构建", "健全",
    "完善", "推动", "加快", "探索", "试点", "投产", "交付", "上线", "总结", "评估", "检查", "督查", "整改",
    "整治", "排查", "部署", "动员", "启用", "审批", "发放", "拨付", "支持", "扶持", "保持", "控制", "提高",
    "提升", "降低", "减少", "下降", "突破", "登录", "填报", "申报", "报名", "受理", "自查", "公示", "推荐",
    "审查", "评审", "审核", "初审", "复审", "答辩", "评选", "征集", "公布", "招标", "复核", "汇总", "考察",
    "摸底", "攻坚", "巩固", "宣传",
]);

/// A point or a span of time in which work is planned.
fn planned(reading: &Reading<'_>, date: &Dated, period: &Period, unit: &Unit<'_>) -> Option<&'static str> {
    let before = reading.before(date);
    let after = reading.after(date);
    let clause = &reading.clauses.clauses[date.clause];
    let head = clause.end == '：' && after.is_empty();
    if head && before.is_empty() && reading.leads(date) {
        return Some("year-paragraph");
    }
    if before.is_empty() && says_what_it_is(reading, date) {
        return None;
    }
    // `（区教委；2023年8月）` dates the work before the bracket; `（2023年8月）` may tell of anything.
    let listed = clause.bracket.as_ref().is_some_and(|bracket| bracket.len() > date.range.len() + 6);
    let in_clause = listed && reading.closes_paragraph(date);
    let heads = unit.paragraph.kind == BlockKind::Heading && !head && !in_clause;
    if is_over(period, unit) || heads || tells_past(reading, date) {
        return None;
    }
    let bare = after.is_empty() || is_season(after);
    let own_clause = before.is_empty() && bare && (matches!(clause.end, '，' | '：') || in_clause);
    // `2021年3月5日，县长主持召开…会议` of the minutes of that day
    if own_clause && unit.clock.day.is_some_and(|day| period.end == Some((day, Precision::Day))) {
        return None;
    }
    if own_clause {
        let leads = reading.leads(date) && is_whole_year(date.expr);
        return Some(if leads { "year-paragraph" } else { "planned-date" });
    }
    let is_range = matches!(date.expr, DateExpr::Range(..));
    // `3月至5月为宣传发动阶段`
    let staged = || after.is_empty() && stage_before(reading, date).is_some();
    if is_range && before.is_empty() && (staged() || after.starts_with(['为', '是']) && names_stage(after))
    {
        return Some("planned-date");
    }
    // `（三）总结提升，6月1日—6月30日。`
    let itemized = reading.body > 0 && before.is_empty() && after.is_empty() && is_named_item(reading, date);
    if itemized || names_feat(after) && !before.ends_with(['的', '和', '与', '及']) {
        return Some("planned-date");
    }
    if promise::is_promised(reading, date, period, unit) {
        return Some("planned-date");
    }
    let annual = reading.raw(date).ends_with("年度");
    // A span with its subject before it: `各校于9月16日—23日填报`.
    let span = is_range && before.ends_with(['于', '在']);
    if span && after.is_empty() && clause.end == '，' {
        return Some("planned-date");
    }
    // `请参会人员于2021年11月26日报到`: whatever is asked for is to be done.
    let asked = before.starts_with('请') && before.ends_with(['于', '在']) && !after.is_empty();
    // `于5月中旬召开现场会`; a meeting with its day is an event.
    let day = matches!(date.expr.last().part, DatePart::Day { .. });
    let meets = !day && after.strip_prefix("召开").is_some_and(|meeting| !meeting.is_empty());
    ((is_ahead(before) || span) && !annual && (names_work(after) || meets) || asked).then_some("planned-date")
}

/// True for words on the time itself: `2023年是…攻坚之年`, `2023年，是…的一年`.
fn says_what_it_is(reading: &Reading<'_>, date: &Dated) -> bool {
    let behind = reading.text[date.range.end..].trim_start_matches('，');
    let word = words!["是", "也是", "为", "既是"].before(behind);
    word.is_some_and(|word| {
        let words = &behind[word.len()..];
        let words = &words[..words.find(['，', '。', '；']).unwrap_or(words.len())];
        !names_stage(words) && (word != "为" || words.ends_with('年'))
    })
}

/// True when the item holds nothing but a name and the date behind its comma.
fn is_named_item(reading: &Reading<'_>, date: &Dated) -> bool {
    const LONGEST: usize = 12;
    let name = reading.text[reading.body.min(date.range.start)..date.range.start].strip_suffix('，');
    let short = |name: &str| (2..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_han);
    name.is_some_and(short) && reading.text[date.range.end..].trim_matches(['。', '；', ' ']).is_empty()
}

/// True for words that say of what is built that it begins or is done: `5月1日投入使用`, `年底通车`.
fn names_feat(after: &str) -> bool {
    static FEATS: WordList = WordList::new(&[
        "开工",
        "竣工",
        "完工",
        "通车",
        "投用",
        "投入使用",
        "投入运营",
        "投产",
        "建成",
        "启用",
        "交付",
        "封顶",
        "开业",
        "通航",
        "并网",
        "主体完工",
        "试运行",
        "正式运营",
        "全线贯通",
    ]);
    FEATS.begin(after)
}

/// True when nothing or a word of intention stands before the date.
pub(super) fn is_ahead(before: &str) -> bool {
    before.is_empty()
        || AHEAD.contains(&before)
        || AHEAD[..6].iter().any(|w| before.ends_with(w))
        || words!["将于", "拟于", "计划于", "预计于"].end(before)
}

/// True for a date that is a clause of its own, and says when that was of which the sentence tells: `2023年3月，…`.
pub(super) fn frames(reading: &Reading<'_>, date: &Dated) -> bool {
    let clause = &reading.clauses.clauses[date.clause];
    clause.end == '，' && reading.before(date).is_empty() && reading.after(date).is_empty()
}

/// True when a word of work stands near the beginning of `after`.
fn names_work(after: &str) -> bool {
    const NEAR: usize = 20;
    let near = after.char_indices().nth(NEAR).map_or(after, |(end, _)| &after[..end]);
    WORK.stand_in(near)
}

/// True for words that hold one of work.
pub(super) fn is_work(words: &str) -> bool {
    WORK.stand_in(words)
}

/// Words of what has happened.
static PAST: WordList = WordList::new(&["已", "发生", "造成", "曾", "同比"]);

/// True when the clause of the date, or the one behind it, tells what has happened.
fn tells_past(reading: &Reading<'_>, date: &Dated) -> bool {
    const NEAR: usize = 30;
    let behind = &reading.text[date.range.end..];
    let sentence = &reading.clauses.sentences[reading.clauses.clauses[date.clause].sentence];
    let behind = &behind[..sentence.end.saturating_sub(date.range.end).min(behind.len())];
    let near = behind.char_indices().nth(NEAR).map_or(behind, |(end, _)| &behind[..end]);
    let spent = matches!(date.expr, DateExpr::Range(..)) && behind.contains('了');
    PAST.stand_in(near) || spent || tells_of_issue(near)
}

/// True for an organ that issued a document: `国家发布《…》`; `印发《…》` alone may be work to be done.
fn tells_of_issue(near: &str) -> bool {
    let issued =
        ["印发《", "发布《", "颁布《", "出台《", "公布《"].iter().filter_map(|verb| near.find(verb)).min();
    issued.is_some_and(|at| {
        near[..at].ends_with(['家', '院', '部', '省', '市', '县', '府', '厅', '委', '局', '办', '室'])
    })
}
