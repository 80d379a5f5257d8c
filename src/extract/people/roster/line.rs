//! The persons of one printed line of a roster.

use super::Printed;
use super::many::{before_many, is_office_of_many};
use super::names::names_only;
use crate::grammar::appointment::position;
use crate::grammar::organ::is_organ;
use crate::grammar::surname::{is_name, name_at};
use crate::text::Span;
use crate::text::repair::{is_blank, is_han, is_unseen, normal};
use crate::text::words::{WordList, chars, words};

/// A person of a roster.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) position: Option<String>,
    pub(super) span: Span,
}

/// The persons of a line; `named` is true when the line begins with a role.
pub(super) fn entries_of(line: Printed<'_>, named: bool) -> Vec<Entry> {
    let parts = statements(line);
    let each: Vec<Vec<Entry>> = parts.iter().map(|part| of_statement(*part, named)).collect();
    if each.iter().any(Vec::is_empty) {
        return if parts.len() > 1 { of_statement(line, named) } else { Vec::new() };
    }
    each.into_iter().flatten().collect()
}

/// The persons of a list whose organs are printed instead of posts: `林知远（区水利局）、区教委周砚秋`.
pub(super) fn entries_with_organs(line: Printed<'_>) -> Vec<Entry> {
    let pieces = pieces(line);
    let mut entries = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let used = pieces_of_entry(&pieces[at..]);
        let own = &pieces[at..at + used];
        let bare: String = own.iter().map(|(piece, _)| piece.text.replace(is_blank, "")).collect();
        let last = own[used - 1].0;
        let span = Span::new(own[0].0.at, last.at + last.text.len());
        entries.extend(entry_with_organ(&bare).map(|(name, position)| Entry { name, position, span }));
        at += used;
    }
    entries
}

/// The stretches between marks and blanks outside of brackets, each with whether nothing but blanks parts it from the next.
fn pieces(line: Printed<'_>) -> Vec<(Printed<'_>, bool)> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), None, 0usize);
    let end = line.text.len();
    for (at, c) in line.text.char_indices().chain([(end, '。')]) {
        let mark = at == end || depth == 0 && chars!("、，,；;。").has(c);
        if mark || depth == 0 && c.is_whitespace() {
            if let Some(from) = start.take() {
                pieces.push((Printed { text: &line.text[from..at], at: line.at + from }, !mark));
            } else if let Some((_, goes_on)) = pieces.last_mut() {
                *goes_on &= !mark;
            }
            continue;
        }
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !is_unseen(c) {
            start = start.or(Some(at));
        }
    }
    pieces
}

