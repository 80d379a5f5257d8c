//! `documents`: one row for each official document, article or news item.

use super::column::Column;
use super::common::{issue_id, region_code, span};
use super::table::{Table, rows};
use crate::model::Document;

type C = Column<Document>;

pub(super) fn table() -> Table<Document> {
    let about = "One row for each official document (公文), article or news item.";
    Table::new("documents", about, columns(), |records| rows(records, |s| &s.structure.documents))
}

fn columns() -> Vec<C> {
    let mut columns = identity();
    columns.extend(number());
    columns.extend(title());
    columns.extend(organs());
    columns.extend(dates());
    columns.extend(marks());
    columns.extend(span(|d: &Document| d.span));
    columns
}

fn identity() -> Vec<C> {
    vec![
        C::text("document_id", |d| &d.document_id)
            .key()
            .about("{issue_id}#{ordinal}, or {source_id}#{ordinal} without an issue.")
            .example("云溪区人民政府公报/2023/4#2"),
        issue_id(|d: &Document| &d.issue_id),
        C::int("ordinal", |d| d.ordinal).about("Place in its source, from 1.").example("2"),
        C::term("kind", |d| d.kind).about("What the document is."),
    ]
}

fn number() -> Vec<C> {
    let columns = vec![
        C::text("number_raw", |d| &d.number_raw)
            .about("Document number (发文字号) as printed.")
            .example("云溪府办发[2023]17号"),
        C::text("number", |d| &d.number)
            .about("Document number, with 〔〕 around the year.")
            .example("云溪府办发〔2023〕17号"),
        C::text("number_prefix", |d| &d.number_prefix)
            .about("What stands before the year or serial number (机关代字).")
            .example("云溪府办发"),
        C::int("number_year", |d| d.number_year).about("Year of the number.").example("2023"),
        C::int("number_seq", |d| d.number_seq).about("Serial number.").example("17"),
    ];
    columns.into_iter().map(|column| column.null("when none is printed")).collect()
}

fn title() -> Vec<C> {
    vec![
        C::text("title", |d| &d.title)
            .about("Title, without typesetting; of an untitled document its first words.")
            .example("云溪区人民政府办公室关于印发云溪区河道保洁工作方案的通知"),
        C::text("title_raw", |d| &d.title_raw)
            .about("Title as printed, its lines joined.")
            .example("云溪区人民政府办公室 关于印发云溪区河道保洁工作方案的通知"),
        C::term("genre", |d| d.genre)
            .about("Kind of document (文种).")
            .null("for articles and news, and when the title names none"),
    ]
}

fn organs() -> Vec<C> {
    vec![
        C::text("organ_header", |d| &d.organ_header)
            .about("Letterhead (发文机关标志).")
            .example("云溪区人民政府办公室文件")
            .null("when none is printed"),
        C::text_list("issuers", |d| &d.issuers)
            .about("Issuing organs (发文机关): of the letterhead, else of the title, else of the signature.")
            .example("[\"云溪区人民政府办公室\"]"),
        C::text_list("addressees", |d| &d.addressees)
            .about("Addressees (主送机关), as printed.")
            .example("[\"各镇人民政府\", \"区政府各部门\"]"),
        C::text_list("signatories", |d| &d.signatories)
            .about("Signing organs or persons (署名).")
            .example("[\"云溪区人民政府办公室\"]"),
    ]
}

fn dates() -> Vec<C> {
    vec![
        C::date("signed_date", |d| d.signed_date)
            .about("Date of signature (成文日期).")
            .example("2023-04-06")
            .null("when none is printed"),
        C::date("printed_date", |d| d.printed_date)
            .about("Date of printing (印发日期).")
            .example("2023-04-07")
            .null("when none is printed"),
        C::text("printed_by", |d| &d.printed_by)
            .about("Printing organ (印发机关).")
            .example("云溪区人民政府办公室")
            .null("when none is printed"),
        C::text_list("cc", |d| &d.cc).about("Organs that get a copy (抄送机关).").example("[\"区委各部门\"]"),
        C::text("disclosure", |d| &d.disclosure)
            .about("Whether it may be published (公开属性), as printed.")
            .example("此件公开发布")
            .null("when none is printed"),
        C::date("effective_date", |d| d.effective_date)
            .about("First day in force (施行日期).")
            .example("2023-05-01")
            .null("when the text sets none"),
        C::date("expiry_date", |d| d.expiry_date)
            .about("Last day in force (有效期).")
            .example("2028-04-30")
            .null("when the text sets none"),
    ]
}

fn marks() -> Vec<C> {
    let printed = vec![
        C::text("meeting", |d| &d.meeting)
            .about("Meeting that passed it.")
            .example("区人民政府第31次常务会议"),
        C::text("source_note", |d| &d.source_note)
            .about("Where an article was first printed.")
            .example("《临江日报》（2023年04月09日 03版）"),
        C::text("copy_number", |d| &d.copy_number).about("Copy number (份号).").example("000012"),
        C::text("secrecy", |d| &d.secrecy).about("Secrecy and its term (密级).").example("机密★1年"),
        C::text("urgency", |d| &d.urgency).about("Urgency (紧急程度).").example("特急"),
        C::text("approver", |d| &d.approver).about("Who approved it (签发人).").example("林知远"),
        C::text("index_number", |d| &d.index_number)
            .about("Index number of the publishing database (索引号).")
            .example("990104000/2023-00017"),
    ];
    let mut columns: Vec<_> = printed.into_iter().map(|c| c.null("when none is printed")).collect();
    columns.extend([
        C::text_list("subject_words", |d| &d.subject_words)
            .about("Subject words (主题词).")
            .example("[\"环保\", \"河道\", \"方案\"]"),
        region_code(|d: &Document| &d.region_code)
            .about("Six-digit code of the issuing region by GB/T 2260."),
        C::int("page_from", |d| d.page_from)
            .about("First page of the text.")
            .example("12")
            .null("when the text is not paged"),
        C::int("page_to", |d| d.page_to)
            .about("Last page of the text.")
            .example("15")
            .null("when the text is not paged"),
    ]);
    columns
}
