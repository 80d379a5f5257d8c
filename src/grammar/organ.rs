//! Names of organs: `云溪区财政局`, `区文化旅游委（体育局）`, `各街镇`, `云溪区养老服务工作领导小组办公室`.
//!
//! ```text
//! organ      = [place] function suffix { function suffix } [ "（" organ "）" ]    -- 区委 + 宣传部
//! collective = ("各" | "有关" | "相关" | …) class | function ("部门" | "机关" | …)
//! list       = organ { ("、" | "，" | "；" | "和" | "及" | "与") organ } ["等" ["部门" | "单位"]]
//! ```
//!
//! A name is known by its last word and by what must not stand beside that word: `财政局` but not `格局`, `教育部` but not
//! `全部`, `区委` but not `区委常委`. Nothing is known of single organs. Not accepted: words of a class without a mark
//! (`部门`, `单位`, `群众`), holders of an office (`区长`), places (`云溪区`), names with a verb (`成立领导小组`).

mod words;

use std::ops::Range;

use super::label::label;
use super::scan;
use crate::text::repair::is_han;
use crate::text::words::{CharSet, WordList, chars, words};
use words::{
    BEHIND, CLASSES, FIRST_VERBS, MARKS, OF_NAMES, SECOND_CLASSES, ends_here, ends_in_suffix, has_verb,
    may_end_with,
};

/// True when the whole `text` reads as one organ or a collective of organs.
///
/// ```
/// use gongbao::grammar::organ::is_organ;
/// assert!(is_organ("云溪区文化旅游委（体育局）") && is_organ("各街镇"));
/// assert!(!is_organ("云溪区") && !is_organ("工作部署") && !is_organ("由区财政局"));
/// ```
pub fn is_organ(text: &str) -> bool {
    is_collective(text) || is_name(text) || shares_a_head(text)
}

/// True when `text` stands for several organs, or for organs by their function: `各街镇`, `有关部门`, `公安机关`.
pub fn is_collective(text: &str) -> bool {
    /// Nouns that are collective by themselves.
    static ALONE: WordList = WordList::new(&[
        "街镇", "镇街", "乡镇", "镇乡", "街乡", "区县", "县区", "村社", "村居", "街道", "镇村",
    ]);
    /// Nouns of a class that a function makes collective.
    static BY_FUNCTION: WordList = WordList::new(&[
        "部门",
        "机关",
        "成员单位",
        "责任单位",
        "牵头单位",
        "配合单位",
        "主管单位",
        "直属单位",
        "机构",
    ]);
    let core = without_bracket(text);
    let marked = MARKS.stand_in(core);
    if !marked && !ALONE.have(core) && !BY_FUNCTION.end(core)
        || !well_formed(text)
        || has_verb(without_role(text))
        || text.contains('的')
        || leads_in(text)
        || acts(text)
    {
        return false;
    }
    if core.contains(['由', '须', '归', '被', '请']) {
        return false;
    }
    if marked {
        let class = CLASSES.end(core) || ends_in_suffix(core);
        return class && MARKS.iter().filter_map(|mark| core.find(mark)).any(|at| is_owner(&core[..at]));
    }
    let function = |noun: &&str| {
        let before = core.strip_suffix(*noun).filter(|before| !before.is_empty());
        let short =
            |before: &str| before.chars().take(15).count() < 15 && !"本该其一两每某多".contains(before);
        before.is_some_and(|before| short(before) || is_name(before))
    };
    ALONE.have(core) || BY_FUNCTION.iter().any(function)
}

/// The organs of a list, as ranges: separators, `等` and `等部门` at its end go, brackets inside a name stay.
///
/// Places and divisions that share one head stay together: `各省、自治区、直辖市人民政府`.
///
/// ```
/// use gongbao::grammar::organ::split_list;
/// let list = "区经济和信息化委、区文化旅游委（体育局）；各街镇和区属国有企业等";
/// let organs: Vec<&str> = split_list(list).into_iter().map(|r| &list[r]).collect();
/// assert_eq!(organs, ["区经济和信息化委", "区文化旅游委（体育局）", "各街镇和区属国有企业"]);
/// ```
pub fn split_list(text: &str) -> Vec<Range<usize>> {
    let pieces = with_shared_heads(text, pieces(text));
    pieces.into_iter().flat_map(|piece| joined(text, piece)).filter_map(|r| without_etc(text, r)).collect()
}