/// How many pieces the first entry takes: characters that stand alone are one name, `沈　舟`, or the end of the one
/// that the piece before begins, `区教委周　砚　秋`.
fn pieces_of_entry(pieces: &[(Printed<'_>, bool)]) -> usize {
    let (first, joined) = pieces[0];
    if !is_single(first.text) && entry_with_organ(first.text).is_some() {
        return 1;
    }
    match pieces.windows(2).take_while(|pair| pair[0].1 && is_single(pair[1].0.text)).count() {
        2 => 3,
        // `区教委　林知远`
        // `东湖区` at the end of a line, and `政府林知远` in the next.
        0 if joined && pieces.get(1).is_some_and(|(next, _)| is_cut(first, *next)) => 2,
        0 if joined && pieces.get(1).is_some_and(|(name, _)| is_name(name.text)) && is_organ(first.text) => 2,
        followed => 1 + followed.min(1),
    }
}

/// True for two pieces that only the end of a line parts, and that are a person with an organ or a post together.
fn is_cut(first: Printed<'_>, next: Printed<'_>) -> bool {
    let near = next.at - first.at - first.text.len() <= "\r\n".len();
    near && !is_name(next.text)
        && entry_with_organ(&[first.text, next.text].concat()).is_some_and(|(_, held)| held.is_some())
}

/// True for one character, with a remark behind it or without: the end of `沈　舟（女）`.
pub(super) fn is_single(text: &str) -> bool {
    text.split(['（', '(']).next().is_some_and(|name| name.chars().count() == 1)
}

/// True for a line that is nothing but persons, with or without organs.
pub(super) fn is_all_persons(line: Printed<'_>) -> bool {
    let pieces = pieces(line);
    let mut rest = &pieces[..];
    while !rest.is_empty() {
        let (own, behind) = rest.split_at(pieces_of_entry(rest));
        let bare: String = own.iter().map(|(piece, _)| piece.text.replace(is_blank, "")).collect();
        if entry_with_organ(&bare).is_none() {
            return false;
        }
        rest = behind;
    }
    !pieces.is_empty()
}

/// `林知远（区水利局）`, `区教委周砚秋`, `区教委主任周砚秋`, `林知远`.
fn entry_with_organ(text: &str) -> Option<(String, Option<String>)> {
    if let Some(open) = text.find(['（', '(']) {
        let (rest, inside) = bracket(&text[open..])?;
        return (rest.is_empty() && is_name(&text[..open]))
            .then(|| (text[..open].to_owned(), Some(normal(inside)).filter(|p| !is_remark(p))));
    }
    if is_name(text) && !is_organ(text) {
        return Some((text.to_owned(), None));
    }
    let starts: Vec<usize> = text.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let split = [2, 1].into_iter().filter_map(|i| starts.get(i).copied());
    split.map(|at| text.split_at(at)).find_map(|(held, name)| {
        let from = is_organ(held) || position(held).is_some();
        (is_name(name) && from).then(|| (name.to_owned(), Some(held.to_owned())))
    })
}

/// True when persons can be read in a line that begins with a role.
pub(super) fn names_at_all(line: Printed<'_>) -> bool {
    !entries_of(line, true).is_empty()
}

/// What stands between semicolons.
fn statements(line: Printed<'_>) -> Vec<Printed<'_>> {
    let mut at = 0;
    let mut parts = Vec::new();
    for part in line.text.split(['；', ';']) {
        if !part.trim_matches(is_blank).is_empty() {
            parts.push(Printed { text: part, at: line.at + at });
        }
        at += part.len() + line.text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    parts
}

fn of_statement(line: Printed<'_>, named: bool) -> Vec<Entry> {
    let line = if named { without_number(line) } else { line };
    let tokens = tokens(line);
    if tokens.is_empty() {
        return Vec::new();
    }
    if named && let Some(names) = names_only(line) {
        return names;
    }
    bracketed_each(line)
        .or_else(|| bracketed(line))
        .or_else(|| side_by_side(&tokens))
        .or_else(|| aligned_each(line))
        .or_else(|| aligned(line, &tokens, named))
        .or_else(|| if named { run_in(line).or_else(|| posts_first(line)) } else { None })
        .unwrap_or_default()
}

/// Without the telephone number of a person: `沈舟，联系电话：61270000`.
fn without_number(line: Printed<'_>) -> Printed<'_> {
    let marks = |c: char| is_blank(c) || c.is_ascii_digit() || chars!("：:").has(c);
    let mut labels = line.text.match_indices("电话");
    let Some((at, _)) = labels.find(|(at, label)| line.text[at + label.len()..].starts_with(marks)) else {
        return line;
    };
    let before = line.text[..at].trim_end_matches("联系").trim_end_matches("办公");
    Printed {
        text: before.trim_end_matches(|c| is_blank(c) || chars!("，,；;、（(").has(c)), at: line.at
    }
}

/// `沈　舟（区水利局局长）`: a name, spaced or not, and its position in brackets; `赵　敏（女）　区统计局局长`.
fn bracketed(line: Printed<'_>) -> Option<Vec<Entry>> {
    let text = line.text.trim_matches(|c| is_blank(c) || chars!("。，,、").has(c));
    let start = line.text.find(text)?;
    let open = text.find(['（', '('])?;
    let name = text[..open].replace(is_blank, "");
    let (rest, inside) = bracket(&text[open..])?;
    if !may_be_name(&name) {
        return None;
    }
    let behind = rest.trim_matches(|c| is_blank(c) || chars!("，,：:").has(c));
    let span = Span::new(line.at + start, line.at + start + text.len());
    // `沈　舟（兼）`
    if behind.is_empty() && is_remark(inside) && is_name(&name) {
        return Some(vec![Entry { name, position: None, span }]);
    }
    let printed = if behind.is_empty() { inside } else { behind };
    let position = normal(printed);
    let fits =
        is_position(&position) && (behind.is_empty() || is_remark(inside)) && !position.ends_with('。');
    fits.then(|| vec![Entry { name, position: Some(position), span }])
}

/// `周砚秋（副区长）　钱　多（区水务局局长）`: blanks between persons whose positions stand in brackets.
fn bracketed_each(line: Printed<'_>) -> Option<Vec<Entry>> {
    let text = line.text.trim_end_matches(|c| is_blank(c) || chars!("。；;").has(c));
    let mut entries = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(['）', ')']) {
        let end = at + mark.len();
        let behind = &text[end..];
        if behind.is_empty() || behind.starts_with(is_blank) {
            let part = &text[from..end];
            let start = from + part.len() - part.trim_start_matches(is_blank).len();
            entries.extend(bracketed(Printed { text: &text[start..end], at: line.at + start })?);
            from = end;
        }
    }
    (entries.len() > 1 && from == text.len()).then_some(entries)
}

/// The inside of a bracket at the start of a printed text, and what follows; brackets are of either width.
pub(super) fn bracket(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 80;
    let mut depth = 0usize;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let open = text.chars().next().map_or(0, char::len_utf8);
            return (at > 0).then(|| (&text[at + c.len_utf8()..], &text[open..at]));
        }
    }
    None
}

/// What is said of a person, not of the post: `女`, `女，苗族`, `兼`.
pub(super) fn is_remark(inside: &str) -> bool {
    inside.split(['，', ',', '、']).all(|part| {
        let part = part.trim_matches(is_blank);
        let known = words![
            "女",
            "男",
            "兼",
            "常务",
            "正处级",
            "副处级",
            "出差",
            "公出",
            "因公",
            "请假",
            "公假",
            "病假",
            "事假",
            "休假",
            "开会",
            "学习",
            "外出",
        ];
        // `联络员：沈舟（61270000）`
        let number = || part.chars().all(|c| c.is_ascii_digit() || c == '-');
        known.have(part) || part.ends_with('族') || number()
    })
}

/// `区卫生局局长方若水、区民政局副局长林秋`: each name behind its position.
fn posts_first(line: Printed<'_>) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    for part in line.text.split(['、', '，', ',']) {
        let from = at;
        at += part.len() + line.text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        let is_mark = |c| is_blank(c) || c == '。';
        let lead = part.len() - part.trim_start_matches(is_mark).len();
        let piece = part.trim_matches(is_mark);
        let piece = before_many(piece);
        let piece = piece.strip_suffix("同志").unwrap_or(piece);
        let start = from + lead;
        match name_behind(piece) {
            Some(len) => {
                let first = open.take().unwrap_or(start);
                let post = line.text[first..start + piece.len() - len].trim_matches(is_blank);
                let name = piece[piece.len() - len..].replace(is_blank, "");
                let span = Span::new(line.at + first, line.at + start + piece.len());
                entries.push(Entry { name, position: Some(normal(post)), span });
            }
            None if open.is_none() && is_office_of_many(piece) => {}
            None if position(&normal(piece)).is_some() => open = open.or(Some(start)),
            None => return None,
        }
    }
    (open.is_none() && !entries.is_empty()).then_some(entries)
}

/// Length of the name at the end of `区水利局局长林知远` or `区水利局局长 沈 舟`, when a position stands before it.
fn name_behind(piece: &str) -> Option<usize> {
    let starts: Vec<usize> = piece.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let near = [2, 1, 3].into_iter().filter_map(|i| starts.get(i).copied());
    near.chain(spaced_name(piece)).find_map(|at| {
        let (post, name) = piece.split_at(at);
        let post = normal(post);
        let named = is_name(&name.replace(is_blank, "")) && !name.starts_with(is_blank);
        (named && !post.is_empty() && position(&post).is_some()).then_some(name.len())
    })
}

/// Where a name of two characters begins that ends `piece` and is spaced: `沈　舟`.
fn spaced_name(piece: &str) -> Option<usize> {
    let last = piece.char_indices().next_back()?.0;
    let before = piece[..last].trim_end_matches(is_blank);
    let first = before.char_indices().next_back()?.0;
    (before.len() < last && before[..first].ends_with(is_blank)).then_some(first)
}

/// The stretches between blanks.
pub(super) fn tokens<'a>(line: Printed<'a>) -> Vec<Printed<'a>> {
    let text = line.text;
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                tokens.push(Printed { text: &text[from..at], at: line.at + from });
                start = None;
            }
            (false, None) if !is_unseen(c) => start = Some(at),
            _ => {}
        }
    }
    tokens
}

