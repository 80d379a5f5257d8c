//! Names of persons, as texts mark them: `林知远`, `欧阳明`, `买买提·艾山`, `周砚秋（女）`.
//!
//! ```text
//! person   = name [ remark ]              before a word or mark that ends a name
//! name     = surname given                two to four Han characters
//!          | han+ "·" han+                names of other tongues
//! surname  = one of the table | double surname
//! given    = one or two Han characters
//! remark   = "（" up to twelve characters "）"
//! ```
//!
//! A name has no mark of its own in running text, so [`person_name`] accepts one only before what ends it (`同志`, `任`,
//! `、`, a bracket, the end). Not accepted: words that begin with the character of a surname (`有关`, `任务`, `高度`,
//! `安全`), names without a surname of the table. [`name_list`] also parts names that a line break or a lost blank has
//! joined.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;
use nom::IResult;

use super::numeral::no_match;
use super::surname::is_name;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::{WordList, chars};

/// A person, as named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// The name without blanks.
    pub name: String,
    /// What stands in brackets behind it: `女`, `副部长级`.
    pub remark: Option<String>,
}

/// A name with its remark, before what ends a name.
///
/// ```
/// use gongbao::grammar::person::person_name;
/// let (rest, person) = person_name("周砚秋（女）同志任局长").unwrap();
/// assert_eq!((person.name.as_str(), person.remark.as_deref(), rest), ("周砚秋", Some("女"), "同志任局长"));
/// ```
pub fn person_name(input: &str) -> IResult<&str, PersonName> {
    let end = dotted(input)
        .or_else(|| lengths(input, true).find(|&end| ends_name(&input[end..])))
        .or_else(|| lengths(input, false).find(|&end| input[end..].starts_with("同志")));
    let end = end.ok_or_else(|| no_match(input))?;
    let name = input[..end].to_owned();
    let (rest, remark) = remark(&input[end..]).map_or((&input[end..], None), |(rest, r)| (rest, Some(r)));
    Ok((rest, PersonName { name, remark: remark.map(str::to_owned) }))
}

/// The names of a list, with their places: parted by `、`, `，`, `；` or blanks, or not at all.
///
/// Characters that stand alone between blanks make a name together (`王　健`). A piece that is no name is left out.
///
/// ```
/// use gongbao::grammar::person::name_list;
/// let names: Vec<String> = name_list("林知远、周砚秋（女）  苏　白").into_iter().map(|(_, p)| p.name).collect();
/// assert_eq!(names, ["林知远", "周砚秋", "苏白"]);
/// ```
pub fn name_list(input: &str) -> Vec<(Range<usize>, PersonName)> {
    let mut found = Vec::new();
    for piece in pieces(input) {
        let text = &input[piece.clone()];
        let bare = text.replace(is_blank, "");
        let (name, remark) = match bare.split_once(['（', '(']) {
            Some((name, behind)) => (name.to_owned(), behind.strip_suffix(['）', ')']).map(str::to_owned)),
            None => (bare, None),
        };
        if is_name(&name) {
            found.push((piece, PersonName { name, remark }));
        } else if remark.is_none() && name.len() == text.len() {
            found.extend(joined(text).into_iter().map(|r| {
                let name = text[r.clone()].to_owned();
                (piece.start + r.start..piece.start + r.end, PersonName { name, remark: None })
            }));
        }
    }
    found
}

/// `（女）`, `（副部长级）`.
fn remark(input: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 12;
    let inner = input.strip_prefix(['（', '('])?;
    let (at, close) = inner.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '）' | ')'))?;
    (at > 0).then(|| (&inner[at + close.len_utf8()..], &inner[..at]))
}

/// The end of a name with points: `阿依古丽·买买提`.
fn dotted(input: &str) -> Option<usize> {
    const LONGEST_PART: usize = 8;
    let mut end = 0;
    let mut parts = 0;
    loop {
        let part = &input[end..];
        let stop = ENDINGS.iter().filter_map(|w| part.find(w)).min().unwrap_or(part.len());
        let len = part.find(|c| !is_han(c)).unwrap_or(part.len()).min(stop.max(1));
        if !(1..=LONGEST_PART).contains(&part.get(..len)?.chars().count()) {
            return None;
        }
        (end, parts) = (end + len, parts + 1);
        match input[end..].chars().next() {
            Some(point @ ('·' | '•' | '・' | '‧')) if parts < 5 => end += point.len_utf8(),
            _ => return (parts > 1 && ends_name(&input[end..])).then_some(end),
        }
    }
}

/// The possible ends of a name at the start of `input`: three characters before two before four. With `strict` no name
/// begins with a word of the dictionary; before `同志` it may (`黄金生同志`).
fn lengths(input: &str, strict: bool) -> impl Iterator<Item = usize> + '_ {
    let ends: Vec<usize> = input
        .char_indices()
        .take(4)
        .take_while(|&(_, c)| is_han(c))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    let word = strict && ends.get(1).is_some_and(|&end| WORDS.contains(&input[..end]));
    let order: &[usize] = if word { &[] } else { &[3, 2, 4] };
    order.iter().filter_map(move |&n| ends.get(n - 1).copied()).filter(|&end| is_name(&input[..end]))
}

