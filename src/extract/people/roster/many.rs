//! Those of a roster who are named together and not one by one: `各镇镇长`, `区财政局等单位负责人`, `办公室全体人员`.

use crate::text::repair::is_blank;
use crate::text::words::{chars, words};

/// Without those whom a list names together behind its last person: `区财政局局长林秋及各镇镇长`.
pub(super) fn before_many(piece: &str) -> &str {
    const MANY: &[&str] = &["以及各", "及各", "和各", "以及有关", "及有关", "和有关", "及相关", "和相关"];
    let end = MANY.iter().filter_map(|word| piece.find(word)).min();
    end.filter(|&end| end > 0).map_or(piece, |end| &piece[..end])
}

/// True for an office that several hold, none of whom is named: `各镇镇长`, `区财政局等单位负责人`.
pub(super) fn is_office_of_many(piece: &str) -> bool {
    let piece = piece.trim_matches(|c| is_blank(c) || chars!("、，,；;。").has(c));
    words!["各", "有关", "相关", "其他", "全体", "以及", "及"].begin(piece)
        || words![
            "负责人",
            "负责同志",
            "主要领导",
            "分管领导",
            "全体人员",
            "全体成员",
            "全体干部",
            "工作人员"
        ]
        .end(piece)
}
