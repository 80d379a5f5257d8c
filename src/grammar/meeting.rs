//! Meetings that decide: `第三届区人民政府第18次常务会`, `国务院第54次常务会议`, `市政府2022年第4次常务会议`.
//!
//! ```text
//! meeting  = [date] body [year] "第" n "次" kind
//!          | [date] body n "届" n ("中" | "次") "全会"
//!          | [date] body "全体会议" "第" n "次" kind
//!          | [date] body ("常务会议" | "常委会会议" | "党组会议" | "办公会议" …)
//! body     = ["第" n "届"] organ                         ends in a word for an organ: 政府, 国务院, 大会, 常务委员会, 党组 …
//! kind     = up to eight Han characters ending in 会议, 全会, 大会, 常务会, 办公会 …
//! ```
//!
//! The name leaves out the date and the words around it (`经`, `通过`). Not accepted: an ordinal without a body
//! (`第二次会议` alone), meetings that do not decide by name (`座谈会`, `推进会`).

use std::ops::Range;

use super::date;
use super::numeral::number;
use crate::model::Date;
use crate::text::words::{WordList, chars, words};

/// A meeting, as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its name without the date.
    pub name: String,
    /// Who met: `第二届区人民政府`.
    pub body: String,
    /// Number of the meeting (第…次).
    pub ordinal: Option<u32>,
    /// The day on which it was held, when printed directly before.
    pub date: Option<Date>,
}

/// Every meeting named in `text`, in order; the range holds the name without the date.
///
/// ```
/// use gongbao::grammar::meeting::find_all;
/// let text = "经2021年3月5日第三届区人民政府第18次常务会研究，决定：";
/// let (range, meeting) = &find_all(text)[0];
/// assert_eq!(&text[range.clone()], "第三届区人民政府第18次常务会");
/// assert_eq!(meeting.date.unwrap().to_string(), "2021-03-05");
/// ```
pub fn find_all(text: &str) -> Vec<(Range<usize>, Meeting)> {
    let mut found: Vec<(Range<usize>, Meeting)> = Vec::new();
    let mut free = 0;
    for (at, c) in text.char_indices() {
        if at < free || !(is_number(c) || chars!("第常党办全主").has(c)) {
            continue;
        }
        let Some(anchor) = anchor(&text[at..]) else { continue };
        free = at + anchor.len;
        let from = found.last().map_or(0, |(range, _)| range.end);
        found.extend(around(text, from, at, &anchor));
    }
    found
}

/// The meeting whose words behind its body (`第64次常务会`) begin at `at`, for a search of many kinds at once; its name
/// begins not before `from`.
pub fn at(text: &str, from: usize, at: usize) -> Option<(Range<usize>, Meeting)> {
    around(text, from, at, &anchor(&text[at..])?)
}

/// The meeting around an anchor that stands at `at`.
fn around(text: &str, from: usize, at: usize, anchor: &Anchor<'_>) -> Option<(Range<usize>, Meeting)> {
    let (start, date) = body_start(text, from, at)?;
    let end = at + anchor.len;
    let end = end + further(&text[end..]);
    if !anchor.counted && !decides(&text[end..]) {
        return None;
    }
    let body = without_year(&text[start..at]).to_owned();
    let ordinal = anchor.ordinal.and_then(|n| number(n).ok());
    let ordinal = ordinal.and_then(|(_, n)| u32::try_from(n.value).ok());
    Some((start..end, Meeting { name: text[start..end].to_owned(), body, ordinal, date }))
}

/// The words of a meeting behind the name of the body.
struct Anchor<'a> {
    /// Their length.
    len: usize,
    /// The number behind 第 or 届.
    ordinal: Option<&'a str>,
    /// True when they hold a number.
    counted: bool,
}

/// The words of a meeting at the start of `text`: `第64次常务会`, `十四届八次全会`, `第十四届第三次会议`, `常务会议`.
fn anchor(text: &str) -> Option<Anchor<'_>> {
    let counted =
        |(rest, n): (&str, _)| Anchor { len: text.len() - rest.len(), ordinal: Some(n), counted: true };
    let whole = |rest: &str| Anchor { len: text.len() - rest.len(), ordinal: None, counted: false };
    let numbered = text.strip_prefix('第');
    numbered.and_then(counted_meeting).or_else(|| of_term(numbered.unwrap_or(text))).map(counted).or_else(
        || {
            let rest = BARE.iter().find_map(|word| text.strip_prefix(word))?;
            // 全体会议第五十八次会议: the kind stands before the number.
            Some(rest.strip_prefix('第').and_then(counted_meeting).map_or_else(|| whole(rest), counted))
        },
    )
}

/// Meetings that are named without a number; the longer before its beginning.
#[rustfmt::skip]
const BARE: &[&str] = &[
    "常务会议", "常务会", "常委会会议", "党组会议", "党组会", "办公会议", "办公会", "全体会议", "主任会议", "主席会议",
];

