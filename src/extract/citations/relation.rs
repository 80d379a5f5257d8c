//! How a sentence refers to a document: by the lead-in before it (`根据《…》`), or by the verb behind (`《…》同时废止`).

use std::ops::Range;

use super::clause::{Clause, Masked, TITLE};
use super::own::ends_like_document;
use crate::grammar::citation::{provision, remark};
use crate::grammar::doc_number::whole;
use crate::grammar::organ::is_organ;
use crate::model::Relation;
use crate::text::words::{WordList, chars, words, words_of};

/// Verbs that take a document as their object. The nearest one before the document governs it, and the whole list
/// `《甲》《乙》和《丙》` behind it; those that only mention are here to end the reach of the ones before them.
const VERBS: &[(&str, Relation)] = &[
    ("根据", Relation::Basis),
    ("依据", Relation::Basis),
    ("依照", Relation::Basis),
    ("按照", Relation::Basis),
    ("遵照", Relation::Basis),
    ("按", Relation::Basis),
    ("依", Relation::Basis),
    ("贯彻", Relation::Implements),
    ("落实", Relation::Implements),
    ("执行", Relation::Implements),
    ("实施", Relation::Implements),
    ("转发", Relation::Forwards),
    ("批转", Relation::Forwards),
    ("印发", Relation::Issues),
    ("修改", Relation::Amends),
    ("修订", Relation::Amends),
    ("修正", Relation::Amends),
    ("删去", Relation::Amends),
    ("删除", Relation::Amends),
    ("废止", Relation::Repeals),
    ("撤销", Relation::Repeals),
    ("停止执行", Relation::Repeals),
    ("停止实施", Relation::Repeals),
    ("不再执行", Relation::Mentions),
    ("终止执行", Relation::Repeals),
    ("调整实施", Relation::Mentions),
    ("调整适用", Relation::Mentions),
    ("违反", Relation::Mentions),
    ("符合", Relation::Mentions),
    ("适用", Relation::Mentions),
    ("遵守", Relation::Mentions),
    ("遵循", Relation::Mentions),
    ("参照", Relation::Mentions),
    ("参考", Relation::Mentions),
    ("对照", Relation::Mentions),
    ("参见", Relation::Mentions),
    ("详见", Relation::Mentions),
    ("制定", Relation::Mentions),
    ("制订", Relation::Mentions),
    ("编制", Relation::Mentions),
    ("编写", Relation::Mentions),
    ("起草", Relation::Mentions),
    ("拟定", Relation::Mentions),
    ("拟订", Relation::Mentions),
    ("出台", Relation::Mentions),
    ("发布", Relation::Mentions),
    ("公布", Relation::Mentions),
    ("颁布", Relation::Mentions),
    ("下发", Relation::Mentions),
    ("填写", Relation::Mentions),
    ("提交", Relation::Mentions),
    ("报送", Relation::Mentions),
    ("上报", Relation::Mentions),
    ("出具", Relation::Mentions),
    ("签订", Relation::Mentions),
    ("签署", Relation::Mentions),
    ("列入", Relation::Mentions),
    ("纳入", Relation::Mentions),
    ("推广", Relation::Mentions),
];

/// Behind one of these the word is a noun (`实施方案`), or part of an attribute (`印发的`), and governs nothing.
static NOT_A_VERB: WordList = WordList::new(&[
    "的", "了的", "后的", "过的", "方案", "意见", "办法", "细则", "情况", "主体", "单位", "部门", "机构",
    "过程", "之日", "日期", "以来", "稿", "力度", "机关", "措施",
]);

