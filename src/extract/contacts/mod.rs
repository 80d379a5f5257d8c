//! Ways to reach somebody: persons, telephones, mail, addresses.
//!
//! In documents a label announces them (`联系人：林知远；联系电话：61270000`, rule `labelled`); behind `联系人` the numbers need no
//! label of their own, and a mail address, a telephone number with its area, persons between a colon and their number and
//! the place to which letters go are known by their form (`by-form`). In tables
//! columns are labelled so (`contact-column`), see `table`. In the imprint of an issue they are the
//! fields of the publisher (`imprint`), see [`imprint`].

mod label;
mod table;
mod unlabelled;
mod value;

use std::ops::Range;

use self::label::{Label, labels};
use super::View;
use crate::grammar::citation::remark;
use crate::grammar::organ::{is_organ, organ_at};
use crate::grammar::surname::{is_name, is_name_in_prose, name_at};
use crate::model::{BlockKind, Contact, ContactKind, Paragraph, Source};
use crate::structure::Structure;
use crate::structure::line::imprint::{ImprintField, imprint_field};
use crate::text::repair::{is_han, is_unseen};
use crate::text::words::chars;
use crate::text::{Marks, Repaired, Span};

/// The contacts of a document, in text order.
pub fn extract(view: View<'_>) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    for paragraph in view.paragraphs().iter().filter(|p| is_text(p.kind)) {
        if !paragraph.marks.have(Marks::COLON | Marks::AT | Marks::DIGIT) {
            continue;
        }
        let text = paragraph.str();
        contacts.extend(read(text, &|range| view.raw(paragraph, range)).into_iter().map(|f| Contact {
            document_id: Some(view.document.document_id.clone()),
            issue_id: view.document.issue_id.clone(),
            kind: f.kind,
            rule: f.rule,
            span: f.span_in(paragraph),
            value: f.value,
            label_raw: f.label.map(|label| view.raw(paragraph, label)),
        }));
    }
    contacts.extend(table::contacts(view));
    contacts.sort_by_key(|contact| contact.span.start());
    contacts
}

fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Clause, Contact, Heading, ListItem, News, Note, Paragraph, PrintLine, Unknown};
    matches!(kind, Paragraph | ListItem | Heading | Note | Contact | Clause | News | PrintLine | Unknown)
}

/// The contacts in the imprint of a gazette issue, in text order.
pub fn imprint(source: &Source, structure: &Structure) -> Vec<Contact> {
    let Some(issue) = &structure.issue else { return Vec::new() };
    let mut contacts = Vec::new();
    for paragraph in structure.paragraphs.iter().filter(|p| p.kind == BlockKind::Imprint) {
        let raw = |range| paragraph.text.raw(&source.text, range);
        let labelled = read(paragraph.str(), &raw);
        let found = if labelled.is_empty() { field(paragraph.str()) } else { labelled };
        contacts.extend(found.into_iter().map(|f| Contact {
            document_id: None,
            issue_id: Some(issue.issue_id.clone()),
            kind: f.kind,
            rule: "imprint-field",
            span: f.span_in(paragraph),
            value: f.value,
            label_raw: f.label.map(raw),
        }));
    }
    contacts
}

/// The field of an imprint whose label is a name, as that of a site: `云溪区政府公众信息网：http://…`.
fn field(text: &str) -> Vec<Found> {
    let Some((kind, printed)) = imprint_field(text).and_then(|(f, v)| Some((kind_of(f)?, v))) else {
        return Vec::new();
    };
    let Some(start) = text.find(printed) else { return Vec::new() };
    let label = text[..start].trim_end_matches(['：', ':', '<', '〈', ' ']).len();
    let values = values(kind, text, start..start + printed.len());
    let found = |range: Range<usize>| Found {
        kind,
        value: text[range.clone()].to_owned(),
        label: Some(0..label),
        range,
        rule: "imprint-field",
    };
    values.into_iter().map(found).collect()
}