/// A name in one token, or in two or three tokens of one character (`林 远`), and the number of tokens.
pub(super) fn name_of(tokens: &[Printed<'_>]) -> Option<(String, usize)> {
    let first = tokens.first()?;
    let count = first.text.chars().count();
    if count == 1 {
        let singles = tokens.iter().take(3).take_while(|t| t.text.chars().count() == 1).count();
        let name: String = tokens[..singles].iter().map(|t| t.text).collect();
        return (singles >= 2 && may_be_name(&name)).then_some((name, singles));
    }
    let name = first.text.replace(is_unseen, "");
    may_be_name(&name).then_some((name, 1))
}

/// In the place of a name: Han characters that are no organ and no post; the surname need not be a known one.
pub(super) fn may_be_name(text: &str) -> bool {
    let han = text.chars().all(|c| is_han(c) || c == '·');
    let short = (2..=4).contains(&text.chars().count()) || text.contains('·');
    let vacant = ["待定", "待补", "空缺", "暂缺", "暂空"].contains(&text);
    han && short
        && !vacant
        && (is_name(text) || !is_organ(text) && position(text).is_none() && text.chars().count() <= 3)
}

/// `林知远　　区水利局局长`: a name, and behind blanks a position, or the organ alone.
fn aligned(line: Printed<'_>, tokens: &[Printed<'_>], named: bool) -> Option<Vec<Entry>> {
    let (name, used) = name_of(tokens)?;
    let rest = tokens.get(used)?;
    let printed = line.text[rest.at - line.at..].trim_end_matches(|c| is_blank(c) || named && c == '。');
    let position = normal(printed);
    let placed = || is_name(&name) && is_organ(&position);
    let holds = !position.ends_with('。') && (is_position(&position) || placed());
    holds.then(|| {
        vec![Entry { name, position: Some(position), span: Span::new(tokens[0].at, rest.at + printed.len()) }]
    })
}

