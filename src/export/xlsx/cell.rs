//! [`Cell`]: a value as a cell of a sheet.

use std::borrow::Cow;
use std::fmt::Write;

use quick_xml::escape::partial_escape;

use super::frame::Style;
use crate::dataset::Kind;
use crate::export::xml::allowed;
use crate::model::Date;

/// So many characters (UTF-16 units) a cell can hold.
pub(super) const LONGEST_TEXT: usize = 32_767;
/// So many digits a number keeps in a spreadsheet.
const DIGITS: usize = 15;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    Nothing,
    /// Name of a column.
    Head(&'a str),
    Text(&'a str),
    /// The begin of a text that is too long.
    Cut(&'a str),
    /// Digits.
    Number(&'a str),
    Bool(bool),
    /// Days since 30 December 1899.
    Date(i64),
}

impl Cell<'_> {
    /// True for a text that was too long.
    pub(super) fn is_cut(&self) -> bool {
        matches!(self, Cell::Cut(_))
    }
}

/// The cell of a value, as what the column has.
pub(super) fn cell(kind: Kind, value: Option<&str>) -> Cell<'_> {
    let Some(value) = value else { return Cell::Nothing };
    match kind {
        Kind::Int | Kind::Int64 | Kind::Offset | Kind::Decimal if keeps_digits(value) => Cell::Number(value),
        Kind::Bool => Cell::Bool(value == "true"),
        Kind::Date => value.parse().ok().and_then(day).map_or(Cell::Text(value), Cell::Date),
        _ => text(value),
    }
}

fn text(value: &str) -> Cell<'_> {
    // A character never has more units than bytes.
    if value.len() <= LONGEST_TEXT || value.chars().map(char::len_utf16).sum::<usize>() <= LONGEST_TEXT {
        return Cell::Text(value);
    }
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units < LONGEST_TEXT
    };
    let end = value.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    Cell::Cut(&value[..end])
}

/// True when a spreadsheet keeps every digit of a number.
fn keeps_digits(number: &str) -> bool {
    let digits = number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    digits <= DIGITS && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
}

/// The number of a day; `None` before March 1900, where spreadsheets have a day that never was.
fn day(date: Date) -> Option<i64> {
    let days = date.duration_since(Date::constant(1899, 12, 30)).as_hours() / 24;
    (days > 60).then_some(days)
}

/// A row of a sheet.
pub(super) fn row(number: u32, cells: &[Cell<'_>]) -> String {
    let mut row = format!("<row r=\"{number}\">");
    for (at, cell) in cells.iter().enumerate() {
        let place = format!("{}{number}", letters(at));
        // Writing into a String does not fail.
        let _ = match cell {
            Cell::Nothing => Ok(()),
            Cell::Number(digits) => write!(row, "<c r=\"{place}\"><v>{digits}</v></c>"),
            Cell::Bool(value) => write!(row, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*value)),
            Cell::Date(days) => write!(row, "<c r=\"{place}\" s=\"{}\"><v>{days}</v></c>", Style::Date as u8),
            Cell::Head(name) => write_text(&mut row, &place, Style::Head, name),
            Cell::Text(value) => write_text(&mut row, &place, style(value), value),
            Cell::Cut(value) => write_text(&mut row, &place, style(value), &format!("{value}…")),
        };
    }
    row.push_str("</row>");
    row
}

fn write_text(row: &mut String, place: &str, style: Style, text: &str) -> std::fmt::Result {
    let text = shield(text);
    let text = partial_escape(allowed(&text));
    write!(
        row,
        "<c r=\"{place}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>",
        style as u8
    )
}

/// A text that looks like a formula stays a text also when somebody edits its cell.
fn style(text: &str) -> Style {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Style::Quoted,
        false => Style::Plain,
    }
}

/// `_x0041_` would be read as `A`: its first `_` is written in that form.
fn shield(text: &str) -> Cow<'_, str> {
    let is_code = |at: usize| {
        let code = text.as_bytes().get(at..at + 7).unwrap_or_default();
        code.len() == 7 && code[1] == b'x' && code[2..6].iter().all(u8::is_ascii_hexdigit) && code[6] == b'_'
    };
    let places: Vec<usize> = text.match_indices("_x").map(|(at, _)| at).filter(|at| is_code(*at)).collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shielded = String::with_capacity(text.len() + 6 * places.len());
    let mut done = 0;
    for at in places {
        shielded.push_str(&text[done..at]);
        shielded.push_str("_x005F");
        done = at;
    }
    shielded.push_str(&text[done..]);
    Cow::Owned(shielded)
}

/// The letters of a column, from 0: `A` … `Z`, `AA` …
pub(super) fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        match column / 26 {
            0 => return letters.into_iter().rev().collect(),
            more => column = more - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_types() {
        for (kind, value, expected) in [
            (Kind::Int, Some("17"), Cell::Number("17")),
            (Kind::Decimal, Some("-0.5"), Cell::Number("-0.5")),
            (Kind::Decimal, Some("0.000000123456789012345"), Cell::Number("0.000000123456789012345")),
            (Kind::Decimal, Some("1234567890123456"), Cell::Text("1234567890123456")),
            (Kind::Date, Some("2023-04-06"), Cell::Date(45_022)),
            (Kind::Date, Some("1900-03-01"), Cell::Date(61)),
            (Kind::Date, Some("1898-06-11"), Cell::Text("1898-06-11")),
            (Kind::Bool, Some("true"), Cell::Bool(true)),
            (Kind::Text, Some("17"), Cell::Text("17")),
            (Kind::Text, Some(""), Cell::Text("")),
            (Kind::Text, None, Cell::Nothing),
        ] {
            assert_eq!(cell(kind, value), expected, "{value:?}");
        }
    }

    #[test]
    fn long_texts_are_cut() {
        let fits = "云".repeat(LONGEST_TEXT);
        assert_eq!(text(&fits), Cell::Text(&fits));
        let long = "云".repeat(LONGEST_TEXT + 1);
        let Cell::Cut(begin) = text(&long) else { panic!("not cut") };
        assert_eq!(begin.chars().count() + 1, LONGEST_TEXT);
        // Two units each.
        let pairs = "𠮷".repeat(LONGEST_TEXT);
        let Cell::Cut(begin) = text(&pairs) else { panic!("not cut") };
        assert_eq!(begin.chars().count(), LONGEST_TEXT / 2);
    }

    #[test]
    fn cells_are_escaped() {
        let row =
            row(2, &[Cell::Text("<b>&\u{7}"), Cell::Nothing, Cell::Text("=1+1"), Cell::Text("_x0041_ _xyz")]);
        assert_eq!(
            row,
            "<row r=\"2\"><c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\">&lt;b&gt;&amp;\u{fffd}</t></is></c>\
             <c r=\"C2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>\
             <c r=\"D2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\">_x005F_x0041_ _xyz</t></is></c></row>"
        );
    }

    #[test]
    fn columns_have_letters() {
        for (column, expected) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(column), expected);
        }
    }
}
