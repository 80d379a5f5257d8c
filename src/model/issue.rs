//! Layer 2: issues and their tables of contents.

use serde::{Deserialize, Serialize};

use super::Date;
use crate::text::Span;

/// A gazette issue (期).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// `{gazette}/{year}/{number}`; a later copy of the same issue ends in `~2`.
    pub issue_id: String,
    /// Title of the gazette (刊名).
    pub gazette: String,
    /// Name of the region whose government publishes it, as `重庆市渝中区`.
    pub region_name: Option<String>,
    /// Six-digit GB/T 2260 code of that region.
    pub region_code: Option<String>,
    /// Year of the issue.
    pub year: Option<i32>,
    /// Number in its year (期).
    pub number: Option<i32>,
    /// Number from the first issue on (总第…期).
    pub serial: Option<i32>,
    /// Day of publication (出版日期).
    pub published_date: Option<Date>,
    /// 主管单位.
    pub supervisor: Option<String>,
    /// 主办单位.
    pub sponsor: Option<String>,
    /// 编辑出版.
    pub publisher: Option<String>,
    /// 地址.
    pub address: Option<String>,
    /// 邮编.
    pub postcode: Option<String>,
    /// 电话.
    pub phone: Option<String>,
    /// 传真.
    pub fax: Option<String>,
    /// 网址.
    pub website: Option<String>,
    /// 电子邮箱.
    pub email: Option<String>,
    /// Licence or serial number of the publication (准印证号, CN, ISSN).
    pub licence: Option<String>,
    /// From the gazette's title to the end of its imprint.
    pub span: Span,
}

/// A line of a table of contents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TocEntry {
    /// The issue.
    pub issue_id: String,
    /// Place in the table, from 1.
    pub ordinal: i32,
    /// The heading under which it stands.
    pub category: Option<String>,
    /// Title, normalised.
    pub title: String,
    /// Title as printed.
    pub title_raw: String,
    /// Printed page number.
    pub page: Option<i32>,
    /// The document to which it points.
    pub document_id: Option<String>,
    /// True when the printed title equals the document's title; null when it points to none.
    pub title_matches: Option<bool>,
    /// The printed entry.
    pub span: Span,
    /// Index of the document to which it points.
    pub document: Option<usize>,
}
