//! Fields of the imprint (版权页): `主办单位：…`, `邮编：401420`, `内准印字号：NO.43700`.

use crate::grammar::organ::is_organ;

/// What a field of the imprint tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintField {
    /// 主管单位.
    Supervisor,
    /// 主办单位.
    Sponsor,
    /// 编辑出版.
    Publisher,
    /// 地址.
    Address,
    /// 邮编.
    Postcode,
    /// 电话.
    Phone,
    /// 传真.
    Fax,
    /// 网址.
    Website,
    /// 电子邮箱.
    Email,
    /// Licence of the publication.
    Licence,
    /// What is said of print and sale, and has no column of its own: 定价, 印数, 发行范围.
    Other,
}

/// Labels, longest first where one starts another.
const LABELS: &[(&str, ImprintField)] = &[
    ("主管单位", ImprintField::Supervisor),
    ("主管部门", ImprintField::Supervisor),
    ("主管", ImprintField::Supervisor),
    ("主办单位", ImprintField::Sponsor),
    ("主办", ImprintField::Sponsor),
    ("主管、主办", ImprintField::Sponsor),
    ("主管主办", ImprintField::Sponsor),
    ("主管、主办单位", ImprintField::Sponsor),
    ("主管主办单位", ImprintField::Sponsor),
    ("主管/主办", ImprintField::Sponsor),
    ("编辑出版单位", ImprintField::Publisher),
    ("编辑出版", ImprintField::Publisher),
    ("编辑单位", ImprintField::Publisher),
    ("出版单位", ImprintField::Publisher),
    ("编印单位", ImprintField::Publisher),
    ("出版", ImprintField::Publisher),
    ("编辑部地址", ImprintField::Address),
    ("通讯地址", ImprintField::Address),
    ("通信地址", ImprintField::Address),
    ("地址", ImprintField::Address),
    ("社址", ImprintField::Address),
    ("邮政编码", ImprintField::Postcode),
    ("邮编", ImprintField::Postcode),
    ("联系电话", ImprintField::Phone),
    ("编辑部电话", ImprintField::Phone),
    ("电话/传真", ImprintField::Phone),
    ("电话", ImprintField::Phone),
    ("传真", ImprintField::Fax),
    ("电子邮箱", ImprintField::Email),
    ("电子邮件", ImprintField::Email),
    ("电子信箱", ImprintField::Email),
    ("邮箱", ImprintField::Email),
    ("E-mail", ImprintField::Email),
    ("准印证号", ImprintField::Licence),
    ("内准印字号", ImprintField::Licence),
    ("准印证", ImprintField::Licence),
    ("准印字号", ImprintField::Licence),
    ("准印号", ImprintField::Licence),
    ("内部资料准印证号", ImprintField::Licence),
    ("内部资料性出版物准印证", ImprintField::Licence),
    ("国内统一连续出版物号", ImprintField::Licence),
    ("国内统一刊号", ImprintField::Licence),
    ("国际标准连续出版物号", ImprintField::Licence),
    ("刊号", ImprintField::Licence),
    ("ISSN", ImprintField::Licence),
    ("CN", ImprintField::Licence),
    ("网址", ImprintField::Website),
    ("网站", ImprintField::Website),
    ("编印", ImprintField::Publisher),
    ("编辑", ImprintField::Publisher),
    ("编辑部", ImprintField::Publisher),
    ("编者", ImprintField::Publisher),
    ("编辑者", ImprintField::Publisher),
    ("出版者", ImprintField::Publisher),
    ("出版单位", ImprintField::Publisher),
    ("编辑部邮箱", ImprintField::Email),
    ("投稿邮箱", ImprintField::Email),
    ("国际标准刊号", ImprintField::Licence),
    ("国际刊号", ImprintField::Licence),
    ("国内刊号", ImprintField::Licence),
    ("连续出版物号", ImprintField::Licence),
    ("登记证号", ImprintField::Licence),
];