/// The relation of the document that stands at `range`.
pub(super) fn relation(text: &str, masked: &Masked, range: &Range<usize>) -> Relation {
    let range = &owner(text, range).unwrap_or(range.clone());
    let after = masked.after(text, range.end);
    let clause = governing_clause(text, masked, range.start);
    let lead_in = lead_in(&clause);
    // The one by which another is repealed: `《甲》已被《乙》废止`.
    if clause.ends_with('被') && clause.contains(TITLE) {
        return Relation::Mentions;
    }
    if is_repealed(&after, lead_in.is_some()) {
        return Relation::Repeals;
    }
    let object = clause.ends_with('对') || clause.ends_with('将') || clause.ends_with("把");
    if (object || lead_in.is_none()) && is_amended(&after) {
        return Relation::Amends;
    }
    let forwarded = words!["转发给你", "批转给你", "转发你们", "批转你们"].stand_in(&after);
    if forwarded && lead_in.is_none() {
        return Relation::Forwards;
    }
    if lead_in.is_none_or(|r| r == Relation::Mentions) && is_carried_out(&after) {
        return Relation::Implements;
    }
    if clause.ends_with('对') {
        return Relation::Mentions;
    }
    if clause.ends_with('以') && words!["为依据", "为基础", "为准", "为标准"].begin(&after) {
        return Relation::Basis;
    }
    lead_in.unwrap_or(Relation::Mentions)
}

/// The bracket around a number when it is one of the numbers of what stands before it, of which the sentence speaks:
/// `《甲办法》（云政发〔2012〕3号、云政办发〔2013〕5号）`, `水费规则（云政发〔2011〕5号）`.
fn owner(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 240;
    let from = range.start.saturating_sub(LONGEST);
    let from = (from..range.start).find(|&at| text.is_char_boundary(at))?;
    let open = from + text[from..range.start].rfind(['（', '）', '。', '，', '；'])?;
    let (rest, inside) = remark(&text[open..]).ok()?;
    let numbers = inside.split('、').all(|piece| whole(piece).is_some());
    (numbers && ends_like_document(&text[..open])).then_some(open..text.len() - rest.len())
}

/// The words that may govern the document at `at`: its clause, with the clauses before it when it goes on with their list.
fn governing_clause(text: &str, masked: &Masked, at: usize) -> String {
    let Clause { mut start, mut words, mut comma } = masked.before(text, at);
    for _ in 0..8 {
        let goes_on = words!["以及", "及", "和", "并", "或者", "与"].begin(&words);
        let follows_title = comma && ends_in_title(text, masked, start - '，'.len_utf8());
        if !comma || !(goes_on || follows_title && is_short(&words)) {
            break;
        }
        let before = masked.before(text, start - '，'.len_utf8());
        words.insert_str(0, &before.words);
        (start, comma) = (before.start, before.comma);
    }
    words
}

/// True when a title, or the bracket behind one, ends at `end`.
fn ends_in_title(text: &str, masked: &Masked, end: usize) -> bool {
    let place = |c: char| chars!("第条款项目之一二三四五六七八九十百零、至和").has(c) || c.is_ascii_digit();
    masked.before(text, end).words.trim_end_matches(place).ends_with(TITLE)
}

/// True for nothing, or the names of organs: `，市政府《…》`.
fn is_short(words: &str) -> bool {
    words.split('、').all(|name| name.is_empty() || is_organ(name)) && last_verb(words).is_none()
}

/// The relation that the last verb of `clause` gives.
fn lead_in(clause: &str) -> Option<Relation> {
    last_verb(clause).map(|(_, relation)| relation)
}

/// Where the last verb of `clause` ends, and what it says.
pub(super) fn last_verb(clause: &str) -> Option<(usize, Relation)> {
    let begun = clause.char_indices().map(|(at, _)| at).filter(|at| words_of!(VERBS).begin(&clause[*at..]));
    let used = begun.flat_map(|at| {
        let verbs = VERBS.iter().filter(move |(verb, _)| clause[at..].starts_with(verb));
        verbs.map(move |(verb, relation)| (at + verb.len(), verb, *relation))
    });
    let used = used.filter(|(end, verb, _)| is_verb(verb, &clause[*end..]));
    used.max_by_key(|(end, verb, _)| (*end, verb.len())).map(|(end, _, relation)| (end, relation))
}

