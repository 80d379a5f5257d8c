//! The letterhead of a document (发文机关标志): `云溪区人民政府文件`, `青岚省人民政府令`, `云溪区水利局公告`.
//!
//! ```text
//! header = organ { organ } ( "文件" | "发电" | "明电" | "明传电报" | "令" | "命令" | "公告" | "通告" | "函" | "书函" | "便函" )
//! ```
//! A bare organ is not accepted here: whether it is a letterhead or a signature depends on what follows.

use crate::grammar::organ::is_organ;
use crate::text::words::{chars, words};

/// A letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganHeader<'a> {
    /// The organs, without the word behind them.
    pub organ: &'a str,
    /// The word behind them.
    pub form: HeaderForm,
}

/// What stands behind the organs of a letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// 文件; 发电, 明电 of a telegram.
    File,
    /// 令 or 命令.
    Order,
    /// 公告 or 通告.
    Proclamation,
    /// 函.
    Letter,
}

/// Longest letterhead, in characters.
const LONGEST: usize = 60;

/// The letterhead that `line` is.
pub fn organ_header(line: &str) -> Option<OrganHeader<'_>> {
    const FORMS: [(&str, HeaderForm); 14] = [
        ("文件", HeaderForm::File),
        ("发电", HeaderForm::File),
        ("内部明电", HeaderForm::File),
        ("明电", HeaderForm::File),
        ("明传电报", HeaderForm::File),
        ("传真电报", HeaderForm::File),
        ("命令", HeaderForm::Order),
        ("令", HeaderForm::Order),
        ("公告", HeaderForm::Proclamation),
        ("通告", HeaderForm::Proclamation),
        ("书函", HeaderForm::Letter),
        ("便函", HeaderForm::Letter),
        ("公函", HeaderForm::Letter),
        ("函", HeaderForm::Letter),
    ];
    if line.chars().count() > LONGEST
        || line.contains(['，', '。', '：', '《', '》', '；', '“', '〔'])
        || line.contains("关于")
    {
        return None;
    }
    let (organ, form) = FORMS.iter().find_map(|&(word, form)| Some((line.strip_suffix(word)?, form)))?;
    let office = words!["主席", "总统", "总理", "省长", "市长", "区长", "县长", "部长", "委员长"].end(organ);
    (is_organ(organ) || is_session(organ) || organ.ends_with("主席团") || office && form == HeaderForm::Order)
        .then_some(OrganHeader { organ, form })
}

/// True for the session of a congress, which proclaims as an organ does: `云溪市第五届人民代表大会第二次会议`.
pub(crate) fn is_session(name: &str) -> bool {
    name.ends_with("次会议")
        && name.contains("人民代表大会")
        && !name.contains(|c| chars!("，。：；、《（").has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letterheads() {
        for (line, organ, form) in [
            ("临江市云溪区人民政府办公室文件", "临江市云溪区人民政府办公室", HeaderForm::File),
            ("青岚省人民政府令", "青岚省人民政府", HeaderForm::Order),
            ("云溪区人民政府办公室发电", "云溪区人民政府办公室", HeaderForm::File),
            ("云溪区水利局公告", "云溪区水利局", HeaderForm::Proclamation),
            ("云溪县政府函", "云溪县政府", HeaderForm::Letter),
            ("云溪县人民政府办公室便函", "云溪县人民政府办公室", HeaderForm::Letter),
            ("云溪县人民政府办公室内部明电", "云溪县人民政府办公室", HeaderForm::File),
        ] {
            assert_eq!(organ_header(line), Some(OrganHeader { organ, form }), "{line}");
        }
        for line in ["学习贯彻有关文件", "关于发布公告", "云溪区人民政府", "各级人民政府要学习文件。"]
        {
            assert_eq!(organ_header(line), None, "{line}");
        }
    }
}