/// What a field of the imprint reaches; `None` for fields that reach nobody.
fn kind_of(field: ImprintField) -> Option<ContactKind> {
    Some(match field {
        ImprintField::Address => ContactKind::Address,
        ImprintField::Postcode => ContactKind::Postcode,
        ImprintField::Phone => ContactKind::Phone,
        ImprintField::Fax => ContactKind::Fax,
        ImprintField::Website => ContactKind::Website,
        ImprintField::Email => ContactKind::Email,
        _ => return None,
    })
}

/// A contact in a text.
struct Found {
    kind: ContactKind,
    value: String,
    label: Option<Range<usize>>,
    range: Range<usize>,
    rule: &'static str,
}

impl Found {
    /// Where it is printed, its label included.
    fn span_in(&self, paragraph: &Paragraph) -> Span {
        let start = self.label.as_ref().map_or(self.range.start, |l| l.start.min(self.range.start));
        let text: &Repaired = &paragraph.text;
        text.printed(start..self.range.end)
    }
}

/// The contacts of a paragraph; `raw` gives what was printed for a range, with the blanks that part names.
fn read(text: &str, raw: &dyn Fn(Range<usize>) -> String) -> Vec<Found> {
    let labels = labels(text);
    let mut found = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let end = labels.get(i + 1).map_or(text.len(), |next| next.range.start);
        read_value(text, label, end, raw, &mut found);
    }
    let first = labels.first().filter(|label| label.kind == ContactKind::Phone);
    let named = first.and_then(|_| unlabelled::before_number(text));
    add_by_form(text, |_| ContactKind::Person, named.into_iter(), &mut found);
    let colons =
        text.match_indices('：').filter(|(at, _)| !labels.iter().any(|label| label.range.end == *at));
    for (persons, number) in colons.filter_map(|(at, _)| unlabelled::beside_number(text, at, raw)) {
        add_by_form(text, |_| ContactKind::Person, persons.into_iter(), &mut found);
        add_by_form(text, |_| ContactKind::Phone, std::iter::once(number), &mut found);
    }
    if text.contains('寄') {
        add_by_form(text, |_| ContactKind::Address, unlabelled::written_to(text).into_iter(), &mut found);
    }
    let mails = text.match_indices('@').filter_map(|(at, _)| mail_around(text, at));
    add_by_form(text, |_| ContactKind::Email, mails, &mut found);
    let kind = |end: usize| if is_fax(text, end) { ContactKind::Fax } else { ContactKind::Phone };
    add_by_form(text, kind, phones(text).into_iter(), &mut found);
    found.sort_by_key(|f| f.range.start);
    found
}

/// True for a number that ends at `end` and is said to be that of a fax: `84230001（传真）`.
fn is_fax(text: &str, end: usize) -> bool {
    text[end..].starts_with("（传真")
}

/// Adds what is known by its form, unless it stands in a contact that was found; `ranges` are in order, `kind` knows what
/// one is by where it ends.
fn add_by_form(
    text: &str,
    kind: impl Fn(usize) -> ContactKind,
    ranges: impl Iterator<Item = Range<usize>>,
    found: &mut Vec<Found>,
) {
    found.sort_by_key(|f| f.range.start);
    let mut last = 0;
    let ends = found.iter().map(|f| {
        last = f.range.end.max(last);
        (f.range.start, last)
    });
    let (ends, mut taken): (Vec<(usize, usize)>, usize) = (ends.collect(), 0);
    for range in ranges {
        let before = ends.partition_point(|&(start, _)| start < range.end);
        let known = before.checked_sub(1).map_or(0, |at| ends[at].1).max(taken);
        if range.start >= known {
            taken = range.end;
            let (kind, value) = (kind(range.end), text[range.clone()].to_owned());
            found.push(Found { kind, value, label: None, range, rule: "by-form" });
        }
    }
}

/// Telephone numbers behind a colon, or behind a name, that show by their form what they are: `业务咨询：027-87820000`.
fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = matches!(c, '0' | '1' | '4' | '8' | '（' | '(')
            && !before.is_ascii_alphanumeric()
            && !matches!(before, '-' | '.' | '/' | '_' | '=' | '—' | '–' | '－');
        let taken = found.last().is_some_and(|last| at < last.end);
        if starts
            && !taken
            && let Ok((rest, _)) = crate::grammar::contact::phone(&text[at..])
            && !rest.starts_with(['号', '次', '项', '米', '吨', '件', '户'])
        {
            let end = text.len() - rest.len();
            found.push(at..end);
            further_numbers(text, end, &mut found);
        }
        before = c;
    }
    found
}