/// Length of the organ that begins `text`, the longest plausible.
///
/// ```
/// use gongbao::grammar::organ::organ_at;
/// assert_eq!(organ_at("区政府办公室要加强督查"), Some("区政府办公室".len()));
/// assert_eq!(organ_at("加强督查"), None);
/// ```
pub fn organ_at(text: &str) -> Option<usize> {
    const REACH: usize = 48;
    if leads_in(text) {
        return None;
    }
    let (mut found, mut depth) = (None, 0_i32);
    for (at, c) in text.char_indices().take(REACH) {
        match c {
            // No name and no class holds these.
            '的' | '须' if depth <= 0 => break,
            '\u{4e00}'..='\u{9fff}' => {}
            '（' | '“' => depth += 1,
            '）' | '”' => depth -= 1,
            '、' if depth > 0 => {}
            _ if !is_name_char(c) && depth <= 0 => break,
            _ => {}
        }
        let end = at + c.len_utf8();
        if depth < 0 || found.is_some_and(|last| breaks(&text[last..], end - last)) {
            break;
        }
        let closes = || c == '）' && found == text[..at].rfind('（');
        if depth == 0 && (may_end_with(c) && ends_here(text, end) || closes()) && is_organ(&text[..end]) {
            found = Some(end);
        }
    }
    found.map(|end| end + second_class(&text[..end], &text[end..]))
}

/// The organs of running text that stand at the start of a phrase: behind punctuation, or behind 由, 和, 向 and the like.
///
/// ```
/// use gongbao::grammar::organ::find_all;
/// let text = "资金由区财政局和区教委安排，区审计局监督。";
/// let found: Vec<&str> = find_all(text).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(found, ["区财政局", "区教委", "区审计局"]);
/// ```
pub fn find_all(text: &str) -> Vec<Range<usize>> {
    let organ = |input| match organ_at(input) {
        Some(length) => Ok((&input[length..], ())),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    };
    scan::matches(text, |text, at| starts_phrase(&text[..at]), organ)
        .into_iter()
        .map(|(range, ())| range)
        .collect()
}

/// True when a phrase may begin behind `before`: behind punctuation, or behind 由, 和, 向 and the like.
pub fn starts_phrase(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !is_name_char(c) || chars!("由经向和及与请报被为同").has(c))
}

/// Length of a second class behind a collective: `有关部门` + `和单位`.
fn second_class(collective: &str, behind: &str) -> usize {
    let class = behind
        .strip_prefix(['和', '及', '、'])
        .and_then(|b| SECOND_CLASSES.iter().find(|c| b.starts_with(*c)));
    class.filter(|_| is_collective(collective)).map_or(0, |class| '和'.len_utf8() + class.len())
}

/// True when `text` is a name: well formed, its last word one of organs, no verb inside.
fn is_name(text: &str) -> bool {
    static NEVER: WordList = WordList::new(&["各", "有关", "相关", "所有", "其", "的", "须", "了"]);
    let core = without_bracket(text);
    ends_in_suffix(core)
        && well_formed(text)
        && !speaks_of_itself(core)
        && !leads_in(core)
        && !NEVER.stand_in(core)
        && !is_asked(core)
        && (!acts(core) && !has_verb(core) && !is_dated(core) || is_named_group(core))
}

/// True for `我局`, `本委员会`, and for one character alone.
fn speaks_of_itself(core: &str) -> bool {
    let short = core.chars().take(5).count();
    short < 2
        || short < 5
            && core.starts_with(['我', '你', '贵', '本', '该', '此', '某', '两', '每'])
            && !core.starts_with("本溪")
}

