//! Statements that give a post to somebody or take it away, and positions as organ and post.
//!
//! `林知远同志任云溪区水利局局长（试用期1年），免去其云溪区农业农村委副主任职务` is two of them: each clause is read with
//! [`clause`], which knows the persons of the clause before.
//!
//! ```text
//! clause    = [lead] ( gives | takes | changes | goes-on ) [remarks]
//! gives     = ("任命" | "聘任" | "提名" | "选举" …) names ["同志"] ("为" | "任" | "担任") position
//! takes     = ("免去" | "撤销" | "解聘" …) names ["同志"] ["的"] position ["职务"]
//!           | names "的" position "职务" ("自然免除" …)
//! changes   = names ["同志"] ("任" | "兼任" | "当选为" | "不再担任" | "辞去" …) position ["职务"]
//! goes-on   = ["同意"] ("免去其" | "其不再担任" | "任" | "兼任" …) position ["职务"]
//! names     = name [gender] { "、" name [gender] }
//! position  = [organ] post { "、" post }
//! remarks   = { "（" … "）" }                                  试用期1年, 女, 挂职, 正处级
//! ```
//! Rosters of leading groups (`组长：林知远`), duties (`由林知远任组长`), procedures (`主任由区政府任命`) are not accepted.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::region::{begins_like_region, region_at};
use super::surname::{is_name, is_plain_name, surname};
use crate::model::Action;
use crate::text::repair::is_han;
use crate::text::words::{CharSet, WordList, chars, words};

mod behind;
mod group;
mod header;
mod position;
mod subject;

use behind::{after_count, after_reason, after_remark};
pub use group::has_office_of_group;
use group::{is_group_post, is_of_office};
pub use header::{Header, given_below, header, opened_by, post_above};
pub use position::{Position, position, positions};
use position::{is_of_assembly, is_own_organ};
use subject::behind_office;
pub use subject::{leaving, retirement, subject};

/// A clause that changes a post; ranges are of the clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happens.
    pub action: Action,
    /// The verb.
    pub verb: Range<usize>,
    /// The persons; empty when they are those of the clause before.
    pub persons: Vec<Range<usize>>,
    /// The position without remarks and `职务`.
    pub position: Range<usize>,
    /// Where the clause ends, remarks included.
    pub end: usize,
    /// Months of probation that a remark gives.
    pub probation: Option<i32>,
    /// Name of the form in which it is written.
    pub rule: &'static str,
}

/// Verbs with what they do, for each of the three places where they stand; longest first.
type Verbs = &'static [(&'static str, Action)];

const GIVES: Verbs = &[
    ("决定任命", Action::Appoint),
    ("任命", Action::Appoint),
    ("委任", Action::Appoint),
    ("委派", Action::Appoint),
    ("选举", Action::Appoint),
    ("推选", Action::Appoint),
    ("补选", Action::Appoint),
    ("增选", Action::Appoint),
    ("增补", Action::Appoint),
    ("聘任", Action::Hire),
    ("聘请", Action::Hire),
    ("续聘", Action::Hire),
    ("聘用", Action::Hire),
    ("返聘", Action::Hire),
    ("提名", Action::Nominate),
    ("推荐", Action::Nominate),
    ("任", Action::Appoint),
    ("聘", Action::Hire),
];

/// Name of the form in which such a verb stands before the person.
const GIVES_RULE: &str = "post-given";

/// Name of the form that a header above it explains.
const LISTED_RULE: &str = "post-listed";

const TAKES: Verbs = &[
    ("决定免去", Action::Remove),
    ("免去", Action::Remove),
    ("免除", Action::Remove),
    ("撤销", Action::Remove),
    ("撤去", Action::Remove),
    ("罢免", Action::Remove),
    ("解除", Action::Remove),
    ("解聘", Action::Remove),
    ("免", Action::Remove),
];

