//! Printing organ and date (印发机关和印发日期): `云溪区人民政府办公室2019年9月2日印发`.

use std::ops::Range;

use jiff::civil::Date;

use crate::grammar::date::full_date;
use crate::text::repair::is_han;
use crate::text::words::words;

/// A printing line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintLine {
    /// The organ; empty when it stands on the line before.
    pub organ: Range<usize>,
    /// The date.
    pub date: Date,
}

/// The printing line that `line` is, or that runs in at its end behind a `。`.
pub fn print_line(line: &str) -> Option<PrintLine> {
    let body = line.strip_suffix('。').unwrap_or(line);
    let whole = body.strip_prefix('（').and_then(|inner| inner.strip_suffix('）'));
    if let Some(("印发", date)) = whole.and_then(|inner| full_date(inner).ok()) {
        return Some(PrintLine { organ: 0..0, date });
    }
    let body = without_copies(body)
        .strip_suffix("印发")
        .or_else(|| body.strip_suffix("印制"))
        .or_else(|| body.strip_suffix("印"))?
        .trim_end();
    let start = body.rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let Some((from, date)) = last_date(body, start) else { return date_first(body) };
    let organ = without_fields(body[start..from].trim());
    if organ.chars().count() > 40 || organ.contains(['，', '；', '《']) {
        return None;
    }
    let lead = start + (body[start..from].len() - body[start..from].trim_start().len());
    Some(PrintLine { organ: lead..lead + organ.len(), date })
}

/// The date in front of the organ: `2019年9月2日云溪区人民政府办公室印发`.
fn date_first(body: &str) -> Option<PrintLine> {
    const LONGEST: usize = 90;
    let (rest, date) = full_date(body).ok().filter(|(rest, _)| rest.len() <= LONGEST)?;
    let organ = rest.trim_start();
    let named = words!["办公室", "办公厅", "秘书处", "秘书科", "委员会"].end(organ)
        && organ.chars().all(is_han)
        && !organ.starts_with(['由', '经', '以']);
    named.then_some(PrintLine { organ: body.len() - organ.len()..body.len(), date })
}

/// An organ without who typed and who read the proofs: `云溪区人民政府办公室 校对：林知远`.
fn without_fields(organ: &str) -> &str {
    let Some(mark) = organ.find(['：', ':']) else { return organ };
    let field = words!["校对", "打字", "录入", "核稿", "承办", "拟稿", "编辑"].behind(&organ[..mark]);
    field.map_or(organ, |field| organ[..mark - field.len()].trim_end())
}

/// Without how many copies are printed: `…印发　共印80份`, `…印发（共印80份）`.
fn without_copies(body: &str) -> &str {
    let count = body.strip_suffix('）').unwrap_or(body).strip_suffix('份').map(str::trim_end);
    let count = count.map(|count| count.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end());
    let bare = count.and_then(|count| count.strip_suffix("共印").or_else(|| count.strip_suffix("印数：")));
    bare.map_or(body, |bare| bare.trim_end().trim_end_matches('（').trim_end())
}

/// The date that ends `body`.
fn last_date(body: &str, start: usize) -> Option<(usize, Date)> {
    let candidates = body[start..].char_indices().map(|(i, _)| start + i).filter(|&i| body.len() - i <= 60);
    candidates.into_iter().find_map(|i| {
        full_date(&body[i..]).ok().filter(|(rest, _)| rest.trim().is_empty()).map(|(_, d)| (i, d))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn organ_and_date() {
        let line = "云溪区人民政府办公室2019年9月2日印发";
        let found = print_line(line).unwrap();
        assert_eq!((&line[found.organ], found.date), ("云溪区人民政府办公室", date(2019, 9, 2)));
        assert_eq!(print_line("2019年9月2日印发").unwrap().organ, 0..0);
        let line = "抄送：市委各部门。云溪区人民政府办公室2013年8月9日印发";
        assert_eq!(&line[print_line(line).unwrap().organ], "云溪区人民政府办公室");
        for copies in ["共印80份", "（共印 80 份）。"] {
            let line = format!("云溪区人民政府办公室秘书科2019年9月2日印发{copies}");
            assert_eq!(&line[print_line(&line).unwrap().organ], "云溪区人民政府办公室秘书科");
        }
        let line = "2019年9月2日云溪区人民政府办公室印发";
        assert_eq!(&line[print_line(line).unwrap().organ], "云溪区人民政府办公室");
        let line = "云溪区人民政府办公室校对：林知远2019年9月2日印发";
        assert_eq!(&line[print_line(line).unwrap().organ], "云溪区人民政府办公室");
        assert_eq!(print_line("打字：周文澜2019年9月2日印发").unwrap().organ, 0..0);
        assert_eq!(print_line("（2019年9月2日印发）").unwrap().date, date(2019, 9, 2));
        assert_eq!(print_line("2019年9月2日由区人民政府办公室印发"), None);
        assert_eq!(print_line("现予印发").or(print_line("2019年9月2日印80份")), None);
    }
}
