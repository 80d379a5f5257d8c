//! Where a text names documents: titles in book marks, numbers, and the two as one.

use std::ops::Range;

use super::clause::Masked;
use super::own::names_listed;
use crate::grammar::citation::{provision, remark, short_name};
use crate::grammar::doc_number::{DocNumber, find_all, further, proclamation_serial};
use crate::grammar::label::label;
use crate::grammar::organ::is_organ;
use crate::text::words::{WordList, chars};

/// A document named in a text; ranges are of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// From its first to its last character, the bracket behind the title included.
    pub(super) range: Range<usize>,
    /// The title without the outer marks.
    pub(super) title: Option<Range<usize>>,
    /// True when the title stands in book marks.
    pub(super) marked: bool,
    /// The number and where it stands.
    pub(super) number: Option<(Range<usize>, DocNumber)>,
    /// Year and serial in the bracket behind a title, whose organ and kind say the rest: `《…公告》（2016年第5号）`.
    pub(super) serial: Option<(Range<usize>, i32, u32)>,
    /// The place in the document, as `第三条`.
    pub(super) provision: Option<Range<usize>>,
    /// The short name that is given to it.
    pub(super) short: Option<String>,
}

/// Every document named in `text`, in text order; `listed` when it may be a row of a catalogue.
pub(super) fn found(text: &str, masked: &Masked, listed: bool) -> Vec<Found> {
    let all = find_all(text).into_iter().filter(|(at, _)| !masked.in_title(at.start));
    let mut numbers = Numbers { taken: Vec::new(), all: with_series(text, all) };
    numbers.taken.resize(numbers.all.len(), false);
    let mut found: Vec<Found> =
        masked.titles().iter().map(|title| titled(text, masked, title, &mut numbers)).collect();
    let Numbers { all, taken } = numbers;
    let alone = all.into_iter().zip(taken).filter(|(_, taken)| !taken);
    found.extend(alone.map(|(number, _)| numbered(text, masked, number)));
    found.sort_by_key(|f| f.range.start);
    if listed {
        take_row(text, &mut found);
    }
    found
}

/// The title of a row in a catalogue that was printed without lines: `1云溪区人民政府关于…的意见云政发〔2003〕12号`, also with
/// the number first. What the title names is no citation of its own.
fn take_row(text: &str, found: &mut Vec<Found>) {
    let numbered = |f: &Found| f.number.is_some() && f.title.is_none();
    let mut rows = found.iter_mut().filter(|f| f.number.is_some());
    let (Some(row), None) = (rows.next().filter(|f| numbered(f)), rows.next()) else { return };
    let labelled = label(text).map_or(text, |(rest, _)| rest);
    let bare = labelled.trim_start_matches(|c: char| chars!("0123456789.．、 （").has(c));
    let start = text.len() - bare.len();
    let title_in = |range: Range<usize>| {
        let words = without_date(text.get(range.clone())?.trim_end_matches(['（', '。', '；', ' ']));
        names_listed(words).then_some(range.start..range.start + words.len())
    };
    let behind = || title_in(row.range.end..text.len()).filter(|_| row.range.start <= start);
    let Some(title) = title_in(start..row.range.start).or_else(behind) else { return };
    row.range = row.range.start.min(title.start)..row.range.end.max(title.end);
    row.title = Some(title.clone());
    found.retain(|f| f.number.is_some() || f.range.end <= title.start || title.end <= f.range.start);
}

/// Without the date between the title and the number of a row: `云溪区节水办法1998年区政府令第3号`.
fn without_date(words: &str) -> &str {
    let dated = words.ends_with(['年', '月', '日']);
    let date = |c: char| c.is_ascii_digit() || chars!("年月日").has(c);
    if dated { words.trim_end_matches(date) } else { words }
}

