//! Officials in running text: `林知远书记来区调研` (rule `name-office`), `区委书记林知远主持会议` (rule `office-name`).
//!
//! An office stands right beside the name. Not accepted: offices without a name (`区委书记、区长任双组长`), words that only
//! look like a surname (`车间主任`, `常务副主任`), names of which the text does not show where they end.

use std::ops::Range;

use super::super::View;
use super::person;
use crate::grammar::appointment::position;
use crate::grammar::organ::{is_organ, organ_at};
use crate::grammar::region::region_at;
use crate::grammar::surname::{is_name_in_prose, is_name_of_three, is_plain_name, name_at};
use crate::model::{Capacity, Paragraph, Person};
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars};

mod acts;

use acts::{ACTS, NO_NAMES, PERSONAL};

/// Offices that stand behind or before a name.
static OFFICES: WordList = WordList::new(&[
    "总书记",
    "国家主席",
    "主席",
    "副主席",
    "总理",
    "副总理",
    "国务委员",
    "委员长",
    "副委员长",
    "书记",
    "副书记",
    "省长",
    "副省长",
    "市长",
    "副市长",
    "区长",
    "副区长",
    "县长",
    "副县长",
    "州长",
    "副州长",
    "镇长",
    "副镇长",
    "乡长",
    "副乡长",
    "部长",
    "副部长",
    "局长",
    "副局长",
    "厅长",
    "副厅长",
    "主任",
    "副主任",
    "主任委员",
    "副主任委员",
    "秘书长",
    "副秘书长",
    "常委",
    "检察长",
    "院长",
    "副院长",
    "会长",
    "副会长",
    "司令员",
    "董事长",
    "总经理",
    "校长",
    "副校长",
    "站长",
    "副站长",
    "所长",
    "副所长",
    "科长",
    "副科长",
    "矿长",
    "副矿长",
    "行长",
    "副行长",
    "总工程师",
    "副总工程师",
    "市长助理",
    "区长助理",
    "县长助理",
    "司长",
    "副司长",
    "处长",
    "副处长",
    "署长",
    "副署长",
    "支队长",
    "副支队长",
    "大队长",
    "副大队长",
    "中队长",
    "副中队长",
    "总队长",
    "副总队长",
    "馆长",
    "副馆长",
    "台长",
    "副台长",
    "社长",
    "副社长",
    "政委",
    "副司令员",
    "参谋长",
    "理事长",
    "副理事长",
    "副总经理",
    "副董事长",
    "副检察长",
    "党组成员",
    "巡视员",
    "调研员",
    "总领事",
    "大使",
    "省领导",
    "市领导",
    "区领导",
    "县领导",
    "州领导",
]);

/// Verbs that stand before an organ and its office.
static VERBS: WordList = WordList::new(&[
    "听取了",
    "听取",
    "责令",
    "撤销",
    "给予",
    "任命",
    "免去",
    "会见",
    "陪同",
    "推荐",
    "提名",
    "决定",
    "时任",
    "现任",
    "原任",
    "任",
    "邀请",
    "授予",
    "增补",
]);

/// The officials that a paragraph names.
pub(super) fn officials(view: View<'_>, paragraph: &Paragraph) -> Vec<Person> {
    let found = find(paragraph.str());
    let people = found.into_iter().map(|f| {
        let text = paragraph.str();
        let span = view.span(paragraph, f.name.start.min(f.office.start)..f.name.end.max(f.office.end));
        let position = Some(text[f.office].to_owned());
        Person { position, ..person(view, text[f.name].to_owned(), Capacity::Official, f.rule, span) }
    });
    people.collect()
}

#[derive(Debug, PartialEq)]
struct Found {
    name: Range<usize>,
    office: Range<usize>,
    rule: &'static str,
}

fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for office in OFFICES.all_in(text) {
        let free =
            found.last().is_none_or(|f: &Found| f.name.end <= office.start && f.office.end <= office.start);
        if !free || is_within_words(text, &office) {
            continue;
        }
        if text[office.clone()].ends_with("领导") {
            let from = found.last().map_or(0, |f| f.name.end.max(f.office.end));
            found.extend(leaders(text, from, &office));
            continue;
        }
        // `林知远常务副市长`
        let acting =
            text[..office.start].strip_suffix("常务").filter(|_| text[office.clone()].starts_with('副'));
        let before = acting.map_or(office.start, str::len);
        if let Some(name) =
            name_before(text, before).filter(|n| found.last().is_none_or(|f| f.name.end <= n.start))
        {
            found.push(Found { name, office: before..office.end, rule: "name-office" });
        } else if let Some(name) = name_behind(text, office.end) {
            let office = with_organ(text, office);
            let end = name.end;
            found.push(Found { name, office: office.clone(), rule: "office-name" });
            let more = further_names(text, end);
            found.extend(more.into_iter().map(|name| Found {
                name,
                office: office.clone(),
                rule: "office-name",
            }));
        }
    }
    found
}