const CHANGES: Verbs = &[
    ("不再担任", Action::Remove),
    ("不再兼任", Action::Remove),
    ("不再任", Action::Remove),
    ("辞去", Action::Resign),
    ("提出的辞去", Action::Resign),
    ("提出辞去", Action::Resign),
    ("拟任命为", Action::Nominate),
    ("拟提名为", Action::Nominate),
    ("拟任", Action::Nominate),
    ("正式任命为", Action::Appoint),
    ("任命为", Action::Appoint),
    ("聘任为", Action::Hire),
    ("聘为", Action::Hire),
    ("当选为", Action::Appoint),
    ("当选", Action::Appoint),
    ("正式任", Action::Appoint),
    ("担任", Action::Appoint),
    ("兼任", Action::Appoint),
    ("挂任", Action::Appoint),
    ("晋升为", Action::Appoint),
    ("晋升", Action::Appoint),
    ("转任", Action::Appoint),
    ("调任", Action::Appoint),
    ("改任", Action::Appoint),
    ("挂职任", Action::Appoint),
    ("挂职担任", Action::Appoint),
    ("任", Action::Appoint),
    ("为", Action::Appoint),
    ("退出", Action::Remove),
    ("免去", Action::Remove),
    ("免", Action::Remove),
    ("代理", Action::Appoint),
];

/// The change of which `text` tells; `open` is true when the clause before named a person, `header` what stands above.
pub fn clause(text: &str, open: bool, header: Option<Header>) -> Option<Change> {
    if header.is_none() && !has_sign(text) {
        return None;
    }
    let (body, start) = without_lead(text);
    let (core, probation) = without_remarks(body);
    let change = gives(core)
        .or_else(|| takes(core))
        .or_else(|| lapses(core))
        .or_else(|| listed(core, header))
        .or_else(|| changes(core))
        .or_else(|| listed_loosely(core, header));
    let change = change.or_else(|| if open { goes_on(core) } else { None })?;
    let shift = |r: Range<usize>| r.start + start..r.end + start;
    Some(Change {
        verb: shift(change.verb),
        persons: change.persons.into_iter().map(shift).collect(),
        position: shift(change.position),
        end: start + body.trim_end_matches(['。', '；', '，', '.']).len(),
        probation,
        action: change.action,
        rule: change.rule,
    })
}

/// True when a character of a verb of appointment stands in `text` outside of the common words that hold one: a cheap
/// look before the grammar, since most clauses of most texts change no post.
pub(crate) fn has_sign(text: &str) -> bool {
    static SIGNS: CharSet = CharSet::new("任免聘辞选撤罢名荐派退解晋代补");
    static OTHER: WordList = WordList::new(&[
        "责任", "主任", "信任", "任何", "任务", "任意", "避免", "免费", "免税", "减免", "选择", "评选",
        "选址", "名称", "名单", "姓名", "名义", "签名", "著名", "解决", "了解", "解释", "解除", "分解",
        "理解", "派出", "退还", "退回", "撤回", "候选", "代表", "现代", "时代", "年代", "代码", "代替",
        "替代", "代办", "补助", "补贴", "补充", "补偿", "补齐", "补短", "补缴", "补办", "修补", "互补",
        "弥补", "填补",
    ]);
    let width = '任'.len_utf8();
    text.char_indices().filter(|(_, c)| SIGNS.has(*c)).any(|(at, _)| {
        let with_before = at.checked_sub(width).and_then(|from| text.get(from..at + width));
        let with_next = text.get(at..at + 2 * width);
        ![with_before, with_next].into_iter().flatten().any(|pair| OTHER.have(pair))
    })
}

/// Months of probation in `试用期1年`, `任职试用期一年`, `试用期6个月`.
pub fn probation(text: &str) -> Option<i32> {
    static TERM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"试用(?:期|期限)?(?:均)?为?([0-9]{1,2}|[一二两三六半]|十二|十八)(年|个月)").ok()
    });
    let found = TERM.as_ref()?.captures(text)?;
    let months = if &found[2] == "年" { 12 } else { 1 };
    let number = match &found[1] {
        "半" => return (months == 12).then_some(6),
        "一" => 1,
        "二" | "两" => 2,
        "三" => 3,
        "六" => 6,
        "十二" => 12,
        "十八" => 18,
        digits => digits.parse().ok()?,
    };
    Some(number * months)
}

/// The verbs of [`GIVES`] and [`TAKES`] that have more than one character.
#[rustfmt::skip]
static LONG_VERBS: WordList = WordList::new(&[
    "决定任命", "任命", "委任", "委派", "选举", "推选", "补选", "增选", "增补", "聘任", "聘请", "续聘", "聘用", "返聘", "提名", "推荐",
    "决定免去", "免去", "免除", "撤销", "撤去", "罢免", "解除", "解聘",
]);

