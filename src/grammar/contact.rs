//! Ways to reach somebody: `联系电话：(023)48659622`, `027—87822057`, `office@example.cn`, `http://www.example.gov.cn`.
//!
//! ```text
//! field    = label "：" value                            a whole line
//! phone    = ("(" area ")" | area dash) digit{7,8} [extension] | mobile | 400 number
//! labelled = phone | digit{7,8} [extension] | digit{3,5}      only behind a label
//! area     = "0" digit{2,3}
//! mobile   = "1" digit{10}, the second 3 to 9
//! email    = local "@" domain
//! url      = ("http" ["s"] "://" | "www.") domain [path]
//! postcode = six digits behind 邮编 or 邮政编码
//! ```
//!
//! Not accepted: a local number or a postcode without a label, since so many other numbers look like one.

use std::ops::Range;
use std::sync::LazyLock;

use nom::IResult;
use regex::Regex;

use super::numeral::no_match;
use crate::model::ContactKind;
use crate::text::words::chars;

/// A way to reach somebody, as found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactItem {
    /// What it is.
    pub kind: ContactKind,
    /// The number, name or address, without its label; dashes in numbers are `-`.
    pub value: String,
    /// The label before it, as `联系电话`.
    pub label: Option<String>,
}

/// A line of the form `label：value`: the label has at most ten characters and no punctuation.
///
/// ```
/// use gongbao::grammar::contact::field;
/// assert_eq!(field("联系电话：61270000"), Some(("联系电话", "61270000")));
/// assert_eq!(field("现将有关事项通知如下，请照办：一"), None);
/// ```
pub fn field(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 10;
    let (label, value) = line.split_once('：').or_else(|| line.split_once(':'))?;
    let label = label.trim();
    let short = (1..=LONGEST).contains(&label.chars().take(LONGEST + 1).count());
    let plain = !label.contains(|c| chars!("，。；、！？（）()“”《》〔〕").has(c));
    (short && plain).then(|| (label, value.trim()))
}

/// A telephone number that shows by its form that it is one; dashes of all kinds are read as `-`.
///
/// ```
/// use gongbao::grammar::contact::phone;
/// assert_eq!(phone("027—87822000，"), Ok(("，", "027-87822000".to_owned())));
/// assert!(phone("61270000").is_err());
/// ```
pub fn phone(input: &str) -> IResult<&str, String> {
    if shows_itself(input.as_bytes()) { telephone(&PHONE, input) } else { Err(no_match(input)) }
}

/// False for what does not begin as a number with its area code, of a mobile telephone or of a hotline does.
fn shows_itself(input: &[u8]) -> bool {
    match input {
        [b'0', next, ..] | [b'4' | b'8', b'0', next, ..] | [b'(', b'0', next, ..] => next.is_ascii_digit(),
        [b'1', next, ..] => (b'3'..=b'9').contains(next),
        [first, ..] => !first.is_ascii(),
        [] => false,
    }
}

/// A telephone number behind a label, where a local number (`61270000`) and a hotline (`12345`) are enough.
pub fn labelled_phone(input: &str) -> IResult<&str, String> {
    let counted = input.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
    phone(input).or_else(|_| if counted { telephone(&LOCAL, input) } else { Err(no_match(input)) })
}

fn telephone<'a>(pattern: &Regex, input: &'a str) -> IResult<&'a str, String> {
    let printed = pattern.find(input).ok_or_else(|| no_match(input))?;
    let rest = &input[printed.end()..];
    // Numbers that run on without a break are parted by their area code only.
    let longer = rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.starts_with('0');
    if longer || rest.starts_with(|c| chars!("元万亿人年个%").has(c)) {
        return Err(no_match(input));
    }
    let plain = |c: char| match c {
        '—' | '–' | '－' | '―' | '─' => '-',
        '（' => '(',
        '）' => ')',
        c => c,
    };
    let value: String = printed.as_str().chars().map(plain).filter(|c| *c != ' ').collect();
    Ok((rest, value.replace("--", "-")))
}