/// True for characters of an office that belong to other words: `公司长期`, `各部长远规划`.
fn is_within_words(text: &str, office: &Range<usize>) -> bool {
    let long =
        text[..office.end].ends_with('长') && text[office.end..].starts_with(|c| chars!("期远效短久").has(c));
    long || text[office.clone()].starts_with('司') && text[..office.start].ends_with('公')
}

/// Those whom a text calls leaders together: `市领导林知远、周砚秋参加`, `林知远、周砚秋等市领导`; `from` is where the one before ends.
fn leaders(text: &str, from: usize, office: &Range<usize>) -> Vec<Found> {
    let behind = name_behind(text, office.end).filter(|name| is_name_in_prose(&text[name.clone()]));
    if let Some(first) = behind {
        let more = further_names(text, first.end);
        let all = std::iter::once(first).chain(more);
        return all.map(|name| Found { name, office: office.clone(), rule: "office-name" }).collect();
    }
    let Some(list) = text[from..office.start].strip_suffix('等') else { return Vec::new() };
    let list = list.rsplit(|c: char| !is_han(c) && c != '、').next().unwrap_or(list);
    let mut end = office.start - '等'.len_utf8();
    let mut names = Vec::new();
    for piece in list.rsplit('、').take_while(|piece| is_plain_name(piece) && !NO_NAMES.stand_in(piece)) {
        names.push(end - piece.len()..end);
        end = (end - piece.len()).saturating_sub('、'.len_utf8());
    }
    let names = names.into_iter().rev().filter(|_| list.contains('、'));
    names.map(|name| Found { name, office: office.clone(), rule: "name-office" }).collect()
}

/// The name that ends at `end`: of three characters, or of two where the text shows that it begins there.
fn name_before(text: &str, end: usize) -> Option<Range<usize>> {
    let starts: Vec<usize> = text[..end].char_indices().rev().take(3).map(|(at, _)| at).collect();
    let region = |start: usize| region_at(&text[start..]).is_some_and(|r| start + r.len > end);
    let name = |start: usize| {
        is_name_in_prose(&text[start..end]) && !NO_NAMES.stand_in(&text[start..end]) && !region(start)
    };
    let three = starts.get(2).copied().filter(|s| {
        name(*s)
            && !text[*s..]
                .starts_with(['和', '于', '向', '时', '任', '应', '与', '经', '由', '从', '成', '为'])
    });
    if let Some(start) = three.filter(|s| !is_office_end(text, *s)) {
        return Some(start..end);
    }
    let two = starts.get(1).copied().filter(|s| name(*s) && begins(&text[..*s]))?;
    Some(two..end)
}

/// True when the word before `at` goes on into what follows, as in `区委常委会主任`.
fn is_office_end(text: &str, at: usize) -> bool {
    text[..at].ends_with(['区', '市', '县', '省', '镇'])
}

/// True when a name may begin behind `before`: punctuation, or a word that takes a person.
fn begins(before: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "由",
        "经",
        "请",
        "受",
        "向",
        "对",
        "和",
        "与",
        "及",
        "在",
        "是",
        "以",
        "为",
        "按照",
        "根据",
        "落实",
        "贯彻",
        "学习",
        "传达",
        "按",
        "了",
        "国务院",
        "同意",
    ]);
    before.chars().next_back().is_none_or(|c| !is_han(c)) || WORDS.end(before)
}

/// The name that begins at `start`, where the text shows its end.
fn name_behind(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let stops = |c: char| chars!("，。、；）：（ ”").has(c) || c.is_ascii_digit();
    let ends = |after: &str| after.chars().next().is_none_or(stops) || ACTS.begin(after);
    let len = name_at(rest, ends).filter(|len| {
        let name = &rest[..*len];
        let long = name.chars().count() >= 3;
        let acts = PERSONAL.begin(&rest[*len..]) && is_name_of_three(name);
        let plain = is_name_in_prose(name) || long && is_plain_name(name) || acts;
        plain && !NO_NAMES.stand_in(name)
    })?;
    Some(start..start + without_verb(rest, len))
}

