//! The persons of a line of a roster that is names without positions.

use super::Printed;
use super::line::{Entry, bracket, is_remark, is_single, name_of, tokens};
use super::many::{before_many, is_office_of_many};
use crate::grammar::surname::is_name;
use crate::text::Span;
use crate::text::repair::is_blank;

/// `林知远　周砚秋`, `林知远、沈　舟（兼）`: names without positions.
pub(super) fn names_only(line: Printed<'_>) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut at = 0;
    for part in line.text.split(['、', '，']) {
        let from = line.at + at;
        at += part.len() + '、'.len_utf8();
        if !entries.is_empty() && is_office_of_many(part) {
            continue;
        }
        let named = before_many(part.trim_end_matches(|c| is_blank(c) || c == '。'));
        let parts = tokens(Printed { text: named.strip_suffix('等').unwrap_or(named), at: from });
        let mut rest = &parts[..];
        while !rest.is_empty() {
            let (entry, used) = name_alone(rest)?;
            entries.push(entry);
            rest = &rest[used..];
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// The name with which `tokens` begin, with a remark and without a position, and how many of them it takes.
fn name_alone(tokens: &[Printed<'_>]) -> Option<(Entry, usize)> {
    let last_of = |used: usize| tokens[used - 1].at + tokens[used - 1].text.len();
    // `田　军　罗　敏` are two persons.
    let singles = tokens.iter().take_while(|token| is_single(token.text)).count();
    let near = if singles > 3 { &tokens[..2] } else { tokens };
    if let Some((name, used)) = name_of(near).filter(|(name, _)| is_name(name)) {
        let span = Span::new(tokens[0].at, last_of(used));
        return Some((Entry { name, position: None, span }, used));
    }
    // `赵　敏（兼）`
    let used = tokens.iter().take(3).position(|token| token.text.ends_with(['）', ')']))? + 1;
    let whole: String = tokens[..used].iter().map(|token| token.text).collect();
    let (rest, inside) = bracket(&whole[whole.find(['（', '('])?..])?;
    let name = whole.split(['（', '(']).next()?.to_owned();
    let fits = rest.is_empty() && is_remark(inside) && is_name(&name);
    fits.then(|| (Entry { name, position: None, span: Span::new(tokens[0].at, last_of(used)) }, used))
}