/// An e-mail address.
pub fn email(input: &str) -> IResult<&str, &str> {
    static HERE: LazyLock<Regex> = LazyLock::new(|| anchored(EMAIL));
    whole(&HERE, input)
}

/// A web address, without the `<` and `>` around it.
pub fn url(input: &str) -> IResult<&str, &str> {
    static HERE: LazyLock<Regex> = LazyLock::new(|| anchored(URL));
    let bare = input.strip_prefix('<').unwrap_or(input);
    let (rest, url) = whole(&HERE, bare)?;
    let rest = if bare.len() < input.len() { rest.strip_prefix('>').unwrap_or(rest) } else { rest };
    Ok((rest, url))
}

/// Every way to reach somebody that is named in `text`, in order; the range holds the value.
///
/// ```
/// use gongbao::grammar::contact::find_all;
/// let found = find_all("联系人：林知远，联系电话：027-87820000、13600000000，邮箱：lin@example.cn。");
/// let values: Vec<&str> = found.iter().map(|(_, item)| item.value.as_str()).collect();
/// assert_eq!(values, ["林知远", "027-87820000", "13600000000", "lin@example.cn"]);
/// ```
pub fn find_all(text: &str) -> Vec<(Range<usize>, ContactItem)> {
    let mut found = Vec::new();
    for label in LABEL.captures_iter(text) {
        let (Some(whole), Some(name)) = (label.get(0), label.name("label")) else { continue };
        if text[..name.start()].ends_with(|c: char| c.is_ascii_alphabetic()) {
            continue; // `IP地址`
        }
        let kind = kind_of(name.as_str());
        let values = behind_label(&text[whole.end()..], kind, whole.as_str().ends_with(['：', ':']));
        found.extend(values.into_iter().map(|(range, value)| {
            let range = whole.end() + range.start..whole.end() + range.end;
            (range, ContactItem { kind, value, label: Some(name.as_str().to_owned()) })
        }));
    }
    static ANYWHERE: LazyLock<[Regex; 2]> =
        LazyLock::new(|| [EMAIL, URL].map(|pattern| Regex::new(pattern).expect("the pattern is constant")));
    for (pattern, kind) in ANYWHERE.iter().zip([ContactKind::Email, ContactKind::Website]) {
        found.extend(pattern.find_iter(text).map(|m| {
            let value = m.as_str().replace('：', ":");
            (m.range(), ContactItem { kind, value, label: label_before(&text[..m.start()]) })
        }));
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Forms that show by themselves what they are.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    let dash = "(?:[-—–－―─]{1,2})";
    let local = "[0-9]{7,8}";
    Regex::new(&format!(
        r"^(?:[（(]0[0-9]{{1,3}}[）)] ?{dash}?(?:{local}|[0-9]{{3,4}}{dash}[0-9]{{4}})|0[0-9]{{2,3}}(?:{dash}| ){local}|1[3-9][0-9]{{9}}|[48]00{dash}[0-9]{{3,4}}{dash}?[0-9]{{3,4}})(?:(?:转|分机|#|{dash})[0-9]{{1,5}}\b)?"
    ))
    .expect("the pattern is constant")
});

/// Forms that need a label.
static LOCAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:0?[0-9]{10,11}|[48]00[0-9]{7}|[0-9]{7,8}|[0-9]{3,5})(?:(?:转|[-—–－])[0-9]{1,4}\b)?")
        .expect("constant")
});

const EMAIL: &str = r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+";

const URL: &str = r"(?:https?[:：]//|www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[:：][0-9]{2,5})?(?:/[A-Za-z0-9._~%#?=&+/-]*)?";

/// Labels that say how to reach somebody.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let before =
        "(?:联系|咨询|办公|监督|举报|投诉|服务|值班|固定|政策|受理|通讯|通信|邮寄|单位|联络|报名|详细|公开)";
    let word =
        "(?:电话|热线|手机|传真|邮编|邮政编码|地址|联系人|联络人|承办人|经办人|电话(?:/|／|、|及|和)?传真)";
    Regex::new(&format!(r"(?P<label>{before}{{0,3}}{word}(?:号码|号)?(?:及电话|及联系方式)?)(?:[：:]|\b|)"))
        .expect("constant")
});

