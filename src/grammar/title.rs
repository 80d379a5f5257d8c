//! Titles of documents: their kind (文种), their issuer, whether they issue another text, and titles in 《》.
//!
//! ```text
//! title  = [organs] "关于" matter "的" kind { suffix }      -- 云溪区人民政府关于印发《养老服务办法》的通知
//!        | [organs] issue-word matter "的" kind            -- 云溪区人民政府办公室转发…的通知
//!        | organs kind ["第" n "号"]                       -- 云溪省人民政府令
//!        | matter kind { suffix }                          -- 云溪市养老服务条例
//! suffix = "（试行）" | "（2019—2022年）" | "（征求意见稿）" | …
//! ```
//!
//! The last word decides: `关于印发《…办法》的通知` is a notice, `…办法的决定` a decision. Not titles: sentences, lines
//! with a label, and lines that end like a title but speak of one (`制定本办法`, `按照有关规定`).

use std::ops::Range;

use super::doc_number::doc_number;
use super::label::label;
use crate::model::Genre;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// The kind of document that a title names; `None` when its last word is no kind.
///
/// ```
/// use gongbao::grammar::title::genre;
/// use gongbao::model::Genre;
/// assert_eq!(genre("云溪区关于印发《养老服务办法》的通知"), Some(Genre::Notice));
/// assert_eq!(genre("云溪区养老服务办法（试行）"), Some(Genre::Measures));
/// assert_eq!(genre("云溪区养老服务"), None);
/// ```
pub fn genre(title: &str) -> Option<Genre> {
    kind_word(bare(title)).map(|(_, genre)| genre)
}

/// True when `line` reads as the title of a document.
///
/// ```
/// use gongbao::grammar::title::looks_like_title;
/// assert!(looks_like_title("云溪区人民政府关于加强养老服务的意见"));
/// assert!(!looks_like_title("根据上级规定，制定本办法"));
/// ```
pub fn looks_like_title(line: &str) -> bool {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 160;
    let line = line.trim();
    let chars = line.chars().take(LONGEST + 1).count();
    let shaped =
        (SHORTEST..=LONGEST).contains(&chars) && !line.ends_with(SENTENCE_ENDS) && label(line).is_err();
    if !shaped || starts_sentence(line) || !marks_close(line) {
        return false;
    }
    let core = bare(line);
    let Some((word, _)) = kind_word(core) else { return false };
    match find_outside(core, "关于") {
        Some(0) => true,
        Some(at) => ends_like_organ(&core[..at]) || book_marked(line),
        None if verb(core).is_some_and(|at| at == 0 || ends_like_organ(&core[..at])) => true,
        None => !has_clause(core) && names_a_text(core, word),
    }
}

/// The organ in whose name a title speaks; joint issuers stay one string.
///
/// ```
/// use gongbao::grammar::title::issuer_in_title;
/// assert_eq!(issuer_in_title("云溪区教委、云溪区财政局关于开展检查的通知"), Some("云溪区教委、云溪区财政局"));
/// assert_eq!(issuer_in_title("关于开展检查的通知"), None);
/// ```
pub fn issuer_in_title(title: &str) -> Option<&str> {
    let core = bare(title);
    let about = find_outside(core, "关于");
    // `授予荣誉称号办法` sets how that is done.
    let rules = about.is_none() && words!["规定", "办法", "条例", "细则", "规则"].end(core);
    let answered = core.ends_with("复").then(|| find_outside(core, "对")).flatten();
    let end = match [about, verb(core).filter(|_| !rules), answered].into_iter().flatten().min() {
        Some(end) => end,
        None => {
            let (kind, _) = kind_word(core)?;
            let word = PROCLAIMED.iter().filter(|word| word.ends_with(kind) && core.ends_with(**word));
            core.len() - word.map(|word| word.len()).max()?
        }
    };
    Some(core[..end].trim_end())
        .filter(|organ| organ.starts_with(is_han) && ends_like_organ(organ) && !has_clause(organ))
}

