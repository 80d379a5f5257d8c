//! Document numbers (发文字号): `云溪府办发〔2019〕39号`, `云溪省人民政府令第208号`, `国家税务总局公告2018年第31号`.
//!
//! ```text
//! number     = annual | year-first | order | proclamation | filed      -- filed: see filed.rs
//! annual     = code "〔" year "〕" ["第"] serial "号"
//! year-first = "〔" year "〕" code "第" serial "号"                  -- 〔1996〕云司字第82号
//! order      = organs ("令" | "命令") [year "年"] nth | organs "第" serial "号令"
//! proclaimed = [organs] ("公告" | "通告") ["〔" 届 "〕"] [year "年"] nth
//!            | organs [year "年"] ["第"] serial "号" ("公告" | "通告")
//! nth        = ["第"] serial "号" | "（第" serial "号）"
//! code       = Han characters, and brackets inside: 法（刑二）发       -- organ and 令 or 公告 too
//! organs     = organ { "、" organ }
//! year       = 4 digits | 4 Han digits | in an annual number two digits from 49 on
//! serial     = digits | Han numerals
//! ```
//!
//! Reads repaired text, in which the brackets around the year are `〔〕`. The canonical form has no blanks, no leading
//! zeros and Arabic digits. In running text the code has no mark where it begins: it begins behind punctuation, behind
//! a lead-in (`根据`, `按照` …) or behind the full name of its issuer (`云溪市财政局云财建〔2019〕4号`).
//! Not accepted: numbers of court cases, issues of a journal, standards, index numbers, numbers without brackets that
//! are neither orders nor proclamations.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, opt, peek, verify};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

use super::label::ordinal;
use super::numeral::no_match;
use super::region::begins_like_region;
use super::scan::{self, Reach};
use crate::text::repair::{is_blank, is_han};
use crate::text::words::{WordList, chars, words};

mod filed;
mod series;

pub use series::further;

/// How a number is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// Code, year and serial: `云溪府办发〔2019〕39号`.
    Annual,
    /// The year first: `〔1996〕云司字第82号`.
    YearFirst,
    /// An order: `云溪省人民政府令第208号`.
    Order,
    /// A proclamation or announcement: `国家税务总局公告2018年第31号`.
    Proclamation,
    /// A proclamation of a congress, numbered by its term: `主席团公告〔十五届〕第3号`.
    Session,
    /// A code and a serial alone: `云府水字第0990123456号`.
    Filed,
}

/// A document number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocNumber {
    /// The canonical form.
    pub text: String,
    /// What stands before the year or the serial number: `云溪府办发`, `云溪省人民政府令`.
    pub prefix: String,
    /// Its year, where one is printed.
    pub year: Option<i32>,
    /// Its serial number.
    pub seq: Option<i32>,
    /// How it is built.
    pub form: NumberForm,
}

/// Reads a document number.
///
/// ```
/// use gongbao::grammar::doc_number::doc_number;
/// let (rest, number) = doc_number("云溪府发〔2019〕 08 号文件").unwrap();
/// assert_eq!((number.text.as_str(), rest), ("云溪府发〔2019〕8号", "文件"));
/// ```
///
/// # Errors
/// When `input` does not begin with a document number.
pub fn doc_number(input: &str) -> IResult<&str, DocNumber> {
    alt((year_first, annual, order, proclamation, filed::filed)).parse(input)
}

