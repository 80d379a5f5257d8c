//! What may stand behind the organs of a duty sentence: `要`, `负责`, `按照职责分工组织`, `会同`.
//!
//! ```text
//! follow = [ modal ] { manner } [ duty verb | verb ]
//! ```
//! Not followed: permissions (`可以`), reports (`表示`, `决定`), and verbs that are part of a name (`住房城乡建设委`) or
//! describe what comes (`管理专利工作的部门`).

use super::role::role_of;
use crate::model::Role;
use crate::text::words::{WordList, chars, words};

/// How sure a verb is to lay a duty on its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// A modal: it must be done.
    Must,
    /// A verb such as `负责`, unless it tells what was done.
    Duty,
    /// Any other verb.
    Plain,
}

/// What says that something must be done.
static MODALS: WordList = WordList::new(&["要", "应当", "应", "须", "必须", "需要", "需", "务必"]);

/// Verbs which lay a task on their subject.
#[rustfmt::skip]
static DUTY_VERBS: WordList = WordList::new(&[
    "牵头", "负责", "会同", "配合", "协助", "承担", "主管", "统筹", "具体负责", "全面负责", "履行",
    "是责任主体", "抓总", "负总责", "负主责",
]);

/// What may stand between the organs and the verb.
#[rustfmt::skip]
pub(super) static MANNERS: WordList = WordList::new(&[
    "按照职责分工", "按照各自职责", "按照职责", "按各自职责", "按职责分工", "按职责", "根据职责分工", "根据职责", "按分工", "按照", "按", "根据", "依据", "依照", "结合", "围绕", "对照", "依托", "对", "就", "在", "于", "以",
    "从", "通过", "将", "把", "每年", "每月", "每季度", "每半年", "定期", "密切", "及时", "依法", "具体",
    "统一", "分别", "共同", "联合", "各自", "进一步", "切实", "认真", "积极", "主动", "充分", "全面",
    "严格", "加快", "加大", "继续", "同时", "率先", "分级", "不定期", "适时", "尽快", "抓紧", "同步",
    "重点", "主要", "原则上", "每", "还", "也", "均", "都", "并", "综合", "限期", "据此", "牢固", "扎实", "大力", "持续", "不断", "深入", "另行", "立即", "迅速", "第一时间", "随时",
    "全程", "依规依纪", "依纪依规", "依纪依法", "依规依法", "依法依规", "依规", "严肃",
]);

/// Verbs of work that is set.
#[rustfmt::skip]
pub(super) static VERBS: WordList = WordList::new(&[
    "制定", "制订", "建立", "完善", "组织", "开展", "推行", "推进", "推动", "加强", "印发", "出台",
    "发布", "公布", "落实", "实施", "编制", "完成", "做好", "协调", "研究", "提出", "确定", "明确",
    "审核", "审查", "审批", "监督", "检查", "考核", "评估", "指导", "督促", "确保", "保障", "安排",
    "支持", "引导", "参与", "参加", "汇总", "报送", "上报", "提供", "受理", "办理", "发挥", "强化",
    "健全", "优化", "深化", "提高", "提升", "抓好", "管理", "构建", "搭建", "打造",
    "建设", "培育", "扩大", "选取", "筛选", "遴选", "给予", "下达", "拨付", "核定", "统计", "监测",
    "通报", "督查", "督导", "查处", "打击", "执行", "遵守", "纳入", "采取", "利用", "运用", "核实",
    "汇同", "商", "梳理", "细化", "公开", "公示", "收集", "整合", "归集", "整理", "起草", "修订",
    "修改", "调度", "分解", "主持", "落地", "予以", "进行", "实行", "作为", "处置", "维护",
    "宣传", "培训", "解决", "防范", "化解", "规范", "简化", "压缩", "清理", "划定", "筹措", "筹集",
    "兑现", "验收", "备案", "登记", "发放", "调整", "集中", "承办", "主办", "协办",
    "召开", "约谈", "拟订", "拟定", "审定", "发起", "发文", "派出", "选派", "下拨", "调拨", "调集", "核查", "填报", "启动", "函告", "函请", "委托", "下发", "签订",
    "核发", "聘请", "抽取", "确认", "认定", "划拨", "回访", "编发", "推荐", "抄送", "派驻", "派员", "巡查",
    "排查", "走访", "对接", "转办", "交办", "共享", "核拨", "取消", "撤销", "退还", "颁发", "代管", "核销", "兑付", "追责", "问责",
]);

