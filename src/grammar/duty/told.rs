//! What sentences tell of and lay on nobody: work that is done, documents that were issued, who explains a text.
//!
//! Examples: `提出了办理意见`, `于2001年公布的《收费办法》`, `印发《…》`, `由区教委负责解释`.

use super::follow::VERBS;
use crate::text::words::words;

/// True when a sentence tells what was done.
pub(super) fn is_past(sentence: &str) -> bool {
    is_done(sentence) || sentence.contains("已")
}

/// True for `了` behind a verb.
pub(super) fn is_done(sentence: &str) -> bool {
    sentence.match_indices('了').any(|(at, _)| {
        let (before, after) = (&sentence[..at], &sentence[at + '了'.len_utf8()..]);
        !before.ends_with(['为', '除', '明']) && !after.starts_with(['解', '如'])
    })
}

/// True for `负责解释` in the `words` of a piece without more there or `beyond` it: who explains a text and puts it to
/// work (`负责解释，并组织实施`) answers for the work.
pub(super) fn only_explains(words: &str, beyond: &str) -> bool {
    let said = words.split_once("负责解释").or_else(|| words.split_once("共同解释"));
    // `由市财政局会同市税务局解释`
    let joined = || words.strip_suffix("解释").filter(|before| before.starts_with("会同"));
    let said = said.or_else(|| joined().map(|before| (before, "")));
    said.is_some_and(|(before, behind)| {
        let works = words!["组织实施", "组织落实", "牵头", "执行"].stand_in(before);
        let behind = if behind.is_empty() { beyond.trim_start_matches('，') } else { behind };
        !works && !words!["并组织", "和组织", "、组织", "并负责", "并监督"].begin(behind)
    })
}

/// True for words that only say of which thing a rule speaks: `在规划修改前受理的申请`, `对上报材料提出的意见`.
pub(super) fn names_case(words: &str) -> bool {
    const LONGEST_NOUN: usize = 8;
    let piece = &words[..words.find(['，', '。', '；', '：']).unwrap_or(words.len())];
    let Some(manner) = words!["在", "于", "对"].before(piece) else { return false };
    let Some((told, noun)) = piece[manner.len()..].rsplit_once('的') else { return false };
    let Some(verb) = VERBS.behind(told) else { return false };
    let more = &told[..told.len() - verb.len()];
    (1..=LONGEST_NOUN).contains(&noun.chars().count())
        && !VERBS.stand_in(noun)
        && more.ends_with(['前', '后', '时', '中', '间'])
}

/// True for words that lead to a document or a thing which somebody made: `于2001年公布的《…》`.
pub(super) fn tells_of(piece: &str) -> bool {
    piece.find('《').is_some_and(|at| {
        words!["公布的", "发布的", "印发的", "制定的", "下发的", "颁布的", "出台的"].end(&piece[..at])
    })
}

/// True for `印发《…》`, `修改制定《…》`: what follows tells of a document.
pub(super) fn is_issue(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "研究制定",
        "印发",
        "出台",
        "发布",
        "公布",
        "下发",
        "转发",
        "制定",
        "制订",
        "编制",
        "起草",
        "修订",
        "修改",
        "联合",
    ];
    let mut rest = text;
    while let Some(behind) = VERBS.iter().find_map(|verb| rest.strip_prefix(verb)) {
        rest = behind;
    }
    rest.len() < text.len() && rest.starts_with(['《', '了'])
}