/// The clause without its label and what leads in: `一、`, `1.`, `现决定`, `省政府2019年12月16日决定`, `同意`; and where it starts.
fn without_lead(text: &str) -> (&str, usize) {
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^\s*(?:（?[一二三四五六七八九十百]+[、）]|[0-9]{1,3}[.、]\s*|（[0-9]{1,3}）|[—·●△-]+)?\s*",
        )
        .ok()
    });
    static LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:[^，；。]*?(?:决定|研究|会议|批准|通过|同意|日|现|兹|拟|委员会|常委会|大会|选区|政府|依法)|建议|接受|准予|同时|并|另|请)*(?:：)?$").ok()
    });
    let labelled = text.starts_with(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || chars!("（一二三四五六七八九十百—·●△-").has(c)
    });
    let label = LABEL.as_ref().filter(|_| labelled).and_then(|label| label.find(text));
    let mut start = label.map_or(0, |found| found.end());
    const CONSENTS: &[&str] = &["提请", "同意", "接受", "批准", "准予", "决定：", "决定", "现", "并", "同时"];
    while let Some(consent) = CONSENTS.iter().find(|consent| text[start..].starts_with(**consent)) {
        start += consent.len();
    }
    let rest = &text[start..];
    // `城东选区选举委员会补选林知远为区人大代表`
    let named = "选举委员会";
    let from = if rest.contains(named) { rest.find(named).map_or(0, |at| at + named.len()) } else { 0 };
    let at = LONG_VERBS.first_in(&rest[from..]).map(|at| from + at).filter(|at| *at > 0);
    let led = at.is_some_and(|at| LEAD.as_ref().is_some_and(|r| r.is_match(&rest[..at])));
    if let Some(at) = at.filter(|_| led) {
        start += at;
    }
    (&text[start..], start)
}

/// The clause without the brackets at its end, and the probation that they give.
fn without_remarks(body: &str) -> (&str, Option<i32>) {
    let mut core = body.trim_end_matches(['。', '；', '，', '.']);
    let mut months = None;
    while core.ends_with('）') {
        let Some(open) = core.rfind('（') else { break };
        months = months.or(probation(&core[open..]));
        core = &core[..open];
    }
    (core, months)
}

struct Core {
    rule: &'static str,
    action: Action,
    verb: Range<usize>,
    persons: Vec<Range<usize>>,
    position: Range<usize>,
}

/// What joins the persons to the post that a verb before them gives.
const GIVEN: &[&str] = &["兼任", "担任", "代理", "为", "任"];

/// `任命林知远为云溪区水利局局长`.
fn gives(core: &str) -> Option<Core> {
    let (verb, action) = GIVES.iter().find(|(v, _)| core.starts_with(*v))?;
    let (persons, rest) = names(core, verb.len(), GIVEN)?;
    let position = position_in(core, rest)?;
    // Those who are added to a leading group get no post.
    let standing = *verb != "增补" || is_of_assembly(&core[position.clone()]);
    (standing && is_post(&core[position.clone()])).then_some(Core {
        rule: GIVES_RULE,
        action: *action,
        verb: 0..verb.len(),
        persons,
        position,
    })
}

/// What stands between persons and the post that a verb before them takes.
const HELD: &[&str] = &["的", "所任的", "所任", "兼任的", "担任的", "挂任的", "挂职的", "挂职担任的", ""];

/// `免去林知远同志的云溪区水利局局长职务`.
fn takes(core: &str) -> Option<Core> {
    let (verb, action) = TAKES.iter().find(|(v, _)| core.starts_with(*v))?;
    let (persons, rest) = names(core, verb.len(), HELD)?;
    let position = position_in(core, rest)?;
    is_post(&core[position.clone()]).then_some(Core {
        rule: "post-taken",
        action: *action,
        verb: 0..verb.len(),
        persons,
        position,
    })
}