/// The numbers with those that leave out what the one before them says: `云政发〔2015〕22号、〔2016〕8号`.
fn with_series(
    text: &str,
    numbers: impl Iterator<Item = (Range<usize>, DocNumber)>,
) -> Vec<(Range<usize>, DocNumber)> {
    let mut all = Vec::new();
    for (at, number) in numbers {
        let further = further(text, at.end, &number);
        all.push((at, number));
        all.extend(further);
    }
    all
}

/// The numbers of a text, and which of them belong to a title.
struct Numbers {
    all: Vec<(Range<usize>, DocNumber)>,
    taken: Vec<bool>,
}

impl Numbers {
    /// Index of the first number that starts at `at` or later.
    fn first_from(&self, at: usize) -> usize {
        self.all.partition_point(|(range, _)| range.start < at)
    }

    /// The number `index`, when it is free and stands where it must.
    fn take_if(
        &mut self,
        index: usize,
        here: impl Fn(&Range<usize>) -> bool,
    ) -> Option<(Range<usize>, DocNumber)> {
        let number = self.all.get(index).filter(|(range, _)| !self.taken[index] && here(range))?.clone();
        self.taken[index] = true;
        Some(number)
    }
}

/// A title in book marks with what belongs to it in front and behind.
fn titled(text: &str, masked: &Masked, marks: &Range<usize>, numbers: &mut Numbers) -> Found {
    let title = marks.start + '《'.len_utf8()..marks.end - '》'.len_utf8();
    let around = title_around(text, masked, marks);
    let mut found = Found {
        range: around.clone().unwrap_or(marks.clone()),
        marked: around.is_none(),
        title: around.or(Some(title)),
        number: None,
        serial: None,
        provision: None,
        short: None,
    };
    read_remarks(text, &mut found, numbers);
    if found.number.is_none()
        && let Some(number) = take_adjacent(text, &found, numbers)
    {
        found.range = found.range.start.min(number.0.start)..found.range.end.max(number.0.end);
        found.number = Some(number);
    }
    read_provision(text, &mut found);
    found
}

/// The title without marks around a title in marks: `云溪区人民政府关于废止《甲办法》的决定`.
fn title_around(text: &str, masked: &Masked, marks: &Range<usize>) -> Option<Range<usize>> {
    const ACTS: &[&str] = &[
        "关于修改",
        "关于修订",
        "关于废止",
        "关于印发",
        "关于公布",
        "关于发布",
        "关于转发",
        "关于实施",
        "关于贯彻落实",
        "关于贯彻",
    ];
    static KINDS: WordList = WordList::new(&[
        "的通知",
        "的决定",
        "的意见",
        "的批复",
        "的公告",
        "的实施意见",
        "的函",
        "的请示",
        "的报告",
    ]);
    let rest = &text[marks.end..];
    let kind = KINDS.iter().find(|kind| rest.starts_with(**kind))?;
    let act = ACTS.iter().find(|act| text[..marks.start].ends_with(**act))?;
    let about = marks.start - act.len();
    let clause = masked.clause_start(text, about).max(masked.titles_end_before(about));
    let issuer = clause + super::relation::last_verb(&text[clause..about]).map_or(0, |(end, _)| end);
    // `1.云溪区人民政府关于废止…的通知`
    let named = &text[issuer..about];
    let named = label(named).map_or(named, |(rest, _)| rest);
    let start = if is_organ(named) { about - named.len() } else { about };
    Some(start..marks.end + kind.len())
}

/// Brackets behind a title that say more about it; a bracket about something else ends the citation.
fn read_remarks(text: &str, found: &mut Found, numbers: &mut Numbers) {
    static STATE: WordList =
        WordList::new(&["试行", "暂行", "草案", "修订", "修正", "节选", "征求意见稿", "送审稿"]);
    while let Ok((_, inside)) = remark(&text[found.range.end..]) {
        let start = found.range.end + '（'.len_utf8();
        let within = start..start + inside.len();
        let number = match found.number {
            None => numbers.take_if(numbers.first_from(within.start), |at| at.end <= within.end),
            Some(_) => None,
        };
        let short = short_name(inside);
        let first = inside.find('，').map_or(inside, |at| &inside[..at]);
        let serial = proclamation_serial(first).filter(|_| found.marked && found.number.is_none());
        if number.is_none() && short.is_none() && serial.is_none() && !STATE.begin(inside) {
            return;
        }
        found.serial =
            found.serial.take().or(serial.map(|(year, seq)| (start..start + first.len(), year, seq)));
        found.number = found.number.take().or(number);
        found.short = found.short.take().or(short.map(str::to_owned));
        found.range.end = within.end + '）'.len_utf8();
    }
}