/// Verbs that are also parts of names: `住房城乡建设委`, `人力资源和社会保障厅`.
#[rustfmt::skip]
static NAME_WORDS: WordList = WordList::new(&[
    "建设", "管理", "监督", "保障", "组织", "督查", "督导", "审计", "调查", "信息", "统计", "监测", "培训", "宣传", "评估", "登记", "检查", "考核", "协调", "审批", "指导", "规范", "执行", "维护", "发展", "公开",
    "研究", "处置", "统筹", "推进", "协同", "就", "应",
]);

/// With these a permission or a report begins, never a duty.
#[rustfmt::skip]
static NO_FOLLOWS: WordList = WordList::new(&[
    "可", "有权", "负责人", "负责同志", "主要负责人", "主要负责同志", "主要领导", "主要同志", "主要责任人", "主要领导人", "主要行政", "应邀", "需求", "要求", "要素", "要点", "应用",
    "商定", "商议", "研究同意", "研究决定", "研究通过", "研究批准", "应急", "对口", "组织部", "以外", "以前", "以往", "以上", "以下", "以及", "以内", "以来", "在地", "在职", "从事", "于是", "将军", "从业",
]);

/// True for a text that begins with a verb of work: what follows the name of an organ that heads a unit.
///
/// ```
/// use gongbao::grammar::duty::follow::is_task;
/// assert!(is_task("负责审核方案。") && is_task("按要求组织编制规划；") && is_task("1.统筹各项活动。"));
/// assert!(!is_task("云溪区中山路1号") && !is_task("林知远、周砚秋"));
/// ```
pub fn is_task(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || chars!(".、（）() ①②③④⑤⑥⑦⑧⑨一二三四五六七八九十").has(c)
    });
    starts_follow(text) && !text.starts_with('是')
}

/// What says where an office is, or what an organ is for.
static SEATS: WordList =
    WordList::new(&["设在", "是", "的主要职责是", "的职责是", "的主要职责为", "主要职责是", "职责是"]);

pub(super) fn starts_follow(text: &str) -> bool {
    !NO_FOLLOWS.begin(text)
        && [&MODALS, &DUTY_VERBS, &MANNERS, &VERBS, &SEATS].iter().any(|words| words.begin(text))
}

/// The verb behind the organs: length of its words, its role, and its force.
pub(super) fn follow(text: &str, free: bool, beyond: &str) -> Option<(usize, Role, Force)> {
    let modal = MODALS.before(text).map_or(0, str::len);
    let mut at = modal;
    while let Some(word) = MANNERS.longest_before(&text[at..]) {
        at += word.len();
    }
    let verbs = [&DUTY_VERBS, &VERBS].into_iter().filter_map(|words| words.longest_before(&text[at..]));
    let verb = verbs.max_by_key(|word| word.len());
    let duty = DUTY_VERBS.begin(&text[at..]);
    let seated = text.starts_with("设在") && beyond.split('，').skip(1).take(3).any(charges_office);
    // `区水务局是本区水行政主管部门，负责…`
    let competent = words!["主管部门", "主管机关"].end(text) && beyond.starts_with("，负责");
    let named = text.starts_with('是')
        && (competent || words!["责任主体", "责任单位", "牵头单位", "第一责任"].stand_in(text))
        || SEATS[2..].iter().any(|word| text.starts_with(word));
    let planned = text.strip_prefix('将').is_some_and(|rest| {
        [&MANNERS, &VERBS, &DUTY_VERBS]
            .iter()
            .any(|words| words.longest_before(rest).is_some_and(|word| word.len() > 3))
    });
    let force = match () {
        () if modal > 0 || seated || named || planned => Force::Must,
        () if duty => Force::Duty,
        () => Force::Plain,
    };
    let told =
        words!["表示", "认为", "指出", "强调", "建议", "反映", "介绍", "决定", "同意", "批准", "召开了"]
            .begin(&text[at..]);
    if told || force == Force::Plain && !(free && (verb.is_some() || at > 0)) {
        return None;
    }
    let words = &text[..at + verb.map_or(0, |verb| verb.len())];
    let more = &text[words.len()..];
    let next = [("牵头", Role::Lead), ("配合", Role::Support), ("协助", Role::Support)];
    let lead = next.iter().find(|(word, _)| more.starts_with(word)).map(|found| found.1);
    let role = lead
        .or_else(|| verb.and_then(|verb| role_of(verb).filter(|role| keeps(*role, verb, modal > 0))))
        .unwrap_or(Role::Responsible);
    let len = if words.is_empty() { text.chars().next().map_or(0, char::len_utf8) } else { words.len() };
    Some((len, role, force))
}

/// True for a clause that says what an office does: `设在区水利局，负责日常工作`.
fn charges_office(clause: &str) -> bool {
    static STARTS: WordList = WordList::new(&[
        "负责",
        "承担",
        "具体负责",
        "具体承担",
        "主要负责",
        "主要承担",
        "会同",
        "牵头",
        "统筹",
    ]);
    STARTS.begin(clause)
}