/// `林知远　区长，周砚秋　副区长`: a comma between persons of whom each stands so.
fn aligned_each(line: Printed<'_>) -> Option<Vec<Entry>> {
    if !line.text.contains(['，', ',']) {
        return None;
    }
    let mut entries = Vec::new();
    let mut at = 0;
    for part in line.text.split_inclusive(['，', ',']) {
        let text = part.trim_end_matches(['，', ',', '。']);
        let piece = Printed { text, at: line.at + at };
        entries.extend(aligned(piece, &tokens(piece), true)?);
        at += part.len();
    }
    (entries.len() > 1).then_some(entries)
}

/// `林知远　区长　　周砚秋　副区长`: two persons or more in a line, each with a position without blanks.
fn side_by_side(tokens: &[Printed<'_>]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        let (name, used) = name_of(rest)?;
        let held = rest.get(used).filter(|held| is_name(&name) && position(&normal(held.text)).is_some())?;
        let span = Span::new(rest[0].at, held.at + held.text.len());
        entries.push(Entry { name, position: Some(normal(held.text)), span });
        rest = &rest[used + 1..];
    }
    (entries.len() > 1).then_some(entries)
}

/// True for a position in the widest sense: it ends in a post, or in `负责人`, `同志`; several are separated by `、`.
pub(super) fn is_position(text: &str) -> bool {
    let last = text.rsplit(['、', '，', '；']).next().unwrap_or(text);
    let bare = last.strip_suffix('）').and_then(|t| t.rfind('（')).map_or(last, |open| &last[..open]);
    position(text).is_some()
        || position(bare).is_some()
        || words!["负责人", "负责同志", "教授", "专家", "同志", "合伙人", "长", "员", "师"].end(bare)
}

