//! The meeting that passed a document: `已经县政府第21次常务会议审议通过`, `（2004年6月16日国务院第54次常务会议通过）`.
//!
//! Agreement without a meeting (`经县政府同意`) names none, and a meeting whose decisions are carried out
//! (`按照第4次常务会议要求`) passed something else.

use crate::grammar::date::{date, full_date};
use crate::grammar::meeting::find_all;
use crate::text::words::{WordList, chars, words};

/// The name of the meeting that passed the document to which `paragraphs` are the lead.
pub(crate) fn meeting<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Option<String> {
    paragraphs.filter(|text| text.contains('会')).find_map(deciding)
}

fn deciding(text: &str) -> Option<String> {
    let found = find_all(text);
    // Texts of two organs are passed by a meeting of each: `甲第1次会议、2018年12月12日由乙第2次会议通过`.
    let joined = |i: &usize| joins(&text[found[*i].0.end..found[i + 1].0.start]);
    let passed = (0..found.len()).find_map(|last| {
        let first = last - (0..last).rev().take_while(joined).count();
        (decides(&text[found[last].0.end..]) && is_lead(&text[..found[first].0.start]))
            .then_some(first..=last)
    })?;
    let names: Vec<&str> = found[passed].iter().map(|(_, meeting)| meeting.name.as_str()).collect();
    Some(names.join("、"))
}

/// True for what stands between two meetings that pass a text together: `、`, its day aside.
fn joins(between: &str) -> bool {
    let day = between.strip_prefix(['、', '和', '及']).map(|rest| rest.strip_suffix('由').unwrap_or(rest));
    day.is_some_and(|day| day.is_empty() || date(day).is_ok_and(|(rest, _)| rest.is_empty()))
}

/// `经`, `已经`, `（`, or the start of the text stands before the meeting, its date aside.
fn is_lead(before: &str) -> bool {
    let bare = before
        .trim_end_matches(|c: char| c.is_ascii_digit() || chars!("年月日○〇零一二三四五六七八九十").has(c));
    let bare = ["召开的", "举行的"].iter().find_map(|w| bare.strip_suffix(w)).unwrap_or(bare);
    let bare = bare
        .trim_end_matches(|c: char| c.is_ascii_digit() || chars!("年月日○〇零一二三四五六七八九十").has(c));
    bare.is_empty() || bare.ends_with(['经', '（', '由']) || bare.ends_with("经过") || bare.ends_with("业经")
}

fn decides(after: &str) -> bool {
    static DECIDES: WordList =
        WordList::new(&["通过", "同意", "研究", "审议", "讨论", "批准", "审定", "决定", "修订"]);
    // `于2023年12月29日修订通过`
    let after =
        after.strip_prefix('于').and_then(|rest| full_date(rest).ok()).map_or(after, |(rest, _)| rest);
    let near: String = after.chars().take(12).collect();
    let near = near.split(['，', '。', '；']).next().unwrap_or_default();
    DECIDES.stand_in(near) && !after.starts_with('对') && !words!["初次审议", "进行"].stand_in(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(meeting([text].into_iter()).as_deref(), expected, "{text}");
    }

    #[test]
    fn meetings_that_pass_a_document() {
        check(
            "《云溪区水库管理办法》已经区政府第21次常务会议审议通过，现予公布。",
            Some("区政府第21次常务会议"),
        );
        check("经2021年3月5日第三届区人民政府第18次常务会研究，决定：", Some("第三届区人民政府第18次常务会"));
        check(
            "《云溪省供水条例》已由云溪省第十四届人民代表大会常务委员会第七次会议于2023年12月29日修订通过。",
            Some("云溪省第十四届人民代表大会常务委员会第七次会议"),
        );
        check(
            "（2018年9月17日市中级法院审判委员会第17次会议、2018年12月12日市检察院第十三届检察委员会第十一次会议通过）",
            Some("市中级法院审判委员会第17次会议、市检察院第十三届检察委员会第十一次会议"),
        );
        check(
            "（一九五七年八月三十日国务院全体会议第五十八次会议通过）",
            Some("国务院全体会议第五十八次会议"),
        );
        check(
            "经2019年3月1日市政府第3次常务会议和3月5日市委常委会第4次会议审议通过。",
            Some("市政府第3次常务会议、市委常委会第4次会议"),
        );
        check("常委会第十一次会议对修订草案进行了初次审议。现将结果报告如下：", None);
        check("按照市政府2022年第4次常务会议要求，制定本办法。", None);
        check("经区政府同意，现印发给你们。", None);
    }
}
