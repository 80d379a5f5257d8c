//! A number with its day, as it stands in brackets below a title: `（1995年7月25日 云财发〔1995〕29号）`.

use crate::grammar::date::{full_date, whole_date};
use crate::grammar::doc_number::whole;

/// The day and the number that the words in brackets are, in the order of print.
pub(crate) fn dated_number(inner: &str) -> Option<[String; 2]> {
    const LONGEST: usize = 150;
    if inner.len() > LONGEST || !inner.contains('〔') {
        return None;
    }
    let behind_day = full_date(inner).map(|(rest, _)| inner.len() - rest.len());
    let cut = behind_day.ok().or_else(|| inner.find('号').map(|at| at + '号'.len_utf8()))?;
    let parts = [&inner[..cut], &inner[cut..]].map(|part| part.trim_matches([' ', '，', '；']));
    let one_of_each = |[day, number]: [&str; 2]| whole_date(day).is_some() && whole(number).is_some();
    (one_of_each(parts) || one_of_each([parts[1], parts[0]])).then(|| parts.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_and_number() {
        for (inner, day, number) in
            [("1995年7月25日云财发〔1995〕29号", 0, 1), ("云财发〔1995〕29号，一九九五年七月二十五日", 1, 0)]
        {
            let found = dated_number(inner).unwrap();
            assert!(found[day].ends_with('日') && found[number] == "云财发〔1995〕29号", "{found:?}");
        }
        for inner in ["云财发〔1995〕29号", "1995年7月25日", "1995年7月25日云财发〔1995〕29号公布"]
        {
            assert_eq!(dated_number(inner), None, "{inner}");
        }
    }
}
