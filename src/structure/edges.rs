//! Head and tail of a document that lost its line breaks.
//!
//! ```text
//! head = [ title [ number ] ] addressees "："            …的通知云府发〔2022〕19号各镇人民政府：现将…
//!      | title "（" … "通过" "）"                         …办法（2019年3月15日…通过）第一章 总则…
//! tail = "。" [ list ] organ date [ note ] { title }     …执行。云溪区人民政府2022年7月8日（此件公开发布）
//! list = "附件" … " "                                   …执行。 附件：1.任务表 2.名单 云溪区人民政府 2022年7月8日
//! ```
//! What ends a sentence stands before each organ, and a date behind it. Not cut: dates and organs inside of sentences.

use super::line::addressee::addressees;
use super::line::attachment::list_item;
use super::line::signature::{Signature, signature};
use crate::grammar::date::full_date;
use crate::grammar::doc_number::find_all;
use crate::grammar::label::label;
use crate::grammar::title::{genre, looks_like_title};
use crate::text::repair::{is_blank, normal};
use crate::text::words::{WordList, words};

/// A head is no longer, in bytes.
const LONGEST_HEAD: usize = 1500;

/// So many bytes may an organ and its date take up.
const LONGEST_SIGNATURE: usize = 180;

/// So many bytes may a list of attachments and what follows take up.
const LONGEST_LIST: usize = 900;

/// Where the parts of head and tail begin in a long line.
pub(super) fn edges(content: &str) -> Vec<usize> {
    let mut cuts = head(content);
    let from = cuts.last().copied().unwrap_or(0);
    let ends = content[from..].match_indices(['。', '）']).map(|(at, mark)| from + at + mark.len());
    let mut done = from;
    for end in ends {
        if end >= done
            && let Some(found) = signed(content, end)
        {
            done = found.last().copied().unwrap_or(end);
            cuts.extend(found);
        }
    }
    cuts.retain(|&cut| cut > 0 && cut < content.len());
    cuts
}

/// The head: behind a title, behind its number, behind the addressees.
fn head(content: &str) -> Vec<usize> {
    let start = &content[..content.floor_char_boundary(LONGEST_HEAD)];
    let mut cuts = Vec::new();
    let number = find_all(start).into_iter().next().map(|(range, _)| range);
    if let Some(number) = number.filter(|range| looks_like_title(&normal(&start[..range.start]))) {
        cuts.extend([number.start, number.end]);
    } else if let Some((open, behind)) = adopted(start) {
        return vec![open, behind];
    } else if let Some(end) = titled(start) {
        cuts.push(end);
    }
    let from = cuts.last().copied().unwrap_or(0);
    if let Some(colon) = start[from..].find(['：', ':']).map(|at| from + at) {
        let end = colon + start[colon..].chars().next().map_or(0, char::len_utf8);
        if addressees(&format!("{}：", normal(&start[from..colon]))).is_some() {
            cuts.push(end);
            return cuts;
        }
    }
    // A title is one only where its addressees or its number follow.
    if cuts.len() < 2 { Vec::new() } else { cuts }
}

/// A note between a title and the first label that says when the text was adopted: where it begins, and what follows it.
fn adopted(start: &str) -> Option<(usize, usize)> {
    let open = start.find('（')?;
    let inner = &start[open + '（'.len_utf8()..];
    let note = &inner[..inner.find('）')?];
    let told = words!["通过", "公布", "发布", "批准", "修订"].end(note) && note.contains('年');
    let behind = open + '（'.len_utf8() + note.len() + '）'.len_utf8();
    let begins = || label(start[behind..].trim_start_matches(is_blank)).is_ok();
    (told && looks_like_title(&normal(&start[..open])) && begins()).then_some((open, behind))
}

/// Behind a title that addressees follow: `…的通知各镇人民政府：`.
fn titled(start: &str) -> Option<usize> {
    const KINDS: &[&str] = &["的通知", "的意见", "的决定", "的批复", "的通报", "的复函", "的函"];
    let ends = KINDS.iter().flat_map(|kind| start.match_indices(kind).map(|(at, kind)| at + kind.len()));
    ends.filter(|&end| looks_like_title(&normal(&start[..end]))).min()
}

