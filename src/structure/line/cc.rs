//! Organs that get a copy (抄送机关): `抄送：区委办公室，区人大常委会办公室，区法院。`, `副本：本府水利处`

use std::ops::Range;

/// The organs of a line of copies, as byte ranges; what follows the list (`…办公室2013年8月9日印发`) is not among them.
pub fn cc(line: &str) -> Option<Vec<Range<usize>>> {
    let labels = ["抄送：", "抄报：", "抄送机关：", "抄报机关：", "副本："];
    let start = labels.iter().find_map(|l| line.starts_with(l).then_some(l.len()))?;
    let list = printed_part(&line[start..]);
    Some(organs(line, start..start + list))
}

/// The organs of the list that stands at `list`.
pub(crate) fn organs(line: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (list.start, 0);
    for (i, c) in line[list.clone()].char_indices().map(|(i, c)| (list.start + i, c)) {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            '，' | '、' | '；' | '。' if depth == 0 => {
                out.push(from..i);
                from = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(from..list.end);
    out.retain(|r| !r.is_empty());
    out
}

/// Length of the list: up to the last `。` when a printing line runs in behind it.
fn printed_part(list: &str) -> usize {
    match list.rfind('。') {
        Some(at) if list[at..].contains("印发") => at,
        _ => list.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies() {
        let line = "抄送：区委办公室，区法院、区检察院。各民主党派区委。";
        let found: Vec<&str> = cc(line).unwrap().into_iter().map(|r| &line[r]).collect();
        assert_eq!(found, ["区委办公室", "区法院", "区检察院", "各民主党派区委"]);
        let line = "抄送：市委各部门。云溪区人民政府办公室2013年8月9日印发";
        let found: Vec<&str> = cc(line).unwrap().into_iter().map(|r| &line[r]).collect();
        assert_eq!(found, ["市委各部门"]);
        assert_eq!(cc("抄送有关单位"), None);
    }
}