fn kind_of(label: &str) -> ContactKind {
    let table = [
        ("人", ContactKind::Person),
        ("邮编", ContactKind::Postcode),
        ("邮政编码", ContactKind::Postcode),
        ("地址", ContactKind::Address),
        ("电话", ContactKind::Phone),
        ("传真", ContactKind::Fax),
    ];
    table.into_iter().find(|(word, _)| label.contains(word)).map_or(ContactKind::Phone, |(_, kind)| kind)
}

/// The values behind a label and where they stand.
fn behind_label(rest: &str, kind: ContactKind, colon: bool) -> Vec<(Range<usize>, String)> {
    match kind {
        ContactKind::Person | ContactKind::Address if !colon => Vec::new(),
        ContactKind::Person => person(rest).into_iter().collect(),
        ContactKind::Address => address(rest).into_iter().collect(),
        ContactKind::Postcode => {
            let digits = rest.bytes().take(7).take_while(u8::is_ascii_digit).count();
            if digits == 6 { vec![(0..6, rest[..6].to_owned())] } else { Vec::new() }
        }
        _ => phones(rest),
    }
}

/// One number or several, parted by `、`, `，`, `/` or nothing.
fn phones(rest: &str) -> Vec<(Range<usize>, String)> {
    const MOST: usize = 12;
    let mut found = Vec::new();
    let mut at = 0;
    while let (true, Ok((behind, value))) = (found.len() < MOST, labelled_phone(&rest[at..])) {
        let end = rest.len() - behind.len();
        found.push((at..end, value));
        at = rest.len() - behind.trim_start_matches(['、', '，', '/', ' ', '；', ',', ';']).len();
    }
    found
}

/// The name behind 联系人, or the names that run on there; an office as printed.
fn person(rest: &str) -> Vec<(Range<usize>, String)> {
    const LONGEST: usize = 60;
    let stop =
        rest.find(|c: char| chars!("，；。,;（）()").has(c) || c.is_ascii_digit()).unwrap_or(rest.len());
    let words = ["联系", "电话", "手机", "传真", "邮箱", "电子"];
    let end = words.iter().filter_map(|w| rest[..stop].find(w)).min().unwrap_or(stop);
    let printed = rest[..end].trim_end();
    if printed.is_empty() || printed.len() > LONGEST {
        return Vec::new();
    }
    let names = super::person::name_list(printed);
    if names.is_empty() {
        return vec![(0..printed.len(), printed.to_owned())];
    }
    names.into_iter().map(|(range, person)| (range, person.name)).collect()
}

/// The address as far as the next label or the end of the sentence.
fn address(rest: &str) -> Option<(Range<usize>, String)> {
    const LONGEST: usize = 180;
    let stop = rest.find(['；', '。', '，', '\n', ';']).unwrap_or(rest.len());
    let words = ["邮编", "邮政编码", "电话", "联系", "传真"];
    let end = words.iter().filter_map(|w| rest[..stop].find(w)).min().unwrap_or(stop);
    let printed = rest[..end].trim_end_matches(['（', '(', ' ', '、']);
    let place = printed.starts_with(crate::text::repair::is_han) && printed.len() <= LONGEST;
    place.then(|| (0..printed.len(), printed.to_owned()))
}

/// The words before `：` that name an address of the net.
fn label_before(before: &str) -> Option<String> {
    let head = before.strip_suffix('<').unwrap_or(before);
    let head = head.strip_suffix(['：', ':']).or_else(|| head.ends_with("网址").then_some(head))?;
    const LONGEST: usize = 16;
    let start = head
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| crate::text::repair::is_han(*c) || c.is_ascii_alphabetic())
        .last()
        .map(|(at, _)| at)?;
    Some(head[start..].to_owned())
}

/// The pattern at the start of its input, so that a leaf never looks further.
fn anchored(pattern: &str) -> Regex {
    Regex::new(&format!("^(?:{pattern})")).expect("the pattern is constant")
}

