//! Duty sentences: an organ as the subject of what has to be done.
//!
//! ```text
//! 区财政局要确保资金及时足额拨付到位
//! 2019年3月底前，国家卫生健康委建立考核信息系统
//! 生态环境部会同财政部、商务部等部门筛选确定
//! 由市教委牵头制定实施细则
//! 领导小组办公室设在区规划自然资源局，负责日常工作
//!
//! sentence = [ lead ] [ "由" | "请" ] organs { "会同" organs } follow
//! lead     = time | "同时" | "其中" | …            ended by "，" or not
//! follow   = modal | duty verb | [ manner ] verb
//! ```
//! At the start of a sentence, or behind a time, any verb of the table will do; behind a comma inside a sentence a modal
//! or a duty verb is needed. Organs by function (`教育部门`, `有关单位`) may stand in the list, but are not given back.
//! Not duties: permissions (`可结合实际调整`), `由…负责解释`, what is past (`研究提出了`), rules for persons.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::list;
use super::proper::{Kind, kind};
use super::role::role_of;
use crate::model::Role;

/// A duty that a sentence lays on organs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The role that the verb gives.
    pub role: Role,
    /// The verb or modal.
    pub wording: Range<usize>,
    /// The organs of their own name, and collectives.
    pub organs: Vec<Range<usize>>,
    /// The sentence, up to its full stop or semicolon.
    pub sentence: Range<usize>,
    /// True when a modal, a verb such as `负责` or `由` says that it is a duty.
    pub sure: bool,
}

/// What says that something must be done.
const MODALS: &[&str] = &["要", "应当", "应", "须", "必须", "需要", "需", "务必"];

/// Verbs which lay a task on their subject.
#[rustfmt::skip]
const DUTY_VERBS: &[&str] = &[
    "牵头", "负责", "会同", "配合", "协助", "承担", "主管", "统筹", "具体负责", "全面负责", "履行",
    "是责任主体", "抓总",
];

/// What may stand between the organs and the verb.
#[rustfmt::skip]
pub(super) const MANNERS: &[&str] = &[
    "按照职责分工", "按照各自职责", "按照职责", "按各自职责", "按职责分工", "按职责", "根据职责分工", "根据职责", "按分工", "按照", "按", "根据", "依据", "依照", "结合", "围绕", "对照", "依托", "对", "就", "在", "于", "以",
    "从", "通过", "将", "把", "每年", "每月", "每季度", "每半年", "定期", "及时", "依法", "具体",
    "统一", "分别", "共同", "联合", "各自", "进一步", "切实", "认真", "积极", "主动", "充分", "全面",
    "严格", "加快", "加大", "继续", "同时", "率先", "分级", "不定期", "适时", "尽快", "抓紧", "同步",
    "重点", "原则上", "每", "还", "也", "均", "都", "并",
];

/// Verbs of work that is set.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "制定", "制订", "建立", "完善", "组织", "开展", "推行", "推进", "推动", "加强", "印发", "出台",
    "发布", "公布", "落实", "实施", "编制", "完成", "做好", "协调", "研究", "提出", "确定", "明确",
    "审核", "审查", "审批", "监督", "检查", "考核", "评估", "指导", "督促", "确保", "保障", "安排",
    "支持", "引导", "参与", "参加", "汇总", "报送", "上报", "提供", "受理", "办理", "发挥", "强化",
    "健全", "优化", "深化", "提高", "提升", "抓好", "管理", "设立", "成立", "构建", "搭建", "打造",
    "建设", "培育", "扩大", "选取", "筛选", "遴选", "给予", "下达", "拨付", "核定", "统计", "监测",
    "通报", "督查", "督导", "查处", "打击", "执行", "遵守", "纳入", "采取", "利用", "运用", "核实",
    "汇同", "商", "梳理", "细化", "公开", "公示", "收集", "整合", "归集", "整理", "起草", "修订",
    "修改", "召开", "调度", "分解", "主持", "落地", "予以", "进行", "实行", "作为", "处置", "维护",
    "宣传", "培训", "解决", "防范", "化解", "规范", "简化", "压缩", "清理", "划定", "筹措", "筹集",
    "兑现", "验收", "备案", "登记", "发放", "调整", "集中", "承办", "主办", "协办",
];

