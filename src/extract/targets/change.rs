//! Words that tell how something changed, which an earlier clause names.

use crate::text::words::WordList;

/// True for words that tell a change or a share of something named before: `比上年提高`, `同比增长`, `占地区生产总值比重`.
pub(super) fn is_change(words: &str) -> bool {
    static CHANGES: WordList = WordList::new(&[
        "年均增",
        "年均提",
        "年均下",
        "年均减",
        "年均递",
        "为年初",
        "为预算",
        "为上年",
        "为调整",
        "相当于",
        "比",
        "较",
        "同比",
        "环比",
        "同口径",
        "按可比",
        "增长",
        "增幅",
        "增产",
        "减产",
        "高于",
        "低于",
        "快于",
        "好于",
        "优于",
        "提高",
        "下降",
        "减少",
        "是“",
        "占",
        "分别是",
        "降低",
    ]);
    static OTHERS: WordList = WordList::new(&[
        "比例",
        "比重",
        "较大",
        "较高",
        "占用",
        "占地",
        "提高率",
        "降低率",
        "增长率",
        "减少率",
        "下降率",
    ]);
    // Alone these tell a change; with more behind them they name what changes: `增加值`, `完成预算收入`.
    static ALONE: WordList = WordList::new(&[
        "增加",
        "增加了",
        "净增",
        "净增加",
        "增收",
        "减收",
        "增支",
        "上升",
        "上涨",
        "下跌",
        "回落",
        "压减",
        "递增",
        "超收",
        "完成预算",
        "完成年初预算",
        "完成年度预算",
        "完成全年预算",
        "完成调整预算",
        "完成年计划",
        "完成年度计划",
        "完成全年计划",
        "完成年度任务",
        "完成全年任务",
        "完成年度目标",
        "完成全年目标",
        "完成目标任务",
    ]);
    CHANGES.begin(words) && !OTHERS.begin(words) || ALONE.have(words.trim_end_matches('的'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_of_something_else() {
        for words in ["比上年提高", "同比增长", "占总产值的比重", "增加", "完成年度预算"]
        {
            assert!(is_change(words), "{words}");
        }
        for words in ["比例", "占地面积", "增长率", "提高率", "覆盖率", "增加值", "完成预算收入"]
        {
            assert!(!is_change(words), "{words}");
        }
    }
}
