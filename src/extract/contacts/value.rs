//! Telephone numbers, mail addresses, post codes and sites, as they stand at the start of a text.

use crate::text::words::chars;
use std::sync::LazyLock;

use regex::Regex;

/// `(023)48650000`, `0532-88990000-8012`, `13800000000`, `400-800-0000`, hotlines as `12345`; not years, sums, numbers of documents.
pub(super) fn phone(text: &str) -> Option<usize> {
    static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:(?:\+?86[- ]?)?1[3-9][0-9](?:[0-9]{8}|[- ][0-9]{4}[- ][0-9]{4})|(?:400|800)-?[0-9]{3,4}-?[0-9]{3,4}",
            r"|(?:[(（]0[0-9]{1,3}[)）] ?[-—–－]? ?(?:[2-9][0-9]{6,7}|[2-9][0-9]{2,3}[- ][0-9]{4})",
            r"|(?:0[0-9]{2,3}[-—–－ ]{0,2})?(?:[2-9][0-9]{6,7}|[2-9][0-9]{2,3} [0-9]{4}))(?:(?:[-—–－转#]|分机)[0-9]{1,5})?(?:/[0-9]{7,8})?",
            r"|(?:0[0-9]{2,3}[-—–－])?1(?:2[0-9]{3}|1[0249]|2[02])|9[56][0-9]{3,4})"
        ))
        .ok()
    });
    let len = PHONE.as_ref()?.find(text)?.end();
    let ends = !text[len..].starts_with(|c: char| c.is_ascii_digit() || chars!("元万亿人年个%件次部").has(c));
    ends.then_some(len)
}

/// `zhishu@example.gov.cn`.
pub(super) fn email(text: &str) -> Option<usize> {
    static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]{2,})+").ok()
    });
    EMAIL.as_ref()?.find(text).map(|m| m.end())
}

/// `http://www.example.gov.cn`, `www.example.gov.cn/a`.
pub(super) fn website(text: &str) -> Option<usize> {
    static SITE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+|www\.[A-Za-z0-9./_-]+|(?:[a-z0-9-]+\.)+(?:gov|com|org|net|edu)(?:\.cn)?(?:/[A-Za-z0-9./_-]*)?)").ok()
    });
    SITE.as_ref()?.find(text).map(|m| m.as_str().trim_end_matches(['.', ',', ';', ':']).len())
}

/// Six digits that are not part of a longer number.
pub(super) fn postcode(text: &str) -> Option<usize> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (digits == 6).then_some(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (text, len) in [
            ("(023)48650000", Some(13)),
            ("0532-88990000。", Some(13)),
            ("(02)2345-6789转123", Some(19)),
            ("（09）2345678分机12", Some(23)),
            ("027-87820000、139", Some(12)),
            ("61270000", Some(8)),
            ("13800000000，", Some(11)),
            ("48650000-8012", Some(13)),
            ("20190912", Some(8)),
            ("1234567890123", None),
            ("2000000元", None),
            ("8845 0001，", Some(9)),
            ("（0311）8845 0001", Some(19)),
            ("136 0000 0001；", Some(13)),
            ("8845 00012", None),
            ("12345", Some(5)),
            ("0411-12345、", Some(10)),
            ("96110，", Some(5)),
            ("110", Some(3)),
            ("1234", None),
            ("2023", None),
            ("12号", None),
        ] {
            assert_eq!(phone(text), len, "{text}");
        }
        assert_eq!(email("zhi.shu@example.gov.cn。"), Some("zhi.shu@example.gov.cn".len()));
        assert_eq!(email("zhishu"), None);
        assert_eq!(website("http://www.example.gov.cn>"), Some("http://www.example.gov.cn".len()));
        assert_eq!(website("云溪"), None);
        assert_eq!((postcode("401420"), postcode("4014200")), (Some(6), None));
    }
}
