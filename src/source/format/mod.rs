//! How a text is written, recognised by its content first and by its name second.

pub mod docx;
pub mod html;

mod flow;
mod front_matter;
mod grid;
mod markdown;
mod numeral;

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
///
/// # Errors
/// One sentence, when the text cannot be read in this format.
pub fn decode(format: Format, text: String) -> Result<String, String> {
    match format {
        Format::Html => html::decode(&text),
        Format::Text | Format::Markdown | Format::Docx | Format::Ndjson => Ok(text),
    }
}

/// Why nothing was read of `bytes` in this format, as one sentence.
pub(super) fn without_text(format: Format, bytes: &[u8]) -> &'static str {
    match format {
        Format::Html if html::has_frames(bytes) => {
            "expected text, found a page of frames without any; give the pages that stand in its frames"
        }
        Format::Docx => "expected text, found a document without any",
        _ => "expected text, found a page without any",
    }
}

/// What stands before `text` about it, as a JSON object: front matter between two lines `---`.
pub(super) fn metadata(format: Format, text: &str) -> Option<String> {
    match format {
        Format::Text | Format::Markdown => front_matter::metadata(text),
        Format::Html | Format::Docx | Format::Ndjson => None,
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|e| e.eq_ignore_ascii_case(extension))
}

/// What a ZIP archive is.
pub(super) enum Package {
    /// A DOCX document.
    Docx,
    /// A document that is not read; one sentence says what to do.
    Refused(String),
    /// Files.
    Archive,
}

/// Entries by which packages of documents are known, what they are, and what to do about them.
const PACKAGES: &[(&str, &str, &str)] = &[
    ("OFD.xml", "an OFD document", "convert it to text or PDF first, and a PDF to text"),
    ("xl/workbook.xml", "an Excel workbook", "save its sheets as text first"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save it as text first"),
    ("META-INF/container.xml", "an e-book", "convert it to HTML or text first"),
    ("content.xml", "an OpenDocument file", "save it as DOCX or text first"),
];

/// Tells documents that are packages from other archives.
pub(super) fn package(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>) -> Package {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("[Content_Types].xml")
        && archive.file_names().any(|name| name.is_ok_and(|name| name.starts_with("word/document")))
    {
        return Package::Docx;
    }
    match PACKAGES.iter().find(|(entry, ..)| has(entry)) {
        Some((_, found, advice)) => Package::Refused(format!("expected text, found {found}; {advice}")),
        None => Package::Archive,
    }
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