/// `林知远的云溪区水利局局长职务自然免除`.
fn lapses(core: &str) -> Option<Core> {
    const LAPSES: &[&str] =
        &["自然免除", "相应免除", "同时免除", "自然免去", "自行免除", "予以免去", "予以免除"];
    const REASONS: &[&str] = &["职务随", "职务因", "职务由于"];
    let body = LAPSES.iter().find_map(|word| core.strip_suffix(word))?;
    let lapsed = body.len();
    // `职务随机构撤销自然免除`
    let reason = REASONS.iter().filter_map(|word| body.rfind(word)).max();
    let body = reason.map_or(body, |at| &body[..at + "职务".len()]);
    let named_first = || {
        // Behind `同志` nothing need part the name from the post.
        let joints: &[&str] = if body.contains("同志") { &["的", ""] } else { &["的"] };
        let (persons, rest) = names(body, 0, joints)?;
        Some((persons, position_in(body, rest)?))
    };
    let (persons, position) = named_first().or_else(|| named_last(body))?;
    is_post(&core[position.clone()]).then_some(Core {
        rule: "post-taken",
        action: Action::Remove,
        verb: lapsed..core.len(),
        persons,
        position,
    })
}

/// `原云溪区水利局局长林知远职务`: the person behind the post in an organ.
fn named_last(body: &str) -> Option<(Vec<Range<usize>>, Range<usize>)> {
    let held = body.strip_suffix("的职务").or_else(|| body.strip_suffix("职务"))?;
    let start = if held.starts_with('原') { '原'.len_utf8() } else { 0 };
    let starts: Vec<usize> = held.char_indices().rev().take(3).map(|(at, _)| at).collect();
    let at = [2, 1].into_iter().filter_map(|i| starts.get(i).copied()).find(|&at| {
        let post = held.get(start..at).and_then(position);
        is_plain_name(&held[at..]) && post.is_some_and(|post| post.organ.is_some())
    })?;
    let person = at..held.len();
    Some((Vec::from([person]), start..at))
}

/// `林知远同志任云溪区水利局局长`, `林知远不再担任云溪区水利局局长职务`.
fn changes(core: &str) -> Option<Core> {
    let head = &core[..core.char_indices().nth(40).map_or(core.len(), |(at, _)| at)];
    let marked = head.contains("同志");
    // `副区长林知远代理云溪区人民政府区长职务`
    let held = head.find("代理").and_then(|at| behind_office(&core[..at]));
    if !marked && !head.contains('·') && surname(core).is_none() && held.is_none() {
        return None;
    }
    // `由林知远同志任办公室主任` arranges the work of a group, where no organ of its own is named.
    let arranged = core.strip_prefix('由').is_some_and(|rest| surname(rest).is_some());
    let from = if arranged { '由'.len_utf8() } else { held.unwrap_or(0) };
    for (verb, action) in CHANGES.iter().filter(|(verb, _)| head.contains(verb)) {
        let found = names(core, from, &[verb]).filter(|(_, rest)| !core[*rest..].starts_with('的'));
        let Some((persons, rest)) = found else { continue };
        let Some(position) = position_in(core, rest) else { continue };
        let post = &core[position.clone()];
        if is_post(post)
            && (*verb != "为" || marked)
            && (*action == Action::Resign || !is_group_post(post))
            && !is_of_office(verb, marked, post)
            && !((arranged || *verb == "代理" && held.is_none()) && names_no_organ(post))
        {
            let verb = rest - verb.len()..rest;
            return Some(Core { rule: "post-changed", action: *action, verb, persons, position });
        }
    }
    None
}

/// `林知远为云溪区水利局局长` and `林知远的云溪区水利局局长职务` below `任命：` and `免去：`.
fn listed(core: &str, header: Option<Header>) -> Option<Core> {
    let header = header?;
    let joints = if header.action == Action::Remove { &HELD[..HELD.len() - 1] } else { &["为"] };
    listed_with(core, header, joints)
}

/// `林知远云溪区水利局局长` and `林知远任云溪区水利局局长` there, where a blank or nothing parts name and post; a clause with a verb of its own has been read before.
fn listed_loosely(core: &str, header: Option<Header>) -> Option<Core> {
    let header = header.filter(|h| h.stated)?;
    let joint = if header.action == Action::Remove { "" } else { "任" };
    listed_with(core, header, &[joint]).or_else(|| listed_with(core, header, &[""]))
}

fn listed_with(core: &str, header: Header, joints: &[&str]) -> Option<Core> {
    // `任命的区政府副秘书长`: a verb is no name.
    if LONG_VERBS.begin(core) {
        return None;
    }
    let (persons, rest) = names(core, 0, joints)?;
    let position = position_in(core, rest)?;
    let post = &core[position.clone()];
    (is_post(post) && !is_group_post(post) && !post.contains("辞去")).then_some(Core {
        rule: LISTED_RULE,
        action: header.action,
        verb: 0..0,
        persons,
        position,
    })
}

