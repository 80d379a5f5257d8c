//! Signatures (署名): the organs, or the person, in whose name a document is signed.
//!
//! ```text
//! signature = organ { blank organ } | office name          省长　林知远
//! ```

use crate::grammar::organ::{is_collective, is_organ};
use crate::grammar::region::begins_like_region;
use crate::grammar::surname::is_plain_name;
use crate::text::repair::{is_blank, is_han, normal};

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature<'a> {
    /// An organ.
    Organ(&'a str),
    /// A person in an office.
    Person {
        /// The office.
        office: &'a str,
        /// The name.
        name: &'a str,
    },
}

/// Offices whose holders sign orders and bills, longest first.
const OFFICES: &[&str] = &[
    "代理省长",
    "代理市长",
    "代理区长",
    "代理县长",
    "自治区主席",
    "主任委员",
    "委员长",
    "院长",
    "检察长",
    "署长",
    "会长",
    "行长",
    "总理",
    "总统",
    "主席",
    "部长",
    "主任",
    "省长",
    "市长",
    "州长",
    "盟长",
    "区长",
    "县长",
    "旗长",
    "局长",
    "厅长",
    "镇长",
    "乡长",
];

/// What stands behind the name of who is away, and of who signs for them.
const ACTING: &[&str] = &["请假", "公假", "公出", "出国", "代行", "决行"];

/// The signature that `line` is.
pub fn signature(line: &str) -> Option<Signature<'_>> {
    let width = line.chars().count();
    if let Some((office, name)) = line.split_once('：').filter(|_| width <= 50).and_then(fielded) {
        return Some(Signature::Person { office, name });
    }
    if !(2..=50).contains(&width)
        || line.contains(['，', '。', '：', '；', '《', '》', '〔', '、']) && !joint(line)
    {
        return None;
    }
    if let Some((office, name)) = person(line) {
        return Some(Signature::Person { office, name });
    }
    let organs = line.contains('、') || is_organ(line) && !is_collective(line);
    organs.then_some(Signature::Organ(line))
}

/// `云溪区政府办公室（代章）`: who seals for the organ that signs.
pub(crate) fn seals_for_another(line: &str) -> bool {
    line.ends_with("代章）")
}

/// A person who signs without an office, with blanks between the characters of the name: `林　知　远`.
pub(crate) fn spaced_name(printed: &str) -> Option<String> {
    /// A name in wide type is no longer, in bytes.
    const LONGEST: usize = 40;
    if printed.len() > LONGEST || !printed.contains(is_blank) {
        return None;
    }
    let mut parts = printed.split(is_blank).filter(|part| !part.is_empty());
    let name: String = parts.clone().collect();
    (parts.all(|part| part.chars().count() == 1) && is_plain_name(&name)).then_some(name)
}

/// The organs that a line names, divided by `、` or by the blanks that are printed between them; the whole line when
/// its blanks only space its characters.
pub fn organs_of_line(printed: &str) -> Vec<String> {
    let parts: Vec<String> = printed
        .split(|c: char| c.is_whitespace() || c == '、')
        .map(|part| without_seal(&normal(part)).to_owned())
        .filter(|p| !p.is_empty())
        .collect();
    let each = parts.len() > 1 && parts.iter().all(|p| p.chars().count() >= 3 && is_organ(p));
    if each { parts } else { run_together(without_seal(&normal(printed))) }
}

/// True for the row of a roster, which with its blanks repaired reads as an organ: `周砚秋　区教委`.
pub fn is_roster_row(printed: &str) -> bool {
    let printed = printed.trim_matches(is_blank);
    let Some((name, organ)) = printed.split_once(is_blank) else { return false };
    is_plain_name(name) && is_organ(&normal(organ))
}

/// The organs of a signature whose names go on in the line below: `云溪市工业和⏎信息化局`. Columns beside each other are not
/// read.
pub fn organs_over_lines(lines: &[&str]) -> Option<Vec<String>> {
    let whole = lines.concat();
    let organs = run_together(&whole);
    let told = organs.len() > 1 || begins_like_region(&whole) && is_organ(&whole) && !is_collective(&whole);
    told.then_some(organs)
}

/// The organs of `printed` up to its first `chars` characters that are no blanks.
pub fn organs_before(printed: &str, chars: usize) -> Vec<String> {
    let mut seen = printed.char_indices().filter(|(_, c)| !is_blank(*c));
    let end = seen.nth(chars).map_or(printed.len(), |(at, _)| at);
    organs_of_line(printed[..end].trim_end_matches(is_blank))
}

/// `云溪区教育局（章）` without the mark where the seal stands.
fn without_seal(organ: &str) -> &str {
    ["（章）", "（印章）", "（公章）", "（盖章）", "（印）"]
        .iter()
        .find_map(|seal| organ.strip_suffix(seal))
        .unwrap_or(organ)
}

