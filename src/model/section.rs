//! Layer 2: sections, the outline of a document.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use crate::text::Span;

closed_set! {
    /// How the label of a section is written.
    SectionStyle {
        HanComma => "han_comma", "一、";
        HanParen => "han_paren", "（一）";
        ArabicDot => "arabic_dot", "1.";
        ArabicComma => "arabic_comma", "1、";
        ArabicParen => "arabic_paren", "（1）";
        Circled => "circled", "①";
        Part => "part", "第一编";
        Chapter => "chapter", "第一章";
        Section => "section", "第一节";
        Article => "article", "第一条";
        HanShi => "han_shi", "一是";
        Dash => "dash", "——";
        Box => "box", "专栏1";
        Unnumbered => "unnumbered", "a title without a number";
        Decimal => "decimal", "1.1";
        Item => "item", "项";
        Other => "other", "another label";
    }
}

/// A numbered or titled unit of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// `{document_id}/{path}`, inside an attachment `{attachment_id}/{path}`.
    pub section_id: String,
    /// Its document.
    pub document_id: String,
    /// The section around it.
    pub parent_id: Option<String>,
    /// The attachment in which it stands.
    pub attachment_id: Option<String>,
    /// Place in the document, from 1.
    pub ordinal: i32,
    /// Depth in the tree, 1 for the top.
    pub depth: i32,
    /// Label as printed, `（一）`.
    pub label_raw: Option<String>,
    /// How the label is written.
    pub style: SectionStyle,
    /// Value of the label.
    pub number: Option<i32>,
    /// Label values from the root, `4.2.1`.
    pub path: String,
    /// Heading, normalised; `None` when the unit has none.
    pub heading: Option<String>,
    /// Its own text without its children.
    pub text: String,
    /// From its label to the end of its last child.
    pub span: Span,
    /// Index of the section around it.
    pub parent: Option<usize>,
    /// Index of the attachment in which it stands.
    pub attachment: Option<usize>,
}