/// The names behind `、` that share the office of the name before: `副区长林知远、周砚秋出席会议`.
fn further_names(text: &str, end: usize) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut end = end;
    while text[end..].starts_with('、')
        && let Some(name) = name_behind(text, end + '、'.len_utf8())
    {
        end = name.end;
        names.push(name);
    }
    names
}

/// Length of the name without its last character, when that begins a verb with what follows: `林远受到`.
fn without_verb(text: &str, len: usize) -> usize {
    static VERBS: WordList = WordList::new(&[
        "率", "受到", "到会", "到场", "到访", "到任", "未到", "未能", "被评", "被授", "关于", "担任", "兼任",
    ]);
    let last = text[..len].char_indices().next_back().map(|(at, _)| at);
    let shorter = last.filter(|&at| VERBS.begin(&text[at..]) && is_name_in_prose(&text[..at]));
    shorter.unwrap_or(len)
}

/// The office with the organ before it: `区水利局局长`.
fn with_organ(text: &str, office: Range<usize>) -> Range<usize> {
    let stop = |c: char| !is_han(c) || chars!("由请经受向对和与及在是以为的兼").has(c);
    let starts = text[..office.start].char_indices().rev().take(24);
    let from = starts.take_while(|(_, c)| !stop(*c)).last().map_or(office.start, |(at, _)| at);
    let verbs = VERBS.iter().filter_map(|v| text[from..office.start].rfind(v).map(|at| from + at + v.len()));
    let from = behind_date(text, verbs.max().unwrap_or(from));
    let from = before_conjunction(text, from, office.start).unwrap_or(from);
    let from = own_organ(text, from, office.start).unwrap_or(from);
    let phrase = &text[from..office.end];
    let whole = position(phrase).is_some_and(|p| {
        p.organ.is_none_or(|o| is_organ(&phrase[o.clone()]) || phrase[o].chars().count() <= 6)
    });
    if whole { before_comma(text, from)..office.end } else { office }
}

/// Where the organ begins that ends at `end`, when other words stand before its level: `听取了省财政厅`.
fn own_organ(text: &str, from: usize, end: usize) -> Option<usize> {
    if is_organ(&text[from..end]) {
        return None;
    }
    let starts = text[from..end].char_indices().filter(|(at, c)| *at > 0 && chars!("国省市区县州旗").has(*c));
    starts.map(|(at, _)| from + at).find(|&at| is_organ(&text[at..end]))
}

/// Where the organ begins that holds the 和 before `from`, and ends where the post begins: `市发展和改革委员会`.
fn before_conjunction(text: &str, from: usize, post: usize) -> Option<usize> {
    let before = text[..from].strip_suffix(['和', '与', '及'])?;
    let near =
        before.char_indices().rev().take(12).take_while(|(_, c)| is_han(*c) && !chars!("和与及由").has(*c));
    let start = near.last()?.0;
    (organ_at(&text[start..post])? == post - start).then_some(start)
}

