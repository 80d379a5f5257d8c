//! The file of a document.

use std::io::{self, Write};

use super::body::Body;
use super::name::Ids;
use super::part::Document;
use super::scope::{Item, Scope};
use super::{Out, meta};
use crate::export::output::Row;
use crate::export::xml::Xml;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Writes the file of a document.
pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (mut xml, mut ids) = (Xml::begin(out)?, Ids::default());
    let is_act = document.row.text("kind") == Some("legislation");
    let name = document.row.text("genre").or(document.row.text("kind")).unwrap_or("other");
    let scope = Scope::of(document, None);
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)])?;
    xml.open(if is_act { "act" } else { "doc" }, &[("name", name), ("contains", "originalVersion")])?;
    meta::write(&mut xml, document, None)?;
    preface(&mut xml, document)?;
    match is_act {
        true => act(&mut xml, &mut ids, &scope.items)?,
        false => main_body(&mut xml, &mut ids, "", &scope.items)?,
    }
    conclusions(&mut xml, &mut ids, document, &scope.ends)?;
    attachments(&mut xml, &mut ids, document)?;
    xml.finish().map(drop)
}

fn preface(xml: &mut Out<'_>, document: &Document<'_>) -> io::Result<()> {
    let row = document.row;
    xml.open("preface", &[])?;
    if let Some(header) = row.text("organ_header") {
        xml.leaf_in(("p", &[]), "docAuthority", &[], header)?;
    }
    xml.leaf_in(("p", &[]), "docTitle", &[], row.text("title").unwrap_or_default())?;
    if let Some(number) = row.text("number") {
        xml.leaf_in(("p", &[]), "docNumber", &[], number)?;
    }
    xml.close()
}

/// The text of a statute: what stands before its first section is no part of its body.
fn act(xml: &mut Out<'_>, ids: &mut Ids, items: &[Item<'_>]) -> io::Result<()> {
    let first = items.iter().position(|item| matches!(item, Item::Section(_))).unwrap_or_default();
    let (before, rest) = items.split_at(first);
    let mut body = Body { xml, ids, parent: "" };
    if !before.is_empty() {
        body.xml.open("preamble", &[])?;
        before.iter().try_for_each(|item| body.block(item))?;
        body.xml.close()?;
    }
    body.xml.open("body", &[])?;
    body.hierarchy(rest)?;
    body.xml.close()
}

fn main_body(xml: &mut Out<'_>, ids: &mut Ids, parent: &str, items: &[Item<'_>]) -> io::Result<()> {
    let mut body = Body { xml, ids, parent };
    body.xml.open("mainBody", &[])?;
    body.mixed(items)?;
    body.xml.close()
}

fn conclusions(
    xml: &mut Out<'_>,
    ids: &mut Ids,
    document: &Document<'_>,
    ends: &[Row<'_>],
) -> io::Result<()> {
    if ends.is_empty() {
        return Ok(());
    }
    xml.open("conclusions", &[])?;
    for block in ends {
        let text = block.text("text").unwrap_or_default();
        match (block.text("kind"), document.row.text("signed_date")) {
            (Some("signature"), _) => {
                let issuer = meta::issuer(document, text);
                let refers = issuer.as_deref().map(|id| ("refersTo", id));
                xml.leaf_in(("p", &[]), "signature", refers.as_slice(), text)?;
            }
            (Some("date_line"), Some(date)) => xml.leaf_in(("p", &[]), "date", &[("date", date)], text)?,
            _ => Body { xml, ids, parent: "" }.paragraphs(*block)?,
        }
    }
    xml.close()
}

/// Attachments whose body is printed.
fn attachments(xml: &mut Out<'_>, ids: &mut Ids, document: &Document<'_>) -> io::Result<()> {
    let printed: Vec<Row<'_>> =
        document.attachments.iter().copied().filter(|row| row.text("body_start").is_some()).collect();
    if printed.is_empty() {
        return Ok(());
    }
    xml.open("attachments", &[])?;
    for row in printed {
        let id = ids.give("", "att", row.text("ordinal").unwrap_or_default());
        xml.open("attachment", &[("eId", &id)])?;
        xml.leaf("heading", &[], row.text("title").unwrap_or_default())?;
        xml.open("doc", &[("name", "attachment")])?;
        meta::write(xml, document, Some(&id))?;
        main_body(xml, ids, &id, &Scope::of(document, Some(row)).items)?;
        xml.close()?;
        xml.close()?;
    }
    xml.close()
}
