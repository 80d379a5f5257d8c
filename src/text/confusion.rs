//! Characters that machine reading confuses, where only one can stand: `2O19年`, `3月2曰`, `（ー）`, `第—条`.
//!
//! A dash in the brackets of a label, a letter among the digits of a year, 曰 behind the number of a day: there the
//! place leaves no other reading, and the character that it demands is read. What is decided by words and not by the
//! place stays as printed: `兄弟一条心`, `2019年未完成`, `3月2目标`, `第三—五条`.
//!
//! ```text
//! digit     = O o for 0, l I 丨 for 1: in a year of four before 年 or in the brackets of a document number, at least
//!             two of whose digits are sound; in its serial number; in month and day behind a year; in a
//!             number; behind a sound digit, before % 万 亿 元
//! day       = 曰 目 for 日, behind year, month and the number of the day
//! end       = 未 for 末: 年未前, 月未止
//! ordinal   = 弟 for 第, at the start of a paragraph or behind punctuation, before a number and 条 章 节 编
//! one       = — ー and other dashes for 一: （—）, 十—、, 第—条; → too before 、 at the start of a paragraph
//! ```

use super::repair::is_han;
use crate::text::words::chars;

/// The character that stands at `i` of a paragraph by its place, where another is printed.
pub(super) fn demanded(text: &[char], i: usize) -> Option<char> {
    match text[i] {
        'O' | 'o' | 'l' | 'I' | '丨' => in_number(text, i).then(|| digit(text[i])).flatten(),
        '曰' => is_day(text, i).then_some('日'),
        '目' => (is_day(text, i) && !next_is(text, i, "标录的")).then_some('日'),
        '未' => is_end(text, i).then_some('末'),
        '弟' => is_ordinal(text, i).then_some('第'),
        c if is_dash(c) => is_one(text, i).then_some('一'),
        '→' => (i == 0 && next_is(text, i, "、")).then_some('一'),
        _ => None,
    }
}

/// True for a character that [`demanded`] may replace behind the one before it.
pub(super) fn is_confused(before: Option<char>, c: char) -> bool {
    match c {
        '未' => matches!(before, Some('年' | '月')),
        '目' | '曰' => before.is_some_and(is_counted),
        '弟' => before.is_none_or(|before| !is_han(before)),
        'O' | 'o' | 'l' | 'I' => {
            before.is_none_or(|before| !before.is_ascii_alphabetic() || digit(before).is_some())
        }
        '—' => before.is_none_or(|before| is_numeral(before) || matches!(before, '第' | '弟' | '（' | '(')),
        '丨' | '→' => true,
        _ => is_dash(c),
    }
}

/// A digit, or the one for which a letter may stand.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'O' | 'o' => Some('0'),
        'l' | 'I' | '丨' => Some('1'),
        _ => None,
    }
}

fn is_dash(c: char) -> bool {
    chars!("—ー―─－–-").has(c)
}

fn is_numeral(c: char) -> bool {
    chars!("〇○一二三四五六七八九十百零").has(c)
}

/// Part of the number of a year, a month or a day, in digits of either kind.
fn is_counted(c: char) -> bool {
    digit(c).is_some() || is_numeral(c)
}

fn at(text: &[char], i: Option<usize>) -> char {
    i.and_then(|i| text.get(i)).copied().unwrap_or(' ')
}

fn before(text: &[char], i: usize) -> char {
    at(text, i.checked_sub(1))
}

fn next_is(text: &[char], i: usize, any: &str) -> bool {
    text.get(i + 1).is_some_and(|c| any.contains(*c))
}

/// Where the run of at most `most` characters of a kind ends that goes on from `from`.
fn run(text: &[char], from: usize, most: usize, kind: fn(char) -> bool) -> usize {
    from + text[from.min(text.len())..].iter().take(most).take_while(|c| kind(**c)).count()
}