/// Verbs that are also parts of names: `住房城乡建设委`, `人力资源和社会保障厅`.
#[rustfmt::skip]
const NAME_WORDS: &[&str] = &[
    "建设", "管理", "监督", "保障", "组织", "统计", "监测", "培训", "宣传", "评估", "登记", "检查", "考核", "协调", "审批", "指导", "规范", "执行", "维护", "发展", "公开",
    "研究", "处置", "统筹", "推进", "协同", "就", "应",
];

/// With these a permission or a report begins, never a duty.
#[rustfmt::skip]
const NO_FOLLOWS: &[&str] = &[
    "可", "有权", "负责人", "负责同志", "负责解释", "应邀", "需求", "要求", "要素", "要点", "应用",
    "应急", "对口", "组织部", "以外", "以上", "以下", "以及", "以内", "以来", "在地", "在职", "从事", "于是", "将军", "从业",
];

/// Verbs behind `由` that make no duty.
#[rustfmt::skip]
const NO_AGENTS: &[&str] = &[
    "负责解释", "解释", "组成", "构成", "担任", "兼任", "任组长", "批准", "颁发", "制定的", "承担的",
    "出资",
];

/// No name of an organ is longer, in bytes.
const LONGEST_NAME: usize = 120;

/// No longer stretch is tried as a list of organs, in bytes.
const LONGEST: usize = 900;

/// A longer sentence is read piece by piece, in bytes.
const LONGEST_SENTENCE: usize = 6000;

/// Points in time before the subject.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:力争|原则上|自|从|到|至|在|于)?(?:每年|每月|每季度|\d{4}年|今年|明年|当年|次年|年)?(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月份?)?(?:\d{1,2}日)?(?:上旬|中旬|下旬)?(?:年?底|末|初)?(?:之?前|以前|起|开始|以内|期间|内)?",
    )
    .expect("a fixed pattern")
});

/// The duties of a paragraph, in their order.
pub fn charges(text: &str) -> Vec<Charge> {
    let mut out = Vec::new();
    for sentence in crate::text::sentence::sentences(text) {
        let mut reader = Reader { text, sentence: sentence.clone(), fresh: true, out: &mut out };
        for piece in pieces(text, sentence.clone()) {
            if sentence.len() > LONGEST_SENTENCE {
                reader.sentence = piece.clone();
            }
            reader.piece(piece);
        }
    }
    out
}

/// True for a text that begins with a verb of work: what follows the name of an organ that heads a unit.
///
/// ```
/// use gongbao::grammar::duty::sentence::is_task;
/// assert!(is_task("负责审核方案。") && is_task("按要求组织编制规划；") && is_task("1.统筹各项活动。"));
/// assert!(!is_task("云溪区中山路1号") && !is_task("林知远、周砚秋"));
/// ```
pub fn is_task(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || ".、（）() ①②③④⑤⑥⑦⑧⑨一二三四五六七八九十".contains(c)
    });
    starts_follow(text) && !text.starts_with('是')
}

