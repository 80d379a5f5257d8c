//! Every quantity of a text, with the words around it that bound it.

use std::cell::LazyCell;
use std::ops::Range;

use super::bound::comparator;
use super::{Quantity, UnitKind, money, people, quantity};
use crate::grammar::date;
use crate::grammar::numeral::{dash, number};
use crate::model::Comparator;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// Every quantity in `text`, in order: the range of the value with its unit, and what it says.
///
/// `不超过`, `以上`, `左右` and their like stand outside the range and give the comparator. `二万元以上二十万元以下` is one
/// quantity with both ends. Ordinals, dates, numbers inside names (`B2个`), in 《》 and in short quotes are none.
///
/// ```
/// use gongbao::grammar::quantity::find_all;
/// use gongbao::model::Comparator;
/// let text = "到2021年底，培训42700人次，占比不低于24%。";
/// let found = find_all(text);
/// assert_eq!(found.iter().map(|(r, _)| &text[r.clone()]).collect::<Vec<_>>(), ["42700人次", "24%"]);
/// assert_eq!(found[1].1.comparator, Comparator::Ge);
/// ```
pub fn find_all(text: &str) -> Vec<(Range<usize>, Quantity)> {
    let mut found: Vec<(Range<usize>, Quantity)> = Vec::new();
    // Most texts hold no quantity: what is closed to them is asked for at the first one.
    let closed = LazyCell::new(|| closed_ranges(text));
    let label = behind_label(text);
    let (mut from, mut last) = (label, [' ', ' ']);
    for (at, c) in text.char_indices() {
        if c == '第' {
            from = from.max(ordinals_end(text, at));
        } else if at >= from
            && may_begin(c)
            && allows(last, &text[at..])
            && let Some((rest, mut q)) = counted(text, at)
            && counts(last, &text[at..], rest, &q)
            && !holds(&closed, at)
        {
            let end = text.len() - rest.len();
            let behind;
            (q.comparator, behind) = comparator(&text[..at], rest, &q);
            let start = signed(text, at, &mut q);
            match found.last_mut() {
                Some((range, low)) if from == at && is_upper_end(low, &q) => {
                    range.end = end;
                    low.max = Some(q.value);
                }
                _ => found.push((start..end, q)),
            }
            from = end + behind;
        }
        last = if at < label { [' ', ' '] } else { [last[1], c] };
    }
    found
}

/// True when one of `ranges`, which stand in order and apart, holds `at`.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let behind = ranges.partition_point(|range| range.end <= at);
    ranges.get(behind).is_some_and(|range| range.start <= at)
}

/// The quantity that begins at `at`, without the words around it, for a search of many kinds at once.
///
/// The caller keeps out of dates, titles, quotes and ordinals ([`ordinals_end`]), as [`find_all`] does.
pub fn at(text: &str, at: usize) -> Option<(Range<usize>, Quantity)> {
    text[at..].chars().next().filter(|c| may_begin(*c))?;
    let mut back = text[..at].chars().rev();
    let last = back.next().unwrap_or(' ');
    let before = [back.next().unwrap_or(' '), last];
    if !allows(before, &text[at..]) {
        return None;
    }
    let (rest, mut q) = counted(text, at)?;
    let end = text.len() - rest.len();
    counts(before, &text[at..], rest, &q).then(|| (signed(text, at, &mut q)..end, q))
}

/// The quantity at `at`, or so many tens of thousands behind a word for people, who are their own unit: `常住人口2119.2万，`.
fn counted(text: &str, at: usize) -> Option<(&str, Quantity)> {
    if let Some(found) = grouped(text, at) {
        return Some(found);
    }
    if let Ok(found) = quantity(&text[at..]) {
        let class = text[at..].starts_with("十亿元") && NAMES.begin(found.0);
        return (!class).then_some(found);
    }
    if text[at..].starts_with(['百', '千', '万']) {
        return threshold(text, at);
    }
    if let Some(found) = counted_people(text, at).or_else(|| shared_unit(text, at)) {
        return Some(found);
    }
    static PEOPLE: WordList =
        WordList::new(&["人口", "人数", "老年人", "残疾人", "党员", "居民", "群众", "学生", "职工"]);
    if !PEOPLE.end(&text[..at]) {
        return None;
    }
    let (rest, n) = number(&text[at..]).ok().filter(|(_, n)| !n.spelled)?;
    let scaled = text[..text.len() - rest.len()].ends_with(['万', '亿']);
    let ends = rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '）', '：']);
    (scaled && ends).then(|| Some((rest, people(n.value)?)))?
}