/// Organs without a mark between them, of which each begins with the same place: `云溪区教育局云溪区财政局`,
/// `中共云溪区委办公室云溪区人民政府办公室`.
fn run_together(line: &str) -> Vec<String> {
    const PLACE: usize = 3;
    const MOST: usize = 8;
    const PARTY: &str = "中共";
    let first = if line.starts_with(PARTY) { PARTY.len() } else { 0 };
    let end = line[first..].char_indices().nth(PLACE).map(|(at, _)| first + at);
    let start = end.map(|end| &line[first..end]).filter(|p| p.chars().all(is_han));
    let Some(place) = start else { return vec![line.to_owned()] };
    let begins = |at: usize| if line[..at].ends_with(PARTY) { at - PARTY.len() } else { at };
    let starts: Vec<usize> = line.match_indices(place).map(|(at, _)| begins(at)).take(MOST).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let parts: Vec<String> = starts.iter().zip(ends).map(|(&from, to)| line[from..to].to_owned()).collect();
    let each = parts.len() > 1 && parts.iter().all(|p| p.chars().count() > PLACE && is_organ(p));
    if each { parts } else { vec![line.to_owned()] }
}

/// `甲局、乙局` signed on one line.
fn joint(line: &str) -> bool {
    !line.contains(['，', '。', '：', '；', '《', '》', '〔'])
        && line.split('、').all(|p| is_organ(p) && !is_collective(p) && p.chars().count() >= 4)
}

/// `主任：林知远`, `县长（签字）：林知远`.
fn fielded<'a>((office, name): (&'a str, &'a str)) -> Option<(&'a str, &'a str)> {
    let office = office.strip_suffix("（签字）").unwrap_or(office);
    let word = OFFICES.iter().find_map(|word| office.strip_suffix(word))?;
    let held = word.is_empty() || matches!(word, "副" | "代") || is_organ(word);
    (held && is_han_name(name.trim())).then_some((office, name.trim()))
}

fn is_han_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(|c| is_han(c) || c == '·')
}

fn person(line: &str) -> Option<(&str, &str)> {
    let bare = line.strip_prefix(['副', '代']).or(line.strip_prefix("中华人民共和国")).unwrap_or(line);
    let vice = line.len() - bare.len();
    let end = OFFICES.iter().find_map(|o| {
        let at = line[vice..].find(o)? + vice;
        (at == vice || is_organ(&line[..at]) && at + o.len() < line.len()).then_some(at + o.len())
    })?;
    let (office, name) = (&line[..end], line[end..].trim());
    let name = ACTING.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name).trim();
    (is_han_name(name) || name.contains('·')).then_some((office, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_and_persons_sign() {
        assert_eq!(signature("云溪区人民政府办公室"), Some(Signature::Organ("云溪区人民政府办公室")));
        assert_eq!(signature("省长林知远"), Some(Signature::Person { office: "省长", name: "林知远" }));
        let head = Signature::Person { office: "云溪省公安厅厅长", name: "林知远" };
        assert_eq!(signature("云溪省公安厅厅长林知远"), Some(head));
        assert_eq!(signature("云溪市市长"), None);
        for (line, office) in [
            ("主任：林知远", "主任"),
            ("代市长　林知远", "代市长"),
            ("云溪区水利局局长：林知远", "云溪区水利局局长"),
            ("县长（签字）：林知远", "县长"),
            ("中华人民共和国主席　林知远", "中华人民共和国主席"),
        ] {
            assert_eq!(signature(line), Some(Signature::Person { office, name: "林知远" }), "{line}");
        }
        assert_eq!(signature("成员：林知远"), None);
        assert_eq!(signature("副县长沈舟代行"), Some(Signature::Person { office: "副县长", name: "沈舟" }));
        assert_eq!(organs_of_line("云溪区教育局　云溪区公安局"), ["云溪区教育局", "云溪区公安局"]);
        assert_eq!(organs_of_line("云 溪 区 教 育 局"), ["云溪区教育局"]);
        assert_eq!(organs_of_line("云溪区教育局云溪区公安局"), ["云溪区教育局", "云溪区公安局"]);
        let both = ["中共云溪区委办公室", "云溪区人民政府办公室"];
        assert_eq!(organs_of_line("中共云溪区委办公室云溪区人民政府办公室"), both);
        assert_eq!(organs_of_line("云溪区教育局中共云溪区委办公室"), ["云溪区教育局", "中共云溪区委办公室"]);
        assert_eq!(organs_of_line("云溪区教育局驻云溪区工作组"), ["云溪区教育局驻云溪区工作组"]);
        assert_eq!(organs_before("云溪区教育局　云溪区公安局文件", 12), ["云溪区教育局", "云溪区公安局"]);
        assert!(is_roster_row("周砚秋　　区教委") && is_roster_row("林知远 市水利局"));
        for line in ["云溪区 人民政府", "国家 发展改革委", "中共 云溪区委", "周砚秋"] {
            assert!(!is_roster_row(line), "{line}");
        }
        let joint = "云溪区人民政府、云溪区教育局";
        assert_eq!(signature(joint), Some(Signature::Organ(joint)));
        assert_eq!(organs_of_line(joint), ["云溪区人民政府", "云溪区教育局"]);
        assert_eq!(signature("云溪区教育局、各镇人民政府"), None);
        assert_eq!(spaced_name("林　知  远").as_deref(), Some("林知远"));
        assert_eq!(spaced_name("林知远").or(spaced_name("特 此 通 知")).or(spaced_name("林 知远")), None);
        assert_eq!(signature("各镇人民政府"), None);
        assert_eq!(signature("一、总体要求"), None);
    }
}
