//! `meta`: which work a file is of, who issued it and where it was printed.

use std::io;

use super::Out;
use super::name::iri;
use super::part::Document;

/// What a work without a date has, since it must have one.
const NO_DATE: (&str, &str) = ("0001-01-01", "unknown");
const FORMAT: &str = "application/akn+xml";

/// Writes the identification of a document, or of a component of it, as `att_1`.
pub(super) fn write(xml: &mut Out<'_>, document: &Document<'_>, component: Option<&str>) -> io::Result<()> {
    let issuers = document.row.list("issuers");
    xml.open("meta", &[])?;
    xml.open("identification", &[("source", "#gongbao")])?;
    let work = work(document);
    let (date, _) = date(document);
    let expression = format!("{work}/zho@{date}");
    work_level(xml, document, &work, component, &issuers)?;
    level(xml, document, "FRBRExpression", &expression, component, &authors(&issuers))?;
    xml.empty("FRBRlanguage", &[("language", "zho")])?;
    xml.close()?;
    level(
        xml,
        document,
        "FRBRManifestation",
        &format!("{expression}.akn"),
        component,
        &["#gongbao".to_owned()],
    )?;
    xml.empty("FRBRformat", &[("value", FORMAT)])?;
    xml.close()?;
    xml.close()?;
    if component.is_none() {
        publication(xml, document)?;
        references(xml, &issuers)?;
    }
    xml.close()
}

/// What the signature of an issuer refers to.
pub(super) fn issuer(document: &Document<'_>, name: &str) -> Option<String> {
    let at = document.row.list("issuers").iter().position(|issuer| issuer == name)?;
    Some(format!("#org_{}", at + 1))
}

/// The address of a work: `/akn/cn/act/2023-04-06/云溪府办发〔2023〕17号`.
fn work(document: &Document<'_>) -> String {
    let row = document.row;
    let kind = if row.text("kind") == Some("legislation") { "act" } else { "doc" };
    let name = row.text("number").or(row.text("title")).unwrap_or_default();
    format!("/akn/cn/{kind}/{}/{}", date(document).0, iri(name))
}

/// The date of a document, and what day it is.
fn date<'a>(document: &Document<'a>) -> (&'a str, &'static str) {
    let own = |column, what| Some((document.row.text(column)?, what));
    let issued = || Some((document.issue?.text("published_date")?, "published"));
    own("signed_date", "signed").or_else(|| own("printed_date", "printed")).or_else(issued).unwrap_or(NO_DATE)
}

fn authors(issuers: &[String]) -> Vec<String> {
    match issuers.len() {
        0 => vec!["#org_unknown".to_owned()],
        count => (1..=count).map(|number| format!("#org_{number}")).collect(),
    }
}

fn work_level(
    xml: &mut Out<'_>,
    document: &Document<'_>,
    work: &str,
    component: Option<&str>,
    issuers: &[String],
) -> io::Result<()> {
    level(xml, document, "FRBRWork", work, component, &authors(issuers))?;
    xml.empty("FRBRcountry", &[("value", "cn")])?;
    if component.is_none() {
        for (name, column) in [("FRBRsubtype", "genre"), ("FRBRnumber", "number"), ("FRBRname", "title")] {
            if let Some(value) = document.row.text(column) {
                xml.empty(name, &[("value", value)])?;
            }
        }
    }
    xml.close()
}

/// What all levels have; the element stays open.
fn level(
    xml: &mut Out<'_>,
    document: &Document<'_>,
    name: &'static str,
    address: &str,
    component: Option<&str>,
    authors: &[String],
) -> io::Result<()> {
    let (date, day) = date(document);
    xml.open(name, &[])?;
    xml.empty("FRBRthis", &[("value", &format!("{address}/!{}", component.unwrap_or("main")))])?;
    xml.empty("FRBRuri", &[("value", address)])?;
    if name == "FRBRWork" && component.is_none() {
        xml.empty("FRBRalias", &[("value", document.id()), ("name", "document_id")])?;
    }
    xml.empty("FRBRdate", &[("date", date), ("name", day)])?;
    authors.iter().try_for_each(|author| xml.empty("FRBRauthor", &[("href", author)]))
}

/// The issue, when the day of its publication is known.
fn publication(xml: &mut Out<'_>, document: &Document<'_>) -> io::Result<()> {
    let Some(issue) = document.issue else { return Ok(()) };
    let Some(date) = issue.text("published_date") else { return Ok(()) };
    let gazette = issue.text("gazette").unwrap_or_default();
    let number: Vec<&str> = [issue.text("year"), issue.text("number")].into_iter().flatten().collect();
    let number = number.join("/");
    let attributes = [("date", date), ("name", gazette), ("showAs", gazette), ("number", &number)];
    xml.empty("publication", &attributes)
}

fn references(xml: &mut Out<'_>, issuers: &[String]) -> io::Result<()> {
    xml.open("references", &[("source", "#gongbao")])?;
    organisation(xml, "gongbao", "gongbao")?;
    if issuers.is_empty() {
        organisation(xml, "org_unknown", "unknown")?;
    }
    for (number, issuer) in (1..).zip(issuers) {
        organisation(xml, &format!("org_{number}"), issuer)?;
    }
    xml.close()
}

fn organisation(xml: &mut Out<'_>, id: &str, name: &str) -> io::Result<()> {
    let address = format!("/akn/ontology/organization/cn/{}", iri(name));
    xml.empty("TLCOrganization", &[("eId", id), ("href", &address), ("showAs", name)])
}