/// Labels of what has no column.
const OTHERS: &[&str] = &[
    "承办",
    "承办单位",
    "协办",
    "协办单位",
    "印刷",
    "印刷单位",
    "印刷者",
    "印制",
    "发行",
    "发行单位",
    "发行者",
    "总发行处",
    "订阅处",
    "代售处",
    "发行范围",
    "发行方式",
    "发行对象",
    "发送对象",
    "赠阅范围",
    "赠阅单位",
    "邮发代号",
    "定价",
    "工本费",
    "印数",
    "印张",
    "开本",
    "字数",
    "刊期",
    "创刊",
    "创刊日期",
    "出版周期",
    "广告经营许可证",
    "封面题字",
    "排版",
];

/// Words behind an organ that say what it is to the gazette: `云溪市人民政府办公室主办`.
const ROLES: &[(&str, ImprintField)] = &[
    ("主管", ImprintField::Supervisor),
    ("主办", ImprintField::Sponsor),
    ("编辑出版", ImprintField::Publisher),
    ("编印", ImprintField::Publisher),
    ("编辑", ImprintField::Publisher),
    ("出版", ImprintField::Publisher),
    ("编", ImprintField::Publisher),
    ("承办", ImprintField::Other),
    ("印刷", ImprintField::Other),
];

/// The field that an organ names without a label: `云溪市人民政府办公室主办`.
///
/// ```
/// use gongbao::structure::line::imprint::{ImprintField, organ_in_role};
/// let found = organ_in_role("云溪市人民政府办公室主办");
/// assert_eq!(found, Some((ImprintField::Sponsor, "云溪市人民政府办公室")));
/// assert_eq!(organ_in_role("会议由市水利局主办"), None);
/// ```
pub fn organ_in_role(line: &str) -> Option<(ImprintField, &str)> {
    let (organ, field) =
        ROLES.iter().find_map(|&(word, field)| Some((line.strip_suffix(word)?.trim_end(), field)))?;
    (organ.chars().count() >= 4 && is_organ(organ)).then_some((field, organ))
}

/// The field and value of a line `label：value`; a site may be introduced by its own name (`云溪区政府网：http://…`).
pub fn imprint_field(line: &str) -> Option<(ImprintField, &str)> {
    let (label, value) = line.split_once('：').or_else(|| line.split_once(':'))?;
    let label = label.trim();
    let value = value.trim().trim_matches(['<', '>', '〈', '〉']);
    if value.is_empty() || label.chars().count() > 24 {
        return None;
    }
    if let Some(&(_, field)) = LABELS.iter().find(|(l, _)| *l == label) {
        // 编辑 may be persons.
        let desk = value.ends_with("编辑部") || value.ends_with("编辑室");
        let persons = matches!(label, "编辑" | "编者" | "编辑者") && !desk && !is_organ(value);
        return Some((if persons { ImprintField::Other } else { field }, value));
    }
    if OTHERS.contains(&label) {
        return Some((ImprintField::Other, value));
    }
    let site = value.starts_with("http") || value.starts_with("www.");
    if site {
        return Some((ImprintField::Website, value));
    }
    let licence = label.ends_with("准印证号")
        || label.ends_with("准印证")
        || label.ends_with("印字号")
        || label.ends_with("登记证号");
    licence.then_some((ImprintField::Licence, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        assert_eq!(
            imprint_field("主管单位：云溪区人民政府"),
            Some((ImprintField::Supervisor, "云溪区人民政府"))
        );
        assert_eq!(
            imprint_field("云溪区公众信息网：<http://www.yunxi.example>"),
            Some((ImprintField::Website, "http://www.yunxi.example"))
        );
        assert_eq!(imprint_field("内准印字号：NO.43700"), Some((ImprintField::Licence, "NO.43700")));
        assert_eq!(
            imprint_field("主管、主办：云溪区人民政府办公室"),
            Some((ImprintField::Sponsor, "云溪区人民政府办公室"))
        );
        assert_eq!(imprint_field("编辑：林知远周砚秋"), Some((ImprintField::Other, "林知远周砚秋")));
        assert_eq!(
            imprint_field("编辑：云溪区政府公报编辑部"),
            Some((ImprintField::Publisher, "云溪区政府公报编辑部"))
        );
        assert_eq!(
            imprint_field("编辑：《云溪区政府公报》编辑部"),
            Some((ImprintField::Publisher, "《云溪区政府公报》编辑部"))
        );
        assert_eq!(imprint_field("责任单位：区教委"), None);
        assert_eq!(imprint_field("主办单位："), None);
    }
}