/// The number that makes up the whole line, perhaps in brackets or as `文号：…`, or with 文件 behind it.
///
/// ```
/// use gongbao::grammar::doc_number::whole;
/// assert_eq!(whole("（云溪府发〔2019〕8号）").unwrap().text, "云溪府发〔2019〕8号");
/// assert!(whole("云溪府发〔2019〕8号已收悉").is_none());
/// ```
pub fn whole(line: &str) -> Option<DocNumber> {
    const LABELS: &[&str] = &["发文字号：", "发文号：", "文号：", "字号："];
    if !ends_like_number(line) {
        return None;
    }
    let line = line.trim();
    let line = LABELS.iter().find_map(|l| line.strip_prefix(l)).unwrap_or(line).trim_start();
    let inner = unbracketed(line);
    // What may stand behind 号: 公告文件.
    if !inner.chars().rev().filter(|c| !is_blank(*c)).take(5).any(|c| c == '号') {
        return None;
    }
    let (rest, number) = doc_number(inner).ok()?;
    matches!(rest.trim(), "" | "文件" | "文" | "令" | "函").then_some(number)
}

/// The number of a line that is only `第707号`: the serial of an order or proclamation whose organ stands above.
///
/// ```
/// use gongbao::grammar::doc_number::order_serial;
/// assert_eq!(order_serial("（第 707 号）"), Some(707));
/// assert_eq!(order_serial("第三期"), None);
/// ```
pub fn order_serial(line: &str) -> Option<u32> {
    if !ends_like_number(line) {
        return None;
    }
    let (rest, serial) = serial(unbracketed(line.trim()).strip_prefix('第')?).ok()?;
    rest.trim().is_empty().then_some(serial)
}

/// Year and number of a line that is only `2018年第31号`, under the organ that proclaims.
pub fn proclamation_serial(line: &str) -> Option<(i32, u32)> {
    if !ends_like_number(line) {
        return None;
    }
    let (rest, (year, _, serial)) =
        (year_word, opt(char('第')), serial).parse(unbracketed(line.trim())).ok()?;
    rest.trim().is_empty().then_some((year, serial))
}

/// Term or year and number of a line that is only `〔十三届〕第27号` or `〔2021〕第3号`, under who proclaims or orders.
///
/// ```
/// use gongbao::grammar::doc_number::session_serial;
/// assert_eq!(session_serial("〔十三届〕第二十七号"), Some(("十三届", 27)));
/// assert_eq!(session_serial("〔2021〕第3号"), Some(("2021", 3)));
/// assert_eq!(session_serial("十三届全国人大"), None);
/// ```
pub fn session_serial(line: &str) -> Option<(&str, u32)> {
    if !ends_like_number(line) {
        return None;
    }
    let (rest, (term, _, serial)) =
        (alt((term, year_alone)), opt(char('第')), serial).parse(line.trim()).ok()?;
    rest.trim().is_empty().then_some((term, serial))
}

/// False for a line whose last character no number has that stands alone: `云政发〔2021〕3号文件`.
fn ends_like_number(line: &str) -> bool {
    let last = line.chars().rev().find(|c| !is_blank(*c) && !chars!("）)】〉").has(*c));
    last.is_some_and(|c| chars!("号件文令函").has(c))
}

/// Every document number in `text`, in order and without overlaps.
///
/// ```
/// use gongbao::grammar::doc_number::find_all;
/// let text = "根据国发〔2018〕41号、云溪市财政局云财建〔2019〕4号文件";
/// let found: Vec<String> = find_all(text).into_iter().map(|(_, n)| n.text).collect();
/// assert_eq!(found, ["国发〔2018〕41号", "云财建〔2019〕4号"]);
/// ```
pub fn find_all(text: &str) -> Vec<(Range<usize>, DocNumber)> {
    static ANCHORS: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(["〔", "令", "公告", "通告", "字第"]).ok());
    let found = ANCHORS.iter().flat_map(|anchors| anchors.find_iter(text)).map(|anchor| anchor.range());
    let anchors = found.filter(|anchor| may_follow(text, anchor.start, anchor.end));
    scan::around(text, anchors, REACH, doc_number)
}

/// The document number around the anchor `〔`, `令`, `公告`, `通告` or `字第` at `anchor`, for a search of many kinds at once.
pub fn around(text: &str, anchor: Range<usize>) -> Option<(Range<usize>, DocNumber)> {
    let anchor = Some(anchor).filter(|anchor| may_follow(text, anchor.start, anchor.end));
    scan::around(text, anchor.into_iter(), REACH, doc_number).pop()
}

