//! The name of a deed of a court or an authority: `民事判决书`, `云溪市水利局行政处罚决定书`.

use crate::text::words::{chars, words};

/// True for such a name.
pub(crate) fn is_deed(title: &str) -> bool {
    const LONGEST: usize = 50;
    title.ends_with('书')
        && title.chars().count() <= LONGEST
        && words![
            "决定书",
            "判决书",
            "裁定书",
            "调解书",
            "告知书",
            "通知书",
            "意见书",
            "答复书",
            "建议书",
            "认定书",
            "催告书"
        ]
        .end(title)
        && !title.contains(|c| chars!("，：。").has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_deeds() {
        for line in ["民事判决书", "云溪市水利局行政处罚决定书", "备案审查决定书", "重大事故隐患整改通知书"]
        {
            assert!(is_deed(line), "{line}");
        }
        for line in ["云溪市水利局", "图书", "收到通知书，应当整改", "证书", "申请书"]
        {
            assert!(!is_deed(line), "{line}");
        }
    }
}