/// Every outermost 《…》 of `text` with its marks, nested ones inside; marks without a partner are passed over.
///
/// ```
/// use gongbao::grammar::title::book_titles;
/// let text = "按《关于印发〈云溪办法〉的通知》和《云溪条例》执行";
/// let found: Vec<&str> = book_titles(text).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(found, ["《关于印发〈云溪办法〉的通知》", "《云溪条例》"]);
/// ```
pub fn book_titles(text: &str) -> Vec<Range<usize>> {
    let (mut open, mut found): (Vec<usize>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (at, mark) in text.match_indices(['《', '》', '。', '\n']) {
        match mark {
            "《" => open.push(at),
            "》" => {
                let Some(start) = open.pop() else { continue };
                while found.last().is_some_and(|inner| inner.start > start) {
                    found.pop();
                }
                found.push(start..at + mark.len());
            }
            _ => open.clear(),
        }
    }
    found
}

/// The text with `《》` for the corner brackets around titles, and quotes for those around other words; of the same length.
///
/// ```
/// use gongbao::grammar::title::with_book_marks;
/// assert_eq!(with_book_marks("修正「云溪县奖励办法」，以「先到先办」为准"), "修正《云溪县奖励办法》，以“先到先办”为准");
/// ```
pub fn with_book_marks(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut chars: Vec<char> = text.chars().collect();
    let mut open: Vec<usize> = Vec::new();
    for at in 0..chars.len() {
        match chars[at] {
            '「' | '『' => {
                chars[at] = if chars[at] == '「' { '“' } else { '‘' };
                open.push(at);
            }
            '」' | '』' => {
                let plain = if chars[at] == '」' { '”' } else { '’' };
                let start = open.pop().filter(|start| at - start <= LONGEST);
                let titled = start.filter(|start| quotes_title(&chars[start + 1..at]));
                let (left, right) = if open.is_empty() { ('《', '》') } else { ('〈', '〉') };
                if let Some(start) = titled {
                    chars[start] = left;
                }
                chars[at] = if titled.is_some() { right } else { plain };
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
    chars.into_iter().collect()
}

/// True when the words between quotes are the name of a text.
fn quotes_title(words: &[char]) -> bool {
    let words: String = words.iter().filter(|c| !c.is_whitespace()).collect();
    let core = bare(&words);
    let law = core.ends_with('法') && !words!["办法", "方法", "作法", "做法"].end(core);
    let named = kind_word(core).is_some() || law || words!["通则", "须知", "注意事项"].end(core);
    named && core.chars().nth(3).is_some() && !has_clause(core)
}

/// True when the document carries another text: it issues, proclaims or forwards it.
///
/// ```
/// use gongbao::grammar::title::is_issuing;
/// assert!(is_issuing("云溪区人民政府关于印发养老服务方案的通知"));
/// assert!(!is_issuing("云溪区人民政府关于做好养老服务的通知"));
/// ```
pub fn is_issuing(title: &str) -> bool {
    static CARRIES: WordList =
        WordList::new(&["印发", "发布", "公布", "转发", "批转", "颁布", "颁发", "下发"]);
    const BEFORE: &[&str] = &["重新", "联合", "修订", "修订并", "修改", "调整", "修订后"];
    let core = bare(title);
    let matter = match find_outside(core, "关于").filter(|&at| verb(core).is_none_or(|v| v > at)) {
        Some(at) => &core[at + "关于".len()..],
        None => verb(core).map_or(core, |at| &core[at..]),
    };
    let matter = BEFORE.iter().find_map(|w| matter.strip_prefix(w)).unwrap_or(matter);
    let upward = matches!(genre(title), Some(Genre::Request | Genre::Report | Genre::Reply));
    !upward && CARRIES.begin(matter)
}

/// The last words of titles and their kinds, longer ones before those that they end in.
const KINDS: &[(&str, Genre)] = &[
    ("决议", Genre::Resolution),
    ("决定", Genre::Decision),
    ("命令", Genre::Order),
    ("令", Genre::Order),
    ("公报", Genre::Communique),
    ("公告", Genre::Proclamation),
    ("通告", Genre::Announcement),
    ("意见", Genre::Opinion),
    ("通知", Genre::Notice),
    ("通报", Genre::Circular),
    ("报告", Genre::Report),
    ("请示", Genre::Request),
    ("批复", Genre::Reply),
    ("答复", Genre::Reply),
    ("回复", Genre::Reply),
    ("议案", Genre::Proposal),
    ("函", Genre::Letter),
    ("函复", Genre::Letter),
    ("纪要", Genre::Minutes),
    ("方案", Genre::Plan),
    ("规划", Genre::Plan),
    ("计划", Genre::Plan),
    ("要点", Genre::Plan),
    ("预案", Genre::Plan),
    ("纲要", Genre::Plan),
    ("办法", Genre::Measures),
    ("细则", Genre::Rules),
    ("规则", Genre::Rules),
    ("条例", Genre::Regulation),
    ("规定", Genre::Provisions),
    ("措施", Genre::Other),
    ("章程", Genre::Other),
    ("清单", Genre::Other),
    ("目录", Genre::Other),
    ("名录", Genre::Other),
    ("名单", Genre::Other),
    ("指南", Genre::Other),
    ("指引", Genre::Other),
    ("标准", Genre::Other),
    ("规范", Genre::Other),
    ("规程", Genre::Other),
    ("准则", Genre::Other),
    ("守则", Genre::Other),
    ("公约", Genre::Other),
    ("的解释", Genre::Other),
    ("制度", Genre::Other),
    ("公示", Genre::Other),
    ("倡议书", Genre::Other),
    ("协议", Genre::Other),
    ("导则", Genre::Other),
    ("若干政策", Genre::Other),
    ("任免", Genre::Other),
    ("任免人员", Genre::Other),
    ("任免工作人员", Genre::Other),
    ("任免国家工作人员", Genre::Other),
];

/// Kinds that stand right behind the organ.
const PROCLAIMED: &[&str] = &[
    "命令",
    "令",
    "公告",
    "通告",
    "公报",
    "通知",
    "通报",
    "决定",
    "任免通知",
    "任免名单",
    "任命名单",
    "决定任免名单",
    "决定任命名单",
    "函",
    "议案",
];

const SENTENCE_ENDS: &[char] = &['。', '！', '？', '；', '，', '、', '：', ';', ',', ':', '…'];

/// The kind word at the end of a bare title.
fn kind_word(core: &str) -> Option<(&'static str, Genre)> {
    /// Words that end like a kind and are none.
    static OTHER_WORDS: WordList = WordList::new(&[
        "司令",
        "口令",
        "条令",
        "指令",
        "法令",
        "政令",
        "电函",
        "信函",
        "来函",
        "去函",
        "协议案",
    ]);
    if OTHER_WORDS.end(core) {
        return None;
    }
    let found = KINDS.iter().find(|(word, _)| core.ends_with(word)).copied();
    let statute = core.starts_with("中华人民共和国") && core.ends_with('法');
    found.or(statute.then_some(("法", Genre::Other)))
}

/// The title without what follows its kind word: brackets, years, numbers, drafts, closing marks.
fn bare(title: &str) -> &str {
    const DRAFTS: &[&str] = &["征求意见稿", "草案", "修订稿", "修订版", "送审稿", "试行"];
    let mut core = title.trim();
    loop {
        let next = DRAFTS.iter().find_map(|w| core.strip_suffix(w)).unwrap_or(core);
        let next = without_bracket(without_note_mark(next.trim_end()));
        let next = without_serial(next);
        let next = next.trim_end_matches(|c: char| c.is_whitespace() || chars!("”》〉*#_").has(c));
        if next.len() == core.len() || next.is_empty() {
            return core;
        }
        core = next;
    }
}

/// A title without the mark of a foot-note at its end: `…公报[1]`, `…通知①`, `…报告*`.
///
/// ```
/// use gongbao::grammar::title::without_note_mark;
/// assert_eq!(without_note_mark("云溪省统计公报[1]"), "云溪省统计公报");
/// assert_eq!(without_note_mark("关于报告的通知①"), "关于报告的通知");
/// assert_eq!(without_note_mark("云溪办法[试行]"), "云溪办法[试行]");
/// ```
pub fn without_note_mark(title: &str) -> &str {
    let is_sign = |c: char| matches!(c, '①'..='⑳' | '⁰'..='⁹' | '¹' | '²' | '³');
    let bare = title.trim_end_matches(is_sign);
    if bare.len() < title.len() {
        return bare;
    }
    if title.ends_with('*') && !title.starts_with('*') {
        return title.trim_end_matches('*');
    }
    let Some(inner) = title.strip_suffix([']', '］']) else { return title };
    let bare = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = bare.len() < inner.len() && inner.len() - bare.len() <= 2;
    marked.then(|| bare.strip_suffix(['[', '［'])).flatten().unwrap_or(title)
}

/// `…（试行）` without the bracket, with what it holds.
fn without_bracket(core: &str) -> &str {
    const LONGEST: usize = 80;
    if !core.ends_with(['）', ')', '】', '〕']) {
        return core;
    }
    let mut depth = 0;
    for (at, c) in core.char_indices().rev().take(LONGEST) {
        match c {
            '）' | ')' | '】' | '〕' => depth += 1,
            '（' | '(' | '【' | '〔' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return core[..at].trim_end();
        }
    }
    core
}

/// `…令第208号`, `…公告2019年第4号`, `…计划2019—2022年` without the number.
fn without_serial(core: &str) -> &str {
    let years = core.trim_end_matches(|c: char| c.is_ascii_digit() || chars!("年—-－～~至").has(c));
    if core.ends_with('年') && years.len() < core.len() {
        return years;
    }
    if !core.ends_with('号') {
        return core;
    }
    let tail = core.char_indices().rev().take(24).map(|(at, _)| at).filter(|&at| {
        let before = &core[..at];
        (before.ends_with('令') || before.ends_with("公告") || before.ends_with("通告"))
            && doc_number(&format!("公告{}", &core[at..])).is_ok_and(|(rest, _)| rest.is_empty())
    });
    tail.last().map_or(core, |at| &core[..at])
}

/// Where the title says without 关于 that it issues or forwards.
fn verb(core: &str) -> Option<usize> {
    const VERBS: &[&str] = &["印发", "转发", "批转", "公布", "发布", "颁布", "表彰", "授予"];
    VERBS.iter().filter_map(|w| find_outside(core, w)).min()
}

/// The first `word` in `text` outside of 《》 and brackets.
fn find_outside(text: &str, word: &str) -> Option<usize> {
    let (mut depth, mut from) = (0_usize, 0);
    for (at, _) in text.match_indices(word) {
        for c in text[from..at].chars() {
            match c {
                '《' | '（' | '〈' | '“' => depth += 1,
                '》' | '）' | '〉' | '”' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        from = at;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// True when a title's first part reads as organs.
fn ends_like_organ(text: &str) -> bool {
    const ENDS: &str = "政府 委员会 常委会 委 局 厅 部 署 院 室 办 组 处 中心 总队 支队 站 会 公司 \
        银行 海关 指挥部 部门 单位 大学 学校 学院 街道 镇 乡 联 协 所 团 机关 法院 总局 \
        集团 区 市 县 馆 次会议 主席团";
    text.chars().take(2).count() == 2 && ENDS.split(' ').any(|e| text.trim_end_matches('）').ends_with(e))
}

/// True when the line begins as a sentence of the body does.
fn starts_sentence(line: &str) -> bool {
    const STARTS: &str = "根据 按照 依据 依照 为 现将 现就 经 请 本 要 各 以上 上述 附件 抄送 主题词 特此 \
        自 由 对 严格 认真 制定 编制 落实 完善 建立 加强 推进 执行 遵守 贯彻 结合 参照 \
        （ ( “ △ 一是 责任 牵头 同意 凡 如 其他 其它 有关 相关 国家有关 具体 违反 \
        符合 不 并 和 及 的 在 将 从 把 向 应 可 已 起草 修订完善 研究 提出 出台 组织 \
        开展 做好 收到 《";
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let counted = (1..4).contains(&digits)
        || line.starts_with(['图', '表']) && line.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    counted
        || STARTS.split(' ').any(|w| line.starts_with(w)) && !(line.starts_with('《') && line.ends_with('》'))
}

/// True when every 《, “ and （ of the line is closed.
fn marks_close(line: &str) -> bool {
    ["《》", "“”", "（）", "〈〉"].iter().all(|pair| {
        let mut marks = pair.chars().map(|mark| line.matches(mark).count());
        marks.next() == marks.next()
    })
}

/// True when 《》 stands in the title: the matter is another text.
fn book_marked(line: &str) -> bool {
    line.contains('《') && line.contains('》')
}

/// True when a comma or a colon stands outside of brackets and quotes, or a full stop anywhere.
fn has_clause(core: &str) -> bool {
    core.contains('。') || ["，", "；", "：", ",", ":"].iter().any(|mark| find_outside(core, mark).is_some())
}

/// True when a title without 关于 names a text of its own, as `云溪市养老服务条例`, and speaks of no other.
fn names_a_text(core: &str, word: &str) -> bool {
    static SPEAKS_OF: WordList = WordList::new(&[
        "本", "该", "有关", "相关", "的", "各项", "上述", "按", "下列", "以下", "其", "此", "具体",
    ]);
    const LONGEST: usize = 60;
    let name = core[..core.len() - word.len()].trim_end_matches("暂行").trim_end_matches("实施").trim_end();
    // `对本办法的解释` is a matter, not a title: that says 关于.
    word != "的解释"
        && !SPEAKS_OF.end(name)
        && name.chars().take(2).count() == 2
        && core.chars().take(LONGEST + 1).count() <= LONGEST
}

/// True for a sentence that promulgates: `《办法》已经…通过，现予公布`, `现发布《办法》`, `现将修订后的《办法》公布，自…起施行`.
pub(crate) fn is_promulgating(text: &str) -> bool {
    let revised = || text.contains("现将") && words!["》公布，", "》公布。", "》予以公布"].stand_in(text);
    let told = words![
        "现予公布",
        "现予发布",
        "现予颁布",
        "现予以颁布",
        "现予公告",
        "现予以公告",
        "予以公布",
        "予以发布",
        "现公布《",
        "现发布《",
        "现颁布《",
    ]
    .stand_in(text);
    told || revised()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Genre as G;

    #[test]
    fn kinds() {
        for (title, expected) in [
            ("云溪区人民政府关于印发《养老服务办法》的通知", Some(G::Notice)),
            ("云溪区养老服务暂行办法", Some(G::Measures)),
            ("养老服务实施细则（试行）", Some(G::Rules)),
            ("云溪区产业发展方案（2019—2022年）", Some(G::Plan)),
            ("云溪区产业发展行动计划2019—2022年", Some(G::Plan)),
            ("云溪市养老服务条例（修订）（征求意见稿）", Some(G::Regulation)),
            ("《云溪市养老服务规定》", Some(G::Provisions)),
            ("云溪省人民政府令第208号", Some(G::Order)),
            ("云溪市公安局公告2019年第4号", Some(G::Proclamation)),
            ("关于限行的通告", Some(G::Announcement)),
            ("关于云溪片区规划的批复", Some(G::Reply)),
            ("关于市政协第12号提案的答复", Some(G::Reply)),
            ("关于云溪片区规划的复函", Some(G::Letter)),
            ("关于养老服务的实施意见", Some(G::Opinion)),
            ("第12次常务会议纪要", Some(G::Minutes)),
            ("关于废止部分文件的决定", Some(G::Decision)),
            ("关于扩大消费若干措施", Some(G::Other)),
            ("若干措施的通知（云政发〔2021〕106号）", Some(G::Notice)),
            ("中华人民共和国云溪法", Some(G::Other)),
            ("云溪区总司令", None),
            ("林某诉云溪区人民政府补偿协议案", None),
            ("云溪区召开养老服务大会", None),
            ("", None),
        ] {
            assert_eq!(genre(title), expected, "{title}");
        }
    }

    #[test]
    fn titles_and_other_lines() {
        for line in [
            "云溪区人民政府关于加强养老服务的意见",
            "关于印发《养老服务办法》的通知",
            "云溪区人民政府办公室转发区民政局关于养老服务意见的通知",
            "云溪省人民政府令",
            "云溪市养老服务条例",
            "云溪省高级人民法院关于举证问题的解释（一）",
            "云溪区水系连通规划编制方案",
            "国务院批转民政部关于养老、助残工作请示的通知",
            "云溪区教育委员会等5部门关于开展检查的通知",
        ] {
            assert!(looks_like_title(line), "{line}");
        }
        for line in [
            "根据《养老服务条例》，制定本办法",
            "制定本办法",
            "现将《养老服务办法》印发给你们，请认真贯彻执行。",
            "一、完善应急预案",
            "云溪区人民政府",
            "各街道办事处，区政府各部门：",
            "按照有关规定",
            "国家另有规定的，从其规定",
            "云溪府发〔2019〕3号",
            "按照云溪区关于养老服务的意见",
            "试点工作方案》的通知",
            "养老服务改革的通知",
            "对本办法有关条款的解释",
            "2应急报告",
            "图1云溪区编码规则",
        ] {
            assert!(!looks_like_title(line), "{line}");
        }
    }

    #[test]
    fn issuers() {
        for (title, expected) in [
            ("云溪区人民政府关于加强养老服务的意见", Some("云溪区人民政府")),
            ("云溪区教委 云溪区财政局关于开展检查的通知", Some("云溪区教委 云溪区财政局")),
            ("云溪市教育局等5部门关于开展检查的通知", Some("云溪市教育局等5部门")),
            ("云溪区人民政府办公室转发区民政局关于养老的通知", Some("云溪区人民政府办公室")),
            ("云溪市教育局对市政协第12号提案的答复", Some("云溪市教育局")),
            ("云溪省人民政府令第208号", Some("云溪省人民政府")),
            ("云溪市公安局通告", Some("云溪市公安局")),
            ("云溪市人民代表大会常务委员会任免名单", Some("云溪市人民代表大会常务委员会")),
            ("云溪市先进单位名单", None),
            ("云溪市授予荣誉称号规定", None),
            ("云溪省高级人民法院关于赔偿问题的解释", Some("云溪省高级人民法院")),
            ("关于开展检查的通知", None),
            ("云溪市养老服务条例", None),
            ("《关于养老的意见》解读", None),
        ] {
            assert_eq!(issuer_in_title(title), expected, "{title}");
        }
    }

    #[test]
    fn book_marks() {
        let found = |text: &str| -> Vec<String> {
            book_titles(text).into_iter().map(|r| text[r].to_owned()).collect()
        };
        assert_eq!(found("按《甲》、《乙〈丙〉》"), ["《甲》", "《乙〈丙〉》"]);
        assert_eq!(found("《关于印发《乙》的通知》"), ["《关于印发《乙》的通知》"]);
        assert_eq!(found("《甲，见《乙》"), ["《乙》"]);
        assert_eq!(found("甲》乙《"), [] as [&str; 0]);
        assert_eq!(found("《甲。乙》《丙》"), ["《丙》"]);
        let deep = "《".repeat(1_000_000);
        assert!(book_titles(&deep).is_empty());
        let nested = deep + &"》".repeat(1_000_000);
        assert_eq!(book_titles(&nested).first(), Some(&(0..nested.len())));
    }

    #[test]
    fn carriers() {
        for title in [
            "关于印发养老服务方案的通知",
            "云溪区人民政府办公室转发民政局关于养老的通知",
            "关于公布《养老标准》的公告",
            "云溪区人民政府批转养老报告的通知",
            "云溪局关于重新印发方案的通知",
        ] {
            assert!(is_issuing(title), "{title}");
        }
        for title in ["关于做好方案印发工作的通知", "关于养老的意见", "关于印发方案的请示", "云溪市养老条例"]
        {
            assert!(!is_issuing(title), "{title}");
        }
    }

    #[test]
    fn long_texts_take_linear_time() {
        for unit in ["（试行）", "关于", "《", "的通知", "2019年", "号", "印发（"] {
            let text = unit.repeat(100_000);
            let _ = (genre(&text), looks_like_title(&text), issuer_in_title(&text), is_issuing(&text));
        }
    }

    proptest::proptest! {
        #[test]
        fn reads_any_text(text in "[关于印发的通知《》（）令第号年0-9，。 \\PC]{0,30}") {
            let _ = (genre(&text), looks_like_title(&text), issuer_in_title(&text), is_issuing(&text));
            let _ = book_titles(&text);
        }
    }
}
