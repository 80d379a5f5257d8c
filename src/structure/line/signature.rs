//! Signatures (署名): the organs, or the person, in whose name a document is signed.
//!
//! ```text
//! signature = organ { blank organ } | office name          省长　林知远
//! ```

use crate::grammar::organ::{is_collective, is_organ};

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature<'a> {
    /// An organ.
    Organ(&'a str),
    /// A person in an office.
    Person {
        /// The office.
        office: &'a str,
        /// The name.
        name: &'a str,
    },
}

/// Offices whose holders sign orders and bills, longest first.
const OFFICES: &[&str] = &[
    "代理省长",
    "代理市长",
    "代理区长",
    "代理县长",
    "自治区主席",
    "委员长",
    "院长",
    "检察长",
    "署长",
    "行长",
    "总理",
    "主席",
    "部长",
    "主任",
    "省长",
    "市长",
    "州长",
    "盟长",
    "区长",
    "县长",
    "旗长",
    "局长",
    "厅长",
    "镇长",
    "乡长",
];

/// The signature that `line` is.
pub fn signature(line: &str) -> Option<Signature<'_>> {
    let width = line.chars().count();
    if !(2..=50).contains(&width)
        || line.contains(['，', '。', '：', '；', '《', '》', '〔', '、']) && !joint(line)
    {
        return None;
    }
    if let Some((office, name)) = person(line) {
        return Some(Signature::Person { office, name });
    }
    (is_organ(line) && !is_collective(line)).then_some(Signature::Organ(line))
}

/// `甲局、乙局` signed on one line.
fn joint(line: &str) -> bool {
    !line.contains(['，', '。', '：', '；', '《', '》', '〔'])
        && line.split('、').all(|p| is_organ(p) && !is_collective(p) && p.chars().count() >= 4)
}

fn person(line: &str) -> Option<(&str, &str)> {
    let office = OFFICES.iter().find(|o| line.starts_with(**o))?;
    let name = line[office.len()..].trim();
    let han = name.chars().all(|c| crate::text::repair::is_han(c) || c == '·');
    (han && (2..=4).contains(&name.chars().count()) || name.contains('·')).then_some((*office, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_and_persons_sign() {
        assert_eq!(signature("云溪区人民政府办公室"), Some(Signature::Organ("云溪区人民政府办公室")));
        assert_eq!(signature("省长林知远"), Some(Signature::Person { office: "省长", name: "林知远" }));
        assert_eq!(signature("各镇人民政府"), None);
        assert_eq!(signature("一、总体要求"), None);
    }
}