/// True for a verb that governs a document before `rest`.
fn is_verb(verb: &str, rest: &str) -> bool {
    match verb {
        "按" => {
            !words!["时", "期", "规", "要", "程", "月", "年", "季", "比", "职", "需", "国家有关"].begin(rest)
        }
        "依" => rest.is_empty() || rest.starts_with(TITLE),
        _ => !NOT_A_VERB.begin(rest),
    }
}

/// Where the title behind the first lead-in of `clause` begins: `按照云溪市人民政府关于…的通知` gives the place behind `按照`.
pub(super) fn first_lead_in(clause: &str) -> Option<usize> {
    const LEADS: &[&str] = &[
        "贯彻落实",
        "贯彻执行",
        "贯彻实施",
        "根据",
        "依据",
        "依照",
        "按照",
        "遵照",
        "贯彻",
        "落实",
        "执行",
        "参照",
    ];
    let limit = clause.find("关于").unwrap_or(clause.len());
    LEADS.iter().filter_map(|lead| clause[..limit].find(lead).map(|at| at + lead.len())).max()
}

/// True when what follows says that the document ends: `同时废止`, `自2019年1月1日起停止执行`, `、《乙》即行失效`.
/// A document with a lead-in of its own is not in a list that goes on behind a comma: `根据《甲》，《乙》同时废止`.
fn is_repealed(after: &str, led: bool) -> bool {
    const ENDS: &[&str] = &["废止", "停止执行", "停止施行", "失效", "终止执行", "不再执行", "作废"];
    let Some(at) = ENDS.iter().filter_map(|e| after.find(e)).min() else { return false };
    // The second of `《甲》已被《乙》代替，予以废止` stays.
    if words!["代替", "取代", "替代", "所代替", "所取代", "所替代", "替换"].begin(after) {
        return false;
    }
    let adverbs = [
        "同时", "即行", "予以", "自行", "一并", "相应", "随之", "均", "也", "即", "同步", "宣布", "现予",
        "从", "现",
    ];
    let mut gap = after[..at].to_owned();
    for word in adverbs {
        gap = gap.replace(word, "");
    }
    !(led && gap.contains('，')) && is_list(without_passage(strip_date(&gap)))
}

/// Without the passage that alone ends: `文件第三条关于“收费”的规定`, `中关于收费的内容`.
fn without_passage(gap: &str) -> &str {
    static PASSAGES: WordList =
        WordList::new(&["的规定", "的有关规定", "的相关规定", "的内容", "的条款", "的要求", "规定"]);
    let passage = gap.strip_prefix("文件").unwrap_or(gap);
    let place = provision(passage).map_or(passage, |(rest, _)| rest);
    let rest = place.trim_start_matches('中');
    // `《甲》扶持园区的相关内容自公布之日起废止`
    let parted = words!["相关内容", "有关内容", "相关规定", "有关规定", "相关条款", "有关条款", "相关政策"];
    if parted.end(rest) && !rest.contains(['，', TITLE]) {
        return "";
    }
    let about = rest.is_empty() || rest.starts_with('的') || words!["关于", "有关", "对", "涉及"].begin(rest);
    let whole = PASSAGES.behind(rest).is_some_and(|end| about || rest == end) && rest.len() < passage.len();
    if whole && !rest.contains(['，', TITLE]) { "" } else { gap }
}

/// `自本办法施行之日起`, `自2019年1月1日起`, `于2019年1月1日`, dropped from the end.
fn strip_date(gap: &str) -> &str {
    let start = ["自", "于"].iter().filter_map(|w| gap.find(w)).min();
    let gap = match start {
        Some(at) if gap[at..].chars().count() <= 24 && (gap.ends_with('起') || gap.ends_with('日')) => {
            &gap[..at]
        }
        _ => gap,
    };
    gap.trim_end_matches('，')
}