/// A number whose unit is printed behind the last of its list: the 0.4 of `分别拉动增长0.4、3.3和3.9个百分点`.
fn shared_unit(text: &str, at: usize) -> Option<(&str, Quantity)> {
    const LONGEST_LIST: usize = 10;
    const DEALT: usize = 72;
    let joint = |text: &str| text.strip_prefix(['、', '和', '与', '及']).map(str::len);
    let (own, rest) = digits_of(&text[at..])?;
    let mut last = &rest[rest.len() - joint(rest)?..];
    let near = &text[text.floor_char_boundary(at.saturating_sub(DEALT))..at];
    let clause = near.rfind(['。', '；', '，']).map_or(near, |end| &near[end..]);
    if !clause.contains("分别") {
        return None;
    }
    for _ in 0..LONGEST_LIST {
        let (_, behind) = digits_of(last)?;
        let Some(next) = joint(behind) else {
            let (rest_of_last, q) = quantity(last).ok()?;
            let unit = &behind[..behind.len().checked_sub(rest_of_last.len())?];
            let whole = format!("{own}{unit}");
            let plain = q.max.is_none() && !words!["年", "月", "日", "号", "条", "款", "项"].have(&q.unit);
            let (_, read) = quantity(&whole).ok().filter(|(left, _)| plain && left.is_empty())?;
            return Some((rest, read));
        };
        last = &behind[behind.len() - next..];
    }
    None
}

/// The digits with which a text begins, and the rest.
fn digits_of(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A number whose thousands blanks part, as statistics print it: `37 652元`, `1 236.5亿元`. It stands behind a word or a mark:
/// behind a blank the digits may be the cells of a row, behind `表` or `第` those of a label.
fn grouped(text: &str, at: usize) -> Option<(&str, Quantity)> {
    const LONGEST_UNIT: usize = 48;
    const MOST_DIGITS: usize = 15;
    let digits = |text: &str| text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let first = digits(&text[at..]);
    let (number, mut rest) = text[at..].split_at(first);
    if !(1..=3).contains(&first) || !rest.starts_with(' ') || number.starts_with('0') {
        return None;
    }
    let before = text[..at].chars().next_back()?;
    let word = is_han(before) && !chars!("第表图件栏号条款项章节页").has(before);
    let mut joined = number.to_owned();
    while let Some(group) = rest.strip_prefix(' ').filter(|group| digits(group) == 3) {
        joined.push_str(&group[..3]);
        rest = &group[3..];
    }
    let more = rest.strip_prefix(' ').is_some_and(|rest| digits(rest) > 0);
    let parted = (first + 1..=MOST_DIGITS).contains(&joined.len());
    if more || !parted || !(word || chars!("：，、（]").has(before)) {
        return None;
    }
    let count = joined.len();
    let end = (0..=rest.len().min(LONGEST_UNIT)).rev().find(|&end| rest.is_char_boundary(end))?;
    joined.push_str(&rest[..end]);
    let (behind, quantity) = quantity(&joined).ok()?;
    let read = (joined.len() - behind.len()).checked_sub(count)?;
    Some((&rest[read..], quantity))
}

/// So many tens of thousands before a word for people: `16.58万贫困人口`.
fn counted_people(text: &str, at: usize) -> Option<(&str, Quantity)> {
    const LONGEST: usize = 8;
    static NOUNS: WordList = WordList::new(&[
        "人口",
        "群众",
        "居民",
        "农民",
        "职工",
        "工人",
        "学生",
        "党员",
        "老年人",
        "老人",
        "残疾人",
        "妇女",
        "儿童",
        "劳动力",
    ]);
    let scaled = text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if scaled.len() == text.len() - at || !scaled.starts_with(['万', '亿']) {
        return None;
    }
    let (rest, n) = number(&text[at..]).ok().filter(|(rest, _)| rest.len() < scaled.len())?;
    let noun =
        rest.char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c) && !chars!("的和及与").has(*c));
    let mut starts = noun.map(|(start, _)| start);
    starts.any(|start| NOUNS.begin(&rest[start..])).then(|| Some((rest, people(n.value)?)))?
}