/// Where a number can begin before its anchor.
const REACH: Reach = Reach { chars: 64, inside: may_stand_inside, may_start };

/// The cheap test of an anchor: a number needs its 号 close behind, or right before `号令`.
fn may_follow(text: &str, start: usize, end: usize) -> bool {
    const REACH: usize = 24;
    let behind = &text[end..];
    let before = text[..start].strip_suffix('号').map(str::trim_end);
    before.is_some_and(|before| before.ends_with(|c| is_digit(c) || chars!("十百千").has(c)))
        || behind.starts_with(|c: char| is_digit(c) || is_blank(c) || chars!("〔（第").has(c))
            && behind.chars().take(REACH).any(|c| c == '号')
}

/// True for what can stand between the start of a number and its anchor.
fn may_stand_inside(c: char) -> bool {
    is_han(c) || c.is_ascii_digit() || is_blank(c) || chars!("、（）").has(c)
}

/// True when a number may begin at `at`, judged by what stands before it.
fn may_start(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    // `关于…的决定云政发〔2019〕3号`: the title ends with a word that is no code.
    if led_by_approval(after) || before.ends_with('的') && (KINDS.begin(after) || ends_title(after)) {
        return false;
    }
    if before.ends_with('经') && led_by_approval(&text[at - '经'.len_utf8()..]) {
        return true;
    }
    let Some(last) = before.chars().next_back() else { return true };
    let joins = |c: char| chars!("和与及或").has(c);
    // `…〔2019〕3号文件和…`
    let closes = |s: &str| s.ends_with(['》', '）', '号', '”']) || s.ends_with("文件") || s.ends_with("号文");
    if closes(before) {
        return !after.starts_with(joins) && !after.starts_with("以及");
    }
    if last.is_ascii_digit() {
        // The ordinal of a row, whose blank was typesetting: `3云政发〔2019〕3号`.
        return before.len() <= 3 && before.bytes().all(|b| b.is_ascii_digit());
    }
    !is_han(last)
        || (joins(last) && closes(&before[..at - last.len_utf8()]))
        || is_lead_in(before) && !after.starts_with('照')
        || is_led(&text[at - last.len_utf8()..])
        || natural_start(before, after)
        || issuer_end(before, after)
}

/// True where `经` leads to a number (`经云溪府复〔2022〕3号批准`) and begins no code, as in `经开管发`, `经信发`.
fn led_by_approval(text: &str) -> bool {
    let code = text.strip_prefix('经').and_then(|rest| rest.chars().next());
    code.is_some_and(|c| is_han(c) && !chars!("开信济贸发管科合侦商委局字").has(c))
}

/// True for a code or an organ behind a word that is none of it: `对云政发`, `将云政发`; 对外贸易, 将乐县 and 并政发 begin so.
fn is_led(text: &str) -> bool {
    let Some(word) = text.chars().next().filter(|c| chars!("对现在因凡与把该为除将自从如即并向").has(*c))
    else {
        return false;
    };
    let rest = &text[word.len_utf8()..];
    match word {
        '对' => !rest.starts_with(['外', '照']),
        '现' => !rest.starts_with('代'),
        // Names of places begin so, and a place may have one character: what follows has the code of a government.
        '将' | '自' | '从' | '如' | '即' | '并' | '向' => {
            rest.chars().skip(1).take(2).any(|c| chars!("政府委").has(c)) && !begins_like_region(text)
        }
        _ => true,
    }
}

/// True when the words before a number lead to it.
fn is_lead_in(before: &str) -> bool {
    /// Characters that lead to an organ or a code but are part of no code.
    const SHORT: &[char] = &['按', '据', '依', '见', '由', '的', '被', '以', '原'];
    let dated = || {
        let unit = before.strip_suffix(['年', '月', '日', '条', '款', '项']);
        unit.is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
            || before.ends_with('年') && holds_year(before)
    };
    before.ends_with(SHORT) && !before.ends_with("数据") && !before.ends_with("自由")
        || LEAD_INS.end(before)
        || KINDS.behind(before).is_some_and(|kind| before[..before.len() - kind.len()].ends_with('的'))
        || words!["的公告", "的通告"].end(before)
        || dated()
}