fn whole<'a>(anchored: &Regex, input: &'a str) -> IResult<&'a str, &'a str> {
    let found = anchored.find(input).ok_or_else(|| no_match(input))?;
    Ok((&input[found.end()..], found.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_and_addresses() {
        for (input, value, rest) in [
            ("(023)48650000", "(023)48650000", ""),
            ("（0531）82060000。", "(0531)82060000", "。"),
            ("023-48650000", "023-48650000", ""),
            ("027—87820000", "027-87820000", ""),
            ("61270000，", "61270000", "，"),
            ("13600000000", "13600000000", ""),
            ("400-810-0000", "400-810-0000", ""),
            ("0531-86060000转8001", "0531-86060000转8001", ""),
            ("12345", "12345", ""),
            ("027-68870000027-68870001", "027-68870000", "027-68870001"),
        ] {
            assert_eq!(labelled_phone(input), Ok((rest, value.to_owned())), "{input}");
        }
        for input in ["12", "电话", "123456", "1234567890123", ""] {
            assert!(labelled_phone(input).is_err(), "{input}: {:?}", labelled_phone(input));
        }
        for input in ["61270000", "500强", "2019", "20190912", "13600000000元", "39"] {
            assert!(phone(input).is_err(), "{input}");
        }
        assert_eq!(email("a.b-c@mail.example.cn。"), Ok(("。", "a.b-c@mail.example.cn")));
        assert_eq!(url("<http://www.example.gov.cn>"), Ok(("", "http://www.example.gov.cn")));
        assert_eq!(url("www.example.cn/a/b.html）"), Ok(("）", "www.example.cn/a/b.html")));
        assert!(email("@example.cn").is_err() && url("example").is_err());
    }

    #[test]
    fn fields() {
        for (line, expected) in [
            ("联系电话：61270000", Some(("联系电话", "61270000"))),
            ("地 址: 云溪路1号", Some(("地 址", "云溪路1号"))),
            ("各镇人民政府，区级各部门：", None),
            ("没有标签", None),
            ("：空", None),
        ] {
            assert_eq!(field(line), expected, "{line}");
        }
    }

    fn found(text: &str) -> Vec<(&'static str, String)> {
        find_all(text)
            .into_iter()
            .map(|(range, item)| {
                assert!(!text[range].is_empty());
                (item.kind.as_str(), item.value)
            })
            .collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let got = found(text);
        let got: Vec<(&str, &str)> = got.iter().map(|(kind, value)| (*kind, value.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn every_way_is_found() {
        check(
            "联系人：苏白，联系电话：61270000，联系邮箱：su@example.com。",
            &[("person", "苏白"), ("phone", "61270000"), ("email", "su@example.com")],
        );
        check(
            "联系人：张雨林何晚联系电话：027-68870000027-68870001电子邮箱：z@example.net",
            &[
                ("person", "张雨林"),
                ("person", "何晚"),
                ("phone", "027-68870000"),
                ("phone", "027-68870001"),
                ("email", "z@example.net"),
            ],
        );
        check(
            "地址：云溪区望江街道学府路1号邮编：400000传真：(023)48650000",
            &[("address", "云溪区望江街道学府路1号"), ("postcode", "400000"), ("fax", "(023)48650000")],
        );
        check(
            "云溪区政府公众信息网：<http://www.example.gov.cn>",
            &[("website", "http://www.example.gov.cn")],
        );
        check("（联系单位：水库移民管理处）", &[]);
        check("设立监督举报电话和信箱，建立服务热线", &[]);
        check("IP地址：云溪", &[]);
        check("拨打服务热线12345反映", &[("phone", "12345")]);
        check("解决电话回访工作量大、邮编不详、编号48650000", &[]);
    }

    proptest::proptest! {
        #[test]
        fn ranges_lie_inside(text in "[联系人电话：:，0-9()a.@王明地址邮编<>/wht-]{0,40}") {
            for (range, _) in find_all(&text) {
                assert!(text.get(range).is_some_and(|s| !s.is_empty()));
            }
        }
    }
}