/// True when only further documents stand in `gap`: `、《乙》和省政府《丙》等文件`; not behind a document that comes into force,
/// whose sentence goes on: `自公布之日起施行，《乙》`.
fn is_list(gap: &str) -> bool {
    let mut parts = gap.split(TITLE).map(|p| p.trim_matches(['、', '，', '和', '及', '以', '与']));
    parts.all(|part| {
        // `1996年2月1日省政府发布的《乙》`
        let origin = words!["发布的", "公布的", "颁布的", "通过的", "印发的", "批准的"].behind(part);
        let (part, longest) = origin.map_or((part, 12), |words| (&part[..part.len() - words.len()], 40));
        // `、云政发〔2011〕3号文件`
        let bare = |piece: &&str| whole(piece.trim_end_matches("文件").trim_end_matches('文')).is_none();
        let words: usize = part.split('、').filter(bare).map(|piece| piece.chars().count()).sum();
        let other = words!["的", "对", "为", "应", "规定", "支持", "可", "施行", "实施", "执行", "生效"]
            .stand_in(part);
        words <= longest && !other
    })
}

/// True when what follows says that the document is carried out: `的贯彻落实`, `等文件的落实工作`.
fn is_carried_out(after: &str) -> bool {
    const KINDS: &[&str] = &["等文件", "等法律法规", "等政策", "等"];
    let after = after.trim_start_matches(['、', '和', '及', TITLE]);
    let after = KINDS.iter().find_map(|k| after.strip_prefix(k)).unwrap_or(after).trim_start_matches('的');
    after.starts_with("贯彻") || after.starts_with("落实")
}