/// Length of a spaced name before a bracket: `沈　舟（区水利局）`.
fn spaced_before_bracket(text: &str) -> Option<usize> {
    let len = text.find(['（', '('])?;
    let mut tokens = text[..len].split(is_blank).filter(|token| !token.is_empty());
    let (first, last) = (tokens.next()?, tokens.next()?);
    let single = |token: &str| token.chars().count() == 1;
    let alone = tokens.next().is_none() && single(first) && single(last);
    (alone && is_name(&[first, last].concat())).then_some(len)
}

/// `林知远（区水利局局长）、周砚秋（区教委主任）`, `林知远，区水利局局长`, `林知远区水利局局长`.
fn run_in(line: Printed<'_>) -> Option<Vec<Entry>> {
    let text = line.text.trim_end_matches(|c| is_blank(c) || matches!(c, '。' | '；' | ';'));
    let starts = |rest: &str| {
        static STARTS: WordList = WordList::new(&[
            "国务院",
            "区",
            "市",
            "县",
            "省",
            "镇",
            "州",
            "乡",
            "党",
            "政",
            "副",
            "中央",
            "中共",
            "国家",
            "全国",
            "自治",
        ]);
        rest.starts_with(['（', '(', '，', ',']) || STARTS.begin(rest) && is_position(rest)
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some(len) = name_at(&text[at..], starts).or_else(|| spaced_before_bracket(&text[at..])) else {
            let rest = text[at..].split(['（', '(']).next().unwrap_or_default();
            return (!entries.is_empty() && is_office_of_many(rest)).then_some(entries);
        };
        let after = at + len;
        let name = text[at..after].replace(is_blank, "");
        let start = line.at + at;
        if let Some((rest, inside)) = bracket(&text[after..]) {
            let end = text.len() - rest.len();
            let position = Some(normal(inside)).filter(|inside| !is_remark(inside));
            entries.push(Entry { name, position, span: Span::new(start, line.at + end) });
            at = end + rest.len() - rest.trim_start_matches(|c| is_blank(c) || chars!("、，；").has(c)).len();
            continue;
        }
        // A bracket without its end: what stood behind the position is gone.
        let printed = text[after..].trim_start_matches(['，', ',', '（', '(']);
        let position = normal(printed);
        if !is_position(&position) {
            return None;
        }
        entries.push(Entry { name, position: Some(position), span: Span::new(start, line.at + text.len()) });
        break;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, named: bool) -> Vec<(String, Option<String>)> {
        let printed = Printed { text: line, at: 0 };
        entries_of(printed, named).into_iter().map(|e| (e.name, e.position)).collect()
    }

    #[test]
    fn names_and_positions() {
        let pair = |name: &str, position: &str| {
            (name.to_owned(), Some(position.to_owned()).filter(|p| !p.is_empty()))
        };
        for (line, named, expected) in [
            ("林 远 区委常委、宣传部部长", true, vec![pair("林远", "区委常委、宣传部部长")]),
            ("周砚秋　　国务院副秘书长", false, vec![pair("周砚秋", "国务院副秘书长")]),
            ("周砚秋　　区教委", false, vec![pair("周砚秋", "区教委")]),
            ("林知远　周砚秋", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            ("林知远、周砚秋", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            (
                "林知远（区水利局局长）、周砚秋（区教委主任）",
                true,
                vec![pair("林知远", "区水利局局长"), pair("周砚秋", "区教委主任")],
            ),
            ("林知远，区水利局局长", true, vec![pair("林知远", "区水利局局长")]),
            (
                "林知远（区教委）、沈　舟（区水利局）",
                true,
                vec![pair("林知远", "区教委"), pair("沈舟", "区水利局")],
            ),
            ("林知远区政府副区长", true, vec![pair("林知远", "区政府副区长")]),
            ("林知远(区水利局局长)", true, vec![pair("林知远", "区水利局局长")]),
            ("沈　舟(区水利局局长)", false, vec![pair("沈舟", "区水利局局长")]),
            ("赵敏（女，苗族）　区统计局副局长", false, vec![pair("赵敏", "区统计局副局长")]),
            (
                "林知远 区水利局局长；周砚秋 区教委主任",
                true,
                vec![pair("林知远", "区水利局局长"), pair("周砚秋", "区教委主任")],
            ),
            (
                "区委常委、副区长林知远，区教委主任周砚秋同志",
                true,
                vec![pair("林知远", "区委常委、副区长"), pair("周砚秋", "区教委主任")],
            ),
            ("林 远（兼）", true, vec![pair("林远", "")]),
            (
                "赵 敏、周 砚（女）、林知远",
                true,
                vec![pair("赵敏", ""), pair("周砚", ""), pair("林知远", "")],
            ),
            (
                "林知远（兼）、周砚秋（区教委主任）",
                true,
                vec![pair("林知远", ""), pair("周砚秋", "区教委主任")],
            ),
            ("林 远 区长。", true, vec![pair("林远", "区长")]),
            (
                "林 远  党委委员、副局长，周砚秋  副局长",
                true,
                vec![pair("林远", "党委委员、副局长"), pair("周砚秋", "副局长")],
            ),
            (
                "林 远  区水利局局长    周砚秋  区教委主任",
                false,
                vec![pair("林远", "区水利局局长"), pair("周砚秋", "区教委主任")],
            ),
            ("林 远  区委常委 副区长", false, vec![pair("林远", "区委常委副区长")]),
            ("林知远，联系电话：61270000", true, vec![pair("林知远", "")]),
            ("林知远（61270000）", true, vec![pair("林知远", "")]),
            ("林知远（区教委科长，电话：61270000）", true, vec![pair("林知远", "区教委科长")]),
            ("林知远　区医院呼吸科主任医师", true, vec![pair("林知远", "区医院呼吸科主任医师")]),
            ("林知远、周砚秋、办公室全体人员", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            ("林知远、周砚秋等", true, vec![pair("林知远", ""), pair("周砚秋", "")]),
            ("区财政局局长林知远及各镇镇长", true, vec![pair("林知远", "区财政局局长")]),
            ("区财政局局长及各镇镇长", true, vec![]),
            ("区委宣传部、区财政局等单位负责人。", true, vec![]),
            ("各镇镇长、党委书记", true, vec![]),
            ("区水利局局长（兼）", false, vec![]),
            ("领导小组下设 办公室主任", false, vec![]),
            ("区财政局 负责人", false, vec![]),
            ("待 定 区财政局局长", false, vec![]),
        ] {
            assert_eq!(read(line, named), expected, "{line}");
        }
    }
}