/// Where the run of at most `most` characters of a kind begins that ends before `end`.
fn run_back(text: &[char], end: usize, most: usize, kind: fn(char) -> bool) -> usize {
    end - text[..end].iter().rev().take(most).take_while(|c| kind(**c)).count()
}

/// Digits of a document number: the most that a serial number has.
const LONGEST: usize = 6;

/// True when the letter at `i` stands among the digits of a date or of a document number.
fn in_number(text: &[char], i: usize) -> bool {
    let is_digit = |c: char| digit(c).is_some();
    let (from, end) = (run_back(text, i, LONGEST, is_digit), run(text, i, LONGEST, is_digit));
    let (open, close) = (before(text, from), at(text, Some(end)));
    if open.is_ascii_alphanumeric() || close.is_ascii_alphanumeric() {
        return false;
    }
    let digits: String = text[from..end].iter().filter_map(|&c| digit(c)).collect();
    let value: u32 = digits.parse().unwrap_or(0);
    let sound = text[from..end].iter().filter(|c| c.is_ascii_digit()).count();
    let year = end - from == 4 && sound >= 2 && (1800..2200).contains(&value);
    match close {
        '年' => year && !chars!(".-/").has(open),
        '月' => (1..=12).contains(&value) && open == '年' && is_counted(before(text, from - 1)),
        '日' | '曰' | '目' => {
            (1..=31).contains(&value) && open == '月' && is_counted(before(text, from - 1))
        }
        '号' => value > 0 && is_serial(text, from),
        _ if is_bracket(close) => year && is_bracket(open) && leads_to_serial(text, end + 1),
        '%' | '％' | '万' | '亿' | '元' => {
            value > 0 && text[from].is_ascii_digit() && text[from] != '0' && open != '.' && text[i] != '丨'
        }
        _ => false,
    }
}

fn is_bracket(c: char) -> bool {
    chars!("〔〕﹝﹞［］[]【】（）()〈〉《》〚〛〖〗").has(c)
}

/// True when a serial number follows at `from`: `39号`, `第39号`.
fn leads_to_serial(text: &[char], from: usize) -> bool {
    let from = run(text, run(text, from, 1, |c| c == ' '), 1, |c| c == '第');
    let end = run(text, from, LONGEST, |c| digit(c).is_some());
    end > from && at(text, Some(end)) == '号'
}

/// True when the digits that begin at `from` follow the year of a document number in its brackets.
fn is_serial(text: &[char], from: usize) -> bool {
    let close = run_back(text, run_back(text, from, 1, |c| c == '第'), 1, |c| c == ' ');
    let Some(close) = close.checked_sub(1).filter(|&at| is_bracket(text[at])) else { return false };
    let year = run_back(text, close, 4, |c| digit(c).is_some());
    close - year == 4 && is_bracket(before(text, year))
}

/// True when year, month and the number of a day stand before `i`.
fn is_day(text: &[char], i: usize) -> bool {
    let day = run_back(text, i, 3, is_counted);
    let month = day.checked_sub(1).filter(|&at| day < i && text[at] == '月');
    let Some(month) = month else { return false };
    let from = run_back(text, month, 2, is_counted);
    from < month && before(text, from) == '年' && is_counted(before(text, from - 1))
}

/// True when the end of a year or month is meant: `2019年未前`, `6月未以前`; not `2019年未前往`.
fn is_end(text: &[char], i: usize) -> bool {
    let dated = i >= 2 && matches!(text[i - 1], '年' | '月') && is_counted(text[i - 2]);
    let bound = match (at(text, Some(i + 1)), at(text, Some(i + 2))) {
        ('前', behind) => !chars!("往来去进行期").has(behind),
        ('之' | '以', '前') | ('止', _) => true,
        _ => false,
    };
    dated && bound
}

/// True when a number and 条, 章, 节 or 编 follow, and no word can go on from before.
fn is_ordinal(text: &[char], i: usize) -> bool {
    let first = before(text, i);
    let end = run(text, i + 1, LONGEST, |c| is_counted(c) || is_dash(c));
    !is_han(first)
        && !first.is_ascii_alphanumeric()
        && end > i + 1
        && chars!("条章节编").has(at(text, Some(end)))
        && !next_is(text, end, "心")
}