/// The further position that a clause is, of the person of the clause before: `，云溪区信访局局长（兼）`.
pub fn further(text: &str) -> Option<Range<usize>> {
    let (core, _) = without_remarks(text);
    let core = core.strip_suffix("职务").unwrap_or(core);
    let organ = position(core)?.organ?;
    let whole =
        is_post(core) && is_own_organ(&core[organ.clone()]) && !core[organ].contains(['的', '由', '任']);
    whole.then_some(0..core.len())
}

/// `免去其云溪区农业农村委副主任职务`, `不再担任副总经理职务`, `兼任办公室主任` after a clause that named the person.
fn goes_on(core: &str) -> Option<Core> {
    let own = core.strip_prefix("同意").unwrap_or(core);
    let his = own.strip_prefix('其').unwrap_or(own);
    let before = core.len() - his.len();
    let (verb, action) = TAKES.iter().chain(GIVES).chain(CHANGES).find(|(v, _)| his.starts_with(*v))?;
    if *verb == "为" {
        return None;
    }
    let from = before + verb.len();
    let rest = core.len() - core[from..].trim_start_matches(['其', '为', '的']).len();
    let position = position_in(core, rest)?;
    is_post(&core[position.clone()]).then_some(Core {
        rule: "post-goes-on",
        action: *action,
        verb: before..from,
        persons: Vec::new(),
        position,
    })
}

/// Names from `at` on, up to `同志` and one of `joints`; with where the position starts. Without `同志` and without a joint
/// the name is the longest start that leaves a position.
fn names(core: &str, at: usize, joints: &[&str]) -> Option<(Vec<Range<usize>>, usize)> {
    let mut persons = Vec::new();
    let mut at = at;
    loop {
        let (end, next, last) = name_then(core, at, joints)?;
        persons.push(at..end);
        at = next;
        if last {
            return Some((persons, at));
        }
    }
}

/// One name at `at`: where it ends, where the next thing starts, and whether it is the last name.
fn name_then(core: &str, at: usize, joints: &[&str]) -> Option<(usize, usize, bool)> {
    let rest = &core[at..];
    let mut ends = name_ends(rest);
    ends.retain(|&end| !words!["下列", "以下", "上述"].stand_in(&rest[..end]));
    let marked =
        ends.iter().find_map(|end| before_comrade(rest, *end, joints).map(|next| (*end, next, true)));
    let listed = || {
        let end = *ends.iter().find(|end| before_comma(rest, **end).is_some())?;
        with_and(rest, end, joints).or_else(|| before_comma(rest, end).map(|next| (end, next, false)))
    };
    let joined = |end: usize| before_joint(rest, end, joints).map(|next| (end, next, true));
    let foreign = || ends.iter().filter(|end| rest[..**end].contains('·')).find_map(|end| joined(*end));
    let plain = || {
        let mut fits = ends.iter().rev().filter(|end| is_name(&rest[..**end])).filter_map(|end| joined(*end));
        let longest = fits.next()?;
        // `免去林秋石门文旅公司经理职务`: the organ of a region begins before the end of the longest name.
        let shorter = fits.next().filter(|_| joints.contains(&"") && longest.0 == longest.1);
        Some(shorter.filter(|end| tears_region(rest, longest.0, end.0)).unwrap_or(longest))
    };
    let (end, next, last) = marked.or_else(listed).or_else(foreign).or_else(plain)?;
    Some((at + end, at + next, last))
}

/// `王清和、林知远`, `王清和为`: a name that ends in 和, where the one before 和 would end at `end`.
fn with_and(rest: &str, end: usize, joints: &[&str]) -> Option<(usize, usize, bool)> {
    let longer = end + rest[end..].strip_prefix('和').map(|_| '和'.len_utf8())?;
    if !is_name(&rest[..longer]) {
        return None;
    }
    let comma = || rest[longer..].starts_with('、').then(|| (longer, longer + '、'.len_utf8(), false));
    let joint = || {
        let next = before_joint(rest, longer, joints)?;
        (next > longer || region_at(&rest[longer..]).is_some()).then_some((longer, next, true))
    };
    comma().or_else(joint)
}