/// True when it holds the 要 of a duty, not the one of 机要 or 要素, or a 由 that is not the one of 自由.
fn is_asked(core: &str) -> bool {
    let asked = core
        .match_indices('要')
        .any(|(at, _)| !core[..at].ends_with(['机', '主']) && !core[at..].starts_with("要素"));
    asked || core.match_indices('由').any(|(at, _)| !core[..at].ends_with('自'))
}

/// True when a year, month or day stands in it: `2018年9月国务院`.
fn is_dated(core: &str) -> bool {
    core.match_indices(['年', '月', '日']).any(|(at, _)| core[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// The name without the role that ends it: `各牵头考核单位`.
fn without_role(text: &str) -> &str {
    const ROLES: &[&str] =
        &["牵头考核单位", "牵头单位", "牵头部门", "配合单位", "配合部门", "参加单位", "负责部门", "负责单位"];
    ROLES.iter().find_map(|role| text.strip_suffix(role)).unwrap_or(text)
}

/// True for places and divisions with one organ behind them all: `各省、自治区、直辖市人民政府`.
fn shares_a_head(text: &str) -> bool {
    let whole =
        |found: Vec<Range<usize>>| found.len() == 1 && found.first().is_some_and(|r| *r == (0..text.len()));
    if text.len() > LONGEST_LIST || !text.contains('、') {
        return false;
    }
    let parts = pieces(text);
    parts.len() > 1
        && parts.last().is_some_and(|last| heads_division(&text[last.range.clone()]))
        && whole(with_shared_heads(text, parts))
}

/// True for `加强和改进民政工作领导小组`: its matter may hold a verb, but not begin with one that founds or leads it.
fn is_named_group(core: &str) -> bool {
    static GROUPS: WordList =
        WordList::new(&["领导小组", "指挥部", "组委会", "协调小组", "领导小组办公室", "指挥部办公室"]);
    static FOUNDS: WordList = WordList::new(&[
        "成立", "设立", "组建", "召开", "明确", "负责", "牵头", "配合", "决定", "同意", "根据", "按照",
        "会同",
    ]);
    GROUPS.end(core) && !FOUNDS.stand_in(core)
}

/// True when `behind` an organ its first `seen` bytes show that the name is over.
fn breaks(behind: &str, seen: usize) -> bool {
    let at_once =
        behind.starts_with(|c| chars!("和与及为在对按应需须会").has(c)) && !behind.starts_with("应急");
    let acts = |word: &&str| {
        let after = behind[..seen].find(*word).map(|at| &behind[at + word.len()..]);
        after.is_some_and(|after| !OF_NAMES.begin(after))
    };
    at_once || has_verb(&behind[..seen]) || BEHIND.stand_in(&behind[..seen]) && BEHIND.iter().any(acts)
}

/// True for a text that begins with a word that leads to an organ, with a number or a bracket.
fn leads_in(text: &str) -> bool {
    static WORDS: CharSet =
        CharSet::new("由经向与和及将把被请至到从按是或并在等以即的为要应须可需对使用让当归未不自现若如凡时");
    /// Names that begin with one of them.
    static YET: WordList = WordList::new(&[
        "和平",
        "和田",
        "将乐",
        "从化",
        "从江",
        "应急",
        "应城",
        "应县",
        "对外",
        "对台",
        "自然",
        "自贸",
        "自治",
        "自贡",
        "现代",
        "不动产",
        "即墨",
        "如东",
        "如皋",
    ]);
    text.starts_with(|c: char| WORDS.has(c) || c == '（' || c.is_ascii_digit()) && !YET.begin(text)
}

/// True for a text that begins with a verb or with the label of an article.
fn acts(text: &str) -> bool {
    let verb = FIRST_VERBS.before(text);
    verb.is_some_and(|verb| !OF_NAMES.begin(&text[verb.len()..]))
        || (text.starts_with('第') || text.chars().nth(1) == Some('是')) && label(text).is_ok()
}

/// True for what may stand before the mark of a collective: nothing, a level, a place, a higher organ.
fn is_owner(before: &str) -> bool {
    before.is_empty()
        || before.ends_with("及其")
        || before.ends_with(|c| chars!("级直区市县省旗州盟全院府委办局会属驻和地").has(c))
        || MARKS.have(before)
}

/// True for 2 to 60 characters of names, with whole brackets and quotes; 、 only inside of them.
fn well_formed(text: &str) -> bool {
    const LONGEST: usize = 60;
    let (mut depth, mut count) = (0_i32, 0);
    for c in text.chars() {
        count += 1;
        match c {
            '（' | '“' => depth += 1,
            '）' | '”' => depth -= 1,
            _ if is_name_char(c) => {}
            '、' | '—' | '-' if depth > 0 => {}
            _ => return false,
        }
        if depth < 0 || count > LONGEST {
            return false;
        }
    }
    depth == 0 && count >= 2
}

fn is_name_char(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric() || c == '·'
}

/// The name without the bracket at its end: `文化旅游委（体育局）` is a 委.
fn without_bracket(text: &str) -> &str {
    let open = text.strip_suffix('）').and_then(|inner| inner.rfind('（'));
    open.filter(|&at| at > 0).map_or(text, |at| &text[..at])
}

/// A part of a list, and whether 、 stands before it.
struct Piece {
    range: Range<usize>,
    enumerated: bool,
}

/// The parts of a list between its punctuation, outside of brackets and quotes.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut found, mut start, mut depth, mut enumerated) = (Vec::new(), 0, 0_i32, false);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '“' => depth += 1,
            '）' | '”' => depth -= 1,
            '、' | '，' | '；' | ',' | ';' | '。' | ' ' | '\n' if depth <= 0 => {
                found.push(Piece { range: start..at, enumerated });
                (start, enumerated) = (at + c.len_utf8(), c == '、');
            }
            _ => {}
        }
    }
    found.push(Piece { range: start..text.len(), enumerated });
    found.retain(|piece| !piece.range.is_empty());
    found
}