/// True when the dash at `i`, which stands alone, is the numeral of a label or of an article.
fn is_one(text: &[char], i: usize) -> bool {
    let (last, next) = (before(text, i), at(text, Some(i + 1)));
    if is_dash(last) || is_dash(next) {
        return false;
    }
    let start = run_back(text, i, 4, is_numeral);
    let tens = start == i || chars!("十百零").has(last);
    let opens = |marks: &str| start > 0 && marks.contains(text[start - 1]);
    tens && match next {
        '条' | '章' | '节' | '编' => opens("第弟"),
        '）' | ')' => {
            start == 1 && opens("（(") && text.get(i + 2).is_some_and(|&c| is_han(c) || chars!("“《").has(c))
        }
        '、' => start == 0,
        '是' => i == 0 && matches!(text[i], '—' | 'ー') && text.get(i + 2).is_some_and(|&c| is_han(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        (0..chars.len()).map(|i| demanded(&chars, i).unwrap_or(chars[i])).collect()
    }

    proptest::proptest! {
        #[test]
        fn what_is_demanded_is_known_to_be_confused(
            text in "[年月日第弟未目曰OolI1一十—→丨（）()、是条章前止之以2019号%元万甲x. -]{0,9}"
        ) {
            let chars: Vec<char> = text.chars().collect();
            for i in (0..chars.len()).filter(|&i| demanded(&chars, i).is_some()) {
                assert!(is_confused(i.checked_sub(1).map(|before| chars[before]), chars[i]), "{i}");
            }
        }
    }

    #[test]
    fn the_place_demands_a_character() {
        for (printed, expected) in [
            ("自2O19年l2月3曰起", "自2019年12月3日起"),
            ("2019年3月lO日", "2019年3月10日"),
            ("二〇二一年九月二目", "二〇二一年九月二日"),
            ("云溪府发〔2O21〕l7号", "云溪府发〔2021〕17号"),
            ("云溪府发[20丨9]第3O号", "云溪府发[2019]第30号"),
            ("云溪府发[2O19] 3O号", "云溪府发[2019] 30号"),
            ("达到8O％以上，安排3OO万元", "达到80％以上，安排300万元"),
            ("2021年未前完成", "2021年末前完成"),
            ("6月未以前报送", "6月末以前报送"),
            ("弟三章 附则", "第三章 附则"),
            ("依照“弟十二条”", "依照“第十二条”"),
            ("（ー）加强领导", "（一）加强领导"),
            ("（十—）加强领导", "（十一）加强领导"),
            ("(-)加强领导", "(一)加强领导"),
            ("—、总则", "一、总则"),
            ("二十ー、附则", "二十一、附则"),
            ("→、总则", "一、总则"),
            ("第—条 为了", "第一条 为了"),
            ("依照第二十—条", "依照第二十一条"),
            ("—是加强领导", "一是加强领导"),
        ] {
            assert_eq!(read(printed), expected, "{printed}");
        }
    }

    #[test]
    fn words_stay_as_they_are_printed() {
        for text in [
            "兄弟一条心",
            "子弟三条",
            "2021年未完成的任务",
            "2021年未前往现场",
            "截至6月未发生",
            "2021年3月2目标",
            "项目、目录、2021年3项目标",
            "子曰",
            "第三—五条",
            "第——条",
            "——是加强",
            "（—）",
            "（2019—2021年）",
            "（——）加强",
            "A2O19年",
            "OOOO年",
            "2O19",
            "10I年",
            "COD、pH、LED",
            "2O99项",
            "三—、四",
            "甲→、乙",
            "I类、l号楼",
            "CO2O元素、O万人、H2O%",
            "（2O19）人",
            "- 3 -",
            "甲—是乙",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