/// Where a name at the start of `rest` may end: behind two to four Han characters, or further on in a name with `·`.
fn name_ends(rest: &str) -> Vec<usize> {
    let name = rest.char_indices().take(20).take_while(|(_, c)| is_han(*c) || *c == '·');
    let ends: Vec<usize> = name.map(|(at, c)| at + c.len_utf8()).collect();
    let short = |(i, end): (usize, usize)| (i >= 1 && (i <= 3 || rest[..end].contains('·'))).then_some(end);
    ends.into_iter().enumerate().filter_map(short).collect()
}

/// `林知远同志任`: a name before `同志` needs no surname that we know.
fn before_comrade(rest: &str, end: usize, joints: &[&str]) -> Option<usize> {
    let after = after_remark(&rest[end..]);
    let after = after_reason(after.strip_prefix("同志").or_else(|| after_count(after))?, joints);
    let joint = joints.iter().find(|j| after.starts_with(**j))?;
    Some(rest.len() - after.len() + joint.len())
}

/// `林知远、周砚秋同志任`: a name before further ones.
fn before_comma(rest: &str, end: usize) -> Option<usize> {
    let after = after_remark(&rest[end..]);
    let known =
        is_name(&rest[..end]) || end <= 3 * "名".len() && after.starts_with('、') && rest.contains("同志");
    (known && after.starts_with(['、', '和'])).then(|| rest.len() - after.len() + '、'.len_utf8())
}

/// `林知远任`, and without a joint `林知远市水利局局长`, where what follows must be an organ and a post.
fn before_joint(rest: &str, end: usize, joints: &[&str]) -> Option<usize> {
    let after = after_remark(&rest[end..]);
    let after = after_reason(after, joints);
    let joint = joints.iter().find(|j| after.starts_with(**j))?;
    let start = rest.len() - after.len();
    // The end of a longer verb is no part of the name: `林知远兼任`.
    if *joint == "任" && rest[..end].ends_with(['兼', '担', '挂', '现', '转']) {
        return None;
    }
    // `林大为兼任`: the name goes on.
    if *joint == "为" && words!["为兼任", "为担任", "为任", "为挂任", "为代理"].begin(after) {
        return None;
    }
    let verbs = ['为', '任', '去', '辞'];
    if joint.is_empty() && (rest[..end].ends_with(verbs) || after.starts_with(verbs) || is_torn(after)) {
        return None;
    }
    let stands = || {
        let place = position_in(rest, start);
        place.and_then(|p| position(&rest[p])).is_some_and(|p| p.organ.is_some())
    };
    (!joint.is_empty() || stands()).then_some(start + joint.len())
}

/// True when a name up to `longest` takes the first character of a region, which a name up to `shorter` leaves whole.
fn tears_region(rest: &str, longest: usize, shorter: usize) -> bool {
    let organ = &rest[longest..];
    let placed = organ.starts_with(|c| chars!("省市区县州旗盟国中").has(c)) || begins_like_region(organ);
    !placed && begins_like_region(&rest[shorter..])
}

/// True for what begins with the end of a region's name: `溪区水利局`. No district and no city has a name of one character.
fn is_torn(organ: &str) -> bool {
    let mut chars = organ.chars();
    let first = chars.next().is_some_and(|c| !chars!("省市区县州旗盟城郊矿新老本我").has(c));
    first && chars.next().is_some_and(|c| matches!(c, '区' | '市'))
}

/// The position from `start` to the end of the clause, without `职务` and the like; `None` when nothing is left.
fn position_in(core: &str, start: usize) -> Option<Range<usize>> {
    let lead = core[start..].len() - core[start..].trim_start_matches(['其', '的', '原']).len();
    let start = start + lead;
    let mut text = core[start..].trim_end();
    text = text.strip_suffix("的请求").unwrap_or(text);
    for tail in ["的职务", "等职务", "职务", "一职", "候选人", "人选"] {
        text = text.strip_suffix(tail).unwrap_or(text);
    }
    while text.ends_with('）') {
        text = &text[..text.rfind('（')?];
    }
    (text.chars().count() >= 2).then(|| start..start + text.len())
}

/// True for what ends in a post that we know.
fn is_post(text: &str) -> bool {
    !text.contains(['，', '：', '《', '“']) && position(text).is_some()
}

/// True for a post in an organ that has no name of its own: `办公室主任`.
fn names_no_organ(post: &str) -> bool {
    position(post).and_then(|p| p.organ).is_none_or(|organ| !is_own_organ(&post[organ]))
}

#[cfg(test)]
mod tests;