/// The numbers without an area behind one that has it: `027-87820000、87820001`.
fn further_numbers(text: &str, end: usize, found: &mut Vec<Range<usize>>) {
    let mut end = end;
    loop {
        let next = text[end..].trim_start_matches(' ');
        // `027-87820000（工作日）、87820001`
        let next = remark(next).map_or(next, |(rest, _)| rest);
        let Some(number) = next.strip_prefix(['、', '，', ',', '/', '；']) else { return };
        let number = number.trim_start_matches(' ');
        let len = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let dated = len == 8 && number.starts_with("20") && number[4..].starts_with(['0', '1']);
        if !matches!(len, 7 | 8) || dated || value::phone(number) != Some(len) {
            return;
        }
        let start = text.len() - number.len();
        end = start + len;
        found.push(start..end);
    }
}

fn read_value(
    text: &str,
    label: &Label,
    end: usize,
    raw: &dyn Fn(Range<usize>) -> String,
    found: &mut Vec<Found>,
) {
    let mut push = |kind: ContactKind, range: Range<usize>, value: String| {
        let rule = if kind == label.kind { "labelled" } else { "by-form" };
        found.push(Found { kind, value, label: Some(label.range.clone()), range, rule });
    };
    let value = label.value..end;
    if label.kind == ContactKind::Person || label.kind == ContactKind::Phone && has_name(&text[value.clone()])
    {
        let phones = values(ContactKind::Phone, text, value.clone());
        let named = names(text, value.clone(), raw);
        let first = named.last().map_or(value.start, |(range, _)| range.end);
        for (range, name) in named {
            push(ContactKind::Person, range, name);
        }
        for range in further_names(text, &phones, first) {
            push(ContactKind::Person, range.clone(), text[range].to_owned());
        }
        for range in phones {
            push(ContactKind::Phone, range.clone(), text[range].to_owned());
        }
        return;
    }
    for range in values(label.kind, text, value) {
        let is_fax = label.kind == ContactKind::Phone && is_fax(text, range.end);
        let kind = if is_fax { ContactKind::Fax } else { label.kind };
        push(kind, range.clone(), text[range].to_owned());
    }
}

/// The persons behind `from`, each before a number, beside an organ or not: `林知远，61270000；区水利局，周砚秋，61270001`.
fn further_names(text: &str, phones: &[Range<usize>], from: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(from).chain(phones.iter().map(|phone| phone.end));
    let mut names = Vec::new();
    for (start, phone) in starts.zip(phones).filter(|(start, phone)| *start < phone.start) {
        let mut at = start;
        for piece in text[start..phone.start].split(|c: char| c == ' ' || chars!("，；、。：（）").has(c))
        {
            let here = at + text[at..].find(piece).unwrap_or(0);
            at = here + piece.len();
            if is_name_in_prose(piece) && !is_organ(piece) {
                names.push(here..at);
            }
        }
    }
    names
}

/// `联系方式：林知远61270000`: a person stands before the number.
fn has_name(value: &str) -> bool {
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    name_at(value, digit).is_some_and(|len| is_name_in_prose(&value[..len]))
}

/// The values of a kind at the start of a range, and those that follow behind `、`, `，` and the like.
fn values(kind: ContactKind, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let reader: fn(&str) -> Option<usize> = match kind {
        ContactKind::Phone | ContactKind::Fax => value::phone,
        ContactKind::Email => value::email,
        ContactKind::Website => value::website,
        ContactKind::Postcode => value::postcode,
        ContactKind::Address => address,
        ContactKind::Person => return Vec::new(),
    };
    let mut found = Vec::new();
    let mut at = range.start;
    let limit = range.end.min(text.len());
    let mut passed = 0;
    while at < limit && passed < 24 {
        if let Some(len) = reader(&text[at..limit]).filter(|len| *len > 0) {
            found.push(at..at + len);
            at += len;
            passed = 0;
            if matches!(kind, ContactKind::Address | ContactKind::Postcode) {
                break;
            }
            continue;
        }
        // A number that is no telephone is passed over as a whole; a sentence ends the search.
        let rest = &text[at..limit];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let step = if digits > 0 { digits } else { rest.chars().next().map_or(1, char::len_utf8) };
        if rest.starts_with('。') {
            break;
        }
        passed += 1;
        at += step;
    }
    found
}