/// The pieces of a sentence between `，` and `：` outside of brackets.
fn pieces(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start, mut depth) = (Vec::new(), sentence.start, 0usize);
    for (i, c) in text[sentence.clone()].char_indices() {
        let at = sentence.start + i;
        match c {
            '（' | '《' | '“' | '【' => depth += 1,
            '）' | '》' | '”' | '】' => depth = depth.saturating_sub(1),
            '，' | '：' | '。' | '；' | '！' if depth == 0 => {
                out.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(start..sentence.end);
    out.retain(|piece| !piece.is_empty());
    out
}

/// Reads the pieces of one sentence.
struct Reader<'t, 'o> {
    text: &'t str,
    sentence: Range<usize>,
    /// True while nothing but times and circumstances were read.
    fresh: bool,
    out: &'o mut Vec<Charge>,
}

impl Reader<'_, '_> {
    fn piece(&mut self, piece: Range<usize>) {
        let start = self.lead(piece.clone());
        let timed = start > piece.start;
        let text = &self.text[start..piece.end];
        if text.is_empty() {
            return;
        }
        if let Some(list) = text.strip_prefix("会同").filter(|_| self.joins()) {
            self.join(piece.end - list.len(), list);
            return;
        }
        let asked = text.strip_prefix('请').map_or(0, |_| '请'.len_utf8());
        let beyond = &self.text[piece.end..self.sentence.end];
        let found = subject(&text[asked..], self.fresh || timed || asked > 0, beyond);
        match found {
            Some(found) => self.charge(start + asked, &found, piece.end),
            None => self.agents(start..piece.end),
        }
        self.fresh = self.fresh && is_circumstance(text);
    }

    /// Behind a bracket, a numeral of a row (`一是`), a time and words such as `同时`.
    fn lead(&self, piece: Range<usize>) -> usize {
        let mut at = piece.start;
        loop {
            let rest = &self.text[at..piece.end];
            let word = [
                "同时",
                "此外",
                "另外",
                "其中",
                "必要时",
                "并",
                "一是",
                "二是",
                "三是",
                "四是",
                "五是",
                "六是",
            ];
            let skip = match rest.strip_prefix('（').and_then(|tail| closing(tail)) {
                Some(inside) => '（'.len_utf8() + inside,
                None => match word.iter().find(|word| rest.starts_with(**word)) {
                    Some(word) => word.len(),
                    None => time(rest),
                },
            };
            if skip == 0 {
                return at;
            }
            at += skip;
        }
    }

    /// True when organs were charged in this sentence before: `…牵头，会同…制定`.
    fn joins(&self) -> bool {
        self.out.last().is_some_and(|last| last.sentence == self.sentence)
    }

    /// The organs that those charged before work with; who is only met by a leader answers with him.
    fn join(&mut self, offset: usize, list: &str) {
        let Some((end, named)) = organs_before_verb(list) else { return };
        let organs = named
            .into_iter()
            .filter(|(_, kind)| *kind != Kind::Function)
            .map(|(at, _)| offset + at.start..offset + at.end)
            .collect::<Vec<_>>();
        let Some(last) = self.out.last().filter(|_| !organs.is_empty() && end > 0) else { return };
        let role = if last.role == Role::Lead { Role::Responsible } else { last.role };
        let wording = offset - "会同".len()..offset;
        self.out.push(Charge { role, wording, organs, sentence: self.sentence.clone(), sure: last.sure });
    }

    fn charge(&mut self, offset: usize, found: &Subject, end: usize) {
        let shift = |range: &Range<usize>| offset + range.start..offset + range.end;
        let organs: Vec<Range<usize>> = found.organs.iter().map(shift).collect();
        let wording = shift(&found.wording);
        let past = match found.force {
            Force::Must => false,
            Force::Duty => is_past(near(self.text, wording.start..end)),
            Force::Plain => {
                is_past(&self.text[self.sentence.clone()]) || is_issue(&self.text[wording.start..])
            }
        };
        if !organs.is_empty() && !past && !near(self.text, wording.start..end).contains("负责解释") {
            let sure = found.force != Force::Plain || self.text[..offset].ends_with(['由', '请']);
            self.out.push(Charge {
                role: found.role,
                wording,
                organs,
                sentence: self.sentence.clone(),
                sure,
            });
        }
    }

    /// Organs behind `由` inside a piece.
    fn agents(&mut self, piece: Range<usize>) {
        let text = &self.text[piece.clone()];
        for (at, word) in text.match_indices('由') {
            let start = at + word.len();
            if text[..at].ends_with(['自', '理', '经', '缘', '事']) {
                continue;
            }
            let Some(found) = subject(&text[start..], true, "").or_else(|| place(&text[start..])) else {
                continue;
            };
            let rest = near(text, start + found.wording.start..text.len());
            if !NO_AGENTS.iter().any(|verb| rest.starts_with(verb)) && !rest.contains("负责解释") {
                self.charge(piece.start + start, &found, piece.end);
                return;
            }
        }
    }
}

/// Length of what stands before the closing bracket, with it.
fn closing(tail: &str) -> Option<usize> {
    let mut depth = 1usize;
    for (at, c) in tail.char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// Length of a time at the start of `text`.
fn time(text: &str) -> usize {
    let len = TIME.find(text).map_or(0, |found| found.end());
    let words = &text[..len];
    let real = words.contains(|c: char| c.is_ascii_digit())
        || ["每年", "年底", "今年", "明年", "季度", "半年", "每月"].iter().any(|word| words.contains(word));
    if real { len } else { 0 }
}

/// True for a piece that only says when, where or on what ground: the subject may follow.
fn is_circumstance(text: &str) -> bool {
    const STARTS: &[&str] =
        &["在", "按照", "根据", "依据", "为", "对", "结合", "以", "围绕", "通过", "自", "从", "经", "凡"];
    STARTS.iter().any(|start| text.starts_with(start))
}

/// True when a sentence tells what was done.
fn is_past(sentence: &str) -> bool {
    let done = sentence.match_indices('了').any(|(at, _)| {
        let (before, after) = (&sentence[..at], &sentence[at + '了'.len_utf8()..]);
        !before.ends_with(['为', '除', '明']) && !after.starts_with(['解', '如'])
    });
    done || sentence.contains("已")
}

/// The start of a range that is read to judge a sentence; a longer one is no sentence.
fn near(text: &str, range: Range<usize>) -> &str {
    let start = text.ceil_char_boundary(range.start);
    &text[start..text.floor_char_boundary(range.end.min(start + 1800)).max(start)]
}

/// True for `印发《…》`: what follows tells of a document.
fn is_issue(text: &str) -> bool {
    ["印发", "出台", "发布", "公布", "下发", "转发"]
        .iter()
        .any(|verb| text.strip_prefix(verb).is_some_and(|rest| rest.starts_with(['《', '了'])))
}

/// Organs as the subject of a verb; ranges count from the start of the text.
struct Subject {
    organs: Vec<Range<usize>>,
    role: Role,
    wording: Range<usize>,
    force: Force,
}

/// How sure a verb is to lay a duty on its subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    /// A modal: it must be done.
    Must,
    /// A verb such as `负责`, unless it tells what was done.
    Duty,
    /// Any other verb.
    Plain,
}

/// A place that leads or answers: `交由云溪旗牵头落实`.
fn place(text: &str) -> Option<Subject> {
    let verb = ["牵头", "负责"].iter().filter_map(|verb| text.find(verb)).min()?;
    let name = &text[..verb];
    let (_, (words, role)) = super::role::phrase(&text[verb..]).ok()?;
    let fits = (3..=8).contains(&name.chars().count())
        && name.ends_with(['旗', '县', '区', '市', '镇', '乡'])
        && list::is_organ_like(name);
    fits.then(|| Subject {
        organs: vec![0..verb],
        role,
        wording: verb..verb + words.len(),
        force: Force::Duty,
    })
}

/// The organs at the start of `text` with the verb behind them; `free` when any verb will do. `beyond` is the rest of
/// the sentence.
fn subject(text: &str, free: bool, beyond: &str) -> Option<Subject> {
    let (end, named) = organs_before_verb(text)?;
    if named.iter().all(|(_, kind)| *kind == Kind::Function) {
        return None;
    }
    let mut organs: Vec<Range<usize>> =
        named.into_iter().filter(|(_, kind)| *kind != Kind::Function).map(|(range, _)| range).collect();
    let rest = &text[end..];
    if let Some(tail) = rest.strip_prefix("会同")
        && let Some((more, named)) = organs_before_verb(tail)
    {
        let start = text.len() - tail.len();
        organs.extend(
            named
                .into_iter()
                .filter(|(_, kind)| *kind != Kind::Function)
                .map(|(range, _)| start + range.start..start + range.end),
        );
        let (_, role, force) =
            follow(&tail[more..], true, beyond).unwrap_or((0, Role::Responsible, Force::Duty));
        return Some(Subject { organs, role, wording: end..end + "会同".len(), force });
    }
    let (len, role, force) = follow(rest, free, beyond)?;
    Some(Subject { organs, role, wording: end..end + len, force })
}

/// The shortest list of organs at the start of `text` behind which a verb stands: its end, and each with its kind.
fn organs_before_verb(text: &str) -> Option<(usize, Vec<(Range<usize>, Kind)>)> {
    const LAST: &str =
        "委局厅部署办室处科站所队心馆校院会府组班镇乡道街区县市旗州盟司团行关门位构业织联社台）公位体等厂";
    let (mut before, mut parted) = (' ', 0);
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        let here = &text[at..];
        if at - parted > LONGEST_NAME || "。；！？：《》".contains(c) {
            break;
        }
        if "、，）及和与".contains(before) || here.starts_with("会同") {
            parted = at;
        }
        if at > 0 && (LAST.contains(before) || here.starts_with("会同")) && starts_follow(here) {
            if let Some(named) = all_organs(&text[..at]).filter(|_| !is_cut(here)) {
                return Some((at, named));
            }
        }
        before = c;
    }
    None
}

/// True for a verb that only describes what follows: `管理专利工作的部门`, `发布的榜单`.
fn attributes(text: &str) -> bool {
    let near: usize =
        text.chars().take(14).take_while(|c| !"，。；：、".contains(*c)).map(char::len_utf8).sum();
    let Some((words, noun)) =
        text[..near].split_once('的').map(|(words, _)| (words, &text[words.len() + '的'.len_utf8()..]))
    else {
        return false;
    };
    let class = ["部门", "机构", "机关", "单位", "组织"].iter().any(|class| noun.starts_with(class));
    class || words.chars().count() <= 4 && VERBS.iter().chain(&["通过"]).any(|verb| words.ends_with(verb))
}

/// True when the word at the start of `text` goes on with the name before it: `建设委、…` behind `区住房城乡`.
fn is_cut(text: &str) -> bool {
    if attributes(text) || text.starts_with("在地") {
        return true;
    }
    let Some(word) = NAME_WORDS.iter().find(|word| text.starts_with(**word)) else { return false };
    let rest = &text[word.len()..];
    let ends = rest
        .char_indices()
        .take(8)
        .take_while(|(_, c)| crate::text::repair::is_han(*c))
        .filter(|(_, c)| "委局厅部署办院会".contains(*c));
    let mut tails = ends.map(|(at, c)| &rest[at + c.len_utf8()..]);
    tails.any(|tail| {
        tail.is_empty()
            || tail.starts_with(['、', '，', '等', '和', '及', '会', '（', '员'])
            || starts_follow(tail)
    })
}

/// The organs of a list when it holds nothing else.
fn all_organs(list: &str) -> Option<Vec<(Range<usize>, Kind)>> {
    let named = list::organs(list);
    let kinds: Option<Vec<(Range<usize>, Kind)>> =
        named.into_iter().map(|organ| kind(&list[organ.at.clone()]).map(|kind| (organ.at, kind))).collect();
    kinds.filter(|kinds| !kinds.is_empty())
}

fn starts_follow(text: &str) -> bool {
    !NO_FOLLOWS.iter().any(|word| text.starts_with(word))
        && [MODALS, DUTY_VERBS, MANNERS, VERBS, &["设在", "是"]]
            .iter()
            .any(|words| words.iter().any(|word| text.starts_with(word)))
}

/// The verb behind the organs: length of its words, its role, and its force.
fn follow(text: &str, free: bool, beyond: &str) -> Option<(usize, Role, Force)> {
    let modal = MODALS.iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len());
    let mut at = modal;
    while let Some(word) =
        MANNERS.iter().filter(|word| text[at..].starts_with(**word)).max_by_key(|word| word.len())
    {
        at += word.len();
    }
    let verb = DUTY_VERBS
        .iter()
        .chain(VERBS)
        .filter(|word| text[at..].starts_with(**word))
        .max_by_key(|word| word.len());
    let duty = DUTY_VERBS.iter().any(|word| text[at..].starts_with(word));
    let seated = text.starts_with("设在")
        && ["负责", "承担", "具体负责"]
            .iter()
            .any(|word| beyond.strip_prefix('，').is_some_and(|next| next.starts_with(word)));
    let named = text.starts_with('是')
        && ["责任主体", "责任单位", "牵头单位", "第一责任"].iter().any(|word| text.contains(word));
    let force = match () {
        () if modal > 0 || seated || named => Force::Must,
        () if duty => Force::Duty,
        () => Force::Plain,
    };
    let told = ["表示", "认为", "指出", "强调", "建议", "反映", "介绍", "决定", "同意", "批准", "召开了"]
        .iter()
        .any(|word| text[at..].starts_with(word));
    if told || force == Force::Plain && !(free && (verb.is_some() || at > 0)) {
        return None;
    }
    let words = &text[..at + verb.map_or(0, |verb| verb.len())];
    let more = &text[words.len()..];
    let next = [("牵头", Role::Lead), ("配合", Role::Support), ("协助", Role::Support)];
    let lead = next.iter().find(|(word, _)| more.starts_with(word)).map(|found| found.1);
    let role = lead
        .or_else(|| verb.and_then(|verb| role_of(verb)).filter(|role| keeps(*role, modal > 0)))
        .unwrap_or(Role::Responsible);
    let len = if words.is_empty() { text.chars().next().map_or(0, char::len_utf8) } else { words.len() };
    Some((len, role, force))
}