/// A number printed right behind the title, or right in front of it (`云政发〔2019〕3号文件《…》`, `…令第12号公布的《…》`).
fn take_adjacent(text: &str, found: &Found, numbers: &mut Numbers) -> Option<(Range<usize>, DocNumber)> {
    const BETWEEN: &[&str] = &[
        "",
        "文",
        "文件",
        "）",
        "公布的",
        "发布的",
        "颁布的",
        "印发的",
        "公布",
        "发布",
        "公布，",
        "修订公布的",
        "修订发布的",
        "文件印发的",
        "文件发布的",
        "文印发的",
        "文件印发",
    ];
    let next = numbers.first_from(found.range.start);
    let behind = numbers.take_if(next, |at| at.start == found.range.end);
    behind.or_else(|| {
        let in_front =
            |at: &Range<usize>| text.get(at.end..found.range.start).is_some_and(|t| BETWEEN.contains(&t));
        numbers.take_if(next.checked_sub(1)?, in_front)
    })
}

/// A number without a title in book marks; the title may stand before it without marks.
fn numbered(text: &str, masked: &Masked, number: (Range<usize>, DocNumber)) -> Found {
    let mut found = Found {
        range: number.0.clone(),
        title: None,
        marked: false,
        number: None,
        serial: None,
        provision: None,
        short: None,
    };
    let open = text[..number.0.start].ends_with('（');
    if open && let Some(title) = unmarked_title(text, masked, number.0.start - '（'.len_utf8()) {
        let inside = remark(&text[title.end..]).map_or("", |(_, inside)| inside);
        found.short = short_name(inside).map(str::to_owned);
        let end =
            if inside.is_empty() { number.0.end } else { title.end + inside.len() + 2 * '（'.len_utf8() };
        found.range = title.start..end.max(number.0.end);
        found.title = Some(title);
    }
    found.number = Some(number);
    read_provision(text, &mut found);
    found
}

/// A title without book marks that ends at `end`: from an organ or `关于` to a kind of document (`…的通知`).
fn unmarked_title(text: &str, masked: &Masked, end: usize) -> Option<Range<usize>> {
    static KINDS: WordList = WordList::new(&[
        "的通知",
        "的意见",
        "的决定",
        "的通报",
        "的批复",
        "的函",
        "的复函",
        "的报告",
        "的请示",
        "的公告",
        "的通告",
        "办法",
        "的规定",
        "的实施意见",
        "的指导意见",
        "的若干意见",
        "的若干规定",
        "的补充通知",
        "的紧急通知",
    ]);
    if !KINDS.end(&text[..end]) {
        return None;
    }
    let clause = masked.clause_start(text, end);
    let clause = masked.titles_end_before(end).max(clause);
    let start = clause + super::relation::first_lead_in(&text[clause..end]).unwrap_or(0);
    let about = start + text[start..end].find("关于")?;
    let issuer = label(&text[start..about]).map_or(&text[start..about], |(rest, _)| rest);
    // The ordinal of a row, whose blank was typesetting.
    let start = about - issuer.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some(if is_organ(&text[start..about]) { start..end } else { about..end })
}

fn read_provision(text: &str, found: &mut Found) {
    if let Ok((rest, place)) = provision(&text[found.range.end..]) {
        let end = text.len() - rest.len();
        found.provision = Some(end - place.len()..end);
    }
}
