//! Responsibility clauses: who answers for what, in one bracket or on one labelled line.
//!
//! ```text
//! 责任单位：区教委、区财政局；各街镇
//! 牵头单位：省科技厅，责任单位：省财政厅
//! 6月底完成，牵头考核单位：市公安局
//! 省水利厅牵头，各有关部门、各县政府配合
//! 商务部指导，供销合作总社参与
//! 区委督查室负责督查考核
//! 【牵头单位】省科技厅【责任单位】省财政厅
//! 税务总局、财政部负责，排在第一位的部门为牵头部门，下同
//!
//! clause = item { ( "，" | "；" | "。" ) item }
//! item   = label list  |  list phrase [ object ]  |  list  |  remark
//! ```
//! A list without label or phrase goes on with the label before it, or waits for the phrase behind it.
//! Not clauses: remarks (`此件公开发布`), scope settings alone (`以下均需…落实，不再列出`), forms (`牵头单位名称：`).

use std::ops::Range;

use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use crate::model::Role;
use crate::text::words::{WordList, words};

mod branch;
pub mod follow;
pub mod list;
mod place;
pub mod proper;
pub mod role;
mod school;
pub mod sentence;
mod shared;
mod subject;
mod told;
mod when;

use list::{LONGEST, Named, is_organ_like};

/// Organs that answer in one role, in one item of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The role that label or verb give.
    pub role: Role,
    /// Where the label (without its colon) or the phrase of verbs stands.
    pub wording: Range<usize>,
    /// True when a label names the organs, false when a verb does.
    pub labelled: bool,
    /// The organs.
    pub organs: Vec<Named>,
}

/// The duties of a whole clause, without the brackets around it; ranges count from its start.
///
/// ```
/// use gongbao::grammar::duty::duties;
/// use gongbao::model::Role;
/// let clause = "区教委牵头，区财政局、各街镇配合";
/// let (_, duties) = duties(clause).unwrap();
/// assert_eq!((duties[0].role, &clause[duties[0].organs[0].at.clone()]), (Role::Lead, "区教委"));
/// assert_eq!((duties[1].role, duties[1].organs.len()), (Role::Support, 2));
/// ```
pub fn duties(input: &str) -> IResult<&str, Vec<Duty>> {
    let mut clause = Clause::default();
    if input.len() <= LONGEST {
        for item in items(input) {
            clause.item(input, item);
        }
    }
    let duties: Vec<Duty> = clause.duties.into_iter().filter(|duty| !duty.organs.is_empty()).collect();
    if duties.is_empty() {
        Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
    } else {
        Ok(("", duties))
    }
}

/// True when a text says that the first organ of a list leads: `列第一位者为牵头单位，下同`.
pub fn first_leads(text: &str) -> bool {
    static FIRST: WordList =
        WordList::new(&["第一位", "首位", "第一个", "排名第一", "排第一", "列第一", "第一家", "第一单位"]);
    text.match_indices("牵头").any(|(at, _)| {
        let before = &text[..at];
        let from = before.char_indices().rev().nth(15).map_or(0, |(i, _)| i);
        let before = &before[from..];
        FIRST.stand_in(before) && before.ends_with(['为', '是'])
    })
}

/// The pieces of a clause between `，；。` outside of brackets; a label begins one too, where no separator is printed.
fn items(input: &str) -> Vec<Range<usize>> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in input.char_indices() {
        match c {
            '（' | '《' | '“' | '〔' => depth += 1,
            '）' | '》' | '”' | '〕' => depth = depth.saturating_sub(1),
            '【' if depth == 0 && role::boxed(&input[at..]).is_some() => {
                items.push(start..at);
                start = at;
            }
            '，' | '；' | '。' | ',' | ';' if depth == 0 => {
                items.push(start..at);
                start = at + c.len_utf8();
            }
            '：' if depth == 0 => {
                if let Some(label) = role::any_label_start(&input[start..at]) {
                    items.push(start..start + label);
                    start += label;
                }
            }
            _ => {}
        }
    }
    items.push(start..input.len());
    items.retain(|item| !item.is_empty());
    items
}

/// A clause while it is read.
#[derive(Default)]
struct Clause {
    duties: Vec<Duty>,
    /// True while a list may go on with the label of the last duty.
    open: bool,
    /// Lists that wait for a phrase of verbs.
    waiting: Vec<Range<usize>>,
}

impl Clause {
    fn item(&mut self, input: &str, item: Range<usize>) {
        let text = &input[item.clone()];
        if let Ok((rest, label)) = role::label.parse(text) {
            self.label(input, item.start, label, item.end - rest.len()..item.end);
        } else if let Some(role) = role::alone(text) {
            let label = role::Label { words: text, role: Some(role) };
            self.label(input, item.start, label, item.end..item.end);
        } else if !self.named(input, &item) && !self.phrase(input, &item) && !self.task(input, &item) {
            self.bare(input, item);
        }
    }

