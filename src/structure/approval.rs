//! The meeting that passed a document: `已经县政府第21次常务会议审议通过`, `（2004年6月16日国务院第54次常务会议通过）`.
//!
//! Agreement without a meeting (`经县政府同意`) names none, and a meeting whose decisions are carried out
//! (`按照第4次常务会议要求`) passed something else.

use crate::grammar::meeting::find_all;
use crate::text::words::{WordList, chars};

/// The name of the meeting that passed the document to which `paragraphs` are the lead.
pub(crate) fn meeting<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Option<String> {
    paragraphs.filter(|text| text.contains('会')).find_map(deciding)
}

fn deciding(text: &str) -> Option<String> {
    let found = find_all(text)
        .into_iter()
        .find(|(range, _)| is_lead(&text[..range.start]) && decides(&text[range.end..]));
    found.map(|(_, meeting)| meeting.name)
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
    let near: String = after.chars().take(12).collect();
    let near = near.split(['，', '。', '；']).next().unwrap_or_default();
    DECIDES.stand_in(near)
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
        check("按照市政府2022年第4次常务会议要求，制定本办法。", None);
        check("经区政府同意，现印发给你们。", None);
    }
}