/// Joins places and divisions to the organ whose head they share: `各旗、县、区人民政府`, `甲、乙市政府`.
fn with_shared_heads(text: &str, pieces: Vec<Piece>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut waiting: Option<Range<usize>> = None;
    for Piece { range, enumerated } in pieces {
        let name = &text[range.clone()];
        let second = enumerated && waiting.is_none() && SECOND_CLASSES.contains(&name);
        if let Some(last) =
            joined.last_mut().filter(|last| second && is_collective(&text[last.start..last.end]))
        {
            last.end = range.end;
            continue;
        }
        let shares = enumerated && (is_division(name) || heads_division(name));
        let start = waiting.take().and_then(|before| {
            if shares {
                Some(before.start)
            } else {
                joined.push(before);
                None
            }
        });
        let range = start.unwrap_or(range.start)..range.end;
        if is_division(name) { waiting = Some(range) } else { joined.push(range) }
    }
    joined.extend(waiting);
    joined
}

/// True for a division or a place that lacks its organ: `各省`, `自治区`, `云溪市`.
fn is_division(name: &str) -> bool {
    static ENDS: WordList =
        WordList::new(&["省", "市", "县", "区", "旗", "盟", "州", "直辖市", "自治区", "自治州", "自治县"]);
    let core = without_bracket(name);
    let several = words!["区县", "县区", "街镇", "市区", "园区", "社区", "地区"].end(core);
    !several && core.chars().count() <= 6 && ENDS.end(core)
}

/// True for an organ that begins with its division: `自治区人民政府`, `乙市财政局`.
fn heads_division(name: &str) -> bool {
    static HEADS: WordList = WordList::new(&["政府", "人民政府", "局", "委员会", "委", "厅", "部门"]);
    let place = name.char_indices().take(7).find(|&(_, c)| chars!("省市县区旗盟州").has(c));
    place.is_some_and(|_| is_organ(name) && HEADS.end(name))
}

/// Longer texts, in bytes, are no organs with one head, and no organs joined by conjunctions.
const LONGEST_LIST: usize = 360;

