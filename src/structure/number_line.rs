//! A line that holds the number of a document and what stands above or below it elsewhere.
//!
//! ```text
//! line = number blank title                     云溪府发〔2022〕19号 关于做好节水工作的通知        addressees below
//!      | number addressees "："                 云溪府发〔2022〕19号 各镇人民政府：
//!      | number "（" note "）"                  云溪府发〔2022〕19号（此件公开发布）
//!      | title blank number                     关于做好节水工作的通知 云溪府发〔2022〕19号        addressees below
//! ```
//! Not cut: rows of a list of documents, which no addressees follow, and sentences that begin with a number.

use super::flat::piece;
use super::line::addressee::addressees;
use super::line::note::note;
use crate::grammar::doc_number::{DocNumber, NumberForm, whole};
use crate::grammar::title::{genre, looks_like_title};
use crate::text::repair::{is_blank, normal};
use crate::text::{Line, Lines};

/// A longer line, in bytes, is a paragraph.
const LONGEST: usize = 400;

/// Cuts each such line behind its number, or before it.
pub(super) fn apart(text: &str, lines: Lines) -> Lines {
    let cut = |i: &usize| border(text, &lines.lines[*i..]).is_some();
    if !(0..lines.lines.len()).any(|i| cut(&i)) {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.lines.len() + 1);
    for (i, &line) in lines.lines.iter().enumerate() {
        if let Some(at) = border(text, &lines.lines[i..]) {
            out.push(piece(text, line, line.span.start(), at));
            out.push(piece(text, line, at, line.span.end()));
        } else {
            out.push(line);
        }
    }
    Lines { lines: out, pages: lines.pages }
}

/// Where the first of `lines` is cut.
fn border(text: &str, lines: &[Line]) -> Option<usize> {
    let content = lines[0].content.slice(text);
    let may_be_cut = content.len() <= LONGEST && content.contains('号');
    may_be_cut.then(|| behind_number(text, lines).or_else(|| before_number(text, lines))).flatten()
}

/// Where the number begins with which the first of `lines` ends, behind the last words of a title and above addressees.
fn before_number(text: &str, lines: &[Line]) -> Option<usize> {
    const FEWEST: usize = 4;
    let line = lines[0];
    let content = line.content.slice(text);
    let brackets = ['〔', '[', '［', '（', '(', '﹝', '【'];
    let open = content.strip_suffix('号').and_then(|bare| bare.rfind(brackets))?;
    let at = content[..open].rfind(is_blank)?;
    let title = content[..at].trim_end_matches(is_blank);
    let number = || whole(&normal(&content[at..])).is_some_and(|number| is_annual(&number));
    let titled =
        title.chars().count() >= FEWEST && genre(&normal(title)).is_some() && whole(&normal(title)).is_none();
    let next = lines[1..].iter().find(|line| !line.is_blank()).map(|line| normal(line.content.slice(text)));
    (titled && number() && next.is_some_and(|next| addressees(&next).is_some()))
        .then(|| line.content.start() + at)
}

fn is_annual(number: &DocNumber) -> bool {
    matches!(number.form, NumberForm::Annual | NumberForm::YearFirst)
}

/// Where the number ends with which the first of `lines` begins, when what follows belongs below it.
fn behind_number(text: &str, lines: &[Line]) -> Option<usize> {
    /// No number is longer, in bytes.
    const NUMBER: usize = 120;
    let line = lines[0];
    let content = line.content.slice(text);
    let start = &content[..content.floor_char_boundary(NUMBER)];
    let end = start.find('号')? + '号'.len_utf8();
    let rest = &content[end..];
    if rest.is_empty() || !content[..end].contains(['〔', '[', '［', '（', '(', '﹝', '【']) {
        return None;
    }
    let number = whole(&normal(&content[..end]))?;
    let below = normal(rest.trim());
    let follows = note(&below).is_some_and(|note| note.disclosure)
        || addressees(&below).is_some()
        || rest.starts_with(is_blank) && is_addressed_title(text, below, &lines[1..]);
    (is_annual(&number) && follows).then(|| line.content.start() + end)
}

/// True for a title, also over the next two lines, below which addressees stand.
fn is_addressed_title(text: &str, first: String, lines: &[Line]) -> bool {
    const LINES: usize = 3;
    let mut title = first;
    let printed = lines.iter().filter(|line| !line.is_blank()).map(|line| line.content.slice(text));
    for next in printed.take(LINES) {
        if next.len() > LONGEST {
            return false;
        }
        let next = normal(next);
        if looks_like_title(&title) && addressees(&next).is_some() {
            return true;
        }
        title.push_str(&next);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let lines = apart(text, Lines::new(text)).lines;
        lines.iter().map(|line| line.content.slice(text)).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn what_stands_behind_a_number() {
        for (text, first, second) in [
            ("云溪府发〔2022〕19号（此件公开发布）\n", "云溪府发〔2022〕19号", "（此件公开发布）"),
            ("云溪府发[2022] 19号各镇人民政府:\n", "云溪府发[2022] 19号", "各镇人民政府:"),
            (
                "云溪府发〔2022〕19号　关于做好节水工作的通知\n\n各镇人民政府：\n",
                "云溪府发〔2022〕19号",
                "关于做好节水工作的通知",
            ),
            (
                "云溪府发〔2022〕19号 云溪区人民政府关于做好\n节水工作的通知\n各镇人民政府：\n",
                "云溪府发〔2022〕19号",
                "云溪区人民政府关于做好",
            ),
            (
                "节水工作的通知 云溪府发〔2022〕19 号\n各镇人民政府：\n",
                "节水工作的通知",
                "云溪府发〔2022〕19 号",
            ),
        ] {
            assert_eq!(&parts(text)[..2], [first, second], "{text}");
        }
    }

    #[test]
    fn rows_and_sentences_are_whole() {
        for text in [
            "云溪府发〔2022〕19号 关于节水的通知\n云溪府发〔2022〕20号 关于供水的通知\n",
            "云溪府发〔2022〕19号文件规定各镇人民政府负责。\n",
            "云溪府发〔2022〕19号（2022年3月1日）\n",
            "关于节水的通知 云溪府发〔2022〕19号\n关于供水的通知 云溪府发〔2022〕20号\n",
            "根据云溪府发〔2022〕19号各镇人民政府：\n",
        ] {
            let whole: Vec<&str> = text.lines().collect();
            assert_eq!(parts(text), whole, "{text}");
        }
        let many = "云溪府发〔2022〕19号 关于节水的通知\n".repeat(20_000);
        assert_eq!(parts(&many).len(), 20_000);
    }
}