/// True when what follows says that the document is changed: `作如下修改`, `的部分条款予以修改`, `第三条修改为`.
/// In the history of a law the document changes another one: `《关于修改〈甲〉的决定》第二次修正`.
fn is_amended(after: &str) -> bool {
    const CHANGES: &[&str] = &["修改", "修订", "修正"];
    let Some((at, word)) = CHANGES.iter().filter_map(|c| Some((after.find(c)?, *c))).min() else {
        return false;
    };
    let gap = &after[..at];
    // `对《甲》提出修改意见`
    if gap.ends_with("提出") {
        return false;
    }
    let history = gap.is_empty() && word != "修改" || gap.starts_with('第') && gap.ends_with('次');
    !history && gap.chars().count() <= 30 && !gap.contains('，') && !gap.contains("可以")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relations of the documents in a text, in order.
    fn relations(text: &str) -> Vec<&'static str> {
        let masked = Masked::new(text);
        super::super::found::found(text, &masked, false)
            .iter()
            .map(|f| relation(text, &masked, &f.range).as_str())
            .collect()
    }

    #[test]
    fn lead_ins_govern_whole_lists() {
        for (text, expected) in [
            ("根据《甲法》《乙法》和《丙条例》，制定本办法。", vec!["basis", "basis", "basis"]),
            (
                "为贯彻落实省政府办公厅《关于节水的通知》（青政办发〔2019〕24号）、市政府《关于节地的意见》（临政发〔2019〕8号）精神",
                vec!["implements", "implements"],
            ),
            ("严格实施《云溪区节水办法》。", vec!["implements"]),
            ("按照市政府第4次常务会议和《行动方案》要求", vec!["basis"]),
            ("依照第十届常委会第二次会议通过的《关于节水的决定》", vec!["basis"]),
            ("认真贯彻执行区政府发布的《应急条例》", vec!["implements"]),
            ("制定《招商目录》，落实《实施方案》相关举措", vec!["mentions", "implements"]),
            ("根据《甲法》第九十条、第九十一条，《乙规定》的有关规定", vec!["basis", "basis"]),
            ("按照区城管局《设备目录》进行统计。", vec!["basis"]),
            ("违反《节水条例》规定的", vec!["mentions"]),
            ("为落实周砚秋副省长对《关于抗旱的请示》的批示", vec!["mentions"]),
            ("（按照云溪委办〔2019〕42号文件执行）", vec!["basis"]),
            ("根据《甲法》，《乙办法》同时废止。", vec!["basis", "repeals"]),
            ("区政府印发《关于节水的意见》，提出要求", vec!["issues"]),
            ("省政府印发的《关于节水的意见》提出", vec!["mentions"]),
            ("加快修订《青岚省节水条例》等法规", vec!["amends"]),
            ("落实中央会议部署和《政府工作报告》提出的任务", vec!["implements"]),
            ("执行《甲条例》，各部门要抓紧完善《乙预案》", vec!["implements", "mentions"]),
            ("在实施方案中对照《安全条件》逐个审核", vec!["mentions"]),
            ("以《水法》为依据，严格遵守《节水条例》", vec!["basis", "mentions"]),
            ("二、删去《取水办法》第五条。", vec!["amends"]),
            ("决定废止《采砂办法》（2009年7月1日青岚省人民政府令第105号发布）。", vec!["repeals"]),
        ] {
            assert_eq!(relations(text), expected, "{text}");
        }
    }

    #[test]
    fn verbs_behind_govern_too() {
        for (text, expected) in [
            ("《甲办法》（临政发〔2009〕3号）同时废止。", vec!["repeals"]),
            ("临政发〔2009〕3号、临政发〔2011〕5号文件同时废止。", vec!["repeals", "repeals"]),
            ("临政〔2005〕5号文同时作废。", vec!["repeals"]),
            (
                "《甲办法》、《乙办法》和省政府《丙办法》自本办法施行之日起废止。",
                vec!["repeals", "repeals", "repeals"],
            ),
            ("自本通知印发之日起，《关于奖励的通知》（青政办发〔2016〕82号）停止执行。", vec!["repeals"]),
            ("对《节水办法》的部分条款予以修改。", vec!["amends"]),
            ("决定对《采砂办法》作如下修改：", vec!["amends"]),
            ("将《采砂办法》第五条修改为：", vec!["amends"]),
            ("根据2005年《关于修改〈甲条例〉的决定》第一次修订", vec!["basis"]),
            ("第二十八次会议《关于修改〈甲条例〉的决定》第二次修正", vec!["mentions"]),
            ("第三次会议通过的《关于修改部分法规的决定》修正", vec!["mentions"]),
            ("国家地震台《关于防灾的报告》已经同意，现转发给你们", vec!["forwards"]),
            ("《甲办法》规定的许可事项依法废止的", vec!["mentions"]),
            ("做好《甲条例》和《乙预案》的贯彻落实工作", vec!["implements", "implements"]),
            ("《甲办法》提出，要加强节水。", vec!["mentions"]),
            ("临政发〔2009〕3号文件第三条关于“水费缓收”的规定同时废止。", vec!["repeals"]),
            ("《甲办法》中关于水费的规定停止执行。", vec!["repeals"]),
            ("《甲办法》（临政发〔2009〕3号）扶持园区的相关内容自公布之日起废止。", vec!["repeals"]),
            ("《甲办法》执行中遇有相关规定，应当报告。", vec!["mentions"]),
            ("《甲办法》第三条规定的许可停止执行。", vec!["mentions"]),
            ("《甲办法》（临政发〔2009〕3号、临政办发〔2011〕5号）同时废止。", vec!["repeals", "repeals"]),
            (
                "依照《甲办法》（临政发〔2009〕3号）及水费规则（临政发〔2011〕5号）执行。",
                vec!["basis", "basis"],
            ),
            ("按照标准安排资金（临政发〔2011〕5号）。", vec!["mentions"]),
            ("因《甲条例》（国务院令第3号）已被《乙条例》（国务院令第5号）废止", vec!["repeals", "mentions"]),
            ("市财政局对《甲办法》提出修改意见。", vec!["mentions"]),
            ("（三）删除《甲办法》第八条第二款。", vec!["amends"]),
            ("《甲办法》自印发之日起施行，《乙办法》同时废止。", vec!["mentions", "repeals"]),
            ("《甲办法》已被《乙办法》代替，予以废止。", vec!["repeals", "mentions"]),
        ] {
            assert_eq!(relations(text), expected, "{text}");
        }
    }
}
