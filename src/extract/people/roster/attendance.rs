//! Who was at a meeting, from the lists of its minutes: `出席：林知远、周砚秋`, `列席：沈舟（区水利局）`.
//!
//! A list goes on in the lines below when it ends in a comma, or when nothing but persons stands in an indented line.

use super::super::{View, person};
use super::line::{entries_of, entries_with_organs, is_all_persons};
use super::{Entry, LONGEST_LIST, Printed, printed_lines, without_label};
use crate::model::{BlockKind, Capacity, Genre, Person};
use crate::text::repair::is_blank;

/// The persons whom the lists of the minutes of a meeting name.
pub(in super::super) fn attendance(view: View<'_>) -> Vec<Person> {
    let minutes = view.document.genre == Some(Genre::Minutes) || view.document.title.ends_with("纪要");
    if !minutes {
        return Vec::new();
    }
    let no_text = [BlockKind::Table, BlockKind::Title, BlockKind::Furniture, BlockKind::Toc];
    let texts = view.paragraphs().iter().filter(|p| !no_text.contains(&p.kind));
    let lines: Vec<Printed<'_>> = texts.flat_map(|p| printed_lines(view, p)).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(list) = attendants(*line) else { continue };
        let below = lines[at..].windows(2).take_while(|pair| goes_on(view, list, pair[0], pair[1])).count();
        let last = lines[at + below];
        let text = view.source.text.get(list.at..last.at + last.text.len()).unwrap_or(list.text);
        found.extend(persons(Printed { text, at: list.at }));
    }
    let official = |entry: Entry| Person {
        position: entry.position,
        ..person(view, entry.name, Capacity::Official, "attendance", entry.span)
    };
    found.into_iter().map(official).collect()
}

fn persons(list: Printed<'_>) -> Vec<Entry> {
    let found = entries_of(list, true);
    if found.is_empty() { entries_with_organs(list) } else { found }
}

/// True when the list that begins at `list` goes on from the line `above` to the line `below`.
fn goes_on(view: View<'_>, list: Printed<'_>, above: Printed<'_>, below: Printed<'_>) -> bool {
    let end = above.at + above.text.len();
    let between = view.source.text.get(end..below.at).unwrap_or_default();
    if below.at - list.at > LONGEST_LIST
        || below.text.contains(['：', ':'])
        || !between.chars().all(|c| is_blank(c) || c == '\n' || c == '\r')
    {
        return false;
    }
    let printed = above.text.trim_end_matches(is_blank);
    let indented =
        (between.ends_with(is_blank) || below.text.starts_with(is_blank)) && !printed.ends_with('。');
    printed.ends_with(['、', '，', ',']) || indented && is_all_persons(below)
}

/// What stands behind the head of a list of those who were at a meeting.
fn attendants(line: Printed<'_>) -> Option<Printed<'_>> {
    const HEADS: &[&str] = &["出席", "列席", "参会", "参加", "请假", "缺席", "主持", "记录", "与会"];
    const WHO: &[&str] = &["", "人", "人员", "者", "同志", "领导", "单位及人员", "会议人员"];
    let bare = without_label(line);
    let (at, mark) = bare.text.char_indices().take(12).find(|(_, c)| matches!(c, '：' | ':'))?;
    let head = bare.text[..at].replace(is_blank, "");
    // `出席（5人）：`
    let head = head.split(['（', '(']).next()?;
    let who = HEADS.iter().find_map(|word| head.strip_prefix(word))?;
    WHO.contains(&who).then(|| bare.from(at + mark.len_utf8()))
}
