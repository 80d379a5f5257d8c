//! Lists of documents under one verb: `一、废止下列文件：` with a document on each line below, catalogues in tables.

use super::super::View;
use super::clause::TITLE;
use crate::grammar::doc_number::whole;
use crate::grammar::organ::is_organ;
use crate::model::{Paragraph, Relation, Table};
use crate::text::words::{WordList, chars, words};

/// Words for documents that stay in force.
static KEPT: WordList = WordList::new(&["继续有效", "保留", "现行有效"]);

/// True for the head of documents that stay in force.
pub(super) fn is_of_kept(head: &str) -> bool {
    KEPT.stand_in(head)
}

/// True for an item that opens documents which stay in force, in a list of others: `四、继续有效的文件：《…》`.
pub(super) fn keeps(text: &str) -> bool {
    let lead = text.find(['：', '《']).map_or("", |at| &text[..at]);
    KEPT.stand_in(lead)
}

/// True for words behind a document of which they say that it is none of the others: `《甲》继续有效`.
pub(super) fn stays(after: &str) -> bool {
    KEPT.begin(after) || words!["继续执行", "仍然有效", "仍继续有效"].begin(after)
}

/// True for a head that parts a list without a word of what is said of it: `一、以县政府名义印发的文件（3件）`.
pub(super) fn divides(text: &str) -> bool {
    const LONGEST: usize = 40;
    let bare = text.strip_suffix('）').and_then(|rest| rest.rsplit_once('（')).map_or(text, |(bare, _)| bare);
    let documents = words!["文件", "规章", "法规"].end(bare) && !bare.contains(['，', '。', '；', '：']);
    documents && bare.chars().count() <= LONGEST
}

/// What a heading or an opening clause says of the documents that it lists.
///
/// Only what lists is read: `废止下列文件：` and `宣布失效的文件目录` do, `废止与修改程序` does not.
pub(super) fn announced(text: &str) -> Option<Relation> {
    static LISTS: WordList =
        WordList::new(&["下列", "以下", "如下", "目录", "清单", "的文件", "的规范性文件", "的规章"]);
    if !LISTS.stand_in(text) && !is_of_ended(text) || KEPT.stand_in(text) {
        return None;
    }
    match () {
        () if words!["废止", "失效", "停止执行", "停止施行"].stand_in(text) => {
            Some(Relation::Repeals)
        }
        () if words!["修改", "修订"].stand_in(text) => Some(Relation::Amends),
        () => None,
    }
}

/// True for `宣布失效的市政府规章`, which are many without a word for a list.
fn is_of_ended(text: &str) -> bool {
    words!["废止的", "失效的", "停止执行的"].stand_in(text) && words!["文件", "规章", "法规"].end(text)
}

/// What the head of a catalogue says of the documents below it, or the inner `None` of a catalogue of documents that
/// stay in force; the outer one for a text that is no such head.
pub(super) fn catalogue(head: &str) -> Option<Option<Relation>> {
    const LONGEST: usize = 60;
    let bare = head.strip_suffix('）').and_then(|rest| rest.rsplit_once('（')).map_or(head, |(bare, _)| bare);
    let named = words!["目录", "清单", "文件", "规章", "法规"].end(bare)
        && !bare.contains(['，', '。', '；', '《', '〔']);
    (named && bare.chars().count() <= LONGEST).then(|| announced(bare))
}

/// The list that stands in a paragraph behind a colon: where it begins, and what is said of it.
pub(super) fn opening(text: &str) -> Option<(usize, Relation)> {
    let colon = text.find('：')?;
    Some((colon, announced(&text[..colon])?))
}

/// What the heading over a paragraph says, of its section or of one around it.
pub(super) fn over_paragraph(view: View<'_>, paragraph: &Paragraph) -> Option<Relation> {
    let sections = &view.document.sections;
    let mut next = paragraph.section.and_then(|s| sections.get(s)?.parent);
    for _ in 0..sections.len() {
        let section = sections.get(next?)?;
        let head = section.heading.as_deref().unwrap_or(&section.text);
        if let Some(relation) = announced(head.split('。').next().unwrap_or(head)) {
            return Some(relation);
        }
        next = section.parent;
    }
    None
}