/// `64次常务会`, `3次（扩大）会议`: what stands behind, and the number.
fn counted_meeting(text: &str) -> Option<(&str, &str)> {
    let (rest, n) = ordinal(text)?;
    let rest = rest.strip_prefix('次')?;
    kind(behind_bracket(rest)).or_else(|| kind(rest)).map(|rest| (rest, n))
}

/// `十四届八次全会`, `十四届第三次会议`: what stands behind, and the number of the meeting.
fn of_term(text: &str) -> Option<(&str, &str)> {
    let (rest, _) = ordinal(text)?;
    let behind = rest.strip_prefix('届')?;
    let (rest, n) = ordinal(behind.strip_prefix('第').unwrap_or(behind))?;
    let plenum = ["中全会", "次全会", "次全体会议"].iter().find_map(|word| rest.strip_prefix(word));
    let plenum = plenum.filter(|_| !behind.starts_with('第'));
    plenum.or_else(|| kind(rest.strip_prefix('次')?)).map(|rest| (rest, n))
}

/// A number of up to four digits or seven Han numerals, and what stands behind.
fn ordinal(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let han = text.chars().take(8).take_while(|c| is_number(*c) && !c.is_ascii_digit()).count();
    let len = if digits > 0 { digits } else { han * '一'.len_utf8() };
    (digits <= 4 && han <= 7 && len > 0).then(|| (&text[len..], &text[..len]))
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || chars!("〇零一二三四五六七八九十百").has(c)
}

/// Without a remark of up to twelve characters: `（扩大）`.
fn behind_bracket(text: &str) -> &str {
    const LONGEST: usize = 12;
    let inner = text.strip_prefix('（').unwrap_or_default();
    let close = inner.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '）' | '（'));
    let end = close.filter(|&(at, c)| at > 0 && c == '）').map(|(at, c)| at + c.len_utf8());
    end.map_or(text, |end| &inner[end..])
}

/// What stands behind the nearest word for a meeting, before which up to eight Han characters may stand.
fn kind(text: &str) -> Option<&str> {
    static KINDS: WordList = WordList::new(&[
        "会议",
        "全会",
        "大会",
        "党代会",
        "人代会",
        "常委会",
        "常务会",
        "办公会",
        "党组会",
        "工作会",
        "专题会",
        "联席会",
        "主任会",
        "主席会",
        "局务会",
        "委务会",
        "部务会",
        "厅务会",
        "院务会",
        "党务会",
        "司务会",
        "校务会",
    ]);
    const LONGEST: usize = 8;
    for (i, (at, c)) in text.char_indices().take(LONGEST + 1).enumerate() {
        if let Some(word) = KINDS.iter().find(|word| text[at..].starts_with(**word)) {
            return Some(&text[at + word.len()..]);
        }
        if i == LONGEST || !matches!(c, '一'..='鿿') {
            break;
        }
    }
    None
}

/// Without the year of `市政府2022年第4次`, which belongs to the name and not to the body.
fn without_year(text: &str) -> &str {
    let bare = text.strip_suffix('度').unwrap_or(text).strip_suffix('年');
    let digits = bare.filter(|bare| bare.bytes().rev().take(4).filter(u8::is_ascii_digit).count() == 4);
    digits.map_or(text, |bare| &bare[..bare.len() - 4])
}

/// `议` behind a name that the shortest match ended at `会`.
fn further(rest: &str) -> usize {
    if rest.starts_with('议') { '议'.len_utf8() } else { 0 }
}

/// A meeting without a number is one that decided; a rule about meetings (`提请常务会议`) names none.
fn decides(rest: &str) -> bool {
    let rest = rest.strip_prefix("已经").or(rest.strip_prefix('已')).unwrap_or(rest);
    words!["审议", "研究", "讨论", "通过", "同意", "审定", "批准"].begin(rest)
}

/// So many characters may a body have.
const LONGEST_BODY: usize = 40;

/// Words before the name of a body; the name begins behind the last of them.
const LEAD: &[&str] = &[
    "经", "由", "已", "据", "照", "按", "于", "在", "的", "了", "是", "将", "为", "对", "向", "落实", "传达",
    "学习", "依", "报请", "提请", "召开", "并", "从", "自", "至", "听取", "提交",
];

/// Characters behind a lead-in with which it is another word.
const NO_LEAD: &[(&str, &str)] = &[
    ("经", "济信营开贸"),
    ("和", "社信旅自计商发国城卫平县顺田"),
    ("及", "其"),
    ("自", "治然"),
    ("于", "洪都田潜"),
];

