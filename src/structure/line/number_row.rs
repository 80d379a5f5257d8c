//! Numbers and their days on one line, with no wide blank between them: `（1995年7月25日 云财发〔1995〕29号）`,
//! `云财发〔2014〕16号 云教发〔2014〕88号`.

use crate::grammar::date::full_date;
use crate::grammar::doc_number::whole;
use crate::text::repair::normal;

/// The numbers and days that `printed` is, at least two, in the order of print.
pub(crate) fn number_row(printed: &str) -> Option<Vec<String>> {
    const LONGEST: usize = 200;
    if printed.len() > LONGEST || !printed.contains('号') || !printed.ends_with(['号', '日']) {
        return None;
    }
    let line = normal(printed);
    let (mut rest, mut parts, mut numbered) = (line.as_str(), Vec::new(), false);
    while !rest.is_empty() {
        let part = match full_date(rest) {
            Ok((behind, _)) => &rest[..rest.len() - behind.len()],
            Err(_) => {
                let part = &rest[..rest.find('号')? + '号'.len_utf8()];
                numbered |= whole(part)?.year.is_some();
                part
            }
        };
        parts.push(part.to_owned());
        rest = rest[part.len()..].trim_start_matches([' ', '，', '；']);
    }
    (parts.len() > 1 && numbered).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days() {
        for (printed, first, second) in [
            ("1995年7月25日 云财发[1995] 29号", "1995年7月25日", "云财发〔1995〕 29号"),
            ("云财发〔1995〕29号，一九九五年七月二十五日", "云财发〔1995〕29号", "一九九五年七月二十五日"),
            ("云财发〔2014〕16号 云教发〔2014〕88号", "云财发〔2014〕16号", "云教发〔2014〕88号"),
        ] {
            assert_eq!(number_row(printed).unwrap(), [first, second], "{printed}");
        }
        for printed in [
            "云财发〔1995〕29号",
            "1995年7月25日",
            "1995年7月25日云财发〔1995〕29号公布",
            "1995年7月25日 8月3日",
            "云财发〔2014〕16号 第88号",
        ] {
            assert_eq!(number_row(printed), None, "{printed}");
        }
    }
}