/// True where 公告 ends a title and a code follows; `公告2019年第3号` and `公告第3号` are numbers.
fn ends_title(after: &str) -> bool {
    let behind = ["公告", "通告"].iter().find_map(|word| after.strip_prefix(word));
    behind.and_then(|rest| rest.chars().next()).is_some_and(|c| is_han(c) && c != '第' && !is_digit(c))
}

/// Kinds of documents with which a title ends behind 的, and of which a code may have the characters elsewhere.
static KINDS: WordList = WordList::new(&[
    "决定",
    "批复",
    "报告",
    "通报",
    "函",
    "复函",
    "请示",
    "规划",
    "计划",
    "补充通知",
    "若干意见",
]);

/// Words that stand before a number, or inside no code.
static LEAD_INS: WordList = WordList::new(&[
    "按照", "依照", "遵照", "参照", "对照", "根据", "依据", "参见", "详见", "另见", "结合", "贯彻", "落实",
    "执行", "适用", "符合", "违反", "关于", "通知", "意见", "办法", "印发", "转发", "批转", "修改", "修订",
    "废止", "发布", "公布", "颁布", "制定", "规定", "条例", "细则", "方案", "文件", "附件", "文号", "字号",
    "编号", "收悉", "收到", "以及", "同时", "停止", "撤销", "代替", "替代", "已经", "简称", "包括", "其中",
    "或者", "并经", "现将", "中的", "实施", "纲要", "决议", "决定", "我院", "作出", "我部", "我委", "我局",
    "我厅", "比照", "领会", "纳入", "列入", "针对", "围绕",
]);

/// True where the name of the state or of its government begins.
fn natural_start(before: &str, after: &str) -> bool {
    after.starts_with("中华人民共和国") || after.starts_with("国务院") && !before.ends_with("共和国")
}

/// True when the full name of an issuer ends `before`, and a code of its own follows.
fn issuer_end(before: &str, after: &str) -> bool {
    /// What may follow an organ's short name inside of a code: 人社厅发, 市监局函.
    const GOES_ON: &str = "发办字函规令联公通组宣统第";
    /// Ends of full names.
    const ENDS: &str = "委员会 政府 局 办公室 办公厅 法院 检察院 国务院 总工会 联合会 领导小组 指挥部 \
        公司 银行 总署 管委会 厅 改革委 健康委 教育部 科技部 科学技术部 信息化部 公安部 \
        民政部 司法部 财政部 保障部 资源部 环境部 建设部 运输部 水利部 农村部 农业部 \
        商务部 文化部 旅游部 卫生部 管理部 事务部 组织部 宣传部 铁道部 人事部";
    let code = after
        .char_indices()
        .take(60)
        .find(|(_, c)| chars!("〔（、").has(*c))
        .map_or(after, |(end, _)| &after[..end]);
    let own = code.chars().take(2).count() == 2
        && (!code.starts_with(|c| GOES_ON.contains(c)) || code.starts_with("发改"));
    let named = |e: &str| {
        let name = before.strip_suffix(e);
        name.is_some_and(|name| name.chars().next_back().map_or(e == "国务院", is_han))
    };
    own && (ENDS.split(' ').any(named) || party_end(before, code))
}

/// True when a committee of the party ends `before`, and a code follows that is none of its departments: `省委云发`; `市委农发`.
fn party_end(before: &str, code: &str) -> bool {
    const LONGEST: usize = 4;
    let department = |c: char| chars!("农组宣统政编教老保军台信巡机改督直党网国外财").has(c);
    words!["省委", "市委", "州委", "区委"].end(before)
        && code.ends_with('发')
        && code.chars().count() <= LONGEST
        && !code.starts_with(department)
}