/// Behind the end of a date: `7月1日市长`, `1日上午市长`.
fn behind_date(text: &str, from: usize) -> usize {
    if !text[..from].ends_with(|c: char| c.is_ascii_digit()) {
        return from;
    }
    let rest = text[from..].trim_start_matches(['日', '月', '年']);
    let rest = ["上午", "下午", "晚上", "晚"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    text.len() - rest.len()
}

/// Where the offices of the same person begin that stand before this one: `区委副书记、区长林知远`, `局长兼总工程师林知远`.
fn before_comma(text: &str, mut from: usize) -> usize {
    for _ in 0..4 {
        let Some(before) = text[..from].strip_suffix(['、', '兼']) else { break };
        let part = before
            .char_indices()
            .rev()
            .take(24)
            .take_while(|(_, c)| is_han(*c) && !chars!("由请经受向对和与及在兼").has(*c));
        let Some(start) = part.last().map(|(at, _)| behind_date(before, at)) else { break };
        let phrase = &before[start..];
        let office = position(phrase).filter(|_| phrase.chars().count() <= 16 && !VERBS.stand_in(phrase));
        if office.is_none_or(|p| {
            p.organ.is_some_and(|o| phrase[o.clone()].chars().count() > 3 && !is_organ(&phrase[o]))
        }) {
            break;
        }
        from = start;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officials_beside_their_offices() {
        for (text, expected) in [
            ("落实林知远书记来区调研提出的要求", vec![("林知远", "书记")]),
            ("向周砚秋总书记学习", vec![("周砚秋", "总书记")]),
            ("区委书记林知远主持会议并讲话", vec![("林知远", "区委书记")]),
            ("区委副书记、区长林知远主持召开会议", vec![("林知远", "区委副书记、区长")]),
            ("会议由区委书记林知远、区长周砚秋主持", vec![("林知远", "区委书记"), ("周砚秋", "区长")]),
            ("办公室主任由生态环境厅副厅长周砚秋兼任", vec![("周砚秋", "生态环境厅副厅长")]),
            ("国务院总理沈舟、副市长林知远出席", vec![("沈舟", "国务院总理"), ("林知远", "副市长")]),
            ("7月1日上午市长林知远调研", vec![("林知远", "市长")]),
            ("3月5日县委副书记、县长林知远调研", vec![("林知远", "县委副书记、县长")]),
            ("市发展和改革委员会主任林知远出席", vec![("林知远", "市发展和改革委员会主任")]),
            ("区教委和区财政局局长林知远出席", vec![("林知远", "区财政局局长")]),
            ("副市长尹有万主持会议", vec![("尹有万", "副市长")]),
            (
                "副市长林知远、周砚秋、沈舟出席",
                vec![("林知远", "副市长"), ("周砚秋", "副市长"), ("沈舟", "副市长")],
            ),
            ("副市长林知远、单位负责人出席", vec![("林知远", "副市长")]),
            ("副主任由区水利局副局长沈舟担任", vec![("沈舟", "区水利局副局长")]),
            ("副市长常有事出差", vec![]),
            ("听取了省财政厅厅长周砚秋受省政府委托所作的报告", vec![("周砚秋", "省财政厅厅长")]),
            ("听取县水利局局长沈舟关于防汛工作的汇报", vec![("沈舟", "县水利局局长")]),
            ("1月5日区委副书记、区长林知远主持", vec![("林知远", "区委副书记、区长")]),
            ("省人大法制委员会副主任委员林知远", vec![("林知远", "省人大法制委员会副主任委员")]),
            ("主任委员会议由主任委员召集", vec![]),
            ("由区委书记、区长任双组长", vec![]),
            ("副市长沈舟受到记过处分", vec![("沈舟", "副市长")]),
            ("副市长诸葛明受到记过处分", vec![("诸葛明", "副市长")]),
            ("市政府秘书长兼办公厅主任林知远主持会议", vec![("林知远", "市政府秘书长兼办公厅主任")]),
            ("副市长沈舟到会讲话", vec![("沈舟", "副市长")]),
            ("县长周砚秋被评为先进个人", vec![("周砚秋", "县长")]),
            ("自公布之日起施行。省长林知远2018年7月27日", vec![("林知远", "省长")]),
            ("市领导林知远、周砚秋参加植树", vec![("林知远", "市领导"), ("周砚秋", "市领导")]),
            ("5日，林知远、欧阳清等市领导参加植树", vec![("林知远", "市领导"), ("欧阳清", "市领导")]),
            ("市领导常驻一线，县领导包案，市领导小组成员单位等区领导", vec![]),
            ("给予市住建局副局长沈明行政记过处分", vec![("沈明", "市住建局副局长")]),
            ("林知远常务副市长负责市政府常务工作", vec![("林知远", "常务副市长")]),
            ("、全国常务副市长会议", vec![]),
            ("云溪万达公司长期经营，车队长期停运", vec![]),
            ("省政协副主席欧阳清率调研组来访", vec![("欧阳清", "省政协副主席")]),
            (
                "市政府党组成员林知远、市长助理沈舟列席会议",
                vec![("林知远", "市政府党组成员"), ("沈舟", "市长助理")],
            ),
            (
                "省水利厅处长林知远、市消防救援支队支队长沈舟参加",
                vec![("林知远", "省水利厅处长"), ("沈舟", "市消防救援支队支队长")],
            ),
            ("吉林省长春市、江西省长岭县", vec![]),
            ("三级公立医院院长负责", vec![]),
            ("责令云溪县人民政府县长林知远作检讨", vec![("林知远", "云溪县人民政府县长")]),
            ("车间主任和年级主任参加", vec![]),
            ("区人大常委会主任会议", vec![]),
            ("办公室常务副主任负责", vec![]),
            ("项目部长期驻守", vec![]),
            ("各镇党委书记为第一责任人", vec![]),
            ("市长热线、区长信箱", vec![]),
            ("县长高度重视，亲自部署", vec![]),
            ("市长应当在三十日内报告", vec![]),
            ("主任施行代理、主席许可的除外", vec![]),
        ] {
            let found: Vec<(&str, &str)> =
                find(text).iter().map(|f| (&text[f.name.clone()], &text[f.office.clone()])).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
