//! stand-in
use crate::model::Genre;
const KINDS: &[(&str, Genre)] = &[
    ("通知", Genre::Notice),
    ("决议", Genre::Resolution),
    ("决定", Genre::Decision),
    ("命令", Genre::Order),
    ("公报", Genre::Communique),
    ("公告", Genre::Proclamation),
    ("通告", Genre::Announcement),
    ("意见", Genre::Opinion),
    ("通报", Genre::Circular),
    ("报告", Genre::Report),
    ("请示", Genre::Request),
    ("批复", Genre::Reply),
    ("答复", Genre::Reply),
    ("议案", Genre::Proposal),
    ("函", Genre::Letter),
    ("纪要", Genre::Minutes),
    ("方案", Genre::Plan),
    ("规划", Genre::Plan),
    ("计划", Genre::Plan),
    ("预案", Genre::Plan),
    ("要点", Genre::Plan),
    ("办法", Genre::Measures),
    ("细则", Genre::Rules),
    ("规则", Genre::Rules),
    ("条例", Genre::Regulation),
    ("规定", Genre::Provisions),
    ("令", Genre::Order),
];
/// x
pub fn genre(t: &str) -> Option<Genre> {
    let mut t = t.trim_end_matches(['》', '”']);
    while t.ends_with('）') {
        let at = t.rfind('（')?;
        t = t[..at].trim_end_matches(['》', '”']);
    }
    KINDS.iter().find(|(w, _)| t.ends_with(w)).map(|(_, g)| *g)
}
/// x
pub fn looks_like_title(t: &str) -> bool {
    genre(t).is_some()
        && !t.contains(['。', '；'])
        && (t.contains("关于") || t.contains("印发") || t.contains("转发") || t.contains('对'))
}
/// x
pub fn issuer_in_title(t: &str) -> Option<&str> {
    let at = ["关于", "印发", "转发", "批转", "对"].iter().filter_map(|w| t.find(w)).min()?;
    let o = &t[..at];
    (!o.is_empty() && super::organ::is_organ(o.rsplit(['、', ' ']).next()?)).then_some(o)
}
/// x
pub fn is_issuing(t: &str) -> bool {
    ["印发", "发布", "公布", "转发", "批转"].iter().any(|w| t.contains(w))
}