/// `云溪府办发〔2019〕39号`.
fn annual(input: &str) -> IResult<&str, DocNumber> {
    let full = bracketed_year.map(|year| (year, year));
    let (rest, (prefix, (printed, year), _, ordinal, seq)) =
        (code, full.or(short_year), blanks, opt(char('第')), serial.or(series::listed)).parse(input)?;
    let ordinal = if ordinal.is_some() { "第" } else { "" };
    let text = format!("{prefix}〔{printed}〕{ordinal}{seq}号");
    Ok((rest, number(text, prefix.to_owned(), Some(year), seq, NumberForm::Annual)))
}

/// `〔1996〕云司字第82号`.
fn year_first(input: &str) -> IResult<&str, DocNumber> {
    let code =
        verify(take_while_m_n(1, 36, |c| is_han(c) && c != '第' && c != '号'), |c: &str| plain_code(c));
    let (rest, (year, prefix, _, seq)) = (bracketed_year, code, char('第'), serial).parse(input)?;
    let text = format!("〔{year}〕{prefix}第{seq}号");
    Ok((rest, number(text, prefix.to_owned(), Some(year), seq, NumberForm::YearFirst)))
}

/// `云溪省人民政府令第208号`, `国务院第517号令`.
fn order(input: &str) -> IResult<&str, DocNumber> {
    let before = (alt((tag("命令"), tag("令"))), opt(year_word), nth);
    let behind = (char('第'), serial, char('令')).map(|(_, seq, _)| ("令", None, seq));
    let (rest, (organs, (word, year, seq))) = behind_organs(input, alt((before, behind)))?;
    let prefix = format!("{organs}{word}");
    let text = format!("{prefix}{}第{seq}号", year.map(|y| format!("{y}年")).unwrap_or_default());
    Ok((rest, number(text, prefix, year, seq, NumberForm::Order)))
}

/// `国家税务总局公告2018年第31号`, `主席团公告〔十五届〕第3号`.
fn proclamation(input: &str) -> IResult<&str, DocNumber> {
    let proclaimed =
        |input| (alt((tag("公告"), tag("通告"))), blanks, opt(term), opt(year_word), nth).parse(input);
    let behind = |input| {
        let word = alt((tag("公告"), tag("通告")));
        (opt(year_word), opt(char('第')), serial, word)
            .map(|(year, _, seq, word)| (word, "", None, year, seq))
            .parse(input)
    };
    let alone = proclaimed(input).map(|(rest, read)| (rest, ("", read)));
    let (rest, (organs, (word, _, term, year, seq))) =
        alone.or_else(|_| behind_organs(input, alt((proclaimed, behind))))?;
    let prefix = format!("{organs}{word}");
    let middle = match (term, year) {
        (Some(term), _) => format!("〔{term}〕"),
        (None, Some(year)) => format!("{year}年"),
        (None, None) => String::new(),
    };
    let session = term.is_some() || organs.contains("届");
    let form = if session { NumberForm::Session } else { NumberForm::Proclamation };
    Ok((rest, number(format!("{prefix}{middle}第{seq}号"), prefix, year, seq, form)))
}

fn number(text: String, prefix: String, year: Option<i32>, seq: u32, form: NumberForm) -> DocNumber {
    DocNumber { text, prefix, year, seq: i32::try_from(seq).ok(), form }
}

/// The code before the year: an organ's short code, or an organ with 令 or 公告.
fn code(input: &str) -> IResult<&str, &str> {
    let end = input.char_indices().take(60).find(|&(_, c)| c == '〔').map(|(i, _)| i);
    let code = end.map(|end| &input[..end]).map(str::trim_end).filter(|c| !c.is_empty());
    let Some(code) = code.filter(|c| full_code(c) || plain_code(c)) else { return Err(no_match(input)) };
    Ok((&input[end.unwrap_or_default()..], code))
}