/// With one of these a sum goes on that names a class: `千亿元产业`, `十亿元企业`.
static NAMES: WordList =
    WordList::new(&["级", "产", "集", "企", "园", "县", "市", "镇", "俱", "工", "大县", "规"]);

/// The sum that something passes, named without a figure: `产值突破万亿元`; `千亿元产业` is a name.
fn threshold(text: &str, at: usize) -> Option<(&str, Quantity)> {
    const SUMS: [(&str, i64); 3] =
        [("万亿元", 1_000_000_000_000), ("千亿元", 100_000_000_000), ("百亿元", 10_000_000_000)];
    static PASSED: WordList =
        WordList::new(&["突破", "达到", "超", "超过", "跨越", "迈上", "跃上", "站上", "迈过"]);
    let (rest, value) = SUMS.iter().find_map(|(sum, n)| Some((text[at..].strip_prefix(sum)?, *n)))?;
    (PASSED.end(&text[..at]) && !NAMES.begin(rest)).then(|| Some((rest, money(value)?)))?
}

/// Where a value begins whose number stands at `at`: a minus before it is its sign, behind any word when it is a share, behind
/// one of reaching when it is not.
fn signed(text: &str, at: usize, q: &mut Quantity) -> usize {
    let bare = text[..at].strip_suffix(['-', '−']).filter(|_| q.max.is_none());
    let told = |before: &&str| match q.kind {
        UnitKind::Share => before.ends_with(is_han),
        _ => words!["为", "达", "达到", "降至", "：", "是"].end(before),
    };
    let Some(before) = bare.filter(told) else { return at };
    q.value = -q.value;
    before.len()
}

/// True when `q` is the `二十万元以下` behind `二万元以上`.
fn is_upper_end(low: &Quantity, q: &Quantity) -> bool {
    low.comparator == Comparator::Ge
        && low.max.is_none()
        && q.comparator == Comparator::Le
        && low.unit == q.unit
        && low.value < q.value
}

/// The characters with which a quantity can begin.
#[inline]
pub(crate) fn may_begin(c: char) -> bool {
    chars!("0123456789〇○◯零一壹二两兩贰三叁四肆五伍六陆七柒八捌九玖十百千万廿卅").has(c)
}

/// False where the number goes on from the characters before it, or counts nothing.
fn allows([before, last]: [char; 2], printed: &str) -> bool {
    let c = printed.chars().next().unwrap_or(' ');
    let number = |c: char| c.is_ascii_digit() || may_begin(c) || c == '亿';
    if c.is_ascii_digit() {
        let code = matches!(last, '-' | '/' | '+') && before.is_ascii_alphanumeric();
        return !last.is_ascii_alphanumeric()
            && !matches!(last, '.' | '〔' | '〕' | '+' | '×' | '№')
            && !code;
    }
    let word = match c {
        '一' => "同某任唯之统专单另万逐进某每其",
        '百' | '千' | '万' if printed[c.len_utf8()..].starts_with("分之") => "",
        '百' | '千' | '万' => "数几上好成过近",
        '十' => "数几",
        _ => "",
    };
    !number(last) && !word.contains(last) && !matches!(last, '.' | '几' | '数')
}

