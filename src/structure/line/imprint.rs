//! Fields of the imprint (版权页): `主办单位：…`, `邮编：401420`, `内准印字号：NO.43700`.

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
}

/// Labels, longest first where one starts another.
const LABELS: &[(&str, ImprintField)] = &[
    ("主管单位", ImprintField::Supervisor),
    ("主管部门", ImprintField::Supervisor),
    ("主管", ImprintField::Supervisor),
    ("主办单位", ImprintField::Sponsor),
    ("主办", ImprintField::Sponsor),
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
];

/// The field and value of a line `label：value`; a site may be introduced by its own name (`云溪区政府网：http://…`).
pub fn imprint_field(line: &str) -> Option<(ImprintField, &str)> {
    let (label, value) = line.split_once('：').or_else(|| line.split_once(':'))?;
    let label = label.trim();
    let value = value.trim().trim_matches(['<', '>', '〈', '〉']);
    if value.is_empty() || label.chars().count() > 24 {
        return None;
    }
    if let Some(&(_, field)) = LABELS.iter().find(|(l, _)| *l == label) {
        return Some((field, value));
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
        assert_eq!(imprint_field("责任单位：区教委"), None);
        assert_eq!(imprint_field("主办单位："), None);
    }
}