/// What can stand behind a name.
static ENDINGS: WordList = WordList::new(&[
    "同志", "任", "为", "的", "等", "担任", "兼任", "不再", "女士", "先生", "同学", "先后", "辞去", "免",
    "挂职", "主持", "出席", "参加", "强调", "指出", "介绍", "表示",
]);

fn ends_name(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !is_han(c)) || ENDINGS.begin(rest)
}

/// The pieces of a list; characters alone between blanks are put together.
fn pieces(input: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut marked = true;
    for (at, c) in input.char_indices().chain([(input.len(), '、')]) {
        let mark = chars!("、，；。,;：:/").has(c);
        if !mark && !is_blank(c) {
            continue;
        }
        if start < at {
            let short = |r: &Range<usize>| input[r.clone()].chars().filter(|c| !is_blank(*c)).count() == 1;
            match pieces.last_mut() {
                Some(last) if !marked && short(last) && short(&(start..at)) => last.end = at,
                _ => pieces.push(start..at),
            }
            marked = false;
        }
        marked |= mark;
        start = at + c.len_utf8();
    }
    pieces
}

/// Longest run of joined names, in characters.
const LONGEST_RUN: usize = 120;

/// The names of a run without blanks, each beginning with a surname; rather common surnames than rare ones, rather
/// three characters than two.
fn joined(run: &str) -> Vec<Range<usize>> {
    let places: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let n = places.len() - 1;
    if n > LONGEST_RUN || !run.chars().all(is_han) {
        return Vec::new();
    }
    // best[i] is the cheapest way to read the run from character i on: its cost and the length of its first name.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; n + 1];
    best[n] = Some((0, 0));
    for i in (0..n).rev() {
        for len in [3, 2, 4] {
            let Some(Some((cost, _))) = best.get(i + len).copied() else { continue };
            let name = &run[places[i]..places[i + len]];
            if !is_name(name) {
                continue;
            }
            let rare = u32::from(!name.starts_with(|c| COMMON.contains(c)));
            let cost = cost + 4 * rare + u32::from(len != 3);
            if best[i].is_none_or(|(old, _)| cost < old) {
                best[i] = Some((cost, len));
            }
        }
    }
    let mut names = Vec::new();
    let mut at = 0;
    while let Some((_, len @ 1..)) = best.get(at).copied().flatten() {
        names.push(places[at]..places[at + len]);
        at += len;
    }
    names
}

/// Words that begin with the character of a surname; each has two characters.
static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/words_like_names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// The surnames that most people have.
const COMMON: &str = "\
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏\
    韦傅付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (input, name, remark, rest) in [
            ("林知远同志任局长", "林知远", None, "同志任局长"),
            ("林知远任局长", "林知远", None, "任局长"),
            ("苏白为副区长", "苏白", None, "为副区长"),
            ("欧阳明的职务", "欧阳明", None, "的职务"),
            ("司马若兰、", "司马若兰", None, "、"),
            ("周砚秋（女）为副部长", "周砚秋", Some("女"), "为副部长"),
            ("陈望舒（副部长级）", "陈望舒", Some("副部长级"), ""),
            ("买买提·艾山同志", "买买提·艾山", None, "同志"),
            ("黄金生同志任", "黄金生", None, "同志任"),
            ("张任同志", "张任", None, "同志"),
            ("任远任主任", "任远", None, "任主任"),
            ("王健，", "王健", None, "，"),
        ] {
            let (left, p) = person_name(input).expect(input);
            assert_eq!((p.name.as_str(), p.remark.as_deref(), left), (name, remark, rest), "{input}");
        }
        let near = [
            "有关的",
            "任务，",
            "安全、",
            "高度",
            "各级的",
            "区委",
            "林",
            "知远同志",
            "张三丰山",
            "·王",
            "王·",
            "",
            "2019年",
            "国家的",
            "应当",
            "ABC",
        ];
        for input in near {
            assert!(person_name(input).is_err(), "{input}: {:?}", person_name(input));
        }
    }

    #[test]
    fn lists() {
        let names = |s: &str| -> Vec<String> { name_list(s).into_iter().map(|(_, p)| p.name).collect() };
        assert_eq!(names("王　健  范　静 敖昭成"), ["王健", "范静", "敖昭成"]);
        assert_eq!(names("林知远、周砚秋（女）、区教委"), ["林知远", "周砚秋"]);
        assert_eq!(names("王健范静张扬敖昭成陈雪"), ["王健", "范静", "张扬", "敖昭成", "陈雪"]);
        assert_eq!(names("张雨梅何婧"), ["张雨梅", "何婧"]);
        assert_eq!(names("专业技术人员管理处"), Vec::<String>::new());
        assert_eq!(names(""), Vec::<String>::new());
        let list = "林知远、苏　白";
        for (range, person) in name_list(list) {
            let printed = list[range].replace(is_blank, "");
            assert_eq!(printed, person.name);
        }
    }

    #[test]
    fn the_dictionary_holds_words_of_two_characters() {
        assert!(WORDS.len() > 250 && WORDS.iter().all(|w| w.chars().count() == 2));
    }

    proptest::proptest! {
        #[test]
        fn no_input_panics(input in "[王健·（）欧阳任、 　A]{0,30}") {
            let _ = (person_name(&input), name_list(&input));
        }
    }
}
