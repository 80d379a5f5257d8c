//! Lines above lists of appointments: `任命：`, `免去下列同志职务：`, `聘任下列同志为区督学：`.
//!
//! ```text
//! header   = [label] [lead] verb [list] ["任职" | "职务"] ["："]
//! lead     = [… ("会议" | "政府" | "研究" …) ["于"] [date] ["通过"]] ["现" | "并"] ["决定" | "同意"]
//! list     = ["人员"] "名单" | ["职务"] ("下列" | "以下") ("同志" | "人员") ["为" | "的"]
//! given    = verb ("下列" | "以下") ("同志" | "人员") ("为" | "任" …) post [remark]
//! ```
//! Elections (`选举：`) open a list only behind the meeting that elects: `选举` alone heads the rules of an election. Not
//! accepted: `任命程序：`, `任职条件`.

use std::ops::Range;

use super::{
    Change, GIVEN, GIVES, GIVES_RULE, LISTED_RULE, TAKES, Verbs, is_group_post, is_own_organ, is_post,
    position, position_in, without_lead, without_remarks,
};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::model::Action;
use crate::text::words::words;

/// Verbs of a header.
const HEADS: Verbs = &[
    ("任命", Action::Appoint),
    ("任职", Action::Appoint),
    ("免去", Action::Remove),
    ("免职", Action::Remove),
    ("聘任", Action::Hire),
    ("提名", Action::Nominate),
];

/// Verbs of a header behind the meeting that elects.
const ELECTS: Verbs = &[("选举", Action::Appoint), ("补选", Action::Appoint), ("增选", Action::Appoint)];

/// What stands above or before a clause and says what its list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What happens to those in the list.
    pub action: Action,
    /// The verb that says so, as it is printed.
    pub word: &'static str,
    /// True for a line of its own (`任命：`); false for a clause whose list goes on: `任命甲为局长，乙为副局长`.
    pub stated: bool,
}

/// What a header such as `任命：` or `免去下列同志职务：` says of the lines below it.
pub fn header(line: &str) -> Option<Header> {
    if !words!["任命", "任职", "免去", "免职", "聘任", "提名", "选举", "补选", "增选"].stand_in(line)
    {
        return None;
    }
    let line = line.strip_suffix('：').unwrap_or(line);
    // `第三章　任命` heads rules.
    let line = label(line).ok().filter(|_| !line.starts_with('第')).map_or(line, |(rest, _)| rest);
    let heads = HEADS.iter().map(|head| (head, leads as fn(&str) -> bool));
    let elects = ELECTS.iter().map(|head| (head, meets as fn(&str) -> bool));
    let results = |tail: &str| matches!(tail, "结果" | "结果公告" | "结果的公告");
    heads.chain(elects).find_map(|(&(word, action), fits)| {
        let mut places = line.match_indices(word);
        let heads = places.any(|(at, _)| {
            let tail = &line[at + word.len()..];
            (names_a_list(tail) || results(tail)) && fits(&line[..at])
        });
        heads.then_some(Header { action, word, stated: true })
    })
}

/// What a clause with the verb `printed` says of the list that it opens.
pub fn opened_by(printed: &str) -> Option<Header> {
    let (word, action) = GIVES.iter().chain(TAKES).find(|(word, _)| *word == printed)?;
    Some(Header { action: *action, word, stated: false })
}

/// True for what may stand between the verb of a header and its end.
fn names_a_list(tail: &str) -> bool {
    const WHO: &[&str] = &["同志", "人员", "干部", "工作人员"];
    let list = tail.strip_prefix("人员").unwrap_or(tail);
    let rest = list.strip_prefix("名单").or_else(|| {
        let list = tail.strip_prefix("职务").unwrap_or(tail);
        let who = ["下列", "以下"].iter().find_map(|word| list.strip_prefix(word))?;
        let rest = WHO.iter().find_map(|word| who.strip_prefix(word))?;
        Some(rest.strip_prefix(['为', '的']).unwrap_or(rest))
    });
    // `决定任命的县人民政府组成部门负责人名单`
    let of_posts = tail.starts_with('的') && tail.ends_with("名单") && !tail.contains(['，', '：', '。']);
    of_posts || matches!(rest.unwrap_or(tail), "" | "任职" | "职务")
}

/// True for what may stand before the verb of a header: nothing, or who decides.
fn leads(lead: &str) -> bool {
    let lead = lead.strip_suffix("决定").or_else(|| lead.strip_suffix("同意")).unwrap_or(lead);
    matches!(lead, "" | "现" | "并") || meets(lead.strip_suffix("通过").unwrap_or(lead))
}