/// False for an ordinal or a date that only looks like a quantity: `十二次全会`, `次月5日`, `一批`, `前10名`.
fn counts([before, last]: [char; 2], printed: &str, rest: &str, q: &Quantity) -> bool {
    match q.unit.as_str() {
        "次" if words!["会议", "会商", "会诊"].begin(rest) && holds_meetings(last) => {
            is_short(printed)
        }
        "次" => last != '届' && !words!["会", "全体", "全会", "常务", "常委", "大会"].begin(rest),
        "名" | "位" | "家" if last == '前' => chars!("目之以此日年月事会生").has(before),
        "日" => last != '月',
        "批" => !printed.starts_with('一'),
        "款" => last != '前',
        // 一百年度, 99年12月: a year counted from 1912.
        "年" => !rest.starts_with('度') && !begins_month(rest),
        _ => true,
    }
}

/// True for the last character of what stands before a number of meetings: `召开12次会议`, `不少于2次会商`.
fn holds_meetings(last: char) -> bool {
    chars!("开展行办织过了于少").has(last)
}

/// True for a number in digits, or of one character: others behind the name of a body are ordinals.
fn is_short(printed: &str) -> bool {
    printed.starts_with(|c: char| c.is_ascii_digit()) || printed.chars().nth(1) == Some('次')
}

fn begins_month(text: &str) -> bool {
    number(text).is_ok_and(|(rest, _)| rest.starts_with('月'))
}

/// The end of a list label that runs into a count: `4.1篇` is the item 4, not 4.1.
fn behind_label(text: &str) -> usize {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let Some(behind) = text[digits..].strip_prefix('.').filter(|_| (1..=2).contains(&digits)) else {
        return 0;
    };
    let broken = |q: &Quantity| q.kind == UnitKind::Count && !q.value.is_integer();
    match quantity(text) {
        Ok((_, q)) if broken(&q) => text.len() - behind.len(),
        _ => 0,
    }
}

/// The end of the ordinals that begin at `at`: `第三、四项`, `第1—3条`, `第三条、四条`.
pub fn ordinals_end(text: &str, at: usize) -> usize {
    const JOINTS: [char; 4] = ['、', '和', '及', '或'];
    let mut rest = &text[at + '第'.len_utf8()..];
    while let Ok((behind, _)) = number(rest) {
        rest = behind;
        let next = dash(rest).or_else(|| rest.strip_prefix(JOINTS));
        // `第三条、四条`: the noun comes again behind the second.
        let noun = rest.chars().next().filter(|c| chars!("条款项章节批期届").has(*c));
        let again = noun.and_then(|noun| {
            let behind = rest.strip_prefix(noun)?.strip_prefix(JOINTS)?;
            number(behind).is_ok_and(|(rest, _)| rest.starts_with(noun)).then_some(behind)
        });
        let next = next.or(again);
        match next {
            Some(behind) if number(behind).is_ok() => rest = behind,
            _ => break,
        }
    }
    text.len() - rest.len()
}

