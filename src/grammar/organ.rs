//! stand-in
use std::ops::Range;
const SUFFIX: &[&str] = &[
    "委员会",
    "委",
    "局",
    "厅",
    "部",
    "署",
    "院",
    "办公室",
    "办公厅",
    "办",
    "处",
    "站",
    "队",
    "中心",
    "馆",
    "会",
    "政府",
    "公司",
    "集团",
    "银行",
    "海关",
    "街道",
    "镇",
    "乡",
    "小组",
    "指挥部",
    "室",
];
/// x
pub fn is_organ(t: &str) -> bool {
    let n = t.chars().count();
    (2..=50).contains(&n)
        && t.chars().all(|c| crate::text::repair::is_han(c) || "（）、“”·".contains(c))
        && (t == "国务院" || SUFFIX.iter().any(|s| t.ends_with(s)))
        && !["全部", "部署", "机会", "社会"].iter().any(|s| t.ends_with(s))
}
/// x
pub fn is_collective(t: &str) -> bool {
    t.starts_with('各')
        || t.starts_with("有关")
        || t.starts_with("相关")
        || t.contains("部门")
        || t.contains("街镇")
        || t.contains("单位")
}
/// x
pub fn split_list(t: &str) -> Vec<Range<usize>> {
    let mut v = vec![];
    let mut s = 0;
    for (i, c) in t.char_indices() {
        if "、，；".contains(c) {
            v.push(s..i);
            s = i + c.len_utf8();
        }
    }
    v.push(s..t.len());
    v
}