/// True for who decides, with the day: `县第十八届人民代表大会第三次会议于2024年1月20日`.
fn meets(lead: &str) -> bool {
    let lead = lead.strip_suffix("决定").unwrap_or(lead);
    let undated = if lead.ends_with('日') { lead.trim_end_matches(|c: char| is_of_date(c)) } else { lead };
    let who = undated.strip_suffix('于').unwrap_or(undated);
    words!["会议", "研究", "批准", "政府", "委员会", "常委会"].end(who)
}

fn is_of_date(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '月' | '日')
}

/// A post that those get whom the next clause names: `聘任下列同志为区督学：`.
pub fn given_below(text: &str) -> Option<Change> {
    let (body, start) = without_lead(text);
    let (verb, action) = GIVES.iter().find(|(verb, _)| body.starts_with(verb))?;
    let who = ["下列", "以下"].iter().find_map(|word| body[verb.len()..].strip_prefix(word))?;
    let who = who.strip_prefix("同志").or_else(|| who.strip_prefix("人员"))?;
    let post = GIVEN.iter().find_map(|joint| who.strip_prefix(joint))?;
    let (core, _) = without_remarks(body);
    let position = position_in(core, body.len() - post.len())?;
    let shift = |r: Range<usize>| r.start + start..r.end + start;
    is_post(&body[position.clone()]).then(|| Change {
        action: *action,
        verb: shift(0..verb.len()),
        persons: Vec::new(),
        position: shift(position),
        end: text.len(),
        probation: None,
        rule: GIVES_RULE,
    })
}

/// The post in an organ that those get whom the next clause names, below such a header: `县人民政府县长：`.
pub fn post_above(text: &str, header: Header) -> Option<Change> {
    /// Organs of so many characters are `区教委` and their like.
    const SHORTEST: usize = 4;
    if !header.stated || header.action == Action::Remove {
        return None;
    }
    let (post, start) = without_lead(text);
    let organ = &post[position(post)?.organ?];
    let named = is_own_organ(organ) || organ.chars().count() > SHORTEST && is_organ(organ);
    (named && is_post(post) && !is_group_post(post)).then(|| Change {
        action: header.action,
        verb: start..start,
        persons: Vec::new(),
        position: start..text.len(),
        end: text.len(),
        probation: None,
        rule: LISTED_RULE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_speak_for_the_lines_below() {
        for (line, action) in [
            ("任命：", Action::Appoint),
            ("一、任命", Action::Appoint),
            ("二、免去下列同志职务：", Action::Remove),
            ("二、免职名单", Action::Remove),
            ("县人民代表大会常务委员会决定任命的县人民政府组成人员名单", Action::Appoint),
            ("任职：", Action::Appoint),
            ("市政府2023年4月16日决定任命", Action::Appoint),
            ("县第十八届人民代表大会第三次会议于2024年1月20日选举：", Action::Appoint),
            ("现决定聘任下列同志为", Action::Hire),
            ("市政府同意免去：", Action::Remove),
            ("县第十八届人民代表大会第三次会议选举结果", Action::Appoint),
        ] {
            assert_eq!(header(line).map(|header| header.action), Some(action), "{line}");
        }
        for none in [
            "任命程序：",
            "任职条件",
            "任职资格：",
            "选举",
            "第三章 选举",
            "第三章任命",
            "补选：",
            "选举结果",
            "重新任命",
        ] {
            assert!(header(none).is_none(), "{none}");
        }
    }

    #[test]
    fn posts_above_those_who_get_them() {
        let elected = Header { action: Action::Appoint, word: "选举", stated: true };
        for text in ["县人民政府副县长", "三、县人民政府副县长"] {
            let found = post_above(text, elected).map(|change| &text[change.position]);
            assert_eq!(found, Some("县人民政府副县长"), "{text}");
        }
        for none in ["副县长", "联系人", "县节水领导小组组长", "由县人民政府提名"] {
            assert!(post_above(none, elected).is_none(), "{none}");
        }
    }

    #[test]
    fn posts_given_to_those_below() {
        for (text, post) in [
            ("聘任下列同志为市政府参事", "市政府参事"),
            ("现聘任下列同志为市政府督学（按姓氏笔画为序）", "市政府督学"),
        ] {
            assert_eq!(given_below(text).map(|change| &text[change.position]), Some(post), "{text}");
        }
        for none in ["聘任下列同志", "下列同志为先进个人", "推荐下列企业为示范企业"]
        {
            assert!(given_below(none).is_none(), "{none}");
        }
    }
}