/// Dates, titles and short quotes, sorted and without overlap.
fn closed_ranges(text: &str) -> Vec<Range<usize>> {
    let dates = date::find_all(text).into_iter().map(|(range, _)| range);
    let mut all: Vec<Range<usize>> = dates.chain(quoted(text)).collect();
    all.sort_by_key(|r| r.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match apart.last_mut() {
            Some(before) if range.start <= before.end => before.end = before.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Longest name in quotes, in bytes: a longer quotation is a statement, whose figures count.
const LONGEST_NAME: usize = 60;
const LONGEST_TITLE: usize = 600;

fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut quote, mut title) = (None, None);
    for (at, c) in text.char_indices() {
        match c {
            '“' => quote = Some(at),
            '《' => title = title.or(Some(at)),
            '”' | '"' => ranges.extend(quote.take().filter(|q| at - q <= LONGEST_NAME).map(|q| q..at)),
            '》' => ranges.extend(title.take().filter(|t| at - t <= LONGEST_TITLE).map(|t| t..at)),
            _ => {}
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        find_all(text)
            .into_iter()
            .map(|(r, q)| {
                let max = q.max.map_or(String::new(), |m| format!("..{m}"));
                format!("{} {} {}{max}{}", &text[r], q.comparator, q.value, q.unit)
            })
            .collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn words_around_bound_the_value() {
        check("不超过6个月", &["6个月 le 6个月"]);
        check("不得低于30日", &["30日 ge 30日"]);
        check("达到50%以上", &["50% ge 50%"]);
        check("近1.1亿元", &["1.1亿元 approx 110000000元"]);
        check("最近3年，节约20%", &["3年 eq 3年", "20% eq 20%"]);
        check("50家左右", &["50家 approx 50家"]);
        check("来自400余家企业", &["400余家 gt 400家"]);
        check("超过15000元的部分，在80000元限额内", &["15000元 gt 15000元", "80000元 le 80000元"]);
        check("20个工作日内办结", &["20个工作日 le 20个工作日"]);
        check("5年多来", &["5年 gt 5年"]);
        check("厚度小于0.01毫米", &["0.01毫米 lt 0.01毫米"]);
        check("不能超过每月1000元", &["1000元 le 1000元"]);
        check("3年（含3年）以上", &["3年 ge 3年"]);
        check("二万元以上二十万元以下的罚款", &["二万元以上二十万元 ge 20000..200000元"]);
        check("6个月以上1年以下", &["6个月 ge 6个月", "1年 le 1年"]);
        check("不超过实际投入的30%，最高给予500万元", &["30% le 30%", "500万元 le 5000000元"]);
        check("最高人民法院审结3件", &["3件 eq 3件"]);
        check("至少带动1个行业", &["1个 ge 1个"]);
        check("按不超过投资额5%给予", &["5% le 5%"]);
        check(
            "分别拉动增长0.4、3.3和3.9个百分点",
            &["0.4 eq 0.4个百分点", "3.3 eq 3.3个百分点", "3.9个百分点 eq 3.9个百分点"],
        );
        check("甲、乙两县分别建设3、5公里", &["3 eq 3公里", "5公里 eq 5公里"]);
        check("分别于2018、2019年完成", &[]);
        check("完成3、5项任务", &["5项 eq 5项"]);
        check("机动地面积不得超过本集体经济组织耕地总面积的5%", &["5% le 5%"]);
        check("4.1篇论文", &["1篇 eq 1篇"]);
        check("4.5万篇论文", &["4.5万篇 eq 45000篇"]);
        check("≥90%", &["90% ge 90%"]);
        check("总产值突破万亿元", &["万亿元 gt 1000000000000元"]);
        check("培育万亿元产业集群，突破千亿元企业", &[]);
        check("培育十亿元园区3个，投资十亿元", &["3个 eq 3个", "十亿元 eq 1000000000元"]);
        check("人均收入37 652元", &["37 652元 eq 37652元"]);
        check(
            "产量1 236.5万吨，人口1 236 500人。",
            &["1 236.5万吨 eq 12365000吨", "1 236 500人 eq 1236500人"],
        );
        check("茶叶 1 203吨，表1 203户，增加1 236 5人", &["203吨 eq 203吨", "203户 eq 203户", "5人 eq 5人"]);
        check("16.5万贫困人口脱贫", &["16.5万 eq 165000人"]);
        check("3.2万农村户籍", &[]);
    }

    #[test]
    fn what_is_no_quantity() {
        for text in [
            "第64次常务会",
            "第三、四项",
            "第1—3条",
            "第三十七条、三十八条和三十九条",
            "2019年9月2日",
            "99年12月起",
            "一百年度",
            "〔2019〕39号",
            "“四个扎实”",
            "《3年行动计划》",
            "5G、3D",
            "附件2",
            "B2个",
            "十三五",
            "统一个人",
            "1+6项",
            "9月20日前",
            "到2021年底",
            "之一种",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn long_texts_are_read_once() {
        for unit in ["1", "一", "《", "“", "第", "1、", "第一、", "1—", "不超过"] {
            assert!(find_all(&unit.repeat(100_000)).is_empty(), "{unit}");
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_stand_in_order(text in "[0-9一二十百万亿元个年%第至—不超过以上左右（）“《》分之.]{0,40}") {
            let mut end = 0;
            for (range, _) in find_all(&text) {
                assert!(end <= range.start && range.start < range.end);
                assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}