/// An organ and the date on which it signs behind the sentence that ends at `end`; where they and what follows begin.
fn signed(content: &str, end: usize) -> Option<Vec<usize>> {
    let listed = content[end..].trim_start_matches(is_blank).starts_with("附件");
    let longest = if listed { LONGEST_LIST } else { LONGEST_SIGNATURE };
    let window = &content[end..content.floor_char_boundary(end + longest)];
    let starts =
        window.char_indices().filter(|(_, c)| matches!(c, '1' | '2' | '二' | '一')).map(|(at, _)| at);
    let (at, rest) = starts
        .filter(|&at| at > 0)
        .find_map(|at| full_date(&content[end + at..]).ok().map(|(rest, _)| (at, rest)))?;
    let list = if listed { list_before(&window[..at]) } else { vec![0] };
    let organ = window[list.last().copied().unwrap_or(0)..at].trim_matches(is_blank);
    if !matches!(signature(&normal(organ)), Some(Signature::Organ(_))) {
        return None;
    }
    let behind = content.len() - rest.len();
    if rest.trim_start_matches(is_blank).starts_with("印发") {
        return Some(vec![end]);
    }
    let mut cuts: Vec<usize> = list.iter().map(|&from| end + from).chain([end + at, behind]).collect();
    if let Some(note) = rest.strip_prefix('（').and_then(|inner| inner.find('）')).filter(|at| *at <= 90) {
        cuts.push(behind + '（'.len_utf8() + note + '）'.len_utf8());
    }
    let text = cuts.last().copied().unwrap_or(behind);
    cuts.extend(issued(&content[text..]).map(|at| text + at));
    Some(cuts)
}

/// Where a list of attachments, its further entries, and behind the last blank the organ that signs begin. Without a blank
/// it is not printed where the list ends.
fn list_before(text: &str) -> Vec<usize> {
    let text = text.trim_end_matches(is_blank);
    let words = text.char_indices().filter(|&(at, c)| !is_blank(c) && text[..at].ends_with(is_blank));
    let mut starts: Vec<usize> = words.map(|(at, _)| at).collect();
    let organ = starts.pop();
    starts.retain(|&at| list_item(&text[at..]).is_some());
    [0].into_iter().chain(starts).chain(organ).collect()
}

/// Where the text of an issued plan begins behind its title: `云溪区节水方案为做好…`.
fn issued(rest: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    static BEGINS: WordList =
        WordList::new(&["为", "根据", "按照", "依据", "第一章", "第一条", "一、", "—、"]);
    rest.char_indices()
        .skip(5)
        .take(LONGEST)
        .map(|(at, _)| at)
        .find(|&at| BEGINS.begin(&rest[at..]) && genre(&normal(&rest[..at])).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let cuts = edges(text);
        let ends = cuts.iter().copied().skip(1).chain([text.len()]);
        let parts: Vec<&str> = cuts.iter().copied().zip(ends).map(|(from, to)| &text[from..to]).collect();
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn heads() {
        check(
            "云溪区人民政府关于印发节水方案的通知云府发〔2022〕19号各镇人民政府，区政府各部门：现将方案印发给你们。",
            &["云府发〔2022〕19号", "各镇人民政府，区政府各部门：", "现将方案印发给你们。"],
        );
        check("各镇人民政府：为做好节水工作，通知如下。", &["为做好节水工作，通知如下。"]);
        check("云溪区人民政府关于节水的通知各镇人民政府：请做好工作。", &["各镇人民政府：", "请做好工作。"]);
        check(
            "云溪区节水办法 （2022年3月15日区人民政府第三次会议通过） 第一章 总则",
            &["（2022年3月15日区人民政府第三次会议通过）", " 第一章 总则"],
        );
        check("云溪区节水办法（试行）第一章 总则", &[]);
        check("云溪区决定废止《云溪区节水办法》（2007年4月3日公布）。本决定自公布之日起施行。", &[]);
        check("根据云府发〔2022〕19号文件，现通知如下：请做好工作。", &[]);
    }

    #[test]
    fn tails() {
        check(
            "请认真执行。云溪区人民政府2022年7月8日（此件公开发布）云溪区节水方案为做好节水工作，制定本方案。",
            &[
                "云溪区人民政府",
                "2022年7月8日",
                "（此件公开发布）",
                "云溪区节水方案",
                "为做好节水工作，制定本方案。",
            ],
        );
        check(
            "抄送：区委办。云溪区人民政府办公室2022年7月8日印发",
            &["云溪区人民政府办公室2022年7月8日印发"],
        );
        check(
            "请认真执行。 附件：1.任务表 2.名单 云溪区人民政府 2022年7月8日",
            &[" 附件：1.任务表 ", "2.名单 ", "云溪区人民政府 ", "2022年7月8日"],
        );
        check("请认真执行。附件：任务表云溪区人民政府2022年7月8日", &[]);
        check("请执行。云溪区人民政府于2022年7月8日开会。", &[]);
        check("请执行。2022年7月8日前报送。", &[]);
    }

    #[test]
    fn long_lines_stay_cheap() {
        for unit in ["。", "）", "云府发〔2022〕", "的通知", "2"] {
            edges(&unit.repeat(50_000));
        }
    }
}