/// An organ with the word for what it issues: `云溪省人民政府令〔2019〕第5号`.
fn full_code(code: &str) -> bool {
    let organ = ["命令", "令", "公告", "通告"].iter().find_map(|w| code.strip_suffix(w));
    organ.is_some_and(are_organs)
}

/// A short code, as `云溪府办发` or `法（刑二）发`.
fn plain_code(code: &str) -> bool {
    const LONGEST: usize = 18;
    /// Inside the numbers of court cases.
    static CASES: WordList = WordList::new(&[
        "民初",
        "民终",
        "刑初",
        "刑终",
        "行初",
        "行终",
        "民再",
        "民申",
        "执字",
        "民一终",
        "民二终",
    ]);
    let short = code.chars().take(LONGEST + 1).count() <= LONGEST;
    short
        && brackets_close(code)
        && !code.contains('第')
        && !code.contains('号')
        && !code.starts_with(['按', '据', '见', '的', '以', '及', '件'])
        && !holds_year(code)
        && !is_led(code)
        && (!code.starts_with('原') || begins_like_region(code))
        && !CASES.stand_in(code)
        && no_lead_in(code)
        && code.char_indices().skip(1).all(|(i, _)| !issuer_end(&code[..i], &code[i..]))
}

/// True for a year in words before a code: `一九七九年云革发`.
fn holds_year(code: &str) -> bool {
    let mut years = code.match_indices('年').map(|(at, _)| &code[..at]);
    years.any(|before| before.ends_with(|c| chars!("〇零一二三四五六七八九").has(c)))
}

/// True when `code` is Han with whole brackets inside, not at its start, each around one to four characters.
fn brackets_close(code: &str) -> bool {
    let mut inside: Option<usize> = None;
    for (i, c) in code.chars().enumerate() {
        inside = match (c, inside) {
            ('（', None) if i > 0 => Some(0),
            ('）', Some(1..=4)) => None,
            (c, None) if is_han(c) => None,
            (c, Some(n)) if is_han(c) => Some(n + 1),
            _ => return false,
        };
    }
    inside.is_none()
}

fn no_lead_in(text: &str) -> bool {
    !text.contains('的') && !LEAD_INS.stand_in(text)
}

/// What `tail` reads behind organs, at least one, and the organs.
fn behind_organs<'a, T>(
    input: &'a str,
    mut tail: impl Parser<&'a str, Output = T, Error = nom::error::Error<&'a str>>,
) -> IResult<&'a str, (&'a str, T)> {
    const LONGEST: usize = 60;
    let term_digit =
        |i: usize| input[..i].ends_with('第') || input[..i].ends_with(|c: char| c.is_ascii_digit());
    for (i, c) in input.char_indices().take(LONGEST) {
        if (chars!("令命第公通").has(c) || c.is_ascii_digit() && !term_digit(i))
            && let Ok((rest, read)) = tail.parse(&input[i..])
            && are_organs(&input[..i])
        {
            return Ok((rest, (&input[..i], read)));
        }
        if !(is_han(c) || c == '、' || c.is_ascii_digit() && term_digit(i)) {
            break;
        }
    }
    Err(no_match(input))
}

/// True when `text` reads as organs, or holders of an office, joined by 、.
fn are_organs(text: &str) -> bool {
    let organ = |name: &str| {
        // 云政令, 国令: the code of a government.
        let code = name.ends_with('政') && name.chars().count() <= 5;
        name.chars().take(2).count() == 2
            && (name.ends_with(|c| chars!("院部委会局署府厅席长办行团社理军").has(c))
                || code
                || name.ends_with("次会议") && name.contains("人民代表大会"))
            && !name.starts_with(|c| chars!("和与及或由经被按据见依的在将从为并即以已原因凡把该除").has(c))
            && !(name.starts_with(['对', '现']) && is_led(name))
            && name.chars().all(|c| is_han(c) && c != '号' || c.is_ascii_digit())
            && name.char_indices().skip(1).all(|(i, _)| !natural_start(&name[..i], &name[i..]))
    };
    text == "国" || text.split('、').all(organ) && no_lead_in(text)
}

