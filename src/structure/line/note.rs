//! Notes below the date (附注): `（此件公开发布）`, `（联系人：林知远；联系电话：61270000）`, and publication status lines.

use crate::text::words::words;

/// A note in brackets, or a line of publication status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The note without its brackets.
    pub text: &'a str,
    /// True when it says how the document may be published.
    pub disclosure: bool,
}

/// The note that `line` is.
pub fn note(line: &str) -> Option<Note<'_>> {
    if let Some(text) = line
        .strip_prefix('（')
        .and_then(|l| l.strip_suffix('）'))
        .filter(|t| !t.contains('（') || t.len() < 300)
    {
        let disclosure = is_disclosure(text);
        let contact = text.starts_with("联系");
        return (disclosure || contact || is_remark(text)).then_some(Note { text, disclosure });
    }
    if let Some(text) = line.strip_prefix('【').and_then(|l| l.strip_suffix('】')) {
        return is_disclosure(text).then_some(Note { text, disclosure: true });
    }
    // Without brackets only where it says no more.
    if line.starts_with("此件") && is_disclosure(line) {
        return words!["公开发布", "主动公开", "申请公开"]
            .end(line)
            .then_some(Note { text: line, disclosure: true });
    }
    let (_, text) = line.split_once('：').filter(|(field, _)| is_disclosure_field(field))?;
    Some(Note { text, disclosure: true })
}

/// `公开属性`, `信息公开选项`.
fn is_disclosure_field(field: &str) -> bool {
    const LONGEST: usize = 8;
    field.contains("公开")
        && field.chars().count() <= LONGEST
        && words!["公开属性", "公开方式", "公开选项", "公开类别", "公开形式"].end(field)
}

fn is_disclosure(text: &str) -> bool {
    text.chars().count() <= 30
        && (text.starts_with("此件") || text.contains("公开"))
        && (text.contains("公开") || text.contains("登报") || text.contains("发至"))
}

fn is_remark(text: &str) -> bool {
    text.chars().count() <= 40
        && words!["本文有删减", "有删减", "代章", "附件略", "此页无正文", "盖章"].stand_in(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes() {
        assert_eq!(note("（此件公开发布）"), Some(Note { text: "此件公开发布", disclosure: true }));
        assert_eq!(note("（联系单位：人事处）"), Some(Note { text: "联系单位：人事处", disclosure: false }));
        assert_eq!(note("公开属性：主动公开"), Some(Note { text: "主动公开", disclosure: true }));
        assert_eq!(note("政府信息公开选项：主动公开"), Some(Note { text: "主动公开", disclosure: true }));
        assert_eq!(note("【此件公开发布】"), Some(Note { text: "此件公开发布", disclosure: true }));
        assert_eq!(note("此件公开发布"), Some(Note { text: "此件公开发布", disclosure: true }));
        assert_eq!(note("此件公开发布前应当审查"), None);
        assert_eq!(note("主动公开"), None);
        assert_eq!(note("（一）总体要求"), None);
        assert_eq!(note("（责任单位：区教委）"), None);
    }
}