/// Splits a part at 和, 及, 与 and 会同 where an organ stands on either side.
fn joined(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[piece.clone()];
    let words = if part.len() > LONGEST_LIST { Vec::new() } else { conjunctions(part) };
    let (mut found, mut start) = (Vec::new(), 0);
    for word in &words {
        let left = without_etc(part, start..word.start).is_some_and(|r| is_organ(&part[r]));
        let right = || {
            let next = words.iter().map(|w| w.start).filter(|&at| at > word.end).take(3).chain([part.len()]);
            next.filter_map(|end| without_etc(part, word.end..end)).any(|r| is_organ(&part[r]))
        };
        if left && !part[word.end..].starts_with('其') && right() {
            found.push(piece.start + start..piece.start + word.start);
            start = word.end;
        }
    }
    found.push(piece.start + start..piece.end);
    found
}

/// The conjunctions of a part of a list. 会同 shares the duty, as 和 does.
fn conjunctions(part: &str) -> Vec<Range<usize>> {
    let words = ["和", "以及", "及", "与", "会同"].into_iter();
    let mut found: Vec<Range<usize>> =
        words.flat_map(|word| part.match_indices(word).map(|(at, w)| at..at + w.len())).collect();
    found.sort_unstable_by_key(|w| w.start);
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// The organ without the `等`, `等部门` or `等有关单位` behind it; `机关事务等部门` stays, since 机关事务 is no organ.
fn without_etc(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let name = &text[range.clone()];
    let trimmed = name.trim();
    let start = range.start + (name.len() - name.trim_start().len());
    let cut = trimmed.rfind('等').filter(|&at| {
        let behind = &trimmed[at + '等'.len_utf8()..];
        behind.is_empty() || CLASSES.end(behind) && is_organ(&trimmed[..at])
    });
    let end = cut.unwrap_or(trimmed.len());
    (end > 0).then_some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs() {
        for name in [
            "云溪区财政局",
            "区经济和信息化委",
            "区委宣传部",
            "区委办公室",
            "云溪区人民政府",
            "国务院",
            "国务院办公厅",
            "市检察院",
            "区法院",
            "区总工会",
            "团区委",
            "区妇联",
            "区残联",
            "区科协",
            "区工商联",
            "云溪海关",
            "云溪银行",
            "区消防救援支队",
            "云溪镇",
            "古渡街道",
            "古渡街道办事处",
            "区文化旅游委（体育局）",
            "市住（城）建局",
            "云溪省财政厅（局）",
            "云溪旅投公司",
            "云溪（集团）有限公司",
            "区工业园区管委会",
            "云溪区养老服务领导小组办公室",
            "区气象局",
            "云溪区推进“一带一廊”建设领导小组",
            "云溪区国土规划（2019—2035年）编制工作领导小组",
            "综合组",
            "证监会",
            "云溪区第三届运动会组委会",
            "云溪中学",
            "市公共资源交易中心",
            "市委机要局",
            "区人武部",
            "区政协办公室",
            "县（市、区）人民政府",
        ] {
            assert!(is_organ(name), "{name}");
            assert!(!is_collective(name), "{name}");
        }
    }

    #[test]
    fn collectives() {
        for name in [
            "各街镇",
            "街镇",
            "有关部门",
            "相关单位",
            "各有关单位",
            "各级政府",
            "各区县（自治县）人民政府",
            "领导小组成员单位",
            "区级各部门",
            "市直有关部门",
            "教育部门",
            "机关事务等部门",
            "公安机关",
            "各园区管委会",
            "各省（区、市）",
            "各街道办事处",
            "国务院有关部门",
            "区政府其他有关部门",
            "区推进“一带一廊”建设领导小组办公室成员单位",
            "行业主管部门",
            "各有关部门和单位",
            "各镇人民政府",
            "各责任单位",
            "其他有关部门",
            "各牵头考核单位",
            "县级以上地方人民政府及其有关部门",
        ] {
            assert!(is_organ(name) && is_collective(name), "{name}");
        }
    }

    #[test]
    fn other_words() {
        for text in [
            "区域",
            "部门",
            "单位",
            "企业",
            "群众",
            "区长",
            "全区",
            "云溪区",
            "工作部署",
            "格局",
            "全部",
            "干部",
            "东部",
            "区委常委",
            "举办",
            "社会",
            "大会",
            "场所",
            "网站",
            "成立领导小组",
            "由区财政局",
            "经区政府",
            "区财政局负责",
            "我局",
            "各项工作",
            "有关规定",
            "相关人员",
            "严格落实责任",
            "区财政局，区教委",
            "城镇",
            "",
            "局",
            "《云溪日报社",
            "（区财政局",
            "群众反映强烈的部门",
            "本部门",
        ] {
            assert!(!is_organ(text), "{text}");
        }
    }

    #[test]
    fn lists() {
        #[track_caller]
        fn check(list: &str, expected: &[&str]) {
            let found: Vec<&str> = split_list(list).into_iter().map(|r| &list[r]).collect();
            assert_eq!(found, expected);
        }
        check("区财政局、区教委，区水利局；各街镇", &["区财政局", "区教委", "区水利局", "各街镇"]);
        check("区人力资源和社会保障局和区财政局", &["区人力资源和社会保障局", "区财政局"]);
        check("区教委以及区财政局", &["区教委", "区财政局"]);
        check("工业和信息化部、文化和旅游部等", &["工业和信息化部", "文化和旅游部"]);
        check("区教委、区财政局等部门", &["区教委", "区财政局"]);
        check("机关事务等部门", &["机关事务等部门"]);
        check("商务部等和各有关省级人民政府", &["商务部", "各有关省级人民政府"]);
        check(
            "文化旅游委（体育局）、住（城）建局、厅（委、局）",
            &["文化旅游委（体育局）", "住（城）建局", "厅（委、局）"],
        );
        check("各有关部门和单位", &["各有关部门和单位"]);
        check("县级以上人民政府及其有关部门", &["县级以上人民政府及其有关部门"]);
        check(
            "各省、自治区、直辖市人民政府，国务院有关部门",
            &["各省、自治区、直辖市人民政府", "国务院有关部门"],
        );
        check("云溪市、临江市、古渡市财政局", &["云溪市、临江市、古渡市财政局"]);
        check("市直有关部门、单位，区教委", &["市直有关部门、单位", "区教委"]);
        check("市教委、区财政局", &["市教委", "区财政局"]);
        check("", &[]);
        assert!(
            is_organ("各省、自治区、直辖市人民政府")
                && !is_organ("区教委、区财政局")
                && !is_organ("各省、自治区")
        );
    }

    #[test]
    fn organs_that_begin_a_text() {
        #[track_caller]
        fn check(text: &str, organ: Option<&str>) {
            assert_eq!(organ_at(text).map(|end| &text[..end]), organ);
        }
        check("区财政局要确保资金到位", Some("区财政局"));
        check("区教委牵头，区财政局配合", Some("区教委"));
        check("区政府办公室督促各街道落实", Some("区政府办公室"));
        check("区委宣传部组织各学校", Some("区委宣传部"));
        check("财政部门要安排", Some("财政部门"));
        check("各街镇要落实", Some("各街镇"));
        check("各有关部门和单位要", Some("各有关部门和单位"));
        check("区文化旅游委（体育局）负责", Some("区文化旅游委（体育局）"));
        check("区应急局会同区公安局", Some("区应急局"));
        check("区财政局和区教委", Some("区财政局"));
        check("区委组织部负责考核", Some("区委组织部"));
        check("云溪区人民政府应急管理办公室", Some("云溪区人民政府应急管理办公室"));
        check("全部完成", None);
        check("部署安排", None);
        check("《办法》", None);
    }

    #[test]
    fn long_texts_take_linear_time() {
        for unit in ["市、", "和", "区教委和", "（", "等", "局", "各", "由区教委"] {
            let text = unit.repeat(20_000);
            let _ = (split_list(&text), is_organ(&text), organ_at(&text), find_all(&text));
        }
    }

    proptest::proptest! {
        #[test]
        fn reads_any_text(text in "[各区县市政府财局委部门办公室和及等、，（）“”领导小组 \\PC]{0,40}") {
            for range in split_list(&text) {
                proptest::prop_assert!(!text[range].is_empty());
            }
            if let Some(end) = organ_at(&text) {
                proptest::prop_assert!(is_organ(&text[..end]));
            }
        }
    }
}
