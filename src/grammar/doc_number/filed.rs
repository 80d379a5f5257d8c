//! Numbers of a file without a year in brackets: `府授水字第0990123456號`, `（79）云卫药字第3号`.
//!
//! ```text
//! filed  = ["（" digit{2,3} "）" | "〔" digit{2} "〕"] code "字第" serial "号"
//! code   = Han characters                     -- an organ, its section, 字
//! serial = digit{1,12} | Han numerals
//! ```
//!
//! So number the offices of Taiwan, whose serial begins with the year, and older prints. The serial is printed again as it
//! stands: its zeros are part of it. Not accepted: certificates and licences (`云房权证字第3号`), numbers of court cases.

use nom::bytes::complete::take_while_m_n;
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::sequence::delimited;
use nom::{IResult, Parser};

use super::{DocNumber, NumberForm, plain_code};
use crate::grammar::label::ordinal;
use crate::grammar::numeral::no_match;
use crate::text::repair::is_han;
use crate::text::words::WordList;

/// A number of a file.
pub(super) fn filed(input: &str) -> IResult<&str, DocNumber> {
    let (rest, (year, code, _, serial, _)) =
        (opt(bracket), code, char('第'), serial, char('号')).parse(input)?;
    let prefix = format!("{}{code}", year.unwrap_or_default());
    let text = format!("{prefix}第{serial}号");
    let seq = ordinal(serial).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, n)| n);
    let seq = serial.parse().ok().or(seq).and_then(|n: u32| i32::try_from(n).ok());
    Ok((rest, DocNumber { text, prefix, year: None, seq, form: NumberForm::Filed }))
}

/// The year in brackets, with too few digits to say which century is meant.
fn bracket(input: &str) -> IResult<&str, &str> {
    let digits = |most| take_while_m_n(2, most, |c: char| c.is_ascii_digit());
    let round = recognize(delimited(char('（'), digits(3), char('）')));
    round.or(recognize(delimited(char('〔'), digits(2), char('〕')))).parse(input)
}

/// The words up to `字第`, with the 字.
fn code(input: &str) -> IResult<&str, &str> {
    /// Words of certificates, of court cases and of writing.
    static NEVER: WordList = WordList::new(&[
        "证", "照", "状", "票", "许", "准字", "民", "刑", "执", "医", "房", "产", "籍", "文字", "汉字",
        "数字", "大字", "个字", "名字", "几字", "写字", "打字", "签字", "的",
    ]);
    /// So many characters can stand before the last one.
    const LONGEST: usize = 18;
    let last = input.char_indices().take(LONGEST).find(|&(at, _)| input[at..].starts_with("字第"));
    let end = last.ok_or_else(|| no_match(input))?.0 + "字".len();
    let code = &input[..end];
    let fits = code.chars().all(is_han) && code.chars().nth(1).is_some() && plain_code(code);
    // 依云府水字第…: what leads to a number is no part of it.
    if !fits || code.starts_with(['依', '奉', '准', '复', '查']) || NEVER.stand_in(code) {
        return Err(no_match(input));
    }
    Ok((&input[end..], code))
}

fn serial(input: &str) -> IResult<&str, &str> {
    let digits = take_while_m_n(1, 12, |c: char| c.is_ascii_digit());
    verify(digits.or(recognize(ordinal)), |s: &str| !s.is_empty()).parse(input)
}

#[cfg(test)]
mod tests {
    use super::super::{doc_number, find_all, whole};

    #[test]
    fn numbers_of_files() {
        for (input, text, prefix, seq) in [
            ("云府水字第0990123456号", "云府水字第0990123456号", "云府水字", Some(990_123_456)),
            ("府法三字第09530123400号令", "府法三字第09530123400号", "府法三字", None),
            ("（79）云卫药字第三号", "（79）云卫药字第三号", "（79）云卫药字", Some(3)),
            ("云人字第12号", "云人字第12号", "云人字", Some(12)),
            ("〔57〕云议字第12号", "〔57〕云议字第12号", "〔57〕云议字", Some(12)),
        ] {
            let (_, read) = doc_number(input).unwrap_or_else(|_| panic!("{input}"));
            assert_eq!((read.text.as_str(), read.prefix.as_str(), read.seq), (text, prefix, seq), "{input}");
            assert_eq!(read.year, None);
        }
        for input in [
            "云房权证字第3号",
            "（2019）云01民初字第3号",
            "汉字第3号",
            "字第3号",
            "云府水字第3页",
            "云府字3号",
        ] {
            assert!(doc_number(input).is_err(), "{input}: {:?}", doc_number(input));
        }
    }

    #[test]
    fn files_in_running_text() {
        let found = |text: &str| -> Vec<String> {
            find_all(text).into_iter().map(|(r, _)| text[r].to_owned()).collect()
        };
        assert_eq!(found("依据云溪县政府99年1月2日云府水字第0990000012号函办理"), ["云府水字第0990000012号"]);
        assert_eq!(found("依云府水字第12号令、云府财字第13号函"), ["云府水字第12号", "云府财字第13号"]);
        assert_eq!(found("取得云林证字第12号的林地"), [] as [&str; 0]);
        assert!(whole("发文字号：云府水字第0990000012号").is_some());
        let long = "云字第".repeat(50_000);
        assert!(find_all(&long).is_empty());
    }
}
