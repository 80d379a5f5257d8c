//! An issue of a gazette that lost its line breaks: its first line holds masthead and contents, or the whole issue, and blanks
//! stand where lines ended.
//!
//! ```text
//! 云溪县人民政府公报 2012年第1期（总第17期） 目 录 县政府文件 云溪县人民政府关于节水的意见……1 …
//! ```
//! Not split: words that blanks only set apart, as names and the rows of a list.

use super::piece;
use crate::grammar::date::whole_date;
use crate::grammar::doc_number::whole;
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::grammar::title::looks_like_title;
use crate::structure::line::imprint::{imprint_field, organ_in_role};
use crate::structure::line::issue_number::issue_number;
use crate::structure::line::toc_entry::toc_entries;
use crate::structure::masthead::gazette_title;
use crate::structure::segment::{is_form, is_group_heading};
use crate::text::Line;
use crate::text::repair::{is_blank, normal};
use crate::text::words::{chars, words};

/// A word between blanks of a line: where it begins, and what it reads as.
struct Word {
    at: usize,
    text: String,
}

/// True for a text whose first line names a gazette and its issue and goes on with the contents.
pub(super) fn is_flat_issue(text: &str, lines: &[Line]) -> bool {
    const HEAD: usize = 300;
    const WORDS: usize = 60;
    const NEAR: usize = 12;
    const ENTRIES: usize = 2;
    let Some(first) = lines.iter().find(|line| !line.is_blank()) else { return false };
    let content = first.content.slice(text);
    let start = &content[..content.floor_char_boundary(HEAD)];
    if content.len() < HEAD || !words!["公报", "政报"].stand_in(start) {
        return false;
    }
    let words: Vec<String> = words_of(content).take(WORDS).map(|word| word.text).collect();
    let Some((_, behind)) = words.first().and_then(|word| gazette_title(word)) else { return false };
    let front = &words[1..words.len().min(NEAR)];
    let numbered = |from: usize| {
        let number = |to| issue_number(&normal(&front[from..to].join(" "))).is_some();
        (from + 1..=front.len().min(from + 5)).any(number)
    };
    (issue_number(behind).is_some() || behind.is_empty() && (0..front.len()).any(numbered))
        && words.iter().any(|word| words!["目录", "目次", "录", "次"].end(word))
        && words.iter().filter(|word| toc_entries(word).len() == 1).count() >= ENTRIES
}

/// The lines of such a text as they were before their ends were lost.
pub(super) fn unflattened(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len() * 8);
    for line in lines {
        let mut start = line.span.start();
        for cut in cuts(line.content.slice(text)) {
            let at = line.content.start() + cut;
            out.push(piece(text, line, start, at));
            start = at;
        }
        out.push(piece(text, line, start, line.span.end()));
    }
    out
}

/// The blanks of a line that stand for the ends of lines.
fn cuts(content: &str) -> Vec<usize> {
    let words: Vec<Word> = words_of(content).collect();
    let ends = words.windows(2).filter(|two| ends_line(&two[0].text, &two[1].text));
    ends.map(|two| two[1].at).collect()
}

/// The words of a line, a title with its leader and its page as one.
fn words_of(content: &str) -> impl Iterator<Item = Word> {
    let mut at = 0;
    let parts = content.split(is_blank).filter_map(move |part| {
        let from = at;
        at += part.len() + content[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        (!part.is_empty()).then(|| Word { at: from, text: normal(part) })
    });
    let mut parts = parts.peekable();
    std::iter::from_fn(move || {
        let mut word = parts.next()?;
        while let Some(page) = parts.next_if(|next| is_page(&word.text, &next.text)) {
            word.text.push_str(&page.text);
        }
        Some(word)
    })
}

/// The leader behind a title, and the page behind a leader: `……`, `…… 12`, `……（3）`.
fn is_page(before: &str, word: &str) -> bool {
    const LONGEST: usize = 400;
    let dot = |c: char| chars!("….·").has(c);
    word.starts_with(dot) && word.len() <= LONGEST
        || before.ends_with(dot) && word.chars().all(|c| c.is_ascii_digit() || chars!("()（）").has(c))
}

/// True when a line ended between two words.
fn ends_line(word: &str, next: &str) -> bool {
    let own = |word: &str| {
        whole(word).is_some()
            || whole_date(word).is_some()
            || looks_like_title(word)
            || issue_number(word).is_some()
            || is_group_heading(word)
            || word.chars().nth(3).is_some() && is_organ(word)
    };
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let gazette = |word: &str| gazette_title(word).is_some_and(|(_, behind)| behind.is_empty());
    if digits(next) && !gazette(word) {
        return word.ends_with('。') || whole_date(word).is_some();
    }
    // A title may begin with organs that blanks set apart.
    let organ = word.chars().nth(3).is_some() && is_organ(word);
    let titled = || toc_entries(next).first().map_or(next, |entry| &next[entry.title.clone()]);
    if label(word).is_ok_and(|(rest, _)| rest.is_empty()) || organ && looks_like_title(titled()) {
        return false;
    }
    word.ends_with(['。', '：', '；', '！', '？'])
        || word.ends_with('号') && word.chars().nth(6).is_none()
        || toc_entries(word).len() == 1
        || matches!(next, "目" | "目录" | "目次")
        || imprint_field(next).is_some()
        || organ_in_role(next).is_some()
        || gazette(word)
        || is_form(word.trim_start_matches('部'))
        || gazette_title(next).is_some()
        || words!["目录", "目次", "录", "次", "出版", "期", "期）"].end(word)
        || label(next).is_ok()
        || next.starts_with("附件")
        || own(word)
        || own(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lines;

    const FRONT: &str = "云溪县人民政府公报 2012年第1期 （总第17期） 二〇一二年三月三十日出版 目 录 县政府文件 \
        云溪县人民政府 云溪县军分区关于征兵的意见 ……1 云溪县人民政府关于节水的通知……（4） ";

    fn parts(text: &str) -> Vec<&str> {
        let lines = Lines::new(text).lines;
        assert!(is_flat_issue(text, &lines));
        unflattened(text, lines).iter().map(|line| line.content.slice(text)).collect()
    }

    #[test]
    fn lines_of_an_issue() {
        let text = format!(
            "{FRONT}云溪县人民政府关于节水的通知 云政发〔2012〕7号 各镇人民政府： 请节约用水。 一、加强领导。\
             组 长 周砚秋 县长 云溪县人民政府 二〇一二年二月十日 第一章 总则 第一条 为了节水。"
        );
        let expected = [
            "云溪县人民政府公报",
            "2012年第1期",
            "（总第17期）",
            "二〇一二年三月三十日出版",
            "目 录",
            "县政府文件",
            "云溪县人民政府 云溪县军分区关于征兵的意见 ……1",
            "云溪县人民政府关于节水的通知……（4）",
            "云溪县人民政府关于节水的通知",
            "云政发〔2012〕7号",
            "各镇人民政府：",
            "请节约用水。",
            "一、加强领导。组 长 周砚秋 县长",
            "云溪县人民政府",
            "二〇一二年二月十日",
            "第一章 总则",
            "第一条 为了节水。",
        ];
        assert_eq!(parts(&text), expected);
    }

    #[test]
    fn other_first_lines_stay_whole() {
        for text in [
            "云溪县人民政府公报".to_owned(),
            FRONT.replace("公报", "简报"),
            FRONT.replace("……", " "),
            format!("本期刊登{FRONT}"),
        ] {
            assert!(!is_flat_issue(&text, &Lines::new(&text).lines), "{text}");
        }
    }
}
