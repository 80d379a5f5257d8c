//! Layer 1: sources, and the blocks and paragraphs of their text.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use crate::text::{Errata, Marks, Repaired, Span};

closed_set! {
    /// How the text of a source is written.
    Format {
        Text => "text", "plain text";
        Markdown => "markdown", "Markdown; its marks are part of the decoded text";
        Html => "html", "HTML; the decoded text is what a reader sees, tables as lines of cells with tabs";
        Docx => "docx", "Word document; decoded as HTML is";
        Ndjson => "ndjson", "one text of a file of JSON lines";
    }
}

closed_set! {
    /// What a source holds.
    SourceKind {
        Gazette => "gazette", "an issue of a gazette, with a masthead";
        Documents => "documents", "one or more documents without a masthead";
        Unknown => "unknown", "nothing that reads as an official document";
    }
}

/// One input, decoded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// First 16 hex digits of the BLAKE3 hash of the content; a later copy of the same content ends in `~2`.
    pub source_id: String,
    /// Path relative to the input root, with `/` as separator.
    pub path: String,
    /// How the text is written.
    pub format: Format,
    /// Name of the encoding from which the text was decoded, as `UTF-8`.
    pub encoding: String,
    /// Size of the content in bytes, before decoding.
    pub bytes: u64,
    /// BLAKE3 hash of the content, 64 hex digits.
    pub blake3: String,
    /// What came beside the text, as a JSON object: columns of NDJSON, front matter of Markdown.
    pub metadata: Option<String>,
    /// The decoded text: what all spans point into. While it is read it has the corrections; then it is the print.
    pub text: String,
    /// The corrections that were made before it was read, in text order.
    pub fixups: Vec<Fixup>,
    /// What was printed, as long as `text` is another for its corrections.
    #[serde(skip)]
    pub errata: Option<Errata>,
}

impl Source {
    /// The decoded text as it was printed.
    pub fn printed(&self) -> &str {
        self.errata.as_ref().map_or(&self.text, Errata::text)
    }
}

/// A correction that was made to a text before it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixup {
    /// What was printed.
    pub old: String,
    /// What is read instead.
    pub new: String,
    /// Why.
    pub reason: String,
    /// Where `old` stands in the printed text.
    pub span: Span,
}

closed_set! {
    /// What a block was recognised as.
    BlockKind {
        Masthead => "masthead", "title, number or date of a gazette issue (刊名、期号)";
        Toc => "toc", "table of contents (目录)";
        Imprint => "imprint", "publisher, editors, address of the issue (版权页)";
        OrganHeader => "organ_header", "issuing organ's letterhead (发文机关标志)";
        DocumentNumber => "document_number", "document number (发文字号)";
        Title => "title", "title of a document, an issued text or an attachment (标题)";
        Addressee => "addressee", "addressees (主送机关)";
        Heading => "heading", "a line that is only the head of a section";
        Paragraph => "paragraph", "running text (正文)";
        ListItem => "list_item", "a numbered unit with its text";
        Clause => "clause", "a responsibility clause on a line of its own (责任单位)";
        Box => "box", "head of a box (专栏)";
        Table => "table", "rows of a table";
        TableCaption => "table_caption", "caption of a table";
        TableUnit => "table_unit", "unit of a table (单位)";
        Signature => "signature", "signing organ or person (发文机关署名)";
        DateLine => "date_line", "date of signature (成文日期)";
        Note => "note", "note in brackets (附注)";
        AttachmentList => "attachment_list", "list of attachments (附件说明)";
        AttachmentMark => "attachment_mark", "mark at the head of an attachment (附件)";
        Cc => "cc", "organs that get a copy (抄送机关)";
        PrintLine => "print_line", "printing organ and date (印发机关和印发日期)";
        Contact => "contact", "a line that says how to reach somebody (联系人、电话)";
        News => "news", "head or text of a news item";
        PageBreak => "page_break", "form feed or gap between pages";
        Furniture => "furniture", "page numbers, running heads, web navigation, comments";
        Blank => "blank", "blank lines";
        Unknown => "unknown", "not recognised";
    }
}

/// A unit of text after lines and pages are joined: a paragraph, a title over several lines, a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// What it was recognised as.
    pub kind: BlockKind,
    /// Its text; for a table the rows with their tabs, joined by line breaks, unrepaired.
    pub text: Repaired,
    /// What its text may hold.
    pub marks: Marks,
    /// Page on which it begins.
    pub page: u32,
    /// Index of its document in [`crate::structure::Structure::documents`].
    pub document: Option<usize>,
    /// Index of the innermost section in its document.
    pub section: Option<usize>,
    /// Index of the attachment in its document, when it stands in the body of one.
    pub attachment: Option<usize>,
    /// Index of the table in its document, for a paragraph of kind [`BlockKind::Table`].
    pub table: Option<usize>,
    /// Index of its first block.
    pub block: usize,
}

impl Paragraph {
    /// The printed span.
    pub fn span(&self) -> Span {
        self.text.span()
    }

    /// The repaired text.
    pub fn str(&self) -> &str {
        self.text.text()
    }
}

/// A stretch of the text; the blocks of a source cover it without gap or overlap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// `{source_id}/b{ordinal}`.
    pub block_id: String,
    /// Place in the source, from 1.
    pub ordinal: i32,
    /// Page on which it begins, from 1.
    pub page: i32,
    /// What it was recognised as.
    pub kind: BlockKind,
    /// The document it belongs to.
    pub document_id: Option<String>,
    /// The innermost section it belongs to.
    pub section_id: Option<String>,
    /// Repaired text; the first block of a paragraph that a page break cut carries the whole paragraph.
    pub text: String,
    /// The block that this one goes on with, when a page break cut a paragraph or table.
    pub continues_block_id: Option<String>,
    /// Where it stands, line breaks behind it included.
    pub span: Span,
    /// Index of its paragraph, when it has one.
    pub paragraph: Option<usize>,
}
