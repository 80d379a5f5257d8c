//! Layer 2: documents and their attachments.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::{Date, Section, Table};
use crate::text::Span;

closed_set! {
    /// What a document is.
    DocumentKind {
        Official => "official", "an official document (公文)";
        Article => "article", "an article, as a foreword or a reprint";
        News => "news", "a news item";
        Legislation => "legislation", "a statute, regulation or government rule in articles";
    }
}

closed_set! {
    /// The kind of document (文种): the fifteen of the 2012 Regulations and what is issued under them.
    Genre {
        Resolution => "resolution", "决议";
        Decision => "decision", "决定";
        Order => "order", "命令（令）";
        Communique => "communique", "公报";
        Proclamation => "proclamation", "公告";
        Announcement => "announcement", "通告";
        Opinion => "opinion", "意见";
        Notice => "notice", "通知";
        Circular => "circular", "通报";
        Report => "report", "报告";
        Request => "request", "请示";
        Reply => "reply", "批复、答复";
        Proposal => "proposal", "议案";
        Letter => "letter", "函";
        Minutes => "minutes", "纪要";
        Plan => "plan", "方案、规划、计划";
        Measures => "measures", "办法";
        Rules => "rules", "细则、规则";
        Regulation => "regulation", "条例";
        Provisions => "provisions", "规定";
        Other => "other", "another kind";
    }
}

/// An official document, article or news item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// `{issue_id}#{ordinal}`, or `{source_id}#{ordinal}` without an issue.
    pub document_id: String,
    /// The issue that prints it.
    pub issue_id: Option<String>,
    /// Place in its source, from 1.
    pub ordinal: i32,
    /// What it is.
    pub kind: DocumentKind,
    /// Document number as printed (发文字号).
    pub number_raw: Option<String>,
    /// Document number, normalised: `云溪府办发〔2019〕39号`.
    pub number: Option<String>,
    /// What stands before the year or serial number: `云溪府办发`.
    pub number_prefix: Option<String>,
    /// Year of the number.
    pub number_year: Option<i32>,
    /// Serial number.
    pub number_seq: Option<i32>,
    /// Title, normalised.
    pub title: String,
    /// Title as printed.
    pub title_raw: String,
    /// Kind of document (文种).
    pub genre: Option<Genre>,
    /// Letterhead (发文机关标志).
    pub organ_header: Option<String>,
    /// Issuing organs (发文机关).
    pub issuers: Vec<String>,
    /// Addressees (主送机关).
    pub addressees: Vec<String>,
    /// Signing organs or persons (署名).
    pub signatories: Vec<String>,
    /// Date of signature (成文日期).
    pub signed_date: Option<Date>,
    /// Date of printing (印发日期).
    pub printed_date: Option<Date>,
    /// Printing organ (印发机关).
    pub printed_by: Option<String>,
    /// Organs that get a copy (抄送机关).
    pub cc: Vec<String>,
    /// Publication status (公开属性), as `此件公开发布`.
    pub disclosure: Option<String>,
    /// First day in force (施行日期).
    pub effective_date: Option<Date>,
    /// Last day in force (有效期).
    pub expiry_date: Option<Date>,
    /// Meeting that passed it.
    pub meeting: Option<String>,
    /// Where an article was first printed.
    pub source_note: Option<String>,
    /// 份号.
    pub copy_number: Option<String>,
    /// 密级.
    pub secrecy: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 签发人.
    pub approver: Option<String>,
    /// 索引号.
    pub index_number: Option<String>,
    /// 主题词.
    pub subject_words: Vec<String>,
    /// Six-digit code of the issuing region; null for central organs.
    pub region_code: Option<String>,
    /// First page of the text.
    pub page_from: Option<i32>,
    /// Last page of the text.
    pub page_to: Option<i32>,
    /// From its first to its last byte.
    pub span: Span,
    /// Where the title is printed.
    pub title_span: Span,
    /// Where its number is printed.
    pub number_span: Option<Span>,
    /// Its paragraphs, as indices into the paragraphs of the source.
    pub paragraphs: Range<usize>,
    /// The outline, in document order.
    pub sections: Vec<Section>,
    /// Its attachments, by ordinal.
    pub attachments: Vec<Attachment>,
    /// Its tables, in document order.
    pub tables: Vec<Table>,
}

/// An attachment (附件).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    /// `{document_id}/a{ordinal}`.
    pub attachment_id: String,
    /// Its document.
    pub document_id: String,
    /// Printed or counted ordinal, from 1.
    pub ordinal: i32,
    /// Title without ordinal and without （略）.
    pub title: String,
    /// True when the list says that it is left out (略).
    pub omitted: bool,
    /// Where its body stands; `None` when it is not printed.
    pub body: Option<Span>,
    /// Where the list or the mark names it.
    pub span: Span,
}