/// True for the roles which a verb gives in a sentence; who must take part answers for it.
fn keeps(role: Role, modal: bool) -> bool {
    match role {
        Role::Lead | Role::Support => true,
        Role::Host | Role::Organiser | Role::Participant => !modal,
        Role::Responsible | Role::Supervisor => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Role, &[&str])]) {
        let found = charges(text);
        let found: Vec<(Role, Vec<&str>)> =
            found.into_iter().map(|c| (c.role, c.organs.into_iter().map(|o| &text[o]).collect())).collect();
        let expected: Vec<(Role, Vec<&str>)> =
            expected.iter().map(|&(role, organs)| (role, organs.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    use Role::*;

    #[test]
    fn modals_and_duty_verbs() {
        check(
            "区财政局要确保资金到位；区教委负责培训；其他有关部门和各街镇要共同做好工作。",
            &[(Responsible, &["区财政局"]), (Responsible, &["区教委"]), (Responsible, &["各街镇"])],
        );
        check(
            "由区府办全面统筹，区人力社保局具体负责，区级有关部门参加的工作组。",
            &[(Responsible, &["区府办"]), (Responsible, &["区人力社保局"])],
        );
        check("由市教委牵头制定实施细则。", &[(Lead, &["市教委"])]);
        check(
            "由区交通局牵头，会同区商务局、区教委制定细则。",
            &[(Lead, &["区交通局"]), (Responsible, &["区商务局", "区教委"])],
        );
        check("区住建局按职责做好配合。", &[(Support, &["区住建局"])]);
        check("省人社厅牵头，五市人社部门参加，建立联席会议制度。", &[(Lead, &["省人社厅"])]);
        check("在领导小组统一领导下，各镇街、有关部门和单位应落实专人。", &[(Responsible, &["各镇街"])]);
        check("国务院办公厅将会同有关方面统筹组织。", &[(Responsible, &["国务院办公厅"])]);
        check("领导小组办公室设在区城市管理局，负责日常工作。", &[(Responsible, &["领导小组办公室"])]);
        check("各省（区、市）政府要建立工作机制。", &[(Responsible, &["各省（区、市）政府"])]);
        check(
            "国务院自由贸易试验区工作部际联席会议办公室要加强督促检查。",
            &[(Responsible, &["国务院自由贸易试验区工作部际联席会议办公室"])],
        );
        check("请财政部在规定中明确。", &[(Responsible, &["财政部"])]);
        check("青岚省委和省政府要切实履行主体责任。", &[(Responsible, &["青岚省委", "省政府"])]);
    }

    #[test]
    fn statements() {
        check("2019年3月底前，国家卫生健康委建立信息系统。", &[(Responsible, &["国家卫生健康委"])]);
        check(
            "每年2月底前各地完成考核，3月底前国家卫生健康委完成分析。",
            &[(Responsible, &["国家卫生健康委"])],
        );
        check("国家卫生健康委于2019年12月底前完成分析。", &[(Responsible, &["国家卫生健康委"])]);
        check(
            "试点由省级有关部门推荐，生态环境部会同财政部、商务部等部门筛选确定。",
            &[(Responsible, &["生态环境部", "财政部", "商务部"])],
        );
        check("街镇、村社要利用宣传栏开展宣传。", &[(Responsible, &["街镇"])]);
        check("交由云溪旗牵头落实。", &[(Lead, &["云溪旗"])]);
        check(
            "区国资委、区住房城乡建设委等部门要积极参与。",
            &[(Responsible, &["区国资委", "区住房城乡建设委"])],
        );
        check("各街镇和有关安全监管、灾害防治重点单位结合实际开展宣传。", &[(Responsible, &["各街镇"])]);
        check("分值由市政府办公室数字政府专班予以核实。", &[(Responsible, &["市政府办公室数字政府专班"])]);
    }

    #[test]
    fn no_duties() {
        for text in [
            "区财政局可结合实际调整标准。",
            "本办法由区教委负责解释。",
            "发展改革委会同水利部研究提出了办理意见。",
            "教育部门依托课堂教学加强教育。",
            "引导社会资本进入。",
            "区委组织部部长出席。",
            "为保障和改善民生，加强社会管理。",
            "鼓励区教委开展试点。",
            "青岚省人力资源和社会保障厅",
            "市科技局牵头组织编制了政策。",
            "2019年青岚省政府印发《关于推进制造的意见》。",
            "省、自治区、直辖市人民政府管理专利工作的部门负责管理。",
            "首次进入由青岚省软件联合会发布的榜单。",
            "及时向联席会议办公室提出议题。",
            "省级粮食应急指挥部要上报。",
            "水利部也表示将积极配合。",
            "市水源保护区所在地的单位应当保护水源。",
            "市住房城乡建设主管部门应当划定范围。",
            "最高人民法院、最高人民检察院以外的机关，不得作出解释。",
            "积极对接自治区政府统一平台，推动全覆盖。",
        ] {
            check(text, &[]);
        }
    }
}