/// True for the roles which a verb gives in a sentence; who must take part or lend support answers for it.
fn keeps(role: Role, verb: &str, modal: bool) -> bool {
    match role {
        Role::Lead => true,
        Role::Support => words!["配合", "协助", "协办", "协同"].stand_in(verb),
        Role::Host | Role::Organiser | Role::Participant => !modal,
        Role::Responsible | Role::Supervisor => false,
    }
}

/// True for a text that begins with a verb which is a noun as well: `建设进度`.
pub(super) fn may_be_noun(text: &str) -> bool {
    NAME_WORDS.before(text).is_some_and(|word| word != "组织")
}

/// True when the word at the start of `text` goes on with the name before it: `建设委、…` behind `区住房城乡`.
pub(super) fn is_cut(text: &str) -> bool {
    if attributes(text) || words!["在地", "派驻纪检", "派驻机构", "派出纪检", "派驻组"].begin(text)
    {
        return true;
    }
    // `备案审查工作机构`
    let mut body = text;
    while let Some(word) = VERBS.before(body) {
        body = &body[word.len()..];
    }
    if body.len() < text.len() && words!["工作机构", "办事机构", "工作部门"].begin(body) {
        return true;
    }
    let Some(word) = NAME_WORDS.before(text) else { return false };
    let rest = &text[word.len()..];
    // `各功能区管理机构`
    if word != "组织" && words!["机构", "机关", "部门"].begin(rest) {
        return true;
    }
    // `督查室约谈`: the word and the end of the name stand side by side.
    static WORDS: WordList = WordList::new(&[
        "办理", "办好", "办结", "办案", "会同", "会议", "会商", "部分", "部署", "部门", "局面", "委托",
        "院校", "会员", "会计",
    ]);
    if word.len() > '就'.len_utf8()
        && rest.starts_with(['委', '局', '厅', '部', '署', '办', '院', '会', '室'])
        && !WORDS.begin(rest)
    {
        return true;
    }
    let ends = rest
        .char_indices()
        .take(8)
        .take_while(|(_, c)| crate::text::repair::is_han(*c))
        .filter(|(_, c)| chars!("委局厅部署办院会室").has(*c));
    let mut tails = ends.map(|(at, c)| &rest[at + c.len_utf8()..]);
    tails.any(|tail| {
        tail.is_empty()
            || tail.starts_with(['、', '，', '等', '和', '及', '会', '（', '员'])
            || starts_follow(tail)
    })
}

/// True for a verb that only describes what follows: `管理专利工作的部门`, `发布的榜单`.
fn attributes(text: &str) -> bool {
    let near: usize =
        text.chars().take(14).take_while(|c| !chars!("，。；：、").has(*c)).map(char::len_utf8).sum();
    let Some((words, noun)) =
        text[..near].split_once('的').map(|(words, _)| (words, &text[words.len() + '的'.len_utf8()..]))
    else {
        return false;
    };
    let class = words!["部门", "机构", "机关", "单位", "组织"].begin(noun);
    class || words.chars().count() <= 4 && (VERBS.end(words) || words.ends_with("通过"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_follow() {
        for (text, free, role, force) in [
            ("要确保资金到位", false, Role::Responsible, Force::Must),
            ("应当牵头组织", false, Role::Lead, Force::Must),
            ("按职责做好配合", true, Role::Support, Force::Plain),
            ("负责培训", false, Role::Responsible, Force::Duty),
            ("要支持开展培训", false, Role::Responsible, Force::Must),
            ("要配合开展培训", false, Role::Support, Force::Must),
            ("要密切配合", false, Role::Support, Force::Must),
            ("于2019年底前完成", true, Role::Responsible, Force::Plain),
        ] {
            let found = follow(text, free, "").map(|(_, role, force)| (role, force));
            assert_eq!(found, Some((role, force)), "{text}");
        }
        for text in ["表示支持", "也认为可行", "的职责", "建立制度"] {
            assert_eq!(follow(text, false, ""), None, "{text}");
        }
    }

    #[test]
    fn names_go_on() {
        for text in [
            "建设委、区财政局要",
            "保障厅",
            "督查室约谈",
            "管理专利工作的部门",
            "发布的榜单",
            "管理机构负责巡查",
            "备案审查工作机构接收",
        ] {
            assert!(is_cut(text), "{text}");
        }
        for text in ["建设学校", "督查办理情况", "明确专门工作机构", "要管理专利", "发布年度指南"]
        {
            assert!(!is_cut(text), "{text}");
        }
    }
}
