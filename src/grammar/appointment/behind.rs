//! What may stand between a name and the verb or the post: `（女）`, `同志`, `等三名同志`, `因工作变动`.

use crate::grammar::citation::remark;
use crate::text::words::chars;

/// Without the reason before the verb: `因工作变动辞去`.
pub(super) fn after_reason<'a>(text: &'a str, joints: &[&str]) -> &'a str {
    const LONGEST: usize = 20;
    if !text.starts_with(['因', '由']) {
        return text;
    }
    let long = joints.iter().filter(|j| j.len() > '任'.len_utf8());
    let at = long.filter_map(|j| text.find(*j)).min().filter(|at| text[..*at].chars().count() <= LONGEST);
    at.map_or(text, |at| &text[at..])
}

/// What stands behind `等同志`, `等3人`, `等三名同志`, `两同志`, `三位同志`.
pub(super) fn after_count(text: &str) -> Option<&str> {
    let Some(rest) = text.strip_prefix('等') else {
        let counted = text.trim_start_matches(|c: char| c.is_ascii_digit() || chars!("二两三四五六").has(c));
        let unit = counted.strip_prefix(['名', '位']);
        // A name may end in `三` before `同志`, and none in `两`.
        let plain = || Some(counted).filter(|_| text.starts_with(|c: char| c == '两' || c.is_ascii_digit()));
        return unit.or_else(plain)?.strip_prefix("同志").filter(|_| counted.len() < text.len());
    };
    let counted =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || chars!("一二三四五六七八九十两").has(c));
    let counted = counted.strip_prefix(['名', '位']).unwrap_or(counted);
    counted.strip_prefix("同志").or_else(|| counted.strip_prefix('人').filter(|_| counted.len() < rest.len()))
}

/// Without a remark `（女）`, `（女，回族）` behind a name.
pub(super) fn after_remark(text: &str) -> &str {
    remark(text).ok().filter(|(_, inside)| inside.chars().count() <= 12).map_or(text, |(rest, _)| rest)
}