/// True for the section `outer` and those in it: a list ends with the section that opened it.
pub(super) fn is_inside(view: View<'_>, section: Option<usize>, outer: usize) -> bool {
    let sections = &view.document.sections;
    let mut above = std::iter::successors(section, |&at| sections.get(at)?.parent);
    above.any(|at| at == outer)
}

/// What the caption of a table says, or the title of the attachment that it is.
pub(super) fn over_table(view: View<'_>, table: &Table) -> Option<Relation> {
    let attachment =
        table.attachment.and_then(|a| view.document.attachments.get(a)).map(|a| a.title.as_str());
    table.caption.as_deref().into_iter().chain(attachment).find_map(announced)
}

/// True when nothing but a number or the name of an organ stands before a document in its clause: it is an item of a list.
pub(super) fn is_item(before: &str) -> bool {
    let label = |c: char| c.is_ascii_digit() || chars!("一二三四五六七八九十、.．（）() ").has(c);
    let words = before.trim_start_matches(label);
    // `下列文件同时废止：《甲》、省政府《乙》`: what stands before the second is the first, in marks or by its number.
    words
        .split([TITLE, '、', '和', '及'])
        .map(without_origin)
        .all(|part| part.is_empty() || is_number(part) || is_organ(part))
}

/// Without the day and the verb of who issued what stands behind: `1996年11月4日省政府发布的《甲》`.
fn without_origin(part: &str) -> &str {
    let Some(verb) = words!["发布的", "公布的", "颁布的", "批准的", "印发的", "转发的"].behind(part)
    else {
        return part;
    };
    let date = |c: char| c.is_ascii_digit() || chars!("年月日").has(c);
    part[..part.len() - verb.len()].trim_start_matches(date)
}

/// True for a number, whole or without what the one before it says: `云政发〔2015〕22号`, `〔2016〕8号`, `3号文件`.
fn is_number(part: &str) -> bool {
    let bare = part.trim_end_matches("文件").trim_end_matches('文');
    let serial = || bare.strip_suffix('号')?.strip_prefix(|c: char| c == '〔' || c.is_ascii_digit());
    bare.ends_with('号') && (whole(bare).is_some() || serial().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings() {
        for (text, expected) in [
            ("废止下列文件", Some(Relation::Repeals)),
            ("宣布失效的规范性文件目录", Some(Relation::Repeals)),
            ("对以下规章予以修改", Some(Relation::Amends)),
            ("继续有效的规范性文件目录", None),
            ("废止与修改程序", None),
            ("加强节水工作", None),
        ] {
            assert_eq!(announced(text), expected, "{text}");
        }
        assert_eq!(catalogue("废止的规范性文件（共3件）"), Some(Some(Relation::Repeals)));
        assert_eq!(catalogue("宣布失效的市政府规章"), Some(Some(Relation::Repeals)));
        assert_eq!(catalogue("省政府决定废止的地方性法规"), Some(Some(Relation::Repeals)));
        assert_eq!(catalogue("二、继续有效的规范性文件目录"), Some(None));
        assert_eq!(catalogue("废止的文件由起草单位报送"), None);
        assert!(keeps("四、继续有效的文件：《甲》") && !keeps("一、废止《甲》，其他继续有效"));
        assert_eq!(opening("现决定废止下列文件：《甲》").map(|o| o.1), Some(Relation::Repeals));
        assert!(is_item("2.") && is_item("1、市水利局") && !is_item("根据"));
        assert!(is_item(&format!("{TITLE}、")) && is_item(&format!("{TITLE}、市水利局")));
        assert!(is_item("云政发〔2015〕22号、云政办发〔2016〕8号、") && !is_item("按照云政发〔2015〕22号、"));
        assert!(is_item("三、1996年11月4日省政府发布的") && !is_item("省政府要求发布的"));
        assert!(!is_item(&format!("根据{TITLE}、")) && !is_item(&format!("{TITLE}和有关")));
    }
}