/// Where the body before `anchor` begins, and the date before it.
fn body_start(text: &str, from: usize, anchor: usize) -> Option<(usize, Option<Date>)> {
    let head = &text[from..anchor];
    let stop = |c: char| chars!("，。；：、！？（）“”《》〈〉【】,;:() \t").has(c);
    let mut start = anchor;
    for (at, c) in head.char_indices().rev().take(LONGEST_BODY) {
        if stop(c) {
            break;
        }
        start = from + at;
    }
    let mut slice = &text[start..anchor];
    let mut day = None;
    for (range, _) in date::find_all(slice) {
        let printed = &slice[range.clone()];
        let year_of_name = range.end == slice.len() && without_year(printed).len() < printed.len();
        if !year_of_name {
            day = date::full_date(printed).ok().map(|(_, d)| d);
            start = anchor - slice.len() + range.end;
        }
    }
    slice = &text[start..anchor];
    let cut = lead_end(slice);
    day = day.filter(|_| cut == 0 || slice[..cut].trim_end_matches("召开的").is_empty());
    start += cut;
    if start == from && from > 0 {
        // `甲第1次会议和乙第2次会议`
        start += text[start..anchor]
            .chars()
            .next()
            .filter(|c| chars!("和与及或").has(*c))
            .map_or(0, char::len_utf8);
    }
    let body = without_year(&text[start..anchor]);
    let region = ["省", "市", "区", "县", "州", "旗"].contains(&body);
    let organ = body.chars().count() >= 2
        && body.ends_with(|c| chars!("府院会组委局厅部办党司团省市区县州旗镇乡处校协").has(c));
    (region || organ).then_some((start, day))
}

/// The end of the last lead-in word of `slice`.
fn lead_end(slice: &str) -> usize {
    let words = LEAD.iter().flat_map(|word| slice.match_indices(word));
    let ends = words.filter(|(at, word)| {
        let rest = &slice[at + word.len()..];
        let other = NO_LEAD.iter().find(|(w, _)| w == word).map_or("", |(_, chars)| chars);
        !rest.is_empty() && !rest.starts_with(|c| other.contains(c))
    });
    ends.map(|(at, word)| at + word.len()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        find_all(text).into_iter().map(|(_, m)| m.name).collect()
    }

    #[test]
    fn meetings() {
        for (text, name) in [
            ("经2021年3月5日第三届区人民政府第18次常务会研究，", "第三届区人民政府第18次常务会"),
            ("已经县政府第31次常务会同意，", "县政府第31次常务会"),
            ("2018年10月17日省人民政府第16次常务会议通过", "省人民政府第16次常务会议"),
            ("第十届全国人民代表大会常务委员会第二次会议通过", "第十届全国人民代表大会常务委员会第二次会议"),
            ("按照市政府2022年第4次常务会议和《办法》要求", "市政府2022年第4次常务会议"),
            ("2004年6月16日召开的国务院第54次常务会议修订通过", "国务院第54次常务会议"),
            ("经区经济信息委党组第3次会议审议", "区经济信息委党组第3次会议"),
            (
                "中共临江市工业和信息化局党组2021年第5次会议审议",
                "中共临江市工业和信息化局党组2021年第5次会议",
            ),
            ("根据省第十次党代会提出的", "省第十次党代会"),
            ("第八届全国人民代表大会第一次会议通过", "第八届全国人民代表大会第一次会议"),
            ("经市政府常务会议审议通过", "市政府常务会议"),
            (
                "一九五七年八月三十日云溪省人民委员会全体会议第五十八次会议通过",
                "云溪省人民委员会全体会议第五十八次会议",
            ),
            ("，和平区政府第3次常务会议", "和平区政府第3次常务会议"),
            ("区委十四届八次全会精神", "区委十四届八次全会"),
            ("经市政府党组2022年度第3次（扩大）会议研究", "市政府党组2022年度第3次（扩大）会议"),
            ("区委第十四届第八次全体会议", "区委第十四届第八次全体会议"),
            ("区水利局第12次局务会研究", "区水利局第12次局务会"),
            (
                "临江市第七届人民代表大会常务委员会第三十次会议",
                "临江市第七届人民代表大会常务委员会第三十次会议",
            ),
        ] {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn its_day_and_number() {
        let text = "已经2018年10月17日省人民政府第16次常务会议通过";
        let (_, meeting) = &find_all(text)[0];
        assert_eq!(
            (meeting.ordinal, meeting.date.map(|d| d.to_string())),
            (Some(16), Some("2018-10-17".to_owned()))
        );
        assert_eq!(meeting.body, "省人民政府");
        assert_eq!(
            names("区政府第1次常务会议和市政府第2次常务会议"),
            ["区政府第1次常务会议", "市政府第2次常务会议"]
        );
    }

    #[test]
    fn what_is_no_meeting() {
        for text in [
            "第二次会议",
            "召开座谈会",
            "第4次印刷",
            "常务副区长",
            "第64次",
            "每季度召开一次办公会议",
            "各类会议",
            "会",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
        assert!(find_all(&"第1次".repeat(50_000)).is_empty());
        assert_eq!(find_all(&"区政府第1次会议".repeat(10_000)).len(), 10_000);
    }
}