/// An address up to the next sign of punctuation.
fn address(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' => depth += 1,
            '）' if depth == 0 => return Some(at),
            '）' => depth -= 1,
            '，' | '。' | '；' | ' ' | ';' if depth == 0 => return Some(at),
            _ => {}
        }
        if at > 240 {
            return None;
        }
    }
    Some(text.trim_end_matches(['（', '，', '、']).len())
}

/// The names behind `联系人：`, as `林知远 周砚秋`, `林知远、周砚秋`, `汪经理`.
fn names(
    text: &str,
    range: Range<usize>,
    raw: &dyn Fn(Range<usize>) -> String,
) -> Vec<(Range<usize>, String)> {
    let value = &text[range.clone()];
    let end =
        value.find(|c: char| !(is_han(c) || matches!(c, '·' | '、' | ' ' | '/'))).unwrap_or(value.len());
    let printed = raw(range.start..range.start + end);
    let mut names: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = range.start;
    let mut push = |name: String| {
        if let Some(found) = text[at..].find(&name).map(|i| at + i) {
            at = found + name.len();
            names.push((found..at, name));
        }
    };
    for piece in printed.split(['、', '/']) {
        let tokens: Vec<&str> = piece.split_whitespace().collect();
        let mut rest = &tokens[..];
        while !rest.is_empty() {
            let (own, behind) = rest.split_at(tokens_of_name(rest));
            let name = own.concat().replace(is_unseen, "");
            // `区水利局林知远`
            let organ = organ_at(&name).filter(|&len| is_name(&name[len..])).unwrap_or(0);
            let name = &name[organ..];
            if may_be_name(name) {
                push(name.to_owned());
            }
            rest = behind;
        }
    }
    // `联系人：林`
    let bare = printed.trim();
    if names.is_empty() && bare.chars().count() == 1 && bare.starts_with(is_han) {
        let found = text[range.start..].find(bare).map_or(range.start, |i| range.start + i);
        names.push((found..found + bare.len(), bare.to_owned()));
    }
    names
}

/// How many of the stretches between blanks the first name takes: characters that stand alone make one together,
/// `沈　舟`, `林　知　远`; one of them goes with the word behind it, `沈 主任`.
fn tokens_of_name(tokens: &[&str]) -> usize {
    let is_single = |token: &&&str| token.chars().count() == 1;
    match tokens.iter().take_while(is_single).count() {
        0 => 1,
        3 => 3,
        1 => tokens.len().min(2),
        _ => 2,
    }
}

/// A name, or a surname with a form of address.
fn may_be_name(text: &str) -> bool {
    const ADDRESS: &[&str] = &["经理", "老师", "同志", "女士", "先生", "主任", "科长", "处长", "工"];
    let bare = ADDRESS.iter().find_map(|a| text.strip_suffix(a)).unwrap_or(text);
    let short = (1..=4).contains(&bare.chars().count()) && bare.chars().all(is_han);
    let unknown = short
        && text.chars().count() >= 2
        && !is_organ(text)
        && !["签字", "姓名", "签名", "盖章", "单位"].contains(&text);
    is_name(bare) || unknown && bare.chars().count() <= 3
}

