//! Contacts that no label of their own announces: persons between a colon and their number (`农村科：林知远61270000`), one who
//! begins a line before the label of a number (`林知远（规划科）电话：61270000`), and the place to which letters go (`寄至云溪区清水路8号区水利局（邮编：401420）`).

use std::ops::Range;

use super::{address, names, value};
use crate::grammar::citation::remark;
use crate::grammar::organ::is_organ;
use crate::grammar::person::person_name;
use crate::grammar::surname::{is_name_in_prose, name_at, surname};
use crate::text::words::{chars, words};

/// The persons behind a colon who stand right before a telephone number, and that number.
pub(super) fn beside_number(
    text: &str,
    colon: usize,
    raw: &dyn Fn(Range<usize>) -> String,
) -> Option<(Vec<Range<usize>>, Range<usize>)> {
    /// Names with their marks take up to so many bytes.
    const LONGEST: usize = 60;
    /// Shorter numbers are those of rooms, years and offices.
    const FEWEST_DIGITS: usize = 7;
    let start = colon + '：'.len_utf8();
    let near = text[start..].char_indices().take_while(|(at, _)| *at <= LONGEST);
    let (len, _) = near.into_iter().find(|(_, c)| c.is_ascii_digit() || matches!(c, '（' | '('))?;
    let who = text[start..start + len].trim_end_matches(|c| c == ' ' || chars!("，、：").has(c));
    let number = start + len..start + len + value::phone(&text[start + len..])?;
    if who.is_empty() || number.len() < FEWEST_DIGITS {
        return None;
    }
    let found = names(text, start..start + who.len(), raw);
    let between = |c: char| c == ' ' || chars!("、，").has(c);
    let marks = who.chars().filter(|c| between(*c)).map(char::len_utf8).sum::<usize>();
    let whole = found.iter().map(|(range, _)| range.len()).sum::<usize>() + marks == who.len();
    // `万元` is a word.
    let plain =
        found.iter().all(|(_, name)| is_name_in_prose(name) && !is_organ(name) && person_name(name).is_ok());
    (whole && plain).then(|| (found.into_iter().map(|(range, _)| range).collect(), number))
}

/// The person with whom a line begins, before the label of a number: `林知远（规划科）电话：61270000`.
pub(super) fn before_number(text: &str) -> Option<Range<usize>> {
    surname(text)?;
    let ends = |rest: &str| {
        let rest = remark(rest).map_or(rest, |(rest, _)| rest).trim_start_matches([' ', '，', '：']);
        let number =
            ["联系电话", "办公电话", "电话", "手机"].iter().find_map(|label| rest.strip_prefix(label));
        number.is_some_and(|number| value::phone(number.trim_start_matches('：')).is_some())
    };
    let len = name_at(text, ends)?;
    (is_name_in_prose(&text[..len]) && !is_organ(&text[..len])).then_some(0..len)
}

/// The places to which a text says that letters go: behind `寄至` an address with a number, or one with its postcode.
pub(super) fn written_to(text: &str) -> Vec<Range<usize>> {
    let places = text.match_indices('寄').filter_map(|(at, word)| {
        let behind = &text[at + word.len()..];
        let to = ["送至", "送到", "至", "到", "往"].iter().find_map(|to| behind.strip_prefix(to))?;
        let to = to.trim_start_matches('：');
        let bracket = to.find("（邮").unwrap_or(to.len());
        let len = address(&to[..bracket])?.min(bracket);
        let start = text.len() - to.len();
        let coded =
            words!["（邮编", "（邮政编码", "，邮编", "，邮政编码", "；邮编", "；邮政编码"].begin(&to[len..]);
        let numbered = to[..len].contains('号') && to[..len].contains(|c: char| c.is_ascii_digit());
        let placed = !to.starts_with(['“', '《', '以']) && len > 0;
        (placed && (coded || numbered)).then_some(start..start + len)
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_before_their_number() {
        for text in ["林知远（规划科）电话：61270000", "林知远，联系电话：61270000", "林知远手机13800000000"]
        {
            assert_eq!(before_number(text), Some(0.."林知远".len()), "{text}");
        }
        for text in ["咨询电话：61270000", "金融办电话：61270000", "林知远（规划科）"] {
            assert_eq!(before_number(text), None, "{text}");
        }
    }

    #[test]
    fn places_for_letters() {
        for (text, place) in [
            ("信函请寄至：云溪区清水路8号区水利局（邮编：401420）。", Some("云溪区清水路8号区水利局")),
            ("将意见邮寄到云溪区水利局法规科，邮政编码：401420", Some("云溪区水利局法规科")),
            ("材料请邮寄至清水路8号305室。", Some("清水路8号305室")),
            ("请将材料寄至各镇人民政府。", None),
            ("以邮寄方式报送5号文件", None),
        ] {
            let found = written_to(text).into_iter().next().map(|range| &text[range]);
            assert_eq!(found, place, "{text}");
        }
    }
}
