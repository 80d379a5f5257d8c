//! Patterns and tables are made when they are first asked for, which takes as long as reading a small issue. So a run
//! has its threads ask for them while it opens the store and looks for what there is to read.

use rayon::ThreadPool;

use super::reading::parse;

/// Texts with something for each rule that needs a pattern or a table, a half for each of two threads.
const ASK_FOR_ALL: [&str; 2] = [
    concat!(
        "云溪区人民政府\n关于林知远等同志任免职的通知\n云溪府人〔2023〕8号\n\n",
        "各街镇，区级各部门：\n",
        "　　经2023年4月6日区政府第12次常务会议研究，决定：\n",
        "　　任命林知远为区财政局局长（试用期一年）；\n",
        "　　免去周明川的区教委主任职务。\n",
        "　　联系人：林知远；联系电话：029-61270000；电子邮箱：hehu@example.gov.cn；网址：www.example.gov.cn\n\n",
        "　　　　　　　　　　云溪区人民政府\n　　　　　　　　　　2023年4月10日\n",
    ),
    concat!(
        "云溪区人民政府公报\n2023年第4期（总第64期）\n\n",
        "云溪区人民政府\n关于云溪河治理的通知\n云溪府发〔2023〕9号\n\n",
        "　　一、区财政局要会同重庆市渝中区教委，2023年4月—6月投资6.5亿元，力争6月底前完成120公里以上。\n",
        "　　（一）领导小组组长由林知远担任。根据《云溪河保护办法》（云溪府发〔2022〕3号）落实。\n",
        "| 序号 | 项目名称 | 责任单位 | 完成时间 |\n| --- | --- | --- | --- |\n",
        "| 1 | 清淤 | 区水利局 | 2023年6月底前 |\n",
    ),
];

/// Has all patterns and tables made, by threads of the pool that have nothing else to do yet.
pub(super) fn prepare(pool: &ThreadPool) {
    if pool.current_num_threads() > 1 {
        ASK_FOR_ALL.into_iter().for_each(|text| pool.spawn(|| drop(parse(text))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::SourceRecords;

    #[test]
    fn they_have_something_for_every_rule() {
        let texts = ASK_FOR_ALL.map(parse);
        let count = |of: fn(&SourceRecords) -> usize| texts.iter().map(of).sum::<usize>();
        let found = [
            count(|records| records.appointments.len()),
            count(|records| records.contacts.len()),
            count(|records| records.citations.len()),
            count(|records| records.milestones.len()),
            count(|records| records.responsibilities.len()),
            count(|records| records.targets.len()),
            count(|records| records.structure.documents.iter().map(|document| document.tables.len()).sum()),
        ];
        assert!(found.iter().all(|count| *count > 0), "{found:?}");
    }
}