    fn label(&mut self, input: &str, start: usize, label: role::Label<'_>, list: Range<usize>) {
        self.waiting.clear();
        self.open = label.role.is_some();
        let Some(role) = label.role else { return };
        let end = list.start + role::without_manner(&input[list.clone()]).len();
        let organs = named(input, list.start..end)
            .into_iter()
            .filter(|organ| is_name(&input[organ.at.clone()]))
            .collect();
        let start = start + input[start..].find(label.words).unwrap_or_default();
        self.duties.push(Duty { role, wording: start..start + label.words.len(), labelled: true, organs });
    }

    /// Takes an item that names the organs before their label: `区教委为牵头单位`.
    fn named(&mut self, input: &str, item: &Range<usize>) -> bool {
        let text = &input[item.clone()];
        let Some(at) = text.rfind('为') else { return false };
        let words = at + '为'.len_utf8();
        let Some(role) = role::label_role(&text[words..]).filter(|_| !first_leads(text)) else {
            return false;
        };
        let organs = named(input, item.start..item.start + text[..at].trim_end_matches('作').len());
        if organs.is_empty() || !organs.iter().all(|organ| is_organ_like(&input[organ.at.clone()])) {
            return false;
        }
        self.open = false;
        self.duties.push(Duty { role, wording: item.start + words..item.end, labelled: false, organs });
        true
    }

    /// Takes an item that ends with a phrase of verbs; false when it does not or names no organs.
    fn phrase(&mut self, input: &str, item: &Range<usize>) -> bool {
        let text = &input[item.clone()];
        let Some((phrase, role)) = role::phrase_at_end(text) else { return false };
        let phrase = item.start + phrase.start..item.start + phrase.end;
        if phrase.start == item.start && self.waiting.is_empty() {
            return false;
        }
        let head = item.start..phrase.start;
        let (leading, head) = led(input, head);
        let functions = list::names_functions(&input[head.clone()]);
        let mut organs: Vec<Named> =
            std::mem::take(&mut self.waiting).into_iter().flat_map(|list| named(input, list)).collect();
        organs.extend(named(input, head));
        let fits = |name: &str| is_organ_like(name) || functions && list::is_function(name);
        if organs.is_empty() || !organs.iter().all(|organ| fits(&input[organ.at.clone()])) {
            return false;
        }
        self.open = false;
        self.duties.extend(leading);
        self.duties.push(Duty { role, wording: phrase, labelled: false, organs });
        true
    }

    /// Takes organs with a verb and its object, as `区委督查室负责督查考核`; false when it is none.
    fn task(&mut self, input: &str, item: &Range<usize>) -> bool {
        const VERBS: &[&str] = &["牵头", "负责", "配合", "协助", "指导", "承担"];
        let text = &input[item.clone()];
        let Some(at) = VERBS.iter().filter_map(|verb| text.find(verb)).min() else { return false };
        let Ok((object, (words, role))) = role::phrase(&text[at..]) else { return false };
        let organs = named(input, item.start..item.start + at);
        let fits = organs.iter().all(|organ| is_organ_like(&input[organ.at.clone()]));
        if organs.is_empty()
            || !fits
            || object.starts_with(['人', '同'])
            || object.chars().count() > 24
            || object.contains(['的', '、'])
        {
            return false;
        }
        self.open = false;
        self.waiting.clear();
        let start = item.start + at;
        self.duties.push(Duty { role, wording: start..start + words.len(), labelled: false, organs });
        true
    }

    /// Takes a list without label and phrase, or a remark.
    fn bare(&mut self, input: &str, item: Range<usize>) {
        let organs = named(input, item.clone());
        let fits = !organs.is_empty() && organs.iter().all(|organ| is_organ_like(&input[organ.at.clone()]));
        match self.duties.last_mut() {
            Some(last) if fits && self.open => last.organs.extend(organs),
            _ if fits => self.waiting.push(item),
            _ => self.waiting.clear(),
        }
    }
}

/// The organs of a list that stands at `list`.
fn named(input: &str, list: Range<usize>) -> Vec<Named> {
    let start = list.start;
    let shift = |organ: Named| Named { at: start + organ.at.start..start + organ.at.end, role: organ.role };
    list::organs_of_persons(&input[list]).into_iter().map(shift).collect()
}

