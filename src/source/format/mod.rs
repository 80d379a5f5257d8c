//! How a text is written, recognised by its content first and by its name second.

pub mod html;

mod flow;
mod grid;
mod markdown;

use crate::model::Format;

/// The format of `text`, which was found under `name`.
pub fn recognise(name: &str, text: &str) -> Format {
    if html::is_html(name, text) {
        Format::Html
    } else if markdown::is_markdown(name, text) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// The text in which spans count: what a reader of `text` sees, for text and Markdown `text` itself.
pub fn decode(format: Format, text: String) -> String {
    match format {
        Format::Html => html::decode(&text),
        Format::Text | Format::Markdown | Format::Docx | Format::Ndjson => text,
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|e| e.eq_ignore_ascii_case(extension))
}

/// `number` as Chinese documents count, from 1 to 99: `十`, `二十一`.
fn chinese_number(number: i64) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = usize::try_from(number).ok().filter(|n| (1..100).contains(n))?;
    let (tens, ones) = (number / 10, number % 10);
    let ten = if tens > 0 { "十" } else { "" };
    let tens = if tens > 1 { DIGITS[tens] } else { "" };
    Some(format!("{tens}{ten}{}", DIGITS[ones]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        for (name, text, format) in [
            ("a.txt", "云溪区人民政府公报\n2021年第3期", Format::Text),
            ("a", "\n  <!DOCTYPE html><p>云溪区</p>", Format::Html),
            ("a.txt", "<tbody>\n<tr><td>云溪区</td></tr></tbody>", Format::Html),
            ("a.txt", "<div class=x>云溪区</div>", Format::Html),
            ("a.html", "云溪区<br>临江市", Format::Html),
            ("a.html", "云溪区 1<2", Format::Text),
            ("a.txt", "<关于印发方案的通知>", Format::Text),
            ("a.txt", "<p 甲>乙", Format::Html),
            ("a.txt", "<pages>", Format::Text),
            ("a.md", "云溪区", Format::Markdown),
            ("a.md", "# 标题\n\n<table><tr><td>甲</td></tr></table>", Format::Markdown),
            ("a.txt", "# 标题\n\n## 第一章 总则\n\n- **第一条** 为了", Format::Markdown),
            ("a.txt", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n**注**：", Format::Markdown),
            ("a.txt", "# 1号楼\n本楼", Format::Text),
        ] {
            assert_eq!(recognise(name, text), format, "{name}: {text}");
        }
    }
}