/// `〔2019〕`, `〔二〇一九〕`.
fn bracketed_year(input: &str) -> IResult<&str, i32> {
    delimited((char('〔'), blanks), year, (blanks, char('〕'))).parse(input)
}

/// `〔88〕` of a number from before 2000: as it is printed, and the year that it is.
fn short_year(input: &str) -> IResult<&str, (i32, i32)> {
    let digits = map_opt(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), |y: &str| y.parse().ok());
    let year = verify(digits, |year: &i32| *year >= 49);
    delimited((char('〔'), blanks), year, (blanks, char('〕'))).map(|year| (year, 1900 + year)).parse(input)
}

/// `2019年`.
fn year_word(input: &str) -> IResult<&str, i32> {
    delimited(blanks, year, (blanks, char('年'), blanks)).parse(input)
}

fn year(input: &str) -> IResult<&str, i32> {
    map_opt(take_while_m_n(4, 4, is_digit), |y: &str| {
        y.chars().try_fold(0, |sum, c| Some(sum * 10 + i32::try_from(digit(c)?).ok()?))
    })
    .parse(input)
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    if c == '○' || c == '零' {
        return Some(0);
    }
    c.to_digit(10)
        .or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).and_then(|d| d.try_into().ok()))
}

/// The term of a congress in brackets: `〔十五届〕`, `（13届）`.
fn term(input: &str) -> IResult<&str, &str> {
    let inner = verify(take_while(|c| is_han(c) || c.is_ascii_digit()), |t: &str| {
        t.ends_with('届') && t.chars().take(9).count() < 9
    });
    delimited(one_of("〔（"), inner, (one_of("〕）"), blanks)).parse(input)
}

/// `〔2021〕` before 第.
fn year_alone(input: &str) -> IResult<&str, &str> {
    let year = verify(take_while(|c: char| c.is_ascii_digit()), |year: &str| {
        year.len() == 4 && matches!(&year[..2], "19" | "20")
    });
    terminated(delimited(one_of("〔（"), year, (one_of("〕）"), blanks)), peek(char('第'))).parse(input)
}

/// `第208号`, `208号`, `（第208号）`.
fn nth(input: &str) -> IResult<&str, u32> {
    let bracketed = delimited((blanks, char('（'), blanks, char('第')), serial, (blanks, char('）')));
    let plain = (blanks, opt(char('第')), serial).map(|(_, _, serial)| serial);
    alt((plain, bracketed)).parse(input)
}

/// `39号`, `三号`, with blanks inside.
fn serial(input: &str) -> IResult<&str, u32> {
    let zeros = opt(terminated(take_while(|c| c == '0'), peek(satisfy(|c| c.is_ascii_digit()))));
    let value = verify(ordinal, |&n| n > 0 && n < 1_000_000);
    delimited((blanks, zeros), value, (blanks, char('号'))).or(spaced_serial).parse(input)
}

/// `2 3号`, whose digits a scan set apart.
fn spaced_serial(input: &str) -> IResult<&str, u32> {
    let digits = take_while_m_n(3, 12, |c: char| c.is_ascii_digit() || is_blank(c));
    let value = map_opt(digits, |printed: &str| {
        let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|n| (1..1_000_000).contains(n))
    });
    terminated(value, char('号')).parse(input)
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(input)
}

/// The line without the brackets around all of it.
fn unbracketed(line: &str) -> &str {
    const PAIRS: &[(char, char)] = &[('（', '）'), ('(', ')'), ('【', '】'), ('〈', '〉')];
    let inside = |&(open, close): &(char, char)| line.strip_prefix(open)?.strip_suffix(close);
    PAIRS.iter().find_map(inside).unwrap_or(line).trim()
}

#[cfg(test)]
mod tests;