/// Parts `区教委牵头区财政局、各街镇` into the duty that leads and the list behind it.
fn led(input: &str, head: Range<usize>) -> (Option<Duty>, Range<usize>) {
    let text = &input[head.clone()];
    for (word, role) in [("牵头", Role::Lead), ("指导", Role::Supervisor)] {
        let Some(at) = text.find(word) else { continue };
        let rest = at + word.len();
        if words!["单位", "部门", "机构"].begin(&text[rest..]) {
            continue;
        }
        let organs = named(input, head.start..head.start + at);
        let both = is_organ_like(&text[rest..])
            || list::organs(&text[rest..]).iter().all(|o| is_organ_like(&text[rest..][o.at.clone()]));
        if rest < text.len()
            && both
            && organs.iter().all(|o| is_organ_like(&input[o.at.clone()]))
            && !organs.is_empty()
        {
            let wording = head.start + at..head.start + rest;
            return (Some(Duty { role, wording, labelled: false, organs }), head.start + rest..head.end);
        }
    }
    (None, head)
}

/// True for what may be the name of an organ behind a label, which vouches for it.
fn is_name(text: &str) -> bool {
    let len = text.chars().count();
    let form = words!["盖章", "签章", "公章", "签字", "填写"].stand_in(text);
    (2..=40).contains(&len)
        && text.starts_with(crate::text::repair::is_han)
        && !text.contains(['：', '。', '《', '%', '_', '＿', '…'])
        && !form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(clause: &str, expected: &[(Role, &str, &[&str])]) {
        let found = duties(clause).map(|(_, duties)| duties).unwrap_or_default();
        let found: Vec<(Role, &str, Vec<&str>)> = found
            .into_iter()
            .map(|d| (d.role, &clause[d.wording], d.organs.into_iter().map(|o| &clause[o.at]).collect()))
            .collect();
        let expected: Vec<(Role, &str, Vec<&str>)> =
            expected.iter().map(|&(role, words, organs)| (role, words, organs.to_vec())).collect();
        assert_eq!(found, expected, "{clause}");
    }

    use Role::*;

    #[test]
    fn labels_name_organs() {
        check(
            "责任单位：区教委、区财政局；各街镇",
            &[(Responsible, "责任单位", &["区教委", "区财政局", "各街镇"])],
        );
        check(
            "责任单位：区林业局，各林场管委会",
            &[(Responsible, "责任单位", &["区林业局", "各林场管委会"])],
        );
        check(
            "牵头单位：省科技厅；配合单位：省财政厅、省教育厅",
            &[(Lead, "牵头单位", &["省科技厅"]), (Support, "配合单位", &["省财政厅", "省教育厅"])],
        );
        check(
            "9月底完成，牵头考核单位：市委督查室、市水务局",
            &[(Lead, "牵头考核单位", &["市委督查室", "市水务局"])],
        );
        check(
            "牵头单位：省大数据局，参加单位：省发展改革委，临江、云溪市政府",
            &[
                (Lead, "牵头单位", &["省大数据局"]),
                (Participant, "参加单位", &["省发展改革委", "临江、云溪市政府"]),
            ],
        );
        check("负责部门：海关总署，适用范围：临江自贸试验区", &[(Responsible, "负责部门", &["海关总署"])]);
        check("责任单位：市科技局，6月底完成", &[(Responsible, "责任单位", &["市科技局"])]);
        check(
            "牵头单位：县委办公室责任单位：县教委",
            &[(Lead, "牵头单位", &["县委办公室"]), (Responsible, "责任单位", &["县教委"])],
        );
        check("责任单位：（盖章）", &[]);
        check("牵头单位：区教委完成时限：2021年12月", &[(Lead, "牵头单位", &["区教委"])]);
        check(
            "责任单位：区教委，各区县按职责分工负责",
            &[(Responsible, "责任单位", &["区教委"]), (Responsible, "按职责分工负责", &["各区县"])],
        );
        check("责任单位：市级有关部门按职责分工", &[(Responsible, "责任单位", &["市级有关部门"])]);
        check(
            "牵头单位为市教委，配合单位为市财政局",
            &[(Lead, "牵头单位", &["市教委"]), (Support, "配合单位", &["市财政局"])],
        );
        check(
            "市教委为牵头单位，市财政局为配合单位",
            &[(Lead, "牵头单位", &["市教委"]), (Support, "配合单位", &["市财政局"])],
        );
        check(
            "市教委牵头、市财政局参与",
            &[(Lead, "牵头", &["市教委"]), (Participant, "参与", &["市财政局"])],
        );
        check(
            "【牵头单位】市教委【责任单位】市财政局、市林业局【完成时限】年底",
            &[(Lead, "牵头单位", &["市教委"]), (Responsible, "责任单位", &["市财政局", "市林业局"])],
        );
        check("责任单位；区教委、区财政局", &[(Responsible, "责任单位", &["区教委", "区财政局"])]);
        check("责任单位：崂湾实验室、景区", &[(Responsible, "责任单位", &["崂湾实验室", "景区"])]);
    }

    #[test]
    fn verbs_name_organs() {
        check("区教委负责", &[(Responsible, "负责", &["区教委"])]);
        check("区教委负总责", &[(Responsible, "负总责", &["区教委"])]);
        check("省教育厅、团省委等负责", &[(Responsible, "负责", &["省教育厅", "团省委"])]);
        check(
            "省水利厅牵头，各有关部门、各县政府配合",
            &[(Lead, "牵头", &["省水利厅"]), (Support, "配合", &["各有关部门", "各县政府"])],
        );
        check(
            "省教育厅牵头，省民政厅、省水利厅等有关部门配合，各县政府落实",
            &[
                (Lead, "牵头", &["省教育厅"]),
                (Support, "配合", &["省民政厅", "省水利厅"]),
                (Responsible, "落实", &["各县政府"]),
            ],
        );
        check(
            "人力资源社会保障部、财政部，各省级人民政府按职责分工负责",
            &[(Responsible, "按职责分工负责", &["人力资源社会保障部", "财政部", "各省级人民政府"])],
        );
        check(
            "国家林草局、水利部会同有关部门负责",
            &[(Responsible, "负责", &["国家林草局", "水利部", "有关部门"])],
        );
        check("市发改委牵头市财政局配合", &[(Lead, "牵头", &["市发改委"]), (Support, "配合", &["市财政局"])]);
        check(
            "省茶业振兴组工作专班牵头单位牵头，振兴专班组成单位按职责分工配合",
            &[
                (Lead, "牵头", &["省茶业振兴组工作专班牵头单位"]),
                (Support, "按职责分工配合", &["振兴专班组成单位"]),
            ],
        );
        check(
            "水利部指导，试点县政府负责落实。以下均需试点县政府落实，不再列出",
            &[(Supervisor, "指导", &["水利部"]), (Responsible, "负责落实", &["试点县政府"])],
        );
        check(
            "工业和信息化部、科技部等负责。列第一位者为牵头单位，下同",
            &[(Responsible, "负责", &["工业和信息化部", "科技部"])],
        );
        check(
            "税务总局、财政部负责，排在第一位的部门为牵头部门，下同",
            &[(Responsible, "负责", &["税务总局", "财政部"])],
        );
    }

    #[test]
    fn remarks_are_no_clauses() {
        for text in [
            "此件公开发布",
            "含技工院校，下同",
            "以下简称省级主管部门",
            "牵头单位名称： 盖单位公章",
            "其中云溪县、青禾县共落实了165名任务",
            "企业直接申报，不需省级部门转报",
            "省委组织部负责人参加",
            "",
            "，，",
            "负责",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn settings_are_told() {
        for text in [
            "列第一位者为牵头单位，下同",
            "排在第一位的部门为牵头部门，下同",
            "责任单位中首位为牵头单位",
            "第一个单位为牵头单位",
        ] {
            assert!(first_leads(text), "{text}");
        }
        for text in ["产量居全省第一位", "区教委牵头", "把安全放在第一位，由区应急局牵头"]
        {
            assert!(!first_leads(text), "{text}");
        }
    }

    proptest::proptest! {
        /// Whatever is printed, ranges lie on borders and hold something.
        #[test]
        fn any_text_gives_ranges_inside(words in proptest::collection::vec(0..WORDS.len(), 0..40)) {
            let text: String = words.iter().map(|&i| WORDS[i]).collect();
            let found = duties(&text).map(|(_, duties)| duties).unwrap_or_default();
            for duty in found {
                assert!(text.get(duty.wording).is_some());
                assert!(duty.organs.iter().all(|organ| text.get(organ.at.clone()).is_some_and(|name| !name.is_empty())));
            }
            for charge in sentence::charges(&text) {
                assert!(text.get(charge.wording).is_some() && text.get(charge.sentence).is_some());
                assert!(charge.organs.iter().all(|at| text.get(at.clone()).is_some_and(|name| !name.is_empty())));
            }
        }
    }

    const WORDS: &[&str] = &[
        "区教委",
        "各街镇",
        "省",
        "市",
        "、",
        "，",
        "；",
        "。",
        "：",
        "（",
        "）",
        "〔",
        "和",
        "及",
        "等",
        "会同",
        "由",
        "请",
        "为",
        "的",
        "牵头",
        "负责",
        "配合",
        "责任单位",
        "牵头单位",
        "要",
        "应",
        "建设",
        "管理",
        "2019年",
        "底前",
        "有关部门",
        "临江、青禾市政府",
        "a",
        "1",
        " ",
        "第一位",
        "领导小组办公室",
        "设在",
        "在",
        "人民政府",
        "林知远",
        "任务",
        "完成时限",
        "《",
        "》",
        "了",
    ];
}