/// The mail address around the `@` at `at`.
fn mail_around(text: &str, at: usize) -> Option<Range<usize>> {
    let part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let local = text[..at].chars().rev().take(64).take_while(part).count();
    let start = at - local;
    let len = value::email(text.get(start..)?)?;
    (len > local).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &[(&str, &str)]) {
        let repaired = Repaired::new(printed, &[Span::new(0, printed.len())]);
        let found = read(repaired.text(), &|range| repaired.raw(printed, range));
        let found: Vec<(&str, &str)> = found.iter().map(|f| (f.kind.as_str(), f.value.as_str())).collect();
        assert_eq!(found, expected, "{printed}");
    }

    #[test]
    fn labelled_contacts() {
        check("联系人:林知", &[("person", "林知")]);
        check("联系人：林知远 周砚秋", &[("person", "林知远"), ("person", "周砚秋")]);
        check("联系电话：027-68870000 027-68870001", &[("phone", "027-68870000"), ("phone", "027-68870001")]);
        check("（联系人：林知远；联系电话：28450000）", &[("person", "林知远"), ("phone", "28450000")]);
        check(
            "水利局联系人：林知远，联系电话：13800000000，邮箱：zhi@example.cn。",
            &[("person", "林知远"), ("phone", "13800000000"), ("email", "zhi@example.cn")],
        );
        check(
            "联 系 人：沈  舟、 林 远 周砚秋",
            &[("person", "沈舟"), ("person", "林远"), ("person", "周砚秋")],
        );
        check("联系人：沈 主任 电话：6127 0000", &[("person", "沈主任"), ("phone", "6127 0000")]);
        check("联系人及电话：林知远 61270000", &[("person", "林知远"), ("phone", "61270000")]);
        check(
            "（地址：云溪区清水路19-2号310室）；咨询电话：027-87820000。",
            &[("address", "云溪区清水路19-2号310室"), ("phone", "027-87820000")],
        );
        check(
            "地址：云溪区清水路8号，邮编：401420",
            &[("address", "云溪区清水路8号"), ("postcode", "401420")],
        );
        check("材料发送至zhishu@example.gov.cn，逾期不候", &[("email", "zhishu@example.gov.cn")]);
        check("联系人：汪经理，联系电话：15800000000。", &[("person", "汪经理"), ("phone", "15800000000")]);
        check(
            "联系人及电话：林知远，61270000；周砚秋，61270001",
            &[("person", "林知远"), ("phone", "61270000"), ("person", "周砚秋"), ("phone", "61270001")],
        );
        check(
            "（联系人及电话：区水利局，林知远，61270000；区教委，周砚秋，61270001）",
            &[("person", "林知远"), ("phone", "61270000"), ("person", "周砚秋"), ("phone", "61270001")],
        );
        check(
            "联系人：林知远（区水利局），029-61270000；沈舟（区教委），029-61270001。",
            &[("person", "林知远"), ("phone", "029-61270000"), ("person", "沈舟"), ("phone", "029-61270001")],
        );
        check("地址：清水路8号 邮编401420", &[("address", "清水路8号"), ("postcode", "401420")]);
        check("联系人：区水利局林知远，电话：61270000", &[("person", "林知远"), ("phone", "61270000")]);
        check(
            "（联系人林知远、周砚秋，联系电话61270000）",
            &[("person", "林知远"), ("person", "周砚秋"), ("phone", "61270000")],
        );
        check(
            "规划科：林知远、周砚秋，61270000；园林科：沈舟 61270001。",
            &[
                ("person", "林知远"),
                ("person", "周砚秋"),
                ("phone", "61270000"),
                ("person", "沈舟"),
                ("phone", "61270001"),
            ],
        );
        check("投资：万元61270000；面积：2000000", &[]);
        check(
            "市考试中心：027-87820000、87820001，87820002（传真）",
            &[("phone", "027-87820000"), ("phone", "87820001"), ("fax", "87820002")],
        );
        check("市考试中心：027-87820000，20210510", &[("phone", "027-87820000")]);
        check("联系人应当填写电话，联系人名单附后。", &[]);
        check("联系人：（签字）　联系电话：", &[]);
        check("加强电话：要求如下", &[]);
        check("责任单位：区教委", &[]);
    }
}

#[cfg(test)]
mod in_documents {
    use super::*;
    use crate::extract::fixture::in_notice;

    #[test]
    fn rules_and_labels() {
        let rows = in_notice("材料报送至zhi@example.cn。\n\n咨询电话：61270000", extract);
        let found: Vec<_> = rows.iter().map(|c| (c.value.as_str(), c.label_raw.as_deref(), c.rule)).collect();
        assert_eq!(found, [("zhi@example.cn", None, "by-form"), ("61270000", Some("咨询电话"), "labelled")]);
    }
}
